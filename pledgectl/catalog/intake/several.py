"""Names of several certificates in one cell, numbered or a line each: one item, of which the clerk is told, or as many."""

import re
from collections.abc import Iterator

from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.plan import Plan
from pledgectl.lazy import lazy
from pledgectl.text import number_of

_FIRST = lazy("[（(]?[0０]?[1１]|①")
_NUMBER = lazy(r"(?:(?<![^\s；;。，,、])|(?<=[证明件书表单料]))(?:[（(]?(\d{1,2})(?:[）)]|[.．、](?!\d))|([①-⑳]))\s*")
_MOST = 100  # certificates that a cell is split into: of thousands in each of thousands of rows there is no end
_ENDS = " \n；;，,、。"


def certificates_in(name: str) -> int:
    """Return how many certificates a name lists: 1.甲证明；2.乙证明, 甲证明；乙证明; 1 for all others."""
    return len(_certificates(name)) or 1


def split_cells(cells: tuple[str, ...], plan: Plan) -> list[tuple[str, ...]]:
    """Return a row for each certificate that its name lists; what else lists as many by numbers is split alike, or repeated."""
    names = _certificates(plan.text(cells, "name"))
    if not 1 < len(names) <= _MOST:
        return [cells]
    rows = [list(cells) for _ in names]
    for at, text in enumerate(cells):
        listed = names if plan.field_at(at + 1) == "name" else list(_numbered(text))
        for row, part in zip(rows, listed, strict=False) if len(listed) == len(names) else ():
            row[at] = part
    return [tuple(row) for row in rows]


def _certificates(name: str) -> list[str]:
    """Return the names of certificates that a name lists, or []."""
    if "；" not in name and ";" not in name and not _FIRST.match(name):
        return []
    parts = list(_numbered(name)) or [part.strip(_ENDS) for part in re.split("[；;]", name)]
    held = [part for part in parts if part]
    return held if all(kind_of(part) == "name" for part in held) else []


def _numbered(text: str) -> Iterator[str]:
    """Yield the parts of a text that is a list numbered from 1: 1.甲证明；2.乙证明, ①甲证明②乙证明."""
    marks = list(_NUMBER.finditer(text))
    numbers = [number_of(mark[1] or mark[2]) for mark in marks]
    if not marks or marks[0].start() or numbers != list(range(1, len(marks) + 1)):
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    yield from (text[mark.end() : end].strip(_ENDS) for mark, end in zip(marks, ends, strict=True))
