"""Claims about column names: told by meaning-bearing words; the cases are data in data/headers.toml."""

import re
import tomllib
from pathlib import Path

import pytest

from pledgectl.catalog.intake import read_sheets
from pledgectl.catalog.intake.assigned import fields_of
from pledgectl.catalog.intake.columns import Meaning, by_words, meaning
from pledgectl.catalog.intake.names import PATTERNS
from pledgectl.catalog.intake.usual import USUAL
from pledgectl.grid import Book, Sheet

CASES = tomllib.loads((Path(__file__).parent / "data" / "headers.toml").read_text("utf-8"))
PAIRS = [(name, field) for field, names in CASES.items() for name in names]


@pytest.mark.parametrize(("name", "field"), PAIRS, ids=[name[:20] for name, _ in PAIRS])
def test_a_column_name_means_what_a_clerk_means(name: str, field: str) -> None:
    assert meaning(tuple(name.split(">"))).field == field


def fields(*names: str) -> list[str]:
    return [found.field for found in fields_of([(name,) for name in names])]


def test_the_surer_of_two_columns_of_one_meaning_is_taken() -> None:
    assert fields("设定依据", "设定依据（名称及条款）", "证明名称") == ["", "bases", "name"]


def test_the_matter_is_the_purpose_where_a_list_has_only_one_of_the_two() -> None:
    assert fields("证明名称", "政务服务事项名称") == ["name", "purpose"]
    assert fields("证明名称", "证明用途", "政务服务事项名称") == ["name", "purpose", "matter"]


def test_a_plain_matter_beside_a_certificate_is_what_it_is_for() -> None:
    assert fields("事项名称", "证明材料名称", "设定依据") == ["purpose", "name", "bases"]


def test_a_responsible_body_is_the_requester_only_where_none_is_named() -> None:
    assert fields("证明名称", "责任单位") == ["name", "requester"]
    assert fields("证明名称", "责任单位", "索要单位") == ["name", "department", "requester"]


def test_a_list_of_main_and_sub_items_is_read_as_purpose_and_name() -> None:
    assert fields("事项序号", "行业分类", "主项名称", "子项名称", "设定依据") == ["seq", "", "purpose", "name", "bases"]

HEADERS = [
    "序号=seq | 事项名称=purpose | 实行告知承诺的证明材料=name | 证明开具单位=issuer | 承诺方式=method | 行使层级=levels | 责任单位=requester",
    "序号=seq | 主项=matter | 子项=purpose | 需提供的证明=name | 法律依据（具体条款）=bases | 开具主体=issuer | 索取单位=requester | 备注=remarks",
    "编号=seq | 证明事项=name | 证明事项用途=purpose | 证明事项设定依据=bases | 依据类型=rank | 证明事项索要部门=requester | 证明事项出具部门=issuer | 清理意见=",
    "序号=seq | 政务服务事项=purpose | 证明材料名称=name | 材料来源=issuer | 设定该证明的法律法规依据=bases | 是否实行告知承诺= | 告知承诺方式=method | 核查方式=verification.means | 核查标准=verification.standard | 核查时间=verification.time | 是否免予核查=verification.exempt",
    "序号=seq | 部门=department | 许可事项=purpose | 证明=name | 出具证明单位=issuer | 要求出具证明的单位=requester | 法律名称=bases.document | 文号=bases.number | 条款=bases.article | 条文内容=bases.text",
    "项目编码=code | 项目名称=matter | 证明名称=name | 用 途=purpose | 开具 单位=issuer | 依　据=bases",
    "序号=seq | 证明叫什么=name | 办什么事用=purpose | 在哪里开=issuer | 哪个单位要=requester | 哪条法律规定的=bases",
    "序号=seq | 证明名=name | 干什么用=purpose | 去哪开=issuer | 谁收=requester | 根据=bases",
    "No.=seq | Certificate 证明名称=name | Purpose 用途=purpose | Issuer 出具机构=issuer | Legal basis 法律依据=bases",
    "序号=seq | 取消证明事项名称=name | 原设定依据=bases | 取消后办理方式=method | 开具单位=issuer | 原索要单位=requester",
    "序号=seq | 业务名称=purpose | 所需证明材料=name | 证明材料出具单位=issuer | 证明材料使用单位=requester | 政策法规依据=bases",
    "序=seq | 证明种类= | 证明用途说明=purpose | 开证单位=issuer | 用证单位=requester | 法定依据=bases | 级别=",
    "序号=seq | 告知承诺事项名称=purpose | 证明名称=name | 行政权力类型=matter_type | 实施机关=requester | 设定依据=bases | 开具机关=issuer | 适用范围=applicants | 风险等级=",
    "序号=seq | 证照名称= | 证明内容=content | 适用对象=applicants | 承诺书是否公开=publicity.public | 公开范围=publicity.scope | 公开时限=publicity.period | 公开方式= | 法律责任= | 咨询电话=service.phone | 监督电话=service.complaint_phone",
    "序号=seq | 需要群众提交的证明=name | 对应办理业务=purpose | 提供单位=issuer | 要求提供单位=requester | 文件依据=bases | 效力级别=rank | 实施层级=levels",
    "序号=seq | 证明事项名称=name | 对应的政务服务事项名称=purpose | 设定依据(法律法规及国务院决定)=bases | 索要证明的行政机关=requester | 开具证明的单位或个人=issuer | 办件量= | 数据共享情况=",
    "序号=seq | 材料名称=name | 办理事项=purpose | 证明什么=content | 找谁开=issuer | 谁让开=requester | 依据条文=bases",
    "序号=seq | 证明=name | 用在哪=purpose | 开的单位=issuer | 要的单位=requester | 依据=bases",
    "事项类别=matter_type | 职权名称=purpose | 证明名称=name | 出具单位=issuer | 设定依据及条款=bases | 依据层次=rank | 受理部门=requester | 承诺时限=service.promised_days | 法定时限=service.legal_days | 办理地点=service.place",
]


