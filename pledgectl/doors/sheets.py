"""Write tables as XLSX: every value typed as text, ready to print, the same bytes for the same table.

openpyxl makes the book with its styles and its page; the rows, all of one kind, are written straight into its sheet, which
takes a fifth of the time that openpyxl or XlsxWriter need for them (tests/bench/bench_export.py).
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from html import escape
from itertools import chain
from math import ceil, sqrt
from typing import Any

from pledgectl.formats.ooxml import linked, workbook, workbook_parts
from pledgectl.ground.package import pack
from pledgectl.text import CELL_LIMIT, clean_text

Worksheet = Any  # openpyxl's stubs call half of what a fresh sheet has optional

_NARROWEST, _WIDEST, _PAGE = 6.0, 80.0, 160.0  # in characters, as Excel measures columns
_LINE, _TALLEST = 15.0, 409.0  # in points
_ASCII, _WIDE = 1.1, 2.1  # how wide a character is
_MEASURED, _AT_ONCE = 500, 500  # rows
_LEVEL = 3  # of compression: a tenth more bytes in half the time
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SHEET, _STRINGS, _ROWS_END = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", b"</sheetData>"
# Serial numbers are texts, and meant so: without this Excel marks each with a green corner.
_END = b"</worksheet>"
_UNMARKED = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def write_table(
    name: str, title: str, lines: Sequence[str], headers: Sequence[str], rows: Sequence[Sequence[str]]
) -> bytes:
    """Return an XLSX file of one sheet `name`: title, lines below it (unit, date), header, rows; text is never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "pledgectl"
    book.properties.title = title
    sheet: Worksheet = book.active
    sheet.title = _SHEET_NAME.sub("", name)[:31] or "Sheet1"
    widths, first = _widths(headers, rows), len(lines) + 2
    _write_top(sheet, title, lines, len(headers))
    style = _write_header(sheet, headers, first)
    _lay_out(sheet, widths, first, len(rows))
    out = io.BytesIO()
    book.save(out)
    if not rows:
        return workbook(out.getvalue())
    texts: list[str] = []
    return _filled(workbook_parts(out.getvalue()), _rows(rows, first + 1, widths, style, _typed(texts)), texts)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write text as text: openpyxl would make a formula of a string that begins with "=", and numbers of errors."""
    cell = sheet.cell(row, column)
    cell.value = clean_text(text) or None
    if text:
        cell.data_type = "s"
    return cell


def _write_top(sheet: Worksheet, title: str, lines: Sequence[str], width: int) -> None:
    from openpyxl.styles import Alignment, Font

    for row, text in enumerate((title, *lines), 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        cell = _put(sheet, row, 1, text)
        heading = row == 1
        cell.font = Font(name="方正小标宋简体" if heading else "仿宋_GB2312", size=18 if heading else 11)
        cell.alignment = Alignment(horizontal="center" if heading else "left", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 32


def _write_header(sheet: Worksheet, headers: Sequence[str], first: int) -> int:
    """Write the header; return the number under which the book knows the style of the rows below it."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color="FF808080")
    frame = Border(line, line, line, line)
    head = NamedStyle("表头", Font(name="黑体", size=11), PatternFill("solid", fgColor="FFE7EDF3"), frame)
    head.alignment = Alignment("center", "center", wrap_text=True)
    body = NamedStyle("内容", Font(name="仿宋_GB2312", size=11), border=frame)
    body.alignment = Alignment("left", "center", wrap_text=True)
    body.number_format = "@"
    for style in (head, body):
        sheet.parent.add_named_style(style)
    cells = [_put(sheet, first, column, text) for column, text in enumerate(headers, 1)]
    cells[0].style = "内容"
    number = int(cells[0].style_id)
    for cell in cells:
        cell.style = "表头"
    return number


