"""台账: all that was registered in a period, a sheet each, for the archive; pure."""

from pledgectl.books import Attachment
from pledgectl.figures import Report, Section
from pledgectl.model import AUTHORITIES, KINDS
from pledgectl.reports import books, catalog
from pledgectl.reports.scene import Scene


def ledger(scene: Scene) -> Report:
    """List submissions, reminders, applications, decisions, versions, filings, complaints and activities of the period."""
    sections = (
        books.submissions(scene),
        books.reminders(scene),
        catalog.applications(scene),
        _decisions(scene),
        catalog.changes(scene),
        catalog.filings(scene),
        books.complaints(scene),
        books.activities(scene),
    )
    facts = (f"期间：{scene.period.name}", f"共 {catalog.totals(sections)} 条")
    return Report("ledger", f"{scene.profile.place.name}证明事项告知承诺制工作台账", scene.period.name, facts, sections)


def _decisions(scene: Scene) -> Section:
    rows = tuple(
        (
            one.number, one.approval.date, AUTHORITIES.get(one.approval.authority, ""), one.approval.document,
            "不予审定" if one.outcome == "rejected" else "审定", len(one.changes),
            "、".join(f"{KINDS[change.kind]} {change.item}" for change in one.changes), one.reason, _names(one.attachments),
        )
        for one in scene.adjustments
        if scene.period.holds(one.approval.date)
    )  # fmt: skip
    headers = ("编号", "日期", "审定主体", "文号", "结果", "项数", "事项", "理由", "附件")
    return Section("审定台账", "", headers, rows, None, "本期没有登记审定。")


def _names(files: tuple[Attachment, ...]) -> str:
    return "、".join(file.name for file in files)
