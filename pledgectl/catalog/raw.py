"""A list of which only the header is understood: what each row says but for its ordinal, before any is read with care."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO, Generic, TypeVar

from pledgectl.catalog.intake.columns import BODIES, meaning
from pledgectl.catalog.intake.header import find_header
from pledgectl.catalog.intake.mapping import mapped
from pledgectl.catalog.intake.plan import Plan, make_plan
from pledgectl.grid import MAX_ROWS, Book, Sheet
from pledgectl.scan.separated import Form
from pledgectl.text import CELL_LIMIT

HEAD = 60  # rows in which a header is looked for, and more
_SURE = 5
_AT_ONCE = 200  # lines decoded together, few enough to stay close at hand
_CITES = "《"
_QUOTE = ord('"')  # to look for a number in bytes takes a tenth of the time of looking for bytes
Row = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)
Remembered = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RawList(Generic[Key]):
    """A list as its rows, from row 1, are written.

    `bare` is what a row says beside its ordinal, None where it has none. `cells` yields the clean cells of those rows that need
    no cleaning and cite a document, which no header does; `only` reads the list with some of its rows, told by their places
    from 0, or gives None where it cannot be read row by row.
    """

    plan: Plan
    rows: Sequence[Key]
    bare: Callable[[Key], Hashable | None]
    cells: Callable[[Sequence[Key]], Iterator[tuple[Key, Sequence[str]]]]
    only: Callable[[Sequence[int]], Book | None]


def raw_book(book: Book, remembered: Remembered) -> RawList[Row] | None:
    """Take a file that was read; None where it has several tables or merged rows, or a person explained its columns."""
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    plan = _plan(sheets[0], remembered) if len(sheets) == 1 else None
    if plan is None or any(merge[2] > plan.header.rows[-1] for merge in sheets[0].merges):
        return None
    sheet, counted = sheets[0], _counted(plan)
    rows: list[Row] = [()] * max(sheet.rows)
    for number, row in sheet.rows.items():
        rows[number - 1] = row + ("",) * (len(plan.header.names) - len(row))

    def cells(found: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
        return ((row, row) for row in found if any(_CITES in text for text in row) and (row[0].isdecimal() or not counted))

    def only(places: Iterable[int]) -> Book:
        kept = {at + 1: sheet.rows[at + 1] for at in places if rows[at]}
        return replace(book, sheets=(replace(sheet, rows=kept),))

    return RawList(plan, rows, lambda row: row[1:] if counted and row and row[0].isdecimal() else None, cells, only)


def raw_text(
    stream: BinaryIO, form: Form, read: Callable[[list[list[str]]], Book], remembered: Remembered, known: dict[bytes, bytes]
) -> RawList[bytes] | None:
    """Take a text that begins in `form`, line by line; `read` makes a book of rows that are not clean yet.

    `known` holds the rows met so far, so that two lists hold what they share but once.
    """
    head = _parsed(islice(_records(stream), HEAD), form)
    plan = _plan(read(head).sheets[0], remembered) if head and max(map(len, head)) > 1 else None
    if plan is None:
        return None
    counted, mark = _counted(plan), form[1].encode()
    rows = [known.setdefault(record, record) for record in islice(_records(stream), MAX_ROWS + 1)]

    def bare(record: bytes) -> bytes | None:
        ordinal, _, rest = record.partition(mark)
        return rest if counted and (ordinal.isdigit() or _is_quoted_number(ordinal)) else None

    def cells(found: Sequence[bytes]) -> Iterator[tuple[bytes, Sequence[str]]]:
        return ((row, texts) for row, texts in _cells(found, form) if texts[0].isdecimal() or not counted)

    def only(places: Sequence[int]) -> Book | None:
        parsed = _parsed((rows[at] for at in places), form)
        if parsed is None or len(parsed) != len(places):
            return None
        texts: list[list[str]] = [[]] * len(rows)
        for at, row in zip(places, parsed, strict=True):
            texts[at] = row
        return read(texts)

    return RawList(plan, rows, bare, cells, only) if len(rows) <= MAX_ROWS else None


def _is_quoted_number(cell: bytes) -> bool:
    return len(cell) > 2 and cell[:1] == b'"' == cell[-1:] and cell[1:-1].isdigit()


def _records(stream: BinaryIO) -> Iterator[bytes]:
    """Cut a text into lines, those with an open quotation mark together with what follows up to the closing one."""
    stream.seek(0)
    stream.seek(len(BOM_UTF8) if stream.read(len(BOM_UTF8)) == BOM_UTF8 else 0)
    for line in stream:
        is_open = _QUOTE in line and line.count(_QUOTE) % 2
        yield b"".join([line, *_to_closing(stream)]) if is_open else line


def _to_closing(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines up to the one in which a quotation mark that is open is closed."""
    for line in stream:
        yield line
        if line.count(_QUOTE) % 2:
            return


