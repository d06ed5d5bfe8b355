"""Archives of any size are what every reader of zip files expects, whole or not there."""

import zipfile

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground import archive
from pledgectl.ground.archive import new_archive, pour, put

FILES = {"1-张三.docx": b"one" * 50, "失败行.xlsx": b"", "manifest.json": b"{}" * 5000}


def write(path, files=FILES):
    with new_archive(path) as made:
        for name, data in files.items():
            if name.endswith(".json"):
                pour(made, name, [data[:7], data[7:]])
            else:
                put(made, name, data)
    return made.final


def read(path):
    with zipfile.ZipFile(path) as opened:
        assert opened.testzip() is None
        return {info.filename: opened.read(info) for info in opened.infolist()}


def test_every_file_comes_out_as_it_went_in(tmp_path):
    assert read(write(tmp_path / "批.zip")) == FILES


def test_the_same_files_are_the_same_archive_and_others_go_beside_it(tmp_path):
    first = write(tmp_path / "批.zip")
    assert write(tmp_path / "批.zip") == first == tmp_path / "批.zip"
    assert [write(tmp_path / "批.zip", {"2.docx": b"2"}) for _ in range(2)] == [tmp_path / "批(2).zip"] * 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["批(2).zip", "批.zip"]


def test_more_files_than_the_small_form_can_count_are_read_by_the_common_library(tmp_path):
    names = [f"{number}.docx" for number in range(70_000)]
    with zipfile.ZipFile(write(tmp_path / "批.zip", dict.fromkeys(names, b"x"))) as opened:
        assert opened.namelist() == names and opened.read(names[-1]) == b"x"


def test_files_beyond_four_gigabytes_are_told_in_the_large_form(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "_MOST", 100)
    data = write(tmp_path / "批.zip").read_bytes()
    assert data.count(b"PK\x06\x06") == data.count(b"PK\x06\x07") == 1
    assert data.count(archive._BIG_OFFSET.pack(1, 8, data.index(b"PK\x03\x04", 100))) == 1


def test_a_batch_that_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(ValueError, match="broken"), new_archive(tmp_path / "批.zip") as made:
        put(made, "1.docx", b"1")
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_clear_error(tmp_path):
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(PledgectlError) as stopped:
        write(tmp_path / "x" / "批.zip")
    assert stopped.value.code == 3
