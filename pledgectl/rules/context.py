"""What a rule may know beside its subject: profile, lists, signs of exclusion, vague wording, and indexes built once."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pledgectl.citation import document_key
from pledgectl.model import Catalog, Item, References
from pledgectl.profile import Profile
from pledgectl.rules.likeness import Lookup
from pledgectl.rules.phrases import Wording
from pledgectl.rules.signs import Signs
from pledgectl.rules.tables import Tables


@dataclass(frozen=True, slots=True)
class Repeal:
    """废止: documents that are no longer law, what stands in their place, and since when (ISO date)."""

    documents: tuple[str, ...]
    by: str
    date: str


@dataclass(frozen=True, slots=True)
class Repeals:
    """废止清单 as its file holds it."""

    list: str = ""
    laws: tuple[Repeal, ...] = ()

    def by_document(self) -> dict[str, Repeal]:
        """Map the compared form of a title to its repeal."""
        return {document_key(name): law for law in self.laws for name in law.documents}


@dataclass(frozen=True, slots=True)
class Paper:
    """常被写错文号的文件: its right number, wrong ones that were seen and where, words of its title, and when checked."""

    number: str
    document: str = ""
    about: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    seen: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Papers:
    """误写文号表 as its file holds it."""

    list: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class Context:
    """检查依据: `labels` says how a message names an item that has no id yet ("第7行"); by default its id."""

    profile: Profile
    references: References
    catalog: Catalog
    signs: Signs
    repealed: Mapping[str, Repeal] = field(default_factory=dict)
    wording: Wording = Wording()
    labels: Mapping[str, str] = field(default_factory=dict)
    papers: tuple[Paper, ...] = ()
    tables: Tables = Tables()

    @cached_property
    def home(self) -> tuple[str, str]:
        """Name the province and the city of the profile's place, "" for what its plan does not name."""
        place = self.profile.place
        texts = (place.province, place.name, place.upper_bureau, place.government, place.bureau, place.issued_by)
        return self.tables.places.home(texts)

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


def grouped(items: Iterable[Item], name: Callable[[str], str], key: Callable[[Item], object]) -> list[list[Item]]:
    """Group items that share the form of their name and a key, keeping their order; groups of one are left out.

    Most names stand once, so that the key, which costs more, is asked of few items.
    """
    named: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        named[name(item.name)].append(item)
    groups: dict[object, list[Item]] = defaultdict(list)
    for item in (item for group in named.values() if len(group) > 1 for item in group):
        groups[key(item)].append(item)
    return [group for group in groups.values() if len(group) > 1]
