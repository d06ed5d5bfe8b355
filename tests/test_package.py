"""Claims about zips from outside: what is refused, what is read, and that packing is reproducible."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.package import open_package, pack

HOSTILE = Path(__file__).parent / "hostile"
# Broken as zips; the manifests of z42, z44 and z45 are the business of `catalog verify`.
BAD_ZIPS = [f"z{number}_" for number in (11, 12, 13, 16, 17, 18, 19, 20, 21, 31, 32)]
BAD_ZIPS += [f"x{number}_" for number in (12, 13, 17, 18, 19, 20, 21, 30)] + ["d54_"]


def hostile(prefix: str) -> bytes:
    return next(HOSTILE.glob(prefix + "*")).read_bytes()


@pytest.mark.parametrize("prefix", BAD_ZIPS)
def test_a_broken_or_lying_zip_is_refused_with_three_lines(prefix: str) -> None:
    with pytest.raises(PledgectlError) as caught:
        open_package(hostile(prefix), "来件.xlsx")
    assert caught.value.message and caught.value.where.startswith("来件.xlsx") and caught.value.hint


@pytest.mark.parametrize("prefix", ["x00", "x01", "x53", "d00", "d49", "z00"])
def test_a_good_package_gives_the_bytes_that_zipfile_gives(prefix: str) -> None:
    data = hostile(prefix)
    package = open_package(data, "来件")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {name: package.read(name) for name in package.names} == {name: archive.read(name) for name in archive.namelist()}


def test_packing_the_same_parts_gives_the_same_bytes_and_reads_back() -> None:
    parts = {"清单/一.txt": "内容".encode(), "b.txt": b"", "大.bin": bytes(700_000)}
    assert pack(parts) == pack(dict(parts))
    package = open_package(pack(parts), "包")
    assert package.names == tuple(parts) and {name: package.read(name) for name in parts} == parts


def test_a_size_that_lies_is_noticed_when_the_entry_is_read() -> None:
    data = bytearray(pack({"a": bytes(1000)}))
    at = data.rfind(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<L", 10)
    with pytest.raises(PledgectlError, match="大小不符"):
        open_package(bytes(data), "包").read("a")


def test_a_changed_byte_is_noticed_when_the_entry_is_read() -> None:
    data = pack({"a": b"hello world"}, level=0).replace(b"hello", b"hallo")
    with pytest.raises(PledgectlError, match="校验值不符"):
        open_package(data, "包").read("a")


def test_a_missing_entry_is_named() -> None:
    with pytest.raises(PledgectlError) as caught:
        open_package(pack({"a": b""}), "包.zip").read("b")
    assert caught.value.where == "包.zip b"


BAD_NAMES = ["con", "Aux.txt", "a/NUL.", "尾点.", "a b /c", "a:b", "..", "a/../b", "/a", "a\\b", "C:x", "a?b", "x" * 300]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_some_system_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(PledgectlError, match="文件名"):
        open_package(pack({name: b""}), "包")
