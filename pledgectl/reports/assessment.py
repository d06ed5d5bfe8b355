"""年度考核: every department scored by the table of the profile; a measure is a share that the records show; pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pledgectl.dept.duties import DONE, LATE, WAIVED, Standing
from pledgectl.figures import BAR, Chart, Report, Section, Series
from pledgectl.model import Department, Item
from pledgectl.profile import Criterion
from pledgectl.reports import catalog
from pledgectl.reports.scene import Scene, as_of
from pledgectl.rule import ERROR

_LATE_WORTH, _REMINDER_COSTS = 0.5, 0.25
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Own:
    """一个部门的材料."""

    department: Department
    items: tuple[Item, ...]
    duties: tuple[Standing, ...]
    scene: Scene


def _share(parts: Sequence[float]) -> float | None:
    return sum(parts) / len(parts) if parts else None


def _duties(own: Own) -> float | None:
    """Count what is due: in time 1, late in part, waived left out."""
    due = [one for one in own.duties if one.until and one.until <= own.scene.until and one.state != WAIVED]
    return _share([{DONE: 1.0, LATE: _LATE_WORTH}.get(one.state, 0.0) for one in due])


def _faultless(own: Own) -> float | None:
    """Count items without an error of the rules."""
    wrong = {found.item for found in own.scene.findings if found.level == ERROR}
    return _share([float(item.id not in wrong) for item in own.items])


def _methods(own: Own) -> float | None:
    """Count items whose way of checking is settled."""
    return _share([float(item.verification.settled) for item in own.items])


def _reviews(own: Own) -> float | None:
    """Count items with a legality review on record."""
    return _share([float(bool(item.review.opinion)) for item in own.items])


def _complaints(own: Own) -> float | None:
    """Count complaints that were answered in time, or may still be."""
    names, day = own.department.names, own.scene.until
    held = [
        one
        for one in as_of(own.scene.books, day).complaints
        if one.department in names and own.scene.period.holds(one.received)
    ]
    return _share([float(not one.due or (one.answered or day) <= one.due) for one in held])


def _prompt(own: Own) -> float | None:
    """Count as whole a department that needed no reminder; each reminder costs it a part."""
    names, period = own.department.names, own.scene.period
    asked = [one for one in own.scene.books.reminders if one.department in names and period.holds(one.date)]
    return max(0.0, 1 - _REMINDER_COSTS * len(asked)) if own.duties else None


# How each measure of the profile is taken, and what the report says of that.
MEASURES: dict[str, tuple[Callable[[Own], float | None], str]] = {
    "duties": (_duties, f"到期的职责，按期完成计1，逾期完成计{_LATE_WORTH}，没有完成计0，取平均"),
    "faultless": (_faultless, "清单中没有“错误”的事项所占的比例"),
    "methods": (_methods, "核查方式、时间、标准齐全或者免予核查的事项所占的比例"),
    "reviews": (_reviews, "有合法性审查意见的事项所占的比例"),
    "complaints": (_complaints, "期间收到的投诉举报，在期限内答复或者还没有到期的所占的比例"),
    "prompt": (_prompt, f"不用催办计1，每催办一次减{_REMINDER_COSTS}"),
}


def assessment(scene: Scene) -> Report:
    """Score the departments; a measure that a department has no part in leaves its points to the others in proportion."""
    criteria = scene.profile.assessment.criteria
    duties = scene.standings()
    rows = []
    for department in scene.departments:
        items = tuple(item for item in scene.catalog if item.department in department.names)
        own = Own(department, items, tuple(one for one in duties if one.department == department.name), scene)
        rows.append(_row(own, criteria))
    rows.sort(key=lambda row: (-float(row[-1]) if row[-1] != "" else 1.0, row[0]))
    scored = [row for row in rows if row[-1] != ""][:_SHOWN]
    chart = Chart("得分", BAR, tuple(str(row[0]) for row in scored), (Series("得分", tuple(float(row[-1]) for row in scored)),))
    headers = ("部门", *(f"{one.title}（{one.points}分）" for one in criteria), "得分（百分制）")
    table = Section("各部门得分", _method(criteria), headers, tuple(rows), chart, "部门名录是空的。")
    basis = tuple((one.title, one.points, MEASURES[one.measure][1]) for one in criteria)
    scale = Section("评分办法", scene.profile.assessment.note, ("指标", "分值", "怎样计算"), basis, None, "方案没有评分表。")
    facts = (f"期间：{scene.period.name}", f"截至：{scene.until}", f"现行清单：{catalog.edition(scene)}")
    title = f"{scene.profile.place.name}证明事项告知承诺制工作年度考核"
    return Report("assessment", title, scene.period.name, facts, (table, scale))


def _method(criteria: Sequence[Criterion]) -> str:
    if not criteria:
        return ""
    return "每项得分是比例乘以分值；没有发生的指标写“—”，不计入，总分按其余指标折成百分制。"


def _row(own: Own, criteria: Sequence[Criterion]) -> tuple[str | float, ...]:
    shares = [(MEASURES[one.measure][0](own), one.points) for one in criteria]
    cells = ["—" if share is None else round(share * points, 1) for share, points in shares]
    possible = sum(points for share, points in shares if share is not None)
    got = sum(share * points for share, points in shares if share is not None)
    return (own.department.name, *cells, round(100 * got / possible, 1) if possible else "")
