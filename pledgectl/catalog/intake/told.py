"""What is told of a table beside its items: what the door met, columns that went to 备注, rows that declined, guesses."""

import re
from collections.abc import Iterable

from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.reading import Reading, at
from pledgectl.catalog.intake.several import certificates_in
from pledgectl.catalog.intake.verdicts import CANCELLED, NO_CERTIFICATE, NOT_PLEDGED, answers, asks
from pledgectl.grid import Notice, Sheet, column_letter
from pledgectl.model import Finding, Where
from pledgectl.rule import report
from pledgectl.rules import intake as rules

_HIDDEN = {"hidden_rows": "行", "hidden_columns": "列"}


def of_notices(notices: Iterable[Notice], where: Where) -> list[Finding]:
    """Tell as findings what the door met."""
    return [found for notice in notices for found in _of_notice(notice, where)]


def _of_notice(notice: Notice, where: Where) -> list[Finding]:
    here = at(where, int(re.sub(r"\D", "", notice.cell) or 0), notice.cell)
    if notice.kind in _HIDDEN:
        return report(rules.hidden_cells, at(where, 0), what=_HIDDEN[notice.kind], places=notice.text)
    if notice.kind in ("long_number", "odd_number"):
        return report(rules.number_lost, here, digits=16)
    if notice.kind == "no_value":
        return report(rules.formula_without_value, here, cells=1)
    if notice.kind == "error_value":
        return report(rules.error_value, here, cells=1)
    return report(rules.hidden_characters, here, cells=1)


def of_remembered(before: Header, now: Header, where: Where) -> list[Finding]:
    """Tell which columns were read as they were confirmed for this department before."""
    found: list[Finding] = []
    for column, (own, confirmed) in enumerate(zip(before.meanings, now.meanings, strict=False), 1):
        if confirmed is not own and confirmed.field:
            place = at(where, now.rows[-1], f"{column_letter(column)}{now.rows[-1]}")
            found += report(rules.column_remembered, place, column=now.label(column), field=confirmed.field)
    return found


def of_columns(sheet: Sheet, reading: Reading) -> list[Finding]:
    """Report the columns that went to 备注: those nobody knows, and those whose field another column holds."""
    plan = reading.plan
    found: list[Finding] = []
    for column, count in _filled(sheet, reading).items():
        line, label = max(1, plan.header.rows[-1]), plan.header.label(column)
        where = reading.at(line, f"{column_letter(column)}{line}")
        if not count:
            continue
        if same := plan.columns.get(_meant(plan.header, column), 0):
            found += report(rules.column_twice, where, column=label, other=plan.header.label(same))
        else:
            found += report(rules.unknown_column, where, column=label, filled=count)
    return found


def _filled(sheet: Sheet, reading: Reading) -> dict[int, int]:
    """Count in how many items each column that goes to 备注 says more than a plain answer to whether the row is to be read."""
    asked = {column for column in reading.plan.rest if not reading.whole and asks(reading.plan.header.label(column))}
    held = dict.fromkeys(reading.plan.rest, 0)
    for row in {entry.row for entry in reading.entries} if held else ():
        cells = sheet.rows[row]
        for column in held:
            text = cells[column - 1] if column <= len(cells) else ""
            held[column] += bool(text) and not (column in asked and answers(text))
    return held


def _meant(header: Header, column: int) -> str:
    own = meaning(header.names[column - 1])
    return {"body": "requester"}.get(own.field, own.field)


def of_declined(reading: Reading) -> list[Finding]:
    """Tell which rows said themselves that they are no item, all of one reason in one finding."""
    found: list[Finding] = []
    for why in (CANCELLED, NOT_PLEDGED, NO_CERTIFICATE):
        rows = [left.row for left in reading.skipped if left.why == why]
        listed = "、".join(map(str, rows[:20])) + (f" 等 {len(rows)}" if len(rows) > 20 else "")
        found += report(rules.rows_declined, reading.at(rows[0] if rows else 0), rows=listed, why=why)
    return found


def of_names(reading: Reading) -> list[Finding]:
    """Tell which names list several certificates, each of which would be an item."""
    several = ((entry, named) for entry in reading.entries if (named := certificates_in(entry.item.name)) > 1)
    return [
        found
        for entry, named in several
        for found in report(rules.several_in_a_cell, reading.at(entry.row, entry.cells.get("name", ""), "name"), named=named)
    ]


def of_rows(sheet: Sheet, reading: Reading) -> list[Finding]:
    """Tell if the rows read and left out are not the rows of the sheet."""
    read, left = {entry.row for entry in reading.entries}, {skip.row for skip in reading.skipped}
    facts = {"content": len(sheet.rows), "read": len(read), "skipped": len(left - read)}
    return report(rules.rows_do_not_add_up, reading.at(0), **facts)
