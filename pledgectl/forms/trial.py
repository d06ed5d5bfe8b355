"""Fill the template of a pledge with a made-up item, to see what it prints: a loop without its tags prints nothing.

The item's words stand in no plan, so that what is found of them was printed by a tag.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.forms.compile import compile_template
from pledgectl.forms.elements import Lack, Line, end_of, fold, lines_of
from pledgectl.forms.papers import notice_lines, pledge_values
from pledgectl.forms.render import render_parts
from pledgectl.ground.xml import parse_xml
from pledgectl.model import Basis, Department, Item, Liability, Publicity
from pledgectl.profile import Notice, Profile

_BODY = "word/document.xml"
_OFFICE = "闰余成岁"
SAMPLE = Item(
    id="sample-001", department=_OFFICE, name="天地玄黄", purpose="宇宙洪荒", matter="宇宙洪荒", matter_type="律吕调阳",
    requester=_OFFICE, issuer="云腾致雨", bases=(Basis("日月盈昃", article="第一条", text="辰宿列张"),), content="寒来暑往",
    applicants="秋收冬藏", method="露结为霜", power="金生丽水", liability=Liability("玉出昆冈", "剑号巨阙", "珠称夜光"),
    publicity=Publicity("yes", "果珍李柰", "菜重芥姜"),
)  # fmt: skip
# What every plan asks of these two is looked for in whatever words.
_IN_OTHER_WORDS = ("liability", "publicity")


def trial_lines(data: bytes, where: str, profile: Profile, lines: Sequence[Line]) -> list[Line] | None:
    """Return the lines that a template prints of the made-up item, at the places of `lines`, its own; None if it prints none.

    A template with faults, or with names of its own that hold lists, cannot be filled; the faults are told elsewhere.
    """
    try:
        template = compile_template(data, where)
        values = pledge_values(SAMPLE, Department("sample", _OFFICE), profile)
        made = render_parts(template, _with_own(values, template.reads))
    except PledgectlError:
        return None
    if _BODY not in made:
        return None
    places, end = {line.folded: line.place for line in lines}, end_of(lines)
    printed = lines_of(parse_xml("".join(made[_BODY]).encode(), where))
    return [replace(line, place=places.get(line.folded, end)) for line in printed]


def _with_own(values: dict[str, Any], reads: Collection[str]) -> dict[str, Any]:
    """Give a text to the names that only a table fills."""
    filled = dict(values)
    for read in reads:
        head, *rest = read.split(".")
        if not rest:
            filled.setdefault(head, _OFFICE)
        elif isinstance(filled.setdefault(head, {}), dict) and len(rest) == 1:
            filled[head] = {rest[0]: _OFFICE} | filled[head]
    return filled


def content_lacks(lines: Sequence[Line], profile: Profile) -> Iterator[Lack]:
    """Yield the notices of the plan whose content the trial did not print."""
    told = "\n".join(line.folded for line in lines)
    for notice in profile.pledge.notices:
        if any(fold(text) not in told for text in _content(notice, profile)):
            yield Lack("missing", f"告知“{notice.title}”的内容", end_of(lines))


def _content(notice: Notice, profile: Profile) -> list[str]:
    """List what an item says under a notice; the plan's own sentence is looked for by itself."""
    if not notice.field or notice.field in _IN_OTHER_WORDS:
        return []
    return notice_lines(replace(notice, text=""), SAMPLE, profile)
