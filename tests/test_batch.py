"""Batches of filled forms: bundles, archives, completed runs, names, PDFs, and forms that check themselves."""

import json
import shutil
import stat
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from test_form_cli import made, space  # noqa: F401
from wordkit import docx, lines, p

from pledgectl.forms.compile import compile_template
from pledgectl.forms.selfcheck import always_printed, is_unusual, lost_names

FILL = ("form", "fill", "gaj-001", "--data", "众.csv", "-o", "批")


@pytest.fixture
def crowd(cli, space) -> Path:  # noqa: F811
    """Give the workspace a table of 203 applicants."""
    people(space, [f"张{at}" for at in range(203)])
    return space


def people(folder: Path, names: list[str]) -> None:
    (folder / "众.csv").write_text("申请人,编号\n" + "".join(f"{name},{at}\n" for at, name in enumerate(names, 1)), encoding="utf-8")


def test_a_bundle_holds_at_most_200_forms_in_the_order_of_the_table(cli, crowd):
    assert cli(*FILL, "--merge").code == 0 and made(crowd / "批") == ["manifest.json", "打印卷001.docx", "打印卷002.docx"]
    text = [line for number in (1, 2) for line in lines((crowd / f"批/打印卷00{number}.docx").read_bytes())]
    assert [line for line in text if line.startswith("申请人：张")] == [f"申请人：张{at}" for at in range(203)]
    files = json.loads((crowd / "批/manifest.json").read_text(encoding="utf-8"))["files"]
    assert [sum(one["file"].endswith(f"{number}.docx") for one in files) for number in (1, 2)] == [200, 3]


def test_a_bundle_may_be_named_and_rows_that_fail_stay_out(cli, space):  # noqa: F811
    result = cli("form", "fill", "gaj-001", "--data", "人.csv", "--merge", "五月", "-o", "批")
    assert (result.code, made(space / "批")) == (1, ["manifest.json", "五月001.docx", "失败行.xlsx"])
    assert cli("form", "fill", "gaj-001", "--data", "人.csv", "--merge", "../五月", "-o", "批").code == 2


def test_an_archive_is_the_same_to_the_byte_and_holds_what_the_folder_holds(cli, crowd):
    cli(*FILL)
    for _ in range(2):
        assert cli(*FILL, "--zip").code == 0
    assert sorted(path.name for path in crowd.glob("批*")) == ["批", "批.zip"]
    with zipfile.ZipFile(crowd / "批.zip") as archive:
        assert sorted(archive.namelist()) == made(crowd / "批")
        assert all(archive.read(name) == (crowd / "批" / name).read_bytes() for name in archive.namelist() if name != "manifest.json")
    assert stat.S_IMODE((crowd / "批.zip").stat().st_mode) & 0o077 == 0
    people(crowd, ["另一个"])
    cli(*FILL, "--zip")
    assert (crowd / "批(2).zip").is_file()


def test_an_archive_of_bundles(cli, crowd):
    cli(*FILL, "--zip", "--merge")
    with zipfile.ZipFile(crowd / "批.zip") as archive:
        assert archive.namelist() == ["打印卷001.docx", "打印卷002.docx", "manifest.json"]


def test_a_second_run_makes_only_what_is_missing(cli, crowd):
    cli(*FILL)
    gone, edited = (crowd / f"批/gaj-001-{name}.docx" for name in ("0003-张1", "0004-张2"))
    before = gone.read_bytes()
    gone.unlink()
    edited.write_bytes(b"edited")
    people(crowd, [f"张{at}" for at in range(203)] + ["新来的"])
    result = cli(*FILL, "--json").json
    assert (result["made"], result["kept"]) == (2, 202) and gone.read_bytes() == before and edited.read_bytes() == b"edited"
    assert made(crowd / "批")[-1] == "manifest.json" and len(made(crowd / "批")) == 205
    assert json.loads((crowd / "批/manifest.json").read_text(encoding="utf-8"))["made"] == 204
    assert cli(*FILL, "--json").json["made"] == 0


def test_two_rows_that_read_the_same_stay_two_files(cli, space):  # noqa: F811
    (space / "众.csv").write_text("申请人\n张三\n张三\n", encoding="utf-8")
    cli(*FILL)
    names = made(space / "批")
    for name in names[:2]:
        (space / "批" / name).unlink()
        assert cli(*FILL, "--json").json["made"] == 1 and made(space / "批") == names
    assert len(names) == 3


