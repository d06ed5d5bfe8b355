"""Leave out of two lists the rows that both hold word for word, so that only what may differ is read with care.

Reading a row means citations, units and findings; comparing raw rows means none of that. The comparison comes out the same:
a row is left out only if it is read alike whatever stands around it, and nothing that stays leans on it. In doubt, nothing is.
"""

import csv
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import compress, islice
from operator import itemgetter
from typing import Generic, TypeVar

from pledgectl.catalog.intake import SheetIntake
from pledgectl.catalog.intake.build import Plan, make_plan
from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.header import SEARCHED, find_header, split_tables
from pledgectl.catalog.intake.personal import mask
from pledgectl.catalog.intake.places import tidy, unit_line
from pledgectl.catalog.intake.rows import SAME_AS_ABOVE
from pledgectl.grid import MAX_ROWS, Book, Sheet
from pledgectl.text import CELL_LIMIT

_HEAD = 60  # rows in which a header is looked for, and more
_SAMPLED = 60  # filled cells of a column by which the reader tells what the column holds
_DISTINCT = 3  # with so many different cells a row is no title or note
_SURE = 5
_CITES, _EXAMPLE = "《", "例"
Row = tuple[str, ...]
Own = tuple[str, str]  # department, name
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RawList(Generic[Key]):
    """A list of which only the header is understood: the key of every row, from row 1, is what it says but for its ordinal.

    `cells` gives the clean cells of the keys that need no cleaning and cite a document, which no header does; `without` reads
    the list without some keys.
    """

    plan: Plan
    keys: Sequence[Key]
    cells: Callable[[Iterable[Key]], Mapping[Key, Row]]
    without: Callable[[AbstractSet[Key]], Book | None]


def without_shared_rows(old: RawList[Key], new: RawList[Key]) -> tuple[Book, Book] | None:
    """Read both lists without the rows they share, or None where a row may depend on those around it."""
    both = (old, new)
    if old.plan.header.names != new.plan.header.names or any(sum(map(bool, each.keys[:_HEAD])) < SEARCHED for each in both):
        return None
    keys = ({*old.keys} & {*new.keys}) - {*old.keys[:_HEAD]} - {*new.keys[:_HEAD]}
    cells, width = old.cells(keys), len(old.plan.header.names)
    found = ((key, row, _own(row, old.plan)) for key, row in cells.items() if len(row) >= width)
    owns = {key: own for key, row, own in found if own and _EXAMPLE not in row[0] + own[1]}
    rows: list[list[Key]] = [list(filter(owns.__contains__, each.keys)) for each in both]
    departments = {owns[key][0]: key for key in reversed(rows[0])}
    samples: set[Key] = _samples(rows[0], cells, width) | _samples(rows[1], cells, width)
    left = owns.keys() - samples - {*departments.values()}
    books = [each.without(left) for each in both]
    named: set[Own | None] = set()
    for each, book, held in zip(both, books, rows, strict=True):
        last = len(each.keys) - each.keys[::-1].index(held[-1]) if held else 0
        named.update(_owns(book, each.plan, last))
    # All rows of one certificate are to be read together, since doubled ones are paired by likeness.
    if None not in named and (again := {key for key in left if owns[key] in named}):
        books = [each.without(left - again) for each in both]
    return (books[0], books[1]) if None not in named and books[0] and books[1] else None


def _own(cells: Row, plan: Plan) -> Own | None:
    """Return whose and which certificate a row says it is about; None if it may lean on others, or others on it."""
    held = {*cells}
    name = plan.text(cells, "name")
    if len(held) - ("" in held) < _DISTINCT or not name or not held.isdisjoint(SAME_AS_ABOVE):
        return None
    if "department" not in plan.columns:
        return None if unit_line(cells) else ("", mask(name)[0])
    department = tidy(plan.text(cells, "department"))
    return (department, mask(name)[0]) if department else None


def _owns(book: Book | None, plan: Plan, last: int) -> Iterator[Own | None]:
    """Yield what the rows below the header are about; None stands for a row up to `last` that does not say it alone."""
    if book is None or len(split_tables(book.sheets[0])) > 1:
        yield None
        return
    for number, cells in book.sheets[0].rows.items():
        own = _own(cells, plan) if number > plan.header.rows[-1] else None
        if own or plan.header.rows[-1] < number <= last:
            yield own


def _samples(rows: Sequence[Key], cells: Mapping[Key, Row], width: int) -> set[Key]:
    """Pick the rows that tell the reader what a column holds, and the last, which stands above the notes."""
    held = [cells[key] for key in rows]
    filled = (compress(rows, map(itemgetter(column), held)) for column in range(width))
    return {*rows[-1:], *(key for column in filled for key in islice(column, _SAMPLED))}


