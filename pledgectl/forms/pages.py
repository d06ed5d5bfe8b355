"""The number of a form's own pages in a bundle, where its template prints that of the document's.

Word and WPS count the pages of a section. LibreOffice does not; it shows what the field said last. So the field's last
words are a field in turn, the page on which the form ends: the pages of each form are numbered from 1.
"""

import copy
import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from pledgectl.forms.places import W


@dataclass(slots=True)
class _Field:
    """A Word field under way: the runs that begin it and end its code, and the nodes of its code."""

    begin: Any
    separate: Any = None
    codes: list[Any] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Return the code, which may be split over runs."""
        return "".join(node.text or "" for node in self.codes)


def prints_pages(content: bytes) -> bool:
    """Tell at a glance whether a part may print the number of the document's pages."""
    return b"PAGES" in content


def count_section_pages(root: Any, end: str) -> None:
    """Turn the number of the document's pages into that of its section, a form that ends at the bookmark `end`."""
    _count(root, re.compile(r"\b(?:NUM|SECTION)PAGES\b"), "SECTIONPAGES", end)


def count_form_pages(root: Any, end: str) -> None:
    """Turn it into that of a form of several sections, of which Word would count only the one at hand."""
    _count(root, re.compile(r"\bNUMPAGES\b"), f"PAGEREF {end}", end)


def _count(root: Any, pages: re.Pattern[str], own: str, end: str) -> None:
    """Put the code `own` in the place of the code `pages` in every field, and the page of the bookmark `end` as its words."""
    for node in list(root.iter(W + "fldSimple")):
        code = node.get(W + "instr") or ""
        if pages.search(code):
            node.set(W + "instr", pages.sub(own, code))
            node[:] = _page_of(end, next(node.iter(W + "rPr"), None))
    told = (each for paragraph in root.iter(W + "p") for each in _fields(paragraph))
    for found, stop in told:
        if pages.search(found.code):
            _rewrite(found, pages.sub(own, found.code))
            _say(found, stop, end)


def _fields(paragraph: Any) -> list[tuple[_Field, Any]]:
    """List the fields that a paragraph holds whole, each with the run that ends it."""
    whole: list[tuple[_Field, Any]] = []
    under_way: list[_Field] = []
    for node in paragraph.iter(W + "fldChar", W + "instrText"):
        kind = node.get(W + "fldCharType") if node.tag == W + "fldChar" else "code"
        if kind == "begin":
            under_way.append(_Field(node.getparent()))
        elif under_way and kind == "code":
            under_way[-1].codes.append(node)
        elif under_way and kind == "separate":
            under_way[-1].separate = node.getparent()
        elif under_way and kind == "end":
            whole.append((under_way.pop(), node.getparent()))
    return whole


def _rewrite(found: _Field, code: str) -> None:
    for node in found.codes:
        node.text = ""
    found.codes[0].text = code


def _say(found: _Field, stop: Any, end: str) -> None:
    """Let the page of the bookmark stand where the field's result does."""
    parent = stop.getparent()
    if found.separate is None:
        found.separate = _run("separate", None)
        parent.insert(parent.index(stop), found.separate)
    if found.separate.getparent() is not parent or found.separate is stop:
        return
    results = parent[parent.index(found.separate) + 1 : parent.index(stop)]
    look = next((node.find(W + "rPr") for node in results if node.find(W + "rPr") is not None), found.begin.find(W + "rPr"))
    for node in results:
        parent.remove(node)
    at = parent.index(stop)
    parent[at:at] = _page_of(end, look)


def _page_of(end: str, look: Any) -> list[Any]:
    """Write the field that tells the page of a bookmark."""
    code, number = _run("", look), _run("", look)
    etree.SubElement(code, W + "instrText").text = f" PAGEREF {end} "
    etree.SubElement(number, W + "t").text = "1"
    return [_run("begin", look), code, _run("separate", look), number, _run("end", look)]


def _run(kind: str, look: Any) -> Any:
    made = etree.Element(W + "r")
    if look is not None:
        made.append(copy.deepcopy(look))
    if kind:
        etree.SubElement(made, W + "fldChar").set(W + "fldCharType", kind)
    return made


def mark_end(body: Any, name: str, id: str) -> None:
    """Set the bookmark `name` at the end of a form's last paragraph."""
    held = ([node] if node.tag == W + "p" else list(node.iter(W + "p")) for node in reversed(body))
    last = next((paragraphs[-1] for paragraphs in held if paragraphs), body)
    start = etree.SubElement(last, W + "bookmarkStart")
    start.set(W + "id", id)
    start.set(W + "name", name)
    etree.SubElement(last, W + "bookmarkEnd").set(W + "id", id)
