"""A list on paper: lay rows out as departments do, and remember for every row what it truly is."""

import datetime
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Value = str | int | float | datetime.date | None
HERE = Path(__file__).parent
RANKS = ("法律", "行政法规", "地方性法规", "部门规章", "规范性文件", "国务院决定")
FIELDS = {"name", "purpose", "matter", "matter_type", "requester", "issuer", "content", "code", "method", "remarks", "applicants"}


def read_pool() -> dict[str, list[Row]]:
    """Return department → its certificates, each with name, purpose, matter_type, issuer, bases, text, content."""
    pool: dict[str, list[Row]] = {}
    department = ""
    for line in (HERE / "pool.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            department = line.strip("[]")
        elif line and not line.startswith("#"):
            name, purpose, matter_type, issuer, bases, text, content = (part.strip() for part in line.split("~"))
            pool.setdefault(department, []).append(
                {
                    "department": department, "name": name, "purpose": purpose, "matter_type": matter_type, "issuer": issuer,
                    "bases": [dict(zip(("document", "number", "article", "rank"), b.split("#"), strict=True)) for b in bases.split("&")],
                    "text": text, "content": content,
                }
            )  # fmt: skip
    return pool


POOL = read_pool()


def take(source: str, count: int = 99, place: str = "县", start: int = 0, **changes: Any) -> list[Row]:
    """Return the pool's certificates of `source`, whose department and requester carry `place` before them."""
    department = changes.pop("department", place + source)
    own = {"department": department, "requester": department}
    return [{**row, **own, **changes} for row in POOL[source][start : start + count]]


def everything(place: str = "县", departments: Iterable[str] = ()) -> list[Row]:
    """Return all certificates of the pool, or of these departments, in order."""
    return [row for department in (departments or POOL) for row in take(department, place=place)]


def cite(basis: Row, *, prefix: bool = False, number: bool = True, bracket: str = "〔〕") -> str:
    """Write one basis as a list does: 【法律】《…》（文号）第…条."""
    digits = basis["number"].replace("〔", bracket[0]).replace("〕", bracket[1])
    document = f"《{basis['document']}》" if basis["document"] else ""
    paper = (f"（{digits}）" if document else digits) if digits and (number or not document) else ""
    return (f"【{basis['rank']}】" if prefix else "") + document + paper + basis["article"]


def bases(joint: str = "\n", *, text: str = "", numbered: bool = False, **how: Any) -> Callable[[Row], str]:
    """Return a writer of a basis cell; `text` stands between the last citation and the article's words, if they are given."""

    def write(row: Row) -> str:
        parts = [cite(basis, **how) for basis in row["bases"]]
        if numbered and len(parts) > 1:
            parts = [f"{n}.{part}" for n, part in enumerate(parts, 1)]
        return joint.join(parts) + (text + row["text"] if text and row["text"] else "")

    return write


@dataclass
class Sheet:
    """One sheet: cells, merges and the truth about its rows; `paragraphs` stand outside the table of a Word file."""

    name: str
    row: int = 1
    column: int = 1
    hidden: bool = False
    outside: bool = False
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    header: list[int] = field(default_factory=list)
    items: list[Row] = field(default_factory=list)
    skipped: list[Row] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    styles: dict[int, str] = field(default_factory=dict)

    def say(self, *texts: Value, why: str = "表外文字", span: int = 0, at: int = 0, style: str = "") -> int:
        """Write a row that is no item and no header; `span` merges the first cell over that many columns."""
        if self.outside:
            (self.after if self.header else self.before).append(" ".join(str(text) for text in texts))
            return 0
        for offset, text in enumerate(texts):
            if text is not None:
                self.cells[self.row, self.column + at + offset] = text
        if span > 1:
            self.merges.append((self.row, self.column + at, self.row, self.column + at + span - 1))
        self.skipped.append({"row": self.row, "why": why})
        self.styles[self.row] = style or why
        self.row += 1
        return self.row - 1

    def gap(self, rows: int = 1) -> None:
        """Leave rows empty."""
        self.row += rows

    def head(self, keys: str, *lines: str, again: bool = False) -> None:
        """Write header lines `a|b|c` (`<` joins the left cell, `^` the upper, `⏎` breaks the line); `keys` say what stands below."""
        self.keys, self.titles = keys.split("|"), list(lines)
        grid = [line.split("|") for line in lines]
        assert all(len(line) == len(self.keys) for line in grid), (self.name, [len(g) for g in grid], len(self.keys))
        for r, line in enumerate(grid):
            for c, text in enumerate(line):
                if text not in ("<", "^", ""):
                    self.cells[self.row + r, self.column + c] = text.replace("⏎", "\n").replace("␠", " ")
                    self._merge_title(grid, r, c)
            self.styles[self.row + r] = "表头"
            if again:
                self.skipped.append({"row": self.row + r, "why": "重复表头"})
            else:
                self.header.append(self.row + r)
        self.row += len(grid)

    def _merge_title(self, grid: Sequence[Sequence[str]], r: int, c: int) -> None:
        right, down = c, r
        while right + 1 < len(grid[r]) and grid[r][right + 1] == "<":
            right += 1
        while down + 1 < len(grid) and grid[down + 1][c] == "^":
            down += 1
        if (right, down) != (c, r):
            self.merges.append((self.row + r, self.column + c, self.row + down, self.column + right))

    def repeat(self) -> None:
        """Write the header again, as on each printed page."""
        self.head("|".join(self.keys), *self.titles, again=True)

    def put(self, row: Row, write: dict[str, Any], mark: str = "√", truth: Row | None = None) -> int:
        """Write one item by `self.keys`; `write` maps a key to a function of the row or to a text."""
        true: Row = {"row": self.row}
        if row.get("department_known", True):
            true["department"] = row["department"]
        for offset, key in enumerate(self.keys):
            value = self._value(key, row, write, mark)
            if value not in (None, ""):
                self.cells[self.row, self.column + offset] = value
            self._note(key, row, value, true)
        if "bases" in true:
            true["bases"] = [{k: b[k] for k in true.pop("shown", ("document", "number", "article")) if b.get(k)} for b in row["bases"]]
        self.items.append({**{k: v for k, v in true.items() if v not in ("", [])}, **(truth or {})})
        self.styles[self.row] = "行"
        self.row += 1
        return self.row - 1

    def _value(self, key: str, row: Row, write: dict[str, Any], mark: str) -> Value:
        if key in write:
            return write[key](row) if callable(write[key]) else write[key]
        if key[0] == "L":
            return mark if key[1] in row.get("levels", "县") else None
        if key[0] == "R":
            return mark if key[1:] in {b["rank"] for b in row["bases"]} else None
        if key[0] == "T":
            return mark if key[1:] == row["matter_type"] else None
        if key == "seq":
            return row.get("seq", len(self.items) + 1)
        if key == "rank":
            return "、".join(dict.fromkeys(b["rank"] for b in row["bases"]))
        if key in ("document", "number", "article"):
            return "\n".join(b[key] for b in row["bases"] if b[key])
        if key == "bases":
            return bases(text="：")(row)
        if key == "cite":
            return bases()(row)
        return row.get(key, "")

    def _note(self, key: str, row: Row, value: Value, true: Row) -> None:
        if key in FIELDS and value not in (None, ""):
            true[key] = str(row.get("true", {}).get(key, value))
        elif key in ("bases", "cite", "document"):
            true["bases"] = ["later"]
        elif (key == "rank" and value in RANKS) or (key[0] == "R" and value):
            if len(row["bases"]) == 1:
                true["rank"] = str(value) if key == "rank" else key[1:]
        elif key[0] == "T" and value:
            true["matter_type"] = key[1:]
        elif key[0] == "L" and value:
            true.setdefault("levels", []).append(key[1:])
        elif key == "level" and value:
            true["levels"] = [part for part in re.split("[、，,/]", str(value)) if part]
        elif "." in key and value:
            true[key] = str(value)

    def table(self, rows: Iterable[Row], write: dict[str, Any] | None = None, down: str = "", mark: str = "√") -> None:
        """Write items one below the other; equal neighbours in the columns `down` are merged vertically."""
        first = self.row
        rows = list(rows)
        for row in rows:
            self.put(row, write or {}, mark)
        for key in filter(None, down.split("|")):
            self.join(self.keys.index(key) + self.column, first, self.row - 1)

    def join(self, column: int, first: int, last: int) -> None:
        """Merge runs of equal cells of one column; only the top cell of a run keeps its value."""
        start = first
        for row in range(first + 1, last + 2):
            if row <= last and self.cells.get((row, column)) == self.cells.get((start, column)):
                continue
            if row - 1 > start and self.cells.get((start, column)) is not None:
                self.merges.append((start, column, row - 1, column))
                for below in range(start + 1, row):
                    self.cells.pop((below, column), None)
            start = row


@dataclass
class Paper:
    """One labelled list: its sheets, how it is saved, and what else is true of it."""

    name: str
    kind: str = "xlsx"
    issue: int = 2
    dept: str = ""
    free: tuple[str, ...] = ()
    ending: str = ""
    look: int = 0
    options: dict[str, Any] = field(default_factory=dict)
    sheets: list[Sheet] = field(default_factory=list)
    dress: Callable[[Any], None] | None = None
    about: str = ""

    def sheet(self, name: str = "Sheet1", row: int = 1, column: int = 1, hidden: bool = False) -> Sheet:
        """Add a sheet whose first row and column of content are these."""
        self.sheets.append(Sheet(name, row, column, hidden, outside=self.kind == "docx"))
        return self.sheets[-1]

    @property
    def file(self) -> str:
        """Return the file's name."""
        return f"{self.name}.{self.ending or self.kind}"

    def truth(self) -> dict[str, Any]:
        """Return what NAME.toml says."""
        several = len(self.sheets) > 1

        def told(sheet: Sheet, entry: Row) -> Row:
            return {**({"sheet": sheet.name} if several else {}), **entry}

        items = [told(s, item) for s in self.sheets for item in s.items]
        return {
            "file": self.file, "source_kind": self.kind, "issue": self.issue, "about": self.about, "dept": self.dept,
            "free": list(self.free), "rows": len(items),
            "headers": [told(s, {"rows": s.header}) for s in self.sheets if s.header],
            "items": items,
            "skipped": [told(s, entry) for s in self.sheets for entry in s.skipped],
        }  # fmt: skip
