"""Read a department's file into sheets of clean text: told apart by content, guarded before any library opens it.

What was read must equal what is in the file, or the import stops (hardness.md).
"""

import csv
import datetime
import io
import math
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgectl.errors import PledgectlError
from pledgectl.files import read_file
from pledgectl.grid import (
    MAX_COLUMNS,
    ORDINARY,
    Book,
    Extent,
    Limits,
    Merge,
    NoTable,
    Notice,
    Sheet,
    address,
    check_extent,
    column_letter,
    too_many,
)
from pledgectl.scan import xls
from pledgectl.scan.lines import Grid
from pledgectl.text import CELL_LIMIT, clean_text, has_hidden

if TYPE_CHECKING:
    from pledgectl.package import Package
    from pledgectl.scan.xlsx import SheetPart

_RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 文件再试"
_MAX_MERGE = 10_000
_ROUGH = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\uffff]|_x|  |\t | \t"
)
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "这是 PDF 文件，不是表格", "请向来件单位要 Excel 文件；也可以用 pledgectl catalog blank 生成空表，请部门填写"),
    (b"\x89PNG", "这是图片，不是表格", "请向来件单位要 Excel 文件"),
    (b"\xff\xd8\xff", "这是图片，不是表格", "请向来件单位要 Excel 文件"),
    (b"GIF8", "这是图片，不是表格", "请向来件单位要 Excel 文件"),
    (b"Rar!", "这是 RAR 压缩包，不是表格", "请先解压，再导入里面的表格"),
    (b"7z\xbc\xaf", "这是 7z 压缩包，不是表格", "请先解压，再导入里面的表格"),
    (b"MZ", "这是程序文件，不是表格", "请不要打开它，并与发来的人核实"),
    (b"{\\rtf", "这是 RTF 文档，不是表格", "请把表格复制到 Excel 里另存为 .xlsx 再试"),
    (b"SQLite format 3", "这是数据库文件，不是表格", "请给出 Excel 表格"),
)


def read_book(path: Path, limits: Limits = ORDINARY) -> Book:
    """Read a table file of any kind; PledgectlError says in one sentence what is wrong with it and what to do.

    `limits` are for .xlsx and text; other kinds keep to the ordinary ones.
    """
    if path.is_file() and path.stat().st_size > limits.file:
        hint = f"请删去其中的图片等无关内容；确有这么多事项的，{too_many(limits)}"
        raise PledgectlError(f"文件超过 {limits.file // 1_000_000} MB", str(path), hint)
    return read_book_bytes(read_file(path, limits.file), path.name, limits)


def read_book_bytes(data: bytes, name: str, limits: Limits = ORDINARY) -> Book:
    """Read the bytes of a table file; `name` serves messages only."""
    name = clean_text(name)
    if not data.strip(b"\x00\r\n\t \xef\xbb\xbf"):
        raise PledgectlError("文件是空的", name, "请检查是否发错了文件，或请对方重新发送")
    for magic, message, hint in _KINDS:
        if data.startswith(magic):
            raise PledgectlError(message, name, hint)
    if data.startswith(b"PK"):
        return _read_package(data, name, limits)
    if data.startswith(xls.MAGIC):
        return Book(name, "xls", _read_sheets(data, name, xls.scan_xls(data, name)))
    return _read_text(data, name, limits)


def _read_package(data: bytes, name: str, limits: Limits) -> Book:
    from pledgectl.package import open_package

    package = open_package(data, name, limits.sizes)
    lower = {part.lower() for part in package.names}
    if "mimetype" in lower and b"opendocument.spreadsheet" in package.read("mimetype"):
        from pledgectl.scan.ods import scan_ods

        return Book(name, "ods", _read_sheets(data, name, scan_ods(package.read("content.xml"), name)))
    if "word/document.xml" in lower:
        from pledgectl.scan.word import read_word

        return _from_grids(read_word(package), name, "docx")
    if "xl/workbook.bin" in lower:
        raise PledgectlError("这是 .xlsb 格式的表格，不能使用", name, _RESAVE)
    if "xl/workbook.xml" not in lower:
        raise PledgectlError("这是压缩包，里面没有表格", name, "请先解压，再导入里面的表格")
    return _read_xlsx(data, package, limits)


