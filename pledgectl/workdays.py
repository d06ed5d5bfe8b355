"""The working-day calendar: what the yearly holiday notice settles is counted, what it does not settle is never guessed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

from pledgectl.errors import UNUSABLE, USAGE, PledgectlError
from pledgectl.text import clean_text

FIRST_YEAR, LAST_YEAR = 1949, 2200
LONGEST = 1000
NO_EXTRA: Mapping[date, bool] = MappingProxyType({})
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))")


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限: `due` is the last of `days` working days after `start`; `certain` is False where a holiday notice is lacking."""

    start: date
    days: int
    due: date
    certain: bool
    note: str = ""


def parse_date(text: str, where: str = "") -> date:
    """Read 2021-04-23, 2021/4/23, 2021.4.23, 20210423 or 2021年4月23日 (full width too), else PledgectlError.

    `where` names the file the text comes from (exit 3), or the option it was typed for (exit 2, as without it).
    """
    found = _DATE.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    year, month, day = (int(part) for part in found.groups() if part) if found else (0, 0, 0)
    known = FIRST_YEAR <= year <= LAST_YEAR
    with suppress(ValueError):
        if known:
            return date(year, month, day)
    hint = "没有这一天，请核对月份和日子" if known else "请写成 2021-04-23 或 2021年4月23日 的样子"
    code = UNUSABLE if where and not where.startswith("-") else USAGE
    raise PledgectlError(f"“{clean_text(text)[:30]}”不是能用的日期", where, hint, code)


def days_between(start: str, end: str) -> int:
    """Count the calendar days from one ISO date to another, below 0 where `end` is the earlier one."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def workday(day: date, extra: Mapping[date, bool] = NO_EXTRA) -> bool:
    """Tell whether `day` is worked; `extra` (True worked, False off) comes first; without a notice weekends alone are off."""
    if day in extra:
        return extra[day]
    if not _published(day.year):
        return day.weekday() < 5
    from chinese_calendar import is_workday

    return bool(is_workday(day))


def settled(year: int, extra: Mapping[date, bool] = NO_EXTRA) -> bool:
    """Tell whether the holiday notice of `year` is known: built in, or given whole in `extra`.

    A few local holidays are no notice: `extra` counts as one only if it gives New Year's Day and National Day off.
    """
    return _published(year) or (extra.get(date(year, 1, 1)) is False and extra.get(date(year, 10, 1)) is False)


def deadline(start: date, days: int, extra: Mapping[date, bool] = NO_EXTRA) -> Deadline:
    """Count `days` working days from the day after `start` (行政许可法 82: 工作日, day 0 not counted)."""
    if not 1 <= days <= LONGEST:
        raise PledgectlError(f"不能计算 {days} 个工作日", "", f"请填 1 到 {LONGEST} 之间的整数", USAGE)
    due, left = start, days
    while left:
        due += timedelta(days=1)
        left -= workday(due, extra)
    lacking = [year for year in range((start + timedelta(days=1)).year, due.year + 1) if not settled(year, extra)]
    return Deadline(start, days, due, not lacking, _note(lacking, due, extra))


def extra_days(off: Iterable[str], work: Iterable[str], where: str = "") -> dict[date, bool]:
    """Build `extra` from local holidays `off` and make-up days `work` (ISO or Chinese dates); a day in both is refused."""
    days = {parse_date(text, where): False for text in off}
    worked = {parse_date(text, where): True for text in work}
    for day in sorted(days.keys() & worked):
        raise PledgectlError(f"{day} 既写成放假又写成上班", where, "请只保留一处")
    return days | worked


def _note(lacking: list[int], due: date, extra: Mapping[date, bool]) -> str:
    if lacking:
        years = "、".join(f"{year} 年" for year in lacking)
        return f"{years}的放假安排不在本机数据中，只按周六、周日推算，不能作为准确期限；请在放假通知公布后核对"
    if due.month == 12 and due.day >= 29 and not settled(due.year + 1, extra):
        return f"{due.year + 1} 年的放假安排不在本机数据中，如元旦调休涉及 12 月底，期限会变动，请核对"
    return ""


@cache
def _published(year: int) -> bool:
    """Tell whether the calendar package holds the notice of `year`: some holiday of that year is in its table."""
    from chinese_calendar import constants

    return any(day.year == year for day in constants.holidays)
