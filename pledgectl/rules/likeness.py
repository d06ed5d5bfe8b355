"""When two names or purposes mean the same, and which entries of a list come close."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache

from pledgectl.model import Item
from pledgectl.rules.wordtrie import trie_pattern
from pledgectl.text import compare_form

_MARKS = "()〔〕[]【】“”\"'、,，.。· -"
_FOLDED = re.compile("|".join(map(re.escape, ("有关", "相关", "的", *_MARKS))))  # literals alone: the engine leaps to the first
_PURPOSE_HEADS = ("用于", "申请", "申领", "办理", "领取", "开展")
_PURPOSE_TAILS = (
    *("金申请", "金申领", "金领取", "金给付", "金发放", "的申请", "的办理", "申请", "申领", "领取", "办理", "受理", "审批"),
    *("审核确认", "审核", "给付", "发放", "核发", "对象认定", "认定"),
)
_SHORT = {"低保": "最低生活保障", "公租房": "公共租赁住房"}
_PARENTHESES = re.compile(r"\([^()]*\)")
_NAME_TAIL = re.compile(r"证明书|证明材料|证明文件|证明|材料|情况|有效|书面")
_CLOSE = 0.6


@lru_cache(maxsize=65_536)
def loose_form(text: str) -> str:
    """Return the comparing form without 有关/相关, 的, brackets and marks."""
    return _FOLDED.sub("", compare_form(text))


@lru_cache(maxsize=65_536)
def purpose_form(text: str) -> str:
    """Return a purpose without the verbs around it: 申请最低生活保障 and 最低生活保障审批 are 最低生活保障."""
    form = loose = _whole(loose_form(text))
    while form.startswith(_PURPOSE_HEADS):
        form = form[2:]
    while form.endswith(_PURPOSE_TAILS):
        form = form[: -max(len(tail) for tail in _PURPOSE_TAILS if form.endswith(tail))]
    if form.endswith(("许可证", "保障金")):
        form = form[:-1]
    return form or loose


def _whole(form: str) -> str:
    """Write out the short names of well-known matters."""
    for short, name in _SHORT.items():
        form = form.replace(short, name)
    return form


@lru_cache(maxsize=65_536)
def core_form(name: str) -> str:
    """Return a name without the words that every certificate has: 收入情况证明 is 收入."""
    loose = loose_form(name)
    return _NAME_TAIL.sub("", loose) or loose


def names_in(name: str) -> tuple[str, ...]:
    """Return the names that a name with brackets holds: 健在证明（生存证明） is 健在证明 and 生存证明."""
    form = compare_form(name)
    inner = (text[1:-1] for text in _PARENTHESES.findall(form))
    return tuple(loose_form(text) for text in (_PARENTHESES.sub("", form), *inner) if text)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(max(1, len(text) - 1))}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def purposes(item: Item) -> set[str]:
    """Return the forms of what the certificate is for."""
    return {purpose_form(text) for text in (item.purpose, item.matter) if text}


class Lookup:
    """A reference list indexed by name; entries keep the order of the list."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = tuple(items)
        self._by_name: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            self._by_name[loose_form(item.name)].append(item)

    @cached_property
    def _named(self) -> Callable[[str], tuple[list[Item], list[Item]]]:
        """List the entries of a name, and those called like it without its brackets or like what stands in them."""
        return lru_cache(maxsize=1024)(self._find_named)

    def _find_named(self, name: str) -> tuple[list[Item], list[Item]]:
        parts = names_in(name) if "（" in name or "(" in name else ()
        return self._by_name.get(loose_form(name), []), [entry for part in parts for entry in self._by_name.get(part, ())]

    def same_name(self, item: Item) -> list[Item]:
        """List the entries of the same name."""
        return self._named(item.name)[0]

    @cached_property
    def titles(self) -> frozenset[str]:
        """Hold every name and code, as `upstream` of an item may give it."""
        return frozenset(loose_form(text) for item in self.items for text in (item.name, item.code) if text)

    def same(self, item: Item) -> list[Item]:
        """List the entries of the same name whose purpose agrees; an entry without a purpose stands for every purpose."""
        named, others = self._named(item.name)
        if not named and not others:
            return []
        wanted = purposes(item)
        found = [entry for entry in named if not (held := purposes(entry)) or held & wanted]
        return found or [entry for entry in others if purposes(entry) & wanted]

    @cached_property
    def _any_pair(self) -> re.Pattern[str]:
        """Match any two characters that stand together in the core of an entry's name; most names have none."""
        return re.compile(trie_pattern(pair for item in self.items for pair in _pairs(core_form(item.name))) or "(?!)")

    @cached_property
    def _by_purpose(self) -> dict[str, list[Item]]:
        index: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for purpose in sorted(purposes(item)):
                index[purpose].append(item)
        return index

    def close_to(self, item: Item) -> list[Item]:
        """List the entries for the same purpose whose names come close, else those of the same name whose purposes do."""
        return self._close_in_name(item) or self._close_in_purpose(item)

    def _close_in_purpose(self, item: Item) -> list[Item]:
        same, others = self._named(item.name)
        named = same or others
        if not named:
            return []
        own = [_pairs(purpose) for purpose in purposes(item)]
        return [
            entry for entry in named if any(_dice(pairs, _pairs(held)) >= _CLOSE for held in purposes(entry) for pairs in own)
        ]

    def _close_in_name(self, item: Item) -> list[Item]:
        if not self._any_pair.search(compare_form(item.name)):
            return []
        held = [entry for purpose in sorted(purposes(item)) for entry in self._by_purpose.get(purpose, ())]
        if not held:
            return []
        own = _pairs(core_form(item.name))
        return [entry for entry in held if _dice(own, _pairs(core_form(entry.name))) >= _CLOSE]

    @cached_property
    def _by_pair(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = defaultdict(list)
        for number, item in enumerate(self.items):
            for pair in _pairs(core_form(item.name)):
                index[pair].append(number)
        return index

    def close(self, item: Item, most: int = 3) -> list[Item]:
        """List up to `most` entries whose names come close, the closest first."""
        own = _pairs(core_form(item.name))
        shared = Counter(number for pair in sorted(own) for number in self._by_pair.get(pair, ()))
        best = sorted(shared, key=lambda number: (-shared[number], number))[:50] if len(shared) > 50 else list(shared)
        scored = [(_dice(own, _pairs(core_form(self.items[number].name))), -number) for number in best]
        return [self.items[-number] for score, number in sorted(scored, reverse=True)[:most] if score >= _CLOSE]
