"""Read a department's file into sheets of clean text: told apart by content, guarded before any library opens it.

What was read must equal what is in the file, or the import stops (hardness.md).
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.errors import PledgectlError
from pledgectl.grid import ORDINARY, Book, Extent, Limits, Sheet, check_extent, count_filled, too_many
from pledgectl.ground.files import read_file
from pledgectl.scan.clean import RESAVE, book_of, clean_sheet
from pledgectl.scan.written import read_text
from pledgectl.text import clean_text

if TYPE_CHECKING:
    from pledgectl.ground.package import Package
    from pledgectl.scan.xlsx_parts import SheetPart

_PACKAGE, _OLD = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xlsx and its kin, and workbooks of 97
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
    if data.startswith(_PACKAGE):
        return _read_package(data, name, limits)
    if data.startswith(_OLD):
        from pledgectl.scan.xls import scan_xls

        return Book(name, "xls", _read_sheets(data, name, scan_xls(data, name)))
    return read_text(data, name, limits)


def is_text(data: bytes) -> bool:
    """Tell whether the bytes of a file are neither a package nor a workbook of 97 nor anything that is refused."""
    return not data.startswith((_PACKAGE, _OLD, *(magic for magic, _, _ in _KINDS)))


def _read_package(data: bytes, name: str, limits: Limits) -> Book:
    from pledgectl.ground.package import open_package

    package = open_package(data, name, limits.sizes)
    lower = {part.lower() for part in package.names}
    if "mimetype" in lower and b"opendocument.spreadsheet" in package.read("mimetype"):
        from pledgectl.scan.ods import scan_ods

        return Book(name, "ods", _read_sheets(data, name, scan_ods(package.read("content.xml"), name)))
    if "word/document.xml" in lower:
        from pledgectl.scan.word import read_word

        return book_of(read_word(package), name, "docx")
    if "xl/workbook.bin" in lower:
        raise PledgectlError("这是 .xlsb 格式的表格，不能使用", name, RESAVE)
    if "xl/workbook.xml" not in lower:
        raise PledgectlError("这是压缩包，里面没有表格", name, "请先解压，再导入里面的表格")
    return _read_xlsx(data, package, limits)


def _read_xlsx(data: bytes, package: "Package", limits: Limits) -> Book:
    from pledgectl.scan.xlsx_parts import sheet_parts

    name = package.where
    parts = sheet_parts(package)
    extents = _scan_parts(package, parts, limits)
    sheets = _read_sheets(data, name, extents, limits)
    if [sheet.name for sheet in sheets] != [part.name for part in parts]:
        raise PledgectlError("有的工作表没有读出来", name, RESAVE)
    for part, extent, sheet in zip(parts, extents, sheets, strict=True):
        if _cells(sheet) < extent.total:
            _find_lost(package.read(part.part), sheet, package)
    return Book(name, "xlsx", tuple(_hide(sheet) if part.hidden else sheet for part, sheet in zip(parts, sheets, strict=True)))


def _scan_parts(package: "Package", parts: "list[SheetPart]", limits: Limits) -> list[Extent]:
    """Look over every XML part, one at a time in memory, and return what the scan met in each sheet."""
    from pledgectl.ground.xml import check_xml
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
    return sum(map(count_filled, sheet.rows.values()))


def _find_lost(xml: bytes, sheet: Sheet, package: "Package") -> None:
    """Refuse a sheet of which a cell with text was not read; cells whose value is blank are what makes up the difference."""
    from pledgectl.scan import xlsx

    where = f"{package.where} “{sheet.name}”"
    by_row = xlsx.scan_rows(xml, where).values
    wanted = {row for row, count in by_row.items() if sum(map(bool, sheet.rows.get(row, ()))) < count}
    if lost := xlsx.lost_cell(xml, sheet.rows, wanted, xlsx.shared_strings(package)):
        raise PledgectlError("有单元格的内容没有读出来", f"{where} {lost}", RESAVE)


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
            out.append(clean_sheet(title, enumerate(rows, 1), extent, hidden, f"{name} “{title}”"))
    if not out:
        raise PledgectlError("文件里没有工作表", name, RESAVE)
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
        raise PledgectlError("文件已损坏，表格打不开", name, RESAVE) from error
    except BaseException as error:
        # A crash in Rust arrives as an exception that cannot be imported and is not an Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise PledgectlError("文件已损坏，表格打不开", name, RESAVE) from None
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(nowhere)
