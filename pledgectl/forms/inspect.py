"""Check a Word template as a clerk would want it checked: every fault at once, each at its place, as findings."""

from collections.abc import Collection, Iterator

from pledgectl.forms.allowed import shown
from pledgectl.forms.compile import full_name, open_template
from pledgectl.forms.dialect import Tag
from pledgectl.forms.elements import guide_lacks, lines_of, pledge_lacks
from pledgectl.forms.parts import Part
from pledgectl.forms.places import Place
from pledgectl.model import Finding, Where
from pledgectl.package import parse_xml
from pledgectl.profile import Profile
from pledgectl.rule import report, rules_for
from pledgectl.rules.templates import altered_text, missing_part


def check_template(data: bytes, where: str, known: Collection[str]) -> list[Finding]:
    """Return the findings of a template; `known` are the dotted names that data has; PledgectlError if it is no usable DOCX."""
    reading = open_template(data, where)
    found = [
        finding
        for fault, place in reading.faults
        for rule in rules_for("template")
        for finding in report(rule.check, _where(where, place), kind=fault.kind, text=fault.text, hint=fault.hint)
    ]
    for part in reading.parts:
        for name, tag, place in _names(part):
            for rule in rules_for("name"):
                found += report(rule.check, _where(where, place), name=name, known=known, tag=shown(tag.text))
    return list(dict.fromkeys(found))


def check_elements(data: bytes, where: str, kind: str, profile: Profile) -> list[Finding]:
    """Return what a pledge or guide (`kind`) lacks or says otherwise than the plan; PledgectlError if it is no usable DOCX."""
    reading = open_template(data, where)
    reads = {name for part in reading.parts for name, _, _ in _names(part)}
    lines = lines_of(parse_xml(reading.package.read("word/document.xml"), where))
    lacks = pledge_lacks(lines, reads, profile) if kind == "pledge" else guide_lacks(lines, profile)
    paper = "告知承诺书" if kind == "pledge" else "办事指南"
    found = []
    for lack in lacks:
        found += report(missing_part, _where(where, lack.place), kind=lack.kind, what=lack.what, paper=paper)
        found += report(altered_text, _where(where, lack.place), kind=lack.kind, what=lack.what, wanted=lack.wanted)
    return found


def template_names(data: bytes, where: str) -> tuple[str, ...]:
    """List the dotted names that a template reads, against which a changed copy of it can be checked."""
    return tuple(dict.fromkeys(name for part in open_template(data, where).parts for name, _, _ in _names(part)))


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
