"""A catalog file holds what was put into it, to the byte, and what is no catalog file is told."""

import tomllib
from dataclasses import is_dataclass, replace
from typing import get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import dump_items, read_items
from pledgectl.model import Basis, Item, Liability, Review, Risk, Service
from pledgectl.text import clean_text

FULL = Item(
    id="mzj-001", code="C1", department="县民政局", name="低收入证明", purpose="申请低保", levels=("县级", "乡级"),
    bases=(Basis("社会救助暂行办法", "国务院令第649号", "第十一条", "原文", "行政法规"), Basis("某办法")),
    liability=Liability(civil="赔偿"), risks=(Risk("一", "二"), Risk("三", "四", "五")),
    service=Service(conditions=("甲", "乙"), legal_days="20个工作日"), review=Review(by="张某", date="2021-04-01"), remarks="注",
)
words = st.text().map(clean_text)


def test_a_catalog_file_reads_back_as_it_was_written():
    assert read_items(dump_items("县民政局", [FULL]), "x") == (FULL,)


def filled(kind):
    if is_dataclass(kind):
        return kind(**{name: filled(each) for name, each in get_type_hints(kind).items()})
    return "甲" if kind is str else (filled(get_args(kind)[0]),)


def test_no_field_of_an_item_is_lost():
    item = replace(filled(Item), id="mzj-001", department="县民政局")
    assert read_items(dump_items("县民政局", [item]), "x") == (item,)


@given(words.filter(bool), words, st.lists(words))
def test_any_text_survives_the_catalog_file_and_any_toml_reader(name, text, levels):
    item = replace(FULL, name=name, bases=(Basis(document=text, text=name),), levels=tuple(levels))
    data = dump_items("县民政局", [item])
    assert read_items(data, "x") == (item,)
    assert tomllib.loads(data.decode())["items"][0]["name"] == name


def test_a_catalog_file_is_the_same_bytes_whatever_the_order():
    items = [replace(FULL, id=f"mzj-{n:03}") for n in range(5)]
    assert dump_items("县民政局", items) == dump_items("县民政局", reversed(items))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空"),
        ("事项 = 1".encode(), "双引号"),
        (b"a = [", "TOML"),
        (b"a = " + b"[" * 100_000, "嵌套"),
        (b".".join([b"a"] * 60_000) + b" = 1", "嵌套"),
        ("department = \"县\"".encode("gbk"), "UTF-8"),
        (b"department = \"x\"\n[[items]]\nname = \"n\"\n", "id"),
        (b"department = \"x\"\nitem = 1\n", "item"),
        (b"department = \"x\"\nlimit = nan\n", "limit"),
    ],
)
def test_a_broken_catalog_file_is_one_clear_error(data, says):
    with pytest.raises(PledgectlError) as stopped:
        read_items(data, "catalogs/draft/x.toml")
    assert says in stopped.value.message and stopped.value.where.startswith("catalogs/draft/x.toml") and stopped.value.hint


def test_a_byte_order_mark_is_accepted():
    assert read_items(b"\xef\xbb\xbf" + dump_items("县民政局", [FULL]), "x") == (FULL,)
