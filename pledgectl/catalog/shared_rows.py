"""Leave out of two lists the rows that both hold word for word, so that only what may differ is read with care.

Reading a row means citations, units and findings; comparing raw cells means none of that. The result of a comparison is the
same, because only rows that stand for themselves are left out, alike on both sides; where that is not sure, nothing is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.header import Header, find_header
from pledgectl.grid import Book, Sheet

# As many filled cells of a column as the reader looks at to tell what the column holds.
_SAMPLED = 60
# A column called 编号 may hold ordinals or codes; one called 序号 is surely no part of an item.
_SURE = 5
_FULL = 4
Row = tuple[str, ...]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose data rows each stand for themselves; `keys` are the rows without their ordinal, `own` who they are about.

    `own` is (department, name) by column from 0, the department -1 where no column tells it; a `loose_ordinal` may be a code.
    """

    sheet: Sheet
    header: Header
    keys: Mapping[int, Row]
    own: tuple[int, int]
    seq: int
    loose_ordinal: bool

    def name_of(self, number: int) -> tuple[str, ...]:
        """Return department and certificate of a row as they stand there."""
        cells = self.sheet.rows[number]
        return tuple(cells[column] for column in self.own if column >= 0)


def without_shared_rows(old: Book, new: Book) -> tuple[Book, Book] | None:
    """Return both books without the rows they share, or None where a row may depend on those around it."""
    before, after = read_table(old), read_table(new)
    if before is None or after is None or before.header.names != after.header.names:
        return None
    shared = set(before.keys.values()) & set(after.keys.values())
    shared -= set(_examples(before)) | set(_examples(after))
    named = {name for table in (before, after) for name in _left_names(table, shared)}
    shared -= {key for number, key in before.keys.items() if before.name_of(number) in named}
    return _cut(old, before, shared), _cut(new, after, shared)


def read_table(book: Book) -> Table | None:
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    header = find_header(sheets[0]) if len(sheets) == 1 and not sheets[0].hidden else None
    if header is None:
        return None
    sheet, at = sheets[0], {each.field: number for number, each in enumerate(header.meanings)}
    if "name" not in at or any(merge[2] > header.rows[-1] for merge in sheet.merges):
        return None
    bodies = (number for number, names in enumerate(header.names) if names and meaning(names).field == "body")
    own, seq = (at.get("department", next(bodies, -1)), at["name"]), at.get("seq", -1)
    loose = seq >= 0 and header.meanings[seq].weight < _SURE
    keys = _keys(sheet, header.rows[-1], own, seq, loose)
    return Table(sheet, header, keys, own, seq, loose) if keys else None


def _keys(sheet: Sheet, above: int, own: tuple[int, int], seq: int, doubtful: bool) -> dict[int, Row]:
    """Map row number to what a row says; empty if a row may be a section's title, or a doubtful ordinal does not count up."""
    rows = {number: cells for number, cells in sheet.rows.items() if number > above}
    whole = {number: cells for number, cells in rows.items() if stands_alone(cells, own)}
    last = max(whole, default=0)
    if not whole or sum(number <= last for number in rows) != len(whole):
        return {}
    if doubtful and [cells[seq] for cells in whole.values()] != [str(number) for number in range(1, len(whole) + 1)]:
        return {}
    return {number: cells[:seq] + cells[seq + 1 :] for number, cells in whole.items()} if seq >= 0 else whole


def stands_alone(cells: Sequence[str], own: tuple[int, int]) -> bool:
    """Tell whether a row says itself whose and which certificate it is about, and more."""
    department, name = own
    if len(cells) <= max(own) or not cells[name] or (department >= 0 and not cells[department]):
        return False
    return sum(map(bool, cells)) >= _FULL


def _examples(table: Table) -> Iterator[Row]:
    """Yield the keys of the rows that `sampled` picks."""
    return sampled(((key, table.sheet.rows[number]) for number, key in table.keys.items()), table.own[0])


def sampled(rows: Iterable[tuple[Key, Sequence[str]]], department: int) -> Iterator[Key]:
    """Yield the rows from which the reader tells what a column holds, and the first of each department."""
    filled: dict[int, int] = {}
    full: set[int] = set()
    departments = set()
    columns: list[int] = []
    for key, cells in rows:
        if len(cells) > len(filled):
            filled |= dict.fromkeys(range(len(filled), len(cells)), 0)
            columns = [column for column in filled if column not in full]
        found = [column for column in columns if column < len(cells) and cells[column]]
        for column in found:
            filled[column] += 1
            if filled[column] == _SAMPLED:
                full.add(column)
                columns.remove(column)
        own = cells[department] if department >= 0 else ""
        if found or own not in departments:
            departments.add(own)
            yield key


def _left_names(table: Table, shared: set[Row]) -> Iterator[tuple[str, ...]]:
    """Yield the certificates that rows not shared are about: with these, all rows of one name are to be paired together."""
    return (table.name_of(number) for number, key in table.keys.items() if key not in shared)


def _cut(book: Book, table: Table, shared: set[Row]) -> Book:
    rows = {number: cells for number, cells in table.sheet.rows.items() if table.keys.get(number) not in shared}
    return replace(book, sheets=(replace(table.sheet, rows=rows),))
