"""`dept remind`: reminders for those who owe, as papers and in the book."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Yes, examples, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE

if TYPE_CHECKING:
    from pledgectl.books import Books, Reminder
    from pledgectl.cli.dept.context import Ground

DAYS = 7
Departments = Annotated[list[str] | None, typer.Argument(metavar="部门", help="只催这些部门；不写就是全部有欠报的部门")]


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
    from pledgectl.books import Reminder
    from pledgectl.cli.dept.context import given_day, pick_departments, read_ground
    from pledgectl.dept.duties import owing
    from pledgectl.dept.register import enter_reminders, owed_by, same_day

    ground = read_ground(workspace_root())
    chosen = pick_departments(ground.departments, departments) if departments else ground.departments
    when = given_day(day, "--date")
    horizon = "" if everything else (date.fromisoformat(when) + timedelta(days=days)).isoformat()
    owed = owing(ground.standings(), horizon)
    deadline = given_day(until, "--until") if until else ""
    fresh = [Reminder("", when, one.name, owed_by(owed[one.name]), deadline) for one in chosen if one.name in owed]
    after, entered = enter_reminders(ground.books, fresh, date.today().isoformat())
    if not json:
        _show(entered, len(fresh) - len(entered))
    written: list[Path] = []
    if not dry_run:
        if entered and not screen.confirm(f"给以上 {len(entered)} 个部门生成催办单？", yes):
            return CANCELLED
        same = same_day(ground.books)
        again = [held for one in fresh if (held := same(one))]
        written = _record(ground, after, [*entered, *again], contact)
    _tell(entered, written, json, dry_run)
    return DONE


def _show(entered: "Sequence[Reminder]", again: int) -> None:
    for one in entered:
        screen.out(f"{one.department}：")
        for asked in one.duties:
            until = f"（{asked.until} 以前）" if asked.until else ""
            screen.out(f"    {asked.duty}{until}：缺{'、'.join(asked.missing)}")
    if again:
        screen.note(f"{again} 个部门当天已经就同样的事项催办过，没有再登记")
    if not entered and not again:
        screen.note("没有到期未报的；还没有到期的和方案没有写明时间的，加 --days 或 --all")


def _record(ground: "Ground", after: "Books", told: "Sequence[Reminder]", contact: str) -> list[Path]:
    """Write the book and the papers, also those of the day's earlier reminders: a killed command may have left none."""
    from pledgectl.cli.dept.context import record
    from pledgectl.cli.dept.papers import reminders
    from pledgectl.text import clean_text

    return record(ground, "dept remind", after, reminders(ground, told, clean_text(contact)))


def _tell(entered: "Sequence[Reminder]", written: Sequence[Path], json: bool, dry_run: bool) -> None:
    from pledgectl.formats.records import record_data

    if json:
        listed = [record_data(one) for one in entered]
        screen.out_json({"reminders": listed, "written": [str(path) for path in written]})
    elif not dry_run:
        if written:
            screen.wrote(written[0] if len(written) == 1 else f"{written[0].parent}（催办单 {len(written)} 份）")
        screen.next_step("打印盖章后送达；收到材料用 pledgectl dept submit 登记" if written else "pledgectl status，看要办的事")
