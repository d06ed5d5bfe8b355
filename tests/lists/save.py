"""Write a laid-out list as the file that a department would send."""

import csv
import datetime
import html
import io
import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from lists.paper import HERE, Paper, Sheet

from pledgectl.ground.package import pack

FONTS = ("宋体", "仿宋", "微软雅黑", "仿宋_GB2312")
FILLS = ("", "D9E1F2", "FFF2CC", "E2EFDA")


def save(paper: Paper, folder: Path = HERE) -> None:
    """Write the file of `paper` into `folder`."""
    writer = {"csv": as_csv, "html": as_html, "spreadsheetml": as_spreadsheetml, "utf16": as_csv, "docx": as_docx}.get(paper.kind, as_xlsx)
    data = writer(paper)
    if paper.kind in ("xls", "ods"):
        data = convert(data, paper)
    (folder / paper.file).write_bytes(data)


def convert(data: bytes, paper: Paper) -> bytes:
    """Let LibreOffice turn an xlsx into xls or ods; its bytes differ from run to run."""
    filters = {"xls": "xls:MS Excel 97", "ods": "ods"}
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "list.xlsx"
        source.write_bytes(data)
        office = shutil.which("soffice") or "libreoffice"
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/lo.lists"
        subprocess.run([office, "--headless", profile, "--convert-to", filters[paper.kind], "--outdir", name, source], check=True, capture_output=True)
        return source.with_suffix("." + paper.kind).read_bytes()


def as_xlsx(paper: Paper) -> bytes:
    """Write a workbook whose bytes depend on nothing but `paper`."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    for sheet in paper.sheets:
        page = book.create_sheet(sheet.name)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        fill_page(page, sheet, paper.look, paper.options.get("formulas", False))
    if paper.dress:
        paper.dress(book)
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stamp = rb"\g<1>2024-03-01T00:00:00Z\g<2>"
    parts["docProps/core.xml"] = re.sub(rb"(<dcterms:\w+ [^>]*>)[^<]*(</dcterms)", stamp, parts["docProps/core.xml"])
    return pack(parts)


def fill_page(page: Any, sheet: Sheet, look: int, formulas: bool) -> None:
    """Put cells, merges and a little dress on one page."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    font, fill = FONTS[look % len(FONTS)], FILLS[look // 2 % len(FILLS)]
    line = Side(style="thin")
    for (row, column), value in sorted(sheet.cells.items()):
        cell = page.cell(row, column, value)
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "f" if formulas else "s"
        kind = sheet.styles.get(row, "")
        cell.font = Font(name=font, size=18 if kind == "标题" else 10.5, bold=kind in ("标题", "表头"))
        centre = kind in ("标题", "表头", "分组")
        cell.alignment = Alignment(horizontal="center" if centre else None, vertical="center", wrap_text=kind in ("表头", "行"))
        if kind in ("表头", "行"):
            cell.border = Border(line, line, line, line)
        if kind == "表头" and fill:
            cell.fill = PatternFill("solid", fgColor=fill)
        if isinstance(value, datetime.date):
            cell.number_format = 'yyyy"年"m"月"d"日"'
    for top, left, bottom, right in sheet.merges:
        page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for offset, key in enumerate(sheet.keys):
        wide = {"seq": 5, "bases": 48, "cite": 36, "text": 48, "name": 24, "purpose": 22}.get(key, 6 if key[0] in "LTR" else 13)
        page.column_dimensions[get_column_letter(sheet.column + offset)].width = wide
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True


def lines_of(sheet: Sheet) -> list[list[str]]:
    """Return the sheet from its first row and column on as text, merged cells only at their top left."""
    if not sheet.cells:
        return []
    last_row, last_column = max(r for r, _ in sheet.cells), max(c for _, c in sheet.cells)
    return [[text_of(sheet.cells.get((r, c))) for c in range(1, last_column + 1)] for r in range(1, last_row + 1)]


def text_of(value: object) -> str:
    """Write a cell's value as an export does."""
    if isinstance(value, datetime.date):
        return f"{value.year}/{value.month}/{value.day}"
    return "" if value is None else str(value)