@pytest.mark.parametrize("header", HEADERS)
def test_a_whole_header_is_understood_by_its_words(header: str) -> None:
    columns = [column.split("=") for column in header.split(" | ")]
    found = fields_of([(name,) for name, _ in columns])
    assert [(name, each.field) for (name, _), each in zip(columns, found, strict=True)] == [tuple(column) for column in columns]


def test_a_parent_gives_its_children_their_meaning() -> None:
    pairs = [("单位", "索要"), ("单位", "开具"), ("依据情况", "层级"), ("证明情况", "内容"), ("设定依据", "具体规定")]
    assert [meaning(pair).field for pair in pairs] == ["requester", "issuer", "rank", "content", "bases.text"]
    assert meaning(("实施情况", "行使层级", "市级")).tick and meaning(("依据层级", "法律")).tick


def test_names_broken_over_lines_below_a_word_for_bodies_are_understood() -> None:
    pairs = [("证明\n单位", "要求\n提供"), ("证明\n单位", "负责\n开具"), ("证明单位", "索要"), ("证明单位", "出具")]
    assert [meaning(pair).field for pair in pairs] == ["requester", "issuer"] * 2


def test_a_sub_item_beside_a_certificate_is_what_it_is_for_and_the_main_item_the_matter() -> None:
    assert fields("主项名称", "子项名称", "证明名称") == ["matter", "purpose", "name"]
    assert fields("事项主项", "业务子项", "所需证明", "依据") == ["matter", "purpose", "name", "bases"]


@pytest.mark.parametrize("parent", ["实施单位", "责任部门", "单位", "部门情况", "相关机构"])
def test_a_word_for_what_a_body_does_tells_below_any_word_for_bodies(parent: str) -> None:
    assert [meaning((parent, child)).field for child in ("索要", "开具", "出具", "索取")] == ["requester", "issuer", "issuer", "requester"]


def test_traditional_characters_and_another_language_do_not_hide_a_name() -> None:
    assert meaning(("證明名稱",)) == meaning(("证明名称 Name of Certificate",)) == meaning(("证明名称",))


def test_what_was_before_a_change_gives_way_to_what_is() -> None:
    assert [each.field for each in fields_of([("原用途",), ("证明用途",)])] == ["", "purpose"]


SPOKEN = (
    "matter: 群众来办的业务 企业申办的事项 老百姓要办的事 | purpose: 何时使用 证明的用处 派什么用场 | "
    "requester: 提交对象 交给谁 要求提交证明的行政机关 受理证明的单位 | issuer: 谁给开 去哪里办 来源单位 出具该证明的单位 谁家给开 | department: 谁家管 归谁管 由哪家主管 | "
    "bases: 凭啥要 法律上怎么说 根据什么 所依据的文件 | rank: 法规层级 | name: 佐证材料 承诺替代材料 | applicants: 谁来承诺 | seq: 行次 | remarks: 补充说明"
)


@pytest.mark.parametrize(("field", "names"), [tuple(part.split(": ")) for part in SPOKEN.split(" | ")])
def test_a_name_written_as_people_speak_is_understood_by_its_parts(field: str, names: str) -> None:
    assert {name: meaning((name,)).field for name in names.split()} == dict.fromkeys(names.split(), field)


def test_no_pattern_matches_a_name_that_has_none_of_its_letters() -> None:
    strangers = [letter * times for letter in "龘q7-" for times in range(1, 13)]
    told = [(name, pattern) for _, _, pattern in PATTERNS for name in strangers if set(name).isdisjoint(pattern) and re.fullmatch(pattern, name)]
    assert not told


ENGLISH = (
    "seq: No., Serial No., S/N | name: Certificate Name, Name of Certificate, Required Certificates, Proof, cert_name, Document Name | "
    "purpose: Purpose of Use, Used For | matter: Service Item, Administrative Matter | matter_type: Type of Service, Category | "
    "issuer: Issuing Authority, Issued by, issueOrg | requester: Requesting Department, Required by | bases: Legal Basis, Laws and Regulations, legalBasis | "
    "bases.article: Article No. | department: Responsible Department, Bureau | method: Commitment Method | remarks: Notes | : guid, status, Phone"
)


