"""Files that are text: separated values, web pages under the name of a table, XML of 2003; told apart by content."""

import re

from pledgectl.errors import PledgectlError
from pledgectl.grid import Book, Limits
from pledgectl.lazy import lazy
from pledgectl.scan.clean import book_of
from pledgectl.scan.separated import decode, read_separated

_WEB = lazy(r"<(?:html|table|!doctype\s+html|meta|body|div|style)\b", re.I)
_OLD_XML = lazy(rb"<(?:\w+:)?Workbook\b[^>]*schemas-microsoft-com:office:spreadsheet")
_ARCHIVE = lazy(rb"^(?:mime-version:|content-type:\s*multipart)", re.I | re.M)
_CHARSET = lazy(rb"charset\s*=\s*[\"']?([\w-]+)", re.I)


def read_text(data: bytes, name: str, limits: Limits) -> Book:
    """Read a file that is no package and no workbook of 97."""
    head = data[:4096]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = decode(data, ("utf-16",), name)
        return _read_web([text], name) if _WEB.match(text.lstrip("\ufeff \r\n\t")) else read_separated(text, name, limits)
    if _OLD_XML.search(head):
        from pledgectl.scan.xml2003 import read_xml2003

        return book_of(read_xml2003(data, name), name, "xml")
    if _ARCHIVE.search(head):
        return _read_web(_pages(data), name)
    lead = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if lead.startswith(b"<") and _WEB.search(head.decode("latin-1")):
        declared = _CHARSET.search(head)
        first = ("gb18030", "utf-8-sig") if declared and declared[1].lower().startswith(b"gb") else ("utf-8-sig", "gb18030")
        return _read_web([decode(data, first, name)], name)
    if lead.startswith(b"<?xml") or b"\x00" in head:
        raise PledgectlError("认不出这是什么文件", name, "请给出 .xlsx、.xls、.ods、.csv 表格或者 Word 文档")
    return read_separated(decode(data, ("utf-8-sig", "gb18030"), name), name, limits)


def _pages(data: bytes) -> list[str]:
    """Return the pages that a web archive (MHT) holds."""
    from email import message_from_bytes
    from email.policy import compat32

    pages = []
    for part in message_from_bytes(data, policy=compat32).walk():
        content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(content, bytes):
            declared = part.get_content_charset() or ""
            national = declared.startswith("gb") or not _is_utf8(content)
            pages.append(content.decode("gb18030" if national else "utf-8", "replace"))
    return pages


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read_web(pages: list[str], name: str) -> Book:
    from pledgectl.scan.html import read_html

    found = [read_html(page, name, f"表{number}" if len(pages) > 1 else "") for number, page in enumerate(pages, 1)]
    return book_of([grid for grids in found for grid in grids], name, "html")
