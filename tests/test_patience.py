"""Claims: no cell of a list makes a pattern try every way of splitting it, which would take longer than the world stands."""

import re
import time
from pathlib import Path

import pytest
from conftest import Cli
from listkit import one

from pledgectl.catalog.intake.colloquial import COLLOQUIAL
from pledgectl.cli.catalog.context import read_wording
from pledgectl.rules.phrases import phrases

HEADER = ["证明名称", "证明用途", "索要单位", "设定依据", "清理意见"]


@pytest.mark.parametrize("column, text", [
    (0, "发票" + "()" * 40 + "x"),
    (0, "身份证" + "(a)" * 40 + "x"),
    (4, "现已" * 60 + "x"),
    (4, "根据" * 60 + "按照" * 60 + "x"),
])  # fmt: skip
def test_a_cell_made_to_be_split_in_many_ways_is_read_and_judged_at_once(
    cli: Cli, workspace: Path, column: int, text: str
) -> None:
    row = ["收入证明", "申请低保", "县民政局", "《社会救助暂行办法》第三条", "保留"]
    path = one(workspace / "a.xlsx", [HEADER, row, [*row[:column], text, *row[column + 1 :]]])
    begun = time.process_time()
    assert cli("catalog", "import", path, "--dept", "县民政局", "--yes").code == 0
    assert cli("catalog", "check").code in (0, 1)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("label", ["群众" + "需要" * 60 + "x", "其他" + "需要" * 60 + "x"])
def test_a_column_named_in_many_words_is_unknown_at_once(label: str) -> None:
    begun = time.process_time()
    assert not any(re.fullmatch(pattern, label) for _, _, pattern in COLLOQUIAL)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize("text", [
    "每隔" + "二" * 60 + "x及时办理",
    "每隔" + "12" * 60 + "x及时办理",
    "具备" + "行政法规" * 60 + "x规定",
    "根据" + "本市" * 60 + "x情况确定",
    "符合" + "本地我市" * 60 + "x实际，",
    "法律" * 15_000 + "规定x",
])  # fmt: skip
def test_a_text_made_to_be_split_in_many_ways_is_searched_for_vague_words_at_once(text: str) -> None:
    wording, begun = read_wording(), time.process_time()
    phrases(text, wording, "remarks")
    assert time.process_time() - begun < 5
