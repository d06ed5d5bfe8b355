"""The calendar agrees with the published tables of 2021 to 2026 and never guesses a year (domain.md §8)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.workdays import deadline, extra_days, parse_date, settled, workday

MAKE_UP = {
    2021: "02-07 02-20 04-25 05-08 09-18 09-26 10-09",
    2022: "01-29 01-30 04-02 04-24 05-07 10-08 10-09",
    2023: "01-28 01-29 04-23 05-06 06-25 10-07 10-08",
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}
OFF_2026 = "01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07"
SAMPLES = [
    ("2021-02-24", "2021-03-05"),
    ("2021-04-23", "2021-05-06"),
    ("2021-09-15", "2021-09-26"),
    ("2022-01-28", "2022-02-11"),
    ("2023-01-20", "2023-02-03"),
    ("2024-02-09", "2024-02-26"),
    ("2025-01-27", "2025-02-12"),
    ("2025-09-30", "2025-10-16"),
    ("2026-02-13", "2026-03-02"),
    ("2026-09-18", "2026-09-29"),
]
PER_YEAR = {2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}
DAYS = st.dates(date(2021, 1, 1), date(2026, 10, 1))


def _year(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(("year", "days"), MAKE_UP.items())
def test_exactly_the_make_up_days_are_worked_weekend_days(year: int, days: str) -> None:
    assert [f"{day:%m-%d}" for day in _year(year) if day.weekday() > 4 and workday(day)] == days.split()


@pytest.mark.parametrize(("year", "count"), PER_YEAR.items())
def test_a_year_has_its_number_of_working_days(year: int, count: int) -> None:
    assert sum(map(workday, _year(year))) == count


@pytest.mark.parametrize(("first", "last"), [tuple(block.split("..")) for block in OFF_2026.split()])
def test_the_blocks_of_the_latest_notice_are_off(first: str, last: str) -> None:
    block = [day for day in _year(2026) if first <= f"{day:%m-%d}" <= last]
    assert block
    assert not any(map(workday, block))


def test_new_years_eve_of_2024_was_no_official_holiday() -> None:
    assert workday(date(2024, 2, 9))


@pytest.mark.parametrize(("start", "due"), SAMPLES)
def test_seven_working_days_end_on(start: str, due: str) -> None:
    found = deadline(date.fromisoformat(start), 7)
    assert (found.due.isoformat(), found.certain, found.note) == (due, True, "")


@given(DAYS, st.integers(1, 60))
def test_the_days_after_the_start_up_to_the_deadline_hold_the_asked_number(start: date, days: int) -> None:
    due = deadline(start, days).due
    counted = [start + timedelta(days=n) for n in range(1, (due - start).days + 1)]
    assert sum(map(workday, counted)) == days
    assert workday(due)


@given(DAYS, st.integers(1, 30))
def test_a_later_start_never_ends_earlier(start: date, days: int) -> None:
    assert deadline(start, days).due <= deadline(start + timedelta(days=1), days).due


@pytest.mark.parametrize("start", ["2026-12-23", "2026-12-31", "2027-03-01", "2003-06-02"])
def test_a_year_without_a_notice_is_not_certain_and_named(start: str) -> None:
    found = deadline(date.fromisoformat(start), 7)
    assert not found.certain
    assert f"{found.due.year} 年的放假安排不在本机数据中" in found.note
    assert found.due.weekday() < 5


def test_a_deadline_inside_the_last_known_year_stands() -> None:
    assert deadline(date(2026, 12, 17), 7).note == ""
    assert deadline(date(2026, 12, 22), 7).certain


def test_the_last_days_of_the_last_known_year_are_noted() -> None:
    assert "2027 年的放假安排" in deadline(date(2026, 12, 22), 7).note


def test_a_local_holiday_moves_the_deadline() -> None:
    extra = extra_days(["2021年3月3日"], [])
    assert deadline(date(2021, 2, 24), 7, extra).due == date(2021, 3, 8)


def test_a_local_make_up_day_is_counted() -> None:
    assert deadline(date(2021, 2, 24), 7, extra_days([], ["2021-02-27"])).due == date(2021, 3, 4)


def test_a_local_holiday_is_no_notice_but_a_whole_year_is() -> None:
    assert not settled(2027, extra_days(["2027-03-10"], []))
    assert settled(2027, extra_days(["2027-01-01", "2027-10-01"], []))
    assert deadline(date(2026, 12, 23), 7, extra_days(["2027-01-01", "2027-10-01"], [])).due == date(2027, 1, 4)


def test_a_day_cannot_be_both_off_and_worked() -> None:
    with pytest.raises(PledgectlError, match="既写成放假又写成上班"):
        extra_days(["2027-01-01"], ["2027.1.1"])


TYPED = ["2021-04-23", "2021/4/23", "2021.4.23", "2021年4月23日", "20210423", " 2021 年 4 月 23 日 ", "２０２１－０４－２３"]
WRONG = ["2021-02-30", "2021-13-01", "4月23日", "20211323", "2021-4", "0001-01-01", "9999-12-31", "2021-04-23T10:00", "abc"]


@pytest.mark.parametrize("text", TYPED)
def test_a_date_may_be_typed_in_the_usual_ways(text: str) -> None:
    assert parse_date(text) == date(2021, 4, 23)


@pytest.mark.parametrize("text", ["", *WRONG])
def test_anything_else_is_no_date(text: str) -> None:
    with pytest.raises(PledgectlError) as caught:
        parse_date(text)
    assert caught.value.code == USAGE


@pytest.mark.parametrize("days", [0, -7, 1001])
def test_a_senseless_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(PledgectlError) as caught:
        deadline(date(2021, 2, 24), days)
    assert caught.value.code == USAGE
