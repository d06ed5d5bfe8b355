"""Claims about column names: told by meaning-bearing words; the cases are data in data/headers.toml."""

import tomllib
from pathlib import Path

import pytest

from pledgectl.catalog.intake.columns import fields_of, meaning

CASES = tomllib.loads((Path(__file__).parent / "data" / "headers.toml").read_text("utf-8"))
PAIRS = [(name, field) for field, names in CASES.items() for name in names]


@pytest.mark.parametrize(("name", "field"), PAIRS, ids=[name[:20] for name, _ in PAIRS])
def test_a_column_name_means_what_a_clerk_means(name: str, field: str) -> None:
    assert meaning(tuple(name.split(">"))).field == field


def fields(*names: str) -> list[str]:
    return [found.field for found in fields_of([(name,) for name in names])]


def test_the_surer_of_two_columns_of_one_meaning_is_taken() -> None:
    assert fields("设定依据", "设定依据（名称及条款）", "证明名称") == ["", "bases", "name"]


def test_the_matter_is_the_purpose_where_a_list_has_only_one_of_the_two() -> None:
    assert fields("证明名称", "政务服务事项名称") == ["name", "purpose"]
    assert fields("证明名称", "证明用途", "政务服务事项名称") == ["name", "purpose", "matter"]


def test_a_plain_matter_beside_a_certificate_is_what_it_is_for() -> None:
    assert fields("事项名称", "证明材料名称", "设定依据") == ["purpose", "name", "bases"]


def test_a_responsible_body_is_the_requester_only_where_none_is_named() -> None:
    assert fields("证明名称", "责任单位") == ["name", "requester"]
    assert fields("证明名称", "责任单位", "索要单位") == ["name", "department", "requester"]


def test_a_list_of_main_and_sub_items_is_read_as_purpose_and_name() -> None:
    assert fields("事项序号", "行业分类", "主项名称", "子项名称", "设定依据") == ["seq", "", "purpose", "name", "bases"]
