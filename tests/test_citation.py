"""Claims about law citations: cases are data in data/citations.toml."""

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.citation import cite, document_key, is_cited, parse_bases
from pledgectl.model import Basis
from pledgectl.rules.basis import possible_ranks

CASES = tomllib.loads((Path(__file__).parent / "data" / "citations.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["cell"][:24] for case in CASES])
def test_a_cell_gives_the_citations_it_holds(case: dict) -> None:
    found = parse_bases(case["cell"], case.get("rank", ""))
    assert found == tuple(Basis(*fields) for fields in case["bases"])


@given(st.text(alphabet="《》〈〉（）()【】〔〕第条款项之一二三12、，；。：\n 法条例办法律国发令号年修订该和至", max_size=60))
def test_no_cell_is_too_odd_and_nothing_but_punctuation_is_lost(cell: str) -> None:
    found = parse_bases(cell)
    assert all(basis != Basis() for basis in found)
    if any(char in cell for char in "国发令号年修订"):
        assert found


def test_a_citation_that_was_written_is_read_back() -> None:
    basis = Basis("关于印发〈办法〉的通知", "国发〔2015〕52号", "第三条第（二）项")
    assert parse_bases(cite(basis)) == (basis,)


def test_text_that_is_no_citation_is_told_from_one() -> None:
    bases = parse_bases("按上级要求\n国发〔2015〕52号\n公证法")
    assert [is_cited(basis) for basis in bases] == [False, True, True]


@pytest.mark.parametrize("other", ["《中华人民共和国 公证法》", "公证法", "公证法（2017年修正）", "〈公证法〉"])
def test_the_same_document_has_one_key(other: str) -> None:
    assert document_key(other) == document_key("《公证法》")


@pytest.mark.parametrize("note", ["二", "二、", "国务院令", "令二", "部、"])
def test_brackets_full_of_one_word_are_read_at_once(note: str) -> None:
    start = time.process_time()
    assert parse_bases(f"《某法》（{note * (32_000 // len(note))}）")[0].document == "某法" and time.process_time() - start < 2


@pytest.mark.parametrize("piece", ["方案（", "（修订"])
def test_the_level_of_a_title_with_thousands_of_brackets_is_told_at_once(piece: str) -> None:
    start = time.process_time()
    assert possible_ranks(piece * 10_000, "") and time.process_time() - start < 2
