"""Find vague phrases in a text: expressions as data, contexts in which they do not count, and places in the text as written."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pledgectl.formats.records import read_record
from pledgectl.rules.sieve import Sieve, matches

# What a law or a person says of the item in words of their own is not the department's drafting.
QUOTED_FIELDS = ("id", "code", "department", "name", "purpose", "matter", "requester", "issuer", "bases", "upstream", "review")
DURATIONS = ("service.legal_days", "service.promised_days", "verification.time", "publicity.period")
_MASK, _HIT = "\ufffc", "\x00"
_FULL = str.maketrans("０１２３４５６７８９％,;!?", "0123456789%，；！？")
_WIDE, _BLANK = re.compile("[０-９％,;!?]"), re.compile("[ \u3000\xa0]")
_SPLIT = re.compile(r"(?<=[^\x00-\x7f])(?<![条款项])[ \u3000\xa0](?=[^\x00-\x7f \u3000\xa0])|(?<=\d) (?=[个日天年月周])")
_MACRO = re.compile(r"<(\w+)>")
_CLAUSE, _SENTENCE = "，。；！？：\n", "。；！？\n"
_LOOK_BACK, _FAR = 60, 200


@dataclass(frozen=True, slots=True)
class Phrase:
    """模糊表述: `words` stand at `start`:`end` of the text as written; `family` is a family of wording.toml."""

    start: int
    end: int
    words: str
    family: str
    proposal: str


@dataclass(frozen=True)
class Expression:
    """一组表述: words and patterns of one family; what stands round a hit may take it back (see wording.toml)."""

    family: str
    about: str
    proposal: str
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()

    @property
    def whole(self) -> tuple[str, ...]:
        """List patterns and words in the order in which they are tried; of words that begin alike the longest is meant."""
        return (*self.patterns, *map(re.escape, sorted(self.words, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Trap:
    """不查找的字样: patterns whose text is hidden from every expression."""

    about: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Ready:
    """An expression with the four contexts that take a hit back, each compiled when the first hit of it is met."""

    expression: Expression
    expand: Callable[[str], str]

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Match up to the hit."""
        guards = ((guard if "@" in guard else f"{guard}@") for guard in self.expression.not_before)
        return self._any([guard.replace("@", _HIT) for guard in guards])

    @cached_property
    def after(self) -> re.Pattern[str]:
        """Match behind the hit."""
        return self._any(self.expression.not_after)

    @cached_property
    def clause(self) -> re.Pattern[str]:
        """Match in the clause of the hit."""
        return self._any(self.expression.unless)

    @cached_property
    def near(self) -> re.Pattern[str]:
        """Match in the clause of the hit or the next."""
        return self._any(self.expression.unless_near)

    def _any(self, patterns: Sequence[str]) -> re.Pattern[str]:
        return re.compile(self.expand("|".join(f"(?:{pattern})" for pattern in patterns)) or "(?!)")


