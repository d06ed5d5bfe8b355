"""Which articles a citation names: 第三条至第五条、第十条第二款 as places that can be held against each other; pure."""

import re
from dataclasses import dataclass, replace

from pledgectl.cite import DIGIT as _DIGIT
from pledgectl.cite import DIGITS as _NUM
from pledgectl.text import compare_form

# A number with 之…: 第十二条之一 is (12, 1). Both ends of a span count.
Number = tuple[int, int]
Span = tuple[Number, Number]

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 9  # digits that are looked at; of thousands Python makes no number
_TOKEN = re.compile(
    rf"(?P<range>[至到~—–-])|(?P<skip>[、,;；和及与或\s]+)|第?\(?(?P<number>{_NUM})\)?(?P<unit>条|款|项)?(?:之(?P<sub>{_NUM}))?"
)
# A number is tried from its first digit only: a cell of nothing but digits would be tried from each.
_OTHER = re.compile(rf"附[件表]{_NUM}|第?\(?(?<!{_DIGIT}){_NUM}\)?(?:分?编|章|节|目|点)")


@dataclass(frozen=True, slots=True)
class Place:
    """条款: articles, and within one article paragraphs and subparagraphs; None where the citation does not go so far."""

    article: Span
    paragraph: Span | None = None
    point: Span | None = None

    def meets(self, other: "Place") -> bool:
        """Tell whether the two have text in common."""
        pairs = ((self.article, other.article), (self.paragraph, other.paragraph), (self.point, other.point))
        return all(one is None or two is None or (one[0] <= two[1] and two[0] <= one[1]) for one, two in pairs)


def number_value(text: str) -> int:
    """Return the value of 12, 十二 or 一百零五."""
    if text.isdecimal():
        return int(text[:_LONGEST])
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            digit = _DIGITS.get(char, int(char) if char.isdecimal() else 0)
    return total + digit


def parse_places(text: str) -> tuple[Place, ...]:
    """Take the article part of a citation apart; () where it names no article (a chapter, an annex, nothing)."""
    places: list[Place] = []
    for unit, number, ranged in _numbers(_OTHER.sub("", compare_form(text))):
        places = _placed(places, unit, number, ranged)
    return tuple(places)


def _numbers(text: str) -> list[tuple[str, Number, bool]]:
    """List (unit, number, is the end of a range); a bare number has the unit of the one behind it: 第三至五条."""
    found: list[tuple[str, Number, bool]] = []
    ranged = False
    for match in _TOKEN.finditer(text):
        if match["number"]:
            sub = number_value(match["sub"]) if match["sub"] else 0
            found.append((match["unit"] or "", (number_value(match["number"]), sub), ranged and bool(found)))
        ranged = bool(match["range"])
    unit = ""
    filled = []
    for own, number, end in reversed(found):
        unit = own or unit
        # 第十条（三） leaves out 项, and who asks for 12 means 第十二条.
        filled.append((unit or ("项" if len(found) > 1 else "条"), number, end))
    return filled[::-1]


def _placed(places: list[Place], unit: str, number: Number, ranged: bool) -> list[Place]:
    span = (number, number)
    if unit == "条":
        if ranged and places:
            return [*places[:-1], Place((places[-1].article[0], max(places[-1].article[0], number)))]
        return [*places, Place(span)]
    if not places:
        return places
    *before, last = places
    if unit == "款":
        if ranged and last.paragraph:
            return [*before, replace(last, paragraph=(last.paragraph[0], number), point=None)]
        taken = last.paragraph or last.point
        return [*before, *([last] if taken else []), replace(last, paragraph=span, point=None)]
    if ranged and last.point:
        return [*before, replace(last, point=(last.point[0], number))]
    return [*before, *([last] if last.point else []), replace(last, point=span)]
