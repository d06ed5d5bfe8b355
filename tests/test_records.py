import pytest

from pledgectl.errors import PledgectlError
from pledgectl.model import Basis, Item, Verification
from pledgectl.records import read_record, record_data

ITEM = Item(id="a-001", name="收入证明", bases=(Basis("社会救助暂行办法", article="第十一条"),), verification=Verification(exempt="no"))


def test_a_record_survives_the_way_to_plain_data_and_back():
    assert read_record(Item, record_data(ITEM, empty=False), "x") == ITEM
    assert read_record(Item, record_data(ITEM, empty=True), "x") == ITEM


def test_empty_fields_are_kept_for_json_and_left_out_of_toml():
    assert record_data(ITEM, empty=True)["levels"] == []
    assert "levels" not in record_data(ITEM, empty=False)


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