def _cells(rows: Iterable[bytes], form: Form) -> Iterator[tuple[bytes, Sequence[str]]]:
    """Yield the cells of the rows that cite a document and need no cleaning."""
    encoding, mark = form
    plain: list[bytes] = []
    careful: list[bytes] = []
    for row in rows:
        (careful if _QUOTE in row else plain).append(row)
    for at in range(0, len(plain), _AT_ONCE):
        part = plain[at : at + _AT_ONCE]
        # What is no text in this encoding becomes surrogates, which are not printable.
        lines = b"".join(part).decode(encoding, "surrogateescape").replace("\r\n", "\n").split("\n")
        joined = "".join(lines)
        clean = " " not in joined and _clean(joined)
        for row, line in zip(part, lines, strict=False):
            if not clean and (" " in line or not _clean(line)):
                careful.append(row)
            elif _CITES in line and len(line) <= CELL_LIMIT:
                yield row, line.split(mark)
    for at in range(0, len(careful), _AT_ONCE):
        read = ((row, row.decode(encoding, "surrogateescape").rstrip("\r\n")) for row in careful[at : at + _AT_ONCE])
        yield from _careful_cells({row: text for row, text in read if _CITES in text and len(text) <= CELL_LIMIT}, mark)


def _clean(text: str) -> bool:
    """Tell whether one line of text, or several, surely needs no cleaning, blanks apart."""
    return text.isprintable() and not ("_" in text and "_x" in text) and "\ufffc" not in text and "\ufffd" not in text


def _careful_cells(records: Mapping[bytes, str], mark: str) -> Iterator[tuple[bytes, Sequence[str]]]:
    """Yield the cells of records with quotation marks or blanks, if all of them are written as they should be."""
    clean = records if _tidy("".join(records.values())) else {row: text for row, text in records.items() if _tidy(text)}
    try:
        cells = list(csv.reader(clean.values(), delimiter=mark, strict=True))
    except csv.Error:
        return
    if len(cells) == len(clean):
        yield from ((row, [*map(str.strip, texts)]) for row, texts in zip(clean, cells, strict=True))


def _tidy(text: str) -> bool:
    """Tell whether no cell of some lines needs cleaning but for blanks around it."""
    flat = text.replace("\n", " ")
    return "  " not in flat and _clean(flat)


def _parsed(records: Iterable[bytes], form: Form) -> list[list[str]] | None:
    """Parse records to rows; None where they are not written so."""
    try:
        return list(csv.reader((record.decode(form[0]) for record in records), delimiter=form[1]))
    except (csv.Error, UnicodeDecodeError):
        return None


def _plan(sheet: Sheet, remembered: Remembered) -> Plan | None:
    """Say which column holds what; 实施机关 tells the department where no other column does."""
    header = None if sheet.hidden else find_header(sheet)
    if header is None or any(mapped(header, columns) is not header for columns in remembered.values()):
        return None
    plan = make_plan(header)
    bodies = (at for at, names in enumerate(header.names, 1) if names and meaning(names).field in BODIES)
    body = next(({"department": at} for at in bodies), {})
    return replace(plan, columns=body | {**plan.columns}) if "name" in plan.columns else None


def _counted(plan: Plan) -> bool:
    """Tell whether the first column surely counts the rows: 编号 may be a code, 序号 is no part of an item."""
    first = plan.header.meanings[0]
    return first.field == "seq" and first.weight >= _SURE
