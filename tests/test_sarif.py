"""SARIF 2.1.0: what its schema demands, and where each finding lies."""

import json

import pytest
from listkit import one

from pledgectl.doors import store
from pledgectl.formats.sarif import in_drafts, sarif_log
from pledgectl.model import Department, Finding, Item, Verification, Where, catalog_of
from pledgectl.rules import load_all

load_all()
CELL = Finding("I008", "error", "没有设定依据", "“住所证明”没有设定依据", "写明依据", "", Where("县 民政局.xlsx", "清单", "E4", 4, "bases"))
ROW = Finding("I003", "warning", "没有写证明用途", "没有写用途", "", "", Where("县 民政局.xlsx", "清单", "", 5))
ITEM = Finding("I014", "note", "没有写事项类型", "没有写事项类型", "", "mzj-002", Where(field="matter_type"))
HEADER = ("证明名称", "证明用途", "设定依据", "索要单位", "开具单位", "填报单位")
ROWS = [HEADER, ("住所证明", "基金会设立登记", "", "县民政局", "房屋产权人", "县民政局")]

# What the schema makes of each object here: required members, and the type of all that may stand in it.
SHAPE = {
    "log": ({"version": str, "runs": ["run"]}, {"$schema": str}),
    "run": ({"tool": "tool"}, {"results": ["result"], "columnKind": str}),
    "tool": ({"driver": "driver"}, {}),
    "driver": ({"name": str}, {"version": str, "language": str, "rules": ["rule"]}),
    "rule": ({"id": str}, {"shortDescription": "text", "fullDescription": "text", "help": "text", "defaultConfiguration": "level"}),
    "level": ({}, {"level": str}),
    "text": ({"text": str}, {}),
    "result": ({"message": "text"}, {"ruleId": str, "ruleIndex": int, "level": str, "locations": ["location"]}),
    "location": ({}, {"physicalLocation": "physical", "logicalLocations": ["logical"]}),
    "physical": ({"artifactLocation": "artifact"}, {"region": "region"}),
    "artifact": ({}, {"uri": str}),
    "region": ({}, {"startLine": int}),
    "logical": ({}, {"name": str, "fullyQualifiedName": str, "kind": str}),
}


def wrong(data, shape="log"):
    """Return what in `data` the schema would refuse."""
    if isinstance(shape, type):
        return [] if isinstance(data, shape) and data != "" else [data]
    if isinstance(shape, list):
        return [found for entry in data for found in wrong(entry, shape[0])] + ([] if isinstance(data, list) else [data])
    needed, allowed = SHAPE[shape]
    members = needed | allowed
    missing = [name for name in needed if name not in data]
    return missing + [found for name, value in data.items() for found in (wrong(value, members[name]) if name in members else [name])]


def run_of(*found, paths=None):
    log = sarif_log(found, paths or {})
    assert wrong(log) == [] and log["version"] == "2.1.0"
    return log["runs"][0]


@pytest.mark.parametrize("found", [(), (CELL,), (CELL, ROW, ITEM)])
def test_every_log_has_the_members_that_the_schema_demands_and_no_others(found):
    assert len(run_of(*found)["results"]) == len(found)


def test_levels_are_those_of_the_findings():
    assert [entry["level"] for entry in run_of(CELL, ROW, ITEM)["results"]] == ["error", "warning", "note"]


def test_a_rule_stands_once_with_its_page_and_results_point_at_it():
    run = run_of(CELL, ROW, CELL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["I003", "I008"] and "为什么：" in rules[1]["fullDescription"]["text"]
    assert all(rules[entry["ruleIndex"]]["id"] == entry["ruleId"] for entry in run["results"])


def test_a_code_that_no_rule_has_is_described_by_its_title():
    (rule,) = run_of(Finding("Z999", "note", "题", "文"))["tool"]["driver"]["rules"]
    assert rule["fullDescription"] == {"text": "题"} and rule["defaultConfiguration"] == {"level": "note"}


def test_a_cell_is_named_as_excel_does_and_its_file_is_a_relative_uri():
    location = run_of(CELL, paths={"县 民政局.xlsx": "清单/县 民政局.xlsx"})["results"][0]["locations"][0]
    assert location["logicalLocations"] == [{"name": "E4", "fullyQualifiedName": "清单!E4", "kind": "cell"}]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "%E6%B8%85%E5%8D%95/%E5%8E%BF%20%E6%B0%91%E6%94%BF%E5%B1%80.xlsx"}
    }


def test_a_row_is_named_as_excel_does():
    assert run_of(ROW)["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "清单!5:5"


def test_the_message_says_what_to_do():
    assert run_of(CELL)["results"][0]["message"]["text"] == "“住所证明”没有设定依据\n怎么办：写明依据"


ITEMS = (
    Item(id="mzj-001", department="县民政局", name='[[items]]"\nid = "mzj-009"'),
    Item(id="mzj-002", department="县民政局", name="收入证明", matter_type="许可", verification=Verification("maybe")),
)


def draft_texts():
    departments = [Department("mzj", "县民政局")]
    return {path: data.decode() for path, data in store.draft_files(catalog_of("draft", ITEMS), departments).items()}


@pytest.mark.parametrize(("field", "line"), [("matter_type", 'matter_type = "许可"'), ("verification.exempt", 'exempt = "maybe"'), ("verification", "[items.verification]"), ("bases", 'id = "mzj-002"'), ("", 'id = "mzj-002"')])
def test_a_finding_of_a_draft_lies_at_the_line_of_its_field_else_of_its_id(field, line):
    texts = draft_texts()
    (found,) = in_drafts([Finding("I014", "note", "", "", "", "mzj-002", Where(field=field))], texts)
    assert texts[found.where.file].split("\n")[found.where.line - 1] == line


def test_lines_inside_a_long_string_are_no_fields():
    text = 'department = "县局"\n[[items]]\nname = "甲"\nremarks = """\nid = "x-9"\n"""\nid = "x-1"\n'
    (found,) = in_drafts([Finding("I014", "note", "", "", "", "x-1")], {"a.toml": text})
    assert (found.where.file, found.where.line) == ("a.toml", 7)


def test_an_item_that_no_file_holds_keeps_its_place():
    assert in_drafts([ITEM], {}) == [ITEM]


def test_the_command_prints_the_same_log_twice_with_a_path_from_here(cli, tmp_path):
    (tmp_path / "清单").mkdir()
    path = one(tmp_path / "清单" / "a.xlsx", ROWS)
    first, second = (cli("catalog", "check", path, "--format", "sarif") for _ in range(2))
    uris = {entry["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for entry in first.json["runs"][0]["results"]}
    assert first.code == 1 and first.out == second.out and wrong(first.json) == [] and uris == {"%E6%B8%85%E5%8D%95/a.xlsx"}


def test_the_draft_is_located_in_its_file(cli, workspace):
    assert cli("catalog", "import", one(workspace / "a.xlsx", ROWS), "--yes").code == 0
    log = cli("catalog", "check", "--format", "sarif").json
    located = [entry["locations"][0]["physicalLocation"] for entry in log["runs"][0]["results"] if entry["ruleId"] == "I008"]
    assert located[0]["artifactLocation"]["uri"] == "catalogs/draft/mzj.toml" and located[0]["region"]["startLine"] > 1


def test_json_and_format_json_are_one(cli, tmp_path):
    path = one(tmp_path / "a.xlsx", ROWS)
    assert json.loads(cli("catalog", "check", path, "--json").out) == cli("catalog", "check", path, "--format", "json").json
