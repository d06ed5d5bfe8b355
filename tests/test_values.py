"""Values of every kind come out whole: through a batch, through a bundle, as python-docx reads them."""

import csv
import io
import re
import tracemalloc
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_papers import DEPARTMENT, WHOLE
from wordkit import docx as packed
from wordkit import p

from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import dump_items
from pledgectl.forms.bundle import form_parts, static_parts, write_volume
from pledgectl.forms.compile import compile_template
from pledgectl.forms.marks import MARKS
from pledgectl.forms.render import render, render_parts
from pledgectl.forms.specialise import specialise
from pledgectl.forms.values import ROOM
from pledgectl.text import clean_text

HARD = [
    "<", "&", "&amp;", "]]>", "<!--", "-->", "<?xml?>", "</w:t>", "<![CDATA[", "=1+1", "=HYPERLINK(\"x\")", "@A1", "+1", "-1", "'", "\"",
    "\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\ufeff", "\u202e", "\u200b", "\u2028", "_x000D_", "_x0041_",
    "\r\n", "\n", "\t", "\xa0", "\u3000", "{{ 申请人.证号 }}", "{% if %}", "{#", MARKS[0], MARKS[-1], "𠮷", "é", "e\u0301", "☑", "10000" * 2000,
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(HARD), st.text(max_size=9)), max_size=6).map("".join)
TEMPLATE = compile_template(packed(p("{{ 定 }}：{{ 甲 }}。"), p("{% if 乙 %}有{{ 乙 }}{% else %}没有{% endif %}"), p("固定的文字" * 60)), "样.docx")
BATCH = specialise(TEMPLATE, {"定": "人", "甲": "", "乙": ""}, ["甲", "乙"])


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def tidy(text: str) -> str:
    """Return a text as it may be stored; tags' marks may not come in with a value at all."""
    return clean_text(text.translate(dict.fromkeys(map(ord, MARKS))))


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_any_value_of_a_batch_is_read_back_cleaned_at_most(one, other):
    values = {"定": "人", "甲": one, "乙": other}
    first, second, third = texts(render(BATCH, values))
    assert (tidy(first[2:-1]), third) == (tidy(one), "固定的文字" * 60)
    assert tidy(second.removeprefix("有")) == tidy(other) if other else second == "没有"


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_any_value_of_a_bundle_is_read_back_cleaned_at_most(many):
    static = static_parts(BATCH)
    forms = (form_parts(static, render_parts(BATCH, {"定": "人", "甲": one, "乙": ""})) for one in many)
    assert [tidy(text[2:-1]) for text in texts(write_volume(forms))[::3]] == [tidy(one) for one in many]


def test_rows_of_hard_values_are_filled_or_told_none_lost(cli, tmp_path: Path):
    assert cli("init", ".", "--profile", "hulin").code == 0
    (tmp_path / "catalogs/draft").mkdir(exist_ok=True)
    (tmp_path / "catalogs/draft/gaj.toml").write_bytes(dump_items(WHOLE.department, [WHOLE]))
    (tmp_path / "catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    rows = [f"张{text}三" for text in HARD if not re.search(r"[\x00\ud800-\udfff]", text)]
    with (tmp_path / "人.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["申请人", "地址"], *([one, one] for one in rows)])
    result = cli("form", "fill", "gaj-001", "--data", "人.csv", "-o", "批", "--name", "{行号}", "--json").json
    assert (result["made"], result["failed"]) == (len(rows), [])
    # One value may hold line ends, so that rows of the file are more than rows of the table.
    for path, one in zip(sorted((tmp_path / "批").glob("*.docx")), rows, strict=True):
        cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
        # A name and an address that were broken to fit their cells are one line again.
        said = re.sub("[\n\t]", "", tidy(one))
        assert {f"申请人：{said}", f"地址：{said}"} <= {tidy(cell) for cell in cells}, one


@pytest.mark.parametrize("character", ["\n", "\r", "\t"])
def test_many_line_ends_are_refused_before_they_grow(character):
    template = compile_template(packed(p("{{ 甲 }}")), "样.docx")
    tracemalloc.start()
    try:
        with pytest.raises(PledgectlError, match="内容过长"):
            render(template, {"甲": character * 2_000_000})
        assert tracemalloc.get_traced_memory()[1] < 2 * ROOM
    finally:
        tracemalloc.stop()
    assert len(texts(render(template, {"甲": "字\n" * 30_000}))[0]) == 60_000
