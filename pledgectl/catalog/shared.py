"""Leave out of two lists the rows that both hold word for word, so that only what may differ is read with care.

Reading a row means citations, units and findings; comparing raw rows means none of that. The comparison comes out the same:
a row is left out only if it is read alike whatever stands around it, and nothing that stays leans on it. In doubt, nothing is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pledgectl.catalog.intake import SheetIntake
from pledgectl.catalog.intake.header import SEARCHED, split_tables
from pledgectl.catalog.intake.personal import mask
from pledgectl.catalog.intake.places import tidy, unit_line
from pledgectl.catalog.intake.plan import Plan
from pledgectl.catalog.intake.reading import Reading
from pledgectl.catalog.intake.rows import SAME_AS_ABOVE
from pledgectl.catalog.intake.tables import rows_above
from pledgectl.catalog.intake.titles import share_title
from pledgectl.catalog.raw import HEAD, Key, RawList, Row
from pledgectl.grid import MAX_COLUMNS, Book
from pledgectl.model import Where

_SAMPLED = 60  # filled cells of a column by which the reader tells what the column holds
_DISTINCT = 3  # with so many different cells a row is no title or note
_EXAMPLE = "例"
_UNITS = re.compile("单位|部门|机关|机构|主体")
Own = tuple[str, str]  # department, name


def without_shared_rows(old: RawList[Key], new: RawList[Key]) -> tuple[Book, Book] | None:
    """Read both lists without the rows they share, or None where a row may depend on those around it."""
    both = (old, new)
    if old.plan.header.names != new.plan.header.names or any(sum(map(bool, each.keys[:HEAD])) < SEARCHED for each in both):
        return None
    shared = ({*old.keys} & {*new.keys}).difference(old.keys[:HEAD], new.keys[:HEAD])
    owns, filled = _alone(old.cells(key for key in old.keys if key in shared), old.plan)
    rows = [[key for key in each.keys if key in owns] for each in both]
    departments = {owns[key][0]: key for key in reversed(rows[0])}
    left = owns.keys() - departments.values() - {*_samples(rows[0], filled), *_samples(rows[1], filled)}
    books = [each.without(left) for each in both]
    named: set[Own | None] = set()
    for each, book, held in zip(both, books, rows, strict=True):
        last = len(each.keys) - each.keys[::-1].index(held[-1]) if held else 0
        named.update(_owns(book, each.plan, last))
    # All rows of one certificate are to be read together, since doubled ones are paired by likeness.
    if None not in named and (again := {key for key in left if owns[key] in named}):
        books = [each.without(left - again) for each in both]
    if None in named or not books[0] or not books[1] or _told_above(books[0], old.plan) != _told_above(books[1], new.plan):
        return None
    return books[0], books[1]


def _alone(found: Iterable[tuple[Key, Row]], plan: Plan) -> tuple[dict[Key, Own], dict[Key, bytes]]:
    """Tell of the rows that surely say so alone what they are about, and which of their cells are filled."""
    owns: dict[Key, Own] = {}
    filled: dict[Key, bytes] = {}
    for key, cells in found:
        own = _own(cells, plan) if len(plan.header.names) <= len(cells) <= MAX_COLUMNS else None
        if own and _EXAMPLE not in cells[0] + own[1]:
            owns[key], filled[key] = own, bytes(map(bool, cells))
    return owns, filled


def _own(cells: Row, plan: Plan) -> Own | None:
    """Return whose and which certificate a row says it is about; None if it may lean on others, or others on it."""
    held, columns = {*cells}, plan.columns
    name = plan.text(cells, "name")
    if len(held) - ("" in held) < _DISTINCT or not name or not held.isdisjoint(SAME_AS_ABOVE):
        return None
    if "seq" in columns and not "".join(cells[columns["seq"] - 1 : columns["seq"]]):
        return None  # what a page's end cut off the row above has no serial number
    if "department" in columns:
        department = tidy(plan.text(cells, "department"))
        return (department, mask(name)[0]) if department else None
    names_unit = any(map(_UNITS.search, cells)) and unit_line(cells)
    return None if names_unit else ("", mask(name)[0])


def _owns(book: Book | None, plan: Plan, last: int) -> Iterator[Own | None]:
    """Yield what the rows below the header are about; None stands for a row up to `last` that does not say it alone."""
    if book is None or len(split_tables(book.sheets[0])) > 1:
        yield None
        return
    for number, cells in book.sheets[0].rows.items():
        own = _own(cells, plan) if number > plan.header.rows[-1] else None
        if own or plan.header.rows[-1] < number <= last:
            yield own


def _told_above(book: Book, plan: Plan) -> Mapping[str, str]:
    """Return what the lines above the header say of all rows below it."""
    sheet, reading = book.sheets[0], Reading(Where(), plan)
    for texts in (*((line,) for line in sheet.above), *(cells for _, cells in rows_above(sheet, plan.header))):
        share_title([text for text in texts if text], plan.header, reading)
    return reading.shared


def _samples(keys: Sequence[Key], filled: Mapping[Key, bytes]) -> Iterator[Key]:
    """Pick the rows that tell the reader what a column holds, the first that fill the same columns, and the last row."""
    wanted = dict.fromkeys(filled.values(), _SAMPLED)
    for key in keys:
        if wanted[filled[key]]:
            wanted[filled[key]] -= 1
            yield key
    yield from keys[-1:]  # it stands above the notes


def understood(intakes: Sequence[SheetIntake]) -> list[tuple[Mapping[str, str], set[str]]]:
    """Tell how a list was understood: what its columns hold, and its departments where no column tells them."""
    told = ((each, "department" in each.columns.values()) for each in intakes)
    return [(each.columns, set() if by_row else {entry.item.department for entry in each.entries}) for each, by_row in told]
