"""What a rule is: a function whose docstring is its page, registered under a code that is never reused (contract §6)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pledgectl.model import Finding, Where

ERROR, WARNING, NOTE = "error", "warning", "note"


class Message(NamedTuple):
    """What a rule yields: the fault in words, the field it lies in, and the item if the rule looks at more than one."""

    text: str
    field: str = ""
    hint: str = ""
    item: str = ""


Check = Callable[..., Iterable[Message]]


@dataclass(frozen=True, slots=True)
class Rule:
    """规则: `subject` says what `check` is put to ("item", "catalog", "intake", "template", "text", "change" …).

    `table` names the table of the profile on which the rule rests, "" where it rests on laws alone.
    """

    code: str
    level: str
    subject: str
    title: str
    page: str
    hint: str
    check: Check
    table: str = ""


REGISTER: dict[str, Rule] = {}
_CODES: dict[Check, str] = {}


def rule(code: str, level: str, subject: str = "item", table: str = "") -> Callable[[Check], Check]:
    """Register the decorated function; its docstring is title line, blank, then 为什么：/ 怎么办：/ 依据： paragraphs."""

    def register(check: Check) -> Check:
        title, _, body = (check.__doc__ or "").strip().partition("\n")
        page = "\n".join(line.strip() for line in body.strip().splitlines())
        hint = next((line.removeprefix("怎么办：") for line in page.splitlines() if line.startswith("怎么办：")), "")
        if code in REGISTER:
            raise ValueError(f"rule {code} is registered twice")
        REGISTER[code] = Rule(code, level, subject, title.rstrip("。"), page, hint, check, table)
        _CODES[check] = code
        return check

    return register


def rules_for(subject: str) -> list[Rule]:
    """List the registered rules of one subject by code."""
    return [REGISTER[code] for code in sorted(REGISTER) if REGISTER[code].subject == subject]


def findings(found: Rule, messages: Iterable[Message], item: str = "", where: Where = Where()) -> Iterator[Finding]:
    """Dress what a rule yielded as findings."""
    for message in messages:
        hint = message.hint or found.hint
        yield Finding(found.code, found.level, found.title, message.text, hint, message.item or item, where)


def report(check: Check, where: Where = Where(), **facts: object) -> list[Finding]:
    """Put a rule of subject "intake" (or "template") to the facts that the reader met, at the place where it met them."""
    return list(findings(REGISTER[_CODES[check]], check(**facts), where=where))
