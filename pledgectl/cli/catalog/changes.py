"""Changes as JSON data."""

from typing import Any

from pledgectl.model import Change


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as JSON data (contract §5)."""
    fields = {name: {"old": old, "new": new} for name, (old, new) in change.fields.items()}
    what = {"kind": change.kind, "item": change.item, "department": change.department, "name": change.name}
    return {**what, "fields": fields, "authority": change.authority}
