"""One cell of thousands of odd characters, one name thousands of times: each is read in the time that its length takes."""

import time
from dataclasses import replace

import pytest

from pledgectl.catalog.intake import headed, places, read_sheets, repeats
from pledgectl.catalog.intake.reading import Entry, Orders, SheetIntake
from pledgectl.errors import PledgectlError
from pledgectl.grid import Book, Sheet
from pledgectl.model import Item

_MANY, _SECONDS = 32_000, 2.0


@pytest.mark.parametrize(
    "text",
    ["头" + ":" * _MANY + "a", "头" + "※" * _MANY + "甲", "头（" + "请" * _MANY + "（", "头" + " " * _MANY + "甲", "（" * _MANY + "请"],
)
def test_a_cell_of_thousands_of_marks_is_looked_at_as_a_header_within_its_length(text: str) -> None:
    start = time.process_time()
    headed.headed.__wrapped__(text)
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize("name", ["1" * _MANY + "x", "（" * _MANY, "共1项" + "证明" * _MANY + "x"])
def test_a_department_of_thousands_of_digits_is_tidied_within_its_length(name: str) -> None:
    start = time.process_time()
    places.tidy.__wrapped__(name)
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize(
    ("text", "name"),
    [("* 设定依据 （如《某法》第三条）：", "设定依据"), ("开具单位（请填写全称", "开具单位"), ("名 称\n：", "名称")],
)
def test_marks_and_hints_around_a_name_are_still_left_out(text: str, name: str) -> None:
    assert headed.headed(text) == name


def test_thousands_of_items_of_one_name_are_not_compared_each_with_each() -> None:
    item = Item(id="", department="县民政局", name="收入证明", purpose="低保申请")
    rows = [Entry(replace(item, content=str(number)), number, {}) for number in range(2_000)]
    sheets = [SheetIntake("a.xlsx", sheet, (1,), {}, tuple(rows), (), ()) for sheet in ("甲", "乙")]
    start = time.process_time()
    repeats.once(sheets)
    assert time.process_time() - start < _SECONDS


def test_thousands_of_rows_of_one_name_are_read_and_doubled_ones_told_in_the_time_of_as_many_names() -> None:
    rows = [("证明名称", "用途", "设定依据"), *(("收入证明", "低保申请", f"《某法》第{n}条") for n in range(8_000))]
    start = time.process_time()
    (found,) = read_sheets(Book("x.csv", "csv", (Sheet("", dict(enumerate([*rows, rows[5]], 1))),)), "县民政局")
    assert time.process_time() - start < 5 and len(found.entries) == 8_000
    assert [(left.row, left.why) for left in found.skipped[1:]] == [(8_002, "与第 6 行完全相同")]


def test_a_cell_that_lists_thousands_of_certificates_is_not_split() -> None:
    table = Sheet("清单", {1: ("证明名称", "用途"), 2: ("；".join(f"第{n}种收入证明" for n in range(2_000)), "低保申请")})
    (read,) = read_sheets(Book("清单.xlsx", "xlsx", (table,)), "县民政局", Orders(split=True))
    assert len(read.entries) == 1


def test_neither_a_counted_title_nor_the_name_of_a_column_tells_an_identity_number() -> None:
    number = "999999199001011237"
    head = ("证明名称", "用途", f"经办{number}")
    rows = {1: (f"{number}的清单（共9项）",), 2: head, 3: ("收入证明", "低保申请", "甲"), 4: (f"经办{number}", "合计8项")}
    (read,) = read_sheets(Book("清单.xlsx", "xlsx", (Sheet("清单", rows),)), "县民政局")
    assert len(read.entries) == 1
    assert number not in repr(read)


def test_rows_of_many_certificates_each_may_not_be_more_items_than_a_table_may_have_rows() -> None:
    numbers = (range(row * 90, row * 90 + 90) for row in range(600))
    listed = ([chr(0x4E00 + at % 5_000) + chr(0x4E00 + at // 5_000) for at in each] for each in numbers)
    rows = {row: ("；".join(f"{name}证明" for name in names), "低保申请") for row, names in enumerate(listed, 2)}
    table = Sheet("清单", {1: ("证明名称", "用途"), **rows})
    with pytest.raises(PledgectlError, match="超过 50000 项"):
        read_sheets(Book("清单.xlsx", "xlsx", (table,)), "县民政局", Orders(split=True))