def test_mended_rows_come_into_the_same_folder_and_the_table_of_failures_goes(cli, space):  # noqa: F811
    people(space, ["张三", ""])
    assert cli(*FILL).code == 1 and "失败行.xlsx" in made(space / "批")
    people(space, ["张三", "李四"])
    assert cli(*FILL, "--json").json["kept"] == 1
    assert made(space / "批") == ["gaj-001-0002-张三.docx", "gaj-001-0003-李四.docx", "manifest.json"]


def test_a_batch_is_found_again_in_whichever_folder_it_was_made(cli, space):  # noqa: F811
    tables = [["张三"], ["李四"], ["王五"]]
    told = []
    for names in (*tables, tables[2], tables[0], tables[1]):
        people(space, names)
        told.append(cli(*FILL, "--json").json)
    assert [(Path(one["folder"]).name, one["made"]) for one in told] == [("批", 1), ("批(2)", 1), ("批(3)", 1), ("批(3)", 0), ("批", 0), ("批(2)", 0)]


@pytest.mark.parametrize("change", ["draft", "template", "set"])
def test_what_would_read_differently_goes_into_a_new_folder(cli, space, change):  # noqa: F811
    people(space, ["张三"])
    cli(*FILL)
    if change == "draft":
        path = space / "catalogs/draft/gaj.toml"
        path.write_text(path.read_text(encoding="utf-8").replace("保安员证核发", "保安员证换发"), encoding="utf-8")
    if change == "template":
        (space / "templates").mkdir(exist_ok=True)
        (space / "templates/pledge.docx").write_bytes(docx(p("{{ 申请人.姓名 }}")))
    cli(*FILL, *(("--set", "日期=2021-05-06") if change == "set" else ()))
    assert made(space / "批(2)") == made(space / "批")


