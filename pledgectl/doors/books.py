"""The books of the bureau as TOML in the workspace: catalogs/office/, and catalogs/private/ for who complained."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pledgectl.books import (
    ACTIVITIES,
    CHANNELS,
    FORMS,
    RESULTS,
    WHATS,
    Activity,
    Books,
    Complainant,
    Complaint,
    Reminder,
    Submission,
)
from pledgectl.errors import PledgectlError
from pledgectl.formats.records import filled_data, read_record, unknown_word
from pledgectl.ground.files import read_file
from pledgectl.ground.toml import read_toml, toml_bytes, uncollected

OFFICE = "catalogs/office"
COMPLAINANTS = "catalogs/private/complainants.toml"
NAMES = ("submissions", "reminders", "activities", "complaints")
_BOOK_LIMIT = 64_000_000
# Which words each field of a book may hold.
_WORDS: dict[str, tuple[str, ...]] = {
    "what": tuple(WHATS), "forms": tuple(FORMS), "kind": tuple(ACTIVITIES), "channel": tuple(CHANNELS), "result": tuple(RESULTS)
}  # fmt: skip
# What the program counts on from, and files are named after.
_NUMBER = re.compile("[0-9]{1,4}(?:-[0-9]{1,9})?")
_ORDERS = (("received", "answered"), ("received", "due"), ("date", "deadline"))
Entry = TypeVar("Entry", Submission, Reminder, Activity, Complaint, Complainant)


@dataclass(frozen=True, slots=True)
class _Complainants:
    """投诉举报人名单文件."""

    complainants: tuple[Complainant, ...] = ()


def _book_path(name: str) -> str:
    """Name the file of a book."""
    return f"{OFFICE}/{name}.toml"


def read_books(root: Path) -> Books:
    """Read all four books, empty where there is none; PledgectlError for unknown keys and words, dates, doubled numbers."""
    found: dict[str, Any] = {}
    spent: list[str] = []
    for name in NAMES:
        if (root / _book_path(name)).exists():
            found[name], undone = _read(name, read_file(root / _book_path(name), _BOOK_LIMIT))
            spent += undone
    return Books(**found, spent=tuple(spent))


def _read(name: str, data: bytes) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """Read one book: its entries, and the numbers that were undone."""
    where = _book_path(name)
    table = read_toml(data, where, _BOOK_LIMIT)
    if stray := sorted(table.keys() - {name, "spent"}):
        raise unknown_word(stray[0], (name, "spent"), where)
    with uncollected():
        book = read_record(Books, table, where)
    for number in book.spent:
        if not _NUMBER.fullmatch(number):
            raise PledgectlError(f"spent 里的“{number[:30]}”不是年份和序号", where, "请改成 2021-001 的样子")
    return _sorted(getattr(book, name), where), tuple(f"{name}/{number}" for number in book.spent)


def with_spent(root: Path, path: str, restored: bytes | None) -> bytes | None:
    """Return a file that is put back (None for none); of a book with the numbers given since, so that none is given twice."""
    name = next((one for one in NAMES if path == _book_path(one)), "")
    if not name or not (root / path).exists():
        return restored
    entries, undone = _read(name, restored) if restored else ((), ())
    later, later_undone = _read(name, read_file(root / path, _BOOK_LIMIT))
    held = {f"{name}/{one.number}" for one in entries}
    spent = {*undone, *later_undone, *(f"{name}/{one.number}" for one in later)} - held
    return restored if spent == {*undone} else _dump(name, entries, _serials(name, spent))


def read_complainants(root: Path) -> tuple[Complainant, ...]:
    """Read who complained; a file of its own, for the bureau's eyes only."""
    if not (root / COMPLAINANTS).exists():
        return ()
    table = read_toml(read_file(root / COMPLAINANTS, _BOOK_LIMIT), COMPLAINANTS, _BOOK_LIMIT)
    return _sorted(read_record(_Complainants, table, COMPLAINANTS).complainants, COMPLAINANTS)


def book_files(books: Books) -> dict[str, bytes]:
    """Return the files of the books by path, entries sorted by number; an empty book is an empty list."""
    return {_book_path(name): _dump(name, getattr(books, name), _serials(name, books.spent)) for name in NAMES}


def _serials(name: str, spent: Iterable[str]) -> list[str]:
    """Return the numbers of one book among those that were undone, in order."""
    return sorted((one.removeprefix(f"{name}/") for one in spent if one.startswith(f"{name}/")), key=_order)


def complainant_file(complainants: Iterable[Complainant]) -> bytes:
    """Return the file of complainants."""
    return _dump("complainants", tuple(complainants))


def _dump(name: str, entries: Sequence[Any], spent: Sequence[str] = ()) -> bytes:
    tables = [filled_data(entry) for entry in sorted(entries, key=lambda entry: _order(entry.number))]
    return toml_bytes(({"spent": [*spent]} if spent else {}) | {name: tables})


def _order(number: str) -> tuple[str, int, str]:
    """Sort 2021-1000 after 2021-999."""
    return number[:5], len(number), number


def _sorted(entries: Sequence[Entry], where: str) -> tuple[Entry, ...]:
    """Check every entry and sort them by number."""
    seen: set[str] = set()
    for at, entry in enumerate(entries, 1):
        place = f"{where} 第 {at} 条"
        if entry.number in seen or not _NUMBER.fullmatch(entry.number):
            message = f"编号“{entry.number[:30]}”不是年份和序号，或者出现了两次"
            raise PledgectlError(message, place, "请改成没有用过的编号，如 2021-001")
        seen.add(entry.number)
        _check(entry, place)
    return tuple(sorted(entries, key=lambda entry: _order(entry.number)))


def _check(entry: Any, where: str) -> None:
    for field, words in _WORDS.items():
        value = getattr(entry, field, "")
        held = (value,) if isinstance(value, str) else value
        for word in (word for word in held if word and word not in words):
            raise unknown_word(word, words, f"{where} {field}", "取值")
    for first, then in _ORDERS:
        early, late = getattr(entry, first, ""), getattr(entry, then, "")
        if early and late and late < early:
            raise PledgectlError(f"{then}（{late}）早于 {first}（{early}）", where, "请核对两个日期")
