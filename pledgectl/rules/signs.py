"""Signs of exclusion as data: words, the fields they count in, their weight, and the contexts in which they do not count."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pledgectl.formats.records import read_record
from pledgectl.rules.wordtrie import trie_pattern, words_pattern

_COUNTED = "一二两三几多个家间所台辆座艘处场只头条支把批车桶瓶罐箱吨袋些点了"
# What makes of a verb that begins a clause another word: 开展, 办理, 装修, 运动, 养老, 存款.
_COMPOUND = (
    "展发具立学票户始会支放通款档量修饰配备业权品地妇假动营输于人工水电老护殖丁价购用访弃改复缮"
    "正订理公入强快设筑议查验测领证届植子养费薪掘蓄值到给事案"
)
_CLAUSE = re.compile("[,;。、:\n]")
_NEAR = 8
_AS = {"matter": "purpose", "permit": "basis"}

Place = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Sign:
    """迹象: `weight` maps a field (name, purpose, matter, basis, permit: the basis of an administrative licence) to points.

    `reason` says why the word counts, with its law.

    `subjects` are everyday names of what the sign is about, too common to count alone: they do in a purpose or a matter where
    the item says what is done with it, by one of the sign's own `acts`, or where it has none, of those of all signs, or by one
    of its `verbs`, which are of one character and stand right before it or begin its clause (卖, 拉, 存).
    """

    category: str
    about: str
    words: tuple[str, ...]
    weight: Mapping[str, int]
    reason: str
    subjects: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    verbs: str = ""

    def verb_before(self, word: str, deeds: str) -> str:
        """Return the verb before the first such word, over what counts or ends it (开了一家), or that begins its clause."""
        before = deeds.partition(word)[0] if self.verbs else ""
        if not before:
            return ""
        verb = before.rstrip(_COUNTED)[-1:]
        if verb and verb in self.verbs:
            return verb
        clause = _CLAUSE.split(before)[-1][:_NEAR]
        begins = clause[:1] in self.verbs and clause[1:2] not in _COMPOUND
        return clause[:1] if begins and len(clause) > 1 else ""

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
    def telling(self) -> dict[str, tuple[frozenset[str], re.Pattern[str]]]:
        """Map each kind of setting to the fields that it speaks of, and to what matches if any setting can match at all."""
        kinds = {kind: getattr(self, kind) for kind in ("facts", "mild", "harmless", "benefits", "statutory")}
        return {
            kind: (
                frozenset(field for entry in settings for field in entry.fields),
                re.compile("|".join(entry.source for entry in settings) or "(?!)", re.MULTILINE),
            )
            for kind, settings in kinds.items()
        }

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
            acts = words_pattern(sign.acts) if sign.acts else self.any_act
            for word in sign.subjects:
                table[word] = (*table.get(word, ()), (sign, acts))
        return table

    @cached_property
    def any_act(self) -> re.Pattern[str]:
        """Match what needs a permit."""
        return words_pattern(self.acts)

    def told(self, word: str, field: str, deeds: str) -> list[tuple[Sign, str]]:
        """List the signs that a word tells of in a field, each with the act beside a subject; `deeds` says what is done."""
        signs = [(sign, "") for sign in self.by_word.get(word, ())]
        if field not in ("purpose", "matter"):
            return signs
        done = [(sign, _act(sign, acts, word, deeds)) for sign, acts in self.by_subject.get(word, ())]
        return signs + [(sign, act) for sign, act in done if act]

    @cached_property
    def any_word(self) -> re.Pattern[str]:
        """Match any word and any subject of any sign, the longest first."""
        return words_pattern({**self.by_word, **self.by_subject})

    def find(self, text: str) -> list[Place]:
        """List the words and subjects of all signs in a text, each with its place, without what traps hide.

        None overlaps a word before it; a subject, which may count for nothing, hides none: 共和国外国人 holds 国外 and 外国人.
        """
        if not self.any_word.search(text):
            return []
        found: list[Place] = []
        shown, at = self.any_trap.sub(_hide, text), 0
        while match := self.any_word.search(shown, at):
            found.append((match.start(), match[0]))
            at = match.end() if match[0] in self.by_word else match.start() + 1
        return found

    @cached_property
    def in_titles(self) -> Callable[[str], list[Place]]:
        """List the words in titles of documents, which many items share."""
        return lru_cache(maxsize=65_536)(self.find)

    @cached_property
    def any_trap(self) -> re.Pattern[str]:
        """Match what hides a word."""
        return re.compile("|".join(pattern for trap in self.traps for pattern in trap.patterns) or "(?!)")


def _act(sign: Sign, acts: re.Pattern[str], word: str, deeds: str) -> str:
    """Return what is done with a subject, "" for nothing that needs permission."""
    found = acts.search(deeds)
    return found[0] if found else sign.verb_before(word, deeds)


def _hide(found: re.Match[str]) -> str:
    return "〇" * len(found[0])


def parse_signs(data: object, where: str) -> Signs:
    """Build the signs from parsed TOML; PledgectlError names an unknown key or a wrong type."""
    return read_record(Signs, data, where)
