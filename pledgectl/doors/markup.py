"""Write a report: the sheet of results, and the department's own sheets built anew with colours, comments and drop-downs.

Nothing of the file that came in is loaded and saved again; every value is written as what it is, never as a formula.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from math import ceil
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from pledgectl.formats.cells import put
from pledgectl.formats.look import GREY, HEAD, HEAD_FILL, TEXT, TITLE, print_wide
from pledgectl.formats.measure import TALLEST, Room, line_rooms, row_height, width_of
from pledgectl.formats.ooxml import OFFICIAL, Fonts, workbook
from pledgectl.formats.results import RESULTS
from pledgectl.grid import column_letter
from pledgectl.ground.toml import uncollected
from pledgectl.marks import COLUMNS, KEPT, MENDED, SKIPPED, DropDown, MarkedSheet, Report
from pledgectl.text import clean_text

_WIDTHS = (6.0, 8.0, 8.0, 18.0, 24.0, 42.0, 42.0, 16.0, 20.0)
_NARROWEST, _WIDEST, _PAGE, _SAMPLED = 6.0, 46.0, 190.0, 400  # widths in characters, as Excel measures columns
_COMMENT_WIDTH, _LETTER, _COMMENT_LIMIT = 320, 7, 3_000  # pixels, also of a letter; characters
_MOST_LINKS = 60_000  # Excel takes 65,530 a sheet
_FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C", "note": "FFDDEBF7", SKIPPED: "FFD9D9D9"}
_STYLES = {"error": "错误", "warning": "提示", "note": "说明", SKIPPED: "略去"}


@dataclass(frozen=True, slots=True)
class _Paper:
    """A sheet being written, and what its cells hold for each named style: to look the name up takes longer than a cell."""

    sheet: Any
    styles: Mapping[str, Any]


def write_report(report: Report, fonts: Fonts = OFFICIAL) -> bytes:
    """Return the XLSX file of a report; the same report gives the same bytes."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    book.properties.creator = "pledgectl"
    book.properties.title = report.title
    out = io.BytesIO()
    with uncollected():
        styles = _add_styles(book)
        results: Any = book.active
        results.title = RESULTS
        _write_results(_Paper(results, styles), report)
        for entry in report.sheets:
            _write_sheet(_Paper(book.create_sheet(entry.name), styles), entry)
        # Compressed once, by `workbook`.
        ExcelWriter(book, ZipFile(out, "w", ZIP_STORED)).save()
    return workbook(out.getvalue(), fonts)


def _add_styles(book: Any) -> dict[str, Any]:
    """Add the named styles, which all cells share; return each as a cell holds it."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    line = Side(style="thin", color=GREY)
    frame = Border(line, line, line, line)
    text, centre = Font(name=TEXT, size=11), Alignment("center", "center", wrap_text=True)
    left = Alignment("left", "center", wrap_text=True)
    styles = [
        NamedStyle("标题", Font(name=TITLE, size=18), alignment=centre),
        NamedStyle("题名", Font(name=TITLE, size=14), alignment=centre),
        NamedStyle("表头", Font(name=HEAD, size=11), PatternFill("solid", fgColor=HEAD_FILL), frame, centre),
        NamedStyle("内容", text, border=frame, alignment=left, number_format="@"),
        NamedStyle("表外", text, alignment=left, number_format="@"),
        NamedStyle("位置", Font(name=TEXT, size=11, color="FF0563C1", u="single"), border=frame, alignment=left),
    ]
    for level, name in _STYLES.items():
        styles.append(NamedStyle(name, text, PatternFill("solid", fgColor=_FILLS[level]), frame, left, "@"))
    for style in styles:
        book.add_named_style(style)
    return {style.name: _held(book, style.name) for style in styles}


def _held(book: Any, name: str) -> Any:
    from openpyxl.cell import Cell

    cell: Any = Cell(book.active, 1, 1)
    cell.style = name
    return cell._style


def _put(paper: _Paper, row: int, column: int, text: str, style: str) -> Any:
    """Write text, but a small whole number as a number, which Excel would else mark as a mistake."""
    number = text.isascii() and text.isdecimal() and len(text) < 10 and (text[0] != "0" or text == "0")
    cell = put(paper.sheet, row, column, int(text) if number else text)
    cell._style = paper.styles[style]
    return cell


def _write_results(paper: _Paper, report: Report) -> None:
    sheet = paper.sheet
    width = len(COLUMNS)
    for column, wide in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[column_letter(column)].width = wide
    across = line_rooms([sum(_WIDTHS)])
    top = ((report.title, "标题", 32.0), *((line, "表外", _height([line], across)) for line in report.lines))
    for row, (text, style, height) in enumerate(top, 1):
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        _put(paper, row, 1, clean_text(text), style)
        sheet.row_dimensions[row].height = height
    first = _write_rules(paper, len(top) + 2, report.rules) if report.rules else len(top) + 2
    _write_told(paper, first, report)
    print_wide(sheet, first, first)


def _write_rules(paper: _Paper, first: int, rules: Iterable[tuple[str, str, str, int]]) -> int:
    """Write how often each rule was broken; return the row below, one left free."""
    row = first
    for values in (("级别", "代码", "条数", "规则"), *((level, code, str(n), title) for level, code, title, n in rules)):
        for column, text in enumerate(values, 2):
            _put(paper, row, column, text, "表头" if row == first else text if text in _STYLES.values() else "内容")
        paper.sheet.merge_cells(start_row=row, start_column=5, end_row=row, end_column=6)
        row += 1
    return row + 1


def _write_told(paper: _Paper, first: int, report: Report) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet, rooms = paper.sheet, line_rooms(_WIDTHS)
    for column, text in enumerate(COLUMNS, 1):
        _put(paper, first, column, text, "表头")
    for number, told in enumerate(report.told, 1):
        row = first + number
        texts = (str(number), told.level, told.code, told.place, told.name, told.message, told.hint, told.state, told.remarks)
        for column, text in enumerate(map(clean_text, texts), 1):
            _put(paper, row, column, text, text if column == 2 else "内容")
        if told.sheet and number <= _MOST_LINKS:
            cell = sheet.cell(row, 4)
            quoted = told.sheet.replace("'", "''")
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{told.cell}", display=told.place)
            cell._style = paper.styles["位置"]
        sheet.row_dimensions[row].height = _height(texts, rooms)
    if report.told:
        last = first + len(report.told)
        _add_choices(sheet, DropDown(8, first + 1, last, (MENDED, KEPT)))
        sheet.auto_filter.ref = f"A{first}:{column_letter(len(COLUMNS))}{last}"


def _write_sheet(paper: _Paper, marked: MarkedSheet) -> None:
    """Write a department's sheet: the same cells at the same addresses, marked."""
    from openpyxl.worksheet.cell_range import CellRange

    sheet = paper.sheet
    widths = _widths(marked)
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[column_letter(column)].width = width
    kinds, rooms = _kinds(marked), line_rooms(widths)
    for row, cells in marked.rows.items():
        _write_row(paper, row, cells, kinds[row], len(widths))
        if row in marked.items or row in marked.headers:
            sheet.row_dimensions[row].height = _height(cells, rooms)
    for top, left, bottom, right in marked.merges:
        # openpyxl's own merging would empty the cells below, which the import reads.
        sheet.merged_cells.add(CellRange(min_col=left, min_row=top, max_col=right, max_row=bottom))
    _write_marks(paper, marked)
    for choices in marked.drop_downs:
        _add_choices(sheet, choices)
    if marked.headers:
        sheet.freeze_panes = f"A{max(_first_block(marked.headers)) + 1}"
        print_wide(sheet, min(marked.headers), max(_first_block(marked.headers)))
    sheet.sheet_state = "hidden" if marked.hidden else "visible"


