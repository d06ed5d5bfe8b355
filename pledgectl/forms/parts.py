"""Read the tags of one Word part: join those split over runs, take out the rows, paragraphs and cells that only carry a tag.

In the part's tree each tag then is a numbered mark, which `source` replaces by what Jinja reads.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from pledgectl.errors import PledgectlError
from pledgectl.forms.allowed import shown
from pledgectl.forms.braces import SPLIT, find_tags, loose_braces, read_at
from pledgectl.forms.dialect import Fault, Tag
from pledgectl.forms.hoist import SOLID, hoist
from pledgectl.forms.marks import MARK, MARKS, mark_of
from pledgectl.forms.places import Place, W, paragraph_places, part_label
from pledgectl.forms.shape import Placed, block_faults
from pledgectl.forms.tidy import SPACE, tidy

_ESCAPES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
# Each of these was looked for through a whole row, however long.
MAX_LOST = 50
_BLANK = {W + name for name in ("tab", "br", "cr", "noBreakHyphen", "softHyphen")}
MAX_TAGS, MAX_WRITTEN, MAX_FAULTS = 3000, 100_000, 200


@dataclass(slots=True)
class Part:
    """一个部件: a Word part with its tags in order, marked in `root`; `sparse` says that cells may come out empty.

    `met` counts its tags, the faulty ones too, and `written` their characters.
    """

    name: str
    label: str
    root: Any
    tags: list[Placed] = field(default_factory=list)
    faults: list[tuple[Fault, Place]] = field(default_factory=list)
    sparse: bool = False
    met: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a paragraph's text: `node` is a w:t, or None for something that is not text."""

    start: int
    text: str
    node: Any


def read_parts(roots: Mapping[str, Any]) -> tuple[Part, ...]:
    """Read the parts of a document that hold text, by name, until there are too many faults to be told; `roots` are changed."""
    parts: list[Part] = []
    for name, root in roots.items():
        parts.append(read_part(name, root))
        _check_many(sum(part.met for part in parts), sum(part.written for part in parts), parts[-1].label)
        if sum(len(part.faults) for part in parts) >= MAX_FAULTS:
            more = Fault("tag", f"问题太多，只列出前 {MAX_FAULTS} 处", "请先改好这些，再检查一次")
            parts[-1].faults.append((more, Place(parts[-1].label)))
            break
    return tuple(parts)


def _check_many(tags: int, written: int, where: str) -> None:
    if tags > MAX_TAGS:
        raise PledgectlError(f"模板里的标签超过 {MAX_TAGS} 个", where, "请把模板分成几个文件")
    if written > MAX_WRITTEN:
        raise PledgectlError(f"模板里的标签一共超过 {MAX_WRITTEN} 个字", where, "请把标签写得简单些，或者把模板分成几个文件")


def read_part(name: str, root: Any) -> Part:
    """Read a part's tags and faults; `root` is changed."""
    part = Part(name, part_label(name), root)
    places = paragraph_places(root, part.label)
    # As it will be written out: marks in attributes and between elements would be taken for tags, too.
    written = etree.tostring(root, encoding="unicode")
    if any(mark in written for mark in MARKS):
        part.faults.append((Fault("tag", "文字里有模板专用的私有字符", "请删去看不见的特殊字符"), Place(part.label)))
        return part
    _tell_misplaced(part, places)
    tidy(root)
    tags: list[tuple[Tag, Any, Place]] = []
    for paragraph in list(root.iter(W + "p")) if len(part.faults) < MAX_FAULTS else ():
        _read_paragraph(part, paragraph, places[paragraph], tags)
        if len(part.faults) >= MAX_FAULTS:
            break
    if tags and any(node.prefix != "w" for node in root.iter(W + "*")):
        part.faults.append(
            (Fault("tag", "文档的内部写法特别，不能填写", "请用 Word 或 WPS 打开后另存为新的 .docx"), Place(part.label))
        )
        return part
    # Last first, so that cutting a run leaves the earlier tags where they were found.
    hoisted = ((hoist(node, tag, at), place) for at, (tag, node, place) in reversed(list(enumerate(tags))) if tag.level)
    part.faults.extend(islice(((fault, place) for fault, place in hoisted if fault), MAX_LOST))
    if not part.faults:
        _arrange(part, tags)
        part.faults.extend(block_faults(part.tags))
    return part


