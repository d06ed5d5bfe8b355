"""Look over the sheets of an .xlsx before and beside the library: what a clerk would see must be what is read.

The library knows no hidden rows, drops error cells and formulas without a value silently, and allocates whatever a stray
cell asks for. One pass of expat over each sheet tells all that, and proves the XML well formed.
"""

import re
from collections.abc import Callable, Mapping
from itertools import pairwise
from xml.parsers import expat

from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_COLUMNS, ORDINARY, Extent, Limits, Merge, Notice, address, column_number
from pledgectl.ground.package import Package
from pledgectl.scan.lines import whole
from pledgectl.scan.xlsx_parts import RESAVE
from pledgectl.text import clean_text

_MAX_FOREIGN, _MAX_MERGES = 20_000, 100_000
_OF_TEXT = frozenset(["f", "t", "r", "rPr", "sz", "color", "rFont", "family", "charset", "scheme", "b", "rPh", "phoneticPr"])
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_TAG = rb"<(?:\w+:)?"
_END = rb"</(?:\w+:)?"
# What is no markup, in which < may stand for itself: without it, each pattern below ends at the tag in which it begins.
_ASIDE = re.compile(rb"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>", re.S)
_ROW = re.compile(_TAG + rb"row(?=[\s/>])[^>]*?(?:/>|>(.*?)" + _END + rb"row\s*>)", re.S)
_CELL = re.compile(_TAG + rb"c(?=[\s/>])([^>]*?)(?:/>|>(.*?)" + _END + rb"c\s*>)", re.S)
_PHONETIC = re.compile(_TAG + rb"rPh(?=[\s/>])[^>]*?(?:/>|>.*?" + _END + rb"rPh\s*>)", re.S)
_STRING = re.compile(_TAG + rb"si(?=[\s/>])[^>]*?(?:/>|>(.*?)" + _END + rb"si\s*>)", re.S)
_PLAIN_ROW = re.compile(rb'<row r="([1-9]\d{0,6})"([^<>]*)>')
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})[1-9]\d{0,6}"')
_MAYBE_LONG = re.compile(rb"v>-?(?:\d{16}|\d\.\d{9,}[Ee])")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_IS_TEXT = re.compile(rb't="(?:s|str|inlineStr)"')
_VALUE = re.compile(_TAG + rb"(?:v|t)\b[^>]*>([^<]*)<")
_FORMULA = _TAG + rb"f\b[^>]*?(?:/>|>[^<]*" + _END + rb"f>)\s*"
_LONG_NUMBER = re.compile(
    _TAG + rb"c\b([^>]*)>(?:" + _FORMULA + rb")?" + _TAG + rb"v>-?(?:\d{16,}|\d\.\d{9,}[Ee]\+?(?:1[5-9]|[2-9]\d))<"
)
_EMPTY_VALUE = rb"(?:" + _TAG + rb"v\s*/>|" + _TAG + rb"v>" + _END + rb"v>)?"
_NO_VALUE = re.compile(_TAG + rb"c\b([^>]*)>\s*" + _FORMULA + _EMPTY_VALUE + rb"\s*</")


def scan_sheet(data: bytes, where: str, limits: Limits = ORDINARY) -> Extent:
    """Scan one sheet's XML, as quickly as it allows; PledgectlError for bad XML, bad addresses and disorder."""
    extent = Extent()
    rest = _scan_plain(data, extent, limits)
    if rest is None:
        return scan_rows(data, where)
    parse_events(data, where)  # to know that all of it is well formed; what is around the rows is then looked at
    parse_events(rest, where, _handler(extent, where))
    return _with_notices(extent, data)


def scan_rows(data: bytes, where: str) -> Extent:
    """Scan one sheet's XML by its events, which count the values of each row; PledgectlError as `scan_sheet`."""
    extent = Extent()
    parse_events(data, where, _handler(extent, where))
    return _with_notices(extent, data)


