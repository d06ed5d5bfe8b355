"""Build the sample lists from items.csv the way departments send them; run by hand: python catalogs/samples/rebuild.py.

lists.toml says which rows go where. A layout turns rows into a Grid (pure); a writer turns grids into a file.
The .xls is made by LibreOffice and stays as committed where that is missing.
"""

import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from pledgectl.ground.package import pack

HERE = Path(__file__).resolve().parent
NAME, USE, TYPE, ASKER, ISSUER = "证明事项名称", "证明用途（行政事项）", "事项类型", "索要单位", "开具单位"
BASIS, RANK, TEXT, REMARKS = "设定依据", "依据层级", "依据原文摘录", "备注"
SHORT = {"人社局": "人力资源和社会保障局"}
NUMBERS = "一二三四五六七八九十"
Row = dict[str, str]
Part = tuple[str, list[Row]]


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells, merged ranges as (first row, first column, last row, last column) from 1, and heading rows."""

    name: str
    cells: list[list[str]]
    merges: list[tuple[int, int, int, int]]
    heads: int = 1


def read_rows() -> dict[str, Row]:
    """Map number to row of items.csv; researchers' remarks are no part of a department's list."""
    text = (HERE / "items.csv").read_text(encoding="utf-8")
    return {row["编号"]: row | {REMARKS: ""} for row in csv.DictReader(io.StringIO(text))}


def _asker(row: Row, department: str) -> str:
    """Name the county's own unit where the source names a unit of its place or none was found."""
    asker = row[ASKER].replace("县（区）", "县")
    own = "县" + SHORT.get(asker, asker) == department
    return department if not asker or ASKER in row["推断字段"] or own else asker


def _part(department: str, numbers: Iterable[str], edits: dict[str, Row], rows: dict[str, Row]) -> Part:
    chosen = [rows[number.rstrip("*")] | edits.get(number, {}) for number in numbers]
    return department, [row | {ASKER: _asker(row, department)} for row in chosen]


def _cells(columns: str, rows: Iterable[Row]) -> list[list[str]]:
    """Lay rows out; `columns` names what stands in each column: n counts up, √ is a tick, _ stays empty, 县级 is itself."""

    def cell(column: str, number: int, row: Row) -> str:
        known = {
            "n": str(number),
            "name": row[NAME],
            "use": row[USE],
            "basis": "\n".join(filter(None, (row[BASIS], row[TEXT]))),
            "rank": row[RANK],
            "asker": row[ASKER],
            "issuer": row[ISSUER],
            "type": row[TYPE],
            "type2": row[TYPE][:2] + "\n" + row[TYPE][2:],
            "count": str(number * 10),
            "remarks": row[REMARKS],
            "_": "",
        }
        return known.get(column, column)

    return [[cell(column, number, row) for column in columns.split()] for number, row in enumerate(rows, 1)]


def _across(row: int, width: int) -> tuple[int, int, int, int]:
    return (row, 1, row, width)


def _head(names: str) -> list[str]:
    return names.split("|")


def two_row_ticks(title: str, parts: list[Part]) -> Iterator[Grid]:
    """Two header rows with merges, line breaks in the headers, levels as ticks."""
    upper = _head("序号|证明\n名称|证明用途|设定依据||实施基本情况||行使层级||||事项\n类型")
    lower = _head("|||依据名称、文号及条文内容|效力层级|索要单位|开具单位|省部级|市级|县级|乡级及其他|")
    body = _cells("n name use basis rank asker issuer _ _ √ _ type2", parts[0][1])
    merges = [(2, c, 3, c) for c in (1, 2, 3, 12)] + [(2, 4, 2, 5), (2, 6, 2, 7), (2, 8, 2, 11), _across(1, 12)]
    yield Grid("Sheet1", [[title], upper, lower, *body], merges, 3)


def reasons(title: str, parts: list[Part]) -> Iterator[Grid]:
    """A unit line with 单位（盖章）; 设定依据 holds the rank only, the citation stands beside it."""
    department, rows = parts[0]
    upper = _head("序号|证明名称|证明用途|设定依据|依据条文及内容|实施基本情况||行使层级||||事项类型|备注")
    lower = _head("|||||索要单位|开具单位|省级|市级|县级|乡镇级及其他||")
    body = _cells("n name use rank basis asker issuer _ _ √ _ type remarks", rows)
    merges = [(3, c, 4, c) for c in (1, 2, 3, 4, 5, 12, 13)] + [(3, 6, 3, 7), (3, 8, 3, 11), _across(1, 13), _across(2, 13)]
    yield Grid("清单", [[title], [f"单位（盖章）：{department}"], upper, lower, *body], merges, 4)


