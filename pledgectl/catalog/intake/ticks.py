"""Marks in columns that stand for a value: which are ticks, and which say no."""

from collections.abc import Iterable

from pledgectl.catalog.intake.columns import TICKS
from pledgectl.catalog.intake.plan import NOTHING, Plan
from pledgectl.lazy import lazy

NO = lazy(r"否|不|不可以?|不能|不公开|不予公开|不免予核查|需要?核查|no|n|×|✗|0|无")
_SOLID, _BOX = frozenset("●■☑✓√★▲✔◆"), frozenset("□☐◻")
_HOLLOW = frozenset("○◯☆△◇") | _BOX


def ticked(cells: tuple[str, ...], plan: Plan, name: str) -> list[str]:
    """Return what is ticked; a hollow mark is a tick only in a row without solid ones."""
    held = [(cells[column - 1], found) for column, found in plan.ticks if column <= len(cells) and cells[column - 1]]
    empty = hollow(text for text, _ in held)
    return [found.tick for text, found in held if found.field == name and text not in empty and _is_tick(text)]


def hollow(marks: Iterable[str]) -> frozenset[str]:
    """Return the marks that are no ticks in a row which has these."""
    return _HOLLOW if any(mark in _SOLID for mark in marks) else _BOX


def _is_tick(text: str) -> bool:
    return text in TICKS or (text not in NOTHING and not NO.fullmatch(text))
