"""Rendering: what goes in comes out, whatever it is; the same bytes for the same values; always a document that opens."""

import io
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordkit import docx, lines, made, p, part, run, table

from pledgectl.errors import PledgectlError
from pledgectl.forms.compile import compile_template
from pledgectl.forms.render import render
from pledgectl.forms.specialise import specialise
from pledgectl.ground.package import open_package
from pledgectl.ground.xml import parse_xml
from pledgectl.text import clean_text

ONE = compile_template(docx(p("前{{ 甲 }}后")), "样.docx")
LIST = docx(
    p("{%p for 项 in 告知 %}"),
    p("（{{ loop.index }}）{{ 项.标题 }}{% if not loop.last %}；{% else %}。{% endif %}"),
    p("{%p endfor %}"),
    table(["序号", "标题"], ["{%tr for 项 in 告知 %}", ""], ["{{ loop.index }}", "{{ 项.标题 }}"], ["{%tr endfor %}", ""]),
    p("共{{ 告知|length }}项"),
)


def out(value: Any) -> str:
    return lines(render(ONE, {"甲": value}))[0][1:-1]


@pytest.mark.parametrize(
    "text",
    ["A&B<虎林>公司", "]]>", "<!--", "-->", "&amp;", "<w:p/>", "=1+1", "{{ 乙 }}", "{% if %}", "'\"", "字" * 10_000, "a  b", "　　", "\xa0\xa0年"],
)
def test_a_value_comes_out_as_it_went_in(text):
    assert out(text) == text


def test_line_ends_become_breaks_and_tabs_become_tabs():
    assert out("一\n二\r\n三\t四") == "一\n二\n三\t四"


@pytest.mark.parametrize(("text", "clean"), [("张\x00三", "张三"), ("张\x0b三", "张\n三"), ("张\ud800三", "张三"), ("\u202e张三", "张三")])
def test_what_xml_cannot_hold_is_cleaned_not_lost_with_the_rest(text, clean):
    assert out(text) == clean


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_comes_out_cleaned_at_most(text):
    assert clean_text(out(text)) == clean_text(text)


VALUES = st.fixed_dictionaries({"告知": st.lists(st.fixed_dictionaries({"标题": st.text()}), max_size=4)})


@settings(max_examples=100, deadline=None)
@given(VALUES)
def test_every_document_opens_whatever_the_data(values):
    data = render(compile_template(LIST, "样.docx"), values)
    package = open_package(data, "样.docx")
    root = parse_xml(package.read("word/document.xml"), "样.docx")
    assert all(cell[-1].tag.endswith("}p") for cell in root.iter("{*}tc")) and all(len(row) for row in root.iter("{*}tr"))


def test_numbers_and_nothing_are_printed_plainly():
    assert (out(12), out(None), out(True)) == ("12", "", "True")


def test_the_same_values_give_the_same_bytes():
    values = {"告知": [{"标题": "甲"}, {"标题": "乙"}]}
    assert render(compile_template(LIST, "样.docx"), values) == render(compile_template(LIST, "样.docx"), values)


def test_loops_repeat_paragraphs_and_rows():
    values = {"告知": [{"标题": "甲"}, {"标题": "乙"}]}
    filled = lines(render(compile_template(LIST, "样.docx"), values))
    assert filled == ["（1）甲；", "（2）乙。", "序号", "标题", "1", "甲", "2", "乙", "共2项"]


def test_a_cell_that_comes_out_empty_keeps_a_paragraph():
    cell = p("{%p if 甲 %}") + p("{{ 甲 }}") + p("{%p endif %}")
    template = compile_template(docx(table([cell, "乙"])), "样.docx")
    assert lines(render(template, {"甲": ""})) == ["", "乙"]
    assert lines(render(template, {"甲": "一"})) == ["一", "乙"]


def test_a_table_without_rows_is_left_out():
    template = compile_template(docx(p("一"), table(["{%tr for 项 in 行 %}"], ["{{ 项 }}"], ["{%tr endfor %}"])), "样.docx")
    assert [node.tag[-3:] for node in part(render(template, {"行": []})).iter("{*}tbl")] == []
    assert lines(render(template, {"行": ["甲"]})) == ["一", "甲"]


def test_text_beside_a_run_tag_stays():
    assert made({"甲": ""}, p("一{%r if 甲 %}二{%r endif %}三")) == ["一三"]
    assert made({"甲": "x"}, p("一{%r if 甲 %}二{%r endif %}三")) == ["一二三"]


