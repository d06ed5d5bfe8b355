"""Print bundles: the same text as single forms, each with pages, headers, lists and notes of its own."""

import io
import re
import shutil
import subprocess
import zipfile

import docx as word
import pytest
from lxml import etree
from test_papers import DEPARTMENT, WHOLE
from wordkit import RELATIONS, docx, lines, p, part, run, table

from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.forms.bundle import form_parts, static_parts, write_volume
from pledgectl.forms.compile import compile_template
from pledgectl.forms.fill import fill_values
from pledgectl.forms.papers import pledge_values
from pledgectl.forms.render import render, render_parts
from pledgectl.forms.specialise import specialise
from pledgectl.ground.package import open_package, pack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLEDGE = compile_template(*read_template("pledge", None))
BASE = pledge_values(WHOLE, DEPARTMENT, read_profile("hulin", None))
PEOPLE = [fill_values(BASE, {"申请人.姓名": name, "编号.号": str(at)}) for at, name in enumerate(["张三", "李&四", "王<五>"], 1)]


def volume(template, people):
    static = static_parts(template)
    return write_volume(form_parts(static, render_parts(template, one)) for one in people)


def story(*references: str, rest: str = "") -> str:
    links = "".join(f'<w:{kind}Reference w:type="{type}" r:id="{id}"/>' for kind, type, id in (one.split() for one in references))
    return f"<w:sectPr>{links}<w:pgSz w:w='11906' w:h='16838'/>{rest}</w:sectPr>"


def template_of(*body: str, links: str = "", types: str = "", **parts: str):
    """Compile a template whose body ends with its own section properties."""
    data = docx(*body, rels=links, **{name: text for name, text in parts.items() if name not in ("numbering", "styles")})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:sectPr/></w:body>", b"</w:body>")
    for name in ("numbering", "styles"):
        if name in parts:
            files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{W[1:-1]}">{parts[name]}</w:{name}>'.encode()
    return compile_template(pack(files), "样.docx")


