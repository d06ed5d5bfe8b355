"""What stands in a column decides whose column it is: who issues, in whose hands a paper is, what follows a false pledge."""

import pytest

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.grid import Book, Sheet

LAW = "《公证法》第二条"
HANDS = ("政府部门核发", "申请人自备", "其他", "由申请人提供", "部门共享", "数据查询", "第三方出具", "自行编制")


def listed(name: str, cells: tuple[str, ...], *more: tuple[str, ...]) -> SheetIntake:
    """Read a list with a further column `name`, or several, beside names, uses and bases."""
    head = ("序号", "证明名称", "办理事项", "依据", name, *(column[0] for column in more))
    rows = [(str(at), f"第{at}种证明", "落户登记", LAW, text, *(column[at] for column in more)) for at, text in enumerate(cells, 1)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate([head, *rows], 1))),)), "县公安局")
    return found


@pytest.mark.parametrize("name", ["材料来源", "来源渠道", "证明来源", "取得方式", "获取渠道"])
def test_in_whose_hands_a_paper_is_says_nothing_of_who_issues_it(name: str) -> None:
    found = listed(name, HANDS)
    assert [(e.item.issuer, e.item.purpose, e.item.method) for e in found.entries] == [("", "落户登记", "")] * len(HANDS)
    assert [e.item.remarks for e in found.entries] == [f"{name}：{text}" for text in HANDS]


@pytest.mark.parametrize("name", ["材料来源", "来源渠道", "证明来源", "取得渠道"])
def test_bodies_below_such_a_name_issue_it(name: str) -> None:
    found = listed(name, ("公安派出所", "用人单位", "医疗机构", "村民委员会"))
    assert [e.item.issuer for e in found.entries] == ["公安派出所", "用人单位", "医疗机构", "村民委员会"]


def test_the_bodies_beside_it_issue() -> None:
    found = listed("来源渠道", HANDS[:3], ("来源渠道说明", "公安派出所", "用人单位", "医疗机构"))
    assert [e.item.issuer for e in found.entries] == ["公安派出所", "用人单位", "医疗机构"]


@pytest.mark.parametrize("name", ["信用修复方式", "失信后果", "违诺惩戒"])
def test_what_follows_a_false_pledge_is_no_purpose(name: str) -> None:
    found = listed(name, ("书面申请", "提出修复申请", "办理信用修复"))
    assert {e.item.purpose for e in found.entries} == {"落户登记"} and all(name in e.item.remarks for e in found.entries)


def test_in_what_form_a_paper_is_handed_in_is_no_name_and_no_way_of_pledging() -> None:
    found = listed("提交形式", ("原件", "复印件", "原件及复印件1份", "电子件"))
    assert [(e.item.name, e.item.method) for e in found.entries] == [(f"第{at}种证明", "") for at in range(1, 5)]


def test_a_scope_that_names_matters_is_the_purpose() -> None:
    rows = [("证明名称", "适用范围（办理事项）", "依据"), ("甲证明", "临时救助申请", LAW), ("乙证明", "户口登记", LAW)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [(e.item.purpose, e.item.applicants) for e in found.entries] == [("临时救助申请", ""), ("户口登记", "")]


def test_a_basis_that_also_says_its_rank_is_the_basis() -> None:
    rows = [("证明名称", "用途", "依据（注明效力层级）"), ("甲证明", "落户", "法律：《公证法》第二条"), ("乙证明", "落户", "行政法规：《居住证暂行条例》第九条")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [(b.document, b.rank) for e in found.entries for b in e.item.bases] == [("公证法", "法律"), ("居住证暂行条例", "行政法规")]


def test_who_asks_names_the_department_though_some_cells_say_the_same_as_above() -> None:
    rows = [("证明名称", "用途", "依据", "索要单位"), ("甲证明", "落户", LAW, "县公安局"), ("乙证明", "落户", LAW, "同上")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("Sheet1", dict(enumerate(rows, 1))),)))
    assert [e.item.department for e in found.entries] == ["县公安局", "县公安局"]


