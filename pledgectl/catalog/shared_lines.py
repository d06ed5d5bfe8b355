"""What `shared_rows` does, for texts of separated values, before they are parsed: equal lines without quotes are equal rows."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from pledgectl.catalog.shared_rows import Table, read_table, sampled, stands_alone
from pledgectl.grid import Book

_HEAD = 60
Reader = Callable[[str], Book]
Cells = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A list as lines; `keys` are those that are rows by themselves, less a leading ordinal; `head` lines show the table."""

    lines: list[str]
    keys: list[str | None]
    head: int
    table: Table


def without_shared_lines(old: str, new: str, mark: str, read: Reader) -> tuple[Book, Book] | None:
    """Read both texts without the rows they share; None where a row may depend on those around it. `read` parses a text."""
    before, after = _text(old, mark, read), _text(new, mark, read)
    if before is None or after is None or (before.table.header, before.table.own) != (after.table.header, after.table.own):
        return None
    shared = _shared(before, after, mark)
    books = [read(_cut(text, shared)) for text in (before, after)]
    named = {name for book in books for name in _names(book, before.table)}
    own = [at for at in before.table.own if at >= 0]
    apart = {key: cells for key, cells in shared.items() if tuple(cells[at] for at in own) not in named}
    if len(apart) < len(shared):
        books = [read(_cut(text, apart)) for text in (before, after)]
    if not all(_rest_stands_alone(text, book, apart, read) for text, book in zip((before, after), books, strict=True)):
        return None
    return books[0], books[1]


def _text(text: str, mark: str, read: Reader) -> _Text | None:
    if "\r" in text.replace("\r\n", ""):
        return None
    lines = text.replace("\r\n", "\n").split("\n")
    plain = _plain(lines, mark)
    head = next((number for number, ok in enumerate(plain) if ok and number >= _HEAD), len(lines))
    table = read_table(read("\n".join(lines[:head]))) if head < len(lines) else None
    if table is None or table.loose_ordinal:
        return None
    keys = [_key(line, mark, table.seq) if ok else None for line, ok in zip(lines, plain, strict=True)]
    keys[:head] = [None] * head
    return _Text(lines, keys, head, table)


def _plain(lines: list[str], mark: str) -> list[bool]:
    """Tell for each line whether it is a row without quotation marks; none is where the marks do not pair as they should."""
    between = re.escape(mark)
    field = rf'(?:"(?:[^"]|"")*"|[^"{between}]*)'
    record = re.compile(rf"{field}(?:{between}{field})*")
    out: list[bool] = []
    held: list[str] = []
    for line in lines:
        if not held and '"' not in line:
            out.append(line != "")
            continue
        held.append(line)
        out.append(False)
        text = "\n".join(held) if '"' in line else ""
        if text and text.count('"') % 2 == 0:
            if not record.fullmatch(text):
                return [False] * len(lines)
            held = []
    return out


def _key(line: str, mark: str, seq: int) -> str:
    return line.partition(mark)[2] if seq == 0 else line


def _shared(before: _Text, after: _Text, mark: str) -> dict[str, list[str]]:
    """Map the keys of rows that both texts hold, that stand alone and are no samples, to their cells."""
    heads = {_key(line, mark, text.table.seq) for text in (before, after) for line in text.lines[: text.head]}
    common = ({*before.keys} & {*after.keys}) - heads - {None}
    pad = [""] if before.table.seq == 0 else []
    shared = {}
    for key in common:
        if key and key.isprintable():
            cells = pad + [cell.strip() for cell in key.split(mark)]
            if stands_alone(cells, before.table.own):
                shared[key] = cells
    samples: set[str] = set()
    for text in (before, after):
        samples.update(sampled(((key, shared[key]) for key in text.keys if key in shared), before.table.own[0]))
    return {key: cells for key, cells in shared.items() if key not in samples}


def _cut(text: _Text, shared: Collection[str]) -> str:
    return "\n".join(line for line, key in zip(text.lines, text.keys, strict=True) if key not in shared)


def _names(book: Book, table: Table) -> Iterator[tuple[str, ...]]:
    for sheet in book.sheets:
        for cells in sheet.rows.values():
            if len(cells) > max(table.own):
                yield tuple(cells[at] for at in table.own if at >= 0)


def _rest_stands_alone(text: _Text, book: Book, shared: Collection[str], read: Reader) -> bool:
    """Tell whether every row kept above the last one left out stands alone, so that none leans on a row that is gone."""
    if not shared or _all_stand_alone(text, book):
        return True
    last = max(at for at, key in enumerate(text.keys) if key in shared)
    kept = [line for line, key in zip(text.lines[: last + 1], text.keys, strict=False) if key not in shared]
    return _all_stand_alone(text, read("\n".join(kept)))


def _all_stand_alone(text: _Text, book: Book) -> bool:
    above = text.table.header.rows[-1]
    rows = (cells for sheet in book.sheets for number, cells in sheet.rows.items() if number > above)
    return all(stands_alone(cells, text.table.own) for cells in rows)
