"""What a rule may know beside its subject: profile, reference lists, signs of exclusion, and indexes built once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pledgectl.model import Catalog, Item, References
from pledgectl.profile import Profile
from pledgectl.rules.likeness import Lookup
from pledgectl.rules.signs import Signs


@dataclass(frozen=True)
class Context:
    """检查依据: `labels` says how a message names an item that has no id yet ("第7行"); by default its id."""

    profile: Profile
    references: References
    catalog: Catalog
    signs: Signs
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, item: Item) -> str:
        """Name an item in a message."""
        return self.labels.get(item.id, item.id) or item.name

    @cached_property
    def upstream(self) -> Lookup:
        """Index the upper catalog."""
        return Lookup(self.references.upstream)

    @cached_property
    def retained(self) -> Lookup:
        """Index the retained certificates."""
        return Lookup(self.references.retained)

    @cached_property
    def cancelled(self) -> Lookup:
        """Index the cancelled certificates."""
        return Lookup(self.references.cancelled)


def grouped(items: Iterable[Item], key: Callable[[Item], object]) -> list[list[Item]]:
    """Group items that share a key, keeping their order; groups of one are left out."""
    groups: dict[object, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return [group for group in groups.values() if len(group) > 1]
