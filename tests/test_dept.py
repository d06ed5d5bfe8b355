"""Who owes what: the duties of the plan against what came in, what the books refuse, what a paper says."""

from dataclasses import replace

import pytest

from pledgectl.books import Activity, Attachment, Books, Complaint, Reminder, Submission
from pledgectl.dept import edit, people
from pledgectl.dept.duties import Standing, overdue, owing, standings
from pledgectl.dept.papers import receipt_values, reminder_values
from pledgectl.dept.register import (
    Reply,
    answer_complaint,
    doubled,
    earlier,
    enter_activity,
    enter_complaint,
    enter_reminders,
    enter_submissions,
    owed_by,
    reminders_before,
)
from pledgectl.dept.tasks import complaint_tasks, duty_tasks
from pledgectl.doors.profiles import read_profile
from pledgectl.errors import PledgectlError
from pledgectl.model import Department
from pledgectl.profile import Milestone

HULIN, MAOJI, COMMON = (read_profile(name, None) for name in ("hulin", "maoji", "common"))
CIVIL, POLICE = Department("mzj", "县民政局", aliases=("民政局",), former=("县民政局筹备组",)), Department("gaj", "县公安局")
BOTH = (CIVIL, POLICE)
FILE = Attachment("清单.xlsx", 3, "ab" * 32)
WHOLE = ("paper", "signed", "sealed", "electronic")
LIST = "报送证明事项目录清单"
TODAY = "2021-06-01"


def sent(day: str = "2021-05-14", forms: tuple[str, ...] = WHOLE, what: str = "list", department: str = "县民政局", **more: object) -> Submission:
    return Submission("", day, department, what, forms, **more)  # type: ignore[arg-type]


def entered(*fresh: Submission) -> Books:
    return enter_submissions(Books(), fresh, "2030-01-01")[0]


def standing(books: Books, duty: str = LIST, department: str = "县民政局", profile=HULIN, published=None) -> Standing:  # type: ignore[no-untyped-def]
    found = standings(BOTH, profile, books, published or {})
    return next(one for one in found if (one.department, one.duty) == (department, duty))


CASES = [
    ((), "owed", "", ("目录清单",)),
    ((sent(),), "done", "2021-05-14", ()),
    ((sent("2021-05-15"),), "done", "2021-05-15", ()),
    ((sent("2021-05-16"),), "late", "2021-05-16", ()),
    ((sent(forms=("paper", "electronic")),), "partial", "", ("目录清单的主要领导签字", "目录清单的盖章")),
    ((sent(forms=("paper", "electronic")), sent("2021-05-20", ("signed", "sealed"))), "late", "2021-05-20", ()),
    ((sent("2021-05-10", ("signed", "sealed")), sent("2021-05-12", ("paper", "electronic"))), "done", "2021-05-12", ()),
    ((sent(forms=(), waived="2024年新设"),), "waived", "", ()),
    ((sent(department="民政局"),), "done", "2021-05-14", ()),
    ((sent(department="县民政局筹备组"),), "done", "2021-05-14", ()),
    ((sent(department="县公安局"),), "owed", "", ("目录清单",)),
    ((sent(what="plan"),), "owed", "", ("目录清单",)),
]


@pytest.mark.parametrize(("fresh", "state", "day", "missing"), CASES)
def test_a_list_is_complete_when_it_has_come_in_every_form(fresh: tuple[Submission, ...], state: str, day: str, missing: tuple[str, ...]) -> None:
    found = standing(entered(*fresh))
    assert (found.state, found.date, found.missing) == (state, day, missing)


def test_a_duty_of_two_things_waits_for_both() -> None:
    duty = "公布办事指南和告知承诺书格式文本"
    half = entered(sent("2021-04-01", ("electronic",), "guide"))
    assert standing(half, duty, profile=MAOJI).missing == ("告知承诺书格式文本",)
    both = entered(sent("2021-04-01", ("electronic",), "guide"), sent("2021-05-03", ("electronic",), "pledge"))
    assert (standing(both, duty, profile=MAOJI).state, standing(both, duty, profile=MAOJI).date) == ("late", "2021-05-03")


def test_a_published_version_shows_that_a_list_was_published_but_not_that_paper_came_signed() -> None:
    published = {"县民政局": "2021-02-20"}
    assert standing(Books(), "公布目录清单", profile=MAOJI, published=published).state == "done"
    assert standing(Books(), "公布目录清单", "县公安局", MAOJI, published).state == "owed"
    assert standing(Books(), published=published).state == "owed"