def _with_notices(extent: Extent, data: bytes) -> Extent:
    """Add numbers that lost digits and formulas without a value."""
    data = _tags_only(data)
    if _MAYBE_LONG.search(data):
        numbers = (match[1] for match in _LONG_NUMBER.finditer(data) if not _IS_TEXT.search(match[1]))
        extent.notices.extend(Notice("long_number", _cell_of(attributes)) for attributes in numbers)
    if b"<f" in data or b":f" in data:
        empty = (match[1] for match in _NO_VALUE.finditer(data) if b't="str"' not in match[1])
        extent.notices.extend(Notice("no_value", _cell_of(attributes)) for attributes in empty)
    return extent


def _scan_plain(data: bytes, extent: Extent, limits: Limits) -> bytes | None:
    """Scan a sheet as every office program writes it, ten times as fast as by events; return the XML without its rows.

    None if anything is unusual or out of bounds: the events then decide what it is.
    """
    start, end = data.find(b"<sheetData>"), data.rfind(b"</sheetData>")
    if start < 0 or end < 0 or b"<!" in data or b't="e"' in data:
        return None
    rows = _PLAIN_ROW.findall(data, start, end)
    letters = _PLAIN_CELL.findall(data, start, end)
    if len(rows) != data.count(b"<row", start, end) or len(letters) != data.count(b"<c", start, end):
        return None
    numbers = [int(row) for row, _ in rows]
    columns = [_column(each.decode(), "A1", "", {}) for each in set(letters) if len(each) < 3]
    extent.total = data.count(b"<v", start, end) + data.count(b"<is", start, end)
    extent.last_row, extent.last_column = max(numbers, default=0), max(columns, default=0)
    inside = len(columns) == len(set(letters)) and extent.last_column <= MAX_COLUMNS
    if not inside or extent.last_row * extent.last_column > limits.area or extent.last_row > limits.rows:
        return None
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        return None
    extent.hidden_rows = [int(row) for row, attributes in rows if _HIDDEN.search(attributes)]
    return data[: start + 11] + data[end:]


def _tags_only(data: bytes) -> bytes:
    """Return a part without comments and instructions, and with text that is quoted whole escaped."""
    if b"<!" not in data and data.find(b"<?", 1) < 0:
        return data
    return _ASIDE.sub(lambda found: (found[1] or b"").replace(b"&", b"&amp;").replace(b"<", b"&lt;"), data)


def _cell_of(attributes: bytes) -> str:
    found = re.search(rb'\br="([A-Z]{1,3}[0-9]{1,7})"', attributes)
    return found[1].decode() if found else ""


def parse_events(data: bytes, where: str, start: Callable[[str, list[str]], None] | None = None) -> None:
    """Run expat over a part; `start` gets name and attributes of every element. PledgectlError if it is not well formed."""
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = start
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PledgectlError("文件内容不合规范，可能已损坏", f"{where}（内部第 {error.lineno} 行）", RESAVE) from None


def _handler(extent: Extent, where: str) -> Callable[[str, list[str]], None]:
    """Return the function that sees every element of a sheet; cells with a value are counted by row."""
    row = column = foreign = 0
    row_text = ""
    pending = False
    columns: dict[str, int] = {}

    def start(name: str, attributes: list[str]) -> None:
        nonlocal row, row_text, column, pending, foreign
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            given = _given(attributes)
            column, pending = _next_column(given.get("r"), row_text, column + 1, where, columns), True
            if given.get("t") == "e":
                extent.notices.append(Notice("error_value", address(row, column)))
        elif name == "v" or name == "is":
            if pending:
                extent.add(row, column)
            pending = False
        elif name == "row":
            row, column = _row(attributes, row, extent, where), 0
            row_text = str(row)
        elif name not in _OF_TEXT and not _tells(name, attributes, extent, where):
            foreign += 1
            if foreign > _MAX_FOREIGN:
                raise PledgectlError("文件内容不合规范，含有大量无关内容", where, RESAVE)

    return start


def _given(attributes: list[str]) -> dict[str, str]:
    """Map names to values, which expat lists in turn."""
    return dict(zip(attributes[::2], attributes[1::2], strict=True))


def _next_column(reference: str | None, row: str, least: int, where: str, known: dict[str, int]) -> int:
    """Return the column of a cell, `least` where it has no address; PledgectlError if it lies before that or in another row."""
    if reference is None:
        return least
    letters = reference.rstrip("0123456789")
    column = known.get(letters) or _column(letters, reference, where, known)
    if reference[len(letters) :] != row or column < least:
        _disorder(reference, where)
    return column


