"""Changes of several files of a workspace: all or none, one at a time, each with a line in the journal.

A change is prepared in `.pledgectl/tx/N.new`, committed by renaming that to `tx/N`, then moved into place. The next command
finishes a committed change and discards the rest, so any command may be killed at any write (contract §2).
"""

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import OWN, digest, disk_error, file_digest, make_folder, read_file, sync_folder, write_synced
from pledgectl.ground.inside import inside
from pledgectl.ground.journal import JOURNAL_LIMIT, Entry, append, last_entry
from pledgectl.ground.lock import only_writer, who
from pledgectl.ground.steps import keep, settle

# Who complained, and the like: for the bureau alone to read.
PRIVATE = "catalogs/private/"
# catalogs/adjustments/2021-001/paper.pdf: a folder below these is one record's own, and goes with its last file.
_SHELVES = 2

@dataclass
class Transaction:
    """Files to write (bytes) or remove (None), by path relative to the workspace, with forward slashes."""

    root: Path
    command: str = ""
    files: dict[str, bytes | None] = field(default_factory=dict)

    def write(self, relative: str, data: bytes) -> None:
        """Plan to write a file; what already holds these bytes is left alone."""
        path = inside(self.root, relative)
        if path.is_file() and path.stat().st_size == len(data) and read_file(path, len(data)) == data:
            self.files.pop(relative, None)
        else:
            self.files[relative] = data

    def remove(self, relative: str) -> None:
        """Plan to remove a file."""
        if inside(self.root, relative).exists():
            self.files[relative] = None

    def put(self, relative: str, data: bytes | None) -> None:
        """Plan to write a file, or to remove it where `data` is None."""
        if data is None:
            self.remove(relative)
        else:
            self.write(relative, data)

    def commit(self) -> list[str]:
        """Do what is planned up to now, and return its paths; what else is done under the same lock may rest on it."""
        done, self.files = self.files, {}
        if done:
            try:
                _commit(self.root, done, self.command)
            except OSError as error:
                raise disk_error(error, self.root) from None
        return sorted(done)


@contextmanager
def transaction(root: Path, command: str) -> Iterator[Transaction]:
    """Hold the workspace's lock, collect the changes of one command, and commit them at the end unless an error leaves."""
    with locked(root, command):
        change = Transaction(root, command)
        yield change
        change.commit()


def refuse_changed(same: bool) -> None:
    """Refuse to write what is no longer what was shown."""
    if not same:
        raise PledgectlError("数据在确认期间被别的命令改动了", "工作区", "请重新运行这个命令，核对新的结果")


@contextmanager
def locked(root: Path, command: str) -> Iterator[None]:
    """Wait for the one writer's place; finish what a killed command had committed."""
    own = root / OWN
    inside(root, f"{OWN}/tx/plan.json")
    try:
        make_folder(own / "tx")
        with suppress(OSError):
            own.chmod(0o700)
        with only_writer(own, command):
            _recover(root)
            yield
    except OSError as error:
        raise disk_error(error, own) from None


def recover(root: Path) -> None:
    """Finish or discard what a killed command left; without anything left this costs one look at a folder."""
    pending = root / OWN / "tx"
    if pending.is_dir() and any(pending.iterdir()):
        with locked(root, "recover"):
            pass


def _refuse_unwritable(root: Path, paths: Iterable[str]) -> None:
    """Refuse before the commit what could not be moved into place: a later command would finish what was told as failed."""
    for path in paths:
        target = root / path
        folder = next(parent for parent in target.parents if parent.exists())
        if target.is_dir() or not folder.is_dir():
            raise disk_error(OSError(errno.EISDIR if target.is_dir() else errno.ENOTDIR, ""), target)
        if not os.access(folder, os.W_OK) or (os.name == "nt" and target.exists() and not os.access(target, os.W_OK)):
            raise disk_error(PermissionError(errno.EACCES, ""), target)


def _commit(root: Path, files: Mapping[str, bytes | None], command: str) -> None:
    _refuse_unwritable(root, files)
    tx = root / OWN / "tx"
    number = (last["n"] if (last := last_entry(root)) else 0) + 1
    draft, committed = tx / f"{number}.new", tx / str(number)
    draft.mkdir(mode=0o700)
    moves = []
    for index, (path, data) in enumerate(sorted(files.items())):
        if data is not None:
            write_synced(draft / str(index), data, 0o600 if path.startswith(PRIVATE) else 0o644)
        before = file_digest(root / path) if (root / path).is_file() else ""
        moves.append({"path": path, "before": before, "after": "" if data is None else digest(data)})
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    plan = {"n": number, "time": time, "who": who(), "command": command, "files": moves, "ledger": ""}
    keep(root, draft, plan)
    write_synced(draft / "plan.json", json.dumps(plan, ensure_ascii=False).encode())
    sync_folder(draft)
    draft.rename(committed)
    try:
        sync_folder(tx)
        _finish(root, committed)
    except OSError as error:
        raise _unfinished(error, root) from None


def _unfinished(error: OSError, root: Path) -> PledgectlError:
    """Say that a change is committed though the disk refused: who takes it for failed would do it twice."""
    why = disk_error(error, root).message.removesuffix("，没有写成")
    hint = "排除以后运行 pledgectl status，会接着做完；再用 pledgectl log 核对，这一步在的不要重做"
    return PledgectlError(f"{why}；改动已经记下，还没有全部放好", str(root), hint)


def _recover(root: Path) -> None:
    for left in sorted((root / OWN / "tx").iterdir()):
        if left.name.isdigit() and (left / "plan.json").is_file():
            _finish(root, left)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _finish(root: Path, committed: Path) -> None:
    """Move a committed change into place, note it, clear it away; may be repeated after a kill at any point."""
    plan, targets = _read_plan(root, committed)
    touched = {committed}
    for index, (target, move) in enumerate(zip(targets, plan["files"], strict=True)):
        _move(committed / str(index), target, move)
        touched.add(target.parent)
    for folder in touched:
        if folder.is_dir():
            sync_folder(folder)
    settle(root, committed)
    append(root, plan)
    done = committed.with_name(f"{committed.name}.done")
    committed.rename(done)
    shutil.rmtree(done, ignore_errors=True)


def _move(source: Path, target: Path, move: Entry) -> None:
    """Put one file into place, or take it away, and below the shelves its folder if that is empty then."""
    if move["after"]:
        make_folder(target.parent)
        with suppress(FileNotFoundError):
            source.replace(target)
        return
    target.unlink(missing_ok=True)
    if move["path"].count("/") > _SHELVES:
        with suppress(OSError):
            target.parent.rmdir()


def _read_plan(root: Path, committed: Path) -> tuple[Entry, list[Path]]:
    """Read what a committed change does and to which files; PledgectlError for a plan that no command of ours wrote."""
    last = last_entry(root)
    try:
        plan = json.loads(read_file(committed / "plan.json", JOURNAL_LIMIT))
        targets = [inside(root, move["path"]) for move in plan["files"]]
        ours = plan["n"] == int(committed.name) <= (last["n"] if last else 0) + 1
        ours = ours and all(isinstance(move["after"], str) for move in plan["files"]) and isinstance(plan["command"], str)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        ours = False
    if not ours:
        raise PledgectlError("没有做完的改动，记录读不出来", str(committed), "请把这个文件夹移到别处后重试，并核实它的来历")
    return plan, targets
