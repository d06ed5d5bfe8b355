"""Where a thing stands in a Word document, in a clerk's words: 正文 第3段, 页眉 表1 第2行第4格."""

import re
from dataclasses import dataclass
from typing import Any

TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")  # parts that are read and filled
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注", "core": "文档属性"}
_COUNTED = {W + "tbl": "表", W + "tr": "行", W + "tc": "格", W + "p": "段"}


@dataclass(frozen=True, slots=True)
class Place:
    """位置: the part (正文, 页眉 …), the place in it, and the paragraph's number (0 in a table)."""

    part: str
    inside: str = ""
    line: int = 0

    def __str__(self) -> str:
        return f"{self.part} {self.inside}".strip()


def part_label(name: str) -> str:
    """Name a part of the package: word/header2.xml is 页眉2."""
    match = re.fullmatch(r"(?:word|docProps)/([a-z]+)(\d*)\.xml", name)
    if not match or match[1] not in _PARTS:
        return name
    return _PARTS[match[1]] + match[2]


def paragraph_places(root: Any, part: str) -> dict[Any, Place]:
    """Map every paragraph to its place; blank paragraphs count, those of tables and text boxes do not shift the others."""
    from lxml import etree

    found: dict[Any, Place] = {}
    counts: list[dict[str, int]] = [{}]
    trail: list[tuple[str, int]] = []
    for event, node in etree.iterwalk(root, events=("start", "end"), tag=tuple(_COUNTED)):
        word = _COUNTED[node.tag]
        if event == "end":
            trail.pop()
            counts.pop()
            continue
        number = counts[-1][word] = counts[-1].get(word, 0) + 1
        trail.append((word, number))
        counts.append({})
        if word == "段":
            found[node] = _place(part, trail)
    return found


def _place(part: str, trail: list[tuple[str, int]]) -> Place:
    """Say a trail of tables, rows, cells and paragraphs; a paragraph inside a cell is told by the cell."""
    words, inside = "", False
    for word, number in trail:
        if word == "表":
            words += f"{' 内' if inside else ''}表{number} "
            inside = True
        elif word in "行格":
            words += f"第{number}{word}"
    if inside:
        return Place(part, words)
    return Place(part, f"第{trail[0][1]}段", trail[0][1])
