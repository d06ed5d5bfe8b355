"""The nightly run: whole or not at all, nothing rewritten that holds, the worst exit code, one line in the log."""

import csv
import io
import json
import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Cli
from openpyxl import load_workbook
from test_cli_release import ONE, THREE, TWO, put_draft
from test_transaction import HERE

from pledgectl.cli import night
from pledgectl.cli.night import worst
from pledgectl.cli.nightly import schedule
from pledgectl.errors import PledgectlError
from pledgectl.ground.transaction import recover

FILES = ["catalog.csv", "catalog.json", "catalog.xlsx", "last-success.json"]


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO, THREE)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    return tmp_path


def exports(root: Path) -> dict[str, tuple[int, bytes]]:
    folder = root / "输出" / "导出"
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in sorted(folder.glob("*"))}


def log(root: Path) -> list[str]:
    return (root / ".pledgectl" / "nightly.log").read_text(encoding="utf-8").splitlines()


def edit(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace("学校".encode(), "学院".encode()))


def test_the_version_in_force_is_exported_in_three_forms(cli: Cli, place: Path) -> None:
    put_draft(place, ONE)
    assert cli("nightly").code == 0
    folder = place / "输出" / "导出"
    assert list(exports(place)) == FILES
    held = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))
    assert held["version"] == "2021-05-01" and [item["id"] for item in held["items"]] == ["mzj-001", "mzj-002", "mzj-003"]
    assert len(list(csv.reader(io.StringIO((folder / "catalog.csv").read_text(encoding="utf-8-sig"))))) == 4
    sheet = load_workbook(folder / "catalog.xlsx").active
    assert sheet and "就读情况证明" in [cell.value for row in sheet.iter_rows() for cell in row]


def test_a_second_night_rewrites_nothing_and_adds_a_line_to_the_log(cli: Cli, place: Path) -> None:
    cli("nightly")
    before = exports(place)
    result = cli("nightly", "--json")
    assert result.code == 0 and result.json["written"] == [] and exports(place) == before
    assert len(log(place)) == 2 and " code=0 version=2021-05-01 error=0 " in log(place)[1]
    assert len(cli("log", "--json").json["entries"]) == 4


@pytest.mark.skipif(os.name == "nt", reason="权限位是 POSIX 的")
def test_only_the_owner_reads_the_log(cli: Cli, place: Path) -> None:
    cli("nightly")
    assert stat.S_IMODE((place / ".pledgectl" / "nightly.log").stat().st_mode) == 0o600


def test_a_change_of_the_draft_is_checked_anew_and_leaves_the_exports(cli: Cli, place: Path) -> None:
    cli("nightly")
    before = exports(place)
    put_draft(place, ONE, TWO, THREE.__class__("mzj-003", department="县民政局"))
    result = cli("nightly", "--json")
    assert result.code == 1 and result.json["levels"]["error"] > 0 and result.json["written"] == ["输出/导出/last-success.json"]
    after = exports(place)
    assert all(after[name] == before[name] for name in FILES[:3])
    assert cli("nightly").code == 1 and exports(place) == after


def test_an_edited_frozen_version_is_noticed_every_night_and_goes_nowhere(cli: Cli, place: Path) -> None:
    cli("nightly")
    before = exports(place)
    edit(place / "catalogs/versions/2021-05-01/mzj.toml")
    for _ in range(2):
        result = cli("nightly")
        assert result.code == 3 and "mzj.toml 被改动过" in result.out
    assert exports(place) == before and " code=3 " in log(place)[-1] and "被改动过" in log(place)[-1]


@pytest.mark.parametrize("left", ["none", "empty", "cut", "older"])
def test_a_journal_that_lost_lines_is_noticed_by_all_who_look(cli: Cli, place: Path, left: str) -> None:
    journal = place / ".pledgectl/journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    assert cli("catalog", "edit", "mzj-001", "--set", "remarks=甲", "-y").code == 0 and cli("nightly").code == 0
    before = exports(place)
    if left == "none":
        journal.unlink()
    else:
        journal.write_bytes(b"".join({"empty": [], "cut": lines[:1], "older": lines}[left]))
    result = cli("nightly")
    assert result.code == 3 and "操作记录里没有" in result.out and exports(place) == before
    assert "操作记录" in {one["name"] for one in cli("doctor", "--json").json["checks"] if one["level"] == "error"}
    assert cli("catalog", "verify").code == (0 if left == "older" else 3)


@pytest.mark.parametrize(("changes", "code"), [(1, 0), (3, 3)])
def test_what_changes_while_the_night_works_is_read_again_a_few_times(cli: Cli, place: Path, monkeypatch, changes: int, code: int) -> None:  # type: ignore[no-untyped-def]
    made, left = night.export_files, [ONE, TWO, THREE][:changes]

    def disturbed(root: Path, version: str) -> dict[str, bytes]:
        if left:
            put_draft(root, left.pop())
        return made(root, version)

    monkeypatch.setattr(night, "export_files", disturbed)
    assert cli("nightly").code == code and len(log(place)) == 1
    assert bool(exports(place)) == (code == 0) and cli("nightly").code == 0


