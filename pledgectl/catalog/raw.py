"""A list of which only the header is understood: what each row says but for its ordinal, before any is read with care."""

import csv
from codecs import BOM_UTF8
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
_COUNTED = "0"  # stands for every ordinal
_ORDINAL = _COUNTED.encode()
Row = tuple[str, ...]
Key = TypeVar("Key", bound=Hashable)
Remembered = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class RawList(Generic[Key]):
    """A list whose rows, from row 1, are known by their keys: what they say but for their ordinal.

    `cells` yields the clean cells of those keys that need no cleaning and cite a document, which no header does; `without`
    reads the list without some keys, or gives None where it cannot be read row by row.
    """

    plan: Plan
    keys: Sequence[Key]
    cells: Callable[[Sequence[Key]], Iterator[tuple[Key, Row]]]
    without: Callable[[AbstractSet[Key]], Book | None]


def raw_book(book: Book, remembered: Remembered) -> RawList[Row] | None:
    """Take a file that was read; None where it has several tables or merged rows, or a person explained its columns."""
    sheets = [sheet for sheet in book.sheets if sheet.rows]
    plan = _plan(sheets[0], remembered) if len(sheets) == 1 else None
    if plan is None or any(merge[2] > plan.header.rows[-1] for merge in sheets[0].merges):
        return None
    sheet, counted = sheets[0], _counted(plan)
    keys: list[Row] = [()] * max(sheet.rows)
    for number, row in sheet.rows.items():
        padded = row + ("",) * (len(plan.header.names) - len(row))
        keys[number - 1] = (_COUNTED, *padded[1:]) if counted and row[0].isdecimal() else padded

    def without(left: AbstractSet[Row]) -> Book:
        rows = {number: row for number, row in sheet.rows.items() if keys[number - 1] not in left}
        return replace(book, sheets=(replace(sheet, rows=rows),))

    def cells(found: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
        return ((key, key) for key in found if any(_CITES in text for text in key) and (key[0] == _COUNTED or not counted))

    return RawList(plan, keys, cells, without)


def raw_text(
    stream: BinaryIO, form: Form, read: Callable[[list[list[str]]], Book], remembered: Remembered, known: dict[bytes, bytes]
) -> RawList[bytes] | None:
    """Take a text that begins in `form`, line by line; `read` makes a book of rows that are not clean yet.

    `known` holds the keys met so far, so that two lists hold what they share but once.
    """
    head = _parsed(islice(_records(stream), HEAD), form)
    plan = _plan(read(head).sheets[0], remembered) if head and max(map(len, head)) > 1 else None
    if plan is None:
        return None
    counted, mark = _counted(plan), form[1].encode()
    keys: list[bytes] = []
    ordinals: list[bytes] = []
    for record in islice(_records(stream), MAX_ROWS + 1):
        ordinal, _, rest = record.partition(mark)
        numbered = counted and (ordinal.isdigit() or _is_quoted_number(ordinal))
        key = _ORDINAL + mark + rest if numbered else record
        keys.append(known.setdefault(key, key))
        ordinals.append(ordinal if numbered else b"")

    def without(left: AbstractSet[bytes]) -> Book | None:
        kept = [at for at, key in enumerate(keys) if key not in left]
        parsed = _parsed((ordinals[at] + keys[at].removeprefix(_ORDINAL) if ordinals[at] else keys[at] for at in kept), form)
        if parsed is None or len(parsed) != len(kept):
            return None
        rows: list[list[str]] = [[]] * len(keys)
        for at, row in zip(kept, parsed, strict=True):
            rows[at] = row
        return read(rows)

    first = _COUNTED + form[1] if counted else ""
    return RawList(plan, keys, lambda found: _cells(found, form, first), without) if len(keys) <= MAX_ROWS else None


def _is_quoted_number(cell: bytes) -> bool:
    return len(cell) > 2 and cell[:1] == b'"' == cell[-1:] and cell[1:-1].isdigit()


def _records(stream: BinaryIO) -> Iterator[bytes]:
    """Cut a text into lines, those with an open quotation mark together with what follows up to the closing one."""
    stream.seek(0)
    stream.seek(len(BOM_UTF8) if stream.read(len(BOM_UTF8)) == BOM_UTF8 else 0)
    for line in stream:
        if _QUOTE in line and line.count(_QUOTE) % 2:
            held = [line]
            for further in stream:
                held.append(further)
                if further.count(_QUOTE) % 2:
                    break
            yield b"".join(held)
        else:
            yield line


def _cells(keys: Sequence[bytes], form: Form, start: str) -> Iterator[tuple[bytes, Row]]:
    """Yield the cells of the keys that begin with `start`, cite a document and need no cleaning."""
    encoding, mark = form
    plain: list[bytes] = []
    careful: list[bytes] = []
    for key in keys:
        (careful if _QUOTE in key else plain).append(key)
    for at in range(0, len(plain), _AT_ONCE):
        part = plain[at : at + _AT_ONCE]
        # What is no text in this encoding becomes surrogates, which are not printable.
        lines = b"".join(part).decode(encoding, "surrogateescape").replace("\r\n", "\n").split("\n")
        joined = "".join(lines)
        clean = " " not in joined and _clean(joined)
        for key, line in zip(part, lines, strict=False):
            if not clean and (" " in line or not _clean(line)):
                careful.append(key)
            elif _CITES in line and line.startswith(start) and len(line) <= CELL_LIMIT:
                yield key, tuple(line.split(mark))
    texts = {key: key.decode(encoding, "surrogateescape").rstrip("\r\n") for key in careful}
    cited = {key: text for key, text in texts.items() if _CITES in text and text.startswith(start) and len(text) <= CELL_LIMIT}
    yield from _careful_cells(cited, mark)


def _clean(text: str) -> bool:
    """Tell whether one line of text, or several, surely needs no cleaning, blanks apart."""
    return text.isprintable() and not ("_" in text and "_x" in text) and "\ufffc" not in text and "\ufffd" not in text


def _careful_cells(records: Mapping[bytes, str], mark: str) -> Iterator[tuple[bytes, Row]]:
    """Yield the cells of records with quotation marks or blanks, if all of them are written as they should be."""
    flat = {key: record.replace("\n", " ") for key, record in records.items()}
    clean = [key for key, text in flat.items() if "  " not in text and _clean(text)]
    try:
        rows = list(csv.reader((records[key] for key in clean), delimiter=mark, strict=True))
    except csv.Error:
        return
    if len(rows) == len(clean):
        yield from ((key, tuple(map(str.strip, cells))) for key, cells in zip(clean, rows, strict=True))


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
