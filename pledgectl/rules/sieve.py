"""Look only for those of many patterns that a text can hold at all: what each must contain is derived from the pattern."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import add
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\u[0-9a-fA-F]{4}|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:<?[=!]|:|\w+:)|[?*+]\??|\{\d*,?\d*\}\??|<\w+>|.", re.DOTALL
)
_MOST = 256  # combinations that are written out

Words = frozenset[str]
_NOTHING: Words = frozenset([""])
_DIGITS: Words = frozenset("0123456789")


class Held(NamedTuple):
    """必有的字样: all strings that a pattern matches, if they are few; sets of words of each of which a match holds one."""

    exact: Words | None = None
    sets: tuple[Words, ...] = ()

    def needed(self) -> tuple[Words, ...]:
        """Return the sets of words of each of which every match holds one, those that tell most first."""
        return tuple(sorted((*self.sets, *_telling(self.exact)), key=_telling_first))


def _telling(words: Words | None) -> tuple[Words, ...]:
    """Return the set if it tells anything: an empty word stands in every text."""
    return (words,) if words and "" not in words else ()


def _telling_first(words: Words) -> tuple[bool, int]:
    return min(map(len, words)) == 1, len(words)


def branches(pattern: str) -> list[str]:
    """Take a pattern apart at the | that stand outside of brackets, also inside one group round the whole."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(pattern):
        depth += token.startswith("(") - (token == ")")
        if token == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += token
    inner = [(part, _unwrapped(part)) for part in parts]
    return [branch for part, within in inner for branch in (branches(within) if within else [part])]


def _unwrapped(pattern: str) -> str:
    """Return what stands in the one plain group that is the whole pattern, "" where it is none."""
    if not (pattern.startswith("(?:") and pattern.endswith(")")):
        return ""
    depth, tokens = 0, _TOKEN.findall(pattern)
    for token in tokens[:-1]:
        depth += token.startswith("(") - (token == ")")
        if not depth:
            return ""
    return pattern[3:-1]


