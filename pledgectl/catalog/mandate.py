"""Certificates that the state or the province has cancelled leave the catalog at once, where the plan says so; pure."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pledgectl.cite import cite
from pledgectl.model import Item
from pledgectl.rules.cancelled import territories
from pledgectl.rules.likeness import Lookup

if TYPE_CHECKING:
    from pledgectl.profile import Profile


def mandated(items: Iterable[Item], cancelled: Sequence[Item], profile: "Profile") -> dict[str, str]:
    """Map the id of each of `items` on the list of cancelled ones to where its cancellation stands."""
    held = [*items]
    return {item.id: text for item, text in zip(held, mandates(held, cancelled, profile), strict=True) if text}


def mandates(items: Iterable[Item], cancelled: Sequence[Item], profile: "Profile") -> list[str]:
    """Say of each item where its cancellation by state or province stands, "" for none.

    It is "" for all where the plan does not have such items go unconditionally (profile table `cancelled`). What only another
    province or the own city has cancelled is no such item: somebody must decide on it.
    """
    if profile.cancelled.forbidden != "yes":
        return [""] * len([*items])
    index = Lookup(cancelled)
    found = (next((one for one in index.same(item) if _by_state(one, profile)), None) for item in items)
    return [f"明令取消：{_source(one)}" if one else "" for one in found]


def _source(entry: Item) -> str:
    return entry.remarks or "、".join(map(cite, entry.bases)) or "国家和省已取消清单"


def _by_state(entry: Item, profile: "Profile") -> bool:
    held = territories(entry)
    return not held or (bool(profile.place.province) and profile.place.province in held)
