"""The last step is taken back as a new one, or refused with the reason; a kill at any write loses nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli
from test_cli_release import ONE, THREE, TWO, approve_all, put_draft
from test_transaction import HERE

from pledgectl.transaction import read_journal, recover

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


def test_an_import_is_taken_back_with_register_and_mappings(cli: Cli, workspace: Path) -> None:
    header, row = "部门,证明事项名称,证明用途,索要单位,开具单位,设定依据", "县教育局,就读情况证明,入学,县教育局,学校,《中华人民共和国义务教育法》第十二条"
    (workspace / "a.csv").write_text(f"{header}\n{row}\n", encoding="utf-8-sig")
    assert cli("catalog", "import", "a.csv", "-y").code == 0 and data(workspace)
    assert cli("undo", "-y").code == 0 and data(workspace) == {}


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
