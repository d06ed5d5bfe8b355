"""The tables of a file: sheets cut where another table begins, each with its header and what its title says of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.blocks import Blocks, find_blocks
from pledgectl.catalog.intake.content import by_content, with_name
from pledgectl.catalog.intake.header import Header, find_header, split_tables
from pledgectl.catalog.intake.mapping import mapped
from pledgectl.catalog.intake.reading import Orders
from pledgectl.catalog.intake.turned import upright
from pledgectl.formats.results import is_results
from pledgectl.grid import Book, Sheet
from pledgectl.lazy import lazy

Row = tuple[str, ...]
_NO_LIST = (
    (lazy(".*(?:说明|须知|注意事项|填报要求|填写要求|填报指引)"), "填表说明，不是清单"),
    (lazy("封面|首页|字典|选项|下拉.*|数据源|参数"), "不是清单"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """一张表: its rows, its header if it has one, whether it lists what was cancelled, and whether it begins a sheet.

    Forms, one for each certificate, are a table of one row each; `blocks` says where on the sheet they stand.
    A table on its side was turned; `turned` are the rows that it has on the sheet. One that is `alone` has a sheet for itself.
    """

    sheet: Sheet
    header: Header | None
    cancelled: bool
    first: bool
    blocks: Blocks | None = None
    turned: tuple[int, ...] = ()
    alone: bool = True


def find_tables(book: Book, orders: Orders) -> list[Table]:
    """Return every table of the sheets that hold anything, in their order."""
    return [table for sheet in book.sheets if sheet.rows for table in _turned(sheet, orders) or _split(sheet, orders)]


def _turned(sheet: Sheet, orders: Orders) -> list[Table]:
    """Return the tables of a sheet that lie on their side, or [] if it is made of none."""
    found = [(part, _header(part.sheet, orders)) for part in upright(sheet)] if not _is_aside(sheet) else []
    if not all(header and len(part.sheet.rows) > len(header.rows) for part, header in found):
        return []
    return [replace(_table(part.sheet, header, part is found[0][0]), turned=part.rows) for part, header in found]


def _split(sheet: Sheet, orders: Orders) -> list[Table]:
    """Return the tables of a sheet; one without a header may be made of forms."""
    out = []
    parts = [sheet] if is_results(sheet) else split_tables(sheet, partial(_told, sheet, orders))
    for number, part in enumerate(parts):
        header = _header(part, orders)
        blocks = find_blocks(part) if header is None and not _is_aside(part) else None
        if blocks:
            part, header = blocks.sheet, mapped(blocks.header, orders.said)
        out.append(replace(_table(part, header, not number), blocks=blocks, alone=len(parts) == 1))
    return out


def _table(sheet: Sheet, header: Header | None, first: bool) -> Table:
    return Table(sheet, header, header is not None and _lists_cancelled(sheet, header), first)


def _is_aside(sheet: Sheet) -> bool:
    """Tell whether a sheet is not to be read: hidden, results of a check, or no list by its name."""
    return sheet.hidden or is_results(sheet) or bool(no_list(sheet.name))


def no_list(name: str) -> str:
    """Return why a sheet is no list by its name, or ""."""
    return next((reason for pattern, reason in _NO_LIST if pattern.fullmatch(name)), "")


def _told(sheet: Sheet, orders: Orders, header: Header) -> Header:
    """Put into a header what a person said, and the name by what the cells say."""
    return with_name(sheet, mapped(header, orders.said) if orders.said else header)


def _header(sheet: Sheet, orders: Orders) -> Header | None:
    """Find the header, correct it by what stands below, and last by what a person said."""
    found = None if sheet.hidden or is_results(sheet) else find_header(sheet, partial(_told, sheet, orders))
    return mapped(by_content(sheet, found), orders.said) if found else None


def _lists_cancelled(sheet: Sheet, header: Header) -> bool:
    lines = [*sheet.above, *(text for _, cells in rows_above(sheet, header) for text in cells if text)]
    return places.names_cancelled([sheet.name, *lines])


def rows_above(sheet: Sheet, header: Header) -> Iterator[tuple[int, Row]]:
    """Yield the rows above the header: 附件, title, unit line, date."""
    return ((row, cells) for row, cells in sheet.rows.items() if row < header.rows[0])


def rows_below(sheet: Sheet, header: Header) -> Iterator[Row]:
    """Yield the cells of the rows below the header."""
    return (cells for row, cells in sheet.rows.items() if row > header.rows[-1])
