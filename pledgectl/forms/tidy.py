"""Take out of a Word part what carries no content: proofing marks, comment anchors, rsids, split runs (rendering.md 2)."""

from itertools import groupby
from typing import Any

from lxml import etree

from pledgectl.forms.places import W

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DROPPED = tuple(
    W + name
    for name in (
        "proofErr",
        "lastRenderedPageBreak",
        "permStart",
        "permEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "dataBinding",
    )
)
_BOOKMARKS = (W + "bookmarkStart", W + "bookmarkEnd")
_NOISE = {_W14 + "paraId", _W14 + "textId"}
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def tidy(root: Any) -> None:
    """Strip noise and merge neighbouring runs of equal format, in place."""
    etree.strip_tags(root, etree.Comment)
    # A link or field may point at a bookmark; only then are bookmarks content.
    linked = any(node.get(W + "anchor") for node in root.iter(W + "hyperlink"))
    linked = linked or any("REF" in (node.text or "") or "TOC" in (node.text or "") for node in root.iter(W + "instrText"))
    etree.strip_elements(root, *_DROPPED, *(() if linked else _BOOKMARKS), with_tail=False)
    for node in root.iter(tag=etree.Element):
        for name in [key for key in node.attrib if key in _NOISE or key.startswith(W + "rsid")]:
            del node.attrib[name]
    for parent in {run.getparent() for run in root.iter(W + "r")}:
        _merge_runs(parent)


def _merge_runs(parent: Any) -> None:
    """Fold each row of neighbouring runs that differ in nothing but their text into its first."""
    for _, group in groupby(list(parent), key=_sameness):
        first, *others = group
        if not others or first.tag != W + "r" or not _only_text(first):
            continue
        text = "".join(node.text or "" for run in (first, *others) for node in run.findall(W + "t"))
        for node in first.findall(W + "t"):
            first.remove(node)
        merged = etree.SubElement(first, W + "t")
        merged.text = text
        keep_space(merged)
        for run in others:
            parent.remove(run)


def _sameness(node: Any) -> object:
    plain = node.tag == W + "r" and _only_text(node) and not (node.tail or "").strip()
    return _format(node) if plain else node


def _only_text(run: Any) -> bool:
    return all(node.tag in (W + "rPr", W + "t") for node in run)


def _format(run: Any) -> object:
    properties = run.find(W + "rPr")
    return () if properties is None else _likeness(properties)


def _likeness(node: Any) -> tuple[object, ...]:
    """Return what makes two elements the same: written out, each would carry every namespace of the document."""
    return (node.tag, sorted(node.attrib.items()), node.text, *map(_likeness, node))


def keep_space(node: Any) -> None:
    """Mark a text element so that Word keeps its blanks."""
    text = node.text or ""
    if text != text.strip():
        node.set(SPACE, "preserve")
