"""Which rows of a table were met before: of each a fingerprint, in a few bytes, so that a table may be of any length."""

from array import array
from dataclasses import dataclass, field

# Beyond that many rows no more are remembered; the memory is six megabytes then.
REMEMBERED = 300_000
_FIRST = 1 << 12


@dataclass(slots=True)
class Seen:
    """见过的行: an open hash table of fingerprints and the rows that they came from; row 0 is an empty place."""

    marks: "array[int]" = field(default_factory=lambda: array("Q", bytes(8 * _FIRST)))
    rows: "array[int]" = field(default_factory=lambda: array("L", [0]) * _FIRST)
    count: int = 0


def first_row(seen: Seen, mark: int, row: int) -> int:
    """Return the first row (from 1 on) that bore `mark` (64 bits); 0 if none did, and `row` then is remembered."""
    at = _place(seen, mark)
    if seen.rows[at] or seen.count >= REMEMBERED:
        return seen.rows[at]
    seen.marks[at], seen.rows[at] = mark, row
    seen.count += 1
    if seen.count * 5 > len(seen.rows) * 3:
        _grow(seen)
    return 0


def _place(seen: Seen, mark: int) -> int:
    """Find the place of a mark, or the free one where it belongs."""
    last = len(seen.rows) - 1
    at = mark & last
    while seen.rows[at] and seen.marks[at] != mark:
        at = (at + 1) & last
    return at


def _grow(seen: Seen) -> None:
    marks, rows = seen.marks, seen.rows
    seen.marks, seen.rows = array("Q", bytes(16 * len(rows))), array("L", [0]) * (2 * len(rows))
    for mark, row in zip(marks, rows, strict=True):
        if row:
            at = _place(seen, mark)
            seen.marks[at], seen.rows[at] = mark, row
