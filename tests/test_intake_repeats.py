"""What two tables of one file say twice is one item: a summary beside the sheets of the departments."""

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"
HEAD = ("序号", "证明名称", "用途", "依据")
ALL = [("部门", *HEAD), ("县民政局", "1", "收入证明", "低保", LAW), ("县公安局", "2", "户籍证明", "落户", LAW), ("县公安局", "3", "户籍证明", "入学", LAW)]


def read(**sheets: list[tuple[str, ...]]) -> tuple[SheetIntake, ...]:
    return read_sheets(Book("x.xlsx", "xlsx", tuple(Sheet(name, dict(enumerate(rows, 1))) for name, rows in sheets.items())))


def listed(found: tuple[SheetIntake, ...]) -> list[tuple[str, str, str]]:
    return [(each.sheet, entry.item.name, entry.item.purpose) for each in found for entry in each.entries]


def test_what_a_summary_and_a_sheet_both_say_is_read_once_and_told() -> None:
    found = read(汇总=ALL, 清河县民政局=[HEAD, ("1", "收入证明", "低保", LAW)], 清河县公安局=[HEAD, ("1", "户籍证明", "落户", LAW), ("2", "身份证明", "落户", LAW)])
    assert listed(found) == [("汇总", "收入证明", "低保"), ("汇总", "户籍证明", "落户"), ("汇总", "户籍证明", "入学"), ("清河县公安局", "身份证明", "落户")]
    assert [(skip.row, skip.why) for skip in found[1].skipped] == [(1, "表头"), (2, "表“汇总”里也有这一项")]


def test_the_one_that_says_more_is_read() -> None:
    found = read(汇总=ALL, 县民政局=[(*HEAD, "开具单位"), ("1", "收入证明", "低保", LAW, "用人单位")])
    assert listed(found)[-1] == ("县民政局", "收入证明", "低保") and len(listed(found)) == 3


def test_what_differs_stays_twice() -> None:
    assert len(listed(read(汇总=ALL, 县民政局=[HEAD, ("1", "收入证明", "低保", "《公证法》第三条")]))) == 4
    assert len(listed(read(甲=[("部门", *HEAD), ("甲溪县民政局", "1", "收入证明", "低保", LAW)], 乙=[("部门", *HEAD), ("乙溪县民政局", "1", "收入证明", "低保", LAW)]))) == 2
