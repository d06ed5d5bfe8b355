"""The nouns of a file as it was read: sheets of text, before anything is understood."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pledgectl.errors import PledgectlError
from pledgectl.ground.sizes import MB, Sizes
from pledgectl.lazy import lazy

MAX_ROWS, MAX_COLUMNS, MAX_AREA = 50_000, 200, 3_000_000
_ADDRESS = lazy(r"([A-Z]+)([1-9]\d*)")
Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """读表的限度: rows of a sheet, cells from A1 to its last, bytes of a file, and what a package may hold."""

    rows: int = MAX_ROWS
    area: int = MAX_AREA
    file: int = 20_000_000
    sizes: Sizes = field(default_factory=Sizes)


ORDINARY = Limits()
LARGE = Limits(250_000, 10_000_000, 200_000_000, Sizes(200 * MB, 500 * MB, 600 * MB))


@dataclass(frozen=True, slots=True)
class Notice:
    """读表时遇到的情况: `kind` names the F rule that tells it, `cell` is A1-style, `text` adds to it but quotes no cell."""

    kind: str
    cell: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """工作表: rows with content only, by row number from 1; every row begins at column A and is clean text.

    Merges are (top, left, bottom, right), counted from 1, both ends included.
    `above` holds lines of text that stand before a table in a Word file or web page.
    """

    name: str
    rows: Mapping[int, tuple[str, ...]]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    notices: tuple[Notice, ...] = ()
    merges_known: bool = True
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """文件: its sheets in their order; `kind` is xlsx, xls, ods, csv, html, xml or docx."""

    file: str
    kind: str
    sheets: tuple[Sheet, ...]


@dataclass(slots=True)
class Extent:
    """What a scan of a sheet's raw form met: how many cells have a value, where the last lie, merges, what is hidden, notices.

    `values` counts them by row, if the scan went row by row.
    """

    values: dict[int, int] = field(default_factory=dict)
    total: int = 0
    last_row: int = 0
    last_column: int = 0
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    last_cell: str = ""

    def add(self, row: int, column: int, count: int = 1) -> None:
        """Count cells with a value, the last of which lies at `column`."""
        self.values[row] = self.values.get(row, 0) + count
        self.total += count
        self.last_row = max(self.last_row, row)
        if column > self.last_column:
            self.last_column, self.last_cell = column, address(row, column)

    def hide_columns(self, first: int, last: int) -> None:
        """Note hidden columns, but no more once all that a sheet may have were noted: a file may hide them again and again."""
        if len(self.hidden_columns) < MAX_COLUMNS:
            self.hidden_columns.extend(range(first, min(last, MAX_COLUMNS) + 1))


class NoTable(PledgectlError):
    """A file that is sound and holds no table: alone it stops the command, among others it is told and left out."""


def column_letter(number: int) -> str:
    """Write a column number, from 1, as letters."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column, from 1, of its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def address(row: int, column: int) -> str:
    """Write a cell's place, both from 1, as C7."""
    return f"{column_letter(column)}{row}"


def place_of(cell: str) -> tuple[int, int] | None:
    """Return row and column, both from 1, of a cell whose place is written as C7; None for what is no such place."""
    held = _ADDRESS.fullmatch(cell)
    return (int(held[2]), column_number(held[1])) if held else None


def filled(cells: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield column number, from 1, and text of the cells that hold something."""
    return ((column, text) for column, text in enumerate(cells, 1) if text)


def count_filled(cells: Sequence[str]) -> int:
    """Count the cells that hold something."""
    return len(cells) - cells.count("")


def check_extent(extent: Extent, where: str, limits: Limits = ORDINARY) -> None:
    """Refuse a sheet whose cells with values lie too far out, and name the stray cell."""
    last_row = extent.last_row
    if extent.last_column > MAX_COLUMNS:
        stray = f"{where} {extent.last_cell}"
        raise PledgectlError(f"内容超过 {MAX_COLUMNS} 列", stray, f"{extent.last_cell} 可能是误填的，请删除这一列后再试")
    area = last_row * max(extent.last_column, 1)
    if last_row > limits.rows or area > limits.area:
        hint = f"第 {last_row} 行可能是误填的，请删除这一行；确有这么多事项的，{too_many(limits)}"
        raise PledgectlError(f"内容超过 {limits.rows} 行，或表格过大", f"{where} 第 {last_row} 行", hint)


def too_many(limits: Limits) -> str:
    """Say what to do with a list that is as long as it says."""
    return "请分成几个文件" if limits.rows > MAX_ROWS else "导入时请加 --large（xlsx、csv），或者分成几个文件"
