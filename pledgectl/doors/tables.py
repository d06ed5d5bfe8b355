"""Rows of a text table of any length, read as a stream: UTF-8 or GBK, comma, tab or semicolon."""

import codecs
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import open_file
from pledgectl.text import CELL_LIMIT

_CHUNK = 1 << 20
_BINARY = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def is_text_table(path: Path) -> bool:
    """Tell by its first bytes whether a file may be a text table; everything else is the workbook reader's business."""
    # Of any size, but a file: a pipe would be waited for without end.
    with open_file(path, sys.maxsize) as stream:
        head = stream.read(4096)
    return bool(head) and not head.startswith(_BINARY) and b"\x00" not in head and not head.lstrip().startswith(b"<")


def stream_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row, reading no more than a piece of the file at a time."""
    encoding = _encoding(path)
    csv.field_size_limit(4 * CELL_LIMIT)
    with path.open(encoding=encoding, newline="") as stream:
        head = stream.read(20_000)
        stream.seek(0)
        reader = csv.reader(stream, strict=True, delimiter=max(",\t;", key=head.split("\n")[0].count))
        try:
            for cells in reader:
                yield reader.line_num, cells
        except csv.Error as error:
            where = f"{path.name} 第 {reader.line_num} 行"
            raise PledgectlError(
                "文字表格的写法不对，可能有引号没有配对", where, "请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
            ) from error


def _encoding(path: Path) -> str:
    """Find out which of the two encodings fits the whole file."""
    for encoding in ("utf-8-sig", "gb18030"):
        if _fits(path, encoding):
            return encoding
    raise PledgectlError("文字的编码认不出", path.name, "请用 Excel 或 WPS 打开后另存为 .xlsx 文件再试")


def _fits(path: Path, encoding: str) -> bool:
    """Decode a file piece by piece and tell whether all of it could be."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        try:
            for piece in iter(lambda: stream.read(_CHUNK), b""):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True
