"""Frozen versions and records against what was written: read, and watched by their hashes and the journal."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pledgectl.catalog.release import verify_release
from pledgectl.catalog.standing import Release
from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT
from pledgectl.formats.records import read_record
from pledgectl.ground.files import digest, read_file
from pledgectl.ground.journal import read_journal
from pledgectl.ground.toml import read_toml

# What only commands take away; drafts, lists of reference and profiles a clerk may delete by hand.
_RECORDS = (store.DEPARTMENTS, "catalogs/adjustments/", "catalogs/filings/", "catalogs/office/", "catalogs/private/")


def release_path(version: str) -> str:
    """Name the release file of a version."""
    return f"{store.VERSIONS}/{version}/{store.RELEASE}"


def release_bytes(root: Path, version: str) -> bytes:
    """Read the release file of a version; empty for no version."""
    return read_file(root / release_path(version)) if version else b""


def read_release(root: Path, version: str) -> Release:
    """Read release.toml of a version."""
    where = release_path(version)
    return read_record(Release, read_toml(read_file(root / where), where, CATALOG_LIMIT), where)


def version_faults(root: Path, names: Sequence[str], before: str = "") -> list[str]:
    """List what is wrong with frozen versions, oldest first; `before` names the version that precedes the first."""
    faults = []
    for version in names:
        folder = root / store.VERSIONS / version
        files = {path.name: read_file(path, CATALOG_LIMIT) for path in sorted(folder.iterdir()) if path.name != store.RELEASE}
        previous = release_bytes(root, before) if before else None
        faults += verify_release(version, read_release(root, version), files, previous)
        before = version
    return faults


def lost_records(root: Path) -> list[str]:
    """List records of the bureau (register, decisions, filings, books) that the journal says were written and that are gone."""
    kept = (path for path, after in sorted(_written(root).items()) if after and path.startswith(_RECORDS))
    return [path for path in kept if not (root / path).is_file()]


def journal_faults(root: Path, names: Collection[str] = ()) -> list[str]:
    """List release files (of all versions, or of `names`) that differ from what the journal says was written, or are gone."""
    faults = []
    for path, after in sorted(_written(root).items()):
        version = path.removeprefix(f"{store.VERSIONS}/").removesuffix(f"/{store.RELEASE}")
        if path != release_path(version) or (names and version not in names):
            continue
        if not (root / path).is_file():
            faults.append(f"{path} 不见了")
        elif digest(read_file(root / path, CATALOG_LIMIT)) != after:
            faults.append(f"{path} 被改动过")
    return faults


def _written(root: Path) -> dict[str, str]:
    """Map each path that the journal names to the hash of what was written there last, "" where it was taken away."""
    return {move["path"]: move["after"] for entry in read_journal(root) for move in entry["files"]}


def unrecorded(root: Path, versions: Sequence[str]) -> list[str]:
    """List versions whose publication the journal does not know: it was cut or emptied, or they were put there by hand."""
    written = _written(root)
    return [f"操作记录里没有公布 {name} 这一步" for name in versions if release_path(name) not in written]


def refuse_edited(root: Path) -> None:
    """Refuse to build on frozen versions any of which is not as it was published."""
    names = store.list_versions(root)
    if faults := [*version_faults(root, names), *journal_faults(root)]:
        raise PledgectlError(f"公布版本被改动过：{faults[0]}", store.VERSIONS, "请从备份恢复这个文件；公布版本不能再改")


def refuse_damaged(root: Path, version: str) -> None:
    """Refuse to file a version if it or the one that it is compared with is not as it was published."""
    known = store.list_versions(root)
    at = known.index(version)
    pair = known[max(at - 1, 0) : at + 1]
    faults = [*version_faults(root, pair, known[at - 2] if at > 1 else ""), *journal_faults(root, pair)]
    if faults:
        raise PledgectlError(f"公布版本被改动过：{faults[0]}", store.VERSIONS, "请从备份恢复这个文件，再生成报备材料")
