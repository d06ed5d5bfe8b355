"""Put every rule to its subjects: the items of a catalog, or of files that have not been imported yet."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from pledgectl.ground.toml import uncollected
from pledgectl.model import Catalog, Finding, Item, Where
from pledgectl.rule import Message, Rule, findings, rules_for
from pledgectl.rules import load_all
from pledgectl.rules.context import Context
from pledgectl.rules.phrases import Phrase, Wording, phrases
from pledgectl.rules.wording import item_texts

if TYPE_CHECKING:
    from pledgectl.catalog.intake import Entry, SheetIntake

load_all()

_MANY, _TOLD, _BLOCK = 20, 10, 100

__all__ = ["Context", "check_catalog", "check_entries", "check_text", "sort_findings"]


@uncollected()
def check_catalog(catalog: Catalog, context: Context) -> list[Finding]:
    """Put all rules to a catalog of the workspace; findings are sorted and do not depend on the order of its items."""
    items = sorted(catalog.items, key=_order if _same_ids(catalog) else _by_id)
    found = _apply([*rules_for("item"), *rules_for("draft")], items, context)
    found += _apply_texts(items, context.wording)
    found += _apply_whole(Catalog(catalog.version, tuple(items)), context)
    return sort_findings(_gathered(found, attrgetter("item")))


@uncollected()
def check_entries(intakes: Sequence["SheetIntake"], context: Context) -> list[Finding]:
    """Put the rules to rows that were read from files; each finding names file, sheet, cell, row and field.

    What only the workspace can know (legality review) is not asked here. Rows have no ids before they are imported.
    """
    rows: dict[str, tuple[SheetIntake, Entry]] = {}
    for sheet in sorted(intakes, key=lambda entry: (entry.file, entry.sheet)):
        for row in sorted(sheet.entries, key=lambda entry: entry.row):
            rows[f"#{len(rows)}"] = (sheet, row)
    items = [replace(row.item, id=key) for key, (_, row) in rows.items()]
    catalog = Catalog("", tuple(items))
    context = replace(context, catalog=catalog, labels=_labels(rows))
    found = _apply(rules_for("item"), items, context) + _apply_texts(items, context.wording) + _apply_whole(catalog, context)
    return sort_findings(_placed(entry, *rows[entry.item]) for entry in _gathered(found, attrgetter("item")))


def check_text(lines: Iterable[tuple[str, Where]], wording: Wording) -> list[Finding]:
    """Put the rules of wording to the lines of a document, each with its place; findings keep the order of the lines."""
    found = [found for line, where in lines for phrase in phrases(line, wording) for found in _worded(line, phrase, "", where)]
    return _gathered(found, attrgetter("where"))


def sort_findings(found: Iterable[Finding]) -> list[Finding]:
    """Sort by file, sheet, row, item and code."""
    return sorted(found, key=_place)


def _gathered(found: list[Finding], place: Callable[[Finding], object]) -> list[Finding]:
    """Tell of a place with many findings no more than ten of one rule in one field: a cell of junk alone gave 15,000."""
    counts = Counter(map(place, found))
    counts.pop("", None)  # findings of the whole catalog
    if max(counts.values(), default=0) <= _MANY:
        return found
    groups: dict[object, list[Finding]] = {}
    for at, entry in enumerate(found):
        many = counts[place(entry)] > _MANY
        groups.setdefault((place(entry), entry.code, entry.where.field) if many else at, []).append(entry)
    return [told for held in groups.values() for told in _few(held)]


def _few(held: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the first of each message, and last how many findings there are where some are left out."""
    told = list({entry.message: entry for entry in reversed(held)}.values())[::-1][:_TOLD]
    yield from told
    if len(told) < len(held):
        yield replace(held[-1], message=f"{held[-1].title}：这一处共有 {len(held)} 个，只列出其中 {len(told)} 个")


_place = attrgetter("where.file", "where.sheet", "where.row", "item", "code", "where.field", "message")


def _by_id(item: Item) -> str:
    return item.id


def _order(item: Item) -> tuple[str, ...]:
    return (item.id, repr(item))


def _same_ids(catalog: Catalog) -> bool:
    return len({item.id for item in catalog}) < len(catalog)


def _apply(rules: Sequence[Rule], items: Sequence[Item], context: Context) -> list[Finding]:
    """Put each rule to a block of items, as fast as one rule alone, while what rules remember of an item is still at hand."""
    blocks = [items[at : at + _BLOCK] for at in range(0, len(items), _BLOCK)]
    return [found for block in blocks for entry in rules for found in _put(entry, block, context)]


def _put(entry: Rule, items: Sequence[Item], context: Context) -> list[Finding]:
    check = entry.check
    return [_finding(entry, message, item.id) for item in items for message in check(item, context)]


def _apply_texts(items: Iterable[Item], wording: Wording) -> list[Finding]:
    return [
        found
        for item in items
        for field, text in item_texts(item)
        for phrase in phrases(text, wording, field)
        for found in _worded(text, phrase, item.id, Where(field=field))
    ]


def _worded(text: str, phrase: Phrase, item: str, where: Where) -> Iterator[Finding]:
    for entry in rules_for("text"):
        yield from findings(entry, entry.check(text, phrase), item, where)


def _apply_whole(catalog: Catalog, context: Context) -> list[Finding]:
    rules = rules_for("catalog")
    return [_finding(entry, message, "") for entry in rules for message in entry.check(catalog, context)]


def _finding(entry: Rule, message: Message, item: str) -> Finding:
    hint, subject = message.hint or entry.hint, message.item or item
    return Finding(entry.code, entry.level, entry.title, message.text, hint, subject, _in_field(message.field))


@cache
def _in_field(field: str) -> Where:
    return Where(field=field)


def _labels(rows: Mapping[str, tuple["SheetIntake", "Entry"]]) -> dict[str, str]:
    """Name each row as messages do, with its file and sheet where the rows are of several."""
    several = len({(sheet.file, sheet.sheet) for sheet, _ in rows.values()}) > 1
    return {key: (f"{sheet.file} {sheet.sheet} " if several else "") + f"第 {row.row} 行" for key, (sheet, row) in rows.items()}


def _placed(found: Finding, sheet: "SheetIntake", row: "Entry") -> Finding:
    cell = row.cells.get(found.where.field, "")
    where = Where(file=sheet.file, sheet=sheet.sheet, cell=cell, row=row.row, field=found.where.field)
    return replace(found, item="", where=where)
