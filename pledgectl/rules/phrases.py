"""Find vague phrases in a text: expressions as data, contexts in which they do not count, and places in the text as written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from pledgectl.records import read_record
from pledgectl.rules.signs import trie_pattern

# What a law or a person says of the item in words of their own is not the department's drafting.
QUOTED_FIELDS = ("id", "code", "department", "name", "purpose", "matter", "requester", "issuer", "bases", "upstream", "review")
DURATIONS = ("service.legal_days", "service.promised_days", "verification.time", "publicity.period")
_MASK, _HIT = "\ufffc", "\x00"
_FULL = str.maketrans("０１２３４５６７８９％,;!?", "0123456789%，；！？")
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
    triggers: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trap:
    """不查找的字样: patterns whose text is hidden from every expression."""

    about: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """An expression made ready: what every hit holds, what it matches, and the four contexts that take a hit back."""

    expression: Expression
    trigger: re.Pattern[str]
    hit: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    clause: re.Pattern[str]
    near: re.Pattern[str]


@dataclass(frozen=True, eq=False)
class Wording:
    """模糊表述表; patterns are compiled when the first suspicious text is met, for most texts hold no trigger at all."""

    fixed: tuple[str, ...] = ()
    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    traps: tuple[Trap, ...] = ()
    expressions: tuple[Expression, ...] = ()

    @cached_property
    def any_trigger(self) -> re.Pattern[str]:
        """Match what every hit must hold."""
        words = {word for entry in self.expressions for word in (*entry.words, *entry.triggers)}
        return re.compile(trie_pattern(words) or "(?!)")

    @cached_property
    def hidden(self) -> re.Pattern[str]:
        """Match what is not looked into: quotations, the sample's own sentences, defined terms."""
        quotes, *terms = [self.expand("|".join(trap.patterns)) for trap in self.traps] or ["(?!)"]
        return re.compile("|".join([quotes, *map(re.escape, self.fixed), *terms]))

    @cached_property
    def ready(self) -> tuple[Ready, ...]:
        """Compile the expressions."""
        return tuple(self._compiled(entry) for entry in self.expressions)

    def expand(self, pattern: str) -> str:
        """Write out the <classes> of a pattern."""
        while _MACRO.search(pattern):
            pattern = _MACRO.sub(lambda m: f"(?:{'|'.join(self.classes[m[1]])})", pattern)
        return pattern

    def _compiled(self, entry: Expression) -> Ready:
        before = [(guard if "@" in guard else f"{guard}@").replace("@", _HIT) for guard in entry.not_before]
        trigger = re.compile(trie_pattern((*entry.words, *entry.triggers)) or "(?!)")
        hit = "|".join([*entry.patterns, *([trie_pattern(entry.words)] if entry.words else [])])
        contexts = (before, entry.not_after, entry.unless, entry.unless_near)
        return Ready(entry, trigger, self._any((hit,)), *(self._any(texts) for texts in contexts))

    def _any(self, patterns: tuple[str, ...] | list[str]) -> re.Pattern[str]:
        return re.compile(self.expand("|".join(f"(?:{pattern})" for pattern in patterns)) or "(?!)")


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
    if not wording.any_trigger.search(plain):
        return ()
    masked = wording.hidden.sub(lambda m: _MASK * len(m[0]), plain)
    ready = (entry for entry in wording.ready if entry.trigger.search(masked))
    hits = [(m.start(), m.end(), entry) for entry in ready for m in _hits(plain, masked, entry)]
    places = [place for place in range(len(text)) if place not in gaps]
    return tuple(_phrase(text, places, *hit) for hit in _without_overlaps(hits))


def _plain(text: str) -> tuple[str, set[int]]:
    """Return the text with one kind of punctuation and no blanks inside words, and where those blanks stood."""
    text = text.translate(_FULL)
    gaps = {m.start() for m in _SPLIT.finditer(text)}
    return ("".join(letter for place, letter in enumerate(text) if place not in gaps) if gaps else text), gaps


def _hits(plain: str, masked: str, entry: Ready) -> Iterator[re.Match[str]]:
    for found in entry.hit.finditer(masked):
        if found[0] and not _taken_back(plain, found.start(), found.end(), entry):
            yield found


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
    while start > first and text[start - 1] not in stops:
        start -= 1
    while end < last and text[end] not in stops:
        end += 1
    return start, end


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
