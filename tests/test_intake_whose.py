"""Whose list a table is: sections of a bureau's own units, and who signs at the foot."""

import pytest

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"
HEAD = ("序号", "证明名称", "用途", "依据", "要求提供的股室")


def read(*lines: str, title: str = "证明事项清单", foot: tuple[str, ...] = ()) -> SheetIntake:
    rows: list[tuple[str, ...]] = [(title,), HEAD]
    for number, line in enumerate(lines or ("",), 1):
        rows += [*([(line,)] if line else []), (str(number), f"{'甲乙丙'[number - 1]}证明", "落户", LAW, "户籍股")]
    rows += [(text,) for text in foot]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1))),)))
    return found


def departments(found: SheetIntake) -> list[str]:
    return [entry.item.department for entry in found.entries]


def test_sections_of_a_bureaus_list_that_name_its_units_are_of_the_bureau() -> None:
    found = read("一、治安管理大队", "二、户政科", "三、城关派出所", title="云岭县公安局证明事项清单")
    assert departments(found) == ["云岭县公安局"] * 3 and [entry.item.requester for entry in found.entries] == ["户籍股"] * 3


@pytest.mark.parametrize(
    ("title", "sections"),
    [("云岭县司法局汇总证明事项清单", ("一、县公安局", "二、医保中心")), ("云岭县证明事项清单", ("一、交警大队", "二、医保中心")), ("云岭县人民政府证明事项清单", ("一、交警大队", "二、医保中心")), ("云岭县公安局证明事项清单", ("一、云岭县公证处", "二、云岭县供销社"))],
)  # fmt: skip
def test_sections_that_name_departments_of_a_place_begin_departments(title: str, sections: tuple[str, ...]) -> None:
    assert departments(read(*sections, title=title)) == [section[2:] for section in sections]


@pytest.mark.parametrize("foot", [("柳河镇人民政府", "2024年1月8日"), ("柳河镇人民政府　2024年1月8日",), ("备注：长期有效。", "柳河镇人民政府（盖章）")])
def test_who_signs_a_list_that_names_nobody_else_has_made_it_and_that_is_told(foot: tuple[str, ...]) -> None:
    found = read(foot=foot)
    assert departments(found) == ["柳河镇人民政府"] and [(each.code, "落款" in each.message) for each in found.findings] == [("F018", True)]
    assert departments(read(title="云岭县公安局证明事项清单", foot=foot)) == ["云岭县公安局"]
