"""Tables in any order whose columns have names of all sorts, or names that say nothing: the parts of names and the cells tell."""

import random
from typing import Any

import pytest
from lists import measure
from lists.outside.bank import RAW, items
from lists.outside.kit import bt

from pledgectl.catalog.intake import read_sheets
from pledgectl.grid import Book, Sheet

NAMES = {
    "seq": "序号 编号 序 No. 项次 行次 顺序号",
    "name": "证明名称 证明材料 需提供的证明 证明文书名称 承诺替代材料 何种证明 证明名目 免交证明名称 佐证材料 实行告知承诺制的证明事项 证明叫法",
    "purpose": "证明用途 用途 使用事由 用于何事 使用场景 申请办理的事项 用在何处 派什么用场 证明的用处 办理事项 适用事项",
    "matter": "行政事项名称 政务服务事项 关联行政事项 涉及的行政审批事项 群众来办的业务 所属政务服务事项 办件事项",
    "requester": "索要单位 用证部门 要证方 谁要 向谁提交 查验单位 要求提交证明的行政机关 交给哪个单位",
    "issuer": "开具单位 出证机构 由谁出具 证明来源 到哪开 谁给开 出具该证明的单位 来源单位 开具方",
    "matter_type": "事项类型 权力类别 属于哪类事项 行政行为种类 类型 服务类型",
    "rank": "效力层级 法律位阶 依据类别 位阶 法规层级",
    "bases": "设定依据 法律依据 凭啥要 法律上怎么说 出处 有关规定 依据的法律法规 根据什么",
    "levels": "行使层级 办理层级 哪一级办 层级",
    "remarks": "备注 其他说明 补充说明",
}
SAYS_NOTHING = ["栏目三", "信息1", "第二栏", "A", "内容二", "项", "要素", "字段5", "（四）", "xx", "摘要", "其中"]
SOMETIMES = ("purpose", "matter", "matter_type", "requester", "rank", "levels", "remarks", "seq")


def laid_out(rng: random.Random, mute: int) -> tuple[Sheet, list[dict[str, Any]]]:
    """Return a table of one department with `mute` columns whose names say nothing, and what is true of its rows."""
    key = rng.choice(list(RAW))
    columns = ["name", "bases", "issuer", *(field for field in SOMETIMES if rng.random() < 0.6)]
    columns += ["purpose"] if not {"purpose", "matter"} & {*columns} else []
    rng.shuffle(columns)
    heads = [rng.choice(NAMES[field].split()) for field in columns]
    for at in rng.sample(range(len(columns)), mute):
        heads[at] = rng.choice(SAYS_NOTHING)
    rows, truth = {1: (f"清溪县{key}证明事项清单",), 2: tuple(heads)}, []
    for number, item in enumerate(items(key), 3):
        own = item | {"seq": str(number - 2), "requester": "县" + key, "remarks": rng.choice(["", "长期有效"])}
        shown = own | {"bases": bt(item["bases"]), "levels": "、".join(item["levels"]), "rank": "法律" if "法" in item["bases"][0]["document"][-1:] else "行政法规"}
        rows[number] = tuple(shown[field] for field in columns)
        truth.append({"row": number} | {field: own[field] for field in columns if field not in ("seq", "rank") and own[field]})
    return Sheet("清单", rows), truth


@pytest.mark.parametrize(("mute", "least"), [(0, 0.99), (1, 0.98), (2, 0.96)])
def test_columns_are_told_by_the_parts_of_their_names_and_by_their_cells(mute: int, least: float) -> None:
    result = measure.Result("guesses")
    for seed in range(120):
        sheet, truth = laid_out(random.Random(f"{mute}-{seed}"), mute)
        found = {entry.row: entry.item for part in read_sheets(Book("清单.xlsx", "xlsx", (sheet,))) for entry in part.entries}
        for true in truth:
            measure.compare_item(true, found.get(true["row"]), (), result)
    assert result.share >= least, [wrong for wrong in result.wrong if wrong[0] == "!3"]


@pytest.mark.parametrize("named", ["条线", "甲方"])
def test_departments_left_of_the_certificates_are_the_departments_whatever_their_column_is_called(named: str) -> None:
    rows = {1: (named, "证明名称", "证明用途", "开具单位"), 2: ("县民政局", "收入证明", "低保", "单位"), 3: ("县教育局", "就读证明", "助学金", "学校")}
    (sheet,) = read_sheets(Book("a.xlsx", "xlsx", (Sheet("清单", rows),)))
    assert [entry.item.department for entry in sheet.entries] == ["县民政局", "县教育局"]
