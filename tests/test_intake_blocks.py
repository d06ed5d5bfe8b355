"""A form for each certificate, names of fields beside values, is read as an item; what only tells how to fill it in is not."""

from pathlib import Path

import pytest
from docx import Document
from listkit import codes, content_rows, one, read, whys

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.doors.workbook import read_book

LAW = "《社会救助暂行办法》第十一条"
FORM = [
    ["证明事项登记表"],
    ["证明名称", "家庭收入证明", "证明用途", "低保审核确认"],
    ["索要单位", "县民政局", "开具单位", "村民委员会"],
    ["设定依据", LAW],
]
GROUPS = [
    ["基本情况", "证明名称", "家庭收入证明", "用途", "低保审核确认"],
    ["", "索要单位", "县民政局", "开具单位", "村民委员会"],
    ["法律依据情况", "设定依据", LAW, "效力层级", "行政法规"],
]
COLUMN = [["填报单位", "县民政局"], ["证明名称", "家庭收入证明"], ["办理事项", "低保审核确认"], ["开具单位", "村民委员会"], ["设定依据", LAW]]


def seen(sheet: SheetIntake) -> list[tuple[str, ...]]:
    return [(e.item.department, e.item.name, e.item.purpose, e.item.issuer, e.item.bases[0].document) for e in sheet.entries]


@pytest.mark.parametrize("rows", [FORM, GROUPS, COLUMN], ids=["pairs", "groups", "column"])
def test_a_form_is_an_item(tmp_path: Path, rows: list[list[str]]) -> None:
    sheet = read(path := one(tmp_path / "a.xlsx", rows))
    assert seen(sheet) == [("县民政局", "家庭收入证明", "低保审核确认", "村民委员会", "社会救助暂行办法")]
    assert len(sheet.entries) + len(sheet.skipped) == content_rows(path) and "F010" not in codes(sheet)


def test_each_value_is_found_in_the_cell_where_it_stands(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [*FORM, [], *FORM[:1], ["证明名称", "孤儿证明", "证明用途", "补贴"], *FORM[2:]]))
    assert [entry.cells["bases"] for entry in sheet.entries] == ["B4", "B9"]
    assert sheet.columns == {"B": "name+requester+department+bases", "D": "purpose+issuer"} and whys(sheet)[4] == "第 2 行的登记表"


def test_further_bases_below_the_first_go_on_with_it(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [*FORM, ["", "《民法典》第二十六条"]], ["A4:A5"]))
    assert [basis.document for basis in sheet.entries[0].item.bases] == ["社会救助暂行办法", "民法典"]


def test_each_table_of_a_word_file_may_be_a_form(tmp_path: Path) -> None:
    document = Document()
    for name in ("家庭收入证明", "孤儿证明"):
        document.add_paragraph("证明事项登记表")
        table = document.add_table(3, 4)
        for at, cells in enumerate([["证明名称", name, *FORM[1][2:]], *FORM[2:]]):
            for column, text in enumerate(cells):
                table.cell(at, column).text = text
    document.save(str(tmp_path / "a.docx"))
    assert [e.item.name for s in read_sheets(read_book(tmp_path / "a.docx")) for e in s.entries] == ["家庭收入证明", "孤儿证明"]


INSTRUCTIONS = [["项目", "填写要求"], ["证明名称", "按照法律、法规规定的名称填写"], ["设定依据", "填写到《某法》第几条"], ["开具单位", "填写全称"], ["证明用途", "填写办理的事项"]]
EXAMPLE = [["证明名称", "例如：收入证明"], ["设定依据", LAW], ["开具单位", "单位"], ["证明用途", "低保"]]
EMPTY = [["证明名称", ""], ["设定依据", ""], ["开具单位", ""], ["证明用途", ""]]


@pytest.mark.parametrize("rows", [INSTRUCTIONS, EXAMPLE, EMPTY], ids=["instructions", "example", "empty"])
def test_how_to_fill_in_a_form_is_no_item(tmp_path: Path, rows: list[list[str]]) -> None:
    sheet = read(one(tmp_path / "a.xlsx", rows), "县民政局")
    assert not sheet.entries and len(sheet.skipped) == len(rows)


def test_what_stands_beside_a_value_is_not_lost(tmp_path: Path) -> None:
    rows = [*COLUMN, ["备注", "每年更新", "由窗口核对"]]
    (entry,) = read(one(tmp_path / "a.xlsx", rows)).entries
    assert entry.item.remarks == "每年更新\n由窗口核对"


def test_a_value_below_its_label_is_the_value_of_the_label(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [*COLUMN[:1], ["证明名称", ""], ["", "家庭收入证明"], *COLUMN[2:]]))
    assert seen(sheet)[0][:2] == ("县民政局", "家庭收入证明") and sheet.entries[0].cells["name"] == "B3"


def test_a_form_whose_purpose_speaks_of_what_is_required_is_an_item(tmp_path: Path) -> None:
    purpose = ["证明用途", "按照规定申请救助，应当核实的情形"]
    sheet = read(one(tmp_path / "a.xlsx", [*COLUMN, *COLUMN[:1], ["证明名称", "孤儿证明"], purpose, *COLUMN[3:]]))
    assert [name for _, name, *_ in seen(sheet)] == ["家庭收入证明", "孤儿证明"]


def test_of_forms_of_what_was_cancelled_every_line_is_left_out(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["取消的证明事项登记表"], *COLUMN]))
    assert not sheet.entries and {*whys(sheet)} == set(range(1, len(COLUMN) + 2))
