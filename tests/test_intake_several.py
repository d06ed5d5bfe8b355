"""Names of several certificates in one cell are one item, and the clerk is told."""

import pytest

from pledgectl.catalog.intake import Orders, read_sheets
from pledgectl.catalog.intake.several import certificates_in
from pledgectl.grid import Book, Sheet


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("1.学历证明；2.工作年限证明", 2), ("①就业困难人员证明②毕业证明③失业登记证明", 3), ("（1）收入证明（2）财产证明", 2), ("收入证明；财产证明", 2),
        ("收入证明", 1), ("收入证明（1年以内）", 1), ("户籍、居住证明", 1), ("1.收入证明", 1), ("三年内无重大事故证明；", 1), ("学历证明（大专1.5年；本科）", 1), ("", 1), ("；；", 1),
    ],
)  # fmt: skip
def test_certificates_of_a_name_are_counted(name: str, named: int) -> None:
    assert certificates_in(name) == named


def test_each_such_cell_is_told_and_lines_of_whole_names_stay_apart() -> None:
    rows = [("证明名称", "用途"), ("学历证明\n工作年限证明", "职称评审"), ("无犯罪\n记录证明", "求职"), ("房屋租赁证明\n或居住证明", "入学")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县人社局")
    assert [entry.item.name for entry in found.entries] == ["学历证明；工作年限证明", "无犯罪记录证明", "房屋租赁证明或居住证明"]
    assert [(each.code, each.where.cell) for each in found.findings] == [("F025", "A2")]


def test_such_a_cell_becomes_as_many_items_where_that_is_wanted() -> None:
    rows = [
        ("证明名称", "用途", "开具单位", "依据"),
        ("1.学历证明；2.工作年限证明", "职称评审", "1.毕业院校；2.用人单位", "《公证法》第二条"),
        ("收入证明；财产证明", "低保", "单位；房管局", "1.《公证法》第二条；2.《民法典》第八条"),
        ("无犯罪记录证明", "求职", "派出所", "《公证法》第二条"),
    ]
    book = Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),))
    (found,) = read_sheets(book, "县人社局", Orders(split=True))
    assert [(e.row, e.item.name, e.item.issuer, e.item.bases[0].article) for e in found.entries] == [
        (2, "学历证明", "毕业院校", "第二条"), (2, "工作年限证明", "用人单位", "第二条"),
        (3, "收入证明", "单位；房管局", "第二条"), (3, "财产证明", "单位；房管局", "第八条"), (4, "无犯罪记录证明", "派出所", "第二条"),
    ]  # fmt: skip
    assert not found.findings
