"""What a pledge or a guide must say by the place's plan, looked for in a template or a finished document, line by line."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pledgectl.forms.places import Place, W, paragraph_places
from pledgectl.profile import Notice, Profile
from pledgectl.text import compare_form

# From which likeness on a line counts as the sample's sentence, changed; and a short line as a heading in other words.
ALTERED, HEADING = 0.6, 0.75
_HEADING_SIZE, _BEFORE = 40, 4
# A pledge of sixty pages; and how many lines are compared letter by letter with a sentence that none of them says.
MAX_LINES, _CLOSELY = 2000, 50
_NAMES = {"civil": "民事责任", "administrative": "行政责任", "criminal": "刑事责任"}
_LIABILITIES = {
    "civil": re.compile("民事|赔偿"),
    "administrative": re.compile("行政(?!机关|许可|审批|服务|事项|确认|给付|奖励|裁决|区|部门)"),
    "criminal": re.compile("刑事|犯罪"),
}
# A template may print the item's own field instead of the plan's list of notices.
_PRINTED = {
    "name": "事项.名称", "purpose": "事项.用途", "bases": "事项.依据", "content": "事项.内容", "applicants": "事项.适用对象",
    "method": "事项.方式", "power": "事项.核查权力",
}  # fmt: skip
_NUMBER = re.compile(r"^(?:第?[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[、.．)）]|[①-⑳])")
_MARKS = re.compile(r"[\s，。；：、！？,.;:!?()（）“”\"'《》〔〕\[\]…—\-_\xa0]")
_ABOUT, _CHAPTER = re.compile("承诺书.*公开|是否公开|公开范围"), re.compile("[一二三四五六七八九十]+、")
_QUESTION = re.compile("(?:承诺书)?是否公开(?:[及和、，,]*(?:公开)?的?(?:范围|时限|期限))*")
_CLOSED = re.compile("不(?:予|向社会)?公开")
_SCOPE, _TERM = re.compile("范围"), re.compile("时限|期限|期间|[0-9一二三四五六七八九十]+个?(?:日|天|月|年|工作日)")


@dataclass(frozen=True, slots=True)
class Line:
    """一行: a paragraph's text as compared, its text as it stands, its place."""

    folded: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Lack:
    """缺漏: "missing" with what is missing, or "altered" with what stands there and what the sample says (`wanted`)."""

    kind: str
    what: str
    place: Place
    wanted: str = ""


def lines_of(root: Any) -> list[Line]:
    """Read the paragraphs of a document's body that hold text."""
    found = []
    for paragraph, place in paragraph_places(root, "正文").items():
        text = "".join(node.text or "" for node in paragraph.iter(W + "t")).strip()
        if text:
            found.append(Line(fold(text), text, place))
    return found


def fold(text: str) -> str:
    """Leave out of a line what does not count in comparing: its number, punctuation, blanks, width."""
    return _MARKS.sub("", _NUMBER.sub("", compare_form(text)))


def pledge_lacks(lines: Sequence[Line], reads: Collection[str], profile: Profile) -> Iterator[Lack]:
    """Yield what a pledge lacks of the plan's notices, liabilities, statements and closing line, and what it says otherwise."""
    form = profile.pledge
    if not _has(reads, "告知"):
        for notice in form.notices:
            yield from _notice_lacks(notice, lines, reads)
        yield from _liability_lacks(lines, form.liabilities or tuple(_LIABILITIES))
        yield from _publicity_lacks(lines)
    if not _has(reads, "承诺"):
        for text in form.statements:
            yield from _sentence_lacks(text, lines, f"承诺“{text.rstrip('；。')}”")
    if form.copies and not _has(reads, "份数说明"):
        yield from _sentence_lacks(form.copies, lines, f"“{form.copies}”")