def test_a_frame_of_one_cell_before_a_table_of_a_text_names_the_department() -> None:
    rows = [("证明名称", "用途", "依据"), ("甲证明", "落户", LAW)]
    sheets = (Sheet("表1", {1: ("云岭县公安局证明事项清单",)}), Sheet("表2", dict(enumerate(rows, 1))))
    found = read_sheets(Book("x.docx", "docx", sheets))
    assert [e.item.department for sheet in found for e in sheet.entries] == ["云岭县公安局"]


def test_what_was_asked_for_is_the_certificate_where_no_other_column_names_it() -> None:
    rows = [("序号", "事项名称", "原证明材料", "现承诺内容", "依据"), ("1", "低保申请", "收入证明", "承诺家庭收入", LAW), ("2", "户口登记", "居住证明", "承诺实际居住", LAW)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [(e.item.name, e.item.purpose) for e in found.entries] == [("收入证明", "低保申请"), ("居住证明", "户口登记")]


@pytest.mark.parametrize(
    ("cells", "article"),
    [(("第九条", "第一款", ""), "第九条第一款"), (("9", "1", ""), "第9条第1款"), (("九", "", "（一）"), "第九条第（一）项"), (("第九条", "/", "无"), "第九条")],
)
def test_article_paragraph_and_item_in_columns_of_their_own_are_one_article(cells: tuple[str, ...], article: str) -> None:
    rows = [("证明名称", "依据名称", "条", "款", "项", "用途"), ("甲证明", "居住证暂行条例", *cells, "落户"), ("乙证明", "公证法", "第二条", "", "", "入学")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [b.article for e in found.entries for b in e.item.bases] == [article, "第二条"] and found.findings == ()


@pytest.mark.parametrize("article", ["第七条", "第一千零四十九条", "第一千一百零二条第二款"])
def test_the_article_that_a_quoted_text_begins_with_is_the_one_cited(article: str) -> None:
    rows = [("证明名称", "依据名称", "条文内容", "用途"), ("甲证明", "中华人民共和国民法典", f"{article}　应当亲自申请登记。", "落户")]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县公安局")
    assert [(b.article, b.text) for e in found.entries for b in e.item.bases] == [(article, "应当亲自申请登记。")]


@pytest.mark.parametrize(("kinds", "field"), [(("归集类", "提取类", "贷款类"), ""), (("行政许可", "给付类", "其他"), "matter_type"), (("许可", "公共服务", "归集类"), "matter_type")])
def test_kinds_of_business_are_no_types_of_matter(kinds: tuple[str, ...], field: str) -> None:
    rows = [("业务类别", "证明名称", "用途", "依据"), *((kind, f"{kind[:2]}证明", "落户", "《公证法》第二条") for kind in kinds)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert found.columns.get("A", "") == field
    assert [entry.item.remarks for entry in found.entries] == ["" if field else f"业务类别：{kind}" for kind in kinds]


def test_of_two_columns_named_after_certificates_the_one_that_names_them_does() -> None:
    rows = [("证明事项", "证明材料", "依据"), ("收入情况", "收入证明", LAW), ("户籍情况", "户籍证明", LAW)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert [(e.item.name, e.item.purpose, e.item.remarks) for e in found.entries] == [("收入证明", "", "证明事项：收入情况"), ("户籍证明", "", "证明事项：户籍情况")]
    assert [each.code for each in found.findings] == ["F014"]


@pytest.mark.parametrize(("title", "purpose"), [("县民政局办理最低生活保障所需证明清单", "最低生活保障"), ("申请城镇住房保障需要提供的证明材料", "城镇住房保障"), ("办理行政事项所需证明清单", ""), ("县民政局办理各类业务所需提交的证明", "")])
def test_a_title_may_say_what_all_certificates_are_for(title: str, purpose: str) -> None:
    rows = [(title,), ("证明名称", "开具单位", "依据"), ("收入证明", "单位", LAW), ("户籍证明", "派出所", LAW)]
    (found,) = read_sheets(Book("x.xlsx", "xlsx", (Sheet("清单", dict(enumerate(rows, 1))),)), "县民政局")
    assert {e.item.purpose for e in found.entries} == {purpose}
