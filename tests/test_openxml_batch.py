"""A public validator of the Open XML schemas finds no error in print bundles and annotated documents."""

import io
from pathlib import Path

import docx as word
from test_bundle import PEOPLE, PLEDGE, volume
from test_openxml import faults

from pledgectl.doors.word import read_template
from pledgectl.forms.annotate import annotate
from pledgectl.forms.compile import compile_template
from pledgectl.forms.inspect import check_template


def busy_template() -> bytes:
    """Make a template with lists of styles, two sections, headers of their own, a table at its end."""
    paper = word.Document()
    for style in ("List Number", "List Bullet 2", "Normal"):
        paper.add_paragraph("{{ 名 }}", style=style)
    paper.sections[0].header.paragraphs[0].text = "第{{ 号 }}号"
    later = paper.add_section()
    later.footer.is_linked_to_previous = later.header.is_linked_to_previous = False
    later.footer.paragraphs[0].text = "{{ 名 }}"
    later.different_first_page_header_footer = True
    paper.add_table(1, 1).rows[0].cells[0].text = "{{ 名 }}"
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_a_bundle_of_pledges_has_no_schema_error(tmp_path: Path):
    assert faults(volume(PLEDGE, PEOPLE), tmp_path) == []


def test_a_bundle_of_a_busy_template_has_no_more_schema_errors_than_the_template(tmp_path: Path):
    template = busy_template()
    people = [{"名": f"甲{at}", "号": str(at)} for at in range(3)]
    assert faults(volume(compile_template(template, "样.docx"), people), tmp_path) == faults(template, tmp_path)


def test_an_annotated_document_has_no_schema_error(tmp_path: Path):
    data, _ = read_template("pledge", None)
    found = check_template(data, "甲.docx", ("别的",))
    assert found and faults(annotate(data, "甲.docx", found), tmp_path) == []
