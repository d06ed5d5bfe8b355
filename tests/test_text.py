"""Texts are stored without what no clerk typed, and compare by what a clerk reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.text import chinese_number, clean_text, compare_form, has_hidden


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("_x000D_\n无犯罪　记录 ", "无犯罪 记录"),
        ("a\u200bb\u202ec\x1b[31m", "abc[31m"),
        ("一\r\n\r\n  二\u2028三", "一\n二\n三"),
        ("\ud800证\x00明\ufeff", "证明"),
        ("甲\t乙", "甲 乙"),
        ("已经干净的文字", "已经干净的文字"),
    ],
)
def test_cleaning_removes_what_no_clerk_typed(dirty, clean):
    assert clean_text(dirty) == clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert not has_hidden(clean_text(text))


ALPHABET = "证 \t\n\r\v\u00a0\u3000\u2028\u200b_x000D_"


@given(st.text(ALPHABET))
def test_blanks_are_single_and_lines_trimmed_and_never_empty(text):
    lines = clean_text(text).split("\n") if clean_text(text) else []
    assert all(line and line == " ".join(line.split()) for line in lines)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("《中华人民共和国律师法》第7条", "《律师法》第七条"),
        ("无犯罪记录证明（本人）", "无犯罪记录证明(本人)"),
        ("国发[2015]52号", "国发〔2015〕52号"),
        ("证 明 名 称", "证明名称"),
        ("⽉收入证明", "月收入证明"),
        ("第105条", "第一百零五条"),
    ],
)
def test_what_a_clerk_reads_as_the_same_compares_equal(one, other):
    assert compare_form(one) == compare_form(other)


@pytest.mark.parametrize(("one", "other"), [("未婚证明", "末婚证明"), ("收入证明", "无收入证明"), ("第七条", "第七款")])
def test_what_means_another_thing_stays_apart(one, other):
    assert compare_form(one) != compare_form(other)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (1260, "一千二百六十")]
)
def test_article_numbers_are_written_as_in_statutes(number, text):
    assert chinese_number(number) == text
