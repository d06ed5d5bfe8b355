"""A batch that goes on in an older batch's folder knows its own files again, whatever their size."""

import os

import pytest

from pledgectl.doors.batches import drop_own, free_stem, new_folder, old_folder
from pledgectl.errors import PledgectlError
from pledgectl.ground.files import FILE_LIMIT, digest

LARGE = b"x" * (FILE_LIMIT + 1)


def test_a_volume_larger_than_any_input_may_be_is_written_once(tmp_path):
    with old_folder(tmp_path) as target:
        assert [target.put("打印卷.docx", data) for data in (LARGE, LARGE, b"y")] == ["打印卷.docx", "打印卷.docx", "打印卷(2).docx"]


def test_only_a_file_of_the_hash_that_was_noted_is_dropped(tmp_path):
    (tmp_path / "失败行.xlsx").write_bytes(LARGE)
    drop_own(tmp_path, "失败行.xlsx", digest(b"y"))
    assert (tmp_path / "失败行.xlsx").exists()
    drop_own(tmp_path, "失败行.xlsx", digest(LARGE))
    assert not (tmp_path / "失败行.xlsx").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有这样的权限位")
def test_nobody_else_reads_or_runs_what_a_batch_made_of_people(tmp_path):
    with new_folder(tmp_path / "批") as target:
        target.put("一.docx", b"1")
        target.pour("manifest.json", [b"2"])
    assert {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "批").iterdir()} == {"一.docx": 0o600, "manifest.json": 0o600}


@pytest.mark.parametrize("stem", ["五月承诺书", "五月承诺书.docx", "2021.05", "a" * 40])
def test_a_volume_is_called_what_the_clerk_says(stem):
    assert free_stem(stem, "--merge") == stem.removesuffix(".docx")


@pytest.mark.parametrize("stem", ["", ".docx", "../a", "a/b", "a:b", "{名}", "a" * 41, "con", "NUL.docx", "com1.五月", "五月.", "五月 ", ".五月", "~$五月", "五\n月"])
def test_a_volume_is_not_called_what_some_system_takes_for_something_else(stem):
    with pytest.raises(PledgectlError, match="不能作文件名"):
        free_stem(stem, "--merge")
