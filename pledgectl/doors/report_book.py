"""Write a report as XLSX: a sheet a section, numbers as numbers, each chart a native one that follows its table."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

from pledgectl.figures import PIE, Cell, Chart, Report, Section
from pledgectl.formats.cells import put
from pledgectl.formats.look import GREY, HEAD, HEAD_FILL, TEXT, TITLE, print_wide
from pledgectl.formats.measure import TALLEST, line_rooms, row_height, width_of
from pledgectl.formats.ooxml import OFFICIAL, Fonts, workbook
from pledgectl.grid import column_letter

Worksheet = Any  # openpyxl's stubs call half of what a fresh sheet has optional

_NAME = re.compile(r"[\[\]:*?/\\（）()]")
_NARROW, _WIDE = 9.0, 46.0  # in characters, as Excel measures columns
_PLAIN, _ROW = 100.0, 19.0  # width of a sheet of sentences; height of a row at least, in points
_HEADER = 4  # row of the header, below the title and what is said of the table
_ONE_PAGE = 25  # rows that go onto one page together with their chart
_COLOURS = ("2E75B6", "F4B183", "A9D18E", "C00000", "7F7F7F", "FFD966", "8064A2", "4BACC6")
_INDEX, _HELD = "目录", "图的数据"
_FOLD = 14  # letters of a name beside a bar
_BESIDE = 3  # columns of a table that leaves room for its chart


def write_report(report: Report, fonts: Fonts = OFFICIAL) -> bytes:
    """Return the workbook: an index with facts and gaps, then the sections; the same bytes for the same report."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator, book.properties.title = "pledgectl", report.title
    names, sheets = list(_names(report)), []
    _index(book.active, report, names)
    for name, section in zip(names, report.sections, strict=True):
        sheets.append(book.create_sheet(name))
        _section(sheets[-1], section)
    if any(section.chart and section.chart.telling for section in report.sections):
        _charts(sheets, report, book.create_sheet(_HELD))
    out = io.BytesIO()
    book.save(out)
    return workbook(out.getvalue(), fonts)


def _names(report: Report) -> Iterator[str]:
    """Give each section a sheet name that is no other's."""
    taken = {_INDEX, _HELD}
    for section in report.sections:
        base = _NAME.sub("", section.title)[:28] or "表"
        numbered = (base if number == 1 else f"{base}{number}" for number in range(1, len(taken) + 2))
        name = next(name for name in numbered if name not in taken)
        taken.add(name)
        yield name


def _index(sheet: Worksheet, report: Report, names: list[str]) -> None:
    """Write title, facts, what people have to add, and a link to every section."""
    from openpyxl.styles import Font

    sheet.title = _INDEX
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = _PLAIN, 10
    lines = [report.title, *report.facts, *(f"需要补充：{gap}" for gap in report.gaps), ""]
    for row, text in enumerate(lines, 1):
        _say(sheet, row, text, 2)
    sheet.cell(1, 1).font = Font(name=TITLE, size=18)
    sheet.row_dimensions[1].height = 28
    for row, (name, section) in enumerate(zip(names, report.sections, strict=True), len(lines) + 1):
        cell = put(sheet, row, 1, section.title)
        cell.hyperlink = f"#'{name}'!A1"
        cell.font = Font(name=TEXT, size=12, color="FF1F4E79", underline="single")
        put(sheet, row, 2, f"{len(section.rows)} 行" if section.headers else "文字").font = Font(name=TEXT, size=11)
    print_wide(sheet, 1, 1)


def _section(sheet: Worksheet, section: Section) -> None:
    from openpyxl.styles import Font

    put(sheet, 1, 1, section.title).font = Font(name=TITLE, size=16)
    sheet.row_dimensions[1].height = 26
    if section.headers:
        _table(sheet, section)
    else:
        sheet.column_dimensions["A"].width = _PLAIN
        print_wide(sheet, 1, 1)
    lead = section.lead or (section.empty if not section.rows else "")
    if lead:
        _say(sheet, 2, lead, len(section.headers) or 1)


def _say(sheet: Worksheet, row: int, text: str, across: int) -> None:
    """Write a sentence over the width of so many columns, as many lines as it takes."""
    from openpyxl.styles import Alignment, Font

    cell = put(sheet, row, 1, text)
    cell.font, cell.alignment = Font(name=TEXT, size=11), Alignment("left", "center", wrap_text=True)
    if across > 1:
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=across)
    widths = [sheet.column_dimensions[column_letter(column)].width for column in range(1, across + 1)]
    sheet.row_dimensions[row].height = row_height([text], line_rooms([sum(widths)]))


def _table(sheet: Worksheet, section: Section) -> None:
    """Write header and rows from row 4 on, framed, the header kept in sight and on every page."""
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=GREY)
    frame = Border(line, line, line, line)
    widths = [_width(header, [str(row[at]) for row in section.rows]) for at, header in enumerate(section.headers)]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[column_letter(column)].width = width
    rooms = line_rooms(widths)
    for number, cells in enumerate((section.headers, *section.rows), _HEADER):
        _write_row(sheet, number, cells, frame)
        sheet.row_dimensions[number].height = min(TALLEST, max(_ROW, row_height(list(map(str, cells)), rooms)))
    sheet.freeze_panes = f"A{_HEADER + 1}"
    print_wide(sheet, _HEADER, _HEADER)
    if len(section.rows) <= _ONE_PAGE:
        sheet.page_setup.fitToHeight = 1


