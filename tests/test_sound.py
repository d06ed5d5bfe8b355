"""Templates made by hand to mislead or exhaust the program: each is refused fast, in little memory, with a remedy."""

import io
import time
import tracemalloc
import zipfile

import pytest
from wordkit import RELATIONS, SPACES, START, TYPES, W, docx, lines, p, part, run, table

from pledgectl.errors import PledgectlError
from pledgectl.forms.bundle import volumes
from pledgectl.forms.compile import MAX_TEXT, compile_template
from pledgectl.forms.inspect import check_template
from pledgectl.forms.marks import MARKS
from pledgectl.forms.numbering import read_numbering
from pledgectl.forms.render import render
from pledgectl.forms.sound import linked_part
from pledgectl.ground.package import pack

NAME = p("{{ 甲 }}")
ONE, OTHER = {"甲": "一"}, {"甲": "二"}


def changed(data: bytes, **parts: str) -> bytes:
    """Put other parts into a package; "word__evil_dat" is word/evil.dat."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    named = {name.replace("__", "/").replace("_", "."): text.encode() for name, text in parts.items()}
    return pack({**files, **named})


def document(body: str, spaces: str = "") -> bytes:
    return changed(docx(), word__document_xml=f"<w:document {SPACES} {spaces}>{body}</w:document>")


@pytest.mark.parametrize(
    "data",
    [
        docx("<w:p/>" * 400_000),
        docx(*["<w:p/>" * 30_000], **{f"header{number}": "<w:p/>" * 30_000 for number in range(6)}),
        docx("<w:p " + " ".join(f'a{number}=""' for number in range(1_100_000)) + "/>"),
        document(f"<w:body>{NAME}</w:body>", " ".join(f'xmlns:n{number}="u"' for number in range(20_000))),
        docx(NAME, **{f"header{number}": p("{{ 甲 }}" * 2_000) for number in range(2)}),
        docx(p("{{ '" + "字" * 450 + "' }}") * 300),
        docx(p("字" * 1000) * 1000),
        docx(p("{{-}}" * 200_000)),
        docx(p("}}") * 40_000),
        docx(p('{{ 甲|d(“') * 30_000),
    ],
    ids=range(10),
)
def test_what_would_exhaust_the_machine_is_refused_fast_and_in_little_memory(data):
    start = time.process_time()
    with pytest.raises(PledgectlError) as caught:
        compile_template(data, "样.docx")
    assert time.process_time() - start < 4 and caught.value.hint


def test_ten_thousand_faults_are_two_hundred_and_a_word():
    found = check_template(docx(p("{{ 甲。乙 }}") * 10_000), "样.docx", ())
    assert len(found) == 201 and "只列出前 200 处" in found[-1].message


@pytest.mark.parametrize(
    "body",
    [
        f'<w:p w:x="{MARKS[2]} 甲 {MARKS[3]}"/>',
        f'<w:p w:x="{MARKS[2]} 7 * 7 {MARKS[3]}"/>',
        f"<w:p><w:r/>{MARKS[2]} 7 * 7 {MARKS[3]}</w:p>",
        f'<w:p w:x="{MARKS[6]}0{MARKS[7]}"/>',
    ],
)
def test_no_attribute_and_no_text_between_elements_is_taken_for_a_tag(body):
    with pytest.raises(PledgectlError, match="私有字符"):
        compile_template(docx(NAME, body), "样.docx")


def test_a_comment_in_the_xml_is_left_out_whatever_it_says():
    data = document(f"<!--<w:body>--><w:body>{NAME}<!-- {{{{ 乙 }}}} --><w:sectPr/></w:body>")
    template = compile_template(data, "样.docx")
    assert lines(render(template, ONE)) == ["一"]
    assert lines(next(volumes(template, [ONE, OTHER])))[:2] == ["一", "二"]


def test_a_body_that_says_something_of_itself_is_joined_like_any_other():
    template = compile_template(document(f'<w:body xmlns:v="u" v:a="x">{NAME}<w:sectPr/></w:body>'), "样.docx")
    root = part(next(volumes(template, [ONE, OTHER])))
    assert [node.tag for node in root] == [f"{{{W}}}body"] and lines(next(volumes(template, [ONE, OTHER])))[:2] == ["一", "二"]


def test_one_other_prefix_within_is_refused_where_a_line_end_would_break_the_document():
    with pytest.raises(PledgectlError, match="特别"):
        compile_template(docx(f'<w:p><x:r xmlns:x="{W}"><x:t>{{{{ 甲 }}}}</x:t></x:r></w:p>'), "样.docx")


EVIL = f"<w:document {SPACES}><w:body><w:p><w:fldSimple w:instr=' DDEAUTO a '/></w:p></w:body></w:document>"
HEADER = '<w:headerReference w:type="default" r:id="h"/>'


def _types(more: str) -> str:
    return TYPES.replace("</Types>", f"{more}</Types>")


def _links(links: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (document(""), "没有正文"),
        (changed(docx(), word__document_xml="<a/>"), "不是它该有的内容"),
        (docx(NAME, f"<w:p><w:pPr><w:sectPr>{HEADER}</w:sectPr></w:pPr></w:p>"), "缺少页眉、页脚"),
        (docx(NAME, rels=f'<Relationship Id="h" Type="{RELATIONS}/header" Target="nothing.xml"/>'), "缺少页眉、页脚"),
        (docx(NAME, rels=f'<Relationship Id="h" Type="{RELATIONS}/image"/>'), "链接不完整"),
        (docx(NAME, '<w:p><w:r><w:footnoteReference w:id="9"/></w:r></w:p>'), "脚注"),
        (docx(NAME, footnotes='<w:footnote w:type="separator"><w:p/></w:footnote>'), "脚注"),
        (changed(docx(NAME), word__numbering_xml=f'<w:numbering {SPACES}><w:num w:numId="a"/></w:numbering>'), "编号列表"),
        (changed(docx(NAME), word__numbering_xml=f'<w:numbering {SPACES}><w:num w:numId="1"/></w:numbering>'), "编号列表"),
    ],
)
def test_parts_that_do_not_hold_together_are_one_clear_error(data, said):
    with pytest.raises(PledgectlError, match=said) as caught:
        compile_template(data, "样.docx")
    assert "另存为" in caught.value.hint


@pytest.mark.parametrize(
    ("types", "start"),
    [
        (TYPES, START.replace("word/document.xml", "word/evil.dat")),
        (TYPES, START + START.replace("word/document.xml", "word/evil.dat").replace('Id="m"', 'Id="n"')),
        (_types('<Override PartName="/word/evil.dat" ContentType="application/xhtml+xml"/>'), START),
        (_types('<Default Extension="dat" ContentType="text/xml"/>'), START),
    ],
)
def test_no_text_hides_in_a_part_that_is_not_looked_into(types, start):
    with zipfile.ZipFile(io.BytesIO(docx(NAME))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files |= {"[Content_Types].xml": types.encode(), "_rels/.rels": _links(start).encode(), "word/evil.dat": EVIL.encode()}
    with pytest.raises(PledgectlError, match="结构有缺损"):
        compile_template(pack(files), "样.docx")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("word/EVIL.XML", EVIL),
        ("word/_rels/header1.xml.RELS", _links(f'<Relationship Id="i" Type="{RELATIONS}/image" Target="http://x.invalid/a" TargetMode="External"/>')),
        ("word/media/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x.invalid/a.png"/></svg>'),
    ],
)
def test_parts_are_looked_into_whatever_letters_their_names_are_written_in(name, text):
    with zipfile.ZipFile(io.BytesIO(docx(NAME))) as archive:
        files = {entry: archive.read(entry) for entry in archive.namelist()}
    assert {one.code for one in check_template(pack({**files, name: text.encode()}), "样.docx", ("甲",))} == {"P001"}


@pytest.mark.parametrize(
    "code",
    ["HYPERLINK file:///c:/a.exe", "HYPERLINK \\o &quot;看&quot; &quot;\\\\\\\\s\\\\a&quot;", "hyperlink “c:\\a.exe”", "HYPERLINK a.exe", "HYPERLINK"],
)
def test_a_link_in_a_field_may_lead_to_pages_and_mail_only(code):
    field = f'<w:p><w:fldSimple w:instr=" {code} "/></w:p>'
    assert [one.code for one in check_template(docx(NAME, field), "样.docx", ("甲",))] == ["P001"]


@pytest.mark.parametrize(
    "code", ["HYPERLINK &quot;https://www.gov.cn/&quot; \\o &quot;c 盘&quot;", "HYPERLINK \\l &quot;_Toc1&quot;", "PAGE \\* MERGEFORMAT"]
)
def test_links_within_the_document_and_to_pages_may_stay(code):
    assert check_template(docx(NAME, f'<w:p><w:fldSimple w:instr=" {code} "/></w:p>'), "样.docx", ("甲",)) == []


def test_a_drawing_of_old_loads_nothing_from_elsewhere():
    drawn = '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:o" o:href="http://x.invalid/a.png"/>'
    assert {one.code for one in check_template(docx(NAME, f"<w:p><w:r><w:pict>{drawn}</w:pict></w:r></w:p>"), "样.docx", ("甲",))} == {"P001"}


def test_blanks_within_a_row_cost_no_more_than_their_number():
    cell = p("{%p if 甲 %}") + p("二") + p("{%p endif %}")
    template = compile_template(docx(table([cell]).replace("<w:tr>", "<w:tr>" + " " * 100_000)), "样.docx")
    start = time.process_time()
    assert lines(render(template, {"甲": ""})) == [""]
    assert time.process_time() - start < 1


def test_many_namespaces_are_not_copied_with_every_run():
    spaces = " ".join(f'xmlns:n{number}="u{number}"' for number in range(3000))
    runs = "".join(run(text, f"<w:rPr><w:{look}/></w:rPr>") for text, look in (("一", "b"), ("二", "i"))) * 300
    start = time.process_time()
    tracemalloc.start()
    try:
        template = compile_template(document(f"<w:body><w:p>{runs}{run('{%r if 甲 %}三{%r endif %}') * 100}</w:p></w:body>", spaces), "样.docx")
        assert tracemalloc.get_traced_memory()[1] < 50_000_000
    finally:
        tracemalloc.stop()
    assert len(template.living[0].source) < MAX_TEXT and time.process_time() - start < 4


def test_styles_that_rest_on_each_other_are_followed_once():
    chain = "".join(f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>' for number in range(20_000))
    listed = '<w:style w:styleId="s20000"><w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    ring = '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>'
    parts = {"word/numbering.xml": f"<w:numbering {SPACES}/>", "word/styles.xml": f"<w:styles {SPACES}>{chain}{listed}{ring}</w:styles>"}
    start = time.process_time()
    found = read_numbering({name: text.encode() for name, text in parts.items()})
    assert found and found.styles == {f"s{number}": ("7", "2") for number in range(20_001)}
    assert time.process_time() - start < 2


def test_a_volume_with_a_list_for_every_paragraph_is_refused():
    many = range(1, 400)
    paragraphs = "".join(f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr></w:p>' for number in many)
    numbers = "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/></w:num>' for number in many)
    data = changed(docx(NAME, paragraphs), word__numbering_xml=f"<w:numbering {SPACES}>{numbers}</w:numbering>")
    with pytest.raises(PledgectlError, match="编号列表太多"):
        list(volumes(compile_template(data, "样.docx"), [ONE] * 100))


@pytest.mark.parametrize(
    ("target", "name"), [("header1.xml", "word/header1.xml"), ("/word/a.xml", "word/a.xml"), ("../word/./a.xml", "word/a.xml")]
)
def test_a_link_leads_to_the_part_it_names(target, name):
    assert linked_part(target) == name


AUTHORS = "<a:p xmlns:a='u' xmlns:d='v'><d:creator>王某</d:creator><a:lastModifiedBy>李某</a:lastModifiedBy><d:title>题</d:title></a:p>"
SETTINGS = "<w:docVars><w:docVar w:name='a' w:val='赵某'/></w:docVars><w:trackRevisions/><w:evenAndOddHeaders/>"


def test_names_of_those_who_made_the_template_do_not_travel_with_the_papers():
    remark = f"<w:comments {SPACES}><w:comment w:id='1' w:author='周某'><w:p/></w:comment></w:comments>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    link = f'<Relationship Id="c" Type="{RELATIONS}/comments" Target="notes9.xml"/>'
    data = changed(docx(NAME, settings=SETTINGS, rels=link), docProps__core_xml=AUTHORS, word__notes9_xml=remark)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["[Content_Types].xml"] = _types(f'<Override PartName="/word/notes9.xml" ContentType="{kind}"/>').encode()
    with zipfile.ZipFile(io.BytesIO(render(compile_template(pack(files), "样.docx"), ONE))) as archive:
        made = {name: archive.read(name).decode() for name in archive.namelist()}
    assert "word/notes9.xml" not in made and not any(name in text for name in "王李赵周" for text in made.values())
    assert "题" in made["docProps/core.xml"] and "evenAndOddHeaders" in made["word/settings.xml"]
    assert "notes9" not in "".join(made.values()) and "trackRevisions" not in made["word/settings.xml"]
