"""How well the signs of exclusion tell: on the rows found in public lists, and on rows written for other laws and traps."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pledgectl.citation import parse_bases
from pledgectl.cli.catalog.context import read_signs
from pledgectl.model import Item
from pledgectl.rules.exclusion import ENOUGH, judge
from pledgectl.rules.signs import Signs
from pledgectl.rules.wordtrie import trie_pattern
from pledgectl.text import compare_form

DATA = Path(__file__).parent / "data"
SIGNS = read_signs()
CATEGORIES = {"国家安全", "国家秘密", "公共安全", "金融业审慎监管", "生态环境保护", "人身健康", "生命财产安全", "重要涉外"}
FILLED = ("department", "name", "purpose", "matter", "matter_type", "requester", "issuer")


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8-sig").splitlines()))


def found_rows() -> list[tuple[Item, bool, str]]:
    """Rows of public lists; those that their researcher left to human judgement are not counted."""
    counted = [row for row in rows("items.csv") if not row["适用建议"].startswith("边界")]
    return [(found_item(row), row["适用建议"].startswith("排除"), "") for row in counted]


def found_item(row: dict[str, str]) -> Item:
    units = {"requester": row["索要单位"], "issuer": row["开具单位"]}
    bases = parse_bases(row["设定依据"], row["依据层级"])
    return Item(name=row["证明事项名称"], purpose=row["证明用途（行政事项）"], bases=bases, **units)


def own_rows(name: str = "exclusion.csv") -> list[tuple[Item, bool, str]]:
    return [labelled(row) for row in rows(name)]


def full_rows(part: str) -> list[tuple[Item, bool, str]]:
    """Rows with all columns of a published list; the signs were mended after 甲, 丙, 丁, 己, 辛, not after 乙, 戊, 庚, 壬."""
    return [labelled(row) for row in rows("exclusion-full-rows.csv") if row["part"] == part]


def blind_rows(part: str) -> list[tuple[Item, bool, str]]:
    """Rows by an author who read neither signs nor code, in everyday words; the signs were mended after each part in turn."""
    return [labelled(row) for row in rows("exclusion-blind.csv") if row["part"] == part]


def without_law(chosen: list[tuple[Item, bool, str]]) -> list[tuple[Item, bool, str]]:
    """Keep of the rows name and purpose alone."""
    return [(replace(item, matter="", matter_type="", bases=()), truth, category) for item, truth, category in chosen]


def labelled(row: dict[str, str]) -> tuple[Item, bool, str]:
    filled = {field: row.get(field, "") for field in FILLED}
    return Item(**filled, bases=parse_bases(row["basis"])), row["label"] == "排除", row["category"]


def suspected(item: Item, signs: Signs = SIGNS) -> bool:
    found = judge(item, signs)
    return bool(found and found.score >= ENOUGH)


def quality(chosen: list[tuple[Item, bool, str]]) -> tuple[float, float]:
    """Return precision and recall."""
    hits = [(suspected(item), truth) for item, truth, _ in chosen]
    right = sum(told and truth for told, truth in hits)
    return right / sum(told for told, _ in hits), right / sum(truth for _, truth in hits)


# The held-out and the full rows were written without a look at the signs; at first contact precision was 0.97 and recall 0.96
# on the former, 0.93 and 0.95 on the latter, and 0.92 and 0.73 where the words were chosen to be unlike those of the signs; rows of
# all departments, everyday words beside the official ones, gave 0.98 and 0.94 (丁), 0.96 and 0.92 (戊), and after the signs knew
# everyday names, where ordinary matters of dangerous trades stand among them, 0.87 and 0.93 (己 and 庚); where most rows tell
# no matter and many no law 0.89 and 0.87 (辛 and 壬), on which the signs of the day before gave 0.86 and 0.56. The blind rows gave
# 1.00 and 0.95, then 0.95 and 0.93, then 0.95 and 0.99, those with name and purpose alone 1.00 and 0.91, 0.92 and 0.90, 0.94 and 0.98.
LABELLED = {
    "public lists": found_rows(),
    "other laws and traps": own_rows(),
    "held out": own_rows("exclusion-held-out.csv"),
    "full rows, mended after": full_rows("甲"),
    "full rows, only measured": full_rows("乙"),
    "words unlike the signs, mended after": full_rows("丙"),
    "all departments, mended after": full_rows("丁"),
    "all departments, only measured": full_rows("戊"),
    "dangerous trades in ordinary matters, mended after": full_rows("己"),
    "dangerous trades in ordinary matters, only measured": full_rows("庚"),
    "few columns, mended after": full_rows("辛"),
    "few columns, only measured": full_rows("壬"),
    **{f"blind, part {part}": blind_rows(part) for part in "123"},
}


@pytest.mark.parametrize("chosen", LABELLED.values(), ids=LABELLED.keys())
def test_nine_of_ten_exclusions_are_found_and_four_of_five_warnings_are_right(chosen):
    precision, recall = quality(chosen)
    assert recall >= 0.9 and precision >= 0.8


def test_licences_are_told_by_what_they_are_called_in_the_national_list():
    """Purposes alone, under a certificate that says nothing; names after the national list of licences, other matters beside them."""
    listed = [(Item(name="有关情况证明", purpose=row["purpose"]), row["label"] == "排除", "") for row in rows("exclusion-licences.csv")]
    precision, recall = quality(listed)
    assert recall >= 0.9 and precision >= 0.95


@pytest.mark.parametrize("part", ["乙", "戊", "庚"])
def test_most_exclusions_are_found_by_name_and_purpose_alone(part):
    """Lists without matter, basis and item type, in everyday words; the signs were not mended after any of these parts."""
    precision, recall = quality(without_law(full_rows(part)))
    assert recall >= 0.8 and precision >= 0.85


@pytest.mark.parametrize("part", "123")
def test_rows_of_a_blind_author_are_told_without_law_and_matter_too(part):
    precision, recall = quality(without_law(blind_rows(part)))
    assert recall >= 0.9 and precision >= 0.95


def test_everyday_words_are_told_and_the_lists_of_an_ordinary_bureau_stay_silent():
    """More than five hundred purposes that any bureau may list, among them what workers and firms of dangerous trades need."""
    chosen = own_rows("exclusion-everyday.csv")
    assert quality([row for row in chosen if row[1]])[1] >= 0.9
    assert sum(suspected(item) for item, truth, _ in chosen if not truth) <= 2


@pytest.mark.parametrize("chosen", [own_rows(), *map(blind_rows, "123")], ids=["own", "blind 1", "blind 2", "blind 3"])
def test_the_category_told_is_the_one_meant(chosen):
    """Lifts and gas are public safety, drivers and crews life and property, as the notes on the plans part them."""
    told = [(judge(item, SIGNS), category) for item, truth, category in chosen if truth and suspected(item)]
    right = sum(found is not None and found.hit.sign.category == category for found, category in told)
    assert right / len(told) >= 0.9


def test_every_sign_is_of_a_category_of_the_plans_and_names_a_law():
    assert {sign.category for sign in SIGNS.signs} == CATEGORIES
    assert [sign.about for sign in SIGNS.signs if "《" not in sign.reason or not sign.words] == []
    assert {field for sign in SIGNS.signs for field in sign.weight} <= {"name", "purpose", "matter", "basis", "permit"}


def test_what_is_said_of_a_sign_can_be_shown_on_a_chinese_terminal():
    settings = (*SIGNS.facts, *SIGNS.mild, *SIGNS.harmless, *SIGNS.benefits, *SIGNS.traps, *SIGNS.statutory)
    "".join(text for entry in (*SIGNS.signs, *settings) for text in (entry.about, entry.reason)).encode("gbk")


def test_a_word_belongs_to_one_sign_and_is_as_compared():
    words = [word for sign in SIGNS.signs for word in sign.words]
    assert sorted(words) == sorted(set(words)) and min(map(len, words)) >= 2
    said = [*words, *SIGNS.acts, *(word for sign in SIGNS.signs for word in (*sign.subjects, *sign.acts))]
    assert [word for word in said if compare_form(word) != word] == []


def test_without_signs_nothing_is_suspected():
    assert judge(Item(name="枪支证明"), Signs()) is None


@pytest.mark.parametrize("sign", SIGNS.signs, ids=lambda sign: sign.about)
def test_each_sign_counts_by_itself_where_it_weighs_enough(sign):
    """No trap swallows a sign's own words."""
    acted = [f"{word}，{act}" for word in sign.subjects for act in (sign.acts or SIGNS.acts)]
    told = [*sign.words, *acted] if sign.weight.get("purpose", 0) >= ENOUGH else []
    lost = [purpose for purpose in told if judge(Item(purpose=purpose), SIGNS) is None]
    assert [purpose for purpose in lost if not purpose.endswith(("法", "条例"))] == []


