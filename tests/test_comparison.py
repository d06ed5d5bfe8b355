"""The comparison table: what stands before and after a change, short enough to be signed."""

from dataclasses import replace

import pytest

from pledgectl.catalog.papers import comparison_values
from pledgectl.catalog.standing import unburdened
from pledgectl.catalog.tables import comparison_rows
from pledgectl.diff import compare
from pledgectl.model import Basis, Item, catalog_of

ONE, TWO, THREE = (Basis(f"甲{number}法", article="第一条", text=f"条文{number}。") for number in range(3))
ITEM = Item(id="gaj-001", department="县公安局", name="户籍证明", purpose="入学")


def sides(before: tuple[Basis, ...], after: tuple[Basis, ...]) -> tuple[str, str]:
    old, new = (catalog_of("draft", [replace(ITEM, bases=bases)]) for bases in (before, after))
    row = comparison_rows(compare(old, new))[0]
    return row.before, row.after


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((ONE, TWO), (ONE, THREE), ("《甲1法》第一条：条文1。\n（其余1条依据不变）", "《甲2法》第一条：条文2。\n（其余1条依据不变）")),
        ((ONE, TWO), (ONE, TWO, THREE), ("（其余2条依据不变）", "《甲2法》第一条：条文2。\n（其余2条依据不变）")),
        ((ONE,), (TWO,), ("《甲0法》第一条：条文0。", "《甲1法》第一条：条文1。")),
        ((), (ONE,), ("无", "《甲0法》第一条：条文0。")),
    ],
)
def test_of_several_bases_only_those_that_differ_are_told(before, after, told):
    assert sides(before, after) == tuple(f"设定依据：{text}" for text in told)


def test_a_removal_from_above_names_its_source_where_others_name_who_decides():
    found = compare(catalog_of("a", [ITEM, replace(ITEM, id="gaj-002", name="收入证明")]), catalog_of("b", []))
    rows = comparison_rows(unburdened(found, ["明令取消：国发〔2021〕1号", ""]))
    assert [(row.decider, row.paper) for row in rows] == [("不需审定", "明令取消：国发〔2021〕1号"), ("", "")]


@pytest.mark.parametrize(("length", "cut"), [(100, ""), (1000, "是")])
def test_a_row_that_may_be_longer_than_a_page_may_be_cut(length, cut):
    old, new = (catalog_of("draft", [replace(ITEM, content=word * length)]) for word in "甲乙")
    assert [row["长"] for row in comparison_values(compare(old, new), "某县")["行"]] == [cut]
