"""Compare two catalogs: what was added, removed, renamed or revised, and one catalog plus chosen changes (contract §5)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING

from pledgectl.cite import cite
from pledgectl.model import TRAITS, Basis, Catalog, Change, Item, Rename, Risk, catalog_of
from pledgectl.renames import natural_key, suggest_renames
from pledgectl.text import compare_form

if TYPE_CHECKING:
    from pledgectl.profile import Authority

# Who an item is (id) and what was thought of it (review) is not what it says.
FIELDS = tuple(entry.name for entry in fields(Item) if entry.name not in ("id", "review"))
_KINDS = ("added", "removed", "renamed", "revised")
_PAIRING_LIMIT = 10_000

Pair = tuple[Item | None, Item | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """调整情况: changes from `old` to `new` (versions or files); `pairs` holds the two items of each change, or None."""

    old: str
    new: str
    changes: tuple[Change, ...]
    suspected_renames: tuple[Rename, ...] = ()
    pairs: tuple[Pair, ...] = ()


def compare(old: Catalog, new: Catalog) -> Difference:
    """Compare by id; an item without id is known by its natural key, and of doubled ids none is swallowed."""
    pairs = _join(old.items, new.items, lambda item: item.id or natural_key(item))
    return _difference(old, new, pairs)


def compare_lists(old: Catalog, new: Catalog) -> Difference:
    """Compare by natural key, for lists that carry no ids; departments renamed as a whole are followed."""
    both, gone, come = _split(_join(old.items, new.items, _as_written))
    again, gone, come = _split(_join(gone, come, natural_key))
    moved = _moved_departments(old, new, gone, come)
    rest = _join(gone, come, lambda item: _moved_key(item, moved))
    return _difference(old, new, [*both, *again, *rest])


def _as_written(item: Item) -> tuple[str, str, str, str]:
    """Return what the natural key is made of: most items of two lists agree to the letter, and need no key."""
    return item.department, item.name, item.purpose, item.requester


def _split(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Item], list[Item]]:
    both: list[Pair] = []
    gone: list[Item] = []
    come: list[Item] = []
    for old, new in pairs:
        if old and new:
            both.append((old, new))
        elif old:
            gone.append(old)
        elif new:
            come.append(new)
    return both, gone, come


def _join(olds: Sequence[Item], news: Sequence[Item], key: Callable[[Item], Hashable]) -> list[Pair]:
    """Pair items of one key; doubled keys pair the likest first, and what is over stays single."""
    before, after = _grouped(olds, key), _grouped(news, key)
    pairs: list[Pair] = []
    for each in before | after:
        one, other = before.get(each, ()), after.get(each, ())
        if len(one) == 1 == len(other):
            pairs.append((one[0], other[0]))
        else:
            pairs.extend(_pair_group(one, other))
    return pairs


def _grouped(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Hashable, list[Item]]:
    groups: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _pair_group(olds: Sequence[Item], news: Sequence[Item]) -> list[Pair]:
    if not olds or not news:
        return [*((old, None) for old in olds), *((None, new) for new in news)]
    olds, news = sorted(olds, key=repr), sorted(news, key=repr)
    if len(olds) * len(news) > _PAIRING_LIMIT:
        return _zip_equal_first(olds, news)
    ranked = sorted(
        ((-_likeness(old, new), place, other) for place, old in enumerate(olds) for other, new in enumerate(news)),
    )
    left, right = dict(enumerate(olds)), dict(enumerate(news))
    pairs: list[Pair] = []
    for _, place, other in ranked:
        if place in left and other in right:
            pairs.append((left.pop(place), right.pop(other)))
    return [*pairs, *((old, None) for old in left.values()), *((None, new) for new in right.values())]


def _likeness(old: Item, new: Item) -> int:
    return sum(getattr(old, name) == getattr(new, name) for name in FIELDS)


def _zip_equal_first(olds: list[Item], news: list[Item]) -> list[Pair]:
    """Pair a group too large to compare each with each: equal ones, then in order."""
    spare = Counter(news)
    pairs: list[Pair] = []
    rest = []
    for old in olds:
        if spare[old] > 0:
            spare[old] -= 1
            pairs.append((old, old))
        else:
            rest.append(old)
    others = list(spare.elements())
    common = min(len(rest), len(others))
    pairs.extend(zip(rest[:common], others[:common], strict=True))
    return [*pairs, *((old, None) for old in rest[common:]), *((None, new) for new in others[common:])]


def _moved_departments(old: Catalog, new: Catalog, gone: Iterable[Item], come: Iterable[Item]) -> dict[str, str]:
    """Map a department that ceased to the new one that took over most of its items, by votes of equal names and purposes."""
    before, after = ({compare_form(item.department) for item in side} for side in (old, new))
    takers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in come:
        if compare_form(item.department) not in before:
            takers[natural_key(item)[1:3]].add(compare_form(item.department))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for item in gone:
        home = compare_form(item.department)
        if home not in after:
            sizes[home] += 1
            votes[home].update(takers.get(natural_key(item)[1:3], ()))
    best = {home: min(counted.items(), key=lambda vote: (-vote[1], vote[0])) for home, counted in votes.items() if counted}
    return {home: taker for home, (taker, count) in best.items() if 2 * count > sizes[home]}


def _moved_key(item: Item, moved: Mapping[str, str]) -> tuple[str, str, str, str]:
    department, name, purpose, requester = natural_key(item)
    return moved.get(department, department), name, purpose, moved.get(requester, requester)


def _difference(old: Catalog, new: Catalog, pairs: Iterable[Pair]) -> Difference:
    found = _sorted((change, pair) for pair in pairs if (change := _change(*pair)))
    single = [pair for _, pair in found if None in pair]
    gone, come = [old for old, _ in single if old], [new for _, new in single if new]
    likely = suggest_renames(gone, come) if gone and come else []
    renames = tuple(Rename(one.id, one.name, other.name, round(score, 2)) for one, other, score in likely)
    changes, both = (tuple(part) for part in zip(*found, strict=True)) if found else ((), ())
    return Difference(old.version, new.version, changes, renames, both)


def _sorted(found: Iterable[tuple[Change, Pair]]) -> list[tuple[Change, Pair]]:
    """Sort changes by id, natural key and kind, and by all they say where these are the same."""
    keyed = [(_order(*entry), entry) for entry in found]
    often = Counter(key for key, _ in keyed)
    keyed.sort(key=lambda each: (each[0], repr(each[1][1]) if often[each[0]] > 1 else ""))
    return [entry for _, entry in keyed]


def _order(change: Change, pair: Pair) -> tuple[Hashable, ...]:
    item = pair[0] or pair[1]
    return (change.item, natural_key(item) if item else (), _KINDS.index(change.kind))


def _change(old: Item | None, new: Item | None) -> Change | None:
    if old is None or new is None:
        item = old or new or Item()
        return Change("added" if old is None else "removed", item.id, item.department, item.name)
    if old is new or old == new:
        return None
    differing = [name for name in FIELDS if getattr(old, name) != getattr(new, name)]
    if not differing:
        return None
    kind = "renamed" if compare_form(old.name) != compare_form(new.name) else "revised"
    values = {key: pair for name in differing for key, pair in _field_changes(name, getattr(old, name), getattr(new, name))}
    return Change(kind, new.id or old.id, new.department, new.name, values)


def _field_changes(name: str, old: object, new: object) -> list[tuple[str, tuple[object, object]]]:
    """List (field, (old, new)) as text; a nested record gives one entry for each of its fields, dotted."""
    if is_dataclass(old):
        inner = [entry.name for entry in fields(old)]
        values = [(f"{name}.{part}", getattr(old, part), getattr(new, part)) for part in inner]
        return [(key, (field_text(one), field_text(other))) for key, one, other in values if one != other]
    return [(name, (field_text(old), field_text(new)))]


def field_text(value: object) -> str:
    """Write the value of an item's field as people read it: bases as citations, lists joined."""
    if isinstance(value, tuple):
        lines = any(isinstance(entry, Basis | Risk) for entry in value)
        return ("\n" if lines else "、").join(field_text(entry) for entry in value)
    if isinstance(value, Basis):
        return _basis_text(value)
    if isinstance(value, Risk):
        return "；".join(part for part in (value.point, value.measure, value.insurance) if part)
    return TRAITS.get(str(value), str(value))


def _basis_text(basis: Basis) -> str:
    cited = (f"【{basis.rank}】" if basis.rank else "") + cite(basis)
    return f"{cited}：{basis.text}" if cited and basis.text else cited or basis.text


def apply(old: Catalog, new: Catalog, changes: Iterable[Change]) -> Catalog:
    """Return `old` plus `changes` with content from `new`; items that say the same on both sides take the review of `new`."""
    chosen = {change.item for change in changes}
    kept = {change.item for change in compare(old, new).changes} - chosen
    taken = (old.by_id().keys() | chosen) - kept
    return catalog_of(new.version, [*(item for item in old if item.id in kept), *(item for item in new if item.id in taken)])


def authorized(difference: Difference, authority: "Authority") -> Difference:
    """Fill in who decides each change; "" where the plan names nobody."""
    changes = tuple(replace(change, authority=getattr(authority, change.kind)) for change in difference.changes)
    return replace(difference, changes=changes)
