"""A public validator of the Open XML schemas finds no error in what is made."""

from pathlib import Path

import pytest
from test_kinds import paper
from test_templates import NAMES, read

from pledgectl.forms.kinds import KINDS

audit = pytest.importorskip("openxml_audit")


def faults(data: bytes, folder: Path) -> list[str]:
    path = folder / "a.docx"
    path.write_bytes(data)
    return [str(error) for error in audit.OpenXmlValidator().validate(path).errors]


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_no_schema_error(tmp_path, name):
    assert faults(read(name), tmp_path) == []


@pytest.mark.parametrize("code", sorted(KINDS))
def test_a_paper_has_no_schema_error(tmp_path, code):
    assert faults(paper(code, "hulin"), tmp_path) == []


def test_the_validator_does_find_errors(tmp_path):
    assert faults(read("pledge").replace(b"word/theme", b"word/thema"), tmp_path)
