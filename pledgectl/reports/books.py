"""Sections about the bureau's books: duties, submissions, reminders, complaints, activities; pure."""

from collections import Counter
from itertools import groupby

from pledgectl.books import ACTIVITIES, CHANNELS, FORMS, RESULTS, WHATS, Complaint
from pledgectl.dept.duties import DONE, LATE, OWED, PARTIAL, STATES, WAIVED
from pledgectl.figures import BAR, Cell, Chart, Section, Series
from pledgectl.reports.scene import Scene, as_of

_SHOWN = (DONE, LATE, PARTIAL, OWED)
_DUTY = 14  # characters of a duty that fit under its bar


def duties(scene: Scene) -> Section:
    """Count by duty of the plan how many departments have done it, late, in part, or not."""
    held = [one for one in scene.standings() if one.department]
    names = list(dict.fromkeys(one.duty for one in held))
    found = Counter((one.duty, one.state) for one in held)
    until = {one.duty: one.until or "没有写明" for one in held}
    states = (DONE, LATE, WAIVED, PARTIAL, OWED)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (name, until[name], *(found[name, state] for state in states)) for name in names
    )
    series = tuple(Series(STATES[state], tuple(found[name, state] for name in names)) for state in _SHOWN)
    chart = Chart("各项职责完成的部门数", BAR, tuple(_short(name) for name in names), series)
    headers = ("方案规定的职责", "时间", *(STATES[state] for state in states))
    late = len({one.department for one in held if one.open and one.until and one.until < scene.until})
    lead = f"截至{scene.until}，{late}个部门有到期没有完成的职责。" if held else ""
    return Section("部门报送情况", lead, headers, rows, chart, "部门名录是空的，或者方案没有规定部门的职责。")


def _short(text: str) -> str:
    return text if len(text) <= _DUTY else f"{text[: _DUTY - 1]}…"


def owed_by_department(scene: Scene) -> Section:
    """List what each department still owes: what is past its date, and what the plan names no date for."""
    rows = []
    held_open = (one for one in scene.standings() if one.department and one.open)
    for name, held in groupby(held_open, key=lambda one: one.department):
        owed = [*held]
        late = [f"{one.duty}（{one.until}）" for one in owed if one.until and one.until < scene.until]
        undated = [one.duty for one in owed if not one.until]
        if late or undated:
            rows.append((name, "；".join(late), "；".join(undated), max(one.reminded for one in owed) or "没有"))
    headers = ("部门", "已经到期的", "方案没有写明时间的", "最近催办")
    return Section("还没有完成的职责", "", headers, tuple(rows), None, "没有到期没有完成的职责。")


def submissions(scene: Scene) -> Section:
    """List what came in during the period."""
    rows = tuple(
        (
            one.number, one.date, one.department, WHATS[one.what][0], "、".join(FORMS[form] for form in one.forms),
            one.by, one.waived or one.note, "、".join(file.name for file in one.files),
        )
        for one in scene.books.submissions
        if scene.period.holds(one.date)
    )  # fmt: skip
    headers = ("编号", "日期", "部门", "材料", "形式", "经办人", "说明", "文件")
    return Section("报送台账", "", headers, rows, None, "本期没有登记报送。")


def reminders(scene: Scene) -> Section:
    """List the reminders of the period."""
    rows = tuple(
        (one.number, one.date, one.department, "、".join(asked.duty for asked in one.duties), one.deadline)
        for one in scene.books.reminders
        if scene.period.holds(one.date)
    )
    return Section("催办台账", "", ("编号", "日期", "部门", "催办事项", "要求完成日期"), rows, None, "本期没有催办。")


def activities(scene: Scene) -> Section:
    """List what was done in the period."""
    held = [one for one in scene.books.activities if scene.period.holds(one.date)]
    rows = tuple(
        (one.number, one.date, ACTIVITIES[one.kind][0], "、".join(one.departments) or "全辖区", one.note, one.document)
        for one in held
    )
    found = Counter(one.kind for one in held)
    shown = [kind for kind in ACTIVITIES if found[kind]]
    names, counts = tuple(ACTIVITIES[kind][0] for kind in shown), tuple(found[kind] for kind in shown)
    lead = "，".join(f"{name}{count}次" for name, count in zip(names, counts, strict=True))
    chart = Chart("活动次数", BAR, names, (Series("次数", counts),))
    headers = ("编号", "日期", "种类", "部门", "内容", "文号")
    return Section("活动台账", f"{lead}。" if lead else "", headers, rows, chart, "本期没有登记活动。")


def complaints(scene: Scene) -> Section:
    """List the complaints of the period without anything about who made them."""
    held = [one for one in as_of(scene.books, scene.until).complaints if scene.period.holds(one.received)]
    rows = tuple(
        (
            one.number, one.received, CHANNELS[one.channel][0] if one.channel else "", one.department, one.about,
            one.due, one.answered, RESULTS[one.result][0] if one.result else "", _complaint_state(one, scene.until),
        )
        for one in held
    )  # fmt: skip
    told = Counter(_complaint_state(one, scene.until) for one in held)
    lead = f"本期收到{len(held)}件：" + "，".join(f"{state}{count}件" for state, count in told.items()) + "。" if held else ""
    headers = ("编号", "收到日期", "渠道", "部门", "内容", "答复期限", "答复日期", "结果", "情况")
    return Section("投诉举报", lead, headers, rows, None, "本期没有投诉举报。")


def _complaint_state(one: Complaint, day: str) -> str:
    """Say how a complaint stood on a day."""
    if one.answered:
        return "按期答复" if not one.due or one.answered <= one.due else "逾期答复"
    return "逾期没有答复" if one.due and day > one.due else "正在办理"
