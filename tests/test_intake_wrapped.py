"""Lines that a narrow cell broke within a citation are one; lines of their own stay apart."""

import time

import pytest

from pledgectl.catalog.intake.wrapped import unwrapped
from pledgectl.citation import parse_bases


@pytest.mark.parametrize(
    "text",
    [
        "《职称评审管理暂\n行规定》（人力资源\n社会保障部令第40\n号）第十四条",
        "《中华人民共和国\n就业促进法》第五\n十二条、第五十三\n条",
        "《人力资源市场暂\n行条例》（国务院令第\n700号）第十\n八条第二\n款",
        "《工伤\n保险\n条例》第十八条",
        "《中华人民共和国民法典》第一千\n零四十九条、第一千零七十\n六条",
    ],
)
def test_a_citation_that_a_cell_broke_is_whole_again(text: str) -> None:
    assert unwrapped(text) == text.replace("\n", "") and len(parse_bases(unwrapped(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《甲条例》第一条\n《乙条例》第二条", "《甲条例》第三条：有下列情形之一的：\n（一）甲；\n（二）乙。", "《甲条例第一条\n《乙条例》第二条", "国发〔2018〕28号\n国办发〔2020〕42号",
        "《甲办法》（2019年修订）\n第三条第一款\n条件是有证明", "第二条\n项目应当合格",
    ],
)  # fmt: skip
def test_lines_of_their_own_stay_apart(text: str) -> None:
    assert unwrapped(text) == text


@pytest.mark.parametrize("line", ["条第\n", "》《\n", "一\n条", "第\n条\n"])
def test_thousands_of_short_lines_are_joined_in_no_time(line: str) -> None:
    start = time.process_time()
    assert len(unwrapped(line * (32_000 // len(line)))) < 32_000 and time.process_time() - start < 1


def test_many_open_brackets_take_no_time() -> None:
    text = "（《" * 8000 + "\n" * 2 + "（" * 8000
    assert unwrapped(text).count("（") == 16_000
