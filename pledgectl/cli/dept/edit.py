"""`dept edit`: contacts and other names of a department; a department that has not reported yet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError, refusal
from pledgectl.ground.transaction import refuse_changed, transaction
from pledgectl.text import compare_form

if TYPE_CHECKING:
    from pledgectl.model import Department

Name = Annotated[str, typer.Argument(metavar="部门", help="名称、简称或代码")]


@examples(
    "pledgectl dept edit 县民政局 --set 第一责任人=张某 --set 联系人=李某 --set 电话=0554-0000000",
    "pledgectl dept edit mzj --set aliases=民政局、县民政",
    "pledgectl dept edit 县教育局 --new --set 联系人=王某",
    "pledgectl dept edit 看错的部门 --remove",
)
def edit(
    name: Name,
    settings: Annotated[
        list[str] | None, typer.Option("--set", metavar="字段=内容", help="改一个字段，可以写多次；内容空着就是清空")
    ] = None,
    new: Annotated[bool, typer.Option("--new", help="名录里没有这个部门，添加它；还没有报送清单的部门也可以催办")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="从名录里删去看错、写错的部门；有事项、有记录的不能删")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """修改部门名录：第一责任人、联系人、电话、办公地点、办公时间、投诉电话、别名、曾用名。

    字段名用英文（responsible contact phone office hours complaint_phone aliases former）或中文都可以。
    承诺书、办事指南、催办单、签收单里的机关联系方式就取自这里。
    """
    from pledgectl.cli.kept import without_identity
    from pledgectl.dept.edit import parse_settings

    if remove:
        if settings or new:
            raise PledgectlError("--remove 不能与 --set、--new 同时使用", "--remove", "删去只写部门和 --remove", USAGE)
        return _remove(workspace_root(), name, Mode(json, dry_run, yes))
    wanted = {field: without_identity(text, "--set") for field, text in parse_settings(settings or []).items()}
    if not wanted and not new:
        raise PledgectlError("没有写要改什么", "--set", "请写成 --set 联系人=张某；添加部门加 --new", USAGE)
    root = workspace_root()
    before = store.read_register(root)
    old, changed = _changed(before, name, wanted, new)
    if not json:
        _show(old, changed)
    if not dry_run and changed != old:
        if not screen.confirm("写入部门名录？", yes):
            return CANCELLED
        changed = _write(root, name, wanted, new)
    if json:
        from pledgectl.formats.records import record_data

        screen.out_json({"department": record_data(changed), "changed": changed != old})
    elif not dry_run:
        screen.wrote(store.DEPARTMENTS if changed != old else "（没有变化，不用写）")
        screen.next_step(f"pledgectl dept show {changed.code}，看这个部门报了什么、还欠什么")
    return DONE


def _changed(
    before: "tuple[Department, ...]", name: str, wanted: dict[str, str], new: bool
) -> "tuple[Department | None, Department]":
    from pledgectl.dept.edit import put, set_fields

    if new and any(compare_form(name) in map(compare_form, one.names) for one in before if not one.removed):
        raise PledgectlError(f"部门名录里已经有 {name}", store.DEPARTMENTS, "要修改的去掉 --new；不用再添加", USAGE)
    old = None if new else _named(before, name)
    changed = set_fields(old or _added(before, name), wanted)
    put(before, changed)
    return old, changed


def _named(before: "tuple[Department, ...]", name: str) -> "Department":
    from pledgectl.cli.dept.context import EVERY, pick_departments

    if name in EVERY:
        raise PledgectlError("部门名录一个部门一个部门地改", "部门", "请写一个部门的名称、简称或代码", USAGE)
    return pick_departments([one for one in before if not one.removed], [name])[0]


def _added(before: "tuple[Department, ...]", name: str) -> "Department":
    from pledgectl.catalog.intake.register import propose_code
    from pledgectl.cli.kept import said, without_numbers
    from pledgectl.dept.edit import free_code, taken_out
    from pledgectl.model import Department
    from pledgectl.text import one_line

    cleaned = one_line(without_numbers(said(name, "部门"), "部门"))
    return taken_out(before, cleaned) or Department(free_code(before, propose_code(cleaned)), cleaned)


def _remove(root: Path, name: str, mode: Mode) -> int:
    """Take a department out of the register that nothing names."""
    from pledgectl.dept.edit import take_out

    before = store.read_register(root)
    gone = _named(before, name)
    if uses := _uses(root, gone):
        hint = "工作稿里的事项先用 pledgectl catalog remove 取消；只是另一个写法的，用 --set aliases=写法 加给正确的部门"
        raise refusal(f"{gone.name} 不能从部门名录里删去：{'、'.join(uses)}", store.DEPARTMENTS, hint)
    if not mode.json:
        screen.out(f"{gone.code} {gone.name}：删去")
    if not mode.dry_run:
        if not screen.confirm("从部门名录里删去？", mode.yes):
            return CANCELLED
        with transaction(root, "dept edit") as change:
            now = store.read_register(root)
            refuse_changed(gone in now and not _uses(root, gone))
            change.write(store.DEPARTMENTS, store.dump_departments(take_out(now, gone)))
    if mode.json:
        from pledgectl.formats.records import record_data

        screen.out_json({"department": record_data(gone), "changed": True, "removed": True})
    elif not mode.dry_run:
        screen.wrote(store.DEPARTMENTS)
        screen.next_step("pledgectl dept show，看名录里的部门")
    return DONE


def _uses(root: Path, department: "Department") -> list[str]:
    """Say where a department is named: the draft, versions, decisions and applications, the books."""
    from pledgectl.books import Books
    from pledgectl.cli.catalog.situation import read_adjustments, read_proposals
    from pledgectl.cli.dept.context import count_items, read_ground

    code, ground = department.code, read_ground(root)
    items = {one.item for entry in read_adjustments(root) for one in entry.changes}
    items |= {one.item for entry in read_proposals(root) for one in entry.changes}
    found = {
        "工作稿里有它的事项": bool(count_items(root / store.DRAFT).get(code)),
        "公布过它的清单": department.name in ground.published,
        "申请、审定的记录里有它的事项": any(item.rpartition("-")[0] == code for item in items),
        "台账里有它的记录": ground.of(department) != Books(),
    }
    return [told for told, so in found.items() if so]


def _write(root: Path, name: str, wanted: dict[str, str], new: bool) -> "Department":
    """Change the department as it now is, which another command may have changed since it was shown; return it."""
    from pledgectl.dept.edit import put

    with transaction(root, "dept edit") as change:
        before = store.read_register(root)
        changed = _changed(before, name, wanted, new)[1]
        change.write(store.DEPARTMENTS, store.dump_departments(put(before, changed)))
    return changed


def _show(old: "Department | None", changed: "Department") -> None:
    from pledgectl.dept.edit import LABELS

    screen.out(f"{changed.code} {changed.name}：{'修改' if old else '添加'}")
    for field, names in LABELS.items():
        was, now = (_text(getattr(one, field)) if one else "" for one in (old, changed))
        if was != now:
            screen.out(f"    {names[0]}：{was or '（空）'} → {now or '（空）'}")


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)
