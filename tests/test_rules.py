"""Every rule has a page and cases of its own, in tests/rules/CODE.toml (house.md 6)."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pledgectl import check
from pledgectl.catalog.edit import pick_items
from pledgectl.cli.catalog.context import read_papers, read_repeals, read_signs, read_tables, read_wording
from pledgectl.doors.profiles import read_profile
from pledgectl.formats.records import read_record
from pledgectl.model import Catalog, Item, References, catalog_of
from pledgectl.rule import REGISTER, report
from pledgectl.rules.context import Context

CASES = Path(__file__).parent / "rules"
README = Path(__file__).parent.parent / "README.md"
SIGNS, REPEALED, WORDING, PAPERS, TABLES = read_signs(), read_repeals(), read_wording(), read_papers(), read_tables()
REMEDIES = re.compile(r"^(?:请|应当?|需要|必须|填写|补|改|删|写明)")


def items_of(tables: list[dict[str, Any]], where: str) -> tuple[Item, ...]:
    return tuple(read_record(Item, {"department": "县某局"} | table, where) for table in tables)


def context_of(case: dict[str, Any], catalog: Catalog, where: str) -> Context:
    lists = {name: items_of(tables, where) for name, tables in case.get("references", {}).items()}
    profile = read_profile(case.get("profile", "common"), None)
    return Context(profile, References(**lists), catalog, SIGNS, REPEALED, WORDING, papers=PAPERS, tables=TABLES)


def messages(code: str, case: dict[str, Any]) -> list[str]:
    """Put one rule to one case: `item`, `items` (a catalog) or `facts` (what a reader met)."""
    rule = REGISTER[code]
    if "facts" in case:
        return [found.message for found in report(rule.check, **case["facts"])]
    items = items_of(case["items"] if "items" in case else [case["item"]], code)
    catalog = catalog_of("draft", items + items_of(case.get("catalog", []), code))
    found = check.check_catalog(catalog, context_of(case, catalog, code))
    return [entry.message for entry in found if entry.code == code]


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.toml")):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert set(table) <= {"fires", "silent"}, path.name
        found += [pytest.param(path.stem, case, id=f"{path.stem}-{n}") for n, case in enumerate(table.get(kind, []), 1)]
    return found


@pytest.mark.parametrize(("code", "case"), cases("fires"))
def test_a_rule_fires_on_its_cases(code, case):
    found = messages(code, case)
    assert found and case.get("expect", "") in "\n".join(found)


@pytest.mark.parametrize(("code", "case"), cases("silent"))
def test_a_rule_is_silent_where_it_should_be(code, case):
    assert messages(code, case) == []


@pytest.mark.parametrize("code", sorted(REGISTER))
def test_every_rule_has_a_case_that_fires_and_one_that_stays_silent(code):
    table = tomllib.loads((CASES / f"{code}.toml").read_text(encoding="utf-8"))
    assert table.get("fires") and table.get("silent")


@pytest.mark.parametrize("code", sorted(REGISTER))
def test_every_rule_has_a_page_that_says_why_what_to_do_and_on_what_ground(code):
    rule = REGISTER[code]
    assert [part in rule.page for part in ("为什么：", "怎么办：", "依据：")] == [True, True, True]
    assert rule.hint and rule.title and not REMEDIES.match(rule.title) and len(rule.title) <= 40


@pytest.mark.parametrize("code", sorted(REGISTER))
def test_what_a_clerk_reads_can_be_shown_on_a_chinese_terminal(code):
    (REGISTER[code].title + REGISTER[code].page).encode("gbk")


def test_readme_lists_every_rule_and_no_other():
    listed = set(re.findall(r"^\| ([A-Z]\d{3}) \|", README.read_text(encoding="utf-8"), re.M))
    assert listed == set(REGISTER)


def test_what_is_said_to_be_checked_says_against_what_and_what_is_quoted_was_checked():
    assert [entry.document for entry in TABLES.pledged if bool(entry.checked) != bool(entry.found)] == []
    assert [entry.document for entry in TABLES.pledged if "“" in entry.says and not entry.checked] == []


def test_findings_do_not_depend_on_the_order_of_items():
    tables = [case["item"] for case in tomllib.loads((CASES / "X001.toml").read_text(encoding="utf-8"))["fires"]] * 2
    items = [replace(item, id=f"a-{number:03}") for number, item in enumerate(items_of(tables, "X001"))]
    forward, backward = Catalog("draft", tuple(items)), Catalog("draft", tuple(reversed(items)))
    assert check.check_catalog(forward, context_of({}, forward, "")) == check.check_catalog(backward, context_of({}, backward, ""))


def test_a_finding_names_the_field_it_lies_in():
    catalog = catalog_of("draft", items_of([{"id": "a-001", "name": "收入证明"}], ""))
    fields = {found.code: found.where.field for found in check.check_catalog(catalog, context_of({}, catalog, ""))}
    assert fields["I003"] == "purpose" and fields["I008"] == "bases"


def test_an_item_is_picked_once_and_in_the_order_asked():
    catalog = catalog_of("draft", items_of([{"id": "a-001"}, {"id": "a-002"}], ""))
    assert [item.id for item in pick_items(catalog, ["a-002", "a-001", "a-002"])] == ["a-002", "a-001"]
