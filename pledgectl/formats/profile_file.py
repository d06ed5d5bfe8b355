"""The file of one 辖区方案, from parsed TOML to the record: what it builds on, and every value one of its choices; pure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from pledgectl.books import FORMS, WHATS
from pledgectl.errors import PledgectlError
from pledgectl.formats.records import read_record, unknown_word
from pledgectl.ground.inside import plain_code
from pledgectl.model import AUTHORITIES, TRAITS, Item, Liability
from pledgectl.profile import ACTS, MEASURES, Profile

_OWN = ("code", "name", "document", "number", "extends")
_STARTS = ("publication", "approval")
_OBJECTS = ("catalog", "changes")
_YES_NO = ("", "yes", "no")
_FIELDS, _LIABILITIES = (tuple(entry.name for entry in fields(noun)) for noun in (Item, Liability))
_DEPTH = 8


def load_profile(name: str, find: Callable[[str], dict[str, Any]]) -> Profile:
    """Read profile `name`; `find(name)` gives its parsed TOML. A table replaces the whole table of the profile it extends.

    PledgectlError (exit 3) for unknown keys, wrong choices, a cycle or too long a chain of `extends`.
    """
    merged: dict[str, Any] = {}
    for data in _chain(name, find):
        merged = {key: value for key, value in merged.items() if key not in _OWN} | data
    return read_record(Profile, merged, f"辖区方案 {name}")


def _chain(name: str, find: Callable[[str], dict[str, Any]]) -> list[dict[str, Any]]:
    """List the parsed profiles from the root of `extends` to `name`, each proved alone so that a fault names its file."""
    seen: list[str] = []
    chain: list[dict[str, Any]] = []
    while name:
        where = f"辖区方案 {name}"
        data = find(name)
        profile = read_record(Profile, data, where)
        _check(profile, where)
        if profile.code in seen or len(seen) == _DEPTH:
            path = " → ".join([*seen, profile.code])
            raise PledgectlError(f"extends 绕成了圈或者套得太深：{path}", where, "请改 extends，使它最后落到 common")
        seen.append(profile.code)
        chain.insert(0, data)
        name = profile.extends
    return chain


def _check(profile: Profile, where: str) -> None:
    """Refuse a value that is no choice of its field, so that a slip of the pen never becomes a rule of the place."""
    if not plain_code(profile.code):
        raise PledgectlError("方案的 code 不能用作文件名", f"{where} code", "请用小写字母、数字和连字符，例如 mouxian")
    for key, values, choices in _words(profile):
        for value in (value for value in values if value not in choices):
            raise unknown_word(value, tuple(filter(None, choices)), f"{where} {key}", "取值")
    for key, number, least, most, told in _numbers(profile):
        if not least <= number <= most:
            raise PledgectlError(told, f"{where} {key}", f"请填 {least} 到 {most} 之间的整数")


def _words(profile: Profile) -> Iterator[tuple[str, Iterable[str], Iterable[str]]]:
    """Give every field that holds words: its key, its words, and those it may hold."""
    authority, filing, pledge = profile.authority, profile.filing, profile.pledge
    yield "authority", (authority.added, authority.removed, authority.renamed, authority.revised), ("", *AUTHORITIES)
    yield "filing.start", (filing.start,), _STARTS
    yield "filing.objects", filing.objects, _OBJECTS
    yield "pledge.notices.field", (notice.field for notice in pledge.notices), ("", *_FIELDS)
    yield "pledge.liabilities", pledge.liabilities, _LIABILITIES
    yield "publicity.traits", profile.publicity.traits, tuple(TRAITS)
    yield "risk.insurance", profile.risk.insurance, tuple(TRAITS)
    yield "cancelled.forbidden", (profile.cancelled.forbidden,), _YES_NO
    yield "verification.filed", (profile.verification.filed,), _YES_NO
    yield "assessment.criteria.measure", (criterion.measure for criterion in profile.assessment.criteria), MEASURES
    for milestone in profile.milestones:
        yield "milestones.act", (milestone.act,), ACTS
        yield "milestones.what", milestone.what, tuple(WHATS)
        yield "milestones.forms", milestone.forms, tuple(FORMS)


def _numbers(profile: Profile) -> Iterator[tuple[str, int, int, int, str]]:
    """Give every number: its key, the number, its least and its most, and what to say of any other."""
    filing, complaint = profile.filing.days, profile.complaint.days
    yield "filing.days", filing, 1, 366, f"备案期限不能是 {filing} 个工作日"
    yield "complaint.days", complaint, 0, 366, f"答复期限不能是 {complaint} 个工作日"
    for criterion in profile.assessment.criteria:
        yield "assessment.criteria.points", criterion.points, 1, 100, f"分值不能是 {criterion.points}"
