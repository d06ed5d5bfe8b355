"""Claims about what the cells say: odd column names are settled by them, and a title's body is found by its own name."""

import random
import tomllib
from pathlib import Path

import pytest

from pledgectl.catalog.intake import Orders, read_sheets
from pledgectl.catalog.intake.evidence import counts_from_one, kind_of
from pledgectl.catalog.intake.places import title_department
from pledgectl.grid import Book, Sheet

ODD = tomllib.loads((Path(__file__).parent / "data" / "odd_headers.toml").read_text("utf-8"))
SELDOM = ["requester", "rank", "matter_type", "levels", "method", "verification.means", "applicants"]


def table(seed: int) -> tuple[list[str], Sheet]:
    """Lay out a table of odd names in any order, three to ten rows of it."""
    draw = random.Random(seed)
    fields = ["seq", *draw.sample(["name", "purpose", "issuer", "bases", *draw.sample(SELDOM, draw.randint(0, 3))], k=4)]
    fields += [field for field in ("name", "purpose", "issuer", "bases") if field not in fields]
    rows = [tuple(draw.choice(ODD["names"][field]) for field in fields)]
    rows += [tuple(ODD["cells"][field][row] for field in fields) for row in range(draw.randint(3, 10))]
    return fields, Sheet("清单", dict(enumerate(rows, 1)))


def test_odd_names_of_columns_are_settled_by_what_stands_below() -> None:
    right = wrong = 0
    for seed in range(150):
        fields, sheet = table(seed)
        (found,) = read_sheets(Book("x.xlsx", "xlsx", (sheet,)), "县民政局")
        got = [found.columns.get("ABCDEFGHIJKL"[at], "") for at in range(len(fields))]
        right += sum(map(str.__eq__, got, fields))
        wrong += sum(map(str.__ne__, got, fields))
    assert right / (right + wrong) >= 0.98


def test_a_matter_is_not_taken_for_the_certificate_beside_it() -> None:
    rows = {1: ("许可事项", "需交凭据", "依据"), 2: ("取水许可", "利害关系证明", "《水法》第七条"), 3: ("采砂许可", "产权证明", "《水法》第三十九条")}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县水利局")
    assert [(entry.item.name, entry.item.purpose) for entry in found.entries] == [("利害关系证明", "取水许可"), ("产权证明", "采砂许可")]


@pytest.mark.parametrize("texts", [["①", "②"], ["一", "二", "三"], ["1-1", "1-2", "2-1"], ["A01", "A02"], ["001", "002"]])
def test_what_counts_up_is_a_serial_number(texts: list[str]) -> None:
    assert counts_from_one(texts)


def test_a_code_that_does_not_count_is_none() -> None:
    assert not counts_from_one(["000523001000", "000523002000"]) and not counts_from_one(["A07", "B03"])


def test_a_cell_looks_like_what_it_is() -> None:
    cells = ["林木采伐许可证核发", "林权证明", "公安派出所、村（居）民委员会", "第十五条第（四）项", "省级、市级", "书面承诺", "自然人、法人"]
    assert [kind_of(cell) for cell in cells] == ["matter", "name", "body", "bases.article", "levels", "method", "applicants"]


TITLES = {
    "市委统战部（市侨办）2024年度证明事项台账": "市委统战部（市侨办）",
    "县气象局关于证明事项实行告知承诺的公示": "县气象局",
    "县政务服务和数据管理局“减证便民”证明清单": "县政务服务和数据管理局",
    "县公安局交通警察大队证明清单": "县公安局交通警察大队",
    "柳泉乡证明事项告知承诺制清单": "柳泉乡",
    "《县水利局证明事项清单》": "县水利局",
    "证明清单（县水利局）": "县水利局",
    "证明事项告知承诺制清单——县水利局": "县水利局",
    "附件2 县水利局实行告知承诺制的证明事项清单（第一批）": "县水利局",
    "县公安局、县民政局证明清单": "",
    "全县证明事项清单": "",
    "县人民政府办公室关于公布证明事项清单的通知": "",
}


@pytest.mark.parametrize(("title", "name"), TITLES.items())
def test_a_title_names_the_body_it_begins_or_ends_with(title: str, name: str) -> None:
    assert title_department(title) == name