def link(id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>'


def test_a_bundle_says_what_the_single_forms_say():
    data = volume(PLEDGE, PEOPLE)
    assert lines(data) == [line for one in PEOPLE for line in lines(render(PLEDGE, one))]
    single = [word.Document(io.BytesIO(render(PLEDGE, one))) for one in PEOPLE]
    whole = word.Document(io.BytesIO(data))
    assert [p.text for p in whole.paragraphs] == [p.text for one in single for p in one.paragraphs]
    assert [len(whole.sections), len(whole.tables)] == [3, sum(len(one.tables) for one in single)]


def test_a_specialised_template_gives_the_same_bundle():
    quick = specialise(PLEDGE, BASE, ["申请人.姓名", "编号.号"])
    assert lines(volume(quick, PEOPLE)) == lines(volume(PLEDGE, PEOPLE))


def test_the_same_forms_give_the_same_bytes_and_a_sound_package():
    data = volume(PLEDGE, PEOPLE)
    assert data == volume(PLEDGE, PEOPLE) and open_package(data, "卷").names
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        for name in archive.namelist():
            etree.fromstring(archive.read(name))


def test_one_form_alone_is_a_bundle_too():
    assert lines(volume(PLEDGE, PEOPLE[:1])) == lines(render(PLEDGE, PEOPLE[0]))


def test_every_form_has_its_own_header_and_begins_with_page_one():
    ending = story("header default h", "footer default f")
    links = link("h", "header", "header1.xml") + link("f", "footer", "footer1.xml")
    template = template_of(p("{{ 名 }}"), ending, links=links, header1=p("第{{ 号 }}号"), footer1=p("同"))
    data = volume(template, [{"名": f"甲{at}", "号": str(at)} for at in range(3)])
    sections = word.Document(io.BytesIO(data)).sections
    assert [one.header.paragraphs[0].text for one in sections] == ["第0号", "第1号", "第2号"]
    assert {one.footer.paragraphs[0].text for one in sections} == {"同"}
    restarts = [node.get(W + "start") for node in part(data).iter(W + "pgNumType")]
    assert restarts == ["1"] * 3 and {one.start_type for one in sections} == {word.enum.section.WD_SECTION.NEW_PAGE}


def test_where_pages_differ_by_side_each_form_begins_on_the_right():
    assert {node.get(W + "val") for node in part(volume(PLEDGE, PEOPLE)).iter(W + "type")} == {"oddPage"}


def test_a_section_without_header_does_not_take_that_of_the_form_before():
    first = f"<w:p><w:pPr>{story()}</w:pPr></w:p>"
    template = template_of(first, p("{{ 名 }}"), story("header default h"), links=link("h", "header", "header1.xml"), header1=p("附件{{ 名 }}"))
    sections = word.Document(io.BytesIO(volume(template, [{"名": "甲"}, {"名": "乙"}]))).sections
    assert [one.header.paragraphs[0].text for one in sections] == ["", "附件甲", "", "附件乙"]


def test_the_number_of_pages_is_that_of_the_form():
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> NUMPAGES </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    template = template_of(p("{{ 名 }}"), story("footer default f"), links=link("f", "footer", "footer1.xml"), footer1=f"<w:p>{field}</w:p>")
    with zipfile.ZipFile(io.BytesIO(volume(template, [{"名": "甲"}] * 2))) as archive:
        assert b"SECTIONPAGES" in archive.read("word/footer1.xml")


LISTS = (
    '<w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
)
STYLES = '<w:style w:type="paragraph" w:styleId="甲"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="乙"><w:basedOn w:val="甲"/></w:style>'


@pytest.mark.parametrize("properties", ['<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', '<w:pStyle w:val="乙"/><w:keepNext/>'])
def test_every_form_counts_its_lists_from_the_beginning(properties):
    template = template_of(f"<w:p><w:pPr>{properties}</w:pPr>{run('{{ 名 }}')}</w:p>", story(), numbering=LISTS, styles=STYLES)
    data = volume(template, [{"名": "甲"}, {"名": "乙"}])
    used = [node.get(W + "val") for node in part(data).iter(W + "numId")]
    numbers = {node.get(W + "numId"): node for node in part(data, "numbering").iter(W + "num")}
    assert len(set(used)) == 2 and all(numbers[one].find(f"{W}lvlOverride/{W}startOverride").get(W + "val") == "3" for one in used)


def test_drawings_and_bookmarks_have_ids_of_their_own_and_links_follow():
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    drawing = f'<w:r><w:drawing><wp:inline xmlns:wp="{space}"><wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
    mark = '<w:bookmarkStart w:id="0" w:name="处"/><w:bookmarkEnd w:id="0"/>'
    template = template_of(f"<w:p>{mark}{run('{{ 名 }}')}{drawing}<w:hyperlink w:anchor=\"处\">{run('见')}</w:hyperlink></w:p>", story())
    root = part(volume(template, [{"名": "甲"}, {"名": "乙"}]))
    drawings = [node.get("id") for node in root.iter(f"{{{space}}}docPr")]
    names = [node.get(W + "name") for node in root.iter(W + "bookmarkStart")]
    assert len(set(drawings)) == 2 and len(set(names)) == 2 and names == [node.get(W + "anchor") for node in root.iter(W + "hyperlink")]
    assert len({node.get(W + "id") for node in root.iter(W + "bookmarkStart")}) == 2


def test_notes_of_all_forms_come_together_each_numbered_anew():
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">' + p("注{{ 名 }}") + "</w:footnote>"
    template = template_of(f"<w:p>{run('{{ 名 }}')}<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>", story(), links=link("n", "footnotes", "footnotes.xml"), footnotes=notes)
    data = volume(template, [{"名": "甲"}, {"名": "乙"}])
    told = {node.get(W + "id"): "".join(node.itertext()) for node in part(data, "footnotes").iter(W + "footnote")}
    assert [told[node.get(W + "id")] for node in part(data).iter(W + "footnoteReference")] == ["注甲", "注乙"] and len(told) == 3
    assert [node.get(W + "val") for node in part(data).iter(W + "numRestart")] == ["eachSect"] * 2


def test_a_form_that_ends_with_a_table_can_be_followed_by_another():
    data = volume(template_of(table(["{{ 名 }}"]), story()), [{"名": "甲"}, {"名": "乙"}])
    body = part(data).find(W + "body")
    assert [node.tag.rpartition("}")[2] for node in body] == ["tbl", "p", "tbl", "sectPr"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_prints_each_form_on_pages_of_its_own(tmp_path):
    (tmp_path / "卷.docx").write_bytes(volume(PLEDGE, PEOPLE))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "卷.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "卷.txt").read_text(encoding="utf-8-sig")
    assert re.findall("申请人：(张三|李&四|王<五>)", text) == ["张三", "李&四", "王<五>"] and text.count("签字盖章") == 3
