"""What reports are made from, and how a day in the past looked; pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pledgectl.books import Books
from pledgectl.catalog.adjustment import Adjustment, Proposal
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.standing import Release
from pledgectl.dept.duties import Standing, standings
from pledgectl.diff import Difference
from pledgectl.model import Catalog, Department, Finding
from pledgectl.profile import Profile
from pledgectl.reports.period import Period


@dataclass(frozen=True, slots=True)
class Step:
    """一次公布: a version, how it differs from the one before, and how it was filed (None while nothing is recorded)."""

    release: Release
    difference: Difference
    filing: Filing | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """报表的材料, as of the last day of the period (of today if that is earlier).

    `catalog` is the version in force on that day, `findings` those of its items, `published` maps a department to the day on
    which it first stood in a version. `fields` maps a focus field of the plan to words of its matters.
    """

    profile: Profile
    period: Period
    today: str
    departments: tuple[Department, ...]
    catalog: Catalog
    steps: tuple[Step, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    books: Books = Books()
    published: Mapping[str, str] | None = None
    findings: tuple[Finding, ...] = ()
    fields: Mapping[str, tuple[str, ...]] | None = None

    @property
    def until(self) -> str:
        """Return the last day that is known."""
        return min(self.period.end, self.today)

    @property
    def names(self) -> tuple[str, ...]:
        """List the departments of the register and of the catalog, as in the register, then by name."""
        known = [one.name for one in self.departments]
        return (*known, *sorted({item.department for item in self.catalog} - set(known)))

    def standings(self) -> tuple[Standing, ...]:
        """Say who owed what on the last day."""
        known = {name: day for name, day in (self.published or {}).items() if day <= self.until}
        return standings(self.departments, self.profile, as_of(self.books, self.until), known)


def as_of(books: Books, day: str) -> Books:
    """Return the books as they stood at the end of a day: what came later is left out, answers given later are open."""
    complaints = [
        one if one.answered <= day else replace(one, answered="", result="", answer="")
        for one in books.complaints
        if one.received <= day
    ]
    return Books(
        tuple(one for one in books.submissions if one.date <= day),
        tuple(one for one in books.reminders if one.date <= day),
        tuple(one for one in books.activities if one.date <= day),
        tuple(complaints),
    )
