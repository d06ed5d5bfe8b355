"""What is wrong is found, and each finding says how to mend it; a holiday notice becomes part of the calendar."""

from datetime import date
from pathlib import Path

import pytest
from conftest import Cli
from test_cli_release import ONE, THREE, TWO, put_draft
from test_notice import NOTICES

from pledgectl.cli.doctor import holiday_checks
from pledgectl.doors.fonts import missing_fonts
from pledgectl.doors.holidays import read_holidays
from pledgectl.workdays import settled


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO, THREE)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    return tmp_path


def levels(cli: Cli) -> dict[str, str]:
    return {one["name"]: one["level"] for one in cli("doctor", "--json").json["checks"]}


def test_a_sound_workspace_is_told_sound(cli: Cli, place: Path) -> None:
    found = levels(cli)
    assert {found[name] for name in ("公布版本", "操作记录", "数据文件", "模板", "磁盘")} == {"ok"}


@pytest.mark.parametrize(
    ("name", "check"),
    [
        ("catalogs/versions/2021-05-01/mzj.toml", "公布版本"), ("catalogs/versions/2021-05-01/release.toml", "公布版本"),
        ("catalogs/draft/mzj.toml", "数据文件"), ("catalogs/departments.toml", "数据文件"), ("pledgectl.toml", "数据文件"),
        (".pledgectl/journal.jsonl", "操作记录"), ("catalogs/holidays.toml", "放假安排"), ("templates/pledge.docx", "模板"),
        ("catalogs/filings/2021-05-01.toml", "数据文件"), ("catalogs/references/a.toml", "数据文件"),
    ],
)  # fmt: skip
def test_each_fault_is_found_with_its_remedy(cli: Cli, place: Path, name: str, check: str) -> None:
    (place / name).parent.mkdir(exist_ok=True)
    (place / name).write_bytes(b"\xff\xfe[\n")
    result = cli("doctor", "--json")
    wrong = [one for one in result.json["checks"] if one["level"] == "error"]
    assert result.code == 1 and check in {one["name"] for one in wrong} and all(one["hint"] for one in wrong)


def test_a_record_that_no_command_took_away_is_missed_and_the_errors_are_named_first(cli: Cli, place: Path) -> None:
    assert levels(cli)["登记的记录"] == "ok"
    assert cli("dept", "complaint", "--about", "甲", "--received", "2021-05-10", "-y").code == 0
    (place / "catalogs/office/complaints.toml").unlink()
    told = cli("doctor")
    assert "登记的记录：catalogs/office/complaints.toml 不见了" in told.out and "下一步：先处理“登记的记录" in told.err
    assert cli("undo", "-y").code == 4


def test_what_a_command_has_taken_away_again_is_not_missed(cli: Cli, place: Path) -> None:
    assert cli("dept", "complaint", "--about", "甲", "--name", "欧阳某某", "--received", "2021-05-10", "-y").code == 0
    assert cli("undo", "-y").code == 0 and levels(cli)["登记的记录"] == "ok"


def test_without_a_workspace_the_machine_alone_is_looked_at(cli: Cli) -> None:
    assert set(levels(cli)) == {"字体", "LibreOffice", "放假安排", "工作区"}


@pytest.mark.parametrize(("day", "level"), [("2030-10-31", "warning"), ("2026-10-31", "ok"), ("2026-11-01", "ok")])
def test_the_notice_of_this_year_is_looked_for(workspace: Path, day: str, level: str) -> None:
    text = "off = ['2027-01-01', '2027-10-01']\n"
    (workspace / "catalogs/holidays.toml").write_text(text, encoding="utf-8")
    assert [one.level for one in holiday_checks(workspace, date.fromisoformat(day))] == [level]


def test_from_november_the_next_year_is_looked_for_too() -> None:
    (before,), (after,) = (list(holiday_checks(None, day)) for day in (date(2021, 10, 31), date(2021, 11, 1)))
    assert before.level == after.level == "ok" and "2022" in after.message and "2022" not in before.message


def test_from_november_a_missing_notice_of_the_next_year_is_warned_of_with_the_remedy() -> None:
    year = next(year for year in range(2020, 2100) if not settled(year + 1))
    (before,), (after,) = (list(holiday_checks(None, date(year, *day))) for day in ((10, 31), (11, 1)))
    assert before.level == "ok" and after.level == "warning" and f"{year + 1} 年" in after.message and "--holidays" in after.hint


def test_fonts_that_are_not_there_are_named() -> None:
    missing = missing_fonts(["没有这种字体", "没有这种字体"])
    assert missing is None or missing == ["没有这种字体"]


def test_a_notice_is_shown_and_written_only_when_confirmed(cli: Cli, place: Path) -> None:
    notice = place / "通知.txt"
    notice.write_text(NOTICES[2026], encoding="gb18030")
    assert "放假 33 天" in cli("doctor", "--holidays", notice, "-n").out and read_holidays(place) == {}
    assert cli("doctor", "--holidays", notice).code == 2 and read_holidays(place) == {}
    assert cli("doctor", "--holidays", notice, "-y").code == 0
    held = read_holidays(place)
    assert (len(held), held[date(2026, 2, 14)], held[date(2026, 10, 7)]) == (39, True, False)
    assert cli("undo", "-y").code == 0 and read_holidays(place) == {}


def test_a_notice_joins_the_days_that_are_there(cli: Cli, place: Path) -> None:
    calendar = place / "catalogs/holidays.toml"
    calendar.write_text('off = ["2026-08-08"]\nwork = ["2026-10-07"]\nsource = "县政府通知"\n', encoding="utf-8")
    (place / "通知.txt").write_text(NOTICES[2026], encoding="utf-8")
    for _ in range(2):
        assert cli("doctor", "--holidays", "通知.txt", "-y").code == 0
    assert read_holidays(place)[date(2026, 8, 8)] is False and read_holidays(place)[date(2026, 10, 7)] is False
    assert calendar.read_text(encoding="utf-8").count("2026 年部分节假日安排的通知") == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_notice_is_read_however_notepad_has_saved_it(cli: Cli, place: Path, encoding: str) -> None:
    (place / "通知.txt").write_bytes(NOTICES[2026].encode(encoding))
    assert cli("doctor", "--holidays", "通知.txt", "-y").code == 0 and len(read_holidays(place)) == 39


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"", b"\xff\xff\xff", b"hello"])
def test_what_is_no_notice_changes_nothing(cli: Cli, place: Path, data: bytes) -> None:
    (place / "通知.txt").write_bytes(data)
    assert cli("doctor", "--holidays", "通知.txt", "-y").code == 3 and read_holidays(place) == {}
