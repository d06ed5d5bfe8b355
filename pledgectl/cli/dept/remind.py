"""`dept remind`: reminders for those who owe, as papers and in the book."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE

if TYPE_CHECKING:
    from pledgectl.books import Reminder
    from pledgectl.cli.dept.context import Ground
    from pledgectl.cli.dept.entry import Entry, Step

DAYS = 7
Departments = Annotated[list[str] | None, typer.Argument(metavar="部门", help="只催这些部门；不写就是全部有欠报的部门")]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """催谁、催什么: departments by name, day, what falls due by `horizon` ("" for all), by when they are to answer."""

    names: Set[str]
    day: str
    horizon: str
    deadline: str


@dataclass(frozen=True, slots=True)
class _Told:
    """催办了谁: the new reminders, and those of the same day that said the same already."""

    entered: "tuple[Reminder, ...]"
    again: "tuple[Reminder, ...]"


@examples(
    "pledgectl dept remind",
    "pledgectl dept remind 县教育局 --date 2021-05-17 --until 2021-05-20 --contact 司法局法治科",
    "pledgectl dept remind --days 14 --dry-run",
    "pledgectl dept remind --all",
)
def remind(
    departments: Departments = None,
    days: Annotated[int, typer.Option("--days", metavar="天数", min=0, max=366, help="超期的和几天之内到期的")] = DAYS,
    everything: Annotated[bool, typer.Option("--all", help="还欠的全部催，方案没有写明时间的也催")] = False,
    until: Annotated[str, typer.Option("--until", metavar="日期", help="要求哪天以前办理，印在催办单上；不写就留空")] = "",
    contact: Annotated[str, typer.Option("--contact", metavar="联系人", help="催办单上的联系人和电话")] = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="催办日期，不写就是今天")] = "",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """给到期没有报齐的部门生成催办单，写明缺什么、方案规定的时间、第几次催办，并记入台账。

    同一天对同样的事项已经催过的，不再登记一次。
    """
    from pledgectl.cli.dept.context import given_day, pick_departments, read_ground
    from pledgectl.cli.dept.entry import carry_out

    ground = read_ground(workspace_root())
    chosen = pick_departments(ground.departments, departments) if departments else ground.departments
    when = given_day(day, "--date")
    horizon = "" if everything else (date.fromisoformat(when) + timedelta(days=days)).isoformat()
    wanted = _Wanted({one.name for one in chosen}, when, horizon, given_day(until, "--until") if until else "")
    mode = Mode(json, dry_run, yes)
    done = carry_out(ground, _entry(wanted, contact), mode)
    if done is None:
        return CANCELLED
    step, written = done
    _tell(step.told.entered, written, mode)
    return DONE


def _entry(wanted: _Wanted, contact: str) -> "Entry[_Told]":
    """Say how it is entered; papers are also made of the day's earlier reminders: a killed command may have left none."""
    from pledgectl.cli.dept.entry import Entry
    from pledgectl.text import clean_text

    def question(told: _Told) -> str:
        return f"给以上 {len(told.entered)} 个部门生成催办单？" if told.entered else ""

    def papers(ground: "Ground", step: "Step[_Told]") -> "Iterator[tuple[Path, bytes]]":
        from pledgectl.cli.dept.papers import reminders

        return reminders(ground, (*step.told.entered, *step.told.again), clean_text(contact))

    return Entry("dept remind", partial(_enter, wanted), _show, question, papers)


def _enter(wanted: _Wanted, ground: "Ground") -> "Step[_Told]":
    """Remind the departments of what they owe now."""
    from pledgectl.books import Reminder
    from pledgectl.cli.dept.entry import Step
    from pledgectl.dept.duties import owing
    from pledgectl.dept.register import enter_reminders, owed_by, same_day

    owed = owing(ground.standings(), wanted.horizon)
    names = [one.name for one in ground.departments if one.name in wanted.names and one.name in owed]
    fresh = [Reminder("", wanted.day, name, owed_by(owed[name]), wanted.deadline) for name in names]
    after, entered = enter_reminders(ground.books, fresh, date.today().isoformat())
    same = same_day(ground.books)
    return Step(after, ground.people, _Told(entered, tuple(held for one in fresh if (held := same(one)))))


def _show(told: _Told) -> None:
    for one in told.entered:
        screen.out(f"{one.department}：")
        for asked in one.duties:
            until = f"（{asked.until} 以前）" if asked.until else ""
            screen.out(f"    {asked.duty}{until}：缺{'、'.join(asked.missing)}")
    if told.again:
        screen.note(f"{len(told.again)} 个部门当天已经就同样的事项催办过，没有再登记")
    if not told.entered and not told.again:
        screen.note("没有到期未报的；还没有到期的和方案没有写明时间的，加 --days 或 --all")


def _tell(entered: "Sequence[Reminder]", written: Sequence[Path], mode: Mode) -> None:
    from pledgectl.formats.records import record_data

    if mode.json:
        listed = [record_data(one) for one in entered]
        screen.out_json({"reminders": listed, "written": [str(path) for path in written]})
    if mode.json or mode.dry_run:
        return
    if written:
        screen.wrote(written[0] if len(written) == 1 else f"{written[0].parent}（催办单 {len(written)} 份）")
    screen.next_step("打印盖章后送达；收到材料用 pledgectl dept submit 登记" if written else "pledgectl status，看要办的事")
