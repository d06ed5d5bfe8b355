"""U: against the catalog of the authority above and the place's own list of retained certificates."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pledgectl.model import Item
from pledgectl.rule import NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.likeness import loose_form
from pledgectl.text import one_line

_NOT_PLEDGED = re.compile(r"不(?:能|宜|得|可|予|适合|适用|实行|采用)[^。；]{0,12}承诺|不能实行|不实行|^否$|^不(?:能|可)?$")


def side_by_side(item: Item, entries: Sequence[Item], whose: str) -> str:
    """Write the item and the entries of another list one beside the other, each with its purpose."""
    own = f"本级：{item.name}／{item.purpose or '未写用途'}"
    return "；".join([own, *(f"{whose}：{entry.name}／{entry.purpose or '未写用途'}" for entry in entries)])


@rule("U001", WARNING)
def not_upstream(item: Item, context: Context) -> Iterator[Message]:
    """上级目录里没有这一项

    为什么：本级目录要严格对照上级部门确定的事项编制；上级没有的，不能自行增加。导入了上级目录才检查。
    怎么办：对照并列的近似事项，名称写法不同的改为上级的写法，或者在“上级目录对应项”写明；确实没有的，请示上级或者取消。
    依据：毛集方案“严格对照市直对应部门确定的告知承诺事项”；虎林方案“严格对照省、市证明事项告知承诺制事项目录”。
    """
    if not item.name or not context.references.upstream or context.upstream.same(item):
        return
    if item.upstream:
        if loose_form(item.upstream) not in context.upstream.titles:
            yield Message(f"所填的上级目录对应项“{item.upstream}”在上级目录里查不到", "upstream")
        return
    near = context.upstream.same_name(item)[:3] or context.upstream.close(item)
    text = f"上级目录里没有“{item.name}”（用途：{item.purpose or '未写'}）"
    yield Message(f"{text}；相近的有：{side_by_side(item, near, '上级')}" if near else text, "name")


@rule("U002", WARNING)
def retained_without_pledge(item: Item, context: Context) -> Iterator[Message]:
    """本级保留清单写明这一项不能承诺

    为什么：同一项证明，一张清单说不能实行告知承诺，另一张清单说可以，办事窗口无所适从。
    怎么办：由法制机构定一个结论，改正其中一张清单；可以承诺的，用 catalog review 的 --exclusion 记录理由。
    依据：毛集方案“在本部门保留的证明事项的基础上，确定可以实行证明事项告知承诺制的政务服务事项”。
    """
    if not item.name or not context.references.retained or item.review.exclusion.strip():
        return
    for entry in context.retained.same(item):
        if reason := _why_not(entry):
            known = f"“{entry.name}”（用途：{entry.purpose or '任何用途'}）"
            yield Message(f"保留清单中的{known}写明：{one_line(reason)[:80]}", "name")
            return


def _why_not(entry: Item) -> str:
    """Return the words in which a retained certificate is said not to be pledged, "" where it is not."""
    return next((text for text in (entry.method, entry.remarks, entry.review.exclusion) if _NOT_PLEDGED.search(text)), "")


@rule("U003", NOTE)
def retained_nearly(item: Item, context: Context) -> Iterable[Message]:
    """与本级保留清单中不能承诺的事项相近

    为什么：换一种写法，保留清单里写明不能承诺的证明就会混进目录。
    怎么办：对照并列的两项；实为同一项的由法制机构定一个结论，不是同一项的不用处理。
    依据：毛集方案“在本部门保留的证明事项的基础上，确定可以实行证明事项告知承诺制的政务服务事项”。
    """
    if not item.name or not context.references.retained or context.retained.same(item):
        return ()
    near = [entry for entry in context.retained.close_to(item) if _why_not(entry)][:3]
    if near:
        return [Message(f"保留清单中相近的写明不能承诺；{side_by_side(item, near, '保留')}", "name")]
    return ()
