"""Make an item of a row's cells, by a plan that says which column holds which field."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pledgectl.catalog.intake.columns import BODIES, MARKS, TICKS, Meaning
from pledgectl.catalog.intake.header import Header
from pledgectl.citation import is_cited, parse_bases, parse_clean
from pledgectl.grid import column_letter
from pledgectl.model import MATTER_TYPES, TRAITS, Basis, Item, Liability, Publicity, Review, Risk, Service, Verification

_NAMED = ("code", "name", "purpose", "matter", "matter_type", "requester", "issuer")
_PLAIN = (*_NAMED, "content", "applicants", "method", "power", "upstream")
_JOINED = frozenset(["code", "name", "matter_type", "department", "seq"])
_BODIES = frozenset(["requester", "issuer"])
_NESTED = {"verification": Verification, "liability": Liability, "publicity": Publicity, "review": Review}
_ANSWERS = frozenset(["verification.exempt", "publicity.public"])
_LISTS = frozenset(["service.conditions", "service.materials", "service.steps", "service.withdraw_reasons"])
_NOTHING = frozenset(["/", "\\", "—", "——", "-", "--", "－", "／", "*", "无此项", "N/A", "n/a"])
_YES = re.compile(r"是|可以?|能|公开|主动公开|免予核查|免于核查|免核查|yes|y|√|✓|✔|1")
_NO = re.compile(r"否|不|不可以?|不能|不公开|不予公开|不免予核查|需要?核查|no|n|×|✗|0|无")
_SOLID, _BOX = frozenset("●■☑✓√★▲✔◆"), frozenset("□☐◻")
_HOLLOW = frozenset("○◯☆△◇") | _BOX
_LISTED = re.compile(r"[（(]?\d{1,2}[)）.．、]|[①-⑳]")
_BOXES = re.compile("[□☐▢○◯]")
_BOXED = re.compile(r"[☑☒√✓✔■◼●√]\s*([^□☐▢○◯☑☒√✓✔■◼●]+)")
_ENDS_BODY = re.compile(r"[局委办厅院部所站队会室处心府构关门位]$")


@dataclass(frozen=True, slots=True)
class Plan:
    """读表的安排: the column, from 1, of each field; tick columns; and the columns that go to 备注."""

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

    def text(self, cells: tuple[str, ...], name: str) -> str:
        """Return the text of a field in a row, or ""; a stroke means nothing is there."""
        column = self.columns.get(name, 0)
        text = cells[column - 1] if 0 < column <= len(cells) else ""
        if not text or text in _NOTHING:
            return ""
        if "\n" in text:
            text = _joined_lines(text, name)
        return text

    def field_at(self, column: int) -> str:
        """Return the field of a column, or ""."""
        return self.fields.get(column, "")


def make_plan(header: Header) -> Plan:
    """Decide what each column of a header is read as."""
    columns: dict[str, int] = {}
    ticks: list[tuple[int, Meaning]] = []
    rest: list[int] = []
    fields: dict[int, str] = {}
    for column, (names, found) in enumerate(zip(header.names, header.meanings, strict=True), 1):
        if found.tick:
            ticks.append((column, found))
        elif found.field and found.field not in BODIES:
            columns = dict.fromkeys(found.field.split("+"), column) | columns
        elif names:
            rest.append(column)
        fields[column] = found.field.partition("+")[0]
    letters = {name: column_letter(column) for name, column in columns.items()}
    for column, found in ticks:
        letters.setdefault(found.field, column_letter(column))
    plain = tuple((name, columns[name] - 1) for name in _PLAIN if name in columns)
    nested = tuple((name, column) for name, column in columns.items() if "." in name and not name.startswith("bases."))
    one = not any(name.startswith("bases.") for name in columns)
    by_level = tuple((column, found.tick) for column, found in ticks if found.field == "bases")
    ticked = frozenset(found.field for _, found in ticks) & frozenset(_PLAIN) - {"matter_type"}
    return Plan(header, columns, tuple(ticks), tuple(rest), letters, fields, plain, nested, one, by_level, ticked)


def _joined_lines(text: str, name: str) -> str:
    """Undo line breaks that only fit a name into its cell; bodies on lines of their own are listed."""
    if name in _JOINED:
        lines = text.split("\n")
        return ("；" if all(map(_LISTED.match, lines)) else "").join(lines)
    if name in _BODIES:
        lines = text.split("\n")
        listed = all(_ENDS_BODY.search(line) for line in lines)
        return ("、" if listed else "").join(line.rstrip("、，,；;") if listed else line for line in lines)
    return text


def build_item(cells: tuple[str, ...], plan: Plan, department: str, matter_type: str) -> tuple[Item, list[int]]:
    """Make the item of a row, and name the yes/no columns whose answer is neither."""
    columns, text = plan.columns, plan.text
    values: dict[str, str] = {}
    width = len(cells)
    for name, at in plan.plain:
        held = cells[at] if at < width else ""
        held = held if held and "\n" not in held and held not in _NOTHING else text(cells, name)
        values[name] = "" if held in MARKS else held
    for name in plan.ticked:
        values[name] = values.get(name, "") or _ticked(cells, plan, name)
    purpose, matter = values.get("purpose", ""), values.get("matter", "")
    unclear: list[int] = []
    remarks = [text(cells, "remarks")] if "remarks" in columns else []
    nested: dict[str, dict[str, str]] = {}
    for name, column in plan.nested:
        if held := text(cells, name):
            group, _, part = name.partition(".")
            if name in _ANSWERS and not (held := _answer(held)):
                unclear.append(column)
                remarks.append(f"{plan.header.label(column)}：{cells[column - 1]}")
                continue
            nested.setdefault(group, {})[part] = held
    told = (column for column in plan.rest if column <= len(cells) and cells[column - 1] and cells[column - 1] not in _NOTHING)
    remarks.extend(f"{plan.header.label(column)}：{cells[column - 1]}" for column in told)
    made: dict[str, Any] = {**values, **_groups(nested)}
    made["department"] = department
    made["purpose"], made["matter"] = purpose or matter, matter or purpose
    kind = values.get("matter_type", "") or _ticked(cells, plan, "matter_type") or matter_type
    made["matter_type"] = _matter_type(kind)
    made["bases"], made["levels"] = _bases(cells, plan), _levels(cells, plan)
    made["remarks"] = "\n".join(part for part in remarks if part and part != "无")
    if plan.ticks and (traits := _tick_values(cells, plan, "traits")):
        made["traits"] = tuple(name for name in TRAITS if name in traits)
    return Item(**made), unclear


def _groups(nested: dict[str, dict[str, str]]) -> dict[str, object]:
    out: dict[str, object] = {group: make(**nested[group]) for group, make in _NESTED.items() if group in nested}
    if "service" in nested:
        parts = nested["service"].items()
        read: dict[str, Any] = {key: _lines(value) if f"service.{key}" in _LISTS else value for key, value in parts}
        out["service"] = Service(**read)
    if "risks" in nested:
        out["risks"] = (Risk(**nested["risks"]),)
    return out


def _lines(text: str) -> tuple[str, ...]:
    """Cut a list at its lines, or at ； where it has none."""
    lines = text.split("\n") if "\n" in text else text.replace("；", ";").split(";")
    cut = (re.sub(r"^(?:[（(]?\d{1,2}[)）.、．]|[①-⑳])\s*", "", line).strip(" ；;") for line in lines)
    return tuple(line for line in cut if line)


def _answer(text: str) -> str:
    form = _chosen(text).strip("。. ").lower()
    return "yes" if _YES.fullmatch(form) else "no" if _NO.fullmatch(form) else ""


def _chosen(text: str) -> str:
    """Return what is ticked of the choices that a cell offers: □行政许可 ☑行政给付; other text as it is."""
    if not _BOXES.search(text):
        return text
    return "、".join(match[1].strip(" 、，,；;\n") for match in _BOXED.finditer(text))


@lru_cache(maxsize=1024)
def _matter_type(text: str) -> str:
    text = _chosen(text).replace("其它", "其他")
    return next((known for known in MATTER_TYPES if text == known.removeprefix("行政")), text) if text else ""


def _tick_values(cells: tuple[str, ...], plan: Plan, name: str) -> list[str]:
    """Return what is ticked; a hollow mark is a tick only in a row without solid ones."""
    held = [(cells[column - 1], found) for column, found in plan.ticks if column <= len(cells) and cells[column - 1]]
    empty = _hollow(text for text, _ in held)
    return [found.tick for text, found in held if found.field == name and text not in empty and _is_tick(text)]


def _hollow(marks: Iterable[str]) -> frozenset[str]:
    """Return the marks that are no ticks in a row which has these."""
    return _HOLLOW if any(mark in _SOLID for mark in marks) else _BOX


def _is_tick(text: str) -> bool:
    return text in TICKS or (text not in _NOTHING and not _NO.fullmatch(text))


def _ticked(cells: tuple[str, ...], plan: Plan, name: str) -> str:
    return "、".join(_tick_values(cells, plan, name)) if plan.ticks else ""


def _levels(cells: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Return the levels ticked, or those listed in one cell."""
    if plan.ticks and (ticked := _tick_values(cells, plan, "levels")):
        return tuple(ticked)
    return _split(_chosen(plan.text(cells, "levels")))


