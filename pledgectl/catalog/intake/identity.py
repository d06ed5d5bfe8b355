"""Which row is which item: ids are kept, new ones follow the department's last, a rename is told and never guessed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from operator import attrgetter

from pledgectl.catalog.intake import Entry, SheetIntake, Skipped
from pledgectl.catalog.intake.register import Register
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.model import Catalog, Department, Item, Rename, catalog_of
from pledgectl.renames import natural_key, suggest_renames
from pledgectl.text import compare_form

_NESTED = ("verification", "liability", "publicity", "service", "review")
_BUT_ID = attrgetter(*(entry.name for entry in fields(Item) if entry.name != "id"))
_ALWAYS = ("id", "department", "purpose", "matter")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items of one sheet are new, changed or as before, and how many its departments lose."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Merge:
    """合并结果: the new draft and departments, the counts of each intake, and pairs that look renamed.

    `known_as` pairs a department's name as a file writes it with the name that the register holds.
    """

    catalog: Catalog
    departments: tuple[Department, ...]
    tallies: tuple[Tally, ...]
    suspected_renames: tuple[Rename, ...]
    known_as: tuple[tuple[str, str], ...] = ()

    @property
    def total(self) -> Tally:
        """Return the counts over all sheets."""
        return Tally(*(sum(getattr(tally, entry.name) for tally in self.tallies) for entry in fields(Tally)))


@dataclass(slots=True)
class _Row:
    sheet: int
    item: Item
    given: frozenset[str]
    id: str = ""


_Pair = tuple[_Row, Item]
_Choice = Callable[[Sequence[_Row], Sequence[Item]], list[_Pair]]


@dataclass(slots=True)
class _Work:
    """One department's rows against its items of the draft."""

    department: Department
    olds: list[Item]
    rows: list[_Row] = field(default_factory=list)

    def pair(self, row: _Row, old: Item) -> None:
        row.id = old.id
        self.olds.remove(old)


def merge(
    draft: Catalog,
    departments: Iterable[Department],
    intakes: Sequence[SheetIntake],
    *,
    renames: Mapping[str, str],
    partial: bool,
) -> Merge:
    """Put what was read into the draft: the named departments' whole lists, or with `partial` only what is in them.

    `renames` maps an id to the name that its item has in the files. PledgectlError (usage) if there is no such id or name.
    """
    register = Register(departments, draft)
    intakes = without_repeats(intakes)
    works = _works(draft, register, intakes)
    _confirm(works, draft, renames)
    removed: list[Item] = []
    counts: list[Counter[str]] = [Counter() for _ in intakes]
    before = draft.by_id()
    after = dict(before)
    added: list[Item] = []
    for work in works:
        _pair_same(work)
        for row in work.rows:
            counts[row.sheet][_settle(row, work, after, register, added)] += 1
        removed += work.olds
        gone = () if partial else work.olds
        counts[work.rows[0].sheet]["removed"] += len(gone)
        for old in gone:
            del after[old.id]
    pairs = suggest_renames(removed, added) if removed and added else []
    suspects = tuple(Rename(old.id, old.name, new.name, round(score, 2)) for old, new, score in pairs)
    tallies = tuple(Tally(**count) for count in counts)
    return Merge(catalog_of("draft", after.values()), register.all(), tallies, suspects, register.known_as())


def without_repeats(intakes: Sequence[SheetIntake]) -> list[SheetIntake]:
    """Leave out rows that an earlier file holds word for word; PledgectlError if two files say different things of one item."""
    if len({intake.file for intake in intakes}) < 2:
        return list(intakes)
    seen: dict[object, tuple[str, Entry]] = {}
    return [_without_known(intake, seen) for intake in intakes]


def _without_known(intake: SheetIntake, seen: dict[object, tuple[str, Entry]]) -> SheetIntake:
    kept, left = [], []
    for entry in intake.entries:
        file, first = seen.setdefault(natural_key(entry.item), (intake.file, entry))
        if file == intake.file:
            kept.append(entry)
        elif first.item == entry.item:
            left.append(Skipped(entry.row, f"{file} 里有完全相同的一项"))
        else:
            where = f"{file} 第 {first.row} 行，{intake.file} 第 {entry.row} 行"
            hint = "请只导入最后定稿的那一份，或者分两次导入"
            raise PledgectlError(f"两份清单里都有“{entry.item.name[:40]}”，内容不同", where, hint)
    skipped = sorted((*intake.skipped, *left), key=lambda each: each.row)
    return replace(intake, entries=tuple(kept), skipped=tuple(skipped)) if left else intake


