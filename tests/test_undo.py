"""The last step is taken back as a new one, or refused with the reason; a kill at any write loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli
from test_cli_release import ONE, THREE, TWO, approve_all, put_draft
from test_transaction import HERE

from pledgectl.doors import store
from pledgectl.ground.journal import read_journal
from pledgectl.ground.steps import FINAL, last_step
from pledgectl.ground.transaction import recover, transaction

DRAFT = "catalogs/draft/mzj.toml"


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    """Return a workspace whose draft has an edit after the version in force."""
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO, THREE)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    assert cli("catalog", "edit", "mzj-001", "--set", "issuer=县公安局", "-y").code == 0
    return tmp_path


def data(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.glob("catalogs/**/*.toml")}


def test_an_edit_is_taken_back_and_again_made_and_each_is_recorded(cli: Cli, place: Path) -> None:
    after = data(place)
    result = cli("undo", "-y", "--json")
    assert result.json["command"] == "catalog edit" and result.json["files"] == [{"path": DRAFT, "action": "restored"}]
    before = data(place)
    assert before != after and cli("catalog", "diff", "--json").json["changes"] == []
    assert cli("undo", "-y").code == 0 and data(place) == after
    assert [entry["command"] for entry in read_journal(place)][-3:] == ["catalog edit", "undo", "undo"]


def test_files_that_a_step_made_are_removed(cli: Cli, place: Path) -> None:
    before = data(place)
    approve_all(cli)
    assert len(data(place)) == len(before) + 1
    assert cli("undo", "-y").code == 0 and data(place) == before


HEADER = "部门,证明事项名称,证明用途,索要单位,开具单位,设定依据"


def bring(cli: Cli, root: Path, *names: str, office: str = "县教育局") -> list[str]:
    """Import a list of one department and return the ids that its items got."""
    rows = [f"{office},{name},入学,{office},学校,《中华人民共和国义务教育法》第十二条" for name in names]
    (root / "a.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8-sig")
    assert cli("catalog", "import", "a.csv", "-y").code == 0
    return [item["id"] for item in cli("catalog", "show", "--version", "draft", "--json").json["items"]]


def test_the_folder_of_what_was_attached_goes_with_it_and_no_other(cli: Cli, place: Path) -> None:
    Path("甲.pdf").write_bytes(b"%PDF-1.4")
    before = sorted(place.joinpath("catalogs").rglob("*"))
    assert cli("catalog", "propose", "--reason", "机构改革", "--basis", "某编发〔2021〕3号", "--attach", "甲.pdf", "-y").code in (0, 1)
    assert [path.name for path in place.glob("catalogs/adjustments/*/*")] == ["甲.pdf"]
    assert cli("undo", "-y").code == 0
    assert [path for path in sorted(place.joinpath("catalogs").rglob("*")) if path not in before] == [place / "catalogs/adjustments"]


def test_an_import_is_taken_back_and_made_again_by_a_second_undo(cli: Cli, workspace: Path) -> None:
    assert bring(cli, workspace, "就读情况证明") == ["jyj-001"]
    after = data(workspace)
    assert cli("undo", "-y").code == 0 and set(data(workspace)) == {store.DEPARTMENTS}
    assert cli("undo", "-y").code == 0 and data(workspace) == after


def test_a_number_that_was_given_and_taken_back_is_never_given_to_another_item(cli: Cli, workspace: Path) -> None:
    assert bring(cli, workspace, "就读情况证明", "户籍证明") == ["jyj-001", "jyj-002"]
    assert cli("undo", "-y").code == 0
    assert bring(cli, workspace, "收入证明") == ["jyj-003"]
    before = data(workspace)[store.DEPARTMENTS]
    assert bring(cli, workspace, "收入证明", "学籍证明") == ["jyj-003", "jyj-004"]
    assert cli("undo", "-y").code == 0 and data(workspace)[store.DEPARTMENTS] == before.replace(b"last = 3", b"last = 4")


def test_a_register_that_gave_no_number_is_put_back_to_the_byte(cli: Cli, workspace: Path) -> None:
    bring(cli, workspace, "就读情况证明")
    register = workspace / store.DEPARTMENTS
    register.write_bytes("# 手工写的说明\n".encode() + register.read_bytes())
    before = register.read_bytes()
    with transaction(workspace, "dept") as change:
        change.write(store.DEPARTMENTS, before.replace(b"last = 1", b'last = 1\nphone = "12345"'))
    assert cli("undo", "-y").code == 0 and register.read_bytes() == before


@pytest.mark.parametrize(("step", "word"), [("publish", "公布"), ("file", "报备")])
def test_publication_and_filing_are_not_taken_back(cli: Cli, place: Path, step: str, word: str) -> None:
    approve_all(cli)
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    if step == "file":
        assert cli("catalog", "file", "-y").code == 0
    before = data(place)
    result = cli("undo", "-y")
    assert result.code == 4 and f"上一步是{word}" in result.err and data(place) == before


def test_a_new_workspace_is_not_undone(cli: Cli, workspace: Path) -> None:
    assert cli("undo", "-y").code == 4 and (workspace / "pledgectl.toml").exists()


def test_a_file_changed_since_is_left_alone(cli: Cli, place: Path) -> None:
    (place / DRAFT).write_bytes((place / DRAFT).read_bytes() + b"\n# by hand\n")
    before = data(place)
    result = cli("undo", "-y")
    assert result.code == 4 and DRAFT in result.err and data(place) == before


@pytest.mark.parametrize("fault", ["image", "plan", "path", "journal"])
def test_a_spoilt_record_changes_nothing(cli: Cli, place: Path, fault: str) -> None:
    (kept,) = (place / ".pledgectl" / "undo").iterdir()
    before = data(place)
    plan = (kept / "plan.json").read_text(encoding="utf-8")
    if fault == "image":
        (kept / "0").unlink()
        (kept / "0").write_bytes(b"other")
    else:
        new = {"plan": "{", "path": plan.replace(DRAFT, "../x.toml"), "journal": plan.replace(DRAFT, "pledgectl.toml")}[fault]
        (kept / "plan.json").write_text(new, encoding="utf-8")
    assert cli("undo", "-y").code in (3, 4) and data(place) == before


def test_a_night_is_no_step(cli: Cli, place: Path) -> None:
    assert cli("nightly").code in (0, 1)
    assert cli("undo", "-y", "--json").json["command"] == "catalog edit"


def test_a_dry_run_takes_nothing_back(cli: Cli, place: Path) -> None:
    before = data(place)
    assert cli("undo", "-n").code == 0 and DRAFT in cli("undo", "-n").out and data(place) == before
    assert cli("undo").code == 2


KILLED = "import sys; sys.path.insert(0, sys.argv[3]); import killer; from pledgectl.cli import run; killer.arm(int(sys.argv[2])); print(run(['-C', sys.argv[1], 'undo', '-y']))"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 需要 POSIX")
def test_an_undo_killed_at_any_write_is_whole_or_absent(cli: Cli, place: Path) -> None:
    edited, count = data(place), len(read_journal(place))
    seen = set()
    for at in range(1, 60, 2):
        done = subprocess.run([sys.executable, "-c", KILLED, str(place), str(at), str(HERE)], capture_output=True, check=False)
        recover(place)
        undone = data(place) != edited
        seen.add(undone)
        assert len(read_journal(place)) == count + undone
        if undone:
            assert cli("undo", "-y").code == 0 and data(place) == edited
            count += 2
        if done.returncode == 0:
            break
    assert seen == {True, False} and done.returncode == 0


def test_a_final_step_keeps_no_image_from_the_moment_it_is_committed(tmp_path: Path) -> None:
    for text in (b"one", b"two"):
        with transaction(tmp_path, "edit") as change:
            change.write("catalogs/private/a.toml", text)
    with transaction(tmp_path, FINAL[0]) as change:
        change.remove("catalogs/private/a.toml")
    assert last_step(tmp_path) is None
    assert not [path for path in (tmp_path / ".pledgectl" / "undo").rglob("*") if path.is_file()]


def test_after_what_is_final_undo_says_so(cli: Cli, place: Path) -> None:
    for more in (("--about", "甲", "--name", "王某"), ("2021-001", "--answered", "2021-05-11", "--answer", "乙"), ("2021-001", "--forget")):
        assert cli("dept", "complaint", *more, *(("--received", "2021-05-10") if "--about" in more else ()), "-y").code == 0
    refused = cli("undo", "-y")
    assert refused.code == 4 and "上一步是 dept complaint --forget" in refused.err


def test_papers_of_a_step_that_was_taken_back_are_left_to_the_clerk(cli: Cli, place: Path) -> None:
    assert cli("catalog", "propose", "--reason", "甲", "--basis", "乙", "--json", "-y").code == 0
    assert "生成的文书还在原处" in cli("undo", "-y").err and list((place / "输出").rglob("*申请表.docx"))
    assert cli("dept", "edit", "mzj", "--set", "电话=1", "-y").code == 0 and "文书" not in cli("undo", "-y").err
