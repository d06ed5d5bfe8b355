"""Titles of sections and columns that say of what stands there that it is not pledged or was cancelled."""

import pytest

from pledgectl.catalog.intake import Orders, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"
HEAD = ("序号", "证明名称", "用途", "依据")


def sections(*titles: str) -> Book:
    rows = [HEAD]
    for at, title in enumerate(titles):
        rows += [(title,), ("1", f"{'甲乙丙'[at]}证明", "落户", LAW)]
    return Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),))


@pytest.mark.parametrize(
    "title",
    ["二、不实行告知承诺制的证明事项（1项）", "（二）暂不适用告知承诺制、继续保留的事项", "二、未纳入告知承诺的证明事项", "二、取消的证明事项（1项）", "二、不宜实行告知承诺的证明事项"],
)
def test_what_stands_below_a_title_that_refuses_it_is_left_out_and_told(title: str) -> None:
    (found,) = read_sheets(sections("一、实行告知承诺制的证明事项（1项）", title, "三、新增告知承诺的证明事项"), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["甲证明", "丙证明"]
    assert [each.code for each in found.findings] == ["F023"]
    (whole,) = read_sheets(sections("一、实行告知承诺制的证明事项（1项）", title), "县公安局", Orders(whole=True))
    assert len(whole.entries) == 2


@pytest.mark.parametrize("title", ["二、县民政局（1项）", "二、行政给付", "二、不再提交、改为告知承诺的证明事项", "二、保留的证明事项（1项）", "二、取消后改为告知承诺的证明"])
def test_what_stands_below_any_other_title_is_read(title: str) -> None:
    (found,) = read_sheets(sections("一、实行告知承诺制的证明事项（1项）", title), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["甲证明", "乙证明"]


def test_a_department_below_such_a_title_does_not_end_it() -> None:
    (found,) = read_sheets(sections("一、县公安局", "二、不实行告知承诺制的证明事项", "（一）县民政局"), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["甲证明"]


@pytest.mark.parametrize("column", ["清理意见", "处理结果", "审核结论", "取消/保留/承诺", "保留、取消或承诺"])
def test_where_some_are_pledged_those_that_are_kept_are_not(column: str) -> None:
    said = ("实行告知承诺制", "予以保留", "直接取消", "告知承诺")
    rows = [(*HEAD, column), *((str(at), f"第{at}种证明", "落户", LAW, text) for at, text in enumerate(said, 1))]
    book = Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),))
    (found,) = read_sheets(book, "县公安局")
    assert [(entry.item.name, entry.item.method) for entry in found.entries] == [("第1种证明", ""), ("第4种证明", "")]
    assert [skip.row for skip in found.skipped] == [1, 3, 4]


def test_where_none_says_pledged_those_that_are_kept_are_read() -> None:
    rows = [(*HEAD, "清理意见"), ("1", "甲证明", "落户", LAW, "保留"), ("2", "乙证明", "落户", LAW, "取消")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["甲证明"]


def test_a_tick_below_cancelled_beside_pledged_leaves_a_row_out() -> None:
    parent = (*("" for _ in HEAD), "实现方式", "", "")
    rows = [tuple(a or b for a, b in zip((*HEAD, "", "", ""), parent, strict=True)), (*("",) * 4, "直接取消", "告知承诺", "部门核验")]
    rows += [("1", "甲证明", "落户", LAW, "√", "", ""), ("2", "乙证明", "落户", LAW, "", "√", ""), ("3", "丙证明", "落户", LAW, "", "", "√")]
    merges = ((1, 5, 1, 7), *((1, at, 2, at) for at in range(1, 5)))
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1)), merges),)), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["乙证明", "丙证明"]


def test_a_count_may_stand_before_the_name_of_a_section() -> None:
    (found,) = read_sheets(sections("【1项】县公安局", "（2项）县民政局"))
    assert [entry.item.department for entry in found.entries] == ["县公安局", "县民政局"]
    assert [each.message for each in found.findings if "2 项" in each.message] != []


def summed(*totals: tuple[str, ...]) -> Book:
    rows = [HEAD]
    for at, total in enumerate(totals):
        rows += [("1", f"{'甲乙丙'[at]}证明", "落户", LAW), ("2", f"{'丁戊己'[at]}证明", "迁户", LAW), total]
    return Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),))


@pytest.mark.parametrize("total", ["小计（2项）", "县公安局小计：2项", "户政类合计2项", "以上共 2 项证明", "本部门共2项", "小计"])
def test_a_row_that_sums_up_is_no_section_and_its_count_is_that_of_the_items_above(total: str) -> None:
    (found,) = read_sheets(summed((total,), (total,), ("合计：6项",)), "县公安局")
    assert len(found.entries) == 6 and not found.findings
    assert [skip.why for skip in found.skipped] == ["表头", *["合计行"] * 3]


def test_a_row_that_counts_more_than_stands_above_it_is_told() -> None:
    (found,) = read_sheets(summed(("小计：2项",), ("", "小计", "3项"), ("合计：7项",)), "县公安局")
    assert [(each.code, each.where.cell, each.message.partition("写明")[2]) for each in found.findings] == [("F016", "A7", " 3 项，读到 2 项"), ("F016", "A10", " 7 项，读到 6 项")]


