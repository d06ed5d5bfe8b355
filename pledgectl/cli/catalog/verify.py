"""`catalog verify`: whether what was frozen or packed is still so, and the chain of the versions."""

from pathlib import Path
from typing import Annotated

import typer

from pledgectl.catalog.filing import MANIFEST, verify_package
from pledgectl.cli.base import Json, examples, workspace_root
from pledgectl.cli.catalog import frozen
from pledgectl.cli.catalog import situation as ground
from pledgectl.doors import screen, store
from pledgectl.errors import DONE, PledgectlError
from pledgectl.ground.files import digest, read_file
from pledgectl.ground.package import open_package

_FIGURES = 16
Link = dict[str, str]
Subject = Annotated[str, typer.Argument(metavar="版本或材料包", help="公布版本，或报备材料包（ZIP）；不写就全部核对")]


@examples("pledgectl catalog verify", "pledgectl catalog verify 2021-05-12", "pledgectl catalog verify 报备材料-2021-05-12.zip")
def verify(subject: Subject = "", json: Json = False) -> int:
    """核对公布版本和报备材料包：每个文件是否还与当时的哈希一致，版本之间的哈希链是否完整。

    列出各个版本和它们的哈希（release.toml 的 SHA-256，每个版本记着上一版本的）。不一致时指出是哪个文件，退出码 3。
    """
    path = Path(subject)
    if subject and (path.suffix.lower() == ".zip" or path.is_file()):
        checked, faults, chain = [subject], _zip_faults(path), list[Link]()
    else:
        root = workspace_root()
        checked, faults = _workspace_faults(root, subject)
        chain = _chain(root)
    if json:
        screen.out_json({"checked": checked, "faults": faults, "whole": not faults, "versions": chain})
    else:
        _show_chain(chain)
        for line in faults:
            screen.out(f"不符：{line}")
        if not faults:
            screen.out(f"完好：{'、'.join(checked) or '还没有公布过版本'}")
    if faults:
        hint = "请从备份恢复原来的文件，或请对方重新发送材料包"
        raise PledgectlError(f"有 {len(faults)} 处与当时的记录不符", faults[0], hint)
    return DONE


def _chain(root: Path) -> list[Link]:
    """List the versions, oldest first: the hash of each release.toml, and the one that it holds of the version before."""
    links = []
    for name in store.list_versions(root):
        release, own = frozen.read_release(root, name), digest(frozen.release_bytes(root, name))
        before = {"previous": release.previous, "previous_hash": release.previous_hash}
        links.append({"version": name, "published": release.published, "hash": own, **before})
    return links


def _show_chain(chain: list[Link]) -> None:
    """Print the chain; only the first figures of a hash, which is what people compare."""
    if chain:
        rows = [(one["version"], one["published"], one["hash"][:_FIGURES], one["previous_hash"][:_FIGURES]) for one in chain]
        screen.table(("版本", "公布日期", "哈希", "上一版本的哈希"), rows)


def _zip_faults(path: Path) -> list[str]:
    package = open_package(read_file(path), path.name)
    if MANIFEST not in package.names:
        raise PledgectlError(f"这不是报备材料包，里面没有校验清单 {MANIFEST}", path.name, "请给出 catalog file 生成的压缩包")
    return [f"{path.name} 的 {fault}" for fault in verify_package(package.names, package.read)]


def _workspace_faults(root: Path, version: str) -> tuple[list[str], list[str]]:
    """Check one version with its link to the one before, or all versions, the journal's record of them, and known packages."""
    versions = [ground.find_version(root, version)] if version else list(store.list_versions(root))
    known = store.list_versions(root)
    before = known[known.index(versions[0]) - 1] if versions and versions[0] != known[0] else ""
    faults = frozen.version_faults(root, versions, before)
    faults += [*frozen.journal_faults(root, versions if version else ()), *frozen.unrecorded(root, versions)]
    checked = list(versions)
    for name in versions:
        filing = ground.read_filing(root, name)
        if not filing or not filing.package:
            continue
        path = root / filing.package
        if not path.is_file():
            screen.note(f"注意：{filing.package} 不在原处，没有核对")
            continue
        checked.append(filing.package)
        changed = digest(read_file(path)) != filing.package_hash
        faults += [f"{filing.package} 与备案时的材料包不同"] if changed else _zip_faults(path)
    return checked, faults
