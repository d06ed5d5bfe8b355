"""Claims about reading a list: the table found wherever it starts, every row an item or left out with its reason."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from listkit import codes, content_rows, csv_file, ods, ods_row, one, read, whys, xlsx

from pledgectl.catalog.intake import read_sheets
from pledgectl.doors.workbook import read_book
from pledgectl.grid import Book, Sheet

LAW = "《中华人民共和国律师法》第七条"
HEADER = ["序号", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位"]
CHANGDE = [
    ["某市司法局实行告知承诺制证明事项目录"],
    ["序号", "证明\n名称", "证明\n用途", "设定依据", None, "实施基本情况", None, "行使层级", None, None, "事项\n类型"],
    [None, None, None, "依据名称、文号及条文内容", "效力层级", "索要单位", "开具单位", "省部级", "市级", "县级", None],
    [1, "无犯罪记录证明", "律师执业核准", LAW, "法律", "市司法局", "公安机关", None, "√", "√", "行政\n许可"],
    [2, "无犯罪记录证明", "公证员任职", "《公证法》第20条", "法律", "市司法局", "公安机关", "√", None, None, "行政确认"],
]
CHANGDE_MERGES = ["A1:K1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:G2", "H2:J2", "K2:K3"]


def test_a_header_of_two_rows_with_merges_line_breaks_and_ticks_is_understood(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", CHANGDE, CHANGDE_MERGES))
    assert sheet.header_rows == (2, 3)
    first = sheet.entries[0].item
    assert (first.department, first.name, first.matter_type) == ("某市司法局", "无犯罪记录证明", "行政许可")
    assert first.levels == ("市级", "县级") and first.bases[0].rank == "法律" and first.bases[0].article == "第七条"


def test_the_same_header_is_understood_where_merges_are_lost(tmp_path: Path) -> None:
    text = "\n".join(",".join(f'"{cell or ""}"' for cell in row) for row in CHANGDE)
    sheet = read(csv_file(tmp_path / "a.csv", text))
    assert [entry.item for entry in sheet.entries] == [e.item for e in read(one(tmp_path / "a.xlsx", CHANGDE, CHANGDE_MERGES)).entries]


def test_names_of_columns_cut_over_two_rows_without_merges_are_joined(tmp_path: Path) -> None:
    rows = [["序", "证明", "证明", "设定", "索要", "开具"], ["号", "名称", "用途", "依据", "单位", "单位"], [1, "甲证明", "落户", LAW, "县公安局", "派出所"]]
    sheet = read(one(tmp_path / "a.xlsx", rows), "县公安局")
    (entry,) = sheet.entries
    assert sheet.header_rows == (1, 2) and (entry.item.requester, entry.item.issuer) == ("县公安局", "派出所")


def test_a_first_row_of_short_words_is_no_half_of_the_header(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["证明名称", "证明用途", "开具单位"], ["婚姻证明", "落户", "民政局"]]), "县公安局")
    assert sheet.header_rows == (1,) and [entry.item.name for entry in sheet.entries] == ["婚姻证明"]


def test_the_same_certificate_for_two_purposes_is_two_items(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", CHANGDE, CHANGDE_MERGES))
    assert [(entry.item.name, entry.item.purpose) for entry in sheet.entries] == [
        ("无犯罪记录证明", "律师执业核准"),
        ("无犯罪记录证明", "公证员任职"),
    ]


def test_a_basis_column_that_holds_only_levels_is_the_level(tmp_path: Path) -> None:
    header = ["序号", "证明名称", "证明用途", "设定依据", "依据条文及内容", "实施基本情况", None, "不能实行告知承诺及保留原因"]
    rows = [
        ["2023年某市保留证明事项清单"],
        ["单位（盖章）：某市应急管理局"],
        header,
        [None, None, None, None, None, "索要单位", "开具单位", None],
        [1, "安全评价证明", "经营许可", "法规", "《危险化学品安全管理条例》第三十五条", "应急管理部门", "经营者", "风险大"],
    ]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["F3:G3"]))
    item = sheet.entries[0].item
    assert (item.department, item.bases[0].document, item.bases[0].rank) == ("某市应急管理局", "危险化学品安全管理条例", "法规")
    assert item.remarks == "不能实行告知承诺及保留原因：风险大" and "F002" in codes(sheet)


def test_the_unit_line_names_the_department_among_other_things(tmp_path: Path) -> None:
    line = "填报单位：某旗公安局 填报人：张某 电话：0470-6120000 填报日期：2023年9月7日"
    header = ["序号", "证明名称", "证明用途", "设定及保留依据", "效力层级", "索要单位", "开具单位", "备注"]
    basis = "【法律】《中华人民共和国护照法》第六条\n【规范性文件】公通字［2003］13号"
    rows = [["保留证明事项清单"], [line], header, [1, "同意函", "申办护照", basis, "法律、规范性文件", "公安局", "各单位", None]]
    item = read(one(tmp_path / "a.xlsx", rows)).entries[0].item
    assert item.department == "某旗公安局"
    assert [(basis.document or basis.number, basis.rank) for basis in item.bases] == [
        ("中华人民共和国护照法", "法律"),
        ("公通字〔2003〕13号", "规范性文件"),
    ]


def test_a_list_of_main_and_sub_items_with_codes_is_read(tmp_path: Path) -> None:
    header = ["事项序号", "行业分类", "主项名称", "子项名称", "事项类型", "设定依据", "行使层级", "国家目录编码", "备注"]
    row = [1, "社会组织", "社会团体登记", "场所使用权证明", "行政许可", "《社会团体登记管理条例》第十一条", "市级、县级", "000111003000", None]
    sheet = read(one(tmp_path / "a.xlsx", [["附件"], ["民政部门通用目录"], header, row]), "县民政局")
    item = sheet.entries[0].item
    assert (item.name, item.purpose, item.code, item.levels) == ("场所使用权证明", "社会团体登记", "000111003000", ("市级", "县级"))


SECTIONS = [
    ["全县证明事项清单"],
    HEADER,
    ["一、县公安局（2项）"],
    [1, "甲证明", "用途甲", LAW, "县公安局", "派出所"],
    [2, "乙证明", "用途乙", LAW, "县公安局", "派出所"],
    HEADER,
    ["（二）县民政局（共 3 项）"],
    [1, "丙证明", "用途丙", LAW, "县民政局", "村委会"],
    ["合计", 3],
    ["注：1.本表由各部门填写。"],
    ["2.每项一行。"],
    ["填报人：李某", None, "联系电话：0470-6120000"],
    ["2023年9月7日"],
]


def test_section_rows_name_departments_and_what_is_no_item_is_left_out_and_said_so(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", SECTIONS))
    assert [(entry.item.department, entry.item.name) for entry in sheet.entries] == [
        ("县公安局", "甲证明"),
        ("县公安局", "乙证明"),
        ("县民政局", "丙证明"),
    ]
    assert whys(sheet) == {
        1: "表头以上的标题、说明",
        2: "表头",
        3: "分节标题：县公安局",
        6: "重复的表头",
        7: "分节标题：县民政局",
        9: "合计行",
        10: "说明文字",
        11: "说明文字",
        12: "签名、联系方式一行",
        13: "日期行",
    }


def test_a_section_that_states_another_number_of_items_is_reported(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", SECTIONS))
    assert [(found.code, found.where.cell) for found in sheet.findings] == [("F016", "A7")]


@pytest.mark.parametrize(
    ("rows", "department"),
    [
        ([["序号", "部门", "证明名称", "证明用途"], [1, "县公安局", "甲证明", "乙"]], "县公安局"),
        ([["填报单位（盖章）：", "县公安局"], ["序号", "证明名称", "证明用途"], [1, "甲证明", "乙"]], "县公安局"),
        ([["2022年县公安局保留的证明事项清单"], ["序号", "证明名称", "证明用途"], [1, "甲证明", "乙"]], "县公安局"),
        ([["序号", "实施机关", "证明名称", "证明用途"], [1, "县公安局", "甲证明", "乙"]], "县公安局"),
        ([["序号", "证明名称", "证明用途"], [1, "甲证明", "乙"]], "县司法局"),
        ([["全县办理证明事项清单"], ["序号", "证明名称", "证明用途"], [1, "甲证明", "乙"]], "县司法局"),
        ([["序号", "证明名称", "证明用途"], [1, "甲证明", "乙"], ["填报单位：县公安局", None, "负责人："]], "县公安局"),
    ],
)
def test_the_department_comes_from_wherever_the_list_says_it(tmp_path: Path, rows: list, department: str) -> None:
    assert read(one(tmp_path / "清单.xlsx", rows), "县司法局").entries[0].item.department == department


def test_a_department_written_once_for_its_rows_holds_for_all_of_them(tmp_path: Path) -> None:
    rows = [["部门", "证明名称", "证明用途"], ["县公安局", "甲证明", "一"], [None, "乙证明", "二"], ["县民政局", "丙证明", "三"]]
    assert [e.item.department for e in read(one(tmp_path / "a.xlsx", rows)).entries] == ["县公安局", "县公安局", "县民政局"]


def test_vertical_merges_fill_the_rows_below(tmp_path: Path) -> None:
    rows = [HEADER, [1, "甲证明", "用途一", LAW, "县公安局", "派出所"], [2, None, "用途二", None, "县公安局", None]]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["B2:B3", "D2:D3", "F2:F3"]), "县公安局")
    assert [(e.item.name, e.item.purpose, e.item.issuer, len(e.item.bases)) for e in sheet.entries] == [
        ("甲证明", "用途一", "派出所", 1),
        ("甲证明", "用途二", "派出所", 1),
    ]


def test_rows_of_one_merged_item_that_differ_only_in_the_basis_are_one_item(tmp_path: Path) -> None:
    rows = [HEADER, [1, "甲证明", "用途", LAW, "县公安局", "派出所"], [None, None, None, "《公证法》第三条", None, None]]
    sheet = read(one(tmp_path / "a.xlsx", rows, [f"{c}2:{c}3" for c in "ABCEF"]), "县公安局")
    assert [basis.article for basis in sheet.entries[0].item.bases] == ["第七条", "第三条"]
    assert len(sheet.entries) == 1 and whys(sheet)[3].startswith("并入第 2 行的事项")


def test_a_row_without_a_name_is_a_finding_with_its_cell(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [HEADER, [1, None, "用途", LAW, "县公安局", "派出所"]]), "县公安局")
    assert [(found.code, found.where.cell, found.where.row) for found in sheet.findings] == [("F001", "B2", 2)]
    assert whys(sheet)[2] == "没有证明名称"


def test_numbered_rows_without_content_are_left_out_without_noise(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [HEADER, [1, "甲证明", "乙", LAW, "丙局", "丁局"], [2], [3]]), "县公安局")
    assert (len(sheet.entries), codes(sheet)) == (1, []) and whys(sheet)[3] == "只有序号，没有内容"


def test_a_row_repeated_whole_is_read_once_and_a_gap_in_the_numbers_is_told(tmp_path: Path) -> None:
    row = [1, "甲证明", "乙", LAW, "丙局", "丁局"]
    sheet = read(one(tmp_path / "a.xlsx", [HEADER, row, [2, *row[1:]], [5, "戊证明", *row[2:]]]), "县公安局")
    assert (len(sheet.entries), codes(sheet)) == (2, ["F013", "F015"])


def test_personal_numbers_are_neither_kept_nor_echoed(tmp_path: Path) -> None:
    rows = [[*HEADER, "备注"], [1, "甲证明", "张某 999999199003070012 办理", LAW, "丙局", "丁局", "联系 13900000000"]]
    sheet = read(one(tmp_path / "a.xlsx", rows), "县公安局")
    assert codes(sheet) == ["F008", "F008"]
    assert "99999919900307" not in repr(sheet) and "1390000" not in repr(sheet)


def test_columns_put_the_basis_together_from_title_number_article_and_text(tmp_path: Path) -> None:
    header = ["证明名称", "证明用途", "法律法规名称", "依据文号", "条款号", "条款内容", "颁布机关"]
    row = ["甲证明", "乙", "《保安服务管理条例》", "国务院令第564号", "第十六条", "应当年满十八周岁", "国务院"]
    item = read(one(tmp_path / "a.xlsx", [header, row]), "县公安局").entries[0].item
    (basis,) = item.bases
    assert (basis.document, basis.number, basis.article, basis.text) == (
        "保安服务管理条例",
        "国务院令第564号",
        "第十六条",
        "应当年满十八周岁",
    )
    assert item.remarks == "颁布机关：国务院"


def test_verification_liability_publicity_and_service_columns_reach_their_fields(tmp_path: Path) -> None:
    header = ["证明名称", "证明用途", "承诺方式", "核查方式", "是否免予核查", "民事责任", "是否公开", "公开范围", "申请材料", "咨询电话", "风险点"]
    row = ["甲证明", "乙", "书面承诺", "部门协查", "否", "赔偿", "看情况", "网站", "1.身份证\n2.申请表", "0470-6120000", "冒用"]
    sheet = read(one(tmp_path / "a.xlsx", [header, row]), "县公安局")
    item = sheet.entries[0].item
    assert (item.method, item.verification.means, item.verification.exempt, item.liability.civil) == ("书面承诺", "部门协查", "no", "赔偿")
    assert (item.publicity.public, item.publicity.scope, item.remarks) == ("", "网站", "是否公开：看情况")
    assert (item.service.materials, item.service.phone, item.risks[0].point) == (("身份证", "申请表"), "0470-6120000", "冒用")
    assert codes(sheet) == ["F019"]


def test_hidden_sheets_are_left_out_and_the_others_are_read_each_for_itself(tmp_path: Path) -> None:
    import openpyxl

    table = [["证明名称", "证明用途"], ["甲证明", "乙"]]
    path = xlsx(tmp_path / "a.xlsx", {"县公安局": table, "县民政局": table, "旧稿": table, "空": []})
    book = openpyxl.load_workbook(path)
    book["旧稿"].sheet_state = "hidden"
    book.save(path)
    sheets = read_sheets(read_book(path))
    assert [(s.sheet, [e.item.department for e in s.entries], codes(s)) for s in sheets] == [
        ("县公安局", ["县公安局"], ["F018"]),
        ("县民政局", ["县民政局"], ["F018"]),
        ("旧稿", [], ["F003"]),
    ]


def test_a_sheet_without_a_list_is_told_not_guessed(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["姓名", "电话"], ["张某", "0470-6120000"]]))
    assert (sheet.header_rows, sheet.entries, codes(sheet)) == ((), (), ["F012"])


def test_a_csv_in_gbk_with_semicolons_and_an_ods_with_spans_give_the_same_items(tmp_path: Path) -> None:
    first = csv_file(tmp_path / "a.csv", "序号;证明名称;证明用途\n1;甲证明;一\n2;甲证明;二\n", "gb18030")
    spanned = '<table:table-cell office:value-type="string" table:number-rows-spanned="2"><text:p>甲证明</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>"
    rows = ods_row("序号", "证明名称", "证明用途") + ods_row("1", spanned, "一") + ods_row("2", covered, "二")
    second = ods(tmp_path / "a.ods", rows)
    items = [[entry.item for entry in read(path, "县公安局").entries] for path in (first, second)]
    assert items[0] == items[1] and [item.purpose for item in items[0]] == ["一", "二"]


def test_a_real_xls_is_read(tmp_path: Path) -> None:
    sheet = read(Path(__file__).parent / "hostile" / "s00_control_biff8.xls")
    assert [(e.item.department, e.item.name) for e in sheet.entries] == [("县民政局", "家庭经济状况证明"), ("县民政局", "户籍证明")]


@pytest.mark.parametrize("rows", [CHANGDE, SECTIONS, [["姓名"], ["甲"]], [HEADER, [None, None, "乙"], [9]]])
def test_read_and_left_out_add_up_to_the_rows_of_the_file(tmp_path: Path, rows: list) -> None:
    path = one(tmp_path / "a.xlsx", rows)
    sheet = read(path, "县公安局")
    assert len(sheet.entries) + len(sheet.skipped) == content_rows(path)


CELLS = st.sampled_from(["", "1", "甲证明", "合计", "一、县公安局（3项）", "注：", LAW, "√", "证明名称", "证明用途", "县民政局", "2023年9月7日", "填报人："])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=12))
def test_whatever_stands_in_a_sheet_every_row_is_accounted_for_once(rows: list[list[str]]) -> None:
    held = {number: tuple(row) for number, row in enumerate([HEADER, *rows], 1) if any(row)}
    parts = read_sheets(Book("a.xlsx", "xlsx", (Sheet("清单", held),)), "县公安局")
    told = [[each.row for each in (*part.entries, *part.skipped)] for part in parts]
    assert all(len(rows) == len(set(rows)) for rows in told)  # of two tables side by side each tells its own
    assert {row for rows in told for row in rows} == set(held) and not any("F010" in codes(part) for part in parts)


def test_a_row_that_numbers_the_columns_is_no_item(tmp_path: Path) -> None:
    for numbers in (["1", "2", "3", "4", "5", "6"], ["甲", "乙", "丙", "丁", "戊", "己"], ["A", "B", "C", "D", "E", "F"]):
        sheet = read(one(tmp_path / "a.xlsx", [HEADER, numbers, [1, "甲证明", "乙", LAW, "丙局", "丁局"]]), "县公安局")
        assert whys(sheet) == {1: "表头", 2: "列号行"} and len(sheet.entries) == 1


def test_the_same_as_above_is_written_out(tmp_path: Path) -> None:
    rows = [HEADER, [1, "甲证明", "一", LAW, "丙局", "丁局"], [2, "乙证明", "二", "同上", "同上", "〃"]]
    second = read(one(tmp_path / "a.xlsx", rows), "县公安局").entries[1].item
    assert (second.bases[0].article, second.requester, second.issuer) == ("第七条", "丙局", "丁局")


def test_bases_in_a_column_for_each_level_carry_that_level(tmp_path: Path) -> None:
    rows = [
        ["证明名称", "设定依据", None, None, "证明用途"],
        [None, "法律", "行政法规", "部门规章", None],
        ["甲证明", LAW, "《保安服务管理条例》第十六条", None, "求职"],
    ]
    item = read(one(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:D1", "E1:E2"]), "县公安局").entries[0].item
    assert [(basis.document, basis.rank) for basis in item.bases] == [("中华人民共和国律师法", "法律"), ("保安服务管理条例", "行政法规")]


def test_what_a_header_tells_of_the_issuing_body_is_not_taken_for_the_item(tmp_path: Path) -> None:
    rows = [
        ["证明事项", None, "开具单位", None, "索要单位"],
        ["名称", "用途", "单位名称", "层级", None],
        ["甲证明", "求职", "派出所", "乡级", "县公安局"],
    ]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["A1:B1", "C1:D1", "E1:E2"]), "县公安局")
    item = sheet.entries[0].item
    assert (item.name, item.purpose, item.issuer, item.requester, item.levels) == ("甲证明", "求职", "派出所", "县公安局", ())
    assert item.remarks == "层级：乡级"


@pytest.mark.parametrize("line", ["单位：万元", "单位：个", "计量单位：件", "日期：2023年"])
def test_a_unit_of_measure_is_no_department(tmp_path: Path, line: str) -> None:
    sheet = read(one(tmp_path / "清单.xlsx", [[line], ["证明名称", "证明用途"], ["甲证明", "乙"]]), "县公安局")
    assert sheet.entries[0].item.department == "县公安局"


def test_several_certificates_numbered_in_one_cell_stay_apart(tmp_path: Path) -> None:
    rows = [["证明名称", "证明用途"], ["1.收入证明\n2.财产证明", "低保"], ["无犯罪\n记录证明", "求职"]]
    names = [entry.item.name for entry in read(one(tmp_path / "a.xlsx", rows), "县公安局").entries]
    assert names == ["1.收入证明；2.财产证明", "无犯罪记录证明"]


def test_a_count_behind_a_department_is_not_its_name(tmp_path: Path) -> None:
    rows = [["部门", "证明名称", "证明用途"], ["县公安局（2项）", "甲证明", "一"], [None, "乙证明", "二"], ["以上共2项", None, None]]
    sheet = read(one(tmp_path / "a.xlsx", rows))
    assert [entry.item.department for entry in sheet.entries] == ["县公安局", "县公安局"] and whys(sheet)[4] == "合计行"


def test_a_second_table_with_other_columns_is_read_by_its_own_header(tmp_path: Path) -> None:
    rows = [
        ["附件1"],
        ["县公安局保留的证明事项清单"],
        HEADER,
        [1, "甲证明", "一", LAW, "县公安局", "派出所"],
        ["附件2"],
        ["县民政局梳理的证明事项清单"],
        ["序号", "取消的证明事项名称", "索要单位", "证明用途", "取消后的办理方式"],
        [1, "乙证明", "县民政局", "低保", "书面承诺"],
    ]
    path = one(tmp_path / "a.xlsx", rows)
    first, second = read_sheets(read_book(path))
    assert [(e.item.department, e.item.name, e.item.requester, e.item.method) for e in (*first.entries, *second.entries)] == [
        ("县公安局", "甲证明", "县公安局", ""),
        ("县民政局", "乙证明", "县民政局", "书面承诺"),
    ]
    assert first.header_rows == (3,) and second.header_rows == (7,)
    assert sum(len(part.entries) + len(part.skipped) for part in (first, second)) == content_rows(path)


def test_a_basis_told_in_title_article_and_text_below_one_header_is_one_basis(tmp_path: Path) -> None:
    rows = [
        ["序号", "项目名称", "证明事项名称", "设定依据", None, None, "索要单位"],
        [None, None, None, "法律法规名称", "条款", "具体内容", None],
        [1, "律师执业", "无犯罪记录证明", "《中华人民共和国律师法》", "第七条", "申请人有下列情形之一的", "司法局"],
    ]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"]), "县司法局")
    (basis,) = sheet.entries[0].item.bases
    assert (basis.document, basis.article, basis.text) == ("中华人民共和国律师法", "第七条", "申请人有下列情形之一的")
    assert sheet.entries[0].item.purpose == "律师执业"


def test_ticks_below_a_merged_level_are_read_even_if_nothing_else_needs_the_second_row(tmp_path: Path) -> None:
    rows = [["证明名称", "证明用途", "行使层级（打√）", None], [None, None, "市级", "县级"], ["甲证明", "乙", None, "√"]]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:D1"]), "县公安局")
    assert sheet.header_rows == (1, 2) and sheet.entries[0].item.levels == ("县级",)


def test_a_section_above_the_header_names_the_first_department(tmp_path: Path) -> None:
    header = ["序号", "证明名称", "证明用途"]
    rows = [["县直单位汇总表"], ["县民政局（1项）"], header, [1, "甲证明", "一"], ["县公安局（1项）"], [1, "乙证明", "二"]]
    sheet = read(one(tmp_path / "a.xlsx", rows))
    assert [entry.item.department for entry in sheet.entries] == ["县民政局", "县公安局"] and codes(sheet) == []


def test_rows_that_cite_nothing_are_rows_and_no_second_header(tmp_path):
    names = [f"{word}情况证明" for word in ("就业", "办理", "用途", "开具", "依据", "部门", "职业资格", "行政许可")]
    lines = ["序号,部门,证明事项名称,证明用途,事项类型,设定依据,索要单位,开具单位"]
    lines += [f"{n},县就业局,{name},{name[:2]}许可{n},行政许可,就业促进条例第{n}条,县就业局,依据管理所" for n, name in enumerate(names * 20, 1)]
    (tmp_path / "清单.csv").write_text("\n".join(lines), encoding="utf-8")
    (sheet,) = read_sheets(read_book(tmp_path / "清单.csv"), "")
    assert len(sheet.entries) == 160 and len(sheet.skipped) == 1


def test_a_list_full_of_gaps_is_told_so_once_and_not_two_thousand_times(tmp_path):
    header = ("序号", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位")
    rows = [(3 * n, f"第{n}种情况证明", "办理登记", "《户口登记条例》第五条", "县公安局", "村民委员会") for n in range(1, 120)]
    (sheet,) = read_sheets(read_book(one(tmp_path / "县公安局.xlsx", [header, *rows])), "县公安局")
    told = [found for found in sheet.findings if found.code == "F015"]
    assert len(told) == 50 and "不再逐处说明" in told[-1].message and len(sheet.entries) == 119


TICKED = [
    ["序号", "证明名称", "证明用途", "清理意见", ""],
    ["", "", "", "直接取消", "实行告知承诺"],
    [1, "收入证明", "低保", "", "√"],
    [2, "生存证明", "领取养老金", "√", ""],
]


def test_a_tick_below_cancelled_leaves_a_row_out(tmp_path: Path) -> None:
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    sheet = read(one(tmp_path / "县民政局.xlsx", TICKED, merges), "县民政局")
    assert [entry.row for entry in sheet.entries] == [3] and whys(sheet)[4] == "写明取消"


def test_who_asks_for_the_certificate_is_the_department_where_nothing_else_tells_it(tmp_path: Path) -> None:
    rows = [["序号", "证明名称", "证明用途", "索要单位"], [1, "收入证明", "低保", "县民政局"], [2, "就读证明", "助学金", "县教育局"]]
    sheet = read(one(tmp_path / "a.xlsx", rows))
    assert [(e.item.department, e.item.requester) for e in sheet.entries] == [("县民政局",) * 2, ("县教育局",) * 2]
    assert sheet.columns["D"] == "requester+department"
    assert {e.item.department for e in read(tmp_path / "a.xlsx", "县综合局").entries} == {"县综合局"}


def test_a_number_before_a_tabs_name_is_no_part_of_the_department(tmp_path: Path) -> None:
    rows = [["序号", "证明名称", "证明用途"], [1, "收入证明", "低保"], [2, "孤儿证明", "补贴"]]
    book = read_book(xlsx(tmp_path / "a.xlsx", {"1.民政局": rows, "（二）教育局": rows, "3城管局": rows}))
    assert [s.entries[0].item.department for s in read_sheets(book)] == ["民政局", "教育局", "城管局"]


def test_the_header_again_with_breaks_in_its_names_is_no_item(tmp_path: Path) -> None:
    heads = ["序\n号", "证明\n事项名称", "用途", "开具\n单位", "设定\n依据"]
    row = [1, "收入证明", "低保", "单位", "《社会救助暂行办法》第九条"]
    sheet = read(one(tmp_path / "a.xlsx", [heads, row, heads, [2, "孤儿证明", *row[2:]]]), "县民政局")
    assert [entry.row for entry in sheet.entries] == [2, 4] and whys(sheet)[3] == "重复的表头"


def test_bases_on_rows_of_their_own_with_dates_of_their_own_are_of_one_item(tmp_path: Path) -> None:
    rows = [["序号", "证明名称", "用途", "设定依据", "施行日期"], [1, "收入证明", "低保", "《甲条例》第一条", "2015-3-1"]]
    rows.append(["", "", "", "《乙办法》第二条", "2016-1-1"])
    (entry,) = read(one(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3", "C2:C3"]), "县民政局").entries
    assert [basis.document for basis in entry.item.bases] == ["甲条例", "乙办法"]
    assert entry.item.remarks == "施行日期：2015-3-1\n施行日期：2016-1-1"


def test_a_row_that_closes_what_the_row_above_left_open_is_its_second_half(tmp_path: Path) -> None:
    top = [1, "独生子女父母", "光荣证补办", "《人口与", "县卫健局", "村（居）"]
    rows = [HEADER, top, ["", "婚育情况证明", "", "计划生育法》第二十七条", "", "民委员会"], [2, "出生证明", "落户", LAW, "县卫健局", "医院"]]
    first, second = read(one(tmp_path / "a.xlsx", rows), "县卫健局").entries
    assert (first.item.name, first.item.issuer) == ("独生子女父母婚育情况证明", "村（居）民委员会")
    assert first.item.bases[0].document == "人口与计划生育法" and second.row == 4


def test_a_row_without_a_number_that_stands_for_itself_is_an_item(tmp_path: Path) -> None:
    rows = [HEADER, [1, "收入证明", "低保", LAW, "县民政局", "单位"], ["", "孤儿证明", "补贴", LAW, "县民政局", "村委会"]]
    assert len(read(one(tmp_path / "a.xlsx", rows), "县民政局").entries) == 2


@pytest.mark.parametrize(("column", "answer", "left"), [("是否保留", "否", 1), ("是否保留", "是", 0), ("是否取消", "是", 1), ("是否取消", "否", 0)])
def test_a_column_that_asks_whether_a_certificate_stays_is_obeyed(tmp_path: Path, column: str, answer: str, left: int) -> None:
    rows = [[*HEADER, column], [1, "收入证明", "低保", LAW, "县民政局", "单位", answer]]
    assert [why for why in whys(read(one(tmp_path / "a.xlsx", rows), "县民政局")).values() if "取消" in why] == ["写明取消"] * left


@pytest.mark.parametrize("row", [["单位意见", "（盖章）\n年  月  日"], ["司法局审核意见：", "签字："], ["分管领导意见", "年 月 日"]])
def test_rows_for_opinions_and_seals_are_no_items(tmp_path: Path, row: list[str]) -> None:
    rows = [HEADER, [1, "收入证明", "低保", LAW, "县民政局", "单位"], row]
    sheet = read(one(tmp_path / "a.xlsx", rows), "县民政局")
    assert len(sheet.entries) == 1 and 3 in whys(sheet) and "F001" not in codes(sheet)


def test_of_columns_before_and_after_an_adjustment_those_after_count(tmp_path: Path) -> None:
    rows = [
        ["序号", "调整前", "", "调整后", "", "证明用途"],
        ["", "证明名称", "设定依据", "证明名称", "设定依据", ""],
        [1, "失业证", "《甲条例》第一条", "就业失业登记证明", "《乙办法》第二条", "失业登记"],
    ]
    (entry,) = read(one(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:C1", "D1:E1", "F1:F2"]), "县人社局").entries
    assert entry.item.name == "就业失业登记证明" and [basis.document for basis in entry.item.bases] == ["乙办法"]
    assert "失业证" in entry.item.remarks and "甲条例" in entry.item.remarks


def test_a_basis_in_traditional_characters_keeps_names_and_takes_no_time_however_long(tmp_path: Path) -> None:
    start = time.process_time()
    long = ["死亡证明", "用途", "第三條" + "甲" * 30_000 + "》", "县民政局"]
    rows = [["证明名称", "证明用途", "设定依据", "索要单位"], ["收入证明", "低保", "《綠化條例》第五條", "县民政局"], long]
    basis = read(one(tmp_path / "a.xlsx", rows), "县民政局").entries[0].item.bases[0]
    assert (basis.document, basis.article) == ("綠化條例", "第五条")
    assert time.process_time() - start < 5


def test_bases_of_nothing_but_brackets_or_articles_take_no_time(tmp_path: Path) -> None:
    start = time.process_time()
    bases = ["《条例》" + "）" * 32_000 + "》", "《条例》" + "第一条" * 10_000 + "》"]
    rows = [HEADER, *([n, f"收入证明{n}", "低保", text, "县民政局", "单位"] for n, text in enumerate(bases, 1)), ["", "", "", "甲乙丙丁》", "", ""]]
    assert len(read(one(tmp_path / "a.xlsx", rows)).entries) == 2
    assert time.process_time() - start < 2
