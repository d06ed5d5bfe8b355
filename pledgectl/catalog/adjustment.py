"""The records of an adjustment: what a department applies for, what was decided on it, and where it stands; pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pledgectl.books import Attachment
from pledgectl.formats.records import IsoDate

DRAFT, PROPOSED, REVIEWED = "draft", "proposed", "reviewed"
APPROVED, PARTLY, REJECTED, PUBLISHED = "approved", "partly", "rejected", "published"
STATES = {
    DRAFT: "草稿，待补正",
    PROPOSED: "已申请，合法性审查意见是变更以前的",
    REVIEWED: "已申请、已审查，待审定",
    APPROVED: "已审定，待公布",
    PARTLY: "部分审定",
    REJECTED: "不予审定",
    PUBLISHED: "已公布",
}

# What a law change has started and nobody has changed yet.
OPEN = "open"
# What takes effect without anybody's decision: the state or the province has cancelled the certificate.
MANDATED = "mandated"

# What is decided: kind, id and content. A new item is known by its content, since its number may still change.
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Covered:
    """审定的一项变化: `digest` is that of the new content, so that a later edit of the draft voids the approval."""

    kind: str
    item: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """审定: by whom, by which paper, when; `authority` is "government" or "bureau", "" for a rejection by nobody named."""

    authority: str = ""
    document: str = ""
    date: IsoDate = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整审定: the changes that one decision covers; `base` is the version in force on which it was decided, "" for none.

    `outcome` is "" for an approval, "rejected" with its `reason`, or "mandated"; `proposals` are the applications that it
    decides, `attachments` the paper by which it was decided.
    """

    number: str
    approval: Approval
    changes: tuple[Covered, ...]
    base: str = ""
    proposals: tuple[str, ...] = ()
    outcome: str = ""
    reason: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """申请的一项变化: `review` is "yes" or "no" for a legality review on record, "" where none is asked for.

    A review that the item had before the change is "old". `kind` is "open" for an item that a law change has made
    somebody look at, and that nobody has changed yet.
    """

    kind: str
    item: str
    name: str = ""
    digest: str = ""
    authority: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class Regrouping:
    """拆分或者合并: `kind` is "split" or "merge"; ids of the items that go and of those that come."""

    kind: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """调整申请: what one department asks for against the version in force `base`, why, and on what ground.

    `state` is "draft" while something is missing, "reviewed" if all that changes was reviewed as it now reads, else
    "proposed"; what became of it follows from the decisions.
    `source` is the file that it was read from, "" for the draft.
    """

    number: str
    state: str
    date: IsoDate = ""
    department: str = ""
    base: str = ""
    reason: str = ""
    basis: str = ""
    meeting: str = ""
    source: str = ""
    missing: tuple[str, ...] = ()
    changes: tuple[Asked, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    regroupings: tuple[Regrouping, ...] = ()


def complete(proposals: Iterable[Proposal]) -> list[Proposal]:
    """List the applications that lack nothing, by number."""
    return sorted((one for one in proposals if one.state in (PROPOSED, REVIEWED)), key=lambda one: one.number)


def key(change: Covered | Asked) -> Key:
    """Return what tells whether two changes are the same one."""
    return (change.kind, "" if change.kind == "added" else change.item, change.digest)


def asked_for(proposals: Iterable[Proposal]) -> set[Proposal]:
    """Return what applications say, whatever number they have got."""
    return {replace(one, number="") for one in proposals}


def joined(held: Iterable[Attachment], files: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Return attachments with further ones; a file of the same name takes the place of the one before."""
    return tuple(({one.name: one for one in held} | {one.name: one for one in files}).values())


def in_order(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """Sort decisions, the latest last."""
    return sorted(adjustments, key=lambda entry: (entry.approval.date, entry.number))


def fate(proposal: Proposal, adjustments: Iterable[Adjustment], published: Iterable[Adjustment] = ()) -> dict[Key, str]:
    """Map each change of a proposal to "approved", "rejected", "published", or "" while nobody has decided."""
    found = dict.fromkeys(map(key, proposal.changes), "")
    for entry in in_order(one for one in adjustments if proposal.number in one.proposals):
        found |= {key(one): entry.outcome or APPROVED for one in entry.changes if key(one) in found}
    for entry in published:
        if proposal.number in entry.proposals:
            found |= {key(one): PUBLISHED for one in entry.changes if key(one) in found}
    return found


def rejections(proposal: Proposal, adjustments: Iterable[Adjustment]) -> list[dict[str, str]]:
    """List the changes of a proposal that stand turned down: item, reason, date."""
    turned = {one for one, outcome in fate(proposal, adjustments).items() if outcome == REJECTED}
    latest: dict[Key, dict[str, str]] = {}
    for entry in in_order(one for one in adjustments if one.outcome == REJECTED):
        said = {"reason": entry.reason, "date": entry.approval.date}
        latest |= {key(one): {"item": one.item, **said} for one in entry.changes if key(one) in turned}
    return sorted(latest.values(), key=lambda one: one["item"])


def state_of(proposal: Proposal, adjustments: Iterable[Adjustment], published: Iterable[Adjustment] = ()) -> str:
    """Tell where a proposal stands, from the decisions that name it and the published versions."""
    fates = set(fate(proposal, adjustments, published).values())
    if fates <= {""}:
        return proposal.state
    if fates == {REJECTED}:
        return REJECTED
    if "" in fates or (REJECTED in fates and APPROVED in fates):
        return PARTLY
    return APPROVED if APPROVED in fates else PUBLISHED
