"""The demo is the main job end to end: what it made is looked at, not only that it ran."""

import csv
import io
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
from conftest import Cli

from pledgectl.builtin import builtin
from pledgectl.cli import run

SAMPLES = builtin("catalogs") / "samples"
SCRIPT = tomllib.loads((SAMPLES / "demo.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "演示"
    assert run(["demo", str(folder)]) == 0
    return folder


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _items(folder: Path) -> list[dict[str, Any]]:
    files = [path for path in sorted(folder.glob("*.toml")) if path.name != "release.toml"]
    return [{"department": _toml(path)["department"], **item} for path in files for item in _toml(path)["items"]]


@pytest.mark.parametrize("command", [["demo", "新", "-n"], ["init", "新", "--demo", "--dry-run"]])
def test_a_demo_that_is_only_tried_makes_nothing(cli: Cli, tmp_path: Path, command: list[str]) -> None:
    told = cli(*command)
    assert told.code == 0 and "没有写" in told.err and list(tmp_path.iterdir()) == []


def test_all_departments_and_items_came_in(made: Path) -> None:
    items = _items(made / "catalogs/versions/2021-05-14")
    assert len({item["department"] for item in items}) >= 8
    assert len(items) >= 60
    assert all(item["bases"] for item in items)


def test_what_is_cancelled_or_without_basis_was_not_published(made: Path) -> None:
    names = [str(item["name"]) for item in _items(made / "catalogs/versions/2021-05-14")]
    assert not [name for name in names if "资金到位" in name or "健在" in name]


def test_the_second_version_holds_the_approved_changes(made: Path) -> None:
    old, new = ({item["id"]: item for item in _items(made / f"catalogs/versions/{day}")} for day in ("2021-05-14", "2021-09-15"))
    assert {str(new[key]["name"]) for key in new.keys() - old.keys()} == {"工作经历证明", "3年内无重大以上交通责任事故记录证明"}
    assert {str(old[key]["name"]) for key in old.keys() - new.keys()} == {"学历证明", "食品经营场所使用证明"}
    renamed = [(old[key]["name"], new[key]["name"]) for key in old.keys() & new.keys() if old[key]["name"] != new[key]["name"]]
    assert renamed == [("专业技术职称证明", "专业技术职务任职资格证明")]


def test_additions_went_to_the_government_and_the_rest_to_the_bureau(made: Path) -> None:
    decisions = [_toml(path) for path in sorted((made / "catalogs/adjustments").glob("*.toml"))]
    kinds = {entry["approval"]["authority"]: {change["kind"] for change in entry["changes"]} for entry in decisions}
    assert kinds == {"government": {"added", "removed"}, "bureau": {"renamed", "revised"}}


def test_the_filing_was_in_time(made: Path) -> None:
    filing = _toml(made / "catalogs/filings/2021-09-15.toml")
    assert (filing["deadline"], filing["sent"]) == ("2021-09-26", "2021-09-18")


def test_the_package_holds_report_table_list_and_manifest(made: Path) -> None:
    with zipfile.ZipFile(next((made / "输出").glob("*.zip"))) as package:
        names = package.namelist()
    assert "SHA256SUMS" in names
    assert sum(name.endswith(".docx") for name in names) >= 3
    assert any(name.endswith(".xlsx") for name in names)


def _text(path: Path) -> str:
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        return "".join(str(text) for text in etree.fromstring(package.read("word/document.xml")).itertext())


def test_each_invented_applicant_has_a_filled_pledge(made: Path) -> None:
    with io.StringIO((SAMPLES / "申请人.csv").read_text(encoding="utf-8-sig"), newline="") as stream:
        people = list(csv.DictReader(stream))
    texts = [_text(path) for path in (made / "输出").rglob("*.docx")]
    assert [sum(person["申请人"] in text and person["证号"] in text for text in texts) for person in people] == [1, 1, 1]


def test_a_blank_pledge_says_what_is_still_missing(made: Path) -> None:
    blanks = [path for path in (made / "输出").rglob("*.docx") if "住房公积金提取证明" in path.name]
    assert blanks
    assert "【待填写：" in _text(blanks[0])


def test_invented_applicants_live_in_no_real_area() -> None:
    text = (SAMPLES / "申请人.csv").read_text(encoding="utf-8-sig")
    assert [row["证号"][:6] for row in csv.DictReader(io.StringIO(text))] == ["999999"] * 3


def test_every_step_is_shown_as_typed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["demo", str(tmp_path / "d")]) == 0
    shown = [line for line in capfd.readouterr().out.splitlines() if line.startswith("$ pledgectl ")]
    assert len(shown) == len(SCRIPT["steps"])
    assert not [line for line in shown if "{" in line]


def test_a_second_demo_leaves_what_is_there_alone(tmp_path: Path) -> None:
    (tmp_path / "演示").mkdir()
    (tmp_path / "演示" / "我的文件.txt").write_text("x", encoding="utf-8")
    assert run(["demo", str(tmp_path / "演示")]) == 0
    assert [path.name for path in (tmp_path / "演示").iterdir()] == ["我的文件.txt"]
    assert (tmp_path / "演示(2)" / "pledgectl.toml").is_file()
