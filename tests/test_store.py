from dataclasses import replace

import pytest

from pledgectl.doors import store
from pledgectl.errors import PledgectlError
from pledgectl.formats.catalog_file import dump_items
from pledgectl.model import Department, Item, catalog_of

FULL = Item(id="mzj-001", department="县民政局", name="低收入证明")
DEPARTMENTS = (Department("mzj", "县民政局"), Department("gaj", "县公安局"))


def test_a_draft_has_one_file_for_each_department():
    files = store.draft_files(catalog_of("draft", [FULL, replace(FULL, id="gaj-001", department="县公安局")]), DEPARTMENTS)
    assert sorted(files) == ["catalogs/draft/gaj.toml", "catalogs/draft/mzj.toml"]


def test_an_item_of_an_unknown_department_is_refused():
    with pytest.raises(PledgectlError, match="名录"):
        store.draft_files(catalog_of("draft", [FULL]), ())


def test_the_same_id_twice_names_both_files(tmp_path):
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(dump_items("县民政局", [FULL]))
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