def raw_book(book: Book) -> RawList[Row] | None:
    """Take a file that was read; None where it has several tables or merged rows."""
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    plan = _plan(sheets[0]) if len(sheets) == 1 else None
    if plan is None or any(merge[2] > plan.header.rows[-1] for merge in sheets[0].merges):
        return None
    sheet, counted = sheets[0], _counted(plan)
    keys: list[Row] = [()] * max(sheet.rows)
    for number, cells in sheet.rows.items():
        padded = cells + ("",) * (len(plan.header.names) - len(cells))
        keys[number - 1] = ("", *padded[1:]) if counted and cells[0].isdecimal() else padded

    def without(left: AbstractSet[Row]) -> Book:
        rows = {number: cells for number, cells in sheet.rows.items() if keys[number - 1] not in left}
        return replace(book, sheets=(replace(sheet, rows=rows),))

    return RawList(plan, keys, lambda found: {key: key for key in found if any(_CITES in text for text in key)}, without)


def raw_text(text: str, mark: str, read: Callable[[list[list[str]]], Book]) -> RawList[str] | None:
    """Take a text of values separated by `mark`; `read` makes a book of rows that are not clean yet."""
    records = _records(text, "\r\n" if "\r\n" in text else "\n")
    head = _parsed(records[:_HEAD], mark) if len(records) <= MAX_ROWS else None
    plan = _plan(read(head).sheets[0]) if head and max(map(len, head)) > 1 else None
    if plan is None:
        return None
    digits = "0123456789" if _counted(plan) else ""
    keys = [record.lstrip(digits) for record in records] if digits else records

    def without(left: AbstractSet[str]) -> Book | None:
        rows = _parsed(["" if key in left else record for key, record in zip(keys, records, strict=True)], mark)
        return read(rows) if rows else None

    return RawList(plan, keys, lambda found: _cells(found, mark, mark if digits else ""), without)


def _records(text: str, end: str) -> list[str]:
    """Cut a text into lines, those with an open quotation mark together with what follows up to the closing one."""
    lines = text.split(end)
    if not any(line.count('"') % 2 for line in lines):
        return lines
    records: list[str] = []
    held: list[str] = []
    is_open = 0
    for line in lines:
        held.append(line)
        is_open ^= line.count('"') % 2
        if not is_open:
            records.append(end.join(held))
            held = []
    return [*records, end.join(held)] if held else records


def _cells(records: Iterable[str], mark: str, start: str) -> dict[str, Row]:
    """Map the records that begin with `start`, cite a document and need no cleaning to their cells."""
    found: dict[str, Row] = {}
    careful = []
    for record in records:
        if _CITES in record and "_x" not in record and record.startswith(start) and len(record) <= CELL_LIMIT:
            if '"' in record or " " in record:
                flat = record.replace("\n", " ")
                if "  " not in flat and flat.isprintable():
                    careful.append(record)
            elif record.isprintable():
                found[record] = tuple(record.split(mark))
    rows = _parsed(careful, mark, strict=True) or ()
    return found | {record: tuple(map(str.strip, cells)) for record, cells in zip(careful, rows, strict=False)}


def _parsed(records: Sequence[str], mark: str, strict: bool = False) -> list[list[str]] | None:
    """Parse records to rows; None unless each is a row by itself."""
    try:
        rows = list(csv.reader(records, delimiter=mark, strict=strict))
    except csv.Error:
        return None
    return rows if len(rows) == len(records) else None


def _plan(sheet: Sheet) -> Plan | None:
    """Say which column holds what; 实施机关 tells the department where no other column does."""
    header = None if sheet.hidden else find_header(sheet)
    plan = make_plan(header) if header else None
    if header is None or plan is None or "name" not in plan.columns:
        return None
    bodies = (at for at, names in enumerate(header.names, 1) if names and meaning(names).field == "body")
    body = next(({"department": at} for at in bodies), {})
    return replace(plan, columns=body | {**plan.columns})


def _counted(plan: Plan) -> bool:
    """Tell whether the first column surely counts the rows: 编号 may be a code, 序号 is no part of an item."""
    first = plan.header.meanings[0]
    return first.field == "seq" and first.weight >= _SURE


def understood(intakes: Sequence[SheetIntake]) -> list[tuple[Mapping[str, str], set[str]]]:
    """Tell how a list was understood: what its columns hold, and its departments where no column tells them."""
    told = ((each, "department" in each.columns.values()) for each in intakes)
    return [(each.columns, set() if by_row else {entry.item.department for entry in each.entries}) for each, by_row in told]
