"""`pledgectl due`: contract §5, exit codes, the workspace's own days."""

import json
from pathlib import Path

import pytest

from pledgectl.cli import run


def test_json_is_that_of_the_contract(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "2021-04-23", "--json"]) == 0
    answer = {"start": "2021-04-23", "days": 7, "due": "2021-05-06", "certain": True, "note": ""}
    assert json.loads(capfd.readouterr().out) == answer


def test_text_names_the_day_of_the_week(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "2021年9月15日"]) == 0
    assert capfd.readouterr().out == "2021-09-26（星期日）\n"


def test_a_year_without_notice_exits_one_and_says_why(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["due", "2026-12-23", "--json"]) == 1
    answer = json.loads(capfd.readouterr().out)
    assert (answer["certain"], answer["due"]) == (False, "2027-01-01")
    assert "2027 年" in answer["note"]


@pytest.mark.parametrize("arguments", ["due 明天", "due 2021-04-23 --days 0", "due", "due 2021-04-23 --days x"])
def test_a_wrong_command_line_exits_two(arguments: str) -> None:
    assert run(arguments.split()) == 2


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert run(["init", str(tmp_path / "ws"), "--profile", "common"]) == 0
    return tmp_path / "ws"


def test_the_workspaces_own_days_count(workspace: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (workspace / "catalogs/holidays.toml").write_text('off = ["2021-03-03"]\nwork = ["2021-02-28"]\n', encoding="utf-8")
    assert run(["-C", str(workspace), "due", "2021-02-24", "--days", "3"]) == 0
    assert capfd.readouterr().out.startswith("2021-02-28")


@pytest.mark.parametrize("text", ["of = []", 'off = ["2021-02-30"]', 'off = "2021-03-03"'])
def test_a_slip_in_the_own_days_is_named(workspace: Path, text: str, capfd: pytest.CaptureFixture[str]) -> None:
    (workspace / "catalogs/holidays.toml").write_text(text + "\n", encoding="utf-8")
    assert run(["-C", str(workspace), "due", "2021-02-24"]) == 3
    assert "catalogs/holidays.toml" in capfd.readouterr().err


@pytest.mark.parametrize(("day", "says"), [("2026-02-30", "没有这一天"), ("2026年13月1日", "没有这一天"), ("三月一日", "的样子"), ("0026-02-03", "的样子")])
def test_a_day_that_there_is_not_is_told_from_a_text_that_is_no_date(cli, day, says):
    result = cli("due", day)
    assert result.code == 2 and says in result.err
