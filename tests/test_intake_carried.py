"""Cells left empty below the first of a group go on with it, and are told; what is empty otherwise stays so."""

import pytest

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.grid import Book, Merge, Sheet

LAW = "《社会救助暂行办法》第十一条"
HEAD = ("序号", "办理事项", "证明名称", "设定依据")


def read(*matters: str, merges: tuple[Merge, ...] = ()) -> SheetIntake:
    rows: list[tuple[str, ...]] = [HEAD]
    for at, matter in enumerate(matters, 1):
        rows.append((matter,) if matter.startswith("一、") else (str(at), matter, f"{'甲乙丙丁戊己'[at - 1]}证明", LAW))
    (found,) = read_sheets(Book("x.csv", "csv", (Sheet("清单", dict(enumerate(rows, 1)), merges),)), "县民政局")
    return found


def purposes(found: SheetIntake) -> list[str]:
    return [entry.item.purpose for entry in found.entries]


def test_a_matter_written_once_for_several_certificates_is_that_of_all() -> None:
    found = read("低保申请", "", "", "临时救助", "")
    assert purposes(found) == ["低保申请"] * 3 + ["临时救助"] * 2
    assert [(each.code, each.where.cell, "3 格" in each.message) for each in found.findings] == [("F026", "B1", True)]


@pytest.mark.parametrize("matters", [("低保申请", "低保申请", "", "临时救助"), ("", "低保申请", ""), ("低保申请", "临时救助")])
def test_who_repeats_a_matter_or_begins_without_one_leaves_nothing_out(matters: tuple[str, ...]) -> None:
    found = read(*matters)
    assert purposes(found) == list(matters) and not found.findings


def test_a_stroke_and_a_title_end_a_group() -> None:
    assert purposes(read("低保申请", "", "/", "")) == ["低保申请", "低保申请", "", ""]
    assert purposes(read("低保申请", "", "一、行政许可（1项）", "", "临时救助"))[:3] == ["低保申请", "低保申请", ""]


def test_where_cells_are_merged_or_right_of_the_certificate_empty_is_empty() -> None:
    assert purposes(read("低保申请", "", "", merges=((2, 2, 3, 2),))) == ["低保申请", "低保申请", ""]
    rows = [("序号", "证明名称", "办理事项", "设定依据"), ("1", "甲证明", "低保申请", LAW), ("2", "乙证明", "", LAW)]
    (right,) = read_sheets(Book("x.csv", "csv", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert purposes(right) == ["低保申请", ""] and not right.findings


def test_a_sub_item_goes_on_only_within_its_main_item() -> None:
    held = (("补贴", "高龄津贴"), ("", ""), ("贷款申请", ""), ("", ""))
    rows = [("序号", "主项", "子项", "证明名称", "设定依据"), *((str(at), *pair, f"{'甲乙丙丁'[at]}证明", LAW) for at, pair in enumerate(held))]
    (found,) = read_sheets(Book("x.csv", "csv", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert [(e.item.matter, e.item.purpose) for e in found.entries] == [("补贴", "高龄津贴")] * 2 + [("贷款申请", "贷款申请")] * 2


def test_a_certificate_written_once_for_several_matters_is_that_of_all() -> None:
    head = ("序号", "证明名称", "用途", "开具单位", "设定依据")
    rows = [head, ("1", "死亡证明", "继承转移登记", "医疗机构", LAW), ("", "", "抵押权注销登记", "公安机关", LAW), ("2", "完税证明", "转移登记", "税务机关", LAW), ("", "", "", "", "《契税法》第十一条"), ("", "", "不详", "某处", LAW)]
    (found,) = read_sheets(Book("x.csv", "csv", (Sheet("清单", dict(enumerate(rows, 1))),)), "县自然资源局")
    assert [(e.item.name, e.item.purpose, len(e.item.bases)) for e in found.entries] == [("死亡证明", "继承转移登记", 1), ("死亡证明", "抵押权注销登记", 1), ("完税证明", "转移登记", 2)]
    assert [(each.code, each.where.cell) for each in found.findings] == [("F026", "B1"), ("F001", "B6")]
