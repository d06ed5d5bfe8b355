"""Complaints on the screen: one, or all; who complained is masked."""

from datetime import date
from typing import TYPE_CHECKING, Any

from pledgectl.books import CHANNELS
from pledgectl.doors import screen
from pledgectl.errors import DONE

if TYPE_CHECKING:
    from pledgectl.books import Complaint
    from pledgectl.cli.dept.context import Ground


def show_complaint(one: "Complaint", person: str) -> None:
    """Print a complaint; `person` is masked."""
    from pledgectl.dept.words import complaint_line

    screen.out(complaint_line(one))
    about = " ".join(part for part in (one.department, one.item, CHANNELS[one.channel][0] if one.channel else "") if part)
    for label, text in (("反映的部门和事项", about), ("反映人", person), ("答复", one.answer)):
        if text:
            screen.out(f"    {label}：{text}")


def complaint_data(one: "Complaint", person: str) -> dict[str, Any]:
    """Return a complaint as JSON data, with who complained as `person` says it."""
    from pledgectl.formats.records import record_data

    return record_data(one) | {"complainant": person}


def show_one(ground: "Ground", number: str, json: bool) -> int:
    """Show one complaint."""
    from pledgectl.dept.people import masked, person_of
    from pledgectl.dept.register import find_complaint

    one, person = find_complaint(ground.books, number), masked(person_of(ground.people, number))
    if json:
        screen.out_json({"complaints": [complaint_data(one, person)]})
    else:
        show_complaint(one, person)
    return DONE


def list_all(ground: "Ground", json: bool) -> int:
    """List all complaints."""
    from pledgectl.dept.people import masked, person_of

    found = ground.books.complaints
    if json:
        screen.out_json({"complaints": [complaint_data(one, masked(person_of(ground.people, one.number))) for one in found]})
        return DONE
    today = date.today().isoformat()
    rows = [(one.number, one.received, one.department, one.about, one.due, _state(one, today)) for one in found]
    screen.table(("编号", "收到", "部门", "内容", "答复期限", "答复"), rows)
    screen.note(f"共 {len(found)} 件，没有答复的 {sum(not one.answered for one in found)} 件")
    return DONE


def _state(one: "Complaint", today: str) -> str:
    if one.answered:
        return f"{one.answered}{'（逾期）' if one.due and one.answered > one.due else ''}"
    return "超期" if one.due and today > one.due else "还没有"
