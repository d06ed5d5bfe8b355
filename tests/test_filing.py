"""The clock of a filing, the words of its report for both plans, and packages that show every change."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pledgectl.catalog import papers as papers_of
from pledgectl.catalog.adjustment import Adjustment, Approval, Covered
from pledgectl.catalog.filing import Filing, amend, check_dates, lateness, manifest, open_filing, start_day, verify_package
from pledgectl.catalog.papers import Papers, comparison_values, edition, report_values
from pledgectl.catalog.standing import Release
from pledgectl.catalog.tables import comparison_rows
from pledgectl.diff import authorized, compare
from pledgectl.doors.profiles import read_profile
from pledgectl.errors import NOT_ALLOWED, PledgectlError
from pledgectl.gaps import missing
from pledgectl.model import Basis, Item, catalog_of
from pledgectl.workdays import deadline

GOLDEN = Path(__file__).parent / "golden"
TODAY = "2021-06-01"
HULIN, MAOJI, COMMON = (read_profile(name, None) for name in ("hulin", "maoji", "common"))
LAW = (Basis("户口登记条例", "", "第七条"),)
ONE = Item("gaj-001", department="公安局", name="无犯罪记录证明", purpose="保安员证核发", requester="公安局", issuer="派出所", bases=LAW)
TWO, THREE = replace(ONE, id="gaj-002", name="户籍证明"), replace(ONE, id="gaj-003", name="住所证明")
NEW, RENAMED, REVISED = replace(ONE, id="gaj-004", name="亲属关系证明"), replace(TWO, name="户口证明"), replace(THREE, issuer="居委会")
OLD, CURRENT = catalog_of("2021-05-01", (ONE, TWO, THREE)), catalog_of("2021-05-12", (RENAMED, REVISED, NEW))
BY_GOVERNMENT = Adjustment(
    "2021-001", Approval("government", "政函〔2021〕12号", "2021-05-08"), (Covered("added", "gaj-004"), Covered("removed", "gaj-001")), "2021-05-01"
)
BY_BUREAU = Adjustment(
    "2021-002", Approval("bureau", "司〔2021〕5号", "2021-05-10"), (Covered("renamed", "gaj-002"), Covered("revised", "gaj-003")), "2021-05-01"
)
RELEASE = Release("2021-05-12", "2021-05-12", previous="2021-05-01", approvals=(BY_GOVERNMENT, BY_BUREAU))
SAID = {"number": "司报〔2021〕8号", "signer": "赵六", "contact": "钱七", "url": "https://example.gov.cn/list", "dated": "2021-05-13"}


def count(start: date, days: int):  # type: ignore[no-untyped-def]
    return deadline(start, days)


def papers(profile, **said: str) -> Papers:  # type: ignore[no-untyped-def]
    filing = amend(None, open_filing(RELEASE, profile, count), said)
    return Papers(profile, RELEASE, CURRENT, authorized(compare(OLD, CURRENT), profile.authority), filing)


def flat(values: dict[str, object]) -> str:
    """Write the values of a report as text, one line each, for comparison with the golden file."""
    lines = []
    for name, value in values.items():
        lines += [f"{name}：{value}"] if isinstance(value, str) else [f"{name}：", *(f"  {text}" for text in value)]  # type: ignore[attr-defined]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("profile", [HULIN, MAOJI], ids=["hulin", "maoji"])
def test_the_report_says_what_the_plan_asks(profile) -> None:  # type: ignore[no-untyped-def]
    golden = GOLDEN / f"filing-report-{profile.code}.txt"
    assert flat(report_values(papers(profile, **SAID))) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("objects", "title", "first"), [
    (("catalog",), "证明事项\n告知承诺制清单的备案报告", "公布后"),
    (("changes",), "清单\n调整情况的备案报告", "调整对照表"),
    (("catalog", "changes"), "清单\n及调整情况的备案报告", "公布后"),
    ((), "清单\n及调整情况的备案报告", "公布后"),
])  # fmt: skip
def test_what_the_plan_has_filed_names_the_report_and_goes_first(objects, title, first) -> None:  # type: ignore[no-untyped-def]
    asked = replace(HULIN, filing=replace(HULIN.filing, objects=objects))
    values = report_values(papers(asked, **SAID))
    place = [first in text for text in values["附件"]].index(True)
    assert values["标题"].endswith(title) and place == 0
    at = 1 + ["对照表" in text for text in values["附件"]].index(True)
    assert f"详见附件{at}。" in values["正文"][2]


def test_the_sections_of_the_report_are_numbered_without_a_gap() -> None:
    plain = replace(papers(HULIN, **SAID), release=replace(RELEASE, approvals=()), difference=compare(CURRENT, CURRENT))
    told = report_values(plain)["正文"]
    assert [text[:6] for text in told[1:4]] == ["一、公布情况", "二、调整情况", "三、报备期限"] and told[2].endswith("相比，没有变化。")


def test_what_nobody_said_is_named_and_printed_as_blank() -> None:
    values = report_values(papers(HULIN))
    assert missing(values) == ["发文字号", "签发人", "公布网址", "联系人及电话", "成文日期"]
    assert values["签发人"] == "【待填写：签发人】"


def test_where_the_profile_names_nobody_the_report_invents_nobody() -> None:
    assert {"辖区名称", "主送机关", "发文机关", "报备所依据的文件"} <= set(missing(report_values(papers(COMMON, **SAID))))


@pytest.mark.parametrize(
    ("profile", "authority", "due"), [(HULIN, "鸡西市司法行政部门", "2021-05-21"), (MAOJI, "淮南市司法行政部门", "2021-05-21")]
)
def test_seven_working_days_count_from_the_day_after_publication(profile, authority: str, due: str) -> None:  # type: ignore[no-untyped-def]
    filing = open_filing(RELEASE, profile, count)
    assert (filing.authority, filing.event, filing.start, filing.deadline) == (authority, "publication", "2021-05-12", due)
    assert filing.note.endswith(profile.filing.note)


def test_a_profile_may_start_the_clock_at_the_last_approval() -> None:
    rule = replace(HULIN.filing, start="approval")
    assert start_day(RELEASE, rule) == ("approval", "2021-05-10")
    assert start_day(replace(RELEASE, approvals=()), rule) == ("publication", "2021-05-12")


def test_a_list_taken_over_has_no_clock() -> None:
    filing = open_filing(Release("2021-02-28", "2021-02-28", baseline=True), HULIN, count)
    assert (filing.deadline, filing.start) == ("", "") and "接管" in filing.note


@dataclass
class Guess:
    """A calendar that lacks next year's notice."""

    due: date
    certain: bool = False
    note: str = "放假安排不在本机数据中"


