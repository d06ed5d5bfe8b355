"""Make an item of a row's cells, by a plan that says which column holds which field."""

import re
from functools import lru_cache
from typing import Any

from pledgectl.catalog.intake.bases import read_bases
from pledgectl.catalog.intake.columns import MARKS
from pledgectl.catalog.intake.plan import NOTHING, Plan
from pledgectl.catalog.intake.ticks import NO, ticked
from pledgectl.lazy import lazy
from pledgectl.model import MATTER_TYPES, TRAITS, Item, Liability, Publicity, Review, Risk, Service, Verification

_NESTED = {"verification": Verification, "liability": Liability, "publicity": Publicity, "review": Review}
_ANSWERS = frozenset(["verification.exempt", "publicity.public"])
_LISTS = frozenset(["service.conditions", "service.materials", "service.steps", "service.withdraw_reasons"])
_YES = lazy(r"是|可以?|能|公开|主动公开|免予核查|免于核查|免核查|yes|y|√|✓|✔|1")
_HALVES = lazy(r"[/／|；;\n]|(?<=[^、])、(?=[^、]+$)")
_BOXES = lazy("[□☐▢○◯]")
_BOXED = lazy(r"[☑☒√✓✔■◼●√]\s*([^□☐▢○◯☑☒√✓✔■◼●]+)")
Cells = tuple[str, ...]


def build_item(cells: Cells, plan: Plan, department: str, matter_type: str) -> tuple[Item, list[int]]:
    """Make the item of a row, and name the yes/no columns whose answer is neither."""
    values = _plain(cells, plan)
    nested, unclear = _parts(cells, plan) if plan.nested else ({}, [])
    purpose, matter = values.get("purpose", ""), values.get("matter", "")
    made: dict[str, Any] = {**values, **_groups(nested)} if nested else values
    made["department"] = department
    made["purpose"], made["matter"] = purpose or matter, matter or purpose
    made["matter_type"] = _matter_type(values.get("matter_type", "") or _joined(cells, plan, "matter_type") or matter_type)
    made["bases"], made["levels"] = read_bases(cells, plan), _levels(cells, plan)
    made["remarks"] = _remarks(cells, plan, unclear)
    if plan.ticks and (traits := ticked(cells, plan, "traits")):
        made["traits"] = tuple(name for name in TRAITS if name in traits)
    return Item(**made), unclear


def _plain(cells: Cells, plan: Plan) -> dict[str, str]:
    """Take the fields that are one text each."""
    values: dict[str, str] = {}
    width = len(cells)
    for name, at in plan.plain:
        held = cells[at] if at < width else ""
        held = held if held and "\n" not in held and held not in NOTHING else plan.text(cells, name)
        values[name] = "" if held in MARKS else held
    for name, half in plan.halves:
        values[name] = _half(values[name], half)
    for name in plan.ticked:
        values[name] = values.get(name, "") or _joined(cells, plan, name)
    return values


def _half(text: str, half: int) -> str:
    """Return one of two halves, as of 县民政局/派出所; what has no two is whole."""
    parts = _HALVES.split(text)
    return parts[half].strip() if len(parts) == 2 else text


def _joined(cells: Cells, plan: Plan, name: str) -> str:
    return "、".join(ticked(cells, plan, name)) if plan.ticks else ""


def _parts(cells: Cells, plan: Plan) -> tuple[dict[str, dict[str, str]], list[int]]:
    """Take the fields of groups, as verification.means, and the columns of yes or no that say neither."""
    nested: dict[str, dict[str, str]] = {}
    unclear: list[int] = []
    for name, column in plan.nested:
        held = plan.text(cells, name)
        if held and name in _ANSWERS and not (held := _answer(held)):
            unclear.append(column)
        if held:
            group, _, part = name.partition(".")
            nested.setdefault(group, {})[part] = held
    return nested, unclear


def _remarks(cells: Cells, plan: Plan, unclear: list[int]) -> str:
    """Join 备注 with what stands in columns that no field is for, each with its column's name."""
    told = [plan.text(cells, "remarks")] if "remarks" in plan.columns else []
    for column in (*unclear, *plan.rest):
        text = cells[column - 1] if column <= len(cells) else ""
        if text and text not in NOTHING:
            told.append(f"{plan.header.label(column)}：{text}")
    return "\n".join(part for part in told if part and part != "无")


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
    return "yes" if _YES.fullmatch(form) else "no" if NO.fullmatch(form) else ""


def _chosen(text: str) -> str:
    """Return what is ticked of the choices that a cell offers: □行政许可 ☑行政给付; other text as it is."""
    if not _BOXES.search(text):
        return text
    return "、".join(match[1].strip(" 、，,；;\n") for match in _BOXED.finditer(text))


@lru_cache(maxsize=1024)
def _matter_type(text: str) -> str:
    text = _chosen(text).replace("其它", "其他")
    return next((known for known in MATTER_TYPES if text == known.removeprefix("行政")), text) if text else ""


def _levels(cells: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Return the levels ticked, or those listed in one cell."""
    if plan.ticks and (chosen := ticked(cells, plan, "levels")):
        return tuple(chosen)
    return _listed(plan.text(cells, "levels"))


@lru_cache(maxsize=1024)
def _listed(text: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[、，,；;/\s]+", _chosen(text)) if part)
