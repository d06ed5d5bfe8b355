"""A department's file becomes items and findings: every row is either an item or left out with its reason (intake.md)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.build import Plan, make_plan
from pledgectl.catalog.intake.columns import UNKNOWN, Meaning, meaning
from pledgectl.catalog.intake.content import by_content, goes_on, with_name
from pledgectl.catalog.intake.header import Header, find_header, split_tables
from pledgectl.catalog.intake.mapping import confidence, mapped
from pledgectl.catalog.intake.rows import CANCELLED, NOT_PLEDGED, Entry, Reading, Skipped, read_rows, rows_above, share
from pledgectl.grid import Book, Notice, Sheet, column_letter, column_number
from pledgectl.marks import RESULTS, is_results
from pledgectl.model import Finding, Where
from pledgectl.rule import report
from pledgectl.rules import intake as rules

__all__ = ["Entry", "SheetIntake", "Skipped", "read_sheets"]

_OVER_ALL = re.compile("(?:管理委员会|管委会|政府)$")
_PLACE = re.compile("[乡镇]$|街道$")
_DOMAIN = re.compile(
    "(?!.*(?:证明|清单|目录|汇总|表|事项|取消|保留|许可|给付|确认|承诺|公共|服务|行政|类|总|全部|模板|样|数据|结果|"
    "导出|工作|未命名|新建|正文|附件|内容|市级|县级|省级|乡级))"
    "[一-鿿]{2,12}"
)
_NO_LIST = (
    (re.compile(".*(?:说明|须知|注意事项|填报要求|填写要求|填报指引)"), "填表说明，不是清单"),
    (re.compile("封面|首页|字典|选项|下拉.*|数据源|参数"), "不是清单"),
)
_NOTHING_SAID: Mapping[str, str] = MappingProxyType({})
_NONE_REMEMBERED: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SheetIntake:
    """一个工作表读到的内容: entries and skipped rows add up to the rows with content.

    `columns`, `confidence` and `labels` map letters of columns to fields, 高 中 低 and names.
    """

    file: str
    sheet: str
    header_rows: tuple[int, ...]
    columns: Mapping[str, str]
    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    findings: tuple[Finding, ...]
    confidence: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def read_sheets(
    book: Book,
    department: str = "",
    cancelled: bool = False,
    said: Mapping[str, str] = _NOTHING_SAID,
    remembered: Mapping[str, Mapping[str, str]] = _NONE_REMEMBERED,
    whole: bool = False,
) -> tuple[SheetIntake, ...]:
    """Read every table of every sheet of a file; `department` serves rows that name none. Empty sheets are left out.

    A table whose title says that it lists what was cancelled is told and left out; with `cancelled`, it alone is read.
    With `whole`, rows that say themselves that they are not pledged or were cancelled are read too.
    `said` maps columns, by letter or name, to fields; `remembered` does so by name for each department.
    """
    parts = [(sheet, part) for sheet in book.sheets if sheet.rows for part in _tables(sheet, said)]
    headers = [_header(part, said) for _, part in parts]
    marks = [header is not None and _lists_cancelled(part, header) for (_, part), header in zip(parts, headers, strict=True)]
    out: list[SheetIntake] = []
    above: tuple[Sheet, Header, SheetIntake] | None = None
    given, last, whole = department, None, whole or cancelled
    for (sheet, part), header, mark in zip(parts, headers, marks, strict=True):
        given, last = given if sheet is last or book.kind == "docx" else department, sheet
        if is_results(sheet):
            left = tuple(Skipped(row, f"“{RESULTS}”表，不是清单") for row in sheet.rows)
            out.append(SheetIntake(book.file, sheet.name, (), {}, (), left, ()))
        elif header is None and above and goes_on(part, *above[:2]):
            given = next((entry.item.department for entry in reversed(above[2].entries)), given)
            out.append(_read_on(book, part, above[1], given, remembered, whole))
        elif header is not None and mark != (cancelled and any(marks)):
            out.append(_left(book, part, "取消的证明事项" if mark else "不是取消的证明事项", header, mark))
        else:
            out.append(_read_sheet(book, part, header, given, remembered, whole))
            above = (part, header, out[-1]) if header else above
        given = next((entry.item.department for entry in reversed(out[-1].entries)), given)
    return tuple(out)


def _tables(sheet: Sheet, said: Mapping[str, str]) -> list[Sheet]:
    return [sheet] if is_results(sheet) else split_tables(sheet, partial(_told, sheet, said))


def _told(sheet: Sheet, said: Mapping[str, str], header: Header) -> Header:
    """Put into a header what a person said, and the name by what the cells say."""
    return with_name(sheet, mapped(header, said) if said else header)


def _header(sheet: Sheet, said: Mapping[str, str]) -> Header | None:
    """Find the header, correct it by what stands below, and last by what a person said."""
    found = None if sheet.hidden or is_results(sheet) else find_header(sheet, partial(_told, sheet, said))
    return mapped(by_content(sheet, found), said) if found else None


def _lists_cancelled(sheet: Sheet, header: Header) -> bool:
    lines = [*sheet.above, *(text for _, cells in rows_above(sheet, header) for text in cells if text)]
    return places.names_cancelled([sheet.name, *lines])


def _left(book: Book, sheet: Sheet, why: str, header: Header, told: bool) -> SheetIntake:
    """Leave out a whole table for what its title says."""
    reading = Reading(Where(book.file, sheet.name))
    rows = [row for row in sheet.rows if row > header.rows[-1]]
    found = report(rules.cancelled_list, reading.at(header.rows[0]), rows=len(rows)) if told else []
    return SheetIntake(book.file, sheet.name, (), {}, (), tuple(Skipped(row, why) for row in sheet.rows), tuple(found))


def _read_on(
    book: Book, sheet: Sheet, header: Header, department: str, remembered: Mapping[str, Mapping[str, str]], whole: bool
) -> SheetIntake:
    """Read a sheet without a header by that of the sheet before."""
    first = next(iter(sheet.rows))
    found = _read_sheet(book, sheet, replace(header, rows=(first - 1,)), department, remembered, whole)
    told = report(rules.no_header_of_its_own, Where(book.file, sheet.name, "", first), rows=len(sheet.rows))
    return replace(found, header_rows=(), findings=(*told, *found.findings))


def _read_sheet(
    book: Book, sheet: Sheet, header: Header | None, department: str, remembered: Mapping[str, Mapping[str, str]], whole: bool
) -> SheetIntake:
    reading = Reading(Where(book.file, sheet.name), whole=whole)
    if header is None:
        return _unread(book, sheet, reading)
    reading.findings += [found for notice in sheet.notices for found in _notice(notice, reading)]
    header = _with_department(sheet, header, reading, department, book.file)
    plan = make_plan(_as_remembered(header, remembered.get(reading.department, {}), reading))
    for line in sheet.above:
        share((line,), reading, header)
    for row, cells in rows_above(sheet, header):
        share([text for text in cells if text], reading, header)
        reading.skip(row, "表头以上的标题、说明")
    for row in header.rows:
        if row in sheet.rows:
            reading.skip(row, "表头")
    read_rows(sheet, header, plan, reading)
    reading.findings += _column_findings(sheet, plan, reading)
    return _finished(book, sheet, plan, reading)


def _as_remembered(header: Header, confirmed: Mapping[str, str], reading: Reading) -> Header:
    """Read the columns as they were confirmed for this department before, and say so."""
    out = mapped(header, confirmed) if confirmed else header
    for column, (before, now) in enumerate(zip(header.meanings, out.meanings, strict=True), 1):
        if now is not before and now.field:
            cell = f"{column_letter(column)}{header.rows[-1]}"
            facts = {"column": header.label(column), "field": now.field}
            reading.findings += report(rules.column_remembered, reading.at(header.rows[-1], cell), **facts)
    return out


def _finished(book: Book, sheet: Sheet, plan: Plan, reading: Reading) -> SheetIntake:
    read, skipped = len(reading.entries), len(reading.skipped)
    facts = {"content": len(sheet.rows), "read": read, "skipped": skipped}
    reading.findings += report(rules.rows_do_not_add_up, reading.at(0), **facts)
    reading.findings += _declined_findings(reading)
    columns = {letter: name for name, letter in plan.letters.items()}
    columns |= {column_letter(column): found.field for column, found in plan.ticks}
    columns = dict(sorted(columns.items(), key=lambda pair: (len(pair[0]), pair[0])))
    found = sorted(reading.findings, key=lambda each: (each.where.row, each.code, each.where.cell))
    left = sorted(reading.skipped, key=lambda each: each.row)
    labels = {letter: plan.header.label(column_number(letter)) for letter in columns}
    items, sure = tuple(reading.entries), confidence(plan.header)
    return SheetIntake(book.file, sheet.name, plan.header.rows, columns, items, tuple(left), tuple(found), sure, labels)


def _declined_findings(reading: Reading) -> list[Finding]:
    """Tell which rows said themselves that they are no item, all of one reason in one finding."""
    found: list[Finding] = []
    for why in (CANCELLED, NOT_PLEDGED):
        rows = [left.row for left in reading.skipped if left.why == why]
        listed = "、".join(map(str, rows[:20])) + (f" 等 {len(rows)}" if len(rows) > 20 else "")
        found += report(rules.rows_declined, reading.at(rows[0] if rows else 0), rows=listed, why=why)
    return found


def _unread(book: Book, sheet: Sheet, reading: Reading) -> SheetIntake:
    """Report a sheet that is hidden or holds no list; all its rows are left out."""
    check = rules.hidden_sheet if sheet.hidden else rules.no_header
    why = "隐藏的工作表" if sheet.hidden else "没有认出表头"
    told = next((reason for pattern, reason in _NO_LIST if not sheet.hidden and pattern.fullmatch(sheet.name)), "")
    found = [] if told else report(check, reading.at(0), rows=len(sheet.rows))
    why = told or why
    return SheetIntake(book.file, sheet.name, (), {}, (), tuple(Skipped(row, why) for row in sheet.rows), tuple(found))


def _notice(notice: Notice, reading: Reading) -> list[Finding]:
    """Tell as a finding what the door met."""
    row = int(re.sub(r"\D", "", notice.cell) or 0)
    where = reading.at(row, notice.cell)
    kinds = {"hidden_rows": "行", "hidden_columns": "列"}
    if notice.kind in kinds:
        return report(rules.hidden_cells, reading.at(0), what=kinds[notice.kind], places=notice.text)
    if notice.kind in ("long_number", "odd_number"):
        return report(rules.number_lost, where, digits=16)
    if notice.kind == "no_value":
        return report(rules.formula_without_value, where, cells=1)
    if notice.kind == "error_value":
        return report(rules.error_value, where, cells=1)
    return report(rules.hidden_characters, where, cells=1)


def _with_department(sheet: Sheet, header: Header, reading: Reading, given: str, file: str) -> Header:
    """Find whose list this is, above the table, in the sheet's name, by `given` or the file's name; else by 实施机关."""
    fields = {each.field for each in header.meanings}
    above = [*((line,) for line in sheet.above), *(cells for _, cells in rows_above(sheet, header))]
    named = next((name for cells in above if (name := places.unit_line(cells))), "")
    named = named or next((name for cells in above for text in cells if text and (name := places.title_department(text))), "")
    own = places.tidy(sheet.name)
    if _OVER_ALL.search(named) and places.looks_like_department(own) and not named.startswith(own):
        named = places.tidy(sheet.name)
    if _PLACE.search(named) and (given or _below(sheet, header)):
        named = ""
    named = _section_above(above, reading, header) or named
    if "department" not in fields and (column := _bodies_of_all(sheet, header, named)):
        reading.department = given
        return _as_department(header, column, only=True)
    reading.department = named
    if named or "department" in fields:
        reading.department = named or given
        return header
    if not _has_sections(sheet, header) and (column := _body_column(header)):
        reading.department = given
        return _as_department(header, column)
    below = _below(sheet, header)
    guess, source = _guess(sheet, file) if not (given or below) else ("", "")
    reading.department = below or given or guess
    reading.findings += report(rules.department_guessed, reading.at(0), department=guess, source=source)
    return header


def _below(sheet: Sheet, header: Header) -> str:
    """Return the department that a line below the header names as 填报单位, or ""."""
    rows = (cells for row, cells in sheet.rows.items() if row > header.rows[-1])
    return next((name for cells in rows if (name := places.unit_line(cells))), "")


def _section_above(above: Sequence[tuple[str, ...]], reading: Reading, header: Header) -> str:
    """Return the department of a section row right above the header: 县民政局（2项）."""
    texts = [text for text in above[-1] if text] if above else []
    found = places.section(texts[0]) if len(texts) == 1 else None
    if found is None or not places.looks_like_department(found[0]):
        return ""
    reading.section = (found[0], found[1], 0, max(1, header.rows[0] - 1))
    return places.tidy(found[0])


def _has_sections(sheet: Sheet, header: Header) -> bool:
    """Tell whether rows of one cell below the header name departments."""
    for row, cells in sheet.rows.items():
        texts = [text for text in cells if text]
        found = places.section(texts[0]) if row > header.rows[-1] and len(texts) == 1 else None
        if found and places.looks_like_department(found[0]):
            return True
    return False


def _bodies_of_all(sheet: Sheet, header: Header, named: str) -> int:
    """Return the column of 牵头单位 and the like in a list that one office puts together for several others, or 0."""
    column = _body_column(header)
    held = [cells[column - 1] for row, cells in sheet.rows.items() if column and row > header.rows[-1] and len(cells) >= column]
    bodies = {places.tidy(text) for text in held if text and "计" not in text}
    return column if named and len(bodies) > 1 and named not in bodies and all(map(places.looks_like_department, bodies)) else 0


def _body_column(header: Header) -> int:
    """Return the column of 实施机关, 责任单位 and the like, from 1, or 0."""
    for column, names in enumerate(header.names, 1):
        if names and meaning(names).field == "body":
            return column
    return 0


def _as_department(header: Header, column: int, only: bool = False) -> Header:
    """Let 实施机关 name the department; it stays the requester where no other column does, unless it is `only` that."""
    meanings = list(header.meanings)
    both = meanings[column - 1].field == "requester" and not only
    meanings[column - 1] = Meaning("department+requester" if both else "department", 6)
    return replace(header, meanings=tuple(meanings))


def _guess(sheet: Sheet, file: str) -> tuple[str, str]:
    if places.looks_like_department(sheet.name):
        return places.tidy(sheet.name), "工作表"
    stem = re.sub(rf"^[\d\s.、_-]+|-{RESULTS}(?:\(\d+\))?$", "", file.rsplit(".", 1)[0])
    name = stem if places.looks_like_department(stem) else places.title_department(stem) or places.named_in(stem)
    if not name and _DOMAIN.fullmatch(sheet.name):
        return sheet.name, "工作表"
    return (places.tidy(name), "文件") if name else ("", "")


def _column_findings(sheet: Sheet, plan: Plan, reading: Reading) -> list[Finding]:
    """Report the columns that went to 备注: those nobody knows, and those whose field another column holds."""
    held: dict[int, int] = dict.fromkeys(plan.rest, 0)
    taken = {entry.row for entry in reading.entries}
    for row in taken:
        cells = sheet.rows[row]
        for column in plan.rest:
            held[column] += bool(column <= len(cells) and cells[column - 1])
    found: list[Finding] = []
    for column, count in held.items():
        if not count:
            continue
        line = max(1, plan.header.rows[-1])
        where = reading.at(line, f"{column_letter(column)}{line}")
        same = plan.columns.get(_meant(plan.header, column), 0)
        if same:
            label, other = plan.header.label(column), plan.header.label(same)
            found += report(rules.column_twice, where, column=label, other=other)
        else:
            found += report(rules.unknown_column, where, column=plan.header.label(column), filled=count)
    return found


def _meant(header: Header, column: int) -> str:
    own = meaning(header.names[column - 1]) if header.names[column - 1] else UNKNOWN
    return {"body": "requester"}.get(own.field, own.field)