def test_an_everyday_name_counts_only_beside_an_act_of_permission():
    for purpose, told in (("开办药店", True), ("去药店买感冒药", False), ("聘请美国讲师来校讲学", True), ("购买美国红枫树苗", False)):
        assert suspected(Item(name="情况说明", purpose=purpose)) == told, purpose
    assert judge(Item(purpose="聘请美国讲师来校讲学"), SIGNS).hit[1:] == ("美国", "purpose", 3, "聘请")


def test_a_verb_right_before_an_everyday_name_is_an_act():
    for purpose, told in (("上街卖汽油", True), ("买了几桶硫酸", True), ("汽油涨价听证", False), ("开了一家药店", True), ("药店旁开会", False)):
        assert suspected(Item(name="情况说明", purpose=purpose)) == told, purpose
    for purpose, told in (("领丙酮和乙醚", True), ("领取丙酮发票", False), ("养老院药店", False), ("路过领养处，丙酮", False)):
        assert suspected(Item(name="情况说明", purpose=purpose)) == told, purpose  # what begins the clause
    assert judge(Item(purpose="开了一家药店"), SIGNS).hit.act == "开"


def test_a_trade_in_the_name_alone_tells_nothing_where_the_purpose_needs_no_permit():
    for purpose, told in (("会计人员信息采集", False), ("", True), ("办理经营许可", True)):
        assert suspected(Item(name="医疗器械公司情况说明", purpose=purpose)) == told, purpose
    assert suspected(Item(name="锅炉检验合格证明", purpose="过冬"))  # how safe a danger is, whatever it is for


