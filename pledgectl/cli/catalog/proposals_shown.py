"""What the screen and scripts are told of applications: what they ask for and lack, and how far they have come."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pledgectl.catalog.adjustment import DRAFT, OPEN, STATES, Proposal, rejections, state_of
from pledgectl.catalog.propose import seen_since
from pledgectl.catalog.standing import Situation
from pledgectl.cli.catalog import situation as ground
from pledgectl.cli.catalog.frozen import read_release
from pledgectl.doors import screen, store
from pledgectl.errors import DONE
from pledgectl.formats.records import record_data
from pledgectl.model import AUTHORITIES, KINDS

_NAMES = KINDS | {OPEN: "还没有改"}
_REGROUPED = {"split": "拆分", "merge": "合并"}
_CORRECTED = {"date": "日期", "reason": "理由", "basis": "依据", "meeting": "论证"}


def proposal_data(proposal: Proposal, state: str) -> dict[str, Any]:
    """Return an application as JSON data, in the state that it has come to."""
    return record_data(proposal) | {"state": state}


def show_plan(situation: Situation, made: Sequence[Proposal]) -> None:
    """Print what is applied for, who decides it, what is lacking, and what an application said or asked for before."""
    _show_proposals(made)
    _show_corrections(situation, made)
    _show_dropped(situation, made)


def _show_proposals(made: Sequence[Proposal]) -> None:
    for one in made:
        kinds = [entry.kind for entry in one.changes]
        counts = "、".join(f"{name} {kinds.count(kind)} 项" for kind, name in _NAMES.items() if kind in kinds)
        screen.out(f"{one.number} {one.department}：{counts}（{STATES[one.state]}）")
        for entry in one.changes:
            decider = f"（{AUTHORITIES[entry.authority]}审定）" if entry.authority else ""
            screen.out(f"    {_NAMES[entry.kind]} {entry.item} {entry.name}{decider}")
        for found in one.regroupings:
            screen.out(f"    {_REGROUPED[found.kind]}：{'、'.join(found.old)} -> {'、'.join(found.new)}，按增减办理")
        if stale := [entry.item for entry in one.changes if entry.review == "old"]:
            screen.out(f"    请核对：{'、'.join(stale)} 的合法性审查意见是变更以前的，新的用 pledgectl catalog review 登记")
        _show_lacks(one)


def _show_lacks(proposal: Proposal) -> None:
    for lack in proposal.missing:
        screen.out(f"    缺少：{lack}")


def _show_corrections(situation: Situation, made: Sequence[Proposal]) -> None:
    """Say what a complete application said before and says now."""
    held = {one.number: one for one in situation.proposals if one.state != DRAFT}
    for one in made:
        for line in _corrections(held[one.number], one) if one.number in held else ():
            screen.out(f"    更正{line}")


def _corrections(before: Proposal, now: Proposal) -> Iterator[str]:
    for field, title in _CORRECTED.items():
        old, new = getattr(before, field), getattr(now, field)
        if old != new:
            yield f"{title}：{old or '（没有写）'} -> {new}"
    yield from (f"附件：{file.name}" for file in now.attachments if file not in before.attachments)


def _show_dropped(situation: Situation, made: Sequence[Proposal]) -> None:
    """Name what an application asked for before and does not now, since only some of its items were named."""
    taken = {entry.item for one in made for entry in one.changes}
    numbers = {one.number for one in made}
    for held in situation.proposals:
        if held.number in numbers and (gone := [entry for entry in held.changes if entry.item not in taken]):
            told = "、".join(f"{entry.item} {entry.name}" for entry in gone)
            screen.out(f"    注意：{held.number} 不再包括 {told}；还要申请的，把编号一起写上")


def list_proposals(root: Path, json: bool) -> int:
    """Print all applications with what became of them."""
    decisions, proposals = ground.read_adjustments(root), ground.read_proposals(root)
    published = [one for name in store.list_versions(root) for one in read_release(root, name).approvals]
    found = [(one, state_of(one, decisions, published), rejections(one, decisions)) for one in proposals]
    if json:
        told = [proposal_data(one, state) | {"rejections": reasons} for one, state, reasons in found]
        screen.out_json({"proposals": told})
        return DONE
    situation = ground.read_situation(root) if any(one.missing for one in proposals) else None
    for one, state, reasons in found:
        screen.out(f"{one.number} {one.date} {one.department}：{len(one.changes)} 项，{STATES[state]}")
        _show_lacks(one)
        if since := seen_since(one, situation) if situation else ():
            ids = " ".join(entry.item for entry in one.changes if entry.kind != OPEN)
            screen.out(f"    {'、'.join(since)} 已有审查意见，请再登记一次：pledgectl catalog propose {ids}")
        for turned in reasons:
            screen.out(f"    不予审定：{turned['item']} {turned['reason']}（{turned['date']}）")
    if not found:
        screen.note("还没有调整申请")
    return DONE
