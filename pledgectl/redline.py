"""What differs between an older and a newer text, word by word, so that a reader finds the one word that is new; pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

# A clause or the mark that ends it; a number or a Latin word is one word, any other character stands for itself.
_CLAUSE = re.compile(r"[，。；：、\n]|[^，。；：、\n]+")
_WORD = re.compile(r"[0-9A-Za-z.]+|[〇零一二三四五六七八九十百千万]+|.", re.DOTALL)
# Words of a stretch that is compared by all its words, of one compared by the rarer ones only; how alike its sides must be.
_SHORT, _STRETCH, _ALIKE = 300, 1500, 0.4
# So few equal letters between two changes are chance.
_CHANCE = 2

# Whether both texts have it, and what each of them has.
Op = tuple[bool, str, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """一段文字: a stretch of a text, and whether the other text has something else there."""

    text: str
    changed: bool


Pieces = tuple[Piece, ...]


def redline(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Cut both texts into pieces: those that they share, and those that differ."""
    found = list(_joined(_ops(_CLAUSE.findall(old), _CLAUSE.findall(new))))
    return _pieces((same, text) for same, text, _ in found), _pieces((same, text) for same, _, text in found)


def _pieces(parts: Iterable[tuple[bool, str]]) -> Pieces:
    held = groupby(((same, text) for same, text in parts if text), key=lambda part: part[0])
    return tuple(Piece("".join(text for _, text in run), not same) for same, run in held)


def _ops(old: Sequence[str], new: Sequence[str]) -> Iterator[Op]:
    """Compare clause by clause, and word by word where clauses differ; what both begin or end with is the same."""
    least = min(len(old), len(new))
    start = next((at for at in range(least) if old[at] != new[at]), least)
    stop = next((at for at in range(least - start) if old[-1 - at] != new[-1 - at]), least - start)
    yield True, "".join(old[:start]), "".join(new[:start])
    # Its default passes over clauses that stand in a long text again and again: they would take hours, and tell nothing.
    before, after = old[start : len(old) - stop], new[start : len(new) - stop]
    for same, gone, come in _matched(before, after, SequenceMatcher(None, before, after)):
        yield from [(same, gone, come)] if same or not gone or not come else _words(gone, come)
    yield True, "".join(old[len(old) - stop :]), "".join(new[len(new) - stop :])


def _words(old: str, new: str) -> list[Op]:
    """Compare word by word, unless the texts are too long for it or have too little in common to be told apart by words."""
    gone, come = _WORD.findall(old), _WORD.findall(new)
    longest = max(len(gone), len(come))
    if longest > _STRETCH:
        return [(False, old, new)]
    found = list(_matched(gone, come, SequenceMatcher(None, gone, come, autojunk=longest > _SHORT)))
    shared = sum(len(left) for same, left, _ in found if same)
    return found if 2 * shared >= _ALIKE * (len(old) + len(new)) else [(False, old, new)]


def _matched(old: Sequence[str], new: Sequence[str], matcher: SequenceMatcher[str]) -> Iterator[Op]:
    """Yield what two sequences share, as `matcher` sees them, and what they do not."""
    for kind, first, last, start, end in matcher.get_opcodes():
        yield kind == "equal", "".join(old[first:last]), "".join(new[start:end])


def _joined(ops: Iterable[Op]) -> Iterator[Op]:
    """Take a letter that chance has left equal between two changes for changed too."""
    found = list(ops)
    for at, (same, gone, come) in enumerate(found):
        between = 0 < at < len(found) - 1 and not found[at - 1][0] and not found[at + 1][0]
        chance = same and between and len(gone) < _CHANCE and gone.isalnum()
        yield same and not chance, gone, come
