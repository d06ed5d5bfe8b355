"""Single items: shown, exported, edited, removed, reviewed."""

import csv
import io
import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pledgectl.catalog.edit import parse_settings, search, set_fields
from pledgectl.catalog.tables import comparison_rows
from pledgectl.cli.catalog.export import csv_bytes, export
from pledgectl.diff import compare
from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.model import Basis, Department, Item, Publicity, catalog_of

MZJ = Item(id="mzj-001", department="县民政局", name="收入证明", purpose="临时救助", requester="县民政局", issuer="用人单位")
GAJ = Item(id="gaj-001", department="县公安局", name="无犯罪记录证明", purpose="保安员证核发", bases=(Basis("保安服务管理条例"),))
REVIEW = ("--by", "张某", "--date", "2021-04-20", "--opinion", "同意列入", "--yes")


@pytest.fixture
def filled(workspace: Path) -> Path:
    departments = [Department("mzj", "县民政局", aliases=("民政局",), last=1), Department("gaj", "县公安局", last=1)]
    (workspace / "catalogs/departments.toml").write_bytes(store.dump_departments(departments))
    for path, data in store.draft_files(catalog_of("draft", [MZJ, GAJ]), departments).items():
        (workspace / path).write_bytes(data)
    return workspace


def shown(cli, *arguments):
    return cli("catalog", "show", *arguments, "--version", "draft", "--json").json["items"]


def test_show_lists_every_item_with_all_fields(cli, filled):
    items = shown(cli)
    assert [item["id"] for item in items] == ["gaj-001", "mzj-001"]
    assert items[1]["bases"] == [] and items[1]["verification"]["exempt"] == ""


def test_show_finds_by_department_and_by_words_of_the_basis(cli, filled):
    assert [item["id"] for item in shown(cli, "--dept", "民政局")] == ["mzj-001"]
    assert [item["id"] for item in shown(cli, "--search", "保安 条例")] == ["gaj-001"]


def test_one_item_is_shown_whole(cli, filled):
    out = cli("catalog", "show", "gaj-001", "--version", "draft").out
    assert "证明事项名称：无犯罪记录证明" in out and "《保安服务管理条例》" in out and "收入证明" not in out


def test_an_unknown_id_names_the_nearest_with_its_name_so_that_no_other_item_is_taken_for_it(cli, filled):
    result = cli("catalog", "show", "mzj-010", "--version", "draft")
    assert result.code == 3 and "mzj-001（收入证明）" in result.err


@pytest.mark.parametrize("typed", ["MZJ-001", "ｍｚｊ－００１", "mzj—001", " mzj-001"])
def test_an_id_may_be_typed_large_or_wide(cli, filled, typed):
    assert [item["id"] for item in shown(cli, typed)] == ["mzj-001"]
    assert cli("catalog", "edit", typed, "--set", "issuer=县公安局", "-y").code == 0
    assert cli("form", "make", typed, "--version", "draft", "-n").code == 0


def test_several_items_are_changed_alike_and_an_unknown_one_among_them_changes_nothing(cli, filled):
    both = ("mzj-001", "gaj-001")
    assert cli("catalog", "edit", *both, "gaj-009", "--set", "核查方式=在线核查", "-y").code == 3
    assert cli("catalog", "edit", *both, "mzj-001", "--set", "核查方式=在线核查", "-y").code == 0
    assert [item["verification"]["means"] for item in shown(cli)] == ["在线核查", "在线核查"]
    assert cli("catalog", "remove", *both, "-y").code == 0 and shown(cli) == []


@pytest.mark.parametrize("name", ["目录.pdf", "目录", "."])
def test_an_output_whose_format_cannot_be_told_is_refused_and_not_left_unwritten(cli, filled, name):
    result = cli("catalog", "show", "--version", "draft", "-o", name)
    assert result.code == 2 and ".xlsx" in result.err and not (filled / "目录").exists()


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "toml"])
def test_the_ending_of_the_file_chooses_the_format(cli, filled, form):
    assert cli("catalog", "show", "--version", "draft", "-o", f"out.{form}").code == 0
    data = (filled / f"out.{form}").read_bytes()
    assert data[:2] == {"json": b'{\n', "csv": b"\xef\xbb", "xlsx": b"PK", "toml": b"ve"}[form]


def test_xlsx_does_not_go_to_the_screen(cli, filled):
    assert cli("catalog", "show", "--version", "draft", "--format", "xlsx").code == 2


