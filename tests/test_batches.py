"""A batch that goes on in an older batch's folder knows its own files again, whatever their size."""

from pledgectl.doors.batches import drop_own, old_folder
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
