"""Tables that fill forms: columns by meaning, rows that fail alone, names of files that every system takes."""

import os
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.doors.tables import is_text_table, stream_rows
from pledgectl.errors import PledgectlError
from pledgectl.forms.fill import Failed, Filled, chinese_date, fill_values, numbered, read_columns, read_rows, read_settings
from pledgectl.forms.names import match_column, paper_names
from pledgectl.forms.selfcheck import row_faults
from pledgectl.ground.filenames import MAX_NAME, file_name

HEAD = ["申请人", "证件类型", "证号", "联系方式"]


def filled(*rows: list[str], own: tuple[str, ...] = ()) -> list[Filled | Failed]:
    columns, rest = read_columns(enumerate(rows, 1), own, "表.csv")
    return list(read_rows(columns, rest))


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("申请人", "申请人.姓名"),
        ("申请人姓名", "申请人.姓名"),
        ("申请人.姓名", "申请人.姓名"),
        (" 姓 名 ", "申请人.姓名"),
        ("身份证号码", "申请人.证号"),
        ("统一社会信用代码", "申请人.证号"),
        ("联系电话（必填）", "申请人.联系方式"),
        ("＊证件类型：", "申请人.证件类型"),
        ("联系人联系方式", "机关.联系方式"),
        ("编号", "编号.号"),
        ("申请人\n（姓名或名称）", "申请人.姓名"),
        ("证号（身份证、信用代码）", "申请人.证号"),
        ("序号", "-"),
        ("", "-"),
    ],
)
def test_a_column_is_known_by_its_meaning(header, name):
    assert match_column(header, ()) == (name, "")


def test_an_unknown_column_names_the_nearest():
    assert match_column("身分证号", ()) == ("", "身份证号")


def test_a_column_may_bear_a_name_of_the_template_itself():
    assert match_column("银行账号", ("银行账号",)) == ("银行账号", "")
    rows = filled([*HEAD, "银行账号"], ["张三", "", "", "", "1"], own=("银行账号",))
    assert [row.given["银行账号"] for row in rows if isinstance(row, Filled)] == ["1"]


def test_a_title_above_the_header_is_passed_over():
    found = filled(["五月申请人名单"], [], HEAD, ["张三", "", "1", ""])
    given = {"申请人.姓名": "张三", "申请人.证件类型": "", "申请人.证号": "1", "申请人.联系方式": ""}
    assert found == [Filled(4, given, ["张三", "", "1", ""])]


@pytest.mark.parametrize("rows", [[], [["证号"]], [["申请人", "申请人姓名"]]])
def test_a_table_without_one_applicant_column_is_refused(rows):
    with pytest.raises(PledgectlError) as caught:
        filled(*rows)
    assert caught.value.hint


def test_rows_that_fail_say_why_and_the_others_go_on():
    found = filled(HEAD, ["", "", "1"], ["甲", "", "9.99E+17"], ["乙", "", "", "", "多"], ["丙"], [" ", ""])
    assert [type(one).__name__ for one in found] == ["Failed", "Failed", "Failed", "Filled"]
    assert ["申请人" in found[0].why, "科学计数" in found[1].why, "比列名多" in found[2].why] == [True] * 3
    assert [one.row for one in found] == [2, 3, 4, 5]


def test_a_row_that_ends_early_is_blank_in_the_columns_that_follow():
    (short,) = filled(HEAD, ["张三"])
    (whole,) = filled(HEAD, ["张三", "", "", ""])
    assert short.given == whole.given and row_faults(short.given, ["申请人.证号"]) == ["没有写证号"]


def test_empty_cells_leave_the_paper_as_it_is():
    base = {"申请人": {"姓名": "", "地址": ""}, "机关": {"名称": "县公安局"}, "机关名称": "县公安局", "日期": "年月日"}
    values = fill_values(base, {"申请人.姓名": "张三", "机关.名称": "", "日期": ""})
    assert values == {**base, "申请人": {"姓名": "张三", "地址": ""}, "申请人姓名": "张三"}
    assert base["申请人"]["姓名"] == ""


@pytest.mark.parametrize(
    ("given", "year", "number"), [("〔2021〕第12号", "2021", "12"), ("2021-5", "2021", "5"), ("7", "", "7"), ("县公承〔2021〕7号", "", "县公承〔2021〕7号")]
)
def test_a_number_in_one_cell_is_taken_apart_and_none_is_invented(given, year, number):
    values = fill_values({"编号": {"年": "", "号": ""}}, {"编号.号": given})
    assert (values["编号"]["年"], values["编号"]["号"]) == (year, number)


@pytest.mark.parametrize(("text", "date"), [("2021-05-06", "2021年5月6日"), ("2021/5/6", "2021年5月6日")])
def test_dates_are_written_out(text, date):
    assert chinese_date(text) == date
    with pytest.raises(PledgectlError):
        chinese_date("五月六日")


