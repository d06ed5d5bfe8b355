"""What a Word file must keep to before it is put to use: how much there may be in it, and that its parts hold together.

Word and WPS write no other files; one that is made by hand to exhaust or to mislead the program stops here.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.forms.places import TEXTS, W
from pledgectl.ground.sizes import MB

# Some three hundred pages.
MAX_NODES, MAX_ATTRIBUTES, MAX_SPACES = 150_000, 1_000_000, 10_000
MAX_XML, MAX_PACKAGE = 16 * MB, 40 * MB
RESAVE = "请用 Word 或 WPS 打开后另存为新的“Word 文档 (*.docx)”再试"
_DOCUMENT, _TYPES, _START = "word/document.xml", "[Content_Types].xml", "_rels/.rels"
_ROOTS = {"document": "document", "header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes"}
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LINKED = ("header", "footer", "footnotes", "endnotes")
_XML = (".xml", ".rels", ".vml")


def is_xml(name: str) -> bool:
    """Tell the parts that hold XML; names of parts are the same in capitals."""
    return name.lower().endswith(_XML)


def linked_part(target: str, folder: str = "word") -> str:
    """Return the part that a relationship of a part in `folder` leads to."""
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")


def check_bulk(content: Mapping[str, bytes], where: str) -> None:
    """Refuse, before anything is parsed, more than any document holds: elements, attributes and namespaces cost memory."""
    xml = [raw for name, raw in content.items() if is_xml(name)]
    nodes = sum(raw.count(b"<") - raw.count(b"</") for raw in xml)
    attributes, spaces = (sum(raw.count(mark) for raw in xml) for mark in (b"=", b"xmlns"))
    many = nodes > MAX_NODES or attributes > MAX_ATTRIBUTES or spaces > MAX_SPACES
    if many or sum(map(len, xml)) > MAX_XML or sum(map(len, content.values())) > MAX_PACKAGE:
        raise PledgectlError("文件的内容多得不像一份文书", where, "请删去图片等无关内容，或者新建空白文档，只把文字粘贴过去")


def check_sound(roots: Mapping[str, Any], where: str) -> None:
    """Refuse a package whose parts do not hold together; `roots` are its XML parts, parsed."""
    for fault in _faults(roots):
        raise PledgectlError(f"文件的内部结构有缺损：{fault}", where, RESAVE)


def _faults(roots: Mapping[str, Any]) -> Iterator[str]:
    for name in filter(TEXTS.fullmatch, roots):
        kind = next(kind for kind in _ROOTS if name.startswith(f"word/{kind}"))
        if roots[name].tag != W + _ROOTS[kind]:
            yield f"{name} 不是它该有的内容"
    if roots[_DOCUMENT].find(W + "body") is None:
        yield "没有正文"
    yield from _misled(roots)
    links = roots.get(f"word/_rels/{posixpath.basename(_DOCUMENT)}.rels")
    yield from _link_faults({} if links is None else {node.get("Id"): node for node in links.iter("{*}Relationship")}, roots)
    for kind in ("footnote", "endnote"):
        yield from _note_faults(kind, roots)
    for node in roots["word/numbering.xml"].iter(W + "num") if "word/numbering.xml" in roots else ():
        model = node.find(W + "abstractNumId")
        if not _is_number(node.get(W + "numId")) or model is None or not model.get(W + "val"):
            yield "编号列表不完整"


def _misled(roots: Mapping[str, Any]) -> Iterator[str]:
    """Tell a text that stands where nobody looks: under another name than Word's, or in a part that is not called .xml."""
    starts = roots[_START].iter("{*}Relationship") if _START in roots else ()
    main = [linked_part(node.get("Target") or "", "") for node in starts if node.get("Type", "").endswith("/officeDocument")]
    if main != [_DOCUMENT]:
        yield "正文不在通常的位置"
    for node in roots[_TYPES].iter("{*}Default", "{*}Override"):
        named = node.get("PartName") or f".{node.get('Extension') or ''}"
        if (node.get("ContentType") or "").lower().split(";")[0].strip().endswith(("+xml", "/xml")) and not _may_be_xml(named):
            yield f"{named[:40]} 用了别的名称"


def _may_be_xml(named: str) -> bool:
    # Pictures of this kind are looked into by themselves.
    return is_xml(named) or named.lower().endswith(".svg")


def _link_faults(links: Mapping[str | None, Any], roots: Mapping[str, Any]) -> Iterator[str]:
    for node in links.values():
        target, kind = node.get("Target"), (node.get("Type") or "").rsplit("/", 1)[-1]
        if not target or not node.get("Id"):
            yield "链接不完整"
        elif kind in _LINKED and (not TEXTS.fullmatch(linked_part(target)) or linked_part(target) not in roots):
            yield "缺少页眉、页脚或脚注的部件"
    for kind in ("header", "footer"):
        for node in roots[_DOCUMENT].iter(f"{W}{kind}Reference"):
            link = links.get(node.get(_ID))
            if link is None or link.get("Type") != _KIND + kind:
                yield "缺少页眉、页脚的部件"


def _note_faults(kind: str, roots: Mapping[str, Any]) -> Iterator[str]:
    name = f"word/{kind}s.xml"
    own = {node.get(W + "id") for node in roots[name].iter(W + kind)} if name in roots else set()
    asked = {node.get(W + "id") for node in roots[_DOCUMENT].iter(f"{W}{kind}Reference")}
    if not all(map(_is_number, own)) or not asked <= own:
        yield "脚注、尾注不完整"


def _is_number(text: str | None) -> bool:
    return bool(text) and str(text).lstrip("-").isdecimal() and len(str(text)) < 12
