"""The other filing: departments file with the bureau how they check pledges, where the plan says so."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Cli
from test_cli_release import ONE, THREE, TWO, put_draft

from pledgectl.catalog.checkmethods import changed_methods, unsettled
from pledgectl.model import Verification

WHOLE = Verification("no", "在线核查", "办结后10个工作日内", "与户籍信息一致")
ITEMS = (replace(ONE, verification=WHOLE), replace(TWO, verification=Verification("yes")), THREE)


@pytest.fixture
def place(cli: Cli, tmp_path: Path) -> Path:
    """Return a workspace of the plan that asks for the filing, with one department in force."""
    assert cli("init", ".", "--profile", "hulin").code == 0
    put_draft(tmp_path, *ITEMS)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    return tmp_path


def register(cli: Cli) -> dict[str, object]:
    (one,) = cli("catalog", "file", "--kind", "核查办法", "--json").json["departments"]
    return one


def test_the_papers_are_made_and_who_has_not_filed_is_told(cli: Cli, place: Path) -> None:
    told = cli("catalog", "file", "--kind", "check-method")
    assert told.code == 0 and "还没有备案" in told.out and "mzj-003" in told.out
    assert [path.name for path in (place / "输出/核查办法备案表").iterdir()] == ["mzj-县民政局-核查办法备案表.docx"]
    assert "还没有备案核查办法的部门：县民政局" in cli("status").out


def test_what_was_handed_in_is_filed_until_it_reads_otherwise(cli: Cli, place: Path) -> None:
    assert cli("dept", "submit", "县民政局", "--what", "核查办法", "--paper", "--date", "2021-05-20", "-y").code == 0
    assert (register(cli)["filed"], register(cli)["due"]) == ("2021-05-20", False)
    assert "核查办法" not in cli("status").out
    put_draft(place, replace(ITEMS[0], verification=replace(WHOLE, time="当日")), *ITEMS[1:])
    assert cli("catalog", "approve", "--authority", "bureau", "--doc", "甲", "--date", "2021-06-01", "-y").code == 0
    assert cli("catalog", "publish", "--date", "2021-06-02", "-y").code == 0
    assert (register(cli)["changed"], register(cli)["due"]) == (["mzj-001"], True)
    assert "备案以后核查办法有变化或者新增事项的部门：县民政局（1 项）" in cli("status").out


def test_a_department_that_is_let_off_owes_nothing(cli: Cli, place: Path) -> None:
    assert cli("dept", "submit", "县民政局", "--what", "核查办法", "--waive", "全部免予核查", "-y").code == 0
    assert (register(cli)["waived"], register(cli)["due"]) == ("全部免予核查", False)


def test_a_dry_run_writes_no_paper_and_other_options_are_refused(cli: Cli, place: Path) -> None:
    assert cli("catalog", "file", "--kind", "核查办法", "-n").code == 0
    assert not (place / "输出/核查办法备案表").exists()
    refused = cli("catalog", "file", "--kind", "核查办法", "--sent", "2021-05-20")
    assert refused.code == 2 and "dept submit" in refused.err


def test_where_the_plan_asks_for_no_such_filing_none_is_made(cli: Cli, tmp_path: Path) -> None:
    assert cli("init", ".", "--profile", "maoji").code == 0
    put_draft(tmp_path, *ITEMS)
    assert cli("catalog", "publish", "--baseline", "2021-05-01", "-y").code == 0
    assert cli("catalog", "file", "--kind", "核查办法").code == 4 and "核查办法" not in cli("status").out


def test_new_items_and_other_ways_of_checking_count_as_changes() -> None:
    assert changed_methods(ITEMS[:2], (ITEMS[0], replace(ITEMS[1], verification=WHOLE), ITEMS[2])) == ("mzj-002", "mzj-003")
    assert changed_methods(ITEMS, (replace(ITEMS[0], name="改名"),)) == ()
    assert unsettled(ITEMS) == ["mzj-003"]
