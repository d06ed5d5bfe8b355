"""Lists without a header: a form for each certificate, names of fields beside their values; read as rows of one table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice, pairwise

from pledgectl.catalog.intake.assigned import fields_of
from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.header import SURE, Header
from pledgectl.catalog.intake.reading import SheetIntake, Skipped
from pledgectl.grid import Sheet, address, column_number, filled, place_of
from pledgectl.lazy import lazy
from pledgectl.model import Where

_LABEL, _LEAST, _MOST = 16, 3, 5_000  # the length of a label, how many fields make a form, and how many rows are looked at
_SHARE, _SAMPLED, _OF_NAME = 0.6, 60, "证明"
_ASKS = lazy("填写|请填|例如|如：|……|\\.{3}|_{2}|×{2}")
_MAY_ASK = lazy("要求|按照|应当|参照")


@dataclass(slots=True)
class Block:
    """一张登记表: the value of each label, where it stands, the rows of the form, and how many certificates it names."""

    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    names: int = 0

    def put(self, label: str, values: list[str], place: str) -> None:
        """Add what stands below or beside a label; the first value tells the place."""
        self.values[label] = "\n".join(part for part in (self.values.get(label, ""), *values) if part)
        self.names += sum(kind_of(value) == "name" for value in values) if _names(label) else 0
        if values:
            self.places.setdefault(label, place)


@dataclass(frozen=True, slots=True)
class Blocks:
    """几张登记表: a sheet of one row each, at the row of its name, with a header; where each value stands; what is left out."""

    sheet: Sheet
    header: Header
    places: Mapping[int, Mapping[int, str]]
    rest: Mapping[int, str]


def find_blocks(sheet: Sheet) -> Blocks | None:
    """Read a sheet of forms, each with the name of a certificate and two fields more; None if it is not made of them."""
    labels = _label_columns(sheet) if len(sheet.rows) <= _MOST else []
    found = [block for block in _blocks(sheet, labels) if _is_filled(block)] if labels else []
    if not found:
        return None
    names = list(dict.fromkeys(label for block in found for label in block.values))
    header = Header((0,), tuple((name,) for name in names), tuple(fields_of([(name,) for name in names])))
    rows: dict[int, tuple[str, ...]] = {}
    places: dict[int, dict[int, str]] = {}
    rest: dict[int, str] = {}
    for block in found:
        at = _row_of_name(block)
        rows[at] = tuple(block.values.get(name, "") for name in names)
        places[at] = {column: block.places[name] for column, name in enumerate(names, 1) if name in block.places}
        rest |= {row: f"第 {at} 行的登记表" for row in block.rows if row != at}
    lines = [row for row in sheet.rows if row not in rows and row not in rest]
    rest |= dict.fromkeys(lines, "登记表以外的文字")
    above = tuple(text for row in lines for text in sheet.rows[row] if text)
    return Blocks(Sheet(sheet.name, rows, notices=sheet.notices, above=(*sheet.above, *above)), header, places, rest)


def placed(intake: SheetIntake, blocks: Blocks) -> SheetIntake:
    """Say of what was read of forms where on the sheet it stands, and which rows belong to a form."""
    entries = tuple(replace(each, letters=_cells(each.letters, blocks.places[each.row])) for each in intake.entries)
    columns: dict[str, dict[str, None]] = {}
    for letter, name in intake.columns.items():
        at = next((held[number] for held in blocks.places.values() if (number := column_number(letter)) in held), "")
        columns.setdefault(at.rstrip("0123456789"), {})[name] = None
    rest = (Skipped(row, why) for row, why in blocks.rest.items())
    return replace(
        intake,
        header_rows=(),
        entries=entries,
        columns={letter: "+".join(columns[letter]) for letter in sorted(columns, key=column_number) if letter},
        skipped=tuple(sorted((*intake.skipped, *rest), key=lambda each: each.row)),
        findings=tuple(replace(found, where=_place(found.where, blocks)) for found in intake.findings),
        confidence={},
        labels={},
    )


def _cells(letters: Mapping[str, str], held: Mapping[int, str]) -> dict[str, str]:
    return {name: held[column_number(letter)] for name, letter in letters.items() if column_number(letter) in held}


def _place(where: Where, blocks: Blocks) -> Where:
    """Return the place of a finding whose cell is named by the row of a form's name and the column of its field."""
    named = place_of(where.cell)
    cell = blocks.places.get(where.row, {}).get(named[1], "") if named else ""
    place = place_of(cell)
    return replace(where, cell=cell, row=place[0] if place else where.row if where.row in blocks.places else 0)


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL and meaning((text,)).weight >= SURE


