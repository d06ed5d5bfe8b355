"""`catalog show`, `edit`, `remove`, `review`: single items of a version or of the draft."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.generated import write_output
from pledgectl.model import Catalog, Item, Review
from pledgectl.records import record_data
from pledgectl.transaction import transaction
from pledgectl.workdays import parse_date

FORMATS = {"table": ("列表",), "json": (), "csv": (), "xlsx": ("excel", "Excel"), "toml": ()}
Ids = Annotated[list[str] | None, typer.Argument(metavar="编号", help="事项编号，如 mzj-017")]
Id = Annotated[str, typer.Argument(metavar="编号", help="事项编号，如 mzj-017")]
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
    form = "json" if json else suffix_format(output) if form == "table" else form
    if form == "xlsx" and output is None:
        raise PledgectlError("Excel 文件要写到文件里", "--format xlsx", "请加 -o 文件名.xlsx", USAGE)
    if form != "table":
        _deliver(export(form, Catalog(catalog.version, tuple(items))), output)
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
        return _read_on(root, parse_date(version, "--version").isoformat())
    if store.list_versions(root):
        return store.read_in_force(root)
    screen.note("还没有公布过版本，以下是工作稿")
    return store.read_draft(root)


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


@examples(
    "pledgectl catalog edit mzj-017 --set 开具单位=县公安局",
    "pledgectl catalog edit mzj-017 --set verification.exempt=否 --set verification.means=线上核查",
    'pledgectl catalog edit mzj-017 --set "bases=《殡葬管理条例》第十三条第二项"',
)
def edit(
    item_id: Id,
    settings: Annotated[list[str], typer.Option("--set", metavar="字段=内容", help="改一个字段，可以写多次；内容空着就是清空")],
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """修改工作稿中的一项。

    字段名用英文（见 catalog show 编号 --format json，下一级用点号）或清单里的中文列名都可以，如 issuer、开具单位。
    几条依据、几个步骤用分号隔开。
    """
    from pledgectl.catalog import edit as verbs

    wanted = verbs.parse_settings(settings)
    return _change_draft("catalog edit", [item_id], lambda item: verbs.set_fields(item, wanted), (json, dry_run, yes))


@examples("pledgectl catalog remove mzj-017")
def remove(item_id: Id, json: Json = False, dry_run: DryRun = False, yes: Yes = False) -> int:
    """从工作稿中取消一项；编号以后不再使用，已公布的版本不变。"""
    return _change_draft("catalog remove", [item_id], lambda item: None, (json, dry_run, yes))


@examples(
    "pledgectl catalog review mzj-017 --by 张某 --role 法制机构 --date 2021-04-20 --opinion 同意列入",
    "pledgectl catalog review --all --by 张某 --role 法律顾问 --date 2021-02-20 --opinion 同意列入",
    "pledgectl catalog review gaj-002 --by 张某 --role 法制机构 --opinion 同意 --exclusion 法律规定可以承诺",
)
def review(
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="谁审查的")],
    role: Annotated[str, typer.Option("--role", metavar="身份", help="审查人的身份，要符合辖区方案：法制机构、法律顾问 …")],
    opinion: Annotated[str, typer.Option("--opinion", metavar="意见", help="审查意见")],
    ids: Ids = None,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="审查日期，不写就是今天")] = "",
    dept: Dept = "",
    everything: Annotated[bool, typer.Option("--all", help="工作稿中的全部事项")] = False,
    exclusion: Annotated[str, typer.Option("--exclusion", metavar="理由", help="疑似排除的事项为什么可以承诺")] = "",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """记录合法性审查意见；疑似排除的事项，把可以承诺的理由写在 --exclusion。

    身份不符合辖区方案的不能记录（退出码 4）。--dept 和 --all 只给疑似排除的事项记录理由，其余只记录意见。
    """
    from pledgectl.catalog import edit as verbs
    from pledgectl.cli.catalog.context import choose_profile

    root = workspace_root()
    profile = choose_profile(root)
    verbs.check_role(role, profile)
    when = parse_date(day, "--date") if day else date.today()
    _check_review(by, opinion, when)
    opinion_of = Review(by.strip(), role.strip(), when.isoformat(), opinion.strip(), exclusion.strip())
    draft = store.read_draft(root)
    chosen = _chosen(root, draft, ids or [], dept, everything)
    suspects = set(ids or []) or (_suspects(root, draft) if exclusion else set())

    def change(item: Item) -> Item:
        return verbs.record_review(item, opinion_of, item.id in suspects)

    return _change_draft("catalog review", chosen, change, (json, dry_run, yes))


def _check_review(by: str, opinion: str, when: date) -> None:
    if not by.strip() or not opinion.strip():
        raise PledgectlError("审查人和审查意见不能空着", "--by、--opinion", "请写明谁审查的、意见是什么", USAGE)
    if when > date.today():
        raise PledgectlError(f"审查日期 {when} 还没有到", "--date", "请核对日期", USAGE)


def _chosen(root: Path, draft: Catalog, ids: Sequence[str], dept: str, everything: bool) -> list[str]:
    from pledgectl.catalog.edit import pick_department

    if bool(ids) + bool(dept) + everything != 1:
        raise PledgectlError("要审查哪些事项没有写清", "catalog review", "编号、--dept、--all 选一种", USAGE)
    if dept:
        name = pick_department(store.read_departments(root), dept).name
        return [item.id for item in draft if item.department == name]
    return [item.id for item in draft] if everything else list(ids)


def _suspects(root: Path, draft: Catalog) -> set[str]:
    from pledgectl.check import check_catalog
    from pledgectl.cli.catalog.context import choose_profile, read_context

    found = check_catalog(draft, read_context(root, choose_profile(root), draft))
    return {entry.item for entry in found if entry.code.startswith("X") and entry.level == "warning"}


def _change_draft(
    command: str, ids: Sequence[str], change: Callable[[Item], Item | None], flags: tuple[bool, bool, bool]
) -> int:
    """Show what would change, ask, and write it against the draft as it then is."""
    from pledgectl.catalog.edit import change_items

    json, dry_run, yes = flags
    root = workspace_root()
    before = store.read_draft(root)
    after = change_items(before, ids, change)
    if not json:
        _show_changes(before, after, command)
    if not dry_run and before != after:
        if not screen.confirm(f"写入工作稿（{len(ids)} 项）？", yes):
            return CANCELLED
        with transaction(root, command) as writing:
            held = store.read_draft(root)
            departments = store.read_departments(root)
            parts = store.draft_files(change_items(held, ids, change), departments)
            for path in store.draft_files(held, departments).keys() - parts.keys():
                writing.remove(path)
            for path, data in parts.items():
                writing.write(path, data)
    if json:
        known = after.by_id()
        screen.out_json({"items": [record_data(known[one], empty=True) for one in ids if one in known]})
    elif not dry_run:
        screen.wrote("工作稿" if before != after else "（没有变化，不用写）")
        screen.next_step("pledgectl catalog check，检查工作稿")
    return DONE


def _show_changes(before: Catalog, after: Catalog, command: str) -> None:
    from pledgectl.catalog.fields import field_name, plain
    from pledgectl.diff import compare

    for found in compare(before, after).changes:
        screen.out(f"{found.item} {found.name}：{'取消' if found.kind == 'removed' else '修改'}")
        for path, (old, new) in found.fields.items():
            screen.out(f"    {field_name(path)}：{plain(old) or '（空）'} → {plain(new) or '（空）'}")
    if command == "catalog review":
        count = sum(before.by_id()[item.id] != item for item in after)
        screen.out(f"记录审查意见：{count} 项")
