"""Leave out of two lists the rows that both hold word for word, so that only what may differ is read with care.

Reading a row means citations, units and findings; comparing raw rows means none of that. The comparison comes out the same:
a row is left out only if it is read alike whatever stands around it, and nothing that stays leans on it. In doubt, nothing is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

from pledgectl.catalog.intake import SheetIntake
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.intake.header import split_tables
from pledgectl.catalog.intake.personal import is_masked
from pledgectl.catalog.intake.places import tidy, unit_line
from pledgectl.catalog.intake.plan import NOTHING, Plan
from pledgectl.catalog.intake.reading import Reading
from pledgectl.catalog.intake.rows import is_numbered
from pledgectl.catalog.intake.tables import rows_above
from pledgectl.catalog.intake.titles import share_title
from pledgectl.catalog.raw import HEAD, RawList
from pledgectl.grid import Book
from pledgectl.lazy import lazy
from pledgectl.model import Where

_SAMPLED = 60  # filled cells of a column by which the reader tells what the column holds
_DISTINCT = 3  # with so many different cells a row is no title or note
_EXAMPLE = "例"
_UNITS = lazy("单位|部门|机关|机构|主体")
Own = tuple[str, str]  # department, name


def without_shared_rows(old: RawList, new: RawList) -> tuple[Book, Book] | None:
    """Read both lists without the rows they share, or None where a row may depend on those around it."""
    both = (old, new)
    if old.plan.header.names != new.plan.header.names:
        return None
    numbers = (old.rows, _as_in(old, new))
    shared = {*numbers[0]}.intersection(numbers[1]).difference(numbers[0][:HEAD], numbers[1][:HEAD])
    owns, few = _alone(old.cells(sorted(shared)), old.plan)
    rows = [[number for number in each if number in owns] for each in numbers]
    departments = {owns[number][0]: number for number in reversed(rows[0])}
    # Names lose their numbers if all have one: a name without tells that they do not, and without it nothing is sure.
    bare = next((number for number in rows[0] if not is_numbered(owns[number][1])), None)
    if rows[0] and bare is None:
        return None
    samples = {bare, *chain(*few.values(), *(_samples(held, old, few) for held in rows))}
    left = owns.keys() - departments.values() - samples
    books = [_without(left, *each) for each in zip(both, numbers, strict=True)]
    named: set[Own | None] = set()
    for each, book, held in zip(numbers, books, rows, strict=True):
        last = len(each) - each[::-1].index(held[-1]) if held else 0
        named.update(_owns(book, old.plan, last))
    # All rows of one certificate are to be read together, since doubled ones are paired by likeness.
    if None not in named and (again := {number for number in left if owns[number] in named}):
        books = [_without(left - again, *each) for each in zip(both, numbers, strict=True)]
    if None in named or not books[0] or not books[1] or _told_above(books[0], old.plan) != _told_above(books[1], new.plan):
        return None
    return books[0], books[1]


def _as_in(old: RawList, new: RawList) -> Sequence[int]:
    """Return the rows of the new list, those that differ by their ordinal alone as the old list has them."""
    olds, news = {*old.rows}, {*new.rows}
    bare = {text: row for row in olds - news if (text := old.bare(row)) is not None}
    return [row if row in olds else bare.get(new.bare(row), row) for row in new.rows] if bare else new.rows


def _without(left: AbstractSet[int], read: RawList, numbers: Sequence[int]) -> Book | None:
    """Read a list without the rows that have some numbers."""
    return read.only([at for at, number in enumerate(numbers) if number not in left])


def _alone(found: Iterable[tuple[int, Sequence[str]]], plan: Plan) -> tuple[dict[int, Own], dict[int, list[int]]]:
    """Tell of the rows that surely say so alone what they are about, and up to `_SAMPLED` of them that fill each column."""
    names, owns = plan.header.names, dict[int, Own]()
    few: dict[int, list[int]] = {at: [] for at in range(len(names))}
    wanted = [*few]
    for number, own, cells in _say(found, plan):
        if len(cells) != len(names) or _EXAMPLE in own[1] or _EXAMPLE in cells[0]:
            continue
        owns[number] = own
        for at in wanted:
            if cells[at] and cells[at] not in names[at]:
                few[at].append(number)
                wanted = [other for other in wanted if len(few[other]) < _SAMPLED]
    return owns, few


def _say(rows: Iterable[tuple[int, Sequence[str]]], plan: Plan) -> Iterator[tuple[int, Own, Sequence[str]]]:
    """Yield what rows that repeat nothing say they are about, but those that may lean on others, or others on them."""
    columns, units = plan.columns, cache(lambda text: _unit(text, plan))
    at, seq, unit = columns["name"] - 1, columns.get("seq", 0) - 1, columns.get("department", 0) - 1
    for number, cells in rows:
        name = cells[at] if at < len(cells) else ""
        name = plan.text(cells, "name") if "\n" in name or name in NOTHING else name
        ordinal = cells[seq] if 0 <= seq < len(cells) else ""
        department = units(cells[unit]) if 0 <= unit < len(cells) else ""
        if not name or (seq >= 0 and not ordinal) or (unit >= 0 and not department):
            continue  # what a page's end cut off the row above has no serial number
        if plan.leading and not all(cells[each - 1 : each] and cells[each - 1] for each in plan.leading):
            continue  # an empty cell may go on with the one above
        three = ordinal and department and ordinal != name != department != ordinal
        distinct = three or len({*cells, ""}) > _DISTINCT
        names_unit = unit < 0 and any(map(_UNITS.search, cells)) and unit_line(tuple(cells))
        if distinct and not names_unit:
            yield number, (department, name), cells


def _unit(text: str, plan: Plan) -> str:
    return tidy(plan.text((text,) * plan.columns["department"], "department"))


def _owns(book: Book | None, plan: Plan, last: int) -> Iterator[Own | None]:
    """Yield what the rows below the header are about; None stands for a row up to `last` that does not say it alone."""
    if book is None or len(split_tables(book.sheets[0])) > 1:
        yield None
        return
    rows = {number: cells for number, cells in book.sheets[0].rows.items() if number > plan.header.rows[-1]}
    alone = ((number, cells) for number, cells in rows.items() if SAME_AS_ABOVE.isdisjoint(cells))
    said = {number: own for number, own, _ in _say(alone, plan)}
    # Names with different numbers may become one name when these are masked.
    yield from (None if is_masked(own[1]) else own for own in said.values())
    yield from (None for number in rows if number <= last and number not in said)


def _told_above(book: Book, plan: Plan) -> Mapping[str, str]:
    """Return what the lines above the header say of all rows below it."""
    sheet, reading = book.sheets[0], Reading(Where(), plan)
    for texts in (*((line,) for line in sheet.above), *(cells for _, cells in rows_above(sheet, plan.header))):
        share_title([text for text in texts if text], plan.header, reading)
    return reading.shared


def _samples(numbers: Sequence[int], held: RawList, few: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Pick the rows that tell the reader what a column holds, the first of many that fill it, and the last row."""
    names = held.plan.header.names
    wanted = {at: _SAMPLED for at, some in few.items() if len(some) == _SAMPLED}
    for start in range(0, len(numbers), _SAMPLED):
        group = numbers[start : start + _SAMPLED] if wanted else ()
        cells = dict(held.cells(group))
        for number in group:
            filled = [at for at in wanted if cells[number][at] and cells[number][at] not in names[at]]
            yield from [number] if filled else []
            wanted |= {at: wanted[at] - 1 for at in filled}
        wanted = {at: count for at, count in wanted.items() if count > 0}
    yield from numbers[-1:]  # it stands above the notes


def understood(intakes: Sequence[SheetIntake]) -> list[tuple[Mapping[str, str], set[str]]]:
    """Tell how a list was understood: what its columns hold, and its departments where no column tells them."""
    told = ((each, "department" in each.columns.values()) for each in intakes)
    return [(each.columns, set() if by_row else {entry.item.department for entry in each.entries}) for each, by_row in told]
