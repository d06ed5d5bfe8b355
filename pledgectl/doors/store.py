"""The TOML of a workspace: settings, departments, draft, versions, references (contract §2).

Catalog files have a layout of their own, one field a line in the order of the record, so that they are steady to the byte.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from pledgectl.builtin import builtin
from pledgectl.errors import PledgectlError
from pledgectl.files import OWN, SETTINGS, read_file
from pledgectl.inside import inside, plain_code
from pledgectl.model import Catalog, Department, Item, References, catalog_of
from pledgectl.records import read_record, record_data
from pledgectl.toml import OTHER_LIMIT, uncollected
from pledgectl.toml import read_toml as read_toml

CATALOG_LIMIT = 64_000_000
DRAFT, VERSIONS = "catalogs/draft", "catalogs/versions"
DEPARTMENTS = "catalogs/departments.toml"
REFERENCES = "catalogs/references"
MAPPINGS = "catalogs/mappings.toml"
LISTS = ("upstream", "retained", "cancelled")


@dataclass(frozen=True, slots=True)
class Fonts:
    """字体: the names that documents ask for."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading: str = "黑体"
    subheading: str = "楷体_GB2312"
    page: str = "宋体"


@dataclass(frozen=True, slots=True)
class Paths:
    """输出位置: where generated papers and nightly exports go, relative to the workspace."""

    output: str = "输出"
    export: str = "输出/导出"


