"""Put a tag in the place of the paragraph, row, cell or run that only carries it; refuse to lose anything else on the way."""

import copy
from typing import Any

from lxml import etree

from pledgectl.forms.allowed import shown
from pledgectl.forms.dialect import LEVELS, Fault, Tag
from pledgectl.forms.marks import MARK, mark_of
from pledgectl.forms.places import W
from pledgectl.forms.tidy import keep_space

_SOLID_NAMES = ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "fldChar", "instrText", "sym")
SOLID = {W + name for name in _SOLID_NAMES}


def hoist(node: Any, tag: Tag, number: int) -> Fault | None:
    """Put the tag in the place of the paragraph, row, cell or run that holds it; refuse to lose anything else."""
    mark = mark_of(number)
    if tag.level == "r":
        _split_run(node, mark)
        return None
    holder = next((parent for parent in node.iterancestors(W + tag.level)), None)
    told = f"{shown(tag.text)} 所在的{LEVELS[tag.level]}"
    if holder is None:
        hint = "表格行用 {%tr …%}，单元格用 {%tc …%}，段落用 {%p …%}"
        return Fault("lost", f"{shown(tag.text)} 不在{LEVELS[tag.level]}里", hint)
    rest = "".join(text.text or "" for text in holder.iter(W + "t")).replace(mark, "").strip()
    if rest:
        left = shown(MARK.sub("{…}", rest))
        return Fault("lost", f"{told}还有别的内容“{left}”，生成时会丢失", "请让这个标签单独占一段（行、格）")
    if any(item.tag in SOLID for item in holder.iter()) or holder.find(f".//{W}sectPr") is not None:
        return Fault("lost", f"{told}还有图片、域、脚注或分节符，生成时会丢失", "请让这个标签单独占一段（行、格）")
    _replace(holder, mark)
    return None


def _replace(node: Any, mark: str) -> None:
    parent, previous = node.getparent(), node.getprevious()
    text = mark + (node.tail or "")
    if previous is None:
        parent.text = (parent.text or "") + text
    else:
        previous.tail = (previous.tail or "") + text
    node.tail = None
    parent.remove(node)


def _split_run(node: Any, mark: str) -> None:
    """Cut a run in two around a tag of level r, so that text beside it stays."""
    run = next(node.iterancestors(W + "r"))
    before, _, after = (node.text or "").partition(mark)
    later = etree.Element(W + "r")
    properties = run.find(W + "rPr")
    if properties is not None:
        later.append(copy.deepcopy(properties))
        later[0].tail = None
    rest = etree.SubElement(later, W + "t")
    rest.text, node.text = after, before
    following = list(node.itersiblings())
    for sibling in following:
        later.append(sibling)
    keep_space(rest)
    later.tail = run.tail
    run.addnext(later)
    run.tail = mark