class Reader:
    """Derive what the matches of patterns hold; `classes` maps the <names> in them to patterns."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._known: dict[str, Held] = {}

    def held(self, pattern: str) -> Held:
        """Return what every match of a pattern holds."""
        return self._either(iter([*_TOKEN.findall(pattern), ")"]))

    def _either(self, tokens: Iterator[str]) -> Held:
        """Read up to the closing bracket."""
        ways: list[list[Held]] = [[]]
        for token in tokens:
            if token == ")":
                break
            if token == "|":
                ways.append([])
            elif token[0] in "?*+{" and ways[-1]:
                ways[-1].append(_repeated(ways[-1].pop(), token))
            else:
                ways[-1].append(self._one(token, tokens))
        return _any_of([_in_a_row(way) for way in ways])

    def _one(self, token: str, tokens: Iterator[str]) -> Held:
        if token.startswith("("):
            inner = self._either(tokens)
            plain = token in ("(", "(?:")
            return inner if plain else Held(None if token.endswith(":") else _NOTHING)
        if token == "\\d":
            return Held(_DIGITS)
        if token.startswith("[") and not re.match(r"\[\^|.*[\\-]", token, re.DOTALL):
            return Held(frozenset(token[1:-1]))
        if token.startswith("<") and token[1:-1] in self._classes:
            return self._named(token[1:-1])
        if token in ("^", "$"):
            return Held(_NOTHING)
        if token[0] == "\\" and len(token) == 2 and not token[1].isalnum():
            return Held(frozenset(token[1]))
        return Held() if token[0] in "[\\." else Held(frozenset([token]))

    def _named(self, name: str) -> Held:
        if name not in self._known:
            self._known[name] = self.held("|".join(self._classes[name]))
        return self._known[name]


def _pairs(word: str) -> list[str]:
    """Return every two characters that stand together, of one character that one."""
    return [word[at : at + 2] for at in range(max(1, len(word) - 1))]


def _repeated(held: Held, times: str) -> Held:
    if times[0] == "?":
        return Held(held.exact | _NOTHING if held.exact is not None else None)
    if times[0] == "*" or times.startswith(("{0", "{,")):
        return Held()
    return Held(None, held.needed())


def _any_of(ways: list[Held]) -> Held:
    """Join ways of which one is gone: what is sure is only that one holds what it needs most."""
    if len(ways) == 1:
        return ways[0]
    exact = [way.exact for way in ways if way.exact is not None]
    if len(exact) == len(ways):
        return Held(frozenset().union(*exact))
    needed = [found[0] for way in ways if (found := way.needed())]
    return Held(None, (frozenset().union(*needed),) if len(needed) == len(ways) else ())


def _in_a_row(parts: Iterable[Held]) -> Held:
    """Join parts that stand one behind the other: neighbours that are known word for word become longer words."""
    run, whole = _NOTHING, True
    sets: tuple[Words, ...] = ()
    for part in parts:
        if part.exact is not None and len(run) * len(part.exact) <= _MOST:
            run = frozenset(left + right for left in run for right in part.exact)
            continue
        sets, whole = (*sets, *_telling(run), *part.sets), False
        run = part.exact if part.exact is not None else _NOTHING
    return Held(run) if whole else Held(None, (*sets, *_telling(run)))


class Sieve:
    """筛: alternations of patterns, each searched for as one pattern would be, in the order in which they were given."""

    def __init__(
        self, alternations: Iterable[Sequence[str]], classes: Mapping[str, Sequence[str]], expand: Callable[[str], str]
    ) -> None:
        self._alternations, self._classes, self._expand = tuple(alternations), classes, expand
        self._compiled: dict[int, re.Pattern[str]] = {}

    @cached_property
    def _pieces(self) -> list[tuple[int, str]]:
        """List the branches, each with the number of its alternation."""
        return [(n, branch) for n, whole in enumerate(self._alternations) for piece in whole for branch in branches(piece)]

    @cached_property
    def _needed(self) -> list[tuple[Words, ...]]:
        """List of each branch the sets of words that it needs."""
        reader = Reader(self._classes)
        return [reader.held(branch).needed() for _, branch in self._pieces]

    @cached_property
    def _marks(self) -> list[list[Words]]:
        """List of each branch its sets with each word as its rarest two characters; the set that is rarest in texts first."""
        spread = Counter(pair for needed in self._needed for words in needed for word in words for pair in _pairs(word))

        def marks(words: Words) -> Words:
            return frozenset(min(_pairs(word), key=spread.__getitem__) for word in words)

        def rarest(words: Words) -> tuple[bool, int]:
            return min(map(len, words)) == 1, sum(map(spread.__getitem__, words))

        return [sorted(map(marks, needed), key=rarest) for needed in self._needed]

    @cached_property
    def _by_mark(self) -> dict[str, list[int]]:
        """Map every mark to the branches whose rarest set holds it."""
        table: dict[str, list[int]] = {mark: [] for sets in self._marks for words in sets for mark in words}
        for number, sets in enumerate(self._marks):
            for mark in sets[0] if sets else ():
                table[mark].append(number)
        return table

    @cached_property
    def _known(self) -> Words:
        return frozenset(self._by_mark)

    def possible(self, text: str) -> dict[int, list[re.Pattern[str]]]:
        """Map the alternations that may match in a text to those of their branches that may, in order."""
        held = self._known.intersection(chain(text, map(add, text, text[1:])))
        likely = set(self._always).union(*map(self._by_mark.__getitem__, held))
        found: dict[int, list[re.Pattern[str]]] = {}
        for number in sorted([n for n in likely if not any(map(held.isdisjoint, self._marks[n]))]):
            found.setdefault(self._pieces[number][0], []).append(self._pattern(number))
        return found

    @cached_property
    def _always(self) -> list[int]:
        """List the branches that may match in every text."""
        return [number for number, needed in enumerate(self._needed) if not needed]

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._compiled:
            self._compiled[number] = re.compile(self._expand(self._pieces[number][1]))
        return self._compiled[number]


def matches(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """Match as the patterns joined by | would: the first place counts, there the first pattern; empty matches are left out."""
    if len(patterns) == 1:
        yield from (found for found in patterns[0].finditer(text) if found[0])
        return
    ahead = [found for pattern in patterns if (found := pattern.search(text))]
    while ahead:
        first = min(ahead, key=re.Match.start)
        end = max(first.end(), first.start() + 1)
        if first[0]:
            yield first
        ahead = [then for found in ahead if (then := found if found.start() >= end else found.re.search(text, end))]
