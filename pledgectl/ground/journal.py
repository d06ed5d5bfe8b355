"""The journal of a workspace: one hash-chained line for every change, so that a line changed or cut out afterwards shows.

`transaction.py` appends to it under the workspace's lock; nothing else writes it (contract §2).
"""

import json
import os
from pathlib import Path
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import OWN, digest, read_file, sync_folder
from pledgectl.ground.inside import open_own

JOURNAL_LIMIT = 1_000_000_000
_GENESIS = "0" * 64
Entry = dict[str, Any]


def _path(root: Path) -> Path:
    return root / OWN / "journal.jsonl"


def append(root: Path, entry: Entry) -> None:
    """Add one line; a torn last line of a killed command is cut off first, a line already there is not repeated."""
    last = last_entry(root)
    if last and last["n"] >= entry["n"]:
        return
    line = {**entry, "previous": last["hash"] if last else _GENESIS}
    line["hash"] = _line_hash(line)
    journal = _path(root)
    fresh = not journal.exists()
    with os.fdopen(open_own(journal, os.O_RDWR | os.O_CREAT), "r+b") as stream:
        stream.seek(len(_whole_lines(root)))
        stream.truncate()
        stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
    if fresh:
        sync_folder(journal.parent)


def _line_hash(line: Entry) -> str:
    return digest(json.dumps({k: v for k, v in line.items() if k != "hash"}, ensure_ascii=False, sort_keys=True).encode())


def _whole_lines(root: Path) -> bytes:
    """Read the journal without a last line that is torn; nothing where there is none."""
    data = read_file(_path(root), JOURNAL_LIMIT) if _path(root).exists() else b""
    return data[: data.rfind(b"\n") + 1]


def read_journal(root: Path) -> list[Entry]:
    """Return all entries, oldest first; a broken chain is an error that names the line."""
    entries: list[Entry] = []
    previous = _GENESIS
    for number, text in enumerate(_whole_lines(root).splitlines(), 1):
        try:
            entry = json.loads(text)
            whole = entry["previous"] == previous and entry["hash"] == _line_hash(entry)
        except (ValueError, KeyError, TypeError, RecursionError):
            whole = False
        if not whole:
            raise PledgectlError("操作记录被改动过，哈希链对不上", f"{_path(root)} 第 {number} 行", "请从备份恢复操作记录")
        entries.append(entry)
        previous = entry["hash"]
    return entries


def last_entry(root: Path) -> Entry | None:
    """Return the newest entry, itself checked; the chain before it is `read_journal`'s business."""
    lines = _whole_lines(root).splitlines()
    try:
        last = dict(json.loads(lines[-1])) if lines else None
        whole = last is None or last["hash"] == _line_hash(last)
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise PledgectlError("操作记录的最后一行被改动过", str(_path(root)), "请从备份恢复操作记录")
    return last
