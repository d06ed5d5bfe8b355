"""`form make` in bulk: print bundles, archives, PDFs, and what of these cannot go together."""

import shutil
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from test_papers import BARE, DEPARTMENT, WHOLE
from wordkit import lines

from pledgectl.doors import store
from pledgectl.formats.catalog_file import dump_items


@pytest.fixture
def space(cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    draft = tmp_path / "catalogs/draft/gaj.toml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_bytes(dump_items("县公安局", [WHOLE, BARE]))
    (tmp_path / "catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    return tmp_path


def names(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_a_bundle_holds_the_text_of_every_paper(cli, space):
    cli("form", "make")
    single = [line for path in sorted((space / "输出/告知承诺书").iterdir()) for line in lines(path.read_bytes())]
    result = cli("form", "make", "--merge", "-o", "卷", "--json").json
    assert [Path(one).name for one in result["written"]] == ["打印卷001.docx"]
    assert [line for line in lines((space / "卷/打印卷001.docx").read_bytes()) if line] == [line for line in single if line]


def test_bundles_hold_two_hundred_papers_each(cli, space, monkeypatch):
    monkeypatch.setattr("pledgectl.forms.bundle.VOLUME", 1)
    cli("form", "make", "--kind", "guide", "--merge", "指南", "-o", "卷")
    assert sorted(path.name for path in (space / "卷").iterdir()) == ["指南001.docx", "指南002.docx"]


def test_a_bundle_that_the_clerk_edited_is_kept(cli, space):
    cli("form", "make", "--merge", "全部.docx")
    bundle = space / "输出/告知承诺书/全部001.docx"
    bundle.write_bytes(b"edited")
    cli("form", "make", "--merge", "全部")
    assert bundle.read_bytes() == b"edited" and bundle.with_name("全部001(2).docx").is_file()


def test_an_archive_of_blank_papers_is_made_again_in_its_place_unless_somebody_has_changed_it(cli, space):
    path = space / "输出/告知承诺书.zip"
    for purpose in ("甲", "乙", "丙"):
        cli("catalog", "edit", "gaj-001", "--set", f"purpose=办理{purpose}证", "--yes")
        cli("form", "make", "--zip")
    assert [one.name for one in (space / "输出").glob("*.zip")] == [path.name]
    path.write_bytes(path.read_bytes() + b" ")
    for purpose in ("丁", "戊"):
        cli("catalog", "edit", "gaj-001", "--set", f"purpose=办理{purpose}证", "--yes")
        cli("form", "make", "--zip")
    assert sorted(one.name for one in (space / "输出").glob("*.zip")) == ["告知承诺书(2).zip", path.name]


@pytest.mark.parametrize("options", [["--zip"], ["--zip", "-o", "输出/告知承诺书.zip"], ["--zip", "-o", "输出/告知承诺书"]])
def test_an_archive_holds_every_paper_and_may_be_read_by_others(cli, space, options):
    result = cli("form", "make", *options)
    made = space / "输出/告知承诺书.zip"
    assert names(made) == ["gaj-001-无犯罪记录证明-告知承诺书.docx", "gaj-002-户籍证明-告知承诺书.docx"]
    assert (result.code, stat.S_IMODE(made.stat().st_mode)) == (0, 0o644) and "告知承诺书.zip" in result.err
    assert cli("form", "make", *options).code == 0 and len(list(made.parent.iterdir())) == 1


def test_an_archive_of_bundles(cli, space):
    cli("form", "make", "--zip", "--merge", "-o", "甲.zip")
    assert names(space / "甲.zip") == ["打印卷001.docx"]


def test_a_dry_run_makes_no_bundle_and_no_archive(cli, space):
    before = sorted(space.rglob("*"))
    assert [cli("form", "make", *rest, "-n").code for rest in (["--merge"], ["--zip"])] == [0, 0]
    assert sorted(space.rglob("*")) == before


@pytest.mark.parametrize(
    "options", [["--merge", "../甲"], ["--merge", "a/b"], ["--merge", "-o", "甲.docx"], ["--zip", "-o", "甲.docx"], ["--zip", "-o", "甲.pdf"]]
)
def test_what_cannot_be_written_so_is_told_before_anything_is_made(cli, space, options):
    result = cli("form", "make", *options)
    assert result.code == 2 and "办法：" in result.err and not (space / "输出/告知承诺书").exists()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_pdf_lies_beside_its_bundle_in_the_archive(cli, space):
    assert cli("form", "make", "--merge", "--zip", "--pdf", "-o", "甲.zip").code == 0
    assert names(space / "甲.zip") == ["打印卷001.docx", "打印卷001.pdf"]


def test_the_paper_of_a_department_says_whose_it_is(cli, space):
    assert "提示 P010：县公安局的风险点防控表有" in cli("form", "make", "--kind", "风险表", "-n").out


def test_what_to_do_is_said_once_for_all_findings_that_follow_each_other(cli, space):
    (space / "catalogs/draft/gaj.toml").write_bytes(dump_items("县公安局", [replace(BARE, id="gaj-003", content="住址"), BARE]))
    told = cli("form", "make", "-n").out
    assert (told.count("P010"), told.count("办法：")) == (2, 1)


def test_what_many_items_lack_alike_is_told_once_on_the_screen_and_for_each_in_json(cli, space):
    many = [replace(BARE, id=f"gaj-{number:03}") for number in range(3, 23)]
    (space / "catalogs/draft/gaj.toml").write_bytes(dump_items("县公安局", many))
    told = cli("form", "make", "-n").out
    assert told.count("P010") == 1 and "gaj-003、gaj-004" in told and "等 20 项：" in told
    assert len(cli("form", "make", "-n", "--json").json["findings"]) == 20


@pytest.mark.parametrize("name", ["单.txt", "单.doc", "单.zip"])
def test_a_paper_is_not_put_into_a_folder_that_has_the_name_of_a_file(cli, space, name):
    told = cli("form", "make", "gaj-001", "-o", name)
    assert told.code == 2 and ".docx" in told.err and not (space / name).exists()
