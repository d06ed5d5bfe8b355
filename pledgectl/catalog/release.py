"""Decide and publish: approvals of changes, and the version that follows from them (contract §2); pure."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pledgectl.catalog.adjustment import PROPOSED, REJECTED, in_order, key, next_number
from pledgectl.catalog.adjustment import Adjustment as Adjustment
from pledgectl.catalog.adjustment import Approval as Approval
from pledgectl.catalog.adjustment import Covered as Covered
from pledgectl.catalog.adjustment import Proposal as Proposal
from pledgectl.diff import Difference, apply, authorized, compare
from pledgectl.errors import NOT_ALLOWED, PledgectlError
from pledgectl.files import digest
from pledgectl.model import AUTHORITIES, KINDS, Catalog, Change, Finding, Item, catalog_of
from pledgectl.records import record_data
from pledgectl.rule import ERROR, WARNING

if TYPE_CHECKING:
    from pledgectl.profile import Profile

_FORESIGHT = timedelta(days=92)
_EARLIEST = "2000-01-01"
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Release:
    """公布版本: release.toml of a frozen version; `files` maps file to SHA-256, `previous_hash` is that of the one before."""

    version: str
    published: str
    profile: str = ""
    baseline: bool = False
    previous: str = ""
    previous_hash: str = ""
    approvals: tuple[Adjustment, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """定版方案: the release to be (files not yet hashed), its catalog, its changes, those left in the draft, what was found."""

    release: Release
    catalog: Catalog
    changes: tuple[Change, ...]
    left: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """目前情况: versions with their releases, oldest first, the catalog in force, the draft, all decisions and proposals."""

    profile: "Profile"
    releases: tuple[Release, ...]
    in_force: Catalog
    draft: Catalog
    adjustments: tuple[Adjustment, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def current(self) -> str:
        """Name the version in force, "" before the first."""
        return self.releases[-1].version if self.releases else ""

    def next_number(self, day: str) -> str:
        """Return the next number that neither a decision nor an application of that year has."""
        numbers = [entry.number for entry in self.adjustments]
        return next_number(day, [*numbers, *(entry.number for entry in self.proposals)])

    def difference(self) -> Difference:
        """Compare the version in force with the draft, and say who decides each change."""
        return authorized(compare(self.in_force, self.draft), self.profile.authority)


def content_digest(item: Item | None) -> str:
    """Return the SHA-256 of what an item says (id and review aside), "" for none; new empty fields do not change it."""
    if item is None:
        return ""
    data = record_data(replace(item, id="", review=Item().review), empty=False)
    return digest(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())


def decided(situation: Situation, changes: Iterable[Change]) -> dict[str, Adjustment]:
    """Map the id of each change on which there is a decision, as it now stands, to the latest one."""
    items = situation.draft.by_id()
    covering: dict[tuple[str, str, str], Adjustment] = {}
    for adjustment in in_order(situation.adjustments):
        if adjustment.base == situation.current:
            covering |= {(one.kind, one.item, one.digest): adjustment for one in adjustment.changes}
    keys = {change.item: (change.kind, change.item, content_digest(items.get(change.item))) for change in changes}
    return {item: found for item, key in keys.items() if (found := covering.get(key))}


def approved(situation: Situation, changes: Sequence[Change]) -> dict[str, Adjustment]:
    """Map the id of each approved change to the adjustment that covers it as it now stands, the latest decision first."""
    named = {change.item: change.authority for change in changes}
    return {
        item: found
        for item, found in decided(situation, changes).items()
        if found.outcome != REJECTED and named[item] in ("", found.approval.authority)
    }


def approve(
    situation: Situation, ids: Sequence[str], approval: Approval, today: str, rejection: str = ""
) -> Adjustment | None:
    """Record a decision on the changes `ids`, or on all open ones; PledgectlError (4) if it is not this authority's to make.

    `rejection` is the reason of one that turns them down. None if just this decision is on record already: a command that
    was cut off may be repeated.
    """
    check_date(approval.date, "审定日期", today)
    changes = situation.difference().changes
    outcome = REJECTED if rejection else ""
    done = decided(situation, changes) if rejection else _standing(situation, changes, bool(ids))
    refuse_unknown(changes, ids, "待审定")
    same = {item for item, found in done.items() if (found.approval, found.outcome) == (approval, outcome) or not ids}
    chosen = [change for change in changes if (not ids or change.item in ids) and change.item not in same]
    if not chosen:
        return None
    if approval.authority:
        _check_authority(chosen, approval.authority)
    items = situation.draft.by_id()
    covered = tuple(Covered(change.kind, change.item, content_digest(items.get(change.item))) for change in chosen)
    _check_order(situation, covered, approval)
    answered, number = _proposals_of(situation, covered), situation.next_number(approval.date)
    return Adjustment(number, approval, covered, situation.current, answered, outcome, rejection)


def _standing(situation: Situation, changes: Sequence[Change], named: bool) -> dict[str, Adjustment]:
    """Map changes to the decisions that an approval need not repeat: approvals, and rejections unless `named` one by one."""
    turned = {} if named else {i: one for i, one in decided(situation, changes).items() if one.outcome == REJECTED}
    return turned | approved(situation, changes)


def refuse_unknown(changes: Sequence[Change], ids: Sequence[str], what: str) -> None:
    """Refuse (4) ids that have not changed, or a draft without changes."""
    where = "工作稿与现行版本比对"
    if missing := [entry for entry in ids if entry not in {change.item for change in changes}]:
        raise _refusal(f"{'、'.join(missing)} 没有{what}的变化", where, "请用 catalog diff 查看有哪些变化")
    if not changes:
        raise _refusal(f"没有{what}的变化", where, f"请先导入或修改工作稿，再登记{what.removeprefix('待')}")


def _proposals_of(situation: Situation, covered: Iterable[Covered]) -> tuple[str, ...]:
    """Name the applications that a decision answers: for each change the latest complete one that asks for it."""
    asking = {key(one): entry.number for entry in _complete(situation) for one in entry.changes}
    return tuple(sorted({asking[key(one)] for one in covered if key(one) in asking}))


def _complete(situation: Situation) -> list[Proposal]:
    return sorted((entry for entry in situation.proposals if entry.state == PROPOSED), key=lambda entry: entry.number)


def _check_order(situation: Situation, covered: Iterable[Covered], approval: Approval) -> None:
    """Refuse a decision dated before the application that it answers, or an approval before a rejection it overrides."""
    wanted = {key(one) for one in covered}
    for entry in _complete(situation):
        if entry.date > approval.date and entry.number in _proposals_of(situation, covered):
            raise _refusal(f"审定日期 {approval.date} 早于申请日期 {entry.date}", f"调整申请 {entry.number}", "请核对两个日期")
    for one in situation.adjustments:
        same = one.base == situation.current and wanted & set(map(key, one.changes))
        if same and one.outcome == REJECTED and one.approval.date > approval.date:
            where = f"不予审定的记录 {one.number}"
            raise _refusal(f"审定日期 {approval.date} 早于不予审定的日期 {one.approval.date}", where, "请核对两个日期")


def _check_authority(changes: Iterable[Change], authority: str) -> None:
    wrong = [change for change in changes if change.authority not in ("", authority)]
    if not wrong:
        return
    right = sorted({change.authority for change in wrong})
    commands = [
        f"catalog approve {' '.join(c.item for c in wrong if c.authority == name)} --authority {name} …" for name in right
    ]
    raise _refusal(
        f"本辖区方案没有让{AUTHORITIES[authority]}审定下列 {len(wrong)} 项变化：{list_changes(wrong, decider=True)}",
        "辖区方案 authority（审定权限）",
        f"请由有权机关审定后登记：{'；'.join(commands)}",
    )


def list_changes(changes: Sequence[Change], decider: bool = False) -> str:
    """Name changes in a message: 新增 mzj-001 证明（由本级政府审定）; after the first few only how many."""
    names = [
        f"{KINDS[change.kind]} {change.item} {change.name}"
        + (f"（由{AUTHORITIES[change.authority]}审定）" if decider and change.authority else "")
        for change in changes
    ]
    more = f" 等 {len(names)} 项" if len(names) > _SHOWN else ""
    return "；".join(names[:_SHOWN]) + more


def plan_release(
    situation: Situation,
    day: str,
    today: str,
    check: Callable[[Catalog], Iterable[Finding]],
    approved_only: bool = False,
) -> Plan:
    """Plan the version in force plus the approved changes; PledgectlError (4) for all that forbids publication."""
    _check_publication_date(situation, day, today)
    changes = situation.difference().changes
    if not changes:
        raise _refusal("没有可以公布的变化", "工作稿与现行版本相同", "请先导入或修改工作稿")
    covering = approved(situation, changes)
    taken = tuple(change for change in changes if change.item in covering)
    left = tuple(change for change in changes if change.item not in covering)
    if left and not (taken and approved_only):
        _refuse_unapproved(left, bool(taken))
    used = sorted({entry.number: entry for entry in covering.values()}.values(), key=lambda entry: entry.number)
    if late := [entry for entry in used if entry.approval.date > day]:
        paper = late[-1].approval
        raise _refusal(f"公布日期 {day} 早于审定日期 {paper.date}", f"审定文件 {paper.document}", "请核对两个日期")
    name = _version_name(day, situation.releases)
    target = replace(apply(situation.in_force, situation.draft, taken), version=name)
    findings = tuple(check(target))
    _refuse_findings(target, findings)
    published = tuple(replace(entry, changes=tuple(c for c in entry.changes if c.item in covering)) for entry in used)
    release = Release(name, day, situation.profile.code, previous=situation.current, approvals=published)
    return Plan(release, target, taken, left, findings)


def plan_baseline(
    situation: Situation, day: str, today: str, check: Callable[[Catalog], Iterable[Finding]]
) -> Plan:
    """Plan the first version as a list published before: no approval, no filing clock; findings are told and do not block."""
    if situation.releases:
        hint = "以后的调整请用 catalog approve 和 catalog publish"
        raise _refusal("只有第一个版本可以用 --baseline 接管", f"已有版本 {situation.current}", hint)
    _check_publication_date(situation, day, today)
    if not situation.draft.items:
        raise _refusal("工作稿是空的，没有可以接管的清单", "catalogs/draft", "请先用 catalog import 导入以前公布的清单")
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
        raise _refusal(f"公布日期 {day} 早于现行版本", where, "请核对公布日期")


def check_date(day: str, title: str, today: str) -> None:
    """Refuse what cannot be a date of such an event: before pledges existed, or months ahead (a slip of the pen)."""
    limit = (date.fromisoformat(today) + _FORESIGHT).isoformat()
    if not _EARLIEST <= day <= limit:
        raise _refusal(f"{title} {day} 不合情理", f"今天是 {today}", "请核对年份和月份")


def _version_name(day: str, releases: Sequence[Release]) -> str:
    same = [entry.version for entry in releases if entry.published == day]
    return f"{day}-{len(same) + 1}" if same else day


def _refuse_unapproved(left: Sequence[Change], some: bool) -> None:
    option = "；或者用 --approved-only 只公布已审定的部分" if some else ""
    raise _refusal(
        f"还有 {len(left)} 项变化未经审定：{list_changes(left, decider=True)}",
        "工作稿与现行版本比对（审定后又改动的，审定即失效）",
        f"请先用 catalog approve 登记审定{option}",
    )


def _refuse_findings(target: Catalog, findings: Iterable[Finding]) -> None:
    items = target.by_id()
    blocking = [finding for finding in findings if blocks(finding, items)]
    if not blocking:
        return
    named = [" ".join(filter(None, (one.code, one.item, one.message))) for one in blocking[:_SHOWN]]
    more = f" 等 {len(blocking)} 处" if len(blocking) > _SHOWN else ""
    doubtful = any(finding.level == WARNING for finding in blocking)
    remedy = "；疑似排除的，请用 catalog review 事项编号 --exclusion 记录不属于排除范围的理由" if doubtful else ""
    raise _refusal(
        f"将要公布的版本有 {len(blocking)} 处不能公布：{'；'.join(named)}{more}",
        f"版本 {target.version}",
        f"请用 catalog check 查看并改正{remedy}；改动后要重新审定",
    )


def blocks(finding: Finding, items: Mapping[str, Item]) -> bool:
    """Tell whether a finding forbids publication: any error, and a sign of exclusion without a recorded reason."""
    if finding.level == ERROR:
        return True
    suspected = finding.code.startswith("X") and finding.level == WARNING
    item = items.get(finding.item)
    return suspected and not (item and item.review.exclusion)


def _refusal(message: str, where: str, hint: str) -> PledgectlError:
    return PledgectlError(message, where, hint, NOT_ALLOWED)


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