def unit_line(title: str, parts: list[Part]) -> Iterator[Grid]:
    """One header row below a line with unit, person, telephone and date; equal bases merged downwards."""
    department, rows = parts[0]
    line = f"填报单位：{department}    填报人：（签名）    电话：0000-0000000    填报日期：2021年4月20日"
    head = _head("序号|证明名称|证明用途|设定及保留依据|效力层级|索要单位|开具单位|备注")
    body, merges = _cells("n name use basis rank asker issuer remarks", rows), [_across(1, 8), _across(2, 8)]
    for _, same in groupby(range(len(body)), lambda number: body[number][3]):
        first, *rest = same
        for number in rest:
            body[number][3:5] = ["", ""]
        if rest:
            merges += [(first + 4, column, rest[-1] + 4, column) for column in (4, 5)]
    yield Grid("公安", [[title], [line], head, *body], merges, 3)


def numbered(title: str, parts: list[Part]) -> Iterator[Grid]:
    """An 附件 line, the title, columns in another order, and a numbered note under the table."""
    head = _head("事项序号|行业分类|证明事项名称|办理事项|事项类型|设定依据|索要单位|出具单位|行使层级|备注")
    body = _cells("n 民政 name use type basis asker issuer 县级 remarks", parts[0][1])
    note = "注：1.本表由业务股室填写；2.依据写到条、款、项。"
    yield Grid("附件", [["附件"], [title], [], head, *body, [note]], [_across(2, 10), _across(len(body) + 5, 10)], 4)


def sections(title: str, parts: list[Part]) -> Iterator[Grid]:
    """Several departments in one sheet under section rows, numbering anew, the header repeated once, a total at the end."""
    head = _head("序号|证明事项名称|办理的行政事项|设定依据|效力层级|索要单位|开具单位|事项类型|备注")
    cells, merges = [[title], head], [_across(1, 9)]
    for number, (department, rows) in enumerate(parts):
        cells.append([f"{NUMBERS[number]}、{department}（{len(rows)}项）"])
        merges.append(_across(len(cells), 9))
        if number == 2:
            cells.append(head)
        cells += _cells("n name use basis rank asker issuer type remarks", rows)
    yield Grid("汇总", [*cells, ["合计", f"{sum(len(rows) for _, rows in parts)}项"]], merges, 2)


def plain(title: str, parts: list[Part]) -> Iterator[Grid]:
    """A table as exported by another program: nothing above the header."""
    head = _head("序号|单位|证明事项名称|证明用途|设定证明的依据|层级|索要单位|开具单位|事项类型")
    department, rows = parts[0]
    yield Grid("目录", [head, *_cells(f"n {department} name use basis rank asker issuer type", rows)], [])


def unit_column(title: str, parts: list[Part]) -> Iterator[Grid]:
    """The department in a column, written once and left blank below."""
    head = _head("填报单位|序号|证明名称|证明用途|设定依据|效力层级|索要单位|开具单位|事项类型|行使层级")
    columns = "n name use basis rank asker issuer type 县级"
    body = []
    for department, rows in parts:
        units = [department, *[""] * (len(rows) - 1)]
        body += [[unit, *cells] for unit, cells in zip(units, _cells(columns, rows), strict=True)]
    yield Grid("目录", [[title], head, *body], [], 2)


def sheets(title: str, parts: list[Part]) -> Iterator[Grid]:
    """One sheet a department."""
    head = _head("序号|证明名称|证明用途|设定依据|效力层级|索要单位|开具单位|事项类型")
    for department, rows in parts:
        body = _cells("n name use basis rank asker issuer type", rows)
        merges = [_across(1, 8), _across(2, 8)]
        yield Grid(department, [[f"{department}{title}"], [f"填报单位：{department}"], head, *body], merges, 3)


def faulty(title: str, parts: list[Part]) -> Iterator[Grid]:
    """A list as it should not be: an unknown column, totals, notes and a signature below."""
    department, rows = parts[0]
    head = _head("序号|证 明 名 称|证明用途|设定依据|效力层级|索要单位|开具单位|事项类型|年办件量|备注")
    top = [["附件1"], [title], [f"填报单位：{department}        填报日期：2021年4月28日"], head]
    notes = "填表说明：1.证明名称与法律法规一致。2.没有的栏目不填。"
    foot = [["合计", f"共{len(rows)}项"], [notes], ["主要负责人（签字）：            （盖章）"]]
    cells = [*top, *_cells("n name use basis rank asker issuer type count remarks", rows), *foot]
    merges = [_across(row, 10) for row in (2, 3, len(cells) - 1, len(cells))]
    yield Grid("Sheet1", cells, merges, 4)


