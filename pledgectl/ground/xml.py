"""Guarded parsing of XML and HTML from outside: size, encoding, DTD and entities first (hardness.md)."""

import re
from typing import TYPE_CHECKING

from pledgectl.errors import PledgectlError
from pledgectl.ground.package import RESEND
from pledgectl.ground.sizes import MB

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_XML = 16 * MB
_SMALLER = "请删去无关内容，或者分成几个文件"


def parse_xml(data: bytes, where: str) -> "_Element":
    """Parse one XML part without DTD, entities or network, at most 256 deep; PledgectlError unless it is well-formed UTF-8."""
    from lxml import etree

    if len(data) > MAX_XML:
        raise PledgectlError(f"文件里有一部分超过 {MAX_XML // MB} MB", where, _SMALLER)
    check_xml(data, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PledgectlError("文件内容不合规范，可能已损坏", where, RESEND) from error


def parse_html(text: str, where: str) -> "_Element | None":
    """Parse a web page as text, with nothing loaded and no entity expanded; None for an empty page."""
    from lxml import etree

    data = text.replace("\x00", "").encode("utf-8", "replace")
    if len(data) > MAX_XML:
        raise PledgectlError(f"网页超过 {MAX_XML // MB} MB", where, _SMALLER)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser) if data.strip() else None
    except etree.XMLSyntaxError as error:
        raise PledgectlError("网页的内容不合规范，可能已损坏", where, RESEND) from error


def check_xml(data: bytes, where: str) -> None:
    """Refuse a DTD and every encoding but UTF-8, so that nothing hides from a search of the bytes."""
    head = data[:200]
    declared = re.match(rb"\s*(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)", head)
    disguised = b"\x00" in head or head[:2] in (b"\xff\xfe", b"\xfe\xff")
    if disguised or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        raise PledgectlError("文件内部用了不允许的编码", where, RESEND)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise PledgectlError("文件里有不允许的 DTD 声明，可能是恶意文件", where, "请不要使用这个文件，并与发来的人核实")
