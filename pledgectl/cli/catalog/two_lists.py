"""Departments' lists for a comparison: read as an import would read them, two of them only as far as they may differ."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from pledgectl.catalog.intake import Orders, SheetIntake, read_sheets
from pledgectl.catalog.raw import RawList, Row, raw_book, raw_text
from pledgectl.catalog.shared import understood, without_shared_rows
from pledgectl.cli.catalog.said import remembered_orders
from pledgectl.doors.workbook import is_text, read_book
from pledgectl.errors import PledgectlError
from pledgectl.grid import Book
from pledgectl.ground.files import open_file
from pledgectl.ground.toml import uncollected
from pledgectl.model import Catalog, catalog_of
from pledgectl.scan.separated import SAMPLE, form_of, separated_book

_NOBODY = "本部门"


def read_one(path: Path, root: Path | None) -> Catalog:
    """Read a list, or all lists of a folder, with what the workspace `root` remembers of their columns."""
    orders = remembered_orders(root)
    files = sorted(entry for entry in path.iterdir() if entry.suffix and entry.name[0] not in "~.") if path.is_dir() else [path]
    with uncollected():
        return _catalog(path, *(_intakes(read_book(file), orders) for file in files))


def read_two(old: Path, new: Path, root: Path | None) -> tuple[Catalog, Catalog]:
    """Read two lists without the rows they share, or whole where rows may depend on those around them."""
    orders, read = remembered_orders(root), cache(read_book)
    with uncollected():
        if pair := _shortened(old, new, orders, read):
            one, other = (_intakes(book, orders) for book in pair)
            if understood(one) == understood(other):
                return _catalog(old, one), _catalog(new, other)
        return _catalog(old, _intakes(read(old), orders)), _catalog(new, _intakes(read(new), orders))


def _shortened(old: Path, new: Path, orders: Orders, read: Callable[[Path], Book]) -> tuple[Book, Book] | None:
    """Read two files without the rows they share; None where that is not sure to change nothing."""
    with open_file(old) as one, open_file(new) as other:
        forms = [form_of(head) if is_text(head) else None for head in (one.read(SAMPLE), other.read(SAMPLE))]
        if forms[0] and forms[0] == forms[1]:
            book = partial(separated_book, name=old.name)
            lines: dict[bytes, int] = {}
            return _unshared(*(raw_text(each, forms[0], book, orders.remembered, lines) for each in (one, other)))
    rows: dict[Row, int] = {}
    return _unshared(*(raw_book(read(path), orders.remembered, rows) for path in (old, new)))


def _unshared(old: RawList | None, new: RawList | None) -> tuple[Book, Book] | None:
    return without_shared_rows(old, new) if old and new else None


def _intakes(book: Book, orders: Orders) -> tuple[SheetIntake, ...]:
    """Read a file; where nothing tells the department, its items are said to be of `_NOBODY`."""
    intakes = read_sheets(book, "", orders)
    return intakes if any(sheet.entries for sheet in intakes) else read_sheets(book, _NOBODY, orders)


def _catalog(path: Path, *files: Sequence[SheetIntake]) -> Catalog:
    items = [entry.item for intakes in files for sheet in intakes for entry in sheet.entries]
    if not items:
        raise PledgectlError("文件中没有读到证明事项", str(path), "请检查是否放错了文件；表头要有证明名称等列")
    return catalog_of(path.name, (replace(item, department="") if item.department == _NOBODY else item for item in items))