def _read_xlsx(data: bytes, package: "Package", limits: Limits) -> Book:
    from pledgectl.scan import xlsx

    name = package.where
    parts = xlsx.sheet_parts(package)
    extents = _scan_parts(package, parts, limits)
    sheets = _read_sheets(data, name, extents, limits)
    if [sheet.name for sheet in sheets] != [part.name for part in parts]:
        raise PledgectlError("有的工作表没有读出来", name, _RESAVE)
    for part, extent, sheet in zip(parts, extents, sheets, strict=True):
        if _cells(sheet) < extent.total:
            _find_lost(package.read(part.part), sheet, package)
    return Book(name, "xlsx", tuple(_hide(sheet) if part.hidden else sheet for part, sheet in zip(parts, sheets, strict=True)))


def _scan_parts(package: "Package", parts: "list[SheetPart]", limits: Limits) -> list[Extent]:
    """Look over every XML part, one at a time in memory, and return what the scan met in each sheet."""
    from pledgectl.package import check_xml
    from pledgectl.scan import xlsx

    titles = {part.part: f"{package.where} “{part.name}”" for part in parts}
    found = {}
    for entry in package.names:
        if entry in titles or entry.lower().endswith((".xml", ".rels")):
            xml, where = package.read(entry), f"{package.where} {entry}"
            check_xml(xml, where)
            if entry in titles:
                found[entry] = xlsx.scan_sheet(xml, titles[entry], limits=limits)
            elif entry.lower().endswith("sharedstrings.xml"):
                xlsx.parse_events(xml, where)
    return [found[part.part] for part in parts]


def _hide(sheet: Sheet) -> Sheet:
    return Sheet(sheet.name, sheet.rows, sheet.merges, True, sheet.notices)


def _cells(sheet: Sheet) -> int:
    return sum(len(cells) - cells.count("") for cells in sheet.rows.values())


def _find_lost(xml: bytes, sheet: Sheet, package: "Package") -> None:
    """Refuse a sheet of which a cell with text was not read; cells whose value is blank are what makes up the difference."""
    from pledgectl.scan import xlsx

    where = f"{package.where} “{sheet.name}”"
    by_row = xlsx.scan_sheet(xml, where, by_row=True).values
    wanted = {row for row, count in by_row.items() if sum(map(bool, sheet.rows.get(row, ()))) < count}
    if lost := xlsx.lost_cell(xml, sheet.rows, wanted, xlsx.shared_strings(package)):
        raise PledgectlError("有单元格的内容没有读出来", f"{where} {lost}", _RESAVE)


