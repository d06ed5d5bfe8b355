"""Lines that speak of all rows below them: section titles 「一、县公安局（3项）」, and 办理事项：林木采伐许可证核发."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.headed import MAX_NAME
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.plan import type_of
from pledgectl.catalog.intake.reading import Reading, Section
from pledgectl.catalog.intake.verdicts import CANCELLED, NOT_PLEDGED
from pledgectl.lazy import lazy
from pledgectl.model import Item
from pledgectl.rule import report
from pledgectl.rules import intake as rules

_LABELLED = lazy(r"([^:：。]{2,16})[:：]\s*([^:：]{2,})")
# A title that says of what the certificates of a list are asked for: 办理最低生活保障所需证明清单.
_NEEDS = lazy("(?:办理|申请|申办)([^，,。；;：:（()）]{2,24}?)(?:时|中)?(?:所需|需要?|应当?)(?:要|提[交供])*的?(?:证明|材料)")
_GENERAL = lazy("事项|业务|有关|相关|各类|行政|服务$")
_ORDINAL = lazy(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[①-⑳])\s*")
ORDINAL_ALONE = lazy(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
# What a section's title says of all that stands below it, until another speaks of the same: 二、不实行告知承诺制的证明事项.
_SPEAKS_OF_STATE = lazy("承诺|取消|废止|保留")
_REFUSES = lazy(
    "(?:[不未]|暂缓)(?:能|宜|予|再|可以?|属于?)*(?:实行|实施|适用|推行|纳入|采用|采取|列入)?(?:告知|书面|证明事项)*承诺"
)
_SHARED = frozenset(["purpose", "matter_type", "issuer", "applicants", "method"])


def share_title(texts: Sequence[str], header: Header, reading: Reading) -> None:
    """Keep what a line above the header says of all rows; a numbered title may be the matter that they serve."""
    distinct = list(dict.fromkeys(texts))
    if len(distinct) == 1 and _ORDINAL.match(distinct[0]) and not {"purpose", "matter"} & set(header.fields):
        title = _ORDINAL.sub("", distinct[0])
        reading.shared.update({"purpose": title} if kind_of(title) == "matter" else {})
    for text in distinct if not {"purpose", "matter"} & set(header.fields) else ():
        if (needs := _NEEDS.search(text)) and kind_of(needs[1]) in ("matter", "") and not _GENERAL.search(needs[1]):
            reading.shared.setdefault("purpose", needs[1])
    share(texts, reading)


def share(texts: Sequence[str], reading: Reading) -> bool:
    """Keep what a line says of all rows below it, in one cell or with its label beside it; tell whether it did."""
    distinct = list(dict.fromkeys(texts))
    match = _LABELLED.fullmatch(distinct[0]) if len(distinct) == 1 else None
    label, value = match.groups() if match else (distinct[0].rstrip(":： "), distinct[1]) if len(distinct) == 2 else ("", "")
    told = match or distinct[0].endswith((":", "："))
    if not value or len(value) > MAX_NAME or not (told or (kind_of(value) == "matter" and not label.isdecimal())):
        return False
    name = meaning((_ORDINAL.sub("", label),)).field
    if name in ("matter", "purpose") or (not name and match and kind_of(value) == "matter"):
        name = "purpose"
    if name not in _SHARED:
        return False
    reading.shared[name] = value
    return True


def with_shared(item: Item, reading: Reading) -> Item:
    """Fill in what a line above said of all rows, where the row says nothing itself."""
    missing: dict[str, Any] = {name: value for name, value in reading.shared.items() if not getattr(item, name)}
    if "purpose" in missing:
        missing.setdefault("matter", missing["purpose"])
    return replace(item, **missing) if missing else item


def open_section(texts: list[str], cells: tuple[str, ...], number: int, reading: Reading) -> str:
    """Begin the section that a row is the title of, alone or with its ordinal in a cell of its own; say so, or ""."""
    text = texts[0]
    if named := places.unit_line(cells):
        return _begin(Section(named, -1, len(reading.entries), number), reading)
    if len(set(texts)) == 2:
        if not ORDINAL_ALONE.fullmatch(text) or reading.plan.text(cells, "bases"):
            return ""
        text = text.rstrip("、.．") + "、" + texts[1]
    found = places.section(text)
    if found is None:
        return ""
    title, count, numbered = found
    is_department = places.looks_like_department(title)
    if not (is_department or numbered or count >= 0):
        return ""
    return _begin(Section(title, count, len(reading.entries), number), reading)


def _begin(section: Section, reading: Reading) -> str:
    close_section(reading)
    reading.section = section
    if not reading.whole and _SPEAKS_OF_STATE.search(section.title):
        gone = CANCELLED if places.names_cancelled([section.title]) else ""
        reading.refused = NOT_PLEDGED if _REFUSES.search(section.title) else gone
    reading.last_number, reading.in_notes = 0, False
    if places.looks_like_department(section.title):
        reading.department = reading.department if reading.within else places.tidy(section.title)
        return f"分节标题：{section.title}"
    _share_section(section.title, reading)
    return "分节标题"


def _share_section(title: str, reading: Reading) -> None:
    if not {"purpose", "matter"} & reading.plan.columns.keys() and kind_of(title) == "matter":
        reading.shared["purpose"] = title
    reading.matter_type = type_of(title) or reading.matter_type


def close_section(reading: Reading) -> None:
    """End a section, and tell if it holds more or fewer items than its title states."""
    section = reading.section
    if section.stated >= 0 and not reading.refused:
        where, read = reading.at(section.row, f"A{section.row}"), len(reading.entries) - section.start
        reading.findings += report(rules.count_differs, where, title=section.title, stated=section.stated, read=read)
    reading.section = Section()
