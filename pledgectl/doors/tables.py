"""Rows of a text table of any length, read as a stream: UTF-8 or GBK, comma, tab or semicolon."""

import codecs
import csv
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import open_file
from pledgectl.text import CELL_LIMIT

_PIECE, _HEAD = 1 << 20, 20_000  # bytes; characters
_BINARY = (b"PK", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def is_text_table(path: Path) -> bool:
    """Tell by its first bytes whether a file may be a text table; everything else is the workbook reader's business."""
    # Of any size, but a file: a pipe would be waited for without end.
    with open_file(path, sys.maxsize) as stream:
        head = stream.read(4096)
    return bool(head) and not head.startswith(_BINARY) and b"\x00" not in head and not head.lstrip().startswith(b"<")


def stream_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield line number and cells of each row, reading no more than a piece of the file at a time."""
    csv.field_size_limit(4 * CELL_LIMIT)
    with path.open(encoding=_encoding(path), newline="") as stream:
        first = stream.read(_HEAD).split("\n")[0]
        stream.seek(0)
        reader = csv.reader(stream, strict=True, delimiter=max(",\t;", key=first.count))
        try:
            yield from ((reader.line_num, cells) for cells in reader)
        except csv.Error as error:
            hint = "请用 Excel 或 WPS 打开后另存为 .xlsx 再试"
            where = f"{path.name} 第 {reader.line_num} 行"
            raise PledgectlError("文字表格的写法不对，可能有引号没有配对", where, hint) from error


def _encoding(path: Path) -> str:
    """Find out which of the two encodings fits the whole file."""
    for encoding in ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            _decode(path, encoding)
            return encoding
    raise PledgectlError("文字的编码认不出", path.name, "请用 Excel 或 WPS 打开后另存为 .xlsx 文件再试")


def _decode(path: Path, encoding: str) -> None:
    """Decode a file piece by piece to its end; UnicodeDecodeError if it is of another encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            decoder.decode(piece)
    decoder.decode(b"", final=True)
