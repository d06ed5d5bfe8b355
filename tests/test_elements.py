"""What a pledge or guide must say by the plan: found missing, found altered, and silent where all is there."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import docx as word
import pytest
from test_papers import DEPARTMENT, WHOLE, paper
from wordkit import docx, p, part, table

from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.errors import PledgectlError
from pledgectl.forms.annotate import annotate
from pledgectl.forms.inspect import check_elements, check_template

HULIN = read_profile("hulin", None)
LINES = paper("pledge", WHOLE, "hulin")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def found(lines: list[str], kind: str = "pledge", profile=HULIN) -> list[tuple[str, str, str]]:
    data = docx(*(p(line) for line in lines))
    return [(one.code, one.message, one.where.cell) for one in check_elements(data, "甲.docx", kind, profile)]


def without(*words: str) -> list[str]:
    """Return the lines of a whole pledge without those that hold one of the words."""
    return [line for line in LINES if not any(word in line for word in words)]


@pytest.mark.parametrize("profile", ["hulin", "maoji", "common"])
@pytest.mark.parametrize("kind", ["pledge", "guide"])
def test_the_built_in_templates_and_what_they_make_are_complete(kind, profile):
    plan = read_profile(profile, None)
    assert check_elements(read_template(kind, None)[0], "甲.docx", kind, plan) == []
    assert found(paper(kind, WHOLE, profile), kind, plan) == []


@pytest.mark.parametrize("notice", HULIN.pledge.notices, ids=lambda one: one.title)
def test_each_notice_that_is_missing_is_named(notice):
    gaps = [message for code, message, _ in found(without(notice.title)) if code == "P011"]
    assert any(notice.title in message for message in gaps) and len(gaps) <= 2


@pytest.mark.parametrize("statement", HULIN.pledge.statements)
def test_each_statement_that_is_missing_is_named(statement):
    assert [(code, statement[:8] in message) for code, message, _ in found(without(statement))] == [("P011", True)]


@pytest.mark.parametrize("kind", ["民事", "行政", "刑事"])
def test_each_liability_that_is_missing_is_named(kind):
    assert [message for code, message, _ in found(without(f"{kind}责任"))] == [f"告知承诺书里没有{kind}责任"]


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("公开。", "范围和时限"),
        ("公开。公开范围：政务大厅。", "时限"),
        ("公开三十日。", "范围"),
        ("不公开。", ""),
        ("在政务大厅范围内公开，期限为30日。", ""),
    ],
)
def test_publicity_needs_scope_and_term_unless_there_is_none(said, missing):
    lines = [said if line.startswith("公开。公开范围") else line for line in LINES]
    assert [message.rpartition("公开的")[2] for _, message, _ in found(lines)] == ([missing] if missing else [])


def test_headings_in_other_words_and_other_numbers_are_the_same_headings():
    swap = {"（三）设定证明的依据": "3．设定依据", "（四）证明的内容": "四、证明内容：", "（八）行政机关核查权力": "（8）行政机关的核查权力"}
    assert found([swap.get(line, line) for line in LINES]) == []


def test_an_altered_sentence_of_the_sample_is_told_at_its_place_with_the_original():
    lines = [line.replace("愿意承担相应的法律责任", "愿意接受批评教育") for line in LINES]
    data = docx(*(p(line) for line in lines))
    told = [one for one in check_elements(data, "甲.docx", "pledge", HULIN) if one.code == "P012"]
    assert [one.where.line for one in told] == [lines.index("（四）若违反承诺或作出不实承诺的，愿意接受批评教育。") + 1]
    assert HULIN.pledge.statements[3] in told[0].hint


def test_punctuation_width_and_blanks_are_no_alteration():
    assert found([line.replace("，", " ,").replace("；", ";") for line in LINES]) == []


def test_a_place_without_a_sample_asks_only_for_its_own_list():
    plan = replace(HULIN, pledge=replace(HULIN.pledge, notices=HULIN.pledge.notices[:1], statements=(), liabilities=("civil",), copies=""))
    assert found(["证明事项名称", "甲证明", "民事责任：退还"], profile=plan) == []


@pytest.mark.parametrize(("gone", "flow"), [("八、选择", "选择告知承诺"), ("不选择告知承诺", "不选择告知承诺"), ("撤回", "撤回承诺")])
def test_a_guide_without_one_of_the_flows_is_incomplete(gone, flow):
    lines = [line for line in paper("guide", WHOLE, "hulin") if gone not in line]
    assert [flow in message for _, message, _ in found(lines, "guide")] == [True]


def test_comments_stand_at_the_faults_and_nothing_else_changes():
    data = docx(p("{{ 申请人.姓铭 }}"), table(["甲", "{% if 乙 %}"]), header1=p("{{ 甲"))
    findings = check_template(data, "甲.docx", ("申请人.姓名",))
    made = annotate(data, "甲.docx", findings)
    comments = {node.get(W + "id"): "".join(node.itertext()) for node in part(made, "comments").iter(W + "comment")}
    assert len(comments) == len(findings) == 4 and "姓铭" in "".join(comments.values())
    assert [text.text for text in part(made).iter(W + "t")] == [text.text for text in part(data).iter(W + "t")]
    cell = next(part(made).iter(W + "tbl")).findall(f".//{W}commentReference")
    assert len(cell) == sum(one.where.cell.startswith("表1") for one in findings) > 0 and word.Document(io.BytesIO(made)).paragraphs[0].text == "{{ 申请人.姓铭 }}"
    with zipfile.ZipFile(io.BytesIO(made)) as new, zipfile.ZipFile(io.BytesIO(data)) as old:
        assert new.read("word/header1.xml") == old.read("word/header1.xml")


def test_comments_that_are_there_already_stay():
    data = docx(p("{{ 甲 }}"))
    once = annotate(data, "甲.docx", check_template(data, "甲.docx", ()))
    twice = annotate(once, "甲.docx", check_template(once, "甲.docx", ()))
    assert [node.get(W + "id") for node in part(twice, "comments").iter(W + "comment")] == ["0", "1"]


def test_a_document_with_an_embedded_object_is_not_passed_on():
    data = docx(p("甲"), f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:object/></w:r></w:p>')
    with pytest.raises(PledgectlError, match="不能加批注"):
        annotate(data, "甲.docx", check_template(data, "甲.docx", ()))


def test_check_with_kind_and_annotate_writes_a_new_file_and_leaves_the_old(cli, tmp_path):
    path = tmp_path / "报来.docx"
    path.write_bytes(docx(*(p(line) for line in without("设定证明的依据"))))
    before = path.read_bytes()
    result = cli("form", "check", "报来.docx", "--kind", "承诺书", "--annotate", "--json")
    assert result.code == 1 and "设定依据" in result.json["findings"][0]["message"]
    assert path.read_bytes() == before and [Path(one).name for one in result.json["written"]] == ["报来-批注.docx"]
    assert cli("form", "check", "--annotate").code == 2


def test_check_takes_the_plan_of_the_workspace(cli, tmp_path):
    cli("init", ".", "--profile", "hulin")
    (tmp_path / "报来.docx").write_bytes(docx(*(p(line) for line in without("证明用途", "若违反承诺"))))
    result = cli("form", "check", "报来.docx", "--kind", "pledge", "--annotate")
    assert result.code == 1 and result.out.count("P011") == 2 and (tmp_path / "输出/报来-批注.docx").is_file()
    assert DEPARTMENT.name not in result.err


def gutted(*tags: str) -> list[str]:
    """Return what is found in the built-in pledge without some of its tags."""
    source = io.BytesIO(read_template("pledge", None)[0])
    document = word.Document(source)
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    hit = [text for text in paragraphs if any(tag in text.text for tag in tags)]
    for paragraph in hit:
        kept = paragraph.text
        for tag in tags:
            kept = kept.replace(tag, "")
        paragraph.text = kept
    assert hit
    made = io.BytesIO()
    document.save(made)
    return [f"{one.code} {one.message}" for one in check_elements(made.getvalue(), "甲.docx", "pledge", HULIN)]


def test_a_loop_that_does_not_print_the_statements_lacks_them_all():
    told = gutted("{{ 项.内容 }}")
    assert len(told) == len(HULIN.pledge.statements) and all("P011 告知承诺书里没有承诺" in one for one in told)


def test_a_loop_that_does_not_print_the_titles_lacks_the_notices():
    told = gutted("{{ 项.标题 }}")
    assert all(any(f"告知“{notice.title}”" in one for one in told) for notice in HULIN.pledge.notices)


def test_a_loop_that_does_not_print_the_paragraphs_lacks_their_content():
    told = "\n".join(gutted("{{ 段 }}"))
    assert "设定证明的依据”的内容" in told and "民事责任" in told and "公开的范围和时限" in told


def test_a_template_with_names_of_its_own_is_tried_too_and_what_stands_under_no_condition_counts():
    plain = [line for line in LINES if "若违反承诺" not in line]
    hidden = [*plain, "{%p if 申请人.代理人 %}", next(line for line in LINES if "若违反承诺" in line), "{%p endif %}", "{{ 窗口 }}{{ 窗.口 }}"]
    assert [code for code, _, _ in found(hidden)] == ["P011"]
    assert found([*LINES, "{{ 窗口 }}{{ 窗.口 }}"]) == []
