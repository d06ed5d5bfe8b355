"""Read the tables of a web page, which office programs and portals export as .xls: text only, nothing is loaded."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

from pledgectl.ground.xml import parse_html
from pledgectl.scan.lines import Grid, whole

_BREAKS = frozenset(["br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4"])
_UNSEEN = frozenset(["script", "style", "head", "title", "del", "template", "noscript"])
_GONE = re.compile(r"display\s*:\s*none", re.I)
_FOLD = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]+[ \t]*(?=[^\x00-\xff])")
_BLANK = re.compile(r"[ \t\r\n]+")
_FRAME, _WIDE = 3, 3  # a table of so few rows may frame, beside a menu, one of so many columns


def read_html(text: str, where: str, name: str = "") -> list[Grid]:
    """Return the tables of a page one under the other as one grid, the lines before the first above it; [] without tables."""
    root = parse_html(text, where)
    tables = [table for table in root.iter("table") if _outer(table) is None] if root is not None else []
    if not tables:
        return []
    grid = Grid(where, name, above=tuple(_lines_before(root, tables[0])))
    for table in tables:
        _put(table, grid)
    return [grid]


def _put(table: Any, grid: Grid) -> None:
    """Put the rows of a table into the grid; a row that only frames tables is entered, its own words a row apart."""
    inner = [each for each in table.iter("table") if _outer(each) is table]
    for row in _rows(table):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        framed = [each for each in inner if _frames(each, table) and next(each.iterancestors("tr"), None) is row]
        words = _text(row, {*framed}) if framed else ""
        if not framed or words:
            grid.begin(hidden=bool(_GONE.search(row.get("style", ""))))
        if words:
            grid.put(words)
        for cell in cells if not framed else ():
            grid.put(_text(cell), 0, whole(cell.get("colspan")), whole(cell.get("rowspan")))
        for each in framed:
            _put(each, grid)


def _outer(table: Any) -> Any:
    return next(table.iterancestors("table"), None)


def _frames(inner: Any, table: Any) -> bool:
    """Tell whether a table lies in another for the looks of the page, rather than in one cell of a list."""
    cell = next(inner.iterancestors("td", "th"), None)
    row = cell.getparent() if cell is not None else None
    alone = row is None or not any(_text(each) for each in row if each is not cell)
    few = sum(1 for _ in _rows(table)) <= _FRAME
    return alone or (few and max((len(each) for each in inner.iter("tr")), default=0) >= _WIDE)


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table itself, not of tables inside."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if row.tag == "tr")


def _text(cell: Any, but: AbstractSet[Any] = frozenset()) -> str:
    return "\n".join(line for line in ("".join(_pieces(cell, but)).split("\v")) if line.strip())


def _pieces(element: Any, but: AbstractSet[Any]) -> Iterator[str]:
    """Yield the text of an element, with a mark where a line ends; line ends of the source are no more than blanks."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str) or element in but:
        return
    yield _folded(element.text)
    for child in element:
        if child.tag in _BREAKS:
            yield "\v"
        yield from _pieces(child, but)
        if child.tag in _BREAKS and child.tag != "br":
            yield "\v"
        yield _folded(child.tail)


def _folded(text: str | None) -> str:
    return _BLANK.sub(" ", _FOLD.sub("", text)) if text else ""


def _lines_before(root: Any, table: Any) -> Iterator[str]:
    """Yield the lines of text that stand before the first table: title and unit."""
    body = next(root.iter("body"), root)
    for element in body.iter():
        if element is table:
            return
        if isinstance(element.tag, str) and element.tag not in _UNSEEN and element.tag != "body":
            text = _folded(element.text).strip()
            if text:
                yield text
