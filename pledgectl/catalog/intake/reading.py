"""The nouns of an import: what the person who imports said, and what has been read of a table so far and in the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pledgectl.catalog.intake.plan import Plan
from pledgectl.model import Finding, Item, Where

Called = tuple[str, str, str, str]  # department, name, purpose, requester
HEADER_ROW, JOINED = "表头", "并入"  # why a row of the header is no item, and how that begins of one that goes on with an item


@dataclass(frozen=True, slots=True)
class Orders:
    """导入的要求: which of the rows and tables are wanted, and what was said that columns mean.

    A table whose title says that it lists what was cancelled is told and left out; with `cancelled`, it alone is read.
    With `whole`, rows that say themselves that they are not pledged or were cancelled are read too; with `split`, a cell that
    lists several certificates becomes as many items.
    `said` maps columns, by letter or name, to fields; `remembered` does so by name for each department.
    """

    cancelled: bool = False
    whole: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    remembered: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    split: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """略去的行: its number and why it is no item."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """读到的事项: `letters` maps a field to its column, or to its cell where it stands in another row."""

    item: Item
    row: int
    letters: Mapping[str, str] = field(repr=False)

    @property
    def cells(self) -> dict[str, str]:
        """Return the cell of each field, as C7."""
        return {name: at if at[-1].isdigit() else f"{at}{self.row}" for name, at in self.letters.items()}


@dataclass(frozen=True, slots=True)
class SheetIntake:
    """一个工作表读到的内容: entries and skipped rows add up to the rows with content.

    `columns`, `confidence` and `labels` map letters of columns to fields, 高 中 低 and names. A table that lies `on_side`
    names its fields in the first column and has no header rows.
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
    on_side: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """分节标题: its title, how many items it states (-1: none), how many had been read before it, and its row."""

    title: str = ""
    stated: int = -1
    start: int = 0
    row: int = 0


@dataclass(slots=True)
class Reading:
    """What has been read of one table so far, by the plan that says what its columns hold.

    With `split`, a name that lists several certificates is as many items. Sections that name bodies `within` the department
    are of it. `refused` is why the rows of the present section are left out, unless the table is read `whole`; `totalled` is
    how many items had been read when a row last summed them up; `stated` is how many the title says, the title and its row;
    `heads` is what the header writes above the names of certificates; `seen` is the first item, with its row, of those that are
    called alike, `alike` the rows of all of them.
    """

    where: Where
    plan: Plan
    department: str = ""
    section: Section = field(default_factory=Section)
    within: bool = False
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    matter_type: str = ""
    last_number: int = 0
    gaps: int = 0
    totalled: int = 0
    stated: tuple[int, str, int] = (-1, "", 0)
    in_notes: bool = False
    whole: bool = False
    split: bool = False
    refused: str = ""
    heads: frozenset[str] = frozenset()
    above: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    shared: dict[str, str] = field(default_factory=dict)
    seen: dict[Called, tuple[int, Item]] = field(default_factory=dict)
    alike: dict[Called, dict[Item, int]] = field(default_factory=dict)

    def skip(self, row: int, why: str) -> None:
        self.skipped.append(Skipped(row, why))

    def at(self, row: int, cell: str = "", name: str = "") -> Where:
        return at(self.where, row, cell, name)


def at(where: Where, row: int, cell: str = "", name: str = "") -> Where:
    """Return a place in the sheet of `where`."""
    return Where(where.file, where.sheet, cell, row, name)
