"""Check a Word template as a clerk would want it checked: every fault at once, each at its place, as findings."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from pledgectl.errors import PledgectlError
from pledgectl.forms.allowed import shown
from pledgectl.forms.compile import Reading, full_name, open_template
from pledgectl.forms.dialect import Fault, Tag
from pledgectl.forms.elements import MAX_LINES, Lack, Line, guide_lacks, lines_of, pledge_lacks
from pledgectl.forms.manuscript import BLANK, document_lines, single_braces, text_lines
from pledgectl.forms.parts import Part
from pledgectl.forms.places import Place
from pledgectl.ground.xml import parse_xml
from pledgectl.model import Finding, Where
from pledgectl.profile import Profile
from pledgectl.rule import report, rules_for
from pledgectl.rules.phrases import Wording
from pledgectl.rules.templates import altered_text, missing_part


def check_template(data: bytes, where: str, known: Collection[str]) -> list[Finding]:
    """Return the findings of a template; `known` are the dotted names that data has; PledgectlError if it is no usable DOCX."""
    found = check_tags(data, where, known)
    if found or any(part.tags for part in _read(data, where)[0].parts):
        return found
    return _reported(Fault("untagged", "模板里没有一个标签，生成的每一份都会一样", ""), _where(where, Place("正文")))


def check_tags(data: bytes, where: str, known: Collection[str]) -> list[Finding]:
    """Return the findings of what may be a finished document, which needs no tags; otherwise as `check_template`."""
    reading, lines = _read(data, where)
    faults = [*reading.faults, *((fault, place) for text, place in lines for fault in single_braces(text))]
    found = [finding for fault, place in faults for finding in _reported(fault, _where(where, place))]
    for name, tag, place in chain.from_iterable(map(_names, reading.parts)):
        for rule in rules_for("name"):
            found += report(rule.check, _where(where, place), name=name, known=known, tag=shown(tag.text))
    return list(dict.fromkeys(found))


def _reported(fault: Fault, where: Where) -> list[Finding]:
    asked = [report(rule.check, where, kind=fault.kind, text=fault.text, hint=fault.hint) for rule in rules_for("template")]
    return list(chain.from_iterable(asked))


def check_elements(data: bytes, where: str, kind: str, profile: Profile) -> list[Finding]:
    """Return what a pledge or guide (`kind`) lacks or says otherwise than the plan; PledgectlError if it is no usable DOCX."""
    lines = lines_of(parse_xml(_read(data, where)[0].package.read("word/document.xml"), where))
    if len(lines) > MAX_LINES:
        raise PledgectlError(f"文件有 {len(lines)} 段，不像一份文书", where, "请检查是否给错了文件，或者去掉 --kind")
    lacks = _pledge_lacks(data, where, profile, lines) if kind == "pledge" else guide_lacks(lines, profile)
    paper = "告知承诺书" if kind == "pledge" else "办事指南"
    found = []
    for lack in lacks:
        found += report(missing_part, _where(where, lack.place), kind=lack.kind, what=lack.what, paper=paper)
        found += report(altered_text, _where(where, lack.place), kind=lack.kind, what=lack.what, wanted=lack.wanted)
    return found


def _pledge_lacks(data: bytes, where: str, profile: Profile, lines: Sequence[Line]) -> Iterator[Lack]:
    """Yield what a finished pledge lacks, or one made of the template; of a faulty template, what its tags leave out."""
    from pledgectl.forms.trial import content_lacks, trial_lines

    reads = {name for part in _read(data, where)[0].parts for name, _, _ in _names(part)}
    tried = trial_lines(data, where, profile, lines) if reads else None
    if tried is None:
        yield from pledge_lacks(lines, reads, profile)
        return
    yield from pledge_lacks(tried, {name for name in reads if name.startswith("事项.")}, profile)
    if any(name.partition(".")[0] == "告知" for name in reads):
        yield from content_lacks(tried, profile)


def check_wording(data: bytes, where: str, wording: Wording, own: Collection[str] = ()) -> list[Finding]:
    """Return the vague wording of a DOCX or, where the name ends in .txt, of a text; PledgectlError if it is neither.

    `own` are lines of the program's own template, which the department has not worded.
    """
    from pledgectl.check import check_text

    if is_text(where):
        lines = [(line, Where(file=where, line=number)) for number, line in enumerate(text_lines(data, where), 1)]
    else:
        lines = [(text, _where(where, place)) for text, place in _read(data, where)[1] if text not in own]
    return [replace(found, message=found.message.replace(BLANK, "＿＿")) for found in check_text(lines, wording)]


def template_lines(data: bytes, where: str) -> frozenset[str]:
    """List the lines that a template prints whatever the data."""
    return frozenset(text for text, _ in _read(data, where)[1])


def is_text(name: str) -> bool:
    return name.lower().endswith(".txt")


def template_names(data: bytes, where: str) -> tuple[str, ...]:
    """List the dotted names that a template reads, against which a changed copy of it can be checked."""
    return tuple(dict.fromkeys(name for part in _read(data, where)[0].parts for name, _, _ in _names(part)))


# One file is asked about tags, names, lines and wording in turn, beside the built-in template of its name.
@lru_cache(maxsize=2)
def _read(data: bytes, where: str) -> tuple[Reading, tuple[tuple[str, Place], ...]]:
    reading = open_template(data, where)
    return reading, tuple(document_lines(reading.package, where))


def _where(file: str, place: Place) -> Where:
    return Where(file=file, sheet=place.part, cell=place.inside, line=place.line)


def _names(part: Part) -> Iterator[tuple[str, Tag, Place]]:
    """Yield each dotted name that a part reads, resolved through its loops, with its tag and place."""
    scopes: list[Tag] = []
    for placed in part.tags:
        for read in placed.tag.reads:
            name = full_name(read, scopes)
            if name:
                yield name, placed.tag, placed.place
        if placed.tag.word == "for":
            scopes.append(placed.tag)
        elif placed.tag.word == "endfor" and scopes:
            scopes.pop()
