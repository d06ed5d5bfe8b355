"""The pledge and the guide: what they say is what the item, the department and the plan say, and nothing else."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
from wordkit import lines

from pledgectl.doors.profiles import read_profile
from pledgectl.doors.word import read_template
from pledgectl.forms.compile import compile_template
from pledgectl.forms.papers import PAPERS, guide_values, notice_lines, pledge_values, printed
from pledgectl.forms.render import render
from pledgectl.gaps import missing
from pledgectl.model import Basis, Department, Item, Liability, Publicity, Service, Verification
from pledgectl.profile import Notice

HERE = Path(__file__).parent
DEPARTMENT = Department("gaj", "县公安局", contact="示例", phone="0000-0000000", office="政务大厅3号窗口", hours="工作日9:00至17:00")
BASIS = Basis("保安服务管理条例", "国务院令第564号", "第十七条", "有下列情形之一的，不得担任保安员。", "行政法规")
BARE = Item(id="gaj-002", department="县公安局", name="户籍证明")
WHOLE = Item(
    id="gaj-001", department="县公安局", name="无犯罪记录证明", purpose="保安员证核发", matter_type="行政许可", issuer="派出所",
    bases=(BASIS, Basis("公安机关实施保安服务管理条例办法", "公安部令第112号", "第十九条")), content="无故意犯罪被刑事处罚的记录",
    applicants="申请保安员证的自然人", method="书面承诺", power="5个工作日内在线核查",
    verification=Verification("no", "在线核查", "发证后5个工作日内", "与犯罪记录一致"),
    liability=Liability("退还所得", "撤销保安员证", "构成犯罪的，移送司法机关"), publicity=Publicity("yes", "政务大厅", "30日"),
    service=Service(
        conditions=("年满18周岁",), materials=("身份证复印件1份", "照片2张"), steps=("受理", "发证"), legal_days="15个工作日",
        promised_days="5个工作日", fee="不收费", complaint_phone="0000-0000001", withdraw_reasons=("已经取得证明", "不再办理"),
    ),
)  # fmt: skip


def paper(kind: str, item: Item, profile: str) -> list[str]:
    values = PAPERS[kind](item, DEPARTMENT, read_profile(profile, None))
    return lines(render(compile_template(*read_template(kind, None)), values))


@pytest.mark.parametrize(
    ("kind", "item", "profile"),
    [("pledge", WHOLE, "hulin"), ("pledge", WHOLE, "maoji"), ("pledge", BARE, "hulin"), ("guide", WHOLE, "hulin"), ("guide", BARE, "common")],
)
def test_the_text_is_the_golden_one(kind, item, profile):
    golden = HERE / "golden" / f"{kind}-{profile}-{item.id}.txt"
    assert "\n".join(paper(kind, item, profile)) + "\n" == golden.read_text(encoding="utf-8")


def squeeze(text: str) -> str:
    return re.sub(r"[\s.…]", "", text).replace("(", "（").replace(")", "）")


def test_the_pledge_follows_the_annex_of_the_plan_word_for_word():
    annex = squeeze((HERE / "sources" / "hulin.txt").read_text(encoding="utf-8").rpartition("证明事项告知承诺书（参考样本）")[2])
    form = "\n".join(paper("pledge", WHOLE, "hulin"))
    for said in ("保安员证核发", "县公安局", "示例", "0000-0000000"):
        form = form.replace(said, "")
    at = 0
    for line in filter(None, map(squeeze, re.split("\n|(?<=：)", form))):
        if line in annex[at:]:
            at = annex.index(line, at) + len(line)
    assert annex[at:] in ("", "（")
    headings = re.findall("（[一二三四五六七八九十]）[^（：]{4,16}?(?=申请|本证|证明事项告|。|；|（|三、)", annex)
    assert len(headings) >= 10 and all(heading in squeeze(form) for heading in headings)


def test_a_plan_without_a_sample_gives_its_own_list_of_contents():
    text = paper("pledge", WHOLE, "maoji")
    headings = [line for line in text if line.startswith("（") and line[2:3] == "）"]
    profile = read_profile("maoji", None)
    assert len(headings) == len(profile.pledge.notices) + len(profile.pledge.statements)
    assert "证明内容或者许可条件和材料要求" in "".join(headings) and not any("一式两份" in line for line in text)


def test_what_is_missing_prints_as_to_be_filled_and_is_told():
    values = pledge_values(BARE, None, read_profile("hulin", None))
    reads = compile_template(*read_template("pledge", None)).reads
    lacking = missing(printed(values, reads))
    assert {"证明用途", "设定依据", "证明内容", "民事责任", "行政责任", "刑事责任"} <= set(lacking)
    assert all(f"【待填写：{what}】" in "\n".join(paper("pledge", BARE, "hulin")) for what in lacking)


def test_a_whole_item_lacks_nothing():
    for kind, values in (("pledge", pledge_values), ("guide", guide_values)):
        reads = compile_template(*read_template(kind, None)).reads
        assert missing(printed(values(WHOLE, DEPARTMENT, read_profile("hulin", None)), reads)) == []


def test_a_template_that_does_not_print_a_field_does_not_miss_it():
    assert missing(printed({"事项": {"名称": "甲", "类型": "【待填写：事项类型】"}}, ["事项.名称"])) == []


@pytest.mark.parametrize(
    ("publicity", "said"),
    [
        (Publicity("no"), "不公开。"),
        (Publicity("yes", "政务大厅"), "公开。公开范围：政务大厅；公开时限：【待填写：公开时限】。"),
        (Publicity(), "【待填写：承诺书是否公开及公开范围、时限】"),
    ],
)
def test_publicity_is_said_or_asked_for(publicity, said):
    notice = Notice("承诺书是否公开", "publicity")
    assert notice_lines(notice, replace(WHOLE, publicity=publicity), read_profile("hulin", None)) == [said]


def test_every_basis_is_cited_with_its_text():
    found = notice_lines(Notice("依据", "bases"), WHOLE, read_profile("hulin", None))
    assert found == [
        "《保安服务管理条例》（国务院令第564号）第十七条：有下列情形之一的，不得担任保安员。",
        "《公安机关实施保安服务管理条例办法》（公安部令第112号）第十九条",
    ]


@pytest.mark.parametrize(
    ("basis", "cited"),
    [
        (Basis("律师法", article="第7条", text="第7条　申请人有下列情形"), "《律师法》第7条：申请人有下列情形"),
        (Basis("法律援助法", article="第四十一条第二款", text="第41条 核查经济困难"), "《法律援助法》第四十一条第二款：核查经济困难"),
        (Basis("公证法", article="第七条之一", text="第七条 公证员"), "《公证法》第七条之一：第七条 公证员"),
        (Basis("公证法", article="第七条、第八条", text="第七条 甲。第八条 乙。"), "《公证法》第七条、第八条：第七条 甲。第八条 乙。"),
        (Basis(text="依据不详"), "依据不详"),
    ],
)
def test_an_article_that_the_citation_names_is_not_named_again(basis, cited):
    assert notice_lines(Notice("依据", "bases"), replace(WHOLE, bases=(basis,)), read_profile("hulin", None)) == [cited]


def test_what_a_department_wrote_on_several_lines_takes_several_paragraphs_and_no_blank_one():
    item = replace(WHOLE, content="1. 年满18周岁；\n\n 2. 无犯罪记录。\n", bases=(replace(BASIS, text="不得：\n（一）甲；"),))
    text = paper("pledge", item, "hulin")
    here = text[text.index("（三）设定证明的依据") : text.index("（五）告知承诺适用对象")]
    assert here[2:] == ["（一）甲；", "（四）证明的内容", "1. 年满18周岁；", "2. 无犯罪记录。"] and here[1].endswith("第十七条：不得：")


def test_the_guide_tells_the_three_flows_and_who_may_not_pledge():
    text = "\n".join(paper("guide", WHOLE, "hulin"))
    assert [flow in text for flow in ("选择告知承诺的办理流程", "不选择告知承诺的办理流程", "撤回承诺的办理流程")] == [True] * 3
    assert "在信用修复前不适用告知承诺制" in text and "已经取得证明；不再办理" in text


@pytest.mark.parametrize(
    ("steps", "printed"),
    [
        (("1. 申请", "2. 签署告知承诺书", "3. 在承诺时限内决定"), ["1. 申请", "2. 在承诺时限内决定"]),
        (("申请", "作出承诺", "受理"), ["1. 申请", "2. 受理"]),
        (("申请人作出承诺，当场办结。",), []),
        (("申请", "发证"), ["1. 申请", "2. 发证"]),
    ],
)
def test_who_does_not_pledge_is_told_no_step_of_the_pledge(steps, printed):
    text = paper("guide", replace(WHOLE, service=replace(WHOLE.service, steps=steps)), "hulin")
    here = text[text.index("九、不选择告知承诺的办理流程") + 1 : text.index("十、撤回承诺的办理流程")]
    assert here[0].startswith("（一）") and "应当提交" in here[0] and here[3:] == printed


def test_an_exempt_pledge_says_so():
    item = replace(WHOLE, verification=Verification("yes"))
    assert guide_values(item, None, read_profile("hulin", None))["指南"]["核查"] == "免予核查。"


def test_flat_names_stand_beside_dotted_ones():
    values = pledge_values(WHOLE, DEPARTMENT, read_profile("hulin", None))
    assert (values["机关名称"], values["事项名称"], values["申请人姓名"]) == ("县公安局", "无犯罪记录证明", "")


def test_thousands_of_gaps_that_are_never_closed_are_passed_over_at_once() -> None:
    start = time.process_time()
    assert missing(["【待填写：" * 6400, "【待填写：甲】"]) == ["甲"] and time.process_time() - start < 1
