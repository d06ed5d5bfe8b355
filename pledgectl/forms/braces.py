"""Tags in the text of a paragraph: where each begins and ends, what it says, and braces that make no tag."""

import re
from collections.abc import Iterator, Sequence

from pledgectl.forms.allowed import shown
from pledgectl.forms.dialect import Fault, Tag, read_tag

_OPENER = re.compile(r"\{[{%#]")
_CLOSER = {"{{": "}}", "{%": "%}", "{#": "#}"}
_LOOSE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_WIDE = re.compile(r"｛[{｛%％]|\{[｛％]|[}｝%％]｝|[｝％]\}")
SPLIT = "\ufffc"  # stands in a text for what is none: pictures, notes, fields


def find_tags(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each tag; linear even where nothing is closed."""
    at, barren = 0, set()
    while match := _OPENER.search(text, at):
        closer = _CLOSER[match[0]]
        end = -1 if closer in barren else text.find(closer, match.end())
        if end < 0:
            barren.add(closer)
            at = match.end()
        else:
            at = end + 2
            yield match.start(), at


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Put blanks in the place of tags, so that places stay what they are."""
    out, at = [], 0
    for start, end in spans:
        out += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*out, text[at:]])


def read_at(text: str, start: int, end: int) -> Tag | Fault:
    """Read the tag that stands from `start` to `end`, or say what is wrong with it or with the braces beside it."""
    return _crowded(text, start, end) or _read(text[start:end])


def _crowded(text: str, start: int, end: int) -> Fault | None:
    """Tell a third brace beside a tag, which docxtpl prints: {{ 日期 }}} gives 5月6日}."""
    if text[start + 2 : start + 3] != "{" and text[end : end + 1] != "}" and text[max(0, start - 1) : start] != "{":
        return None
    near = text[max(0, start - 1) : end + 1].strip().replace(SPLIT, "")
    return Fault("tag", f"{shown(near)} 多了一个花括号", "请删去多出的一个；确实要印花括号的，请与标签隔开一格")


def _read(text: str) -> Tag | Fault:
    inside = text[2:-2]
    if "{{" in inside or "{%" in inside:
        return Fault("tag", f"{shown(text.replace(SPLIT, ''))} 里又出现了花括号", "前一个标签可能少了一个右括号，请补上")
    if SPLIT in text:
        return Fault("tag", f"{shown(text.replace(SPLIT, ''))} 中间夹着图片、脚注或域", "请把它们移到标签外面")
    return read_tag(text.replace("\n", " "))


def loose_braces(text: str, found: Sequence[tuple[int, int]]) -> Iterator[Fault]:
    """Yield what is left of braces once the tags that were found are taken out."""
    rest = _blanked(text, found)
    wide = _WIDE.search(rest)
    if wide:
        near = text[max(0, wide.start() - 2) : wide.start() + 14]
        yield Fault("tag", f"“{shown(near)}”用了全角花括号或百分号", "请改成半角（英文）的 {{ }} 或 {% %}")
        return
    match = _LOOSE.search(rest)
    if match:
        near = text[max(0, match.start() - 8) : match.end() + 12].replace(SPLIT, "")
        yield Fault("tag", f"“{shown(near)}”的花括号没有成对", "请检查是否少了一个 {、} 或 %；一个标签要写在同一段里")
