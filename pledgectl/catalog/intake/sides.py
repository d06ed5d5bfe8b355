"""Tables side by side on one sheet: where each begins, and each as a sheet of its own whose columns keep their letters."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from pledgectl.catalog.intake.columns import meaning
from pledgectl.grid import MAX_COLUMNS, Notice, Sheet, filled, place_of

Side = tuple[int, int]  # the first and the last column, from 1
_LINE = 3  # fewer characters than this are no line of text
_MOST, _HEAD = 16, 200  # so many tables stand side by side at most, and in so many rows each of them begins


def again(names: Sequence[tuple[str, ...]]) -> list[int]:
    """Return the columns, from 1, at which serial numbers, or else the first name of a column, begin and begin again."""
    labels = ["".join(column[-1:]) for column in names]
    first = next((label for label in labels if label), "")
    serials = [at for at, column in enumerate(names, 1) if column and meaning(column).field == "seq"]
    starts = serials if len(serials) > 1 else [at for at, label in enumerate(labels, 1) if label and label == first]
    return starts if len(starts) <= _MOST else []


def runs(sheet: Sheet, top: int, names: Sequence[tuple[str, ...]]) -> list[Side]:
    """Return the runs of columns between those that are empty from row `top` on, where there is more than one."""
    below = [cells for row, cells in sheet.rows.items() if row >= top]
    width = max(map(len, below), default=0)
    empty = {at for at in range(1, width + 1) if at > len(names) or not names[at - 1]}
    for cells in below if empty else ():
        empty -= {at for at in empty if at <= len(cells) and cells[at - 1]}
    edges = [0, *sorted(empty), width + 1]
    found = [(left + 1, right - 1) for left, right in pairwise(edges) if right - left > 1]
    return found if 1 < len(found) <= _MOST else []


def lone_lines(sheet: Sheet, before: int = MAX_COLUMNS) -> list[int]:
    """Return the rows whose only text is a line that begins left of a column: a title, a section, a note."""
    lines = ((row, list(filled(cells))) for row, cells in sheet.rows.items())
    alone = ((row, *texts[0]) for row, texts in lines if len(texts) == 1)
    return [row for row, column, text in alone if column < before and len(text) >= _LINE and not text.isascii()]


def cut(sheet: Sheet, starts: Sequence[int], shared: Collection[int]) -> list[Sheet]:
    """Cut a sheet into the tables that begin at `starts`; rows `shared` stand in all of them."""
    ends = [*(start - 1 for start in starts[1:]), MAX_COLUMNS]
    sides = zip([1, *starts[1:]], ends, strict=True) if len(starts) > 1 else ()
    return [cut_out(sheet, side, shared) for side in sides]


def cut_out(sheet: Sheet, side: Side, shared: Collection[int] = ()) -> Sheet:
    """Return the table over the columns of `side`; texts that are merged across it, and rows `shared`, stand there too."""
    left, right = side
    rows = {row: ("",) * (left - 1) + cells[left - 1 : right] for row, cells in sheet.rows.items()}
    spread = [(merge[0], merge[1]) for merge in sheet.merges if merge[1] < left <= merge[3] and merge[0] in rows]
    across = [(row, "".join(sheet.rows[row][column - 1 : column])) for row, column in spread]
    across += [(row, "".join(sheet.rows[row])) for row in shared]
    for row, text in across:
        if text and not any(rows[row]):
            rows[row] = (*("",) * (left - 1), text)
    rows = {row: cells for row, cells in rows.items() if any(cells)}
    merges = ((top, max(first, left), bottom, min(last, right)) for top, first, bottom, last in sheet.merges)
    within = tuple(merge for merge in merges if merge[1] <= merge[3] and merge[0] in rows)
    return replace(sheet, rows=rows, merges=within, notices=tuple(each for each in sheet.notices if _lies(each, side)))


def head(sheet: Sheet) -> Sheet:
    """Return the rows in which every table of a sheet begins."""
    return replace(sheet, rows=dict(islice(sheet.rows.items(), _HEAD)))


def _lies(notice: Notice, side: Side) -> bool:
    """Tell whether a notice is of a cell of this side; what is said of no cell belongs to the first."""
    place = place_of(notice.cell)
    return side[0] <= place[1] <= side[1] if place else side[0] == 1
