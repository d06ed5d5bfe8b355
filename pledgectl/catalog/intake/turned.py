"""Tables on their side: fields down the first column, a certificate in each further one; read as if they stood upright."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from pledgectl.catalog.intake.columns import FULL_VALUES, meaning
from pledgectl.catalog.intake.header import SURE
from pledgectl.catalog.intake.reading import HEADER_ROW, SheetIntake, Skipped
from pledgectl.grid import MAX_COLUMNS, Merge, Sheet, address, column_letter, column_number, filled, place_of
from pledgectl.model import Finding

_MOST, _SHARE = 80, 0.6  # rows of a sheet that is looked at; labels among its first cells, and lines that a column fills
_LEAST, _LABEL = 3, 16  # fields, or columns with the labels; characters of a label


@dataclass(frozen=True, slots=True)
class Turned:
    """横排的表: the table as it stands upright, and the rows that are its own on the sheet."""

    sheet: Sheet
    rows: tuple[int, ...]


def upright(sheet: Sheet) -> list[Turned]:
    """Return the tables of a sheet that lie on their side, row for column and column for row; [] if one of them does not."""
    starts = _starts(sheet) if _LEAST <= len(sheet.rows) <= _MOST and max(sheet.rows) <= MAX_COLUMNS else []
    parts = [_part(sheet, *part) for part in pairwise([*starts, MAX_COLUMNS + 1])]
    found = [(_turned(part), tuple(part.rows)) for part in parts]
    return [Turned(turned, rows) for turned, rows in found if turned] if all(turned for turned, _ in found) else []


def _starts(sheet: Sheet) -> list[int]:
    """Return the rows at which tables begin, with their titles, each with the same label, if most lines begin with labels."""
    lines = _lines(sheet)
    if any(len({*map(_field, cells)} - {""}) >= _LEAST for cells in lines.values()):
        return []  # a header, which stands upright; asked first, since most sheets have one in their first line
    labels = {row: next(filled(cells))[1] for row, cells in lines.items()}
    known = [row for row, label in labels.items() if _field(label)]
    if len({_field(labels[row]) for row in known}) < _LEAST or len(known) < len(labels) * _SHARE:
        return []
    first, *others = (row for row in known if labels[row] == labels[known[0]])
    return [0, *(max(line for line in lines if line < row) + 1 for row in others if row > first)]


def _lines(sheet: Sheet) -> dict[int, tuple[str, ...]]:
    """Return the rows that say two things or more: titles and notes say one."""
    return {row: cells for row, cells in sheet.rows.items() if len({*cells} - {""}) > 1}


def _part(sheet: Sheet, start: int, end: int) -> Sheet:
    return replace(sheet, rows={row: cells for row, cells in sheet.rows.items() if start <= row < end})


def _field(label: str) -> str:
    may_be = len(label) <= _LABEL and not label.isascii() and label not in FULL_VALUES
    found = meaning((label,)) if may_be else None
    return found.field if found and found.weight >= SURE else ""


def _turned(sheet: Sheet) -> Sheet | None:
    """Turn one table, if two columns or more hold values beside most labels; labels in those columns make forms."""
    labelled = dict(dropwhile(lambda line: not _field(next(filled(line[1]))[1]), _lines(sheet).items()))
    width = max(map(len, labelled.values()))
    lines = {row: cells for row, cells in _lines(sheet).items() if row in labelled or _heads(cells, width)}
    columns = {at: tuple(_cell(lines.get(row, ()), at) for row in range(1, max(lines) + 1)) for at in range(1, width + 1)}
    full = [cells for cells in columns.values() if sum(map(bool, cells)) >= len(lines) * _SHARE]
    if len(full) < _LEAST or any(sum(map(bool, map(_field, cells))) * 3 > len(lines) for cells in full[1:]):
        return None
    above = tuple(" ".join(text for _, text in filled(cells)) for row, cells in sheet.rows.items() if row < min(lines))
    merges = tuple(_swapped(merge) for merge in sheet.merges if merge[0] in lines)
    told = tuple(replace(each, cell=_across(each.cell)) for each in sheet.notices)
    rows = {at: cells for at, cells in columns.items() if any(cells)}
    return replace(sheet, rows=rows, merges=merges, notices=told, above=(*sheet.above, *above))


def _heads(cells: tuple[str, ...], width: int) -> bool:
    """Tell whether a line above the labels heads the columns, up to the last: 栏目, 填写要求, 事项一, 事项二."""
    return len(cells) == width and sum(map(bool, cells)) >= _LEAST and not any("：" in text or ":" in text for text in cells)


def _cell(cells: tuple[str, ...], column: int) -> str:
    return cells[column - 1] if column <= len(cells) else ""


def _swapped(merge: Merge) -> Merge:
    top, left, bottom, right = merge
    return left, top, right, bottom


def _across(cell: str) -> str:
    """Return where a cell stands in the table that is turned: C7 is G3."""
    place = place_of(cell)
    return address(place[1], place[0]) if place else cell


def laid_back(intake: SheetIntake, original: Sequence[int]) -> SheetIntake:
    """Say of what was read of a table that was turned where it stands on the sheet; `original` are the rows of its own."""
    if not intake.columns:
        return replace(intake, skipped=tuple(Skipped(row, intake.skipped[0].why) for row in original))
    name = next((column_number(letter) for letter, fields in intake.columns.items() if "name" in fields.split("+")), 1)
    entries = tuple(
        replace(each, row=name, letters={field: _across(f"{letter}{each.row}") for field, letter in each.letters.items()})
        for each in intake.entries
    )
    items = {each.row for each in intake.entries}
    rows = [row for row in original if row != name or not entries]
    left = [skip for skip in intake.skipped if skip.why != HEADER_ROW]
    columns = "".join(f"；{column_letter(skip.row)} 列：{skip.why}" for skip in left)
    fields = "+".join(each for each in intake.columns.values() if each != "seq")
    told = [Skipped(row, "横排的表，已并入各列的事项" + columns * (row == rows[0])) for row in rows]
    return replace(
        intake,
        header_rows=(),
        entries=entries,
        columns={column_letter(min(items)): fields} if items else {},
        skipped=tuple(told),
        findings=tuple(map(_placed, intake.findings)),
        confidence={},
        labels={},
        on_side=True,
    )


def _placed(found: Finding) -> Finding:
    cell = _across(found.where.cell)
    place = place_of(cell)
    return replace(found, where=replace(found.where, cell=cell, row=place[0] if place else 0))
