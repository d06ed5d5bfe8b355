"""Certificates side by side in one row are items of their own; what further columns say is of the one whose number they bear."""

import pytest

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"


def read(*rows: tuple[str, ...], merges: tuple[tuple[int, int, int, int], ...] = ()) -> SheetIntake:
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1)), merges),)), "县民政局")
    return found


@pytest.mark.parametrize("names", ["所需证明一 所需证明二", "证明名称1 证明名称2", "证明（1） 证明（2）", "第一项证明 第二项证明", "证明1名称 证明2名称", "证明名称 证明名称"])
def test_certificates_in_numbered_columns_are_items_of_one_matter(names: str) -> None:
    found = read(("序号", "办理事项", *names.split(), "设定依据"), ("1", "低保申请", "收入证明", "婚姻证明", LAW), ("2", "特困供养", "残疾证明", "", LAW))
    assert [(e.item.name, e.item.purpose, e.item.bases[0].article) for e in found.entries] == [("收入证明", "低保申请", "第二条"), ("婚姻证明", "低保申请", "第二条"), ("残疾证明", "特困供养", "第二条")]
    assert [e.cells["name"] for e in found.entries] == ["C2", "D2", "C3"] and not found.findings


def test_who_issues_each_stands_beside_it() -> None:
    head = ("办理事项", "证明名称1", "开具单位1", "证明名称2", "开具单位2", "索要单位")
    found = read(head, ("低保申请", "收入证明", "用人单位", "婚姻证明", "婚姻登记处", "县民政局"), ("特困供养", "", "", "残疾证明", "县残联", "县民政局"))
    assert [(e.item.name, e.item.issuer, e.item.requester) for e in found.entries] == [("收入证明", "用人单位", "县民政局"), ("婚姻证明", "婚姻登记处", "县民政局"), ("残疾证明", "县残联", "县民政局")]
    assert [e.item.remarks for e in found.entries] == [""] * 3


def test_parents_may_bear_the_numbers() -> None:
    top, low = ("办理事项", "证明一", "", "证明二", ""), ("", "名称", "出具单位", "名称", "出具单位")
    merges = ((1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 5))
    found = read(top, low, ("低保申请", "收入证明", "用人单位", "婚姻证明", "登记处"), ("临时救助", "户籍证明", "派出所", "", ""), merges=merges)
    assert [(e.item.name, e.item.issuer) for e in found.entries] == [("收入证明", "用人单位"), ("婚姻证明", "登记处"), ("户籍证明", "派出所")]


def test_what_is_said_of_a_certificate_without_a_name_is_told() -> None:
    found = read(("办理事项", "证明1", "开具单位1", "证明2", "开具单位2"), ("低保申请", "收入证明", "用人单位", "", "登记处"))
    assert [e.item.name for e in found.entries] == ["收入证明"] and [each.code for each in found.findings] == ["F001"]


def test_a_second_column_of_something_else_makes_no_items() -> None:
    found = read(("证明名称1", "证明名称2", "用途", "依据"), ("收入证明", "长期", "低保", LAW), ("户籍证明", "短期", "入学", LAW))
    assert [e.item.name for e in found.entries] == ["收入证明", "户籍证明"] and [each.code for each in found.findings] == ["F014"]
