"""The papers of the system: each kind is made for every item, department and place, and says nothing that nobody said."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from test_papers import BARE, DEPARTMENT, WHOLE
from test_templates import rebuild
from wordkit import W, lines, part

from pledgectl.doors import store
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.formats.catalog_file import dump_items
from pledgectl.forms.compile import compile_template
from pledgectl.forms.kinds import CHOICES, ITEM, KINDS, PER
from pledgectl.forms.names import group_names
from pledgectl.forms.render import render
from pledgectl.forms.subject import Subject
from pledgectl.gaps import missing
from pledgectl.ground.generated import write_outputs
from pledgectl.model import Publicity, Risk

HERE = Path(__file__).parent
README = HERE.parent.joinpath("README.md").read_text(encoding="utf-8")
OTHERS = {"filing-report", "comparison", "catalog", "report"}
FORMS = ("adjustment", "legality", "check-record", "site-check", "withdraw", "repair", "objection", "remind", "receipt")
LETTERS = ("assist", "assist-reply", "assist-refusal", "transfer")


def subject(kind: str, profile: str, *items) -> Subject:
    return Subject(read_profile(profile, None), items or (WHOLE, BARE), DEPARTMENT, "2021年5月14日版", "2021年5月14日")


def paper(kind: str, profile: str, *items) -> bytes:
    return render(compile_template(*read_template(kind, None)), KINDS[kind].values(subject(kind, profile, *items)))


def text(kind: str, profile: str, *items) -> str:
    return "\n".join(lines(paper(kind, profile, *items)))


def test_every_template_is_of_a_kind_or_made_by_the_catalog_commands():
    assert set(rebuild.TEMPLATES) == set(KINDS) | OTHERS


def test_no_name_means_two_kinds():
    names = [name for code, titles in CHOICES.items() for name in (code, *titles)]
    assert len(names) == len(set(names)) and all(code.isascii() for code in CHOICES)


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_is_in_the_manual(code):
    kind = KINDS[code]
    assert f"| `{code}` | {'、'.join(CHOICES[code])} | {PER[kind.per]} |" in README


@pytest.mark.parametrize("profile", ["common", "maoji", "hulin"])
@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_is_made_for_whole_and_bare_items_and_names_no_other_place(code, profile):
    other = {"common": "毛集|虎林", "maoji": "虎林", "hulin": "毛集"}[profile]
    for item in (WHOLE, BARE):
        said = text(code, profile, item)
        assert not re.search(rf"{other}|\{{\{{|\{{%|None|\[\]|。。|，，|：：", said), said


KEPT = ("id", "department", "matter_type", "exempt", "public", "bases", "review")


def stopped(value: object) -> object:
    """End every text of a record with a stop, as many departments do."""
    if isinstance(value, tuple):
        return tuple(map(stopped, value))
    if isinstance(value, str):
        return f"{value}。" if value else ""
    return replace(value, **{one.name: stopped(getattr(value, one.name)) for one in fields(value) if one.name not in KEPT})


@pytest.mark.parametrize("profile", ["common", "maoji", "hulin"])
@pytest.mark.parametrize("code", sorted(KINDS))
def test_what_ends_with_a_stop_goes_into_a_sentence_without_doubling_it(code, profile):
    item = replace(WHOLE, content="第一项；\n第二项", risks=(Risk("冒名申请", "比对人像"),))
    assert not re.search("[。；，、：][。；，、：]", text(code, profile, stopped(item)))


@pytest.mark.parametrize("code", sorted(set(KINDS) - {"pledge", "guide"}))
def test_a_builder_names_the_clause_that_its_paper_rests_on(code):
    assert re.search(r"毛集|虎林|信用修复管理办法|两份方案", rebuild.TEMPLATES[code].__doc__)


@pytest.mark.parametrize(
    ("code", "profile"),
    [("not-applicable", "hulin"), ("procedure", "maoji"), ("assist", "hulin"), ("revoke", "maoji"), ("withdraw", "hulin"), ("assessment", "maoji")],
)
def test_the_text_is_the_golden_one(code, profile):
    golden = HERE / "golden" / f"{code}-{profile}.txt"
    assert text(code, profile) + "\n" == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", FORMS)
def test_the_rows_of_a_form_are_not_cut_but_those_of_texts_of_any_length(code):
    rows = list(part(paper(code, "hulin")).iter(f"{{{W}}}tr"))
    cut = ["".join(row[1].itertext()) for row in rows if row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is None]
    assert rows and cut == {
        "adjustment": ["调整前", "调整后", "法律依据原文", "风险点和核查措施"],
        "legality": ["设定依据"],
        "check-record": ["承诺的内容"],
        "site-check": ["承诺的内容"],
    }.get(code, [])


@pytest.mark.parametrize("code", LETTERS)
def test_a_letter_has_the_red_name_on_its_first_page_and_no_number_there(code):
    data = paper(code, "hulin")
    kinds = {node.get(f"{{{W}}}type") for node in part(data).iter(f"{{{W}}}headerReference", f"{{{W}}}footerReference")}
    assert kinds == {"first", "default", "even"} and next(part(data).iter(f"{{{W}}}titlePg"), None) is not None
    assert lines(data, "header1")[0] and "PAGE" not in "".join(part(data, "footer3").itertext())


@pytest.mark.parametrize("code", ["request", "situation", "assessment"])
def test_whom_to_ask_stands_on_the_page_of_the_signature(code):
    rows = list(part(paper(code, "hulin")).iter(f"{{{W}}}tbl"))[-1].findall(f"{{{W}}}tr")
    kept = [keeps_next(one) for one in rows[0].iter(f"{{{W}}}p")]
    assert kept == [True] * len(kept) and "".join(rows[1].itertext()).startswith("（联系人：")


@pytest.mark.parametrize(("length", "titles"), [(14, 2), (15, 1), (60, 1)])
def test_a_title_too_long_for_its_first_line_is_broken_where_the_line_ends(length, titles):
    root = part(paper("assist", "hulin", replace(WHOLE, name="证" * length)))
    assert len([one for one in root.iter(f"{{{W}}}pStyle") if one.get(f"{{{W}}}val") == "Title"]) == titles


@pytest.mark.parametrize("code", ["assist", "rectify", "revoke", "credit-notice", "repair-decision", "not-applicable"])
def test_no_line_with_a_telephone_number_is_stretched(code):
    asked = [one for one in part(paper(code, "hulin")).iter(f"{{{W}}}p") if "0000-0000000" in "".join(one.itertext())]
    assert asked and all(one.find(f"{{{W}}}pPr/{{{W}}}jc").get(f"{{{W}}}val") == "left" for one in asked)


@pytest.mark.parametrize("code", ["assist-refusal", "assist-reply"])
def test_the_rules_for_a_pen_do_not_all_go_overleaf_with_the_signature(code):
    ruled = [one for one in part(paper(code, "hulin")).iter(f"{{{W}}}p") if one.find(f"{{{W}}}pPr/{{{W}}}tabs") is not None]
    assert [one for one in ruled if one.find(f"{{{W}}}pPr/{{{W}}}keepNext") is None]


def keeps_next(paragraph) -> bool:
    """Tell whether a paragraph goes with the next one, by itself or by its style."""
    style = paragraph.find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val")
    return style in ("BodyEnd", "Attachment", "Signature", "Field") or style.startswith(("Heading", "Title"))


SIGNED = sorted(set(KINDS) - {*FORMS, "procedure", "risks", "check-method", "credit-push", "guide"})


@pytest.mark.parametrize("code", SIGNED)
def test_a_signature_takes_a_line_of_text_along_to_its_page(code):
    body = list(part(paper(code, "hulin")).find(f"{{{W}}}body"))
    signature = max(at for at, node in enumerate(body) if node.tag == f"{{{W}}}tbl")
    text = next(at for at in range(signature - 1, 0, -1) if "".join(body[at].itertext()).strip() and "附件" not in "".join(body[at].itertext()))
    assert all(keeps_next(node) for node in body[text:signature] if node.tag == f"{{{W}}}p")


def test_a_petition_upward_gives_the_signer_beside_the_number():
    for code in ("request", "situation", "assessment"):
        assert "签发人：" in lines(paper(code, "hulin"))[0]


def test_who_may_not_pledge_is_what_the_plan_says():
    said = text("not-applicable", "hulin", WHOLE)
    assert all(f"□ {bar}" in said for bar in read_profile("hulin", None).credit.bars) and "信用修复后" in said


def test_insurance_is_offered_only_where_the_plan_lets_it_be_tried():
    risk = (Risk("冒名申请", "比对人像"),)
    plain, dear = replace(WHOLE, risks=risk), replace(WHOLE, risks=risk, traits=("high_value",))
    assert "□ 引入" not in text("risks", "maoji", plain) and "□ 引入" in text("risks", "maoji", dear)
    assert "冒名申请" in text("risks", "maoji", plain) and "【待填写：风险点】" in text("risks", "maoji", BARE)


def test_a_permit_is_revoked_under_the_licensing_law_and_other_decisions_under_what_the_pen_says():
    assert "行政许可法" in text("revoke", "hulin", WHOLE)
    assert "行政许可法" not in text("revoke", "hulin", replace(WHOLE, matter_type="行政确认"))


def test_the_flow_picture_is_a_native_drawing_with_words_for_those_who_cannot_see_it():
    data = paper("procedure", "hulin")
    names = {node.tag.rpartition("}")[2] for node in part(data).iter("*")}
    assert {"wgp", "wsp", "drawing"} <= names and "pict" not in names
    assert "撤回" in next(node.get("descr") for node in part(data).iter("*") if node.tag.endswith("}docPr"))


def test_what_a_department_must_say_is_told_and_what_a_case_says_is_left_to_the_pen():
    values = KINDS["rectify"].values(subject("rectify", "hulin", WHOLE))
    assert values["办件"]["情形"] == "" and missing(values["办件"]) == []
    assert "主要负责人" in missing(KINDS["procedure"].values(subject("procedure", "hulin")))


@pytest.fixture
def space(cli, tmp_path: Path) -> Path:
    """Make a workspace whose draft holds two items of one department; nothing is published yet."""
    assert cli("init", ".", "--profile", "hulin").code == 0
    (tmp_path / "catalogs/draft").mkdir(exist_ok=True)
    (tmp_path / "catalogs/draft/gaj.toml").write_bytes(dump_items("县公安局", [WHOLE, BARE]))
    (tmp_path / "catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    return tmp_path


@pytest.mark.parametrize("code", sorted(KINDS))
def test_every_kind_is_made_by_its_chinese_name(cli, space, code):
    kind = KINDS[code]
    result = cli("form", "make", "--kind", CHOICES[code][-1], "--json")
    names = sorted(Path(path).name for path in result.json["written"])
    expected = {"item": 2, "department": 1, "place": 1}[kind.per]
    assert (result.code, len(names)) == (0, expected) and all(kind.title in name for name in names)
    assert names[0].startswith({"item": "gaj-001-", "department": "gaj-县公安局-", "place": kind.title}[kind.per])


def test_the_petition_and_the_application_tell_the_changes_of_the_draft(cli, space):
    cli("form", "make", "--kind", "request")
    cli("form", "make", "gaj-001", "--kind", "adjustment")
    asked = lines(next((space / "输出").rglob("*请示.docx")).read_bytes())
    applied = lines(next((space / "输出").rglob("*申请表.docx")).read_bytes())
    assert "无犯罪记录证明" in asked and "新增2项" in "".join(asked) and "涉及增减事项的，报本级政府审定" in "".join(asked)
    assert asked[-2].startswith("（联系人：")
    assert any("■ 新增" in line for line in applied) and "无" in applied


def test_the_petition_says_that_items_were_reviewed_only_where_they_were(cli, space):
    def asked() -> str:
        return "".join(lines(Path(cli("form", "make", "--kind", "request", "--json").json["written"][0]).read_bytes()))

    assert "【待填写：gaj-001、gaj-002的部门法制机构合法性审查意见】" in asked()
    said = ("--by", "李某", "--role", "法制机构", "--date", "2021-05-05", "--opinion", "同意", "--yes")
    assert cli("catalog", "review", "gaj-001", "gaj-002", *said).code == 0
    assert "各事项已经部门法制机构合法性审查。" in asked()
    applied = "".join(lines(Path(cli("form", "make", "gaj-001", "--kind", "adjustment", "--json").json["written"][0]).read_bytes()))
    assert "审查人：李某" in applied and "2021年5月5日" in applied


def test_what_a_petition_lacks_is_sent_to_the_command_that_takes_it(cli, space):
    found = cli("form", "make", "--kind", "request", "--json").json["findings"]
    assert "catalog review" in found[0]["hint"] and "catalog propose" in found[0]["hint"] and "catalog edit" not in found[0]["hint"]
    assert "照上面的办法" in cli("form", "make", "--kind", "request").err


def test_names_that_only_hold_others_are_not_listed_but_lists_to_go_through_are():
    assert [*group_names({"甲": {"乙": "", "丙": [{"丁": {"戊": ""}}]}, "己": ["文"]})] == ["甲", "甲.丙.丁"]


@pytest.mark.parametrize("kind", ["request", "adjustment"])
def test_a_paper_on_changes_is_refused_where_nothing_has_changed(cli, space, kind):
    assert cli("catalog", "publish", "--baseline", "2021-05-14", "--yes").code == 0
    result = cli("form", "make", "--kind", kind)
    assert result.code == 4 and "没有内容" in result.err and not list((space / "输出").rglob("*.docx"))
    assert cli("form", "make", "gaj-001", "--kind", "adjustment").code == 0


def test_nothing_is_asked_of_the_government_that_the_bureau_decides(cli, space):
    cli("catalog", "publish", "--baseline", "2021-05-14", "--yes")
    cli("catalog", "edit", "gaj-001", "--set", "issuer=毕业学校", "--yes")
    result = cli("form", "make", "--kind", "request")
    assert result.code == 4 and "catalog approve" in result.err


def test_an_item_to_be_cancelled_has_its_application_too(cli, space):
    assert cli("catalog", "publish", "--baseline", "2021-05-14", "--yes").code == 0
    assert cli("catalog", "remove", "gaj-002", "--yes").code == 0
    data = cli("form", "make", "--kind", "adjustment", "--json").json
    assert [Path(path).name[:7] for path in data["written"]] == ["gaj-002"]
    applied = lines(Path(data["written"][0]).read_bytes())
    assert any("■ 取消" in line for line in applied) and any("户籍证明" in line for line in applied)


def test_a_department_that_has_reported_nothing_is_reminded_too(cli, space):
    silent = replace(DEPARTMENT, code="jyj", name="县教育局")
    (space / "catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT, silent]))
    cli("form", "make", "--kind", "催办单")
    cli("form", "make", "--kind", "签收单", "--dept", "jyj")
    assert [len(list((space / "输出" / name).iterdir())) for name in ("催办单", "清单报送签收单")] == [2, 1]
    assert "0项" in lines(next(space.rglob("jyj-县教育局-催办单.docx")).read_bytes())


def test_a_paper_of_the_whole_place_is_not_made_of_a_part(cli, space):
    for part_of in (["gaj-001"], ["--dept", "gaj"]):
        result = cli("form", "make", "--kind", "公告", *part_of)
        assert result.code == 2 and "全辖区一份" in result.err


def test_a_dry_run_of_any_kind_counts_and_writes_nothing(cli, space):
    result = cli("form", "make", "--kind", "工作规程", "--dry-run")
    assert result.code == 0 and "将生成 1 份工作规程" in result.err and not (space / "输出/工作规程").exists()


def test_papers_of_items_have_per_item_findings(cli, space):
    data = cli("form", "make", "--kind", "check-record", "--json").json
    assert KINDS["check-record"].per == ITEM and [one["item"] for one in data["findings"]] == ["gaj-002"]


def test_many_outputs_are_written_as_one_is(space):
    files = [(space / f"输出/{number}.txt", b"one") for number in range(70)]
    assert write_outputs(files) == [path for path, _ in files] == write_outputs(files)
    files[3][0].write_bytes(b"edited")
    places = write_outputs([(path, b"two") for path, _ in files])
    assert files[3][0].read_bytes() == b"edited" and places[3].name == "3(2).txt" and files[4][0].read_bytes() == b"two"
    assert sorted(path.name for path in (space / "输出").iterdir() if path.name.startswith(".")) == []


def test_two_outputs_of_one_name_do_not_swallow_each_other(space):
    places = write_outputs([(space / "输出/a.txt", b"1"), (space / "输出/a.txt", b"2")])
    assert [(path.name, path.read_bytes()) for path in places] == [("a.txt", b"1"), ("a(2).txt", b"2")]


def test_a_letter_comes_from_one_body_not_from_a_kind_of_bodies():
    one, many = replace(WHOLE, issuer="某县公安局"), replace(WHOLE, issuer="村（居）民委员会、街道办事处")
    assert "某县公安局" in text("assist-reply", "hulin", one) and "【待填写：被请求协助的行政机关】" in text("assist-reply", "hulin", many)


def test_no_pledge_is_put_up_to_the_public_that_the_catalog_keeps_private():
    private = replace(WHOLE, publicity=Publicity("no"))
    assert "不公开。" not in text("publicity", "hulin", private) and "【待填写：清单写明" in text("publicity", "hulin", private)


def test_the_procedure_speaks_of_copies_only_where_the_plan_does():
    assert "各执一份）" in text("procedure", "hulin") and "一份" not in text("procedure", "maoji")


def test_the_procedure_names_the_records_that_the_plan_has_departments_keep():
    assert "纳入信用记录，依法建立申请人诚信档案和虚假承诺黑名单。" in text("procedure", "hulin")
    assert "依法建立" not in text("procedure", "maoji")


@pytest.mark.parametrize("code", ["check-method", "procedure"])
def test_an_item_that_may_fill_a_page_is_cut_rather_than_lost(code):
    long = replace(WHOLE, verification=replace(WHOLE.verification, standard="与犯罪记录一致" * 90))
    rows = list(part(paper(code, "hulin", long, BARE)).iter(f"{{{W}}}tr"))
    cut = [row for row in rows if row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is None]
    assert len(cut) == 1 and "与犯罪记录一致" * 90 in "".join(cut[0].itertext())


def test_the_chapters_of_the_procedure_are_headings():
    found = [node.getparent().getparent() for node in part(paper("procedure", "hulin")).iter(f"{{{W}}}outlineLvl")]
    assert [f"第{number}章" for number in "一二三四五六七八九"] == ["".join(node.itertext())[:3] for node in found]


def test_an_application_asks_only_what_its_change_needs_and_only_who_decides_it(cli, space):
    assert cli("catalog", "publish", "--baseline", "2021-05-14", "--yes").code == 0
    cli("catalog", "remove", "gaj-002", "--yes")
    cli("catalog", "edit", "gaj-001", "--set", "name=无犯罪证明", "--yes")
    made = cli("form", "make", "--kind", "adjustment", "--version", "draft", "--json").json["written"]
    renamed, removed = ("".join(lines(Path(path).read_bytes())) for path in sorted(made))
    assert "虎林市人民政府" not in renamed and "虎林市人民政府" in removed
    assert "【待填写：风险点和防控措施】" in renamed and "【待填写：风险点" not in removed and "【待填写：上级" not in removed


def test_no_draft_is_announced(cli, space):
    drafted = "".join(lines(Path(cli("form", "make", "--kind", "公告", "--json").json["written"][0]).read_bytes()))
    assert "工作稿" not in drafted and "【待填写：公布的版本" in drafted and "（2021年5月14日版）" in text("announcement", "hulin")
