"""Read the tables of a web page, which office programs and portals export as .xls: text only, nothing is loaded."""

import re
from collections.abc import Iterator
from typing import Any

from pledgectl.package import parse_html
from pledgectl.scan.lines import Grid, whole

_BREAKS = frozenset(["br", "p", "div", "li", "tr", "table", "h1", "h2", "h3", "h4"])
_UNSEEN = frozenset(["script", "style", "head", "title", "del", "template", "noscript"])
_GONE = re.compile(r"display\s*:\s*none", re.I)
_FOLD = re.compile(r"(?<=[^\x00-\xff])[ \t]*[\r\n]+[ \t]*(?=[^\x00-\xff])")
_BLANK = re.compile(r"[ \t\r\n]+")


def read_html(text: str, where: str, name: str = "") -> list[Grid]:
    """Return the tables of a page one under the other as one grid, the lines before the first above it; [] without tables."""
    root = parse_html(text, where)
    tables = list(_tables(root)) if root is not None else []
    if not tables:
        return []
    grid = Grid(where, name, above=tuple(_lines_before(root, tables[0])))
    for table in tables:
        for row in _rows(table):
            grid.begin(hidden=bool(_GONE.search(row.get("style", ""))))
            for cell in row:
                if cell.tag in ("td", "th"):
                    grid.put(_text(cell), 0, whole(cell.get("colspan")), whole(cell.get("rowspan")))
    return [grid]


def _tables(root: Any) -> Iterator[Any]:
    """Yield the tables that hold cells and lie in no other table that is read; a table that only frames others is entered."""
    for table in root.iter("table"):
        if next(table.iterancestors("table"), None) is None:
            inner = list(table.iter("table"))[1:]
            frames = inner and sum(1 for _ in _rows(table)) <= 3
            yield from (each for each in inner if not list(each.iter("table"))[1:]) if frames else [table]


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table itself, not of tables inside."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in part if row.tag == "tr")


def _text(cell: Any) -> str:
    return "\n".join(line for line in ("".join(_pieces(cell)).split("\v")) if line.strip())


def _pieces(element: Any) -> Iterator[str]:
    """Yield the text of an element, with a mark where a line ends; line ends of the source are no more than blanks."""
    if element.tag in _UNSEEN or not isinstance(element.tag, str):
        return
    yield _folded(element.text)
    for child in element:
        if child.tag in _BREAKS:
            yield "\v"
        yield from _pieces(child)
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
