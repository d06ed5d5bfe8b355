"""What goes back to a department: its own sheets with every finding marked at its cell, and a summary (contract §3)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pledgectl.catalog import blank
from pledgectl.catalog.intake import SheetIntake
from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.personal import mask, may_be_personal
from pledgectl.formats.results import RESULTS, is_results
from pledgectl.grid import Book, Merge, Sheet, address, column_number, place_of
from pledgectl.marks import COLUMNS, MENDED, SKIPPED, DropDown, Mark, MarkedSheet, Report, Told
from pledgectl.model import LEVELS, Finding

_ORDER = {level: number for number, level in enumerate((*LEVELS, SKIPPED))}
_MERGED = 300_000  # cells under merges that are kept; no list comes near
_SHEET_NAME, _NAME_LIMIT = re.compile(r"[\[\]:*?/\\]|^'|'$"), 31
_TICK = "√"
# What the bureau does with a command is said to a department as what it can do itself, or not at all.
_FOR_DEPARTMENTS = (
    (re.compile(r"用 catalog review 的 --exclusion (?:记录|登记)"), "由司法局登记"),
    (re.compile(r"（[^（）]*catalog blank[^（）]*）"), "（空白填报表可以向司法局要）"),
    (re.compile(r"(?:请)?用 (?:pledgectl )?catalog (?:edit|review) "), ""),
    (re.compile(r"后重新导入"), "后再报"),
    (re.compile(r"；?[^，；。]*的，[^，；。]*--[^，；。]*|[，；]?[^，；。]*--[^，；。]*"), ""),
)

Cell = tuple[int, int]


def build_report(book: Book, intakes: Sequence[SheetIntake], found: Sequence[Finding]) -> Report:
    """Lay out a file's report; `intakes` and `found` are what was read and found of this file alone."""
    sheets = [sheet for sheet in book.sheets if sheet.rows and not is_results(sheet)]
    names = _sheet_names(sheets, book.file)
    known = {sheet.name for sheet in sheets}
    intakes = [each for each in intakes if each.sheet in known]
    marked: list[MarkedSheet] = []
    told = [_told(entry, "", "", "") for entry in found if entry.where.sheet not in known]
    answers = {key: answer for sheet in book.sheets if is_results(sheet) for key, answer in _answers(sheet)}
    for sheet, name in zip(sheets, names, strict=True):
        # Of two sheets whose names differ in blanks only, the first has the findings: they cannot be told apart.
        first, known = sheet.name in known, known - {sheet.name}
        grounds = _grounds(sheet, [each for each in intakes if first and each.sheet == sheet.name])
        here = [entry for entry in found if first and entry.where.sheet == sheet.name]
        marked.append(_marked(grounds, name, here))
        told += _told_of(grounds, name, here)
    answered = tuple(replace(each, **answers.get((each.code, each.name, each.message), {})) for each in told)
    return Report(f"{RESULTS}：{book.file}", tuple(_summary(intakes, found)), _by_rule(found), answered, tuple(marked))


def _answers(sheet: Sheet) -> Iterator[tuple[tuple[str, str, str], dict[str, str]]]:
    """Yield what a department answered to a finding in a report before; that it was mended is not kept if it is found again."""
    for cells in sheet.rows.values():
        if len(cells) > COLUMNS.index("状态") and cells[0].isdecimal():
            held = dict(zip(COLUMNS, (*cells, ""), strict=False))
            state = "" if held["状态"] == MENDED else held["状态"]
            yield (held["代码"], held["证明名称"], held["问题"]), {"state": state, "remarks": held["备注"]}


@dataclass(frozen=True, slots=True)
class _Grounds:
    """A sheet and what was read of it: which corner speaks for a merged cell, which item a row holds, or a cell of a form."""

    sheet: Sheet
    intakes: Sequence[SheetIntake]
    merges: tuple[Merge, ...]
    anchors: Mapping[Cell, Cell]
    items: Mapping[int, str]
    cells: Mapping[str, str]


def _grounds(sheet: Sheet, intakes: Sequence[SheetIntake]) -> _Grounds:
    merges, anchors = _separate(sheet.merges)
    rows = {row.row: row.item.name for each in intakes for row in each.entries}
    forms = (entry for each in intakes if not each.header_rows for entry in each.entries)
    cells = {cell: entry.item.name for entry in forms for cell in entry.cells.values()}
    return _Grounds(sheet, intakes, merges, anchors, rows, cells)


