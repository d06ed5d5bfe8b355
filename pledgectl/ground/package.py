"""Zip packages that come from outside, opened only after every promise of their directory was checked; and packed reproducibly.

Serves xlsx, docx, ods and filing packages. Limits are those of hardness.md.
"""

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from pledgectl.errors import PledgectlError
from pledgectl.ground.inside import is_device
from pledgectl.ground.sizes import MB, Sizes

_MAX_ENTRIES = 1000
_MAX_RATIO = 100
RESEND = "请对方重新发送，或者用 Office、WPS 打开后另存为新文件再试"
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EPOCH = rb"\g<1>1980-01-01T00:00:00Z"
_LOCAL = struct.Struct("<4s5H3L2H")
_END = struct.Struct("<4s4H2LH")
_FORBIDDEN = re.compile('[\x00-\x1f\x7f\\\\:<>"|?*]')


ORDINARY = Sizes()


@dataclass(frozen=True, slots=True)
class Package:
    """压缩包: a checked zip; `where` names its file in messages."""

    names: tuple[str, ...]
    where: str
    _data: bytes = field(repr=False)
    _entries: Mapping[str, zipfile.ZipInfo] = field(repr=False)

    def read(self, name: str) -> bytes:
        """Inflate one entry, never beyond the size that the directory promises; PledgectlError if it is missing or damaged."""
        info = self._entries.get(name)
        if info is None:
            _refuse("文件里缺少必需的部分", f"{self.where} {name}")
        start = _data_start(self._data, info)
        raw = memoryview(self._data)[start : start + info.compress_size]
        content = bytes(raw) if info.compress_type == zipfile.ZIP_STORED else _inflate(raw, info, self.where)
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            _refuse("文件已损坏，内容与校验值不符", f"{self.where} {name}")
        return content


