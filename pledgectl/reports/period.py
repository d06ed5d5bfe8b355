"""The days that a report is about; pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.workdays import FIRST_YEAR, LAST_YEAR, parse_date

_SPOKEN = re.compile(r"(\d{4})[-/.年]?(?:(\d{1,2})月?|第?([1-4一二三四])季度|[Qq]([1-4]))?年?度?")
_QUARTERS = "一二三四"
_RANGE = re.compile(r"\s*(?:\.\.|～|~|至|到)\s*")


@dataclass(frozen=True, slots=True)
class Period:
    """期间: both days belong to it, as ISO text."""

    start: str
    end: str
    name: str

    def holds(self, day: str) -> bool:
        """Tell whether an ISO date lies in the period."""
        return self.start <= day <= self.end


def parse_period(text: str, where: str) -> Period:
    """Read 2021-05, 2021年5月, 2021, 2021-Q2, 2021年第二季度 or 2021-04-01..2021-06-30; PledgectlError (2) otherwise."""
    ends = _RANGE.split(text.strip())
    if len(ends) == 2:
        start, end = (parse_date(one, where).isoformat() for one in ends)
        if start > end:
            raise PledgectlError(f"{start} 在 {end} 以后", where, "请先写起始日期，再写截止日期", USAGE)
        return Period(start, end, f"{start} 至 {end}")
    found = _SPOKEN.fullmatch(text.strip())
    if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR or (found[2] and not 1 <= int(found[2]) <= 12):
        hint = "请写成 2021-05、2021-Q2、2021 或者 2021-04-01..2021-06-30"
        raise PledgectlError(f"“{text[:30]}”不是期间", where, hint, USAGE)
    year, quarter = int(found[1]), found[3] or found[4] or ""
    if found[2]:
        return month(date(year, int(found[2]), 1))
    if quarter:
        number = _QUARTERS.index(quarter) if quarter in _QUARTERS else int(quarter) - 1
        last = _next_month(date(year, number * 3 + 3, 1)) - timedelta(days=1)
        return Period(date(year, number * 3 + 1, 1).isoformat(), last.isoformat(), f"{year}年第{_QUARTERS[number]}季度")
    return _whole_year(date(year, 1, 1))


def month(day: date) -> Period:
    """Return the month that holds a day."""
    first = day.replace(day=1)
    return Period(first.isoformat(), (_next_month(first) - timedelta(days=1)).isoformat(), f"{day.year}年{day.month}月")


def last_month(today: date) -> Period:
    """Return the month before that of today."""
    return month(today.replace(day=1) - timedelta(days=1))


def _whole_year(day: date) -> Period:
    """Return the year that holds a day."""
    return Period(f"{day.year}-01-01", f"{day.year}-12-31", f"{day.year}年度")


_USUAL: dict[str, Callable[[date], Period]] = {"monthly": last_month}


def usual(kind: str, today: date) -> Period:
    """Return the period that a report of this kind is about if nobody says: the last month, else this year."""
    return _USUAL.get(kind, _whole_year)(today)


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
