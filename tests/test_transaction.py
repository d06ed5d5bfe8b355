import errno
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.journal import read_journal
from pledgectl.ground.lock import tell_waiting
from pledgectl.ground.steps import images_of, last_step
from pledgectl.ground.transaction import locked, recover, transaction

HERE = Path(__file__).parent
CHANGE = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
import killer
from pledgectl.ground.transaction import transaction
killer.arm(int(sys.argv[2]))
with transaction(Path(sys.argv[1]), "change") as change:
    change.write("a.toml", b"new")
    change.write("deep/b.toml", b"new")
    change.remove("gone.toml")
print("done")
"""


def start(root: Path, at: int) -> bool:
    """Run the change, killed before its write number `at`; tell whether it was acknowledged."""
    command = [sys.executable, "-c", CHANGE, str(root), str(at), str(HERE)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout == "done\n"


def seed(root: Path) -> None:
    root.mkdir()
    (root / "a.toml").write_bytes(b"old")
    (root / "gone.toml").write_bytes(b"old")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 需要 POSIX")
def test_a_change_killed_at_any_write_is_whole_or_absent_after_the_next_command(tmp_path):
    states = set()
    for at in range(1, 99):
        root = tmp_path / str(at)
        seed(root)
        acknowledged = start(root, at)
        recover(root)
        there = [(root / name).exists() for name in ("deep/b.toml", "gone.toml")]
        state = ((root / "a.toml").read_bytes(), *there, len(read_journal(root)))
        assert state in ((b"old", False, True, 0), (b"new", True, False, 1))
        assert not acknowledged or state[3] == 1
        assert list((root / ".pledgectl").glob("tx/*")) == []
        states.add(state)
        if acknowledged:
            break
    assert len(states) == 2 and at > 10


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 需要 POSIX")
def test_killed_at_any_write_the_last_step_is_the_last_one_committed_with_all_it_replaced(tmp_path):
    steps = set()
    for at in range(1, 99):
        root = tmp_path / str(at)
        seed(root)
        with transaction(root, "first") as change:
            change.write("a.toml", b"older")
        acknowledged = start(root, at)
        recover(root)
        step = last_step(root)
        expected = {"first": {"a.toml": b"old"}, "change": {"a.toml": b"older", "deep/b.toml": None, "gone.toml": b"old"}}
        assert images_of(root, step) == expected[step.command]
        assert step.number == len(read_journal(root)) == len([*root.glob(".pledgectl/undo/*")]) + (step.command == "change")
        steps.add(step.command)
        if acknowledged:
            break
    assert acknowledged and steps == {"first", "change"}


def test_a_disk_without_second_names_keeps_copies(tmp_path, monkeypatch):
    def refuse(*args, **options):
        raise OSError(1, "no links here")

    monkeypatch.setattr("os.link", refuse)
    seed(tmp_path / "w")
    with transaction(tmp_path / "w", "change") as change:
        change.write("a.toml", b"new")
    assert images_of(tmp_path / "w", last_step(tmp_path / "w")) == {"a.toml": b"old"}


def test_a_disk_that_refuses_after_the_commit_is_told_as_such_and_the_next_command_goes_on(tmp_path, monkeypatch):
    def refuse(*args):
        raise OSError(errno.ENOSPC, "full")

    seed(tmp_path / "w")
    with monkeypatch.context() as patched:
        patched.setattr("pledgectl.ground.transaction.append", refuse)
        with pytest.raises(PledgectlError, match="磁盘已满；改动已经记下"), transaction(tmp_path / "w", "change") as change:
            change.write("a.toml", b"new")
    recover(tmp_path / "w")
    assert (tmp_path / "w/a.toml").read_bytes() == b"new" and len(read_journal(tmp_path / "w")) == 1


def test_nothing_to_change_leaves_no_line(tmp_path):
    (tmp_path / "a.toml").write_bytes(b"same")
    with transaction(tmp_path, "again") as change:
        change.write("a.toml", b"same")
        change.remove("never there")
    assert read_journal(tmp_path) == []


def test_an_error_inside_leaves_everything_as_it_was(tmp_path):
    with pytest.raises(PledgectlError), transaction(tmp_path, "fails") as change:
        change.write("a.toml", b"x")
        raise PledgectlError("停")
    assert not (tmp_path / "a.toml").exists()


def test_a_second_writer_is_told_who_holds_the_place(tmp_path, monkeypatch):
    monkeypatch.setattr("pledgectl.ground.lock.WAIT_SECONDS", 0.05)
    with locked(tmp_path, "catalog import"), pytest.raises(PledgectlError) as stopped, locked(tmp_path, "other"):
        pass
    assert "catalog import" in stopped.value.where


def write(root: Path) -> None:
    with transaction(root, "write") as change:
        change.write("a.toml", b"1")


def test_a_command_that_waits_says_so_once_and_then_goes_on(tmp_path, cli, monkeypatch):
    monkeypatch.setattr("pledgectl.ground.lock.PATIENCE_SECONDS", 0.02)
    told = []
    assert cli("init", ".", "--profile", "common").code == 0
    with locked(tmp_path, "catalog import"):
        monkeypatch.setattr("pledgectl.ground.lock.WAIT_SECONDS", 0.1)
        assert "另一个命令正在写这个工作区，等它结束" in cli("dept", "edit", "县民政局", "--new", "-y").err
    token = tell_waiting.set(told.append)
    with ThreadPoolExecutor() as pool, locked(tmp_path, "catalog import"):
        monkeypatch.setattr("pledgectl.ground.lock.WAIT_SECONDS", 30.0)
        waiting = pool.submit(copy_context().run, write, tmp_path)
        while not told:
            time.sleep(0.01)
        held = (tmp_path / "a.toml").exists()
    tell_waiting.reset(token)
    assert (len(told), held, waiting.exception(), (tmp_path / "a.toml").exists()) == (1, False, None, True)


@pytest.mark.parametrize("blocked", ["b.toml", "deep/b.toml"])
def test_what_cannot_be_put_in_its_place_is_refused_before_anything_is(tmp_path, blocked):
    seed(tmp_path / "w")
    (tmp_path / "w/b.toml").mkdir()
    (tmp_path / "w/deep").write_bytes(b"a file")
    with pytest.raises(PledgectlError), transaction(tmp_path / "w", "change") as change:
        change.write("a.toml", b"new")
        change.write(blocked, b"new")
    recover(tmp_path / "w")
    assert (tmp_path / "w/a.toml").read_bytes() == b"old" and read_journal(tmp_path / "w") == []
