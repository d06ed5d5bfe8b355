"""Enter something into the books: shown, asked, and entered as the books stand once nobody else writes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pledgectl.books import Books, Complainant
from pledgectl.cli.base import Mode
from pledgectl.cli.dept.context import Ground, read_ground
from pledgectl.doors import screen
from pledgectl.doors.books import COMPLAINANTS, book_files, complainant_file
from pledgectl.ground.generated import prepared
from pledgectl.ground.transaction import Transaction, transaction

Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Step(Generic[Told]):
    """一次登记: the books and who complained after it, and what is told of it."""

    after: Books
    people: tuple[Complainant, ...]
    told: Told


@dataclass(frozen=True, slots=True)
class Entry(Generic[Told]):
    """要登记的: by which command, how it is entered and shown, what is asked first ("" for nothing), its papers.

    `enter` may be asked twice: for what is shown, and for what is written.
    """

    command: str
    enter: Callable[[Ground], Step[Told]]
    show: Callable[[Told], None]
    question: Callable[[Told], str]
    papers: Callable[[Ground, Step[Told]], Iterable[tuple[Path, bytes]]] = lambda ground, step: ()


def carry_out(ground: Ground, entry: Entry[Told], mode: Mode) -> tuple[Step[Told], list[Path]] | None:
    """Show an entry, ask, write it; return what was entered and where its papers are, None if the clerk does not want it."""
    shown = entry.enter(ground)
    if not mode.json:
        entry.show(shown.told)
    if mode.dry_run:
        return shown, []
    question = entry.question(shown.told)
    if question and not screen.confirm(question, mode.yes):
        return None
    step, written = _record(ground.root, entry)
    if step.told != shown.told and not mode.json:
        screen.note("其间别的命令也登记了，现在的台账里是：")
        entry.show(step.told)
    return step, written


def _record(root: Path, entry: Entry[Told]) -> tuple[Step[Told], list[Path]]:
    """Write the books and the papers: both come about, or neither; two clerks at once each get a number of their own."""
    with transaction(root, entry.command) as change:
        ground = read_ground(root)
        step = entry.enter(ground)
        with prepared(entry.papers(ground, step)) as written:
            _plan(change, ground, step)
            books = change.commit()
    for path in books:
        screen.wrote(path)
    return step, written


def _plan(change: Transaction, ground: Ground, step: Step[Told]) -> None:
    """Plan to write what differs from what is held, with the deadlines that the calendar gives today."""
    held = book_files(ground.books)
    for path, data in book_files(step.after).items():
        if data != held[path]:
            change.write(path, data)
    if step.people != ground.people:
        change.write(COMPLAINANTS, complainant_file(step.people))
