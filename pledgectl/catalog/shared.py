"""Leave out of two lists the rows that both hold word for word, so that only what may differ is read with care.

Reading a row means citations, units and findings; comparing raw rows means none of that. The comparison comes out the same:
a row is left out only if it is read alike whatever stands around it, and nothing that stays leans on it. In doubt, nothing is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain

from pledgectl.catalog.intake import SheetIntake
from pledgectl.catalog.intake.header import SEARCHED, split_tables
from pledgectl.catalog.intake.personal import is_masked
from pledgectl.catalog.intake.places import tidy, unit_line
from pledgectl.catalog.intake.plan import Plan
from pledgectl.catalog.intake.reading import Reading
from pledgectl.catalog.intake.rows import NUMBERED, SAME_AS_ABOVE
from pledgectl.catalog.intake.tables import rows_above
from pledgectl.catalog.intake.titles import share_title
from pledgectl.catalog.raw import HEAD, Key, RawList
from pledgectl.grid import Book
from pledgectl.lazy import lazy
from pledgectl.model import Where

_SAMPLED = 60  # filled cells of a column by which the reader tells what the column holds
_DISTINCT = 3  # with so many different cells a row is no title or note
_EXAMPLE = "例"
_UNITS = lazy("单位|部门|机关|机构|主体")
Own = tuple[str, str]  # department, name


def without_shared_rows(old: RawList[Key], new: RawList[Key]) -> tuple[Book, Book] | None:
    """Read both lists without the rows they share, or None where a row may depend on those around it."""
    both = (old, new)
    if old.plan.header.names != new.plan.header.names or any(sum(map(bool, each.rows[:HEAD])) < SEARCHED for each in both):
        return None
    keys = (old.rows, _as_in(old, new))
    shared = {*keys[0]}.intersection(keys[1]).difference(keys[0][:HEAD], keys[1][:HEAD])
    owns, few = _alone(old.cells([key for key in keys[0] if key in shared]), old.plan)
    rows = [[key for key in each if key in owns] for each in keys]
    departments = {owns[key][0]: key for key in reversed(rows[0])}
    # Names lose their numbers if all have one: a name without tells that they do not, and without it nothing is sure.
    bare = next((key for key in rows[0] if not NUMBERED.match(owns[key][1])), None)
    if rows[0] and bare is None:
        return None
    samples = {bare, *chain(*few.values(), *(_samples(held, old, few) for held in rows))}
    left = owns.keys() - departments.values() - samples
    books = [_without(left, *each) for each in zip(both, keys, strict=True)]
    named: set[Own | None] = set()
    for each, book, held in zip(keys, books, rows, strict=True):
        last = len(each) - each[::-1].index(held[-1]) if held else 0
        named.update(_owns(book, old.plan, last))
    # All rows of one certificate are to be read together, since doubled ones are paired by likeness.
    if None not in named and (again := left & {key for key, own in owns.items() if own in named}):
        books = [_without(left - again, *each) for each in zip(both, keys, strict=True)]
    if None in named or not books[0] or not books[1] or _told_above(books[0], old.plan) != _told_above(books[1], new.plan):
        return None
    return books[0], books[1]


def _as_in(old: RawList[Key], new: RawList[Key]) -> Sequence[Key]:
    """Return the rows of the new list, those that differ by their ordinal alone as the old list has them."""
    same = {*old.rows}.intersection(new.rows)
    bare = {text: row for row in old.rows if row not in same and (text := old.bare(row)) is not None}
    return [row if row in same else bare.get(new.bare(row), row) for row in new.rows]


def _without(left: AbstractSet[Key], read: RawList[Key], keys: Sequence[Key]) -> Book | None:
    """Read a list without the rows that are known by some keys."""
    return read.only([at for at, key in enumerate(keys) if key not in left])


def _alone(found: Iterable[tuple[Key, Sequence[str]]], plan: Plan) -> tuple[dict[Key, Own], dict[int, list[Key]]]:
    """Tell of the rows that surely say so alone what they are about, and up to `_SAMPLED` of them that fill each column."""
    names, owns = plan.header.names, dict[Key, Own]()
    few: dict[int, list[Key]] = {at: [] for at in range(len(names))}
    wanted = [*few]
    for key, own, cells in _say(found, plan):
        if len(cells) != len(names) or _EXAMPLE in own[1] or _EXAMPLE in cells[0]:
            continue
        owns[key] = own
        for at in _filled(cells, wanted, names):
            few[at].append(key)
            wanted = [other for other in wanted if len(few[other]) < _SAMPLED]
    return owns, few


def _filled(cells: Sequence[str], columns: Iterable[int], names: Sequence[tuple[str, ...]]) -> list[int]:
    """Return those columns that hold something in a row, other than their names."""
    return [at for at in columns if cells[at] and cells[at] not in names[at]]


def _say(rows: Iterable[tuple[Key, Sequence[str]]], plan: Plan) -> Iterator[tuple[Key, Own, Sequence[str]]]:
    """Yield whose and which certificate rows say they are about, but those that may lean on others, or others on them."""
    columns, units = plan.columns, cache(lambda text: _unit(text, plan))
    seq, unit = columns.get("seq", 0) - 1, columns.get("department", 0) - 1
    for key, cells in rows:
        name = plan.text(cells, "name")
        ordinal = cells[seq] if 0 <= seq < len(cells) else ""
        department = units(cells[unit]) if 0 <= unit < len(cells) else ""
        if not name or (seq >= 0 and not ordinal) or (unit >= 0 and not department):
            continue  # what a page's end cut off the row above has no serial number
        three = ordinal and department and ordinal != name != department != ordinal
        distinct = three or len({*cells, ""}) > _DISTINCT
        names_unit = unit < 0 and any(map(_UNITS.search, cells)) and unit_line(tuple(cells))
        if distinct and not names_unit and SAME_AS_ABOVE.isdisjoint(cells):
            yield key, (department, name), cells


def _unit(text: str, plan: Plan) -> str:
    return tidy(plan.text((text,) * plan.columns["department"], "department"))


def _owns(book: Book | None, plan: Plan, last: int) -> Iterator[Own | None]:
    """Yield what the rows below the header are about; None stands for a row up to `last` that does not say it alone."""
    if book is None or len(split_tables(book.sheets[0])) > 1:
        yield None
        return
    rows = {number: cells for number, cells in book.sheets[0].rows.items() if number > plan.header.rows[-1]}
    said = {number: own for number, own, _ in _say(rows.items(), plan)}
    # Names with different numbers may become one name when these are masked.
    yield from (None if is_masked(own[1]) else own for own in said.values())
    yield from (None for number in rows if number <= last and number not in said)


def _told_above(book: Book, plan: Plan) -> Mapping[str, str]:
    """Return what the lines above the header say of all rows below it."""
    sheet, reading = book.sheets[0], Reading(Where(), plan)
    for texts in (*((line,) for line in sheet.above), *(cells for _, cells in rows_above(sheet, plan.header))):
        share_title([text for text in texts if text], plan.header, reading)
    return reading.shared


def _samples(keys: Sequence[Key], held: RawList[Key], few: Mapping[int, Sequence[Key]]) -> Iterator[Key]:
    """Pick the rows that tell the reader what a column holds, the first of many that fill it, and the last row."""
    wanted = {at: _SAMPLED for at, some in few.items() if len(some) == _SAMPLED}
    for start in range(0, len(keys), _SAMPLED):
        group = keys[start : start + _SAMPLED] if wanted else ()
        cells = dict(held.cells(group))
        for key in group:
            filled = _filled(cells[key], wanted, held.plan.header.names)
            yield from [key] if filled else []
            wanted |= {at: wanted[at] - 1 for at in filled}
        wanted = {at: count for at, count in wanted.items() if count > 0}
    yield from keys[-1:]  # it stands above the notes


def understood(intakes: Sequence[SheetIntake]) -> list[tuple[Mapping[str, str], set[str]]]:
    """Tell how a list was understood: what its columns hold, and its departments where no column tells them."""
    told = ((each, "department" in each.columns.values()) for each in intakes)
    return [(each.columns, set() if by_row else {entry.item.department for entry in each.entries}) for each, by_row in told]