def _write_row(paper: _Paper, row: int, cells: Sequence[str], kind: str, width: int) -> None:
    framed = kind in ("表头", "内容")
    for column, text in enumerate(cells, 1):
        if text or framed:
            _put(paper, row, column, text, kind)
    for column in range(len(cells) + 1, width + 1) if framed else ():
        _put(paper, row, column, "", kind)


def _kinds(marked: MarkedSheet) -> dict[int, str]:
    """Name the style of each row; a line merged across the table without a colon is its title."""
    wide = {top for top, left, bottom, right in marked.merges if top == bottom and right - left > 1}
    titles = {row for row in wide if not set("：:") & set("".join(marked.rows.get(row, ())))}
    groups = ((marked.headers, "表头"), (marked.items, "内容"), (marked.skipped, "略去"), (titles, "题名"))
    return {row: next((name for rows, name in groups if row in rows), "表外") for row in marked.rows}


def _write_marks(paper: _Paper, marked: MarkedSheet) -> None:
    from openpyxl.comments import Comment

    for mark in marked.marks:
        cell = paper.sheet.cell(mark.row, mark.column)
        cell._style = paper.styles[_STYLES[mark.level]]
        text = clean_text(mark.comment)
        if len(text) > _COMMENT_LIMIT:
            text = f"{text[:_COMMENT_LIMIT]}……其余见“{RESULTS}”"
        lines = sum(ceil(width_of(line) * _LETTER / _COMMENT_WIDTH) for line in text.split("\n"))
        cell.comment = Comment(text, "pledgectl", height=min(600, 24 + 18 * lines), width=_COMMENT_WIDTH)


def _add_choices(sheet: Any, choices: DropDown) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation("list", formula1=f'"{",".join(choices.choices)}"', allow_blank=True, showErrorMessage=False)
    letter = column_letter(choices.column)
    rule.add(f"{letter}{choices.first}:{letter}{choices.last}")
    sheet.add_data_validation(rule)


def _first_block(rows: Iterable[int]) -> list[int]:
    """Return the rows of the first header: those that follow one another."""
    block: list[int] = []
    for row in sorted(rows):
        if block and row != block[-1] + 1:
            break
        block.append(row)
    return block


def _widths(marked: MarkedSheet) -> list[float]:
    """Give each column what its content needs, and all together what a landscape page holds."""
    rows = [cells for row, cells in marked.rows.items() if row in marked.headers or row in marked.items][:_SAMPLED]
    rows = rows or list(marked.rows.values())[:_SAMPLED]
    columns = zip_longest(*rows, fillvalue="")
    lines = ([line for text in column for line in text.split("\n")] for column in columns)
    wanted = [max(_NARROWEST, min(_WIDEST, max(map(width_of, held)) + 2)) for held in lines]
    spare = sum(wanted) - _NARROWEST * len(wanted)
    share = min(1.0, max(0.3, (_PAGE - _NARROWEST * len(wanted)) / spare)) if spare else 1.0
    return [round(_NARROWEST + (want - _NARROWEST) * share, 1) for want in wanted]


def _height(cells: Sequence[str], rooms: Sequence[Room]) -> float:
    """Make room for a row, of which some cells may be beyond the columns that were measured, up to what Excel allows."""
    return min(TALLEST, row_height(cells[: len(rooms)], rooms[: len(cells)]))
