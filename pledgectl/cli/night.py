"""One night's work: check the draft, look at the versions, export what is not as the last success left it; shows nothing."""

import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgectl import __version__
from pledgectl.builtin import builtin
from pledgectl.doors import store
from pledgectl.doors.settings import read_settings
from pledgectl.errors import ATTENTION, DONE, FAULT, NOT_ALLOWED, UNUSABLE, USAGE, PledgectlError
from pledgectl.ground.files import OWN, SETTINGS, digest, free_name, read_file
from pledgectl.ground.journal import last_entry, read_journal
from pledgectl.ground.transaction import Transaction, transaction

if TYPE_CHECKING:
    from pledgectl.cli.status import Overview

FORMATS = ("xlsx", "csv", "json")  # in this order the least stands in memory at once
STATE = "last-success.json"
EXPORT_LIMIT = 1_000_000_000
SEVERITY = (DONE, ATTENTION, NOT_ALLOWED, UNUSABLE, FAULT)
_TRIES = 3
_NOT_CHECKED = ("versions", "filings", "adjustments")
State = dict[str, Any]


@dataclass
class Night:
    """一次运行: what was found and written; `code` is the worst so far."""

    version: str = ""
    code: int = FAULT
    levels: Mapping[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    overview: "Overview | None" = None


@dataclass(frozen=True, slots=True)
class Ground:
    """所依据的: the workspace, its export folder, what the last success left there, and hashes of what all rests on now."""

    root: Path
    folder: str
    known: State
    inputs: Mapping[str, str]

    def holds(self, name: str) -> bool:
        """Tell whether these inputs are still those of the last success."""
        return bool(self.known.get("inputs", {}).get(name) == self.inputs[name])

    def export(self, name: str) -> Path:
        """Name an exported file."""
        return self.root / self.folder / name


def worst(*codes: int) -> int:
    """Return the gravest exit code: 70 > 3 > 4 > 1 > 0; a wrong command line counts as unusable."""
    return max((UNUSABLE if code == USAGE else code for code in codes), key=SEVERITY.index, default=DONE)


def spend(root: Path, night: Night, dry_run: bool) -> None:
    """Do the night's work and note in `night` what came of it; again if another command has changed what it rests on."""
    if not any(_spent(root, night, dry_run) for _ in range(_TRIES)):
        raise PledgectlError("数据在运行期间一再被别的命令改动，没有导出", "工作区", "请等别的命令结束后重新运行")


def _spent(root: Path, night: Night, dry_run: bool) -> bool:
    """Do the work once; False if what it rests on was changed meanwhile, and nothing is written."""
    from pledgectl.cli.status import DAYS, look

    folder = read_settings(root).paths.export
    ground = Ground(root, folder, _read_state(root / folder / STATE), _inputs(root))
    versions = store.list_versions(root)
    night.version = versions[-1] if versions else ""
    night.faults = [*([] if _unchanged(ground) else _faults(root, versions)), *lost_record(root)]
    night.levels = ground.known["levels"] if ground.holds("check") else _check(root)
    night.overview = look(root, date.today(), DAYS)
    # A version that is not as it was published goes nowhere, and leaves no success behind.
    sound = not night.faults and not night.overview.problems
    if sound and not _leave(ground, night, dry_run):
        return False
    grave = UNUSABLE if night.faults or night.overview.problems else DONE
    night.code = worst(grave, ATTENTION if night.levels.get("error") or night.overview.overdue else DONE)
    return True


def _unchanged(ground: Ground) -> bool:
    return ground.holds("check") and ground.holds("frozen")


def _read_state(path: Path) -> State:
    """Read what the last success left; anything strange counts as nothing, so that all is done anew."""
    held = _held(path)
    shapes = {"inputs": dict, "levels": dict, "files": dict}
    whole = all(isinstance(held.get(name), shape) for name, shape in shapes.items())
    return held if whole and held.get("program") == __version__ else {}


def _held(path: Path) -> State:
    try:
        held = json.loads(read_file(path)) if path.is_file() else {}
    except (ValueError, RecursionError):
        return {}
    return held if isinstance(held, dict) else {}


def lost_record(root: Path) -> list[str]:
    """Tell of a journal that no longer holds what it held at the last success: cut, emptied, or an older copy put back."""
    head = _held(root / read_settings(root).paths.export / STATE).get("journal")
    if not isinstance(head, dict) or not head.get("n"):
        return []
    if any((entry["n"], entry["hash"]) == (head["n"], head.get("hash")) for entry in read_journal(root)):
        return []
    return [f"操作记录里没有上次夜间运行时的第 {head['n']} 条：{OWN}/journal.jsonl 被删减过，或者换成了别的"]


def _inputs(root: Path) -> dict[str, str]:
    """Hash what the check and the export rest on: every file of the catalogs and settings, and the built-in data."""
    here = root / "catalogs"
    frozen = sorted(path for path in (here / "versions").rglob("*") if path.is_file())
    others = [path for path in here.rglob("*.toml") if path.relative_to(here).parts[0] not in _NOT_CHECKED]
    data = [path for name in ("references", "profiles") for path in (builtin("catalogs") / name).glob("*.toml")]
    return {"check": _hash_all([root / SETTINGS, *sorted(others), *sorted(data)], root), "frozen": _hash_all(frozen, root)}


def _hash_all(paths: list[Path], root: Path) -> str:
    lines = [f"{os.path.relpath(path, root) if path.is_relative_to(root) else path.name} {_hash(path)}\n" for path in paths]
    return digest("".join(lines).encode())


def _hash(path: Path) -> str:
    return digest(read_file(path, EXPORT_LIMIT))


def _faults(root: Path, versions: tuple[str, ...]) -> list[str]:
    from pledgectl.cli.catalog import frozen

    found = [*frozen.version_faults(root, versions), *frozen.journal_faults(root), *frozen.unrecorded(root, versions)]
    return list(dict.fromkeys(found))


def _check(root: Path) -> dict[str, int]:
    from pledgectl.cli.catalog.checked import check_draft

    counts = Counter(entry.level for entry in check_draft(root, "", "").found)
    return {level: counts[level] for level in ("error", "warning", "note")}


def _leave(ground: Ground, night: Night, dry_run: bool) -> bool:
    """Write what is not as it should be, exports and state in one transaction: after a crash all are old, or all new.

    False if what they rest on is no longer what was read.
    """
    stand = ground.holds("frozen") and _stand(ground)
    if stand and ground.holds("check"):
        return True
    parts = {} if stand else export_files(ground.root, night.version)
    aside = _edited(ground, parts)
    night.kept = sorted(aside)
    parts[STATE] = _state(ground, night, ground.known["files"] if stand else _hashes(parts))
    with nullcontext(Transaction(ground.root)) if dry_run else transaction(ground.root, "nightly") as change:
        if _inputs(ground.root) != ground.inputs:
            return False
        for name, data in (aside | {f"{ground.folder}/{name}": data for name, data in parts.items()}).items():
            change.write(name, data)
        night.written = sorted(change.files)
    return True


def _hashes(parts: Mapping[str, bytes]) -> dict[str, str]:
    return {name: digest(data) for name, data in parts.items()}


def _stand(ground: Ground) -> bool:
    """Tell whether every export still stands as it was written."""
    files = ground.known.get("files", {})
    return all((path := ground.export(name)).is_file() and _hash(path) == held for name, held in files.items())


def export_files(root: Path, version: str) -> dict[str, bytes]:
    """Make the files that export a version, none before the first."""
    from pledgectl.cli.catalog.export import export

    if not version:
        return {}
    catalog = store.read_version(root, version)
    return {f"catalog.{form}": export(form, catalog, root) for form in FORMATS}


def _edited(ground: Ground, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what somebody changed by hand, under the name with (2) that keeps it."""
    held: dict[str, bytes] = {}
    for name, data in parts.items():
        path = ground.export(name)
        there = read_file(path, EXPORT_LIMIT) if path.is_file() else data
        if digest(there) not in (digest(data), ground.known.get("files", {}).get(name)):
            held[free_name(path).relative_to(ground.root).as_posix()] = there
    return held


def _state(ground: Ground, night: Night, files: Mapping[str, str]) -> bytes:
    """Write what the next night starts from; the head of the journal stands here too, outside the journal itself."""
    state = {"program": __version__, "version": night.version, "inputs": dict(ground.inputs), "levels": dict(night.levels)}
    state |= {"files": dict(files), "journal": _head(ground)}
    return (json.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _head(ground: Ground) -> State:
    """Return number and hash of the journal's last line; while nothing changed, those of the last success still serve."""
    if _unchanged(ground) and "journal" in ground.known:
        return dict(ground.known["journal"])
    last = last_entry(ground.root)
    return {"n": last["n"], "hash": last["hash"]} if last else {"n": 0, "hash": ""}
