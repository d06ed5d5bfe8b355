"""Numbers of persons and bodies: a slip of one digit is found, a genuine number is never refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric, uscc

from pledgectl.forms.numbers import credit_check, credit_fault, id_check, id_fault, number_doubt, number_fault, phone_doubt

CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DATES = st.dates(min_value=date(1900, 1, 1)).filter(lambda day: day.year <= 2100)
AREAS = st.sampled_from(["230381", "441900", "340421", "810000", "820000", "830000", "110101"])


@st.composite
def ids(draw):
    """Draw an identity number that fits its check digit; the person is invented."""
    stem = draw(AREAS) + draw(DATES).strftime("%Y%m%d").zfill(8) + f"{draw(st.integers(0, 999)):03}"
    return stem + id_check(stem)


@st.composite
def codes(draw):
    stem = draw(st.sampled_from(["91", "92", "93", "11", "12", "51", "52", "N1", "N2", "Y1", "A1"])) + draw(AREAS)
    stem += "".join(draw(st.lists(st.sampled_from(CREDIT), min_size=9, max_size=9)))
    return stem + credit_check(stem)


@given(ids())
def test_the_check_digit_of_an_id_is_that_of_the_standard_library_for_numbers(number):
    assert id_check(number) == ric.calc_check_digit(number) and id_fault(number) == ""


@given(codes())
def test_the_check_character_of_a_code_is_that_of_the_standard_library_for_numbers(code):
    assert credit_check(code) == uscc.calc_check_digit(code) and credit_fault(code) == ""


@given(ids(), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_always_found(number, at, shift):
    digit = "0123456789X".index(number[at])
    wrong = number[:at] + str((digit + shift) % 10) + number[at + 1 :]
    assert wrong == number or id_fault(wrong)


@given(codes(), st.integers(8, 17), st.sampled_from(CREDIT))
def test_one_wrong_character_of_a_code_is_always_found(code, at, char):
    wrong = code[:at] + char + code[at + 1 :]
    assert wrong == code or credit_fault(wrong)


@given(ids())
def test_full_width_small_letters_and_blanks_do_not_matter(number):
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number)
    assert [id_fault(wide), id_fault(number.lower()), id_fault(f"{number[:6]} {number[6:]}")] == ["", "", ""]


ID = "23038119900307001"


@pytest.mark.parametrize(
    ("kind", "number", "fault"),
    [
        ("居民身份证", ID + id_check(ID), ""),
        ("居民身份证", "230381900307001", ""),
        ("居民身份证", "230381901307001", "出生日期"),
        ("居民身份证", "2303811990023000" + "11", "出生日期"),
        ("居民身份证", "990381199003070011", "行政区划"),
        ("身份证", "12345", "18 位"),
        ("身份证", "99999919900307001X", ""),
        ("统一社会信用代码", "91350100M000100Y43", ""),
        ("统一社会信用代码", "91350100M000100Y44", "校验码"),
        ("营业执照", "91350100M000100I43", "没有 I"),
        ("营业执照", "350100100000001", ""),
        ("护照", "E12345678", ""),
        ("军官证", "123456789012345678", ""),
        ("", "91350100M000100Y43", ""),
        ("", "230381199003070012", "校验码"),
        ("", "", ""),
        ("外国人永久居留身份证", "ABC123456789012", ""),
        ("外国人永久居留身份证", "123", "9 开头"),
    ],
)
def test_a_number_is_judged_by_its_paper_or_its_shape(kind, number, fault):
    found = number_fault(kind, number)
    assert (fault in found) if fault else found == ""


@pytest.mark.parametrize("text", ["13800000000", "0558-1234567", "（0558）22345678", "4001234567", "12345", "+86 138 0000 0000", "13800000000、0467-7654321", "0000-0000000", "张某 13800000000", "a@b.cn"])
def test_common_telephones_raise_no_doubt(text):
    assert phone_doubt(text) == ""


@pytest.mark.parametrize("text", ["1380000000", "138000000000", "无"])
def test_odd_telephones_are_doubted(text):
    assert phone_doubt(text)


@pytest.mark.parametrize(("kind", "number", "doubted"), [
    ("", "12345", True), ("", "1101051949123100", True), ("", "11010519491231002X", False), ("", "110105491231002", False),
    ("护照", "E12345678", False), ("", "", False), ("", "999999", False),
])  # fmt: skip
def test_a_number_of_unusual_length_is_doubted_where_nobody_says_of_which_paper(kind, number, doubted):
    assert bool(number_doubt(kind, number)) is doubted
