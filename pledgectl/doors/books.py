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
from pledgectl.ground.toml import read_toml, uncollected

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
    for name in NAMES:
        where = _book_path(name)
        if (root / where).exists():
            table = read_toml(read_file(root / where, _BOOK_LIMIT), where, _BOOK_LIMIT)
            if stray := sorted(table.keys() - {name}):
                raise unknown_word(stray[0], (name,), where)
            with uncollected():
                found[name] = _sorted(getattr(read_record(Books, table, where), name), where)
    return Books(**found)


def read_complainants(root: Path) -> tuple[Complainant, ...]:
    """Read who complained; a file of its own, for the bureau's eyes only."""
    if not (root / COMPLAINANTS).exists():
        return ()
    table = read_toml(read_file(root / COMPLAINANTS, _BOOK_LIMIT), COMPLAINANTS, _BOOK_LIMIT)
    return _sorted(read_record(_Complainants, table, COMPLAINANTS).complainants, COMPLAINANTS)


def book_files(books: Books) -> dict[str, bytes]:
    """Return the files of the books by path, entries sorted by number; an empty book is an empty list."""
    return {_book_path(name): _dump(name, getattr(books, name)) for name in NAMES}


def complainant_file(complainants: Iterable[Complainant]) -> bytes:
    """Return the file of complainants."""
    return _dump("complainants", tuple(complainants))


def _dump(name: str, entries: Sequence[Any]) -> bytes:
    import tomli_w

    tables = [filled_data(entry) for entry in sorted(entries, key=lambda entry: _order(entry.number))]
    return tomli_w.dumps({name: tables}).encode()


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
        for word in (value,) if isinstance(value, str) else value:
            if word and word not in words:
                raise unknown_word(word, words, f"{where} {field}", "取值")
    for first, then in _ORDERS:
        early, late = getattr(entry, first, ""), getattr(entry, then, "")
        if early and late and late < early:
            raise PledgectlError(f"{then}（{late}）早于 {first}（{early}）", where, "请核对两个日期")