def test_an_uncertain_deadline_is_marked_and_says_why() -> None:
    filing = open_filing(RELEASE, MAOJI, lambda start, days: Guess(start + timedelta(days)))
    assert not filing.certain and "放假安排" in filing.note
    text = flat(report_values(replace(papers(MAOJI), filing=filing)))
    assert "须核对" in text


def test_what_was_said_before_is_kept_and_may_be_added_to() -> None:
    fresh = open_filing(RELEASE, HULIN, count)
    held = amend(None, fresh, {"signer": "赵六"})
    assert amend(held, fresh, {"number": "1号"}) == replace(fresh, signer="赵六", number="1号")


def refused(run, word: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(PledgectlError, match=word) as caught:
        run()
    assert caught.value.code == NOT_ALLOWED


def test_what_was_sent_cannot_be_reworded_but_gets_its_receipt() -> None:
    fresh = open_filing(RELEASE, HULIN, count)
    held = replace(fresh, sent="2021-05-18", signer="赵六")
    refused(lambda: amend(held, fresh, {"signer": "钱七"}), "已经报送")
    assert amend(held, fresh, {"signer": "赵六", "receipt": "备1号"}).receipt == "备1号"


def test_dates_in_the_wrong_order_are_refused() -> None:
    refused(lambda: check_dates(Filing("v", sent="2021-05-11"), None, RELEASE, TODAY), "早于公布日期")
    refused(lambda: check_dates(Filing("v", receipt="1"), None, RELEASE, TODAY), "报送日期")
    refused(lambda: check_dates(Filing("v", sent="2021-06-02"), None, RELEASE, TODAY), "还没有到")
    refused(lambda: check_dates(Filing("v", dated="2021-05-11"), None, RELEASE, TODAY), "成文日期 2021-05-11 早于公布日期")
    refused(lambda: check_dates(Filing("v", dated="2021-05-19", sent="2021-05-18"), None, RELEASE, TODAY), "晚于报送日期")
    received = Filing("v", sent="2021-05-12", receipt="1")
    refused(lambda: check_dates(replace(received, sent="2021-05-13"), received, RELEASE, TODAY), "回执")
    check_dates(received, received, RELEASE, TODAY)


@pytest.mark.parametrize(
    ("sent", "today", "word"),
    [("2021-05-21", "2021-06-01", "按期"), ("2021-05-22", "2021-06-01", "已超过期限"), ("", "2021-05-22", "已超过"), ("", "2021-05-21", "尚未")],
)
def test_lateness_is_told(sent: str, today: str, word: str) -> None:
    assert word in lateness(Filing("v", deadline="2021-05-21", sent=sent), today)


def test_the_comparison_shows_each_change_once_with_its_decision() -> None:
    rows = comparison_rows(compare(OLD, CURRENT), RELEASE.approvals)
    assert [(row.kind, row.name, row.decider) for row in rows] == [
        ("新增", "亲属关系证明", "本级政府"), ("取消", "无犯罪记录证明", "本级政府"),
        ("更名", "户口证明", "司法行政部门"), ("变更", "住所证明", "司法行政部门"),
    ]  # fmt: skip
    assert (rows[2].before, rows[2].after) == ("证明事项名称：户籍证明", "证明事项名称：户口证明")
    assert (rows[0].before, rows[1].after) == ("无", "取消")


def test_a_comparison_without_changes_says_so() -> None:
    assert "没有变化" in comparison_values(compare(OLD, OLD), "")["说明"]


@pytest.mark.parametrize(
    ("version", "text"), [("2021-05-12", "2021年5月12日版"), ("2021-05-12-2", "2021年5月12日第2版"), ("draft", "工作稿"), ("甲.xlsx", "甲.xlsx")]
)
def test_versions_are_named_for_people(version: str, text: str) -> None:
    assert edition(version) == text


PARTS = {"备案报告.docx": b"a", "清单.xlsx": b"b"}


def package(parts: dict[str, bytes]) -> list[str]:
    return verify_package(tuple(parts), parts.__getitem__)


def test_a_whole_package_verifies() -> None:
    assert package(PARTS | {"SHA256SUMS": manifest(PARTS)}) == []


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"备案报告.docx": b"x", "清单.xlsx": b"b"}, "备案报告.docx 被改动过"),
        ({"清单.xlsx": b"b"}, "备案报告.docx 不见了"),
        (PARTS | {"外来.txt": b""}, "外来.txt 不在校验清单中"),
    ],
)
def test_every_change_of_a_package_is_noticed(parts: dict[str, bytes], word: str) -> None:
    assert package(parts | {"SHA256SUMS": manifest(PARTS)}) == [word]


def test_a_package_without_or_with_a_damaged_manifest_is_noticed() -> None:
    assert "SHA256SUMS" in package(PARTS)[0]
    assert any("第 1 行" in fault for fault in package(PARTS | {"SHA256SUMS": b"nonsense\n" + manifest(PARTS)}))


def test_a_manifest_that_names_a_file_twice_is_noticed() -> None:
    assert any("两次" in fault for fault in package(PARTS | {"SHA256SUMS": manifest(PARTS) * 2}))


def test_no_text_of_a_paper_holds_characters_that_code_page_936_lacks() -> None:
    for values in (report_values(papers(HULIN, **SAID)), papers_of.catalog_values(papers(MAOJI))):
        str(values).encode("gbk")
