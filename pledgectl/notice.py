"""Read the yearly holiday notice (国务院办公厅关于…年部分节假日安排的通知): days off and weekend days worked; pure."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pledgectl.errors import PledgectlError

HOLIDAYS = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
LONGEST = 15
_WEEK = "一二三四五六日"
_DAY = r"(?:(?:\d{4})年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?"
_SPAN = rf"{_DAY}(?:[至到~—-]{_DAY})?"
_LINE = re.compile(rf"({_SPAN}(?:[、,和及]{_SPAN})*)(?:起|均|照常|正常)?(放假|上班)(?:[^,。;]*,共(\d+)天)?")
_ONE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?")
_TITLE = re.compile(r"(\d{4})年(?:部分)?节假日")


@dataclass(frozen=True, slots=True)
class Notice:
    """放假通知: the year, all days off, and the weekend days that are worked, each sorted."""

    year: int
    off: tuple[date, ...]
    work: tuple[date, ...]


def read_notice(text: str, where: str) -> Notice:
    """Read a notice; PledgectlError names what was not understood, what contradicts the calendar, and what is missing."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("星期天", "星期日").replace("周天", "周日")
    year = _year(plain, where)
    found: dict[str, set[date]] = {"放假": set(), "上班": set()}
    for line in _lines(plain, where):
        days = list(_days(line[1], year, where))
        if line[3] and len(days) != int(line[3]):
            raise PledgectlError(f"“{line[0][:40]}”算出来是 {len(days)} 天", where, "请核对通知原文的日期和天数")
        found[line[2]].update(days)
    _check(plain, year, found, where)
    return Notice(year, tuple(sorted(found["放假"])), tuple(sorted(found["上班"])))


def _lines(plain: str, where: str) -> Iterator[re.Match[str]]:
    """Find what says of days that they are off or worked; PledgectlError for a sentence that does, but not so."""
    for sentence in re.split(r"[。;]", plain):
        lines = list(_LINE.finditer(sentence))
        if not lines and re.search(r"\d日.*(放假|上班)", re.sub(r"\([^()]*\)", "", sentence)):
            raise PledgectlError(f"没有看懂这一句：{sentence[:60]}", where, "请照通知原文写成“1月1日至3日放假，共3天”的样子")
        yield from lines


def _year(plain: str, where: str) -> int:
    years = _TITLE.findall(plain) or re.findall(r"(20\d{2})年", plain)
    if not years:
        raise PledgectlError("没有写是哪一年的放假安排", where, "请把通知的标题也放进文件，如 关于2027年部分节假日安排的通知")
    return int(years[0])


def _days(text: str, year: int, where: str) -> Iterator[date]:
    """Give every day of a list of days and spans; month and year carry over from the day before."""
    month = 0
    for span in re.split(r"[、,和及](?![^(]*\))", text):
        ends = []
        for said, given, number, remark in _ONE.findall(span):
            year, month = int(said or year), int(given or month)
            ends.append(_day(year, month, int(number), remark, where))
        if ends[-1] < ends[0] or (ends[-1] - ends[0]).days >= LONGEST:
            raise PledgectlError(f"“{span[:40]}”的起止日期不合情理", where, "请核对通知原文的日期")
        yield from (ends[0] + timedelta(days=n) for n in range((ends[-1] - ends[0]).days + 1))


def _day(year: int, month: int, number: int, remark: str, where: str) -> date:
    try:
        day = date(year, month, number)
    except ValueError:
        raise PledgectlError(f"没有 {year}年{month}月{number}日 这一天", where, "请核对通知原文的日期") from None
    told = re.search(rf"(?:周|星期)([{_WEEK}])", remark)
    if told and told[1] != _WEEK[day.weekday()]:
        message = f"{day} 是星期{_WEEK[day.weekday()]}，不是星期{told[1]}"
        raise PledgectlError(message, where, "请核对年份和日期，是不是别的年份的通知")
    return day


def _check(plain: str, year: int, found: dict[str, set[date]], where: str) -> None:
    off, work = found["放假"], found["上班"]
    if missing := [name for name in HOLIDAYS if name not in plain]:
        raise PledgectlError(f"通知不完整，没有{'、'.join(missing)}", where, "请把通知全文放进文件；少一个节日，期限就会算错")
    if not {date(year, 1, 1), date(year, 10, 1)} <= off:
        raise PledgectlError(f"没有读到 {year} 年元旦或国庆节放假", where, "请核对年份，并把通知全文放进文件")
    if both := sorted(off & work):
        raise PledgectlError(f"{both[0]} 既放假又上班", where, "请核对通知原文")
    if odd := sorted(day for day in work if day.weekday() < 5):
        raise PledgectlError(f"{odd[0]} 本来就是工作日，却写着调休上班", where, "请核对年份和日期，是不是别的年份的通知")
    if far := sorted(day for day in off | work if abs(day.year - year) > 1):
        raise PledgectlError(f"{far[0]} 不是 {year} 年的日子", where, "请核对通知原文")
