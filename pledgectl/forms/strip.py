"""Take out of a template's other parts what must not travel with papers: comments, names of authors, hidden variables."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from pledgectl.forms.places import W
from pledgectl.forms.sound import linked_part

_COMMENTS = re.compile(r"word/(comments\w*|people)\.xml")
_REMARKS = re.compile(r"\.(comments\w*|people)\+xml$")
_TYPES = "[Content_Types].xml"
_AUTHORS = ("{*}creator", "{*}lastModifiedBy", "{*}Manager")
_KEPT = (W + "docVars", W + "trackRevisions", W + "rsids")


def remark_parts(roots: Mapping[str, Any]) -> set[str]:
    """Name the parts that hold comments and who made them, whatever they are called."""
    told = {
        (node.get("PartName") or "").lstrip("/")
        for node in roots[_TYPES].iter("{*}Override")
        if _REMARKS.search(node.get("ContentType") or "")
    }
    return told | {name for name in roots if _COMMENTS.fullmatch(name)}


def stripped(content: Mapping[str, bytes], roots: Mapping[str, Any]) -> dict[str, bytes]:
    """Return the parts without remarks, the links to them, authors' names and hidden variables; `roots` are changed."""
    gone = remark_parts(roots)
    kept = {name: raw for name, raw in content.items() if name not in gone}
    for name in kept.keys() & roots.keys():
        if _strip(name, roots[name], gone):
            kept[name] = etree.tostring(roots[name], xml_declaration=True, encoding="UTF-8", standalone=True)
    return kept


def _strip(name: str, root: Any, gone: set[str]) -> bool:
    """Strip one part; tell whether anything was there."""
    if name == _TYPES or name.endswith(".rels"):
        held = [node for node in root if isinstance(node.tag, str) and _target(node) in gone]
    elif name == "word/settings.xml":
        held = list(root.iterchildren(*_KEPT))
    else:
        held = list(root.iterchildren(*_AUTHORS)) if name.startswith("docProps/") else []
    for node in held:
        root.remove(node)
    return bool(held)


def _target(node: Any) -> str:
    return linked_part(node.get("Target") or node.get("PartName") or "")
