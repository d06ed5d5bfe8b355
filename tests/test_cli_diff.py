"""Two lists compared from the command line, with or without a workspace."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Cli

from pledgectl.doors import store
from pledgectl.doors.sheets import Table, write_table
from pledgectl.ground.transaction import transaction
from pledgectl.model import Department, Item, catalog_of

HEADER = ["序号", "部门", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位"]
ROWS = [
    ["1", "县公安局", "居住情况证明", "落户", "《户口登记条例》第七条", "县公安局", "派出所"],
    ["2", "县公安局", "无犯罪记录证明", "保安员证核发", "《保安服务管理条例》第十六条", "县公安局", "派出所"],
    ["3", "县民政局", "收入证明", "低保审核", "《社会救助暂行办法》第十一条", "县民政局", "用人单位"],
]
LATER = [
    ["1", "县公安局", "居住证明材料", "落户", "《户口登记条例》第七条", "县公安局", "派出所"],
    ["2", "县公安局", "无犯罪记录证明", "保安员证核发", "《保安服务管理条例》第十七条", "县公安局", "派出所"],
    ["3", "县民政局", "收入证明", "低保审核", "《社会救助暂行办法》第十一条", "县民政局", "用人单位"],
    ["4", "县教育局", "学籍证明", "转学", "《义务教育法》第十二条", "县教育局", "学校"],
]


def write_csv(path: Path, rows: list[list[str]], header: list[str] = HEADER) -> Path:
    with path.open("w", encoding="gb18030", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    return path


def write_xlsx(path: Path, rows: list[list[str]]) -> Path:
    path.write_bytes(write_table(Table("清单", "证明事项清单", ("填报日期：2021年5月1日",), HEADER, rows)))
    return path


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_two_files_are_compared_without_a_workspace(cli: Cli, tmp_path: Path, write) -> None:  # type: ignore[no-untyped-def]
    ending = "csv" if write is write_csv else "xlsx"
    write(tmp_path / f"旧.{ending}", ROWS)
    write(tmp_path / f"新.{ending}", LATER)
    found = cli("catalog", "diff", f"旧.{ending}", f"新.{ending}", "--json").json
    assert sorted(change["kind"] for change in found["changes"]) == ["added", "added", "removed", "revised"]
    (rename,) = found["suspected_renames"]
    assert (rename["id"], rename["old"], rename["new"]) == ("", "居住情况证明", "居住证明材料")


def test_a_list_does_not_differ_from_itself_in_another_order_and_format(cli: Cli, tmp_path: Path) -> None:
    write_csv(tmp_path / "甲.csv", ROWS)
    write_xlsx(tmp_path / "乙.xlsx", ROWS[::-1])
    result = cli("catalog", "diff", "甲.csv", "乙.xlsx", "--exit-code")
    assert result.code == 0 and "没有变化" in result.out


def test_lists_that_name_no_department_are_compared_all_the_same(cli: Cli, tmp_path: Path) -> None:
    header = [HEADER[0], *HEADER[2:5], HEADER[6]]
    for name, rows in (("旧", ROWS), ("新", LATER)):
        write_csv(tmp_path / f"{name}.csv", [[row[0], *row[2:5], row[6]] for row in rows], header)
    found = cli("catalog", "diff", "旧.csv", "新.csv", "--json").json
    assert {change["department"] for change in found["changes"]} == {""} and len(found["changes"]) == 4


def test_a_departments_list_is_held_against_its_own_items_only(cli: Cli, workspace: Path) -> None:
    one = Item("gaj-001", department="县公安局", name="居住情况证明", purpose="落户", requester="县公安局")
    other = replace(one, id="mzj-001", department="县民政局", requester="县民政局")
    departments = [Department("gaj", "县公安局"), Department("mzj", "县民政局")]
    with transaction(workspace, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments(departments))
        for path, data in store.draft_files(catalog_of("draft", (one, other)), departments).items():
            change.write(path, data)
    write_csv(workspace / "公安.csv", ROWS[:2])
    found = cli("catalog", "diff", "draft", "公安.csv", "--json").json
    told = {(change["kind"], change["item"], change["department"]) for change in found["changes"]}
    assert told == {("added", "", "县公安局"), ("revised", "gaj-001", "县公安局")}


def test_what_is_neither_version_nor_file_is_named(cli: Cli, workspace: Path) -> None:
    result = cli("catalog", "diff", "2021-01-01", "没有.xlsx")
    assert result.code == 3 and "2021-01-01" in result.err


def test_of_two_lists_only_what_state_or_province_cancelled_goes_without_a_decision(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "hulin").code == 0
    write_csv(tmp_path / "取消.csv", [["收入证明", "国发〔2021〕1号"]], ["证明事项名称", "备注"])
    assert cli("catalog", "import", "取消.csv", "--as", "cancelled", "-y").code == 0
    write_csv(tmp_path / "旧.csv", ROWS), write_csv(tmp_path / "新.csv", ROWS[:1])
    found = cli("catalog", "diff", "旧.csv", "新.csv", "--json").json["changes"]
    told = {change["name"]: (change["authority"], change["mandate"]) for change in found}
    assert told == {"无犯罪记录证明": ("government", ""), "收入证明": ("", "明令取消：国发〔2021〕1号")}
    assert "收入证明（明令取消：国发〔2021〕1号，不需审定）" in cli("catalog", "diff", "旧.csv", "新.csv").out


def test_an_import_and_a_comparison_say_the_same_of_a_likeness(cli: Cli, workspace: Path) -> None:
    write_csv(workspace / "旧.csv", ROWS), write_csv(workspace / "新.csv", LATER)
    (compared,) = cli("catalog", "diff", "旧.csv", "新.csv", "--json").json["suspected_renames"]
    assert cli("catalog", "import", "旧.csv", "-y").code == 0
    imported = [pair for one in cli("catalog", "import", "新.csv", "-n", "--json").json for pair in one["suspected_renames"]]
    assert [pair["score"] for pair in imported] == [compared["score"]] == [round(compared["score"], 2)]


def test_without_workspace_and_sides_the_command_says_what_it_needs(cli: Cli) -> None:
    assert cli("catalog", "diff").code == 2


def write_odd(path: Path, issuer: str) -> Path:
    """Write a list whose title names the department, and whose last column no word explains."""
    rows = [["县民政局证明事项清单"], ["序号", "证明名称", "证明用途", "设定依据", "出在何处"]]
    rows += [[str(n), f"第{n}类证明", "低保审核", "《社会救助暂行办法》第十一条", "村委会"] for n in range(1, 90)]
    rows[80][4] = issuer
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def test_columns_mean_what_was_confirmed_at_an_import(cli: Cli, workspace: Path) -> None:
    write_odd(workspace / "旧.csv", "村委会"), write_odd(workspace / "新.csv", "居委会")
    (before,) = cli("catalog", "diff", "旧.csv", "新.csv", "--json").json["changes"]
    assert cli("catalog", "import", "旧.csv", "--map", "出在何处=issuer", "--yes").code == 0
    (after,) = cli("catalog", "diff", "旧.csv", "新.csv", "--json").json["changes"]
    assert (list(before["fields"]), list(after["fields"])) == (["remarks"], ["issuer"])
    assert after["fields"]["issuer"] == {"old": "村委会", "new": "居委会"}


def test_a_single_list_is_read_with_the_confirmed_columns(cli: Cli, workspace: Path) -> None:
    write_odd(workspace / "旧.csv", "村委会"), write_odd(workspace / "新.csv", "居委会")
    assert cli("catalog", "import", "旧.csv", "--map", "出在何处=issuer", "--yes").code == 0
    (change,) = cli("catalog", "diff", "draft", "新.csv", "--json").json["changes"]
    assert change["fields"] == {"issuer": {"old": "村委会", "new": "居委会"}}