def open_package(data: bytes, where: str, sizes: Sizes = ORDINARY) -> Package:
    """Check the whole directory of a zip before anything is inflated; PledgectlError names the first fault."""
    if len(data) > sizes.package:
        _refuse(f"文件超过 {sizes.package // MB} MB", where, "请删去图片等无关内容，或者分成几个文件")
    _check_end(data, where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            directory = archive.start_dir
    except (zipfile.BadZipFile, NotImplementedError, UnicodeDecodeError, ValueError, struct.error) as error:
        raise PledgectlError("文件不完整或已损坏，压缩包打不开", where, RESEND) from error
    _check_sizes(infos, where, sizes)
    for info in infos:
        _check_entry(info, data, where)
    _check_layout(infos, data, directory, where)
    _check_names([info.orig_filename for info in infos], where)
    entries = {info.orig_filename: info for info in infos if not info.orig_filename.endswith("/")}
    return Package(tuple(entries), where, data, entries)


def pack(parts: Mapping[str, bytes | Iterable[bytes]], level: int = 6) -> bytes:
    """Write a zip that depends on nothing but `parts` and their order: dates 1980-01-01, no host attributes.

    A part may come piece by piece, so that a large one never stands in memory whole.
    """
    out = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if level else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", kind, compresslevel=level or None) as archive:
        for name, content in parts.items():
            # A name alone is dated 1980-01-01.
            with archive.open(name, "w") as stream:
                stream.writelines([content] if isinstance(content, bytes) else content)
            info = archive.getinfo(name)
            info.create_system, info.external_attr = 3, 0o644 << 16
    return out.getvalue()


def timeless_parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an Office file of our own, with fixed dates."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return {name: _CLOCK.sub(_EPOCH, content) for name, content in parts.items()}


def _refuse(message: str, where: str, hint: str = RESEND) -> NoReturn:
    raise PledgectlError(message, where, hint)


def _check_end(data: bytes, where: str) -> None:
    if not data.startswith(b"PK\x03\x04"):
        _refuse("文件开头不是压缩包，前面多出了别的内容" if b"PK\x03\x04" in data else "文件不是有效的压缩包", where)
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(data):
        _refuse("文件不完整，可能没有传完", where)
    if at + _END.size + _END.unpack_from(data, at)[-1] != len(data):
        _refuse("压缩包后面多出了别的内容", where)


def _check_sizes(infos: list[zipfile.ZipInfo], where: str, sizes: Sizes) -> None:
    if len(infos) > _MAX_ENTRIES:
        _refuse(f"压缩包里有 {len(infos)} 个文件，超过 {_MAX_ENTRIES} 个", where)
    total, packed = sum(info.file_size for info in infos), sum(info.compress_size for info in infos)
    large = any(info.file_size > sizes.entry for info in infos) or total > sizes.total
    tight = any(_is_tight(info.file_size, info.compress_size, ORDINARY.entry) for info in infos)
    if large or tight or _is_tight(total, packed, ORDINARY.total):
        _refuse("压缩包解开后过大，可能是恶意文件", where, "请不要使用这个文件，并与发来的人核实")


def _is_tight(size: int, packed: int, ordinary: int) -> bool:
    """Tell whether what is larger than usual was packed tighter than any honest content."""
    return size > ordinary and size > _MAX_RATIO * packed


def _check_entry(info: zipfile.ZipInfo, data: bytes, where: str) -> None:
    here = f"{where} {_shown(info.orig_filename)}"
    if info.flag_bits & 0x2041:
        _refuse("压缩包有密码", here, "请去掉密码后重新保存")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        _refuse("压缩方式无法识别", here)
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind and not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
        _refuse("压缩包里有快捷方式（链接），不能使用", here)
    if info.compress_type == zipfile.ZIP_STORED and info.compress_size != info.file_size:
        _refuse("压缩包目录里的大小互相矛盾", here)
    fields = data[info.header_offset : info.header_offset + _LOCAL.size]
    if len(fields) < _LOCAL.size or fields[:4] != b"PK\x03\x04":
        _refuse("文件不完整或已损坏", here)
    _, _, flags, *_, name_size, _ = _LOCAL.unpack(fields)
    name = data[info.header_offset + _LOCAL.size :][:name_size] if name_size < 1000 else b""
    if name.decode("utf-8" if flags & 0x800 else "cp437", "replace") != info.orig_filename:
        _refuse("压缩包里同一个文件有两个名字，可能是恶意文件", here)


def _data_start(data: bytes, info: zipfile.ZipInfo) -> int:
    *_, name_size, extra_size = _LOCAL.unpack_from(data, info.header_offset)
    return int(info.header_offset + _LOCAL.size + name_size + extra_size)


def _check_layout(infos: list[zipfile.ZipInfo], data: bytes, directory: int, where: str) -> None:
    end = 0
    for number, info in enumerate(sorted(infos, key=lambda info: info.header_offset)):
        if info.header_offset < end or (number == 0 and info.header_offset):
            _refuse("压缩包里的文件互相重叠，可能是恶意文件", where, "请不要使用这个文件，并与发来的人核实")
        end = _data_start(data, info) + info.compress_size
    if end > directory:
        _refuse("压缩包里的文件互相重叠，可能是恶意文件", where, "请不要使用这个文件，并与发来的人核实")


def _check_names(names: Iterable[str], where: str) -> None:
    files: set[str] = set()
    folders: set[str] = set()
    for name in names:
        problem = _name_problem(name)
        if problem:
            _refuse(f"压缩包里有{problem}", f"{where} {_shown(name)}")
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name.rstrip("/")).casefold())
        if key in files or (name.endswith("/") and key in folders):
            _refuse("压缩包里有重名的文件", f"{where} {_shown(name)}")
        (folders if name.endswith("/") else files).add(key)
    parents = {key.rsplit("/", depth)[0] for key in files | folders for depth in range(1, key.count("/") + 1)}
    clash = files & (folders | parents)
    if clash:
        _refuse("压缩包里的文件与文件夹重名", f"{where} {_shown(min(clash))}")


def _name_problem(name: str) -> str:
    parts = name.removesuffix("/").split("/")
    if name.startswith("/") or ".." in parts or re.match("[A-Za-z]:", name) or "\\" in name:
        return "指向别处的文件名"
    if _FORBIDDEN.search(name) or any(part in ("", ".") or part[-1] in ". " or is_device(part) for part in parts):
        return "不能使用的文件名"
    return "过长的文件名" if len(name) > 240 else ""


def _shown(name: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in name[:80])


def _inflate(raw: memoryview, info: zipfile.ZipInfo, where: str) -> bytes:
    here = f"{where} {_shown(info.orig_filename)}"
    stream = zlib.decompressobj(-15)
    try:
        out = stream.decompress(raw, info.file_size + 1)
    except zlib.error as error:
        raise PledgectlError("文件已损坏，无法解压", here, RESEND) from error
    if len(out) > info.file_size or not stream.eof:
        _refuse("压缩包里的内容与目录写的大小不符", here)
    return out
