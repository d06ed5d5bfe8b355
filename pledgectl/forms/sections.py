"""Make one rendered form a part of a bundle: sections that start afresh, and ids that no other form of the bundle bears."""

from collections.abc import Callable
from itertools import count
from typing import Any

from lxml import etree

from pledgectl.forms.places import W

R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
STORIES = (W + "headerReference", W + "footerReference")
# What may stand before a child of w:sectPr, by the schema's order.
_ORDER = [
    *STORIES,
    *(W + name for name in ("footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc")),
    *(W + name for name in ("pgBorders", "lnNumType", "pgNumType")),
]
# A paragraph that carries a section break after a table takes no visible room.
_THIN = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def sections_of(body: Any) -> list[Any]:
    """List the section properties of a form in order; a body without any gets plain ones at its end."""
    if body.find(W + "sectPr") is None:
        etree.SubElement(body, W + "sectPr")
    return list(body.iter(W + "sectPr"))


def start_afresh(sections: list[Any], odd_even: bool) -> None:
    """Let a form begin on a new page (a right-hand one, where pages differ by side) with page number 1 and note number 1."""
    first = sections[0]
    _child(first, "type").set(W + "val", "oddPage" if odd_even else "nextPage")
    pages = _child(first, "pgNumType")
    if pages.get(W + "start") is None:
        pages.set(W + "start", "1")


def restart_notes(section: Any, kind: str) -> None:
    """Number footnotes (or endnotes) anew in a section."""
    properties = _child(section, f"{kind}Pr")
    for node in properties.findall(W + "numRestart"):
        properties.remove(node)
    etree.SubElement(properties, W + "numRestart").set(W + "val", "eachSect")


def _child(section: Any, name: str) -> Any:
    """Return a child of w:sectPr, made in its place if it is missing."""
    found = section.find(W + name)
    if found is None:
        before = set(_ORDER[: _ORDER.index(W + name)])
        found = etree.Element(W + name)
        section.insert(sum(node.tag in before for node in section), found)
    return found


def end_in_paragraph(body: Any) -> None:
    """Move the last section's properties into the last paragraph, so that another form can follow."""
    section = body.find(W + "sectPr")
    body.remove(section)
    last = body[-1] if len(body) else None
    if last is None or last.tag != W + "p" or last.find(f"{W}pPr/{W}sectPr") is not None:
        last = etree.fromstring(_THIN)
        body.append(last)
    properties = last.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        last.insert(0, properties)
    properties.append(section)


def own_ids(root: Any, number: int, drawings: "count[int]", marks: "count[int]") -> None:
    """Give drawings, content controls and bookmarks of form `number` ids of their own, and let links follow."""
    for node in root.iter(_DRAWING):
        node.set("id", str(next(drawings)))
    for node in list(root.iterfind(f".//{W}sdtPr/{W}id")):
        node.getparent().remove(node)
    names = _rename_bookmarks(root, number, marks)
    if names:
        _follow(root, names)


def _rename_bookmarks(root: Any, number: int, marks: "count[int]") -> dict[str, str]:
    names, ids = {}, {}
    for node in root.iter(W + "bookmarkStart", W + "bookmarkEnd"):
        old = node.get(W + "id")
        if old not in ids:
            ids[old] = str(next(marks))
        node.set(W + "id", ids[old])
        name = node.get(W + "name")
        if name and name != "_GoBack":
            # Word cuts names at 40 characters.
            names[name] = f"{name[:32]}_{number}"
            node.set(W + "name", names[name])
    return names


def _follow(root: Any, names: dict[str, str]) -> None:
    for node in root.iter(W + "hyperlink"):
        if node.get(W + "anchor") in names:
            node.set(W + "anchor", names[node.get(W + "anchor")])
    for node in root.iter(W + "instrText"):
        words = (node.text or "").split(" ")
        node.text = " ".join(names.get(word, word) for word in words)


def point_stories(sections: list[Any], find: Callable[[str], str], empty: Callable[[str], str]) -> None:
    """Point headers and footers to this form's own parts; what an earlier form must not hand on is given an empty one."""
    used = {(node.tag, node.get(W + "type")) for section in sections for node in section if node.tag in STORIES}
    for at, section in enumerate(sections):
        here = set()
        for node in [child for child in section if child.tag in STORIES]:
            node.set(R_ID, find(node.get(R_ID)))
            here.add((node.tag, node.get(W + "type")))
        if at == 0:
            for tag, kind in sorted(used - here, key=str):
                node = etree.Element(tag)
                node.set(W + "type", kind or "default")
                node.set(R_ID, empty(tag))
                section.insert(0, node)
