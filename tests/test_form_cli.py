"""`form make`, `fill`, `check`, `templates` as a clerk and a script meet them."""

import hashlib
import json
import stat
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from test_papers import BARE, DEPARTMENT, WHOLE
from wordkit import docx, lines, p, table

from pledgectl.doors import store
from pledgectl.doors.word import template_files
from pledgectl.formats.catalog_file import dump_items
from pledgectl.forms.compile import open_template

ROWS = "申请人,证件类型,证号\n张三,居民身份证,99999919900307001X\n,护照,1\n李四&<某>,护照,2\n"


@pytest.fixture
def space(cli, tmp_path: Path) -> Path:
    """Make a workspace whose draft holds a whole item and a bare one."""
    assert cli("init", ".", "--profile", "hulin").code == 0
    draft = tmp_path / "catalogs/draft/gaj.toml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_bytes(dump_items("县公安局", [WHOLE, BARE]))
    (tmp_path / "catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    (tmp_path / "人.csv").write_text(ROWS, encoding="utf-8")
    return tmp_path


def made(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_make_writes_one_paper_an_item_and_tells_the_gaps(cli, space):
    result = cli("form", "make")
    assert (result.code, made(space / "输出/告知承诺书")) == (
        0,
        ["gaj-001-无犯罪记录证明-告知承诺书.docx", "gaj-002-户籍证明-告知承诺书.docx"],
    )
    assert "P010 gaj-002" in result.out and "gaj-001" not in result.out and "下一步：" in result.err


def test_make_again_changes_nothing_and_keeps_what_the_clerk_edited(cli, space):
    cli("form", "make", "gaj-001", "--kind", "办事指南")
    path = space / "输出/办事指南/gaj-001-无犯罪记录证明-办事指南.docx"
    before = path.read_bytes()
    cli("form", "make", "gaj-001", "--kind", "guide")
    assert made(path.parent) == [path.name] and path.read_bytes() == before
    path.write_bytes(b"edited")
    cli("form", "make", "gaj-001", "--kind", "guide")
    assert path.read_bytes() == b"edited" and len(made(path.parent)) == 2


def test_one_paper_goes_into_the_file_that_is_named(cli, space):
    assert cli("form", "make", "gaj-001", "-o", "甲.docx").code == 0 and lines((space / "甲.docx").read_bytes())
    assert [cli("form", "make", *rest).code for rest in (["-o", "乙.docx"], ["gaj-001", "-o", "乙.pdf"])] == [2, 2]
    assert not (space / "乙.docx").exists() and not (space / "乙.pdf").exists()


def test_make_dry_run_writes_nothing(cli, space):
    assert cli("form", "make", "--dry-run").code == 0 and not (space / "输出/告知承诺书").exists()


def test_make_json_lists_what_was_written(cli, space):
    data = cli("form", "make", "--dept", "县公安局", "--json").json
    assert data["items"] == 2 and [Path(path).name[:7] for path in data["written"]] == ["gaj-001", "gaj-002"]
    assert [(one["code"], one["item"]) for one in data["findings"]] == [("P010", "gaj-002")]


@pytest.mark.parametrize("arguments", [["gaj-009"], ["--dept", "县教育局"], ["--version", "2020-01-01"], ["--kind", "通知"]])
def test_make_names_what_is_not_there(cli, space, arguments):
    result = cli("form", "make", *arguments)
    assert result.code in (2, 3) and result.err.count("\n") <= 4 and "办法：" in result.err


def test_fill_makes_what_it_can_and_says_what_failed(cli, space):
    result = cli("form", "fill", "gaj-001", "--data", "人.csv", "-o", "批")
    folder = space / "批"
    assert (result.code, made(folder)) == (1, ["gaj-001-0002-张三.docx", "gaj-001-0004-李四&某.docx", "manifest.json", "失败行.xlsx"])
    text = lines((folder / "gaj-001-0004-李四&某.docx").read_bytes())
    assert "申请人：李四&<某>" in text and "证号：2" in text and "（二）证明用途" in text
    assert "没有写申请人" in result.err and "99999919900307001X" not in result.err + result.out


def test_the_manifest_tells_files_and_hashes(cli, space):
    cli("form", "fill", "gaj-001", "--data", "人.csv", "-o", "批")
    data = json.loads((space / "批/manifest.json").read_text(encoding="utf-8"))
    assert (data["made"], data["failed"], data["kind"]) == (2, 1, "pledge")
    assert all(hashlib.sha256((space / "批" / one["file"]).read_bytes()).hexdigest() == one["sha256"] for one in data["files"])
    assert stat.S_IMODE((space / "批").stat().st_mode) & 0o077 == 0


def test_failed_rows_can_be_mended_and_filled_again(cli, space):
    cli("form", "fill", "gaj-001", "--data", "人.csv", "-o", "批")
    book = load_workbook(space / "批/失败行.xlsx")
    sheet = book.active
    row = next(row for row in sheet.iter_rows() if row[0].value == "3")
    assert row[1].value == "没有写申请人"
    row[2].value = "王五"
    book.save(space / "再.xlsx")
    result = cli("form", "fill", "gaj-001", "--data", "再.xlsx", "-o", "再")
    assert result.code == 0 and [name for name in made(space / "再") if "王五" in name]


def test_a_batch_never_mixes_with_another_of_the_same_name(cli, space):
    for text in (ROWS, ROWS.replace("张三", "赵六")):
        (space / "人.csv").write_text(text, encoding="utf-8")
        cli("form", "fill", "gaj-001", "--data", "人.csv")
    assert made(space / "输出") == ["告知承诺书-人", "告知承诺书-人(2)"]


def test_fill_takes_the_item_from_a_column_and_fails_unknown_ones(cli, space):
    (space / "多.csv").write_text("事项编号,申请人\ngaj-001,甲\ngaj-002,乙\ngaj-777,丙\n", encoding="gb18030")
    result = cli("form", "fill", "--data", "多.csv", "-o", "批", "--json")
    assert (result.code, result.json["made"], [one["row"] for one in result.json["failed"]]) == (1, 2, [4])
    assert "户籍证明" in lines((space / "批/gaj-002-0003-乙.docx").read_bytes())


def test_set_holds_for_every_row(cli, space):
    cli("form", "fill", "gaj-001", "--data", "人.csv", "--set", "日期=2021-05-06", "--set", "编号=〔2021〕第7号", "-o", "批")
    text = lines((space / "批/gaj-001-0002-张三.docx").read_bytes())
    assert text.count("2021年5月6日") == 2 and "〔2021年〕第7号" in text


def test_a_spoilt_id_number_fails_its_row(cli, space):
    book = Workbook()
    for row in (["申请人", "证号"], ["甲", 999999199003070012], ["乙", "999999199003070012"]):
        book.active.append(row)
    book.save(space / "号.xlsx")
    result = cli("form", "fill", "gaj-001", "--data", "号.xlsx", "-o", "批", "--json")
    assert (result.code, result.json["made"]) == (1, 1) and "科学计数" in result.json["failed"][0]["why"]


def test_a_setting_without_its_sign_is_told_so_and_a_wide_sign_will_do(cli, space):
    told = cli("form", "fill", "gaj-001", "--set", "申请人姓名")
    assert told.code == 2 and "“申请人姓名”里没有等号" in told.err
    assert cli("form", "fill", "gaj-001", "--set", "申请人＝张三", "-n").code == 0


def test_fill_one_by_set(cli, space):
    result = cli("form", "fill", "gaj-001", "--set", "申请人=张三", "-o", "一.docx")
    assert result.code == 0 and "申请人：张三" in lines((space / "一.docx").read_bytes())


def test_a_paper_never_takes_the_place_of_another_persons(cli, space):
    persons = [("张三", "1234"), ("张三", "5678"), ("张三", "991234"), ("张三", "1234")]
    for name, number in persons:
        assert cli("form", "fill", "gaj-001", "--set", f"申请人={name}", "--set", f"证号={number}").code == 0
    ends = ("1234-告知承诺书(2)", "1234-告知承诺书", "5678-告知承诺书")
    assert made(space / "输出/告知承诺书") == [f"gaj-001-张三-{end}.docx" for end in ends]


def test_a_named_file_is_not_written_over_with_another_person(cli, space):
    for name in ("甲", "乙"):
        cli("form", "fill", "gaj-001", "--set", f"申请人={name}", "-o", "一.docx")
    assert "申请人：甲" in lines((space / "一.docx").read_bytes()) and "申请人：乙" in lines((space / "一(2).docx").read_bytes())


@pytest.mark.parametrize(("option", "written"), [("-n", 0), ("-y", 1)])
def test_one_paper_by_set_is_told_as_json_too(cli, space, option, written):
    told = cli("form", "fill", "gaj-001", "--set", "申请人=张三", "--json", option).json
    assert (told["made"], told["failed"], len(told["written"])) == (1, [], written)
    assert all(Path(path).is_file() for path in told["written"])


def test_a_row_of_another_item_is_no_paper_of_this_one(cli, space):
    (space / "多.csv").write_text("事项编号,申请人\ngaj-001,甲\ngaj-002,乙\n,丙\n", encoding="utf-8")
    told = cli("form", "fill", "gaj-001", "--data", "多.csv", "-o", "批", "--json").json
    assert (told["made"], [one["row"] for one in told["failed"]]) == (2, [3]) and "gaj-002" in told["failed"][0]["why"]


def test_a_row_whose_date_is_none_fails_and_dates_of_every_guise_print_alike(cli, space):
    days = ["20260325", "2026/3/25", "2026年3月25日", "2026-03-25 00:00:00", "2026-13-45", "昨天"]
    rows = "\n".join(f"人{number},{day}" for number, day in enumerate(days))
    (space / "日.csv").write_text(f"申请人,日期\n{rows}\n", encoding="utf-8")
    told = cli("form", "fill", "gaj-001", "--data", "日.csv", "-o", "批", "--json").json
    assert [one["row"] for one in told["failed"]] == [6, 7] and all("日期" in one["why"] for one in told["failed"])
    assert ["2026年3月25日" in lines(path.read_bytes()) for path in (space / "批").glob("*.docx")] == [True] * 4


def test_a_row_given_twice_is_told(cli, space):
    (space / "重.csv").write_text("申请人,证件类型,证号\n甲,护照,1\n乙,护照,2\n甲,护照,1\n", encoding="utf-8")
    told = cli("form", "fill", "gaj-001", "--data", "重.csv", "-o", "批", "--json").json
    assert told["made"] == 3 and told["warnings"] == [{"row": 4, "why": "与第 2 行完全相同"}]


def test_a_table_of_headings_only_is_told_and_makes_nothing(cli, space):
    (space / "空.csv").write_text("申请人,证号\n,\n", encoding="utf-8")
    result = cli("form", "fill", "gaj-001", "--data", "空.csv", "-o", "批")
    assert result.code == 1 and "没有一行申请人" in result.err and not (space / "批").exists()


@pytest.mark.parametrize("given", [["--set", "申请人=甲"], ["--data", "甲.csv"]])
def test_papers_with_blanks_are_not_to_be_signed_but_completed(cli, space, given):
    (space / "甲.csv").write_text("事项编号,申请人\ngaj-002,甲\n", encoding="utf-8")
    item = ["gaj-002"] if "--set" in given else []
    told = cli("form", "fill", *item, *given).err
    assert "P010" in told and "catalog edit gaj-002" in told and "签字" not in told


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 2),
        (["--set", "申请人=甲"], 2),
        (["gaj-001", "--set", "姓明=甲"], 2),
        (["gaj-001", "--data", "无.csv"], 3),
        (["gaj-009", "--data", "人.csv"], 3),
        (["gaj-009", "--set", "申请人=甲"], 3),
        (["gaj-001", "--set", "申请人="], 2),
        (["gaj-001", "--set", "申请人=", "--data", "人.csv"], 2),
        (["gaj-001", "--set", "证号=1"], 2),
        (["gaj-001", "--set", "申请人=甲", "--set", "姓名=乙"], 2),
        (["gaj-001", "--set", "申请人=甲", "--set", "事项编号=gaj-002"], 2),
        (["gaj-001", "--set", "申请人=甲", "--set", "日期=昨天"], 3),
        (["--data", "人.csv"], 2),
    ],
)
def test_fill_that_cannot_begin_writes_nothing(cli, space, arguments, code):
    assert cli("form", "fill", *arguments).code == code and made(space / "输出") == []


