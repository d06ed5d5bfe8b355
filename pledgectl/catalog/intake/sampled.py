"""A header with what stands below it: the first cells of each column, what kinds they are, and what its words mean."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice

from pledgectl.catalog.intake.columns import UNKNOWN, Meaning, meaning
from pledgectl.catalog.intake.evidence import kinds
from pledgectl.catalog.intake.header import Header
from pledgectl.grid import Sheet, count_filled

_SAMPLED = 60
ENOUGH = 0.6  # of a column's cells


class Sampled:
    """表头和样本: a header, samples of the cells below it, and the `meanings` of its columns, which readers correct."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header, self.meanings = sheet, header, list(header.meanings)
        self._kinds: dict[int, Counter[str]] = {}

    @cached_property
    def samples(self) -> list[list[str]]:
        """Hold the first filled cells of each column below the header, without titles between rows and repeated headers.

        Of the columns without a name only the first rows are asked, but for the first column, which may hold serial numbers.
        """
        last, names = self.header.rows[-1], self.header.names
        below = [cells for row, cells in self.sheet.rows.items() if row > last and count_filled(cells) > 1]
        first = below[:_SAMPLED]
        within = (below if name or not at else first for at, name in enumerate(names))
        return [list(islice(self._filled(rows, at), _SAMPLED)) for at, rows in enumerate(within)]

    def _filled(self, below: Iterable[tuple[str, ...]], at: int) -> Iterator[str]:
        names = self.header.names[at]
        return (text for cells in below if len(cells) > at and (text := cells[at]) and text not in names)

    def kinds(self, at: int) -> Counter[str]:
        """Return the shares of the kinds among the samples of a column, from 0, told only of columns that are asked for."""
        if at not in self._kinds:
            self._kinds[at] = kinds(self.samples[at])
        return self._kinds[at]

    @cached_property
    def words(self) -> list[Meaning]:
        return [meaning(names) if names else UNKNOWN for names in self.header.names]

    def at(self, field: str) -> int | None:
        """Return the column, from 0, of a field that is not ticked."""
        return next((at for at, each in enumerate(self.meanings) if each.field == field and not each.tick), None)

    def label(self, at: int) -> str:
        return "".join("".join(self.header.names[at]).split())
