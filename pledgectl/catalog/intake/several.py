"""Names of several certificates in one cell, numbered or a line each: one item, of which the clerk is told."""

import re
from collections.abc import Iterator
from itertools import count

from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.lazy import lazy

_MAYBE = re.compile("[；;①1１(（]")
_NUMBER = lazy(r"(?:(?<![^\s；;。，,、])|(?<=[证明件书表单料]))(?:[（(]?(\d{1,2})(?:[）)]|[.．、](?!\d))|([①-⑳]))\s*")
_ENDS = " \n；;，,、。"


def certificates_in(name: str) -> int:
    """Return how many certificates a name lists: 1.甲证明；2.乙证明, 甲证明；乙证明; 1 for all others."""
    if not _MAYBE.search(name):
        return 1
    parts = list(_numbered(name)) or [part.strip(_ENDS) for part in re.split("[；;]", name)]
    held = [part for part in parts if part]
    return len(held) if held and all(kind_of(part) == "name" for part in held) else 1


def _numbered(text: str) -> Iterator[str]:
    """Yield the parts of a text that is a list numbered from 1: 1.甲证明；2.乙证明, ①甲证明②乙证明."""
    marks = list(_NUMBER.finditer(text))
    if not marks or marks[0].start() or any(_value(mark) != number for mark, number in zip(marks, count(1), strict=False)):
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    yield from (text[mark.end() : end].strip(_ENDS) for mark, end in zip(marks, ends, strict=True))


def _value(mark: re.Match[str]) -> int:
    return int(mark[1]) if mark[1] else ord(mark[2]) - ord("①") + 1
