"""Write tables as XLSX: every value typed as text, ready to print, the same bytes for the same table.

openpyxl makes the book with its styles and its page; the rows, all of one kind, are written straight into its sheet, which
takes a fifth of the time that openpyxl or XlsxWriter need for them (tests/bench/bench_export.py).
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import chain
from typing import Any

from pledgectl.formats.cells import put
from pledgectl.formats.look import GREY, HEAD, HEAD_FILL, TEXT, TITLE, print_wide
from pledgectl.formats.measure import TALLEST, Room, column_widths, line_rooms, row_height, small_cells, small_height
from pledgectl.formats.ooxml import OFFICIAL, Fonts, linked, workbook, workbook_parts
from pledgectl.grid import column_letter
from pledgectl.ground.package import pack
from pledgectl.redline import Pieces
from pledgectl.text import CELL_LIMIT, clean_text

Worksheet = Any  # openpyxl's stubs call half of what a fresh sheet has optional

_AT_ONCE = 500  # rows
_LEVEL = 3  # of compression: a tenth more bytes in half the time
_SIZE, _SMALL = 11, 8  # of the letters, in points
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SHEET, _STRINGS, _ROWS_END = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", b"</sheetData>"
# Serial numbers are texts, and meant so: without this Excel marks each with a green corner.
_END = b"</worksheet>"
_UNMARKED = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Table:
    """一张表: sheet name, title, lines below it (unit, date), header, rows; `marked` are cells with words to be marked.

    The key of a marked cell is row and column, counted from 0.
    """

    name: str
    title: str
    lines: Sequence[str]
    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    marked: Mapping[tuple[int, int], Pieces] = field(default_factory=dict)


def write_table(table: Table, fonts: Fonts = OFFICIAL) -> bytes:
    """Return an XLSX file of one sheet, to be printed landscape; text is never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "pledgectl"
    book.properties.title = table.title
    sheet: Worksheet = book.active
    sheet.title = _SHEET_NAME.sub("", table.name)[:31] or "Sheet1"
    widths, first = column_widths(table.headers, table.rows), len(table.lines) + 2
    _write_top(sheet, table.title, table.lines, len(table.headers))
    styles = _write_header(sheet, table.headers, first)
    _lay_out(sheet, widths, first, table)
    out = io.BytesIO()
    book.save(out)
    if not table.rows:
        return workbook(out.getvalue(), fonts)
    texts: list[str] = []
    rows = _rows(table, _Layout(first + 1, widths, styles), _typed(texts, fonts.get(TEXT, TEXT)))
    return _filled(workbook_parts(out.getvalue(), fonts), rows, texts)


