"""Items as they leave the house: JSON, CSV, XLSX, TOML, or lines for the screen."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from pledgectl.catalog.fields import field_name
from pledgectl.diff import field_text
from pledgectl.doors import store
from pledgectl.model import Catalog, Item
from pledgectl.records import record_data

COLUMNS = (
    *("id", "code", "department", "name", "purpose", "matter", "matter_type", "requester", "issuer", "bases", "content"),
    *("applicants", "method", "power", "levels", "traits", "upstream", "remarks"),
)
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".toml": "toml"}


def suffix_format(path: Path | None) -> str:
    """Choose the format by the output file's ending; table where it tells nothing."""
    return _SUFFIXES.get(path.suffix.lower(), "table") if path else "table"


def export(form: str, catalog: Catalog) -> bytes:
    """Return the items of a catalog as one file."""
    if form == "json":
        data = {"version": catalog.version, "items": [record_data(item, empty=True) for item in catalog]}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    if form == "toml":
        return store.dump_record(catalog)
    rows = [[_cell(item, name) for name in COLUMNS] for item in catalog]
    headers = [_header(name) for name in COLUMNS]
    if form == "csv":
        return csv_bytes([headers, *rows])
    from pledgectl.doors.sheets import write_table

    lines = [f"版本：{'工作稿' if catalog.version == 'draft' else catalog.version}，共 {len(catalog)} 项"]
    return write_table("目录", "实行告知承诺制的证明事项目录", lines, headers, rows)


def csv_bytes(rows: list[list[str]]) -> bytes:
    """Write CSV for Excel: UTF-8 with BOM, and an apostrophe before what a spreadsheet would run as a formula."""
    out = io.StringIO()
    guarded = [[f"'{cell}" if cell.startswith(_TRIGGERS) else cell for cell in row] for row in rows]
    csv.writer(out, lineterminator="\r\n").writerows(guarded)
    return out.getvalue().encode("utf-8-sig")


def item_lines(item: Item) -> Iterator[str]:
    """Write one item whole, a line for each field that says something."""
    for entry in fields(item):
        value = getattr(item, entry.name)
        if is_dataclass(value):
            for inner in fields(value):
                if text := field_text(getattr(value, inner.name)):
                    yield f"{_header(f'{entry.name}.{inner.name}')}：{text}"
        elif text := field_text(value):
            yield f"{_header(entry.name)}：{text}".replace("\n", "\n    ")


def _cell(item: Item, name: str) -> str:
    return str(field_text(getattr(item, name)))


_OWN = {"id": "事项编号", "review.by": "审查人", "review.role": "审查人身份", "review.date": "审查日期"}
_OWN |= {"review.opinion": "审查意见", "review.exclusion": "疑似排除的放行理由", "department": "填报单位"}


def _header(path: str) -> str:
    return _OWN.get(path) or field_name(path)
