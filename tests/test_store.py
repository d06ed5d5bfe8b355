import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.model import Basis, Department, Item, Liability, Review, Risk, Service, catalog_of
from pledgectl.text import clean_text

FULL = Item(
    id="mzj-001", code="C1", department="县民政局", name="低收入证明", purpose="申请低保", levels=("县级", "乡级"),
    bases=(Basis("社会救助暂行办法", "国务院令第649号", "第十一条", "原文", "行政法规"), Basis("某办法")),
    liability=Liability(civil="赔偿"), risks=(Risk("一", "二"), Risk("三", "四", "五")),
    service=Service(conditions=("甲", "乙"), legal_days="20个工作日"), review=Review(by="张某", date="2021-04-01"), remarks="注",
)
DEPARTMENTS = (Department("mzj", "县民政局"), Department("gaj", "县公安局"))
words = st.text().map(clean_text)


def test_a_catalog_file_reads_back_as_it_was_written():
    assert store.read_items(store.dump_items("县民政局", [FULL]), "x") == (FULL,)


@given(words.filter(bool), words, st.lists(words))
def test_any_text_survives_the_catalog_file_and_any_toml_reader(name, text, levels):
    item = replace(FULL, name=name, bases=(Basis(document=text, text=name),), levels=tuple(levels))
    data = store.dump_items("县民政局", [item])
    assert store.read_items(data, "x") == (item,)
    assert tomllib.loads(data.decode())["items"][0]["name"] == name


def test_a_catalog_file_is_the_same_bytes_whatever_the_order():
    items = [replace(FULL, id=f"mzj-{n:03}") for n in range(5)]
    assert store.dump_items("县民政局", items) == store.dump_items("县民政局", reversed(items))


def test_a_draft_has_one_file_for_each_department():
    files = store.draft_files(catalog_of("draft", [FULL, replace(FULL, id="gaj-001", department="县公安局")]), DEPARTMENTS)
    assert sorted(files) == ["catalogs/draft/gaj.toml", "catalogs/draft/mzj.toml"]


def test_an_item_of_an_unknown_department_is_refused():
    with pytest.raises(PledgectlError, match="名录"):
        store.draft_files(catalog_of("draft", [FULL]), ())


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
        store.read_items(data, "catalogs/draft/x.toml")
    assert says in stopped.value.message and stopped.value.where.startswith("catalogs/draft/x.toml") and stopped.value.hint


def test_a_byte_order_mark_is_accepted():
    assert store.read_items(b"\xef\xbb\xbf" + store.dump_items("县民政局", [FULL]), "x") == (FULL,)


def test_the_same_id_twice_names_both_files(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(store.dump_items("县民政局", [FULL]))
    with pytest.raises(PledgectlError) as stopped:
        store.read_folder(tmp_path, "draft")
    assert "a.toml" in stopped.value.where and "b.toml" in stopped.value.where


def test_versions_are_listed_in_the_order_of_publication(tmp_path):
    names = ("2021-02-24", "2021-05-06", "2021-05-06-2", "2021-05-06-10")
    for name in reversed(names):
        folder = tmp_path / "catalogs/versions" / name
        folder.mkdir(parents=True)
        (folder / "release.toml").write_text("x = 1", encoding="utf-8")
    assert store.list_versions(tmp_path) == names


def test_departments_read_back_as_they_were_written(tmp_path):
    (tmp_path / "catalogs").mkdir()
    (tmp_path / store.DEPARTMENTS).write_bytes(store.dump_departments(DEPARTMENTS))
    assert store.read_departments(tmp_path) == tuple(sorted(DEPARTMENTS, key=lambda entry: entry.code))
