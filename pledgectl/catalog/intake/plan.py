"""What each column of a table is read as, and how the text of its cells is taken."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledgectl.catalog.intake.columns import BODIES, MORE_BASES, Meaning, of_another
from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.header import Header
from pledgectl.grid import column_letter
from pledgectl.lazy import lazy
from pledgectl.model import MATTER_TYPES

NOTHING = frozenset(["/", "\\", "—", "——", "-", "--", "－", "／", "*", "无此项", "N/A", "n/a"])
_STROKES = max(map(len, NOTHING))
_NAMED = ("code", "name", "purpose", "matter", "matter_type", "requester", "issuer")
_PLAIN = (*_NAMED, "content", "applicants", "method", "power", "upstream")
_JOINED = frozenset(["code", "name", "matter_type", "department", "seq"])
_GIVEN_BY = frozenset(["requester", "issuer"])
_GROUPS = ("matter_type", "purpose", "matter", "requester")
_MATTERS = frozenset(["purpose", "matter"])
_LISTED = lazy(r"[（(]?\d{1,2}[)）.．、]|[①-⑳]")
_GOES_ON = lazy("或|和|及|与|以及|、")
_WHOLE_NAME = lazy("(?![（(]|或|和|及|与|以及|并|的|等).{2,40}证明(?:材料|文件|书)?[；;，,、。]?")
_ENDS_BODY = lazy(r"(?:[局委办厅院部所站队会室处心府构关门位镇乡道校司行]|[^（(]）)$")


def type_of(title: str) -> str:
    """Return the type of matters that a title names, or ""."""
    kind = re.sub(r"(?:类|事项|类事项)$", "", title)
    return kind if kind in MATTER_TYPES else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """同一行的另一项证明: which columns of its own, from 1, stand for those of the first, and the letter of each field."""

    columns: Mapping[int, int]
    letters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """读表的安排: the column, from 1, of each field; tick columns; and the columns that go to 备注.

    `beside` tells of the certificates that stand in a row beside the first. `leading` are the columns that may group what
    stands right of them. `halves` says of fields that share a column which half of a cell is theirs.
    """

    header: Header
    columns: Mapping[str, int]
    ticks: tuple[tuple[int, Meaning], ...]
    rest: tuple[int, ...]
    letters: Mapping[str, str]
    fields: Mapping[int, str]
    plain: tuple[tuple[str, int], ...]
    nested: tuple[tuple[str, int], ...]
    one_basis: bool
    basis_ticks: tuple[tuple[int, str], ...]
    ticked: frozenset[str]
    more_bases: tuple[tuple[int, ...], ...]
    beside: tuple[Beside, ...] = ()
    leading: tuple[int, ...] = ()
    halves: tuple[tuple[str, int], ...] = ()

    def text(self, cells: Sequence[str], name: str) -> str:
        """Return the text of a field in a row, or ""; a stroke means nothing is there."""
        column = self.columns.get(name, 0)
        text = cells[column - 1] if 0 < column <= len(cells) else ""
        if len(text) <= _STROKES and (not text or text in NOTHING):
            return ""
        return _joined_lines(text, name) if "\n" in text else text

    def field_at(self, column: int) -> str:
        """Return the field of a column, or ""."""
        return self.fields.get(column, "")


def make_plan(header: Header) -> Plan:
    """Decide what each column of a header is read as."""
    columns: dict[str, int] = {}
    ticks: list[tuple[int, Meaning]] = []
    rest: list[int] = []
    more: list[int] = []
    fields: dict[int, str] = {}
    others: dict[int, dict[str, int]] = {}
    for column, (names, found) in enumerate(zip(header.names, header.meanings, strict=True), 1):
        if found.tick:
            ticks.append((column, found))
        elif found.field == MORE_BASES:
            more.append(column)
        elif another := of_another(found.field):
            others.setdefault(another[1], {})[another[0]] = column
        elif found.field and found.field not in BODIES:
            columns = dict.fromkeys(found.field.split("+"), column) | columns
        elif names:
            rest.append(column)
        fields[column] = found.field.partition("+")[0].partition(" ")[0]
    letters = {name: column_letter(column) for name, column in columns.items()}
    for column, found in ticks:
        letters.setdefault(found.field, column_letter(column))
    plain = tuple((name, columns[name] - 1) for name in _PLAIN if name in columns)
    nested = tuple((name, column) for name, column in columns.items() if "." in name and not name.startswith("bases."))
    one = not any(name.startswith("bases.") for name in columns)
    by_level = tuple((column, found.tick) for column, found in ticks if found.field == "bases")
    ticked = frozenset(found.field for _, found in ticks) & frozenset(_PLAIN) - {"matter_type"}
    more_bases = _below_one_parent(header, more)
    beside = tuple(_beside(others[number], columns, letters) for number in sorted(others))
    told = (header, columns, tuple(ticks), tuple(rest), letters, fields)
    leading = tuple(sorted(columns[field] for field in _GROUPS if 0 < columns.get(field, 0) < columns.get("name", 0)))
    return Plan(*told, plain, nested, one, by_level, ticked, more_bases, beside, leading, _halves(header))


def _halves(header: Header) -> tuple[tuple[str, int], ...]:
    """Say which half of a cell is whose where one column tells who asks and who issues."""
    shared = (each.field.split("+") for each in header.meanings if "+" in each.field)
    return next((tuple((name, at) for at, name in enumerate(names)) for names in shared if {*names} == _GIVEN_BY), ())


def _beside(own: Mapping[str, int], columns: Mapping[str, int], letters: Mapping[str, str]) -> Beside:
    told = {name: column for name, column in own.items() if name in columns}
    return Beside(
        {columns[name]: column for name, column in told.items()},
        {**letters, **{name: column_letter(column) for name, column in told.items()}},
    )


def _below_one_parent(header: Header, columns: Iterable[int]) -> tuple[tuple[int, ...], ...]:
    """Group the columns that stand below a parent of their own, as name, number and article of 设定依据二."""
    groups: dict[tuple[str, ...] | int, list[int]] = {}
    for column in columns:
        groups.setdefault(header.names[column - 1][:-1] or column, []).append(column)
    return tuple(tuple(group) for group in groups.values())


def _joined_lines(text: str, name: str) -> str:
    """Undo line breaks that only fit a name into its cell; bodies on lines of their own are listed."""
    if name in _JOINED:
        lines = text.split("\n")
        listed = all(map(_LISTED.match, lines)) or all(map(_WHOLE_NAME.fullmatch, lines))
        return "；".join(line.rstrip("；;，,、。") for line in lines) if listed else "".join(lines)
    if name in _MATTERS:
        *first, _ = lines = text.split("\n")
        broken = not any(map(_LISTED.match, lines)) and not any(kind_of(line) == "matter" for line in first)
        return "".join(lines) if broken and kind_of("".join(lines)) == "matter" else text
    if name in _GIVEN_BY:
        lines = text.split("\n")
        listed = all(len(line) > 1 and _ENDS_BODY.search(line) for line in lines) and not any(map(_GOES_ON.match, lines))
        return ("、" if listed else "").join(line.rstrip("、，,；;") if listed else line for line in lines)
    return text
