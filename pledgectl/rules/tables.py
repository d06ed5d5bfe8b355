"""Tables of reference that rules look into (catalogs/references): places, committees, pledges by law, shared data."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pledgectl.citation import document_key
from pledgectl.rules.wordtrie import trie_pattern, words_pattern
from pledgectl.text import compare_form

_ZONE = re.compile("《?(..)经济特区")
_BEHIND_MARK = "(?=政|府|办|人社|民|司|教|卫|公|财|建|交|农|市监|发改|自然资)"


@dataclass(frozen=True, slots=True)
class Province:
    """省级行政区: its name, the mark of its papers where no city shares it, and its cities."""

    name: str
    mark: str = ""
    cities: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Places:
    """地名表: provinces and the cities in them."""

    provinces: tuple[Province, ...] = ()

    @cached_property
    def province_of(self) -> dict[str, str]:
        """Map a province and each of its cities to the province."""
        return {name: entry.name for entry in self.provinces for name in (entry.name, *entry.cities)}

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {entry.mark: entry.name for entry in self.provinces if entry.mark}

    @cached_property
    def _issuing(self) -> re.Pattern[str]:
        """Match the place that a title begins with, the law that it implements in brackets aside."""
        return re.compile(rf"(?:^|(?<=[》〉〈《]))(?:{trie_pattern(self.province_of) or '(?!)'})")

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self.province_of) or "(?!)")

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(f"(?:{'|'.join(self._marks) or '(?!)'}){_BEHIND_MARK}")

    @cached_property
    def _known(self) -> dict[tuple[str, str], str]:
        return {}

    def issuer(self, document: str, number: str) -> str:
        """Name the place whose rule a document is, from its title or else its number; "" if it is no place's."""
        key = (document, number)
        if key not in self._known:
            self._known[key] = self._issuer(document, number)
        return self._known[key]

    def _issuer(self, document: str, number: str) -> str:
        title = compare_form(document)
        if found := self._issuing.search(title) or self._any.match(number):
            return found[0]
        if zone := _ZONE.match(title):
            return next((name for name in (f"{zone[1]}市", f"{zone[1]}省") if name in self.province_of), "")
        marked = self._marked.match(number)
        return self._marks[marked[0]] if marked else ""

    def home(self, texts: Iterable[str]) -> tuple[str, str]:
        """Name the province and the city that the first of these texts names: (province, city), "" for what none names."""
        names = [found[0] for text in texts for found in self._any.finditer(text)]
        city = next((name for name in names if self.province_of[name] != name), "")
        return next((self.province_of[name] for name in names), ""), city


@dataclass(frozen=True, slots=True)
class Pledged:
    """法定承诺: a law that lets one pledge or declare; `words` of the purpose and a pattern of the name say of what.

    `found` says against which text the entry was checked, and when; both are empty where it was not.
    """

    document: str
    words: tuple[str, ...]
    form: str
    says: str
    article: str = ""
    number: str = ""
    name: str = ""
    checked: str = ""
    found: str = ""

    def means(self, name: str, purpose: str) -> bool:
        """Tell whether the law speaks of this certificate for this purpose."""
        return any(word in purpose for word in self.words) and bool(re.search(self.name, name))


@dataclass(frozen=True, slots=True)
class Proof:
    """共享数据: what a register holds, words in the names of what it proves, and patterns of what it does not."""

    about: str
    words: tuple[str, ...]
    holder: str
    unless: tuple[str, ...] = ()

    def proves(self, name: str) -> bool:
        """Tell whether nothing in a name that holds one of the words speaks against the register."""
        return not any(re.search(pattern, name) for pattern in self.unless)


@dataclass(frozen=True, slots=True)
class Kind:
    """不应由村（居）民委员会出具的一类证明: its name and the pattern of names of certificates."""

    about: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Exempt:
    """例外: a law that itself has the committee issue the certificate; `name` is a pattern, empty for any."""

    document: str
    says: str
    article: str = ""
    name: str = ""


@dataclass(frozen=True, eq=False)
class Committee:
    """民发〔2020〕20号: kinds that committees should not issue, and the legal exceptions."""

    kinds: tuple[Kind, ...] = ()
    exceptions: tuple[Exempt, ...] = ()

    @cached_property
    def _patterns(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((kind.about, re.compile(kind.pattern)) for kind in self.kinds)

    @cached_property
    def _documents(self) -> frozenset[str]:
        return frozenset(document_key(entry.document) for entry in self.exceptions)

    def kind(self, name: str) -> str:
        """Name the kind that a certificate is of, "" if it is of none."""
        return next((about for about, pattern in self._patterns if pattern.search(name)), "")

    def allows(self, name: str, documents: Sequence[str]) -> bool:
        """Tell whether one of the documents has the committee issue this certificate."""
        keys = self._documents.intersection(map(document_key, documents))
        return bool(keys) and any(document_key(e.document) in keys and re.search(e.name, name) for e in self.exceptions)


@dataclass(frozen=True, eq=False)
class Tables:
    """参照表: everything above; empty tables make their rules silent."""

    places: Places = Places()
    committee: Committee = Committee()
    pledged: tuple[Pledged, ...] = ()
    proofs: tuple[Proof, ...] = ()
    unproved: tuple[str, ...] = ()

    @cached_property
    def any_pledged(self) -> re.Pattern[str]:
        """Match the purposes of which any law speaks that lets one pledge."""
        return words_pattern(word for entry in self.pledged for word in entry.words)

    @cached_property
    def _by_word(self) -> dict[str, Proof]:
        return {word: entry for entry in self.proofs for word in entry.words}

    @cached_property
    def _any_proof(self) -> re.Pattern[str]:
        return words_pattern(self._by_word)

    @cached_property
    def _unproved(self) -> re.Pattern[str]:
        """Match what no register holds: that a paper was lost, that nobody disputes …"""
        return re.compile("|".join(self.unproved) or "(?!)")

    def proof(self, name: str) -> Proof | None:
        """Return the register that could prove a certificate of this name."""
        if not self._any_proof.search(name) or self._unproved.search(name):
            return None
        found = (self._by_word[word] for word in self._any_proof.findall(name))
        return next((entry for entry in found if entry.proves(name)), None)
