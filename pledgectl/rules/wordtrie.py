"""Write thousands of words as one pattern that shares their beginnings and tries few of them at a place."""

import re
from collections.abc import Iterable
from typing import Any

_MANY, _FEW, _WAYS = 200, 24, 4  # as thousands of words are compiled and met the soonest


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Match any of the words, the longest first; a look at two characters passes over most places at once."""
    words = tuple(words)
    if not words:
        return re.compile("(?!)")
    first, second = (_any_of({word[at] for word in words}) for at in (0, 1))
    return re.compile(f"(?={first}{second}){trie_pattern(words)}")


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
    firsts = sorted(character for character in node if character)
    if not firsts:
        return ""
    pattern = _parted(firsts, node) if len(firsts) > _MANY else _in_turn(firsts, node)
    return f"(?:{pattern})?" if "" in node else pattern


def _in_turn(firsts: list[str], node: dict[str, Any]) -> str:
    """Write the ways that begin with the given characters, which the engine tries one after another."""
    ways = [re.escape(first) + _branch(node[first]) for first in firsts]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _parted(firsts: list[str], node: dict[str, Any]) -> str:
    """Part many ways by looks ahead, so that few are tried."""
    if len(firsts) <= _FEW:
        return _in_turn(firsts, node)
    step = -(-len(firsts) // _WAYS)
    parts = [firsts[at : at + step] for at in range(0, len(firsts), step)]
    return f"(?:{'|'.join(_ahead(part, node) + _parted(part, node) for part in parts)})"


def _ahead(firsts: list[str], node: dict[str, Any]) -> str:
    """Look at one character, and at the next where none of the words ends before it."""
    seconds = {character for first in firsts for character in node[first]}
    return f"(?={_any_of(firsts)}{'' if '' in seconds else _any_of(seconds)})"


def _any_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"
