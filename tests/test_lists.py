"""Lists laid out as unlike as departments send them, by somebody who had not seen the reader: see tests/lists/rebuild.py."""

from functools import cache
from pathlib import Path

import pytest
from lists import measure
from lists.outside import eighth, eleventh, fifth, first, fourth, ninth, second, seventh, sixth, tenth, third, twelfth
from lists.rebuild import papers

NOW = measure.names(issue=2)
OUTSIDE = measure.names(issue=3)
result_of = cache(measure.measure)


def test_the_truth_beside_each_list_is_what_the_script_lays_out() -> None:
    laid_out = {paper.name: paper.truth() for paper in papers()}
    assert sorted(laid_out) == NOW
    assert len(NOW) >= 26
    for name, truth in laid_out.items():
        assert measure.load(name) == truth
        assert (measure.HERE / truth["file"]).stat().st_size > 100


def test_the_truth_of_the_lists_from_outside_is_what_their_scripts_lay_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")  # the truth needs no LibreOffice
    batches = (first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth)
    laid_out = [make(tmp_path).truth() | {"about": make.__doc__} for batch in batches for make in batch.LISTS]
    assert {Path(truth["file"]).stem: truth for truth in laid_out} == {name: measure.load(name) for name in OUTSIDE}
    assert len(OUTSIDE) == 130 and all((measure.OUTSIDE / truth["file"]).stat().st_size > 100 for truth in laid_out)


@pytest.mark.parametrize("name", [*NOW, *OUTSIDE])
def test_every_row_is_read_or_told(name: str) -> None:
    assert result_of(name).rows == []


@pytest.mark.parametrize("name", [*NOW, *OUTSIDE])
def test_the_department_is_found(name: str) -> None:
    assert [wrong for wrong in result_of(name).wrong if wrong[1] == "department"] == []


@pytest.mark.parametrize("names", [NOW, OUTSIDE], ids=["own", "outside"])
def test_cells_are_right_over_all_lists(names: list[str]) -> None:
    results = [result_of(name) for name in names]
    wrong = [(result.name, *cell) for result in results for cell in result.wrong]
    assert 1 - len(wrong) / sum(result.cells for result in results) >= 0.98, wrong
