"""The TOML of a workspace: departments, draft, versions, references, meanings of columns (contract §2)."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from pledgectl.builtin import builtin
from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT, dump_items, read_items
from pledgectl.formats.records import filled_data, read_record, unknown_word
from pledgectl.ground.files import read_file
from pledgectl.ground.inside import plain_code
from pledgectl.ground.toml import OTHER_LIMIT, read_toml, toml_bytes
from pledgectl.model import Catalog, Department, Item, References, catalog_of

DRAFT, VERSIONS, RELEASE = "catalogs/draft", "catalogs/versions", "release.toml"
DEPARTMENTS = "catalogs/departments.toml"
REFERENCES = "catalogs/references"
MAPPINGS = "catalogs/mappings.toml"
LISTS = ("upstream", "retained", "cancelled")
_VERSION = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[1-9][0-9]*)?")


@dataclass(frozen=True, slots=True)
class _DepartmentFile:
    """部门名录文件."""

    departments: tuple[Department, ...] = ()


@dataclass(frozen=True, slots=True)
class _ReferenceFile:
    """对照清单文件: which list it is, where it comes from, and its items."""

    list: str
    source: str = ""
    date: str = ""
    items: tuple[Item, ...] = ()


def read_departments(root: Path) -> tuple[Department, ...]:
    """Read 部门名录 without what was taken out of it; none yet is an empty one."""
    return tuple(entry for entry in read_register(root) if not entry.removed)


def read_register(root: Path) -> tuple[Department, ...]:
    """Read 部门名录 with the departments that were taken out, whose codes and numbers are spent.

    PledgectlError for a code or name that stands twice: one department's items would be written over the other's.
    """
    if not (root / DEPARTMENTS).exists():
        return ()
    table = read_toml(read_file(root / DEPARTMENTS, OTHER_LIMIT), DEPARTMENTS)
    departments = read_record(_DepartmentFile, table, DEPARTMENTS).departments
    _check_register(departments)
    return departments


def _check_register(departments: Sequence[Department]) -> None:
    for entry in departments:
        if not plain_code(entry.code):
            raise PledgectlError(f"部门“{entry.name[:30]}”的 code 不能用作文件名", DEPARTMENTS, "请用小写字母和数字，如 mzj")
    codes, names = [entry.code for entry in departments], [entry.name for entry in departments if not entry.removed]
    for name in _doubled(codes) + _doubled(names):
        raise PledgectlError(f"部门名录里 {name[:40]} 出现了两次", DEPARTMENTS, "请改正其中一个，或者删去重复的一段")


def _doubled(names: Iterable[str]) -> list[str]:
    """List the names that stand twice; to Windows MZJ.toml and mzj.toml are one file."""
    return [name for name, count in Counter(map(str.casefold, names)).items() if count > 1]


def dump_departments(departments: Iterable[Department]) -> bytes:
    """Write 部门名录, sorted by code."""
    tables = [filled_data(entry) for entry in sorted(departments, key=lambda entry: entry.code)]
    return toml_bytes({"departments": tables})


def with_numbers(restored: bytes | None, now: Iterable[Department]) -> bytes | None:
    """Return a register that is put back (None for none), but with the numbers given since: none is given twice (contract §1).

    A department whose first numbers were given since stays with them: its code would otherwise number other items.
    """
    table = read_toml(restored, DEPARTMENTS) if restored else {}
    held = {entry.code: entry for entry in read_record(_DepartmentFile, table, DEPARTMENTS).departments}
    given = {entry.code: entry for entry in now if entry.last > (held[entry.code].last if entry.code in held else 0)}
    kept = {code: replace(held.get(code, entry), last=entry.last) for code, entry in given.items()}
    return dump_departments((held | kept).values()) if kept else restored


def dump_record(record: object) -> bytes:
    """Write any record as TOML, empty fields left out."""
    return toml_bytes(filled_data(record))


def item_files(folder: Path) -> list[Path]:
    """List the catalog files of the draft or a version, in order."""
    return [path for path in sorted(folder.glob("*.toml")) if path.name != RELEASE]


def read_folder(folder: Path, version: str) -> Catalog:
    """Read a folder of catalog files (draft or version); a doubled id is an error."""
    lists = {_place(path): read_items(read_file(path, CATALOG_LIMIT), _place(path)) for path in item_files(folder)}
    _refuse_doubled((item.id, where) for where, items in lists.items() for item in items)
    return catalog_of(version, chain.from_iterable(lists.values()))


def _refuse_doubled(placed: Iterable[tuple[str, str]]) -> None:
    """Refuse ids, each with the file it stands in, of which one stands twice."""
    held: dict[str, str] = {}
    for key, where in placed:
        if key in held:
            raise PledgectlError(f"事项编号 {key} 出现了两次", f"{held[key]}、{where}", "请改正其中一个编号")
        held[key] = where


def read_draft(root: Path) -> Catalog:
    """Read 工作稿; none yet is an empty one."""
    return read_folder(root / DRAFT, "draft")


def list_versions(root: Path) -> tuple[str, ...]:
    """List published versions, oldest first: DATE, DATE-2 … DATE-10 in order of publication; a copy, 副本, is no version."""
    folders = (path for path in (root / VERSIONS).glob("*") if _VERSION.fullmatch(path.name))
    names = (path.name for path in folders if (path / RELEASE).is_file())
    return tuple(sorted(names, key=lambda name: (name[:10], len(name), name)))


def version_on(root: Path, day: str) -> str:
    """Name the version in force on an ISO date: the newest published on it or before; "" before the first."""
    return next((name for name in reversed(list_versions(root)) if name[:10] <= day), "")


def read_version(root: Path, name: str) -> Catalog:
    """Read a published version; PledgectlError names those there are."""
    if name not in (known := list_versions(root)):
        raise PledgectlError(f"没有公布版本 {name}", VERSIONS, f"已有版本：{'、'.join(known) or '无'}")
    return read_folder(root / VERSIONS / name, name)


def read_in_force(root: Path) -> Catalog:
    """Read the newest published version, or an empty catalog before the first."""
    versions = list_versions(root)
    return read_version(root, versions[-1]) if versions else Catalog("", ())


def draft_files(catalog: Catalog, departments: Iterable[Department]) -> dict[str, bytes]:
    """Return the files of a draft by path; PledgectlError if an item's department is not in the register."""
    return {f"{DRAFT}/{code}.toml": data for code, data in catalog_files(catalog, departments).items()}