@pytest.mark.parametrize(("column", "said", "read"), [("备注", "拟取消", 1), ("备注", "2025年起建议取消", 1), ("备注", "已取消", 0), ("调整意见", "拟取消", 0), ("清理意见", "建议取消", 0)])
def test_a_remark_that_something_is_to_go_says_that_it_is_there(column: str, said: str, read: int) -> None:
    rows = [(*HEAD, column), ("1", "甲证明", "落户", LAW, said), ("2", "乙证明", "落户", LAW, "")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert len(found.entries) == 1 + read


def test_an_answer_to_whether_a_row_is_to_be_read_is_no_unknown_column_and_what_it_leaves_out_no_gap() -> None:
    rows = [(*HEAD, "是否告知承诺"), *((str(at), f"{name}证明", "落户", LAW, said) for at, (name, said) in enumerate(zip("甲乙丙丁", "是否可是", strict=True), 1))]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert len(found.entries) == 3 and [each.code for each in found.findings] == ["F023"]
    (doubted,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", {1: rows[0], 2: (*rows[1][:4], "再议"), 3: rows[2]}),)), "县公安局")
    assert sorted(each.code for each in doubted.findings) == ["F002", "F023"]


@pytest.mark.parametrize(("said", "read"), [("改为部门核查", 1), ("数据共享", 1), ("内部核查", 1), ("告知承诺", 2)])
def test_where_some_are_pledged_those_that_offices_check_among_themselves_are_not(said: str, read: int) -> None:
    rows = [(*HEAD, "处理建议"), ("1", "甲证明", "落户", LAW, "改为承诺"), ("2", "乙证明", "落户", LAW, said)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert len(found.entries) == read


@pytest.mark.parametrize(("title", "told"), [("县公安局证明事项清单（共2项）", False), ("县公安局证明事项清单（共 3 项）", True), ("县公安局证明事项清单", False), ("附件：县公安局证明事项清单，共5项", True)])
def test_a_title_that_counts_other_than_is_read_is_told(title: str, told: bool) -> None:
    rows = [(title,), HEAD, ("1", "甲证明", "落户", LAW), ("2", "乙证明", "迁户", LAW)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)))
    assert [(each.code, each.where.cell) for each in found.findings] == ([("F016", "A1")] if told else [])


@pytest.mark.parametrize("mark", ["", "\n"])
def test_what_is_ticked_below_a_merged_verdict_decides_though_its_names_mean_no_field(mark: str) -> None:
    top = (*HEAD, "索要科室", "处理意见（打√）")
    low = ("", "", "", "", "", "保留", f"告知{mark}承诺", "取消")
    ticks = (("√", "", ""), ("", "√", ""), ("", "", "√"))
    rows = [top, low, *((str(at), f"{name}证明", "落户", LAW, "户籍科", *tick) for at, (name, tick) in enumerate(zip("甲乙丙", ticks, strict=True), 1))]
    merges = ((1, 6, 1, 8), *((1, at, 2, at) for at in range(1, 6)))
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1)), merges),)), "县公安局")
    assert found.header_rows == (1, 2) and [e.item.name for e in found.entries] == ["乙证明"] and {f.code for f in found.findings} == {"F023"}


def test_a_numbered_title_of_a_second_table_may_say_that_all_of_it_was_cancelled() -> None:
    rows = [("县公安局证明事项清单",), ("一、实行告知承诺制的证明事项（1项）",), HEAD, ("1", "甲证明", "落户", LAW), ("二、取消的证明事项（1项）",), HEAD, ("1", "乙证明", "迁户", LAW)]
    found = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)))
    assert [entry.item.name for each in found for entry in each.entries] == ["甲证明"] and [f.code for each in found for f in each.findings] == ["F021"]


@pytest.mark.parametrize(("column", "said"), [("承诺制适用", "不适用"), ("是否实行告知承诺", "取消"), ("IS_COMMIT(是否告知承诺)", "N")])
def test_what_is_not_pledged_is_left_out_however_it_is_said(column: str, said: str) -> None:
    rows = [(*HEAD, column), ("1", "甲证明", "落户", LAW, "可"), ("2", "乙证明", "迁户", LAW, said)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [entry.item.name for entry in found.entries] == ["甲证明"]


def test_a_line_below_an_item_may_give_its_basis_with_a_label() -> None:
    line = "依据：《建筑法》第八条；《建筑工程施工许可管理办法》第四条"
    rows = [("序号", "证明名称", "用途", "开具单位"), ("1", "资金证明", "施工许可", "银行"), ("", line, line, line), ("2", "用地证明", "施工许可", "自然资源局")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1)), ((3, 2, 3, 4),)),)), "县住建局")
    assert [(e.item.name, [b.article for b in e.item.bases]) for e in found.entries] == [("资金证明", ["第八条", "第四条"]), ("用地证明", [])]