def test_columns_repeat_by_tc():
    row = ["头", "{%tc for 项 in 列 %}", "{{ 项 }}", "{%tc endfor %}"]
    assert made({"列": ["甲", "乙"]}, table(row)) == ["头", "甲", "乙"]


def test_an_if_may_span_paragraphs_as_in_docxtpl():
    body = [p("一{% if 甲 %}二"), p("三{% endif %}四")]
    assert made({"甲": ""}, *body) == ["一四"]
    assert made({"甲": "x"}, *body) == ["一二", "三四"]


def test_comments_print_nothing_and_escaped_braces_print_braces():
    assert made({}, p("一{# 说明 #}二{_{ 甲 }_}"), p("{#p 整段 #}")) == ["一二{{ 甲 }}"]


def test_filters_and_choices_work():
    values = {"列": ["甲", "乙"], "日": "2021-05-06", "空": ""}
    assert made(values, p("{{ 列|join('、') }}{{ 日|日期 }}{{ 空|default('无', true) }}{{ '有' if 列 else '无' }}{{ 列[0] }}")) == [
        "甲、乙2021年5月6日无有甲"
    ]


def test_numbers_are_written_as_a_pattern_says_and_words_replaced():
    values = {"金额": 5000, "序": 7, "分": "3.14159", "注": "甲，乙&，"}
    tags = "{{ '%.2f'|format(金额) }} {{ \"%03d\"|format(序) }} {{ 分|float|round(2) }} {{ 注|replace('，', '<') }}"
    assert made(values, p(tags.replace("<", "&lt;"))) == ["5000.00 007 3.14 甲<乙&<"]


def test_quotes_that_word_has_bent_are_straightened_but_not_within_straight_ones():
    assert made({"甲": "一"}, p("{{ 空|default(“无”) }}{% if 甲 == ‘一’ %}{{ 空|d('“好”') }}{% endif %}")) == ["无“好”"]


@pytest.mark.parametrize(
    ("tag", "values", "said"),
    [
        ("{{ 申请人.姓铭 }}", {"申请人": {"姓名": "张三"}}, "申请人.姓铭"),
        ("{{ 列 }}", {"列": ["甲"]}, "列表"),
        ("{% for 字 in 甲 %}{{ 字 }}{% endfor %}", {"甲": "张三"}, "不是列表"),
        ("{{ 甲 + 乙 }}", {"甲": "一", "乙": 1}, "类型"),
    ],
)
def test_data_that_does_not_fit_is_told_with_the_place(tag, values, said):
    with pytest.raises(PledgectlError, match=said) as caught:
        made(values, p("一"), table(["甲", tag]))
    assert caught.value.where == "样.docx 正文 表1 第1行第2格"


def test_a_missing_name_names_the_nearest_in_the_data():
    with pytest.raises(PledgectlError) as caught:
        made({"申请人": {"姓名": "张三"}}, p("{{ 申请人.姓铭 }}"))
    assert "申请人.姓名" in caught.value.hint


def test_loops_in_loops_end_by_a_budget():
    tags = "".join(f"{{% for {name} in 列 %}}" for name in "甲乙丙") + "x" + "{% endfor %}" * 3
    with pytest.raises(PledgectlError, match="次数过多"):
        made({"列": list("a" * 1000)}, p(tags))


COUNTING = "{% for 甲 in 列 %}" * 2 + "{% if 甲 == 1 or 甲 == 2 %}{% endif %}" * 300 + "{% endfor %}" * 2
GROWING = "{% for 甲 in [文 ~ 文] %}{% for 乙 in 列 %}" + "{% if 甲|upper|lower != 甲 %}{% endif %}" * 50 + "{% endfor %}{% endfor %}"


@pytest.mark.parametrize(("tags", "values"), [(COUNTING, {"列": list("a" * 20)}), (GROWING, {"列": [""] * 50, "文": "字" * 50_000})])
def test_loops_that_print_nothing_end_by_what_they_cost(tags, values):
    start = time.process_time()
    with pytest.raises(PledgectlError, match="次数过多"):
        made(values, p(tags))
    assert time.process_time() - start < 2


