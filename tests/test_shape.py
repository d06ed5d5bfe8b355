"""The block-shape rule as a law: a template that passes gives a document that opens, for every data set."""

from hypothesis import given, settings
from hypothesis import strategies as st
from wordkit import docx, p, table

from pledgectl.errors import PledgectlError
from pledgectl.forms.compile import compile_template
from pledgectl.forms.inspect import check_template
from pledgectl.forms.render import render
from pledgectl.ground.package import open_package
from pledgectl.ground.xml import parse_xml

NAMES = ("甲", "列", "项")
TAGS = (
    ["{{ 甲 }}", "{{ 项 }}", "{{ loop.index }}", "文", "{# 注 #}", "{%", "}}", "{{ 列[0] }}", "{% if 甲 %}", "{% else %}", "{% endif %}", "{% for 项 in 列 %}", "{% endfor %}", "{%p if 甲 %}", "{%p else %}", "{%p endif %}", "{%p for 项 in 列 %}", "{%p endfor %}", "{%tr for 项 in 列 %}", "{%tr endfor %}", "{%tc for 项 in 列 %}", "{%tc endfor %}", "{%r if 甲 %}", "{%r endif %}"]
)
TEXT = st.lists(st.sampled_from(TAGS), max_size=3).map("".join)
PARAGRAPH = TEXT.map(p)
TABLE = st.lists(st.lists(TEXT, min_size=1, max_size=2), min_size=1, max_size=4).map(lambda rows: table(*rows))
BODY = st.lists(PARAGRAPH | TABLE, min_size=1, max_size=4)
# Whole blocks, so that many of the templates pass.
LOOP = PARAGRAPH.map(lambda inner: p("{%p for 项 in 列 %}") + inner + p("{%p endfor %}"))
ROWS = TEXT.map(lambda text: table(["{%tr for 项 in 列 %}"], [text], ["{%tr endfor %}"]))
DATA = ({"甲": "A&B\n", "列": ["x", "<y>"]}, {"甲": "", "列": []})


@settings(max_examples=400, deadline=None)
@given(BODY | st.lists(LOOP | ROWS | PARAGRAPH, min_size=1, max_size=3))
def test_what_the_check_passes_gives_documents_that_open(body):
    data = docx(*body)
    passed = not [one for one in check_template(data, "样.docx", NAMES) if one.level == "error" and one.code != "P008"]
    try:
        template = compile_template(data, "样.docx")
    except PledgectlError:
        assert not passed
        return
    assert passed
    for values in DATA:
        try:
            package = open_package(render(template, values), "样.docx")
        except PledgectlError as error:
            assert error.where.startswith("样.docx 正文 ")
            continue
        root = parse_xml(package.read("word/document.xml"), "样.docx")
        assert all(len(cell) and cell[-1].tag.endswith("}p") for cell in root.iter("{*}tc"))
        assert all(row.find("{*}tc") is not None for row in root.iter("{*}tr"))
