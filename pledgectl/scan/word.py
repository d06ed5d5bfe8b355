"""Read the tables of a Word file: each is a list of its own, with the paragraphs above it as title and unit."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.grid import NoTable
from pledgectl.ground.package import Package
from pledgectl.ground.xml import parse_xml
from pledgectl.scan.lines import MAX_TABLES, Grid, whole

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_DEPTH, _FRAME = 40, 3  # a table of so few rows may frame others
_ENTERED = frozenset(_W + name for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "r"))


def read_word(package: Package) -> list[Grid]:
    """Return every table of the text with the paragraphs above it; PledgectlError for macros and a text without tables."""
    where = package.where
    if any("vbaproject" in name.lower() for name in package.names):
        raise PledgectlError("文件里有宏（程序代码），不能使用", where, "请另存为不带宏的 .docx 文件再试")
    body = next(parse_xml(package.read("word/document.xml"), where).iter(f"{_W}body"), None)
    grids: list[Grid] = []
    lines: list[str] = []
    for block in _unframed(body, 0) if body is not None else ():
        if block.tag == f"{_W}p":
            lines.extend(filter(None, ("".join(_text(block, 0)).strip(),)))
        elif len(grids) == MAX_TABLES:
            raise PledgectlError(f"文件里有超过 {MAX_TABLES} 张表", where, "请分成几个文件")
        else:
            grids.append(_table(block, Grid(f"{where} 表{len(grids) + 1}", f"表{len(grids) + 1}", above=tuple(lines[-10:]))))
            lines = []
    if not grids:
        hint = "请检查是否发错了文件；不是清单的 Word 文档，请不要放在要导入的文件夹里"
        raise NoTable("这是 Word 文档，里面没有表格", where, hint)
    return grids


def _blocks(parent: Any, depth: int) -> Iterator[Any]:
    """Yield paragraphs and tables in their order, also those in content controls."""
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in _ENTERED and depth < _MAX_DEPTH:
            yield from _blocks(child, depth + 1)


def _unframed(parent: Any, depth: int) -> Iterator[Any]:
    """Yield paragraphs and tables, those inside a table that does nothing but frame them in its place."""
    for block in _blocks(parent, 0):
        cells = _framing(block) if block.tag == f"{_W}tbl" and depth < _MAX_DEPTH else []
        if not cells:
            yield block
        for cell in cells:
            yield from _unframed(cell, depth + 1)


def _framing(table: Any) -> list[Any]:
    """Return the cells of a table of few rows, one cell with anything in each, of which one holds a table; [] for others."""
    lines = list(islice(_rows(table), _FRAME + 1))
    if len(lines) > _FRAME or table.find(f".//{_W}tbl//{_W}tc") is None:
        return []
    rows = [[cell for cell in _cells(line, 0) if _cell(cell, 0)] for line in lines]
    return [cell for cells in rows for cell in cells] if max(map(len, rows), default=0) == 1 else []


def _text(element: Any, depth: int) -> Iterator[str]:
    """Yield the text that is seen: no deletions, no field codes, no text boxes."""
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}sym":
            yield _symbol(child)
        elif child.tag in _ENTERED and depth < _MAX_DEPTH:
            yield from _text(child, depth + 1)


def _symbol(element: Any) -> str:
    """Return the tick or box that Word writes in a symbol font."""
    return {"F0FE": "☑", "F052": "☑", "F0FC": "√", "F050": "√", "F0A8": "□", "F06F": "□"}.get(element.get(f"{_W}char", ""), "")


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, also those in content controls, and none of the tables inside it."""
    return (row for row in table.iter(f"{_W}tr") if next(row.iterancestors(f"{_W}tbl")) is table)


def _table(table: Any, grid: Grid) -> Grid:
    above: dict[int, tuple[int, int, int]] = {}
    for row in _rows(table):
        number = grid.begin(hidden=row.find(f"{_W}trPr/{_W}hidden") is not None)
        column = whole(_value(row, "trPr", "gridBefore")) + 1
        for cell in _cells(row, 0):
            across = max(1, whole(_value(cell, "tcPr", "gridSpan")))
            merge = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            known = len(grid.extent.merges)
            grid.put("" if goes_on else _cell(cell, 0), column, across)
            if merge is None:
                above.pop(column, None)
            elif not goes_on:
                above[column] = (number, across, known if len(grid.extent.merges) > known else -1)
            elif column in above:
                above[column] = _grow(grid, above[column], column, number)
            column += across
    return grid


def _grow(grid: Grid, start: tuple[int, int, int], column: int, row: int) -> tuple[int, int, int]:
    """Let the merge that began above (top, width, place among the merges or -1) reach down to this row; return it."""
    top, across, at = start
    merge = (top, column, row, column + across - 1)
    if at < 0:
        return top, across, grid.merge(merge)
    grid.extent.merges[at] = merge
    return start


def _cells(row: Any, depth: int) -> Iterator[Any]:
    for child in row:
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in _ENTERED and depth < _MAX_DEPTH:
            yield from _cells(child, depth + 1)


def _cell(cell: Any, depth: int) -> str:
    """Return the paragraphs of a cell as lines, with those of tables inside it."""
    lines = []
    for block in _blocks(cell, 0):
        if block.tag == f"{_W}p":
            lines.append("".join(_text(block, 0)))
        elif depth < _MAX_DEPTH:
            lines.extend(_cell(inner, depth + 1) for row in block.iterfind(f"{_W}tr") for inner in _cells(row, 0))
    return "\n".join(line for line in lines if line.strip())


def _value(element: Any, group: str, name: str) -> str:
    found = element.find(f"{_W}{group}/{_W}{name}")
    return str(found.get(f"{_W}val", "")) if found is not None else ""
