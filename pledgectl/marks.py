"""The nouns of a sheet that goes back to its department: what is marked where, and what the sheet of results says."""

from collections.abc import Mapping
from dataclasses import dataclass

from pledgectl.grid import Merge

SKIPPED = "skipped"
COLUMNS = ("序号", "级别", "代码", "位置", "证明名称", "问题", "怎么办", "状态", "备注")
MENDED, KEPT = "已改正", "不改，理由见备注"


@dataclass(frozen=True, slots=True)
class Mark:
    """标记: a cell, both from 1, its level ("error", "warning", "note" or SKIPPED), and what its comment says."""

    row: int
    column: int
    level: str
    comment: str


@dataclass(frozen=True, slots=True)
class DropDown:
    """下拉选项: what may be chosen in a column, from 1, over a range of rows."""

    column: int
    first: int
    last: int
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """退回的工作表: its cells as they were read, what each row is, and what is marked; merges do not overlap."""

    name: str
    rows: Mapping[int, tuple[str, ...]]
    merges: tuple[Merge, ...]
    hidden: bool
    headers: frozenset[int]
    items: frozenset[int]
    skipped: frozenset[int]
    marks: tuple[Mark, ...]
    drop_downs: tuple[DropDown, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """校验结果的一行: `sheet` and `cell` are where its link leads, "" where nowhere; at the end the department's answer."""

    level: str
    code: str
    place: str
    sheet: str
    cell: str
    name: str
    message: str
    hint: str
    state: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """校验结果: title, lines of summary, (level, code, title, count) by rule, findings, and the sheets."""

    title: str
    lines: tuple[str, ...]
    rules: tuple[tuple[str, str, str, int], ...]
    told: tuple[Told, ...]
    sheets: tuple[MarkedSheet, ...]