def test_a_lost_export_is_made_again_to_the_byte(cli: Cli, place: Path) -> None:
    cli("nightly")
    before = exports(place)
    (place / "输出/导出/catalog.csv").unlink()
    assert cli("nightly", "--json").json["written"] == ["输出/导出/catalog.csv"]
    assert exports(place)["catalog.csv"][1] == before["catalog.csv"][1]
    assert exports(place)["catalog.json"] == before["catalog.json"]


def test_an_export_that_somebody_edited_is_kept_beside_the_new_one(cli: Cli, place: Path) -> None:
    cli("nightly")
    before = exports(place)
    edit(place / "输出/导出/catalog.csv")
    assert cli("nightly", "--json").json["kept"] == ["输出/导出/catalog(2).csv"]
    assert "学院" in (place / "输出/导出/catalog(2).csv").read_text(encoding="utf-8-sig")
    assert exports(place)["catalog.csv"][1] == before["catalog.csv"][1]


@pytest.mark.parametrize("state", [b"", b"[]", b"{", b'{"inputs": 1}', b"[" * 100_000])
def test_a_spoilt_state_makes_all_anew(cli: Cli, place: Path, state: bytes) -> None:
    cli("nightly")
    (place / "输出/导出/last-success.json").write_bytes(state)
    assert cli("nightly").code == 0
    assert json.loads((place / "输出/导出/last-success.json").read_text(encoding="utf-8"))["version"] == "2021-05-01"


def test_a_dry_run_writes_nothing_at_all(cli: Cli, place: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()}
    assert len(cli("nightly", "-n", "--json").json["written"]) == 4
    assert {path: path.stat().st_mtime_ns for path in place.rglob("*") if path.is_file()} == before


def test_an_unreadable_draft_ends_with_3_and_is_logged(cli: Cli, place: Path) -> None:
    (place / "catalogs/draft/mzj.toml").write_bytes(b"\xff")
    assert cli("nightly").code == 3 and " code=3 " in log(place)[-1]
    assert exports(place) == {}


def test_an_overdue_filing_ends_with_1(cli: Cli, place: Path) -> None:
    put_draft(place, ONE, TWO)
    assert cli("catalog", "approve", "--authority", "government", "--doc", "甲", "--date", "2021-05-10", "-y").code == 0
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    result = cli("nightly", "--json")
    assert result.code == 1 and result.json["status"]["overdue"] == 1 and result.json["version"] == "2021-05-12"


@pytest.mark.parametrize("folder", ["..", ".", "/etc", "catalogs/draft", ".pledgectl/x", "输出/../../x"])
def test_exports_never_leave_the_workspace_nor_touch_its_data(cli: Cli, place: Path, folder: str) -> None:
    settings = place / "pledgectl.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("输出/导出", folder), encoding="utf-8")
    assert cli("nightly").code == 3


def test_the_worst_code_wins() -> None:
    assert [worst(), worst(0, 1), worst(1, 4), worst(4, 3, 1), worst(3, 70), worst(2)] == [0, 1, 4, 3, 70, 3]


def test_the_lines_for_cron_and_windows_name_this_program_and_workspace() -> None:
    root = Path("/数据/50% 目录")
    assert schedule(root, "23:05", windows=False).startswith("5 23 * * * ")
    assert "'/数据/50\\% 目录' nightly" in schedule(root, "2:30", windows=False)
    assert schedule(root, "2：30", windows=True).startswith("schtasks /Create /F /SC DAILY /ST 02:30 ")
    for wrong in ("25:00", "2", "02:30; rm"):
        with pytest.raises(PledgectlError):
            schedule(root, wrong, windows=False)


def test_the_lines_hold_paths_with_blanks_and_chinese_together() -> None:
    root = Path("/我的 数据/县局 目录")
    assert shlex.split(schedule(root, "2:30", windows=False))[5:] == [sys.executable, "-m", "pledgectl", "-C", str(root), "nightly"]
    task = schedule(root, "2:30", windows=True).partition('/TR "')[2]
    assert f'-C \\"{root}\\" nightly"' in task and task.endswith('nightly"')
    with pytest.raises(PledgectlError, match="261"):
        schedule(Path("/" + "目" * 260), "2:30", windows=True)


KILLED = "import sys; sys.path.insert(0, sys.argv[3]); import killer; from pledgectl.cli import run; killer.arm(int(sys.argv[2])); print(run(['-C', sys.argv[1], 'nightly']))"


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 需要 POSIX")
def test_killed_at_any_write_the_exports_are_all_old_or_all_new(cli: Cli, place: Path) -> None:
    cli("nightly")
    old = {name: data for name, (_, data) in exports(place).items()}
    put_draft(place, ONE, TWO)
    cli("catalog", "approve", "--authority", "government", "--doc", "甲", "--date", "2021-05-10", "-y")
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    seen = set()
    for at in range(1, 99, 3):
        done = subprocess.run([sys.executable, "-c", KILLED, str(place), str(at), str(HERE)], capture_output=True, check=False)
        recover(place)
        now = {name: data for name, (_, data) in exports(place).items()}
        seen.add(now == old)
        assert now == old or (b'"2021-05-12"' in now["catalog.json"] and b'"2021-05-12"' in now["last-success.json"])
        if done.returncode == 0:
            break
    assert True in seen and done.returncode == 0 and cli("nightly", "--json").json["written"] == []
