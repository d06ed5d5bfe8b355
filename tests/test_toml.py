"""TOML that people read: one field a line, whatever its length, and the same when it is read back."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.errors import PledgectlError
from pledgectl.ground.toml import read_toml, toml_bytes

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
FLAT = st.dictionaries(TEXT.filter(bool), TEXT | st.integers(0, 9) | st.booleans() | st.lists(TEXT, max_size=2), max_size=3)
NESTED = st.dictionaries(TEXT.filter(bool), FLAT | st.lists(FLAT, max_size=2), max_size=3)


def test_a_list_of_short_tables_has_one_field_a_line_as_one_of_long_tables_has():
    short = {"departments": [{"code": "mzj", "name": "县民政局"}, {"code": "gaj", "last": 3}]}
    assert toml_bytes(short).decode().splitlines() == [
        "[[departments]]", 'code = "mzj"', 'name = "县民政局"', "", "[[departments]]", 'code = "gaj"', "last = 3",
    ]  # fmt: skip


def test_a_table_within_an_entry_of_a_list_stays_with_it():
    table = {"a": [{"b": [{"c": 1}], "d": {"甲 乙": "x"}}, {"b": [{"c": 2}, {"c": 3}]}], "e": []}
    assert tomli.loads(toml_bytes(table).decode()) == table


@given(FLAT, NESTED, st.lists(NESTED, max_size=2))
def test_what_is_written_is_read_back(flat, nested, rows):
    table = {"flat": flat, "nested": nested, "rows": rows, **flat}
    assert tomli.loads(toml_bytes(table).decode()) == table


def test_a_path_with_backslashes_is_told_how_it_is_written():
    with pytest.raises(PledgectlError) as stopped:
        read_toml('export = "C:\\导出"\n'.encode(), "pledgectl.toml")
    assert "要写成 /" in stopped.value.hint and stopped.value.where == "pledgectl.toml 第 1 行"
