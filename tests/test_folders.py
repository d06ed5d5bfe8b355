"""New folders appear whole, beside whatever stands there already."""

from pathlib import Path

import pytest

from pledgectl.ground import folders
from pledgectl.ground.folders import folder_aside


def build(folder: Path, *names: str) -> Path:
    with folder_aside(folder) as aside:
        for name in names:
            (aside.path / name).write_bytes(b"1")
    return aside.final


def test_a_folder_appears_whole_or_not_at_all(tmp_path):
    with pytest.raises(ValueError, match="broken"), folder_aside(tmp_path / "批") as aside:
        (aside.path / "1.docx").write_bytes(b"1")
        raise ValueError("broken")
    assert list(tmp_path.iterdir()) == []
    assert build(tmp_path / "批", "1.docx") == tmp_path / "批"
    assert build(tmp_path / "批", "1.docx") == tmp_path / "批(2)"


def test_what_a_killed_build_left_is_cleared_by_the_next(tmp_path):
    left = tmp_path / ".partial-1-0"
    (left / "content").mkdir(parents=True)
    build(tmp_path / "批", "1")
    assert [path.name for path in tmp_path.iterdir()] == ["批"]


@pytest.mark.parametrize("count", [0, folders.VERY_MANY - 1, folders.VERY_MANY, folders.VERY_MANY + 1])
def test_a_folder_of_any_size_comes_out_with_all_its_files(tmp_path, count):
    made = build(tmp_path / "批", *(f"{at}.docx" for at in range(count)))
    assert sum(1 for _ in made.iterdir()) == count