def test_a_duty_that_names_no_material_waits_for_any_other() -> None:
    own = replace(COMMON, milestones=(Milestone("报送月报", "2021-05-31"),))
    assert standing(Books(), "报送月报", profile=own).missing == ("其他材料",)
    assert standing(entered(sent(what="other")), "报送月报", profile=own).state == "done"


def test_a_plan_without_dates_makes_nobody_late() -> None:
    found = standings(BOTH, COMMON, Books(), {})
    assert {one.state for one in found} == {"owed"} and not any(overdue(one, "2099-01-01") for one in found)
    assert owing(found, "2099-01-01") == {} and set(owing(found, "")) == {"县民政局", "县公安局"}


def test_the_bureau_owes_its_own_inspection() -> None:
    def own(books: Books) -> str:
        return next(one.state for one in standings(BOTH, MAOJI, books, {}) if not one.department)

    assert own(Books()) == "owed"
    assert own(Books(activities=(Activity("1", "2021-06-30", "supervision"),))) == "done"
    assert own(Books(activities=(Activity("1", "2021-07-01", "supervision"),))) == "late"
    assert own(Books(activities=(Activity("1", "2021-06-30", "training"),))) == "owed"


def test_only_those_who_owe_by_the_day_are_reminded() -> None:
    found = standings(BOTH, HULIN, entered(sent(), sent("2021-04-28", ("paper",), "plan")), {})
    assert {name: [one.duty for one in owed] for name, owed in owing(found, "2021-05-15").items()} == {"县公安局": ["报送本部门实施方案", LIST]}
    assert [one.duty for one in owing(found, "2021-05-01")["县公安局"]] == ["报送本部门实施方案"]


def test_the_order_of_departments_and_entries_does_not_matter() -> None:
    fresh = (sent(forms=("paper",)), sent("2021-05-20", ("signed", "sealed", "electronic")), sent(department="县公安局"))
    one, other = entered(*fresh), entered(*reversed(fresh))
    assert set(standings(BOTH, HULIN, one, {})) == set(standings(BOTH[::-1], HULIN, other, {}))


def refused(change, *words: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PledgectlError) as caught:
        change()
    assert caught.value.code == 4 and all(word in caught.value.message for word in words), caught.value.message


def told_before(books: Books, fresh: Submission) -> Submission | None:
    return doubled(earlier(books)(fresh), fresh)


def test_what_was_handed_in_twice_is_entered_once() -> None:
    books = entered(sent(files=(FILE,)))
    assert told_before(books, sent("2021-06-01", ("electronic",), files=(FILE,)))
    assert enter_submissions(books, [sent("2021-06-01", ("electronic",), files=(FILE,))], TODAY) == (books, ())
    assert not told_before(books, sent("2021-06-01", files=(replace(FILE, sha256="cd" * 32),)))
    assert not told_before(books, sent(department="县公安局", files=(FILE,)))
    assert not told_before(entered(sent(forms=("paper",), files=(FILE,))), sent(forms=("sealed",), files=(FILE,)))


def test_the_same_paper_on_another_day_is_another_submission() -> None:
    books = entered(sent(forms=("paper",)))
    assert told_before(books, sent(forms=("paper",))) and not told_before(books, sent("2021-05-15", ("paper",)))
    assert not told_before(books, replace(sent(forms=("paper",)), note="年度总结"))


def test_numbers_run_by_the_year_of_the_date() -> None:
    books = entered(sent("2021-01-04"), sent("2022-01-04"), sent("2021-01-05", department="县公安局"))
    assert [one.number for one in books.submissions] == ["2021-001", "2022-001", "2021-002"]


def test_what_has_not_come_yet_cannot_be_entered() -> None:
    refused(lambda: enter_submissions(Books(), [sent("2021-06-02")], TODAY), "2021-06-02")
    refused(lambda: enter_reminders(Books(), [Reminder("", "2021-06-02", "县民政局")], TODAY), "还没有到")
    refused(lambda: enter_activity(Books(), Activity("", "2021-06-02", "training"), TODAY), "还没有到")
    refused(lambda: enter_complaint(Books(), Complaint("", "2021-06-02", "甲"), TODAY), "还没有到")


