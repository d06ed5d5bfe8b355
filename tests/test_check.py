"""Checking files and the draft: where findings lie, what fails, and the pages that explain them."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from pledgectl.check import check_catalog, check_entries
from pledgectl.cli.catalog.context import choose_profile, read_context
from pledgectl.doors import store
from pledgectl.model import Catalog, Department, Item, Review, catalog_of

SAMPLES = Path(__file__).parent.parent / "catalogs/samples"
HEADER = "填报单位,证明事项名称,证明用途,事项类型,设定依据,索要单位,开具单位\n"
GOOD = "县民政局,场所使用权证明,社会团体成立登记,行政许可,《社会团体登记管理条例》第十一条第（三）项,县民政局,房屋产权人\n"
NO_BASIS = "县民政局,住所证明,基金会设立登记,行政许可,,县民政局,房屋产权人\n"
RISKY = "县公安局,合法使用证明,民用爆炸物品购买许可,行政许可,《民用爆炸物品安全管理条例》第二十一条,县公安局,爆破作业单位\n"


@pytest.fixture
def table(cli, tmp_path):
    def write(*rows: str, name: str = "清单.csv") -> Path:
        path = tmp_path / name
        path.write_text(HEADER + "".join(rows), encoding="utf-8-sig")
        return path

    return write


def draft(root: Path, *items: Item) -> None:
    departments = [Department("mzj", "县民政局", aliases=("民政局",)), Department("gaj", "县公安局")]
    (root / "catalogs/departments.toml").write_bytes(store.dump_departments(departments))
    for path, data in store.draft_files(catalog_of("draft", items), departments).items():
        (root / path).write_bytes(data)


def item(number: str, **fields: object) -> Item:
    return replace(Item(id=number, department="县民政局", name="收入证明", purpose="临时救助"), **fields)


def test_a_sound_list_gives_no_error_and_exit_0(cli, table):
    result = cli("catalog", "check", table(GOOD), "--json")
    assert (result.code, result.json["findings"], result.json["items"]) == (0, [], 1)


def test_an_error_is_told_with_its_cell_and_exit_1(cli, table):
    result = cli("catalog", "check", table(GOOD, NO_BASIS), "--json")
    found = result.json["findings"]
    assert result.code == 1 and [(e["code"], e["where"]["cell"], e["where"]["row"]) for e in found] == [("I008", "E3", 3)]


def test_warnings_alone_do_not_fail(cli, table):
    result = cli("catalog", "check", table(RISKY))
    assert result.code == 0 and "提示 X001" in result.out and "民用爆炸" in result.out


def test_the_level_hides_what_is_lighter_but_not_the_exit_code(cli, table):
    result = cli("catalog", "check", table(RISKY, NO_BASIS), "--level", "错误", "--json")
    assert result.code == 1 and {found["level"] for found in result.json["findings"]} == {"error"}


def test_a_legality_review_is_not_asked_of_a_file(cli, table):
    assert "R001" not in cli("catalog", "check", table(GOOD)).out


def test_doubles_are_found_across_files_and_name_the_other_row(cli, table):
    files = [table(GOOD, name="甲.csv"), table(GOOD, name="乙.csv")]
    forward, backward = (cli("catalog", "check", *order, "--json").json["findings"] for order in (files, files[::-1]))
    assert forward == backward and [found["code"] for found in forward] == ["I018"]
    assert "第 2 行" in forward[0]["message"] and forward[0]["where"]["file"] != forward[0]["message"].split()[0]


def test_a_column_confirmed_at_an_import_means_the_same_when_the_list_is_checked(cli, workspace):
    (workspace / "清单.csv").write_text("证明名称,证明用途,出在何处\n收入证明,临时救助,派出所\n", encoding="utf-8-sig")

    def codes() -> set[str]:
        found = cli("catalog", "check", workspace / "清单.csv", "--dept", "县民政局", "--json").json["findings"]
        return {entry["code"] for entry in found}

    before = codes()
    said = ["--dept", "县民政局", "--map", "出在何处=开具单位", "--yes"]
    assert cli("catalog", "import", workspace / "清单.csv", *said).code == 0
    assert before - codes() == {"F002", "I007"} and "F022" in codes()


def test_a_row_of_a_file_has_no_id_and_is_told_by_its_place(cli, table):
    found = cli("catalog", "check", table(NO_BASIS, GOOD, NO_BASIS.replace("住所", "资金")), "--json").json["findings"]
    assert [(entry["code"], entry["item"], entry["where"]["row"]) for entry in found] == [("I008", "", 2), ("I008", "", 4)]


def test_no_row_gives_no_finding():
    assert check_entries([], read_context(None, choose_profile(None))) == []


def test_the_profile_decides_who_may_review(cli, workspace):
    draft(workspace, item("mzj-001", review=Review("张某", "法律顾问", "2021-02-20", "同意")))
    told = {name: "R002" in cli("catalog", "check", "--profile", name).out for name in ("毛集", "虎林")}
    assert told == {"毛集": False, "虎林": True}


def test_a_department_is_known_by_its_short_name(cli, workspace):
    draft(workspace, item("mzj-001"), item("gaj-001", department="县公安局"))
    assert {found["item"] for found in cli("catalog", "check", "--dept", "民政局", "--json").json["findings"]} == {"mzj-001"}


def test_what_all_items_of_a_department_lack_is_told_once_on_the_screen_and_for_each_in_json(cli, workspace):
    draft(workspace, item("mzj-001"), item("mzj-002", name="住所证明"), item("gaj-001", department="县公安局"))
    lines = [line for line in cli("catalog", "check").out.splitlines() if " R001 " in line]
    assert lines == ["提示 R001 gaj-001：“收入证明”没有合法性审查意见", "提示 R001 县民政局全部 2 项：没有合法性审查意见"]
    assert [found["code"] for found in cli("catalog", "check", "--json").json["findings"]].count("R001") == 3


def test_the_next_command_names_the_very_file_and_can_be_pasted(cli, table, workspace):
    (workspace / "报来 的").mkdir()
    path = table(GOOD).rename(workspace / "报来 的/民政局(1).csv")
    assert f'pledgectl catalog import "{path}"，导入工作稿' in cli("catalog", "check", path).err
    path.write_bytes(table(NO_BASIS).read_bytes())
    assert f'pledgectl catalog check "{path}" --report' in cli("catalog", "check", path).err


def test_signs_of_exclusion_are_told_with_the_command_that_records_the_reason(cli, table, workspace):
    assert cli("catalog", "import", table(RISKY), "-y").code == 0
    assert "pledgectl catalog review gaj-001 --by 审查人 --role 身份 --opinion 意见 --exclusion 理由" in cli("catalog", "check").err


def test_what_rows_of_a_sheet_lack_is_told_once_with_their_cells_and_for_each_in_json(cli, workspace):
    rows = [f"县民政局,证明{at},入学,《户口登记条例》第七条,{'' if at % 2 else '县公安局'}" for at in range(1, 7)]
    (workspace / "a.csv").write_text("\n".join(["部门,证明名称,证明用途,设定依据,开具单位", *rows]), encoding="utf-8")
    told = cli("catalog", "check", "a.csv").out
    assert "提示 I006 a.csv 全部 6 项：没有写索要单位" in told and "提示 I007 a.csv E2、E4、E6：没有写开具单位" in told
    codes = [found["code"] for found in cli("catalog", "check", "a.csv", "--json").json["findings"]]
    assert (codes.count("I006"), codes.count("I007")) == (6, 3)


def test_what_several_items_of_a_department_lack_names_each(cli, workspace):
    reviewed = item("mzj-002", review=Review("张某", "法制机构", "2021-02-20", "同意"))
    draft(workspace, item("mzj-001"), reviewed, item("mzj-003", name="住所证明"))
    assert "R001 县民政局 mzj-001、mzj-003：没有合法性审查意见" in cli("catalog", "check").out


@pytest.mark.parametrize(("field", "junk", "code"), [("content", "等" * 15_000, "W002"), ("content", "7日内办；" * 3000, "W007")])
def test_a_cell_of_junk_gives_a_few_findings_and_says_how_many_there_are(field, junk, code):
    found = check_catalog(Catalog("draft", (item("mzj-001", **{field: junk}),)), read_context(None, choose_profile(None)))
    held = [entry.message for entry in found if entry.code == code]
    assert 1 < len(held) <= 11 and sum("只列出其中" in message for message in held) == 1
    assert len(set(held)) == len(held)


def test_the_remedy_of_a_rule_is_told_once_and_every_row_of_a_file_that_needs_it(cli, table):
    loose = NO_BASIS.replace("行政许可,,", "行政许可,某办法,")
    told = cli("catalog", "check", table(loose, GOOD, loose.replace("住所", "场所"))).out
    codes = [line.split()[1] for line in told.splitlines() if not line.startswith(" ")]
    assert len(codes) > len(set(codes)) and told.count("办法：") == len(set(codes))


def test_without_a_file_or_a_workspace_the_command_says_what_it_needs(cli):
    result = cli("catalog", "check")
    assert result.code == 2 and "工作区" in result.err


def test_every_sample_list_can_be_checked(cli):
    lists = [path for path in sorted(SAMPLES.iterdir()) if path.suffix in (".xlsx", ".xls", ".ods", ".csv") and path.stem not in ("items", "申请人")]
    assert lists and all(cli("catalog", "check", path).code in (0, 1) for path in lists)


def test_a_rule_is_explained_by_its_code_in_either_case(cli):
    assert cli("explain", "x001").out.startswith("X001 ") and "依据：" in cli("explain", "X001").out
    assert cli("explain", "X01").code == 2


def test_a_rule_that_rests_on_the_plan_quotes_the_plan_of_the_workspace(cli, workspace):
    settings = workspace / "pledgectl.toml"
    told = {}
    for name in ("maoji", "hulin"):
        settings.write_text(re.sub(r'profile = "\w*"', f'profile = "{name}"', settings.read_text(encoding="utf-8")), encoding="utf-8")
        told[name] = cli("explain", "R001").out
    own = {name: text.partition("本辖区：")[2] for name, text in told.items()}
    assert "法律顾问" in own["maoji"] and own["hulin"] and "法律顾问" not in own["hulin"]
    assert "本辖区" not in cli("explain", "I001").out


def test_all_rules_are_listed(cli):
    rules = cli("explain", "--json").json["rules"]
    assert [rule["code"] for rule in rules] == sorted(rule["code"] for rule in rules) and len(rules) > 30
    assert all(code in cli("explain").out for code in ("I001", "X002", "R002", "U001"))


def test_a_recorded_reason_settles_a_suspicion_but_not_a_cancellation(cli, workspace):
    cancelled = '[[items]]\nname = "收入证明"\npurpose = "临时救助"\n'
    (workspace / "catalogs/references/own.toml").write_text(f'list = "cancelled"\n{cancelled}', encoding="utf-8")
    draft(workspace, item("mzj-001"), item("mzj-002", name="资金来源证明", purpose="境外非政府组织代表机构登记"))
    before = [found["code"] for found in cli("catalog", "check", "--json").json["findings"]]
    told = ["--by", "张某", "--role", "法制机构", "--date", "2021-04-20", "--opinion", "同意", "--exclusion", "省级目录已列入"]
    assert cli("catalog", "review", "mzj-001", "mzj-002", *told, "--yes").code == 0
    after = [found["code"] for found in cli("catalog", "check", "--json").json["findings"]]
    assert {"X001", "X002"} <= set(before) and "X001" not in after and "X002" in after


def test_an_empty_catalog_has_no_findings(cli, workspace):
    assert cli("catalog", "check", "--json").json == {"findings": [], "items": 0}
    assert len(Catalog("draft", ())) == 0


def test_a_file_that_is_no_list_is_not_approved(cli, tmp_path):
    (tmp_path / "名单.csv").write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    assert cli("catalog", "check", "名单.csv").code == 3


def test_the_sum_counts_what_the_level_hides(cli):
    result = cli("catalog", "check", SAMPLES / "01县司法局.xlsx", "--level", "error")
    everything = cli("catalog", "check", SAMPLES / "01县司法局.xlsx")
    assert "显示其中" in result.err and result.err.split("（显示")[0].strip() in everything.err


@pytest.mark.parametrize("word", ["核准", "能证明文", "合同书"])
def test_a_name_of_one_word_again_and_again_is_checked_at_once(workspace, word):
    catalog = catalog_of("draft", [item("mzj-001", name=word * (32_000 // len(word)) + "x")])
    context = read_context(workspace, choose_profile(workspace, ""), catalog)
    check_catalog(catalog, context)
    start = time.process_time()
    check_catalog(catalog, context)
    assert time.process_time() - start < 2
