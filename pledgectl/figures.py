"""报表: the nouns of what `report` prints, tables of figures with a chart beside them; every writer prints the same value."""

from dataclasses import dataclass

Cell = str | int | float
BAR, PIE = "bar", "pie"
_MOST, _LONGEST = 8, 6  # names, letters of a name
_USUAL, _TALLEST = 83, 200  # millimetres; no chart is taller than a page


@dataclass(frozen=True, slots=True)
class Series:
    """一组数: one number for each label of its chart."""

    name: str
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """图: `kind` is BAR (several series are stacked) or PIE (one series)."""

    title: str
    kind: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]

    @property
    def telling(self) -> bool:
        """Tell whether there is anything to see: two labels at least, and one number that is not 0."""
        return len(self.labels) > 1 and any(value for one in self.series for value in one.values)

    @property
    def lying(self) -> bool:
        """Tell whether bars lie, one below the other: their names are too long, or too many, to stand side by side."""
        return self.kind == BAR and (len(self.labels) > _MOST or max(map(len, self.labels), default=0) > _LONGEST)

    @property
    def height(self) -> int:
        """Return how tall it is to be, in millimetres, on paper and in a sheet."""
        return min(_TALLEST, max(_USUAL, 40 + 9 * len(self.labels))) if self.lying else _USUAL


@dataclass(frozen=True, slots=True)
class Section:
    """报表的一节: a sentence or two, a table, and perhaps a chart of it; `empty` is said where the table has no rows."""

    title: str
    lead: str = ""
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    chart: Chart | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """报表: `kind` is the command's word for it; `facts` stand below the title; `gaps` is what people have to add."""

    kind: str
    title: str
    period: str
    facts: tuple[str, ...]
    sections: tuple[Section, ...]
    gaps: tuple[str, ...] = ()