@dataclass(frozen=True, slots=True)
class Site:
    """公示网页: its public address."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """司法行政部门的工作: working days for the answer to a complaint where the plan names none."""

    complaint_days: int = 15


@dataclass(frozen=True, slots=True)
class Settings:
    """pledgectl.toml: what the workspace is set to."""

    profile: str = "common"
    ledger: str = "ledger.db"
    fonts: Fonts = Fonts()
    paths: Paths = Paths()
    site: Site = Site()
    office: Office = Office()


@dataclass(frozen=True, slots=True)
class CatalogFile:
    """部门目录文件: one department's items."""

    department: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentFile:
    """部门名录文件."""

    departments: tuple[Department, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """对照清单文件: which list it is, where it comes from, and its items."""

    list: str
    source: str = ""
    date: str = ""
    items: tuple[Item, ...] = ()


def _read(root: Path, relative: str, limit: int = OTHER_LIMIT) -> dict[str, Any]:
    return read_toml(read_file(root / relative, limit), relative, limit)


def read_settings(root: Path) -> Settings:
    """Read pledgectl.toml; generated files stay in a folder of their own inside the workspace."""
    settings = read_record(Settings, _read(root, SETTINGS), SETTINGS)
    for key, folder in (("output", settings.paths.output), ("export", settings.paths.export)):
        if inside(root, f"{folder}/x").relative_to(root).parts[0] in ("catalogs", "templates", OWN):
            hint = f"请写工作区里另外的一个文件夹，如 {key} = \"输出\""
            raise PledgectlError(f"[paths] {key} 不能是“{folder[:60]}”", SETTINGS, hint)
    if not 1 <= settings.office.complaint_days <= 366:
        told = f"[office] complaint_days 不能是 {settings.office.complaint_days}"
        raise PledgectlError(told, SETTINGS, "请填 1 到 366 之间的整数（工作日）")
    return settings


def read_departments(root: Path) -> tuple[Department, ...]:
    """Read 部门名录; none yet is an empty one."""
    if not (root / DEPARTMENTS).exists():
        return ()
    departments = read_record(DepartmentFile, _read(root, DEPARTMENTS), DEPARTMENTS).departments
    for entry in departments:
        if not plain_code(entry.code):
            raise PledgectlError(f"部门“{entry.name[:30]}”的 code 不能用作文件名", DEPARTMENTS, "请用小写字母和数字，如 mzj")
    return departments


def dump_departments(departments: Iterable[Department]) -> bytes:
    """Write 部门名录, sorted by code."""
    import tomli_w

    tables = [record_data(entry, empty=False) for entry in sorted(departments, key=lambda entry: entry.code)]
    return tomli_w.dumps({"departments": tables}).encode()


def with_numbers(restored: bytes | None, now: Iterable[Department]) -> bytes | None:
    """Return a register that is put back (None for none), but with the numbers given since: none is given twice (contract §1).

    A department whose first numbers were given since stays with them: its code would otherwise number other items.
    """
    table = read_toml(restored, DEPARTMENTS) if restored else {}
    held = {entry.code: entry for entry in read_record(DepartmentFile, table, DEPARTMENTS).departments}
    given = {entry.code: entry for entry in now if entry.last > (held[entry.code].last if entry.code in held else 0)}
    kept = {code: replace(held.get(code, entry), last=entry.last) for code, entry in given.items()}
    return dump_departments((held | kept).values()) if kept else restored


def dump_record(record: object) -> bytes:
    """Write any record as TOML, empty fields left out."""
    import tomli_w

    return tomli_w.dumps(record_data(record, empty=False)).encode()


def read_catalog_file(data: bytes, where: str) -> CatalogFile:
    """Read one department's file; every item belongs to that department and has an id."""
    table = read_toml(data, where, CATALOG_LIMIT)
    department = table.get("department")
    for number, item in enumerate(items if isinstance(items := table.get("items"), list) else [], 1):
        if not isinstance(item, dict):
            continue
        if not plain_code(str(item.get("id", ""))) or item.setdefault("department", department) != department:
            hint = "请改正：id 要像 mzj-017 这样，不能空；事项不另写部门"
            raise PledgectlError("事项的 id 不对，或部门与文件开头的部门不一致", f"{where} items[{number}]", hint)
    with uncollected():
        return read_record(CatalogFile, table, where)


def read_items(data: bytes, where: str) -> tuple[Item, ...]:
    """Read the items of one catalog file."""
    return read_catalog_file(data, where).items


def read_folder(folder: Path, version: str) -> Catalog:
    """Read a folder of catalog files (draft or version); a doubled id is an error."""
    items: list[Item] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        if path.name == "release.toml":
            continue
        where = f"{folder.name}/{path.name}"
        for item in read_items(read_file(path, CATALOG_LIMIT), where):
            if item.id in seen:
                raise PledgectlError(f"事项编号 {item.id} 出现了两次", f"{seen[item.id]}、{where}", "请改正其中一个编号")
            seen[item.id] = where
            items.append(item)
    return catalog_of(version, items)


def read_draft(root: Path) -> Catalog:
    """Read 工作稿; none yet is an empty one."""
    return read_folder(root / DRAFT, "draft")


def list_versions(root: Path) -> tuple[str, ...]:
    """List published versions, oldest first: DATE, DATE-2 … DATE-10 in order of publication."""
    folders = [path.name for path in (root / VERSIONS).glob("*") if (path / "release.toml").is_file()]
    return tuple(sorted(folders, key=lambda name: (name[:10], len(name), name)))


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


def dump_items(department: str, items: Iterable[Item]) -> bytes:
    """Write one catalog file: sorted by id, one field a line, empty fields left out, LF."""
    out = [f"department = {_quote(department)}\n"]
    for item in sorted(items, key=lambda entry: entry.id):
        out.append("\n[[items]]\n")
        out.extend(_table(item, "items"))
    return "".join(out).encode()


@cache
def _layout(cls: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a record's fields into those on one line and those that are tables, each in the record's order."""
    names = [entry.name for entry in fields(cls) if not (cls is Item and entry.name == "department")]
    blank = cls()
    tables = [name for name in names if is_dataclass(getattr(blank, name)) or name in ("bases", "risks")]
    return tuple(name for name in names if name not in tables), tuple(tables)


def _table(record: Any, path: str) -> Iterator[str]:
    plain, tables = _layout(record.__class__)
    for name in plain:
        if value := getattr(record, name):
            yield f"{name} = {_quote(value) if isinstance(value, str) else _quote_list(value)}\n"
    for name in tables:
        value = getattr(record, name)
        if isinstance(value, tuple):
            for entry in value:
                yield f"[[{path}.{name}]]\n"
                yield from _table(entry, f"{path}.{name}")
        elif value != type(value)():
            yield f"[{path}.{name}]\n"
            yield from _table(value, f"{path}.{name}")


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x7f": "\\u007f"}
_ESCAPES |= {chr(code): f"\\u{code:04x}" for code in range(32) if chr(code) not in _ESCAPES}
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')


def _quote(text: str) -> str:
    return f'"{text.translate(_ESCAPE_TABLE)}"' if _TO_ESCAPE.search(text) else f'"{text}"'


def _quote_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_quote(text) for text in texts)}]"


def dump_references(kind: str, source: str, items: Iterable[Item]) -> bytes:
    """Write a list to compare with; `source` tells where it comes from."""
    import tomli_w

    table = {"list": kind, "source": source, "items": [record_data(item, empty=False) for item in items]}
    return tomli_w.dumps(table).encode()


def read_references(root: Path | None) -> References:
    """Read the built-in lists and those of the workspace: upper catalog, retained and cancelled items."""
    held: dict[str, list[Item]] = {name: [] for name in LISTS}
    for folder in [builtin("catalogs") / "references", *([root / REFERENCES] if root else [])]:
        for path in sorted(folder.glob("*.toml")):
            where = f"references/{path.name}"
            data = read_toml(read_file(path, CATALOG_LIMIT), where, CATALOG_LIMIT)
            if data.get("list") in LISTS:
                held[str(data["list"])].extend(read_record(ReferenceFile, data, where).items)
    return References(*(tuple(held[name]) for name in LISTS))


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
    from tomli_w import dumps

    return dumps({department: dict(sorted(mappings[department].items())) for department in sorted(mappings)}).encode()
