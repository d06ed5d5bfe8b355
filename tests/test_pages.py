"""“第 1 页 共 3 页” in a bundle: the pages of each form, in Word and WPS as in LibreOffice."""

import io
import os
import re
import shutil
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from test_bundle import PEOPLE, PLEDGE, link, story, template_of, volume
from test_openxml import faults
from wordkit import W, docx, p, run

from pledgectl.doors.office import _run, find_office, to_pdf

NS = {"w": W}
RED = '<w:rPr><w:color w:val="FF0000"/></w:rPr>'


def field(*codes: str, result: str | None = "9") -> str:
    """Write a complex field whose code is split over runs; without a result if that is None."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "".join(f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>' for part in codes)
    said = mark.format("separate") + run(result, RED) if result is not None else ""
    return mark.format("begin") + code + said + mark.format("end")


SIMPLE = f'<w:fldSimple w:instr=" NUMPAGES ">{run("9")}</w:fldSimple>'
FIELDS = [field(" NUMPAGES "), field(" NUM", "PAGES \\* MERGEFORMAT "), field(" NUMPAGES ", result=None), field(" SECTIONPAGES "), SIMPLE]


def bundle(count: str, *body: str) -> bytes:
    foot = f"<w:p>{run('第')}{field(' PAGE ')}{run('页共')}{count}{run('页')}</w:p>"
    template = template_of(p("{{ 名 }}"), *body, story("footer default f"), links=link("f", "footer", "footer1.xml"), footer1=foot)
    return volume(template, [{"名": name} for name in "甲乙"])


def footers(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name).decode() for name in sorted(archive.namelist()) if "/footer" in name]


@pytest.mark.parametrize("count", FIELDS)
def test_word_counts_the_section_and_others_see_on_which_page_the_form_ends(count):
    told = [re.findall("SECTIONPAGES|NUMPAGES|PAGEREF _FormEnd[0-9]+", text) for text in footers(bundle(count))]
    assert told == [["SECTIONPAGES", "PAGEREF _FormEnd1"], ["SECTIONPAGES", "PAGEREF _FormEnd2"]]


@pytest.mark.parametrize("count", FIELDS)
def test_fields_stay_nested_and_the_document_valid(count, tmp_path: Path):
    data = bundle(count)
    for text in footers(data):
        depth = 0
        for node in etree.fromstring(text.encode()).iter(f"{{{W}}}fldChar"):
            depth += {"begin": 1, "end": -1}.get(node.get(f"{{{W}}}fldCharType"), 0)
            assert depth >= 0
        assert depth == 0
    assert sorted(faults(data, tmp_path)) == sorted(faults(bundle(""), tmp_path))


def test_the_look_of_the_number_is_kept():
    root = etree.fromstring(footers(bundle(FIELDS[0]))[0].encode())
    assert len(root.xpath("//w:r[w:rPr/w:color/@w:val='FF0000']", namespaces=NS)) == 1 + 5


def test_of_a_form_in_two_sections_all_pages_count():
    broken = f"<w:p><w:pPr>{story('footer default f')}</w:pPr></w:p>"
    told = [re.findall("SECTIONPAGES|NUMPAGES|PAGEREF _FormEnd[0-9]+", text) for text in footers(bundle(FIELDS[0], broken))]
    assert told == [["PAGEREF _FormEnd1"] * 2, ["PAGEREF _FormEnd2"] * 2]


def test_forms_that_print_no_number_of_pages_share_their_footer_and_bear_no_mark():
    data = bundle("")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(footers(data)) == 1 and b"_FormEnd" not in archive.read("word/document.xml")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_the_pages_of_each_form(tmp_path):
    page = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    (tmp_path / "卷.docx").write_bytes(bundle(FIELDS[0], page, page, p("末")))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "卷.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", "-layout", str(tmp_path / "卷.pdf"), "-"], check=True, capture_output=True, text=True).stdout
    assert re.findall(r"第 *(\d) *页共 *(\d) *页", text) == [("1", "3"), ("2", "3"), ("3", "3")] * 2


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_printed_on_both_sides_no_two_forms_share_a_sheet_and_the_file_can_be_read_aloud():
    bundle, one = (to_pdf(find_office(), [volume(PLEDGE, people)])[0] for people in (PEOPLE[:2], PEOPLE[:1]))
    pages, single = (len(re.findall(rb"/Type\s*/Page\b", data)) for data in (bundle, one))
    assert pages == single + single % 2 + single and b"/StructTreeRoot" in bundle


@pytest.mark.skipif(os.name == "nt", reason="no process groups")
def test_a_program_that_does_not_end_is_ended_with_what_it_has_started(tmp_path):
    with pytest.raises(subprocess.TimeoutExpired):
        _run(["sh", "-c", "sleep 60 & echo $! > child; wait"], tmp_path, os.environ, 1)
    child, end = Path(f"/proc/{(tmp_path / 'child').read_text().strip()}/stat"), time.monotonic() + 30
    while is_running(child) and time.monotonic() < end:
        time.sleep(0.05)  # what was killed takes a moment to end
    assert not is_running(child)


def is_running(stat: Path) -> bool:
    try:
        return stat.read_text().split()[2] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_box_to_tick_is_as_large_at_the_beginning_of_a_line_as_within_it():
    look = '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312"/></w:rPr>'
    pdf = to_pdf(find_office(), [docx(f"<w:p>{run('□ 属实　□ 不实', look)}</w:p>")])[0]
    assert len(set(re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)", pdf))) == 1