def test_no_everyday_name_hides_a_word_behind_it():
    item = Item(name="情况说明", bases=parse_bases("《中华人民共和国外国人入境出境管理条例》第六条"))  # 国外 stands in 共和国外国人
    assert judge(item, SIGNS).hit.word == "外国人"
    words = {*SIGNS.by_word}
    assert [subject for subject in SIGNS.by_subject for word in words if subject != word and subject.startswith(word)] == []


def test_a_mild_certificate_is_of_the_dangerous_field_where_purpose_and_law_agree():
    item = Item(name="房屋产权证明", purpose="医疗机构设置审批")
    assert not suspected(item)
    assert suspected(replace(item, bases=parse_bases("《医疗机构管理条例》第十条")))


def test_units_that_ask_or_issue_never_count():
    item = Item(name="收入证明", purpose="公共租赁住房申请")
    for unit in ("县生态环境局", "县公安局枪支弹药管理大队", "某某商业银行", "外国人管理科"):
        assert not suspected(replace(item, requester=unit, issuer=unit, department=unit))


def test_the_words_are_one_pattern_that_takes_the_longest():
    assert trie_pattern(["ab", "abc", "x"]) == "(?:ab(?:c)?|x)"
    words = {*SIGNS.by_word, *SIGNS.by_subject}
    assert [word for word in words if not SIGNS.any_word.fullmatch(word)] == []
    assert [word for word in words if SIGNS.any_word.search(f"某{word}某")[0] not in words] == []


@pytest.mark.parametrize("tail", ["申领社保补贴", "提前退休审批", "职称评审", "子女入学", "工伤认定", "落户", "免费乘车卡办理"])
def test_what_a_person_of_a_dangerous_trade_gets_is_no_danger(tail):
    for trade in ("爆破作业单位", "特种设备检验机构", "保险公司", "核设施运行"):
        for name in ("在岗情况说明", "疾病诊断和伤亡事故证明", f"{trade}职工身份说明"):
            assert not suspected(Item(name=name, purpose=f"{trade}职工{tail}"))


@pytest.mark.parametrize(
    "tail",
    [
        "公司变更登记", "房产证办理", "门头招牌设置", "医保定点协议签订", "公司注销", "员工劳动合同备案", "职工休年假", "厂区绿化审批",
        "参加政府采购", "残保金申报", "员工子女中考报名", "工资集体协商", "厂房过户", "党支部换届", "职工办居住证", "年报公示",
    ],
)  # fmt: skip
def test_an_ordinary_matter_of_a_dangerous_trade_is_no_danger(tail):
    for trade in ("烟花仓库", "药店", "加油站", "小额贷款公司", "危化品企业"):
        assert not suspected(Item(name="情况说明", purpose=f"{trade}{tail}")), trade


def test_a_benefit_told_before_the_dangerous_act_does_not_silence_it():
    assert suspected(Item(name="用途证明", purpose="领取补助后购买民用爆炸物品"))


@pytest.mark.parametrize("other", ["低保申请", "营业执照办理", "职工休年假", "医保定点"])
def test_each_of_several_matters_in_a_cell_is_judged_by_its_own_end(other):
    for purpose in (f"煤矿安全许可；{other}", f"煤矿安全许可、{other}", f"{other}；煤矿安全许可"):
        assert suspected(Item(name="情况说明", purpose=purpose)), purpose
    assert not suspected(Item(name="情况说明", purpose=f"煤矿职工{other}；{other}"))


def test_a_dangerous_certificate_stays_one_whatever_it_is_asked_for():
    assert suspected(Item(name="房屋安全鉴定证明", purpose="农村危房改造补助"))


def test_the_papers_of_a_citizen_travelling_are_told_from_those_of_officials():
    for purpose, told in (("未成年人申领普通护照", False), ("国家工作人员申办普通护照", True)):
        assert suspected(Item(name="监护关系证明", purpose=purpose)) == told
