"""Lines that only the width of a cell broke, as pages copied out of PDF have them: in a citation, or all down a column."""

from collections.abc import Mapping

from pledgectl.cite import DIGIT, DIGITS, WORD
from pledgectl.grid import Sheet
from pledgectl.lazy import lazy

# Rows that are looked at, which a comparison always reads; lines that tell a width, half characters of one that tells none.
_LOOKED_AT, _ENOUGH, _NARROW = 60, 3, 8
_LINES = 6  # in which what is open is shut
# The rest closes a bracket before another opens: 《某某管理⏎办法》, （国务院令⏎第564号）.
_SHUTS = lazy("[^《（(【；;]{0,60}?[》）)〕]")
_CUT_NUMBER = lazy(rf"(?:{DIGIT}|(?<!{DIGIT})第)$")
_ENDS_ARTICLE = lazy("[条款、]$")
_MORE_OF_ARTICLE = lazy(rf"第?[（(]?{DIGITS}[）)]?[款项]|[、和及与至]|之{DIGITS}|第{DIGITS}条[^：:，,。 ]{{0,20}}$")
_HALF_TITLE, _WHOLE_TITLE = lazy("[一-鿿、]{4,30}"), lazy(rf"{WORD}$")
_REST_OF_TITLE = lazy(rf"(?!第|关于)[一-鿿]{{0,20}}?{WORD}(?=第|[（(]|$)")
_REST_OF_NUMBER = lazy(rf"{DIGIT}*(?:条|款|项|号|章|节)(?!例)")


def unwrapped(text: str) -> str:
    """Join the lines of a citation that a cell's width broke: inside a title or bracket, or between 第, its number and 条."""
    if "\n" not in text:
        return text
    first, *rest = text.split("\n")
    out = [first]
    for at, line in enumerate(rest):
        shut = _is_open(out[-1]) and _SHUTS.match("".join(rest[at : at + _LINES]))
        if shut or cut_number(out[-1], line) or _goes_on(out[-1], line):
            out[-1] += line
        else:
            out.append(line)
    return "\n".join(out)


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a line goes on with the articles or the bare title of the one above: 第二十四条⏎第一款, 个人独资⏎企业法."""
    if below[:1] in "第（(、和及与至之" and _ENDS_ARTICLE.search(above[-6:]) and _MORE_OF_ARTICLE.match(below):
        return True
    is_half = above[:1] != "《" and _HALF_TITLE.fullmatch(above) and not _WHOLE_TITLE.search(above)
    return bool(is_half and _REST_OF_TITLE.match(below))


def widths_of(sheet: Sheet, last: int) -> Mapping[int, int]:
    """Return the columns, from 1, whose cells are broken at one width in all first rows, and the width: that of most lines.

    A line that is not the last of its cell is as wide as the cell; of lines that a person ended, no two need be alike.
    """
    lines: dict[int, list[int]] = {}
    for cells in (cells for row, cells in sheet.rows.items() if last < row <= _LOOKED_AT):
        for column, text in enumerate(cells, 1):
            if "\n" in text:
                lines.setdefault(column, []).extend(map(_width, text.split("\n")[:-1]))
    widest = {column: max(held) for column, held in lines.items() if len(held) >= _ENOUGH}
    return {at: most for at, most in widest.items() if most > _NARROW and all(each >= most - 2 for each in lines[at])}


def joined(text: str, width: int) -> str:
    """Join the lines of a cell that are as wide as its column."""
    first, *rest = text.split("\n")
    out, before = first, first
    for line in rest:
        out += line if _width(before) >= width - 2 else f"\n{line}"
        before = line
    return out


def _width(text: str) -> int:
    """Measure a line in halves of a Chinese character."""
    return sum(1 + (char > "\u02ff") for char in text)


def _is_open(text: str) -> bool:
    title, bracket = text.rfind("《") > text.rfind("》"), max(map(text.rfind, "（(〔")) > max(map(text.rfind, "）)〕"))
    return title or bracket


def cut_number(above: str, below: str) -> bool:
    """Tell whether a line ends within a number of an article or paper and the next goes on with it: 第五⏎十二条."""
    # The last two characters tell; a long cell of short lines would be searched again for each of them.
    return bool(_CUT_NUMBER.search(above[-2:]) and _REST_OF_NUMBER.match(below))
