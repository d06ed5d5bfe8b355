import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import read_file, write_file


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


def test_a_file_that_is_not_there_is_guessed_by_its_name(tmp_path):
    (tmp_path / "01县民政局清单.xlsx").write_bytes(b"")
    with pytest.raises(PledgectlError) as stopped:
        read_file(tmp_path / "01县民政局清单.xls")
    assert stopped.value.hint == f"是否应为 {tmp_path / '01县民政局清单.xlsx'}？"


def test_a_file_over_the_limit_is_refused_before_it_is_read_whole(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(PledgectlError, match="超过"):
        read_file(tmp_path / "big", 10)


def test_a_path_through_a_file_is_one_clear_error(tmp_path):
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(PledgectlError) as stopped:
        write_file(tmp_path / "x" / "y", b"")
    assert stopped.value.code == 3 and "文件夹" in stopped.value.message
