"""Look over the raw records of an .xls (OLE2 with BIFF) before the library: limits, passwords, hidden rows, loops.

The library reserves memory for whatever size a record claims, and follows sector chains wherever they lead.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_AREA, Extent
from pledgectl.scan.clean import RESAVE

_LAST = 0xFFFFFFFA  # from here on numbers stand for no sector
_BOF, _EOF, _SHEET, _PASSWORD, _SIZE = 0x809, 0x0A, 0x85, 0x2F, 0x200
_ROW, _COLUMNS, _MERGES, _MANY = 0x208, 0x7D, 0xE5, 0xBD
_STRINGS = 0xFC
_SINGLE = {0x203, 0x27E, 0xFD, 0x204, 0x205, 0x06, 0x406, 0xD6}


def scan_xls(data: bytes, where: str) -> list[Extent]:
    """Scan every sheet of an .xls in the order of the file; PledgectlError for what is no workbook or cannot be used."""
    streams = _streams(data, where)
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise PledgectlError("文件有打开密码", where, "请打开文件去掉密码，另存后再试")
    if "WordDocument" in streams:
        raise PledgectlError("这是 Word 文档（.doc），不是表格", where, "请把表格复制到 Excel 里另存为 .xlsx 再试")
    if "_VBA_PROJECT_CUR" in streams:
        raise PledgectlError("文件里有宏（程序代码），不能使用", where, "请另存为不带宏的 .xlsx 文件再试")
    book = streams.get("Workbook") or streams.get("Book")
    if book is None:
        raise PledgectlError("文件不是 Excel 表格", where, RESAVE)
    return _scan_records(book, where)


@dataclass(slots=True)
class _Ole:
    data: bytes
    where: str
    shift: int
    table: list[int] = field(default_factory=list)

    def sector(self, number: int) -> bytes:
        start = (number + 1) << self.shift
        if start >= len(self.data):
            raise PledgectlError("文件不完整或已损坏", self.where, RESAVE)
        return self.data[start : start + (1 << self.shift)]

    def stream(self, first: int) -> bytes:
        return b"".join(self.sector(number) for number in _chain(self.table, first, self.where))


def _numbers(sectors: bytes) -> list[int]:
    """Return the numbers of sectors, the last of which may be cut short."""
    whole = len(sectors) // 4
    return list(struct.unpack(f"<{whole}L", sectors[: whole * 4]))


def _chain(table: list[int], first: int, where: str) -> Iterator[int]:
    seen = 0
    while first < _LAST:
        seen += 1
        if first >= len(table) or seen > len(table):
            raise PledgectlError("文件已损坏：内部的链条断开或循环", where, RESAVE)
        yield first
        first = table[first]


def _streams(data: bytes, where: str) -> dict[str, bytes]:
    """Return the streams and storages of an OLE2 file by name; only workbooks carry their content."""
    if len(data) < 1536:
        raise PledgectlError("文件不完整或已损坏", where, RESAVE)
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise PledgectlError("文件不完整或已损坏", where, RESAVE)
    directory, _, cutoff, mini_first, _, more_first, more_count = struct.unpack_from("<7L", data, 48)
    ole = _Ole(data, where, shift)
    for number in _fat_sectors(ole, more_first, more_count):
        ole.table.extend(_numbers(ole.sector(number)))
    entries = ole.stream(directory)
    mini_table = ole.stream(mini_first) if mini_first < _LAST else b""
    mini = _numbers(mini_table)
    out: dict[str, bytes] = {}
    container = b""
    for at in range(0, len(entries) - 127, 128):
        size = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(0, min(size, 64) - 2)].decode("utf-16-le", "replace")
        first, length = struct.unpack_from("<LL", entries, at + 116)
        if entries[at + 66] == 5:
            container = ole.stream(first) if first < _LAST else b""
        elif name in ("Workbook", "Book") and length >= cutoff:
            out[name] = ole.stream(first)[:length]
        elif name in ("Workbook", "Book"):
            out[name] = b"".join(container[n << 6 : (n + 1) << 6] for n in _chain(mini, first, where))[:length]
        elif name:
            out[name] = b""
    return out


def _fat_sectors(ole: _Ole, more: int, count: int) -> list[int]:
    numbers = [number for number in struct.unpack_from("<109L", ole.data, 76) if number < _LAST]
    for _ in range(min(count, len(ole.data) >> ole.shift)):
        if more >= _LAST:
            break
        *part, more = _numbers(ole.sector(more)) or [_LAST]
        numbers.extend(number for number in part if number < _LAST)
    if len(numbers) > len(ole.data) >> ole.shift:
        raise PledgectlError("文件已损坏：内部的链条断开或循环", ole.where, RESAVE)
    return numbers


def _records(book: bytes, where: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield offset, kind and content of every record."""
    at = 0
    while at + 4 <= len(book):
        kind, size = struct.unpack_from("<HH", book, at)
        if at + 4 + size > len(book):
            raise PledgectlError("文件不完整，可能没有传完", where, RESAVE)
        yield at, kind, book[at + 4 : at + 4 + size]
        at += 4 + size


