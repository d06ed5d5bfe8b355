"""What every match of a pattern holds, and searching only for patterns whose words a text holds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.rules.sieve import Reader, Sieve, branches, matches

NEEDED = {
    "有关(?!系)材料": [{"有关材料"}],
    "有关(?:的)?材料": [{"有关材料", "有关的材料"}],
    "与[^，。]{1,9}有关": [{"与"}, {"有关"}],
    "(?:较|更)大|很小": [{"较大", "更大", "很小"}],
    "等?": [],
    "(?:日|天)*前": [{"前"}],
    "[^一]|等": [],
    "<number>天": [{"一天", "二天"}],
    "<number>+天": [{"天"}, set("一二")],
    r"(?<!第)\d+个": [{"个"}, set("0123456789")],
    r"\.{3}": [{"."}],
    r"[\u4e00-\u9fff]{2}困难(?=$|，)": [{"困难"}],
    "[eE]g": [{"eg", "Eg"}],
}


@pytest.mark.parametrize(("pattern", "needed"), NEEDED.items())
def test_what_every_match_holds_is_read_from_the_pattern(pattern, needed):
    assert sorted(map(sorted, Reader({"number": ["[一二]"]}).held(pattern).needed())) == sorted(map(sorted, needed))


def test_branches_are_taken_apart_only_outside_of_brackets():
    assert branches("甲(?:乙|丙)|[丁|]|(?:戊|己\\|)|(?:庚|辛)?") == ["甲(?:乙|丙)", "[丁|]", "戊", "己\\|", "(?:庚|辛)?"]


LETTERS = "甲乙丙丁，"
PIECES = st.lists(
    st.sampled_from(["甲", "乙丙", "甲[^，]{0,3}丁", "(?:甲|乙)+丙?", "(?<!丁)丙", "乙(?=丁|$)", "丁丁|丁甲", "(?:甲乙|甲)(?:丙)?"]),
    min_size=1, max_size=5,
)  # fmt: skip


@given(PIECES, st.text(LETTERS, max_size=30))
def test_the_branches_one_by_one_match_as_the_whole_pattern_does(patterns, text):
    sieve = Sieve([patterns], {}, str)
    whole = re.compile("|".join(patterns))
    assert [hit.span() for hit in matches(sieve.possible(text).get(0, ()), text)] == [hit.span() for hit in whole.finditer(text)]


@given(st.text("材料有关其他等的，1 "))
def test_a_text_is_held_against_every_alternation_that_may_match(text):
    sieve = Sieve([["有关"], ["其他|等"], [r"\d+"]], {}, str)
    assert {number for number, held in sieve.possible(text).items() if any(matches(held, text))} == {
        number for number, pattern in enumerate(["有关", "其他|等", r"\d"]) if re.search(pattern, text)
    }