def _tell_misplaced(part: Part, places: dict[Any, Place]) -> None:
    """Tell tags that stand where no value is ever filled in: field codes, alternative text, formulas."""
    for node in part.root.iter(tag=etree.Element):
        texts = [value for value in node.attrib.values() if "{{" in value or "{%" in value]
        if node.tag != W + "t" and node.text and ("{{" in node.text or "{%" in node.text):
            texts.append(node.text)
        if texts:
            paragraph = next((parent for parent in (node, *node.iterancestors()) if parent in places), None)
            place = places[paragraph] if paragraph is not None else Place(part.label)
            text = f"{shown(texts[0])} 写在了域代码、替代文字或公式里，不会被填写"
            part.faults.append((Fault("tag", text, "请把标签移到普通文字里"), place))
            if len(part.faults) >= MAX_FAULTS:
                return


def _read_paragraph(part: Part, paragraph: Any, place: Place, tags: list[tuple[Tag, Any, Place]]) -> None:
    pieces = list(_pieces(paragraph))
    text = "".join(piece.text for piece in pieces)
    if not re.search("[{}｛｝]", text):
        return
    found = list(find_tags(text))
    part.faults.extend((fault, place) for fault in loose_braces(text, found))
    part.met += len(found)
    part.written += sum(end - start for start, end in found)
    _check_many(part.met, part.written, str(place))
    good = []
    for start, end in found:
        tag = read_at(text, start, end)
        if isinstance(tag, Fault):
            part.faults.append((tag, place))
        else:
            good.append((start, end, tag))
    base = len(tags)
    nodes = _mark(pieces, [(start, end) for start, end, _ in good], base)
    tags.extend((tag, node, place) for (_, _, tag), node in zip(good, nodes, strict=True))


def _pieces(paragraph: Any) -> Iterator[_Piece]:
    """Yield the text of a paragraph in order, without that of paragraphs in its text boxes."""
    at, stack = 0, list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == W + "t":
            text = node.text or ""
        elif node.tag in _BLANK:
            text = "\n"
        elif node.tag in SOLID:
            text = SPLIT
        else:
            if node.tag != W + "p":
                stack.extend(reversed(node))
            continue
        yield _Piece(at, text, node if node.tag in _BLANK or node.tag == W + "t" else None)
        at += len(text)


def _mark(pieces: Sequence[_Piece], spans: Sequence[tuple[int, int]], base: int) -> list[Any]:
    """Put a mark where each tag begins and take the rest of the tag out; return the w:t of each mark."""
    homes: list[Any] = [None] * len(spans)
    current = 0
    for piece in pieces:
        end = piece.start + len(piece.text)
        while current < len(spans) and spans[current][1] <= piece.start:
            current += 1
        number, at, kept = current, piece.start, ""
        while number < len(spans) and spans[number][0] < end:
            first, last = spans[number]
            kept += piece.text[at - piece.start : max(first, at) - piece.start]
            if first >= piece.start:
                kept += mark_of(base + number)
                homes[number] = piece.node
            at = min(last, end)
            number += 1
        _rewrite(piece, kept + piece.text[at - piece.start :], number > current)
    return homes


def _rewrite(piece: _Piece, text: str, touched: bool) -> None:
    if piece.node is None:
        return
    if piece.node.tag in _BLANK:
        if touched:
            piece.node.getparent().remove(piece.node)
        return
    for escape, meant in _ESCAPES:
        text = text.replace(escape, meant)
    piece.node.text = text
    if touched:
        piece.node.set(SPACE, "preserve")


def _arrange(part: Part, tags: Sequence[tuple[Tag, Any, Place]]) -> None:
    """List the tags in the order in which Jinja meets them, each and note cells that may come out empty."""
    fields, depth = 0, 0
    trail: list[Any] = []
    firm: list[tuple[int, set[str]]] = []

    def meet(text: str | None) -> int:
        change = 0
        for match in MARK.finditer(text or ""):
            tag, _, place = tags[int(match[1])]
            part.tags.append(Placed(tag, tuple(trail), place, fields))
            change += {"if": 1, "for": 1, "endif": -1, "endfor": -1}.get(tag.word, 0)
        return change

    for event, node in etree.iterwalk(part.root, events=("start", "end")):
        if event == "start":
            if firm and firm[-1][0] == depth:
                firm[-1][1].add(node.tag)
            if node.tag == W + "fldChar":
                fields += {"begin": 1, "end": -1}.get(node.get(W + "fldCharType"), 0)
            trail.append(node)
            firm.append((depth, set()))
            depth += meet(node.text)
        else:
            trail.pop()
            children = firm.pop()[1]
            wanted = _NEEDED.get(node.tag)
            part.sparse = part.sparse or (wanted is not None and wanted not in children)
            depth += meet(node.tail)


_NEEDED = {
    W + "tc": W + "p",
    W + "tr": W + "tc",
    W + "tbl": W + "tr",
    W + "hdr": W + "p",
    W + "ftr": W + "p",
    W + "footnote": W + "p",
    W + "endnote": W + "p",
    W + "txbxContent": W + "p",
}
