"""What a workspace may be set to: papers go into a folder of their own, never among what the program keeps."""

from pathlib import Path

import pytest

from pledgectl.doors.settings import Fonts, read_fonts, read_settings
from pledgectl.errors import PledgectlError


def workspace(root: Path, text: str) -> Path:
    (root / "pledgectl.toml").write_text(text, encoding="utf-8")
    return root


def test_what_is_not_set_is_as_the_program_has_it(tmp_path: Path) -> None:
    settings = read_settings(workspace(tmp_path, '[fonts]\nbody = "仿宋"\n'))
    assert (settings.fonts.body, settings.fonts.title, settings.paths.output) == ("仿宋", Fonts().title, "输出")


def test_the_official_fonts_are_mapped_to_those_that_are_set(tmp_path: Path) -> None:
    wanted = read_fonts(workspace(tmp_path, '[fonts]\nbody = "仿宋"\n'))
    assert {official: font for official, font in wanted.items() if official != font} == {"仿宋_GB2312": "仿宋"}
    assert read_fonts(None) == {font: font for font in wanted}


@pytest.mark.parametrize("key", ["output", "export"])
@pytest.mark.parametrize("folder", ["catalogs", "catalogs/draft", "Catalogs", "TEMPLATES/x", "templates.", "catalogs ", ".pledgectl", ".Pledgectl"])
def test_papers_never_go_where_the_program_keeps_its_own(tmp_path: Path, key: str, folder: str) -> None:
    with pytest.raises(PledgectlError, match=key):
        read_settings(workspace(tmp_path, f'[paths]\n{key} = "{folder}"\n'))


@pytest.mark.parametrize("folder", ["..", "../外", "/tmp", "C:/外", "输出\\\\..\\\\..", ""])
def test_papers_never_leave_the_workspace(tmp_path: Path, folder: str) -> None:
    with pytest.raises(PledgectlError, match="不在工作区里"):
        read_settings(workspace(tmp_path, f'[paths]\noutput = "{folder}"\n'))


@pytest.mark.parametrize("days", [0, -1, 367])
def test_an_answer_takes_a_day_at_least_and_a_year_at_most(tmp_path: Path, days: int) -> None:
    with pytest.raises(PledgectlError, match="complaint_days"):
        read_settings(workspace(tmp_path, f"[office]\ncomplaint_days = {days}\n"))
