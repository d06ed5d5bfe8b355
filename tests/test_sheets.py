"""Tables as XLSX: text stays text, the same bytes each time, laid out to be printed."""

import io
import re
import time
import zipfile

import pytest
from openpyxl import load_workbook

from pledgectl.doors.sheets import write_table

HEADERS = ("序号", "证明名称", "设定依据")


def book(*rows: tuple[str, ...]):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(write_table("清单", "证明事项清单", ("填报单位：甲",), HEADERS, rows))).active


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)", "#REF!", "007", "340000199901010011"])
def test_no_text_becomes_a_formula_or_a_number(text: str) -> None:
    cell = book(("1", text, ""))["B4"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_the_same_table_gives_the_same_bytes() -> None:
    first = write_table("清单", "题", (), HEADERS, [("1", "a", "b")])
    time.sleep(1.1)
    assert write_table("清单", "题", (), HEADERS, [("1", "a", "b")]) == first


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
    assert [sheet.row_dimensions[row].height for row in (4, 5)] == [49.0, 19.0] and sheet.row_dimensions[6].height > 100


def test_a_column_of_long_texts_gets_most_of_the_page_and_one_of_short_texts_is_not_crushed() -> None:
    sheet = book(*[(str(n), "居住地住址证明", "申请人应当提交下列材料" * 30) for n in range(9)])
    serial, name, basis = (sheet.column_dimensions[letter].width for letter in "ABC")
    assert (serial, 16 < name < 18, basis) == (6.0, True, 80.0)


def test_together_the_columns_are_as_wide_as_a_page() -> None:
    row = ("县住房公积金管理中心",) * 4 + ("离休、退休、退职证明" * 3,) * 4 + ("第二十四条" * 60,)
    data = write_table("清单", "题", (), [f"列{n}" for n in range(9)], [row] * 9)
    columns = load_workbook(io.BytesIO(data)).active.column_dimensions
    widths = [columns[letter].width for letter in "ABCDEFGHI"]
    assert 159 < sum(widths) <= 160.5 and widths[8] > 1.5 * widths[4] > 1.5 * widths[0] > 12


def test_excel_is_told_that_numbers_are_meant_as_texts() -> None:
    with zipfile.ZipFile(io.BytesIO(write_table("清单", "题", (), HEADERS, [("1", "007", "")]))) as archive:
        assert re.search(rb'</headerFooter><ignoredErrors><ignoredError [^>]*numberStoredAsText="1"', archive.read("xl/worksheets/sheet1.xml"))
