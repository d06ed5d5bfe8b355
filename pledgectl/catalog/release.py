"""Publish: the version that follows from what was approved, its seal, and whether it still holds (contract §2); pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgectl.catalog.adjustment import REJECTED, Adjustment
from pledgectl.catalog.standing import (
    SHOWN,
    Release,
    Situation,
    approve_command,
    approved,
    check_date,
    decided,
    list_changes,
    put_right,
    review_command,
    reviewed_after,
)
from pledgectl.diff import apply
from pledgectl.errors import refusal
from pledgectl.ground.files import digest
from pledgectl.model import Catalog, Change, Finding, Item, catalog_of
from pledgectl.rule import ERROR
from pledgectl.text import first_few

SUSPICION = "X001"
Check = Callable[[Catalog], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Plan:
    """定版方案: the release to be (files not yet hashed), its catalog, its changes, those left in the draft, what was found."""

    release: Release
    catalog: Catalog
    changes: tuple[Change, ...]
    left: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def frozen(self) -> bool:
        """Tell whether it is published already: hashes are noted with the files."""
        return bool(self.release.files)

    @property
    def reviewed_late(self) -> tuple[str, ...]:
        """List the items whose legality review is dated after the decision that it was to precede."""
        days = {one.item: entry.approval.date for entry in self.release.approvals for one in entry.changes}
        return tuple(item.id for item in self.catalog if item.id in days and reviewed_after(item, days[item.id]))


def plan_release(situation: Situation, day: str, today: str, check: Check) -> Plan:
    """Plan the version in force plus all changes of the draft; PledgectlError (4) for all that forbids publication."""
    plan = plan_approved(situation, day, today, check)
    if plan.left:
        _refuse_unapproved(situation, plan.left, "；或者用 --approved-only 只公布已审定的部分")
    return plan


def plan_approved(situation: Situation, day: str, today: str, check: Check) -> Plan:
    """Plan the version in force plus the approved changes, the others stay in the draft; PledgectlError (4) as above."""
    _check_publication_date(situation, day, today)
    changes = situation.difference().changes
    if not changes:
        raise refusal("没有可以公布的变化", "工作稿与现行版本相同", "请先导入或修改工作稿")
    covering = approved(situation, changes)
    taken = tuple(change for change in changes if change.item in covering)
    left = tuple(change for change in changes if change.item not in covering)
    if not taken:
        option = "" if situation.releases else "；清单以前已经公布过的，用 --baseline 原公布日期 接管"
        _refuse_unapproved(situation, left, option)
    approvals = _approvals(covering, day)
    name = _version_name(day, situation.releases)
    target = replace(apply(situation.in_force, situation.draft, taken), version=name)
    _refuse_later_reviews(target, day)
    findings = tuple(check(target))
    _refuse_findings(target, findings, situation.profile.review.roles)
    release = Release(name, day, situation.profile.code, previous=situation.current, approvals=approvals)
    return Plan(release, target, taken, left, findings)


def published_before(situation: Situation, day: str) -> Plan | None:
    """Return the version in force, with what is left in the draft, if it was published on just this day and nothing waits.

    A command that was cut off may be repeated.
    """
    if not situation.releases or situation.releases[-1].published != day:
        return None
    changes = situation.difference().changes
    return None if approved(situation, changes) else Plan(situation.releases[-1], situation.in_force, (), changes)


def _approvals(covering: Mapping[str, Adjustment], day: str) -> tuple[Adjustment, ...]:
    """Return the decisions behind a version, each with the changes taken; what is mandated takes effect on `day`."""
    used = sorted({(one.number, one.approval): one for one in covering.values()}.values(), key=lambda one: one.number)
    if late := [one.approval for one in used if one.approval.date > day]:
        where = f"审定文件 {late[-1].document}"
        raise refusal(f"公布日期 {day} 早于审定日期 {late[-1].date}", where, "请核对两个日期")
    taken = [replace(one, changes=tuple(each for each in one.changes if each.item in covering)) for one in used]
    dated = [replace(one, approval=replace(one.approval, date=one.approval.date or day), attachments=()) for one in taken]
    return tuple(dated)


def plan_baseline(situation: Situation, day: str, today: str, check: Check) -> Plan:
    """Plan the first version as a list published before: no approval, no filing clock; findings are told and do not block."""
    if situation.releases:
        hint = "以后的调整请用 pledgectl catalog approve 和 pledgectl catalog publish"
        raise refusal("只有第一个版本可以用 --baseline 接管", f"已有版本 {situation.current}", hint)
    _check_publication_date(situation, day, today)
    if not situation.draft.items:
        hint = "请先导入以前公布的清单：pledgectl catalog import 文件"
        raise refusal("工作稿是空的，没有可以接管的清单", "catalogs/draft", hint)
    target = catalog_of(day, situation.draft.items)
    release = Release(day, day, situation.profile.code, baseline=True)
    return Plan(release, target, situation.difference().changes, (), tuple(check(target)))


def seal(plan: Plan, files: Mapping[str, bytes], previous: bytes) -> Release:
    """Complete the release with the hashes of its files and of the release.toml before it (empty bytes for the first)."""
    hashes = {name: digest(data) for name, data in sorted(files.items())}
    return replace(plan.release, files=hashes, previous_hash=digest(previous) if previous else "")


def _check_publication_date(situation: Situation, day: str, today: str) -> None:
    check_date(day, "公布日期", today)
    if situation.releases and day < situation.releases[-1].published:
        last = situation.releases[-1]
        where = f"现行版本 {last.version} 公布于 {last.published}"
        raise refusal(f"公布日期 {day} 早于现行版本", where, "请核对公布日期")


def _version_name(day: str, releases: Sequence[Release]) -> str:
    same = [entry.version for entry in releases if entry.published == day]
    return f"{day}-{len(same) + 1}" if same else day


def _refuse_unapproved(situation: Situation, left: Sequence[Change], option: str) -> None:
    refused = {item for item, one in decided(situation, left).items() if one.outcome == REJECTED}
    turned = [change for change in left if change.item in refused]
    told = f"；其中 {first_few([change.item for change in turned], SHOWN, '项')} 审定时没有同意" if turned else ""
    remedy = f"没有同意的，{put_right(turned)}" if turned else ""
    waiting = sorted({change.authority for change in left if change not in turned})
    asked = f"请先登记审定：{'；'.join(map(approve_command, waiting))}" if waiting else ""
    raise refusal(
        f"还有 {len(left)} 项变化未经审定：{list_changes(left)}{told}",
        "工作稿与现行版本比对（审定后又改动的，审定即失效）",
        "；".join(filter(None, (asked, remedy))) + option,
    )


def _refuse_later_reviews(target: Catalog, day: str) -> None:
    """Refuse a version that is older than a legality review in it: both plans have a list reviewed while it is drawn up."""
    late = [item for item in target if reviewed_after(item, day)]
    if late:
        named = first_few([f"{item.id} {item.name}（{item.review.date}）" for item in late], SHOWN, "项")
        hint = "请核对两个日期；审查确实在公布以前的，用 pledgectl catalog review 事项编号 --date 审查日期 重新登记"
        raise refusal(f"公布日期 {day} 早于合法性审查日期：{named}", f"版本 {target.version}", hint)


def _refuse_findings(target: Catalog, findings: Iterable[Finding], roles: Sequence[str]) -> None:
    items = target.by_id()
    blocking = [finding for finding in findings if blocks(finding, items)]
    if not blocking:
        return
    named = [" ".join(filter(None, (one.code, one.item, one.message))) for one in blocking]
    doubtful = sorted({finding.item for finding in blocking if is_suspicion(finding)})
    gone = sorted({finding.item for finding in blocking if finding.code == "X002"})
    remedy = f"；疑似排除的，记录不属于排除范围的理由，不用重新审定：{review_command(doubtful, roles)}" if doubtful else ""
    remedy += f"；明令取消的，取消：pledgectl catalog remove {' '.join(gone)}" if gone else ""
    raise refusal(
        f"将要公布的版本有 {len(blocking)} 处不能公布：{first_few(named, SHOWN, '处', '；')}",
        f"版本 {target.version}",
        f"请用 pledgectl catalog check 查看并改正，改动了内容的要重新审定{remedy}",
    )


def blocks(finding: Finding, items: Mapping[str, Item]) -> bool:
    """Tell whether a finding forbids publication: any error, and a sign of exclusion without a recorded reason."""
    item = items.get(finding.item)
    return finding.level == ERROR or (is_suspicion(finding) and not (item and item.review.exclusion))


def is_suspicion(finding: Finding) -> bool:
    """Tell a sign that an item is excluded from pledging; that another province has cancelled it (X003) binds nobody."""
    return finding.code == SUSPICION


def verify_release(name: str, release: Release, files: Mapping[str, bytes], previous: bytes | None) -> list[str]:
    """List what is wrong with a frozen version: changed, missing and added files, and a broken link to the release before."""
    here = f"catalogs/versions/{name}"
    wrong = [f"{here}/{file} 不见了" for file in sorted(release.files.keys() - files.keys())]
    wrong += [f"{here}/{file} 不是这个版本的文件" for file in sorted(files.keys() - release.files.keys())]
    wrong += [
        f"{here}/{file} 被改动过"
        for file in sorted(files.keys() & release.files.keys())
        if digest(files[file]) != release.files[file]
    ]
    if release.version != name:
        wrong.append(f"{here}/release.toml 里的版本是 {release.version}，与文件夹名称不符")
    if (digest(previous) if previous is not None else "") != release.previous_hash:
        before = release.previous or "（无）"
        wrong.append(f"{here}/release.toml 记录的上一版本 {before} 与实际的上一版本对不上")
    return wrong
