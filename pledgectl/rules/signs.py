"""Signs of exclusion as data: words, the fields they count in, their weight, and the contexts in which they do not count."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pledgectl.records import read_record


@dataclass(frozen=True, slots=True)
class Sign:
    """迹象: `weight` maps a field (name, purpose, basis) to points; `reason` says why the word counts, with its law."""

    category: str
    about: str
    words: tuple[str, ...]
    weight: Mapping[str, int]
    reason: str


@dataclass(frozen=True)
class Setting:
    """语境: patterns that change what a sign is worth, and why."""

    about: str
    patterns: tuple[str, ...]
    reason: str
    fields: tuple[str, ...] = ("name", "purpose", "basis")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Match any of the patterns."""
        return re.compile("|".join(self.patterns))


@dataclass(frozen=True)
class Signs:
    """迹象表.

    A subject matter scores by its sign. `facts` (what the certificate proves is itself the danger) add a point, `mild`
    names (schooling, premises …) and `harmless` purposes take one off; `traps` hide words; `statutory` pledges silence all.
    """

    signs: tuple[Sign, ...] = ()
    facts: tuple[Setting, ...] = ()
    mild: tuple[Setting, ...] = ()
    harmless: tuple[Setting, ...] = ()
    traps: tuple[Setting, ...] = ()
    statutory: tuple[Setting, ...] = ()

    @cached_property
    def telling(self) -> dict[str, re.Pattern[str]]:
        """Match, per kind of setting, whether any of its settings can match at all."""
        kinds = {"facts": self.facts, "mild": self.mild, "harmless": self.harmless, "statutory": self.statutory}
        patterns = {kind: [pattern for entry in held for pattern in entry.patterns] for kind, held in kinds.items()}
        return {kind: re.compile("|".join(held) or "(?!)") for kind, held in patterns.items()}

    @cached_property
    def by_word(self) -> dict[str, tuple[Sign, ...]]:
        """Map each word to the signs that hold it."""
        table: dict[str, tuple[Sign, ...]] = {}
        for sign in self.signs:
            for word in sign.words:
                table[word] = (*table.get(word, ()), sign)
        return table

    @cached_property
    def any_word(self) -> re.Pattern[str]:
        """Match any word of any sign, the longest first; a look at two characters passes over most places at once."""
        first, second = ("".join(sorted({word[at] for word in self.by_word})) for at in (0, 1))
        if not self.by_word:
            return re.compile("(?!)")
        return re.compile(f"(?=[{re.escape(first)}][{re.escape(second)}])(?:{trie_pattern(self.by_word)})")

    @cached_property
    def any_trap(self) -> re.Pattern[str]:
        """Match what hides a word."""
        return re.compile("|".join(pattern for trap in self.traps for pattern in trap.patterns) or "(?!)")


def parse_signs(data: object, where: str) -> Signs:
    """Build the signs from parsed TOML; PledgectlError names an unknown key or a wrong type."""
    return read_record(Signs, data, where)


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
    pattern = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return pattern + "?" if "" in node else pattern
