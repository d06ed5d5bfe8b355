"""Signs of exclusion as data: words, the fields they count in, their weight, and the contexts in which they do not count."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pledgectl.formats.records import read_record

_MANY, _CHUNK = 48, 16
_AS = {"matter": "purpose", "permit": "basis"}


@dataclass(frozen=True, slots=True)
class Sign:
    """迹象: `weight` maps a field (name, purpose, matter, basis, permit: the basis of an administrative licence) to points.

    `reason` says why the word counts, with its law.

    `subjects` are everyday names of what the sign is about, too common to count alone: they do in a purpose or a matter where
    the item says what is done with it, by one of the sign's own `acts`, or where it has none, of those of all signs.
    """

    category: str
    about: str
    words: tuple[str, ...]
    weight: Mapping[str, int]
    reason: str
    subjects: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()

    def points(self, field: str) -> int:
        """Return what a word is worth in a field; in a matter as in a purpose, in a permit's basis as in any, unless told."""
        return self.weight.get(field, self.weight.get(_AS.get(field, ""), 0))


@dataclass(frozen=True)
class Setting:
    """语境: patterns, or words that end a field, that change a sign's worth; `beside` names what a trap is mistaken for.

    A mild name that is `firm` is so even where other fields agree on the danger.
    """

    about: str
    reason: str
    patterns: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    tail: tuple[str, ...] = ()
    fields: tuple[str, ...] = ("name", "purpose", "basis")
    beside: tuple[str, ...] = ()
    firm: bool = False

    @cached_property
    def source(self) -> str:
        """Return the patterns, and the words with any of the tail behind them up to the end of the field, as one."""
        ended = [f"{words_pattern(self.words).pattern}(?:{trie_pattern(self.tail)})*$"] if self.words else []
        return "|".join((*self.patterns, *ended))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Match any of the patterns."""
        return re.compile(self.source, re.MULTILINE)


@dataclass(frozen=True)
class Signs:
    """迹象表.

    A subject matter scores by its sign; `acts` say that something is permitted. `facts` (what the certificate proves is
    itself the danger) add a point, `mild` names (schooling, premises …) and `harmless` purposes take one off, `benefits` (a
    purpose whose last words are money, a title, a pass …) take two; `traps` hide words; `statutory` pledges silence all.
    """

    acts: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    facts: tuple[Setting, ...] = ()
    mild: tuple[Setting, ...] = ()
    harmless: tuple[Setting, ...] = ()
    benefits: tuple[Setting, ...] = ()
    traps: tuple[Setting, ...] = ()
    statutory: tuple[Setting, ...] = ()

    @cached_property
    def telling(self) -> dict[str, re.Pattern[str]]:
        """Match, per kind of setting, whether any of its settings can match at all."""
        kinds = ("facts", "mild", "harmless", "benefits", "statutory")
        sources = {kind: "|".join(entry.source for entry in getattr(self, kind)) for kind in kinds}
        return {kind: re.compile(source or "(?!)", re.MULTILINE) for kind, source in sources.items()}

    @cached_property
    def beside(self) -> dict[str, list[str]]:
        """Map a category to the traps that are mistaken for it."""
        table: dict[str, list[str]] = {}
        for trap in self.traps:
            for category in trap.beside:
                table.setdefault(category, []).append(trap.about)
        return table

    def hidden(self, text: str) -> Iterator[tuple[str, Setting]]:
        """Yield the strings that traps hide, each with its trap."""
        for found in self.any_trap.finditer(text):
            yield found[0], next(trap for trap in self.traps if trap.regex.match(text, found.start()))

    @cached_property
    def by_word(self) -> dict[str, tuple[Sign, ...]]:
        """Map each word to the signs that hold it."""
        table: dict[str, tuple[Sign, ...]] = {}
        for sign in self.signs:
            for word in sign.words:
                table[word] = (*table.get(word, ()), sign)
        return table

    @cached_property
    def by_subject(self) -> dict[str, tuple[tuple[Sign, re.Pattern[str]], ...]]:
        """Map each subject to the signs that hold it, each with what must stand beside it."""
        table: dict[str, tuple[tuple[Sign, re.Pattern[str]], ...]] = {}
        for sign in self.signs:
            acts = words_pattern(sign.acts) if sign.acts else self._any_act
            for word in sign.subjects:
                table[word] = (*table.get(word, ()), (sign, acts))
        return table

    @cached_property
    def _any_act(self) -> re.Pattern[str]:
        return words_pattern(self.acts)

    def told(self, word: str, field: str, deeds: str) -> Iterator[Sign]:
        """Yield the signs that a word tells of in a field; `deeds` is what an item says of what is done."""
        yield from self.by_word.get(word, ())
        if field in ("purpose", "matter"):
            yield from (sign for sign, acts in self.by_subject.get(word, ()) if acts.search(deeds))

    @cached_property
    def any_word(self) -> re.Pattern[str]:
        """Match any word and any subject of any sign, the longest first."""
        return words_pattern({**self.by_word, **self.by_subject})

    @cached_property
    def in_titles(self) -> Callable[[str], bool]:
        """Tell whether titles of documents, which many items share, hold a word of a sign."""
        return lru_cache(maxsize=65_536)(lambda titles: bool(self.any_word.search(titles)))

    @cached_property
    def any_trap(self) -> re.Pattern[str]:
        """Match what hides a word."""
        return re.compile("|".join(pattern for trap in self.traps for pattern in trap.patterns) or "(?!)")


def parse_signs(data: object, where: str) -> Signs:
    """Build the signs from parsed TOML; PledgectlError names an unknown key or a wrong type."""
    return read_record(Signs, data, where)


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words, the longest first; a look at two characters passes over most places at once."""
    words = tuple(words)
    if not words:
        return re.compile("(?!)")
    first, second = ("".join(sorted({word[at] for word in words})) for at in (0, 1))
    return re.compile(f"(?=[{re.escape(first)}][{re.escape(second)}])(?:{trie_pattern(words)})")


def trie_pattern(words: Iterable[str]) -> str:
    """Write the words as one pattern that shares beginnings and takes the longest: ab, abc is a(?:b(?:c)?)."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    ways = [re.escape(character) + _branch(rest) for character, rest in sorted(node.items()) if character]
    if not ways:
        return ""
    if len(ways) > _MANY:  # the engine tries one way after another
        firsts = sorted(character for character in node if character)
        chunks = [(firsts[at : at + _CHUNK], ways[at : at + _CHUNK]) for at in range(0, len(ways), _CHUNK)]
        ways = [f"(?=[{re.escape(''.join(first))}])(?:{'|'.join(chunk)})" for first, chunk in chunks]
    pattern = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return pattern + "?" if "" in node else pattern
