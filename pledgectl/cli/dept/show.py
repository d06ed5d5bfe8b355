"""`dept show`: the departments of the register, what each has reported, owes, and by when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.cli.base import Json, examples, workspace_root
from pledgectl.doors import screen, store

if TYPE_CHECKING:
    from pledgectl.books import Books
    from pledgectl.cli.dept.context import Ground
    from pledgectl.dept.duties import Standing
    from pledgectl.model import Department

Departments = Annotated[list[str] | None, typer.Argument(metavar="部门", help="名称、简称或代码；不写就是全部部门的一览")]
_HEADERS = ("代码", "部门", "第一责任人", "联系人", "电话", "事项", "已报", "欠报", "最早期限", "最近催办")


@examples("pledgectl dept show", "pledgectl dept show 县民政局", "pledgectl dept show --json")
def show(departments: Departments = None, json: Json = False) -> None:
    """部门名录：联系方式、第一责任人、报来了什么、还欠什么、什么时候到期，以及本地的领导协调机制。

    应报的材料和时间照辖区方案；超期的写明超了几天。
    """
    from pledgectl.cli.dept.context import count_items, pick_departments, read_ground

    root, today = workspace_root(), date.today().isoformat()
    ground = read_ground(root)
    chosen = pick_departments(ground.departments, departments) if departments else ground.departments
    counts, found = count_items(root / store.DRAFT), _grouped(ground.standings())
    if json:
        listed = [_data(ground, one, counts.get(one.code, 0), found[one.name], today) for one in chosen]
        own = [standing_data(one, today) for one in found[""]]
        screen.out_json({"date": today, "coordination": _coordination(ground), "departments": listed, "own": own})
    elif departments:
        told = [_lines(ground, one, counts.get(one.code, 0), found[one.name], today) for one in chosen]
        screen.out("\n\n".join("\n".join(lines) for lines in told))
        screen.next_step(_advice(chosen[0], found[chosen[0].name]))
    else:
        _list(ground, counts, found, today)


def _advice(one: "Department", duties: "Iterable[Standing]") -> str:
    owed = next((what for duty in duties if duty.open for what in duty.what), "other")
    contact = f"改联系方式：pledgectl dept edit {one.code} --set 联系人=姓名"
    return f"报来以后登记：pledgectl dept submit {one.code} --what {owed} --paper；{contact}"


def _grouped(found: "Iterable[Standing]") -> "defaultdict[str, list[Standing]]":
    """Group duties by department, those of the bureau itself under ""."""
    held = defaultdict(list)
    for one in found:
        held[one.department].append(one)
    return held


def _coordination(ground: "Ground") -> dict[str, Any]:
    from pledgectl.formats.records import record_data

    return record_data(ground.profile.coordination)


def standing_data(one: "Standing", today: str) -> dict[str, Any]:
    """Return where a duty stands as JSON data."""
    from pledgectl.dept.duties import overdue
    from pledgectl.formats.records import record_data

    return record_data(one) | {"overdue": overdue(one, today)}


def _data(ground: "Ground", one: "Department", items: int, duties: "Sequence[Standing]", today: str) -> dict[str, Any]:
    from pledgectl.formats.records import record_data

    books = ground.of(one)
    return record_data(one) | {
        "items": items,
        "published": ground.published.get(one.name, ""),
        "duties": [standing_data(duty, today) for duty in duties],
        "submissions": [record_data(entry) for entry in books.submissions],
        "reminders": [record_data(entry) for entry in books.reminders],
        "activities": [entry.number for entry in books.activities],
        "complaints": [entry.number for entry in books.complaints],
    }


def _list(ground: "Ground", counts: dict[str, int], found: "Mapping[str, Sequence[Standing]]", today: str) -> None:
    from pledgectl.dept.words import coordination_lines, standing_line

    for line in coordination_lines(ground.profile):
        screen.out(line)
    rows = [_row(one, counts.get(one.code, 0), found[one.name], today) for one in ground.departments]
    screen.table(_HEADERS, rows)
    for duty in found[""]:
        screen.out(f"司法行政部门：{standing_line(duty, today)}")
    if rows:
        screen.next_step("pledgectl dept show 部门，看一个部门的全部；pledgectl dept remind，给到期没有报的生成催办单")
    else:
        screen.next_step("导入部门的清单（pledgectl catalog import 文件），或用 pledgectl dept edit 部门 --new 添加")


def _row(one: "Department", items: int, duties: "Sequence[Standing]", today: str) -> tuple[object, ...]:
    from pledgectl.dept.duties import overdue

    dated = sorted(duty.until for duty in duties if duty.open and duty.until)
    owed, late = sum(duty.open for duty in duties), sum(overdue(duty, today) for duty in duties)
    reminded = max((duty.reminded for duty in duties), default="")
    told = f"{owed}（超期 {late}）" if late else str(owed)
    contacts = (one.code, one.name, one.responsible, one.contact, one.phone)
    return (*contacts, items, len(duties) - owed, told, dated[0] if dated else "", reminded)


def _lines(ground: "Ground", one: "Department", items: int, duties: "Sequence[Standing]", today: str) -> list[str]:
    from pledgectl.dept.edit import LABELS
    from pledgectl.dept.words import standing_line

    values = [(names[0], getattr(one, field)) for field, names in LABELS.items()]
    told = [f"    {label}：{value if isinstance(value, str) else '、'.join(value)}" for label, value in values if value]
    if lacking := [label for label, value in values[:3] if not value]:
        told.append(f"    还没有填：{'、'.join(lacking)}")
    since = ground.published.get(one.name, "")
    told.append(f"    工作稿事项：{items} 项；{f'{since} 起列入公布的清单' if since else '还没有列入公布的清单'}")
    owed = [f"    {standing_line(duty, today)}" for duty in duties]
    return [f"{one.code} {one.name}", *told, "  应报的材料：", *(owed or ["    方案没有规定"]), *_history(ground.of(one))]


def _history(books: "Books") -> list[str]:
    """List what came in, reminders, activities and complaints of a department."""
    from pledgectl.dept import words

    parts = (
        ("报来的", [*map(words.submission_line, books.submissions)]),
        ("催办", [*map(words.reminder_line, books.reminders)]),
        ("活动", [*map(words.activity_line, books.activities)]),
        ("投诉举报", [*map(words.complaint_line, books.complaints)]),
    )
    return [line for title, told in parts if told for line in (f"  {title}：", *(f"    {text}" for text in told))]
