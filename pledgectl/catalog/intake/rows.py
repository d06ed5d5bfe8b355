"""Rows below a header, one after the other: an item, a part of the item above, or left out and said why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.bases import joined_bases, lone_basis, with_bases
from pledgectl.catalog.intake.build import build_item
from pledgectl.catalog.intake.carried import Filling, carried, names_carried
from pledgectl.catalog.intake.continued import only_bases, rejoined
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.intake.left_out import why_left_out
from pledgectl.catalog.intake.personal import mask, may_be_personal
from pledgectl.catalog.intake.reading import JOINED, Entry, Reading
from pledgectl.catalog.intake.series import apart
from pledgectl.catalog.intake.several import split_cells
from pledgectl.catalog.intake.titles import close_section, with_shared
from pledgectl.catalog.intake.verdicts import Verdict, declined
from pledgectl.catalog.intake.wrapped import joined, widths_of
from pledgectl.citation import parse_bases
from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_ROWS, Sheet, address
from pledgectl.lazy import lazy
from pledgectl.model import Item
from pledgectl.rule import report
from pledgectl.rules import intake as rules

_NUMBERED = lazy(r"^(?:\d{1,3}[.、．)）]|[（(]\d{1,3}[）)]|[①-⑳])\s*(?=[一-鿿])")
_GAPS = 50  # in serial numbers that are told one by one; a list with more is an excerpt


def read_rows(sheet: Sheet, reading: Reading, verdicts: Sequence[Verdict]) -> None:
    """Read every row below the header into `reading`, but those that a column of `verdicts` declines."""
    last = reading.plan.header.rows[-1]
    spread = _filling(sheet, reading)
    name = reading.plan.columns.get("name", 0)
    groups, numbered = _name_groups(sheet, last, name), _names_numbered(sheet, last, name)
    widths = widths_of(sheet, last)
    for number, cells in sheet.rows.items():
        if number <= last:
            continue
        cells = _unbroken(cells, widths) if widths else cells
        if filling := spread.get(number):
            cells = _fill(cells, filling)
        cells = _unnumbered(cells, name) if numbered else cells
        if why := why_left_out(cells, number, reading) or reading.refused:
            reading.skip(number, why)
        elif why := declined(cells, verdicts):
            _follow_sequence(reading.plan.text(cells, "seq"), number, reading)
            reading.skip(number, why)
        else:
            _take(cells, number, reading, number in groups)
    close_section(reading)


def _unbroken(cells: tuple[str, ...], widths: Mapping[int, int]) -> tuple[str, ...]:
    """Join the lines of cells that only the width of their column broke."""
    held = enumerate(cells, 1)
    return tuple(joined(text, widths[column]) if "\n" in text and column in widths else text for column, text in held)


def _filling(sheet: Sheet, reading: Reading) -> Filling:
    """Return, by row, the columns and texts that merged cells and groups fill in; tell of the latter."""
    plan, out = reading.plan, _vertical_merges(sheet, reading.plan.header.rows[-1])
    groups = {**carried(sheet, plan)}
    for row, held in names_carried(sheet, plan).items():
        groups[row] = [*held, *groups.get(row, ())]
    for column, cells in sorted(Counter(column for held in groups.values() for column, _ in held).items()):
        place = reading.at(plan.header.rows[-1], address(plan.header.rows[-1], column))
        reading.findings += report(rules.cells_carried, place, column=plan.header.label(column), cells=cells)
    return {**out, **{row: [*out.get(row, ()), *held] for row, held in groups.items()}}


def _vertical_merges(sheet: Sheet, last: int) -> dict[int, list[tuple[int, str]]]:
    """Return, for each row that lies inside a vertical merge, the columns and texts to fill in."""
    out: dict[int, list[tuple[int, str]]] = {}
    for top, left, bottom, right in sheet.merges:
        text = "".join(sheet.rows.get(top, ())[left - 1 : left])
        reached = range(top, bottom + 1) if bottom > top > last and text else ()
        for row in reached:
            out.setdefault(row, []).extend((column, text) for column in range(left, right + 1))
    return out


def _fill(cells: tuple[str, ...], filling: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    out = list(cells)
    for column, text in filling:
        if column > len(out):
            out.extend([""] * (column - len(out)))
        out[column - 1] = out[column - 1] or text
    return tuple(out)


def _name_groups(sheet: Sheet, last: int, name: int) -> Mapping[int, int]:
    """Map each row below the first of a merge over the name column to that first row."""
    merges = (merge for merge in sheet.merges if merge[1] <= name <= merge[3] and merge[0] > last)
    return {row: merge[0] for merge in merges for row in range(merge[0] + 1, merge[2] + 1)}


def _names_numbered(sheet: Sheet, last: int, name: int) -> bool:
    """Tell whether every name begins with a number of its own, which is no part of it: 1.收入证明."""
    names = [cells[name - 1] for row, cells in sheet.rows.items() if row > last and len(cells) >= name > 0 and cells[name - 1]]
    return len(names) > 1 and all(map(is_numbered, names))


def is_numbered(name: str) -> bool:
    """Tell whether a name begins with a number of its own; one that begins with a Chinese character does not."""
    return not "一" <= name[:1] <= "鿿" and bool(_NUMBERED.match(name))


def _unnumbered(cells: tuple[str, ...], name: int) -> tuple[str, ...]:
    return tuple(_NUMBERED.sub("", text) if column == name else text for column, text in enumerate(cells, 1))


def _take(cells: tuple[str, ...], number: int, reading: Reading, grouped: bool) -> None:
    """Read a row as an item, as several, or as more of the item above; rows `grouped` share a merged name with it."""
    cells = _repeated(_masked(cells, number, reading), reading)
    plan = reading.plan
    if reading.entries and (cited := lone_basis(cells)):
        _put_basis(cited, number, reading)
    elif plan.beside or reading.split:
        for part, letters in _parts(cells, reading):
            _put(part, letters, number, reading, grouped and not plan.beside)
        _refuse_endless(number, reading)
    elif reading.entries and (whole := rejoined(reading.taken, cells, plan)):
        _rejoin(whole, number, reading)
    else:
        _put(cells, plan.letters, number, reading, grouped)


def _put_basis(cited: str, number: int, reading: Reading) -> None:
    """Add the basis that a line below an item gives, with its label, to the item."""
    last = reading.entries[-1]
    reading.entries[-1] = Entry(with_bases(last.item, parse_bases(cited)), last.row, last.letters)
    reading.skip(number, f"{JOINED}第 {last.row} 行的事项（接着写的依据）")


def _refuse_endless(number: int, reading: Reading) -> None:
    """Refuse a table whose rows hold so many certificates each that its items are more than a table may have rows."""
    if len(reading.entries) > max(MAX_ROWS, number):
        place = f"{reading.where.file} “{reading.where.sheet}” 第 {number} 行"
        raise PledgectlError(f"一行写了几项证明，合起来超过 {MAX_ROWS} 项", place, "请核对是不是发错了文件，或者分成几个文件")


def _parts(cells: tuple[str, ...], reading: Reading) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Yield what a row says of each certificate that stands in it, with the columns of its fields."""
    plan = reading.plan
    others = {at for each in plan.beside for at in each.columns.values()}
    first = apart(cells, {}, others)
    beside = [(part, each.letters) for each in plan.beside if (part := apart(cells, each.columns, others))]
    for part, letters in [(first, plan.letters)] * (not beside or bool(plan.text(first, "name"))) + beside:
        yield from ((piece, letters) for piece in (split_cells(part, plan) if reading.split else (part,)))


