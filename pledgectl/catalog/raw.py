"""A list of which only the header is understood: what each row says but for its ordinal, before any is read with care."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO

from pledgectl.catalog.intake.columns import BODIES, meaning
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.intake.header import SEARCHED, find_header
from pledgectl.catalog.intake.mapping import mapped
from pledgectl.catalog.intake.plan import Plan, make_plan
from pledgectl.catalog.intake.series import names_several
from pledgectl.grid import MAX_ROWS, Book, Sheet
from pledgectl.scan.clean import Raw, drawn_together
from pledgectl.scan.separated import Form
from pledgectl.text import CELL_LIMIT

HEAD = 60  # rows in which a header is looked for, and more
_SURE = 5
_AT_ONCE = 200  # lines decoded together, few enough to stay close at hand
_CITES = "《"
_QUOTE = ord('"')  # to look for a number in bytes takes a tenth of the time of looking for bytes
Row = tuple[str, ...]
Remembered = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RawList:
    """A list as its rows, from row 1, are written, each by a number, which is quicker to compare; equal rows have the same.

    `bare` is what a row says beside its ordinal, None where it has none. `cells` yields the clean cells of those rows that need
    no cleaning, repeat nothing of the row above, and cite a document, which no header does; `only` reads the list with some of
    its rows, told by their places from 0, or gives None where it cannot be read row by row.
    """

    plan: Plan
    rows: Sequence[int]
    bare: Callable[[int], Hashable | None]
    cells: Callable[[Iterable[int]], Iterator[tuple[int, Sequence[str]]]]
    only: Callable[[Sequence[int]], Book | None]


def raw_book(book: Book, remembered: Remembered, known: dict[Row, int]) -> RawList | None:
    """Take a file that was read; None where it has several tables or merged rows, or a person explained its columns.

    `known` numbers the rows met so far, in this list and the one it is compared with.
    """
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    plan = _plan(sheets[0], remembered) if len(sheets) == 1 else None
    if plan is None or any(merge[2] > plan.header.rows[-1] for merge in sheets[0].merges):
        return None
    sheet, counted = sheets[0], _counted(plan)
    written: list[Row] = [()] * max(sheet.rows)
    for at, row in sheet.rows.items():
        written[at - 1] = row + ("",) * (len(plan.header.names) - len(row))
    rows = [known.setdefault(row, len(known)) for row in written]
    held = list(known)

    def bare(number: int) -> Row | None:
        row = held[number]
        return row[1:] if counted and row and row[0].isdecimal() else None

    def cells(found: Iterable[int]) -> Iterator[tuple[int, Row]]:
        said = ((number, held[number]) for number in found if SAME_AS_ABOVE.isdisjoint(held[number]))
        return (each for each in said if any(_CITES in text for text in each[1]) and (each[1][0].isdecimal() or not counted))

    def only(places: Iterable[int]) -> Book:
        kept = {at + 1: sheet.rows[at + 1] for at in places if written[at]}
        return replace(book, sheets=(replace(sheet, rows=kept),))

    return RawList(plan, rows, bare, cells, only)


def raw_text(
    stream: BinaryIO, form: Form, read: Callable[[Sequence[Raw]], Book], remembered: Remembered, known: dict[bytes, int]
) -> RawList | None:
    """Take a text that begins in `form`, line by line; `read` makes a book of rows that are not clean yet.

    `known` numbers the rows met so far, so that two lists hold what they share but once.
    """
    head = _parsed(islice(_records(stream), HEAD), form)
    plan = _plan(read([*enumerate(head, 1)]).sheets[0], remembered) if head and max(map(len, head)) > 1 else None
    if plan is None:
        return None
    counted, mark = _counted(plan), form[1].encode()
    rows = [known.setdefault(record, len(known)) for record in islice(_records(stream), MAX_ROWS + 1)]
    held = list(known)

    def bare(number: int) -> bytes | None:
        ordinal, _, rest = held[number].partition(mark)
        return rest if counted and (ordinal.isdigit() or _is_quoted_number(ordinal)) else None

    def cells(found: Iterable[int]) -> Iterator[tuple[int, Sequence[str]]]:
        said = _cells(((number, held[number]) for number in found), form)
        return ((number, texts) for number, texts in said if texts[0].isdecimal() or not counted)

    def only(places: Sequence[int]) -> Book | None:
        parsed = _parsed((held[rows[at]] for at in places), form)
        if parsed is None or len(parsed) != len(places):
            return None
        return read([(at + 1, row) for at, row in zip(places, parsed, strict=True)])

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


def _cells(rows: Iterable[tuple[int, bytes]], form: Form) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of the rows that cite a document, need no cleaning and repeat nothing of the row above."""
    encoding, mark = form
    plain: list[tuple[int, bytes]] = []
    careful: list[tuple[int, bytes]] = []
    for row in rows:
        (careful if _QUOTE in row[1] else plain).append(row)
    for at in range(0, len(plain), _AT_ONCE):
        part = plain[at : at + _AT_ONCE]
        lines = _lines([record for _, record in part], encoding)
        joined = "".join(lines)
        clean = " " not in joined and _clean(joined)
        for row, line in zip(part, lines, strict=True):
            if not clean and (" " in line or not _clean(line)):
                careful.append(row)
            elif _CITES in line and len(line) <= CELL_LIMIT and _stands_alone(cells := line.split(mark), line):
                yield row[0], cells
    for at in range(0, len(careful), _AT_ONCE):
        read = ((number, row.decode(encoding, "surrogateescape").rstrip("\r\n")) for number, row in careful[at : at + _AT_ONCE])
        yield from _careful_cells({number: text for number, text in read if _CITES in text and len(text) <= CELL_LIMIT}, mark)


