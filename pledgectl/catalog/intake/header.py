"""Find the table's header wherever it starts: one row or several, with merged cells and line breaks."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, takewhile, zip_longest

from pledgectl.catalog.intake import sides
from pledgectl.catalog.intake.assigned import fields_of
from pledgectl.catalog.intake.columns import UNKNOWN, Meaning, meaning
from pledgectl.catalog.intake.headed import MAX_NAME, tells_how
from pledgectl.catalog.intake.lines import continues, names_of
from pledgectl.grid import Notice, Sheet, count_filled
from pledgectl.lazy import lazy

SEARCHED, DEEPEST = 40, 3
SURE = 6  # a header whose names are all guesses may as well be a row of data
_UNKNOWN_BELOW = 3  # how much a header may lose by names below others that mean no field: 保留, 取消 below 处理意见
_ANOTHER = 20  # three fields surely named
_TITLED = lazy(r"^附件\s*\d|^附表\s*\d|取消|废止")
# What stands in rows and not in headers: a serial number, an article, a type of matter, a rank, the name of a body.
_VALUE = lazy(
    r"^[（(]?\d+[）).、．]?$|第[\d一二三四五六七八九十百千]+条|^行政(?:许可|确认|给付|奖励|裁决)$|^公共服务$|^(?:行政|地方性)法规$"
    r"|^[省市县区乡]级$|.(?:局|厅|院|政府|委员会|办公室|街道办事处|管理所|派出所)$"
)
_NOTE = lazy(r"[（(]?(?:注|备注|说明|填表说明|合计|总计|\d)")


@dataclass(frozen=True, slots=True)
class Header:
    """表头: its rows, and for each column the texts from the top and what they mean."""

    rows: tuple[int, ...]
    names: tuple[tuple[str, ...], ...]
    meanings: tuple[Meaning, ...]

    @property
    def fields(self) -> list[str]:
        """Return the field of each column, "" where it has none."""
        return [each.field for each in self.meanings]

    def label(self, column: int) -> str:
        """Return the name of a column, from 1, as one line."""
        names = self.names[column - 1] if column <= len(self.names) else ()
        return "".join("".join(names[-1:]).split()) or f"第 {column} 列"


Said = Callable[[Header], Header]


def find_header(sheet: Sheet, said: Said | None = None) -> Header | None:
    """Return the header that names the most fields among the first rows, the upper one if two name as many.

    `said` puts in what a person said about columns.
    """
    best, best_score = None, 0.0
    for below, header in _headers(sheet, said):
        score = _score(header)
        deeper = best is not None and score > best_score - _UNKNOWN_BELOW and _reaches_down(sheet, best, header)
        better = score > best_score or deeper
        # Asked last: to ask it of every row of data takes longer than all else.
        if better and not (_is_form(sheet, below) or _begins_form(sheet, header.rows[0], below)):
            best, best_score = header, score
    return _with_what_tells_how(sheet, best) if best else None


def _with_what_tells_how(sheet: Sheet, header: Header) -> Header:
    """Count to a header the rows right below it that say how to fill in the columns."""
    last = header.rows[-1]
    below = takewhile(lambda row: tells_how(sheet.rows[row]), islice((row for row in sheet.rows if row > last), DEEPEST))
    return replace(header, rows=(*header.rows, *below))


def _headers(sheet: Sheet, said: Said | None) -> Iterator[tuple[list[int], Header]]:
    """Yield what each of the first rows would be as a header, alone and with those below, and the rows below that."""
    numbers = list(sheet.rows)[:SEARCHED]
    for at, row in enumerate(numbers):
        for found in _candidates(sheet, numbers[at : at + DEEPEST], row):
            end = at + len(found.rows)
            yield numbers[end : end + DEEPEST], said(found) if said else found


def widened(header: Header, sheet: Sheet) -> Header:
    """Give columns without a name that hold something beside other cells an empty one, so that nothing in them is lost."""
    below = [cells for row, cells in sheet.rows.items() if row > header.rows[-1]]
    width = max(len(header.names), *map(len, below)) if below else len(header.names)
    names = [*header.names, *([()] * (width - len(header.names)))]
    bare = {at for at, name in enumerate(names) if not name}
    full = [cells for cells in below if count_filled(cells) > 2] if bare else []
    held = {at for at, cells in enumerate(zip_longest(*full, fillvalue="")) if at in bare and any(cells)}
    filled_in = tuple(("",) if at in held else name for at, name in enumerate(names))
    return Header(header.rows, filled_in, (*header.meanings, *([UNKNOWN] * (width - len(header.names)))))


def _reaches_down(sheet: Sheet, upper: Header, header: Header) -> bool:
    """Tell whether names of the upper header are merged down over all rows of this one, which tells no field less."""
    top, bottom = header.rows[0], header.rows[-1]
    tall = upper.rows[0] == top and any(merge[0] == top and merge[2] == bottom for merge in sheet.merges)
    return tall and {*header.fields} >= {*upper.fields}


def _is_form(sheet: Sheet, below: Sequence[int]) -> bool:
    """Tell whether the rows below begin with names of fields and go on with something else: a form, one field a line."""
    lines = [[text for text in sheet.rows[number] if text] for number in below]
    starts = [meaning((line[0],)) for line in lines if 2 <= len(line) <= 4 and not meaning((line[1],)).field]
    return len({each.field for each in starts if each.weight >= SURE}) > 1


def _begins_form(sheet: Sheet, row: int, below: Sequence[int]) -> bool:
    """Tell whether a name of the certificate has its value beside it, and names of other fields below: a form of pairs."""
    cells = sheet.rows[row]
    for at, text in enumerate(cells[:-1]):
        beside = cells[at + 1]
        if beside and text and meaning((text,)).field == "name" and meaning((beside,)).weight < SURE:
            under = {meaning((sheet.rows[each][at],)).field for each in below if at < len(sheet.rows[each])}
            return bool(under & {"requester", "issuer", "bases", "purpose", "matter_type", "content"})
    return False


def split_tables(sheet: Sheet, said: Said | None = None) -> list[Sheet]:
    """Cut a sheet into its tables: those side by side from the left, in each those below one another."""
    first = None if sheet.hidden else find_header(sheet, said)
    if first is None:
        return [sheet]
    beside = _beside(sheet, first, said)
    return [part for side, header in beside for part in _below_one_another(side, header)]


def _beside(sheet: Sheet, first: Header, said: Said | None) -> list[tuple[Sheet, Header]]:
    """Cut a sheet where tables stand side by side, each under a header that surely names certificates of its own."""
    starts = sides.again(first.names)
    shared = sides.lone_lines(sheet, starts[1]) if len(starts) > 1 else ()
    found = [(part, find_header(part, said)) for part in sides.cut(sheet, starts, shared)]
    if not found or not all(_names_surely(header) for _, header in found):
        top = sides.head(sheet)
        starts = [run[0] for run in sides.runs(sheet, first.rows[0], first.names) if _stands_alone(top, run, said)]
        found = [(part, find_header(part, said)) for part in sides.cut(sheet, starts, ())]
    sure = [(_with_title(part, header, sheet), header) for part, header in found if header]
    return sure if len(sure) > 1 else [(sheet, first)]


def _names_surely(header: Header | None) -> bool:
    return header is not None and any(each.field == "name" and each.weight > SURE for each in header.meanings)


def _stands_alone(sheet: Sheet, run: sides.Side, said: Said | None) -> bool:
    """Tell whether some columns are a table by themselves."""
    header = find_header(sides.cut_out(sheet, run), said)
    return header is not None and _names_surely(header) and _score(header) > _ANOTHER and _names_fields(header)


def _with_title(part: Sheet, header: Header, sheet: Sheet) -> Sheet:
    """Let a table without a title have the lines that stand alone above all tables."""
    if any(row < header.rows[0] for row in part.rows):
        return part
    lines = (row for row in sides.lone_lines(sheet) if row < header.rows[0])
    return replace(part, above=(*part.above, *("".join(sheet.rows[row]) for row in lines)))


def _below_one_another(sheet: Sheet, first: Header) -> list[Sheet]:
    """Cut a table where another begins, under a header that names other columns, with the lines of title above it."""
    numbers = list(sheet.rows)
    cuts = [0]
    for at, row in enumerate(numbers):
        if row > first.rows[-1] and _may_be_header(sheet.rows[row]):
            start = _title_above(sheet, numbers, at, cuts[-1])
            cuts += [start] if _begins_table(sheet, row, numbers[start:at], first) else []
    ends = [*cuts[1:], len(numbers)]
    return [_part(sheet, numbers[start:end], not start) for start, end in zip(cuts, ends, strict=True)] if cuts[1:] else [sheet]


def _begins_table(sheet: Sheet, row: int, titles: Sequence[int], first: Header) -> bool:
    """Tell whether a row is a header of its own: it names other columns than the first, or has a title above it."""
    found = Header((row,), tuple(names := names_of(sheet, (row,))), tuple(fields_of(names)))
    titled = any(_TITLED.search("".join(sheet.rows[line])) for line in titles)
    return _score(found) > _ANOTHER and _names_fields(found) and (titled or _held(found) != _held(first))


def _may_be_header(cells: tuple[str, ...]) -> bool:
    text = "".join(cells)
    short = len(text) < 300 and "《" not in text and sum(map(bool, cells)) > 2
    return short and ("证明" in text or "名称" in text) and not any(_VALUE.search(cell) for cell in cells)


def _names_fields(header: Header) -> bool:
    """Tell whether two thirds of the cells of a row name a field, one of them surely."""
    known = [each for each in header.meanings if each.field]
    return len(known) * 3 >= sum(map(bool, header.names)) * 2 and any(each.weight >= SURE for each in known)


def _held(header: Header) -> set[tuple[int, str]]:
    return {(column, each.field) for column, each in enumerate(header.meanings) if each.field}


def _title_above(sheet: Sheet, numbers: Sequence[int], at: int, start: int) -> int:
    """Return where the lines of one cell above a header begin."""
    while at - 1 > start:
        cells = sheet.rows[numbers[at - 1]]
        if sum(map(bool, cells)) != 1 or _NOTE.match("".join(cells)):
            break
        at -= 1
    return at


def _part(sheet: Sheet, numbers: Sequence[int], first: bool) -> Sheet:
    rows = {number: sheet.rows[number] for number in numbers}
    merges = tuple(merge for merge in sheet.merges if merge[0] in rows)
    here = tuple(each for each in sheet.notices if _row_of(each) in rows or (first and not _row_of(each)))
    return Sheet(sheet.name, rows, merges, sheet.hidden, here, sheet.merges_known, sheet.above if first else ())


def _row_of(notice: Notice) -> int:
    return 0 if notice.kind in ("hidden_rows", "hidden_columns") else int(re.sub(r"\D", "", notice.cell) or 0)


def _candidates(sheet: Sheet, numbers: Sequence[int], first: int) -> list[Header]:
    out = []
    rows: tuple[int, ...] = ()
    for number in numbers:
        if rows and not continues(sheet, rows, number):
            break
        rows = (*rows, number)
        names = names_of(sheet, rows)
        if any(len(name) > MAX_NAME or "《" in name for column in names for name in column):
            break
        out.append(Header(rows, tuple(names), tuple(fields_of(names))))
    return out if first else []


def _score(header: Header) -> float:
    """Add up how surely distinct fields are named; a header names the certificate and one thing more."""
    sure: dict[str, float] = {}
    for each in header.meanings:
        if each.field:
            key, sureness = (f"{each.field} √", 10) if each.tick else (each.field, each.weight)
            sure[key] = max(sure.get(key, 0), sureness)
    unknown = sum(1 for names, each in zip(header.names, header.meanings, strict=True) if names and not each.field)
    if "name" not in sure or len(sure) < 2 or max(sure.values()) < SURE:
        return 0.0
    return sum(sure.values()) - unknown / 2 + len(header.rows) / 2
