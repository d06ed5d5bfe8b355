"""Tables on their side: fields down the first column, a certificate in each further one."""

from pathlib import Path

from listkit import codes, one, read, whys, xlsx

from pledgectl.catalog.intake import read_sheets
from pledgectl.doors.workbook import read_book

LAW = "《中华人民共和国某法》第七条"
TURNED = [["证明名称", "居住证明", "收入证明"], ["证明用途", "入学", "低保审核"], ["设定依据", LAW, LAW], ["开具单位", "派出所", "单位"]]


def test_each_column_is_an_item_and_each_field_keeps_its_cell(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["县民政局证明事项一览表"], *TURNED]))
    assert [(e.item.department, e.item.name, e.item.purpose, e.item.issuer) for e in sheet.entries] == [
        ("县民政局", "居住证明", "入学", "派出所"),
        ("县民政局", "收入证明", "低保审核", "单位"),
    ]
    assert sheet.entries[1].cells["issuer"] == "C5" and sheet.entries[1].row == 2
    assert {*whys(sheet)} == {1, 3, 4, 5} and "F010" not in codes(sheet)


def test_what_is_merged_over_several_columns_holds_for_each(tmp_path: Path) -> None:
    rows = [*TURNED, ["索要单位", "县民政局", None]]
    sheet = read(one(tmp_path / "a.xlsx", rows, ["B5:C5"]), "县民政局")
    assert [e.item.requester for e in sheet.entries] == ["县民政局", "县民政局"]


def test_labels_of_two_columns_are_read_with_their_parent(tmp_path: Path) -> None:
    head = [["证明名称", None, "居住证明", "收入证明"], ["开具单位", None, "派出所", "单位"]]
    law = [["设定依据", "文件名称", "《甲法》", "《乙法》"], [None, "条款", "第一条", "第二条"]]
    merges = ["A1:B1", "A2:B2", "A3:A4"]
    sheet = read(one(tmp_path / "a.xlsx", [*head, *law], merges), "县民政局")
    assert [(b.document, b.article) for e in sheet.entries for b in e.item.bases] == [("甲法", "第一条"), ("乙法", "第二条")]


def test_several_tables_on_their_side_below_one_another_are_all_read(tmp_path: Path) -> None:
    more = [[label, *(f"{text}甲" if at == 0 else text for text in texts)] for at, (label, *texts) in enumerate(TURNED)]
    found = read_sheets(read_book(one(tmp_path / "a.xlsx", [*TURNED, [], *more])), "县民政局")
    assert [e.item.name for sheet in found for e in sheet.entries] == ["居住证明", "收入证明", "居住证明甲", "收入证明甲"]
    assert sorted(skip.row for sheet in found for skip in sheet.skipped) == [2, 3, 4, 7, 8, 9]


def test_a_column_that_is_no_item_is_told_by_its_letter(tmp_path: Path) -> None:
    rows = [[*cells, text] for cells, text in zip(TURNED, ["", "合计", "", ""], strict=True)]
    sheet = read(one(tmp_path / "a.xlsx", rows), "县民政局")
    assert len(sheet.entries) == 2 and "；D 列：" in sheet.skipped[0].why and len(sheet.skipped) == 3


def test_columns_without_names_of_fields_are_no_table_on_their_side(tmp_path: Path) -> None:
    rows = [[label, *texts] for label, (_, *texts) in zip("甲乙丙丁", TURNED, strict=True)]
    assert not read(one(tmp_path / "a.xlsx", rows), "县民政局").entries


def test_a_list_that_repeats_names_of_columns_in_its_first_one_stays_upright(tmp_path: Path) -> None:
    header = ["证明用途", "证明名称", "设定依据", "开具单位"]
    rows = [header, ["证明名称", "居住证明", LAW, "派出所"], ["开具单位", "收入证明", LAW, "单位"]]
    sheet = read(xlsx(tmp_path / "a.xlsx", {"清单": rows}), "县民政局")
    assert [e.row for e in sheet.entries] == [2, 3]


def test_what_heads_the_columns_tells_which_of_them_only_instructs(tmp_path: Path) -> None:
    rows = [["栏目", "填写要求", "事项一", "事项二"], *([label, "填全称", *texts] for label, *texts in TURNED)]
    sheet = read(one(tmp_path / "a.xlsx", rows), "县民政局")
    assert [e.item.name for e in sheet.entries] == ["居住证明", "收入证明"] and "；B 列：填写要求" in sheet.skipped[0].why


def test_a_unit_line_above_names_the_department(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["填报单位：县民政局", "填报人：某", "2024年5月"], *TURNED]))
    assert {e.item.department for e in sheet.entries} == {"县民政局"}


def test_of_a_cancelled_table_on_its_side_every_line_is_left_out_for_that(tmp_path: Path) -> None:
    sheet = read(one(tmp_path / "a.xlsx", [["县民政局取消的证明事项清单"], *TURNED]))
    assert whys(sheet) == dict.fromkeys(range(1, 6), "取消的证明事项") and not sheet.entries


def test_each_of_several_has_its_own_title(tmp_path: Path) -> None:
    rows = [["县民政局证明事项表"], *TURNED, ["县公安局证明事项表"], *TURNED]
    found = read_sheets(read_book(one(tmp_path / "a.xlsx", rows)))
    assert [e.item.department for sheet in found for e in sheet.entries] == ["县民政局"] * 2 + ["县公安局"] * 2


def test_what_lies_far_down_is_turned_at_no_cost(tmp_path: Path) -> None:
    path = one(tmp_path / "a.xlsx", [*([None] for _ in range(5000)), *TURNED])
    assert not read(path, "县民政局").entries