def test_bundles_are_made_again_only_if_something_changed(cli, crowd):
    cli(*FILL, "--merge")
    assert cli(*FILL, "--merge", "--json").json["kept"] == 203 and not (crowd / "批(2)").exists()
    people(crowd, ["张0"])
    cli(*FILL, "--merge")
    assert made(crowd / "批(2)") == ["manifest.json", "打印卷001.docx"]


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": [{"file": "../x"}]}', '{"files": 3}', "[" * 100_000])
def test_a_folder_that_is_no_batch_is_left_alone(cli, space, manifest):  # noqa: F811
    people(space, ["张三"])
    (space / "批").mkdir()
    (space / "批/manifest.json").write_text(manifest, encoding="utf-8")
    assert cli(*FILL).code == 0 and made(space / "批") == ["manifest.json"] and len(made(space / "批(2)")) == 2


@pytest.mark.parametrize(
    ("pattern", "name"),
    [("{编号}-{申请人姓名}", "7-张三.docx"), ("{事项编号}{申请人}.docx", "gaj-001张三.docx"), ("{文书}-{行号}", "告知承诺书-0002.docx"), ("../{申请人.姓名}", "张三.docx")],
)
def test_files_are_named_by_a_pattern(cli, space, pattern, name):  # noqa: F811
    (space / "众.csv").write_text("申请人,编号\n张三,7\n", encoding="utf-8")
    assert cli(*FILL, "--name", pattern).code == 0 and made(space / "批") == sorted([name, "manifest.json"])


@pytest.mark.parametrize(("pattern", "said"), [("{申请人姓铭}", "申请人姓名"), ("{住址}", "可用的"), ("没有", "--name"), ("{申请人", "--name")])
def test_an_unknown_name_in_a_pattern_is_refused_with_the_nearest(cli, space, pattern, said):  # noqa: F811
    people(space, ["张三"])
    result = cli(*FILL, "--name", pattern)
    assert result.code == 2 and said in result.err and not (space / "批").exists()


def test_names_that_fall_together_are_told_apart(cli, space):  # noqa: F811
    people(space, ["张三", "张三"])
    cli(*FILL, "--name", "{申请人}")
    assert made(space / "批") == ["manifest.json", "张三(2).docx", "张三.docx"]


def test_a_wrong_number_fails_its_row_and_a_sample_or_odd_telephone_is_only_told(cli, space):  # noqa: F811
    rows = ["甲,居民身份证,230381199003070012,13800000000", "乙,居民身份证,999999199003070012,138", "丙,居民身份证,,1"]
    (space / "众.csv").write_text("申请人,证件类型,证号,电话\n" + "\n".join(rows) + "\n", encoding="utf-8")
    result = cli(*FILL, "--json")
    assert (result.code, result.json["made"], [one["row"] for one in result.json["failed"]]) == (1, 1, [2, 4])
    assert ["校验码" in result.json["failed"][0]["why"], "没有写证号" in result.json["failed"][1]["why"]] == [True, True]
    assert [one["row"] for one in result.json["warnings"]] == [3, 3] and "230381199003070012" not in result.out + result.err
    sheet = load_workbook(space / "批/失败行.xlsx").active
    assert [row[4].value for row in sheet.iter_rows(min_row=4)] == ["230381199003070012", None]


def test_the_table_of_failures_keeps_every_cell_of_a_row(cli, space):  # noqa: F811
    (space / "众.csv").write_text("序号,申请人,证件类型,证号,出生年月,备注\n7,甲,居民身份证,230381199003070012,1990年3月,窗口代办\n", encoding="utf-8")
    assert cli(*FILL).code == 1
    sheet = load_workbook(space / "批/失败行.xlsx").active
    assert [cell.value for cell in sheet[4]][2:] == ["7", "甲", "居民身份证", "230381199003070012", "1990年3月", "窗口代办"]


def test_one_form_with_a_wrong_number_is_not_made(cli, space):  # noqa: F811
    result = cli("form", "fill", "gaj-001", "--set", "申请人=甲", "--set", "证件类型=身份证", "--set", "证号=1", "-o", "一.docx")
    assert result.code == 3 and "18 位" in result.err and not (space / "一.docx").exists()


def test_long_batches_are_told_line_by_line_off_a_terminal(cli, space):  # noqa: F811
    people(space, [f"张{at}" for at in range(1001)])
    assert cli(*FILL, "--merge").err.count("已处理 1000 份") == 1


def test_without_libreoffice_nothing_is_made_and_the_message_says_so(cli, space, monkeypatch):  # noqa: F811
    people(space, ["张三"])
    monkeypatch.setenv("PLEDGECTL_SOFFICE", "no-such-office")
    result = cli(*FILL, "--pdf")
    assert result.code == 3 and "LibreOffice" in result.err and result.err.count("\n") == 3 and not (space / "批").exists()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_pdfs_stand_beside_the_forms(cli, space):  # noqa: F811
    people(space, ["张三", "李四"])
    assert cli(*FILL, "--pdf").code == 0
    names = [f"gaj-001-000{row}-{name}" for row, name in ((2, "张三"), (3, "李四"))]
    assert made(space / "批") == sorted([f"{name}.{kind}" for name in names for kind in ("docx", "pdf")] + ["manifest.json"])
    assert all((space / f"批/{name}.pdf").read_bytes().startswith(b"%PDF") for name in names)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_blank_papers_come_as_pdf_too(cli, space):  # noqa: F811
    assert cli("form", "make", "--pdf", "-o", "空白").code == 0
    assert [path.suffix for path in sorted((space / "空白").iterdir())] == [".docx", ".pdf"] * 2


CHECKED = compile_template(docx(p("{{ 甲 }}{{ 乙 | default('') }}"), p("{% if 丙 %}{{ 丙 }}{% endif %}"), header1=p("{{ 丁.戊 }}")), "样.docx")


def test_only_what_every_form_prints_is_looked_for():
    assert always_printed(CHECKED) == ("甲", "丁.戊")


@pytest.mark.parametrize("text", ["张&三", "<某>", "一\n二", "一\t二", "]]>", "𠮷", "=1+1"])
def test_a_value_that_came_out_is_found_however_it_is_written(text):
    from pledgectl.forms.render import render_parts

    values = {"甲": text, "乙": "", "丙": "", "丁": {"戊": "x"}}
    assert is_unusual({"甲": text}) and lost_names(["甲", "丁.戊"], values, map("".join, render_parts(CHECKED, values).values())) == []


def test_a_value_that_was_lost_is_told():
    assert lost_names(["甲", "乙"], {"甲": "张&三", "乙": ""}, ["<w:t>张三</w:t>"]) == ["甲"]


@pytest.mark.parametrize("name", ["人\x1b[31m名\n单 .", "\u202e人名单", "人:名单?"])
def test_the_folder_of_a_batch_bears_no_marks_of_the_tables_name(cli, space, name):  # noqa: F811
    (space / f"{name}.csv").write_text(f"申请人,{'列' * 100}\n张三,\n", encoding="utf-8")
    result = cli("form", "fill", "gaj-001", "--data", f"{name}.csv")
    assert result.code == 0 and "列" * 41 not in result.err
    folders = [path.name for path in (space / "输出").iterdir() if path.name != "告知承诺书"]
    assert [one for one in folders if one.startswith("告知承诺书-人") and one.rstrip(".") == one and one.isprintable()] == folders
