"""How wide the columns of a table are to be and how tall its rows, so that it can be read on a printed page; pure."""

from collections.abc import Sequence
from math import ceil, sqrt

# In characters, as Excel measures columns: an A4 and an A3 page landscape, and how much of the former headers may take.
_NARROWEST, _WIDEST, _PAGES, _CROWDED = 6.0, 80.0, (160.0, 230.0), 0.6
_ASCII, _WIDE = 1.1, 2.1  # how wide a character is
_MARGIN, _FRAME = 1.5, 1.0  # what a column and a line of it lose at their sides
# Lines that a header may take; over a column of ticks, or of nothing, more.
_TICK, _FOLDS, _MORE_FOLDS = 6.0, 2, 4
_MEASURED = 500  # rows
# In points: lines of 11-point letters, and of the 8-point ones of cells that would not fit into the tallest row of Excel's.
# Fonts that take the place of missing ones are taller: these lines hold them too.
_LINE, _SMALL_LINE, TALLEST = 16.0, 12.0, 409.0
_GAP, _SHRINK, _LOST = 4.0, 11 / 8, 1.0

# How wide a line may be, and how many characters surely fit.
Room = tuple[float, int]


def column_widths(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Give each column the width of its content, and all together what a page holds: A4, or A3 for many columns or tall rows.

    Where that is too little, width goes by the square root of how much a column holds: a column of long texts gets most of it,
    and one of short texts is not crushed.
    """
    measured = [_measured(column) for column in zip(*rows[:_MEASURED], strict=True)] or [(0.0, 0.0)] * len(headers)
    least = [_least(header, longest) for header, (longest, _) in zip(headers, measured, strict=True)]
    limits = [(low, max(low, min(_WIDEST, longest)), sqrt(load)) for low, (longest, load) in zip(least, measured, strict=True)]
    small, large = _PAGES
    if sum(least) <= _CROWDED * small:
        widths = _fitted(limits, small)
        rooms = line_rooms(widths)
        if max((row_height(row, rooms) for row in rows[:_MEASURED]), default=0.0) <= TALLEST:
            return widths
    return _fitted(limits, large)


def _fitted(limits: Sequence[tuple[float, float, float]], page: float) -> list[float]:
    """Share a page among columns, each with its least and greatest width and its claim on what is left."""

    def scaled(scale: float) -> list[float]:
        return [max(low, min(high, scale * claim)) for low, high, claim in limits]

    narrow, wide = 0.0, page
    for _ in range(20):
        middle = (narrow + wide) / 2
        narrow, wide = (middle, wide) if sum(scaled(middle)) <= page else (narrow, middle)
    return scaled(narrow)


def _least(header: str, longest: float) -> float:
    """Make room for a header, which may be folded."""
    folds = _MORE_FOLDS if longest <= _TICK else _FOLDS
    piece = -(-len(header) // folds) if len(header) > folds else len(header)
    return max(_NARROWEST, width_of(header[:piece]) + _MARGIN)


def _measured(column: Sequence[str]) -> tuple[float, float]:
    """Measure the longest line of a column, with its margin, and the mean of what its cells hold."""
    longest = max((width_of(line) for text in column for line in text.split("\n")), default=0.0)
    return longest + _MARGIN, sum(map(width_of, column)) / max(1, len(column))


def line_rooms(widths: Sequence[float]) -> list[Room]:
    """Tell of each column how wide a line may be, and how many characters surely fit."""
    return [(width - _FRAME, int((width - _FRAME) / _WIDE)) for width in widths]


def row_height(row: Sequence[str], rooms: Sequence[Room]) -> float:
    """Make room for the cell that wraps into most lines, in points; only cells that may wrap are measured."""
    lines = [_lines(text, room) for text, (room, sure) in zip(row, rooms, strict=True) if len(text) > sure or "\n" in text]
    return _LINE * max(lines, default=1) + _GAP


def small_cells(row: Sequence[str], rooms: Sequence[Room]) -> list[bool]:
    """Tell which cells of a row would not fit into the tallest row, and are written small."""
    return [_LINE * _lines(text, room) + _GAP > TALLEST for text, (room, _) in zip(row, rooms, strict=True)]


def small_height(row: Sequence[str], rooms: Sequence[Room], small: Sequence[bool]) -> float:
    """Return the height of a row of which some cells are written small, in points."""
    lines = (
        _SMALL_LINE * _lines(text, room * _SHRINK) if shrunk else _LINE * _lines(text, room)
        for text, (room, _), shrunk in zip(row, rooms, small, strict=True)
    )
    return min(TALLEST, max(lines) + _GAP)


def _lines(text: str, room: float) -> int:
    if "\n" not in text:
        return _wrapped(width_of(text), room)
    return sum(_wrapped(width_of(part), room) for part in text.split("\n"))


def _wrapped(width: float, room: float) -> int:
    """Count the lines of a text; where it wraps, each loses half a character to marks that may not begin the next."""
    return 1 if width <= room else ceil(width / (room - min(_LOST, room / 10)))


def width_of(text: str) -> float:
    """Measure a line, in characters as Excel measures columns."""
    wide = 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    return len(text) * _ASCII + wide * (_WIDE - _ASCII)