def _put(cells: tuple[str, ...], letters: Mapping[str, str], number: int, reading: Reading, grouped: bool) -> None:
    """Read what a row says of one certificate; `letters` are the columns of its fields."""
    if not reading.plan.text(cells, "name"):
        _nameless(cells, number, reading)
        return
    department = _department(cells, number, reading)
    if not department:
        return
    item, answers = build_item(cells, reading.plan, department, reading.matter_type)
    item = with_shared(item, reading) if reading.shared else item
    for column in answers:
        place = reading.at(number, address(number, column))
        reading.findings += report(rules.unclear_answer, place, column=reading.plan.header.label(column))
    if grouped and reading.entries and (merged := joined_bases(reading.entries[-1].item, item)):
        reading.entries[-1] = Entry(merged, reading.entries[-1].row, letters)
        reading.skip(number, f"{JOINED}第 {reading.entries[-1].row} 行的事项（同一事项的另一条依据）")
    elif not _repeats(item, number, reading):
        reading.entries.append(Entry(item, number, letters))
        reading.taken = cells
        _follow_sequence(reading.plan.text(cells, "seq"), number, reading)


def _rejoin(whole: tuple[str, ...], number: int, reading: Reading) -> None:
    """Read the item above again with the half that stood below it."""
    last = reading.entries[-1]
    item, _ = build_item(whole, reading.plan, last.item.department, reading.matter_type)
    reading.entries[-1] = Entry(with_shared(item, reading), last.row, reading.plan.letters)
    reading.taken = reading.above = whole
    reading.skip(number, f"{JOINED}第 {last.row} 行的事项（分页断开的后一半）")


