"""Enter things into the books: what came in, reminders, activities, complaints and their answers; pure.

Every verb takes the books and gives new ones; what cannot be is refused (4) with the reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pledgectl.books import Activity, Books, Complaint, Owed, Reminder, Reveal, Submission
from pledgectl.catalog.standing import check_date
from pledgectl.dept.duties import Standing
from pledgectl.errors import refusal
from pledgectl.formats.records import unknown_word
from pledgectl.workdays import Deadline


def earlier(books: Books) -> Callable[[Submission], list[Submission]]:
    """Return what lists, by date, what a department has handed in of the same thing before."""
    held: defaultdict[tuple[str, str], list[Submission]] = defaultdict(list)
    for one in sorted(books.submissions, key=lambda one: (one.date, one.number)):
        held[one.department, one.what].append(one)
    return lambda fresh: held[fresh.department, fresh.what]


def doubled(before: Sequence[Submission], fresh: Submission) -> Submission | None:
    """Return the entry that says the same already: the same files, or no files on the same day, and no new form or note."""
    if fresh.waived:
        return next((one for one in before if one.waived), None)
    forms = {form for one in before if not one.waived for form in one.forms}
    held, mine = {file.sha256 for one in before for file in one.files}, {file.sha256 for file in fresh.files}
    if not forms.issuperset(fresh.forms) or not held.issuperset(mine):
        return None
    for one in before:
        told = one.date == fresh.date and fresh.note in ("", one.note)
        if mine & {file.sha256 for file in one.files} or (not mine and told):
            return one
    return None


def enter_submissions(books: Books, fresh: Iterable[Submission], today: str) -> tuple[Books, tuple[Submission, ...]]:
    """Enter what departments handed in, each with its number; what says nothing new is left out."""
    entered: list[Submission] = []
    before, give = earlier(books), books.next_number("submissions")
    for one in fresh:
        check_date(one.date, "报送日期", today)
        if doubled(before(one), one) is None:
            entered.append(replace(one, number=give(one.date)))
            before(one).append(entered[-1])
    return replace(books, submissions=(*books.submissions, *entered)), tuple(entered)


def owed_by(standings: Iterable[Standing]) -> tuple[Owed, ...]:
    """Say in a reminder what a department owes."""
    return tuple(Owed(one.duty, one.until, one.missing) for one in standings)


def same_day(books: Books) -> Callable[[Reminder], Reminder | None]:
    """Return what finds the reminder of the same matters that a department has had on the same day."""
    held = {(one.department, one.date, one.duties): one for one in books.reminders}
    return lambda fresh: held.get((fresh.department, fresh.date, fresh.duties))


def enter_reminders(books: Books, fresh: Iterable[Reminder], today: str) -> tuple[Books, tuple[Reminder, ...]]:
    """Enter reminders with their numbers, one for a matter and day; an answer due before the reminder cannot be."""
    entered: list[Reminder] = []
    same, give = same_day(books), books.next_number("reminders")
    for one in fresh:
        check_date(one.date, "催办日期", today)
        if one.deadline and one.deadline < one.date:
            raise refusal(f"办理期限 {one.deadline} 早于催办日期 {one.date}", "--until", "请核对两个日期")
        if not same(one):
            entered.append(replace(one, number=give(one.date)))
    return replace(books, reminders=(*books.reminders, *entered)), tuple(entered)


def reminders_before(books: Books) -> Callable[[Reminder], list[Reminder]]:
    """Return what lists the reminders that a department had before a given one, the oldest first."""
    held: defaultdict[str, list[Reminder]] = defaultdict(list)
    for one in sorted(books.reminders, key=_when):
        held[one.department].append(one)
    return lambda entry: [one for one in held[entry.department] if _when(one) < _when(entry)]


def _when(entry: Reminder) -> tuple[str, int, str]:
    return entry.date, len(entry.number), entry.number


def enter_activity(books: Books, fresh: Activity, today: str) -> tuple[Books, Activity]:
    """Enter an activity with its number; an entry that says the same is refused."""
    check_date(fresh.date, "日期", today)
    for one in books.activities:
        if replace(one, number="") == replace(fresh, number=""):
            raise refusal(f"这一条已经登记过，编号 {one.number}", "catalogs/office/activities.toml", "不用再登记")
    numbered = replace(fresh, number=books.next_number("activities")(fresh.date))
    return replace(books, activities=(*books.activities, numbered)), numbered


def enter_complaint(books: Books, fresh: Complaint, today: str) -> tuple[Books, Complaint]:
    """Enter a complaint with its number."""
    check_date(fresh.received, "收到日期", today)
    numbered = replace(fresh, number=books.next_number("complaints")(fresh.received))
    return replace(books, complaints=(*books.complaints, numbered)), numbered


def recounted(books: Books, count: Callable[[date, int], Deadline]) -> Books:
    """Count again by when complaints are to be answered, where that was reckoned without a holiday notice."""

    def again(one: Complaint) -> Complaint:
        if one.certain or not one.days:
            return one
        found = count(date.fromisoformat(one.received), one.days)
        return replace(one, due=found.due.isoformat(), certain=found.certain)

    return replace(books, complaints=tuple(map(again, books.complaints)))


def find_complaint(books: Books, number: str) -> Complaint:
    """Return a complaint by its number; PledgectlError names those there are."""
    known = {one.number: one for one in books.complaints}
    if number not in known:
        raise unknown_word(number, tuple(known)[-20:], "catalogs/office/complaints.toml", "投诉编号")
    return known[number]


@dataclass(frozen=True, slots=True)
class Reply:
    """答复: its day, its result (a word of RESULTS, or "") and its text."""

    date: str
    result: str
    text: str


def answer_complaint(books: Books, number: str, reply: Reply, today: str) -> tuple[Books, Complaint]:
    """Record the answer to a complaint; it stands once it is given."""
    held = find_complaint(books, number)
    if held.answered:
        hint = "答复登记后不能改；登记错了的，马上运行 pledgectl undo"
        raise refusal(f"{number} 已于 {held.answered} 答复", "--answered", hint)
    if reply.date < held.received:
        raise refusal(f"答复日期 {reply.date} 早于收到日期 {held.received}", "--answered", "请核对两个日期")
    check_date(reply.date, "答复日期", today)
    return _put(books, replace(held, answered=reply.date, result=reply.result, answer=reply.text))


def note_reveal(books: Books, number: str, reveal: Reveal) -> tuple[Books, Complaint]:
    """Record who looked at the name behind a complaint, and why."""
    held = find_complaint(books, number)
    return _put(books, replace(held, reveals=(*held.reveals, reveal)))


def _put(books: Books, changed: Complaint) -> tuple[Books, Complaint]:
    rest = tuple(changed if one.number == changed.number else one for one in books.complaints)
    return replace(books, complaints=rest), changed
