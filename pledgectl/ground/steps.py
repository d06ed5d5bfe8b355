"""The last step and what it can be taken back to: before-images that a committed change carries with it (issue: undo).

They are made inside the change that is being prepared and take their place with it, so they are there exactly when it is.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pledgectl.errors import PledgectlError, refusal
from pledgectl.ground.files import OWN, digest, make_folder, read_file, sync_folder, write_synced
from pledgectl.ground.inside import inside

FOLDER = "undo"
_IMAGE_LIMIT = 1_000_000_000
# Runs of the machine, not of the clerk: they are no step, and the one before stays the last.
_UNATTENDED = ("nightly",)
# What was erased must not come back, and who looked must stay known: these keep no images, and drop those before them.
FINAL = ("dept complaint --forget", "dept complaint --reveal")


@dataclass(frozen=True, slots=True)
class Step:
    """上一步: its number and time in the journal, its command, and hash before and after ("" for none) by path."""

    number: int
    time: str
    command: str
    files: dict[str, tuple[str, str]]


def keep(root: Path, draft: Path, plan: dict[str, Any]) -> None:
    """Put the before-images of a change that is being prepared into its folder, down to the disk."""
    if plan["command"] in _UNATTENDED:
        return
    images = draft / FOLDER
    images.mkdir(mode=0o700)
    if plan["command"] in FINAL:
        return
    for index, move in enumerate(plan["files"]):
        if move["before"]:
            _image(root / move["path"], images / str(index))
    write_synced(images / "plan.json", json.dumps(plan, ensure_ascii=False).encode())
    sync_folder(images)


def _image(source: Path, target: Path) -> None:
    """Keep the old bytes: a second name costs nothing, since a file is replaced and never written into."""
    try:
        os.link(source, target)
    except OSError:
        # Some disks know no second names.
        write_synced(target, read_file(source, _IMAGE_LIMIT))


def settle(root: Path, committed: Path) -> None:
    """Make the images of a committed change those of the last step; may be repeated after a kill at any point."""
    images, kept = committed / FOLDER, root / OWN / FOLDER
    if images.is_dir():
        make_folder(kept)
        shutil.rmtree(kept / committed.name, ignore_errors=True)
        images.rename(kept / committed.name)
        sync_folder(kept)
    older = [other for other in kept.iterdir() if other.name != committed.name] if (kept / committed.name).is_dir() else []
    for other in older:
        shutil.rmtree(other, ignore_errors=True)


def last_step(root: Path) -> Step | None:
    """Return the last step, None where there is none or it is final; PledgectlError if its record is spoilt."""
    kept = root / OWN / FOLDER
    numbers = [int(path.name) for path in kept.glob("*") if path.name.isdigit()] if kept.is_dir() else []
    if not numbers:
        return None
    where = kept / str(max(numbers)) / "plan.json"
    if not any(where.parent.iterdir()):
        return None
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        plan = json.loads(read_file(where, _IMAGE_LIMIT))
        files = {str(move["path"]): (str(move["before"]), str(move["after"])) for move in plan["files"]}
        if plan["n"] == max(numbers) and all(inside(root, path) for path in files):
            return Step(plan["n"], str(plan["time"]), str(plan["command"]), files)
    raise PledgectlError("上一步的记录坏了，不能撤销", str(where), "请从备份恢复，或用命令逐项改回")


def images_of(root: Path, step: Step) -> dict[str, bytes | None]:
    """Return what the files of a step held before it, None for no file; refuse (4) if one has changed since."""
    found: dict[str, bytes | None] = {}
    for index, (path, (before, after)) in enumerate(step.files.items()):
        there = root / path
        if (digest(read_file(there, _IMAGE_LIMIT)) if there.is_file() else "") != after:
            hint = "这一步以后改动过的文件不能自动撤销；请用命令逐项改回，或从备份恢复"
            raise refusal(f"{path} 在这一步以后又改动过，不能撤销", str(there), hint)
        image = root / OWN / FOLDER / str(step.number) / str(index)
        data = read_file(image, _IMAGE_LIMIT) if before else None
        if data is not None and digest(data) != before:
            raise PledgectlError("保存的原内容与记录不符，不能撤销", str(image), "请从备份恢复这个文件")
        found[path] = data
    return found
