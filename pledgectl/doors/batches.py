"""Where a batch of papers goes: a new folder that appears whole, an older batch's folder that is completed, or one archive."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.ground.archive import new_archive, pour, put
from pledgectl.ground.files import digest, disk_error, file_digest, free_name, write_file, write_pieces
from pledgectl.ground.folders import folder_aside
from pledgectl.ground.inside import is_device

_PRIVATE, _OWNERS = 0o600, 0o700
# Windows drops a full stop or blank at the end; names that begin so are hidden, or taken for files that Word holds open.
_STEM = re.compile(r"""(?![\s.~])[^\x00-\x1f\x7f<>:"/\\|?*{}]{1,40}(?<![\s.])""")
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class Target:
    """去处: `put` takes a file and returns the name it got, `pour` one that comes in pieces; `final` is known at the end."""

    put: Callable[[str, bytes], str]
    pour: Callable[[str, Iterable[bytes]], None]
    final: Path


@contextmanager
def new_folder(folder: Path) -> Iterator[Target]:
    """Build a folder aside; it appears whole, for its owner only, since filled forms name people."""
    with folder_aside(folder) as aside:
        aside.path.chmod(_OWNERS)
        within = f"{aside.path}{os.sep}"

        def put(name: str, data: bytes) -> str:
            # Thousands of times: without paths as objects and buffers this takes half the time.
            handle = os.open(within + name, _NEW, _PRIVATE)
            try:
                rest = data
                while rest:
                    rest = rest[os.write(handle, rest) :]
            finally:
                os.close(handle)
            return name

        def pour(name: str, pieces: Iterable[bytes]) -> None:
            with os.fdopen(os.open(within + name, _NEW, _PRIVATE), "wb") as stream:
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
            if file_digest(path) == digest(data):
                return name
            path = free_name(path)
        write_file(path, data, _PRIVATE)
        return path.name

    def pour(name: str, pieces: Iterable[bytes]) -> None:
        write_pieces(folder / name, pieces, _PRIVATE)

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
        if known and path.is_file() and file_digest(path) == known:
            path.unlink()
    except OSError as error:
        raise disk_error(error, path) from None


def free_stem(name: str, where: str) -> str:
    """Check the stem of a print bundle's files; PledgectlError if it leads elsewhere, or if Windows or Word misreads it."""
    stem = name.removesuffix(".docx")
    if not _STEM.fullmatch(stem) or is_device(stem):
        hint = "只写名称，不带文件夹和标点，最多 40 个字，例如 --merge 五月承诺书"
        raise PledgectlError(f"“{name[:40]}”不能作文件名", where, hint, USAGE)
    return stem
