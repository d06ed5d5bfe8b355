"""`catalog edit`, `remove`, `review`: change items of the draft."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, item_id, workspace_root
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.formats.records import record_data
from pledgectl.ground.transaction import Transaction, transaction
from pledgectl.model import Catalog, Item, Review
from pledgectl.workdays import parse_date

Ids = Annotated[list[str], typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017，可以写几个")]
SomeIds = Annotated[list[str] | None, typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017，可以写几个")]
Dept = Annotated[str, typer.Option("--dept", metavar="部门", help="只看这个部门：名称、简称或代码")]


@examples(
    "pledgectl catalog edit mzj-017 --set 开具单位=县公安局",
    "pledgectl catalog edit mzj-017 mzj-018 --set 核查方式=在线核查",
    "pledgectl catalog edit mzj-017 --set verification.exempt=否 --set verification.means=线上核查",
    'pledgectl catalog edit mzj-017 --set "bases=《殡葬管理条例》第十三条第二项"',
)
def edit(
    ids: Ids,
    settings: Annotated[list[str], typer.Option("--set", metavar="字段=内容", help="改一个字段，可以写多次；内容空着就是清空")],
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """修改工作稿中的事项；写了几个编号，就都这样改。

    字段名用英文（见 catalog show 编号 --format json，下一级用点号）或清单里的中文列名都可以，如 issuer、开具单位。
    几条依据、几个步骤用分号隔开。
    """
    from pledgectl.catalog import edit as verbs

    wanted = {name: without_numbers(text, f"--set {name}", name) for name, text in verbs.parse_settings(settings).items()}
    return _change_draft("catalog edit", ids, lambda item: verbs.set_fields(item, wanted), Mode(json, dry_run, yes))


@examples("pledgectl catalog remove mzj-017", "pledgectl catalog remove mzj-017 mzj-018")
def remove(ids: Ids, json: Json = False, dry_run: DryRun = False, yes: Yes = False) -> int:
    """从工作稿中取消事项；编号以后不再使用，已公布的版本不变。"""
    return _change_draft("catalog remove", ids, lambda item: None, Mode(json, dry_run, yes))


@examples(
    "pledgectl catalog review mzj-017 --by 张某 --role 法制机构 --date 2021-04-20 --opinion 同意列入",
    "pledgectl catalog review --all --by 张某 --role 法律顾问 --date 2021-02-20 --opinion 同意列入",
    "pledgectl catalog review gaj-002 --by 张某 --role 法制机构 --opinion 同意 --exclusion 法律规定可以承诺",
)
def review(
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="谁审查的")],
    role: Annotated[str, typer.Option("--role", metavar="身份", help="审查人的身份，要符合辖区方案：法制机构、法律顾问 …")],
    opinion: Annotated[str, typer.Option("--opinion", metavar="意见", help="审查意见")],
    ids: SomeIds = None,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="审查日期，不写就是今天")] = "",
    dept: Dept = "",
    everything: Annotated[bool, typer.Option("--all", help="工作稿中的全部事项")] = False,
    exclusion: Annotated[
        str | None, typer.Option("--exclusion", metavar="理由", help='疑似排除的事项为什么可以承诺；写 "" 就是收回以前的理由')
    ] = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """记录合法性审查意见；疑似排除的事项，把可以承诺的理由写在 --exclusion。

    身份不符合辖区方案的不能记录（退出码 4）。--dept 和 --all 只给疑似排除的事项记录理由，其余只记录意见。
    """
    from pledgectl.catalog import edit as verbs
    from pledgectl.catalog.standing import check_date
    from pledgectl.cli.catalog.context import choose_profile

    root = workspace_root()
    profile = choose_profile(root)
    verbs.check_role(role, profile)
    when = parse_date(day, "--date") if day else date.today()
    _check_review(by, opinion)
    check_date(when.isoformat(), "审查日期", date.today().isoformat())
    said = Review(without_numbers(by, "--by"), role.strip(), when.isoformat(), without_numbers(opinion, "--opinion"))
    draft = store.read_draft(root)
    chosen = _chosen(root, draft, ids or [], dept, everything)
    reasons = _reasons(root, draft, set(ids or []), exclusion)
    if exclusion and not json:
        _show_reasons(sorted(reasons.keys() & set(chosen)))

    def change(item: Item) -> Item:
        return verbs.record_review(item, said, reasons.get(item.id))

    return _change_draft("catalog review", chosen, change, Mode(json, dry_run, yes))


def _check_review(by: str, opinion: str) -> None:
    if not by.strip() or not opinion.strip():
        raise PledgectlError("审查人和审查意见不能空着", "--by、--opinion", "请写明谁审查的、意见是什么", USAGE)


def _reasons(root: Path, draft: Catalog, ids: set[str], exclusion: str | None) -> dict[str, str]:
    """Map to its reason each item that gets one: the items named, else those suspected; "" takes back those of all."""
    if exclusion is None:
        return {}
    said = without_numbers(exclusion, "--exclusion")
    return dict.fromkeys(ids or (_suspects(root, draft) if said else draft.by_id()), said)


def _show_reasons(ids: Sequence[str]) -> None:
    screen.out(f"记录不属于排除范围的理由：{'、'.join(ids) or '没有，这些事项都不是疑似排除，或者已有理由'}")


def _chosen(root: Path, draft: Catalog, ids: Sequence[str], dept: str, everything: bool) -> list[str]:
    from pledgectl.catalog.edit import pick_department

    if bool(ids) + bool(dept) + everything != 1:
        raise PledgectlError("要审查哪些事项没有写清", "catalog review", "编号、--dept、--all 选一种", USAGE)
    if dept:
        name = pick_department(store.read_departments(root), dept).name
        return [item.id for item in draft if item.department == name]
    return [item.id for item in draft] if everything else list(ids)


def _suspects(root: Path, draft: Catalog) -> set[str]:
    from pledgectl.catalog.release import is_suspicion
    from pledgectl.check import check_catalog
    from pledgectl.cli.catalog.context import choose_profile, read_context

    found = check_catalog(draft, read_context(root, choose_profile(root), draft))
    return {entry.item for entry in found if is_suspicion(entry)}


def _change_draft(command: str, ids: Sequence[str], change: Callable[[Item], Item | None], mode: Mode) -> int:
    """Show what would change, ask, and write it against the draft as it then is."""
    from pledgectl.catalog.edit import change_items

    root, ids = workspace_root(), list(dict.fromkeys(ids))
    before = store.read_draft(root)
    after = change_items(before, ids, change)
    if not mode.json:
        _show_changes(before, after, command)
        if mode.dry_run and before == after:
            screen.note("没有变化")
    if not mode.dry_run and before != after:
        if not screen.confirm(f"写入工作稿（{len(ids)} 项）？", mode.yes):
            return CANCELLED
        with transaction(root, command) as writing:
            _plan(writing, root, lambda draft: change_items(draft, ids, change))
    if mode.json:
        known = after.by_id()
        screen.out_json({"items": [record_data(known[one]) for one in ids if one in known]})
    elif not mode.dry_run:
        screen.wrote("工作稿" if before != after else "（没有变化，不用写）")
        screen.next_step("pledgectl catalog check，检查工作稿")
    return DONE


def _plan(writing: Transaction, root: Path, changed: Callable[[Catalog], Catalog]) -> None:
    """Plan to write the draft as it now is, changed, and the register if its numbers do not cover the ids there are."""
    from pledgectl.catalog.edit import numbered

    held, register = store.read_draft(root), store.read_register(root)
    parts = store.draft_files(changed(held), register)
    for path in store.draft_files(held, register).keys() - parts.keys():
        writing.remove(path)
    for path, data in parts.items():
        writing.write(path, data)
    if (fresh := numbered(register, held)) != register:
        writing.write(store.DEPARTMENTS, store.dump_departments(fresh))


def _show_changes(before: Catalog, after: Catalog, command: str) -> None:
    from pledgectl.catalog.fields import field_name, plain
    from pledgectl.diff import compare
    from pledgectl.text import one_line

    for found in compare(before, after).changes:
        screen.out(f"{found.item} {found.name}：{'取消' if found.kind == 'removed' else '修改'}")
        for path, (old, new) in found.fields.items():
            screen.out(f"    {field_name(path)}：{one_line(plain(old)) or '（空）'} → {one_line(plain(new)) or '（空）'}")
    if command == "catalog review":
        count = sum(before.by_id()[item.id] != item for item in after)
        screen.out(f"记录审查意见：{count} 项")
