"""What the books add to the first screen: duties that departments owe, complaints to be answered; pure."""

from collections.abc import Iterable, Sequence

from pledgectl.books import Complaint
from pledgectl.catalog.status import OVERDUE, TODO, Task, level_of
from pledgectl.dept.duties import PARTIAL, Standing
from pledgectl.text import first_few
from pledgectl.workdays import days_between

_SHOWN = 6
# A duty of long ago, and an empty book: nobody can tell what was not handed in from what was not written down.
_LONG_AGO = 365


def duty_tasks(found: Iterable[Standing], today: str, days: int, begun: bool) -> list[Task]:
    """Make one task of each dated duty that somebody owes; `begun` tells whether anything was ever entered in the books."""
    held: dict[tuple[str, str], list[Standing]] = {}
    for one in found:
        if one.open and one.until:
            held.setdefault((one.duty, one.until), []).append(one)
    old = {key for key in held if not begun and days_between(key[1], today) > _LONG_AGO}
    history = [_history_task(old)] if old else []
    return [*(_duty_task(group, today, days) for key, group in held.items() if key not in old), *history]


def _history_task(old: Iterable[tuple[str, str]]) -> Task:
    named = [f"{duty}（{until} 以前）" for duty, until in sorted(old, key=lambda key: key[1])]
    text = f"方案规定的 {len(named)} 项职责早已到期，台账还是空的：{'、'.join(named)}"
    then = "以前报过的用 pledgectl dept submit 全部 --what 材料 --date 日期 登记，不需要的加 --waive 理由；登记以后按期提醒"
    return Task(TODO, "milestone", text, then, count=len(named))


def _duty_task(group: Sequence[Standing], today: str, days: int) -> Task:
    first = group[0]
    level, late = level_of(first.until, today, days), days_between(first.until, today)
    told = f"{first.duty}（{first.until} 以前）"
    passed = f"，已超过 {late} 天" if level == OVERDUE else ""
    if not first.department:
        then = "督查后运行 pledgectl dept activity supervision --date 日期 --note 情况 登记"
        return Task(level, "milestone", f"{told}：还没有登记督查{passed}", then, first.until, count=1)
    names = [one.department + ("（没有报齐）" if one.state == PARTIAL else "") for one in group]
    reminded = [one.reminded for one in group if one.reminded]
    asked = f"；已催办 {len(reminded)} 个，最近 {max(reminded)}" if reminded else ""
    text = f"{told}：还没有报齐的部门 {len(names)} 个：{first_few(names, _SHOWN, '个')}{passed}{asked}"
    then = f"运行 pledgectl dept remind 生成催办单；收到后用 pledgectl dept submit 部门 --what {' 或 '.join(first.what)} 登记"
    return Task(level, "milestone", text, then, first.until, count=len(names))


def complaint_tasks(complaints: Iterable[Complaint], today: str, days: int) -> list[Task]:
    """Say which complaints wait for an answer, those of one urgency in one line."""
    held: dict[str, list[Complaint]] = {}
    for one in complaints:
        if not one.answered:
            held.setdefault(level_of(one.due, today, days) if one.due else TODO, []).append(one)
    return [_complaint_task(level, group) for level, group in held.items()]


def _complaint_task(level: str, group: Sequence[Complaint]) -> Task:
    named = "、".join(f"{one.number}（{one.due or '没有期限'}）" for one in sorted(group, key=lambda one: one.due)[:_SHOWN])
    more = " 等" if len(group) > _SHOWN else ""
    passed = "，已经超过答复期限" if level == OVERDUE else "还没有答复"
    number = group[0].number if len(group) == 1 else "编号"
    then = f"处理后运行 pledgectl dept complaint {number} --answered 日期 --answer 答复 登记"
    day = min(one.due for one in group)
    return Task(level, "complaint", f"投诉举报 {len(group)} 件{passed}：{named}{more}", then, day, count=len(group))
