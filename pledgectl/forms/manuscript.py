"""The text of a document as people read it: its lines with their places, tags of templates left out."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.forms.allowed import shown
from pledgectl.forms.braces import find_tags
from pledgectl.forms.dialect import Fault
from pledgectl.forms.places import TEXTS, Place, W, paragraph_places, part_label
from pledgectl.ground.package import Package
from pledgectl.ground.plaintext import plain_text
from pledgectl.ground.xml import parse_xml

_GAPS = {W + "tab", W + "br", W + "cr"}
_SINGLE = re.compile(r"(?<![{｛])[{｛]\s{0,4}([\w.．]{1,40})\s{0,4}[}｝](?![}｝])")
_CHINESE = re.compile("[\u4e00-\u9fff]")
# A book of four hundred pages; a paragraph of twenty.
_LONG, _LONGEST = 300_000, 20_000
# Titles are never looked into, and what a tag will print is as definite as one.
BLANK = "《＿＿》"


def document_lines(package: Package, where: str) -> Iterator[tuple[str, Place]]:
    """Yield what each paragraph of a Word document says beside its tags; blank ones are left out."""
    names = filter(TEXTS.fullmatch, package.names)
    parts = (paragraph_places(parse_xml(package.read(name), where), part_label(name)) for name in names)
    read = 0
    for paragraph, place in chain.from_iterable(part.items() for part in parts):
        text = without_tags(_text(paragraph)).strip()
        read += len(text)
        _check_length(read, len(text), f"{where} {place}")
        if text:
            yield text, place


def _check_length(read: int, longest: int, where: str) -> None:
    if longest > _LONGEST:
        raise PledgectlError(f"有一段超过 {_LONGEST} 个字，查不了", where, "请分成几段后再试")
    if read > _LONG:
        raise PledgectlError(f"文字超过 {_LONG} 个字，查不了", where, "请分成几个文件")


def without_tags(text: str) -> str:
    """Leave {% … %} and {# … #} out of a text, and let a blank stand for each {{ … }}, which will say something definite."""
    out, at = [], 0
    for start, end in find_tags(text):
        out.append(text[at:start] + (BLANK if text.startswith("{{", start) else ""))
        at = end
    return "".join([*out, text[at:]])


def single_braces(text: str) -> Iterator[Fault]:
    """Yield names in single braces, which are printed as they stand instead of being filled."""
    for found in _SINGLE.finditer(text):
        if _CHINESE.search(found[1]):
            hint = f"要填写的，请写成 {{{{ {shown(found[1])} }}}}；就是要印花括号的，不用改"
            yield Fault("single", f"“{shown(found[0])}”只有一层花括号，不会被填写", hint)


def text_lines(data: bytes, where: str) -> list[str]:
    """Read the lines of a plain text in UTF-8, UTF-16 with its mark, or GBK; PledgectlError if it is none."""
    text = plain_text(data)
    if text is not None:
        lines = re.split(r"\r\n|[\r\n]", text)
        _check_length(len(text), max(map(len, lines)), where)
        return lines
    raise PledgectlError("文件不是文字文件", where, "请另存为 UTF-8 编码的 .txt，或者 Word 文档 (*.docx)")


def _text(paragraph: Any) -> str:
    """Join the text of a paragraph, without that of paragraphs in its text boxes."""
    out, stack = [], list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag == W + "t":
            out.append(node.text or "")
        elif node.tag in _GAPS:
            out.append("\n")
        elif node.tag != W + "p":
            stack.extend(reversed(node))
    return "".join(out)
