"""Records become plain data and come back; a wrong key, type or date is named with its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.books import Complaint
from pledgectl.catalog.adjustment import Approval
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.standing import Release
from pledgectl.errors import PledgectlError
from pledgectl.formats.records import filled_data, is_iso_date, read_record, record_data
from pledgectl.model import Basis, Item, Verification
from pledgectl.profile import Milestone

ITEM = Item(id="a-001", name="收入证明", bases=(Basis("社会救助暂行办法", article="第十一条"),), verification=Verification(exempt="no"))


def test_a_record_survives_the_way_to_plain_data_and_back():
    assert read_record(Item, filled_data(ITEM), "x") == ITEM
    assert read_record(Item, record_data(ITEM), "x") == ITEM


def test_empty_fields_are_kept_for_json_and_left_out_of_toml():
    assert record_data(ITEM)["levels"] == []
    assert "levels" not in filled_data(ITEM)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"nmae": "x"}, "name"),
        ({"name": ["x"]}, "文字"),
        ({"levels": "县级"}, "列表"),
        ({"verification": "是"}, "表"),
        ({"bases": [{"document": 7}]}, "文字"),
        ({"name": "a\u202eb"}, "看不见"),
    ],
)
def test_a_wrong_record_says_what_is_wrong(data, says):
    with pytest.raises(PledgectlError) as stopped:
        read_record(Item, data, "x.toml")
    assert says in stopped.value.message + stopped.value.hint
    assert stopped.value.where.startswith("x.toml")


@given(st.dates(date(1949, 1, 1)))
def test_a_date_as_it_is_stored_is_an_iso_date(day: date) -> None:
    assert is_iso_date(day.isoformat())


@pytest.mark.parametrize("text", ["20210423", "2021-W16-5", "2021W165", "2021-4-23", "2021-02-30", "2021-04-23T00:00", "２０２１-04-23", ""])
def test_what_would_not_sort_among_iso_dates_is_none(text: str) -> None:
    assert not is_iso_date(text)


@pytest.mark.parametrize("day", ["20210423", "4月23日", "2021-02-30"])
def test_a_field_for_a_date_takes_nothing_else(day: str) -> None:
    with pytest.raises(PledgectlError) as stopped:
        read_record(Complaint, {"number": "2021-001", "received": day, "about": "甲"}, "x.toml")
    assert (stopped.value.message, stopped.value.where) == (f"“{day}”不是日期", "x.toml received")


def test_a_date_that_is_not_known_is_left_empty() -> None:
    assert read_record(Complaint, {"number": "2021-001", "received": "2021-04-23", "about": "甲", "answered": ""}, "x").answered == ""


@pytest.mark.parametrize(
    ("record", "field", "rest"),
    [(Filing, "deadline", {"version": "2021-05-14"}), (Release, "published", {"version": "2021-05-14"}), (Approval, "date", {}), (Milestone, "until", {})],
)
def test_a_file_of_the_workspace_that_was_edited_by_hand_is_told_and_not_a_fault(record, field, rest) -> None:
    with pytest.raises(PledgectlError, match="5月底"):
        read_record(record, rest | {field: "5月底"}, "x.toml")
