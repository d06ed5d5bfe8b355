"""Lists of a bundle: each form counts its own 1, 2, 3, though all share the template's list styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pledgectl.forms.places import W

_LEVELS = 9


@dataclass(slots=True)
class Numbering:
    """编号: the numbering part of a bundle while it grows; `styles` maps a paragraph style to its list and level."""

    root: Any
    styles: Mapping[str, tuple[str, str]]
    last: int
    own: dict[str, str] = field(default_factory=dict)


def read_numbering(parts: Mapping[str, bytes]) -> Numbering | None:
    """Read the lists of a template; None if it has none."""
    if "word/numbering.xml" not in parts:
        return None
    root = etree.fromstring(parts["word/numbering.xml"])
    numbers = [int(node.get(W + "numId") or 0) for node in root.iter(W + "num")]
    return Numbering(root, _style_lists(parts.get("word/styles.xml", b"")), max(numbers, default=0))


def _style_lists(styles: bytes) -> dict[str, tuple[str, str]]:
    """Map each paragraph style to the list that it brings along, own or inherited."""
    if not styles:
        return {}
    nodes: dict[str, Any] = {str(node.get(W + "styleId")): node for node in etree.fromstring(styles).iter(W + "style")}
    found = {}
    for name, start in nodes.items():
        seen: set[str] = set()
        here: str = name
        node: Any = start
        while node is not None and here not in seen:
            seen.add(here)
            number = node.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                level = node.find(f"{W}pPr/{W}numPr/{W}ilvl")
                found[name] = (number.get(W + "val"), level.get(W + "val") if level is not None else "0")
                break
            based = node.find(W + "basedOn")
            here = based.get(W + "val") if based is not None else ""
            node = nodes.get(here)
    return found


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
    model = next((node for node in numbering.root.iter(W + "num") if node.get(W + "numId") == old), None)
    if model is None:
        return old
    numbering.last += 1
    numbering.own[old] = str(numbering.last)
    node = etree.SubElement(numbering.root, W + "num")
    node.set(W + "numId", numbering.own[old])
    abstract = model.find(W + "abstractNumId").get(W + "val")
    etree.SubElement(node, W + "abstractNumId").set(W + "val", abstract)
    overrides = {one.get(W + "ilvl"): one for one in model.findall(W + "lvlOverride")}
    for level in map(str, range(_LEVELS)):
        override = etree.SubElement(node, W + "lvlOverride")
        override.set(W + "ilvl", level)
        etree.SubElement(override, W + "startOverride").set(W + "val", _first(numbering.root, abstract, level, overrides))
        own = overrides[level].find(W + "lvl") if level in overrides else None
        if own is not None:
            override.append(etree.fromstring(etree.tostring(own)))
    model_after = numbering.root.find(W + "numIdMacAtCleanup")
    if model_after is not None:
        numbering.root.append(model_after)
    return numbering.own[old]


def _first(root: Any, abstract: str, level: str, overrides: Mapping[str, Any]) -> str:
    if level in overrides:
        start = overrides[level].find(W + "startOverride")
        if start is not None:
            return str(start.get(W + "val"))
    path = f"{W}abstractNum[@{W}abstractNumId='{abstract}']/{W}lvl[@{W}ilvl='{level}']/{W}start"
    found = root.find(path)
    return str(found.get(W + "val")) if found is not None else "1"