def _works(draft: Catalog, register: Register, intakes: Sequence[SheetIntake]) -> list[_Work]:
    """Group rows and draft items by department, departments in the order of the files."""
    olds: dict[str, list[Item]] = defaultdict(list)
    for item in draft:
        olds[register.find(item.department).name].append(item)
    works: dict[str, _Work] = {}
    for number, intake in enumerate(intakes):
        given = frozenset("+".join(intake.columns.values()).split("+"))
        for entry in intake.entries:
            department = register.find(entry.item.department)
            work = works.get(department.name)
            if work is None:
                work = works[department.name] = _Work(department, olds.get(department.name, []))
            work.rows.append(_Row(number, _named(entry, department.name), given))
    return list(works.values())


def _named(entry: Entry, department: str) -> Item:
    return entry.item if entry.item.department == department else replace(entry.item, department=department)


def _confirm(works: Sequence[_Work], draft: Catalog, renames: Mapping[str, str]) -> None:
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


def _pair_same(work: _Work) -> None:
    """Pair rows with items of the same natural key, then those of the same 事项编码, as long as both are clear.

    Then those of one name, and where it can be told of one purpose, that differ only where one of the two is blank: what was
    asked for has been filled in since, by the department or by the bureau.
    """
    if work.olds:
        _pair_by(work, natural_key, _closest)
        _pair_by(work, lambda item: item.code, _only)
        _pair_by(work, lambda item: natural_key(item)[1:3] if item.name else (), _filled)
        _pair_by(work, lambda item: natural_key(item)[1:2] if item.name else (), _filled)


def _pair_by(work: _Work, key: Callable[[Item], object], choose: _Choice) -> None:
    """Pair those rows and items of one `key` that `choose` takes for the same; an empty key is none."""
    olds: dict[object, list[Item]] = defaultdict(list)
    for old in work.olds:
        olds[key(old)].append(old)
    news: dict[object, list[_Row]] = defaultdict(list)
    for row in work.rows:
        if not row.id:
            news[key(row.item)].append(row)
    pairs = [pair for value, rows in news.items() if value and value in olds for pair in choose(rows, olds[value])]
    for row, old in pairs:
        row.id = old.id
    if pairs:
        paired = {old.id for _, old in pairs}
        work.olds = [old for old in work.olds if old.id not in paired]


def _only(rows: Sequence[_Row], olds: Sequence[Item]) -> list[_Pair]:
    """Pair a row and an item if there is but one of each."""
    return [(rows[0], olds[0])] if len(rows) == len(olds) == 1 else []


def _filled(rows: Sequence[_Row], olds: Sequence[Item]) -> list[_Pair]:
    """Pair the one row and the one item that contradict each other in no part of the natural key."""
    return [(row, old) for row, old in _only(rows, olds) if _agree(natural_key(old)[1:], natural_key(row.item)[1:])]


def _agree(old: Sequence[str], new: Sequence[str]) -> bool:
    return all(not before or not now or before == now for before, now in zip(old, new, strict=True))


def _closest(rows: Sequence[_Row], olds: Sequence[Item]) -> list[_Pair]:
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


def _settle(row: _Row, work: _Work, after: dict[str, Item], register: Register, added: list[Item]) -> str:
    """Put a row into the draft and say whether it is added, changed or unchanged."""
    if not row.id:
        new = _with_id(row.item, register.next_id(work.department.name))
        after[new.id] = new
        added.append(new)
        return "added"
    old = after[row.id]
    new = _kept(old, _with_id(row.item, row.id), row.given)
    after[row.id] = new
    return "unchanged" if new == old else "changed"


def _with_id(item: Item, identity: str) -> Item:
    """Return the item with an id; three times as fast as `replace`."""
    return Item(identity, *_BUT_ID(item))


def _kept(old: Item, new: Item, given: frozenset[str]) -> Item:
    """Keep of the old item what the file has no column for."""
    changes: dict[str, object] = {}
    groups = {name.partition(".")[0] for name in given}
    named = not groups.isdisjoint(("purpose", "matter"))
    for entry in fields(Item):
        name = entry.name
        before, now = getattr(old, name), getattr(new, name)
        if before == now or (name in _ALWAYS and (now or named)):
            continue
        if name in _NESTED:
            parts = {f.name: getattr(before, f.name) for f in fields(before) if f"{name}.{f.name}" not in given}
            changes[name] = replace(now, **parts)
        elif name not in groups and not (name == "bases" and "rank" in given):
            changes[name] = now or before
    return replace(new, **changes) if changes else new  # type: ignore[arg-type]
