"""Compiling a template: what is joined, what is refused, and how faults are told."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from wordkit import RELATIONS, docx, made, p, part, run, table

from pledgectl.errors import PledgectlError
from pledgectl.forms.compile import compile_template, open_template
from pledgectl.forms.inspect import check_template
from pledgectl.forms.render import render
from pledgectl.ground.package import pack
from pledgectl.model import Finding

HOSTILE = Path(__file__).parent / "hostile"
EXPECTED = [one for one in json.loads((HOSTILE / "expected.json").read_text(encoding="utf-8"))["files"] if one["kind"] == "docx"]
KNOWN = ("申请人.姓名", "申请人.证号", "告知", "告知.标题", "申请人姓名")


def findings(*body: str, **parts: str) -> list[Finding]:
    return check_template(docx(*body, **parts), "样.docx", KNOWN)


def test_a_tag_split_over_runs_is_one_tag():
    assert made({"申请人": {"姓名": "张三"}}, p("甲{", "{ 申请人.", "姓名", " }", "}乙")) == ["甲张三乙"]


def test_marks_of_word_between_the_pieces_of_a_tag_do_not_matter():
    middle = '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="a"/>'
    assert made({"甲": "好"}, p("{{ ", middle, "甲", '<w:bookmarkEnd w:id="0"/>', " }}")) == ["好"]


def test_headers_footers_and_footnotes_are_filled_too():
    note = f'<w:footnote w:id="1">{p("注{{ 甲 }}")}</w:footnote>'
    data = docx(p("正文"), header1=p("头{{ 甲 }}"), footer2=p("脚{{ 甲 }}"), footnotes=note)
    filled = render(compile_template(data, "样.docx"), {"甲": "一"})
    texts = ["".join(part(filled, name).itertext()) for name in ("header1", "footer2", "footnotes")]
    assert texts == ["头一", "脚一", "注一"]


def test_equal_runs_are_merged_and_revision_marks_stripped():
    noisy = '<w:p w:rsidR="00AA11"><w:r w:rsidRPr="00BB"><w:t>甲</w:t></w:r><w:r><w:t>乙 </w:t></w:r><w:r><w:t>丙</w:t></w:r></w:p>'
    root = part(render(compile_template(docx(noisy, p("{{ 甲 }}")), "样.docx"), {"甲": ""}))
    assert not [key for node in root.iter("{*}*") for key in node.attrib if "rsid" in key]
    assert next(node.text for node in root.iter("{*}t")) == "甲乙 丙"


@pytest.mark.parametrize(
    ("body", "code", "place", "said"),
    [
        ([p("一"), p("{{ 申请人.姓名 }")], "P003", "第2段", "没有成对"),
        ([p("{{ 申请人.姓名 } 与 {{ 申请人.证号 }}")], "P003", "第1段", "又出现了花括号"),
        ([p("｛｛ 申请人.姓名 ｝｝")], "P003", "第1段", "全角"),
        ([p("{% if 申请人.姓名 ％}{% endif %}")], "P003", "第1段", ""),
        ([p("{{ 申请人。姓名 }}")], "P004", "第1段", "全角符号“。”"),
        ([p("{% if 申请人.姓名 ＝＝ '张三' %}{% endif %}")], "P004", "第1段", "全角符号“＝”"),
        ([p("{{ 申请人.姓名" + "|d" * 200 + " }}")], "P004", "第1段", "过于复杂"),
        ([p("{{ 申请人.姓名" + ".a" * 200 + " }}")], "P004", "第1段", "过于复杂"),
        ([p("{{ " + "+".join(["申请人"] * 100) + " }}")], "P004", "第1段", "过于复杂"),
        ([p("{{ " + "not " * 100 + "申请人 }}")], "P004", "第1段", "过于复杂"),
        ([p("{{ 申请人.姓名|d(default_value='', default_value='') }}")], "P005", "第1段", "括号里写得不对"),
        ([p("{{ 申请人.姓名|d(*告知) }}")], "P005", "第1段", "括号里写得不对"),
        ([p("{{ '%1000000000d'|format(1) }}")], "P005", "第1段", "format"),
        ([p("{{ '%*d'|format(99999, 1) }}")], "P005", "第1段", "format"),
        ([p("{{ 申请人.姓名|format(1) }}")], "P005", "第1段", "format"),
        ([p("{{ 1|round(99999) }}")], "P005", "第1段", "round"),
        ([p("{{ 申请人.姓名|defualt('') }}")], "P005", "第1段", "defualt"),
        ([p("{% set 甲 = 1 %}")], "P005", "第1段", "set"),
        ([p("{{ 申请人.姓名.upper() }}")], "P005", "第1段", "函数调用"),
        ([p("{{ 'A' * 10**9 }}")], "P005", "第1段", "乘"),
        ([p("{{ 申请人._姓名 }}")], "P005", "第1段", "_姓名"),
        ([p("{% for 项 in 告知 %}{{ 项.标题 }}")], "P006", "第1段", "没有结束"),
        ([p("{% endif %}")], "P006", "第1段", "开头"),
        ([p("{%p if 申请人.姓名 %}"), p("{% endif %}")], "P006", "第2段", "层次不同"),
        ([table(["{% for 项 in 告知 %}", "{% endfor %}"])], "P006", "表1 第1行第2格", "同一个单元格"),
        ([p("说明 {%p if 申请人.姓名 %}"), p("{%p endif %}")], "P007", "第1段", "说明"),
        ([table(["{%tr for 项 in 告知 %}", "名称"], ["{%tr endfor %}", ""])], "P007", "表1 第1行第1格", "名称"),
        ([p("{{ 申请人.姓铭 }}")], "P008", "第1段", "申请人.姓铭"),
        ([p("{%p for 项 in 告知 %}"), p("{{ 项.标提 }}"), p("{%p endfor %}")], "P008", "第2段", "告知.标提"),
        ([p("{{ 银行账号 }}")], "P009", "第1段", "银行账号"),
    ],
)
def test_a_fault_is_told_once_with_its_place(body, code, place, said):
    found = findings(*body)
    assert [(one.code, one.where.sheet, one.where.cell) for one in found] == [(code, "正文", place)]
    assert said in found[0].message and found[0].hint and len(found[0].hint) > 4


@pytest.mark.parametrize(
    ("tag", "remedy"),
    [
        ("{% set 总数 = 告知|length + 1 %}", "总数 都改写成 (告知|length + 1)"),
        ("{% set 人=申请人.姓名 %}", "人 都改写成 申请人.姓名"),
        ("{{ 1 / 2 }}", "事先算好"),
        ("{%- if 告知 %}{% endif %}", "移到上一段末尾"),
    ],
)
def test_what_docxtpl_has_and_a_template_may_not_is_refused_with_what_to_write(tag, remedy):
    assert remedy in findings(p(tag))[0].hint


def test_an_unknown_name_names_the_nearest_known_one():
    assert "申请人.姓名" in findings(p("{{ 申请人.姓铭 }}"))[0].hint


def test_a_fault_in_the_header_says_so():
    found = findings(p("一"), header1=table(["", "{{ 申请人.姓名 "]))
    assert (found[0].where.sheet, found[0].where.cell) == ("页眉1", "表1 第1行第2格")


def test_a_name_in_a_loop_is_looked_for_under_its_list():
    assert findings(p("{%p for 项 in 告知 %}"), p("{{ loop.index }}{{ 项.标题 }}"), p("{%p endfor %}")) == []


@pytest.mark.parametrize(
    "body",
    [
        p("{{" * 500_000),
        p("{{" * 200_000 + "}}" * 200_000),
        p("{{ a }}" * 100_000),
        p("{{ " + "(" * 5000 + "甲" + ")" * 5000 + " }}"),
        p("{{ 甲" + ".a" * 5000 + " }}"),
        p("{% if 甲 %}" * 1000 + "{% endif %}" * 1000),
        p("{% for 甲 in 乙 %}" * 30 + "{% endfor %}" * 30),
        "<w:p>" + run("{{", "") + "<w:r><w:br/></w:r>" * 50_000 + "</w:p>",
        table(*[["{%tr if 甲 %}"] * 50] * 40),
    ],
    ids=range(9),
)
def test_a_template_made_to_exhaust_the_machine_is_refused_fast(body):
    start = time.process_time()
    with pytest.raises(PledgectlError):
        compile_template(docx(body), "样.docx")
    assert time.process_time() - start < 4


def test_a_document_with_another_prefix_is_refused_not_spoilt():
    data = docx(p("{{ 甲 }}"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode().replace("<w:", "<x:").replace("</w:", "</x:").replace("xmlns:w=", "xmlns:x=")
    with pytest.raises(PledgectlError, match="特别"):
        compile_template(_with(data, "word/document.xml", text), "样.docx")


LINK = f'<Relationship Id="r1" Type="{RELATIONS}/{{}}" Target="{{}}" TargetMode="External"/>'


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("", {"rels": LINK.format("image", "http://example.invalid/a.png")}),
        ("", {"rels": LINK.format("attachedTemplate", "file:///C:/a.dotm")}),
        ("", {"rels": LINK.format("hyperlink", "file:///C:/a.exe")}),
        ("", {"rels": f'<Relationship Id="r1" Type="{RELATIONS}/aFChunk" Target="a.html"/>'}),
        ("<w:altChunk r:id='r1'/>", {}),
        ("<w:p><w:r><w:object/></w:r></w:p>", {}),
        ("<w:p><w:fldSimple w:instr=' INCLUDETEXT \"c:\\a.docx\" '/></w:p>", {}),
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDE</w:instrText></w:r>'
            '<w:r><w:instrText>AUTO c:\\a </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            {},
        ),
        ("", {"settings": "<w:attachedTemplate r:id='r1'/>"}),
    ],
)
def test_what_could_run_or_reach_out_is_refused(body, parts):
    data = docx(p("{{ 申请人.姓名 }}"), body, **parts)
    assert {one.code for one in check_template(data, "样.docx", KNOWN)} == {"P001"}
    with pytest.raises(PledgectlError):
        compile_template(data, "样.docx")


def test_web_and_mail_links_and_page_numbers_may_stay():
    links = LINK.format("hyperlink", "https://www.gov.cn/") + LINK.format("hyperlink", "mailto:a@example.invalid").replace("r1", "r2")
    page = "<w:p><w:fldSimple w:instr=' PAGE '/></w:p>"
    assert findings(p("{{ 申请人.姓名 }}"), page, rels=links) == []


def test_tracked_changes_are_refused():
    assert [one.code for one in findings(f'<w:p><w:ins w:id="1">{run("新")}</w:ins></w:p>')] == ["P002"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"", "压缩包"),
        (docx("<w:p/>").replace(b"word/document", b"word/docxxxxx"), "缺少正文"),
    ],
)
def test_a_file_that_is_no_template_is_one_error(data, said):
    with pytest.raises(PledgectlError, match=said) as caught:
        open_template(data, "样.docx")
    assert caught.value.hint


def test_comments_of_reviewers_do_not_travel_with_the_papers():
    link = f'<Relationship Id="c" Type="{RELATIONS}/comments" Target="comments.xml"/>'
    data = docx(p("{{ 甲 }}", '<w:r><w:commentReference w:id="0"/></w:r>'), rels=link)
    with_comment = _with(data, "word/comments.xml", f"<w:comments xmlns:w='x'>{'内部意见'}</w:comments>")
    assert b"comment" not in b"".join(_parts(render(compile_template(with_comment, "样.docx"), {"甲": "一"})))


def _parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [name.encode() + archive.read(name) for name in archive.namelist()]


def _with(data: bytes, name: str, text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return pack({**parts, name: text.encode()})


@pytest.mark.parametrize("entry", EXPECTED, ids=lambda entry: entry["file"])
def test_hostile_templates_give_what_is_expected_of_them(entry):
    data = (HOSTILE / entry["file"]).read_bytes()
    try:
        errors = [one for one in check_template(data, entry["file"], KNOWN) if one.level == "error"]
    except PledgectlError as error:
        errors = [error]
    assert bool(errors) == (entry["expected"] != "accepted")


def test_fonts_of_the_workspace_take_the_place_of_the_official_ones():
    data = _with(docx(p("{{ 甲 }}仿宋_GB2312")), "word/styles.xml", '<w:styles xmlns:w="x"><w:rFonts w:eastAsia="仿宋_GB2312"/></w:styles>')
    made = _parts(render(compile_template(data, "样.docx", {"仿宋_GB2312": "方正仿宋&"}), {"甲": ""}))
    assert any('w:eastAsia="方正仿宋&amp;"'.encode() in part for part in made)
