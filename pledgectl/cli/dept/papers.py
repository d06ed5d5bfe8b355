"""Make the papers of the books: receipts, reminders, reports of a matter; a folder for each kind."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pledgectl.books import WHATS, Activity, Books, Reminder, Submission
from pledgectl.cli.dept.context import Ground
from pledgectl.cli.papers import Gathered, gather
from pledgectl.dept import papers as verbs
from pledgectl.dept.register import reminders_before
from pledgectl.forms.kinds import KINDS
from pledgectl.forms.render import render
from pledgectl.ground.filenames import file_name
from pledgectl.model import Item

File = tuple[Path, bytes]


def receipts(ground: Ground, after: Books, entered: Sequence[Submission]) -> Iterator[File]:
    """Yield a receipt for each thing that came in, with what is still to come after it."""
    if not entered:
        return
    lacking: defaultdict[str, list[str]] = defaultdict(list)
    for duty in replace(ground, books=after).standings():
        lacking[duty.department] += duty.missing
    gathered, taken = gather(ground.root, "receipt", "draft"), set[str]()
    blank_of = _blanks(ground, gathered)
    for one in entered:
        missing = [text for text in lacking[one.department] if text.startswith(WHATS[one.what][0])]
        blank = blank_of(one.department)
        yield _file(ground, gathered, (one.number, one.department), taken, verbs.receipt_values(blank, one, missing))


def reminders(ground: Ground, entered: Sequence[Reminder], contact: str) -> Iterator[File]:
    """Yield the paper of each reminder."""
    if not entered:
        return
    gathered, taken = gather(ground.root, "remind", "draft"), set[str]()
    blank_of, before = _blanks(ground, gathered), reminders_before(ground.books)
    for one in entered:
        blank = blank_of(one.department)
        values = verbs.reminder_values(blank, one, before(one), contact)
        yield _file(ground, gathered, (one.number, one.department), taken, values)


def situation(ground: Ground, entry: Activity) -> Iterator[File]:
    """Yield the report of a matter to the government."""
    gathered = gather(ground.root, "situation", "draft")
    words, subject = gathered.subjects(gathered.catalog.items)[0]
    blank = KINDS["situation"].values(subject)
    yield _file(ground, gathered, (entry.number, *words[:-1]), set(), verbs.situation_values(blank, entry))


def _blanks(ground: Ground, gathered: Gathered) -> Callable[[str], dict[str, Any]]:
    """Return what gives the blank paper of a department, by its name."""
    items: defaultdict[str, list[Item]] = defaultdict(list)
    for item in gathered.catalog.items:
        items[item.department].append(item)
    known = {one.name: one for one in ground.departments}
    values = KINDS[gathered.kind].values
    return lambda name: values(gathered.of_department(known[name], items[name])[1])


def _file(ground: Ground, gathered: Gathered, words: Sequence[str], taken: set[str], values: dict[str, Any]) -> File:
    name = file_name(*words, gathered.title, taken=taken)
    return ground.root / gathered.output / gathered.title / name, render(gathered.template, values)
