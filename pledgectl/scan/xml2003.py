"""Read XML Spreadsheet 2003, which older systems export as .xls."""

import re
from typing import Any

from pledgectl.ground.xml import parse_xml
from pledgectl.scan.lines import Grid, whole

_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)T00:00:00(?:\.0+)?")
_WHOLE = re.compile(r"(-?\d+)\.0+")


def read_xml2003(data: bytes, where: str) -> list[Grid]:
    """Return every worksheet; PledgectlError for a DTD, bad XML and what lies beyond the limits."""
    root = parse_xml(data, where)
    return [_sheet(sheet, where) for sheet in root.iter(f"{_SS}Worksheet")]


def _sheet(sheet: Any, where: str) -> Grid:
    name = sheet.get(f"{_SS}Name", "")
    state = "".join(text for each in sheet.iter("{*}Visible") for text in each.itertext())
    grid = Grid(f"{where} “{name[:40]}”", name, state.strip() in ("SheetHidden", "SheetVeryHidden"))
    for row in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        grid.begin(whole(row.get(f"{_SS}Index")), row.get(f"{_SS}Hidden") == "1")
        column = 0
        for cell in row.iterfind(f"{_SS}Cell"):
            column = whole(cell.get(f"{_SS}Index")) or column + 1
            across, down = whole(cell.get(f"{_SS}MergeAcross")) + 1, whole(cell.get(f"{_SS}MergeDown")) + 1
            _cell(cell, grid, column, across, down)
            column += across - 1
    return grid


def _cell(cell: Any, grid: Grid, column: int, across: int, down: int) -> None:
    found = cell.find(f"{_SS}Data")
    text = "".join(found.itertext()) if found is not None else ""
    kind = found.get(f"{_SS}Type") if found is not None else ""
    if kind == "Error":
        grid.put("", column, across, down)
        grid.notice("error_value", column)
        return
    if match := {"Number": _WHOLE, "DateTime": _DATE}[kind].fullmatch(text) if kind in ("Number", "DateTime") else None:
        text = match[1]
    elif kind == "Boolean":
        text = {"1": "是", "0": "否"}.get(text, text)
    grid.put(text, column, across, down)
    if kind == "Number" and re.fullmatch(r"-?\d{16,}|-?\d(?:\.\d+)?[Ee]\+?(?:1[5-9]|[2-9]\d)", text):
        grid.notice("long_number", column)
