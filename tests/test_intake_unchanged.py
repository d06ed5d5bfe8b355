"""What changes nothing about a list: where it stands on the sheet, marks around names of columns, a row that tells how to fill in."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
from lists import measure

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.doors.workbook import read_book
from pledgectl.grid import Book, Sheet
from pledgectl.text import compare_form

Rows = tuple[int, ...]
WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789()/,"}
SOME = measure.names()[::4]
CUT = "122_biaotou_qieduan"  # names that are cut over two rows bear no marks


def moved(sheet: Sheet, rows: Callable[[int], int], right: int = 0) -> Sheet:
    merges = tuple((rows(top), left + right, rows(bottom), last + right) for top, left, bottom, last in sheet.merges)
    return replace(sheet, rows={rows(row): ("",) * right + cells for row, cells in sheet.rows.items()}, merges=merges, notices=())


def renamed(sheet: Sheet, heads: Rows, name: str) -> Sheet:
    """Write the names of columns otherwise, wherever they stand."""
    known = [{sheet.rows[row][at] for row in heads if row in sheet.rows and at < len(sheet.rows[row])} for at in range(200)]
    rows = {
        row: tuple(name.format(text) if text in known[at] - {""} and not text.isdecimal() and row >= heads[0] else text for at, text in enumerate(cells))
        for row, cells in sheet.rows.items()
    }
    return replace(sheet, rows=rows)


def with_row(sheet: Sheet, heads: Rows, at: int, cells: tuple[str, ...]) -> Sheet:
    """Put a row before another below the header, unless merged cells reach over that place."""
    if any(merge[0] < at <= merge[2] for merge in sheet.merges):
        return sheet
    down = moved(sheet, lambda row: row + (row >= at))
    return replace(down, rows=dict(sorted({**down.rows, at: cells}.items())))


def header_again(sheet: Sheet, heads: Rows) -> Sheet:
    body = [row for row in sheet.rows if row > heads[-1]]
    return with_row(sheet, heads, body[len(body) // 2], sheet.rows[heads[0]]) if len(heads) == 1 and len(body) > 3 else sheet


def told_how(sheet: Sheet, heads: Rows) -> Sheet:
    return with_row(sheet, heads, heads[-1] + 1, tuple("请填写规范名称" if text else "" for text in sheet.rows.get(heads[-1], ())))


def in_wide(sheet: Sheet, heads: Rows) -> Sheet:
    return replace(sheet, rows={row: tuple(text.translate(WIDE) if row > heads[-1] else text for text in cells) for row, cells in sheet.rows.items()})


CHANGES: dict[str, Callable[[Sheet, Rows], Sheet]] = {
    "lower": lambda sheet, heads: moved(sheet, lambda row: row + 3),
    "to the right": lambda sheet, heads: moved(sheet, lambda row: row, 1),
    "with empty rows between": lambda sheet, heads: moved(sheet, lambda row: 2 * row),
    "with an asterisk": lambda sheet, heads: renamed(sheet, heads, "*{}"),
    "with a colon": lambda sheet, heads: renamed(sheet, heads, "{}："),
    "marked as needed": lambda sheet, heads: renamed(sheet, heads, "{}（请填写全称）"),
    "with the header again": header_again,
    "with a row that tells how to fill in": told_how,
    "in wide characters": in_wide,
}


def read_items(found: tuple[SheetIntake, ...]) -> Counter[tuple[object, ...]]:
    names = ("department", "name", "purpose", "matter", "issuer", "requester", "matter_type")
    items = [entry.item for each in found for entry in each.entries]
    cited = [tuple(compare_form(part) for basis in item.bases for part in (basis.document, basis.number, basis.article)) for item in items]
    return Counter((*(compare_form(getattr(item, name)) for name in names), bases) for item, bases in zip(items, cited, strict=True))


@cache
def plain(name: str) -> tuple[Book, str, dict[str, Rows], Counter[tuple[object, ...]]]:
    """Read a list as it is; the header rows of each sheet, {} where it has sheets, tables or forms of other makes."""
    truth = measure.load(name)
    book = read_book(measure.folder_of(name) / truth["file"])
    found = read_sheets(book, truth["dept"])
    simple = len(found) == len(book.sheets) and all(each.header_rows and not each.on_side for each in found if each.entries)
    return book, truth["dept"], {each.sheet: each.header_rows for each in found if each.header_rows} if simple else {}, read_items(found)


@pytest.mark.parametrize("change", CHANGES)
def test_a_list_is_read_alike(change: str) -> None:
    differ = []
    for name in SOME:
        book, dept, heads, items = plain(name)
        sheets = tuple(CHANGES[change](sheet, heads[sheet.name]) if sheet.name in heads else sheet for sheet in book.sheets)
        if heads and not (name == CUT and "marked" in change) and read_items(read_sheets(replace(book, sheets=sheets), dept)) != items:
            differ.append(name)
    assert differ == []