@lru_cache(maxsize=1024)
def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[、，,；;/\s]+", text) if part)


def _bases(cells: tuple[str, ...], plan: Plan) -> tuple[Basis, ...]:
    """Read the bases of a row from one column, or put them together from columns for title, number, article and text."""
    whole, rank = plan.text(cells, "bases"), plan.text(cells, "rank")
    if plan.basis_ticks:
        within = ((at - 1, level) for at, level in plan.basis_ticks if at <= len(cells))
        by_level = [(cells[at], level) for at, level in within if cells[at] not in _NOTHING]
        empty = _hollow(text for text, _ in by_level)
        by_level = [(text, level) for text, level in by_level if text not in empty]
        rank = rank or "、".join(level for text, level in by_level if text in TICKS)
        held = whole or plan.text(cells, "bases.document")
        rank = _exact(rank, held, plan.text(cells, "bases.number")) if rank in ("法规", "规章") else rank
        cited = [basis for text, level in by_level if text and text not in TICKS for basis in parse_clean(text, level)]
        if cited:
            return (*(parse_clean(whole, rank) if whole else ()), *cited)
    if plan.one_basis:
        return parse_clean(whole, rank) if whole else ()
    document, number = plan.text(cells, "bases.document"), plan.text(cells, "bases.number")
    article, words = plan.text(cells, "bases.article"), plan.text(cells, "bases.text")
    if not (document or number or article or words):
        return parse_bases(whole, rank)
    if "《" in words and "《" not in whole + document:
        whole, words = "\n".join(part for part in (whole, words) if part), ""
    found = list(parse_bases("\n".join(part for part in (whole, document) if part), rank))
    if not found:
        found = list(parse_bases(f"{number}{article}" or words, rank))
        if found and words and (number or article) and not found[0].text:
            found[0] = replace(found[0], text=words)
        return tuple(found)
    if len(found) == 1:
        only = found[0]
        found = [replace(only, number=only.number or number, article=only.article or article, text=only.text or words)]
    elif number or article or words:
        extra = "；".join(part for part in (number, article, words) if part)
        found[-1] = replace(found[-1], text="\n".join(part for part in (found[-1].text, extra) if part))
    return tuple(found)


def _exact(rank: str, document: str, number: str) -> str:
    """Say which 法规 or 规章 a ticked word means, by the document: a place in its name makes it local."""
    from pledgectl.rules.basis import possible_ranks

    first = next(iter(parse_bases(document)), Basis(document))
    could = possible_ranks(first.document, first.number or number)
    national, local = ("行政法规", "地方性法规") if rank == "法规" else ("部门规章", "地方政府规章")
    return national if national in could or local not in could else local


def joined_bases(above: Item, below: Item) -> Item | None:
    """Return the item above with the bases of the row below added, if the two differ in nothing else."""
    if replace(above, bases=()) != replace(below, bases=()):
        return None
    return with_bases(above, below.bases)


def with_bases(item: Item, more: tuple[Basis, ...]) -> Item:
    """Return an item with more bases; text without a title goes on with the last one."""
    bases = item.bases
    for basis in more:
        if bases and basis.text == "" and basis.document and not is_cited(basis):
            text = "\n".join(part for part in (bases[-1].text, basis.document) if part)
            bases = (*bases[:-1], replace(bases[-1], text=text))
        elif basis not in bases:
            bases = (*bases, basis)
    return replace(item, bases=bases)