def test_a_long_list_may_be_gone_through_once_for_every_thing_it_holds():
    values = {"行": [{"名": "甲", "号": str(number)} for number in range(20_000)]}
    assert len(made(values, p("{% for 项 in 行 %}{% if 项.名 and loop.index %}{{ 项.号 }}{{ 项.名 }}{% endif %}{% endfor %}"))[0]) > 100_000


def test_values_reach_no_methods_and_no_privates():
    assert made({"甲": {"items": "一", "格": "二"}}, p("{{ 甲.items }}{{ 甲['格'] }}")) == ["一二"]
    with pytest.raises(PledgectlError):
        made({"甲": {}}, p("{{ 甲.keys }}"))


ORACLE = [
    (p("{{ 甲 }}和", "{{", " 乙 }}"), {"甲": "一", "乙": 2}),
    (p("{%p for 项 in 列 %}") + p("{{ 项 }}；") + p("{%p endfor %}"), {"列": ["甲", "乙"]}),
    (p("{%p if 甲 %}") + p("有") + p("{%p else %}") + p("无") + p("{%p endif %}"), {"甲": ""}),
    (table(["头"], ["{%tr for 项 in 列 %}"], ["{{ 项.名 }}"], ["{%tr endfor %}"]), {"列": [{"名": "甲"}, {"名": "乙"}]}),
    (table(["{%tc for 项 in 列 %}", "{{ 项 }}", "{%tc endfor %}"]), {"列": ["甲", "乙"]}),
    (p("一{% if 甲 %}二{% elif 乙 %}三{% else %}四{% endif %}"), {"甲": 0, "乙": 1}),
    (p("一", run("{%r if 甲 %}"), run("二"), run("{%r endif %}"), run("三")), {"甲": 1}),
    (p("{{ 列|join('、') }}{{ 列|length }}{# 注 #}"), {"列": ["甲", "乙"]}),
    (p("{{ 甲 }}"), {"甲": "一\n二"}),
    (p("{% for 项 in 列 %}{{ loop.index }}.{{ 项 }} {% endfor %}"), {"列": ["甲", "乙"]}),
]


@pytest.mark.parametrize(("body", "values"), ORACLE)
def test_the_text_is_that_of_docxtpl(body, values):
    docxtpl = pytest.importorskip("docxtpl")
    other = docxtpl.DocxTemplate(io.BytesIO(docx(body)))
    other.render(values)
    target = io.BytesIO()
    other.save(target)
    assert "\n".join(made(values, body)) == "\n".join(lines(target.getvalue()))


LONG = "字" * 200_000
GROWTH = [
    ("{{ 甲|join(甲) }}", {"甲": LONG}, "不是列表"),
    ("{{ 列|join(甲) }}", {"甲": LONG, "列": ["一"] * 1000}, "内容过长"),
    ("{{ 甲 ~ 甲 ~ 甲 ~ 甲 ~ 甲 ~ 甲 }}", {"甲": LONG}, "内容过长"),
    ("{{ 甲 + 甲 + 甲 + 甲 + 甲 + 甲 }}", {"甲": LONG}, "内容过长"),
    ("{% for 项 in 列 %}{{ 甲 }}{% endfor %}", {"甲": LONG, "列": ["一"] * 1000}, "内容过长"),
]


@pytest.mark.parametrize(("tag", "values", "said"), GROWTH)
def test_what_grows_beyond_all_measure_is_refused_with_its_place(tag, values, said):
    with pytest.raises(PledgectlError, match=said) as caught:
        made(values, p("一"), p(tag))
    assert caught.value.where == "样.docx 正文 第2段"


def test_a_batch_is_not_prepared_beyond_all_measure():
    template = compile_template(docx(p("{% for 项 in 列 %}{{ 甲 }}{% endfor %}{{ 名 }}")), "样.docx")
    assert specialise(template, {"甲": LONG, "列": ["一"] * 1000, "名": ""}, ["名"]) is template


def test_joining_takes_what_fits_and_names_what_is_missing():
    values = {"列": [{"名": "甲<"}, {"名": "乙"}], "甲": "一", "乙": "&"}
    assert made(values, p("{{ 列|join('、', attribute='名') }}{{ 甲 ~ 乙 ~ 1 }}{{ 甲 + 乙 }}")) == ["甲<、乙一&1一&"]
    with pytest.raises(PledgectlError, match="在数据里没有"):
        made(values, p("{{ 表|join('、') }}"))