def test_toml_and_json_give_the_items_back():
    catalog = catalog_of("draft", [MZJ, GAJ])
    told = [entry["name"] for entry in tomllib.loads(export("toml", catalog).decode())["items"]]
    assert told == [entry["name"] for entry in json.loads(export("json", catalog))["items"]] == [GAJ.name, MZJ.name]


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-x", "@cmd", "＝cmd()", "\tx"])
def test_what_a_spreadsheet_would_run_is_held_as_text(cell):
    row = next(csv.reader(io.StringIO(csv_bytes([[cell]]).decode("utf-8-sig"))))
    assert row == [f"'{cell}"]


def test_edit_sets_fields_and_the_rest_stays(cli, filled):
    sets = ["--set", "verification.exempt=否", "--set", "bases=【行政法规】《殡葬管理条例》第十三条；《民法典》第一条"]
    assert cli("catalog", "edit", "mzj-001", *sets, "--set", "service.steps=申请；承诺", "--yes").code == 0
    item = shown(cli, "mzj-001")[0]
    assert item["verification"]["exempt"] == "no" and item["service"]["steps"] == ["申请", "承诺"]
    assert [basis["article"] for basis in item["bases"]] == ["第十三条", "第一条"] and item["issuer"] == "用人单位"


@pytest.mark.parametrize(
    ("setting", "says"),
    [("isuer=x", "issuer"), ("issuer", "等号"), ("id=x", "不能"), ("review.by=x", "catalog review"), ("traits=专业", "专业性"),
     ("verification.exempt=也许", "是"), ("verification.mean=x", "verification.means")],
)  # fmt: skip
def test_a_wrong_setting_names_the_right_one_and_changes_nothing(cli, filled, setting, says):
    before = (filled / "catalogs/draft/mzj.toml").read_bytes()
    result = cli("catalog", "edit", "mzj-001", "--set", setting, "--yes")
    assert result.code == 2 and says in result.err and (filled / "catalogs/draft/mzj.toml").read_bytes() == before


def test_an_empty_value_empties_a_field():
    assert set_fields(MZJ, parse_settings(["issuer=", "traits="])) == replace(MZJ, issuer="")


def test_traits_are_set_by_their_chinese_names():
    assert set_fields(MZJ, {"traits": "核查难度较大、high_value"}).traits == ("hard_to_verify", "high_value")


def test_a_dry_run_writes_nothing(cli, filled):
    before = (filled / "catalogs/draft/mzj.toml").read_bytes()
    assert cli("catalog", "edit", "mzj-001", "--set", "issuer=县公安局", "--dry-run").code == 0
    assert (filled / "catalogs/draft/mzj.toml").read_bytes() == before


def test_off_a_terminal_a_change_must_be_confirmed_on_the_command_line(cli, filled):
    result = cli("catalog", "edit", "mzj-001", "--set", "issuer=县公安局")
    assert result.code == 2 and "--yes" in result.err


def test_removing_the_last_item_removes_the_department_s_file(cli, filled):
    assert cli("catalog", "remove", "gaj-001", "--yes").code == 0
    assert not (filled / "catalogs/draft/gaj.toml").exists() and [item["id"] for item in shown(cli)] == ["mzj-001"]


def test_a_review_is_recorded_for_a_whole_department(cli, filled):
    assert cli("catalog", "review", "--dept", "县民政局", "--role", "法制机构", *REVIEW).code == 0
    assert [item["review"]["by"] for item in shown(cli)] == ["", "张某"]


def test_a_role_that_the_profile_does_not_name_is_refused(cli, filled):
    settings = filled / "pledgectl.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"common"', '"hulin"'), encoding="utf-8")
    result = cli("catalog", "review", "--all", "--role", "法律顾问", *REVIEW)
    assert result.code == 4 and "法制机构" in result.err and shown(cli)[0]["review"]["by"] == ""


def test_a_reason_for_all_goes_only_where_exclusion_is_suspected(cli, filled):
    risky = ["--set", "purpose=境外非政府组织代表机构登记", "--yes"]
    assert cli("catalog", "edit", "gaj-001", *risky).code == 0
    assert cli("catalog", "review", "--all", "--role", "法制机构", "--exclusion", "省级目录已列入", *REVIEW).code == 0
    assert [item["review"]["exclusion"] for item in shown(cli)] == ["省级目录已列入", ""]


def test_a_later_review_keeps_the_reason(cli, filled):
    first = ["gaj-001", "--role", "法制机构", "--exclusion", "省级目录已列入"]
    assert cli("catalog", "review", *first, *REVIEW).code == 0 and cli("catalog", "review", *first[:3], *REVIEW).code == 0
    assert shown(cli, "gaj-001")[0]["review"]["exclusion"] == "省级目录已列入"


