"""Enter things into the books: what came in, reminders, activities, complaints and their answers; pure.

Every verb takes the books and gives new ones; what cannot be is refused (4) with the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pledgectl.books import Activity, Asked, Books, Complaint, Reminder, Reveal, Submission
from pledgectl.catalog.adjustment import next_number
from pledgectl.dept.duties import Standing
from pledgectl.errors import NOT_ALLOWED, PledgectlError
from pledgectl.records import unknown_word


def _refusal(message: str, where: str, hint: str) -> PledgectlError:
    return PledgectlError(message, where, hint, NOT_ALLOWED)


def not_after(day: str, today: str, what: str, where: str) -> None:
    """Refuse a day that has not come."""
    if day > today:
        raise _refusal(f"{what} {day} 还没有到", where, f"今天是 {today}，请核对日期，或者到那一天以后登记")


def earlier(books: Books, fresh: Submission) -> tuple[Submission, ...]:
    """List what the department has handed in of the same thing before, by date."""
    held = [one for one in books.submissions if (one.department, one.what) == (fresh.department, fresh.what)]
    return tuple(sorted(held, key=lambda one: (one.date, one.number)))


def doubled(books: Books, fresh: Submission) -> Submission | None:
    """Return the entry that says the same already: the same files, or no files on the same day, and no new form."""
    before = earlier(books, fresh)
    if fresh.waived:
        return next((one for one in before if one.waived), None)
    forms = {form for one in before if not one.waived for form in one.forms}
    hashes = {file.sha256 for one in before for file in one.files}
    if not before or not forms.issuperset(fresh.forms) or not hashes.issuperset(file.sha256 for file in fresh.files):
        return None
    mine = {file.sha256 for file in fresh.files}
    same = (one for one in before if mine & {file.sha256 for file in one.files} or (not mine and one.date == fresh.date))
    return next(same, None)


def enter_submissions(books: Books, fresh: Iterable[Submission], today: str) -> tuple[Books, tuple[Submission, ...]]:
    """Enter what departments handed in, each with its number; what says nothing new is left out."""
    entered: list[Submission] = []
    for one in fresh:
        not_after(one.date, today, "报送日期", "--date")
        if doubled(books, one) is None:
            numbered = replace(one, number=next_number(one.date, (held.number for held in books.submissions)))
            entered.append(numbered)
            books = replace(books, submissions=(*books.submissions, numbered))
    return books, tuple(entered)


def asked_of(owed: Iterable[Standing]) -> tuple[Asked, ...]:
    """Say in a reminder what a department owes."""
    return tuple(Asked(one.duty, one.until, one.missing) for one in owed)


def enter_reminders(books: Books, fresh: Iterable[Reminder], today: str) -> tuple[Books, tuple[Reminder, ...]]:
    """Enter reminders with their numbers, one for a matter and day; an answer due before the reminder cannot be."""
    entered: list[Reminder] = []
    for one in fresh:
        not_after(one.date, today, "催办日期", "--date")
        if same_reminder(books, one):
            continue
        if one.deadline and one.deadline < one.date:
            raise _refusal(f"办理期限 {one.deadline} 早于催办日期 {one.date}", "--until", "请核对两个日期")
        numbered = replace(one, number=next_number(one.date, (held.number for held in books.reminders)))
        entered.append(numbered)
        books = replace(books, reminders=(*books.reminders, numbered))
    return books, tuple(entered)


def same_reminder(books: Books, fresh: Reminder) -> Reminder | None:
    """Return the reminder of the same matters that a department has had on the same day."""
    same = (fresh.department, fresh.date, fresh.duties)
    return next((one for one in books.reminders if (one.department, one.date, one.duties) == same), None)


def reminders_before(books: Books, entry: Reminder) -> tuple[Reminder, ...]:
    """List the reminders that the department had before this one, the oldest first."""
    own = [one for one in books.reminders if one.department == entry.department and _when(one) < _when(entry)]
    return tuple(sorted(own, key=_when))


def _when(entry: Reminder) -> tuple[str, int, str]:
    return entry.date, len(entry.number), entry.number


def enter_activity(books: Books, fresh: Activity, today: str) -> tuple[Books, Activity]:
    """Enter an activity with its number; an entry that says the same is refused."""
    not_after(fresh.date, today, "日期", "--date")
    for one in books.activities:
        if replace(one, number="") == replace(fresh, number=""):
            raise _refusal(f"这一条已经登记过，编号 {one.number}", "catalogs/office/activities.toml", "不用再登记")
    numbered = replace(fresh, number=next_number(fresh.date, (one.number for one in books.activities)))
    return replace(books, activities=(*books.activities, numbered)), numbered


def enter_complaint(books: Books, fresh: Complaint, today: str) -> tuple[Books, Complaint]:
    """Enter a complaint with its number."""
    not_after(fresh.received, today, "收到日期", "--received")
    numbered = replace(fresh, number=next_number(fresh.received, (one.number for one in books.complaints)))
    return replace(books, complaints=(*books.complaints, numbered)), numbered


def find_complaint(books: Books, number: str) -> Complaint:
    """Return a complaint by its number; PledgectlError names those there are."""
    known = {one.number: one for one in books.complaints}
    if number not in known:
        raise unknown_word(number, tuple(known)[-20:], "catalogs/office/complaints.toml", "投诉编号")
    return known[number]


def answer_complaint(books: Books, number: str, said: Sequence[str], today: str) -> tuple[Books, Complaint]:
    """Record the answer to a complaint; `said` is its date, result and text. An answer stands once it is given."""
    held = find_complaint(books, number)
    day, result, text = said
    if held.answered:
        hint = "答复登记后不能改；登记错了的，马上运行 pledgectl undo"
        raise _refusal(f"{number} 已于 {held.answered} 答复", "--answered", hint)
    if day < held.received:
        raise _refusal(f"答复日期 {day} 早于收到日期 {held.received}", "--answered", "请核对两个日期")
    not_after(day, today, "答复日期", "--answered")
    return _put(books, replace(held, answered=day, result=result, answer=text))


def note_reveal(books: Books, number: str, reveal: Reveal) -> tuple[Books, Complaint]:
    """Record who looked at the name behind a complaint, and why."""
    held = find_complaint(books, number)
    return _put(books, replace(held, reveals=(*held.reveals, reveal)))


def _put(books: Books, changed: Complaint) -> tuple[Books, Complaint]:
    rest = tuple(changed if one.number == changed.number else one for one in books.complaints)
    return replace(books, complaints=rest), changed


def on_time(complaint: Complaint) -> bool:
    """Tell whether a complaint was answered within its days."""
    return bool(complaint.answered) and (not complaint.due or complaint.answered <= complaint.due)