_ALL = (two_row_ticks, reasons, unit_line, numbered, sections, plain, unit_column, sheets, faulty)
LAYOUTS: dict[str, Callable[[str, list[Part]], Iterator[Grid]]] = {layout.__name__: layout for layout in _ALL}


def grids() -> dict[str, list[Grid]]:
    """Map every sample file to its sheets."""
    rows = read_rows()
    lists = {entry["file"]: entry for entry in tomllib.loads((HERE / "lists.toml").read_text(encoding="utf-8"))["lists"]}
    return {file: list(_sheets(entry, lists, rows)) for file, entry in lists.items()}


def _sheets(entry: dict[str, Any], lists: dict[str, Any], rows: dict[str, Row]) -> Iterator[Grid]:
    base = lists[entry.get("base", entry["file"])]
    edits = {edit["row"]: edit["set"] for source in (base, entry) for edit in source.get("edits", [])}
    more = entry.get("add", {"department": "", "rows": []})
    parts = []
    for part in base["parts"]:
        numbers = [number for number in part["rows"] if number not in entry.get("drop", [])]
        added = more["rows"] if part["department"] == more["department"] else []
        parts.append(_part(part["department"], [*numbers, *added], edits, rows))
    return LAYOUTS[base["layout"]](base["title"], parts)


def xlsx(sheets: list[Grid]) -> bytes:
    """Write an Excel file that depends on nothing but its content."""
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for grid in sheets:
        _fill(book.create_sheet(grid.name), grid)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "2021-04-20T00:00:00Z", core).encode()
    return pack(parts)


def _fill(sheet: Any, grid: Grid) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    line = Side(style="thin")
    for r, row in enumerate(grid.cells, 1):
        for c, value in enumerate(row, 1):
            cell = sheet.cell(r, c, value or None)
            cell.alignment = Alignment("center" if r <= grid.heads or len(value) < 5 else "left", "center", wrap_text=True)
            cell.font = Font("宋体", 16 if r == 1 else 10, bold=r <= grid.heads)
            if len(row) > 2:
                cell.border = Border(line, line, line, line)
    for first_row, first_column, last_row, last_column in grid.merges:
        sheet.merge_cells(None, first_row, first_column, last_row, last_column)
    head, above = grid.cells[grid.heads - 1], grid.cells[max(0, grid.heads - 2)]
    widths = [_width(lower or upper) for lower, upper in zip(head, above if len(above) == len(head) else head, strict=True)]
    for c, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(c)].width = width
    for r, row in enumerate(grid.cells[grid.heads :], grid.heads + 1):
        if len(row) == len(widths):
            sheet.row_dimensions[r].height = 14 * max(map(_lines, row, widths)) + 4


def _lines(value: str, width: int) -> int:
    return sum(-(-2 * len(line) // (width - 1)) for line in value.split("\n"))


def _width(head: str) -> int:
    """Say how wide a column is, in half-width characters, from its header."""
    return 60 if "依据" in head else 10 if head.endswith(("级", "其他", "序号")) else 18


def gbk_csv(sheets: list[Grid]) -> bytes:
    """Write a CSV as Excel on a Chinese Windows does: GBK, CRLF."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(sheets[0].cells)
    return out.getvalue().encode("gbk")


def ods(sheets: list[Grid]) -> bytes:
    """Write a minimal OpenDocument spreadsheet."""

    def cell(value: str) -> str:
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>' if value else "<table:table-cell/>"

    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in sheets[0].cells)
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    names = " ".join(f'xmlns:{name}="{space}{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="{sheets[0].name}">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<?xml version="1.0" encoding="UTF-8"?><m:manifest xmlns:m="{space}manifest:1.0" m:version="1.2">'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    return pack({"mimetype": kind.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()})


def xls(sheets: list[Grid]) -> bytes:
    """Let LibreOffice write the old binary format."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "list.xlsx"
        source.write_bytes(xlsx(sheets))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", "--headless", profile, "--convert-to", "xls", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        return source.with_suffix(".xls").read_bytes()


WRITERS = {".xlsx": xlsx, ".csv": gbk_csv, ".ods": ods, ".xls": xls}


def main() -> None:
    """Write every list beside this script; .xls only where LibreOffice is installed and `--xls` asks for it."""
    for file, sheets in grids().items():
        path = HERE / file
        if path.suffix == ".xls" and path.exists() and not ("--xls" in sys.argv and shutil.which("soffice")):
            continue
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(WRITERS[path.suffix](sheets))
        print(file)


if __name__ == "__main__":
    main()
