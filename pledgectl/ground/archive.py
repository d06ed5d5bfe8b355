"""One archive of any number of files, written as they come: memory holds one file, however many there are.

zipfile would keep half a kilobyte for each file until the end.
"""

import os
import struct
import tempfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from pledgectl.ground.files import aside, numbered_names

_LOCAL, _DIRECTORY = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_END, _BIG_END, _BIG_AT = struct.Struct("<4s4H2LH"), struct.Struct("<4sQ2H2L4Q"), struct.Struct("<4sLQL")
_BIG_OFFSET = struct.Struct("<2HQ")
_MOST, _MOST_FILES = 0xFFFFFFFF, 0xFFFF
# Filled forms name people: readable by their owner only.
PRIVATE = 0o600
# 1 January 1980; Unix.
_DATE, _UNIX = 33, 3
_SPOOL = 1_000_000
# Office files and PDFs are packed already.
_PACKED = (".docx", ".xlsx", ".pdf")


@dataclass(slots=True)
class Archive:
    """压缩包: an archive under way; `directory` is what will follow the last file; `final` is known at the end."""

    stream: IO[bytes]
    final: Path
    mode: int
    directory: IO[bytes] = field(default_factory=lambda: tempfile.SpooledTemporaryFile(_SPOOL))  # noqa: SIM115
    files: int = 0


@contextmanager
def new_archive(path: Path, mode: int = PRIVATE, choose: Callable[[Path, Path], Path] | None = None) -> Iterator[Archive]:
    """Write an archive, the same bytes for the same files; `choose` says where it goes, by its path and what was written.

    Without it an older one of other content is kept, and the new one stands beside it.
    """
    with aside(path) as temporary:
        handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(handle, "w+b") as stream:
            made = Archive(stream, path, mode)
            yield made
            _finish(made)
            stream.flush()
            os.fsync(stream.fileno())
        made.final = (choose or _beside)(path, temporary)
        temporary.replace(made.final)


def put(made: Archive, name: str, data: bytes) -> str:
    """Add a file whose content is at hand; return its name."""
    packed = name.endswith(_PACKED)
    body = data if packed else zlib.compress(data, wbits=-15)
    _add(made, name, (0 if packed else 8, zlib.crc32(data), len(body), len(data)), made.stream.tell())
    made.stream.write(body)
    return name


def pour(made: Archive, name: str, pieces: Iterable[bytes]) -> None:
    """Add a file of unknown length, deflated; its sizes are written in front of it afterwards."""
    start = made.stream.tell()
    made.stream.write(bytes(_LOCAL.size + len(name.encode())))
    packer, crc, size = zlib.compressobj(wbits=-15), 0, 0
    begun = made.stream.tell()
    for piece in pieces:
        crc, size = zlib.crc32(piece, crc), size + len(piece)
        made.stream.write(packer.compress(piece))
    made.stream.write(packer.flush())
    end = made.stream.tell()
    made.stream.seek(start)
    _add(made, name, (8, crc, end - begun, size), start)
    made.stream.seek(end)


def _add(made: Archive, name: str, told: tuple[int, int, int, int], offset: int) -> None:
    """Write what stands before a file, and note the file for the directory; `told` is method, checksum and both sizes."""
    label = name.encode()
    method, *sizes = told
    flags = 0 if name.isascii() else 0x800
    made.stream.write(_LOCAL.pack(b"PK\x03\x04", 20, flags, method, 0, _DATE, *sizes, len(label), 0) + label)
    far = _BIG_OFFSET.pack(1, 8, offset) if offset >= _MOST else b""
    head = (b"PK\x01\x02", _UNIX << 8 | 20, 45 if far else 20, flags, method, 0, _DATE, *sizes, len(label), len(far), 0, 0, 0)
    made.directory.write(_DIRECTORY.pack(*head, (0o100000 | made.mode) << 16, min(offset, _MOST)) + label + far)
    made.files += 1


def _finish(made: Archive) -> None:
    """Write the directory, in the large form where there are more files or bytes than the small one can count."""
    start, size = made.stream.tell(), made.directory.tell()
    made.directory.seek(0)
    while piece := made.directory.read(_SPOOL):
        made.stream.write(piece)
    if made.files >= _MOST_FILES or start >= _MOST:
        at = made.stream.tell()
        made.stream.write(_BIG_END.pack(b"PK\x06\x06", 44, 45, 45, 0, 0, made.files, made.files, size, start))
        made.stream.write(_BIG_AT.pack(b"PK\x06\x07", 0, at, 1))
    files = min(made.files, _MOST_FILES)
    made.stream.write(_END.pack(b"PK\x05\x06", 0, 0, files, files, min(size, _MOST), min(start, _MOST), 0))


def _beside(path: Path, temporary: Path) -> Path:
    return next(name for name in numbered_names(path) if not name.exists() or _same(name, temporary))


def _same(one: Path, other: Path) -> bool:
    if not one.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as first, other.open("rb") as second:
        while piece := first.read(1 << 20):
            if piece != second.read(1 << 20):
                return False
    return True
