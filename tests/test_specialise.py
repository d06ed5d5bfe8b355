"""A specialised template prints the same bytes as the whole one, only faster."""

from hypothesis import given, settings
from hypothesis import strategies as st
from test_papers import DEPARTMENT, WHOLE
from wordkit import docx, lines, p, table

from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.forms.compile import compile_template
from pledgectl.forms.fill import fill_values
from pledgectl.forms.marks import MARKS
from pledgectl.forms.papers import pledge_values
from pledgectl.forms.render import render
from pledgectl.forms.specialise import specialise
from pledgectl.ground.package import open_package

PLEDGE = compile_template(*read_template("pledge", None))
BASE = pledge_values(WHOLE, DEPARTMENT, read_profile("hulin", None))
NAMES = ["申请人.姓名", "申请人.代理人", "申请人.地址", "编号.号", "编号.年", "日期"]
BODY = (
    p("{{ 定 }}{{ 变.甲 }}"),
    p("{%p for 项 in 列 %}"),
    p("{{ 项 }}{% if 变.乙 %}{{ 定 }}{% endif %}"),
    p("{%p endfor %}"),
    table(["{%tr for 项 in 列 %}"], ["{{ 项 }}{{ loop.index }}"], ["{%tr endfor %}"]),
    p("{% if 定 %}{{ 变甲 }}{% else %}{{ 定 }}{% endif %}"),
)
MIXED = compile_template(docx(*BODY, header1=p("{{ 定 }}"), footer1=p("{{ 变.甲 }}")), "样.docx")


def parts(data: bytes) -> dict[str, bytes]:
    package = open_package(data, "样.docx")
    return {name: package.read(name) for name in package.names}


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=8)))
def test_every_part_of_the_pledge_is_the_same_to_the_byte(row):
    values = fill_values(BASE, row)
    assert parts(render(specialise(PLEDGE, BASE, NAMES), values)) == parts(render(PLEDGE, values))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5), st.lists(st.text(max_size=3), max_size=3))
def test_any_mixture_of_fixed_and_varying_is_the_same(fixed, one, other, many):
    base = {"定": fixed, "变": {"甲": "", "乙": ""}, "变甲": "", "列": many}
    values = {**base, "变": {"甲": one, "乙": other}, "变甲": one}
    quick = render(specialise(MIXED, base, ["变.甲", "变.乙"]), values)
    whole = render(MIXED, values)
    for name in ("document", "header1", "footer1"):
        assert lines(quick, name) == lines(whole, name)


def test_values_cannot_smuggle_tags_into_what_is_compiled_again():
    evil = f"{MARKS[2]} 变.甲 {MARKS[3]}{{{{ 变.甲 }}}}"
    template = compile_template(docx(p("{{ 定 }}{{ 变.甲 }}")), "样.docx")
    filled = render(specialise(template, {"定": evil, "变": {"甲": ""}}, ["变.甲"]), {"变": {"甲": "x"}})
    assert lines(filled) == [" 变.甲 {{ 变.甲 }}x".strip()]


def test_data_that_does_not_fit_is_told_when_the_paper_is_made():
    template = compile_template(docx(p("{{ 无 }}{{ 变 }}")), "样.docx")
    assert specialise(template, {}, ["变"]) is template


def test_only_what_varies_is_left_to_do():
    quick = specialise(PLEDGE, BASE, ["申请人.姓名"])
    assert [len(living.lines) for living in quick.living] == [1]
