"""Lines that a narrow cell broke within a citation are one; lines of their own stay apart."""

import time

import pytest

from pledgectl.catalog.intake import read_sheets
from pledgectl.catalog.intake.wrapped import joined, unwrapped, widths_of
from pledgectl.citation import parse_bases
from pledgectl.grid import Book, Sheet


@pytest.mark.parametrize(
    "text",
    [
        "《职称评审管理暂\n行规定》（人力资源\n社会保障部令第40\n号）第十四条",
        "《中华人民共和国\n就业促进法》第五\n十二条、第五十三\n条",
        "《人力资源市场暂\n行条例》（国务院令第\n700号）第十\n八条第二\n款",
        "《工伤\n保险\n条例》第十八条",
        "《中华人民共和国民法典》第一千\n零四十九条、第一千零七十\n六条",
        "《住房公积金管理条例》第二十四条\n第一款第（三）项",
        "《中华人民共和国森林法》第五十六条、\n第五十八条",
        "《中华人民共和国刑法》第二百八十条\n之一",
        "中华人民共和国个人\n独资企业法第九条",
        "财税〔201\n6〕23号",
    ],
)
def test_a_citation_that_a_cell_broke_is_whole_again(text: str) -> None:
    assert unwrapped(text) == text.replace("\n", "") and len(parse_bases(unwrapped(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《甲条例》第一条\n《乙条例》第二条", "《甲条例》第三条：有下列情形之一的：\n（一）甲；\n（二）乙。", "《甲条例第一条\n《乙条例》第二条", "国发〔2018〕28号\n国办发〔2020〕42号",
        "《甲办法》（2019年修订）\n第三条第一款\n条件是有证明", "第二条\n项目应当合格", "第二条\n第三条规定：申请人应当提交证明。", "民办教育促进法\n民办教育促进法实施条例", "个人独资企业\n办理登记应当提交",
    ],
)  # fmt: skip
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("line", ["条第\n", "》《\n", "一\n条", "第\n条\n"])
def test_thousands_of_short_lines_are_joined_in_no_time(line: str) -> None:
    start = time.process_time()
    assert len(unwrapped(line * (32_000 // len(line)))) < 32_000 and time.process_time() - start < 1


def test_many_open_brackets_take_no_time() -> None:
    text = "（《" * 8000 + "\n" * 2 + "（" * 8000
    assert unwrapped(text).count("（") == 16_000


def broken(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


ROWS = [
    ("房屋所有权属证明", "个体工商户设立登记申请", "公安机关交通管理部门", "《中华人民共和国市场主体登记管理条例》第十六条第一款第（三）项"),
    ("外商投资者主体资格证明", "城乡居民最低生活保障申请", "人力资源社会保障部门", "中华人民共和国个人独资企业法第九条"),
    ("收入证明", "低保", "住房和城乡建设主管部门", "《关于设施农业用地管理有关问题的通知》第三条"),
]


def test_what_the_width_of_its_column_broke_is_whole_again() -> None:
    head = ("证明名称", "用途", "开具单位", "依据")
    whole, cut = ([head, *(tuple(broken(text, width) for text in row) for row in ROWS)] for width in (99, 6))
    one, other = (read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")[0] for rows in (whole, cut))
    assert [entry.item for entry in one.entries] == [entry.item for entry in other.entries]


def test_lines_that_a_person_ended_stay_apart() -> None:
    rows = {1: ("依据",), 2: ("《公证法》第二条\n《社会救助暂行办法》第十一条\n《居住证暂行条例》第九条",), 3: ("《民法典》第八条\n《公证程序规则》第五条\n《户口登记条例》第七条",)}
    assert widths_of(Sheet("清单", rows), 1) == {} and joined("甲乙丙丁戊\n己\n庚", 10) == "甲乙丙丁戊己\n庚"


def test_a_body_is_not_cut_in_two_at_the_end_of_a_line() -> None:
    rows = {1: ("证明名称", "用途", "开具单位"), 2: ("收入证明", "低保", "公安机关交通管理部\n门"), 3: ("户籍证明", "落户", "公安派出所\n村委会")}
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", rows),)), "县民政局")
    assert [entry.item.issuer for entry in found.entries] == ["公安机关交通管理部门", "公安派出所、村委会"]