def test_set_takes_names_of_columns_and_refuses_others():
    assert read_settings(["申请人=张三", "证号 = 1"], []) == {"申请人.姓名": "张三", "申请人.证号": "1"}
    with pytest.raises(PledgectlError) as caught:
        read_settings(["证好=1"], [])
    assert (caught.value.code, "证号" in caught.value.hint) == (2, True)


@pytest.mark.parametrize(
    ("name", "cell", "meant"),
    [
        ("申请人", "欧阳\n 示例", "欧阳示例"),
        ("申请人", "John\tSmith", "John Smith"),
        ("证号", "999999\n199003070012", "999999199003070012"),
        ("地址", "某某镇\r\n一号", "某某镇一号"),
        ("备注说明", "一\n二", "一\n二"),
    ],
)
def test_what_was_broken_to_fit_its_cell_is_one_line_again_but_not_a_text_of_the_template_s_own(name, cell, meant):
    columns, rows = read_columns([(1, ["姓名", name.replace("申请人", "代理人")]), (2, ["张三", cell])], ["备注说明"], "表")
    found = next(iter(read_rows(columns, rows))).given
    assert [found[columns.names[1]]] == list(read_settings([f"{name}={cell}"], ["备注说明"]).values()) == [meant]


def test_names_of_the_contract_are_there():
    applicant = ("姓名", "证件类型", "证号", "联系方式", "地址", "法定代表人", "代理人", "代理人证号")
    wanted = {f"申请人.{key}" for key in applicant} | {"机关.名称", "机关.联系人", "机关.联系方式", "机关.地址", "编号.年", "编号.号", "日期"}
    assert wanted | {"事项.名称", "事项.用途", "事项.依据", "事项.内容", "告知", "承诺", "申请人姓名"} <= set(paper_names())


def test_a_file_name_says_which_paper_it_is_however_long_the_item_s_name():
    name = file_name("mzj-001", "长" * 200, "告知承诺书", taken=set())
    assert name == f"mzj-001-{'长' * 46}-告知承诺书.docx" and len(name) == MAX_NAME + 5


@given(st.lists(st.text(max_size=100), min_size=1, max_size=4))
def test_a_file_name_is_safe_short_and_unlike_the_others(words):
    taken: set[str] = set()
    names = [file_name("mzj-001", *words, taken=taken) for _ in range(3)] + [file_name(word, taken=taken) for word in words]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(name) <= MAX_NAME + 5 and len(name.encode()) <= 255 and not set(name) & set('<>:"/\\|?*\n\t ')
        assert name.removesuffix(".docx").strip(".") and name.split(".")[0].casefold() not in {"con", "nul", "prn", "aux", "com1"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_a_text_table_is_read_in_any_of_its_guises(tmp_path, encoding, mark):
    path = tmp_path / "表.csv"
    path.write_text(mark.join(["申请人", "地址"]) + "\n" + mark.join(["张三", '"一号\n二楼"']) + "\n", encoding=encoding)
    assert is_text_table(path) and [cells for _, cells in stream_rows(path)] == [["申请人", "地址"], ["张三", "一号\n二楼"]]


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"", b"a\x00b", b"<html>"])
def test_what_is_no_text_table_is_left_to_the_workbook_reader(tmp_path, data):
    (tmp_path / "表.csv").write_bytes(data)
    assert not is_text_table(tmp_path / "表.csv")


@pytest.mark.parametrize("data", ["申请人,证号\n张三,\"1\n".encode() * 3000, b"\xff\xfe\xff\xff" * 10])
def test_a_broken_text_table_is_one_error(tmp_path, data):
    (tmp_path / "表.csv").write_bytes(data)
    with pytest.raises(PledgectlError):
        list(stream_rows(tmp_path / "表.csv"))


@pytest.mark.parametrize("header", ["申请人（签字）", "日期（出生）", "编号（序号）"])
def test_a_column_that_means_something_else_is_not_taken_for_the_applicants(header):
    assert match_column(header, ())[0] == ""


@pytest.mark.parametrize("number", ["2021" + "\u1680" * 20_000 + "x", "2" * 30_000, "〔" * 30_000, "\u1680" * 30_000])
def test_a_number_of_any_length_is_read_in_no_time(number):
    start = time.process_time()
    assert numbered({"编号.号": number}) == {"编号.号": number}
    assert time.process_time() - start < 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_is_no_table(tmp_path):
    os.mkfifo(tmp_path / "人.csv")
    with pytest.raises(PledgectlError, match="普通文件"):
        is_text_table(tmp_path / "人.csv")


def test_a_table_wider_than_a_sheet_is_refused_and_no_long_heading_compared():
    start = time.process_time()
    with pytest.raises(PledgectlError, match="超过 200 列"):
        read_columns([(1, ["申请人", *map(str, range(50_000))])], [], "人.csv")
    headings = ["申请人", *["身份证号码" * 2000 + str(at) for at in range(150)]]
    assert {near for _, near in read_columns([(1, headings)], [], "人.csv")[0].unknown} == {""}
    assert time.process_time() - start < 2
