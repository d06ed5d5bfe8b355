"""Turn the rows of a table into the values of filled papers; a row that cannot be used says why, the others go on."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.forms.names import COLUMNS, match_column
from pledgectl.text import CELL_LIMIT, clean_text
from pledgectl.workdays import parse_date

Row = tuple[int, Sequence[str]]
REQUIRED = "申请人.姓名"
HEADER_WITHIN = 10
# As many as a sheet may have (hardness.md).
MAX_COLUMNS = 200
# Spreadsheets hand a day over with its midnight.
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_EXPONENT = re.compile(r"\d\.\d+[eE]\+\d+")
_SINGLE = ("申请人", "机关", "编号", "日期")
_NUMBERED = re.compile(r"(?:[〔\[(（【]?\s*+(\d{4})\s*+年?\s*+[〕\])）】]?\s*+[-第]?\s*+)?(\d{1,6})\s*+号?")


@dataclass(frozen=True, slots=True)
class Columns:
    """表头: the row it stands in, the name that each column fills, and the columns that fill nothing, with the nearest name."""

    row: int
    headers: tuple[str, ...]
    names: tuple[str, ...]
    unknown: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """填好的一行: what the row says, by dotted name; its cells as they stand."""

    row: int
    given: Mapping[str, str]
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class Failed:
    """失败的一行: its cells as they stand, and why nothing was made of it."""

    row: int
    cells: tuple[str, ...]
    why: str


def read_columns(rows: Iterable[Row], own: Sequence[str], where: str) -> tuple[Columns, Iterator[Row]]:
    """Find the header among the first rows and match its columns; return it and the rows below.

    `own` are names of the template's own; PledgectlError if the applicant's column is missing or a name stands twice.
    """
    stream = iter(rows)
    seen: list[Sequence[str]] = []
    for number, cells in stream:
        if len(cells) > MAX_COLUMNS:
            hint = "请只留下要填的列；用逗号分隔的，看内容里的逗号有没有用引号括起来"
            raise PledgectlError(f"表格有 {len(cells)} 列，超过 {MAX_COLUMNS} 列", f"{where} 第 {number} 行", hint)
        matches = [match_column(cell, tuple(own)) for cell in cells]
        if REQUIRED in {name for name, _ in matches}:
            return _columns(number, cells, matches, where), stream
        if any(cells):
            seen.append(cells)
        if len(seen) >= HEADER_WITHIN:
            break
    if not seen:
        raise PledgectlError("表格是空的", where, "第一行写列名，以下每行一个申请人")
    wanted = "、".join(("申请人", *COLUMNS[REQUIRED][1:3]))
    raise PledgectlError(
        "表格里没有“申请人”一列", where, f"第一行要有列名，申请人一列可以叫：{wanted}；其他列名见 form templates --fields"
    )


def _columns(number: int, cells: Sequence[str], matches: Sequence[tuple[str, str]], where: str) -> Columns:
    names = [name for name, _ in matches]
    for name in names:
        if name not in ("", "-") and names.count(name) > 1:
            doubled = "、".join(f"“{clean_text(cell)}”" for cell, found in zip(cells, names, strict=True) if found == name)
            raise PledgectlError(f"{doubled}都是{name}", f"{where} 第 {number} 行", "请只留一列，或改掉其中一个列名")
    unknown = [(clean_text(cell), near) for cell, (name, near) in zip(cells, matches, strict=True) if not name]
    return Columns(number, tuple(clean_text(cell) for cell in cells), tuple(names), tuple(unknown))


def read_rows(columns: Columns, rows: Iterable[Row]) -> Iterator[Filled | Failed]:
    """Read the rows below the header; blank ones are passed over."""
    for number, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        why = _row_fault(columns, cells)
        if why:
            yield Failed(number, tuple(cells[: len(columns.names)]), why)
            continue
        # A sheet leaves out the blank cells at the end of a row.
        pairs = zip_longest(columns.names, cells[: len(columns.names)], fillvalue="")
        yield Filled(number, {name: _cell_text(name, cell) for name, cell in pairs if name not in ("", "-")}, cells)


def _cell_text(name: str, cell: str) -> str:
    """Clean a cell; a name, a number, an address that was broken to fit its cell is one line again."""
    text = clean_text(cell)
    return _rejoined(text) if ("\n" in text or "\t" in text) and name.partition(".")[0] in _SINGLE else text


def _rejoined(text: str) -> str:
    first, *rest = filter(None, map(str.strip, re.split("[\n\t]", text)))
    for piece in rest:
        words = (first[-1] + piece[0]).isascii() and not (first[-1] + piece[0]).isdigit()
        first += f" {piece}" if words else piece
    return first


def _row_fault(columns: Columns, cells: Sequence[str]) -> str:
    if any(cell.strip() for cell in cells[len(columns.names) :]):
        return "这一行的格子比列名多"
    if any(len(cell) > CELL_LIMIT for cell in cells):
        return f"有一格超过 {CELL_LIMIT} 个字"
    pairs = dict(zip(columns.names, cells, strict=False))
    if not clean_text(pairs.get(REQUIRED, "")):
        return "没有写申请人"
    if _EXPONENT.fullmatch(pairs.get("申请人.证号", "").strip()):
        return "证号被表格软件改成了科学计数，后几位已丢失，请把这一列设为文本后重新填写"
    return ""


def read_settings(pairs: Sequence[str], own: Sequence[str]) -> dict[str, str]:
    """Read `--set 名称=内容`; PledgectlError names the nearest known name, or two names of one field, or a blank applicant."""
    given: dict[str, str] = {}
    said: dict[str, str] = {}
    for pair in pairs:
        header, equals, text = (pair if "=" in pair else pair.replace("＝", "=", 1)).partition("=")
        if not equals:
            told = f"“{clean_text(pair)[:30]}”里没有等号"
            raise PledgectlError(told, "--set", "请写成 名称=内容，如 --set 申请人=张三", USAGE)
        name, near = match_column(header, tuple(own))
        if name in ("", "-"):
            hint = f"是否应为 {near}？" if near else "请写成 --set 申请人=张三；全部名称见 form templates --fields"
            raise PledgectlError(f"--set 里没有“{clean_text(header)[:30]}”这个名称", "", hint, USAGE)
        if name in given:
            both = "、".join(f"“{one}”" for one in dict.fromkeys((said[name], clean_text(header)[:30])))
            raise PledgectlError(f"{both}都是{name}，只能给出一次", "--set", "请只写一个", USAGE)
        given[name], said[name] = _cell_text(name, text), clean_text(header)[:30]
    if given.get(REQUIRED) == "":
        raise PledgectlError("没有写申请人", "--set", "请写成 --set 申请人=张三", USAGE)
    return given


def fill_values(base: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, Any]:
    """Lay what a row says over the values of the blank paper, under dotted and flat names; empty cells leave it as it is."""
    values = dict(base)
    groups: dict[str, dict[str, str]] = {}
    for name, text in numbered(given).items():
        group, dot, key = name.partition(".")
        if not text:
            continue
        if not dot:
            values[name] = chinese_date(text) if name == "日期" and not date_fault(text) else text
            continue
        groups.setdefault(group, {})[key] = text
        values[group + key] = text
    for group, fields in groups.items():
        values[group] = {**values.get(group, {}), **fields}
    return values


def numbered(given: Mapping[str, str]) -> Mapping[str, str]:
    """Take 〔2021〕第5号 in one cell apart; other numbers stay as they are."""
    match = _NUMBERED.fullmatch(given.get("编号.号", "").strip())
    if not match:
        return given
    year = given.get("编号.年", "") or match[1] or ""
    return {**given, "编号.号": match[2], "编号.年": year}


def date_fault(text: str) -> str:
    """Say that a text is no date; "" if it is one, or blank."""
    try:
        chinese_date(text) if text else None
    except PledgectlError as error:
        return f"日期{error.message}，{error.hint}"
    return ""


def chinese_date(text: str) -> str:
    """Write a day as 2021年5月6日; PledgectlError if it is none."""
    day = parse_date(_CLOCK.sub("", text))
    return f"{day.year}年{day.month}月{day.day}日"
