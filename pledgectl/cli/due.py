"""`due`: the deadline in working days."""

from typing import Annotated

import typer

from pledgectl.cli.base import Json, examples, find_workspace
from pledgectl.doors import screen
from pledgectl.doors.holidays import read_holidays
from pledgectl.errors import ATTENTION, DONE
from pledgectl.workdays import deadline, parse_date

_WEEK = "一二三四五六日"


@examples("pledgectl due 2021-04-23", "pledgectl due 2021年4月23日 --days 7", "pledgectl due 2026-12-23 --json")
def due(
    day: Annotated[str, typer.Argument(metavar="日期", help="起算的那一天，如 2021-04-23 或 2021年4月23日")],
    days: Annotated[int, typer.Option("--days", metavar="天数", help="几个工作日")] = 7,
    json: Json = False,
) -> int:
    """按工作日计算期限：起算当日不计入，节假日不算，调休上班的周末算。

    没有放假安排的年份只按周六、周日推算，注明不准确，退出码为 1。
    本地假日和新公布的放假安排写在工作区的 catalogs/holidays.toml。
    """
    found = deadline(parse_date(day), days, read_holidays(find_workspace()))
    if json:
        start, end = found.start.isoformat(), found.due.isoformat()
        screen.out_json({"start": start, "days": days, "due": end, "certain": found.certain, "note": found.note})
    else:
        screen.out(f"{found.due.isoformat()}（星期{_WEEK[found.due.weekday()]}）")
        if found.note:
            screen.note(f"注意：{found.note}")
    return DONE if found.certain else ATTENTION
