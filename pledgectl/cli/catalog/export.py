"""Items as they leave the house: JSON, CSV, XLSX, TOML, or lines for the screen."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from pathlib import Path

from pledgectl.catalog.fields import field_name, plain
from pledgectl.diff import field_text
from pledgectl.doors import store
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import record_data
from pledgectl.model import TRAITS, Catalog, Item

COLUMNS = (
    *("id", "code", "department", "name", "purpose", "matter", "matter_type", "requester", "issuer", "bases", "content"),
    *("applicants", "method", "power", "levels", "upstream", "remarks"),
)
_FIELDS = tuple(entry.name for entry in fields(Item))
_columns, _values = attrgetter(*COLUMNS), attrgetter(*_FIELDS)
_quote = json.JSONEncoder(ensure_ascii=False).encode
_NO_TRAITS = [""] * len(TRAITS)
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".toml": "toml"}


def suffix_format(path: Path) -> str:
    """Choose the format by the output file's ending; PledgectlError (2) where it tells none."""
    if form := _SUFFIXES.get(path.suffix.lower()):
        return form
    raise PledgectlError(f"看不出 {path} 要写成什么格式", "--output", "文件名请以 .xlsx、.csv、.json 或 .toml 结尾", USAGE)


def export(form: str, catalog: Catalog, root: Path | None = None) -> bytes:
    """Return the items of a catalog as one file, in the fonts of the workspace; it takes hardly more memory than the file."""
    if form == "json":
        return _joined(_json_lines(catalog), "utf-8")
    if form == "toml":
        return store.dump_record(catalog)
    headers = table_headers()
    if form == "csv":
        return csv_bytes(chain([headers], map(table_cells, catalog)))
    from pledgectl.doors.settings import read_fonts
    from pledgectl.doors.sheets import Table, write_table

    lines = [f"版本：{'工作稿' if catalog.version == 'draft' else catalog.version}，共 {len(catalog)} 项"]
    table = Table("目录", "实行告知承诺制的证明事项目录", lines, headers, [table_cells(item) for item in catalog])
    return write_table(table, read_fonts(root))


def table_headers() -> list[str]:
    """Return the column names of the XLSX and CSV export; an import knows them all, each trait by a column of its own."""
    return ["编号", *map(_header, COLUMNS[1:]), *TRAITS.values()]


def table_cells(item: Item) -> list[str]:
    """Return an item as a row under `table_headers`."""
    ticks = ["是" if trait in item.traits else "" for trait in TRAITS] if item.traits else _NO_TRAITS
    return [value if isinstance(value, str) else field_text(value) for value in _columns(item)] + ticks


def csv_bytes(rows: Iterable[list[str]]) -> bytes:
    """Write CSV for Excel: UTF-8 with BOM, and an apostrophe before what a spreadsheet would run as a formula."""
    out = io.BytesIO()
    with io.TextIOWrapper(out, "utf-8-sig", newline="", write_through=False) as stream:
        guarded = ([f"'{cell}" if cell.startswith(_TRIGGERS) else cell for cell in row] for row in rows)
        csv.writer(stream, lineterminator="\r\n").writerows(guarded)
        stream.flush()
        return out.getvalue()


def _joined(pieces: Iterable[str], encoding: str) -> bytes:
    out = io.BytesIO()
    for piece in pieces:
        out.write(piece.encode(encoding))
    return out.getvalue()


def _json_lines(catalog: Catalog) -> Iterator[str]:
    """Write the JSON of contract §5 with one field a line."""
    yield f'{{\n "version": {_quote(catalog.version)},\n "items": ['
    for number, item in enumerate(catalog):
        texts = [_quote(value) if isinstance(value, str) else _nested(value) for value in _values(item)]
        told = ",\n".join([f'   "{name}": {text}' for name, text in zip(_FIELDS, texts, strict=True)])
        yield f"{',' if number else ''}\n  {{\n{told}\n  }}"
    yield "\n ]\n}\n"


@lru_cache(maxsize=4_096)
def _nested(value: object) -> str:
    """Write a record or a list; most items share theirs, being empty."""
    entries = value if isinstance(value, tuple) else (value,)
    data = [record_data(entry) if is_dataclass(entry) else entry for entry in entries]
    return json.dumps(data if isinstance(value, tuple) else data[0], ensure_ascii=False)


def item_lines(item: Item) -> Iterator[str]:
    """Write one item whole, a line for each field that says something."""
    for entry in fields(item):
        value = getattr(item, entry.name)
        if is_dataclass(value):
            texts = {f"{entry.name}.{inner.name}": field_text(getattr(value, inner.name)) for inner in fields(value)}
            yield from (f"{_header(name)}：{plain(text)}" for name, text in texts.items() if text)
        elif text := field_text(value):
            yield f"{_header(entry.name)}：{text}".replace("\n", "\n    ")


_OWN = {"id": "事项编号", "review.by": "审查人", "review.role": "审查人身份", "review.date": "审查日期"}
_OWN |= {"review.opinion": "审查意见", "review.exclusion": "疑似排除的放行理由", "department": "填报单位"}


def _header(path: str) -> str:
    return _OWN.get(path) or field_name(path)
