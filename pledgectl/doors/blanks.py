"""Write the blank list that departments fill in: frozen header with notes, drop-downs, a sample row, and instructions."""

import io
from collections.abc import Sequence
from typing import Any, Protocol

from pledgectl.formats.look import GREY, HEAD, HEAD_FILL, TEXT, TITLE, print_wide
from pledgectl.formats.measure import line_rooms, row_height
from pledgectl.formats.ooxml import OFFICIAL, Fonts, workbook
from pledgectl.grid import column_letter

_FILLED_ROWS, _FRAMED_ROWS = 500, 12
_SERIAL, _WIDTH, _WIDE = 6.0, 14.0, 30.0
_INSTRUCTIONS = "填表说明"
_ACROSS = 35  # characters on a line of the instructions


class Column(Protocol):
    """What the writer needs to know of a column."""

    @property
    def header(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def example(self) -> str: ...
    @property
    def choices(self) -> tuple[str, ...]: ...
    @property
    def wide(self) -> bool: ...


def write_blank(
    heading: Sequence[str], columns: Sequence[Column], instructions: Sequence[str], fonts: Fonts = OFFICIAL
) -> bytes:
    """Return an XLSX file: the list to fill in, and a sheet that says how; the same bytes for the same columns."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "pledgectl"
    sheet: Any = book.active
    sheet.title = "填报清单"
    _write_heading(sheet, heading, len(columns))
    first = len(heading) + 1
    for number, column in enumerate(columns, 1):
        _write_column(sheet, number, column, first)
    rooms = line_rooms([_width(column, number) for number, column in enumerate(columns, 1)])
    for row, texts in enumerate(zip(*((column.header, column.example) for column in columns), strict=True), first):
        sheet.row_dimensions[row].height = row_height(texts, rooms)
    sheet.freeze_panes = sheet.cell(first + 1, 3)
    print_wide(sheet, first, first)
    _write_instructions(book.create_sheet(_INSTRUCTIONS), columns, instructions)
    out = io.BytesIO()
    book.save(out)
    return workbook(out.getvalue(), fonts)


def _write_heading(sheet: Any, heading: Sequence[str], width: int) -> None:
    from openpyxl.styles import Alignment, Font

    for row, text in enumerate(heading, 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=min(width, 12))
        cell = sheet.cell(row, 1, text)
        cell.data_type = "s"  # a department called =… is no formula
        cell.font = Font(name=TITLE if row == 1 else TEXT, size=18 if row == 1 else 12)
        cell.alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
    sheet.row_dimensions[1].height = 32


def _width(column: Column, number: int) -> float:
    return _WIDE if column.wide else _SERIAL if number == 1 else _WIDTH


def _write_column(sheet: Any, number: int, column: Column, first: int) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color=GREY)
    frame = Border(line, line, line, line)
    letter = column_letter(number)
    sheet.column_dimensions[letter].width = _width(column, number)
    head = sheet.cell(first, number, column.header)
    head.font, head.border = Font(name=HEAD, size=11), frame
    head.fill = PatternFill("solid", fgColor=HEAD_FILL)
    head.alignment = Alignment("center", "center", wrap_text=True)
    head.comment = Comment(column.note, "pledgectl", height=80, width=240)
    for row in range(first + 1, first + 1 + _FRAMED_ROWS):
        cell = sheet.cell(row, number, column.example or None if row == first + 1 else None)
        cell.border, cell.number_format = frame, "@"
        cell.alignment = Alignment("left", "center", wrap_text=True)
        cell.font = Font(name=TEXT, size=11, italic=row == first + 1, color=GREY if row == first + 1 else None)
    if column.choices:
        sheet.add_data_validation(_drop_down(column, f"{letter}{first + 1}:{letter}{first + _FILLED_ROWS}"))


def _drop_down(column: Column, cells: str) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation("list", formula1=f'"{",".join(column.choices)}"', allow_blank=True, showErrorMessage=False)
    rule.promptTitle, rule.prompt, rule.showInputMessage = column.header, column.note, True
    rule.add(cells)
    return rule


def _write_instructions(sheet: Any, columns: Sequence[Column], instructions: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    lines = [(f"{number}．{text}",) for number, text in enumerate(instructions, 1)]
    rows = [(_INSTRUCTIONS,), *lines, ("",), *((column.header, column.note) for column in columns)]
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place, text or None)
            cell.font = Font(name=HEAD if number == 1 else TEXT, size=14 if number == 1 else 11)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
        if len(row) == 1:
            # A spreadsheet fits the height of a row to its text, but not where cells are merged.
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=2)
            sheet.row_dimensions[number].height = 4 + 16 * max(1, -(-len(row[0]) // _ACROSS))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 60
    sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 9, 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
