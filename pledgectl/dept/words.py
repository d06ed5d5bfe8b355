"""The books in a clerk's words: one line an entry; pure."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pledgectl.books import ACTIVITIES, FORMS, RESULTS, WHATS, Activity, Complaint, Reminder, Submission
from pledgectl.dept.duties import OWED, PARTIAL, STATES, Standing, overdue
from pledgectl.workdays import days_between

if TYPE_CHECKING:
    from pledgectl.profile import Profile


def _forms_text(forms: Iterable[str]) -> str:
    """Say in which forms something came: 纸质版、盖章."""
    held = {*forms}
    return "、".join(name for form, name in FORMS.items() if form in held)


def submission_line(entry: Submission) -> str:
    """Say what came in, when and how."""
    head = f"{entry.number} {entry.date} {WHATS[entry.what][0]}"
    if entry.waived:
        return f"{head}：不需要报送（{entry.waived}）"
    files = "、".join(f"{file.name}（SHA-256 {file.sha256[:12]}）" for file in entry.files)
    parts = [_forms_text(entry.forms) or "没有写明形式", files, f"报送人 {entry.by}" if entry.by else "", entry.note]
    return f"{head}：{'，'.join(part for part in parts if part)}"


def reminder_line(entry: Reminder) -> str:
    """Say of what a department was reminded."""
    asked = "、".join(one.duty for one in entry.duties)
    return f"{entry.number} {entry.date} 催办：{asked}{f'，{entry.deadline} 前办理' if entry.deadline else ''}"


def activity_line(entry: Activity) -> str:
    """Say what was done."""
    means = f"（{'、'.join(entry.means)}）" if entry.means else ""
    return f"{entry.number} {entry.date} {ACTIVITIES[entry.kind][0]}{means} {entry.note}".rstrip()


def complaint_line(entry: Complaint) -> str:
    """Say what a complaint is about and where it stands, without the person."""
    result = f"（{RESULTS[entry.result][0]}）" if entry.result else ""
    state = f"{entry.answered} 答复{result}" if entry.answered else f"答复期限 {entry.due}"
    return f"{entry.number} {entry.received} 收到，{state}：{entry.about}"


def standing_line(duty: Standing, today: str) -> str:
    """Say where a duty stands."""
    until = f"（{duty.until} 以前）" if duty.until else "（方案没有写明时间）"
    late = days_between(duty.until, today) if overdue(duty, today) else 0
    # What is published or drawn up need not be handed in, only noted.
    state = "没有登记" if duty.state == OWED and duty.act != "submit" else STATES[duty.state]
    parts = (
        f"{state}{f' {duty.date}' if duty.date else ''}",
        f"缺{'、'.join(duty.missing)}" if duty.state == PARTIAL else "",
        f"已超过 {late} 天" if late else "",
        f"最近催办 {duty.reminded}" if duty.reminded and duty.open else "",
    )
    return f"{duty.duty}{until}：{'，'.join(part for part in parts if part)}"


def coordination_lines(profile: "Profile") -> list[str]:
    """Say who leads the work in the place, and who is first responsible."""
    held = profile.coordination
    first = [f"第一责任人：{held.responsible}"] if held.responsible else []
    if not held.name:
        return first
    leaders = "".join(f"，{role}：{who}" for role, who in (("组长", held.leader), ("副组长", held.deputy)) if who)
    members = [f"成员单位：{'、'.join(held.members)}"] if held.members else []
    notes = [f"说明：{held.note}"] if held.note else []
    return [f"{held.name}{leaders}{f'，办公室设在{held.office}' if held.office else ''}", *members, *notes, *first]
