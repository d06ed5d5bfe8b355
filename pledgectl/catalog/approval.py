"""Decide: record by whom changes of the draft are approved or turned down, in the order of the dates (contract §2); pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pledgectl.books import Attachment
from pledgectl.catalog.adjustment import REJECTED, Adjustment, Approval, Covered, complete, in_order, joined, key
from pledgectl.catalog.standing import (
    Situation,
    approve_command,
    approved,
    check_date,
    content_digest,
    decided,
    list_changes,
    refuse_unknown,
    reviewed_after,
)
from pledgectl.errors import refusal
from pledgectl.model import AUTHORITIES, Change, Item
from pledgectl.text import typed


def approve(
    situation: Situation, ids: Sequence[str], approval: Approval, today: str, rejection: str = ""
) -> Adjustment | None:
    """Record a decision on the changes `ids`, or on all open ones; PledgectlError (4) if it is not this authority's to make.

    `rejection` is the reason of one that turns them down. None if just this decision is on record already: a command that
    was cut off may be repeated.
    """
    check_date(approval.date, "审定日期", today)
    changes = situation.difference().changes
    refuse_unknown(changes, ids, "待审定")
    chosen = _open(situation, changes, ids, approval, rejection)
    if not chosen:
        return None
    if rejection:
        _check_mandate(chosen)
    if approval.authority:
        _check_authority(chosen, approval, ids)
    items = situation.draft.by_id()
    covered = tuple(Covered(change.kind, change.item, content_digest(items.get(change.item))) for change in chosen)
    _check_order(situation, covered, approval)
    if not rejection:
        _check_drafts(situation, covered)
        _check_reviews([items[one.item] for one in covered if one.item in items], approval.date)
    answered, number = _proposals_of(situation, covered), situation.next_number(approval.date)
    outcome = REJECTED if rejection else ""
    return Adjustment(number, approval, covered, situation.current, answered, outcome, rejection)


def _open(
    situation: Situation, changes: Sequence[Change], ids: Sequence[str], approval: Approval, rejection: str
) -> list[Change]:
    """List the changes that are meant and have not just this decision; without ids, those that have none."""
    held = decided(situation, changes)
    if not rejection:
        turned = {} if ids else {item: one for item, one in held.items() if one.outcome == REJECTED}
        held = turned | approved(situation, changes)
    said = (approval, REJECTED if rejection else "")
    same = {item for item, one in held.items() if (one.approval, one.outcome) == said or not ids}
    return [change for change in changes if (not ids or change.item in ids) and change.item not in same]


def supplement(
    situation: Situation, approval: Approval, files: Sequence[Attachment], ids: Sequence[str] = ()
) -> Adjustment | None:
    """Return the latest record of just this decision, on all of `ids`, with further papers attached.

    None if there is no such record, or if one of `ids` has changed since and is to be decided on again.
    """
    if ids and _open(situation, situation.difference().changes, ids, approval, ""):
        return None
    for held in reversed(in_order(situation.adjustments)):
        meant = set(ids) <= {one.item for one in held.changes}
        if meant and held.approval == approval and held.outcome != REJECTED:
            return replace(held, attachments=joined(held.attachments, files))
    return None


def _proposals_of(situation: Situation, covered: Iterable[Covered]) -> tuple[str, ...]:
    """Name the applications that a decision answers: for each change the latest complete one that asks for it."""
    asking = {key(one): entry.number for entry in complete(situation.proposals) for one in entry.changes}
    return tuple(sorted({asking[key(one)] for one in covered if key(one) in asking}))


def _check_order(situation: Situation, covered: Iterable[Covered], approval: Approval) -> None:
    """Refuse a decision dated before the application that it answers, or an approval before a rejection it overrides."""
    wanted = {key(one) for one in covered}
    answered = _proposals_of(situation, covered)
    for entry in complete(situation.proposals):
        if entry.date > approval.date and entry.number in answered:
            raise refusal(f"审定日期 {approval.date} 早于申请日期 {entry.date}", f"调整申请 {entry.number}", "请核对两个日期")
    for one in situation.adjustments:
        same = wanted & set(map(key, one.changes))
        if same and one.outcome == REJECTED and one.approval.date > approval.date:
            where = f"不予审定的记录 {one.number}"
            raise refusal(f"审定日期 {approval.date} 早于不予审定的日期 {one.approval.date}", where, "请核对两个日期")


def _check_drafts(situation: Situation, covered: Iterable[Covered]) -> None:
    """Refuse to approve what a department has only begun to apply for."""
    wanted = {key(one) for one in covered}
    applied = {key(one) for entry in complete(situation.proposals) for one in entry.changes}
    for entry in situation.proposals:
        begun = (wanted & set(map(key, entry.changes))) - applied
        if entry.missing and entry.base == situation.current and begun:
            said = f"调整申请 {entry.number} 还没有补齐，不能审定，缺少{'；'.join(entry.missing)}"
            hint = "补齐后用 pledgectl catalog propose 登记；不同意的用 --reject --reason 理由"
            raise refusal(said, f"调整申请 {entry.number}", hint)


def _check_reviews(items: Iterable[Item], day: str) -> None:
    """Refuse an approval dated before the legality review on which it must rest."""
    for item in items:
        if reviewed_after(item, day):
            where = f"{item.id} {item.name} 的合法性审查"
            raise refusal(f"审定日期 {day} 早于合法性审查日期 {item.review.date}", where, "请核对两个日期")


def _check_mandate(changes: Iterable[Change]) -> None:
    """Refuse to turn down what state or province have cancelled."""
    for change in changes:
        if change.mandate:
            where = f"{change.item} {change.name}：{change.mandate}"
            raise refusal("这一项已经明令取消，必须取消，不能不予审定", where, "直接用 pledgectl catalog publish 公布")


def _check_authority(changes: Sequence[Change], approval: Approval, ids: Sequence[str]) -> None:
    """Refuse what another authority decides, with the commands that record it rightly; `ids` are those that were typed."""
    authority = approval.authority
    wrong = [change for change in changes if change.authority not in ("", authority)]
    if not wrong:
        return
    right = sorted({change.authority for change in wrong})
    own = " ".join(change.item for change in changes if change not in wrong)
    said = f"--authority {authority} --doc {typed(approval.document)} --date {approval.date}"
    now = f"现在可以审定的先登记：pledgectl catalog approve {own} {said}；其余" if own else ""
    named = {name: [change.item for change in wrong if change.authority == name] for name in right}
    if len(right) == 1 and not own and not ids:
        named = {right[0]: []}
    commands = [approve_command(name, items) for name, items in named.items()]
    raise refusal(
        f"本辖区方案没有让{AUTHORITIES[authority]}审定下列 {len(wrong)} 项变化：{list_changes(wrong)}",
        "辖区方案 authority（审定权限）",
        f"{now or '请'}由有权机关审定后登记：{'；'.join(commands)}",
    )
