"""Text as it is stored (`clean_text`), as it is compared (`compare_form`), and as a message names it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pledgectl.lazy import lazy

CELL_LIMIT = 32_767

_OFFICE_ESCAPE = lazy(r"_x([0-9A-Fa-f]{4})_")
# Control characters but TAB and LF, soft hyphen, zero width and bidi marks, surrogates, BOM, non-characters.
_UNWANTED = lazy(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_LINE_ENDS = lazy("\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")
_NEEDS_CLEANING = re.compile(
    "_x[0-9A-Fa-f]{4}_|[\x00-\x09\x0b-\x1f\x7f-\xa0\u00ad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufeff\ufff9-\uffff]|[ \n]{2}|^[ \n]|[ \n]$"
)
_BLANKS = lazy("[\t \xa0\u2000-\u200a\u202f\u205f\u3000]+")
_SURROGATES = lazy("[\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Return `text` as it is stored: no control, bidi or zero-width characters, single blanks, LF line ends, trimmed lines."""
    if not _NEEDS_CLEANING.search(text):
        return text
    text = _OFFICE_ESCAPE.sub(lambda m: chr(int(m[1], 16)), text)
    text = _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def has_hidden(text: str) -> bool:
    """Tell whether `text` holds characters that `clean_text` removes rather than tidies (bidi marks, controls, surrogates)."""
    return bool(_UNWANTED.search(_LINE_ENDS.sub("\n", text))) or bool(_SURROGATES.search(text))


_SPACE_BESIDE_CJK = lazy(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_YEAR_BRACKET = lazy(r"[\[(【〔﹝{](\d{4})[\])】〕﹞}]")
_ARABIC_ARTICLE = lazy(r"第(\d{1,4})(?=[条款项章节])")
_OFFICIAL_PREFIX = lazy(r"《中华人民共和国(?=[^》])")
_RADICALS = {radical: unicodedata.normalize("NFKC", chr(radical)) for radical in range(0x2E80, 0x2FE0)}

# Chinese characters, digits and small letters without 第7条: most names, and the same in both forms.
_PLAIN = re.compile("(?:[\u4e00-\u7b2b\u7b2d-\u9fff0-9a-z、。]++|第(?![0-9]))*+")

_HALF_PAGE = 180
# A comma makes two values of one for PowerShell, and @ begins a name of its own.
_ODD = re.compile(r"""[\s!#$&'()*,;<>?@\[\]^`{|}]""")


def chinese_number(number: int) -> str:
    """Write 1 to 9999 as in article numbers: 12 is 十二, 105 is 一百零五."""
    digits = "零一二三四五六七八九"
    out, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            out += ("零" if zero else "") + digits[digit] + unit
        zero = bool(out) and not digit
    return out.removeprefix("一") if out.startswith("一十") else out


@lru_cache(maxsize=65_536)
def compare_form(text: str) -> str:
    """Return the one form in which names, purposes and citations are compared (intake.md, Normalising)."""
    if _PLAIN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFKC", clean_text(text).translate(_RADICALS))
    text = _YEAR_BRACKET.sub(r"〔\1〕", _SPACE_BESIDE_CJK.sub("", text))
    text = _ARABIC_ARTICLE.sub(lambda m: f"第{chinese_number(int(m[1]))}", text)
    text = _OFFICIAL_PREFIX.sub("《", text)
    return " ".join(text.split()).casefold()


def number_of(mark: str) -> int:
    """Return the number that an ordinal stands for: 12, ①, 三; Chinese ones are of one character."""
    return int(mark) if mark.isdecimal() else int(unicodedata.numeric(mark))


def first_few(names: Sequence[str], most: int, unit: str, mark: str = "、") -> str:
    """Name the first of many, and how many there are: 甲、乙 等 5 个."""
    more = f" 等 {len(names)} {unit}" if len(names) > most else ""
    return mark.join(names[:most]) + more


def typed(text: str) -> str:
    """Write a value into a command so that it can be pasted into any shell, Windows's included: odd ones in double quotes."""
    return f'"{text}"' if _ODD.search(text) else text


def one_line(text: str) -> str:
    """Join the lines of a value for a table cell or a message."""
    return clean_text(text).replace("\n", "；").replace("；；", "；")


def may_fill_page(texts: Iterable[str]) -> str:
    """Tell templates ("是" or "") that a row with such a cell may take a page of a narrow column: it then may be cut."""
    return "是" if any(len(text) > _HALF_PAGE for text in texts) else ""
