"""The file of one department's items, from bytes to records and back; pure.

It has a layout of its own, one field a line in the order of the record, so that it is steady to the byte.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from pledgectl.errors import PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.inside import plain_code
from pledgectl.ground.toml import read_toml, uncollected
from pledgectl.model import Item

CATALOG_LIMIT = 64_000_000
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x7f": "\\u007f"}
_ESCAPES |= {chr(code): f"\\u{code:04x}" for code in range(32) if chr(code) not in _ESCAPES}
_ESCAPE_TABLE = str.maketrans(_ESCAPES)
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')


@dataclass(frozen=True, slots=True)
class _CatalogFile:
    """部门目录文件: one department's items."""

    department: str
    items: tuple[Item, ...] = ()


def read_items(data: bytes, where: str) -> tuple[Item, ...]:
    """Read the items of one file; PledgectlError for one without an id that can name it, or of another department."""
    table = read_toml(data, where, CATALOG_LIMIT)
    items, department = table.get("items"), table.get("department")
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if isinstance(item, dict):
            item.setdefault("department", department)
            _check_item(item, department, f"{where} items[{number}]")
    with uncollected():
        return read_record(_CatalogFile, table, where).items


def _check_item(item: dict[str, Any], department: object, where: str) -> None:
    if not plain_code(str(item.get("id", ""))) or item["department"] != department:
        hint = "请改正：id 要像 mzj-017 这样，不能空；事项不另写部门"
        raise PledgectlError("事项的 id 不对，或部门与文件开头的部门不一致", where, hint)


def dump_items(department: str, items: Iterable[Item]) -> bytes:
    """Write one catalog file: sorted by id, one field a line, empty fields left out, LF."""
    out = [f"department = {_quote(department)}\n"]
    for item in sorted(items, key=lambda entry: entry.id):
        out.append("\n[[items]]\n")
        out.extend(_table(item, "items"))
    return "".join(out).encode()


@cache
def _layout(cls: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a record's fields into those on one line and those that are tables, each in the record's order."""
    kinds = get_type_hints(cls)
    names = [entry.name for entry in fields(cls) if not (cls is Item and entry.name == "department")]
    tables = tuple(name for name in names if any(map(is_dataclass, (kinds[name], *get_args(kinds[name])))))
    return tuple(name for name in names if name not in tables), tables


def _table(record: Any, path: str) -> Iterator[str]:
    plain, tables = _layout(record.__class__)
    for name in plain:
        if value := getattr(record, name):
            yield f"{name} = {_quote(value) if isinstance(value, str) else _quote_list(value)}\n"
    for name in tables:
        value, below = getattr(record, name), f"{path}.{name}"
        head, entries = (f"[[{below}]]\n", value) if isinstance(value, tuple) else (f"[{below}]\n", (value,))
        for entry in entries if value != type(value)() else ():
            yield head
            yield from _table(entry, below)


def _quote(text: str) -> str:
    return f'"{text.translate(_ESCAPE_TABLE)}"' if _TO_ESCAPE.search(text) else f'"{text}"'


def _quote_list(texts: Iterable[str]) -> str:
    return f"[{', '.join(_quote(text) for text in texts)}]"
