"""Findings as SARIF 2.1.0 (OASIS), for tools that show what a check found; the same findings give the same text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from pledgectl import __version__
from pledgectl.model import Finding, Where
from pledgectl.rule import REGISTER

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TABLE = re.compile(r"\[\[?\s*items(?:\.([\w.]+))?\s*\]\]?")
_KEY = re.compile(r"([\w.-]+)\s*=\s*(?:[\"']([^\"']*)[\"'])?")
_FENCE = re.compile(r"\"\"\"|'''")


def sarif_log(found: Iterable[Finding], paths: Mapping[str, str]) -> dict[str, Any]:
    """Return a SARIF log as JSON data; `paths` maps a file's name, as findings have it, to its path from here."""
    held = list(found)
    titles = {entry.code: entry for entry in held}
    codes = {code: number for number, code in enumerate(sorted(titles))}
    driver = {
        "name": "pledgectl",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(titles[code]) for code in codes],
    }
    results = [_result(entry, codes[entry.code], paths) for entry in held]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(entry: Finding) -> dict[str, Any]:
    """Describe the rule of a finding; the register knows its page."""
    known = REGISTER.get(entry.code)
    out: dict[str, Any] = {
        "id": entry.code,
        "shortDescription": {"text": entry.title or entry.code},
        "fullDescription": {"text": (known.page if known else "") or entry.title or entry.code},
        "defaultConfiguration": {"level": known.level if known else entry.level},
    }
    if known and known.hint:
        out["help"] = {"text": known.hint}
    return out


def _result(entry: Finding, index: int, paths: Mapping[str, str]) -> dict[str, Any]:
    text = f"{entry.message}\n怎么办：{entry.hint}" if entry.hint else entry.message
    out: dict[str, Any] = {"ruleId": entry.code, "ruleIndex": index, "level": entry.level, "message": {"text": text}}
    if location := _location(entry, paths):
        out["locations"] = [location]
    return out


def _location(entry: Finding, paths: Mapping[str, str]) -> dict[str, Any]:
    where = entry.where
    out: dict[str, Any] = {}
    if where.file:
        out["physicalLocation"] = {"artifactLocation": {"uri": quote(paths.get(where.file, where.file), safe="/")}}
        if where.line:
            out["physicalLocation"]["region"] = {"startLine": where.line}
    logical = list(_in_sheet(where))
    if entry.item:
        logical.append({"name": entry.item, "fullyQualifiedName": entry.item, "kind": "item"})
    if logical:
        out["logicalLocations"] = logical
    return out


def _in_sheet(where: Where) -> Iterator[dict[str, str]]:
    """Name a cell as Excel does, 清单!C7; a whole row is 清单!7:7."""
    place = where.cell or (f"{where.row}:{where.row}" if where.row else "")
    if where.sheet or place:
        kind = "cell" if where.cell else "row" if where.row else "sheet"
        whole = "!".join(part for part in (where.sheet, place) if part)
        yield {"name": place or where.sheet, "fullyQualifiedName": whole, "kind": kind}


def in_drafts(found: Iterable[Finding], texts: Mapping[str, str]) -> list[Finding]:
    """Add file and line to findings of a draft; `texts` are its TOML files by path."""
    places = {item: (path, lines) for path, text in texts.items() for item, lines in _item_lines(text)}
    return [_in_draft(entry, *places[entry.item]) if entry.item in places else entry for entry in found]


def _in_draft(entry: Finding, path: str, lines: Mapping[str, int]) -> Finding:
    field = entry.where.field
    names = (name for name in (field, field.partition(".")[0], "id") if name)
    line = next(lines[name] for name in names if name in lines)
    return replace(entry, where=replace(entry.where, file=path, line=line))


def _outside_texts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of TOML, from 1, that begin outside of a text of several lines."""
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        if not fenced:
            yield number, line
        fenced ^= bool(len(_FENCE.findall(line)) % 2)


def _item_lines(text: str) -> list[tuple[str, dict[str, int]]]:
    """List each item's id and the lines, from 1, of its fields; a nested field is its table and name, verification.exempt."""
    ids: dict[int, str] = {}
    lines: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for item, field, number, said in _fields(text):
        lines[item].setdefault(field, number)
        if field == "id":
            ids[item] = said
    return [(key, lines[item]) for item, key in ids.items()]


def _fields(text: str) -> Iterator[tuple[int, str, int, str]]:
    """Yield the fields and tables of items: of which item, from 1, its name ("" for the item), its line, and what it says."""
    item, table = 0, ""
    for number, line in _outside_texts(text):
        if head := _TABLE.match(line):
            table = head[1] or ""
            item += not table
            yield item, table, number, ""
        elif key := _KEY.match(line):
            yield item, f"{table}.{key[1]}" if table else key[1], number, key[2] or ""
