"""X: certificates that the state, the province or the city has cancelled must not come back."""

from collections.abc import Iterable

from pledgectl.model import Item
from pledgectl.rule import ERROR, NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.lists import side_by_side

_TERRITORIES = ("省", "自治区", "市", "自治州", "盟")


def territories(entry: Item) -> tuple[str, ...]:
    """Name the places in which a cancellation holds; () is everywhere (`levels` of other lists hold 省级, 县级 …)."""
    return tuple(level for level in entry.levels if len(level) > 2 and level.endswith(_TERRITORIES) and "设区" not in level)


def binds(entry: Item, context: Context) -> bool:
    """Tell whether a cancellation holds in the profile's place."""
    held = territories(entry)
    return not held or bool({context.profile.place.province, context.profile.place.name} & set(held))


def _shown(entry: Item) -> str:
    return f"“{entry.name}”（用途：{entry.purpose or '任何用途'}；出处：{entry.remarks or '取消清单'}）"


@rule("X002", ERROR, table="cancelled")
def cancelled(item: Item, context: Context) -> Iterable[Message]:
    """已经明令取消的证明事项

    为什么：明令取消的证明不得再索要，也不得改成承诺变相索要；任何审查意见都不能放行。
    怎么办：从目录中取消这一项，办理时改用部门核查或者申请人声明。
    依据：虎林方案“对于国家和省已明令取消的证明事项，必须无条件取消，不得变相索要。”
    """
    if item.name and context.references.cancelled:
        found = next((entry for entry in context.cancelled.same(item) if binds(entry, context)), None)
        if found:
            return [Message(f"“{item.name}”就是取消清单中的{_shown(found)}", "name")]
    return ()


@rule("X003", WARNING, table="cancelled")
def cancelled_elsewhere(item: Item, context: Context) -> Iterable[Message]:
    """外地已经取消的证明事项

    为什么：别的省、市已取消，说明可以用核查或者声明代替；本省可能也已取消，只是清单没有导入。
    怎么办：查本省、本市的取消清单，已取消的删去；没有取消的可以公布，用 catalog review 的 --exclusion 记录理由以后不再提示。
    依据：虎林方案“对于国家和省已明令取消的证明事项，必须无条件取消，不得变相索要。”
    """
    if not item.name or not context.references.cancelled or item.review.exclusion.strip():
        return ()
    same = context.cancelled.same(item)
    if same and not any(binds(entry, context) for entry in same):
        return [Message(f"{'、'.join(territories(same[0]))}已取消{_shown(same[0])}", "name")]
    return ()


@rule("X005", NOTE, table="cancelled")
def cancelled_nearly(item: Item, context: Context) -> Iterable[Message]:
    """与已取消的证明事项相近

    为什么：换一个名称，或者不写用途，就可能把已取消的证明又列进来。
    怎么办：对照并列的几项；实为同一项的取消，不是的不用处理。
    依据：虎林方案“对于国家和省已明令取消的证明事项，必须无条件取消，不得变相索要。”
    """
    if not item.name or not context.references.cancelled:
        return ()
    near = context.cancelled.close_to(item) if item.purpose or item.matter else context.cancelled.same_name(item)
    if near and not context.cancelled.same(item):
        source = near[0].remarks or "取消清单"
        return [Message(f"与取消清单中的相近；{side_by_side(item, near[:3], '已取消')}（出处：{source}）", "name")]
    return ()