def _nameless(cells: tuple[str, ...], number: int, reading: Reading) -> None:
    """Add the basis of a row without a name to the item above, or report the row."""
    if reading.entries and only_bases(cells, reading.plan):
        last = reading.entries[-1]
        more = build_item(cells, reading.plan, last.item.department, "")[0].bases
        reading.entries[-1] = Entry(with_bases(last.item, more), last.row, reading.plan.letters)
        reading.skip(number, f"{JOINED}第 {last.row} 行的事项（接着写的依据）")
        return
    here = reading.at(number, address(number, reading.plan.columns.get("name", 1)), "name")
    reading.findings += report(rules.no_name, here, row=number, missing=True)
    reading.skip(number, "没有证明名称")


def _repeats(item: Item, number: int, reading: Reading) -> bool:
    """Tell whether an item was read before, and leave its row out; remember it otherwise."""
    called = (item.department, item.name, item.purpose, item.requester)
    row, same = reading.seen.setdefault(called, (number, item))
    if same is item:
        return False
    # Only what is called alike is looked up whole, and at once: there may be thousands.
    alike = reading.alike.setdefault(called, {same: row})
    if item not in alike:
        alike[item] = number
        return False
    cell = address(number, reading.plan.columns["name"])
    reading.findings += report(rules.repeated_row, reading.at(number, cell), row=number, first=alike[item])
    reading.skip(number, f"与第 {alike[item]} 行完全相同")
    return True


def _repeated(cells: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Write out 同上 from the row above."""
    if not SAME_AS_ABOVE.isdisjoint(cells):
        above = reading.above
        cells = tuple(above[at] if text in SAME_AS_ABOVE and at < len(above) else text for at, text in enumerate(cells))
    reading.above = cells
    return cells


def _masked(cells: tuple[str, ...], number: int, reading: Reading) -> tuple[str, ...]:
    """Put words in the place of personal numbers, and tell where."""
    if not may_be_personal("\t".join(cells)):
        return cells
    out = list(cells)
    for column, text in enumerate(cells, 1):
        field = reading.plan.field_at(column)
        out[column - 1], kind = mask(text, field) if len(text) > 10 else (text, "")
        if kind:
            reading.findings += report(rules.personal_number, reading.at(number, address(number, column), field), kind=kind)
    return tuple(out)


def _department(cells: tuple[str, ...], number: int, reading: Reading) -> str:
    """Return the department of a row: its own cell, else what stands above; report a row that has none."""
    own = places.tidy(reading.plan.text(cells, "department"))
    if len(several := places.several(own)) > 1:
        place = reading.at(number, address(number, reading.plan.columns["department"]), "department")
        reading.findings += report(rules.several_departments, place, first=several[0], named=len(several))
        own = several[0]
    if reading.department and (not own or places.usable_department(own)):
        reading.department = own or reading.department
        return reading.department
    place = reading.at(number, address(number, reading.plan.columns.get("department", 1)), "department")
    if own and not places.usable_department(own):
        reading.findings += report(rules.odd_department, place, row=number, odd=True)
        reading.skip(number, "部门名称不像单位名称")
        return ""
    if own:
        reading.department = own
    if not reading.department:
        if not any(skipped.why == "没有写明部门" for skipped in reading.skipped[-1:]):
            reading.findings += report(rules.no_department, place, row=number, missing=True)
        reading.skip(number, "没有写明部门")
    return reading.department


def _follow_sequence(text: str, number: int, reading: Reading) -> None:
    """Tell a gap in the serial numbers: a row may have been lost before the file came."""
    if not text.isdecimal() or len(text) > 6:
        return
    value = int(text)
    if reading.last_number and value > reading.last_number + 1:
        reading.gaps += 1
        if reading.gaps <= _GAPS:
            place = reading.at(number, address(number, reading.plan.columns.get("seq", 1)))
            last = reading.gaps == _GAPS
            reading.findings += report(rules.sequence_gap, place, before=reading.last_number, after=value, last=last)
    reading.last_number = value
