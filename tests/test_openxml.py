"""A public validator of the Open XML schemas finds no error in what is made."""

from pathlib import Path

import pytest
from test_blank import blank
from test_kinds import paper
from test_report import LISTS, made
from test_templates import NAMES, read

from pledgectl.catalog.blank import FULL, PLAIN
from pledgectl.doors.sheets import Table, write_table
from pledgectl.forms.kinds import KINDS
from pledgectl.redline import redline

audit = pytest.importorskip("openxml_audit")


def faults(data: bytes, folder: Path, ending: str = "docx") -> list[str]:
    path = folder / f"a.{ending}"
    path.write_bytes(data)
    return [str(error) for error in audit.OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_schema_error(tmp_path, name):
    assert faults(read(name), tmp_path) == []


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_paper_has_no_schema_error(tmp_path, code):
    assert faults(paper(code, "hulin"), tmp_path) == []


@pytest.mark.parametrize("columns", [PLAIN, FULL], ids=["plain", "full"])
def test_a_blank_list_has_no_schema_error(tmp_path, columns):
    assert faults(blank(columns=columns), tmp_path, "xlsx") == []


@pytest.mark.parametrize("rows", [[], [("1", "甲 <&>", ""), ("2", "甲县<局", "长" * 20_000)]], ids=["empty", "filled"])
def test_a_table_has_no_schema_error(tmp_path, rows):
    marked = {(1, 1): redline("乙县<局", "甲县<局")[1]} if rows else {}
    assert faults(write_table(Table("清单", "题", ("填报单位：甲",), ("序号", "名称", "依据"), rows, marked)), tmp_path, "xlsx") == []


@pytest.mark.parametrize("path", LISTS[::12], ids=lambda path: path.name)
def test_a_list_given_back_has_no_schema_error(tmp_path, path):
    assert faults(made(path)[1], tmp_path, "xlsx") == []


def test_the_validator_does_find_errors(tmp_path):
    assert faults(read("pledge").replace(b"word/theme", b"word/thema"), tmp_path)
