"""Cells left empty because the one above stands for them too: groups whose merged cells were lost, or were never merged."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.plan import Plan
from pledgectl.grid import Sheet, count_filled, filled

Filling = Mapping[int, list[tuple[int, str]]]
_LEAST = 3  # cells that an item fills; a title fills one, a total two


def carried(sheet: Sheet, plan: Plan) -> Filling:
    """Return, by row, the columns and texts of empty cells that go on with the one above.

    Matter and type stand left of the certificates that they group. A column is one of groups if it has no merged cells, its
    first is filled, others are empty, and what it says never comes twice in a row: who repeats it leaves nothing out. What is
    empty where a column left of it begins another group is no part of the one above.
    """
    out: dict[int, list[tuple[int, str]]] = {}
    for column in plan.leading:
        held = list(_held(sheet, plan, column)) if not _is_merged(sheet, plan, column) else []
        texts = [text for _, text in held if text is not None]
        if not texts or not texts[0] or all(texts) or any(one == other != "" for one, other in pairwise(texts)):
            continue
        last = ""
        for row, text in held:
            begins = text is None or any(sheet.rows[row][left - 1 : left] != ("",) for left in plan.leading if left < column)
            last = text or ("" if begins else last)
            if last and not text:
                out.setdefault(row, []).append((column, last))
    return out


def names_carried(sheet: Sheet, plan: Plan) -> Filling:
    """Return, by row, the name of the certificate above for rows without one that have no serial number and say a matter.

    Only where no cell of a name is merged: a certificate that serves several matters, whose merged cells were lost.
    """
    name, seq, last = plan.columns.get("name", 0), plan.columns.get("seq", 0), plan.header.rows[-1]
    uses = [plan.columns[field] - 1 for field in ("purpose", "matter") if plan.columns.get(field, 0) > name]
    bare = [row for row, cells in sheet.rows.items() if row > last and not any(cells[name - 1 : name])]
    if not (bare and 0 < seq < name and uses) or _is_merged(sheet, plan, name):
        return {}
    out: dict[int, list[tuple[int, str]]] = {}
    for row in bare:
        cells, above = sheet.rows[row], sheet.rows.get(row - 1, ())
        named = above[name - 1] if len(above) >= name and above[seq - 1] and row - 1 > last else ""
        named = named or out.get(row - 1, [(name, "")])[0][1]
        full = count_filled(cells) >= _LEAST and not cells[seq - 1]
        if named and full and any(at < len(cells) and kind_of(cells[at]) == "matter" for at in uses):
            out[row] = [(name, named)]
    return out


def _held(sheet: Sheet, plan: Plan, column: int) -> Iterator[tuple[int, str | None]]:
    """Yield what a column says in each row that names a certificate, and None for a title between them."""
    name, last = plan.columns["name"], plan.header.rows[-1]
    for row, cells in sheet.rows.items():
        if row <= last:
            continue
        if len(cells) >= name and cells[name - 1] and count_filled(cells) >= _LEAST:
            yield row, cells[column - 1]
        elif len({text for _, text in filled(cells)}) == 1:
            yield row, None


def _is_merged(sheet: Sheet, plan: Plan, column: int) -> bool:
    last = plan.header.rows[-1]
    return any(bottom > top > last and left <= column <= right for top, left, bottom, right in sheet.merges)
