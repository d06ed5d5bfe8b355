"""What the receipt, the reminder and the report of a matter say beyond their blanks; pure."""

from collections.abc import Sequence
from typing import Any

from pledgectl.books import FORMS, WHATS, Activity, Owed, Reminder, Submission
from pledgectl.catalog.tables import chinese_date
from pledgectl.forms.subject import box
from pledgectl.workdays import days_between

Values = dict[str, Any]


def receipt_values(blank: Values, entry: Submission, missing: Sequence[str]) -> Values:
    """Fill the receipt for what came in; `missing` says in words what is still to come."""
    forms = "　".join(box(name, form in entry.forms) for form, name in FORMS.items())
    lacking = box(f"需要补正：{'、'.join(missing)}", bool(missing))
    told = {
        "名称": WHATS[entry.what][0] if entry.what != "other" else "材料",
        "编号": entry.number,
        "人": entry.by,
        "日期": chinese_date(entry.date),
        "文件": [f"{file.name}　{file.sha256}" for file in entry.files],
        "齐全": box("齐全，予以签收", not missing),
        "补正": lacking,
    }
    return blank | {"形式": forms, "报送": blank["报送"] | told}


def reminder_values(blank: Values, entry: Reminder, before: Sequence[Reminder], contact: str) -> Values:
    """Fill the reminder with what the department owes; `before` are the reminders it has had."""
    lines = [box(_asked_text(one, entry.date), True) for one in entry.duties]
    times = f"（第{len(before) + 1}次催办，上次{chinese_date(before[-1].date)}）" if before else ""
    told = {"催办": lines, "催办单": {"日期": chinese_date(entry.date), "次数": times}}
    if entry.deadline:
        told["办件"] = blank["办件"] | {"完成日期": chinese_date(entry.deadline)}
    return blank | told | ({"联系人": contact} if contact else {})


def _asked_text(one: Owed, day: str) -> str:
    late = days_between(one.until, day) if one.until else 0
    until = f"方案规定{chinese_date(one.until)}以前" if one.until else "方案没有写明时间"
    passed = f"，已超过{late}天" if late > 0 else ""
    return f"{one.duty}（{until}{passed}）：缺{'、'.join(one.missing)}"


def situation_values(blank: Values, entry: Activity) -> Values:
    """Fill the report of a matter with what was noted; causes and proposals are left to be told."""
    who = f"涉及部门：{'、'.join(entry.departments)}。" if entry.departments else ""
    note = entry.note if entry.note.endswith(("。", "！", "？")) else f"{entry.note}。"
    told = {"事由": "证明事项告知承诺制工作中发现的重要情况", "经过": f"{chinese_date(entry.date)}，{note}{who}"}
    return blank | {"情况": blank["情况"] | told}