def test_dry_run_counts_without_writing(cli, space):
    result = cli("form", "fill", "gaj-001", "--data", "人.csv", "--dry-run", "--json")
    assert (result.code, result.json["made"], len(result.json["failed"])) == (1, 2, 1) and made(space / "输出") == []


def test_a_template_of_the_workspace_comes_first_and_may_have_names_of_its_own(cli, space):
    (space / "templates").mkdir(exist_ok=True)
    (space / "templates/pledge.docx").write_bytes(docx(p("{{ 申请人姓名 }}开户行{{ 开户行 }}")))
    (space / "行.csv").write_text("姓名,开户行\n张三,某行\n", encoding="utf-8")
    assert cli("form", "fill", "gaj-001", "--data", "行.csv", "-o", "批").code == 0
    assert lines((space / "批/gaj-001-0002-张三.docx").read_bytes()) == ["张三开户行某行"]
    result = cli("form", "fill", "gaj-001", "--data", "人.csv")
    assert result.code == 3 and "表格里没有模板要用的列：开户行" in result.err


def test_a_misspelt_name_is_the_fault_of_the_template_unless_the_table_has_it(cli, space):
    (space / "templates").mkdir(exist_ok=True)
    (space / "templates/pledge.docx").write_bytes(docx(p("甲"), p("{{ 申请人.性名 }}"), p("{%p for 项 in 告知 %}"), p("{{ 项.标提 }}"), p("{%p endfor %}")))
    result = cli("form", "fill", "gaj-001", "--data", "人.csv")
    assert result.code == 3 and "申请人.姓名？" in result.err and "pledge.docx 正文 第2段" in result.err
    (space / "templates/pledge.docx").write_bytes(docx(p("{%p for 项 in 告知 %}"), p("{{ 项.标提 }}"), p("{%p endfor %}")))
    assert "告知.标题？" in cli("form", "fill", "gaj-001", "--data", "人.csv").err
    (space / "templates/pledge.docx").write_bytes(docx(p("{{ 申请人.代理人电话 }}")))
    assert "申请人.代理人？" in cli("form", "fill", "gaj-001", "--data", "人.csv").err
    (space / "行.csv").write_text("姓名,申请人.代理人电话\n张三,1\n", encoding="utf-8")
    assert cli("form", "fill", "gaj-001", "--data", "行.csv", "-o", "批").code == 0
    assert cli("form", "make", "gaj-001").code == 3