def _write_row(sheet: Worksheet, number: int, cells: Sequence[Cell], frame: Any) -> None:
    """Write a row of a table; numbers stand in the middle, and so does all of the header, which is grey."""
    from openpyxl.styles import Alignment, Font, PatternFill

    heads = number == _HEADER
    for column, value in enumerate(cells, 1):
        cell = put(sheet, number, column, value)
        cell.border = frame
        cell.alignment = Alignment("left" if isinstance(value, str) and not heads else "center", "center", wrap_text=True)
        cell.font = Font(name=HEAD if heads else TEXT, size=11)
        if heads:
            cell.fill = PatternFill("solid", fgColor=HEAD_FILL)


def _width(header: str, texts: list[str]) -> float:
    """Give a column what it holds; a header may take two lines."""
    lines = [header[: (len(header) + 1) // 2], *(part for text in texts for part in text.split("\n"))]
    return min(_WIDE, max(_NARROW, *map(width_of, lines), 0.0) + 2)


def _charts(sheets: list[Worksheet], report: Report, held: Worksheet) -> None:
    """Draw each chart beside its table, or below a wide one, from cells of a sheet of their own that a clerk may correct."""
    first = 1
    for sheet, section in zip(sheets, report.sections, strict=True):
        chart = section.chart
        if chart and chart.telling:
            drawn = _drawn(chart)
            _fill(drawn, held, chart, first)
            beside = len(section.headers) <= _BESIDE
            row = _HEADER if beside else _HEADER + 2 + len(section.rows)
            sheet.add_chart(drawn, f"{column_letter(len(section.headers) + 2 if beside else 1)}{row}")
            first += len(chart.labels) + 3
    for column in range(2, held.max_column + 1):
        texts = [str(cell.value or "") for (cell,) in held.iter_rows(min_col=column, max_col=column)]
        held.column_dimensions[column_letter(column)].width = _width("", texts)
    held.column_dimensions["A"].width = _WIDE
    print_wide(held, 1, 1)


def _fill(drawn: Any, held: Worksheet, chart: Chart, first: int) -> None:
    """Write the numbers of a chart from row `first` on, and point the chart to them.

    The chart holds them itself too, for readers that do not look into the cells, Word among them.
    """
    from openpyxl.chart import Series
    from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
    from openpyxl.chart.series import SeriesLabel

    last, count = first + len(chart.labels), len(chart.labels)
    labels = [_folded(label) for label in chart.labels] if chart.lying else chart.labels
    for row, label in enumerate((chart.title, *chart.labels), first):
        put(held, row, 1, label)
    names = StrData(count, [StrVal(at, label) for at, label in enumerate(labels)])
    for column, one in enumerate(chart.series, 2):
        put(held, first, column, one.name)
        for row, value in enumerate(one.values, first + 1):
            put(held, row, column, value)
        letter = column_letter(column)
        series = Series(f"'{_HELD}'!${letter}${first + 1}:${letter}${last}", title_from_data=False)
        series.val.numRef.numCache = NumData(None, count, [NumVal(at, v=value) for at, value in enumerate(one.values)])
        series.cat = AxDataSource(strRef=StrRef(f"'{_HELD}'!$A${first + 1}:$A${last}", names))
        series.tx = SeriesLabel(StrRef(f"'{_HELD}'!${letter}${first}", StrData(1, [StrVal(0, one.name)])))
        _colour(series, chart, column - 2)
        drawn.series.append(series)


def _folded(label: str) -> str:
    """Fold a long name, which else takes the room of the bars."""
    return "\n".join(label[at : at + _FOLD] for at in range(0, len(label), _FOLD))


def _colour(series: Any, chart: Chart, number: int) -> None:
    """Give a series its colour, or each slice of a pie: a document has no theme that would."""
    from openpyxl.chart.marker import DataPoint

    if chart.kind != PIE:
        series.graphicalProperties.solidFill = series.graphicalProperties.line.solidFill = _COLOURS[number % len(_COLOURS)]
        return
    for at in range(len(chart.labels)):
        point = DataPoint(idx=at)
        point.graphicalProperties.solidFill = _COLOURS[at % len(_COLOURS)]
        series.dPt.append(point)


def _drawn(chart: Chart) -> Any:
    """Make the chart without data: bars that are stacked where there are several series, a pie with its numbers."""
    from openpyxl.chart import BarChart, PieChart
    from openpyxl.chart.label import DataLabelList

    drawn: Any = PieChart() if chart.kind == PIE else BarChart()
    drawn.title, drawn.style = chart.title, 10
    drawn.width, drawn.height = 18, chart.height * 1.3 / 10
    shown = {"showCatName": False, "showSerName": False, "showLegendKey": False}
    single = chart.kind == PIE or len(chart.series) == 1
    drawn.dataLabels = DataLabelList(showVal=single, showPercent=chart.kind == PIE, **shown)
    if chart.kind == PIE:
        drawn.legend.position = "b"
        return drawn
    drawn.x_axis.delete = drawn.y_axis.delete = False
    drawn.y_axis.majorGridlines, drawn.y_axis.scaling.min = None, 0
    drawn.y_axis.numFmt = "0"
    drawn.type, drawn.gapWidth = "bar" if chart.lying else "col", 60
    if chart.lying:
        # The first name on top, the numbers below.
        drawn.x_axis.scaling.orientation, drawn.y_axis.crosses = "maxMin", "max"
    if single:
        drawn.legend = None
        return drawn
    drawn.grouping, drawn.overlap = "stacked", 100
    drawn.legend.position = "b"
    return drawn
