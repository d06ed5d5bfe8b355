"""Gather what the commands around departments start from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.books import Attachment, Books, Complainant
from pledgectl.doors import store
from pledgectl.doors.books import read_books, read_complainants
from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT
from pledgectl.ground.files import digest, read_file
from pledgectl.model import Department
from pledgectl.text import typed
from pledgectl.workdays import parse_date

if TYPE_CHECKING:
    from pledgectl.dept.duties import Standing
    from pledgectl.profile import Profile

EVERY = ("全部", "all", "所有部门")
_ITEMS = re.compile(rb"^[ \t]*\[\[[ \t]*items[ \t]*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ground:
    """台账的全貌: departments, profile, books, who complained, and when each department's list was first published."""

    root: Path
    departments: tuple[Department, ...]
    profile: "Profile"
    books: Books
    published: Mapping[str, str]
    people: tuple[Complainant, ...] = ()

    def of(self, department: Department) -> Books:
        """Return what the books hold of one department, under any of its names."""
        held, names = self.books, {*department.names}
        return Books(
            tuple(one for one in held.submissions if one.department in names),
            tuple(one for one in held.reminders if one.department in names),
            tuple(one for one in held.activities if names & {*one.departments}),
            tuple(one for one in held.complaints if one.department in names),
        )

    def standings(self) -> "tuple[Standing, ...]":
        """Say who owes what."""
        from pledgectl.dept.duties import standings

        return standings(self.departments, self.profile, self.books, self.published)


def read_ground(root: Path) -> Ground:
    """Read everything that the books rest on."""
    from pledgectl.cli.catalog.context import choose_profile

    departments = store.read_departments(root)
    books, people = _books(root), read_complainants(root)
    return Ground(root, departments, choose_profile(root), books, published_since(root, departments), people)


def _books(root: Path) -> Books:
    """Read the books, with the deadlines that the calendar gives today."""
    from pledgectl.cli.catalog.situation import calendar
    from pledgectl.dept.register import recounted

    return recounted(read_books(root), calendar(root))


def published_since(root: Path, departments: Sequence[Department]) -> dict[str, str]:
    """Map a department's name to the date of the first published version that holds a list of its own."""
    newest_first = reversed(store.list_versions(root))
    first = {path.stem: version[:10] for version in newest_first for path in (root / store.VERSIONS / version).glob("*.toml")}
    return {one.name: first[one.code] for one in departments if one.code in first}


def count_items(folder: Path) -> dict[str, int]:
    """Count the items of each catalog file by department code, without parsing them."""
    return {path.stem: len(_ITEMS.findall(read_file(path, CATALOG_LIMIT))) for path in store.item_files(folder)}


def pick_departments(departments: Sequence[Department], texts: Sequence[str]) -> tuple[Department, ...]:
    """Find departments by code, name or alias, each once; 全部 (all) means every one."""
    from pledgectl.catalog.edit import pick_department

    if any(text in EVERY for text in texts) and departments:
        return tuple(departments)
    try:
        return tuple(dict.fromkeys(pick_department(departments, text) for text in texts))
    except PledgectlError as error:
        joint = "" if error.hint.endswith("？") else "；"
        new = typed(next((text for text in texts if f"“{text}”" in error.message), "部门"))
        hint = f"{error.hint}{joint}名录里没有的部门先添加：pledgectl dept edit {new} --new"
        raise PledgectlError(error.message, error.where, hint, error.code) from None


def given_day(text: str, option: str) -> str:
    """Read the date of an option, today where it is not given."""
    return (parse_date(text, option) if text else date.today()).isoformat()


def attachments(paths: Sequence[Path]) -> tuple[Attachment, ...]:
    """Note files by name, size and hash; a name may hold what no text file can, or a person's number."""
    from pledgectl.catalog.intake.personal import mask
    from pledgectl.text import one_line

    files = [(mask(one_line(path.name))[0], read_file(path)) for path in dict.fromkeys(paths)]
    return tuple(Attachment(name, len(data), digest(data)) for name, data in files)
