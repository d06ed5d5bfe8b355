"""公示: which pledges are to be made public and where, and which ought to be; pure."""

from collections import Counter

from pledgectl.figures import PIE, Chart, Report, Section, Series
from pledgectl.gaps import to_fill
from pledgectl.model import TRAITS, Item
from pledgectl.reports import catalog
from pledgectl.reports.catalog import UNSAID
from pledgectl.reports.scene import Scene

_PLEDGES = "本期公开的告知承诺书的编号、公开渠道和起止日期"
_PUBLIC, _CALLED_FOR, _NO = "公开", "应当公开，没有写明", "不公开"


def publicity(scene: Scene) -> Report:
    """List items whose pledges are public, and those that the plan wants public (毛集、虎林二（四）) but are not."""
    states = Counter(_state(item, scene) for item in scene.catalog)
    chart = Chart("承诺书是否公开", PIE, tuple(states), (Series("项数", tuple(states.values())),))
    rule = scene.profile.publicity
    channels = f"方案规定的公开渠道：{'、'.join(rule.channels)}。" if rule.channels else ""
    overview = Section("总体情况", channels, ("是否公开", "项数"), tuple(states.items()), chart, "清单里没有事项。")
    public = tuple(_public_row(item) for item in scene.catalog if _state(item, scene) == _PUBLIC)
    wanted = tuple(
        (item.id, item.department, item.name, "、".join(TRAITS[one] for one in _reasons(item, scene)))
        for item in scene.catalog
        if _state(item, scene) == _CALLED_FOR
    )
    item_headers = ("编号", "部门", "证明事项")
    sections = (
        overview,
        Section("公开承诺书的事项", "", (*item_headers, "公开范围", "公开时限"), public, None, "没有。"),
        Section("方案要求公开、清单没有写明公开的事项", "", (*item_headers, "应当公开的原因"), wanted, None, "没有。"),
        Section("已经公开的承诺书", to_fill(_PLEDGES)),
    )
    facts = (f"期间：{scene.period.name}", f"现行清单：{catalog.edition(scene)}")
    title = f"{scene.profile.place.name}告知承诺书公开情况"
    return Report("publicity", title, scene.period.name, facts, sections, (_PLEDGES,))


def _public_row(item: Item) -> tuple[str, ...]:
    told = item.publicity
    return item.id, item.department, item.name, told.scope or to_fill("公开范围"), told.period or to_fill("公开时限")


def _reasons(item: Item, scene: Scene) -> list[str]:
    return [trait for trait in item.traits if trait in scene.profile.publicity.traits]


def _state(item: Item, scene: Scene) -> str:
    if item.publicity.public == "yes":
        return _PUBLIC
    if _reasons(item, scene):
        return _CALLED_FOR
    return _NO if item.publicity.public == "no" else UNSAID