def _marked(grounds: _Grounds, name: str, found: Iterable[Finding]) -> MarkedSheet:
    """Return the sheet with its marks, under the name that it goes out with."""
    sheet, intakes = grounds.sheet, grounds.intakes
    left = {row: why for each in intakes for row, why in _left_out(each)}
    return MarkedSheet(
        name=name,
        rows=dict(_masked(sheet, intakes)),
        merges=grounds.merges,
        hidden=sheet.hidden,
        headers=frozenset(row for each in intakes for row in each.header_rows),
        items=frozenset(grounds.items),
        skipped=frozenset(left),
        marks=tuple(_marks(grounds, found, left)),
        drop_downs=tuple(entry for each in intakes for entry in _drop_downs(sheet, each)),
    )


def _told_of(grounds: _Grounds, name: str, found: Iterable[Finding]) -> Iterator[Told]:
    """Yield what the sheet of results says of each finding; nothing can link to a hidden sheet."""
    for entry in found:
        row, cell = entry.where.row, entry.where.cell
        at = cell or (address(row, _first_column(grounds, row)) if row else "A1")
        place = f"{name}!{cell}" if cell else f"{name}!第{row}行" if row else name
        named = grounds.cells.get(cell) or grounds.items.get(row, "")
        yield _told(entry, place, "" if grounds.sheet.hidden else name, at, named)


def _marks(grounds: _Grounds, found: Iterable[Finding], left: Mapping[int, str]) -> Iterator[Mark]:
    """Gather what is said of each cell; a cell that a merge covers speaks at the merge's corner."""
    said: dict[Cell, list[tuple[str, str]]] = defaultdict(list)
    for entry in found:
        if place := _cell(grounds, entry):
            at = grounds.anchors.get(place, place)
            where = f"第 {place[0]} 行：" if at[0] != place[0] else ""
            said[at].append((entry.level, where + _comment(entry)))
    for first, last, why in _runs(left):
        rows = f"第 {first} 行" if first == last else f"第 {first} 至 {last} 行"
        said[first, _first_column(grounds, first)].append((SKIPPED, f"{rows}没有作为事项读入：{why}"))
    for (row, column), texts in sorted(said.items()):
        level = min((each for each, _ in texts), key=_ORDER.__getitem__)
        yield Mark(row, column, level, "\n\n".join(dict.fromkeys(text for _, text in texts)))


def _cell(grounds: _Grounds, entry: Finding) -> Cell | None:
    row = entry.where.row
    return place_of(entry.where.cell) or ((row, _first_column(grounds, row)) if row else None)


def _first_column(grounds: _Grounds, row: int) -> int:
    """Return the first column of a row that holds something and is not covered from above."""
    cells = enumerate(grounds.sheet.rows.get(row, ()), 1)
    return next((at for at, text in cells if text and grounds.anchors.get((row, at), (row, at)) == (row, at)), 1)


def _separate(merges: Iterable[Merge]) -> tuple[tuple[Merge, ...], dict[Cell, Cell]]:
    """Keep merges that do not overlap, which Excel would call damage; return the corner of every cell that they cover."""
    kept: list[Merge] = []
    anchors: dict[Cell, Cell] = {}
    for merge in merges:
        top, left, bottom, right = merge
        cells = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        if len(cells) > 1 and len(anchors) + len(cells) < _MERGED and anchors.keys().isdisjoint(cells):
            kept.append(merge)
            anchors.update(dict.fromkeys(cells, (top, left)))
    return tuple(kept), anchors


def _left_out(intake: SheetIntake) -> Iterator[tuple[int, str]]:
    """Yield the rows that were left out and why, but for header and title, and lines of a form that an item stands in."""
    first = intake.header_rows[0] if intake.header_rows else 0
    forms = () if intake.header_rows else (cell for entry in intake.entries for cell in entry.cells.values())
    kept = {*intake.header_rows, *(place[0] for cell in forms if (place := place_of(cell)))}
    for skipped in intake.skipped:
        if skipped.row >= first and skipped.row not in kept:
            yield skipped.row, skipped.why


