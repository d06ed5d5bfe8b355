"""`catalog show`: the items of a version or of the draft, listed, whole, or exported."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import Json, Output, examples, item_id, one_of, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.ground.generated import write_output
from pledgectl.model import Catalog, Item
from pledgectl.workdays import parse_date

FORMATS = {"table": ("列表",), "json": (), "csv": (), "xlsx": ("excel", "Excel"), "toml": ()}
Ids = Annotated[list[str] | None, typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017")]
Dept = Annotated[str, typer.Option("--dept", metavar="部门", help="只看这个部门：名称、简称或代码")]


@examples(
    "pledgectl catalog show",
    "pledgectl catalog show mzj-017 --version draft",
    "pledgectl catalog show --dept 县民政局 --search 低保",
    "pledgectl catalog show --format xlsx -o 目录.xlsx",
    "pledgectl catalog show --on 2021-06-15",
)
def show(
    ids: Ids = None,
    dept: Dept = "",
    search: Annotated[str, typer.Option("--search", metavar="词", help="名称、用途、单位、依据里有这些词的")] = "",
    version: Annotated[
        str, typer.Option("--version", metavar="版本", help="draft 工作稿、公布日期，或者任何一天；不写就是现行版本")
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar="日期", help="这一天有效的是哪个公布版本")] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="格式", parser=one_of(FORMATS), help="table、json、csv、xlsx、toml")
    ] = "table",
    output: Output = None,
    json: Json = False,
) -> None:
    """看事项：列表、一项的全部内容，或者导出。

    --on 日期 看那一天有效的版本：当天或者以前最近一次公布的；--version 写两次公布之间的日期也是这样。
    """
    from pledgectl.catalog import edit as verbs
    from pledgectl.cli.catalog.export import export, item_lines, suffix_format

    root = workspace_root()
    catalog = _read_asked(root, version, on)
    items = verbs.pick_items(catalog, _in_version(root, catalog, ids)) if ids else list(catalog.items)
    if dept:
        name = verbs.pick_department(store.read_departments(root), dept).name
        items = [item for item in items if item.department == name]
    if search:
        items = verbs.search(items, search)
    form = "json" if json else suffix_format(output) if form == "table" and output else form
    if form == "xlsx" and output is None:
        raise PledgectlError("Excel 文件要写到文件里", "--format xlsx", "请加 -o 文件名.xlsx", USAGE)
    if form != "table":
        _deliver(export(form, Catalog(catalog.version, tuple(items)), root), output)
    elif ids:
        screen.out("\n\n".join("\n".join(item_lines(item)) for item in items))
    else:
        _list(items, catalog.version)


def _read_asked(root: Path, version: str, on: str) -> Catalog:
    """Read what --version or --on asks for; of several versions of one day, --on means the last."""
    if version and on:
        raise PledgectlError("--on 和 --version 只能写一个", "catalog show", "看某一天有效的版本，只写 --on 日期", USAGE)
    return _read_on(root, parse_date(on, "--on").isoformat()) if on else read_named(root, version)


def read_named(root: Path, version: str) -> Catalog:
    """Read the draft, a version, the version that was in force on a date, or for "" the one in force now."""
    if version in ("draft", "工作稿", "草案"):
        return store.read_draft(root)
    if version in store.list_versions(root):
        return store.read_version(root, version)
    if version:
        return _read_on(root, _day_of(root, version))
    if store.list_versions(root):
        return store.read_in_force(root)
    screen.note("还没有公布过版本，以下是工作稿")
    return store.read_draft(root)


def _day_of(root: Path, version: str) -> str:
    """Read the day that stands in the place of a version; PledgectlError (2) lists the versions for what is no day either."""
    try:
        return parse_date(version, "--version").isoformat()
    except PledgectlError:
        known = "、".join(store.list_versions(root)) or "还没有"
        hint = f"公布版本：{known}；也可以写某一天，如 2021-04-23，或者 draft 看工作稿"
        raise PledgectlError(f"没有“{version[:20]}”这个版本", "--version", hint, USAGE) from None


def _read_on(root: Path, day: str) -> Catalog:
    """Read the newest version published on `day` or before; PledgectlError before the first."""
    found = store.version_on(root, day)
    if not found:
        versions = store.list_versions(root)
        told = f"第一个公布版本是 {versions[0]}，{day} 还没有公布过清单" if versions else "还没有公布过版本"
        raise PledgectlError(told, store.VERSIONS, "请写这一天或者以后的日期，或者加 --version draft 看工作稿")
    screen.note(f"{day} 有效的是 {found} 公布版本")
    return store.read_version(root, found)


def _in_version(root: Path, catalog: Catalog, ids: Sequence[str]) -> Sequence[str]:
    """Return `ids`; PledgectlError points to the draft for an item that is only there."""
    missing = [one for one in ids if one not in catalog.by_id()]
    if missing and catalog.version != "draft" and missing[0] in store.read_draft(root).by_id():
        raise PledgectlError(f"版本 {catalog.version} 里没有 {missing[0]}，工作稿里有", store.DRAFT, "请加 --version draft")
    return ids


def _deliver(data: bytes, output: Path | None) -> None:
    if output is None:
        screen.out_bytes(data)
    else:
        screen.wrote(write_output(output, data))


def _list(items: Sequence[Item], version: str) -> None:
    headers = ("编号", "部门", "证明事项名称", "证明用途", "索要单位")
    screen.table(headers, [(item.id, item.department, item.name, item.purpose, item.requester) for item in items])
    screen.note(f"共 {len(items)} 项（{'工作稿' if version == 'draft' else f'{version} 公布版本'}）")
