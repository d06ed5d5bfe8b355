"""Who owes what by when: the duties of the plan against what came in; pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from pledgectl.books import FORMS, WHATS, Books, Reminder, Submission
from pledgectl.model import Department

if TYPE_CHECKING:
    from pledgectl.profile import Milestone, Profile

DONE, LATE, WAIVED, PARTIAL, OWED = "done", "late", "waived", "partial", "owed"
STATES = {DONE: "已完成", LATE: "已完成（逾期）", WAIVED: "不需要", PARTIAL: "没有报齐", OWED: "没有报"}
_SUPERVISE = "supervise"
# A list that stands in a published version has been drawn up and made public.
_SHOWN_BY_VERSION = ("publish", "prepare")
# A place's own duty that names no material.
_ANYTHING = ("other",)


@dataclass(frozen=True, slots=True)
class Standing:
    """一项职责到了哪一步: `date` is the day it was complete, `missing` says in words what is still to come.

    `department` is "" for a duty of the bureau itself; `until` "" where the plan names no date; `reminded` the last reminder;
    `what` the words of books.WHATS that it asks for.
    """

    department: str
    duty: str
    until: str
    act: str
    state: str
    date: str = ""
    missing: tuple[str, ...] = ()
    reminded: str = ""
    what: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether something is still to come."""
        return self.state in (OWED, PARTIAL)


def overdue(standing: Standing, today: str) -> bool:
    """Tell whether a duty should have been done before today."""
    return standing.open and bool(standing.until) and today > standing.until


def standings(
    departments: Sequence[Department], profile: "Profile", books: Books, published: Mapping[str, str]
) -> tuple[Standing, ...]:
    """Say of every department and duty where it stands, then of the bureau's own duties.

    `published` maps a department's name to the ISO date on which it first stood in a published version.
    """
    came, asked = _by_department(books.submissions), _by_department(books.reminders)
    duties = [duty for duty in profile.milestones if duty.act != _SUPERVISE]
    found = []
    for department in departments:
        own = [one for name in department.names for one in came.get(name, ())]
        reminders = [one for name in department.names for one in asked.get(name, ())]
        first = min((published[name] for name in department.names if name in published), default="")
        found += [_standing(department.name, duty, own, first, reminders) for duty in duties]
    return (*found, *(_supervised(duty, books) for duty in profile.milestones if duty.act == _SUPERVISE))


def _by_department(entries: Iterable[Submission] | Iterable[Reminder]) -> dict[str, list]:  # type: ignore[type-arg]
    found = defaultdict(list)
    for entry in entries:
        found[entry.department].append(entry)
    return found


def _standing(
    department: str, duty: "Milestone", own: Sequence[Submission], published: str, reminders: Sequence[Reminder]
) -> Standing:
    shown = published if duty.act in _SHOWN_BY_VERSION else ""
    things = duty.what or _ANYTHING
    parts = [_part(what, duty.forms, own, shown if what == "list" else "") for what in things]
    missing = tuple(text for _, texts in parts for text in texts)
    reminded = max((one.date for one in reminders if duty.duty in (asked.duty for asked in one.duties)), default="")
    state, day = OWED, ""
    if not missing:
        day = max((date for date, _ in parts), default="")
        state = WAIVED if not day else LATE if duty.until and day > duty.until else DONE
    elif any(one.what in things for one in own):
        state = PARTIAL
    return Standing(department, duty.duty, duty.until, duty.act, state, day, missing, reminded, things)


def _part(what: str, forms: Sequence[str], own: Sequence[Submission], shown: str) -> tuple[str, tuple[str, ...]]:
    """Return the day on which one thing was complete ("" if waived or not yet), and what is missing of it."""
    sent = sorted((one for one in own if one.what == what), key=lambda one: (one.date, one.number))
    if any(one.waived for one in sent):
        return "", ()
    label, held = WHATS[what][0], set[str]()
    for one in sent:
        held |= {*one.forms}
        if held.issuperset(forms):
            return min(filter(None, (one.date, shown))), ()
    if shown:
        return shown, ()
    if not sent:
        return "", (label,)
    return "", tuple(f"{label}的{FORMS[form]}" for form in forms if form not in held)


def _supervised(duty: "Milestone", books: Books) -> Standing:
    """Say whether the bureau has supervised, by its book of activities."""
    days = sorted(one.date for one in books.activities if one.kind == "supervision")
    if not days:
        return Standing("", duty.duty, duty.until, duty.act, OWED)
    late = bool(duty.until) and days[0] > duty.until
    return Standing("", duty.duty, duty.until, duty.act, LATE if late else DONE, days[0])


def owing(found: Iterable[Standing], until: str) -> dict[str, tuple[Standing, ...]]:
    """Map each department that owes something due on `until` or before to what it owes; "" for `until` takes all."""
    held = [one for one in found if one.department and one.open and (not until or "" < one.until <= until)]
    return {name: tuple(group) for name, group in groupby(held, key=lambda one: one.department)}
