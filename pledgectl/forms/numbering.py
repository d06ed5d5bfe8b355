"""Lists of a bundle: each form counts its own 1, 2, 3, though all share the template's list styles."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pledgectl.errors import PledgectlError
from pledgectl.forms.places import W

_LEVELS = 9
# A hundred lists for each form of a volume.
_MOST = 20_000


@dataclass(slots=True)
class Numbering:
    """编号: the numbering part of a bundle while it grows; `styles` maps a paragraph style to its list and level.

    `models` are the template's own lists, `starts` the first number of each level of a kind of list, `fresh` the lists that
    were met, begun anew; `end` is what must stand behind them all, `most` the highest number that is given out.
    """

    root: Any
    styles: Mapping[str, tuple[str, str]]
    models: Mapping[str, Any]
    starts: Mapping[tuple[str, str], str]
    end: Any
    last: int
    most: int
    own: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, Any] = field(default_factory=dict)


def read_numbering(parts: Mapping[str, bytes]) -> Numbering | None:
    """Read the lists of a template; None if it has none."""
    if "word/numbering.xml" not in parts:
        return None
    root = etree.fromstring(parts["word/numbering.xml"])
    models: dict[str, Any] = {str(node.get(W + "numId")): node for node in root.iter(W + "num")}
    last, styles = max(map(int, models), default=0), _style_lists(parts.get("word/styles.xml", b""))
    return Numbering(root, styles, models, _starts(root), root.find(W + "numIdMacAtCleanup"), last, last + _MOST)


def _starts(root: Any) -> dict[tuple[str, str], str]:
    levels = ((one.get(W + "abstractNumId"), level) for one in root.iter(W + "abstractNum") for level in one.iter(W + "lvl"))
    found = ((name, level.get(W + "ilvl"), level.find(W + "start")) for name, level in levels)
    return {(name, level): start.get(W + "val") or "1" for name, level, start in found if start is not None}


def _style_lists(styles: bytes) -> dict[str, tuple[str, str]]:
    """Map each paragraph style to the list that it brings along, own or inherited."""
    if not styles:
        return {}
    nodes: dict[str, Any] = {str(node.get(W + "styleId")): node for node in etree.fromstring(styles).iter(W + "style")}
    found: dict[str, tuple[str, str] | None] = {}
    for name in nodes:
        trail: dict[str, None] = {}
        brought = None
        while name in nodes and name not in found and name not in trail:
            trail[name] = None
            brought = _own_list(nodes[name])
            based = nodes[name].find(W + "basedOn")
            name = "" if brought or based is None else based.get(W + "val") or ""
        found |= dict.fromkeys(trail, brought or found.get(name))
    return {name: brought for name, brought in found.items() if brought}


def _own_list(style: Any) -> tuple[str, str] | None:
    properties = style.find(f"{W}pPr/{W}numPr")
    number = None if properties is None else properties.find(W + "numId")
    if number is None:
        return None
    level = properties.find(W + "ilvl")
    return str(number.get(W + "val")), str(level.get(W + "val")) if level is not None else "0"


def number_anew(numbering: Numbering, root: Any) -> None:
    """Let a form's lists begin anew; lists that a style brings along are written into the paragraph."""
    numbering.own = {}
    if numbering.styles:
        for style in root.iter(W + "pStyle"):
            brought = numbering.styles.get(style.get(W + "val"))
            properties = style.getparent()
            if brought and properties.tag == W + "pPr" and properties.find(W + "numPr") is None:
                _write_list(properties, *brought)
    for node in root.iter(W + "numId"):
        old = node.get(W + "val")
        if old != "0":
            node.set(W + "val", numbering.own.get(old) or _restarted(numbering, old))


def _write_list(properties: Any, number: str, level: str) -> None:
    node = etree.Element(W + "numPr")
    etree.SubElement(node, W + "ilvl").set(W + "val", level)
    etree.SubElement(node, W + "numId").set(W + "val", number)
    before = {W + name for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}
    properties.insert(sum(child.tag in before for child in properties), node)


def _restarted(numbering: Numbering, old: str) -> str:
    """Copy a list under a new id, every level set back to its first number."""
    if old not in numbering.fresh:
        if old not in numbering.models:
            return old
        numbering.fresh[old] = _set_back(numbering.models[old], numbering.starts)
    numbering.last += 1
    number = numbering.own[old] = str(numbering.last)
    if numbering.last > numbering.most:
        raise PledgectlError("打印卷里的编号列表太多", "", "请不加 --merge，逐份生成，或者在模板里少用自动编号")
    node = copy.deepcopy(numbering.fresh[old])
    node.set(W + "numId", number)
    if numbering.end is None:
        numbering.root.append(node)
    else:
        numbering.end.addprevious(node)
    return number


def _set_back(model: Any, starts: Mapping[tuple[str, str], str]) -> Any:
    """Copy a list, with every level begun anew."""
    node = etree.Element(W + "num")
    abstract = model.find(W + "abstractNumId").get(W + "val")
    etree.SubElement(node, W + "abstractNumId").set(W + "val", abstract)
    overrides = {one.get(W + "ilvl"): one for one in model.findall(W + "lvlOverride")}
    for level in map(str, range(_LEVELS)):
        override = etree.SubElement(node, W + "lvlOverride")
        override.set(W + "ilvl", level)
        start = overrides[level].find(W + "startOverride") if level in overrides else None
        first = starts.get((abstract, level), "1") if start is None else start.get(W + "val") or "1"
        etree.SubElement(override, W + "startOverride").set(W + "val", first)
        own = overrides[level].find(W + "lvl") if level in overrides else None
        if own is not None:
            override.append(copy.deepcopy(own))
    return node
