"""What a workspace holds as TOML comes back as it went, and what cannot be meant is refused with its place."""

import tomllib
from dataclasses import replace

import pytest

from pledgectl.builtin import builtin
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


@pytest.mark.parametrize("copy", ["2021-05-06 - 副本", "2021-05-06(2)", "备份", "旧2020-01-01", "2021-05-06.bak"])
def test_a_copy_of_a_version_never_comes_into_force(tmp_path, copy):
    for name in ("2021-05-06", copy):
        folder = tmp_path / "catalogs/versions" / name
        folder.mkdir(parents=True)
        (folder / "release.toml").write_text("x = 1", encoding="utf-8")
    assert store.list_versions(tmp_path) == ("2021-05-06",)


def test_departments_read_back_as_they_were_written(tmp_path):
    (tmp_path / "catalogs").mkdir()
    (tmp_path / store.DEPARTMENTS).write_bytes(store.dump_departments(DEPARTMENTS))
    assert store.read_departments(tmp_path) == tuple(sorted(DEPARTMENTS, key=lambda entry: entry.code))


def reference(root, text):
    folder = root / store.REFERENCES
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize("kind", store.LISTS)
def test_a_list_to_compare_with_adds_to_the_built_in_ones(tmp_path, kind):
    built_in = getattr(store.read_references(None), kind)
    reference(tmp_path, f'list = "{kind}"\n[[items]]\nname = "自定义证明"\n')
    assert getattr(store.read_references(tmp_path), kind) == (*built_in, Item(name="自定义证明"))


@pytest.mark.parametrize(("text", "message", "hint"), [('list = "canceled"', "canceled", "cancelled"), ('source = "甲"', "list", "补上")])
def test_a_list_that_does_not_say_which_it_is_never_goes_unheeded(tmp_path, text, message, hint):
    with pytest.raises(PledgectlError, match=message) as stopped:
        store.read_references(reference(tmp_path, text))
    assert stopped.value.where.startswith("catalogs/references/own.toml") and hint in stopped.value.hint


def test_the_built_in_lists_are_read_wherever_they_are_named_so():
    folder = builtin("catalogs") / "references"
    lists = [path.name for path in folder.glob("*.toml") if tomllib.loads(path.read_text(encoding="utf-8")).get("list") in store.LISTS]
    assert lists and all(name.startswith(store.LISTS) for name in lists)


@pytest.mark.parametrize("twin", [Department("mzj", "县交通局"), Department("MZJ", "县交通局"), Department("jtj", "县民政局")])
def test_two_departments_of_one_code_or_name_are_refused_before_one_is_written_over_the_other(tmp_path, twin):
    (tmp_path / "catalogs").mkdir()
    (tmp_path / store.DEPARTMENTS).write_bytes(store.dump_departments([*DEPARTMENTS, twin]))
    with pytest.raises(PledgectlError, match="出现了两次"):
        store.read_departments(tmp_path)


def test_a_department_may_have_the_name_of_one_that_was_taken_out(tmp_path):
    (tmp_path / "catalogs").mkdir()
    gone = Department("mz", "县民政局", last=3, removed="yes")
    (tmp_path / store.DEPARTMENTS).write_bytes(store.dump_departments([*DEPARTMENTS, gone]))
    assert gone in store.read_register(tmp_path) and gone not in store.read_departments(tmp_path)
