"""Reports: the figures follow from the records of the period, and every writer prints the same ones."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Cli

from pledgectl.books import Activity, Books, Complaint, Owed, Reminder, Submission
from pledgectl.catalog.adjustment import Adjustment, Approval, Asked, Covered, Proposal
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.standing import Release
from pledgectl.diff import compare
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.report_book import write_report
from pledgectl.doors.report_paper import with_figures
from pledgectl.errors import PledgectlError
from pledgectl.figures import BAR, PIE, Chart, Report, Section, Series
from pledgectl.model import Catalog, Department, Finding, Item, Publicity, Review, Verification
from pledgectl.profile import MEASURES
from pledgectl.reports import assessment, books, catalog, ledger, monthly, publicity, supervision
from pledgectl.reports.period import last_month, parse_period, usual
from pledgectl.reports.scene import Scene, Step, as_of

HULIN = read_profile("hulin", None)
CIVIL, POLICE = Department("mzj", "县民政局"), Department("gaj", "县公安局")
ITEMS = (
    Item("gaj-001", "", "县公安局", "无犯罪记录证明", "教师资格认定", matter_type="行政许可", traits=("public_interest",)),
    Item("mzj-001", "", "县民政局", "收入证明", "申请低保", matter_type="行政给付", review=Review("李某", opinion="合法"),
         verification=Verification("yes"), publicity=Publicity("yes", "政务大厅", "1年")),
    Item("mzj-002", "", "县民政局", "住址证明", "收养登记"),
)  # fmt: skip
V1, V2 = Catalog("2021-05-14", ITEMS[:2]), Catalog("2021-06-10", ITEMS)
STEPS = (
    Step(Release("2021-05-14", "2021-05-14", baseline=True), compare(Catalog("", ()), Catalog("2021-05-14", ()))),
    Step(Release("2021-06-10", "2021-06-10"), compare(V1, V2), Filing("2021-06-10", deadline="2021-06-22", sent="2021-06-25")),
)
BOOKS = Books(
    (
        Submission("2021-001", "2021-04-20", "县民政局", "plan", ("electronic",)),
        Submission("2021-002", "2021-06-01", "县公安局", "plan", ("electronic",)),
    ),
    (Reminder("2021-001", "2021-05-20", "县公安局", (Owed(HULIN.milestones[0].duty, "2021-04-30", ("实施方案",)),)),),
    (Activity("2021-001", "2021-06-02", "training", note="填写承诺书"),),
    (
        Complaint("2021-001", "2021-06-03", "多要证明", "县公安局", channel="phone", due="2021-06-10", answered="2021-06-15", result="true"),
        Complaint("2021-002", "2021-06-20", "没有告知", "县民政局", due="2021-07-01", answered="2021-06-29", result="false"),
    ),
)
JUNE = parse_period("2021-06", "")
SCENE = Scene(
    HULIN, JUNE, "2021-08-01", (CIVIL, POLICE), V2, STEPS, books=BOOKS, published={"县民政局": "2021-05-14", "县公安局": "2021-05-14"},
    findings=(Finding("I001", "error", "没有依据", "", "", "mzj-002"),), fields={"社会救助": ("低保",), "户籍管理": ("户口",)},
)  # fmt: skip
MAKERS = (monthly.monthly, supervision.supervision, publicity.publicity, ledger.ledger, assessment.assessment)


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if one.title == title)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021-02", "2021-02-01", "2021-02-28"), ("2024年2月", "2024-02-01", "2024-02-29"), ("2021", "2021-01-01", "2021-12-31"),
        ("2021-Q4", "2021-10-01", "2021-12-31"), ("2021年第二季度", "2021-04-01", "2021-06-30"), ("2021年度", "2021-01-01", "2021-12-31"),
        ("2021-04-05..2021-04-09", "2021-04-05", "2021-04-09"), ("2021年4月5日至2021年5月1日", "2021-04-05", "2021-05-01"),
    ],
)  # fmt: skip
def test_a_period_is_read_as_clerks_write_it(text: str, start: str, end: str) -> None:
    found = parse_period(text, "")
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize("text", ["2021-13", "五月", "2021-06-30..2021-06-01", "2021-02-30..2021-03-01", "", "21"])
def test_what_is_no_period_is_refused_as_a_slip_of_the_command_line(text: str) -> None:
    with pytest.raises(PledgectlError) as caught:
        parse_period(text, "--period")
    assert caught.value.code == 2


def test_a_monthly_report_is_about_the_month_before_and_others_about_the_year() -> None:
    assert last_month(date(2022, 1, 15)).start == "2021-12-01"
    assert usual("monthly", date(2022, 3, 31)).end == "2022-02-28" and usual("ledger", date(2022, 3, 31)).end == "2022-12-31"


def test_what_came_after_the_day_is_not_known_yet() -> None:
    then = as_of(BOOKS, "2021-06-12")
    assert [one.answered for one in then.complaints] == [""] and len(then.submissions) == 2
    assert as_of(BOOKS, "2021-04-30").submissions == BOOKS.submissions[:1]


def test_items_are_counted_by_kind_by_field_and_by_department() -> None:
    assert catalog.items_by_kind(SCENE).rows == (("行政给付", 1), ("行政许可", 1), ("未写明", 1))
    assert catalog.items_by_field(SCENE).rows == (("社会救助", 1), ("户籍管理", 0), ("其他领域", 2))
    assert catalog.items_by_department(SCENE).rows == (("县民政局", 2), ("县公安局", 1))


def test_changes_and_filings_of_the_period_are_told_with_their_lateness() -> None:
    changed = catalog.changes(SCENE)
    assert changed.rows == (("2021-06-10", "2021-06-10", 1, 0, 0, 0, ""),)
    assert catalog.filings(SCENE).rows[0][-1] == "逾期报送"


@pytest.mark.parametrize(("day", "state"), [("2021-06-20", "未报，未到期"), ("2021-06-23", "未报，已逾期"), ("2021-06-25", "逾期报送")])
def test_a_filing_is_told_as_it_stood_on_the_day(day: str, state: str) -> None:
    assert catalog.filing_state(Filing("a", deadline="2021-06-22", sent="2021-06-25"), day) == state


def test_applications_say_what_became_of_them() -> None:
    asked = Proposal("2021-001", "proposed", "2021-06-02", "县民政局", changes=(Asked("added", "mzj-002", digest="x"),))
    turned = Adjustment("2021-002", Approval("bureau", "", "2021-06-05"), (Covered("added", "mzj-002", "x"),), "", ("2021-001",), "rejected", "没有依据")
    found = catalog.applications(replace(SCENE, proposals=(asked,), adjustments=(turned,)))
    assert found.rows[0][-1] == "不予审定" and "审定0次，不予审定1次" in found.lead


def test_duties_count_departments_in_time_late_and_owing() -> None:
    plan = next(row for row in books.duties(SCENE).rows if row[0] == HULIN.milestones[0].duty)
    assert plan[1:] == ("2021-04-30", 1, 1, 0, 0, 0)


def test_complaints_are_told_without_who_made_them_and_with_their_lateness() -> None:
    assert [row[-1] for row in books.complaints(SCENE).rows] == ["逾期答复", "按期答复"]


def test_the_supervision_report_counts_faults_and_duties_of_each_department() -> None:
    rows = {row[0]: row for row in section(supervision.supervision(SCENE), "各部门情况").rows}
    assert rows["县民政局"][1:6] == (2, 1, 1, 1, 0) and rows["县公安局"][7] == 1


def test_publicity_names_what_ought_to_be_public_and_is_not() -> None:
    report = publicity.publicity(SCENE)
    assert [row[0] for row in section(report, "公开承诺书的事项").rows] == ["mzj-001"]
    assert [row[0] for row in section(report, "方案要求公开、清单没有写明公开的事项").rows] == ["gaj-001"]


def test_the_assessment_scores_by_the_table_of_the_profile_and_leaves_out_what_did_not_happen() -> None:
    rows = {row[0]: row for row in section(assessment.assessment(replace(SCENE, period=parse_period("2021", ""))), "各部门得分").rows}
    titles = [one.title for one in HULIN.assessment.criteria]
    civil = dict(zip(titles, rows["县民政局"][1:], strict=False))
    assert (civil["清单质量"], civil["核查办法齐全"], civil["合法性审查"], civil["不用催办"]) == (10.0, 10.0, 5.0, 10.0)
    assert dict(zip(titles, rows["县公安局"][1:], strict=False))["投诉举报按期答复"] == 0.0
    quiet = {row[0]: row for row in section(assessment.assessment(replace(SCENE, books=Books())), "各部门得分").rows}
    assert "—" in quiet["县公安局"] and 0 < float(quiet["县公安局"][-1]) <= 100


def test_every_measure_that_a_profile_may_name_can_be_taken() -> None:
    assert tuple(assessment.MEASURES) == MEASURES


def test_a_department_that_does_all_gets_a_hundred() -> None:
    profile = replace(HULIN, milestones=HULIN.milestones[:1])
    items = tuple(replace(item, review=Review("李某", opinion="合法"), verification=Verification("yes")) for item in ITEMS)
    held = replace(SCENE, profile=profile, catalog=Catalog("a", items), findings=(), books=Books(BOOKS.submissions[:1]), departments=(CIVIL,))
    assert assessment.assessment(held).sections[0].rows[0][-1] == 100.0


@pytest.mark.parametrize("make", MAKERS)
def test_a_place_without_anything_still_gives_a_report(make) -> None:
    empty = Scene(read_profile("common", None), JUNE, "2021-08-01", (), Catalog("", ()))
    report = make(empty)
    assert report.sections and write_report(report)
    assert all(one.rows or one.lead or one.empty for one in report.sections)


@pytest.mark.parametrize("make", MAKERS)
def test_every_row_is_as_wide_as_its_header_and_every_series_as_its_labels(make) -> None:
    for one in make(SCENE).sections:
        assert {len(row) for row in one.rows} <= {len(one.headers)}
        assert not one.chart or all(len(series.values) == len(one.chart.labels) for series in one.chart.series)


def test_the_workbook_holds_numbers_as_numbers_charts_that_are_charts_and_no_formula() -> None:
    from openpyxl import load_workbook

    chart = [Chart("图", kind, ("甲", "=1+1"), (Series("数", (3, 1)),)) for kind in (BAR, PIE)]
    sections = tuple(Section(f"节:{one.kind}", "", ("名", "数"), (("=1+1", 3), ("甲", 1.5)), one) for one in chart)
    data = write_report(Report("monthly", "报表", "", ("事实",), sections, ("缺",)))
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["目录", "节bar", "节pie", "图的数据"]
    cells = [book["节bar"].cell(row, column) for row in (5, 6) for column in (1, 2)]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), (3, "n"), ("甲", "s"), (1.5, "n")]
    assert [len(book[name]._charts) for name in book.sheetnames] == [0, 1, 1, 0]
    assert data == write_report(Report("monthly", "报表", "", ("事实",), sections, ("缺",)))


def test_sections_of_one_name_get_sheets_of_their_own() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(write_report(Report("ledger", "报表", "", (), (Section("目录"), Section("同名"), Section("同名"))))))
    assert book.sheetnames == ["目录", "目录2", "同名", "同名2"]


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    (tmp_path / "清单.csv").write_text(
        "证明事项名称,证明用途,设定依据,索要单位,开具单位,事项类型\n收入证明,申请低保,《社会救助暂行办法》第十一条,县民政局,用人单位,行政给付\n"
        "住址证明,收养登记,《中国公民收养子女登记办法》第六条,县民政局,县公安局,行政确认\n",
        encoding="utf-8",
    )
    assert cli("catalog", "import", "清单.csv", "--dept", "县民政局", "--yes").code == 0
    assert cli("catalog", "publish", "--baseline", "2021-05-14", "--yes").code in (0, 4)
    return tmp_path


@pytest.mark.parametrize("kind", ["monthly", "督查", "公示", "ledger", "考核"])
def test_a_report_is_written_twice_over_and_opens_without_a_schema_error(cli: Cli, place: Path, kind: str) -> None:
    audit = pytest.importorskip("openxml_audit")
    found = cli("report", kind, "--period", "2021")
    assert found.code == 0 and "下一步" in found.err
    made = sorted((place / "输出" / "报表").iterdir())
    assert [path.suffix for path in made] == [".docx", ".xlsx"]
    assert [str(error) for path in made for error in audit.OpenXmlValidator().validate(path).errors] == []


def test_the_paper_holds_native_charts_with_their_workbook_and_no_mark_is_left(cli: Cli, place: Path) -> None:
    assert cli("report", "monthly", "--period", "2021", "-o", "月报.docx").code == 0
    with zipfile.ZipFile(place / "月报.docx") as archive:
        names, text = archive.namelist(), archive.read("word/document.xml").decode()
        chart = archive.read("word/charts/chart1.xml").decode()
    assert "word/embeddings/report.xlsx" in names and "numCache" in chart and "externalData" in chart
    assert "〔表" not in text and "〔图" not in text and "【待填写：办件" in text


def test_what_only_looks_like_a_mark_stays_in_the_paper() -> None:
    from docx import Document

    paper, out = Document(), io.BytesIO()
    for text in ("〔表1〕", "〔表2〕", "〔图0〕", "〔图〕", "见〔表1〕"):
        paper.add_paragraph(text)
    paper.save(out)
    report = Report("monthly", "报表", "", (), (Section("一", headers=("名",), rows=(("甲",),)),))
    made = Document(io.BytesIO(with_figures(out.getvalue(), report, b"")))
    assert [one.text for one in made.paragraphs] == ["〔表2〕", "〔图0〕", "〔图〕", "见〔表1〕"]
    assert [[cell.text for cell in row.cells] for row in made.tables[0].rows] == [["名"], ["甲"]]


def test_a_period_that_has_not_begun_is_refused_and_nothing_is_written(cli: Cli, place: Path) -> None:
    found = cli("report", "monthly", "--period", "2199-01")
    assert found.code == 2 and "还没有开始" in found.err
    assert cli("report", "monthly", "--period", "2021", "--dry-run").code == 0 and not (place / "输出" / "报表").exists()


@pytest.mark.parametrize("options", [("-o", "a.pdf"), ("-o", "a.docx", "--format", "xlsx"), ("--format", "pdf")])
def test_a_file_of_another_kind_is_refused(cli: Cli, place: Path, options: tuple[str, ...]) -> None:
    assert cli("report", "monthly", *options).code == 2


def test_reports_as_data_say_the_same(cli: Cli, place: Path) -> None:
    found = cli("report", "月报", "--period", "2021", "--json").json
    assert found["kind"] == "monthly" and found["sections"][0]["headers"] == ["指标", "数值"]


def test_bars_lie_where_their_names_are_too_long_to_stand_side_by_side() -> None:
    from openpyxl import load_workbook

    long = "某实验区农村产业发展和社会保障综合行政执法局"
    charts = [Chart("图", "bar", names, (Series("项数", (1.0, 2.0)),)) for names in (("县公安局", "县民政局"), ("县公安局", long))]
    sections = tuple(Section(f"第{at}节", chart=chart) for at, chart in enumerate(charts))
    book = load_workbook(io.BytesIO(write_report(Report("monthly", "报表", "", (), sections))))
    drawn = [book[name]._charts[0] for name in ("第0节", "第1节")]
    assert [one.type for one in drawn] == ["col", "bar"] and drawn[1].x_axis.scaling.orientation == "maxMin"
    told = [point.v for point in drawn[1].series[0].cat.strRef.strCache.pt]
    assert [text.replace("\n", "") for text in told] == ["县公安局", long] and max(map(len, told[1].split("\n"))) <= 14


def test_the_end_of_the_last_section_stays_on_the_page_of_the_signature(cli: Cli, place: Path) -> None:
    from docx import Document

    cli("report", "ledger", "--period", "2021")
    (path,) = (place / "输出" / "报表").glob("*.docx")
    texts = [one for one in Document(str(path)).paragraphs if one.text.strip()]
    assert texts[-1].paragraph_format.keep_with_next
