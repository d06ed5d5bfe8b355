"""Generated files: written again as often as wanted, but never over what somebody has edited since.

A workspace remembers the hashes of what was generated at each path; a file of another hash was edited, or is somebody else's.
"""

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pledgectl.ground.files import (
    OWN,
    clear_temporaries,
    digest,
    disk_error,
    file_digest,
    make_folder,
    numbered_names,
    read_file,
    sync_files,
    sync_folder,
    temporary_name,
    workspace_of,
    write_file,
)


def _mark(path: Path) -> Path | None:
    """Name the small file that remembers the hashes of what was generated at `path`; None outside a workspace."""
    root = workspace_of(path.absolute().parent)
    name = digest(os.path.relpath(path.absolute(), root).encode())[:16] if root else ""
    return root / OWN / "generated" / name if root else None


def write_output(path: Path, data: bytes) -> Path:
    """Write a generated file and return where it is: a file that somebody has edited since is kept, the new one gets (2)."""
    return write_outputs([(path, data)])[0]


def write_outputs(files: Iterable[tuple[Path, bytes]]) -> list[Path]:
    """Write generated files as `write_output` does, with few waits for the disk however many; return where each is."""
    with prepared(files) as places:
        return places


@contextmanager
def prepared(files: Iterable[tuple[Path, bytes]]) -> Iterator[list[Path]]:
    """Write generated files aside, yield where each will be, and put them there if the block ends without an error.

    What the block records and its papers so come about together: a folder that cannot be written is noticed before. The hashes
    of all take their places before the first file does, so that after a crash no generated file is taken for an edited one.
    """
    written: list[tuple[Path, Path]] = []
    marks: list[tuple[Path, Path]] = []
    places: dict[Path, None] = {}
    path = Path()
    try:
        for path, data in files:
            target, mark, known = _place(path, data, places)
            places[target] = None
            if known is None:
                continue
            _aside(written, target, data)
            if mark:
                _aside(marks, mark, _hashes(known, digest(data)), 0o600)
        for folder in {target.parent for _, target in (*marks, *written)}:
            clear_temporaries(folder)
        sync_files([temporary for temporary, _ in (*marks, *written)])
        yield list(places)
        _settle(marks)
        _settle(written)
    except OSError as error:
        raise disk_error(error, path) from None
    finally:
        for temporary, _ in (*written, *marks):
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def settle_output(path: Path, temporary: Path) -> Path:
    """Choose where a generated file goes that was written aside, of any size; its hash is remembered before it is there."""
    fresh = file_digest(temporary)
    target, mark, known = next(found for found in (_fit(name, fresh) for name in numbered_names(path)) if found)
    if mark and known is not None:
        write_file(mark, _hashes(known, fresh), 0o600)
    return target


def _hashes(known: Sequence[str], fresh: str) -> bytes:
    """Write what a mark holds: the hash of what stands there until the new file does, and that of the new one."""
    return "\n".join([*known[-1:], fresh]).encode()


_Place = tuple[Path, Path | None, list[str] | None]


def _place(path: Path, data: bytes, taken: Container[Path]) -> _Place:
    """Choose where a generated file goes: its path, mark, and the hashes known of it; None where it stands there already.

    Where somebody has edited the file that has the name, the new one goes to name(2), and there again the next time.
    """
    fresh = digest(data)
    tried = (_fit(name, fresh) for name in numbered_names(path) if name not in taken)
    return next(found for found in tried if found)


def _fit(path: Path, fresh: str) -> _Place | None:
    """Say how a file of this hash may stand at `path`; None if something of somebody else's stands there."""
    mark = _mark(path)
    known = read_file(mark).decode("ascii", "replace").split() if mark and mark.exists() else []
    held = file_digest(path) if path.is_file() else ""
    if held == fresh:
        return path, mark, None
    return (path, mark, known) if held in known or not path.exists() else None


def _aside(pairs: list[tuple[Path, Path]], target: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file under a temporary name beside its target; both are among the pairs before the disk can refuse."""
    pairs.append((temporary := temporary_name(target), target))
    make_folder(target.parent)
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as stream:
        stream.write(data)


def _settle(pairs: Sequence[tuple[Path, Path]]) -> None:
    """Give files written aside their names, all of them down to the disk."""
    for temporary, target in pairs:
        temporary.replace(target)
    for folder in {target.parent for _, target in pairs}:
        sync_folder(folder)