def _lay_out(sheet: Worksheet, widths: Sequence[float], first: int, count: int) -> None:
    """Fit columns, keep the header in sight and on every printed page, landscape A4 one page wide."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width, 1)
    sheet.freeze_panes = f"A{first + 1}"
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    if count:
        sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(widths))}{first + count}"


def _filled(parts: dict[str, bytes], rows: Iterable[bytes], texts: Sequence[str]) -> bytes:
    """Put rows into the sheet of a book that has none, and the texts they point to beside it."""
    head, tail = parts[_SHEET].split(_ROWS_END)
    head, tail = re.sub(rb"<dimension [^>]*>", b"", head), tail.replace(_END, _UNMARKED + _END)
    # The texts are complete when the last row is written, so their part comes last.
    return pack(linked(parts) | {_SHEET: chain([head], rows, [_ROWS_END + tail]), _STRINGS: _strings(texts)}, _LEVEL)


def _rows(
    rows: Sequence[Sequence[str]], first: int, widths: Sequence[float], style: int, typed: Callable[[str], str]
) -> Iterator[bytes]:
    """Write rows as XML, some at once; `typed` says how a cell of this text goes on after its style."""
    from openpyxl.utils import get_column_letter

    letters = [get_column_letter(column) for column in range(1, len(widths) + 1)]
    rooms = [(width - 1, int((width - 1) / _WIDE)) for width in widths]
    for start in range(0, len(rows), _AT_ONCE):
        out = []
        for number, row in enumerate(rows[start : start + _AT_ONCE], first + start):
            cells = [f'<c r="{letter}{number}" s="{style}"{typed(text)}' for letter, text in zip(letters, row, strict=True)]
            out.append(f'<row r="{number}" ht="{_height(row, rooms):g}" customHeight="1">{"".join(cells)}</row>')
        yield "".join(out).encode()


def _typed(texts: list[str]) -> Callable[[str], str]:
    """Return the function that ends a cell and adds its text to `texts`; nearly every text stands in many cells."""

    @cache
    def end(text: str) -> str:
        held = clean_text(text)[:CELL_LIMIT]
        if not held:
            return "/>"
        texts.append(held)
        return f' t="s"><v>{len(texts) - 1}</v></c>'

    return end


def _strings(texts: Sequence[str]) -> Iterator[bytes]:
    yield f'<sst xmlns="{_MAIN}">'.encode()
    for start in range(0, len(texts), _AT_ONCE):
        held = (escape(_LOOKS_ESCAPED.sub("_x005F_", text), quote=False) for text in texts[start : start + _AT_ONCE])
        yield "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in held).encode()
    yield b"</sst>"


def _widths(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Give each column the width of its content, and all together what a landscape page holds at a legible size.

    Where that is too little, width goes by the square root of how much a column holds: a column of long texts gets most of it,
    and one of short texts is not crushed.
    """
    least = [max(_NARROWEST, _width(header) + 1.5) for header in headers]
    measured = [_measured(column) for column in zip(*rows[:_MEASURED], strict=True)] or [(0.0, 0.0)] * len(headers)
    limits = [(low, max(low, min(_WIDEST, longest)), sqrt(load)) for low, (longest, load) in zip(least, measured, strict=True)]

    def fitted(scale: float) -> list[float]:
        return [max(low, min(high, scale * load)) for low, high, load in limits]

    narrow, wide = 0.0, _PAGE
    for _ in range(20):
        middle = (narrow + wide) / 2
        narrow, wide = (middle, wide) if sum(fitted(middle)) <= _PAGE else (narrow, middle)
    return fitted(narrow)


def _measured(column: Sequence[str]) -> tuple[float, float]:
    """Measure the longest line of a column, with its margin, and the mean of what its cells hold."""
    longest = max((_width(line) for text in column for line in text.split("\n")), default=0.0)
    return longest + 1.5, sum(map(_width, column)) / max(1, len(column))


def _height(row: Sequence[str], rooms: Sequence[tuple[float, int]]) -> float:
    """Make room for the cell that wraps into most lines, in points, up to what Excel allows.

    `rooms` tells of each column how wide a line may be, and how many characters surely fit; only longer cells are measured.
    """
    lines = [
        ceil(_width(text) / room) if "\n" not in text else sum(max(1, ceil(_width(part) / room)) for part in text.split("\n"))
        for text, (room, sure) in zip(row, rooms, strict=True)
        if len(text) > sure or "\n" in text
    ]
    return min(_TALLEST, _LINE * max(lines, default=1) + 4)


def _width(text: str) -> float:
    wide = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    return len(text) * _ASCII + wide * (_WIDE - _ASCII)
