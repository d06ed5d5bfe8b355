"""Footnotes and endnotes of a bundle: one part holds those of all forms, each form's numbered from 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from lxml import etree

from pledgectl.forms.places import W
from pledgectl.forms.sections import restart_notes


@dataclass(slots=True)
class Notes:
    """脚注或尾注: the part while it grows; `kind` is "footnote" or "endnote", `ids` gives the next number."""

    kind: str
    name: str
    root: Any
    ids: "count[int]"


def read_notes(parts: Mapping[str, bytes], kind: str) -> Notes | None:
    """Take over a form's notes part with its separators only; None if it has none."""
    name = f"word/{kind}s.xml"
    if name not in parts:
        return None
    root: Any = etree.fromstring(parts[name])
    notes = list(root.iter(W + kind))
    for node in notes:
        if node.get(W + "type") in (None, "normal"):
            root.remove(node)
    kept = [int(node.get(W + "id")) for node in notes]
    return Notes(kind, name, root, count(max(kept, default=0) + 1))


def add_notes(notes: Notes, root: Any, sections: list[Any], parts: Mapping[str, bytes]) -> None:
    """Move the notes that a form refers to into the common part, under new numbers."""
    references = list(root.iter(f"{W}{notes.kind}Reference"))
    if not references:
        return
    own = {node.get(W + "id"): node for node in etree.fromstring(parts[notes.name]).iter(W + notes.kind)}
    for node in references:
        note = own[node.get(W + "id")]
        number = str(next(notes.ids))
        node.set(W + "id", number)
        note.set(W + "id", number)
        notes.root.append(note)
    for section in sections:
        restart_notes(section, notes.kind)