def _lines(records: Sequence[bytes], encoding: str) -> Sequence[str]:
    """Decode lines together if all end alike; what is no text in this encoding becomes surrogates, which are not printable."""
    text = b"".join(records).decode(encoding, "surrogateescape")
    end = "\r\n" if text.endswith("\r\n") else "\n"
    lines = text.removesuffix(end).split(end)
    return lines if len(lines) == len(records) else [record.decode(encoding, "surrogateescape") for record in records]


def _clean(text: str) -> bool:
    """Tell whether one line of text, or several, surely needs no cleaning, blanks apart."""
    return text.isprintable() and not ("_" in text and "_x" in text) and "\ufffc" not in text and "\ufffd" not in text


def _stands_alone(cells: Sequence[str], line: str) -> bool:
    """Tell whether no cell says 同上; a line without the characters of such words is told at once."""
    may_lean = "同" in line or "”" in line or "″" in line or "〃" in line
    return not may_lean or SAME_AS_ABOVE.isdisjoint(cells)


def _careful_cells(records: Mapping[int, str], mark: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the cells of records with quotation marks or blanks, if all of them are written as they should be."""
    clean = records if _tidy("".join(records.values())) else {number: text for number, text in records.items() if _tidy(text)}
    try:
        cells = list(csv.reader(clean.values(), delimiter=mark, strict=True))
    except csv.Error:
        return
    if len(cells) == len(clean):
        tidied = ([drawn_together(text.strip()) for text in texts] for texts in cells)
        yield from ((number, texts) for number, texts in zip(clean, tidied, strict=True) if SAME_AS_ABOVE.isdisjoint(texts))


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
    few = sum(number <= HEAD for number in sheet.rows) < SEARCHED
    header = None if sheet.hidden or few else find_header(sheet)
    if header is None or any(mapped(header, columns) is not header for columns in remembered.values()):
        return None
    if names_several(header.names):
        return None
    plan = make_plan(header)
    bodies = (at for at, names in enumerate(header.names, 1) if names and meaning(names).field in BODIES)
    body = next(({"department": at} for at in bodies), {})
    return replace(plan, columns=body | {**plan.columns}) if "name" in plan.columns else None


def _counted(plan: Plan) -> bool:
    """Tell whether the first column surely counts the rows: 编号 may be a code, 序号 is no part of an item."""
    first = plan.header.meanings[0]
    return first.field == "seq" and first.weight >= _SURE