def _tells(name: str, attributes: list[str], extent: Extent, where: str) -> bool:
    """Note a merge or hidden columns; tell whether the element is one that says so."""
    if name == "mergeCell":
        extent.merges.append(_merge(attributes, where))
        if len(extent.merges) > _MAX_MERGES:
            raise PledgectlError(f"合并的单元格超过 {_MAX_MERGES} 处", where, "请取消无关的合并，或者拆成几个文件")
    elif name == "col":
        _hidden_columns(attributes, extent)
    return name in ("mergeCell", "col")


def _column(letters: str, reference: str, where: str, known: dict[str, int]) -> int:
    if not _REFERENCE.fullmatch(reference):
        raise PledgectlError(f"单元格的地址“{reference[:12]}”不合规范", where, RESAVE)
    number = column_number(letters)
    if number > 16_384:
        raise PledgectlError(f"单元格的地址“{reference[:12]}”不合规范", where, RESAVE)
    known[letters] = number
    return number


def _disorder(reference: str, where: str) -> None:
    if not _REFERENCE.fullmatch(reference):
        raise PledgectlError(f"单元格的地址“{reference[:12]}”不合规范", where, RESAVE)
    raise PledgectlError("单元格的次序颠倒或重复，文件可能被改动过", f"{where} {reference}", RESAVE)


def _row(attributes: list[str], previous: int, extent: Extent, where: str) -> int:
    given = _given(attributes)
    text = given.get("r", str(previous + 1))
    if not 0 < whole(text) <= 1_048_576:
        raise PledgectlError(f"行号“{text[:12]}”不合规范", where, RESAVE)
    if int(text) <= previous:
        raise PledgectlError("行的次序颠倒或重复，文件可能被改动过", f"{where} 第 {text} 行", RESAVE)
    if given.get("hidden") in ("1", "true"):
        extent.hidden_rows.append(int(text))
    return int(text)


def _merge(attributes: list[str], where: str) -> Merge:
    given = _given(attributes).get("ref", "")
    corners = [_REFERENCE.fullmatch(corner) for corner in given.split(":")]
    if not 1 <= len(corners) <= 2 or not all(corners):
        raise PledgectlError(f"合并单元格的地址“{given[:24]}”不合规范", where, RESAVE)
    places = [(int(corner[2]), _column(corner[1], corner[0], where, {})) for corner in corners if corner]
    rows, columns = zip(*places, strict=True)
    return min(rows), min(columns), max(rows), max(columns)


def _hidden_columns(attributes: list[str], extent: Extent) -> None:
    given = _given(attributes)
    first, last = whole(given.get("min")), whole(given.get("max"))
    if given.get("hidden") in ("1", "true") and first and last:
        extent.hide_columns(first, last)


def lost_cell(data: bytes, rows: Mapping[int, tuple[str, ...]], wanted: set[int], strings: list[str]) -> str:
    """Return the address of a cell in the `wanted` rows that has text in the file but none in `rows`, or ""."""
    for piece in _ROW.finditer(_tags_only(data)):
        for match in _CELL.finditer(piece[1] or b""):
            found = _REFERENCE.fullmatch(_cell_of(match[1]))
            if found is None or int(found[2]) not in wanted or b't="e"' in match[1]:
                continue
            text = b"".join(_VALUE.findall(match[2] or b"")).decode("utf-8", "replace")
            if b't="s"' in match[1] and text.isdecimal() and int(text) < len(strings):
                text = strings[int(text)]
            column, read = _column(found[1], found[0], "", {}), rows.get(int(found[2]), ())
            if clean_text(text) and not (column <= len(read) and read[column - 1]):
                return found[0]
    return ""


def shared_strings(package: Package) -> list[str]:
    """Return the text of the shared strings, blank or not, for the few cells that need a second look."""
    name = next((name for name in package.names if name.lower() == "xl/sharedstrings.xml"), "")
    if not name:
        return []
    entries = _STRING.findall(_PHONETIC.sub(b"", _tags_only(package.read(name))))
    return [b"".join(_VALUE.findall(entry)).decode("utf-8", "replace") for entry in entries]
