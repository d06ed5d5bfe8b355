"""Where a batch of papers goes: a new folder that appears whole, an older batch's folder that is completed, or one archive."""

import errno
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

from pledgectl.archive import new_archive, pour, put
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.files import digest, disk_error, free_name, read_file, write_file
from pledgectl.folders import folder_aside

MANIFEST = "manifest.json"
_LIMIT, _SPOOL = 200_000_000, 1_000_000
_PRIVATE, _OWNERS = 0o600, 0o700
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class Target:
    """去处: `put` takes a file and returns the name it got, `pour` one that comes in pieces; `final` is known at the end."""

    put: Callable[[str, bytes], str]
    pour: Callable[[str, Iterable[bytes]], None]
    final: Path


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Read what an earlier run made in a folder; None if the folder is no batch."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        data = json.loads(read_file(path, _LIMIT))
    except (ValueError, RecursionError):
        return None
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, list) or not all(isinstance(one, dict) and _is_plain(one.get("file")) for one in files):
        return None
    failed = data.get("failed_file", "") if isinstance(data, dict) else None
    return data if isinstance(data, dict) and (failed == "" or _is_plain(failed)) else None


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in ("", "..") and Path(name).name == name


@contextmanager
def new_folder(folder: Path) -> Iterator[Target]:
    """Build a folder aside; it appears whole, for its owner only, since filled forms name people."""
    with folder_aside(folder) as aside:
        aside.path.chmod(_OWNERS)
        within = f"{aside.path}{os.sep}"

        def put(name: str, data: bytes) -> str:
            # Thousands of times: without paths as objects and buffers this takes half the time.
            handle = os.open(within + name, _NEW)
            try:
                if os.write(handle, data) != len(data):
                    raise OSError(errno.ENOSPC, "")
            finally:
                os.close(handle)
            return name

        def pour(name: str, pieces: Iterable[bytes]) -> None:
            with (aside.path / name).open("wb") as stream:
                stream.writelines(pieces)

        target = Target(put, pour, folder)
        yield target
    target.final = aside.final


@contextmanager
def old_folder(folder: Path) -> Iterator[Target]:
    """Add to a folder: a file of the same content stays, any other file of that name is kept and the new one gets (2)."""

    def put(name: str, data: bytes) -> str:
        path = folder / name
        if path.exists():
            if digest(read_file(path)) == digest(data):
                return name
            path = free_name(path)
        write_file(path, data, _PRIVATE)
        return path.name

    def pour(name: str, pieces: Iterable[bytes]) -> None:
        # The manifest of the earlier run is in memory already, so its successor may be.
        write_file(folder / name, b"".join(pieces), _PRIVATE)

    yield Target(put, pour, folder)


@contextmanager
def one_archive(path: Path) -> Iterator[Target]:
    """Write one archive as it comes, for its owner only."""
    with new_archive(path) as made:
        target = Target(partial(put, made), partial(pour, made), path)
        yield target
    target.final = made.final


def drop_own(folder: Path, name: str, known: str) -> None:
    """Remove a file that an earlier run made, if it still is what that run wrote (`known`, SHA-256)."""
    path = folder / name
    try:
        if known and path.is_file() and digest(read_file(path)) == known:
            path.unlink()
    except OSError as error:
        raise disk_error(error, path) from None


@dataclass(slots=True)
class Roll:
    """名册: what a batch made, one JSON line an entry, kept on the disk once it is long."""

    # It lives as long as the batch does, and is nameless where the system allows it.
    stream: IO[bytes] = field(default_factory=lambda: tempfile.SpooledTemporaryFile(_SPOOL))  # noqa: SIM115
    count: int = 0

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write one entry down."""
        self.stream.write(json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n")
        self.count += 1

    def lines(self) -> Iterator[bytes]:
        """Read the entries again, in their order."""
        self.stream.seek(0)
        for line in self.stream:
            yield line.rstrip(b"\n")


def manifest_pieces(data: Mapping[str, Any], roll: Roll) -> Iterator[bytes]:
    """Write a manifest, one field and one file a line."""
    head = json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f'{head},\n "files": ['.encode()
    for number, line in enumerate(roll.lines()):
        yield (b",\n  " if number else b"\n  ") + line
    yield b"\n ]\n}\n"


def free_stem(name: str, where: str) -> str:
    """Check the stem of a print bundle's files; PledgectlError if it points elsewhere."""
    stem = name.removesuffix(".docx")
    if not stem or Path(stem).name != stem or set(stem) & set('<>:"/\\|?*{}') or len(stem) > 40:
        hint = "只写名称，不带文件夹和标点，最多 40 个字，例如 --merge 五月承诺书"
        raise PledgectlError(f"“{name[:40]}”不能作文件名", where, hint, USAGE)
    return stem
