"""Splits and merges among the changes that a department applies for; pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain

from pledgectl.catalog.adjustment import Regrouping
from pledgectl.cite import document_key
from pledgectl.diff import Pair
from pledgectl.model import Item
from pledgectl.text import compare_form


def regroupings(pairs: Iterable[Pair]) -> tuple[Regrouping, ...]:
    """Tell splits (one item goes, several come) and merges among items of one department, purpose and basis."""
    pairs = list(pairs)
    gone, come = [old for old, new in pairs if old and not new], [new for old, new in pairs if new and not old]
    told: list[Regrouping] = []
    # Those that agree to the article first, so that two splits of one purpose are told apart where they can be.
    for bases_of in (_articles, _documents):
        found = [(olds, news) for olds, news in _groups(gone, come, bases_of) if _is_one_to_many(olds, news)]
        told += [Regrouping("split" if len(olds) == 1 else "merge", _ids(olds), _ids(news)) for olds, news in found]
        gone = [item for item in gone if not any(item in olds for olds, _ in found)]
        come = [item for item in come if not any(item in news for _, news in found)]
    return tuple(sorted(told, key=lambda one: (one.old, one.new)))


def _is_one_to_many(olds: Sequence[Item], news: Sequence[Item]) -> bool:
    return min(len(olds), len(news)) == 1 < max(len(olds), len(news))


def _ids(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _articles(item: Item) -> frozenset[tuple[str, str]]:
    return frozenset((document_key(one.document), compare_form(one.article)) for one in item.bases)


def _documents(item: Item) -> frozenset[str]:
    return frozenset(document_key(one.document) for one in item.bases)


def _groups(
    gone: Sequence[Item], come: Sequence[Item], bases_of: Callable[[Item], Hashable]
) -> list[tuple[list[Item], list[Item]]]:
    """Group by department, purpose and bases the items that go and those that come, where there are both."""
    groups: dict[object, tuple[list[Item], list[Item]]] = defaultdict(lambda: ([], []))
    for side, item in chain(((0, item) for item in gone), ((1, item) for item in come)):
        if purpose := compare_form(item.purpose or item.matter):
            groups[compare_form(item.department), purpose, bases_of(item)][side].append(item)
    return [found for found in groups.values() if all(found)]
