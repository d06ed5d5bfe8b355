"""What goes on with what stands above: a sheet without a header, a row that a page's end cut, more bases of an item."""

import re
from collections.abc import Iterable, Mapping, Sequence

from pledgectl.catalog.intake.evidence import CITES, kind_of
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.plan import Plan
from pledgectl.catalog.intake.wrapped import cut_number
from pledgectl.grid import Sheet, filled
from pledgectl.lazy import lazy

_OPENING, _CLOSING = "（(《【〔[", "）)》】〕]"
_GOES_ON = lazy(r"[）)》】〕\]、，,。；;：:]")
_BASES = ("bases", "bases.document", "bases.article", "bases.text", "bases.number")
_WHOLE = {"name": "name", "purpose": "matter", "matter": "matter", "issuer": "body", "requester": "body"}
_TAIL = lazy("的?(?:状况|情况|资格|关系|权属|来源|情形|条件|能力|信息|等)*(?:证明|证书|材料|文件|书|证|表|报告){1,2}")
_SAMPLED = 60
_BIT = 3  # so few characters stand for nothing by themselves
_ARTICLE, _TITLE_MARK = lazy(r"第.{1,12}[条款项]", re.DOTALL), lazy("[《》]")


def only_bases(cells: tuple[str, ...], plan: Plan) -> bool:
    """Tell whether a row holds nothing but a basis."""
    fields = {plan.field_at(column) or "?" for column, _ in filled(cells)}
    return bool({"bases", "bases.document"} & fields) and all(each == "rank" or each.startswith("bases") for each in fields)


def rejoined(above: tuple[str, ...], cells: tuple[str, ...], plan: Plan) -> tuple[str, ...] | None:
    """Return the row above with the second half that a page's end cut off it, or None if `cells` are no such half.

    A half has no serial number where the row above has one, fills only what is filled above, and at least one of its cells
    makes whole what is broken off above, while none could stand for itself; one that closes a bracket or ends a number is sure.
    """
    seq = plan.columns.get("seq", 0)
    if not seq or any(cells[seq - 1 : seq]) or not any(above[seq - 1 : seq]):
        return None
    below = {column: text for column, text in filled(cells) if column > len(above) or above[column - 1] != text}
    if not below:
        return None
    if any(column > len(above) or not above[column - 1] for column in below):
        return None
    if _is_half_a_name(above, below, plan):
        return tuple(text + below.get(column, "") for column, text in enumerate(above, 1))
    if not any(_surely_breaks(above[column - 1], text, plan.field_at(column)) for column, text in below.items()):
        verdicts = [_breaks(above[column - 1], text, plan.field_at(column)) for column, text in below.items()]
        some = verdicts.count(True) > (len(below) + 2 > sum(map(bool, above)))
        if None in verdicts or not some:
            return None
    return tuple(text + below.get(column, "") for column, text in enumerate(above, 1))


def _is_half_a_name(above: Sequence[str], below: Mapping[int, str], plan: Plan) -> bool:
    """Tell whether a row holds nothing but what makes a certificate of the name above: 无犯罪⏎记录证明."""
    name = plan.columns.get("name", 0)
    if list(below) != [name]:
        return False
    return kind_of(above[name - 1]) != "name" and kind_of(above[name - 1] + below[name]) == "name"


def _surely_breaks(above: str, below: str, field: str) -> bool:
    """Tell whether a bracket opened above is closed below, or the number of an article is cut: 第五十三⏎条."""
    return _left_open(above) > 0 > _left_open(below) or (field in _BASES and cut_number(above, below))


def _left_open(text: str) -> int:
    """Count the brackets that a text leaves open, or closes without having opened them (below 0)."""
    return sum(map(text.count, _OPENING)) - sum(map(text.count, _CLOSING))


def _breaks(above: str, below: str, field: str) -> bool | None:
    """Tell whether a text goes on below (True), may do so (False), or cannot (None)."""
    if _left_open(above) > 0 or _GOES_ON.match(below):
        return True
    if field in _BASES:
        return bool(CITES.search(above)) and not _ARTICLE.search(_TITLE_MARK.split(above)[-1])
    kind = _WHOLE.get(field)
    if kind and kind_of(above) != kind and kind_of(above + below) == kind:
        return True if kind != "name" or _TAIL.fullmatch(below) or kind_of(below) != kind else None
    return False if not field or (kind and len(below) <= _BIT) else None


def goes_on(sheet: Sheet, above: Sheet, header: Header) -> bool:
    """Tell whether a sheet without a header goes on with the table above: its columns hold the same kind of thing."""
    at = {each.field: number for number, each in enumerate(header.meanings) if each.field and not each.tick}
    rows = list(sheet.rows.values())[:_SAMPLED]
    width = max(map(len, above.rows.values()))
    held = [row for row in rows if at["name"] < len(row) and row[at["name"]] and sum(map(bool, row)) > 2]
    if sheet.hidden or len(held) * 10 < len(rows) * 7 or any(len(row) > width for row in rows):
        return False
    cited = at.get("bases", at.get("bases.document"))
    cites = cited is not None and sum("《" in row[cited] for row in held if cited < len(row)) * 2 >= len(held)
    seq = at.get("seq")
    numbers, last = _numbers(held, seq), _numbers(above.rows.values(), seq)
    follows = bool(numbers and last) and numbers[0] in (1, last[-1] + 1) and len(numbers) == len(held)
    return cites or (follows and cited is None)


def _numbers(rows: Iterable[tuple[str, ...]], column: int | None) -> list[int]:
    """Return the small whole numbers that stand in a column, counted from 0."""
    texts = (row[column] for row in rows if column is not None and column < len(row))
    return [int(text) for text in texts if text.isdecimal() and len(text) < 6]
