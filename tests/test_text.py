"""Texts are stored without what no clerk typed, and compare by what a clerk reads."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.text import chinese_number, clean_text, compare_form, first_few, has_hidden, may_fill_page, one_line, typed


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


@pytest.mark.parametrize("plain", ["mzj-017", "县公安局", "2021-05-14", "（甲）.xlsx", "a/b_c.toml", "《律师法》"])
def test_a_plain_value_is_typed_as_it_is(plain):
    assert typed(plain) == plain


@pytest.mark.parametrize("odd", ["我的 清单.xlsx", "甲　乙", "甲(1).xlsx", "甲&乙", "甲;乙", "甲,乙.xlsx", "@甲", "#3", "甲*"])
def test_what_a_shell_would_take_apart_is_typed_in_quotes(odd):
    assert typed(odd) == f'"{odd}"' and shlex.split(typed(odd)) == [odd]


def test_of_many_the_first_are_named_and_all_counted():
    assert first_few(["甲", "乙"], 2, "项") == "甲、乙"
    assert first_few(["甲", "乙", "丙"], 2, "项") == "甲、乙 等 3 项"


def test_lines_are_joined_without_doubling_marks():
    assert one_line("第一条；\n 第二条\n\n第三条") == "第一条；第二条；第三条"


@pytest.mark.parametrize(("texts", "told"), [(["甲" * 180], ""), (["甲", "乙" * 181], "是"), ([], "")])
def test_a_cell_of_more_than_half_a_page_is_told(texts, told):
    assert may_fill_page(texts) == told