def _label_columns(sheet: Sheet) -> list[int]:
    """Return the columns, from 0, in which most cells name a field, and not one and the same all the way."""
    held: dict[int, list[str]] = {}
    first = list(islice(sheet.rows.values(), _SAMPLED))
    if not any(_OF_NAME in text for cells in first for text in cells if len(text) <= _LABEL):
        return []
    pairs = (list(filled(cells)) for cells in first)
    for column, text in chain.from_iterable(line for line in pairs if len(line) > 1):
        held.setdefault(column - 1, []).append(text)
    named = {column: {text for text in texts if _is_label(text)} for column, texts in held.items()}
    share = {column: sum(map(_is_label, texts)) / len(texts) for column, texts in held.items()}
    return sorted(column for column, labels in named.items() if share[column] >= _SHARE and len(labels) > 1)


def _blocks(sheet: Sheet, labels: list[int]) -> Iterator[Block]:
    """Yield the forms; a label that comes again begins another."""
    block, last = Block(), ""
    for row, cells in sheet.rows.items():
        pairs = list(_pairs(cells, labels))
        if any(label in block.values for _, label, _ in pairs):
            yield block
            block, last = Block(), ""
        for column, label, values in pairs:
            block.put(label, values, address(row, column + 1))
        texts = [text for text in cells if text]
        if not pairs and last and len(texts) == 1 and labels[0] < cells.index(texts[0]):
            block.put(last, texts, address(row, cells.index(texts[0]) + 1))
        else:
            last = pairs[0][1] if pairs else ""
        block.rows += [row] if last else []
    yield block


def _pairs(cells: tuple[str, ...], labels: list[int]) -> Iterator[tuple[int, str, list[str]]]:
    """Yield where the first value of a label stands, the label, and its values up to the next label, each once."""
    present = [column for column in labels if column < len(cells) and cells[column]]
    for column, end in pairwise([*present, len(cells)]):
        held = [at for at in range(column + 1, end) if cells[at]]
        if held or _is_label(cells[column]):
            yield next(iter(held), column), cells[column], list(dict.fromkeys(cells[at] for at in held))


def _row_of_name(block: Block) -> int:
    name = next(label for label, value in block.values.items() if value and _names(label))
    return int("".join(char for char in block.places[name] if char.isdecimal()))


def _names(label: str) -> bool:
    return meaning((label,)).field == "name"


def _is_filled(block: Block) -> bool:
    """Tell whether a form says which one certificate it is of, and two things more; instructions say how to fill it in.

    A table that was turned on its side names several, and is none.
    """
    fields = {meaning((label,)).field for label, value in block.values.items() if value}
    cites = any(kind_of(value) in ("bases", "body") for value in block.values.values())
    return block.names == 1 and len(fields - {""}) >= _LEAST and cites and not _asks(block)


def _asks(block: Block) -> bool:
    """Tell whether values say how to fill in a form: one surely, or most of them in words that an answer may hold too."""
    told = [value for label, value in block.values.items() if value and meaning((label,)).field != "bases"]
    return any(map(_ASKS.search, told)) or sum(bool(_MAY_ASK.search(value)) for value in told) * 2 > len(told)
