"""Where a place stands: versions, draft, decisions, and which changes are decided as they now stand (contract §2); pure."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pledgectl.books import numbering
from pledgectl.catalog.adjustment import MANDATED, REJECTED, Adjustment, Approval, Covered, Proposal, in_order
from pledgectl.diff import Difference, authorized, compare
from pledgectl.errors import refusal
from pledgectl.formats.records import IsoDate, filled_data, is_iso_date
from pledgectl.ground.files import digest
from pledgectl.model import AUTHORITIES, KINDS, Catalog, Change, Item
from pledgectl.text import first_few, typed

if TYPE_CHECKING:
    from pledgectl.profile import Profile

_EARLIEST = "2000-01-01"
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Release:
    """公布版本: release.toml of a frozen version; `files` maps file to SHA-256, `previous_hash` is that of the one before."""

    version: str
    published: IsoDate
    profile: str = ""
    baseline: bool = False
    previous: str = ""
    previous_hash: str = ""
    approvals: tuple[Adjustment, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Situation:
    """目前情况: versions with their releases, oldest first, the catalog in force, the draft, all decisions and proposals.

    `mandated` maps the id of an item in force that the draft has dropped to where its cancellation by state or province
    stands; such a removal is nobody's to decide. `spent` are the numbers of records that were undone.
    """

    profile: "Profile"
    releases: tuple[Release, ...]
    in_force: Catalog
    draft: Catalog
    adjustments: tuple[Adjustment, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    mandated: Mapping[str, str] = field(default_factory=dict)
    spent: tuple[str, ...] = ()

    @property
    def current(self) -> str:
        """Name the version in force, "" before the first."""
        return self.releases[-1].version if self.releases else ""

    def next_number(self, day: str) -> str:
        """Return the next number that neither a decision nor an application of that year has or had."""
        numbers = [*self.spent, *(entry.number for entry in self.adjustments)]
        return numbering([*numbers, *(entry.number for entry in self.proposals)])(day)

    def difference(self) -> Difference:
        """Compare the version in force with the draft, and say who decides each change."""
        found = authorized(compare(self.in_force, self.draft), self.profile.authority)
        return unburdened(found, [self.mandated.get(one.item, "") for one in found.changes])


def unburdened(found: Difference, mandates: Iterable[str]) -> Difference:
    """Leave nobody to decide on removals that state or province have brought about; `mandates` says so of each change."""
    told = zip(found.changes, mandates, strict=True)
    changes = (replace(one, authority="", mandate=text) if text and one.kind == "removed" else one for one, text in told)
    return replace(found, changes=tuple(changes))


def content_digest(item: Item | None) -> str:
    """Return the SHA-256 of what an item says (id and review aside), "" for none; new empty fields do not change it."""
    if item is None:
        return ""
    data = filled_data(replace(item, id="", review=Item().review))
    return digest(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())


def decided(situation: Situation, changes: Iterable[Change]) -> dict[str, Adjustment]:
    """Map the id of each change on which there is a decision, as it now stands, to the latest one.

    An approval holds for the version in force on which it was given; what was turned down stays so, whatever is published.
    """
    items = situation.draft.by_id()
    latest: dict[tuple[str, str, str], Adjustment] = {}
    for adjustment in in_order(situation.adjustments):
        latest |= {(one.kind, one.item, one.digest): adjustment for one in adjustment.changes}
    covering = {key: one for key, one in latest.items() if one.outcome == REJECTED or one.base == situation.current}
    keys = {change.item: (change.kind, change.item, content_digest(items.get(change.item))) for change in changes}
    return {item: found for item, key in keys.items() if (found := covering.get(key))}


def approved(situation: Situation, changes: Sequence[Change]) -> dict[str, Adjustment]:
    """Map the id of each change that may be published to the decision that covers it as it now stands, or to its mandate."""
    named = {change.item: change.authority for change in changes}
    found = {
        item: one
        for item, one in decided(situation, changes).items()
        if one.outcome != REJECTED and named[item] in ("", one.approval.authority)
    }
    return found | _mandates(situation, changes)


def _mandates(situation: Situation, changes: Iterable[Change]) -> dict[str, Adjustment]:
    """Map the id of each removal that follows from a cancellation to a record of it, one for each source; it has no day yet."""
    sources: dict[str, list[str]] = {}
    for change in changes:
        if change.mandate:
            sources.setdefault(change.mandate, []).append(change.item)
    records = {
        source: Adjustment(
            MANDATED, Approval("", source), tuple(Covered("removed", item) for item in items), situation.current, (), MANDATED
        )
        for source, items in sources.items()
    }
    return {item: records[source] for source, items in sources.items() for item in items}


def refuse_unknown(changes: Sequence[Change], ids: Sequence[str], what: str) -> None:
    """Refuse (4) ids that have not changed, or a draft without changes."""
    where = "工作稿与现行版本比对"
    if missing := [entry for entry in ids if entry not in {change.item for change in changes}]:
        raise refusal(f"{'、'.join(missing)} 没有{what}的变化", where, "请用 pledgectl catalog diff 查看有哪些变化")
    if not changes:
        raise refusal(f"没有{what}的变化", where, f"请先导入或修改工作稿，再登记{what.removeprefix('待')}")


def list_changes(changes: Sequence[Change]) -> str:
    """Name changes in a message: 新增 mzj-001 证明（由本级政府审定）; after the first few only how many."""
    names = [
        f"{KINDS[change.kind]} {change.item} {change.name}"
        + (f"（由{AUTHORITIES[change.authority]}审定）" if change.authority else "")
        for change in changes
    ]
    return first_few(names, SHOWN, "项", "；")


def approve_command(authority: str, ids: Iterable[str] = ()) -> str:
    """Write the command that records a decision; what only the clerk knows stands there by its name."""
    named = "".join(f" {one}" for one in ids)
    return f"pledgectl catalog approve{named} --authority {authority or '审定主体'} --doc 文号 --date 审定日期"


def review_command(ids: Sequence[str], roles: Sequence[str]) -> str:
    """Write the command that records why items are not excluded."""
    by = f"--by 审查人 --role {typed(roles[0]) if roles else '身份'}"
    return f"pledgectl catalog review {' '.join(ids[:SHOWN])} {by} --opinion 意见 --exclusion 理由"


def put_right(turned: Sequence[Change]) -> str:
    """Say how changes that were turned down are taken out of the draft: what is new is removed, the rest is as it was."""
    new = [change.item for change in turned if change.kind == "added"]
    old = [change.item for change in turned if change.kind != "added"]
    told = (("不新增的", "remove", new), ("恢复原样的", "restore", old))
    ways = [f"{what}：pledgectl catalog {verb} {' '.join(ids[:SHOWN])}" for what, verb, ids in told if ids]
    return f"{'；'.join(ways)}；改了再报的：pledgectl catalog edit 编号 --set 字段=内容，再重新申请"


def reviewed_after(item: Item, day: str) -> bool:
    """Tell whether an item's legality review is dated after `day`; what a list has for a date and is none tells nothing."""
    return item.review.date > day and is_iso_date(item.review.date)


def check_date(day: str, title: str, today: str) -> None:
    """Refuse (4) what cannot be the day of such an event: before pledges existed, or after today."""
    if day > today:
        raise refusal(f"{title} {day} 还没有到", f"今天是 {today}", "请在那一天以后登记，或者核对年份和月份")
    if day < _EARLIEST:
        raise refusal(f"{title} {day} 不合情理", f"今天是 {today}", "请核对年份和月份")
