"""What `catalog check` gathers and finds: in files that departments sent, or in the draft."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.doors import store
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.grid import Book, NoTable
from pledgectl.model import Finding

if TYPE_CHECKING:
    from pledgectl.catalog.intake import Orders, SheetIntake

Read = tuple[Path, Book, Sequence["SheetIntake"]]


@dataclass(frozen=True, slots=True)
class Checked:
    """检查的结果: findings, the number of items, the files that were read, and of a draft the department of each id."""

    found: Sequence[Finding]
    count: int
    read: Sequence[Read] = ()
    departments: Mapping[str, str] = field(default_factory=dict)


def check_files(root: Path | None, files: Sequence[Path], dept: str, profile: str) -> Checked:
    """Check files together, so that an item in two of them is noticed."""
    from pledgectl.check import check_entries, sort_findings
    from pledgectl.cli.catalog.context import choose_profile, read_context
    from pledgectl.cli.catalog.lists import nothing_read
    from pledgectl.cli.catalog.said import remembered_orders

    context = read_context(root, choose_profile(root, profile))
    read = _read(files, dept, remembered_orders(root))
    intakes = [sheet for _, _, sheets in read for sheet in sheets]
    if not any(sheet.entries for sheet in intakes):
        raise nothing_read(intakes, "、".join(path.name for path in files[:3]))
    told = [entry for sheet in intakes for entry in sheet.findings]
    found = sort_findings([*told, *check_entries(intakes, context)])
    return Checked(found, sum(len(sheet.entries) for sheet in intakes), read)


def _read(files: Sequence[Path], dept: str, orders: "Orders") -> list[Read]:
    """Read every file; files of one name in different folders are told apart by their paths."""
    from pledgectl.catalog.intake import read_sheets, without_table
    from pledgectl.doors.workbook import read_book

    names = Counter(path.name for path in files)
    read: list[Read] = []
    for path in files:
        try:
            book = read_book(path)
            sheets = read_sheets(book, dept, orders)
        except NoTable as error:
            if len(files) == 1:
                raise
            book, sheets = Book(path.name, "", ()), (without_table(path.name, error.message),)
        read.append((path, *(_renamed(book, sheets, str(path)) if names[path.name] > 1 else (book, sheets))))
    return read


def _renamed(book: Book, sheets: "Sequence[SheetIntake]", name: str) -> "tuple[Book, list[SheetIntake]]":
    def found(sheet: "SheetIntake") -> tuple[Finding, ...]:
        return tuple(replace(entry, where=replace(entry.where, file=name)) for entry in sheet.findings)

    return replace(book, file=name), [replace(sheet, file=name, findings=found(sheet)) for sheet in sheets]


def check_draft(root: Path | None, dept: str, profile: str) -> Checked:
    """Check the draft of the workspace; `dept` keeps the findings of one department."""
    from pledgectl.catalog.edit import pick_department
    from pledgectl.check import check_catalog
    from pledgectl.cli.catalog.context import choose_profile, read_context

    if root is None:
        raise PledgectlError("没有写要检查的文件，这里也不是工作区", str(Path.cwd()), "请写上 Excel 文件，或进入工作区", USAGE)
    catalog = store.read_draft(root)
    found = check_catalog(catalog, read_context(root, choose_profile(root, profile), catalog))
    owners = {item.id: item.department for item in catalog}
    if not dept:
        return Checked(found, len(catalog), departments=owners)
    name = pick_department(store.read_departments(root), dept).name
    own = {each: owner for each, owner in owners.items() if owner == name}
    return Checked([entry for entry in found if entry.item in own], len(own), departments=own)