def test_an_answer_is_asked_for_after_the_reminder() -> None:
    refused(lambda: enter_reminders(Books(), [Reminder("", "2021-05-20", "县民政局", (), "2021-05-19")], TODAY), "2021-05-19", "2021-05-20")


def test_a_matter_is_reminded_of_once_a_day_and_each_reminder_knows_those_before() -> None:
    owed = owed_by([standing(Books())])
    books, first = enter_reminders(Books(), [Reminder("", "2021-05-16", "县民政局", owed)], TODAY)
    assert enter_reminders(books, [Reminder("", "2021-05-16", "县民政局", owed)], TODAY) == (books, ())
    books, second = enter_reminders(books, [Reminder("", "2021-05-20", "县民政局", owed)], TODAY)
    assert reminders_before(books)(first[0]) == [] and reminders_before(books)(second[0]) == [*first]
    assert standing(books).reminded == "2021-05-20" and standing(books, "报送本部门实施方案").reminded == ""


def test_an_activity_is_entered_once() -> None:
    books, _ = enter_activity(Books(), Activity("", "2021-05-20", "training", ("县民政局",), "培训"), TODAY)
    refused(lambda: enter_activity(books, Activity("", "2021-05-20", "training", ("县民政局",), "培训"), TODAY), "2021-001")


def complained() -> Books:
    return enter_complaint(Books(), Complaint("", "2021-05-10", "多要证明", due="2021-05-31"), TODAY)[0]


def test_an_answer_comes_after_the_complaint_and_stands() -> None:
    refused(lambda: answer_complaint(complained(), "2021-001", Reply("2021-05-09", "", "甲"), TODAY), "2021-05-09", "2021-05-10")
    refused(lambda: answer_complaint(complained(), "2021-001", Reply("2021-06-02", "", "甲"), TODAY), "还没有到")
    books, one = answer_complaint(complained(), "2021-001", Reply("2021-05-31", "true", "甲"), TODAY)
    assert (one.answered, one.result, one.answer) == ("2021-05-31", "true", "甲")
    refused(lambda: answer_complaint(books, "2021-001", Reply("2021-06-01", "", "乙"), TODAY), "2021-05-31")


@pytest.mark.parametrize(("today", "level"), [("2021-05-07", "todo"), ("2021-05-08", "due"), ("2021-05-15", "due"), ("2021-05-16", "overdue")])
def test_a_duty_is_due_a_week_before_its_day_and_overdue_the_day_after(today: str, level: str) -> None:
    (task,) = [one for one in duty_tasks(standings(BOTH, HULIN, Books(), {}), today, 7, False) if one.date == "2021-05-15"]
    assert (task.level, task.kind, task.count) == (level, "milestone", 2) and "县民政局" in task.text and "--what list" in task.next


def test_duties_of_long_ago_and_an_empty_book_are_one_line_that_presses_nobody() -> None:
    found = standings(BOTH, MAOJI, Books(), {})
    (task,) = duty_tasks(found, "2026-11-22", 7, False)
    assert (task.level, task.count) == ("todo", 4) and "2021-06-30" in task.text
    assert {one.level for one in duty_tasks(found, "2026-11-22", 7, True)} == {"overdue"}


def test_what_is_done_waits_no_longer() -> None:
    books = entered(*(sent("2021-04-28", what=what, department=one.name) for one in BOTH for what in ("plan", "list")))
    assert duty_tasks(standings(BOTH, HULIN, books, {}), "2026-11-22", 7, True) == []


def test_complaints_wait_by_their_days() -> None:
    held = [Complaint(f"2021-00{at}", "2021-05-01", "甲", due=day) for at, day in enumerate(("2021-05-31", "2021-06-03", "2021-07-30"), 1)]
    told = {task.level: task.text for task in complaint_tasks([*held, replace(held[0], number="2021-009", answered="2021-05-02")], TODAY, 7)}
    assert set(told) == {"overdue", "due", "todo"} and "2021-001" in told["overdue"] and "2021-009" not in "".join(told.values())


def test_a_receipt_ticks_what_came_and_says_what_is_to_be_mended() -> None:
    blank = {"形式": "", "报送": {"编号": "", "联系方式": ""}}
    said = receipt_values(blank, replace(sent(forms=("paper", "electronic"), files=(FILE,), by="李某"), number="2021-001"), ["目录清单的盖章"])
    assert said["形式"] == "■ 纸质版　□ 主要领导签字　□ 盖章　■ 电子版" and said["报送"]["日期"] == "2021年5月14日"
    assert said["报送"]["齐全"].startswith("□") and said["报送"]["补正"] == "■ 需要补正：目录清单的盖章"
    assert FILE.sha256 in said["报送"]["文件"][0] and said["报送"]["名称"] == "目录清单"
    assert receipt_values(blank, sent(), [])["报送"]["齐全"].startswith("■")


