"""Sections about the catalog: items by kind, by field and by department, changes, filings, applications; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pledgectl.catalog.adjustment import REJECTED, STATES, state_of
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.standing import Release
from pledgectl.figures import BAR, PIE, Cell, Chart, Section, Series
from pledgectl.model import KINDS, Item
from pledgectl.reports.period import Period
from pledgectl.reports.scene import Scene

_MOST = 20  # bars in a chart that can still be read on paper
UNSAID, _NO_FIELD = "未写明", "其他领域"


def edition(scene: Scene) -> str:
    """Name the version in force at the end of the period."""
    return scene.catalog.version or "还没有公布过清单"


def items_by_kind(scene: Scene) -> Section:
    """Count the items by 事项类型."""
    found = Counter(item.matter_type or UNSAID for item in scene.catalog)
    ordered = dict(sorted(found.items(), key=lambda one: (one[0] == UNSAID, -one[1], one[0])))
    return _counted("清单事项（按事项类型）", "事项类型", ordered, PIE)


def items_by_field(scene: Scene) -> Section:
    """Count the items by the fields in which the plan wants pledges first; an item counts in the first that fits."""
    fields = scene.fields or {}
    found = Counter(_field(item, fields) for item in scene.catalog)
    order = [*fields, _NO_FIELD] if found else []
    section = _counted("清单事项（按重点领域）", "领域", {name: found.get(name, 0) for name in order}, BAR)
    covered = sum(found[name] for name in fields)
    lead = f"方案列出的{len(fields)}个重点领域，有事项的{sum(found[name] > 0 for name in fields)}个，共{covered}项。"
    return replace(section, lead=lead if found and fields else "")


def _field(item: Item, fields: Mapping[str, tuple[str, ...]]) -> str:
    said = " ".join((item.matter, item.purpose, item.name))
    return next((name for name, words in fields.items() if any(word in said for word in words)), _NO_FIELD)


def items_by_department(scene: Scene) -> Section:
    """Count the items by department, the most first; departments of the register without items too."""
    found = Counter(item.department for item in scene.catalog)
    counts = sorted(((name, found[name]) for name in scene.names), key=lambda one: -one[1])
    section = _counted("清单事项（按部门）", "部门", dict(counts), BAR)
    without = sum(not count for _, count in counts)
    return replace(section, lead=f"{len(counts) - without}个部门有事项，{without}个部门没有。" if counts else "")


def _counted(title: str, what: str, found: Mapping[str, int], kind: str) -> Section:
    rows = tuple((name, count) for name, count in found.items())
    shown = [(name, count) for name, count in rows if count][:_MOST]
    chart = Chart(title, kind, tuple(name for name, _ in shown), (Series("项数", tuple(count for _, count in shown)),))
    return Section(title, "", (what, "项数"), rows, chart, "清单里没有事项。")


def changes(scene: Scene) -> Section:
    """List the versions published in the period with what they changed."""
    steps = [step for step in scene.steps if scene.period.holds(step.release.published)]
    rows: list[tuple[Cell, ...]] = []
    counts = Counter[str]()
    for step in steps:
        found = Counter(change.kind for change in step.difference.changes)
        counts += found
        how = "接管以前公布的清单" if step.release.baseline else ""
        rows.append((step.release.version, step.release.published, *(found[kind] for kind in KINDS), how))
    chart = Chart("本期调整", BAR, tuple(KINDS.values()), (Series("项数", tuple(counts[kind] for kind in KINDS)),))
    headers = ("版本", "公布日期", *(f"{name}（项）" for name in KINDS.values()), "说明")
    return Section("清单调整和公布", "", headers, tuple(rows), chart, "本期没有公布新的版本。")


def filings(scene: Scene) -> Section:
    """Say of every version published in the period, or still to be filed, whether it was filed in time."""
    held = [(step.release, step.filing) for step in scene.steps if step.filing and step.filing.deadline]
    shown = [(release, filing) for release, filing in held if _of_interest(release, filing, scene.period)]
    rows = []
    told = Counter[str]()
    for release, filing in shown:
        state = filing_state(filing, scene.until)
        told[state] += 1
        sent = filing.sent if filing.sent <= scene.until else ""
        rows.append((release.version, filing.start, filing.deadline, sent, state))
    lead = "，".join(f"{state}{count}次" for state, count in told.items())
    headers = ("版本", "起算日", "期限", "报送日期", "情况")
    chart = Chart("报备情况", PIE, tuple(told), (Series("次数", tuple(told.values())),))
    return Section("报备", f"{lead}。" if lead else "", headers, tuple(rows), chart, "本期没有应当报备的版本。")


def _of_interest(release: Release, filing: Filing, period: Period) -> bool:
    return period.holds(release.published) or not filing.sent or filing.sent >= period.start


def filing_state(filing: Filing, day: str) -> str:
    """Say how a filing stood on a day."""
    if filing.sent and filing.sent <= day:
        return "按期" if filing.sent <= filing.deadline else "逾期报送"
    return "未报，已逾期" if day > filing.deadline else "未报，未到期"


def applications(scene: Scene) -> Section:
    """List the applications of the period and what became of them."""
    decided = [one for one in scene.adjustments if one.approval.date <= scene.until]
    published = [one for step in scene.steps for one in step.release.approvals]
    held = [one for one in scene.proposals if scene.period.holds(one.date)]
    rows = tuple(
        (one.number, one.date, one.department, len(one.changes), one.reason, STATES[state_of(one, decided, published)])
        for one in held
    )
    outcomes = [one.outcome == REJECTED for one in scene.adjustments if scene.period.holds(one.approval.date)]
    turned = sum(outcomes)
    lead = f"本期收到调整申请{len(held)}份；登记审定{len(outcomes) - turned}次，不予审定{turned}次。"
    headers = ("编号", "申请日期", "部门", "项数", "理由", "情况")
    return Section("调整申请和审定", lead, headers, rows, None, "本期没有调整申请。")


def totals(sections: Iterable[Section]) -> int:
    """Count the rows of sections."""
    return sum(len(section.rows) for section in sections)
