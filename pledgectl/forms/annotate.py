"""Write findings into the clerk's own document as Word comments at their places; nothing else of it is changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.forms.compile import open_template
from pledgectl.forms.places import W, paragraph_places
from pledgectl.ground.package import pack
from pledgectl.ground.xml import parse_xml
from pledgectl.model import LEVELS, Finding

_DOCUMENT, _COMMENTS = "word/document.xml", "word/comments.xml"
_LINKS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
AUTHOR = "pledgectl"


def annotate(data: bytes, where: str, findings: Sequence[Finding]) -> bytes:
    """Return the DOCX with a comment for each finding; PledgectlError if it holds what must not be passed on."""
    reading = open_template(data, where)
    danger = next((fault for fault, _ in reading.faults if fault.kind == "danger"), None)
    if danger:
        raise PledgectlError(f"{danger.text}，不能加批注后发回", where, danger.hint)
    package = reading.package
    parts = {name: package.read(name) for name in package.names}
    root = parse_xml(parts[_DOCUMENT], where)
    comments = _comments_of(parts, where)
    first = _next_id(comments)
    places = {(place.part, place.inside): paragraph for paragraph, place in paragraph_places(root, "正文").items()}
    for number, finding in enumerate(findings, first):
        paragraph = _paragraph(root, places, finding)
        _anchor(paragraph, str(number))
        comments.append(_comment(number, finding))
    return pack({**_linked(parts, where), _DOCUMENT: _xml(root), _COMMENTS: _xml(comments)})


def _xml(root: Any) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _comments_of(parts: Mapping[str, bytes], where: str) -> Any:
    from lxml import etree

    if _COMMENTS in parts:
        return parse_xml(parts[_COMMENTS], where)
    return etree.Element(W + "comments", nsmap={"w": W[1:-1]})


def _next_id(comments: Any) -> int:
    ids = [node.get(W + "id") or "" for node in comments.iter(W + "comment")]
    return max((int(id) for id in ids if id.isdigit()), default=-1) + 1


def _paragraph(root: Any, places: Mapping[tuple[str, str], Any], finding: Finding) -> Any:
    """Find the paragraph of a finding: that of its place, the last one for what is missing, else the first."""
    from lxml import etree

    found = places.get((finding.where.sheet, finding.where.cell))
    if found is not None:
        return found
    body = root.find(W + "body")
    own = body.findall(W + "p")
    if not own:
        body.insert(0, etree.Element(W + "p"))
        own = [body[0]]
    return own[-1] if finding.where.cell == "末尾" else own[0]


def _anchor(paragraph: Any, id: str) -> None:
    from lxml import etree

    start, end = etree.Element(W + "commentRangeStart"), etree.SubElement(paragraph, W + "commentRangeEnd")
    start.set(W + "id", id)
    end.set(W + "id", id)
    paragraph.insert(1 if paragraph.find(W + "pPr") is not None else 0, start)
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "commentReference").set(W + "id", id)


def _comment(number: int, finding: Finding) -> Any:
    from lxml import etree

    node = etree.Element(W + "comment")
    for key, value in (("id", str(number)), ("author", AUTHOR), ("initials", "P")):
        node.set(W + key, value)
    told = [f"{LEVELS[finding.level]} {finding.code}：{finding.message}", *([f"办法：{finding.hint}"] if finding.hint else [])]
    if finding.where.sheet not in ("", "正文"):
        # Word keeps no comments in headers, footers and notes.
        told[0] = f"{finding.where.sheet} {finding.where.cell} {told[0]}"
    for text in told:
        run = etree.SubElement(etree.SubElement(node, W + "p"), W + "r")
        etree.SubElement(run, W + "t").text = text
    return node


def _linked(parts: Mapping[str, bytes], where: str) -> dict[str, bytes]:
    """Tell the package of the comments' part, where it has none yet."""
    from lxml import etree

    if _COMMENTS in parts:
        return dict(parts)
    types = parse_xml(parts[_TYPES], where)
    etree.SubElement(types, f"{{{_PACKAGE}content-types}}Override", PartName=f"/{_COMMENTS}", ContentType=_CONTENT)
    tag = f"{{{_PACKAGE}relationships}}Relationship"
    links: Any = parse_xml(parts[_LINKS], where) if _LINKS in parts else etree.Element(f"{tag}s")
    taken = {node.get("Id") for node in links}
    id = next(name for number in range(len(taken) + 1) if (name := f"comments{number}") not in taken)
    etree.SubElement(links, tag, Id=id, Type=_KIND, Target="comments.xml")
    return {**parts, _TYPES: _xml(types), _LINKS: _xml(links)}