def catalog_files(catalog: Catalog, departments: Iterable[Department]) -> dict[str, bytes]:
    """Return one file per department by its code."""
    codes = {entry.name: entry.code for entry in departments}
    grouped: dict[str, list[Item]] = defaultdict(list)
    for item in catalog.items:
        grouped[item.department].append(item)
    if missing := sorted(set(grouped) - set(codes)):
        raise PledgectlError(f"部门“{missing[0]}”不在部门名录中", DEPARTMENTS, "请在部门名录中补上这个部门")
    return {codes[name]: dump_items(name, items) for name, items in sorted(grouped.items())}


def dump_references(kind: str, source: str, items: Iterable[Item]) -> bytes:
    """Write a list to compare with; `source` tells where it comes from."""
    table = {"list": kind, "source": source, "items": [filled_data(item) for item in items]}
    return toml_bytes(table)


def read_references(root: Path | None) -> References:
    """Read the built-in lists and those of the workspace: upper catalog, retained and cancelled items.

    PledgectlError for a file of the workspace that does not say which list it is: what it forbids would be allowed.
    """
    folder = builtin("catalogs") / "references"
    files = [path for kind in LISTS for path in sorted(folder.glob(f"{kind}*.toml"))]
    files += sorted((root / REFERENCES).glob("*.toml")) if root else []
    held: dict[str, list[Item]] = {kind: [] for kind in LISTS}
    for file in map(_read_list, files):
        held[file.list].extend(file.items)
    return References(**{kind: tuple(items) for kind, items in held.items()})


def _read_list(path: Path) -> _ReferenceFile:
    where = _place(path)
    file = read_record(_ReferenceFile, read_toml(read_file(path, CATALOG_LIMIT), where, CATALOG_LIMIT), where)
    if file.list not in LISTS:
        raise unknown_word(file.list, LISTS, f"{where} list", "清单")
    return file


def _place(path: Path) -> str:
    """Say where a file of the workspace lies: catalogs/draft/mzj.toml, versions/2021-05-01/mzj.toml."""
    return "/".join(path.parts[-3:])


def read_mappings(root: Path) -> dict[str, dict[str, str]]:
    """Return what columns mean as confirmed at imports: department -> name of the column -> field; {} without the file."""
    path = root / MAPPINGS
    found = read_toml(read_file(path, OTHER_LIMIT), MAPPINGS) if path.exists() else {}
    for department, columns in found.items():
        if not isinstance(columns, dict) or not all(isinstance(field, str) for field in columns.values()):
            raise PledgectlError(f"“{department[:40]}”下面要写 列名 = \"项目\"", MAPPINGS, "请改正，或者删去这一段")
    return found


def dump_mappings(mappings: dict[str, dict[str, str]]) -> bytes:
    """Write the confirmed meanings of columns, departments and columns in order."""
    return toml_bytes({department: dict(sorted(mappings[department].items())) for department in sorted(mappings)})