def _read_sheets(data: bytes, name: str, extents: list[Extent], limits: Limits = ORDINARY) -> tuple[Sheet, ...]:
    """Read every worksheet through calamine, which goes by content; `extents` tell what the scan met in each."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    for number, extent in enumerate(extents, 1):
        check_extent(extent, f"{name} 第 {number} 个工作表", limits)
    out = []
    with _contained(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        metadata = [entry for entry in book.sheets_metadata if entry.typ == SheetTypeEnum.WorkSheet]
        for number, entry in enumerate(metadata):
            extent = extents[number] if number < len(extents) else Extent()
            rows = book.get_sheet_by_name(entry.name).to_python(skip_empty_area=False) if extent.total else []
            title, hidden = clean_text(entry.name), entry.visible != SheetVisibleEnum.Visible
            out.append(_sheet(title, rows, extent, hidden, f"{name} “{title}”"))
    if not out:
        raise PledgectlError("文件里没有工作表", name, _RESAVE)
    return tuple(out)


@contextmanager
def _contained(name: str) -> Iterator[None]:
    """Turn a fault or crash of the library into one sentence, and keep its own words off the terminal."""
    from python_calamine import CalamineError

    terminal, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    except CalamineError as error:
        raise PledgectlError("文件已损坏，表格打不开", name, _RESAVE) from error
    except BaseException as error:
        # A crash in Rust arrives as an exception that cannot be imported and is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise PledgectlError("文件已损坏，表格打不开", name, _RESAVE) from None
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)


def _sheet(name: str, raw: Iterable[list[Any]], extent: Extent, hidden: bool, where: str) -> Sheet:
    notices = list(extent.notices)
    rows: dict[int, tuple[str, ...]] = {}
    for number, cells in enumerate(raw, 1):
        row = cells and _clean_row(cells, number, notices, where)
        if row:
            rows[number] = tuple(row)
    notices += _hidden_notices(extent, rows)
    return Sheet(name, rows, _kept_merges(extent.merges, rows), hidden, tuple(notices))


def _hidden_notices(extent: Extent, held: dict[int, tuple[str, ...]]) -> list[Notice]:
    rows = [row for row in extent.hidden_rows if row in held]
    columns = [column for column in extent.hidden_columns if column <= extent.last_column]
    found = [Notice("hidden_rows", f"A{rows[0]}", _numbers(rows))] if rows else []
    if columns and held:
        found.append(Notice("hidden_columns", f"{column_letter(columns[0])}1", "、".join(map(column_letter, columns[:8]))))
    return found


def _numbers(rows: list[int]) -> str:
    return "、".join(map(str, rows[:8])) + (f" 等 {len(rows)} 行" if len(rows) > 8 else "")


def _kept_merges(merges: list[Merge], rows: dict[int, tuple[str, ...]]) -> tuple[Merge, ...]:
    """Keep the merges that lie in the table; whole rows and columns merged by a slip carry no meaning."""
    return tuple(m for m in merges if (m[2] - m[0] + 1) * (m[3] - m[1] + 1) <= _MAX_MERGE and (m[0] in rows or m[2] in rows))


def _clean_row(cells: list[Any], number: int, notices: list[Notice], where: str) -> tuple[str, ...]:
    """Return the cells as clean text without the empty ones at the end."""
    texts = [cell if cell.__class__ is str else _text(cell, number, column, notices) for column, cell in enumerate(cells, 1)]
    joined = "\t".join(texts)
    if len(joined) > CELL_LIMIT or _ROUGH.search(joined):
        for column, text in enumerate(texts, 1):
            if len(text) > CELL_LIMIT:
                place = f"{where} {address(number, column)}"
                raise PledgectlError(f"单元格里的文字超过 {CELL_LIMIT} 个字符", place, "请检查这一格的内容")
            if has_hidden(text):
                notices.append(Notice("hidden_characters", address(number, column)))
        texts = [clean_text(text) for text in texts]
    elif joined[:1] == " " or joined[-1:] == " ":
        texts = [clean_text(text) for text in texts]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _text(value: object, row: int, column: int, notices: list[Notice]) -> str:
    """Write a number, date or truth value as a person would."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if not math.isfinite(value) or abs(value) >= 1e15:
            notices.append(Notice("odd_number", address(row, column)))
        if not math.isfinite(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e21 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)


_WEB = re.compile(r"<(?:html|table|!doctype\s+html|meta|body|div|style)\b", re.I)
_OLD_XML = re.compile(rb"<(?:\w+:)?Workbook\b[^>]*schemas-microsoft-com:office:spreadsheet")
_ARCHIVE = re.compile(rb"^(?:mime-version:|content-type:\s*multipart)", re.I | re.M)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)


def _read_text(data: bytes, name: str, limits: Limits) -> Book:
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = _decode(data, ("utf-16",), name)
        return _read_web([text], name) if _WEB.match(text.lstrip("\ufeff \r\n\t")) else _read_csv(text, name, limits)
    if _OLD_XML.search(head):
        from pledgectl.scan.xml2003 import read_xml2003

        return _from_grids(read_xml2003(data, name), name, "xml")
    if _ARCHIVE.search(head):
        return _read_web(_pages(data), name)
    lead = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if lead.startswith(b"<") and _WEB.search(head.decode("latin-1")):
        declared = _CHARSET.search(head)
        first = ("gb18030", "utf-8-sig") if declared and declared[1].lower().startswith(b"gb") else ("utf-8-sig", "gb18030")
        return _read_web([_decode(data, first, name)], name)
    if lead.startswith(b"<?xml") or b"\x00" in head:
        raise PledgectlError("认不出这是什么文件", name, "请给出 .xlsx、.xls、.ods、.csv 表格或者 Word 文档")
    return _read_csv(_decode(data, ("utf-8-sig", "gb18030"), name), name, limits)


