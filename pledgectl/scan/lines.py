"""Tables that are written row by row, as web pages, XML of 2003 and Word have them: cells that span, gaps, what is hidden."""

from dataclasses import dataclass, field

from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_AREA, MAX_COLUMNS, MAX_ROWS, Extent, Merge, Notice, address

MAX_TABLES = 200
_MAX_MERGES, _MAX_COVERED, _MAX_DOWN = 50_000, MAX_AREA // 10, 1000


@dataclass(slots=True)
class Grid:
    """一张表: raw texts row by row from 1, its extent, its name, and the lines of text that stand above it."""

    where: str
    name: str = ""
    hidden: bool = False
    above: tuple[str, ...] = ()
    rows: list[list[str]] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)
    _covered: dict[int, set[int]] = field(default_factory=dict)
    _spent: int = 0

    def begin(self, number: int = 0, hidden: bool = False) -> int:
        """Begin a row, the next one unless a `number` further down is given; PledgectlError beyond the limits."""
        number = max(number, len(self.rows) + 1)
        if number > MAX_ROWS:
            raise PledgectlError(f"内容超过 {MAX_ROWS} 行", f"{self.where} 第 {number} 行", "请删去无关的行，或者分成几个文件")
        for passed in range(len(self.rows), number):
            self._covered.pop(passed, None)
        self.rows.extend([] for _ in range(number - len(self.rows)))
        if hidden:
            self.extent.hidden_rows.append(number)
        return number

    def put(self, text: str, at: int = 0, across: int = 1, down: int = 1) -> int:
        """Put a cell into the last row, at column `at` or the first free one, spanning cells; return its column."""
        row, cells = len(self.rows), self.rows[-1]
        taken = self._covered.get(row, set())
        column = at or len(cells) + 1
        while not at and column in taken:
            column += 1
        across, down = max(1, across), max(1, min(down, MAX_ROWS))
        if column + (across if text else 1) - 1 > MAX_COLUMNS:
            hint = "可能是误填的，请删去多余的列后再试"
            raise PledgectlError(f"内容超过 {MAX_COLUMNS} 列", f"{self.where} {address(row, min(column, 16_384))}", hint)
        across = min(across, MAX_COLUMNS - column + 1)
        cells.extend([""] * (column + across - 1 - len(cells)))
        cells[column - 1] = text
        if text:
            self.extent.add(row, column)
        if across > 1 or down > 1:
            self._span(row, column, across, down)
        return column

    def _span(self, row: int, column: int, across: int, down: int) -> None:
        self._spent += across * (min(down, _MAX_DOWN) - 1)
        if self._spent > _MAX_COVERED:
            raise self._too_many()
        self.merge((row, column, row + down - 1, column + across - 1))
        for below in range(row + 1, row + min(down, _MAX_DOWN)):
            self._covered.setdefault(below, set()).update(range(column, column + across))

    def merge(self, merge: Merge) -> int:
        """Note a merge and return its place among them; PledgectlError for too many."""
        if len(self.extent.merges) == _MAX_MERGES:
            raise self._too_many()
        self.extent.merges.append(merge)
        return len(self.extent.merges) - 1

    def _too_many(self) -> PledgectlError:
        return PledgectlError("合并单元格过多", self.where, "请取消合并后另存为 .xlsx 文件再试")

    def notice(self, kind: str, column: int) -> None:
        """Note what was met in a cell of the last row."""
        self.extent.notices.append(Notice(kind, address(len(self.rows), column)))


def whole(text: str | None) -> int:
    """Return a count given as an attribute, 0 if it is none."""
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
