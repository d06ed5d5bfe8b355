"""Rows that two files of one import, or two tables of one file, hold word for word: all but one are told and left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace

from pledgectl.catalog.intake.reading import Entry, SheetIntake, Skipped
from pledgectl.catalog.intake.register import own_name, same_office
from pledgectl.errors import PledgectlError
from pledgectl.model import Item
from pledgectl.renames import natural_key
from pledgectl.text import compare_form

_MOST = 100  # items of one name and purpose that are compared with each other: no list has more, thousands take hours


def once(intakes: Sequence[SheetIntake]) -> tuple[SheetIntake, ...]:
    """Leave out what another table of the same file says too, and says more of it or came first: a 汇总 beside its parts."""
    if sum(bool(intake.entries) for intake in intakes) < 2:
        return tuple(intakes)
    held: dict[object, list[tuple[int, Entry]]] = {}
    for number, intake in enumerate(intakes):
        for entry in intake.entries:
            held.setdefault(_about(entry.item), []).append((number, entry))
    several = (same for same in held.values() if len(same) <= _MOST and len({number for number, _ in same}) > 1)
    left = {id(entry): intakes[other].sheet for same in several for entry, other in _left(same)}
    return tuple(_without(intake, left) for intake in intakes) if left else tuple(intakes)


def _about(item: Item) -> object:
    return own_name(item.department), compare_form(item.name), compare_form(item.purpose)


def _left(same: Sequence[tuple[int, Entry]]) -> Iterator[tuple[Entry, int]]:
    """Yield the entries that one in another table makes needless, and the number of that table."""
    kept: list[tuple[int, Entry]] = []
    for number, entry in sorted(same, key=lambda pair: (_blanks(pair[1].item), pair[0])):
        other = next((at for at, one in kept if at != number and _says_no_more(entry.item, one.item)), -1)
        if other < 0:
            kept.append((number, entry))
        else:
            yield entry, other


def _blanks(item: Item) -> int:
    return sum(not getattr(item, part.name) for part in fields(item))


def _says_no_more(item: Item, other: Item) -> bool:
    pairs = ((getattr(item, part.name), getattr(other, part.name)) for part in fields(item) if part.name != "department")
    return all(not own or own == more for own, more in pairs) and same_office(item.department, other.department)


def _without(intake: SheetIntake, left: Mapping[int, str]) -> SheetIntake:
    gone = [Skipped(entry.row, f"表“{left[id(entry)]}”里也有这一项") for entry in intake.entries if id(entry) in left]
    kept = tuple(entry for entry in intake.entries if id(entry) not in left)
    rows = {entry.row for entry in kept}
    return _with(intake, kept, [skip for skip in gone if skip.row not in rows])


def without_repeats(intakes: Sequence[SheetIntake]) -> list[SheetIntake]:
    """Leave out rows that an earlier file holds word for word; PledgectlError if two files say different things of one item."""
    if len({intake.file for intake in intakes}) < 2:
        return list(intakes)
    seen: dict[object, tuple[str, Entry]] = {}
    return [_without_known(intake, seen) for intake in intakes]


def _without_known(intake: SheetIntake, seen: dict[object, tuple[str, Entry]]) -> SheetIntake:
    kept, left = [], []
    for entry in intake.entries:
        file, first = seen.setdefault(natural_key(entry.item), (intake.file, entry))
        if file == intake.file:
            kept.append(entry)
        elif first.item == entry.item:
            left.append(Skipped(entry.row, f"{file} 里有完全相同的一项"))
        else:
            where = f"{file} 第 {first.row} 行，{intake.file} 第 {entry.row} 行"
            hint = "请只导入最后定稿的那一份，或者分两次导入"
            raise PledgectlError(f"两份清单里都有“{entry.item.name[:40]}”，内容不同", where, hint)
    return _with(intake, kept, left)


def _with(intake: SheetIntake, kept: Sequence[Entry], left: Sequence[Skipped]) -> SheetIntake:
    """Return a table with the entries that are kept, and the rows told that are left out for it."""
    skipped = sorted((*intake.skipped, *left), key=lambda each: each.row)
    return replace(intake, entries=tuple(kept), skipped=tuple(skipped)) if len(kept) < len(intake.entries) else intake
