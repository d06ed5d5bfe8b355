"""Which item is which where ids do not tell: the natural key, and pairs of items that look renamed (intake.md)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from pledgectl.cite import document_key
from pledgectl.lazy import lazy
from pledgectl.model import Item
from pledgectl.text import compare_form

THRESHOLD = 0.60
_NAME_WEIGHT = 0.8
_WEIGHTS = {"bases": 5, "purpose": 3, "issuer": 2}
# Below half, no agreement of the other fields lifts a pair over the threshold.
_NAME_FLOOR = (THRESHOLD - (1 - _NAME_WEIGHT)) / _NAME_WEIGHT
_BEST = 25  # candidates looked at per name and form of the name
_PAIRS_AT_ONCE = 1_000_000  # above this, only names of a department that share a rare pair of characters are compared
_BLOCK = 500
_FILLER = lazy(r"证明|材料|情况|有关|的|[\[\]()〔〕【】《》「」“”\"']")

Key = tuple[str, str, str, str]


def natural_key(item: Item) -> Key:
    """Return department, name, purpose and requester in the form in which they are compared (contract §1)."""
    return _compared(item.department, item.name, item.purpose, item.requester)


@lru_cache(maxsize=65_536)
def _compared(department: str, name: str, purpose: str, requester: str) -> Key:
    return compare_form(department), compare_form(name), compare_form(purpose), compare_form(requester)


def suggest_renames(removed: Sequence[Item], added: Sequence[Item]) -> list[tuple[Item, Item, float]]:
    """Pair items of one department that look renamed, best score (0 to 1) first, each item once."""
    old_blocks, new_blocks = _by_department(removed), _by_department(added)
    scored = [
        (score, old, new)
        for department in sorted(old_blocks.keys() & new_blocks.keys())
        for old, new, score in _scored_pairs(old_blocks[department], new_blocks[department])
    ]
    scored.sort(key=lambda entry: (-entry[0], _order(entry[1]), _order(entry[2])))
    return list(_greedy(scored))


def _greedy(scored: Sequence[tuple[float, Item, Item]]) -> Iterator[tuple[Item, Item, float]]:
    taken: set[int] = set()
    for score, old, new in scored:
        if id(old) not in taken and id(new) not in taken:
            taken |= {id(old), id(new)}
            yield old, new, score


def _order(item: Item) -> tuple[Key, str]:
    return natural_key(item), item.id


def _by_department(items: Sequence[Item]) -> dict[str, list[Item]]:
    blocks: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        blocks[compare_form(item.department)].append(item)
    return {department: sorted(block, key=_order) for department, block in blocks.items()}


@lru_cache(maxsize=65_536)
def _core(name: str) -> str:
    """Leave of a compared name what tells one certificate from another."""
    return _FILLER.sub("", name) or name


def _scored_pairs(olds: list[Item], news: list[Item]) -> Iterator[tuple[Item, Item, float]]:
    for old, new, likeness in _alike(olds, news):
        if compare_form(old.name) == compare_form(new.name) and not _same_use(old, new):
            continue
        score = round(_NAME_WEIGHT * likeness + (1 - _NAME_WEIGHT) * _agreement(old, new), 4)
        if score >= THRESHOLD:
            yield old, new, score


def _same_use(old: Item, new: Item) -> bool:
    """Tell whether two items of one name may be the same: a certificate asked for two purposes is two items."""
    return _text_likeness(old.purpose, new.purpose) >= 0.5 or bool(_documents(old) & _documents(new))


def _agreement(old: Item, new: Item) -> float:
    """Weigh how far basis, purpose and issuer agree, 0 to 1; a field empty on both sides says nothing."""
    parts = {
        "bases": (bool(old.bases or new.bases), _basis_likeness(old, new)),
        "purpose": (bool(old.purpose or new.purpose), _text_likeness(old.purpose, new.purpose)),
        "issuer": (bool(old.issuer or new.issuer), _text_likeness(old.issuer, new.issuer)),
    }
    weight = sum(_WEIGHTS[field] for field, (known, _) in parts.items() if known)
    return sum(_WEIGHTS[field] * likeness for field, (known, likeness) in parts.items() if known) / weight if weight else 0.0


def _text_likeness(old: str, new: str) -> float:
    from rapidfuzz.fuzz import ratio

    return ratio(compare_form(old), compare_form(new)) / 100 if old and new else 0.0


def _documents(item: Item) -> set[str]:
    return {document_key(basis.document or basis.text) for basis in item.bases}


def _basis_likeness(old: Item, new: Item) -> float:
    """Count common documents, and again common documents with article."""
    articles = [{(document_key(b.document or b.text), compare_form(b.article)) for b in item.bases} for item in (old, new)]
    return (_overlap(_documents(old), _documents(new)) + _overlap(articles[0], articles[1])) / 2


def _overlap(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _alike(olds: list[Item], news: list[Item]) -> Iterator[tuple[Item, Item, float]]:
    """Yield pairs whose names, whole and without what all have, are at least half alike (`_NAME_FLOOR` to 1)."""
    from rapidfuzz.fuzz import ratio

    names = [compare_form(new.name) for new in news]
    cores = [_core(name) for name in names]
    grams = _rare_grams(cores) if len(olds) * len(news) > _PAIRS_AT_ONCE else None
    for old in olds:
        name = compare_form(old.name)
        core = _core(name)
        places = range(len(news)) if grams is None else _sharing(core, grams)
        near = places if len(places) <= _BEST else _nearest(((name, names), (core, cores)), places)
        weighed = ((place, (ratio(name, names[place]) + ratio(core, cores[place])) / 200) for place in near)
        yield from ((old, news[place], likeness) for place, likeness in weighed if likeness >= _NAME_FLOOR)


def _nearest(texts: Iterable[tuple[str, Sequence[str]]], places: Sequence[int]) -> list[int]:
    """Return those of many places, at most `_BEST` for each text, where a choice is at least half like it."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    found: set[int] = set()
    for text, choices in texts:
        chosen = choices if len(places) == len(choices) else [choices[place] for place in places]
        hits = extract(text, chosen, scorer=ratio, score_cutoff=100 * _NAME_FLOOR, limit=_BEST)
        found |= {places[position] for _, _, position in hits}
    return sorted(found)


def _grams(core: str) -> set[str]:
    return {core[at : at + 2] for at in range(max(1, len(core) - 1))}


def _rare_grams(cores: list[str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for place, core in enumerate(cores):
        for gram in _grams(core):
            index[gram].append(place)
    return index


def _sharing(core: str, index: dict[str, list[int]]) -> list[int]:
    """List places whose core shares a pair of characters with `core`, the rarest pairs first, at most _BLOCK of them."""
    found: set[int] = set()
    for gram in sorted(_grams(core) & index.keys(), key=lambda gram: (len(index[gram]), gram)):
        found.update(index[gram][: _BLOCK - len(found)])
        if len(found) >= _BLOCK:
            break
    return sorted(found)