def _pages(data: bytes) -> list[str]:
    """Return the pages that a web archive (MHT) holds."""
    from email import message_from_bytes
    from email.policy import compat32

    pages = []
    for part in message_from_bytes(data, policy=compat32).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            declared = part.get_content_charset() or ""
            national = declared.startswith("gb") or not _is_utf8(content)
            pages.append(content.decode("gb18030" if national else "utf-8", "replace"))
    return pages


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_web(pages: list[str], name: str) -> Book:
    from pledgectl.scan.html import read_html

    found = [read_html(page, name, f"表{number}" if len(pages) > 1 else "") for number, page in enumerate(pages, 1)]
    return _from_grids([grid for grids in found for grid in grids], name, "html")


def _from_grids(grids: list[Grid], name: str, kind: str) -> Book:
    """Make sheets of tables that were read row by row."""
    if not any(grid.extent.total for grid in grids):
        raise NoTable("文件里没有表格", name, "请检查是否发错了文件；空表见 pledgectl catalog blank")
    sheets = []
    for grid in grids:
        check_extent(grid.extent, grid.where)
        sheet = _sheet(clean_text(grid.name), grid.rows, grid.extent, grid.hidden, grid.where)
        above = tuple(line for text in grid.above if (line := clean_text(text)))
        sheets.append(Sheet(sheet.name, sheet.rows, sheet.merges, sheet.hidden, sheet.notices, True, above))
    return Book(name, kind, tuple(sheets))


def _decode(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PledgectlError("文字的编码认不出", name, "请用 Excel 或 WPS 打开后另存为 .xlsx 文件再试")


def _read_csv(text: str, name: str, limits: Limits) -> Book:
    csv.field_size_limit(4 * CELL_LIMIT)
    try:
        raw = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise PledgectlError("文字表格的写法不对，可能有引号没有配对", name, _RESAVE) from error
    return csv_book(raw, name, limits)


def csv_book(raw: list[list[str]], name: str, limits: Limits = ORDINARY) -> Book:
    """Make a book of the rows of a text of separated values."""
    much = f"内容超过 {limits.rows} 行或 {MAX_COLUMNS} 列"
    if len(raw) > 2 * limits.rows or max(map(len, raw), default=0) > 10 * MAX_COLUMNS:
        raise PledgectlError(much, name, too_many(limits))
    sheet = _sheet("", raw, Extent(), False, name)
    if not any(len(row) > 1 for row in sheet.rows.values()):
        raise NoTable("文件里没有表格", name, "请给出 .xlsx、.xls、.ods 或 .csv 表格")
    if len(sheet.rows) > limits.rows or max(map(len, sheet.rows.values())) > MAX_COLUMNS:
        raise PledgectlError(much, name, too_many(limits))
    return Book(name, "csv", (Sheet("", sheet.rows, (), False, sheet.notices, merges_known=False),))


def _delimiter(text: str) -> str:
    """Choose the separator that cuts the first lines into the most columns."""
    lines = text[:20_000].splitlines()[:40]
    return max(",\t;|", key=lambda mark: max((line.count(mark) for line in lines), default=0))


def separated_text(path: Path) -> tuple[str, str] | None:
    """Return the text of a CSV file and its separator, None for a file of another kind."""
    data = read_file(path)
    head = data[:4096].strip()
    if not head or b"\x00" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:1] == b"<":
        return None
    if data.startswith((b"PK", xls.MAGIC, *(magic for magic, _, _ in _KINDS))):
        return None
    text = _decode(data, ("utf-8-sig", "gb18030"), path.name)
    return text, _delimiter(text)
