"""Which row is which item of the draft: by the natural key, the code, what was filled in since; a rename is only told."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.model import Catalog, Department, Item
from pledgectl.renames import natural_key
from pledgectl.text import compare_form


@dataclass(slots=True)
class Row:
    """读到的一行: the number of its intake, its item, the fields that its sheet gives, and the id once that is known."""

    sheet: int
    item: Item
    given: frozenset[str]
    id: str = ""


_Pair = tuple[Row, Item]
_Choice = Callable[[Sequence[Row], Sequence[Item]], list[_Pair]]


@dataclass(slots=True)
class Work:
    """一个部门: its rows, and those items of the draft that none of them is so far."""

    department: Department
    olds: list[Item]
    rows: list[Row] = field(default_factory=list)

    def pair(self, row: Row, old: Item) -> None:
        """Take a row for an item, which no other row can be then."""
        row.id = old.id
        self.olds.remove(old)


def confirm(works: Sequence[Work], draft: Catalog, renames: Mapping[str, str]) -> None:
    """Pair what a person said to be a rename."""
    for identity, name in renames.items():
        old = draft.by_id().get(identity)
        if old is None:
            hint = "请核对编号；编号见 pledgectl catalog show --version draft"
            raise PledgectlError(f"工作稿里没有编号 {identity}", "--rename", hint, USAGE)
        rows = [(work, row) for work in works if old in work.olds for row in work.rows]
        found = [(work, row) for work, row in rows if not row.id and compare_form(row.item.name) == compare_form(name)]
        if not found:
            hint = "请照文件里的写法填写新名称，部门要与原事项相同"
            raise PledgectlError(f"文件里没有可以对应 {identity} 的“{name}”", "--rename", hint, USAGE)
        work, row = max(found, key=lambda pair: _agreement(old, pair[1].item))
        work.pair(row, old)


def _agreement(old: Item, new: Item) -> int:
    pairs = ((old.purpose, new.purpose), (old.requester, new.requester), (old.issuer, new.issuer))
    return sum(compare_form(before) == compare_form(now) for before, now in pairs)


def pair_same(work: Work) -> None:
    """Pair rows with items of the same natural key, then those of the same 事项编码, as long as both are clear.

    Then those of one name, and where it can be told of one purpose, that differ only where one of the two is blank: what was
    asked for has been filled in since, by the department or by the bureau.
    """
    if work.olds:
        _pair_by(work, natural_key, _closest)
        _pair_by(work, lambda item: item.code, _only)
        _pair_by(work, lambda item: natural_key(item)[1:3] if item.name else (), _filled)
        _pair_by(work, lambda item: natural_key(item)[1:2] if item.name else (), _filled)


def _pair_by(work: Work, key: Callable[[Item], object], choose: _Choice) -> None:
    """Pair those rows and items of one `key` that `choose` takes for the same; an empty key is none."""
    olds: dict[object, list[Item]] = defaultdict(list)
    for old in work.olds:
        olds[key(old)].append(old)
    news: dict[object, list[Row]] = defaultdict(list)
    for row in work.rows:
        if not row.id:
            news[key(row.item)].append(row)
    pairs = [pair for value, rows in news.items() if value and value in olds for pair in choose(rows, olds[value])]
    for row, old in pairs:
        row.id = old.id
    if pairs:
        paired = {old.id for _, old in pairs}
        work.olds = [old for old in work.olds if old.id not in paired]


def _only(rows: Sequence[Row], olds: Sequence[Item]) -> list[_Pair]:
    """Pair a row and an item if there is but one of each."""
    return [(rows[0], olds[0])] if len(rows) == len(olds) == 1 else []


def _filled(rows: Sequence[Row], olds: Sequence[Item]) -> list[_Pair]:
    """Pair the one row and the one item that contradict each other in no part of the natural key."""
    return [(row, old) for row, old in _only(rows, olds) if _agree(natural_key(old)[1:], natural_key(row.item)[1:])]


def _agree(old: Sequence[str], new: Sequence[str]) -> bool:
    return all(not before or not now or before == now for before, now in zip(old, new, strict=True))


def _closest(rows: Sequence[Row], olds: Sequence[Item]) -> list[_Pair]:
    """Pair rows and items of one key, the equal ones first, then in order of id."""
    if only := _only(rows, olds):
        return only
    left = sorted(olds, key=lambda old: old.id)
    pairs = []
    for row in sorted(rows, key=lambda row: -max(_agreement(old, row.item) for old in olds)):
        if left:
            old = max(left, key=lambda old: (_likeness(old, row.item), _agreement(old, row.item)))
            left.remove(old)
            pairs.append((row, old))
    return pairs


def _likeness(old: Item, new: Item) -> int:
    return sum(getattr(old, entry.name) == getattr(new, entry.name) for entry in fields(Item))