def _scan_records(book: bytes, where: str) -> list[Extent]:
    """Read the extents of the sheets, which begin where the BOUNDSHEET records say."""
    order: list[int] = []
    found: dict[int, Extent] = {}
    extent: Extent | None = None
    depth = 0
    for at, kind, content in _records(book, where):
        if kind == _PASSWORD:
            raise PledgectlError("文件有打开密码", where, "请打开文件去掉密码，另存后再试")
        if kind == _SHEET and len(content) >= 6:
            if content[5] == 0:
                order.append(struct.unpack_from("<L", content)[0])
        elif kind == _BOF or kind == 0x09:
            depth += 1
            if depth == 1:
                extent = found.setdefault(at, Extent())
        elif kind == _STRINGS and (len(content) < 8 or struct.unpack_from("<L", content, 4)[0] > len(book) // 3):
            raise PledgectlError("文件已损坏：写明的文字数量与内容不符", where, RESAVE)
        elif kind == _EOF:
            depth -= 1
        elif extent is not None and depth == 1:
            _take(extent, kind, content, where)
    return [found.get(at, Extent()) for at in order]


def _take(extent: Extent, kind: int, content: bytes, where: str) -> None:
    if kind in _SINGLE and len(content) >= 4:
        row, column = struct.unpack_from("<HH", content)
        extent.add(row + 1, column + 1)
    elif kind == _MANY and len(content) >= 6:
        row, first = struct.unpack_from("<HH", content)
        last = struct.unpack_from("<H", content, len(content) - 2)[0]
        extent.add(row + 1, last + 1, max(1, last - first + 1))
    elif kind == _SIZE and len(content) >= 14:
        first_row, last_row, first, last = struct.unpack_from("<LLHH", content)
        lying = last_row < first_row or last < first
        if lying or (last_row - first_row) * (last - first) > MAX_AREA:
            raise PledgectlError("表格写明的范围过大，可能有误填的单元格", f"{where} 第 {last_row} 行", RESAVE)
    elif kind == _ROW and len(content) >= 16:
        if content[12] & 0x20:
            extent.hidden_rows.append(struct.unpack_from("<H", content)[0] + 1)
    elif kind == _COLUMNS and len(content) >= 10:
        first, last, _, _, options = struct.unpack_from("<5H", content)
        if options & 1:
            extent.hide_columns(first + 1, last + 1)
    elif kind == _MERGES and len(content) >= 2:
        count = min(struct.unpack_from("<H", content)[0], (len(content) - 2) // 8)
        for number in range(count):
            top, bottom, left, right = struct.unpack_from("<4H", content, 2 + number * 8)
            extent.merges.append((top + 1, left + 1, bottom + 1, right + 1))
