"""The blank list that departments fill in comes back through the import without a finding."""

import io

import pytest
from openpyxl import load_workbook

from pledgectl.catalog.blank import FULL, INSTRUCTIONS, PLAIN, heading
from pledgectl.catalog.intake.columns import meaning
from pledgectl.doors.blanks import write_blank


def blank(department="县公安局", columns=FULL):
    return write_blank(tuple(heading(department)), columns, INSTRUCTIONS)


@pytest.mark.parametrize("column", FULL, ids=lambda column: column.header)
def test_every_column_of_the_blank_list_is_understood_by_the_import(column):
    assert meaning((column.header,)).field


def test_the_same_blank_is_the_same_bytes():
    assert blank() == blank()


@pytest.mark.parametrize("columns", [PLAIN, FULL], ids=["plain", "full"])
def test_a_filled_blank_imports_without_a_finding(cli, workspace, columns):
    book = load_workbook(io.BytesIO(blank(columns=columns)))
    sheet = book["填报清单"]
    for number, column in enumerate(columns, 1):
        sheet.cell(5, number, column.example if number > 1 else 1)
    book.save("县公安局.xlsx")
    result = cli("catalog", "import", "县公安局.xlsx", "--yes", "--json")
    assert result.code == 0, result.err
    (read,) = [entry for entry in result.json if entry["added"]]
    assert read["added"] == 1 and [finding for entry in result.json for finding in entry["findings"]] == []
    item = cli("catalog", "show", "--version", "draft", "--format", "json").json["items"][0]
    assert item["department"] == "县公安局" and item["name"] == "初中以上学历证明" and item["bases"][0]["article"] == "第十六条"


def test_an_empty_blank_brings_nothing(cli, workspace):
    (workspace / "空表.xlsx").write_bytes(blank())
    assert cli("catalog", "import", "空表.xlsx", "--yes").code == 3


def test_a_department_whose_name_looks_like_a_formula_is_a_name():
    titles = [cell for (cell,) in load_workbook(io.BytesIO(blank("=1+1")))["填报清单"]["A1:A2"]]
    assert titles[0].value.startswith("=1+1") and [cell.data_type for cell in titles] == ["s", "s"]


def test_one_blank_for_each_department_named(cli, tmp_path):
    assert cli("catalog", "blank", "县公安局", "县民政局", "-o", "空表").code == 0
    assert sorted(path.name for path in (tmp_path / "空表").iterdir()) == ["县公安局-证明事项填报表.xlsx", "县民政局-证明事项填报表.xlsx"]


def test_a_file_name_ending_in_xlsx_is_the_file_itself(cli, tmp_path):
    assert cli("catalog", "blank", "县公安局", "-o", "县公安局.xlsx").code == 0
    assert (tmp_path / "县公安局.xlsx").is_file()


def test_the_instructions_are_printed_one_page_wide_with_every_line_whole():
    sheet = load_workbook(io.BytesIO(blank()))["填表说明"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, 0, True)
    assert "A2:B2" in {str(area) for area in sheet.merged_cells.ranges} and sheet["A4"].alignment.wrap_text
