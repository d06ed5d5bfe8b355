import pytest

from pledgectl.errors import PledgectlError
from pledgectl.files import FILE_LIMIT, read_file, write_file, write_output


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path):
    write_file(tmp_path / "深/x.toml", b"1")
    write_file(tmp_path / "深/x.toml", b"22")
    assert [path.name for path in (tmp_path / "深").iterdir()] == ["x.toml"]
    assert (tmp_path / "深/x.toml").read_bytes() == b"22"


@pytest.mark.parametrize("name", ["没有.toml", "."])
def test_what_is_no_readable_file_is_one_clear_error(tmp_path, name):
    with pytest.raises(PledgectlError) as stopped:
        read_file(tmp_path / name)
    assert stopped.value.code == 3 and stopped.value.hint


def test_a_file_over_the_limit_is_refused_before_it_is_read_whole(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(PledgectlError, match="超过"):
        read_file(tmp_path / "big", 10)


def test_an_output_that_the_clerk_edited_is_kept(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target = tmp_path / "输出" / "报告.docx"
    assert write_output(target, b"one") == target
    assert write_output(target, b"two") == target
    target.write_bytes(b"edited")
    assert write_output(target, b"three") == target.with_name("报告(2).docx")
    assert target.read_bytes() == b"edited"


def test_a_foreign_file_is_never_overwritten_outside_a_workspace(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"other")
    assert write_output(tmp_path / "x.zip", b"mine").name == "x(2).zip"


def test_a_path_through_a_file_is_one_clear_error(tmp_path):
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(PledgectlError) as stopped:
        write_file(tmp_path / "x" / "y", b"")
    assert stopped.value.code == 3 and "文件夹" in stopped.value.message


def test_an_output_larger_than_any_input_may_be_is_written_again(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target, large = tmp_path / "a.csv", b"x" * (FILE_LIMIT + 1)
    assert [write_output(target, data).name for data in (large, large + b"y", b"z")] == ["a.csv"] * 3
    target.write_bytes(large)
    assert write_output(target, b"z").name == "a(2).csv"
