"""Pack the parts of a document: what never changes is deflated once, and its blocks are laid between those of the values.

A deflate stream is a row of blocks; one that was made by itself and ends on a whole byte may stand in any stream.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_ENTRY, _DIRECTORY = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_STORED = struct.Struct("<BHH")
# 1 January 1980, 00:00: the same input gives the same bytes on any day.
_DATE = 33
# A final block of nothing.
_LAST = b"\x03\x00"
# Shorter text is cheaper stored than deflated, in bytes and in time.
_SHORT = 160
WORTH = 100


@dataclass(frozen=True, slots=True)
class Constant:
    """不变的文字: UTF-8, and the same as blocks of a deflate stream."""

    plain: bytes = field(repr=False)
    packed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Body:
    """压好的部件: checksum, length before deflating, and the whole deflate stream."""

    crc: int
    size: int
    packed: bytes = field(repr=False)


def constants_of(texts: Iterable[str]) -> dict[str, Constant]:
    """Deflate those texts that are long enough to be worth it."""
    return {text: Constant(plain := text.encode(), _blocks(plain, 9)) for text in texts if len(text) >= WORTH}


def deflate_pieces(pieces: Iterable[str], constants: Mapping[str, Constant]) -> Body:
    """Deflate a text that comes in pieces; those among `constants` are not deflated again."""
    out: list[bytes] = []
    loose: list[str] = []
    crc = size = 0
    for piece in pieces:
        constant = constants.get(piece)
        if constant is None:
            loose.append(piece)
            continue
        if loose:
            plain = "".join(loose).encode()
            loose.clear()
            out.append(_blocks(plain, 1))
            crc, size = zlib.crc32(plain, crc), size + len(plain)
        out.append(constant.packed)
        crc, size = zlib.crc32(constant.plain, crc), size + len(constant.plain)
    plain = "".join(loose).encode()
    return Body(zlib.crc32(plain, crc), size + len(plain), b"".join((*out, _blocks(plain, 1), _LAST)))


def _blocks(plain: bytes, level: int) -> bytes:
    """Write text as deflate blocks that end on a whole byte and refer to nothing before them."""
    if len(plain) < _SHORT:
        return _STORED.pack(0, len(plain), len(plain) ^ 0xFFFF) + plain if plain else b""
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)


def deflate(content: bytes) -> Body:
    """Deflate a part as small as it gets."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return Body(zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def zip_entries(parts: Mapping[str, Body], offset: int) -> tuple[bytes, bytes]:
    """Write parts as zip entries that begin at `offset`; return the entries and their directory."""
    entries: list[bytes] = []
    directory: list[bytes] = []
    for name, body in parts.items():
        label = name.encode()
        head = (0x800, 8, 0, _DATE, body.crc, len(body.packed), body.size, len(label), 0)
        entries += (_ENTRY.pack(b"PK\x03\x04", 20, *head), label, body.packed)
        directory.append(_DIRECTORY.pack(b"PK\x01\x02", 20, 20, *head, 0, 0, 0, 0, offset) + label)
        offset += _ENTRY.size + len(label) + len(body.packed)
    return b"".join(entries), b"".join(directory)
