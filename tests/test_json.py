"""What every command prints for a script: one document, with the keys of the contract in their order, and nothing beside it.

`PLEDGECTL_REFRESH=1 python -m pytest -n 0 tests/test_json.py` writes the golden text anew: keys may be added, never renamed.
"""

import json
import os
from pathlib import Path

import pytest
from listkit import csv_file

from pledgectl.cli import run

GOLDEN = Path(__file__).parent / "golden" / "json.txt"
LIST = """证明名称,证明用途,设定依据,索要单位,开具单位
就读情况证明,申请助学,《教育法》第三条,县民政局,用人单位
工作经历证明,申请考试,《教育法》第四条,县民政局,派出所
"""
SAID = ["--by", "李某", "--role", "法制机构", "--date", "2021-05-05", "--opinion", "同意"]
BEFORE = [
    ["init", ".", "--profile", "hulin"],
    ["catalog", "import", "a.csv", "--dept", "县民政局", "--yes"],
    ["catalog", "review", "--all", *SAID, "--yes"],
    ["catalog", "publish", "--baseline", "2021-05-07", "--yes"],
    ["catalog", "edit", "mzj-001", "--set", "issuer=县民政局", "--yes"],
    ["catalog", "review", "--all", *SAID, "--yes"],
    ["catalog", "propose", "--reason", "机构改革", "--basis", "某编发〔2021〕3号", "--date", "2021-05-08", "--yes"],
    ["catalog", "approve", "--authority", "bureau", "--doc", "某司发〔2021〕5号", "--date", "2021-05-09", "--yes"],
    ["catalog", "publish", "--date", "2021-05-12", "--yes"],
    ["catalog", "file", "--yes"],
    ["dept", "submit", "县民政局", "--what", "plan", "--paper", "--date", "2021-05-14", "--yes"],
    ["dept", "complaint", "--about", "多要证明", "--received", "2021-05-10", "--yes"],
    ["catalog", "edit", "mzj-002", "--set", "name=工作情况证明", "--yes"],
]
TOLD = """catalog show
catalog check
catalog check a.csv --dept 县民政局
catalog import b.csv --dept 县民政局 --dry-run
catalog diff
catalog diff a.csv b.csv
catalog impact 《教育法》 --status 修订
catalog propose --reason 更名 --basis 某编发〔2021〕4号 --dry-run
catalog propose --list
catalog approve --authority bureau --doc 某司发〔2021〕6号 --date 2021-05-20 --dry-run
catalog publish --date 2021-05-12 --approved-only --dry-run
catalog edit mzj-001 --set issuer=街道办事处 --dry-run
catalog file --dry-run
catalog file --kind 核查办法 --dry-run
catalog verify
form make mzj-001 --dry-run
form fill mzj-001 --data c.csv --dry-run
form check
form templates
form templates --fields
dept show
dept edit 县民政局 --set 电话=12345 --dry-run
dept submit 县民政局 --what list --paper --dry-run
dept remind --all --dry-run
dept activity 培训 县民政局 --note 46人 --dry-run
dept complaint
status
report monthly --period 2021-05 --dry-run
undo --dry-run
nightly --dry-run
doctor
due 2021-04-23
explain
explain X001
log""".splitlines()


def shape(value):
    """Return the keys and types of a document, those of a list's entries together."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        return [together([shape(one) for one in value])] if value else []
    return type(value).__name__


def together(shapes):
    """Join the shapes of a list's entries: a key of one is a key of all."""
    if all(isinstance(one, dict) for one in shapes):
        keys = dict.fromkeys(key for one in shapes for key in one)
        return {key: together([one[key] for one in shapes if key in one]) for key in keys}
    if all(isinstance(one, list) for one in shapes):
        held = [one[0] for one in shapes if one]
        return [together(held)] if held else []
    return "|".join(sorted({json.dumps(one, ensure_ascii=False) if not isinstance(one, str) else one for one in shapes}))


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("我县 清单")
    csv_file(folder / "a.csv", LIST)
    csv_file(folder / "b.csv", LIST.replace("工作经历证明", "工作经历材料").replace("第三条", "第五条") + "残疾证明,申请补贴,,县民政局,县残联\n")
    csv_file(folder / "c.csv", "申请人,证件类型,证号\n甲,护照,1\n乙,居民身份证,1\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert [line for line in BEFORE if run(line) not in (0, 1)] == []
    return folder


@pytest.fixture
def told(cli, place, monkeypatch):
    monkeypatch.chdir(place)
    return lambda line: cli(*line.split(), "--json")


@pytest.fixture(scope="module")
def golden():
    lines = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    held = dict(line.split("\t") for line in lines)
    yield held
    if os.environ.get("PLEDGECTL_REFRESH"):
        GOLDEN.write_text("".join(f"{line}\t{held[line]}\n" for line in TOLD), encoding="utf-8")


@pytest.mark.parametrize("line", TOLD)
def test_a_script_gets_one_document_with_the_keys_it_relies_on(told, golden, line):
    result = told(line)
    found = json.dumps(shape(json.loads(result.out)), ensure_ascii=False)
    if os.environ.get("PLEDGECTL_REFRESH"):
        golden[line] = found
    assert result.code in (0, 1) and golden.get(line) == found


@pytest.mark.parametrize("line", ["catalog show 没有-001", "catalog check 没有.xlsx", "catalog import a.csv --dept 县民政局", "due 明天", "report 没有"])
def test_what_fails_prints_no_half_document(told, line):
    result = told(line)
    assert result.code in (2, 3) and result.out == "" and len(result.err.splitlines()) >= 3