LAW = "《公证法》第二条"


@pytest.mark.parametrize(
    ("header", "left"),
    [("可否实行告知承诺", ["不可以", "×", "否（涉密）"]), ("能否以承诺代替", ["不能", "否", "不可以"]), ("是否告知承诺（1是0否）", ["0", "０", "否"]), ("告知承诺制实施情况", ["未实行", "未纳入", "不实行"]), ("是否证明材料", ["否", "不是", "×"]), ("备注", ["2023年已废止", "作废", "依据国发〔2018〕28号取消"]), ("状态", ["失效", "停用", "已下线"])],
)
def test_rows_that_say_they_are_no_item_are_told_and_not_read(header: str, left: list[str]) -> None:
    rows = {1: ("证明名称", "用途", "依据", header), 2: ("亲属关系证明", "收养登记", LAW, "是"), 3: ("收入证明", "低保", LAW, "取消纸质，改为承诺")}
    rows |= {at: (f"第{at}种证明", "落户", LAW, said) for at, said in enumerate(left, 4)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县公安局")
    assert [entry.row for entry in found.entries] == [2, 3]
    assert [(each.code, each.where.row) for each in found.findings if each.code == "F023"] == [("F023", 4)]
    (whole,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县公安局", Orders(whole=True))
    assert len(whole.entries) == 5


def test_a_line_above_rows_says_what_they_are_for() -> None:
    head = ("序号", "证明名称", "依据")
    rows = {1: ("一、食品经营许可",), 2: head, 3: ("1", "产权证明", LAW), 4: ("办理事项：取水许可",), 5: head, 6: ("1", "身份证明", LAW)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县水利局")
    assert [entry.item.purpose for entry in found.entries] == ["食品经营许可", "取水许可"]


def test_marks_below_a_way_of_pledging_are_that_way() -> None:
    rows = {1: ("证明名称", "用途", "承诺方式", "", "依据"), 2: ("", "", "书面承诺", "部门核验", ""), 3: ("甲证明", "落户", "√", "", LAW), 4: ("乙证明", "落户", "×", "√", LAW)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows, ((1, 3, 1, 4),)),)), "县公安局")
    assert [entry.item.method for entry in found.entries] == ["书面承诺", "部门核验"]


def test_a_parent_does_not_spoil_a_known_child() -> None:
    rows = {1: ("证明事项", "", "", "依据"), 2: ("名称", "开具单位", "索要单位", ""), 3: ("甲证明", "单位", "县民政局", LAW), 4: ("乙证明", "村委会", "县民政局", LAW)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows, ((1, 1, 1, 3),)),)), "县公安局")
    items = [entry.item for entry in found.entries]
    assert [(item.department, item.issuer, item.requester) for item in items] == [("县公安局", "单位", "县民政局"), ("县公安局", "村委会", "县民政局")]


def test_paragraphs_around_tables_of_a_text_count_as_lines_of_theirs() -> None:
    head, above = ("证明名称", "依据"), ("县水利局证明事项清单", "（一）办理事项：取水许可")
    first = Sheet("表1", {1: head, 2: ("产权证明", LAW)}, above=above)
    second = Sheet("表2", {1: head, 2: ("身份证明", LAW)}, above=("办理事项：采砂许可",))
    items = [entry.item for found in read_sheets(Book("x.docx", "docx", (first, second))) for entry in found.entries]
    assert [(item.department, item.purpose) for item in items] == [("县水利局", "取水许可"), ("县水利局", "采砂许可")]


@pytest.mark.parametrize(("header", "cells", "code"), [
    ("编码", ("1", "2"), ("", "")),
    ("事项编码", ("001", "002"), ("", "")),
    ("编号", ("（一）", "（二）"), ("", "")),
    ("事项编码", ("MZ-07", "MZ-09"), ("MZ-07", "MZ-09")),
    ("编号", ("340600-01", "340600-02"), ("340600-01", "340600-02")),
])  # fmt: skip
def test_beside_a_serial_number_a_column_of_plain_ordinals_is_no_code(header, cells, code):
    rows = {1: ("序号", header, "证明名称", "证明用途", "开具单位"), 2: ("1", cells[0], "收入证明", "低保", "村委会"), 3: ("2", cells[1], "户籍证明", "落户", "派出所")}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县民政局")
    assert [(entry.item.code, entry.item.remarks) for entry in found.entries] == [(each, "") for each in code]


