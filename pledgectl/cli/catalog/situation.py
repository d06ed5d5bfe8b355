"""Gather what approving, publishing and filing start from: adjustments, filings, profile, draft, versions."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pledgectl.catalog.adjustment import DRAFT, PROPOSED, REVIEWED, Adjustment, Proposal
from pledgectl.catalog.filing import Filing, open_filing, recounted
from pledgectl.catalog.standing import Release, Situation, unburdened
from pledgectl.cli.catalog.context import choose_profile, read_context
from pledgectl.cli.catalog.frozen import read_release, version_faults
from pledgectl.diff import Difference, authorized, compare
from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.formats.records import read_record, unknown_word
from pledgectl.ground.files import read_file
from pledgectl.ground.inside import inside
from pledgectl.ground.journal import read_journal
from pledgectl.ground.toml import read_toml
from pledgectl.model import Catalog, Finding, Item

if TYPE_CHECKING:
    from pledgectl.profile import Profile
    from pledgectl.workdays import Deadline

Record = TypeVar("Record")
ADJUSTMENTS, FILINGS = "catalogs/adjustments", "catalogs/filings"
_RECORD = re.compile(rf"{ADJUSTMENTS}/(\d{{4}}-\d+)\.toml")


def read_difference(root: Path, release: Release, profile: "Profile") -> tuple[Catalog, Difference]:
    """Read the items of a version and how they differ from the version before; a list taken over differs from nothing."""
    catalog = store.read_version(root, release.version)
    if release.baseline:
        return catalog, Difference("", release.version, ())
    before = store.read_version(root, release.previous) if release.previous else Catalog("", ())
    return catalog, authorized(compare(before, catalog), profile.authority)


def read_adjustments(root: Path) -> tuple[Adjustment, ...]:
    """Read all decisions by number."""
    return tuple(read_record(Adjustment, data, where) for where, data in _adjustment_files(root) if "state" not in data)


def read_proposals(root: Path) -> tuple[Proposal, ...]:
    """Read all applications by number; PledgectlError for one whose number is not its file's, or in no known state."""
    found = [(where, read_record(Proposal, data, where)) for where, data in _adjustment_files(root) if "state" in data]
    for where, one in found:
        if where != f"{ADJUSTMENTS}/{one.number}.toml":
            raise PledgectlError(f"编号 {one.number[:40]} 与文件名不符", where, "请改回原来的编号或者文件名")
        if one.state not in (DRAFT, PROPOSED, REVIEWED):
            raise unknown_word(one.state, (DRAFT, PROPOSED, REVIEWED), f"{where} state", "状态")
    return tuple(one for _, one in found)


def _adjustment_files(root: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield applications and decisions alike, which share a folder and its numbers; only the former have a state."""
    for path in sorted((root / ADJUSTMENTS).glob("*.toml")):
        where = f"{ADJUSTMENTS}/{path.name}"
        yield where, read_toml(read_file(path), where)


def read_filing(root: Path, version: str) -> Filing | None:
    """Read how a version was filed, None if it was not; a deadline that was uncertain is counted again."""
    where = f"{FILINGS}/{version}.toml"
    if not (root / where).exists():
        return None
    filing = _read(Filing, root, where)
    if filing.package:
        inside(root, filing.package)
    return recounted(filing, calendar(root))


def start_filing(root: Path, release: Release, profile: "Profile") -> Filing:
    """Start the clock of a version of which nothing is recorded yet."""
    return open_filing(release, profile, calendar(root))


def calendar(root: Path) -> Callable[[date, int], "Deadline"]:
    """Return what counts working days by the holidays that the workspace knows."""
    from pledgectl.doors.holidays import read_holidays
    from pledgectl.workdays import deadline

    return lambda start, days: deadline(start, days, read_holidays(root))


def read_situation(root: Path) -> Situation:
    """Read the whole situation; PledgectlError if the version in force is not as it was frozen."""
    releases = tuple(read_release(root, name) for name in store.list_versions(root))
    names = [release.version for release in releases]
    if faults := version_faults(root, names[-1:], names[-2] if len(names) > 1 else ""):
        raise PledgectlError(f"现行版本被改动过：{faults[0]}", store.VERSIONS, "请从备份恢复这个文件；公布版本不能再改")
    in_force, draft, profile = store.read_in_force(root), store.read_draft(root), choose_profile(root)
    bound = read_mandates(root, profile, in_force, draft)
    return Situation(profile, releases, in_force, draft, read_adjustments(root), read_proposals(root), bound, _spent(root))


def _spent(root: Path) -> tuple[str, ...]:
    """List every number that a record of an adjustment ever had: one that was undone may stand on a form that went out."""
    paths = (move["path"] for entry in read_journal(root) for move in entry["files"])
    return tuple(sorted({found[1] for path in paths if (found := _RECORD.fullmatch(path))}))


def read_mandates(root: Path, profile: "Profile", in_force: Catalog, draft: Catalog) -> dict[str, str]:
    """Map the id of each item that the draft has dropped and that is cancelled by state or province to where that stands."""
    kept = draft.by_id()
    gone = [item for item in in_force if item.id not in kept]
    return {item.id: text for item, text in zip(gone, _mandates(root, profile, gone), strict=True) if text}


def read_authorized(root: Path, profile: "Profile", found: Difference) -> Difference:
    """Say who decides each change; nobody does where state or province have cancelled the certificate."""
    gone = [old for old, new in found.pairs if old and not new]
    told = iter(_mandates(root, profile, gone))
    # An item of a list has no id: what is said of one is told by its place.
    bound = [next(told) if old and not new else "" for old, new in found.pairs]
    return unburdened(authorized(found, profile.authority), bound)


def _mandates(root: Path, profile: "Profile", gone: Sequence[Item]) -> list[str]:
    if not gone or profile.cancelled.forbidden != "yes":
        return [""] * len(gone)
    from pledgectl.catalog.mandate import mandates

    return mandates(gone, store.read_references(root).cancelled, profile)


def find_version(root: Path, name: str) -> str:
    """Return the version called `name`, the newest for ""; PledgectlError if there is none."""
    versions = store.list_versions(root)
    if not versions:
        raise PledgectlError("还没有公布过版本", store.VERSIONS, "请先用 pledgectl catalog publish 定版公布")
    if name and name not in versions:
        raise PledgectlError(f"没有公布版本 {name}", store.VERSIONS, f"已有版本：{'、'.join(versions)}")
    return name or versions[-1]


def checker(root: Path, profile: "Profile") -> Callable[[Catalog], list[Finding]]:
    """Return the function that puts all rules to a catalog."""

    def check(catalog: Catalog) -> list[Finding]:
        from pledgectl.check import check_catalog

        return check_catalog(catalog, read_context(root, profile, catalog))

    return check


def _read(cls: type[Record], root: Path, where: str) -> Record:
    return read_record(cls, read_toml(read_file(root / where), where), where)
