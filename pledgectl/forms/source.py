"""Write a part that was read as what Jinja compiles: static text and tags, cut so that either can be told from the other."""

from lxml import etree

from pledgectl.forms.marks import MARK, MARKS
from pledgectl.forms.parts import Part

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
Pieces = tuple[tuple[str, int | None], ...]


def pieces_of(part: Part) -> Pieces:
    """Cut a part without faults into Jinja source: static text (None) and tags, each with its index in `part.tags`."""
    block, end, value, close = MARKS[:4]
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
            out.append((f"{opener}\n{tag.source} {closer}", index))
    return (*out, (text[at:], None))


def assemble(pieces: Pieces) -> tuple[str, dict[int, int]]:
    """Join pieces to one Jinja source; also map each line on which a tag stands to the tag's index."""
    lines, line = {}, 1
    for text, index in pieces:
        line += text.count("\n")
        if index is not None:
            lines[line] = index
    return "".join(text for text, _ in pieces), lines