@pytest.mark.parametrize("title", ["县民政局等部门证明事项清单", "县司法局等七部门关于公布证明事项清单的通知", "县民政局等3家单位保留的证明事项目录"])
def test_a_title_of_one_and_other_departments_names_none(title):
    rows = {1: (title,), 2: ("序号", "证明名称", "证明用途", "实施机关"), 3: ("1", "收入证明", "低保", "县民政局"), 4: ("2", "户籍证明", "落户", "县公安局")}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)))
    assert [entry.item.department for entry in found.entries] == ["县民政局", "县公安局"]


def listed(*rows, head=("序号", "证明名称", "证明用途", "设定依据", "开具单位"), department="县公安局"):
    held = {number: tuple(cells) for number, cells in enumerate((head, *rows), 1)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", held),)), department)
    return found


def test_hollow_marks_beside_solid_ones_are_no_ticks() -> None:
    head = ("序号", "证明名称", "用途", "市级", "县级", "乡级")
    found = listed(("1", "甲证明", "落户", "○", "●", "○"), ("2", "乙证明", "落户", "□", "☑", "□"), ("3", "丙证明", "落户", "", "○", "○"), head=head)
    assert [entry.item.levels for entry in found.entries] == [("县级",), ("县级",), ("县级", "乡级")]


@pytest.mark.parametrize(("cells", "why"), [
    (("XH", "ZMMC", "ZMYT", "SDYJ", "KJDW"), "字段代码行"),
    (("", "", "", "", "县公安局（章）"), "签名、联系方式一行"),
    (("说明", "：类别按权责清单填写", "", "", ""), "说明文字"),
    (("就这些，没有了。", "", "", "", ""), "说明文字"),
    (("", "", "", "", "县司法局汇总"), "说明文字"),
])  # fmt: skip
def test_a_row_around_the_items_is_left_out_without_an_alarm(cells, why) -> None:
    found = listed(("1", "甲证明", "落户", LAW, "村委会"), cells)
    assert [(left.row, left.why) for left in found.skipped[1:]] == [(3, why)] and [each.code for each in found.findings] == []


def test_what_a_page_end_cut_in_two_is_put_together() -> None:
    first, second = ("1", "食品经营场所平面布局", "食品经营许可", "《食品经营许可办法》", "村（居）民委"), ("", "证明", "", "（总局令第78号）第十二条", "员会")
    found = listed(first, second, ("2", "健康证明", "食品经营许可", LAW, "医院"))
    items = [entry.item for entry in found.entries]
    assert [(item.name, item.issuer) for item in items] == [("食品经营场所平面布局证明", "村（居）民委员会"), ("健康证明", "医院")]
    assert (items[0].bases[0].number, items[0].bases[0].article) == ("总局令第78号", "第十二条")


@pytest.mark.parametrize("row", [("", "户籍证明", "落户", LAW, "派出所"), ("", "户籍证明", "", LAW, ""), ("2", "证明", "", "（总局令第78号）第十二条", "")])
def test_what_can_stand_for_itself_is_joined_to_nothing(row) -> None:
    assert len(listed(("1", "食品经营场所平面布局", "食品经营许可", "《食品经营许可办法》第三条", "村委会"), row).entries) == 2


@pytest.mark.parametrize(("bodies", "departments", "requesters"), [
    (("县教育局", "县教育局"), ("县教育局", "县教育局"), ("", "")),
    (("教育部", "教育部"), ("县教育局", "县教育局"), ("", "")),
    (("县民政局", "县公安局"), ("县民政局", "县公安局"), ("", "")),
])  # fmt: skip
def test_who_is_in_charge_does_not_ask_for_the_certificate(bodies, departments, requesters) -> None:
    head = ("序号", "证明名称", "证明用途", "设定依据", "开具单位", "主管部门")
    held = {1: ("县教育局证明事项清单",), 2: head} | {n: (str(n), f"{n}证明", "落户", LAW, "村委会", body) for n, body in enumerate(bodies, 3)}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", held),)))
    assert [(entry.item.department, entry.item.requester) for entry in found.entries] == [*zip(departments, requesters, strict=True)]


def test_types_and_levels_in_short_words_are_told_by_the_ticks_below() -> None:
    head = ("序号", "证明名称", "用途", "许可", "确认", "给付", "其他", "省", "市", "县")
    found = listed(("1", "甲证明", "落户", "", "√", "", "", "", "√", "√"), ("2", "乙证明", "落户", "", "", "", "√", "", "", "√"), head=head)
    assert [(entry.item.matter_type, entry.item.levels) for entry in found.entries] == [("行政确认", ("市级", "县级")), ("其他行政权力", ("县级",))]
    assert found.findings == ()


def test_a_form_of_one_field_a_line_is_no_table_but_one_item() -> None:
    found = listed(("证明用途", "低保"), ("设定依据", LAW), ("开具单位", "村委会"), head=("证明名称", "收入证明"))
    assert [entry.item.name for entry in found.entries] == ["收入证明"] and found.header_rows == ()


def test_a_number_that_every_name_begins_with_is_no_part_of_it() -> None:
    head = ("证明名称", "用途", "设定依据")
    found = listed(("1.收入证明", "低保", "无"), ("2.婚姻证明", "收养", LAW), head=head)
    assert [entry.item.name for entry in found.entries] == ["收入证明", "婚姻证明"] and found.entries[0].item.bases == ()
    kept = listed(("3年内无事故证明", "考试", LAW), ("收入证明", "低保", LAW), head=head)
    assert kept.entries[0].item.name == "3年内无事故证明"


def test_columns_of_levels_of_law_that_cite_are_bases_of_that_level() -> None:
    head = ("序号", "证明名称", "用途", "法律", "行政法规", "条款")
    found = listed(("1", "甲证明", "落户", "《户口登记条例》", "", "第七条"), ("2", "乙证明", "落户", "", "《公证法》", "第二条"), head=head)
    bases = [(basis.document, basis.article, basis.rank) for entry in found.entries for basis in entry.item.bases]
    assert bases == [("户口登记条例", "第七条", "法律"), ("公证法", "第二条", "行政法规")]


def test_what_stands_in_a_column_without_a_name_is_kept_and_told() -> None:
    found = listed(("1", "甲证明", "长期", LAW, "村委会", "不收费"), ("2", "乙证明", "", LAW, "派出所"), head=("序号", "证明名称", "", "依据", "开具单位"))
    assert [entry.item.remarks for entry in found.entries] == ["第 3 列：长期\n第 6 列：不收费", ""]
    assert [(each.code, each.where.cell) for each in found.findings] == [("F002", "C1"), ("F002", "F1")]


def test_a_type_above_the_header_is_that_of_the_first_section() -> None:
    rows = {1: ("一、行政许可（1项）",), 2: ("序号", "证明名称", "用途"), 3: ("1", "甲证明", "落户"), 4: ("二、公共服务（1项）",), 5: ("1", "乙证明", "入学")}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县公安局")
    assert [entry.item.matter_type for entry in found.entries] == ["行政许可", "公共服务"] and found.findings == ()


def test_a_column_called_unit_that_holds_no_departments_is_who_gives() -> None:
    found = listed(("1", "甲证明", "落户", "村委会"), ("2", "乙证明", "落户", "学校"), ("3", "丙证明", "落户", "医院"), head=("序号", "证明名称", "用途", "单位"))
    assert [(entry.item.department, entry.item.issuer) for entry in found.entries] == [("县公安局", "村委会"), ("县公安局", "学校"), ("县公安局", "医院")]


def test_the_words_of_a_law_begin_with_their_article() -> None:
    head = ("序号", "证明名称", "用途", "法律名称", "具体条文")
    found = listed(("1", "甲证明", "落户", "《户口登记条例》", "第七条 由户主申报出生登记。"), ("2", "乙证明", "落户", "《户口登记条例》", "第八条：注销户口。"), head=head)
    bases = [entry.item.bases[0] for entry in found.entries]
    assert [(basis.article, basis.text) for basis in bases] == [("第七条", "由户主申报出生登记。"), ("第八条", "注销户口。")]


def test_ordinals_in_words_are_serial_numbers() -> None:
    found = listed(("第一项", "甲证明", "落户"), ("第二项", "乙证明", "入学"), head=("项目", "证明名称", "用途"))
    assert [(entry.item.purpose, entry.item.matter, entry.item.remarks) for entry in found.entries] == [("落户", "落户", ""), ("入学", "入学", "")]


@pytest.mark.parametrize("sections", [("部门：县民政局", "部门：县公安局"), ("Ⅰ 县民政局", "Ⅱ 县公安局"), ("单位名称：县民政局", "单位名称：县公安局")])
def test_a_line_between_the_rows_names_the_department_of_those_below(sections) -> None:
    rows = ((sections[0],), ("1", "甲证明", "落户"), (sections[1],), ("1", "乙证明", "落户"))
    found = listed(*rows, head=("序号", "证明名称", "用途"), department="")
    assert [entry.item.department for entry in found.entries] == ["县民政局", "县公安局"]
    label, *_ = sections[0].partition("：")
    if label in ("部门", "单位名称"):
        apart = [tuple(part for part in row[0].split("：")) if len(row) == 1 else row for row in rows]
        assert listed(*apart, head=("序号", "证明名称", "用途"), department="").entries == found.entries


def test_a_second_column_of_bases_is_more_of_them() -> None:
    head = ("序号", "证明名称", "用途", "依据一", "依据二")
    found = listed(("1", "甲证明", "落户", LAW, "《户口登记条例》第三条"), ("2", "乙证明", "落户", LAW, ""), head=head)
    assert [len(entry.item.bases) for entry in found.entries] == [2, 1] and found.findings == ()


def test_numbered_notes_below_a_heading_are_notes() -> None:
    found = listed(("1", "甲证明", "落户", LAW, "村委会"), ("填表说明：",), ("1、名称写全",), ("2、用途写清",), ("二〇二四年三月一日",))
    assert [left.why for left in found.skipped[1:]] == ["说明文字"] * 3 + ["日期行"]


def test_a_line_break_that_only_fits_a_purpose_into_its_cell_is_undone() -> None:
    found = listed(("1", "甲证明", "最低生活\n保障", LAW, "村委会"), ("2", "乙证明", "户口登记\n入学登记", LAW, "派出所"))
    assert [entry.item.purpose for entry in found.entries] == ["最低生活保障", "户口登记\n入学登记"]


def test_the_code_of_a_department_is_not_that_of_an_item() -> None:
    rows = (("MZ", "县民政局", "340400-01", "甲证明", "低保"), ("GA", "县公安局", "340400-02", "乙证明", "落户"))
    found = listed(*rows, head=("部门编码", "部门名称", "事项编码", "证明名称", "用途"), department="")
    assert [entry.item.code for entry in found.entries] == ["340400-01", "340400-02"]


def test_totals_do_not_hide_that_a_column_names_departments() -> None:
    rows = (("县民政局", "1", "甲证明", "低保"), ("小计", "", "1", ""), ("县公安局", "1", "乙证明", "落户"), ("合计", "", "2", ""))
    found = listed(*rows, head=("部门", "序号", "证明名称", "用途"), department="")
    assert [entry.item.department for entry in found.entries] == ["县民政局", "县公安局"]


@pytest.mark.parametrize("header", ["单位", "部门"])
def test_short_names_of_departments_are_departments(header) -> None:
    found = listed(("公安", "甲证明", "落户"), ("住建", "乙证明", "公租房"), ("人社", "丙证明", "参保"), head=(header, "证明名称", "用途"), department="")
    assert [entry.item.department for entry in found.entries] == ["公安", "住建", "人社"]


@pytest.mark.parametrize("shift", [0, 2])
def test_a_sample_row_is_left_out_wherever_the_table_begins(shift) -> None:
    rows = (("示例", "甲证明样式", "落户", LAW, "村委会"), ("1", "乙证明样式", "落户", LAW, "派出所"))
    head = ("序号", "证明名称", "用途", "依据", "开具单位")
    found = listed(*(("",) * shift + row for row in rows), head=("",) * shift + head)
    assert [entry.item.name for entry in found.entries] == ["乙证明样式"]
