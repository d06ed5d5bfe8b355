"""Changes as JSON data."""

from typing import Any

from pledgectl.model import Change
from pledgectl.records import record_data


def change_data(change: Change) -> dict[str, Any]:
    """Return a change as JSON data (contract §5)."""
    fields = {name: {"old": old, "new": new} for name, (old, new) in change.fields.items()}
    return {**record_data(change, empty=True), "fields": fields}
