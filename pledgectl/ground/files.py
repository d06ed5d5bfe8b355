"""Single files that are whole or not there: temporary name, fsync, rename, fsync of the folder.

New folders are made by `folders.py`, generated files by `generated.py`; changes of several files of a workspace go through
`transaction.py`.
"""

import errno
import os
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count, islice
from pathlib import Path
from time import time
from typing import BinaryIO

from pledgectl.errors import PledgectlError

FILE_LIMIT = 20_000_000
SETTINGS = "pledgectl.toml"
OWN = ".pledgectl"
_MANY_FILES, _MANY_NAMES = 64, 2000
_TEMPORARY = ".tmp-"
# No command runs so long; a process number would not tell, since a folder may be shared by several machines.
_LEFT_SECONDS = 86_400.0
_serial = count()

_REASONS = {
    errno.ENOSPC: ("磁盘已满，没有写成", "请腾出空间后重试；原来的文件没有改动"),
    errno.EDQUOT: ("磁盘配额已用完，没有写成", "请腾出空间后重试；原来的文件没有改动"),
    errno.EROFS: ("磁盘是只读的", "请换一个可以写入的文件夹"),
    errno.EACCES: ("没有权限，或文件正被打开", "请先在 WPS 或 Excel 中关闭它，并确认有读写权限"),
    errno.EPERM: ("没有权限，或文件正被打开", "请先在 WPS 或 Excel 中关闭它，并确认有读写权限"),
    errno.ENOENT: ("找不到这个文件或文件夹", "请检查名称和位置"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "请给出文件的名称"),
    errno.ENOTDIR: ("路径中有一段不是文件夹", "请检查名称和位置"),
    errno.EEXIST: ("路径中有一段不是文件夹", "请检查名称和位置"),
    errno.ENAMETOOLONG: ("文件名太长", "请改用较短的名称"),
}


def disk_error(error: OSError, path: Path) -> PledgectlError:
    """Say in the clerk's words why the disk refused."""
    message, hint = _REASONS.get(error.errno or 0, ("读写磁盘出错", "请检查磁盘后重试；原来的文件没有改动"))
    near = _beside(path) if error.errno == errno.ENOENT else ""
    return PledgectlError(message, str(path), f"是否应为 {near}？" if near else hint)


def _beside(path: Path) -> str:
    """Name what lies in the same folder under the name most like that of `path`, "" if nothing does."""
    from difflib import get_close_matches

    with suppress(OSError), os.scandir(path.parent) as found:
        names = [entry.name for entry in islice(found, _MANY_NAMES) if not entry.name.startswith(".")]
        return next((str(path.with_name(name)) for name in get_close_matches(path.name, names, 1, 0.7)), "")
    return ""


def is_disk_error(error: OSError) -> bool:
    """Tell whether the disk refused a file for a reason that the clerk can be told."""
    return bool(error.filename) and error.errno in _REASONS


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data` in hex."""
    # Brings OpenSSL with it, which many commands do not need.
    import hashlib

    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file of any size in hex."""
    import hashlib

    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise disk_error(error, path) from None


@contextmanager
def open_file(path: Path, limit: int = FILE_LIMIT) -> Iterator[BinaryIO]:
    """Open a file of at most `limit` bytes to be read."""
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if not path.is_file() and path.exists():
            raise PledgectlError("这不是普通文件", str(path), "请给出一个普通文件")
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > limit:
                hint = "请拆分文件，或删去其中的图片等无关内容后重试"
                raise PledgectlError(f"文件超过 {limit // 1_000_000} MB", str(path), hint)
            yield stream
    except OSError as error:
        raise disk_error(error, path) from None


def read_file(path: Path, limit: int = FILE_LIMIT) -> bytes:
    """Read a whole file of at most `limit` bytes."""
    with open_file(path, limit) as stream:
        return stream.read()


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def temporary_name(path: Path) -> Path:
    """Name a file beside `path` that no other write of this program uses."""
    return path.with_name(f"{_TEMPORARY}{os.getpid()}-{next(_serial)}")


def clear_temporaries(folder: Path) -> None:
    """Take away the temporary files that a killed command has left in `folder` more than a day ago."""
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.name.startswith(_TEMPORARY) and entry.is_file(follow_symlinks=False):
                _clear_old(Path(entry))


def _clear_old(path: Path) -> None:
    with suppress(OSError):
        if path.stat().st_mtime < time() - _LEFT_SECONDS:
            path.unlink()


def make_folder(folder: Path) -> None:
    """Make `folder` and its missing parents, each durable in its own parent."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def write_synced(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file that nobody else sees yet, down to the disk."""
    _write_down(path, (data,), mode)


def _write_down(path: Path, pieces: Iterable[bytes], mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as stream:
        stream.writelines(pieces)
        stream.flush()
        os.fsync(stream.fileno())


def write_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file so that it holds either what it held before or all of `data`."""
    write_pieces(path, (data,), mode)


def write_pieces(path: Path, pieces: Iterable[bytes], mode: int = 0o644) -> None:
    """Write a file that comes in pieces as `write_file` does."""
    with aside(path) as temporary:
        _write_down(temporary, pieces, mode)
        temporary.replace(path)


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """Yield a temporary name for what is moved into the folder of `path`; where the disk refuses, nothing of it is left."""
    temporary = temporary_name(path)
    try:
        make_folder(path.parent)
        yield temporary
        sync_folder(path.parent)
    except OSError as error:
        raise disk_error(error, path) from None
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def free_name(path: Path, taken: Container[Path] = ()) -> Path:
    """Return `path`, or the first of name(2), name(3) … that neither exists nor is taken."""
    return next(name for name in numbered_names(path) if not name.exists() and name not in taken)


def numbered_names(path: Path) -> Iterator[Path]:
    """Yield `path`, then name(2), name(3) … without end; PledgectlError where a device or pipe has the name."""
    yield path
    if path.exists() and not path.is_file() and not path.is_dir():
        raise PledgectlError("这不是普通文件", str(path), "请换一个文件名")
    stem, ending = (path.name, "") if path.is_dir() else (path.stem, path.suffix)
    yield from (path.with_name(f"{stem}({number}){ending}") for number in count(2))


def workspace_of(path: Path) -> Path | None:
    """Return the nearest parent of `path` (or itself) that is a workspace."""
    return next((folder for folder in (path, *path.parents) if (folder / SETTINGS).is_file()), None)


def sync_files(paths: Sequence[Path]) -> None:
    """Bring files that were written down to the disk."""
    if hasattr(os, "sync") and len(paths) > _MANY_FILES:
        # One sync of the disk takes seconds off thousands of files; the calls below then find nothing left to do.
        os.sync()
    for path in paths:
        sync_one(path)


def sync_one(path: str | Path) -> None:
    """Bring one file down to the disk."""
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
