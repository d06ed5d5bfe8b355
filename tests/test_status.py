"""The first screen: what waits, by when, and what to do about it."""

from datetime import date
from pathlib import Path

import pytest
from conftest import Cli
from test_cli_release import AFTER, DEPARTMENTS, ONE, THREE, TWO, approve_all, publish, put_draft

from pledgectl.catalog.filing import Filing
from pledgectl.catalog.status import arranged, department_task, draft_tasks, filing_task, waiting
from pledgectl.cli.status import look
from pledgectl.doors import store
from pledgectl.ground.transaction import transaction
from pledgectl.model import Department

FILED = Filing("2021-05-12", deadline="2021-05-21")


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, ONE, TWO, THREE)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    put_draft(tmp_path, *AFTER)
    return tmp_path


def seen(root: Path, day: str, days: int = 7) -> list[tuple[str, str, int]]:
    tasks = look(root, date.fromisoformat(day), days).tasks
    return [(task.level, task.kind, task.count) for task in tasks if task.kind not in ("milestone", "check-method")]


def test_what_the_state_has_cancelled_is_told_until_it_is_out_of_the_draft(cli: Cli, place: Path) -> None:
    Path("取消.csv").write_text("证明事项名称,备注\n抚养关系证明,国发〔2021〕1号\n", encoding="utf-8")
    assert cli("catalog", "import", "取消.csv", "--as", "cancelled", "-y").code == 0
    (task,) = [one for one in look(place, date(2021, 5, 12), 7).tasks if one.kind == "cancelled"]
    assert (task.level, task.count) == ("due", 1) and "mzj-004（明令取消：国发〔2021〕1号）" in task.text
    assert cli("catalog", "remove", "mzj-004", "-y").code == 0
    assert "cancelled" not in {one.kind for one in look(place, date(2021, 5, 12), 7).tasks}


@pytest.mark.parametrize(
    ("today", "level"),
    [("2021-05-13", "todo"), ("2021-05-14", "due"), ("2021-05-21", "due"), ("2021-05-22", "overdue"), ("2022-01-01", "overdue")],
)
def test_a_filing_is_due_a_week_before_its_deadline_and_overdue_the_day_after(today: str, level: str) -> None:
    task = filing_task(FILED, today, 7)
    assert task and (task.level, task.date) == (level, "2021-05-21") and "catalog file 2021-05-12 --sent" in task.next


def test_a_filing_that_was_sent_waits_for_its_receipt_and_then_for_nothing() -> None:
    sent = Filing("v", deadline="2021-05-21", sent="2021-05-20")
    task = filing_task(sent, "2022-01-01", 7)
    assert task and task.level == "todo" and "--receipt" in task.next
    assert filing_task(Filing("v", deadline="2021-05-21", sent="2021-05-20", receipt="1"), "2022-01-01", 7) is None
    assert filing_task(Filing("v"), "2022-01-01", 7) is None


def test_what_presses_most_comes_first() -> None:
    tasks = [filing_task(Filing(day, deadline=day), "2021-05-22", 7) for day in ("2021-06-30", "2021-05-25", "2021-05-21", "2021-05-20")]
    assert [task.version for task in arranged([None, *tasks])] == ["2021-05-20", "2021-05-21", "2021-05-25", "2021-06-30"]


def test_open_changes_are_counted_by_who_decides() -> None:
    (task,) = draft_tasks(waiting(["government", "bureau", "bureau"], 0), "2021-05-01")
    assert task.count == 3 and "本级政府审定 1 项" in task.text and "司法行政部门审定 2 项" in task.text


def test_only_departments_without_items_are_named() -> None:
    departments = [Department("a", "甲局"), Department("b", "乙局")]
    task = department_task(departments, ["a"])
    assert task and task.count == 1 and "乙局" in task.text and "甲局" not in task.text
    assert department_task(departments, ["a", "b"]) is None


def test_changes_wait_for_a_decision_then_for_publication_then_for_filing(cli: Cli, place: Path) -> None:
    assert seen(place, "2021-05-12") == [("todo", "change", 4)]
    approve_all(cli)
    assert seen(place, "2021-05-12") == [("todo", "publication", 4)]
    assert cli("catalog", "publish", "--date", "2021-05-12", "-y").code == 0
    assert seen(place, "2021-05-12", 0) == [("todo", "filing", 0)]
    assert seen(place, "2021-05-20") == [("due", "filing", 0)]
    assert cli("catalog", "file", "--sent", "2021-05-20", "--receipt", "备1号").code == 0
    assert seen(place, "2021-07-01") == []


def test_overdue_ends_with_1_only_when_asked(cli: Cli, place: Path) -> None:
    publish(cli)
    assert cli("status").code == 0
    result = cli("status", "--fail", "--json")
    assert result.code == 1 and result.json["overdue"] == 1 and result.json["version"] == "2021-05-12"
    assert set(result.json["tasks"][0]) == {"level", "kind", "text", "next", "date", "version", "count"}


