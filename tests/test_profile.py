"""Profiles say what the plans say: every quote is found, every difference of the two plans is a row below."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pledgectl.doors.profiles import read_profile
from pledgectl.errors import PledgectlError
from pledgectl.formats.profile_file import load_profile
from pledgectl.profile import Profile

PROFILES = Path(__file__).parent.parent / "catalogs" / "profiles"
SOURCES = Path(__file__).parent / "sources"
PLANS = {"common": ("maoji", "hulin"), "maoji": ("maoji",), "hulin": ("hulin",)}
FLOWS = ("选择告知承诺的办理流程", "不选择告知承诺的办理流程", "撤回承诺后的办理流程")
MEANS = ("“双随机、一公开”监管", "重点监管", "“互联网+监管”", "智慧监管")
TRAITS = ("public_interest", "third_party", "hard_to_verify")


def _raw(code: str) -> dict[str, Any]:
    return tomllib.loads((PROFILES / f"{code}.toml").read_text(encoding="utf-8"))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _plan(code: str) -> str:
    return _bare((SOURCES / f"{code}.txt").read_text(encoding="utf-8"))


def _quotes(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """List (table, quoted sentence) of a parsed profile, in its order."""
    tables = [(key, table) for key, value in data.items() for table in (value if isinstance(value, list) else [value])]
    return [(key, quote) for key, table in tables if isinstance(table, dict) for quote in table.get("quote", ())]


QUOTES = [
    pytest.param(plan, quote, id=f"{code}-{table}-in-{plan}-{number}")
    for code, plans in PLANS.items()
    for number, (table, quote) in enumerate(_quotes(_raw(code)))
    for plan in plans
]


@pytest.mark.parametrize(("plan", "quote"), QUOTES)
def test_every_quote_stands_in_the_plan(plan: str, quote: str) -> None:
    assert _bare(quote) in _plan(plan)


@pytest.mark.parametrize("code", PLANS)
def test_every_table_has_a_quote_or_says_what_is_left_open(code: str) -> None:
    tables = {key: value for key, value in _raw(code).items() if isinstance(value, dict)}
    assert [key for key, table in tables.items() if not table.get("quote") and not table.get("note")] == []


@pytest.mark.parametrize("code", PLANS)
def test_a_table_that_rules_something_quotes_it(code: str) -> None:
    ruling = {key: table for key, table in _raw(code).items() if isinstance(table, dict) and set(table) - {"note"}}
    assert [key for key, table in ruling.items() if not table.get("quote")] == []


def test_the_common_profile_names_no_place() -> None:
    text = (PROFILES / "common.toml").read_text(encoding="utf-8")
    assert not re.search("毛集|虎林|淮南|鸡西|安徽|黑龙江|区司法|市司法|管委", text)


def _get(profile: Profile, path: str) -> object:
    table, _, key = path.partition(".")
    return getattr(getattr(profile, table), key)


# domain.md §0, one row a claim: (table and key, 毛集, 虎林)
DIFFERENCES: list[tuple[str, object, object]] = [
    ("adjustment.apply_to", "区司法局", "本级司法行政部门"),
    ("adjustment.papers", ("申请", "依据"), ("申请",)),
    ("authority.added", "bureau", "government"),
    ("authority.removed", "bureau", "government"),
    ("authority.renamed", "bureau", "bureau"),
    ("authority.revised", "bureau", "bureau"),
    ("filing.days", 7, 7),
    ("filing.start", "publication", "publication"),
    ("filing.objects", ("catalog",), ("changes",)),
    ("review.roles", ("法制机构", "法律顾问"), ("法制机构",)),
    ("review.specialized", "通过请示上级部门、召开论证会等方式慎重确定", "通过请示上级部门、召开论证会等方式慎重确定"),
    ("submission.forms", (), ("纸质版主要领导签字", "纸质版盖章", "电子版")),
    ("verification.filed", "", "yes"),
    ("pledge.liabilities", ("civil", "administrative", "criminal"), ("civil", "administrative", "criminal")),
    ("guide.flows", FLOWS, FLOWS),
    ("withdrawal.until", "行政事项办结前", "行政事项办结前"),
    ("withdrawal.then", "按原程序办理", "按照法律法规规定的一般程序进行相关证明的提交"),
    ("credit.bars", ("有较严重的不良信用记录", "曾作出虚假承诺"), ("有较严重的不良信用记录", "曾作出虚假承诺")),
    ("credit.until", "信用修复", "信用修复"),
    ("credit.lead", "区发展改革局", ""),
    ("credit.records", ("信用记录",), ("信用记录", "申请人诚信档案", "虚假承诺黑名单")),
    ("publicity.traits", TRAITS, TRAITS),
    (
        "publicity.channels",
        ("相关服务场所", "网站", "全国一体化政务服务平台"),
        ("相关服务场所", "申请人经常居住地", "网站", "客户端", "省、市一体化政务平台"),
    ),
    ("coordination.name", "全面推行告知承诺制部门工作协调机制", "全面推行证明事项告知承诺制工作领导小组"),
    ("coordination.office", "", "市司法局"),
    ("coordination.responsible", "部门主要负责同志", "部门主要负责同志"),
    ("complaint.days", 0, 0),
    ("oversight.means", MEANS, MEANS),
    ("assistance.duty", "及时履行协助义务", "及时履行协助义务"),
    ("assistance.refusal", "书面告知请求协助的行政机关并说明理由", "书面告知请求协助的行政机关并说明理由"),
    ("cancelled.forbidden", "", "yes"),
    ("place.bureau", "毛集实验区司法局", "虎林市司法局"),
    ("place.upper_bureau", "淮南市司法行政部门", "鸡西市司法行政部门"),
]


@pytest.mark.parametrize(("path", "maoji", "hulin"), DIFFERENCES, ids=[row[0] for row in DIFFERENCES])
def test_the_profiles_differ_as_the_plans_do(path: str, maoji: object, hulin: object) -> None:
    assert (_get(read_profile("maoji", None), path), _get(read_profile("hulin", None), path)) == (maoji, hulin)


def test_a_plan_that_names_no_starting_day_says_so_in_its_note() -> None:
    assert "没有写明7个工作日从哪一天起算" in read_profile("hulin", None).filing.note


def test_the_annexed_pledge_has_ten_notices_and_five_statements_word_for_word() -> None:
    pledge, annex = read_profile("hulin", None).pledge, _plan("hulin").partition("附件证明事项告知承诺书（参考样本）〔")[2]
    numbers = "一二三四五六七八九十"
    for number, notice in zip(numbers, pledge.notices, strict=True):
        assert f"({number}){_bare(notice.title)}" in annex
        assert _bare(notice.text) in annex
    for number, statement in zip(numbers[:5], pledge.statements, strict=True):
        assert f"({number}){_bare(statement)}" in annex
    assert f"({pledge.copies})" in annex


def test_only_two_notices_of_the_annex_are_fixed_throughout() -> None:
    notices = read_profile("hulin", None).pledge.notices
    assert [number for number, notice in enumerate(notices, 1) if not notice.field] == [6, 7]


def test_a_plan_without_annex_has_its_own_seven_contents_and_four_statements() -> None:
    pledge = read_profile("maoji", None).pledge
    assert "，".join(notice.title for notice in pledge.notices) in _plan("maoji")
    assert [_bare(statement) in _plan("maoji") for statement in pledge.statements] == [True] * 4
    assert pledge.notices[2].title == "证明内容或者许可条件和材料要求"


def test_milestones_are_the_dated_duties_of_the_plan() -> None:
    dates = {code: [m.until for m in read_profile(code, None).milestones if m.until] for code in ("maoji", "hulin", "common")}
    assert dates["maoji"] == ["2021-02-28", "2021-02-28", "2021-04-30", "2021-06-30"]
    assert dates["hulin"] == ["2021-04-30", "2021-05-15"]
    assert dates["common"] == []


def test_a_duty_says_what_is_to_come_and_in_which_forms() -> None:
    told = {code: {m.duty: (m.act, m.what, m.forms) for m in read_profile(code, None).milestones} for code in ("maoji", "hulin")}
    assert told["hulin"]["报送证明事项目录清单"] == ("submit", ("list",), ("paper", "signed", "sealed", "electronic"))
    assert told["maoji"]["公布办事指南和告知承诺书格式文本"] == ("publish", ("guide", "pledge"), ())
    assert told["maoji"]["开展督促检查"] == ("supervise", (), ())


def test_every_duty_of_a_plan_rests_on_a_sentence() -> None:
    assert [m.duty for code in PLANS for m in read_profile(code, None).milestones if not m.quote or not (m.what or m.act == "supervise")] == []


NAMES = {"maoji": ("maoji", "毛集", "毛集实验区"), "hulin": ("hulin", "虎林", "虎林市"), "common": ("common", "通用")}


@pytest.mark.parametrize(("name", "code"), [(name, code) for code, names in NAMES.items() for name in names])
def test_a_profile_answers_to_its_code_and_its_chinese_names(name: str, code: str) -> None:
    assert read_profile(name, None).code == code


def _own(root: Path, text: str, name: str = "mine") -> Path:
    folder = root / "catalogs" / "profiles"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder / f"{name}.toml"


def test_extends_replaces_whole_tables_and_keeps_the_others(tmp_path: Path) -> None:
    _own(tmp_path, 'name = "某县"\nextends = "maoji"\n[withdrawal]\nuntil = "受理前"\n')
    mine, parent = read_profile("某县", tmp_path), read_profile("maoji", None)
    assert (mine.withdrawal.until, mine.withdrawal.ground, mine.withdrawal.quote) == ("受理前", "", ())
    assert (mine.filing, mine.pledge, mine.milestones) == (parent.filing, parent.pledge, parent.milestones)
    assert (mine.code, mine.name, mine.document, mine.number) == ("mine", "某县", "", "")


def test_the_workspace_comes_before_the_built_in(tmp_path: Path) -> None:
    _own(tmp_path, 'name = "毛集"\nextends = "common"\n', "maoji")
    assert read_profile("毛集", tmp_path).number == ""


def test_a_file_serves_as_profile_wherever_it_lies(tmp_path: Path) -> None:
    path = _own(tmp_path, '\ufeffname = "外来"\nextends = "通用"\n', "x")
    assert read_profile(str(path), None).filing == read_profile("common", None).filing


def test_extends_is_a_name_never_a_path(tmp_path: Path) -> None:
    outside = _own(tmp_path, 'name = "外"\n', "outside")
    path = _own(tmp_path, f"name = '内'\nextends = '{outside}'\n", "inside")
    with pytest.raises(PledgectlError, match="辖区方案"):
        read_profile(str(path), None)


@pytest.mark.parametrize("name", ["没有.toml", "~没有这个人/x.toml", "没有/x.TOML"])
def test_a_file_that_there_is_not_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(PledgectlError, match="找不到") as stopped:
        read_profile(name, tmp_path)
    assert stopped.value.where.endswith(name)


FAULTS = [
    ('a', {"a": {"code": "a", "name": "甲", "extends": "b"}, "b": {"code": "b", "name": "乙", "extends": "a"}}, "绕成了圈", ""),
    ("a", {"a": {"code": "a", "name": "甲", "filling": {}}}, "filling", "filing"),
    ("a", {"a": {"code": "a", "name": "甲", "filing": {"day": 7}}}, "day", "days"),
    ("a", {"a": {"code": "a", "name": "甲", "filing": {"start": "publicaton"}}}, "publicaton", "publication"),
    ("a", {"a": {"code": "a", "name": "甲", "filing": {"days": 0}}}, "0 个工作日", "1 到 366"),
    ("a", {"a": {"code": "a", "name": "甲", "filing": {"objects": ["catalogue"]}}}, "catalogue", "catalog"),
    ("a", {"a": {"code": "a", "name": "甲", "authority": {"added": "goverment"}}}, "goverment", "government"),
    ("a", {"a": {"code": "a", "name": "甲", "publicity": {"traits": ["third_part"]}}}, "third_part", "third_party"),
    ("a", {"a": {"code": "a", "name": "甲", "pledge": {"notices": [{"title": "一", "field": "basis"}]}}}, "basis", "bases"),
    ("a", {"a": {"code": "a", "name": "甲", "milestones": [{"duty": "报送", "until": "5月底"}]}}, "5月底", "2021-04-30"),
    ("a", {"a": {"code": "a", "name": "甲", "milestones": [{"duty": "报送", "until": "20210430"}]}}, "20210430", "2021-04-30"),
    ("a", {"a": {"code": "a", "name": "甲", "milestones": [{"duty": "报送", "act": "sumbit"}]}}, "sumbit", "submit"),
    ("a", {"a": {"code": "a", "name": "甲", "milestones": [{"duty": "报送", "what": ["lists"]}]}}, "lists", "list"),
    ("a", {"a": {"code": "a", "name": "甲", "milestones": [{"duty": "报送", "forms": ["papers"]}]}}, "papers", "paper"),
    ("a", {"a": {"code": "a", "name": "甲", "complaint": {"days": -1}}}, "-1 个工作日", "0 到 366"),
    ("a", {"a": {"code": "a", "name": "甲", "assessment": {"criteria": [{"measure": "dutys", "points": 5}]}}}, "dutys", "duties"),
    ("a", {"a": {"code": "a", "name": "甲", "assessment": {"criteria": [{"measure": "duties"}]}}}, "分值不能是 0", "1 到 100"),
    ("a", {"a": {"code": "a", "name": "甲", "cancelled": {"forbidden": "是"}}}, "是", "yes"),
    ("a", {"a": {"code": "../a", "name": "甲"}}, "文件名", "小写字母"),
    ("a", {"a": {"code": "a"}}, "name", "补上"),
]


@pytest.mark.parametrize(("name", "files", "message", "hint"), FAULTS)
def test_a_slip_in_a_profile_is_named(name: str, files: dict[str, dict[str, Any]], message: str, hint: str) -> None:
    with pytest.raises(PledgectlError) as caught:
        load_profile(name, files.__getitem__)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert f"辖区方案 {name}" in caught.value.where or "圈" in message


def test_an_unknown_profile_is_answered_with_the_nearest() -> None:
    with pytest.raises(PledgectlError) as caught:
        read_profile("hulim", None)
    assert "hulin" in caught.value.hint
