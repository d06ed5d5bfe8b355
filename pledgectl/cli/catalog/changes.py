"""Changes as JSON data and as a table on the screen; and what was shown must still be so when it is written."""

from collections.abc import Collection, Iterable
from typing import Any

from pledgectl.doors import screen
from pledgectl.model import AUTHORITIES, KINDS, NO_DECISION, Change

_SHOWN = 200


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as JSON data (contract §5)."""
    fields = {name: {"old": old, "new": new} for name, (old, new) in change.fields.items()}
    what = {"kind": change.kind, "item": change.item, "department": change.department, "name": change.name}
    return {**what, "fields": fields, "authority": change.authority, "mandate": change.mandate}


def changes_data(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return changes as JSON data."""
    return [change_data(change) for change in changes]


def show_changes(changes: Collection[Change]) -> None:
    """Print changes with who decides each, last those that nobody need decide on."""
    headers = ("变化", "编号", "部门", "证明事项名称", "审定主体")
    who = AUTHORITIES | {"": "方案未规定"}
    shown = sorted(changes, key=lambda change: bool(change.mandate))[:_SHOWN]
    said = (f"明令取消，{NO_DECISION}" if change.mandate else who[change.authority] for change in shown)
    screen.table(headers, [(KINDS[c.kind], c.item, c.department, c.name, text) for c, text in zip(shown, said, strict=True)])
    if len(changes) > _SHOWN:
        screen.out(f"…… 共 {len(changes)} 项，用 pledgectl catalog diff 看全部")
