"""The sheet that goes back: the same cells at the same places, every fault at its cell, and a list that imports again."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from listkit import csv_file, one, xlsx
from openpyxl import load_workbook

from pledgectl.catalog.intake import read_sheets
from pledgectl.catalog.report import _separate, build_report
from pledgectl.check import check_entries, sort_findings
from pledgectl.cli.catalog.context import choose_profile, read_context
from pledgectl.doors.markup import write_report
from pledgectl.doors.workbook import read_book, read_book_bytes
from pledgectl.formats.results import RESULTS
from pledgectl.marks import KEPT, MENDED
from pledgectl.model import Finding, Where
from pledgectl.rule import REGISTER, rules_for

HERE = Path(__file__).parent
LISTS = sorted(
    path
    for folder in ("lists", "../catalogs/samples")
    for path in (HERE / folder).iterdir()
    if path.suffix in (".xlsx", ".xls", ".ods", ".csv") and path.name not in ("items.csv", "申请人.csv")
)
CONTEXT = read_context(None, choose_profile(None, "common"))
TITLE = ("县民政局告知承诺制证明事项清单",)
HEADER = ("序号", "证明名称", "证明用途", "事项类型", "设定依据", "效力层级", "索要单位", "开具单位", "是否免予核查")
BASIS = "《社会团体登记管理条例》第十一条"
GOOD = (1, "场所使用权证明", "社会团体成立登记", "行政许可", BASIS, "行政法规", "县民政局", "房屋产权人", "否")
NO_BASIS = (2, "住所证明", "基金会设立登记", "行政许可", "", "", "县民政局", "房屋产权人", "否")


def made(path):
    """Return what the report of a file holds, and its bytes."""
    book = read_book(path)
    intakes = read_sheets(book)
    told = [found for sheet in intakes for found in sheet.findings]
    report = build_report(book, intakes, sort_findings([*told, *check_entries(intakes, CONTEXT)]))
    return report, write_report(report)


def opened(data):
    return load_workbook(io.BytesIO(data))


@pytest.fixture
def county(tmp_path):
    """Return a function that writes 县民政局.xlsx of these rows below title and header."""
    return lambda *rows, merges=(): one(tmp_path / "县民政局.xlsx", [TITLE, HEADER, *rows], merges)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_the_report_imports_again_with_the_same_items(path):
    books = read_book(path), read_book_bytes(made(path)[1], f"{path.stem}-{RESULTS}.xlsx")
    before, after = ([entry.item for sheet in read_sheets(book, "县某局") for entry in sheet.entries] for book in books)
    assert after == before != []


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_cell_stands_where_it_stood(path):
    sheets = [sheet for sheet in read_book(path).sheets if sheet.rows]
    back = read_book_bytes(made(path)[1], "back.xlsx").sheets[1:]
    assert [sheet.rows for sheet in back] == [sheet.rows for sheet in sheets]
    assert [set(sheet.merges) for sheet in back] == [set(sheet.merges) for sheet in sheets]


def test_the_same_report_is_the_same_bytes(county):
    path = county(GOOD, NO_BASIS)
    assert made(path)[1] == made(path)[1]


def test_a_fault_is_coloured_and_says_level_code_problem_and_remedy(county):
    cell = opened(made(county(GOOD, NO_BASIS))[1])["清单"]["E4"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment.text.startswith("错误 I008：") and "怎么办：" in cell.comment.text


def test_a_sound_cell_has_neither_colour_nor_comment(county):
    cell = opened(made(county(GOOD, NO_BASIS))[1])["清单"]["E3"]
    assert cell.fill.fill_type is None and cell.comment is None


def test_the_heaviest_level_colours_a_cell_that_has_several(county):
    sheet = opened(made(county((*GOOD[:4], "《社会团体登记办法》", "", *GOOD[6:]), NO_BASIS))[1])["清单"]
    colours = {"错误": "FFFFC7CE", "提示": "FFFFEB9C", "说明": "FFDDEBF7"}
    marked = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    told = [[level for level in colours if f"\n{level}" in f"\n{cell.comment.text}"] for cell in marked]
    assert ["提示", "说明"] in told
    assert [cell.fill.fgColor.rgb for cell in marked] == [colours[levels[0]] for levels in told]


def test_a_finding_about_a_row_is_marked_at_its_first_filled_column(tmp_path):
    rows = [TITLE, ("", *HEADER[1:4]), ("", "住所证明", "基金会设立登记", "行政许可")]
    report, _ = made(one(tmp_path / "县民政局.xlsx", rows))
    marks = {(mark.row, mark.column): mark.comment for mark in report.sheets[0].marks}
    assert "I008" in marks[3, 2] and (3, 1) not in marks


def test_a_cell_that_a_merge_covers_speaks_at_the_corner_and_names_its_row(county):
    second = (2, "", "基金会设立登记", "行政许可", "", "", "县民政局", "房屋产权人", "否")
    report, data = made(county((1, "住所证明", "社团登记", "行政许可", "", "", "县民政局", "产权人", "否"), second, merges=["B3:B4", "E3:E4"]))
    (corner,) = [mark for mark in report.sheets[0].marks if (mark.row, mark.column) == (3, 5)]
    assert "第 4 行：错误 I008" in corner.comment
    assert str(opened(data)["清单"].merged_cells).split() == ["B3:B4", "E3:E4"]


def test_rows_left_out_are_grey_and_say_why_once_for_neighbours(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"县民政局": [HEADER, GOOD, ("合计", 1)], "会议记录": [("甲", "乙"), ("丙", "丁"), ("戊", "己")]})
    report, data = made(path)
    notes = {sheet.name: [mark.comment for mark in sheet.marks if "没有作为事项读入" in mark.comment] for sheet in report.sheets}
    assert notes["县民政局"] == ["第 3 行没有作为事项读入：合计行"]
    assert len(notes["会议记录"]) == 1 and notes["会议记录"][0].startswith("第 1 至 3 行")
    assert opened(data)["县民政局"]["A3"].fill.fgColor.rgb == "FFD9D9D9"


def test_of_a_table_on_its_side_each_finding_names_its_own_certificate_and_no_line_is_grey(tmp_path):
    rows = [TITLE, ("证明名称", "场所证明", "住所证明"), ("证明用途", "登记", "登记"), ("设定依据", BASIS, ""), ("开具单位", "产权人", "产权人")]
    report, _ = made(one(tmp_path / "县民政局.xlsx", rows))
    told = {(entry.place, entry.name) for entry in report.told if entry.place in ("清单!C4", "清单!B4")}
    assert ("清单!C4", "住所证明") in told and ("清单!B4", "住所证明") not in told
    assert report.sheets[0].skipped == {1}


def test_title_and_header_are_not_told_as_left_out(county):
    report, _ = made(county(GOOD))
    assert [mark for mark in report.sheets[0].marks if mark.row < 3] == []


def test_what_looks_like_a_formula_stays_text(tmp_path):
    path = csv_file(tmp_path / "县民政局.csv", "证明名称,证明用途,设定依据,索要单位\n=1+1,=cmd|'/c calc'!A0,#N/A,@县局\n")
    sheet = opened(made(path)[1])["县民政局"]
    assert [(cell.data_type, cell.value) for cell in sheet[2]] == [("s", "=1+1"), ("s", "=cmd|'/c calc'!A0"), ("s", "#N/A"), ("s", "@县局")]


def test_columns_with_fixed_values_have_drop_downs_over_the_items(county):
    rules = opened(made(county(GOOD, NO_BASIS))[1])["清单"].data_validations.dataValidation
    choices = {str(rule.sqref): rule.formula1 for rule in rules}
    assert set(choices) == {"D3:D4", "F3:F4", "I3:I4"}
    assert "行政许可" in choices["D3:D4"] and "行政法规" in choices["F3:F4"] and choices["I3:I4"] == '"是,否"'


def test_columns_of_ticks_offer_a_tick(tmp_path):
    header = ("证明名称", "证明用途", "设定依据", "行使层级", "", "经济价值较高")
    rows = [header, ("", "", "", "市级", "县级", ""), ("住所证明", "基金会设立登记", BASIS, "√", "", "是")]
    _, data = made(one(tmp_path / "县民政局.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"]))
    choices = {str(rule.sqref): rule.formula1 for rule in opened(data)["清单"].data_validations.dataValidation}
    assert choices == {"D3": '"√"', "E3": '"√"', "F3": '"是"'}


def test_the_sheet_of_results_links_each_finding_to_its_cell_and_can_be_answered(county):
    report, data = made(county(GOOD, NO_BASIS))
    sheet = opened(data)[RESULTS]
    assert opened(data).sheetnames[0] == RESULTS
    links = {link.display: link.location for row in sheet.iter_rows() for cell in row if (link := cell.hyperlink)}
    assert links["清单!E4"] == "'清单'!E4" and len(report.told) == len([r for r in sheet.iter_rows(values_only=True) if isinstance(r[0], int)])
    (answers,) = [rule for rule in sheet.data_validations.dataValidation if "已改正" in rule.formula1]
    assert answers.formula1 == '"已改正,不改，理由见备注"'


def test_the_summary_counts_by_level_and_by_rule(county):
    report, _ = made(county(GOOD, NO_BASIS, (3, *NO_BASIS[1:2], "社会团体登记", *NO_BASIS[3:])))
    assert ("错误", "I008", "没有设定依据", 2) in report.rules and "共读到 3 项。错误 2 条" in report.lines[0]


def test_a_report_that_came_back_gets_one_new_sheet_of_results(tmp_path, county):
    path = tmp_path / f"县民政局-{RESULTS}.xlsx"
    path.write_bytes(made(county(GOOD, NO_BASIS))[1])
    report, data = made(path)
    assert opened(data).sheetnames == [RESULTS, "清单"] and "共读到 2 项" in report.lines[0] and RESULTS not in report.lines[1]


def test_what_a_department_answered_is_kept_unless_it_says_mended(tmp_path, county):
    book = opened(made(county(GOOD, NO_BASIS, (3, "收入证明", *NO_BASIS[2:])))[1])
    first, second = [row for row in book[RESULTS].iter_rows() if row[2].value == "I008" and isinstance(row[0].value, int)]
    first[7].value, first[8].value, second[7].value = KEPT, "依据正在修订", MENDED
    book.save(path := tmp_path / f"县民政局-{RESULTS}.xlsx")
    answers = [(told.name, told.state, told.remarks) for told in made(path)[0].told if told.code == "I008"]
    assert answers == [("住所证明", KEPT, "依据正在修订"), ("收入证明", "", "")]


def test_a_list_of_their_own_that_is_called_results_is_kept(tmp_path):
    _, data = made(xlsx(tmp_path / "县民政局.xlsx", {RESULTS: [HEADER, GOOD]}))
    assert opened(data).sheetnames == [RESULTS, f"{RESULTS}(2)"]


def test_personal_numbers_do_not_go_out(county):
    _, data = made(county((*GOOD[:7], "张某 999999199001011234", "否")))
    held = str([[cell.value for row in sheet.iter_rows() for cell in row] for sheet in opened(data)])
    assert "999999199001011234" not in held and "身份证号已隐去" in held


def test_a_hidden_sheet_stays_hidden_and_nothing_links_there(tmp_path):
    path = xlsx(tmp_path / "县民政局.xlsx", {"清单": [HEADER, GOOD], "旧稿": [HEADER, NO_BASIS]})
    book = load_workbook(path)
    book["旧稿"].sheet_state = "hidden"
    book.save(path)
    report, data = made(path)
    assert opened(data)["旧稿"].sheet_state == "hidden"
    assert [told.sheet for told in report.told if told.code == "F003"] == [""]


def test_the_department_named_only_by_the_file_is_found_again(tmp_path):
    path = one(tmp_path / "县民政局.xlsx", [HEADER, GOOD])
    (_, again) = read_sheets(read_book_bytes(made(path)[1], f"县民政局-{RESULTS}(2).xlsx"))
    assert [entry.item.department for entry in again.entries] == ["县民政局"]


BOX = st.tuples(st.integers(1, 6), st.integers(1, 6), st.integers(0, 3), st.integers(0, 3)).map(lambda b: (b[0], b[1], b[0] + b[2], b[1] + b[3]))


@given(st.lists(BOX, max_size=8))
def test_merges_that_are_kept_never_overlap(boxes):
    kept, anchors = _separate(boxes)
    areas = [{(row, column) for row in range(b[0], b[2] + 1) for column in range(b[1], b[3] + 1)} for b in kept]
    assert sum(map(len, areas)) == len(anchors) and all(anchors[cell] == (b[0], b[1]) for b, area in zip(kept, areas, strict=True) for cell in area)


def test_the_report_goes_into_the_workspace_and_is_never_written_over_an_edited_one(cli, workspace, county):
    path = county(GOOD, NO_BASIS)
    assert cli("catalog", "check", path, "--report").code == 1
    target = workspace / "输出" / RESULTS / f"县民政局-{RESULTS}.xlsx"
    target.write_bytes(target.read_bytes() + b"edited")
    cli("catalog", "check", path, "--report")
    assert sorted(entry.name for entry in target.parent.iterdir()) == [f"县民政局-{RESULTS}(2).xlsx", target.name]


def test_several_files_give_a_report_each_and_need_no_workspace(cli, tmp_path):
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        one(tmp_path / name / "县民政局.xlsx", [HEADER, GOOD if name == "甲" else NO_BASIS])
    done = cli("catalog", "check", "甲/县民政局.xlsx", "乙/县民政局.xlsx", "--report", "-o", "退回", "--json")
    assert [Path(path).name for path in done.json["written"]] == [f"县民政局-{RESULTS}.xlsx", f"县民政局-{RESULTS}(2).xlsx"]
    errors = [opened(Path(path).read_bytes())["清单"]["E2"].comment for path in done.json["written"]]
    assert errors[0] is None and "I008" in errors[1].text


def test_one_file_can_be_written_where_one_likes(cli, tmp_path, county):
    assert cli("catalog", "check", county(GOOD), "--report", "-o", "退回.xlsx").code == 0
    assert (tmp_path / "退回.xlsx").is_file()


def test_a_dry_run_names_the_file_and_writes_nothing(cli, tmp_path, county):
    done = cli("catalog", "check", county(GOOD), "--report", "--dry-run")
    assert f"将写入：{tmp_path / '输出' / RESULTS}" in done.err and not (tmp_path / "输出").exists()


@pytest.mark.parametrize("arguments", [("--report",), ("a.xlsx", "-o", "b.xlsx"), ("a.xlsx", "b.xlsx", "--report", "-o", "c.xlsx")])
def test_a_report_needs_files_and_a_place_for_each(cli, workspace, arguments):
    done = cli("catalog", "check", *arguments)
    assert done.code == 2 and "办法：" in done.err


def test_the_level_chosen_is_what_the_report_marks(cli, tmp_path, county):
    cli("catalog", "check", county(GOOD, (3, "收入证明", "临时救助", "行政给付", "", "", "县民政局", "", "否")), "--report", "--level", "error", "-o", "r.xlsx")
    comments = [cell.comment.text for row in opened((tmp_path / "r.xlsx").read_bytes())["清单"].iter_rows() for cell in row if cell.comment]
    assert comments and all(text.startswith("错误") for text in comments)


@pytest.mark.parametrize("code", [one.code for subject in ("intake", "item", "catalog", "text") for one in rules_for(subject)])
def test_what_a_department_is_told_to_do_names_no_command(county, code):
    rule = REGISTER[code]
    book = read_book(county(GOOD))
    found = Finding(code, rule.level, rule.title, "话", hint=rule.hint, where=Where(book.file, book.sheets[0].name, "B3", 3))
    cells = [cell for sheet in opened(write_report(build_report(book, read_sheets(book), [found]))) for row in sheet.iter_rows() for cell in row]
    told = [cell.value for cell in cells if isinstance(cell.value, str)] + [cell.comment.text for cell in cells if cell.comment]
    assert not [text for text in told if re.search("pledgectl|catalog |--", text)] and sum(code in text for text in told) >= 1


def test_a_department_is_not_told_to_run_a_command_of_the_bureau(county):
    book = read_book(county(GOOD))
    hint = "不属于的，用 catalog review 的 --exclusion 记录理由，没有记录的不能公布。"
    found = Finding("X001", "warning", "题", "话", hint=hint, where=Where(book.file, book.sheets[0].name, "B3", 3))
    sheets = opened(write_report(build_report(book, read_sheets(book), [found])))
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    told = [cell.value for cell in cells if isinstance(cell.value, str)] + [cell.comment.text for cell in cells if cell.comment]
    assert sum("不属于的，由司法局登记理由" in text for text in told) == 2
    assert not any("--exclusion" in text for text in told)
