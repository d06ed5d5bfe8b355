"""Certificates side by side in one row, 证明一 开具单位一 证明二 开具单位二: which columns hold them; each is an item."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from pledgectl.catalog.intake.columns import Meaning, again, meaning, of_another
from pledgectl.catalog.intake.sampled import ENOUGH, Sampled
from pledgectl.lazy import lazy
from pledgectl.text import number_of

_ORDINAL = lazy(r"[（(]?([一二三四五六七八九十]|\d{1,2}|[①-⑩])[）)]?")


def numbered(names: Sequence[tuple[str, ...]]) -> dict[str, dict[int, int]]:
    """Return, by what names of columns say beside a number, the number and the column, from 0, where there are several.

    Names that are the same without a number count by their order.
    """
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for at, column in enumerate(names):
        label = "".join("".join(column).split())
        marks = list(_ORDINAL.finditer(label)) if label else []
        key = _ORDINAL.sub("#", label) if len(marks) == 1 else label
        number = number_of(marks[0][1]) if len(marks) == 1 else len(found[key]) + 1
        if label:
            found[key].setdefault(number, at)
    return {key: columns for key, columns in found.items() if len(columns) > 1}


def names_several(names: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether several columns of a header are named as certificates and differ by their numbers, or not at all."""
    return any(_is_name(names, columns) for columns in numbered(names).values())


def find_series(table: Sampled) -> None:
    """Read what columns say of a second certificate, and of further ones, as that of items of their own."""
    names, now = table.header.names, table.at("name")
    every = numbered(names) if now is not None else {}
    held = next((columns for columns in every.values() if now in columns.values() and _is_name(names, columns)), {})
    first = next((number for number, at in held.items() if at == now), 0)
    if not held or not all(_holds_names(table, at) for at in held.values()):
        return
    for columns in every.values():
        field = table.meanings[columns[first]].field if first in columns else ""
        for number in held.keys() & columns.keys() - {first} if field and of_another(field) is None else ():
            table.meanings[columns[number]] = Meaning(again(field, number), table.meanings[columns[first]].weight)


def _is_name(names: Sequence[tuple[str, ...]], columns: Mapping[int, int]) -> bool:
    return all(meaning(names[at]).field == "name" for at in columns.values())


def _holds_names(table: Sampled, at: int) -> bool:
    """Tell whether a column holds certificates or nothing; two of the same name must not be a copy of each other."""
    held = table.samples[at]
    return not held or table.kinds(at)["name"] >= ENOUGH / 2


def apart(cells: Sequence[str], columns: Mapping[int, int], others: AbstractSet[int]) -> tuple[str, ...]:
    """Return a row as it says of one certificate: `columns` maps those of the first, from 1, to its own; `others` are emptied.

    Without content in its own columns a certificate is not there, and its row is empty.
    """
    held = {to: cells[at - 1] if at <= len(cells) else "" for to, at in columns.items()}
    if columns and not any(held.values()):
        return ()
    width = max((len(cells), *columns))
    own = ["" if at in others or at > len(cells) else cells[at - 1] for at in range(1, width + 1)]
    return tuple(held.get(at, text) for at, text in enumerate(own, 1))