def test_a_reason_once_given_can_be_taken_back(cli, filled):
    first = ["gaj-001", "--role", "法制机构", *REVIEW]
    assert cli("catalog", "review", *first, "--exclusion", "省级目录已列入").code == 0
    assert cli("catalog", "review", *first, "--exclusion", "").code == 0
    assert shown(cli, "gaj-001")[0]["review"]["exclusion"] == ""


def test_a_review_names_the_items_that_get_a_reason(cli, filled):
    assert cli("catalog", "edit", "gaj-001", "--set", "purpose=境外非政府组织代表机构登记", "--yes").code == 0
    all_of_them = ("catalog", "review", "--all", "--role", "法制机构", "--exclusion", "省级目录已列入", *REVIEW)
    assert "理由：gaj-001\n" in cli(*all_of_them).out and "理由：没有" in cli(*all_of_them).out


def test_a_review_is_no_more_dated_ahead_than_an_approval(cli, filled):
    assert cli("catalog", "review", "--all", "--role", "法制机构", *REVIEW, "--date", "2099-04-20").code == 4


def test_items_to_review_are_named_in_one_way(cli, filled):
    assert cli("catalog", "review", "gaj-001", "--all", "--role", "法制机构", *REVIEW).code == 2
    assert cli("catalog", "review", "--role", "法制机构", *REVIEW).code == 2


def test_every_word_searched_for_must_occur():
    assert search([MZJ, GAJ], "收入 救助") == [MZJ] and search([MZJ, GAJ], "收入 保安") == [] and len(search([MZJ, GAJ], "")) == 2


def test_an_unknown_trait_names_the_nearest():
    with pytest.raises(PledgectlError, match="没有"):
        set_fields(MZJ, {"traits": "难"})


def test_a_field_is_set_by_the_name_that_its_column_has():
    from pledgectl.catalog.edit import parse_settings

    assert parse_settings(["开具单位=县公安局", "核查方式=在线核查"]) == {"issuer": "县公安局", "verification.means": "在线核查"}


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_exported_table_is_imported_again_as_the_same_items(cli, filled, form):
    full = replace(
        MZJ, matter="临时救助", matter_type="行政给付", content="家庭月收入", applicants="自然人", method="书面", power="有", levels=("市级", "县级"),
        traits=("specialized", "hard_to_verify"), remarks="每月核一次", bases=(Basis("社会救助暂行办法", "国务院令第649号", "第四十八条", "", "行政法规"),),
    )  # fmt: skip
    other = replace(GAJ, matter=GAJ.purpose, requester="县公安局", issuer="派出所")
    (filled / f"out.{form}").write_bytes(export(form, catalog_of("draft", [full, other])))
    assert cli("init", "新").code == 0 and cli("-C", "新", "catalog", "import", f"out.{form}", "-y").code == 0
    held = {item.name: replace(item, id="") for item in store.read_draft(filled / "新")}
    assert held == {item.name: replace(item, id="") for item in (full, other)}


def test_answers_are_shown_in_chinese_and_kept_in_english(cli, filled):
    told = cli("catalog", "edit", "mzj-001", "--set", "是否公开＝是", "-y").out
    assert "（空） → 是" in told and shown(cli, "mzj-001")[0]["publicity"]["public"] == "yes"
    assert "承诺书公开·是否公开：是" in cli("catalog", "show", "mzj-001", "--version", "draft").out
    (row,) = comparison_rows(compare(catalog_of("", [MZJ]), catalog_of("", [replace(MZJ, publicity=Publicity("yes"))])))
    assert (row.before, row.after) == ("承诺书公开·是否公开：无", "承诺书公开·是否公开：是")


def test_an_id_that_the_draft_lacks_is_missed_in_the_draft(cli, filled):
    assert "位置：工作稿" in cli("catalog", "show", "mzj-010", "--version", "draft").err


@pytest.mark.parametrize(
    ("setting", "says"),
    [("序号=3", "“序号”"), ("verification=x", "verification.exempt"), ("issuerr=x", "issuer？"), ("=x", "pledgectl catalog show")],
)
def test_an_unknown_field_is_told_as_it_was_typed_with_a_way_to_the_right_one(setting, says):
    with pytest.raises(PledgectlError) as caught:
        parse_settings([setting])
    told = f"{caught.value.message} {caught.value.hint}"
    assert caught.value.code == 2 and says in told and "seq" not in told and len(told) < 200


