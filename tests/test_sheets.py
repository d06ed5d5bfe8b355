"""Tables as XLSX: text stays text, the same bytes each time, laid out to be printed."""

import io
import re
import time
import zipfile

import pytest
from openpyxl import load_workbook

from pledgectl.doors.sheets import Table, write_table
from pledgectl.redline import redline

HEADERS = ("序号", "证明名称", "设定依据")


def book(*rows: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(write_table(Table("清单", "证明事项清单", ("填报单位：甲",), HEADERS, rows)))).active


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "#REF!", "007", "340000199901010011"])
def test_no_text_becomes_a_formula_or_a_number(text: str) -> None:
    cell = book(("1", text, ""))["B4"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_the_same_table_gives_the_same_bytes() -> None:
    first = write_table(Table("清单", "题", (), HEADERS, [("1", "a", "b")]))
    time.sleep(1.1)
    assert write_table(Table("清单", "题", (), HEADERS, [("1", "a", "b")])) == first


def test_the_header_is_printed_on_every_landscape_page() -> None:
    sheet = book(("1", "a", "b"))
    assert [cell.value for cell in sheet[3]] == list(HEADERS)
    assert (sheet.print_title_rows, sheet.freeze_panes, sheet.page_setup.orientation) == ("$3:$3", "A4", "landscape")
    assert sheet.page_setup.fitToHeight == 0 and sheet.sheet_properties.pageSetUpPr.fitToPage


def test_control_characters_and_overlong_text_do_not_spoil_the_file() -> None:
    sheet = book(("1", "a\x00b\u202ec", "长" * 40_000))
    assert sheet["B4"].value == "abc" and len(sheet["C4"].value) == 32_767


def test_a_table_without_rows_is_still_a_table() -> None:
    assert [cell.value for cell in book()[3]] == list(HEADERS)


def test_text_that_looks_like_an_office_escape_stays_as_it_is() -> None:
    assert book(("1", "编号_x005F_x0041_号", ""))["B4"].value == "编号_x0041_号"


def test_every_row_has_its_own_texts_however_many_there_are() -> None:
    rows = [(str(n), f"证明{n % 7}<&>", "" if n % 3 else "甲\n乙") for n in range(1_203)]
    sheet = book(*rows)
    assert [tuple(cell.value or "" for cell in row) for row in sheet.iter_rows(min_row=4)] == rows
    assert sheet.auto_filter.ref == "A3:C1206" and sheet["C4"].border.left.style == "thin" and sheet["C4"].number_format == "@"


def test_a_row_is_as_tall_as_its_longest_cell_needs() -> None:
    sheet = book(("1", "短", "甲\n乙\n丙"), ("2", "短", ""), ("3", "长" * 300, ""))
    assert [sheet.row_dimensions[row].height for row in (4, 5)] == [52.0, 20.0] and sheet.row_dimensions[6].height > 100


def test_a_column_of_long_texts_gets_most_of_the_page_and_one_of_short_texts_is_not_crushed() -> None:
    sheet = book(*[(str(n), "居住地住址证明", "申请人应当提交下列材料" * 30) for n in range(9)])
    serial, name, basis = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert (serial, 16 < name < 18, basis) == (6.0, True, 80.0)


def test_together_the_columns_are_as_wide_as_a_page() -> None:
    row = ("县住房公积金管理中心",) * 4 + ("离休、退休、退职证明" * 3,) * 4 + ("第二十四条" * 60,)
    data = write_table(Table("清单", "题", (), [f"列{n}" for n in range(9)], [row] * 9))
    columns = load_workbook(io.BytesIO(data)).active.column_dimensions
    widths = [columns[letter].width for letter in "ABCDEFGHI"]
    assert 159 < sum(widths) <= 160.5 and widths[8] > 1.5 * widths[4] > 1.5 * widths[0] > 12


def test_excel_is_told_that_numbers_are_meant_as_texts() -> None:
    with zipfile.ZipFile(io.BytesIO(write_table(Table("清单", "题", (), HEADERS, [("1", "007", "")])))) as archive:
        assert re.search(rb'</headerFooter><ignoredErrors><ignoredError [^>]*numberStoredAsText="1"', archive.read("xl/worksheets/sheet1.xml"))


def test_words_that_differ_are_bold_and_underlined_and_no_letter_is_lost() -> None:
    old, new = "年满18周岁，\n住在本县", "年满16周岁，\n住在本县一年"
    rows = [("1", old, new), ("2", "同", "同")]
    marked = {(0, 1): redline(old, new)[0], (0, 2): redline(old, new)[1]}
    data = write_table(Table("对照表", "题", (), HEADERS, rows, marked), {"仿宋_GB2312": "仿宋&"})
    sheet = load_workbook(io.BytesIO(data), rich_text=True).active
    assert [str(sheet[cell].value) for cell in ("B3", "C3", "B4")] == [old, new, "同"]
    strong = [part for part in sheet["C3"].value if not isinstance(part, str)]
    assert [(part.text, part.font.b, part.font.u, part.font.rFont) for part in strong] == [("16", True, "single", "仿宋&"), ("一年", True, "single", "仿宋&")]


@pytest.mark.parametrize(("columns", "paper", "across"), [(11, 9, 1), (22, 8, 1), (60, 8, 2)])
def test_many_columns_go_onto_larger_paper_and_more_pages_so_that_they_can_be_read(columns, paper, across) -> None:
    headers = [f"第{n}栏名称" for n in range(columns)]
    data = write_table(Table("清单", "题", (), headers, [["县民政局"] * columns] * 3))
    sheet = load_workbook(io.BytesIO(data)).active
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (paper, across)
    assert bool(sheet.print_title_cols) == (across > 1)


def test_a_cell_longer_than_the_tallest_row_is_written_small() -> None:
    sheet = book(("1", "短", "长" * 3_500), ("2", "短", "长" * 300))
    assert [sheet[cell].font.sz for cell in ("B4", "C4", "C5")] == [11, 8, 11]
    assert sheet.row_dimensions[4].height <= 409


def test_a_column_of_ticks_is_narrow_and_its_header_folded() -> None:
    headers = ("证明名称", "专业性技术性较强", "备注")
    data = write_table(Table("清单", "题", (), headers, [("居住地住址证明", "是", "")]))
    sheet = load_workbook(io.BytesIO(data)).active
    assert [sheet.column_dimensions[letter].width for letter in "BC"] == [6.0, 6.0] and sheet.row_dimensions[2].height == 68


def test_the_fonts_of_the_workspace_are_those_of_its_workbooks() -> None:
    data = write_table(Table("清单", "题", (), HEADERS, [("1", "a", "b")]), {"黑体": "仿宋_GB2312", "仿宋_GB2312": "黑体"})
    sheet = load_workbook(io.BytesIO(data)).active
    assert [sheet[cell].font.name for cell in ("A1", "A2", "A3")] == ["方正小标宋简体", "仿宋_GB2312", "黑体"]
