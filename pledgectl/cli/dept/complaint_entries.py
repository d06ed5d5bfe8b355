"""What may be entered of a complaint: that it came, its answer, who looked at the name behind it, that the name is erased."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from pledgectl.books import Books, Complainant, Complaint, Reveal
from pledgectl.catalog.edit import pick_items
from pledgectl.cli.dept.complaints import show_complaint
from pledgectl.cli.dept.context import Ground, given_day, pick_departments
from pledgectl.cli.dept.entry import Entry, Step
from pledgectl.cli.kept import said as not_empty
from pledgectl.cli.kept import without_identity, without_numbers
from pledgectl.dept.people import forgotten, masked, person_of, without_person
from pledgectl.dept.register import Reply, answer_complaint, enter_complaint, find_complaint, note_reveal
from pledgectl.doors import screen, store
from pledgectl.doors.holidays import read_holidays
from pledgectl.doors.settings import read_settings
from pledgectl.errors import USAGE, PledgectlError, refusal
from pledgectl.ground.lock import who
from pledgectl.workdays import deadline

_Step: TypeAlias = Step[tuple[Complaint, Complainant]]
_Entry: TypeAlias = Entry[tuple[Complaint, Complainant]]


@dataclass(frozen=True, slots=True)
class Said:
    """要登记的投诉举报, as it was typed; `days` is 0 where nobody said how many."""

    about: str
    dept: str
    item: str
    received: str
    channel: str
    days: int
    name: str
    contact: str


def received(ground: Ground, said: Said) -> _Entry:
    """Enter a complaint, with the deadline of its answer in working days."""
    picked = pick_departments(ground.departments, [said.dept]) if said.dept else ()
    names = [one.name for one in picked] if said.dept else [_owner(ground, said.item)]
    if len(names) > 1:
        raise PledgectlError("一件投诉举报只写一个部门", "--dept", "反映几个部门的，分别登记", USAGE)
    if said.dept and said.item and _owner(ground, said.item) != names[0]:
        raise PledgectlError(f"{said.item} 不是 {names[0]} 的事项", "--item", "只写 --item 就可以，部门按事项记", USAGE)
    person = Complainant("", without_identity(said.name, "--name"), without_identity(said.contact, "--contact"))
    about, day = _impersonal(said.about, "--about", person), given_day(said.received, "--received")
    count, due, certain = _due(ground, day, said.days)
    fresh = Complaint("", day, about, names[0], said.item, said.channel, count, due, certain)

    def enter(ground: Ground) -> _Step:
        after, one = enter_complaint(ground.books, fresh, date.today().isoformat())
        fresh_person = (replace(person, number=one.number),) if person.name or person.contact else ()
        people = (*ground.people, *fresh_person)
        return Step(after, people, (one, person_of(people, one.number)))

    return _entry("dept complaint", "登记这一件？", enter)


def _due(ground: Ground, day: str, days: int) -> tuple[int, str, bool]:
    """Count the working days for the answer: as typed, as the plan says, else as the workspace is set."""
    rule = ground.profile.complaint
    count = days or rule.days or read_settings(ground.root).office.complaint_days
    found = deadline(date.fromisoformat(day), count, read_holidays(ground.root))
    if not days and not rule.days:
        screen.note(f"说明：{rule.note or '方案没有规定答复的天数。'}按设置 [office] complaint_days，{count} 个工作日内答复")
    if found.note:
        screen.note(f"说明：{found.note}")
    return count, found.due.isoformat(), found.certain


def _owner(ground: Ground, item: str) -> str:
    """Return the department of an item, "" for no item; PledgectlError for an id that does not exist."""
    if not item:
        return ""
    return pick_items(store.read_draft(ground.root), [item])[0].department


def _impersonal(text: str, option: str, person: Complainant) -> str:
    """Take out of a text that is kept the numbers in it, and the name and contact of who complained."""
    return without_person(without_numbers(not_empty(text, option), option), person)


def _entry(command: str, question: str, enter: Callable[[Ground], _Step]) -> _Entry:
    return Entry(command, enter, lambda told: show_complaint(told[0], masked(told[1])), lambda told: question)


def _kept(ground: Ground, changed: tuple[Books, Complaint]) -> _Step:
    """Keep who complained as it is, while the complaint changes."""
    after, one = changed
    return Step(after, ground.people, (one, person_of(ground.people, one.number)))


def answered(ground: Ground, number: str, typed: Reply) -> _Entry:
    """Enter the answer to a complaint."""
    text = _impersonal(typed.text, "--answer", person_of(ground.people, number))
    reply, today = Reply(given_day(typed.date, "--answered"), typed.result, text), date.today().isoformat()
    return _entry("dept complaint", "登记答复？", lambda now: _kept(now, answer_complaint(now.books, number, reply, today)))


def revealed(ground: Ground, number: str, reason: str) -> _Entry:
    """Enter who looks at the name behind a complaint, and why."""
    why = _impersonal(reason, "--reason", person_of(ground.people, number))
    reveal = Reveal(date.today().isoformat(), who(), why)
    asked = "显示反映人，并记下是谁、为什么看的？"
    return _entry("dept complaint --reveal", asked, lambda now: _kept(now, note_reveal(now.books, number, reveal)))


def erased(number: str) -> _Entry:
    """Erase who complained, once that was answered."""

    def enter(ground: Ground) -> _Step:
        one = find_complaint(ground.books, number)
        if not one.answered:
            raise refusal(f"{number} 还没有答复，不能删去反映人", "--forget", "请先登记答复")
        people = forgotten(ground.people, number)
        return Step(ground.books, people, (one, person_of(people, number)))

    return _entry("dept complaint --forget", "删去反映人的姓名和联系方式（不能撤销）？", enter)
