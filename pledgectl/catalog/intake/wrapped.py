"""Lines of a citation that only the width of a cell broke, as pages copied out of PDF have them."""

from pledgectl.cite import DIGIT
from pledgectl.lazy import lazy

_LINES = 6  # in which what is open is shut
# The rest closes a bracket before another opens: 《某某管理⏎办法》, （国务院令⏎第564号）.
_SHUTS = lazy("[^《（(【；;]{0,60}?[》）)]")
_CUT_NUMBER = lazy(rf"(?:{DIGIT}|(?<!{DIGIT})第)$")
_REST_OF_NUMBER = lazy(rf"{DIGIT}*(?:条|款|项|号|章|节)(?!例)")


def unwrapped(text: str) -> str:
    """Join the lines of a citation that a cell's width broke: inside a title or bracket, or between 第, its number and 条."""
    if "\n" not in text:
        return text
    first, *rest = text.split("\n")
    out = [first]
    for at, line in enumerate(rest):
        if cut_number(out[-1], line) or (_is_open(out[-1]) and _SHUTS.match("".join(rest[at : at + _LINES]))):
            out[-1] += line
        else:
            out.append(line)
    return "\n".join(out)


def _is_open(text: str) -> bool:
    title, bracket = text.rfind("《") > text.rfind("》"), max(map(text.rfind, "（(")) > max(map(text.rfind, "）)"))
    return title or bracket


def cut_number(above: str, below: str) -> bool:
    """Tell whether a line ends within a number of an article or paper and the next goes on with it: 第五⏎十二条."""
    # The last two characters tell; a long cell of short lines would be searched again for each of them.
    return bool(_CUT_NUMBER.search(above[-2:]) and _REST_OF_NUMBER.match(below))
