"""What is found alike in many rows or items, told once on the screen: where it is, and what; JSON and reports keep each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pledgectl.cli.catalog.checked import Checked
from pledgectl.model import Finding, Where
from pledgectl.text import first_few

_SHOWN = 20
_Group = tuple[str, str, str]  # file and sheet, or the department of a draft
_NOWHERE: _Group = ("", "", "")


def folded(found: Sequence[Finding], done: Checked) -> list[Finding]:
    """Tell once for a sheet, or for a department, what says no more of several items than the rule's title."""
    sizes = _sizes(done)
    alike: dict[tuple[str, _Group, int], list[Finding]] = {}
    for at, entry in enumerate(found):
        group = _group(entry, done) if entry.message.endswith(f"”{entry.title}") else _NOWHERE
        alike.setdefault((entry.code, group, at if group == _NOWHERE else 0), []).append(entry)
    return [_together(held, group[2], sizes[group]) if len(held) > 1 else held[0] for (_, group, _), held in alike.items()]


def _group(entry: Finding, done: Checked) -> _Group:
    return entry.where.file, entry.where.sheet, done.departments.get(entry.item, "")


def _sizes(done: Checked) -> Counter[_Group]:
    """Count the items of each sheet and department."""
    counts = Counter(("", "", owner) for owner in done.departments.values())
    for _, _, sheets in done.read:
        for sheet in sheets:
            counts[sheet.file, sheet.sheet, ""] += len(sheet.entries)
    return counts


def _together(held: Sequence[Finding], owner: str, size: int) -> Finding:
    """Join findings of one rule in a sheet or department of `size` items; which they are is told unless it is all of them."""
    first, ids = held[0], sorted({entry.item for entry in held})
    rows = dict.fromkeys(entry.where.cell or f"第 {entry.where.row} 行" for entry in held)
    names = ids if owner else [*rows]
    named = f"全部 {size} 项" if len(names) == size else f"{' ' if owner else ''}{first_few(names, _SHOWN, '项')}"
    if owner:
        return replace(first, item=f"{owner}{named}", message=first.title)
    return replace(first, item="", where=Where(first.where.file, first.where.sheet, named), message=first.title)
