"""A department's file becomes items and findings: every row is either an item or left out with its reason (intake.md).

The way of a file: `tables` cuts sheets into tables and finds each `header`, whose `columns` mean what their `names` say,
corrected by the `content` below (`evidence`) and by what a person said (`mapping`). `whose` tells the department, `plan` what
each column is read as. `rows` go one by one: `left_out` says what is no item, `continued` what goes on with the one above,
`build` makes the item with its `bases` and `ticks`. `told` puts the rest into findings, and `identity` merges it all.
"""

from collections.abc import Iterable
from dataclasses import replace

from pledgectl.catalog.intake import told
from pledgectl.catalog.intake.blocks import placed
from pledgectl.catalog.intake.continued import goes_on
from pledgectl.catalog.intake.headed import tells_how
from pledgectl.catalog.intake.header import Header, widened
from pledgectl.catalog.intake.mapping import agreed, confidence, mapped
from pledgectl.catalog.intake.places import title_department
from pledgectl.catalog.intake.plan import Plan, make_plan, type_of
from pledgectl.catalog.intake.reading import HEADER_ROW, Entry, Orders, Reading, SheetIntake, Skipped, at
from pledgectl.catalog.intake.repeats import once
from pledgectl.catalog.intake.rows import read_rows
from pledgectl.catalog.intake.tables import Table, find_tables, no_list, rows_above
from pledgectl.catalog.intake.titles import share_title
from pledgectl.catalog.intake.totals import keep_stated, tell_stated
from pledgectl.catalog.intake.turned import laid_back
from pledgectl.catalog.intake.verdicts import verdict_columns
from pledgectl.catalog.intake.whose import departments_of, find_owner
from pledgectl.formats.results import RESULTS, is_results
from pledgectl.grid import Book, Sheet, column_letter, column_number
from pledgectl.model import Finding, Where
from pledgectl.rule import report
from pledgectl.rules import intake as rules

__all__ = ["Entry", "Orders", "SheetIntake", "Skipped", "read_sheets", "without_table"]

_PLAIN = Orders()


def read_sheets(book: Book, department: str = "", orders: Orders = _PLAIN) -> tuple[SheetIntake, ...]:
    """Read every table of every sheet of a file; `department` serves rows that name none. Empty sheets are left out."""
    tables = find_tables(book, orders)
    some_cancelled = any(table.cancelled for table in tables)
    out: list[SheetIntake] = []
    above: tuple[Sheet, Header, SheetIntake] | None = None
    given = department
    for table in tables:
        given = department if table.first and book.kind != "docx" else given
        where = Where(book.file, table.sheet.name)
        unwanted = table.cancelled != (orders.cancelled and some_cancelled)
        if table.header is None and above and not is_results(table.sheet) and goes_on(table.sheet, *above[:2]):
            given = _last_department(above[2], given)
            out.append(_read_on(replace(table, header=above[1]), where, given, orders))
        elif table.header is None or unwanted:
            out.append(_in_place(_left(table, where), table))
            given = _named_by(table, given)
        else:
            out.append(_in_place(_read_table(table, where, given, orders), table))
            above = above if table.blocks or table.turned else (table.sheet, table.header, out[-1])
        given = _framed(table.sheet) or _last_department(out[-1], given)
    return once(out)


def _in_place(intake: SheetIntake, table: Table) -> SheetIntake:
    """Say where on the sheet stands what was read of a table that was put together of forms, or turned."""
    if table.blocks:
        return placed(intake, table.blocks)
    return laid_back(intake, table.turned) if table.turned else intake


def without_table(file: str, what: str) -> SheetIntake:
    """Tell of a file that holds no table, beside others that do."""
    return SheetIntake(file, "", (), {}, (), (), tuple(report(rules.no_table, Where(file), what=what)))


def _framed(sheet: Sheet) -> str:
    """Return the department that a table of nothing but a title names, as a frame in a Word file, or ""."""
    texts = [text for cells in sheet.rows.values() for text in cells if text] if len(sheet.rows) == 1 else []
    return title_department(texts[0]) if len(texts) == 1 else ""


def _named_by(table: Table, given: str) -> str:
    """Return the department that a table which is left out names above it: the next table may name none."""
    owner = find_owner(table.sheet, table.header, given, "") if table.header and not table.sheet.hidden else None
    return owner.department if owner and owner.department and not owner.source else given


def _last_department(intake: SheetIntake, otherwise: str) -> str:
    return intake.entries[-1].item.department if intake.entries else otherwise