def test_check_tells_every_fault_by_place_without_a_workspace(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(docx(p("{{ 申请人.姓铭 }}"), p("{% if 申请人.姓名 %}")))
    result = cli("form", "check", "甲.docx", "--json")
    assert result.code == 1 and [(one["code"], one["where"]["file"], one["where"]["cell"]) for one in result.json["findings"]] == [
        ("P006", "甲.docx", "第2段"),
        ("P008", "甲.docx", "第1段"),
    ]


def test_check_exits_3_for_a_file_that_is_no_document(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(b"\xd0\xcf\x11\xe0 old")
    result = cli("form", "check", "甲.docx")
    assert result.code == 3 and result.err.startswith("错误：") and result.err.count("\n") == 3
    assert cli("form", "check", "无.docx").code == 3


def test_the_built_in_templates_pass_their_own_check(cli):
    assert cli("form", "check", "--json").json == {"findings": [], "items": len(template_files(None))}


def test_each_template_is_read_once_however_much_is_asked_of_it(cli):
    opened = []
    sys.setprofile(lambda frame, event, _: opened.append(event) if (event, frame.f_code) == ("call", open_template.__code__) else None)
    try:
        cli("form", "check")
    finally:
        sys.setprofile(None)
    assert len(opened) == len(template_files(None))


def test_every_line_of_the_pledge_and_the_guide_is_definite(cli):
    for kind in ("pledge", "guide"):
        found = cli("form", "check", template_files(None)[kind], "--kind", kind, "--json").json["findings"]
        assert [one for one in found if one["code"].startswith("W")] == []


def test_vague_wording_is_told_line_by_line(cli, tmp_path):
    (tmp_path / "指南.txt").write_text("法定时限：20个工作日\n\n提交其他材料。\n", encoding="gb18030")
    result = cli("form", "check", "指南.txt", "--json")
    assert result.code == 0 and [(one["code"], one["where"]["line"]) for one in result.json["findings"]] == [("W001", 3)]
    (tmp_path / "指南.docx").write_bytes(docx(p("根据{{ 依据 }}的规定"), table(["甲", "提交其他材料。"])))
    found = [one for one in cli("form", "check", "指南.docx", "--json").json["findings"] if one["code"] != "P009"]
    assert [(one["code"], one["where"]["sheet"], one["where"]["cell"]) for one in found] == [("W001", "正文", "表1 第1行第2格")]


def test_comments_carry_the_wording_too(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(docx(p("提交其他材料。")))
    cli("form", "check", "甲.docx", "--kind", "规程", "--annotate")
    with zipfile.ZipFile(tmp_path / "甲-批注.docx") as archive:
        assert "W001" in archive.read("word/comments.xml").decode()


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xfe\x00\xd8"])
def test_a_text_that_is_none_is_one_error(cli, tmp_path, data):
    (tmp_path / "甲.txt").write_bytes(data)
    assert cli("form", "check", "甲.txt").code == 3


@pytest.mark.parametrize(
    ("body", "codes"),
    [("申请人姓名：", ["P013"]), ("{ 申请人.姓名 }", ["P014"]), ("{{ 申请人.姓名 }}｛日期｝", ["P014"]), ("{{ 申请人.姓名 }}{1}", [])],
)
def test_a_document_that_fills_nothing_in_is_told(cli, tmp_path, body, codes):
    (tmp_path / "甲.docx").write_bytes(docx(p(body)))
    assert [one["code"] for one in cli("form", "check", "甲.docx", "--json").json["findings"]] == codes


def test_a_finished_document_needs_no_tags(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(docx(p("申请人姓名：张三")))
    assert cli("form", "check", "甲.docx", "--kind", "工作规程", "--json").json["findings"] == []


def test_the_next_step_names_the_files_that_are_looked_for(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(docx(p("{{ 申请人.姓名 }}")))
    assert "pledge.docx（告知承诺书）" in cli("form", "check", "甲.docx").err
    assert "assist.docx" in cli("form", "check", "甲.docx", "--kind", "协查函").err


def test_a_pdf_is_called_one(cli, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    result = cli("form", "check", "a.pdf")
    assert result.code == 3 and "这是 PDF" in result.err


def test_templates_go_by_their_chinese_names(cli, space):
    assert cli("form", "templates", "承诺书", "备案报告", "--copy").code == 0
    assert {"pledge.docx", "filing-report.docx"} <= set(made(space / "templates"))
    listed = {one["name"]: one["title"] for one in cli("form", "templates", "--json").json["templates"]}
    assert listed["pledge"] == "告知承诺书" and all(listed.values())


@pytest.mark.skipif(sys.platform == "win32", reason="符号链接要有权限")
def test_templates_are_copied_to_nowhere_outside_the_workspace(cli, space, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (space / "templates").rmdir()
    (space / "templates").symlink_to(elsewhere)
    assert cli("form", "templates", "承诺书", "--copy").code == 3
    assert not any(elsewhere.iterdir())


def test_a_copy_of_a_filing_template_is_held_against_the_names_it_came_with(cli, space):
    cli("form", "templates", "--copy")
    assert cli("form", "check", *(space / "templates").glob("*.docx"), "--json").json["findings"] == []
    (space / "templates/catalog.docx").write_bytes(docx(p("{{ 标题 }}{{ 说明明 }}")))
    assert [one["code"] for one in cli("form", "check", "templates/catalog.docx", "--json").json["findings"]] == ["P008"]


@pytest.mark.parametrize(
    ("kind", "names", "strange"),
    [("assist", "事项.索要单位 机关.地址 辖区.名称 版本", "事项.电话号码"), ("supervision", "项数 辖区.上级", "评估.清单"), ("comparison", "说明", "来文")],
)
def test_a_template_may_use_every_name_that_papers_of_its_kind_have(cli, tmp_path, kind, names, strange):
    rows = p("{%p for 项 in 行 %}") + p("{{ 项.原 }}{{ 项.新 }}{{ 项.部门 }}") + p("{%p endfor %}") if kind == "comparison" else ""
    (tmp_path / f"{kind}.docx").write_bytes(docx(*[p(f"{{{{ {name} }}}}") for name in (*names.split(), strange)], rows))
    found = cli("form", "check", f"{kind}.docx", "--json").json["findings"]
    assert [one["code"] for one in found if strange in one["message"]] and all(strange in one["message"] for one in found)


def test_templates_are_listed_copied_and_not_overwritten(cli, space):
    assert cli("form", "templates", "pledge", "--copy").code == 0
    copy = space / "templates/pledge.docx"
    copy.write_bytes(copy.read_bytes() + b"")
    data = cli("form", "templates", "--json").json["templates"]
    assert {one["name"]: one["source"] for one in data}["pledge"] == "工作区" and len(data) == len(template_files(None))
    copy.write_bytes(b"mine")
    assert "已有" in cli("form", "templates", "pledge", "--copy").err and copy.read_bytes() == b"mine"
    assert cli("form", "templates", "plege").code == 3


def test_copy_takes_the_names_behind_it_and_advises_only_when_it_takes_all(cli, space):
    result = cli("form", "templates", "--copy", "pledge", "办事指南")
    assert {"pledge.docx", "guide.docx"} == set(made(space / "templates")) and "没有改动的请" not in result.err
    result = cli("form", "templates", "--copy")
    assert len(made(space / "templates")) == len(template_files(None)) and "没有改动的请" in result.err
    assert cli("form", "templates", "--copy", "plege").code == 3


def test_templates_that_are_in_use_need_not_be_put_anywhere(cli, space):
    assert "已经在使用" in cli("form", "check").err
    cli("form", "templates", "--copy", "pledge")
    assert "已经在使用" in cli("form", "check", "templates/pledge.docx").err
    (space / "pledge.docx").write_bytes((space / "templates/pledge.docx").read_bytes())
    assert "放进工作区的 templates" in cli("form", "check", "pledge.docx").err


def test_outside_a_workspace_the_built_in_templates_wait_for_one(cli):
    assert "pledgectl init" in cli("form", "check").err


def test_fields_name_the_columns(cli):
    fields = {one["name"]: one for one in cli("form", "templates", "--fields", "--json").json["fields"]}
    assert "身份证号" in fields["申请人.证号"]["columns"] and fields["指南.撤回后"]["papers"] == ["办事指南"]


def test_the_names_of_any_paper_are_listed_and_can_be_used(cli, space):
    told = [one["name"] for one in cli("form", "templates", "--fields", "协助核查函", "--json").json["fields"]]
    assert {"协查机关", "事项.索要单位", "机关.地址", "日期"} <= set(told) and not {"机关", "事项", "编号"} & set(told)
    lists = ("事项.依据", "撤回理由")
    text = "".join(p(f"{{%p for 段 in {name} %}}") + p("{{ 段 }}") + p("{%p endfor %}") if name in lists else p(f"{{{{ {name} }}}}") for name in told)
    (space / "templates").mkdir(exist_ok=True)
    (space / "templates/assist.docx").write_bytes(docx(text))
    assert cli("form", "make", "gaj-001", "--kind", "assist").code == 0


def test_an_annotated_copy_may_be_tried_first(cli, tmp_path):
    (tmp_path / "甲.docx").write_bytes(docx(p("{{ 没有的名称")))
    tried = cli("form", "check", "甲.docx", "--annotate", "-n", "--json")
    made = cli("form", "check", "甲.docx", "--annotate", "--json")
    assert tried.code == made.code == 1 and tried.json == made.json and "将写入" in tried.err and "已写入" in made.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["甲-批注.docx", "甲.docx"]