def guide_lacks(lines: Sequence[Line], profile: Profile) -> Iterator[Lack]:
    """Yield the flows that a guide does not tell."""
    told = "\n".join(line.folded for line in lines)
    for flow in profile.guide.flows:
        stem = re.sub("后?的?(?:办理)?流程$", "", flow)
        if not re.search(f"(?<!不){re.escape(fold(stem))}", told):
            yield Lack("missing", f"“{flow}”", end_of(lines))


def _has(reads: Collection[str], list_name: str) -> bool:
    return any(read == list_name or read.startswith(f"{list_name}.") for read in reads)


def _notice_lacks(notice: Notice, lines: Sequence[Line], reads: Collection[str]) -> Iterator[Lack]:
    if _PRINTED.get(notice.field) not in reads and not any(_is_heading(line.folded, fold(notice.title)) for line in lines):
        yield Lack("missing", f"告知“{notice.title}”", end_of(lines))
    if notice.text:
        yield from _sentence_lacks(notice.text, lines, f"“{notice.title}”的固定文字")


def _is_heading(line: str, title: str) -> bool:
    """Tell a heading, alone or before its content, in the plan's words or nearly so."""
    plain, here = title.replace("的", ""), line.replace("的", "")
    if 0 <= here.find(plain) <= _BEFORE:
        return True
    likeness = SequenceMatcher(None, here, plain)
    return len(here) <= _HEADING_SIZE and likeness.quick_ratio() >= HEADING and likeness.ratio() >= HEADING


def _liability_lacks(lines: Sequence[Line], kinds: Sequence[str]) -> Iterator[Lack]:
    about = [line.folded for line in lines if "责任" in line.folded or "承担" in line.folded or "依法" in line.folded]
    for kind in kinds:
        if not any(_LIABILITIES[kind].search(text) for text in about):
            yield Lack("missing", _NAMES[kind], end_of(lines))


def _publicity_lacks(lines: Sequence[Line]) -> Iterator[Lack]:
    """A pledge says that it is not made public, or how widely and how long it is; the heading itself names both."""
    at = next((number for number, line in enumerate(lines) if _ABOUT.search(line.folded)), None)
    if at is None:
        return
    heading, *rest = lines[at : at + 4]
    rest = rest[: next((number for number, line in enumerate(rest) if _CHAPTER.match(line.text)), len(rest))]
    content = "".join((_QUESTION.sub("", heading.text), *(line.text for line in rest)))
    if _CLOSED.search(content) or "{{" in content:
        return
    lacking = [word for word, pattern in (("范围", _SCOPE), ("时限", _TERM)) if not pattern.search(content)]
    if lacking:
        yield Lack("missing", f"是否公开以及公开的{'和'.join(lacking)}", heading.place)


def _sentence_lacks(sentence: str, lines: Sequence[Line], what: str) -> Iterator[Lack]:
    wanted = fold(sentence)
    if any(wanted in line.folded for line in lines) or wanted in "".join(line.folded for line in lines):
        return
    best, line = _likest(lines, wanted)
    if line is not None and best >= ALTERED:
        yield Lack("altered", line.text[:80], line.place, sentence)
    else:
        yield Lack("missing", what, end_of(lines))


def _likest(lines: Sequence[Line], wanted: str) -> tuple[float, Line | None]:
    """Return the line that is most like a sentence, and how like it is; only those of like letters are looked at closely."""
    rough = SequenceMatcher(None, "", wanted, autojunk=False)
    near = []
    for line in lines:
        rough.set_seq1(line.folded)
        if line.folded and rough.real_quick_ratio() >= ALTERED and (likeness := rough.quick_ratio()) >= ALTERED:
            near.append((likeness, line))
    near = sorted(near, key=lambda pair: -pair[0])[:_CLOSELY]
    scored = [(SequenceMatcher(None, line.folded, wanted, autojunk=False).ratio(), line) for _, line in near]
    return max(scored, key=lambda pair: pair[0], default=(0.0, None))


def end_of(lines: Sequence[Line]) -> Place:
    """Return the place behind the last line, where what is missing is told."""
    return Place("正文", "末尾", lines[-1].place.line if lines else 0)
