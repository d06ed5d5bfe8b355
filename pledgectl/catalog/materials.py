"""What goes along with a filing: applications, legality reviews, the paper of a decision; and what of it is lacking; pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pledgectl.catalog.adjustment import MANDATED, Adjustment, Proposal
from pledgectl.catalog.standing import Release
from pledgectl.diff import Difference
from pledgectl.gaps import to_fill
from pledgectl.model import Item
from pledgectl.text import compare_form, first_few, typed

if TYPE_CHECKING:
    from pledgectl.profile import Profile

APPLICATION, REVIEW, DECISION = "application", "review", "decision"
TITLES = {APPLICATION: "部门调整申请和依据", REVIEW: "合法性审查意见书", DECISION: "审定文件"}
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Lack:
    """缺少的材料: of which kind, what it is, and how to supply it."""

    kind: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Materials:
    """报备材料: the applications that a version answers, its reviewed items, its decisions as now recorded, what is lacking."""

    proposals: tuple[Proposal, ...] = ()
    reviewed: tuple[Item, ...] = ()
    decisions: tuple[Adjustment, ...] = ()
    lacks: tuple[Lack, ...] = ()


def materials_of(
    release: Release, difference: Difference, register: Iterable[Adjustment], proposals: Iterable[Proposal], profile: "Profile"
) -> Materials:
    """Gather what belongs to the filing of a version; what the profile asks for and is not there is lacking."""
    recorded = {entry.number: entry for entry in register}
    decisions = tuple(recorded.get(one.number, one) for one in release.approvals if one.outcome != MANDATED)
    named = {number for one in release.approvals for number in one.proposals}
    answered = tuple(one for one in proposals if one.number in named)
    come = [new for _, new in difference.pairs if new]
    reviewed = tuple(item for item in come if has_review(item, profile))
    lacks = (
        *_unapplied(release, difference, answered, profile),
        *_unreviewed(release, [item for item in come if item not in reviewed], profile),
        *_undocumented(decisions),
    )
    return Materials(answered, reviewed, decisions, lacks)


def has_review(item: Item, profile: "Profile") -> bool:
    """Tell whether a legality review is on record, by somebody whom the plan names where that is known."""
    roles = {compare_form(role) for role in profile.review.roles}
    return bool(item.review.opinion) and (not item.review.role or not roles or compare_form(item.review.role) in roles)


def _unapplied(
    release: Release, difference: Difference, answered: Iterable[Proposal], profile: "Profile"
) -> list[Lack]:
    """Name the changes without application, where the plan has departments apply; a first list is no adjustment."""
    if not release.previous or "申请" not in profile.adjustment.papers:
        return []
    free = {one.item for entry in release.approvals if entry.outcome == MANDATED for one in entry.changes}
    applied = {one.item for entry in answered for one in entry.changes}
    bare = [change.item for change in difference.changes if change.item not in applied | free]
    remedy = f"以后在审定以前用 pledgectl catalog propose 登记；{_now(release)}"
    return [Lack(APPLICATION, f"{first_few(bare, _SHOWN, '项')} 的部门申请", remedy)] if bare else []


def _now(release: Release) -> str:
    return f"这一次的放进材料包：pledgectl catalog file {release.version} --attach 文件"


def _unreviewed(release: Release, items: Sequence[Item], profile: "Profile") -> list[Lack]:
    if not items:
        return []
    who = "或者".join(profile.review.roles) or "法制机构"
    remedy = f"以后在公布以前用 pledgectl catalog review 登记；{_now(release)}"
    return [Lack(REVIEW, f"{first_few([item.id for item in items], _SHOWN, '项')} 的{who}审查意见", remedy)]


def _undocumented(decisions: Iterable[Adjustment]) -> list[Lack]:
    """Name the government's papers that nobody has attached, each once, however many records rest on it."""
    held = list(decisions)
    kept = {one.approval for one in held if one.attachments}
    bare = [one.approval for one in held if one.approval.authority == "government" and one.approval not in kept]
    found = []
    for paper in dict.fromkeys(bare):
        said = f"--authority government --doc {typed(paper.document)} --date {paper.date}"
        found.append(Lack(DECISION, f"本级政府审定文件 {paper.document}", f"pledgectl catalog approve {said} --attach 文件"))
    return found


def attachment_lines(materials: Materials) -> list[str]:
    """List what goes along in the words of the report, what is lacking as a blank to be filled."""
    papers = [one.approval.document for one in materials.decisions if one.attachments]
    have = {
        APPLICATION: f"{len(materials.proposals)}份" if materials.proposals else "",
        REVIEW: f"{len(materials.reviewed)}项" if materials.reviewed else "",
        DECISION: "、".join(dict.fromkeys(papers)),
    }
    lines = []
    for kind, title in TITLES.items():
        blanks = "".join(to_fill(one.what) for one in materials.lacks if one.kind == kind)
        if have[kind] or blanks:
            lines.append(title + (f"（{have[kind]}）" if have[kind] else "") + blanks)
    return lines
