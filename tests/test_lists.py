"""Lists laid out as unlike as departments send them, by somebody who had not seen the reader: see tests/lists/rebuild.py."""

from functools import cache

import pytest
from lists import measure
from lists.rebuild import papers

NOW = measure.names(issue=2)
result_of = cache(measure.measure)


def test_the_truth_beside_each_list_is_what_the_script_lays_out() -> None:
    laid_out = {paper.name: paper.truth() for paper in papers()}
    assert sorted(laid_out) == measure.names()
    assert len(NOW) >= 26
    for name, truth in laid_out.items():
        assert measure.load(name) == truth
        assert (measure.HERE / truth["file"]).stat().st_size > 100


@pytest.mark.parametrize("name", NOW)
def test_every_row_is_read_or_told(name: str) -> None:
    assert result_of(name).rows == []


@pytest.mark.parametrize("name", NOW)
def test_the_department_is_found(name: str) -> None:
    assert [wrong for wrong in result_of(name).wrong if wrong[1] == "department"] == []


def test_cells_are_right_over_all_lists() -> None:
    results = [result_of(name) for name in NOW]
    wrong = [(result.name, *cell) for result in results for cell in result.wrong]
    assert 1 - len(wrong) / sum(result.cells for result in results) >= 0.98, wrong