@dataclass(frozen=True, eq=False)
class Wording:
    """模糊表述表; patterns are compiled when the first text is met that can hold them, and most never are."""

    fixed: tuple[str, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    traps: tuple[Trap, ...] = ()
    expressions: tuple[Expression, ...] = ()

    @cached_property
    def sieve(self) -> Sieve:
        """Find what is hidden (0: quotations, the sample's sentences, defined terms) and what expressions mean (1 and on)."""
        quotes, *terms = [trap.patterns for trap in self.traps] or [()]
        hidden = (*quotes, *map(re.escape, self.fixed), *(pattern for term in terms for pattern in term))
        return Sieve([hidden, *(entry.whole for entry in self.expressions)], self.classes, self.expand)

    @cached_property
    def ready(self) -> tuple[Ready, ...]:
        """Hold the contexts of each expression."""
        return tuple(Ready(entry, self.expand) for entry in self.expressions)

    def expand(self, pattern: str) -> str:
        """Write out the <classes> of a pattern."""
        while _MACRO.search(pattern):
            pattern = _MACRO.sub(lambda m: f"(?:{'|'.join(self.classes[m[1]])})", pattern)
        return pattern


def parse_wording(data: object, where: str) -> Wording:
    """Build the expressions from parsed TOML; PledgectlError names an unknown key or a wrong type."""
    return read_record(Wording, data, where)


def phrases(text: str, wording: Wording, field: str = "") -> list[Phrase]:
    """List the vague phrases of a text by place, none overlapping, the longest preferred; `field` is the field it fills."""
    if field.partition(".")[0] in QUOTED_FIELDS:
        return []
    if field in DURATIONS and text.strip().isdigit():
        return [Phrase(0, len(text), text, "time", f"“{text}”没有单位：写“{text.strip()}个工作日”")]
    return list(_search(text, wording))


@lru_cache(maxsize=16_384)
def _search(text: str, wording: Wording) -> tuple[Phrase, ...]:
    plain, gaps = _plain(text)
    masked, possible = _masked(plain, wording)
    found = [(m.start(), m.end(), wording.ready[n - 1]) for n, held in possible.items() if n for m in matches(held, masked)]
    hits = [hit for hit in found if not _taken_back(plain, *hit)]
    if not hits:
        return ()
    places = [place for place in range(len(text)) if place not in gaps]
    return tuple(_phrase(text, places, *hit) for hit in _without_overlaps(hits))


def _plain(text: str) -> tuple[str, set[int]]:
    """Return the text with one kind of punctuation and no blanks inside words, and where those blanks stood."""
    if _WIDE.search(text):
        text = text.translate(_FULL)
    gaps = {m.start() for m in _SPLIT.finditer(text)} if _BLANK.search(text) else set()
    return ("".join(letter for place, letter in enumerate(text) if place not in gaps) if gaps else text), gaps


def _masked(plain: str, wording: Wording) -> tuple[str, dict[int, list[re.Pattern[str]]]]:
    """Hide what is not looked into; return the text and what may match in it."""
    possible = wording.sieve.possible(plain)
    parts, at = [], 0
    for found in matches(possible.pop(0, ()), plain):
        parts += [plain[at : found.start()], _MASK * len(found[0])]
        at = found.end()
    if not parts:
        return plain, possible
    masked = "".join([*parts, plain[at:]])
    return masked, wording.sieve.possible(masked)


def _taken_back(text: str, start: int, end: int, entry: Ready) -> bool:
    """Tell whether what stands round a hit makes it definite."""
    first, last = _bounds(text, start, end, _SENTENCE)
    left = text[max(first, start - _LOOK_BACK) : start]
    if entry.before.search(f"{left}{_HIT}{text[start:end]}") or entry.after.match(text, end, last):
        return True
    begin, stop = _bounds(text, start, end, _CLAUSE)
    after_next = _bounds(text, start, min(stop + 1, last), _CLAUSE)[1]
    return bool(entry.clause.search(text, begin, stop) or entry.near.search(text, begin, after_next))


def _bounds(text: str, start: int, end: int, stops: str) -> tuple[int, int]:
    """Return where the clause or sentence round start:end begins and ends, as far as a reader would look."""
    first, last = max(0, start - _FAR), min(len(text), end + _FAR)
    begin = max(first, *(text.rfind(stop, first, start) + 1 for stop in stops))
    ahead = [place for stop in stops if (place := text.find(stop, end, last)) >= 0]
    return begin, min(ahead, default=last)


def _without_overlaps(hits: list[tuple[int, int, Ready]]) -> list[tuple[int, int, Ready]]:
    kept: list[tuple[int, int, Ready]] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit[0] - hit[1], hit[0])):
        if taken.isdisjoint(span := range(hit[0], hit[1])):
            taken.update(span)
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit[:2])


def _phrase(text: str, places: list[int], start: int, end: int, entry: Ready) -> Phrase:
    first, last = places[start], places[end - 1] + 1
    words = text[first:last]
    return Phrase(first, last, words, entry.expression.family, entry.expression.proposal.replace("{}", words))
