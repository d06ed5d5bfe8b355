"""Make a sheet of the raw cells of a file: clean text, without what is empty, with what was met in it told."""

import datetime
import math
from collections.abc import Iterable
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.grid import Book, Extent, Merge, NoTable, Notice, Sheet, address, check_extent, column_letter
from pledgectl.lazy import lazy
from pledgectl.scan.lines import Grid
from pledgectl.text import CELL_LIMIT, clean_text, has_hidden

SPREAD = lazy("[一-鿿](?: [一-鿿]){2,}")
RESAVE = "请用 Excel 或 WPS 打开后另存为 .xlsx 文件再试"
_MAX_MERGE = 10_000
Raw = tuple[int, list[Any]]  # the number of a row, from 1, and its cells as the file has them
_ROUGH = lazy(
    "[\x00-\x08\x0a-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u3000\ud800-\udfff\ufeff\ufff9-\uffff]|_x|  |\t | \t"
)


def clean_sheet(name: str, raw: Iterable[Raw], extent: Extent, hidden: bool, where: str) -> Sheet:
    """Clean the cells of rows with their numbers; `where` is the place for messages."""
    notices = list(extent.notices)
    rows: dict[int, tuple[str, ...]] = {}
    for number, cells in raw:
        row = cells and _clean_row(cells, number, notices, where)
        if row:
            rows[number] = tuple(row)
    notices += _hidden_notices(extent, rows)
    return Sheet(name, rows, _kept_merges(extent.merges, rows), hidden, tuple(notices))


def _hidden_notices(extent: Extent, held: dict[int, tuple[str, ...]]) -> list[Notice]:
    rows = [row for row in extent.hidden_rows if row in held]
    columns = sorted({column for column in extent.hidden_columns if column <= extent.last_column})
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
    if not _surely_clean(texts):
        texts = _clean_texts(texts, number, notices, where)
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _surely_clean(texts: list[str]) -> bool:
    """Tell of most rows at once that nothing in them is to be cleaned; of what is, only two characters are printable."""
    text = "".join(texts)
    if " " in text or "_x" in text or "\ufffc" in text or "\ufffd" in text or len(text) > CELL_LIMIT:
        return False
    return text.isprintable() or ("\n" in text and text.replace("\n", "").isprintable() and _only_parts_lines(texts))


def _only_parts_lines(texts: list[str]) -> bool:
    """Tell whether every line end of some cells stands between two lines."""
    edged = "\t".join(["", *texts, ""])
    return "\n\n" not in edged and "\t\n" not in edged and "\n\t" not in edged


def _clean_texts(texts: list[str], number: int, notices: list[Notice], where: str) -> list[str]:
    """Clean the cells of a row, tell what was hidden in them, and refuse one that is longer than any cell."""
    joined = "\t".join(texts)
    if len(joined) > CELL_LIMIT or _ROUGH.search(joined):
        _tell_rough(texts, number, notices, where)
    elif joined[:1] != " " and joined[-1:] != " " and joined.count("\t") < len(texts):
        return [drawn_together(text) for text in texts] if " " in joined else texts
    return [drawn_together(clean_text(text)) for text in texts]


def drawn_together(text: str) -> str:
    """Return text without the blanks that only spread it over its cell: 死 亡 证 明; all other text as it is."""
    return text.replace(" ", "") if text[1:2] == " " and SPREAD.fullmatch(text) else text


def _tell_rough(texts: list[str], number: int, notices: list[Notice], where: str) -> None:
    for column, text in enumerate(texts, 1):
        if len(text) > CELL_LIMIT:
            place = f"{where} {address(number, column)}"
            raise PledgectlError(f"单元格里的文字超过 {CELL_LIMIT} 个字符", place, "请检查这一格的内容")
        if has_hidden(text):
            notices.append(Notice("hidden_characters", address(number, column)))


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


def book_of(grids: list[Grid], name: str, kind: str) -> Book:
    """Make sheets of tables that were read row by row."""
    if not any(grid.extent.total for grid in grids):
        raise NoTable("文件里没有表格", name, "请检查是否发错了文件；空表见 pledgectl catalog blank")
    sheets = []
    for grid in grids:
        check_extent(grid.extent, grid.where)
        sheet = clean_sheet(clean_text(grid.name), enumerate(grid.rows, 1), grid.extent, grid.hidden, grid.where)
        above = tuple(line for text in grid.above if (line := clean_text(text)))
        sheets.append(Sheet(sheet.name, sheet.rows, sheet.merges, sheet.hidden, sheet.notices, True, above))
    return Book(name, kind, tuple(sheets))
