"""Tables side by side on one sheet are each read; one table with empty columns stays one."""

from pathlib import Path

from listkit import codes, one, read, xlsx

from pledgectl.catalog.intake import read_sheets
from pledgectl.doors.workbook import read_book

HEADS = ["序号", "证明名称", "证明用途", "开具单位"]
LEFT = [[1, "收入证明", "低保", "单位"], [2, "亲属关系证明", "收养", "派出所"]]
RIGHT = [[1, "残疾人证", "护理补贴", "残联"], [2, "就读证明", "助学金", "学校"]]


def both(path: Path, department: str = "") -> list[list[tuple[str, str, str]]]:
    sheets = read_sheets(read_book(path), department)
    return [[(e.item.department, e.item.name, e.cells["name"]) for e in sheet.entries] for sheet in sheets]


def test_two_tables_with_an_empty_column_between_are_two_lists(tmp_path: Path) -> None:
    titles = ["县民政局证明清单", *[""] * 4, "县残联证明清单"]
    rows = [titles, [*HEADS, "", *HEADS], *([*a, "", *b] for a, b in zip(LEFT, RIGHT, strict=True))]
    left, right = both(one(tmp_path / "a.xlsx", rows))
    assert left == [("县民政局", "收入证明", "B3"), ("县民政局", "亲属关系证明", "B4")]
    assert right == [("县残联", "残疾人证", "G3"), ("县残联", "就读证明", "G4")]


def test_one_title_over_both_serves_both(tmp_path: Path) -> None:
    rows = [["县民政局证明清单"], [*HEADS, "", *HEADS[1:]], *([*a, "", *b[1:]] for a, b in zip(LEFT, RIGHT, strict=True))]
    left, right = both(one(tmp_path / "a.xlsx", rows))
    assert [department for department, *_ in left + right] == ["县民政局"] * 4


def test_a_table_that_begins_lower_at_the_right_is_read(tmp_path: Path) -> None:
    rows = [["县民政局证明清单"], HEADS, [*LEFT[0], "", "县残联证明清单"], [*LEFT[1], "", *HEADS], *([""] * 5 + b for b in RIGHT)]
    left, right = both(one(tmp_path / "a.xlsx", rows))
    assert len(left) == 2 and right == [("县残联", "残疾人证", "G5"), ("县残联", "就读证明", "G6")]


def test_a_table_set_in_two_columns_of_the_page_shares_its_section_lines(tmp_path: Path) -> None:
    rows = [HEADS * 2, ["一、县民政局"], [*LEFT[0], *LEFT[1]], ["二、县残联"], [*RIGHT[0], *RIGHT[1]]]
    left, right = both(one(tmp_path / "a.xlsx", rows))
    assert [(d, n) for d, n, _ in left] == [("县民政局", "收入证明"), ("县残联", "残疾人证")]
    assert [(d, n) for d, n, _ in right] == [("县民政局", "亲属关系证明"), ("县残联", "就读证明")]


def test_section_lines_merged_over_both_serve_both(tmp_path: Path) -> None:
    rows = [HEADS * 2, ["一、县民政局"], [*LEFT[0], *LEFT[1]], ["二、县残联"], [*RIGHT[0], *RIGHT[1]]]
    book = read_book(xlsx(tmp_path / "a.xlsx", {"清单": rows}, {"清单": ["A2:H2", "A4:H4"]}))
    assert [e.item.department for sheet in read_sheets(book) for e in sheet.entries] == ["县民政局", "县残联"] * 2


def test_one_table_with_empty_columns_between_stays_one(tmp_path: Path) -> None:
    heads = ["序号", "", "证明名称", "", "证明用途", "事项名称", "", "事项类型", "实施单位", "承诺时限"]
    rows = [["县民政局证明清单"], heads, *([n, "", name, "", use, use, "", "行政给付", "县民政局", "3日"] for n, name, use, _ in LEFT)]
    sheet = read(one(tmp_path / "a.xlsx", rows))
    assert [entry.item.name for entry in sheet.entries] == ["收入证明", "亲属关系证明"]
    assert "F010" not in codes(sheet)


def test_a_sheet_as_wide_and_empty_as_can_be_is_read_in_time() -> None:
    from time import process_time

    from pledgectl.grid import Book, Sheet

    rows = {1: tuple([*HEADS, ""] * 40), **{n: tuple([str(n), f"{n}证明", "用途", "局", ""] * 40) for n in range(2, 1500)}}
    start = process_time()
    read_sheets(Book("a.xlsx", "xlsx", (Sheet("清单", rows),)), "县局")
    assert process_time() - start < 10  # it took twice as long when each empty column went through all rows
