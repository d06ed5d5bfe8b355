"""Write tables as XLSX: every value typed as text, ready to print, the same bytes for the same table."""

import io
import re
from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from pledgectl.package import timeless
from pledgectl.text import CELL_LIMIT, clean_text

Worksheet = Any  # openpyxl's stubs call half of what a fresh sheet has optional

_NARROWEST, _WIDEST, _PAGE = 6.0, 60.0, 160.0  # in characters, as Excel measures columns
_LINE, _TALLEST = 15.0, 409.0  # in points
_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


def write_table(name: str, title: str, lines: Sequence[str], headers: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return an XLSX file of one sheet `name`: title, lines below it (unit, date), header, rows; text is never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "pledgectl"
    book.properties.title = title
    sheet: Worksheet = book.active
    sheet.title = _SHEET_NAME.sub("", name)[:31] or "Sheet1"
    held = [[clean_text(str(value))[:CELL_LIMIT] for value in row] for row in rows]
    _write_top(sheet, title, lines, len(headers))
    first = len(lines) + 2
    _write_rows(sheet, headers, held, first)
    _lay_out(sheet, headers, held, first)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """Write text as text: openpyxl would make a formula of a string that begins with "=", and numbers of errors."""
    cell = sheet.cell(row, column)
    cell.value = text or None
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


def _write_rows(sheet: Worksheet, headers: Sequence[str], rows: Sequence[Sequence[str]], first: int) -> None:
    """Write header and body; named styles are looked up once, which halves the time of many cells."""
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
    for offset, row in enumerate((headers, *rows)):
        for column, text in enumerate(row, 1):
            _put(sheet, first + offset, column, text).style = "内容" if offset else "表头"


def _lay_out(sheet: Worksheet, headers: Sequence[str], rows: Sequence[Sequence[str]], first: int) -> None:
    """Fit columns and rows, keep the header in sight and on every printed page, landscape A4 one page wide."""
    from openpyxl.utils import get_column_letter

    widths = _widths(headers, rows)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = round(width, 1)
    for offset, row in enumerate(rows, 1):
        sheet.row_dimensions[first + offset].height = _height(row, widths)
    sheet.freeze_panes = sheet.cell(first + 1, 1)
    sheet.print_title_rows = f"{first}:{first}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    if rows:
        sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(headers))}{first + len(rows)}"


def _widths(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Give each column the width of its content, and all together what a landscape page holds at a legible size."""
    least = [max(_NARROWEST, _width(header) + 1.5) for header in headers]
    wanted = [
        max(low, min(_WIDEST, max((_width(line) + 1.5 for row in rows[:500] for line in row[column].split("\n")), default=0)))
        for column, low in enumerate(least)
    ]
    spare, asked = _PAGE - sum(least), sum(wanted) - sum(least)
    share = max(0.0, min(1.0, spare / asked)) if asked else 0.0
    return [low + (want - low) * share for low, want in zip(least, wanted, strict=True)]


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Make room for the cell that wraps into most lines, in points, up to what Excel allows."""
    cells = zip(row, widths, strict=True)
    lines = max(sum(max(1, ceil(_width(part) / (width - 1))) for part in text.split("\n")) for text, width in cells)
    return min(_TALLEST, _LINE * lines + 4)


def _width(text: str) -> float:
    return sum(1.1 if char.isascii() else 2.1 for char in text)
