"""Leaving out the rows that two lists share changes nothing in their comparison."""

import csv
import io
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgectl.catalog.intake import read_sheets
from pledgectl.catalog.shared_lines import without_shared_lines
from pledgectl.catalog.shared_rows import without_shared_rows
from pledgectl.diff import Difference, compare_lists
from pledgectl.doors.workbook import read_book_bytes
from pledgectl.grid import Book, Sheet
from pledgectl.model import catalog_of

HEADER = ("序号", "部门", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位")
ROWS = st.tuples(
    st.sampled_from(["县公安局", "县民政局", "县教育局"]),
    st.sampled_from(["居住证明", "收入证明", "无犯罪记录证明", "居住情况证明", "学历证明"]),
    st.sampled_from(["低保审核", "入学", "保安员证核发"]),
    st.sampled_from(["", "《户口登记条例》第七条", "《社会救助暂行办法》第十一条"]),
    st.sampled_from(["县公安局", "县民政局"]),
    st.sampled_from(["", "派出所", "村（居）民委员会"]),
)
LISTS = st.lists(ROWS, min_size=1, max_size=12)


def book(name: str, rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER) -> Book:
    numbered = {number + 1: (str(number), *row) for number, row in enumerate(rows, 1)}
    return Book(name, "csv", (Sheet("", {1: header, **numbered}),))


def compared(old: Book, new: Book) -> Difference:
    catalogs = [catalog_of(one.file, [entry.item for sheet in read_sheets(one) for entry in sheet.entries]) for one in (old, new)]
    return compare_lists(*catalogs)


@given(LISTS, LISTS, LISTS, st.integers(0, 3))
@settings(max_examples=150, deadline=None)
def test_the_comparison_is_the_same_with_and_without_the_shared_rows(shared, before, after, seed) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(seed)
    filler = [("县教育局", f"填充{number}证明", "入学", "《义务教育法》第五条", "县教育局", "学校") for number in range(80)]
    sides = [filler + rng.sample(shared + own, len(shared + own)) for own in (before, after)]
    old, new = book("old.csv", sides[0]), book("new.csv", sides[1])
    pair = without_shared_rows(old, new)
    assert pair and compared(*pair) == compared(old, new)


@pytest.mark.parametrize("column", [1, 5])
def test_lists_without_a_department_column_are_cut_too(column: int) -> None:
    header = HEADER[:column] + HEADER[column + 1 :]
    old, new = many(300), many(300, issuer="居委会")
    pair = without_shared_rows(*(book(name, [row[: column - 1] + row[column:] for row in rows], header) for name, rows in (("a", old), ("b", new))))
    assert pair and len(pair[0].sheets[0].rows) == 62


def text(rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([HEADER, *((str(number), *row) for number, row in enumerate(rows, 1))])
    return out.getvalue()


def read(data: str) -> Book:
    return read_book_bytes(data.encode(), "x.csv")


@given(LISTS, LISTS, LISTS, st.integers(0, 3), st.sampled_from(["", "\n《户口法》第二条", '，"引"']))
@settings(max_examples=100, deadline=None)
def test_leaving_out_lines_before_parsing_changes_nothing_either(shared, before, after, seed, more) -> None:  # type: ignore[no-untyped-def]
    rng = random.Random(seed)
    filler = [("县教育局", f"填充{n}证明", "入学", "《义务教育法》第五条" + more * (n % 9 == 0), "县教育局", "学校") for n in range(150)]
    sides = [filler + rng.sample(shared + own, len(shared + own)) for own in (before, after)]
    pair = without_shared_lines(text(sides[0]), text(sides[1]), ",", read)
    assert pair and compared(*pair) == compared(read(text(sides[0])), read(text(sides[1])))
    assert compared(*(without_shared_rows(*pair) or pair)) == compared(*pair)
    assert len(pair[0].sheets[0].rows) < len(sides[0])


@pytest.mark.parametrize("line", ["251,,第1类证明,落户,,,派出所", "二、县民政局,,,,,,", '9,县"公安局,证明,"a,b,c,d'])
def test_lines_are_left_alone_where_a_row_leans_on_another_or_quotes_do_not_pair(line: str) -> None:
    lines = text(many(500)).split("\r\n")
    lines[250] = line
    assert without_shared_lines("\r\n".join(lines), text(many(500)), ",", read) is None


def many(count: int, **last: str) -> list[tuple[str, ...]]:
    """Build rows that differ in name only; `last` replaces fields of the last one."""
    rows = [("县公安局", f"第{number}类证明", "落户", "《户口登记条例》第七条", "县公安局", "派出所") for number in range(count)]
    places = {"department": 0, "name": 1, "issuer": 5}
    rows[-1] = tuple(next((value for key, value in last.items() if places[key] == at), cell) for at, cell in enumerate(rows[-1]))
    return rows


def test_only_samples_and_what_differs_are_left() -> None:
    pair = without_shared_rows(book("a", many(500)), book("b", many(500, issuer="居委会")))
    assert pair and [len(one.sheets[0].rows) for one in pair] == [62, 62]


@pytest.mark.parametrize("missing", ["department", "name"])
def test_rows_that_lean_on_their_neighbours_are_all_kept(missing: str) -> None:
    rows = many(500)
    rows[250] = tuple("" if at == ("department", "name").index(missing) else cell for at, cell in enumerate(rows[250]))
    assert without_shared_rows(book("a", rows), book("b", many(500))) is None


def test_lists_with_other_headers_or_merged_rows_are_read_whole() -> None:
    plain = book("a", many(100))
    other = book("b", many(100), (*HEADER[:-1], "出具单位"))
    merged = Book("c", "xlsx", (Sheet("", plain.sheets[0].rows, ((10, 2, 12, 2),)),))
    assert without_shared_rows(plain, other) is None and without_shared_rows(plain, merged) is None


def test_notes_below_the_table_do_not_hinder() -> None:
    rows = dict(book("a", many(200)).sheets[0].rows) | {300: ("填表说明：一式两份",)}
    pair = without_shared_rows(Book("a", "csv", (Sheet("", rows),)), book("b", many(200)))
    assert pair and 300 in pair[0].sheets[0].rows and len(pair[1].sheets[0].rows) == 61