def _write_top(sheet: Worksheet, title: str, lines: Sequence[str], width: int) -> None:
    from openpyxl.styles import Alignment, Font

    for row, text in enumerate((title, *lines), 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        cell = put(sheet, row, 1, text)
        heading = row == 1
        cell.font = Font(name=TITLE if heading else TEXT, size=18 if heading else _SIZE)
        cell.alignment = Alignment(horizontal="center" if heading else "left", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 32


def _write_header(sheet: Worksheet, headers: Sequence[str], first: int) -> tuple[int, int]:
    """Write the header; return the numbers under which the book knows the style of the rows below it, and of small cells."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color=GREY)
    frame = Border(line, line, line, line)
    head = NamedStyle("表头", Font(name=HEAD, size=_SIZE), PatternFill("solid", fgColor=HEAD_FILL), frame)
    head.alignment = Alignment("center", "center", wrap_text=True)
    left = Alignment("left", "center", wrap_text=True)
    sizes = {"内容": _SIZE, "内容（小字）": _SMALL}
    bodies = [NamedStyle(name, Font(name=TEXT, size=size), None, frame, left, "@") for name, size in sizes.items()]
    for style in (head, *bodies):
        sheet.parent.add_named_style(style)
    cells = [put(sheet, first, column, text) for column, text in enumerate(headers, 1)]
    numbers = []
    for body in bodies:
        cells[0].style = body.name
        numbers.append(int(cells[0].style_id))
    for cell in cells:
        cell.style = head.name
    return numbers[0], numbers[1]


def _lay_out(sheet: Worksheet, widths: Sequence[float], first: int, table: Table) -> None:
    """Fit columns, keep the header in sight and on every printed page."""
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[column_letter(column)].width = round(width, 1)
    sheet.freeze_panes = f"A{first + 1}"
    sheet.row_dimensions[first].height = row_height(table.headers, line_rooms(widths))
    print_wide(sheet, first, first)
    if table.rows:
        sheet.auto_filter.ref = f"A{first}:{column_letter(len(widths))}{first + len(table.rows)}"


def _filled(parts: dict[str, bytes], rows: Iterable[bytes], texts: Sequence[str]) -> bytes:
    """Put rows into the sheet of a book that has none, and the texts they point to beside it."""
    head, tail = parts[_SHEET].split(_ROWS_END)
    head, tail = re.sub(rb"<dimension [^>]*>", b"", head), tail.replace(_END, _UNMARKED + _END)
    # The texts are complete when the last row is written, so their part comes last.
    return pack(linked(parts) | {_SHEET: chain([head], rows, [_ROWS_END + tail]), _STRINGS: _strings(texts)}, _LEVEL)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How rows are written: the number of the first, column widths, and the styles of usual and of small cells."""

    first: int
    widths: Sequence[float]
    styles: tuple[int, int]


def _rows(table: Table, layout: _Layout, typed: Callable[[str | Pieces], str]) -> Iterator[bytes]:
    """Write rows as XML, some at once; `typed` says how a cell of this text goes on after its style."""
    letters, rooms = [column_letter(column) for column in range(1, len(layout.widths) + 1)], line_rooms(layout.widths)
    marked = {row for row, _ in table.marked}

    def written(at: int) -> str:
        row, number = table.rows[at], layout.first + at
        height, styles = _fitted(row, rooms, layout.styles)
        held = zip(letters, styles, row if at not in marked else _shown(table, at), strict=True)
        cells = "".join([f'<c r="{letter}{number}" s="{style}"{typed(text)}' for letter, style, text in held])
        return f'<row r="{number}" ht="{height:g}" customHeight="1">{cells}</row>'

    for start in range(0, len(table.rows), _AT_ONCE):
        yield "".join(map(written, range(start, min(start + _AT_ONCE, len(table.rows))))).encode()


def _fitted(row: Sequence[str], rooms: Sequence[Room], styles: tuple[int, int]) -> tuple[float, Sequence[int]]:
    """Return the height of a row and the styles of its cells: small ones where it would be taller than a row may be."""
    height = row_height(row, rooms)
    if height <= TALLEST:
        return height, [styles[0]] * len(row)
    small = small_cells(row, rooms)
    return small_height(row, rooms, small), [styles[shrunk] for shrunk in small]


def _shown(table: Table, at: int) -> "list[str | Pieces]":
    return [table.marked.get((at, column)) or text for column, text in enumerate(table.rows[at])]


def _typed(texts: list[str], font: str) -> Callable[[str | Pieces], str]:
    """Return the function that ends a cell and adds its text to `texts`, as XML; nearly every text stands in many cells."""

    @cache
    def end(held: str | Pieces) -> str:
        text = _plain(clean_text(held)[:CELL_LIMIT]) if isinstance(held, str) else _rich(held, font)
        if not text:
            return "/>"
        texts.append(text)
        return f' t="s"><v>{len(texts) - 1}</v></c>'

    return end


def _plain(text: str) -> str:
    return f'<t xml:space="preserve">{escape(_LOOKS_ESCAPED.sub("_x005F_", text), quote=False)}</t>' if text else ""


def _rich(pieces: Pieces, font: str) -> str:
    """Write a text of which pieces are marked: bold and underlined."""
    out, room = [], CELL_LIMIT
    for piece in pieces:
        # Blanks and line ends between pieces stay.
        text = _plain(clean_text(f"|{piece.text}|")[1:-1][:room])
        look = f'<rPr><b/><u/><sz val="{_SIZE}"/><rFont val="{escape(font)}"/></rPr>' if piece.changed else ""
        out.append(f"<r>{look}{text}</r>" if text else "")
        room -= len(piece.text)
    return "".join(out)


def _strings(texts: Sequence[str]) -> Iterator[bytes]:
    yield f'<sst xmlns="{_MAIN}">'.encode()
    for start in range(0, len(texts), _AT_ONCE):
        yield "".join(f"<si>{text}</si>" for text in texts[start : start + _AT_ONCE]).encode()
    yield b"</sst>"
