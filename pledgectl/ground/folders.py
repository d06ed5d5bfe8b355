"""New folders that appear whole or not at all: built aside, brought down to the disk, renamed."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from pledgectl.ground.files import disk_error, free_name, make_folder, sync_files, sync_folder, sync_one

# From here on one call for the whole disk costs less than one for each file.
VERY_MANY = 1000
_PARTIAL = ".partial-"
_serial = count()


@dataclass
class Aside:
    """A folder being built out of sight; `final` is where it will stand, known after the build."""

    path: Path
    final: Path


@contextmanager
def folder_aside(folder: Path) -> Iterator[Aside]:
    """Build a new folder aside and rename it whole at the end; if `folder` exists, the new one gets (2).

    What a killed build left behind in the same place is cleared first: its kernel lock is free.
    """
    from filelock import FileLock

    cover = folder.parent / f"{_PARTIAL}{os.getpid()}-{next(_serial)}"
    try:
        make_folder(folder.parent)
        _clear_partials(folder.parent)
        cover.mkdir()
        with FileLock(cover / "lock"):
            aside = Aside(cover / "content", folder)
            aside.path.mkdir()
            yield aside
            _sync_tree(aside.path)
            aside.final = free_name(folder)
            aside.path.rename(aside.final)
            sync_folder(folder.parent)
    except OSError as error:
        raise disk_error(error, folder) from None
    finally:
        shutil.rmtree(cover, ignore_errors=True)


def _sync_tree(folder: Path) -> None:
    """Sync a freshly written folder once, at its end: cheaper than after every file."""
    with os.scandir(folder) as listed:
        first = [Path(entry.path) for entry in islice(listed, VERY_MANY)]
    if len(first) < VERY_MANY:
        sync_files(first)
    elif not _sync_disk(folder):
        with os.scandir(folder) as listed:
            for entry in listed:
                sync_one(entry.path)
    sync_folder(folder)


def _sync_disk(folder: Path) -> bool:
    """Bring down to the disk all that was written to it; False where the system has no call that tells how that went."""
    if sys.platform != "linux":
        return False
    import ctypes

    handle = os.open(folder, os.O_RDONLY)
    try:
        if ctypes.CDLL(None, use_errno=True).syncfs(handle):
            raise OSError(ctypes.get_errno(), "")
    finally:
        os.close(handle)
    return True


def _clear_partials(parent: Path) -> None:
    from filelock import FileLock, Timeout

    for cover in parent.glob(f"{_PARTIAL}*"):
        with suppress(Timeout, OSError), FileLock(cover / "lock", timeout=0):
            shutil.rmtree(cover / "content", ignore_errors=True)
        if not (cover / "content").exists():
            shutil.rmtree(cover, ignore_errors=True)