def as_csv(paper: Paper) -> bytes:
    """Write text with the options `encoding`, `delimiter`, `end`, `quote_all`; rows may have trailing empty cells cut (`ragged`)."""
    options = paper.options
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if options.get("quote_all") else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=options.get("delimiter", ","), lineterminator=options.get("end", "\r\n"), quoting=quoting)
    for line in lines_of(paper.sheets[0]):
        while options.get("ragged") and line and not line[-1]:
            line.pop()
        writer.writerow(line)
    return out.getvalue().encode(options.get("encoding", "utf-8"))


def spans(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Return top-left cell → (rows, columns) of each merge, and the cells that merges cover."""
    size, covered = {}, set()
    for top, left, bottom, right in sheet.merges:
        size[top, left] = (bottom - top + 1, right - left + 1)
        covered |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
    return size, covered


def as_html(paper: Paper) -> bytes:
    """Write an HTML table as old systems export it under .xls."""
    encoding = paper.options.get("encoding", "utf-8")
    body = []
    for sheet in paper.sheets:
        size, covered = spans(sheet)
        body.append("<table border=1 cellspacing=0>")
        for r, line in enumerate(lines_of(sheet), 1):
            body.append("<tr>")
            for c, text in enumerate(line, 1):
                if (r, c) not in covered:
                    rows, columns = size.get((r, c), (1, 1))
                    attributes = (f" rowspan={rows}" if rows > 1 else "") + (f' colspan="{columns}"' if columns > 1 else "")
                    inner = html.escape(text).replace("\n", "<br>") or "&nbsp;"
                    body.append(f"<td{attributes} style='mso-number-format:\"\\@\"'>{inner}</td>")
            body.append("</tr>")
        body.append("</table>")
    head = f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    style = "<style>td{font-family:宋体;font-size:10pt}</style></head><body>\n"
    return (head + style + "\n".join(body) + "\n</body></html>\n").encode(encoding)


def as_spreadsheetml(paper: Paper) -> bytes:
    """Write XML Spreadsheet 2003."""
    out = ['<?xml version="1.0" encoding="UTF-8"?>', '<?mso-application progid="Excel.Sheet"?>']
    out.append('<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">')
    for sheet in paper.sheets:
        size, covered = spans(sheet)
        out.append(f'<Worksheet ss:Name="{html.escape(sheet.name)}"><Table>')
        for r in range(1, max(r for r, _ in sheet.cells) + 1):
            row = {c: v for (rr, c), v in sheet.cells.items() if rr == r and (rr, c) not in covered}
            if row:
                out.append(f'<Row ss:Index="{r}">' + "".join(_xml_cell(c, row[c], size.get((r, c))) for c in sorted(row)) + "</Row>")
        out.append("</Table></Worksheet>")
    return ("\n".join(out) + "\n</Workbook>\n").encode()


def _xml_cell(column: int, value: object, span: tuple[int, int] | None) -> str:
    rows, columns = span or (1, 1)
    merge = (f' ss:MergeAcross="{columns - 1}"' if columns > 1 else "") + (f' ss:MergeDown="{rows - 1}"' if rows > 1 else "")
    kind = "Number" if isinstance(value, int | float) else "String"
    text = html.escape(text_of(value)).replace("\n", "&#10;")
    return f'<Cell ss:Index="{column}"{merge}><Data ss:Type="{kind}">{text}</Data></Cell>'


def as_docx(paper: Paper) -> bytes:
    """Write each sheet as one Word table with the lines that stand before and after it."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, section.page_height, section.page_width
    for sheet in paper.sheets:
        for text in sheet.before:
            document.add_paragraph(text)
        lines = lines_of(sheet)
        table = document.add_table(len(lines), len(lines[0]), style="Table Grid")
        grid = [list(row.cells) for row in table.rows]
        for top, left, bottom, right in sheet.merges:
            grid[top - 1][left - 1].merge(grid[bottom - 1][right - 1])
        for (r, c), value in sheet.cells.items():
            grid[r - 1][c - 1].text = text_of(value)
        for text in sheet.after:
            document.add_paragraph(text)
    document.core_properties.created = document.core_properties.modified = datetime.datetime(2024, 3, 1)
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return pack({name: archive.read(name) for name in archive.namelist()})