def test_a_reminder_says_how_late_and_the_how_manyth() -> None:
    blank = {"催办": [], "办件": {"完成日期": ""}, "联系人": "【待填写：联系人】"}
    first = Reminder("2021-001", "2021-05-20", "县民政局", owed_by([standing(Books())]), "2021-05-25")
    said = reminder_values(blank, first, (), "")
    assert said["催办"] == ["■ 报送证明事项目录清单（方案规定2021年5月15日以前，已超过5天）：缺目录清单"]
    assert (said["催办单"]["次数"], said["办件"]["完成日期"], said["联系人"]) == ("", "2021年5月25日", "【待填写：联系人】")
    again = reminder_values(blank, replace(first, date="2021-05-30"), (first,), "某科")
    assert again["催办单"]["次数"] == "（第2次催办，上次2021年5月20日）" and again["联系人"] == "某科"


@pytest.mark.parametrize(("text", "field", "value"), [
    ("联系人=李某", "contact", "李某"), ("complaint_phone＝0467-0000000", "complaint_phone", "0467-0000000"),
    ("第一责任人=", "responsible", ""), ("aliases=民政局、县民政，民政局", "aliases", ("民政局", "县民政")),
])  # fmt: skip
def test_a_contact_is_set_by_its_english_or_chinese_name(text: str, field: str, value: object) -> None:
    assert getattr(edit.set_fields(replace(POLICE, responsible="旧"), edit.parse_settings([text])), field) == value


@pytest.mark.parametrize(("text", "word"), [("contct=甲", "contact"), ("name=甲", "aliases"), ("联系人", "字段=内容"), ("联系=甲", "联系人")])
def test_a_field_that_cannot_be_set_is_named_with_what_can(text: str, word: str) -> None:
    with pytest.raises(PledgectlError) as caught:
        edit.parse_settings([text])
    assert caught.value.code == 2 and word in caught.value.hint


def test_a_name_belongs_to_one_department() -> None:
    with pytest.raises(PledgectlError, match="县民政局"):
        edit.put(BOTH, replace(POLICE, aliases=("民政局",)))
    assert [one.code for one in edit.put(BOTH, Department("jyj", "县教育局"))] == ["gaj", "jyj", "mzj"]
    assert edit.free_code(BOTH, "mzj") == "mzj2" and edit.free_code(BOTH, "jyj") == "jyj"


@pytest.mark.parametrize(("contact", "shown"), [("13900001111", "139******11"), ("0467-5551234", "046*-*****34"), ("12345", "*****"), ("某街1号", "****"), ("", "")])
def test_a_contact_is_masked(contact: str, shown: str) -> None:
    assert people.mask_contact(contact) == shown


def test_a_name_is_masked_but_for_its_first_character() -> None:
    assert (people.mask_name("王小明"), people.mask_name("")) == ("王**", "")
    assert [people.masked(one) for one in (people.NOBODY, people.Complainant("1"))] == ["匿名", "已删去"]


def test_a_text_that_names_the_person_is_masked() -> None:
    who = people.Complainant("1", "王小明", "0467-5551234")
    assert people.without_person("王小明（0467-5551234）反映多要证明", who) == "王**（046*-*****34）反映多要证明"
    assert people.without_person("王反映", people.Complainant("1", "王")) == "王反映"


def test_a_department_is_found_without_the_place_unless_two_would_answer() -> None:
    from pledgectl.catalog.edit import pick_department

    held = (Department("jyj", "虎林市教育局"), Department("gaj", "虎林市公安局"), Department("gaj2", "密山市公安局"))
    assert [pick_department(held, text).code for text in ("市教育局", "教育局", "虎林市公安局")] == ["jyj", "jyj", "gaj"]
    for text in ("公安局", "市公安局", "鸡西市教育局", "教育", ""):
        with pytest.raises(PledgectlError):
            pick_department(held, text)


def test_an_error_lists_no_names_where_there_are_none() -> None:
    from pledgectl.formats.records import unknown_word

    assert unknown_word("2026-001", (), "", "投诉编号").hint == "还没有任何投诉编号"
