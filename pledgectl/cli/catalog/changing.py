"""Change the draft: shown, asked, and written against the draft as it then is."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pledgectl.cli.base import Mode, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE
from pledgectl.formats.records import record_data
from pledgectl.ground.transaction import Transaction, transaction
from pledgectl.model import Catalog, Item

_DONE = {"added": "恢复", "removed": "取消"}


def change_each(command: str, ids: Sequence[str], change: Callable[[Item], Item | None], mode: Mode) -> int:
    """Put `change` to items of the draft, None takes one out."""
    from pledgectl.catalog.edit import change_items

    return change_draft(command, ids, lambda draft: change_items(draft, ids, change), mode)


def change_draft(command: str, ids: Sequence[str], changed: Callable[[Catalog], Catalog], mode: Mode) -> int:
    """Show what `changed` makes of the draft, ask, and write it; `ids` are the items that it is about."""
    root, ids = workspace_root(), list(dict.fromkeys(ids))
    before = store.read_draft(root)
    after = changed(before)
    if not mode.json:
        _show_changes(before, after, command)
        if mode.dry_run and before == after:
            screen.note("没有变化")
    if not mode.dry_run and before != after:
        if not screen.confirm(f"写入工作稿（{len(ids)} 项）？", mode.yes):
            return CANCELLED
        with transaction(root, command) as writing:
            _plan(writing, root, changed)
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
        screen.out(f"{found.item} {found.name}：{_DONE.get(found.kind, '修改')}")
        for path, (old, new) in found.fields.items():
            screen.out(f"    {field_name(path)}：{one_line(plain(old)) or '（空）'} → {one_line(plain(new)) or '（空）'}")
    if command == "catalog review":
        count = sum(before.by_id()[item.id] != item for item in after)
        screen.out(f"记录审查意见：{count} 项")
