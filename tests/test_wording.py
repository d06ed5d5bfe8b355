"""How well vague wording is told from definite wording: on sentences that guided the patterns, and on those that did not."""

import csv
import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.check import check_text
from pledgectl.cli.catalog.context import read_wording
from pledgectl.doors.profiles import read_profile
from pledgectl.model import Where
from pledgectl.rules.phrases import phrases
from pledgectl.rules.sieve import matches

DATA = Path(__file__).parent / "data"
WORDING = read_wording()
FAMILIES = {"catch_all", "open", "reference", "degree", "time", "measure"}
FIELDS = {"basis_text": "bases"}  # what a law says is quoted, never drafted by the department
SEEN, UNSEEN = ("wording.csv", "wording-second.csv", "wording-third.csv"), "wording-unseen.csv"
ALIKE = {**dict.fromkeys(SEEN, 0.98), UNSEEN: 0.9}


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8-sig").splitlines()))


def families(row: dict[str, str]) -> set[str]:
    """Return the families told of a sentence; the kind of day is a note, no fault."""
    return {found.family for found in phrases(row["sentence"], WORDING, FIELDS.get(row["field"], row["field"]))} - {"day"}


def labels(row: dict[str, str]) -> set[str]:
    return set(row["label"].split(";")) - {"clean"}


def quality(name: str) -> tuple[float, float, float]:
    """Return precision and recall of "this sentence is faulty", and how many faulty sentences are told a family that is meant."""
    told = [(families(row), labels(row)) for row in rows(name)]
    right = sum(bool(found and meant) for found, meant in told)
    named = sum(bool(found & meant) for found, meant in told)
    faulty = sum(bool(meant) for _, meant in told)
    return right / sum(bool(found) for found, _ in told), right / faulty, named / faulty


@pytest.mark.parametrize(("name", "least"), ALIKE.items())
def test_nine_of_ten_findings_are_right_and_few_faulty_sentences_are_missed(name, least):
    """The unseen sentences were written by somebody who never saw the patterns and stay unread by those who write them."""
    precision, recall, _ = quality(name)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= 0.9 and recall >= least


@pytest.mark.parametrize(("name", "least"), {**dict.fromkeys(ALIKE, 0.8), "wording.csv": 0.96}.items())
def test_the_family_told_is_one_that_is_meant(name, least):
    """Where degree ends and an unmeasured condition begins, two readers differ in one sentence of six."""
    assert quality(name)[2] >= least


@pytest.mark.parametrize(("part", "least"), [("1", 0.98), ("2", 0.95)])
def test_sentences_of_a_blind_author_are_told_from_fine_ones(part, least):
    """At first contact precision and recall were 0.99 and 0.99, then 0.96 and 0.91; three of part 2 stand in bases, which are quoted."""
    chosen = [row for row in rows("wording-blind.csv") if row["part"] == part]
    told = [(bool(families(row)), row["label"] == "vague") for row in chosen]
    right = sum(found and vague for found, vague in told)
    assert right / sum(found for found, _ in told) >= 0.95 and right / sum(vague for _, vague in told) >= least


@pytest.mark.parametrize("name", ALIKE)
def test_half_of_the_sentences_are_clean_and_every_family_is_there(name):
    meant = [labels(row) for row in rows(name)]
    assert 0.4 <= sum(not found for found in meant) / len(meant) <= 0.6
    assert set().union(*meant) == FAMILIES


@pytest.mark.parametrize("row", [row for row in rows("wording.csv") if row["spans"]], ids=lambda row: row["id"])
def test_the_words_told_are_the_words_meant(row):
    found = [phrase.words for phrase in phrases(row["sentence"], WORDING)]
    assert all(any(span in words or words in span for words in found) for span in row["spans"].split("|"))


def test_the_words_stand_where_they_are_said_to_stand():
    for row in rows("wording.csv"):
        assert all(row["sentence"][p.start : p.end] == p.words for p in phrases(row["sentence"], WORDING))


@pytest.mark.parametrize("name", ["maoji", "hulin", "common"])
def test_the_official_samples_own_sentences_are_never_questioned(name):
    pledge = read_profile(name, None).pledge
    texts = [*(notice.text for notice in pledge.notices), *pledge.statements, pledge.copies]
    assert [(text, found) for text in texts for found in phrases(text, WORDING)] == []


def test_blanks_that_split_a_word_do_not_hide_it():
    (found,) = phrases("提交有 关材 料", WORDING)
    assert (found.family, found.words) == ("reference", "有 关材 料")


@pytest.mark.parametrize("field", ["name", "bases", "bases.text", "purpose", "review.opinion"])
def test_names_bases_and_reviews_are_not_the_drafting_of_the_department(field):
    assert phrases("法律、法规规定的其他有关材料", WORDING, field) == []


def test_a_duration_needs_a_unit():
    assert [found.family for found in phrases("20", WORDING, "service.promised_days")] == ["time"]
    assert phrases("20个工作日", WORDING, "service.promised_days") == []


def test_the_proposal_speaks_of_the_words_found():
    (found,) = phrases("尽快办理", WORDING)
    assert "“尽快”" in found.proposal and "N个工作日内" in found.proposal


def test_lines_of_a_document_are_told_by_their_place():
    lines = [("一、申请条件", Where(line=1)), ("提交有关材料", Where(line=2)), ("尽快办理", Where(line=3))]
    assert [(found.code, found.where.line) for found in check_text(lines, WORDING)] == [("W003", 2), ("W005", 3)]


def test_the_sieve_finds_what_the_whole_pattern_finds_where_it_finds_it():
    """A branch is left out only where a text cannot hold what the branch needs, as read from the branch itself."""
    sentences = [row["sentence"] for name in ALIKE for row in rows(name)]
    for number, entry in enumerate(WORDING.expressions, 1):
        whole = re.compile(WORDING.expand("|".join(entry.whole)))
        for text in [*sentences, *map("，".join, pairwise(sentences))][number % 3 :: 3]:
            found = matches(WORDING.sieve.possible(text).get(number, ()), text)
            assert [hit.span() for hit in found] == [hit.span() for hit in whole.finditer(text) if hit[0]]


@pytest.mark.parametrize("entry", WORDING.expressions, ids=lambda entry: entry.about)
def test_every_expression_says_its_family_and_proposal_in_words_a_terminal_shows(entry):
    assert entry.family in FAMILIES | {"day"} and (entry.words or entry.patterns)
    (entry.about + entry.proposal).encode("gbk")


@given(st.text(alphabet="其他等有关按规定尽快材料，。《》“”（）□ 　0123456789的和、\n", max_size=60))
def test_phrases_lie_in_order_inside_the_text_and_never_overlap(text):
    found = phrases(text, WORDING)
    assert all(0 <= p.start < p.end <= len(text) and text[p.start : p.end] == p.words for p in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


def test_no_word_stands_twice():
    words = [(entry.family, word) for entry in WORDING.expressions for word in entry.words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("text", ["等" * 30_000, "按照有关" * 8_000, "其他、" * 10_000, "有一定" * 10_000, "《" * 30_000, "规定的" * 10_000])
def test_a_cell_full_of_triggers_costs_no_minutes(text):
    start = time.process_time()
    phrases(text, WORDING)
    assert time.process_time() - start < 10
