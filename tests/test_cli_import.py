"""Claims about `catalog import` as it is typed."""

from pathlib import Path

from conftest import Cli
from docx import Document
from listkit import csv_file, one, xlsx

TABLE = [["序号", "证明名称", "证明用途", "索要单位"], [1, "收入证明", "低保", "县民政局"], [2, "婚姻证明", "收养", "县民政局"]]


def test_a_list_becomes_the_draft_and_again_changes_nothing(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", TABLE)
    assert cli("catalog", "import", path, "--dept", "县民政局", "--yes").code == 0
    before = {entry: entry.read_bytes() for entry in (workspace / "catalogs").rglob("*.toml")}
    again = cli("catalog", "import", path, "--dept", "县民政局")
    assert again.code == 0 and "没有变化" in again.err
    assert {entry: entry.read_bytes() for entry in (workspace / "catalogs").rglob("*.toml")} == before
    assert {entry.name for entry in before} >= {"mzj.toml", "departments.toml"}


def test_json_has_the_shape_of_the_contract(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", [["民政局清单"], *TABLE, ["合计"]])
    found = cli("catalog", "import", path, "--dept", "县民政局", "--yes", "--json")
    assert found.code == 0 and found.json == [
        {
            "file": "清单.xlsx",
            "sheet": "清单",
            "header_rows": [2],
            "columns": {"A": "seq", "B": "name", "C": "purpose", "D": "requester"},
            "confidence": {"A": "高", "B": "高", "C": "高", "D": "高"},
            "read": 2,
            "added": 2,
            "removed": 0,
            "changed": 0,
            "unchanged": 0,
            "skipped": [{"row": 1, "why": "表头以上的标题、说明"}, {"row": 2, "why": "表头"}, {"row": 5, "why": "合计行"}],
            "suspected_renames": [],
            "findings": [],
        }
    ]


def test_a_dry_run_writes_nothing_and_off_a_terminal_the_option_is_named(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", TABLE)
    assert cli("catalog", "import", path, "--dept", "县民政局", "-n").code == 0
    asked = cli("catalog", "import", path, "--dept", "县民政局")
    assert asked.code == 2 and "--yes" in asked.err
    assert not list((workspace / "catalogs").rglob("mzj.toml"))


def test_a_removal_a_rename_and_the_last_item_of_a_department(cli: Cli, workspace: Path) -> None:
    cli("catalog", "import", one(workspace / "a.xlsx", TABLE), "--dept", "县民政局", "--yes")
    new = one(workspace / "b.xlsx", [TABLE[0], [1, "家庭收入证明", "低保", "县民政局"]])
    told = cli("catalog", "import", new, "--dept", "县民政局", "-n")
    assert "疑似更名 mzj-001：收入证明 → 家庭收入证明" in told.out and "取消 mzj-002" in told.out
    done = cli("catalog", "import", new, "--dept", "县民政局", "--rename", "mzj-001=家庭收入证明", "--yes", "--json")
    assert [(entry["changed"], entry["removed"], entry["added"]) for entry in done.json] == [(1, 1, 0)]


def test_one_bad_file_of_several_stops_all(cli: Cli, workspace: Path) -> None:
    good, bad = one(workspace / "a.xlsx", TABLE), workspace / "b.xlsx"
    bad.write_bytes(b"%PDF-1.4")
    found = cli("catalog", "import", good, bad, "--dept", "县民政局", "--yes")
    assert found.code == 3 and "PDF" in found.err and not list((workspace / "catalogs").rglob("mzj.toml"))


def test_a_folder_is_read_without_the_marks_of_open_programs(cli: Cli, workspace: Path) -> None:
    folder = workspace / "来件"
    folder.mkdir()
    xlsx(folder / "一.xlsx", {"县民政局": TABLE})
    csv_file(folder / "二.csv", "填报单位：县公安局\n证明名称,证明用途\n户籍证明,求职\n", "gb18030")
    for name in ("~$一.xlsx", ".~一.xlsx", "说明.md"):
        (folder / name).write_bytes(b"x")
    assert cli("catalog", "import", folder, "--yes").code == 0
    assert {entry.name for entry in (workspace / "catalogs" / "draft").iterdir()} == {"mzj.toml", "gaj.toml"}


def test_a_file_without_a_list_names_what_was_looked_for(cli: Cli, workspace: Path) -> None:
    found = cli("catalog", "import", one(workspace / "a.xlsx", [["姓名", "电话"], ["甲", "乙"]]), "--yes")
    assert found.code == 3 and "证明名称" in found.err and "catalog blank" in found.err


def test_a_list_without_a_department_asks_for_it(cli: Cli, workspace: Path) -> None:
    found = cli("catalog", "import", one(workspace / "a.xlsx", [row[:3] for row in TABLE]), "--yes")
    assert found.code == 3 and "--dept" in found.err


def test_a_list_to_compare_with_is_kept_as_a_reference(cli: Cli, workspace: Path) -> None:
    from pledgectl.doors.store import read_references

    path = one(workspace / "省级目录.xlsx", TABLE)
    assert cli("catalog", "import", path, "--as", "上级目录", "--yes").code == 0
    found = [item for item in read_references(workspace).upstream if item.name == "收入证明"]
    assert found and found[0].department == "" and not list((workspace / "catalogs" / "draft").glob("*.toml"))


def test_personal_numbers_reach_neither_screen_nor_file(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "a.xlsx", [TABLE[0], [1, "收入证明", "李某 999999199003070012", "县民政局"]])
    found = cli("catalog", "import", path, "--dept", "县民政局", "--yes")
    kept = "".join(entry.read_text("utf-8") for entry in (workspace / "catalogs").rglob("*.toml"))
    assert found.code == 0 and "F008" in found.out and "99999919900307" not in found.out + found.err + kept


def test_what_was_said_of_a_list_of_several_departments_is_remembered_for_it(cli: Cli, workspace: Path) -> None:
    rows = [["部门", "证明名称", "证明用途", "出在何处"], ["县民政局", "收入证明", "低保", "单位"], ["县教育局", "就读证明", "助学金", "学校"]]
    path = one(workspace / "全县.xlsx", rows)
    assert cli("catalog", "import", path, "--map", "出在何处=开具单位", "--yes").code == 0
    one(path, [*rows, ["县水务局", "取水证明", "取水许可", "水库"]])
    again = cli("catalog", "import", path, "--yes", "--json").json[0]
    assert again["columns"]["D"] == "issuer" and [found["code"] for found in again["findings"]] == ["F022"]
    one(path, [rows[0], rows[1], *((f"县{name}局", "取水证明", "取水许可", "水库") for name in ("水务", "林业", "财政", "审计"))])
    assert cli("catalog", "import", path, "--dry-run", "--json").json[0]["columns"].get("D") != "issuer"


def test_a_column_can_be_said_and_is_remembered_for_its_department(cli: Cli, workspace: Path) -> None:
    table = [["序号", "证明名称", "出在何处", "索要单位"], [1, "收入证明", "派出所", "县民政局"]]
    path = one(workspace / "清单.xlsx", table)
    assert cli("catalog", "import", path, "--dept", "县民政局", "--map", "出在何处=开具单位", "--yes").code == 0
    assert "出在何处" in (workspace / "catalogs/mappings.toml").read_text(encoding="utf-8")
    again = cli("catalog", "import", path, "--dept", "县民政局", "--dry-run", "--json").json[0]
    assert again["columns"]["C"] == "issuer" and again["unchanged"] == 1
    assert [finding["code"] for finding in again["findings"]] == ["F022"]
    other = cli("catalog", "import", path, "--dept", "县公安局", "--dry-run", "--json").json[0]
    assert other["columns"].get("C") != "issuer"


def test_what_was_said_is_remembered_even_if_no_item_changes(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", [["证明名称", "开具单位", "用途"], ["收入证明", "派出所", "低保"]])
    assert cli("catalog", "import", path, "--dept", "县民政局", "--yes").code == 0
    again = cli("catalog", "import", path, "--dept", "县民政局", "--map", "开具单位=issuer", "--yes")
    assert again.code == 0 and "各列的意思（事项没有变化）" in again.err
    assert "开具单位" in (workspace / "catalogs/mappings.toml").read_text(encoding="utf-8")


def test_a_column_with_a_strange_name_can_be_said_by_its_letter(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", [["号", "何纸", "用途", "索要单位"], [1, "收入证明", "低保", "县民政局"]])
    found = cli("catalog", "import", path, "--dept", "县民政局", "--map", "b=name", "--yes", "--json").json[0]
    assert found["read"] == 1 and found["columns"]["B"] == "name" and found["confidence"]["B"] == "高"


def test_an_unknown_field_or_column_names_the_way_out(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", TABLE)
    for said, told in (("C=isuer", "issuer"), ("C", "C=name"), ("没有的列=name", "列")):
        refused = cli("catalog", "import", path, "--dept", "县民政局", "--map", said, "--yes")
        assert refused.code == 2 and told in refused.err
    assert not (workspace / "catalogs/mappings.toml").exists()


def test_how_surely_a_column_is_known_is_shown(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "清单.xlsx", [["编号", "证明名称", "单位来源", "来源"], [1, "收入证明", "a", "派出所"]])
    shown = cli("catalog", "import", path, "--dept", "县民政局", "--dry-run")
    assert "B 证明事项名称（高）" in shown.out and "D 开具单位（中）" in shown.out


def test_a_letter_among_the_lists_of_a_folder_is_told_and_the_lists_are_imported(cli: Cli, workspace: Path) -> None:
    folder = workspace / "报来"
    folder.mkdir()
    one(folder / "甲.xlsx", TABLE)
    letter = Document()
    letter.add_paragraph("关于报送清单的函")
    letter.save(folder / "函.docx")
    (folder / "扫描件.pdf").write_bytes(b"%PDF-1.4")
    done = cli("catalog", "import", folder, "--dept", "县民政局", "--yes", "--json")
    assert done.code == 0 and "扫描件.pdf" in done.err
    assert [(each["file"], each["read"], [found["code"] for found in each["findings"]]) for each in done.json] == [("函.docx", 0, ["F024"]), ("甲.xlsx", 2, [])]
    assert cli("catalog", "check", folder, "--dept", "县民政局", "--level", "error").code in (0, 1)
    alone = cli("catalog", "import", folder / "函.docx", "--yes")
    assert alone.code == 3 and "没有表格" in alone.err


def test_rows_that_two_files_share_are_told_and_counted_once(cli: Cli, workspace: Path) -> None:
    first = one(workspace / "甲.xlsx", TABLE)
    second = one(workspace / "乙.xlsx", [*TABLE, [3, "亲属证明", "收养", "县民政局"]])
    found = cli("catalog", "import", first, second, "--dept", "县民政局", "--yes", "--json").json
    assert [(each["read"], each["added"], len(each["skipped"])) for each in found] == [(2, 2, 1), (1, 1, 3)]
    assert [each["why"] for each in found[1]["skipped"]][1:] == ["甲.xlsx 里有完全相同的一项"] * 2


def test_what_changed_between_the_question_and_the_answer_is_kept(cli: Cli, workspace: Path) -> None:
    from pledgectl.catalog.intake import read_sheets
    from pledgectl.cli.catalog.intake import _Incoming, _standing, _write
    from pledgectl.doors import store
    from pledgectl.doors.workbook import read_book

    incoming = _Incoming(workspace, read_sheets(read_book(one(workspace / "甲.xlsx", TABLE)), "县民政局"), {}, False, {})
    shown, plan = _standing(workspace), incoming.merged(store.read_draft(workspace))
    cli("catalog", "import", one(workspace / "乙.xlsx", [TABLE[0], [1, "户籍证明", "落户", "县公安局"]]), "--dept", "县公安局", "--yes")
    _write(incoming, shown, plan)
    assert [item.name for item in store.read_draft(workspace)] == ["户籍证明", "收入证明", "婚姻证明"]


def test_a_department_given_for_a_list_that_names_another_is_said_to_be_of_no_use(cli: Cli, workspace: Path) -> None:
    own = one(workspace / "a.xlsx", [["填报单位：县民政局"], *TABLE])
    assert "--dept 县教育局 没有用上" in cli("catalog", "import", own, "--dept", "县教育局", "-n").err
    assert "没有用上" not in cli("catalog", "import", own, "--dept", "民政局", "-n").err
    assert "没有用上" not in cli("catalog", "import", one(workspace / "b.xlsx", TABLE), "--dept", "县教育局", "-n").err


def test_an_import_that_wrote_what_may_be_a_rename_tells_the_way_back(cli: Cli, workspace: Path) -> None:
    assert "undo" not in cli("catalog", "import", one(workspace / "a.xlsx", TABLE), "--dept", "县民政局", "-y").err
    new = one(workspace / "b.xlsx", [TABLE[0], [1, "家庭收入证明", "低保", "县民政局"]])
    assert "pledgectl undo，再加 --rename" in cli("catalog", "import", new, "--dept", "县民政局", "-y").err
    assert cli("undo", "-y").code == 0
    done = cli("catalog", "import", new, "--dept", "县民政局", "--rename", "mzj-001=家庭收入证明", "-y")
    assert done.code == 0 and "更名 mzj-001" in done.out


def test_a_table_on_its_side_is_said_to_be_one(cli: Cli, workspace: Path) -> None:
    path = one(workspace / "横排.xlsx", [*zip(*TABLE, strict=True), ["设定依据", "《社会救助暂行办法》", "《收养法》"]])
    told = cli("catalog", "import", path, "--dept", "县民政局", "-n")
    assert "横排的表，左边一列是项目名，读入 2 项" in told.out and "没有表头" not in told.out
