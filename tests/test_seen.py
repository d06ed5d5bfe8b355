"""Rows met before are told by their first appearance, however many there are."""

from hypothesis import given
from hypothesis import strategies as st

from pledgectl.forms import seen
from pledgectl.forms.seen import Seen, first_row


@given(st.lists(st.one_of(st.integers(0, 9), st.sampled_from([0, 1 << 12, 1 << 13, (1 << 64) - 1]))))
def test_the_first_row_of_a_mark_is_told(marks):
    table = Seen()
    told = [first_row(table, mark, row) for row, mark in enumerate(marks, 1)]
    assert told == [0 if (first := marks.index(mark) + 1) == row else first for row, mark in enumerate(marks, 1)]


def test_ten_thousand_rows_stay_apart_and_take_twenty_bytes_each():
    table, marks = Seen(), [number * 0x9E3779B97F4A7C15 % (1 << 64) for number in range(10_000)]
    assert not any(first_row(table, mark, row) for row, mark in enumerate(marks, 1))
    assert [first_row(table, mark, 1) for mark in marks] == list(range(1, 10_001))
    assert len(table.rows) * (table.rows.itemsize + table.marks.itemsize) < 10_000 * 60


def test_beyond_the_last_row_remembered_none_is_told(monkeypatch):
    monkeypatch.setattr(seen, "REMEMBERED", 2)
    table = Seen()
    assert [first_row(table, mark, row) for row, mark in enumerate([5, 6, 7, 7, 5], 1)] == [0, 0, 0, 0, 1]
