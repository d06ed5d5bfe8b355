"""Apply for an adjustment: one application a department, complete or with what is missing named (domain.md §0, 4.5); pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pledgectl.books import Attachment
from pledgectl.catalog.adjustment import (
    DRAFT,
    OPEN,
    PROPOSED,
    REJECTED,
    REVIEWED,
    Asked,
    Key,
    Proposal,
    complete,
    fate,
    joined,
    key,
)
from pledgectl.catalog.materials import has_review
from pledgectl.catalog.regroup import regroupings
from pledgectl.catalog.standing import Situation, check_date, content_digest, refuse_unknown
from pledgectl.diff import Difference, Pair
from pledgectl.model import Change, Item

if TYPE_CHECKING:
    from pledgectl.profile import Profile


@dataclass(frozen=True, slots=True)
class Request:
    """申请所写的内容: day ("" if not said), why, on what ground, expert meeting or instruction, attached files, the file."""

    date: str
    reason: str = ""
    basis: str = ""
    meeting: str = ""
    attachments: tuple[Attachment, ...] = ()
    source: str = ""


def propose(
    situation: Situation, ids: Sequence[str], department: str, request: Request, today: str
) -> tuple[Proposal, ...]:
    """Make the applications for the changes `ids`, for those of `department`, or for all that nobody has applied for.

    An incomplete application of the same department is taken up again under its number, with what it said before; one whose
    items have been reviewed since is told again. () if all is applied for.
    PledgectlError (4) for ids without change, no change at all, or a day that cannot be.
    """
    check_date(request.date or today, "申请日期", today)
    found = situation.difference()
    refuse_unknown(found.changes, ids, "待申请")
    open_keys = _open(situation)
    grouped: dict[str, list[tuple[Asked, Pair]]] = defaultdict(list)
    for change, pair in zip(found.changes, found.pairs, strict=True):
        one = _asked(change, pair, situation.profile)
        # Nobody need apply for what state or province have cancelled.
        meant = change.item in ids if ids else not change.mandate
        if meant and department in ("", change.department) and key(one) not in open_keys:
            grouped[change.department].append((one, pair))
    made: list[Proposal] = []
    for name, asked in sorted(grouped.items()):
        held = replace(situation, proposals=(*situation.proposals, *made))
        before = _unfinished(held, name, {one.item for one, _ in asked})
        dated = replace(request, date=request.date or before.date or today)
        made += _proposals(held, before, asked, dated)
    told = (*made, *_reviewed_since(situation, ids, department))
    return told or (_corrected(situation, ids, department, request) if ids or department else ())


def _corrected(situation: Situation, ids: Sequence[str], department: str, request: Request) -> tuple[Proposal, ...]:
    """Return the complete applications meant, if what is said of them now differs and nobody has decided on them yet."""
    said = {name: text for name in ("date", "reason", "basis", "meeting") if (text := getattr(request, name))}
    told = []
    for entry in complete(situation.proposals):
        meant = department in ("", entry.department) and (not ids or any(one.item in ids for one in entry.changes))
        undecided = entry.base == situation.current and not any(fate(entry, situation.adjustments).values())
        fresh = replace(entry, **said, attachments=joined(entry.attachments, request.attachments))
        if meant and undecided and fresh != entry:
            told.append(fresh)
    return tuple(told)


def start(situation: Situation, items: Iterable[Item], request: Request) -> tuple[Proposal, ...]:
    """Start the applications that a law change asks for, one a department: its items, yet unchanged, with what is to be done.

    Items of the version in force only; those with an application under way are left out. () if there are none.
    """
    asked = {one.item for entry in situation.proposals if entry.base == situation.current for one in entry.changes}
    known = situation.in_force.by_id()
    grouped: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.id in known and item.id not in asked:
            grouped[item.department].append(item)
    made: list[Proposal] = []
    for department, held in sorted(grouped.items()):
        number = replace(situation, proposals=(*situation.proposals, *made)).next_number(request.date)
        changes = tuple(Asked(OPEN, item.id, item.name) for item in held)
        todo = f"还没有改：{'、'.join(one.item for one in changes)}（catalog edit 改写依据，或者 catalog remove 取消）"
        missing = (todo, *([] if request.basis else ["调整依据（--basis）"]))
        made.append(Proposal(
            number, DRAFT, request.date, department, situation.current, request.reason, request.basis,
            missing=missing, changes=changes,
        ))  # fmt: skip
    return tuple(made)


def _open(situation: Situation) -> set[Key]:
    """Collect what complete applications ask for and nobody has turned down."""
    fates = [fate(entry, situation.adjustments) for entry in complete(situation.proposals)]
    return {one for found in fates for one, outcome in found.items() if outcome != REJECTED}


def applied(situation: Situation, ids: Sequence[str], department: str) -> tuple[Proposal, ...]:
    """Return the complete applications for these changes as they now stand, so that forms that are gone can be made again."""
    found = situation.difference()
    pairs = zip(found.changes, found.pairs, strict=True)
    now = {key(_asked(change, pair, situation.profile)): change for change, pair in pairs}
    wanted = {one for one, change in now.items() if (not ids or change.item in ids) and department in ("", change.department)}
    return tuple(
        replace(entry, changes=kept)
        for entry in complete(situation.proposals)
        if (kept := tuple(one for one in entry.changes if key(one) in wanted))
    )


def _reviewed_since(situation: Situation, ids: Sequence[str], department: str) -> list[Proposal]:
    """Return the applications whose items have got a review as they now read, with their new state."""
    found = situation.difference()
    now = {key(one): one for one in (_asked(*each, situation.profile) for each in zip(found.changes, found.pairs, strict=True))}
    told = []
    for entry in complete(situation.proposals):
        fresh = tuple(now.get(key(one), one) if one.review == "old" else one for one in entry.changes)
        meant = not ids or any(one.item in ids for one in entry.changes)
        if fresh != entry.changes and meant and department in ("", entry.department):
            told.append(replace(entry, changes=fresh, state=_state(fresh, entry.missing)))
    return told


def seen_since(proposal: Proposal, situation: Situation) -> tuple[str, ...]:
    """Name the items that an incomplete application lacked a legality review of, and that have one in the draft now."""
    if proposal.state != DRAFT or proposal.base != situation.current:
        return ()
    items = situation.draft.by_id()
    unseen = [items[one.item] for one in proposal.changes if one.review == "no" and one.item in items]
    return tuple(item.id for item in unseen if has_review(item, situation.profile))


def _state(changes: Iterable[Asked], missing: Sequence[str]) -> str:
    if missing:
        return DRAFT
    return PROPOSED if any(one.review == "old" for one in changes) else REVIEWED


def _asked(change: Change, pair: Pair, profile: "Profile") -> Asked:
    old, new = pair
    reviewed = "" if new is None else "yes" if has_review(new, profile) else "no"
    if reviewed == "yes" and old and new and old.review == new.review:
        reviewed = "old"
    return Asked(change.kind, change.item, change.name, content_digest(new), change.authority, reviewed)


def _proposals(
    situation: Situation, before: Proposal, asked: Sequence[tuple[Asked, Pair]], request: Request
) -> list[Proposal]:
    """Complete what a department has begun; what a law change has started and nobody has done yet goes on by itself."""
    made = _proposal(situation, before, asked, request)
    taken = {one.item for one in made.changes}
    left = tuple(one for one in before.changes if one.kind == OPEN and one.item not in taken)
    if not left:
        return [made]
    number = replace(situation, proposals=(*situation.proposals, made)).next_number(request.date)
    return [made, replace(before, number=number, changes=left)]


def _proposal(situation: Situation, before: Proposal, asked: Sequence[tuple[Asked, Pair]], request: Request) -> Proposal:
    changes = tuple(one for one, _ in asked)
    said = Proposal(
        before.number or situation.next_number(request.date), DRAFT, request.date, before.department, situation.current,
        request.reason or before.reason, request.basis or before.basis, request.meeting or before.meeting,
        request.source, (), changes, joined(before.attachments, request.attachments), regroupings(pair for _, pair in asked),
    )  # fmt: skip
    hard = [one.item for one, (_, new) in asked if new and "specialized" in new.traits]
    missing = tuple(_missing(said, hard, situation.profile))
    return replace(said, missing=missing, state=_state(changes, missing))


def _unfinished(situation: Situation, department: str, ids: set[str]) -> Proposal:
    """Return the application that a department has begun for any of these items, or an empty one."""
    for entry in situation.proposals:
        same = (entry.state, entry.department, entry.base) == (DRAFT, department, situation.current)
        if same and ids & {one.item for one in entry.changes}:
            return entry
    return Proposal("", DRAFT, department=department)


def _missing(proposal: Proposal, hard: Sequence[str], profile: "Profile") -> list[str]:
    """Name what an application lacks, each with how to supply it."""
    missing = [] if proposal.reason else ["调整理由（--reason）"]
    missing += [] if proposal.basis else ["调整依据（--basis）"]
    if unseen := [one.item for one in proposal.changes if one.review == "no"]:
        who = "或者".join(profile.review.roles) or "法制机构"
        listed = "写在清单的“合法性审查意见”一列，或者先导入再用 catalog review 登记"
        missing.append(f"{who}的合法性审查意见：{'、'.join(unseen)}（{listed if proposal.source else 'catalog review'}）")
    if hard and not proposal.meeting:
        asked = profile.review.specialized or "请示上级部门或者召开论证会"
        missing.append(f"专业性、技术性较强的事项应当{asked}：{'、'.join(hard)}（--meeting）")
    return missing


def chosen(difference: Difference, proposal: Proposal) -> list[tuple[Change, Pair]]:
    """Return the changes that a proposal asks for, with their items."""
    ids = {one.item for one in proposal.changes}
    found = zip(difference.changes, difference.pairs, strict=True)
    return [(change, pair) for change, pair in found if change.item in ids]
