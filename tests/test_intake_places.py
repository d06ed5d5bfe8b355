"""The department that a title, a unit line or a cell names, whatever body it is; general words name none."""

import time

import pytest

from pledgectl.catalog.intake.places import looks_like_department, several, tidy, title_department, unit_line

BODIES = ["教体局", "公安局交警大队", "消防救援大队", "残联", "文联", "工商联", "科协", "团县委", "红十字会", "编办", "侨办", "海关", "公证处", "公积金管理中心", "疾控中心", "供电公司", "党史和地方志研究室", "供销合作社联合社", "街道办事处", "第一中学", "电视台", "慈善总会", "林业和草原局（绿化委员会办公室）", "车管所", "金融办", "便民服务中心", "政务服务中心"]
TITLES = (
    "{}证明事项清单", "附件2：{}保留的证明事项清单（2024年版）", "《{}证明事项告知承诺制目录》", "关于{}证明事项的清单",
    "{}“减证便民”事项一览表", "证明事项清单（{} 2025年）", "（{}）证明事项清单", "证明事项告知承诺制清单（{}）", "证明事项清单——{}",
)  # fmt: skip
LINES = ("填表单位（盖章）：{}", "单位：{}", "部门（单位）名称：{}", "实施主体：{}", "填报单位(盖章)：{}    填报人：张某", "报送部门（加盖公章）：{}")
NONE = ["乡镇（街道）证明事项清单", "社区证明事项清单", "群众办事证明事项清单", "全县证明事项清单", "云岭县人民政府办公室关于公布证明事项清单的通知", "关于取消证明事项的公告", "涉企证明事项清单", "关于公布云岭县保留证明事项清单的公告", "云岭县县直部门证明事项清单", "证明事项清单（征求意见稿）", "证明事项清单（县级）", "证明事项目录（乡镇街道）", "证明事项清单（市直部门）", "村（社区）证明事项清单", "关于县直各部门证明事项的清单", "公安机关证明事项清单", "云岭县公安局、民政局等部门证明事项清单"]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_is_known_in_a_cell_a_title_and_a_unit_line(body: str) -> None:
    name = "云岭县" + body
    assert looks_like_department(name)
    named = {title: title_department(title.format(name)) for title in TITLES if not (body.endswith("）") and "（{}" in title)}
    assert named == dict.fromkeys(named, name)
    assert {line: unit_line((line.format(name),)) for line in LINES} == dict.fromkeys(LINES, name)


@pytest.mark.parametrize("lead", ["Pilot Free Trade Zone — ", "List of Certificates: ", "Annex 2 "])
def test_words_of_another_language_before_a_title_are_no_part_of_the_name(lead: str) -> None:
    assert title_department(lead + "云岭县行政审批局证明事项清单") == "云岭县行政审批局"
    assert title_department("XX县公安局证明事项清单") == "XX县公安局"


@pytest.mark.parametrize(
    ("line", "own"),
    [("制表单位：丰收县农业农村局政策法规股", "丰收县农业农村局"), ("填报单位：县卫生健康委员会办公室", "县卫生健康委员会"), ("填报单位：县公安局交警大队", "县公安局交警大队"), ("填报单位：县委办公室", "县委办公室"), ("填报单位：县农业农村局农业技术推广中心", "县农业农村局农业技术推广中心")],
)  # fmt: skip
def test_a_section_that_makes_the_table_does_so_for_its_bureau(line: str, own: str) -> None:
    assert unit_line((line,)) == own


@pytest.mark.parametrize("title", NONE)
def test_a_title_of_no_one_body_names_none(title: str) -> None:
    assert title_department(title) == ""


@pytest.mark.parametrize("mark", ["（", "—", "_"])
def test_a_title_of_dashes_or_brackets_takes_no_time(mark: str) -> None:
    start = time.process_time()
    assert title_department("证明事项清单" + mark * 32_000) == ""
    assert time.process_time() - start < 1


@pytest.mark.parametrize("text", ["申请人", "各乡镇", "村委会", "所在单位", "公安机关", "医疗机构", "有关部门", "行政许可", "用途", "收入证明", "社会救助", "出具处"])
def test_what_stands_in_other_columns_is_no_department(text: str) -> None:
    assert not looks_like_department(text)


@pytest.mark.parametrize("text", ["县民政局（3项）", "县民政局\n共3项", "县民政局 3项", "县民政局（盖章）", "县民政局（共计12项事项）"])
def test_how_many_items_a_department_has_is_no_part_of_its_name(text: str) -> None:
    assert tidy(text) == "县民政局"


def test_several_departments_in_a_cell_are_told_from_one() -> None:
    assert several("县民政局、县残联") == ("县民政局", "县残联") and several("县市场监管局/县医保局") == ("县市场监管局", "县医保局")
    assert [several(text) for text in ("县民政局", "市场监督管理局（知识产权局）", "县公安局、个人")] == [(), (), ()]
