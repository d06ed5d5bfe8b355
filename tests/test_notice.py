"""Holiday notices as they were published, against the calendar that was made of them; slips are refused by name."""

from datetime import date, timedelta

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.notice import read_notice
from pledgectl.workdays import settled, workday

NOTICES = {
    2023: """国务院办公厅关于2023年部分节假日安排的通知
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。""",
    2024: """国务院办公厅关于2024年
部分节假日安排的通知
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。""",
    2026: """国务院办公厅关于2026年部分节假日安排的通知
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
2025年11月4日""",
}


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_the_year_is_worked_or_off_as_the_calendar_says(year: int) -> None:
    found = read_notice(NOTICES[year], "通知")
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    read = {day: day in found.work or (day.weekday() < 5 and day not in found.off) for day in days}
    assert found.year == year and read == {day: workday(day) for day in days}
    assert settled(2150, {date(2150, 1, 1): False, date(2150, 10, 1): False}) and not settled(2150)


@pytest.mark.parametrize("form", ["１月１日（周四）至３日（周六）放假调休，共３天", "1 月 1 日(星期四)到3日(周六)放假，共3天", "1月1日—3日放假调休，共3天"])
def test_full_width_blanks_and_dashes_are_read(form: str) -> None:
    text = NOTICES[2026].replace("1月1日（周四）至3日（周六）放假调休，共3天", form)
    assert read_notice(text, "通知") == read_notice(NOTICES[2026], "通知")


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("2026年", "2027年", "不是星期"),
        ("1月1日（周四）至3日（周六）放假调休，共3天", "1月1日至3日放假调休，共4天", "3 天"),
        ("5月9日（周六）上班", "5月8日上班", "本来就是工作日"),
        ("2月28日（周六）", "2月29日（周六）", "没有 2026年2月29日"),
        ("10月1日（周四）至7日（周三）放假调休，共7天", "10月1日至11月7日放假", "不合情理"),
        ("10月1日（周四）至7日（周三）放假调休，共7天", "10月1日起休息七天放假", "没有看懂"),
        ("2月14日（周六）、", "2月21日（周六）、", "既放假又上班"),
        ("端午", "某某", "没有端午"),
        ("2026年", "", "不是星期"),
        ("10月1日（周四）至7日（周三）放假调休，共7天。", "", "国庆节放假"),
    ],
)
def test_what_contradicts_itself_or_the_calendar_is_refused(old: str, new: str, word: str) -> None:
    with pytest.raises(PledgectlError) as stopped:
        read_notice(NOTICES[2026].replace(old, new), "通知")
    assert word in stopped.value.message


@pytest.mark.parametrize("text", ["", "放假", "1月1日放假", "关于2027年节假日", "日" * 10_000, "1月1日、" * 5_000 + "放假", "(" * 20_000, "1日(" * 9_000])
def test_any_other_text_is_refused_quickly(text: str) -> None:
    with pytest.raises(PledgectlError):
        read_notice(text, "通知")
