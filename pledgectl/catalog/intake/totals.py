"""Rows that sum up what stands above them: 合计, 县民政局小计（3项）; and whether as many items were read as they count."""

from collections.abc import Iterable, Sequence

from pledgectl.catalog.intake.personal import mask
from pledgectl.catalog.intake.reading import Reading
from pledgectl.catalog.intake.verdicts import CANCELLED, NO_CERTIFICATE, NOT_PLEDGED
from pledgectl.lazy import lazy
from pledgectl.rule import report
from pledgectl.rules import intake as rules

_COUNT = r"[（(]?\s*\d+\s*[项件个条]?(?:证明|事项)*\s*[)）]?"
_TOTAL = lazy(
    r"(?:以上|全部|本页|本表|全[省市县区旗])?(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数|共)"
    rf"\s*[:：]?\s*(?:{_COUNT})?[。.]?"
    rf"|[一-鿿（）()]{{1,20}}(?:合计|总计|共计|小计)\s*[:：]?\s*(?:{_COUNT})?[。.]?"
    rf"|(?:以上|本表|本页|本部门|本单位)[一-鿿]{{0,4}}共有?\s*{_COUNT}[。.]?"
)
_STATED = lazy(r"(\d{1,5})\s*[项件个条]")
_IN_TITLE = lazy(r"[（(]\s*(?:共|合?计|总计)\s*(\d{1,5})\s*[项件个条](?:证明|事项)*\s*[)）]|共\s*(\d{1,5})\s*[项个]$")
_SHOWN = 40
_DECLINED = frozenset([CANCELLED, NOT_PLEDGED, NO_CERTIFICATE])


def is_total(texts: Sequence[str]) -> bool:
    """Tell whether a row of three cells at most sums up; one of its first two cells says so."""
    return len(texts) <= 3 and any(_TOTAL.fullmatch(text) for text in texts[:2])


def tell_total(texts: Sequence[str], number: int, reading: Reading) -> None:
    """Tell where a row counts items that stand above it, and neither all, nor those of its section or part are as many."""
    stated = next((int(match[1]) for text in texts if (match := _STATED.search(text))), -1)
    held = len(reading.entries)
    if stated >= 0 and held:
        since = [held - start for start in (reading.totalled, reading.section.start, 0)]
        _tell((stated, texts[0], number), since, reading)
    reading.totalled = held


def keep_stated(texts: Iterable[str], number: int, reading: Reading) -> None:
    """Keep how many items a line of title says that its list has: 保留证明事项清单（共12项）."""
    for text in texts:
        if match := _IN_TITLE.search(text):
            reading.stated = (int(match[1] or match[2]), text, number)


def tell_stated(reading: Reading) -> None:
    """Tell where the title of a list that is read to its end says another count."""
    if reading.stated[0] >= 0 and reading.entries:
        _tell(reading.stated, [len(reading.entries)], reading)


def _tell(stated: tuple[int, str, int], read: Sequence[int], reading: Reading) -> None:
    """Tell of a count that is none of those read, nor with rows that declined."""
    count, title, number = stated
    declined = sum(skip.why in _DECLINED for skip in reading.skipped)
    if not any(each <= count <= each + declined for each in read):
        nearest = min(read, key=lambda each: abs(count - each))
        where, title = reading.at(number, f"A{number}"), mask(title)[0].split("\n")[0][:_SHOWN]
        reading.findings += report(rules.count_differs, where, title=title, stated=count, read=nearest)