def test_trying_what_changes_nothing_says_so(cli, filled):
    assert "没有变化" in cli("catalog", "edit", "mzj-001", "--set", "traits=", "-n").err


@pytest.mark.parametrize("version", ["foo", "2021-05-1x", "2026-02-30"])
def test_what_is_neither_a_version_nor_a_day_is_answered_with_the_versions_there_are(cli, filled, version):
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    told = cli("catalog", "show", "--version", version)
    assert told.code == 2 and "2021-05-01" in told.err and "draft" in told.err
    assert cli("catalog", "show", "--version", "2021年6月1日").code == 0


@pytest.mark.parametrize("setting", ["name=", "证明名称= ", "content=" + "字" * 32_768])
def test_an_item_keeps_a_name_and_a_field_no_more_than_a_cell_holds(setting):
    with pytest.raises(PledgectlError) as caught:
        parse_settings([setting])
    assert caught.value.code == 2


IDENTITY, MOBILE = "999999199001011234", "13900001111"


@pytest.mark.parametrize("command", [
    ("edit", "mzj-001", "--set", f"remarks=如张某{IDENTITY}，电话{MOBILE}", "-y"),
    ("review", "mzj-001", "--role", "法制机构", "--by", f"张某{MOBILE}", "--opinion", f"{IDENTITY}同意", "--exclusion", f"{IDENTITY}", "-y"),
    ("propose", "--reason", f"{IDENTITY}反映", "--basis", f"甲{MOBILE}", "--meeting", f"{IDENTITY}", "-y"),
    ("approve", "mzj-001", "--reject", "--reason", f"{IDENTITY}不同意", "-y"),
])  # fmt: skip
def test_no_number_of_a_person_is_kept_whatever_is_typed(cli, filled, command):
    assert cli("catalog", *command, "-n").code in (0, 1)
    done = cli("catalog", *command)
    assert done.code in (0, 1) and "身份证号" in done.err and "已经隐去" in done.err
    kept = "".join(path.read_text(encoding="utf-8") for path in filled.rglob("*.toml"))
    assert "号已隐去）" in kept and IDENTITY not in kept + done.out and MOBILE not in kept + done.out


def test_a_department_is_entered_without_the_number_of_a_person(cli, filled):
    (filled / "单.csv").write_text("序号,证明事项名称,证明用途,设定依据\n1,甲证明,入学,《户口登记条例》第七条\n", encoding="utf-8")
    assert cli("catalog", "import", str(filled / "单.csv"), "--dept", f"张某{IDENTITY}局", "-y").code == 0
    assert cli("dept", "edit", f"李某{IDENTITY}局", "--new", "-y").code == 0
    assert sum("身份证号已隐去" in one.name and IDENTITY[:6] not in one.code for one in store.read_departments(filled)) == 2


def test_an_office_keeps_its_telephone_and_an_item_its_code(cli, filled):
    cli("catalog", "edit", "mzj-001", "--set", f"service.phone={MOBILE}", "--set", f"code={IDENTITY}", "-y")
    (item,) = shown(cli, "mzj-001")
    assert (item["service"]["phone"], item["code"]) == (MOBILE, IDENTITY)
    assert cli("dept", "edit", "mzj", "--set", f"电话={MOBILE}", "--set", f"联系人=李某{IDENTITY}", "-y").code == 0
    assert [(one.phone, IDENTITY in one.contact) for one in store.read_departments(filled) if one.code == "mzj"] == [(MOBILE, False)]


def test_the_number_of_an_item_written_by_hand_is_spent_when_it_is_removed(cli, filled):
    draft = filled / "catalogs/draft/mzj.toml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("mzj-001", "mzj-008"), encoding="utf-8")
    assert cli("catalog", "remove", "mzj-008", "-y").code == 0
    assert {one.code: one.last for one in store.read_departments(filled)} == {"gaj": 1, "mzj": 8}
    register = (filled / store.DEPARTMENTS).read_bytes()
    assert cli("catalog", "edit", "gaj-001", "--set", "content=甲", "-y").code == 0
    assert (filled / store.DEPARTMENTS).read_bytes() == register


@pytest.mark.parametrize(("typed", "hint"), [("mzj-1", "是否应为 mzj-001（"), ("mzi-001", "是否应为 mzj-001（"), ("mzj-777", "县民政局的编号是 mzj-001；")])
def test_an_id_that_is_none_is_guessed_by_its_department_but_never_by_another_number(cli, filled, typed, hint):
    assert hint in cli("catalog", "remove", typed, "-y").err
