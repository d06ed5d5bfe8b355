"""Which column of a header serves which field: each field once, and what a name leaves open by what stands beside it."""

from collections.abc import Sequence

from pledgectl.catalog.intake.columns import BODIES, UNKNOWN, Meaning, meaning
from pledgectl.lazy import lazy

_TWINS = ("purpose", "matter")
# Words by which one of several columns of matters speaks of use or applying, or of a service.
_USE = lazy("用|办理|申请|申办|要办|需|环节|场景|情形|事由")
_PART = lazy("^(?:事项|业务|服务|办理)*(?:子|小|分)项")  # of the matter beside it: 子项 is what a certificate is for
_SERVICE = lazy("行政|政务|审批|许可|主项|大项|所属|对应|涉及|所涉|关联|权责|职权|权力|清单|业务|服务")


def fields_of(headers: Sequence[tuple[str, ...]]) -> list[Meaning]:
    """Return the meaning of each column of a header, each field once (ticks apart), the surest column first.

    `body` (实施机关, 责任单位) is the requester where none is named, and may serve as department.
    """
    found = [meaning(names) for names in headers]
    order = sorted(range(len(found)), key=lambda at: (-found[at].weight, at))
    taken: set[str] = set()
    for at in order:
        field = found[at].field
        if not field or found[at].tick:
            continue
        if found[at].weight <= 1 and field in taken:
            found[at] = UNKNOWN
            continue
        if field == "name" and found[at].weight < 7 and "name" in taken and "matter" not in taken:
            found[at] = Meaning("matter", found[at].weight)
        elif field in taken:
            found[at] = UNKNOWN
        taken.add(found[at].field or field)
    tell_twins(headers, found)
    return _settle(found, taken | {each.field for each in found if not each.tick})


def tell_twins(headers: Sequence[tuple[str, ...]], found: list[Meaning]) -> None:
    """Of several columns of matters beside a certificate, read the one that speaks of use or applying as the purpose."""
    words = {at: meaning(names) for at, names in enumerate(headers) if names}
    free = {at for at, each in enumerate(found) if each.field in ("", *_TWINS) and not each.tick}
    parts = {at for at, names in enumerate(headers) if _PART.search("".join(names))}
    twins = [at for at, word in words.items() if (word.field in _TWINS or (word.field and at in parts)) and at in free]
    others = {each.field for at, each in enumerate(found) if at not in twins}
    if len(twins) < 2 or "name" not in others or others & {*_TWINS}:
        return
    if len({headers[at] for at in twins}) < len(twins):
        return
    use = max(twins, key=lambda at: (words[at].field == "purpose", at in parts, _speaks_of_use("".join(headers[at])), -at))
    other = max((at for at in twins if at != use), key=lambda at: (words[at].weight, -at))
    for at in twins:
        found[at] = UNKNOWN
    found[use] = Meaning("purpose", words[use].weight if words[use].field == "purpose" else min(words[use].weight, 4.0))
    found[other] = Meaning("matter", words[other].weight)


def _speaks_of_use(name: str) -> int:
    return len(_USE.findall(name)) - len(_SERVICE.findall(name))


def _settle(found: list[Meaning], taken: set[str]) -> list[Meaning]:
    """Give what is left open to the field that a list of this make means by it."""
    swaps: dict[str, str] = {}
    if "requester" not in taken:
        swaps["body"] = "requester"
    elif "department" not in taken:
        swaps |= dict.fromkeys(BODIES, "department")
    if "name" not in taken and "matter" in taken:
        swaps["matter"] = "name"
    elif "purpose" not in taken:
        swaps["matter"] = "purpose"
    if "bases" not in taken and not {"bases.document", "bases.number"} & taken:
        swaps["bases.text"] = "bases"
    elif {"bases", "bases.document"} <= taken and "bases.text" not in taken:
        swaps["bases"] = "bases.text"
    return [Meaning(swaps.get(each.field, each.field), each.weight, each.tick) for each in found]
