"""Texts of separated values: how they are encoded, what separates them, and their rows (intake.md, house.md 10)."""

import csv
import io
from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_COLUMNS, ORDINARY, Book, Extent, Limits, NoTable, Sheet, too_many
from pledgectl.ground.plaintext import USUAL, decoded
from pledgectl.scan.clean import RESAVE, Raw, clean_sheet
from pledgectl.text import CELL_LIMIT

_BEFORE = b"\xef\xbb\xbf \r\n\t"
SAMPLE, _LOOKED_AT = 200_000, 20_000
Form = tuple[str, str]  # encoding, separator


def decode(data: bytes, encodings: tuple[str, ...], name: str) -> str:
    """Return the text in the first encoding that fits; PledgectlError if none does."""
    text = decoded(data, encodings)
    if text is None:
        raise PledgectlError("文字的编码认不出", name, RESAVE)
    return text


def form_of(data: bytes) -> Form | None:
    """Tell by its first `SAMPLE` bytes how a text of separated values is written; None for another kind."""
    head = data[:4096]
    if b"\x00" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.lstrip(_BEFORE)[:1] in (b"<", b""):
        return None
    sample = data if len(data) < SAMPLE else data.rpartition(b"\n")[0]
    for encoding in USUAL:
        with suppress(UnicodeDecodeError):
            text = sample.decode(encoding)
            return (encoding.removesuffix("-sig"), delimiter(text)) if sample is data or len(text) > _LOOKED_AT else None
    return None


def read_separated(text: str, name: str, limits: Limits) -> Book:
    """Read the one sheet of a text."""
    csv.field_size_limit(4 * CELL_LIMIT)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
        raw = list(enumerate(islice(reader, 2 * limits.rows + 1), 1))
    except csv.Error as error:
        raise PledgectlError("文字表格的写法不对，可能有引号没有配对", name, RESAVE) from error
    return separated_book(raw, name, limits)


def separated_book(raw: Sequence[Raw], name: str, limits: Limits = ORDINARY) -> Book:
    """Make a book of rows of a text of separated values."""
    much = f"内容超过 {limits.rows} 行或 {MAX_COLUMNS} 列"
    if len(raw) > 2 * limits.rows or max((len(cells) for _, cells in raw), default=0) > 10 * MAX_COLUMNS:
        raise PledgectlError(much, name, too_many(limits))
    sheet = clean_sheet("", raw, Extent(), False, name)
    if not any(len(row) > 1 for row in sheet.rows.values()):
        raise NoTable("文件里没有表格", name, "请给出 .xlsx、.xls、.ods、.csv 表格，或者有表格的 .docx")
    if len(sheet.rows) > limits.rows or max(map(len, sheet.rows.values())) > MAX_COLUMNS:
        raise PledgectlError(much, name, too_many(limits))
    return Book(name, "csv", (Sheet("", sheet.rows, (), False, sheet.notices, merges_known=False),))


def delimiter(text: str) -> str:
    """Choose the separator that cuts the first lines into the most columns."""
    lines = text[:_LOOKED_AT].splitlines()[:40]
    return max(",\t;|", key=lambda mark: max((line.count(mark) for line in lines), default=0))