def _left(table: Table, where: Where) -> SheetIntake:
    """Leave out a whole table for what it is or what its title says."""
    sheet, header = table.sheet, table.header
    found: list[Finding] = []
    if is_results(sheet):
        why = f"“{RESULTS}”表，不是清单"
    elif header is None:
        why, found = _unread(sheet, where)
    else:
        why = "取消的证明事项" if table.cancelled else "不是取消的证明事项"
        rows = sum(row > header.rows[-1] for row in sheet.rows)
        found = report(rules.cancelled_list, at(where, header.rows[0]), rows=rows) if table.cancelled else []
    return SheetIntake(where.file, sheet.name, (), {}, (), tuple(Skipped(row, why) for row in sheet.rows), tuple(found))


def _unread(sheet: Sheet, where: Where) -> tuple[str, list[Finding]]:
    """Say why a sheet that is hidden or has no header is left out."""
    if sheet.hidden:
        return "隐藏的工作表", report(rules.hidden_sheet, at(where, 0), rows=len(sheet.rows))
    known = no_list(sheet.name)
    return known or "没有认出表头", [] if known else report(rules.no_header, at(where, 0), rows=len(sheet.rows))


def _read_on(table: Table, where: Where, department: str, orders: Orders) -> SheetIntake:
    """Read a sheet without a header by that of the sheet before."""
    assert table.header
    first = next(iter(table.sheet.rows))
    found = _read_table(replace(table, header=replace(table.header, rows=(first - 1,))), where, department, orders)
    alone = report(rules.no_header_of_its_own, at(where, first), rows=len(table.sheet.rows))
    return replace(found, header_rows=(), findings=(*alone, *found.findings))


def _read_table(table: Table, where: Where, department: str, orders: Orders) -> SheetIntake:
    """Read a table whose header is known."""
    assert table.header
    sheet, owner = table.sheet, find_owner(table.sheet, table.header, department, where.file)
    confirmed = agreed(orders.remembered, departments_of(sheet, owner)) if orders.remembered else {}
    header = widened(mapped(owner.header, confirmed) if confirmed else owner.header, sheet)
    reading = Reading(where, make_plan(header), owner.department, owner.section, owner.within)
    reading.matter_type = type_of(owner.section.title)
    reading.findings += told.of_notices(sheet.notices, where)
    reading.findings += told.of_remembered(owner.header, header, where)
    guess = owner.department if owner.source else ""
    reading.findings += report(rules.department_guessed, at(where, 0), department=guess, source=owner.source)
    reading.heads = _heads(sheet, reading.plan)
    _read_head(sheet, header, reading)
    reading.split = orders.split
    reading.whole = orders.whole or orders.cancelled
    read_rows(sheet, reading, [] if reading.whole else verdict_columns(header, sheet))
    if table.alone and not table.turned:
        tell_stated(reading)
    reading.findings += [*told.of_columns(sheet, reading), *told.of_rows(sheet, reading), *told.of_declined(reading)]
    reading.findings += told.of_names(reading)
    return _finished(sheet, reading)


def _heads(sheet: Sheet, plan: Plan) -> frozenset[str]:
    """Return what stands above the names of certificates, as it is written and as it is read: a header comes again so."""
    name = plan.columns.get("name", 0)
    written = ("".join(sheet.rows.get(row, ())[name - 1 : name]) for row in plan.header.rows)
    return frozenset([*written, *(plan.header.names[name - 1] if name else ())])


def _read_head(sheet: Sheet, header: Header, reading: Reading) -> None:
    """Keep what the lines above a table say of all its rows, and leave them and the header out."""
    for line in sheet.above:
        share_title((line,), header, reading)
    for row, cells in rows_above(sheet, header):
        share_title([text for text in cells if text], header, reading)
        keep_stated([text for text in cells if text], row, reading)
        reading.skip(row, "表头以上的标题、说明")
    for row in header.rows:
        if row in sheet.rows:
            reading.skip(row, "填写要求" if tells_how(sheet.rows[row]) else HEADER_ROW)


def _finished(sheet: Sheet, reading: Reading) -> SheetIntake:
    """Put what was read in order."""
    plan = reading.plan
    columns: dict[str, str] = {}
    for name, letter in plan.letters.items():
        columns[letter] = f"{columns[letter]}+{name}" if letter in columns else name
    columns |= {column_letter(column): found.field for column, found in plan.ticks}
    columns = {letter: field for each in plan.beside for field, letter in each.letters.items()} | columns
    columns |= {column_letter(column): "bases" for group in plan.more_bases for column in group}
    columns = {letter: columns[letter] for letter in _in_order(columns)}
    labels = {letter: plan.header.label(column_number(letter)) for letter in columns}
    return SheetIntake(
        reading.where.file,
        sheet.name,
        plan.header.rows,
        columns,
        tuple(reading.entries),
        tuple(sorted(reading.skipped, key=lambda each: each.row)),
        tuple(sorted(reading.findings, key=lambda each: (each.where.row, each.code, each.where.cell))),
        confidence(plan.header),
        labels,
    )


def _in_order(letters: Iterable[str]) -> list[str]:
    return sorted(letters, key=column_number)