def _runs(left: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Join neighbouring rows that were left out for the same reason."""
    rows = sorted(left)
    for _, run in groupby(enumerate(rows), lambda pair: (pair[1] - pair[0], left[pair[1]])):
        numbers = [row for _, row in run]
        yield numbers[0], numbers[-1], left[numbers[0]]


def _masked(sheet: Sheet, intakes: Sequence[SheetIntake]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows without personal numbers, as the import keeps them: what goes out may be passed on."""
    fields = {column_number(letter): name for each in intakes for letter, name in each.columns.items()}
    for row, cells in sheet.rows.items():
        if may_be_personal("\t".join(cells)):
            cells = tuple(mask(text, fields.get(at, ""))[0] for at, text in enumerate(cells, 1))
        yield row, cells


def _drop_downs(sheet: Sheet, intake: SheetIntake) -> Iterator[DropDown]:
    """Yield the choices of the columns whose meaning has fixed values, over the rows of the items."""
    if not intake.entries:
        return
    known = {meaning((each.header,)).field: each.choices for each in blank.FULL if each.choices}
    used = Counter(intake.columns.values())
    first, last = intake.entries[0].row, intake.entries[-1].row
    for letter, name in intake.columns.items():
        column = column_number(letter)
        ticked = (used[name] > 1 and name != "bases.article") or bool(meaning(_names(sheet, intake, column)).tick)
        choices = known.get(name, ()) if name == "traits" or not ticked else (_TICK,)
        if choices and not (name == "traits" and not ticked):
            yield DropDown(column, first, last, choices)


def _names(sheet: Sheet, intake: SheetIntake, column: int) -> tuple[str, ...]:
    """Return the texts of a column's header from the top."""
    held = ("".join(sheet.rows.get(row, ())[column - 1 : column]) for row in intake.header_rows)
    return tuple(text for text in held if text) or ("",)


def _comment(entry: Finding) -> str:
    hint = f"\n怎么办：{_hint(entry)}" if entry.hint else ""
    return f"{LEVELS[entry.level]} {entry.code}：{entry.message}{hint}"


def _told(entry: Finding, place: str, sheet: str, cell: str, name: str = "") -> Told:
    return Told(LEVELS[entry.level], entry.code, place, sheet, cell, name, entry.message, _hint(entry))


def _hint(entry: Finding) -> str:
    """Say what to do as a department can: commands and what they record are the bureau's."""
    text = entry.hint
    for command, words in _FOR_DEPARTMENTS:
        text = command.sub(words, text)
    return text.lstrip("，；")


def _summary(intakes: Sequence[SheetIntake], found: Iterable[Finding]) -> Iterator[str]:
    """Say how much was read and found, and how to answer."""
    counts = Counter(entry.level for entry in found)
    told = "，".join(f"{name} {counts[level]} 条" for level, name in LEVELS.items())
    yield f"共读到 {sum(len(each.entries) for each in intakes)} 项。{told}。"
    left = Counter(re.split("[：（]|第 ", why)[0] for each in intakes for _, why in _left_out(each))
    if left:
        reasons = "，".join(f"{why} {count} 行" for why, count in left.most_common())
        yield f"没有作为事项读入 {sum(left.values())} 行：{reasons}。"
    yield "错误要改正，否则不能公布；提示要由人看一看；说明供参考。点“位置”可以到那一格，格内的批注写着同样的话。"
    yield "填色：红为错误，黄为提示，蓝为说明，灰为没有读入的行。请在各表中直接改正，在“状态”栏选择结果，再把本文件发回。"


def _by_rule(found: Iterable[Finding]) -> tuple[tuple[str, str, str, int], ...]:
    counts = Counter((entry.level, entry.code, entry.title) for entry in found)
    order = sorted(counts, key=lambda key: (_ORDER[key[0]], key[1], key[2]))
    return tuple((LEVELS[level], code, title, counts[level, code, title]) for level, code, title in order)


def _sheet_names(sheets: Iterable[Sheet], file: str) -> list[str]:
    """Give each sheet a name that Excel accepts and that no other has; a text table takes the file's."""
    taken, names = {RESULTS.casefold()}, []
    for sheet in sheets:
        bare = _SHEET_NAME.sub("", sheet.name or file.rpartition(".")[0])[:_NAME_LIMIT].strip("' ") or "清单"
        name, number = bare, 2
        while name.casefold() in taken:
            mark = f"({number})"
            name, number = bare[: _NAME_LIMIT - len(mark)] + mark, number + 1
        taken.add(name.casefold())
        names.append(name)
    return names
