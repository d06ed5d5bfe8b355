"""What a person said a column means: `C=name`, `出处=设定依据`; it overrides what the reader would tell by itself."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pledgectl.catalog.intake.columns import BODIES, UNKNOWN, Meaning, meaning
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.names import PATTERNS, simplified
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import nearest
from pledgectl.grid import column_letter
from pledgectl.lazy import lazy
from pledgectl.text import compare_form

FIELDS = tuple(dict.fromkeys(field for field, _, _ in PATTERNS if field not in BODIES))
_LETTERS = lazy("[A-Za-z]{1,3}")
_SAID, _HIGH, _MIDDLE = 20, 7, 4.5


def parse_mapping(texts: Iterable[str]) -> dict[str, str]:
    """Read 列=项目 texts: a column by its letter or name, a field by its key or usual Chinese name."""
    out: dict[str, str] = {}
    for text in texts:
        column, equals, field = (part.strip() for part in text.replace("＝", "=").partition("="))
        if not (column and equals and field):
            hint = "例如 --map C=name，或者 --map 出处=设定依据"
            raise PledgectlError(f"“{text[:60]}”不是 列=项目 的写法", "--map", hint, USAGE)
        out[column.upper() if _LETTERS.fullmatch(column) else column] = known_field(field, "--map")
    return out


def known_field(text: str, where: str) -> str:
    """Return the key of a field given by key or Chinese name; PledgectlError names the nearest."""
    if text in FIELDS:
        return text
    found = meaning((text,)).field if re.search("[一-鿿]", text) else ""
    if found in FIELDS:
        return found
    near = nearest(text, FIELDS)
    hint = f"是不是 {near}？" if near else ""
    raise PledgectlError(f"没有“{text[:40]}”这个项目", where, f"{hint}可以写：{'、'.join(FIELDS[:12])} 等", USAGE)


def mapped(header: Header, mapping: Mapping[str, str]) -> Header:
    """Give the columns of a header the meanings that were said; a field said of one column is taken from all others."""
    said = {at: field for at, field in _columns(header, mapping).items() if header.meanings[at].field != field}
    if not said:
        return header
    meanings = [UNKNOWN if each.field in said.values() and not each.tick else each for each in header.meanings]
    for at, field in said.items():
        meanings[at] = Meaning(field, _SAID)
    return replace(header, meanings=tuple(meanings))


def agreed(remembered: Mapping[str, Mapping[str, str]], departments: Iterable[str]) -> dict[str, str]:
    """Return what columns were said to mean for these departments, where half of them have it so and none otherwise."""
    named = set(departments)
    held = [remembered[name] for name in named if name in remembered]
    said = {column: {columns[column] for columns in held if column in columns} for each in held for column in each}
    often = Counter(column for columns in held for column in columns)
    return {column: min(fields) for column, fields in said.items() if len(fields) == 1 and often[column] * 2 >= len(named)}


def _columns(header: Header, mapping: Mapping[str, str]) -> dict[int, str]:
    """Return the columns, from 0, that a mapping names."""
    named = {key_of(key): field for key, field in mapping.items() if not _LETTERS.fullmatch(key)}
    out: dict[int, str] = {}
    for at, names in enumerate(header.names):
        forms = {key_of(name) for name in (*names, "".join(names))}
        field = mapping.get(column_letter(at + 1), "") or next((named[form] for form in forms if form in named), "")
        if names and field:
            out[at] = field
    return out


def key_of(name: str) -> str:
    """Return the form in which names of columns are compared."""
    return re.sub(r"\s", "", compare_form(simplified(name)))


def confidence(header: Header) -> dict[str, str]:
    """Say of each column that is read how surely its meaning is known: 高, 中, 低."""
    sure = ((column, each) for column, each in enumerate(header.meanings, 1) if each.field and each.field not in BODIES)
    return {
        column_letter(column): "高" if each.tick or each.weight >= _HIGH else "中" if each.weight >= _MIDDLE else "低"
        for column, each in sure
    }
