"""Leaving out the rows that two lists share changes nothing in their comparison."""

import csv
import io
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgectl.catalog.intake import read_sheets
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.raw import Row, raw_book, raw_text
from pledgectl.catalog.shared import understood, without_shared_rows
from pledgectl.diff import Difference, compare_lists
from pledgectl.doors.workbook import read_book_bytes
from pledgectl.grid import Book, Sheet
from pledgectl.model import catalog_of
from pledgectl.scan.separated import separated_book

HEADER = ("序号", "部门", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位")
Rows = list[tuple[str, ...]]
DEPARTMENTS = ["县公安局", "县民政局", "县教育局（盖章）", "县教育局"]
ITEMS = st.tuples(
    st.sampled_from(DEPARTMENTS),
    st.sampled_from(["居住证明", " 居住证明", "收入证明", "居住情况证明", "学历\n证明", "学历证明"]),
    st.sampled_from(["低保审核", "入学", "保安员证核发"]),
    st.sampled_from(["", "《户口登记条例》第七条", "《户口登记条例》第七条；", '《暂行办法》第十一条：应当"当场，出具"。', "《甲法》第一条\n《乙法》第二条"]),
    st.sampled_from(["县公安局", "县民政局"]),
    st.sampled_from(["", "派出所", "村（居）民委员会"]),
)
# Rows that lean on those around them, or that others lean on.
ODD = st.sampled_from([
    ("", "收入证明", "入学", "《户口登记条例》第七条", "县公安局", "派出所"),
    ("/", "收入证明", "入学", "《户口登记条例》第七条", "县公安局", "派出所"),
    ("同上", "学籍证明", "转学", "《义务教育法》第五条", "县教育局", "学校"),
    ("县民政局", "同上", "转学", "《义务教育法》第五条", "县教育局", "学校"),
    ("县民政局", "示例：居住证明", "转学", "《义务教育法》第五条", "县教育局", "学校"),
    ("二、行政许可（3项）", "", "", "", "", ""), ("一、县卫生健康局", "", "", "", "", ""), ("填表说明：一式两份", "", "", "", "", ""),
    ("合计", "12项", "", "", "", ""), ("", "", "", "", "", ""), HEADER[1:],
    ("单位名称", "证明名称", "证明用途", "设定依据", "开具单位", "索要单位"), ("2", "3", "4", "5", "6", "7"),
])  # fmt: skip
LISTS = st.lists(ITEMS, max_size=12)
FILLER = [(DEPARTMENTS[n % 2], f"填充{n}证明", "入学", "《义务教育法》第五条" + "\n《户口法》第二条" * (n % 9 == 0), "县教育局", "学校") for n in range(250)]


def numbered(rows: Rows, header: tuple[str, ...] = HEADER) -> Rows:
    return [header, *((str(number), *row) for number, row in enumerate(rows, 1))]


def book(rows: Rows, merges: tuple[tuple[int, int, int, int], ...] = ()) -> Book:
    clean = read(text(rows)).sheets[0].rows
    return Book("x", "xlsx", (Sheet("", clean, merges),))


def text(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def read(data: str) -> Book:
    return read_book_bytes(data.encode(), "x")


def short_text(old: str, new: str) -> tuple[Book, Book] | None:
    known: dict[bytes, int] = {}
    one, other = (raw_text(io.BytesIO(each.encode()), ("utf-8", ","), lambda rows: separated_book(rows, "x"), {}, known) for each in (old, new))
    return without_shared_rows(one, other) if one and other else None


def short_books(old: Book, new: Book) -> tuple[Book, Book] | None:
    known: dict[Row, int] = {}
    one, other = raw_book(old, {}, known), raw_book(new, {}, known)
    return without_shared_rows(one, other) if one and other else None


def compared(old: Book, new: Book) -> tuple[Difference, bool]:
    """Return the difference, and whether both lists were understood alike."""
    intakes = [read_sheets(one, "县政府") for one in (old, new)]
    catalogs = [catalog_of("", [entry.item for sheet in sheets for entry in sheet.entries]) for sheets in intakes]
    return compare_lists(*catalogs), understood(intakes[0]) == understood(intakes[1])


def agree(pair: tuple[Book, Book] | None, whole: tuple[Book, Book]) -> bool:
    """Tell whether the rows left out make no difference, where the comparison would rely on them."""
    short = compared(*pair) if pair else (None, False)
    return not short[1] or short[0] == compared(*whole)[0]


@given(LISTS, LISTS, LISTS, st.integers(0, 3), st.sampled_from([0, 1, 2]))
@settings(max_examples=100, deadline=None)
def test_the_comparison_is_the_same_without_the_shared_rows(shared, before, after, seed, missing) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(seed)
    lists = [FILLER + rng.sample(shared + own, len(shared + own)) for own in (before, after)]
    old, new = ([row[:missing] + row[missing + (missing > 0) :] for row in numbered(rows)] for rows in lists)
    pairs = short_text(text(old), text(new)), short_books(book(old), book(new))
    for pair in pairs:
        assert pair and len(pair[0].sheets[0].rows) < len(old) - 40 if missing != 2 else pair is None
        assert agree(pair, (read(text(old)), read(text(new))))


@given(LISTS, st.lists(st.one_of(ODD, ITEMS), max_size=6), st.lists(st.one_of(ODD, ITEMS), max_size=6), st.integers(0, 7), st.booleans())
@settings(max_examples=200, deadline=None)
def test_rows_that_lean_on_others_are_never_misread(shared, before, after, seed, counted) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(seed)
    sides = []
    for own in (before, after):
        rows = [*FILLER[:80], *shared, *FILLER[80:]]
        for row in own:
            rows.insert(rng.choice([rng.randint(0, len(rows)), len(rows)]), row)
        table = numbered(rows)
        sides.append(table if counted else [("1" if at else "序号", *row[1:]) if any(row[2:]) else ("", *row[1:]) for at, row in enumerate(table)])
    old, new = sides
    whole = read(text(old)), read(text(new))
    assert agree(short_text(text(old), text(new)), whole)
    assert agree(short_books(*whole), whole)


@given(st.lists(st.sampled_from([',"', '"', '""', ",", "\n", "\r\n", "甲", "《法》", '","', "  ", "\r"]), max_size=14), st.booleans(), st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_quotes_that_do_not_pair_are_never_misread(pieces, both, at) -> None:  # type: ignore[no-untyped-def]
    lines = text(numbered(FILLER)).split("\r\n")
    lines.insert(min(at, len(lines)), "7,县公安局,居住证明,落户,《法》," + "".join(pieces))
    old, new = "\r\n".join(lines), "\r\n".join(lines if both else lines[:at] + lines[at + 1 :])
    pair = short_text(old, new)
    assert agree(pair, (read(old), read(new))) if pair else True


def many(count: int, **last: str) -> Rows:
    """Build rows that differ in name only; `last` replaces fields of the last one."""
    rows = [("县公安局", f"第{number}类证明", "落户", "《户口登记条例》第七条", "县公安局", "派出所") for number in range(count)]
    places = {"department": 0, "name": 1, "issuer": 5}
    rows[-1] = tuple(next((value for key, value in last.items() if places[key] == at), cell) for at, cell in enumerate(rows[-1]))
    return numbered(rows)


SHARED = many(300)[150]
SWAPPED = ("序号", "单位名称", "证明名称", "证明用途", "设定依据", "开具单位", "索要单位")


def changed(**cells: str) -> tuple[str, ...]:
    """Return a row that both lists hold, with other text in some columns."""
    return tuple(cells.get(name, cell) for name, cell in zip(("seq", "department", "name", "purpose", "bases"), SHARED, strict=False)) + SHARED[5:]


# What only the old list has, at row 100, and only the new one, at row 200.
ONE_SIDED = {
    "the same item in other words": (changed(bases="《户口登记条例》第七条；"), None),
    "the same item under a sealed department": (changed(department="县公安局（盖章）"), None),
    "the same item with another blank": (changed(name="第149\n类证明"), None),
    "a second table": (SWAPPED, SWAPPED),
    "a repeated header": (HEADER, HEADER),
    "an example": (changed(name="示例：居住证明"), changed(name="居住证明")),
    "two of one name": (changed(purpose="入学"), changed(purpose="转学")),
}


@pytest.mark.parametrize("case", ONE_SIDED)
def test_a_row_beside_the_shared_ones_is_compared_as_in_the_whole_lists(case: str) -> None:
    old, new = many(300), many(300)
    for table, at, row in zip((old, new), (100, 200), ONE_SIDED[case], strict=True):
        table[at:at] = [row] if row else []
    whole = read(text(old)), read(text(new))
    assert agree(short_text(text(old), text(new)), whole) and agree(short_books(*whole), whole)


def test_lists_in_whose_names_numbers_are_hidden_are_read_whole() -> None:
    old, new = ([*many(300)[:150], changed(name="电话13800000000证明"), *many(300)[150:]] for _ in range(2))
    old.append(changed(name="电话13900000000证明"))
    assert short_text(text(old), text(new)) is None and short_books(book(old), book(new)) is None


@pytest.mark.parametrize("bare", ["居住证明", "999.居住证明"])
def test_numbers_before_names_go_only_if_all_have_one(bare: str) -> None:
    rows = [(row[0], f"{n}.{row[1]}", *row[2:]) for n, row in enumerate((row[1:] for row in many(300)[1:]), 1)]
    rows[250] = (rows[250][0], bare, *rows[250][2:])
    old, new = numbered(rows), numbered([*rows, ("县公安局", "7.第9类证明", *rows[0][2:])])
    whole = read(text(old)), read(text(new))
    assert agree(short_text(text(old), text(new)), whole) and agree(short_books(*whole), whole)


def test_a_department_that_was_there_before_takes_over_no_other() -> None:
    here, moved = changed(department="县民政局")[1:], [("县教育局", *row[2:]) for row in many(4)[1:]]
    police, civil = [row[1:] for row in many(260)[1:]], [(here[0], f"民政{n}证明", *here[2:]) for n in range(40)]
    rows = [*police[:200], *civil, *police[200:]]
    old, new = numbered(rows + moved), numbered(rows + [("县民政局", *row[1:]) for row in moved])
    whole = read(text(old)), read(text(new))
    assert agree(short_text(text(old), text(new)), whole) and len(compared(*whole)[0].changes) == 8


@pytest.mark.parametrize("line", ['9,县"公安局,证明,落户,"《法》,甲,乙', '9,县公安局,证明"",落户,《法》,"甲"乙,"丙', '9,"县公安局"x,证明,落户,"《法》\n,甲,乙"', '9,县公安局,"证明\n,落户,《法》,甲,乙'])
def test_a_line_whose_quotes_do_not_pair_spoils_nothing(line: str) -> None:
    sides = [text(many(300)).split("\r\n") for _ in range(2)]
    for lines, at in zip(sides, (100, 200), strict=True):
        lines.insert(at, line)
    old, new = ("\r\n".join(lines) for lines in sides)
    pair = short_text(old, new)
    assert pair is None or agree(pair, (read(old), read(new)))


def test_only_the_first_rows_samples_and_what_differs_are_left() -> None:
    pairs = short_books(book(many(500)), book(many(500, issuer="居委会"))), short_text(text(many(500)), text(many(500, issuer="居委会")))
    assert [[len(one.sheets[0].rows) for one in pair] for pair in pairs if pair] == [[122, 122], [122, 122]]


@pytest.mark.parametrize("row", [("", "第1类证明"), ("县公安局", ""), ("同上", "第1类证明"), ("二、县民政局", "")])
def test_lists_with_a_row_that_leans_on_another_are_read_whole(row: tuple[str, str]) -> None:
    rows = many(500)
    rows[250] = ("250", *row, *rows[250][3:])
    assert short_books(book(rows), book(many(500))) is None and short_text(text(rows), text(many(500))) is None


@pytest.mark.parametrize("same", sorted(SAME_AS_ABOVE))
def test_a_row_that_repeats_a_cell_of_the_row_above_is_never_left_out(same: str) -> None:
    lists = [many(500), many(500)]
    for rows, issuer in zip(lists, ("派出所", "居委会"), strict=True):
        rows[250], rows[251] = (*rows[250][:6], issuer), (*rows[251][:6], same)
    for pair in (short_text(*map(text, lists)), short_books(*map(book, lists))):
        assert pair is None or all(each.sheets[0].rows[252][6] == same for each in pair)


@pytest.mark.parametrize("wider", [20, 440])
def test_cells_broken_at_the_width_of_their_column_compare_as_in_whole_lists(wider: int) -> None:
    lists = [many(500), many(500)]
    for rows, last in zip(lists, ("东街派出所", "西街派出所"), strict=True):
        for at in (*range(1, 40), 250):
            rows[at] = (*rows[at][:6], f"城关派出所\n{last if at == 250 else '南街派出所'}")
        rows[wider] = (*rows[wider][:6], "某某某某居民委员会\n派出所")
    pair, whole = short_text(*map(text, lists)), [read(text(rows)) for rows in lists]
    assert pair and compared(*pair) == compared(*whole)


def test_lists_with_other_headers_or_merged_rows_are_read_whole() -> None:
    plain, other = book(many(200)), book(numbered(many(200)[1:], (*HEADER[:-1], "出具单位")))
    assert short_books(plain, other) is None and short_books(plain, book(many(200), ((150, 2, 152, 2),))) is None


def test_notes_below_the_table_do_not_hinder() -> None:
    rows = [*many(200), ("填表说明：一式两份",)]
    pair = short_text(text(rows), text(many(200)))
    assert pair and 202 in pair[0].sheets[0].rows and len(pair[1].sheets[0].rows) < 130


def test_a_quote_that_is_never_closed_costs_no_more_than_its_length() -> None:
    data = text(many(70)) + '"' + "甲,乙\r\n" * 300_000
    start = time.process_time()
    raw_text(io.BytesIO(data.encode()), ("utf-8", ","), lambda rows: separated_book(rows, "x"), {}, {})
    assert time.process_time() - start < 5
