"""Write a part that was read as what Jinja compiles: static text and tags, cut so that either can be told from the other."""

from lxml import etree

from pledgectl.forms.marks import MARK, MARKS
from pledgectl.forms.parts import Part

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
Pieces = tuple[tuple[str, int | None], ...]


def pieces_of(part: Part) -> Pieces:
    """Cut a part without faults into Jinja source: static text (None) and tags, each with its index in `part.tags`."""
    block, end, value, close = MARKS[:4]
    costs = _loop_costs(part)
    text = etree.tostring(part.root, encoding="unicode")
    out: list[tuple[str, int | None]] = [(_DECLARATION, None)]
    at = 0
    for index, match in enumerate(MARK.finditer(text)):
        tag = part.tags[index].tag
        out.append((text[at : match.start()], None))
        at = match.end()
        if tag.word != "comment":
            opener, closer = (value, close) if tag.word == "value" else (block, end)
            # One newline in every tag: Jinja's line number then tells the tag, hence its place.
            price = f"({costs[index]})" if index in costs else ""
            out.append((f"{opener}\n{tag.source}{price} {closer}", index))
    return (*out, (text[at:], None))


def _loop_costs(part: Part) -> dict[int, int]:
    """Add up what one turn of each loop costs, loops within it apart, by the index of its tag."""
    costs: dict[int, int] = {}
    open_loops: list[int] = []
    for index, placed in enumerate(part.tags):
        if open_loops:
            costs[open_loops[-1]] += placed.tag.cost
        if placed.tag.word == "for":
            open_loops.append(index)
            costs[index] = 1
        elif placed.tag.word == "endfor":
            open_loops.pop()
    return costs


def assemble(pieces: Pieces) -> tuple[str, dict[int, int]]:
    """Join pieces to one Jinja source; also map each line on which a tag stands to the tag's index."""
    lines, line = {}, 1
    for text, index in pieces:
        line += text.count("\n")
        if index is not None:
            lines[line] = index
    return "".join(text for text, _ in pieces), lines