@pytest.mark.parametrize(("field", "names"), [tuple(part.split(": ")) for part in ENGLISH.split(" | ")])
def test_a_name_in_english_is_understood(field: str, names: str) -> None:
    assert {name: meaning((name,)).field for name in names.split(", ")} == dict.fromkeys(names.split(", "), field.strip())


@pytest.mark.parametrize("name", ["事项名称", "政务服务事项", "证明事项名称"])
@pytest.mark.parametrize("more", ["及编码", "、代码", "和事项编号", "/编码"])
def test_a_code_beside_the_name_makes_it_no_code(name: str, more: str) -> None:
    assert meaning((name + more,)) == meaning((name,))


@pytest.mark.parametrize(("name", "known"), USUAL.items(), ids=[name[:20] for name in USUAL])
def test_a_usual_name_means_what_its_words_say(name: str, known: tuple[str, float]) -> None:
    assert Meaning(*known) == by_words(name), "python tests/refresh_usual.py 重写这张表"


@pytest.mark.parametrize("above", [(), ("序号", "证明名称", "用途", "设定依据", "开具单位")], ids=["alone", "below Chinese names"])
def test_a_header_in_english_is_one(above: tuple[str, ...]) -> None:
    head = ("No.", "Name of Certificate", "Purpose of Use", "Legal Basis", "Issuing Authority")
    rows = [*([above] if above else []), head, ("1", "收入证明", "低保申请", "《公证法》第二条", "用人单位")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("List", dict(enumerate(rows, 1))),)), "县民政局")
    assert [(e.item.name, e.item.purpose, e.item.issuer, e.item.bases[0].article) for e in found.entries] == [("收入证明", "低保申请", "用人单位", "第二条")]


LONG = "设定依据（填写法律、法规、规章及规范性文件的名称、文号、条款及具体内容，涉及多个依据的应当逐条全部列出，依据为规范性文件的应当附文件原文备查）"


@pytest.mark.parametrize("name", [LONG, "设定依据（如：《××法》第×条）", "设定依据（填写至条、款、项，例如《公证法》第二条", "设定依据\n填写说明：写明法律、法规、规章的名称和条款项，没有的写无，有几个的按照效力从高到低依次全部列出来，不得遗漏，不得只写文件名称"])
def test_how_a_column_is_to_be_filled_in_does_not_hide_its_name(name: str) -> None:
    rows = [("序号", "证明名称", "用途", name), ("1", "收入证明", "低保", "《公证法》第二条"), ("序号", "证明名称", "用途", name), ("2", "户籍证明", "落户", "《公证法》第三条")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert [(e.row, e.item.bases[0].article) for e in found.entries] == [(2, "第二条"), (4, "第三条")] and found.columns["D"] == "bases"


@pytest.mark.parametrize(("name", "cells"), [("索要/开具单位", "县民政局/用人单位"), ("索要（开具）单位", "县民政局\n用人单位"), ("证明开具、索要单位", "用人单位；县民政局")])
def test_one_column_may_tell_who_asks_and_who_issues(name: str, cells: str) -> None:
    rows = [("证明名称", "用途", "依据", name), ("收入证明", "低保", "《公证法》第二条", cells), ("户籍证明", "落户", "《公证法》第二条", "县公安局")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert [(e.item.requester, e.item.issuer) for e in found.entries] == [("县民政局", "用人单位"), ("县公安局", "县公安局")]


@pytest.mark.parametrize(("name", "field", "tick"), [("设定依据-法律", "bases", "法律"), ("实施层级_省级", "levels", "省级"), ("行使层级/市级", "levels", "市级"), ("事项类型：行政许可", "matter_type", "行政许可"), ("证明-名称", "name", "")])
def test_a_parent_and_its_child_may_stand_in_one_name(name: str, field: str, tick: str) -> None:
    assert (meaning((name,)).field, meaning((name,)).tick) == (field, tick)


@pytest.mark.parametrize("mark", ["*{}", "{}：", "{}（必填）", "※{} ", "{}\n（没有的填“无”）", "（打√）{}", "{}【请写全称】"])
def test_marks_around_a_name_and_how_it_is_filled_in_change_nothing(mark: str) -> None:
    head = ("序号", "主项名称", "子项名称", "证明名称", "开具单位", "依据", "是否实行告知承诺", "清理意见")
    cells = [("1", "药品经营", "药品零售", "学历证明", "毕业院校", "《公证法》第二条", "是", ""), ("2", "药品经营", "药品零售", "租赁证明", "房主", "《公证法》第二条", "否", ""), ("3", "药品经营", "", "健康证明", "医院", "《公证法》第二条", "是", "取消")]
    marked = tuple(mark.format(name) for name in head)
    rows = [marked, *cells[:2], marked, *cells[2:]]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县市场监管局")
    assert [(e.item.name, e.item.purpose, e.item.matter) for e in found.entries] == [("学历证明", "药品零售", "药品经营")]
    assert [skip.why for skip in found.skipped] == ["表头", "写明不实行告知承诺", "重复的表头", "写明取消"]