def test_applications_wait_for_a_decision_and_those_turned_down_are_told(cli: Cli, place: Path) -> None:
    assert cli("catalog", "propose", "--date", "2021-05-06", "--reason", "变化", "--basis", "《社会救助暂行办法》第四十七条", "-y").code == 0
    assert seen(place, "2021-05-12") == [("todo", "proposal", 1), ("todo", "change", 4)]
    assert {f"--authority {one}" in cli("status").out for one in ("bureau", "government")} == {True}
    decision = ("--authority", "government", "--doc", "甲", "--date", "2021-05-10", "--reject", "--reason", "依据不足", "-y")
    assert cli("catalog", "approve", "mzj-004", *decision).code == 0
    assert sorted(seen(place, "2021-05-12")) == [("todo", "change", 3), ("todo", "rejection", 1)]


def test_an_incomplete_application_is_told(cli: Cli, place: Path) -> None:
    cli("catalog", "propose", "--date", "2021-05-06", "-y")
    (task,) = [task for task in look(place, date(2021, 5, 12), 7).tasks if task.kind == "proposal"]
    assert "还缺内容" in task.text and "2021-001" in task.text


def test_an_edit_after_approval_waits_again(cli: Cli, place: Path) -> None:
    approve_all(cli)
    put_draft(place, AFTER[0], ONE, AFTER[2])
    assert seen(place, "2021-05-12") == [("todo", "change", 1), ("todo", "publication", 2)]


def test_a_new_workspace_says_where_to_begin(cli: Cli, workspace: Path) -> None:
    result = cli("status")
    assert result.code == 0 and "catalog import" in result.out and "下一步：" in result.err


def test_a_draft_that_was_never_published_is_told(cli: Cli, workspace: Path) -> None:
    put_draft(workspace, ONE, TWO)
    assert seen(workspace, "2021-05-12") == [("todo", "draft", 2), ("todo", "change", 2)]


def test_a_first_list_that_was_decided_on_only_waits_to_be_published(cli: Cli, workspace: Path) -> None:
    put_draft(workspace, ONE, TWO)
    said = ("--authority", "bureau", "--doc", "甲", "--date", "2021-05-10", "-y")
    assert cli("catalog", "approve", *said).code == 0
    assert seen(workspace, "2021-05-12") == [("todo", "publication", 2)]


def test_a_department_that_has_not_reported_is_told(cli: Cli, place: Path) -> None:
    with transaction(place, "test") as change:
        change.write(store.DEPARTMENTS, store.dump_departments([*DEPARTMENTS, Department("jyj", "县教育局")]))
    assert "县教育局" in cli("status").out


@pytest.mark.parametrize(
    "name", ["catalogs/versions/2021-05-01/mzj.toml", "catalogs/draft/mzj.toml", "catalogs/departments.toml", "pledgectl.toml"]
)
def test_what_cannot_be_read_is_a_problem_and_the_rest_is_still_told(cli: Cli, place: Path, name: str) -> None:
    (place / name).write_bytes(b"\xff\xfe = [")
    found = look(place, date(2021, 5, 12), 7)
    assert found.problems >= 1 and found.tasks[0].level == "problem"
    assert cli("status").code == 0


def test_one_broken_setting_is_told_once(cli: Cli, place: Path) -> None:
    (place / "pledgectl.toml").write_text("profile = hulin\n", encoding="utf-8")
    assert [task.level for task in look(place, date(2021, 5, 12), 7).tasks].count("problem") == 1


def test_a_deadline_that_was_reckoned_is_counted_again_once_the_holiday_notice_is_known(cli: Cli, place: Path) -> None:
    uncertain = 'days = 2\ncertain = false\n'
    with transaction(place, "test") as change:
        filing = f'version = "2021-05-01"\nstart = "2199-12-31"\ndeadline = "2200-01-02"\n{uncertain}'
        change.write("catalogs/filings/2021-05-01.toml", filing.encode())
        complaint = f'[[complaints]]\nnumber = "2199-001"\nreceived = "2199-12-31"\nabout = "多要证明"\ndue = "2200-01-02"\n{uncertain}'
        change.write("catalogs/office/complaints.toml", complaint.encode())

    def told() -> set[str]:
        return {task.date for task in look(place, date(2199, 12, 31), 7).tasks if task.kind in ("filing", "complaint")}

    assert told() == {"2200-01-02"}
    (place / "catalogs/holidays.toml").write_text('off = ["2200-01-01", "2200-01-02", "2200-01-03", "2200-10-01"]\n', encoding="utf-8")
    assert told() == {"2200-01-07"}
    assert cli("dept", "complaint", "--about", "又一件", "--received", "2021-05-10", "-y").code == 0


def test_a_script_that_asks_for_failure_hears_of_what_is_wrong_with_the_workspace_too(cli: Cli, workspace: Path) -> None:
    assert cli("status", "--fail").code == 0
    (workspace / "pledgectl.toml").write_text('profil = "common"\n', encoding="utf-8")
    told = cli("status", "--fail", "--json")
    assert told.code == 1 and [task["level"] for task in told.json["tasks"]][:1] == ["problem"] and cli("status").code == 0
