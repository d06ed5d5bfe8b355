"""I: does a catalog hold an item twice, word for word or nearly."""

from collections.abc import Callable, Iterable, Iterator

from pledgectl.model import Catalog, Item
from pledgectl.renames import natural_key
from pledgectl.rule import ERROR, WARNING, Message, rule
from pledgectl.rules.context import Context, grouped
from pledgectl.rules.likeness import loose_form
from pledgectl.text import compare_form


@rule("I018", ERROR, "catalog")
def item_doubled(catalog: Catalog, context: Context) -> Iterator[Message]:
    """同一证明事项重复

    为什么：部门、名称、用途和索要单位都相同的是同一项，公布两次会使编号和比对混乱；另写了办理的行政事项而且不同的，是两项。
    怎么办：删去一项；如确是两项，请把不同的用途写清楚。
    依据：虎林方案“科学编制本部门实行证明事项告知承诺制事项目录”。
    """
    for group in grouped((item for item in catalog if item.name), compare_form, natural_key):
        for item, twin in _twins(group, _matter):
            yield Message(f"“{item.name}”与{context.label(twin)}的部门、名称、用途和索要单位都相同", "name", "", item.id)


def _twins(group: Iterable[Item], told: Callable[[Item], str]) -> Iterator[tuple[Item, Item]]:
    """Pair items with one before them that tells the same, or where one of the two tells nothing."""
    seen: dict[str, Item] = {}
    for item in group:
        said = told(item)
        if twin := seen.get(said) or seen.get("") or (None if said else next(iter(seen.values()), None)):
            yield item, twin
        seen.setdefault(said, item)


def _matter(item: Item) -> str:
    """Return the matter where it says more than the purpose."""
    matter = compare_form(item.matter)
    return "" if matter == compare_form(item.purpose) else matter


@rule("I019", WARNING, "catalog")
def item_similar(catalog: Catalog, context: Context) -> Iterator[Message]:
    """疑似重复的证明事项

    为什么：只差“有关”“相关”“的”、括号或者索要单位写没写，多半是同一项写了两遍。
    怎么办：对照两项；是同一项的删去一项，不是的把名称或者用途的区别写清楚。
    依据：虎林方案“切实减少‘奇葩’证明、循环证明、重复证明”。
    """
    for group in grouped((item for item in catalog if item.name), loose_form, _likeness):
        firsts: dict[object, Item] = {}
        for item in group:
            firsts.setdefault(natural_key(item), item)
        for item, twin in _twins(firsts.values(), lambda item: loose_form(item.requester)):
            yield Message(f"{_shown(item)}与{context.label(twin)}{_shown(twin)}相近", "name", "", item.id)


def _shown(item: Item) -> str:
    return f"“{item.name}”（用途：{item.purpose or '未写'}）"


def _likeness(item: Item) -> tuple[str, str, str]:
    return loose_form(item.department), loose_form(item.name), loose_form(item.purpose)
