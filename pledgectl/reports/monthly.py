"""月报: what happened in a month, and how things stand at its end; pure."""

from collections import Counter

from pledgectl.figures import Report, Section
from pledgectl.gaps import to_fill
from pledgectl.model import KINDS
from pledgectl.reports import books, catalog
from pledgectl.reports.scene import Scene

_CASES = "办件、撤回承诺、核查和承诺不实的件数"


def monthly(scene: Scene) -> Report:
    """Report the month: lists, changes, filings, duties, complaints; the figures of cases are left to be told."""
    sections = (
        _overview(scene),
        books.duties(scene),
        catalog.items_by_kind(scene),
        catalog.items_by_field(scene),
        catalog.items_by_department(scene),
        catalog.changes(scene),
        catalog.applications(scene),
        catalog.filings(scene),
        books.complaints(scene),
        books.activities(scene),
        Section("办件情况", to_fill(_CASES)),
    )
    place = scene.profile.place.name
    facts = (f"期间：{scene.period.name}", f"现行清单：{catalog.edition(scene)}")
    return Report("monthly", f"{place}证明事项告知承诺制工作月报", scene.period.name, facts, sections, (_CASES,))


def _overview(scene: Scene) -> Section:
    steps = [step for step in scene.steps if scene.period.holds(step.release.published)]
    found = Counter(change.kind for step in steps for change in step.difference.changes)
    held, period = scene.books, scene.period
    rows = (
        ("现行清单事项（项）", len(scene.catalog.items)),
        ("有事项的部门（个）", len({item.department for item in scene.catalog})),
        *((f"本期{name}（项）", found[kind]) for kind, name in KINDS.items()),
        ("本期收到调整申请（份）", sum(period.holds(one.date) for one in scene.proposals)),
        ("本期登记审定（次）", sum(period.holds(one.approval.date) for one in scene.adjustments)),
        ("本期收到报送（件）", sum(period.holds(one.date) for one in held.submissions)),
        ("本期催办（次）", sum(period.holds(one.date) for one in held.reminders)),
        ("本期收到投诉举报（件）", sum(period.holds(one.received) for one in held.complaints)),
        ("本期开展活动（次）", sum(period.holds(one.date) for one in held.activities)),
    )
    return Section("总体情况", "", ("指标", "数值"), rows)
