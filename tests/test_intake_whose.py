"""Whose list a table is: sections of a bureau's own units, and who signs at the foot."""

import pytest

from pledgectl.catalog.intake import Orders, SheetIntake, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"
HEAD = ("序号", "证明名称", "用途", "依据", "要求提供的股室")


def read(*lines: str, title: str = "证明事项清单", foot: tuple[str, ...] = ()) -> SheetIntake:
    rows: list[tuple[str, ...]] = [(title,), HEAD]
    for number, line in enumerate(lines or ("",), 1):
        rows += [*([(line,)] if line else []), (str(number), f"{'甲乙丙'[number - 1]}证明", "落户", LAW, "户籍股")]
    rows += [(text,) for text in foot]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1))),)))
    return found


def departments(found: SheetIntake) -> list[str]:
    return [entry.item.department for entry in found.entries]


def test_sections_of_a_bureaus_list_that_name_its_units_are_of_the_bureau() -> None:
    found = read("一、治安管理大队", "二、户政科", "三、城关派出所", title="云岭县公安局证明事项清单")
    assert departments(found) == ["云岭县公安局"] * 3 and [entry.item.requester for entry in found.entries] == ["户籍股"] * 3


@pytest.mark.parametrize(
    ("title", "sections"),
    [("云岭县司法局汇总证明事项清单", ("一、县公安局", "二、医保中心")), ("云岭县证明事项清单", ("一、交警大队", "二、医保中心")), ("云岭县人民政府证明事项清单", ("一、交警大队", "二、医保中心")), ("云岭县公安局证明事项清单", ("一、云岭县公证处", "二、云岭县供销社"))],
)  # fmt: skip
def test_sections_that_name_departments_of_a_place_begin_departments(title: str, sections: tuple[str, ...]) -> None:
    assert departments(read(*sections, title=title)) == [section[2:] for section in sections]


@pytest.mark.parametrize("foot", [("柳河镇人民政府", "2024年1月8日"), ("柳河镇人民政府　2024年1月8日",), ("备注：长期有效。", "柳河镇人民政府（盖章）")])
def test_who_signs_a_list_that_names_nobody_else_has_made_it_and_that_is_told(foot: tuple[str, ...]) -> None:
    found = read(foot=foot)
    assert departments(found) == ["柳河镇人民政府"] and [(each.code, "落款" in each.message) for each in found.findings] == [("F018", True)]
    assert departments(read(title="云岭县公安局证明事项清单", foot=foot)) == ["云岭县公安局"]


def test_a_table_that_is_left_out_may_name_whose_the_next_one_is() -> None:
    head = ("序号", "证明名称", "办理事项", "设定依据")
    gone = Sheet("表1", {1: head, 2: ("1", "甲证明", "落户", LAW)}, above=("凤凰县民政局关于公布证明事项清理结果的通知", "附件1：取消的证明事项目录"))
    kept = Sheet("表2", {1: head, 2: ("1", "乙证明", "迁户", LAW)}, above=("附件2：保留的证明事项目录",))
    found = read_sheets(Book("x.docx", "docx", (gone, kept)))
    assert [len(each.entries) for each in found] == [0, 1] and departments(found[1]) == ["凤凰县民政局"]


@pytest.mark.parametrize("title", ["不应由村（社区）出具的证明事项清单", "不得要求群众提供的证明清单", "村级组织不再出具的证明事项目录", "禁止索要的证明清单"])
def test_a_list_of_what_must_not_be_asked_for_is_one_of_cancelled_certificates(title: str) -> None:
    rows = {1: (title,), 2: ("序号", "证明事项名称", "涉及部门", "替代办理途径"), 3: ("1", "健康证明", "市卫生健康委员会", "医疗机构体检"), 4: ("2", "失业证明", "市人社局", "信息核查")}
    book = Book("x.xlsx", "xlsx", (Sheet("Sheet1", rows),))
    (found,) = read_sheets(book)
    assert not found.entries and [each.code for each in found.findings] == ["F021"]
    (kept,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", {**rows, 1: ("本清单以外的证明一律不得要求提供",)}),)))
    assert len(kept.entries) == 2
    (read,) = read_sheets(book, "", Orders(cancelled=True))
    assert departments(read) == ["市卫生健康委员会", "市人社局"]


def test_a_header_that_comes_again_does_not_hide_who_asks_and_sections_with_an_ordinal_apart_are_departments() -> None:
    head = ("序号", "证明名称", "用途", "依据", "索要单位")
    one, two = ("1", "甲证明", "落户", LAW, "县公安局"), ("2", "乙证明", "低保", LAW, "县民政局")
    (asked,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate([head, one, head, two], 1))),)))
    assert departments(asked) == ["县公安局", "县民政局"]
    rows = [head, ("（一）", "云溪县公安局"), one, ("（二）", "云溪县民政局"), two]
    (apart,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1))),)))
    assert departments(apart) == ["云溪县公安局", "云溪县民政局"]


def test_a_row_that_tells_how_to_fill_in_hides_neither_who_asks_nor_numbers_before_names() -> None:
    head = ("序号", "证明名称", "用途", "依据", "索要单位")
    tells = ("", "请填写规范名称", "填写办理的事项", "填写法律名称", "请填写单位全称")
    rows = [head, tells, ("1", "1、甲证明", "落户", LAW, "县公安局"), ("2", "2、乙证明", "低保", LAW, "县民政局")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1))),)))
    assert departments(found) == ["县公安局", "县民政局"] and [e.item.name for e in found.entries] == ["甲证明", "乙证明"]
    assert [(skip.row, skip.why) for skip in found.skipped] == [(1, "表头"), (2, "填写要求")]


def test_the_title_of_a_section_right_below_a_header_of_two_rows_is_no_third() -> None:
    top, low = ("序号", "", "证明名称", "用途", "单位", ""), ("", "", "", "", "索要", "开具")
    rows = [top, low, ("", "（一）云溪县公安局"), ("1", "", "甲证明", "落户登记", "县公安局", "派出所")]
    merges = ((1, 5, 1, 6),)
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1)), merges),)))
    assert found.header_rows == (1, 2) and departments(found) == ["云溪县公安局"]
