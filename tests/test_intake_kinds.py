"""Files of other kinds than workbooks, tables that are not lists to take, and lists without a header of their own."""

import io
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import docx
import openpyxl
import pytest

from pledgectl.catalog.intake import Orders, read_sheets
from pledgectl.doors.workbook import read_book_bytes
from pledgectl.errors import PledgectlError

HEADER = ["序号", "证明名称", "证明用途", "开具单位", "设定依据"]
LAW = "《户口登记条例》第七条"


def rows(name="甲证明", number=1):
    return [str(number), name, "某用途", "派出所", LAW]


def page(*lines, before=""):
    cells = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in lines)
    return f"<html><body>{before}<table>{cells}</table></body></html>"


def names(data, name="a.xls", department="", **orders):
    intakes = read_sheets(read_book_bytes(data, name), department, Orders(**orders))
    return [(entry.item.department, entry.item.name) for sheet in intakes for entry in sheet.entries]


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_web_page_called_xls_is_read_in_any_encoding(encoding):
    text = page(HEADER, rows(), before="<h2>县公安局证明事项清单</h2>")
    assert names(text.encode(encoding)) == [("县公安局", "甲证明")]


def test_a_web_archive_is_read():
    archive = MIMEMultipart("related")
    archive.attach(MIMEText(page(HEADER, rows()), "html", "gb18030"))
    assert names(archive.as_bytes(), department="县公安局") == [("县公安局", "甲证明")]


def test_cells_that_span_in_a_web_page_keep_the_columns():
    table = (
        "<table><tr><td rowspan=2>序号</td><td rowspan=2>证明名称</td><td colspan=2>单位</td><td rowspan=2>设定依据</td></tr>"
        f"<tr><td>索要</td><td>开具</td></tr><tr><td>1</td><td>甲<br>证明</td><td>县公安局</td><td>派出所</td><td>{LAW}</td></tr></table>"
    )
    (sheet,) = read_sheets(read_book_bytes(table.encode(), "a.html"), "县公安局")
    item = sheet.entries[0].item
    assert (item.name, item.requester, item.issuer, item.bases[0].article) == ("甲证明", "县公安局", "派出所", "第七条")


@pytest.mark.parametrize(
    "page",
    [
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><table><tr><td>&a;</td></tr></table>',
        "<table>" * 50_000,
        "<table><tr>" + "<td colspan=999999>x</td>" * 300,
        "<table>" + "<tr><td rowspan=60000 colspan=200>x</td></tr>" * 3000 + "</table>",
        "<table><tr><td>" + "x" * 40_000,
        "<table>" + "<tr><td>x" * 60_000,
    ],
)
def test_a_hostile_page_is_refused_or_read_as_nothing(page):
    try:
        book = read_book_bytes(page.encode(), "a.xls")
    except PledgectlError:
        return
    assert not any("root:" in text for sheet in book.sheets for cells in sheet.rows.values() for text in cells)


def word(*tables):
    document = docx.Document()
    for title, lines in tables:
        document.add_paragraph(title)
        table = document.add_table(len(lines), len(lines[0]))
        for line, cells in zip(lines, table.rows, strict=True):
            for text, cell in zip(line, cells.cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_each_table_of_a_word_file_takes_its_department_from_the_line_above():
    data = word(("一、县公安局", [HEADER, rows()]), ("二、县民政局", [HEADER, rows("乙证明")]))
    assert names(data, "a.docx") == [("县公安局", "甲证明"), ("县民政局", "乙证明")]


def test_a_word_file_without_a_table_is_refused():
    with pytest.raises(PledgectlError, match="Word"):
        names(word(), "a.docx")


def test_a_pdf_gets_the_way_out():
    with pytest.raises(PledgectlError) as refused:
        names(b"%PDF-1.7 x", "a.pdf")
    assert "catalog blank" in refused.value.hint


TWO = [["附件1"], ["县公安局取消的证明事项清单"], HEADER, rows(), ["附件2"], ["县公安局实行告知承诺制的证明事项清单"], HEADER, rows("乙证明")]


def test_of_a_cancelled_and_a_pledged_table_only_the_latter_are_items():
    data = workbook(表=TWO)
    assert names(data) == [("县公安局", "乙证明")]
    told, read = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [finding.code for finding in told.findings] == ["F021"] and len(told.skipped) + len(read.skipped) == 7


def test_the_cancelled_table_alone_is_taken_when_asked_for():
    assert names(workbook(表=TWO), cancelled=True) == [("县公安局", "甲证明")]
    assert names(workbook(表=[HEADER, rows()]), department="县公安局", cancelled=True) == [("县公安局", "甲证明")]


@pytest.mark.parametrize("title", ["县公安局取消和保留的证明事项清单", "县公安局不予取消的证明事项清单", "县公安局证明事项及取消后替代方式清单"])
def test_a_title_that_says_more_than_cancelled_is_a_list(title):
    assert len(names(workbook(表=[[title], HEADER, rows()]))) == 1


def test_a_sheet_without_a_header_goes_on_with_the_sheet_before():
    data = workbook(一=[["县公安局证明事项清单"], HEADER, rows(), rows("乙证明", 2)], 二=[rows("丙证明", 3), rows("丁证明", 4)])
    assert [name for _, name in names(data)] == ["甲证明", "乙证明", "丙证明", "丁证明"]


def test_notes_on_a_sheet_of_their_own_do_not_go_on_with_the_list():
    notes = workbook(一=[["县公安局证明事项清单"], HEADER, rows()], 二=[["某某", "某某说的话", "又一句", "再一句"]])
    assert len(names(notes)) == 1


@pytest.mark.parametrize("name", ["填表说明", "填报须知"])
def test_instructions_on_a_sheet_of_their_own_are_no_fault(name):
    sheets = read_sheets(read_book_bytes(workbook(清单=[HEADER, rows()], **{name: [["一、逐项填写"], ["二、加盖公章"]]}), "a.xlsx"), "县公安局")
    assert [finding.code for finding in sheets[1].findings] == [] and len(sheets[1].skipped) == 2


def test_a_row_that_says_itself_it_is_not_pledged_or_was_cancelled_is_told():
    table = [[*HEADER, "是否实行告知承诺", "调整情况"], [*rows(), "是", "保留"], [*rows("乙证明", 2), "否", ""], [*rows("丙证明", 3), "是", "已取消"]]
    (sheet,) = read_sheets(read_book_bytes(workbook(表=table), "a.xlsx"), "县公安局")
    assert [entry.item.name for entry in sheet.entries] == ["甲证明"]
    assert [skipped.why for skipped in sheet.skipped[1:]] == ["写明不实行告知承诺", "写明取消"]


def test_an_office_that_puts_the_list_together_is_not_the_department_of_its_rows():
    head = ["牵头单位", "证明名称", "证明用途", "开具单位", "设定依据"]
    table = [["县数据局证明事项清单"], head, ["县教育局", *rows()[1:]], ["县水务局", *rows("乙证明")[1:]]]
    assert names(workbook(表=table)) == [("县教育局", "甲证明"), ("县水务局", "乙证明")]


def test_a_row_of_data_is_no_header_however_many_of_its_words_could_be_names():
    assert names(workbook(表=[["1", "无犯罪记录证明", "许可事项", "派出所", LAW]]), department="县公安局") == []


def test_a_list_to_compare_with_keeps_such_rows():
    data = workbook(表=[[*HEADER, "是否实行告知承诺", "调整情况"], [*rows(), "否", "保留"], [*rows("乙证明", 2), "是", "已取消"]])
    assert len(names(data, department="县公安局", whole=True)) == 2


INNER = "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in (HEADER, [*rows("甲证明")[:4], "<table><tr><td>《民法典》</td></tr><tr><td>第七条</td></tr></table>"])) + "</table>"


@pytest.mark.parametrize("wrap", [
    "<table><tr><td>{}</td></tr></table>",
    "<table><tr><td>县公安局清单</td></tr><tr><td><table><tr><td><table><tr><td>{}</td></tr></table></td></tr></table></td></tr></table>",
    "<table><tr><td>首页</td><td>标题<table><tr><td>{}</td></tr></table></td></tr></table>",
    "<table><tr><td>" * 40 + "{}" + "</td></tr></table>" * 40,
])  # fmt: skip
def test_a_list_in_tables_that_frame_it_is_read_and_a_table_in_its_cell_is_text(wrap):
    (sheet,) = read_sheets(read_book_bytes(f"<html><body>{wrap.format(INNER)}</body></html>".encode(), "a.html"), "县公安局")
    (entry,) = sheet.entries
    assert (entry.item.name, entry.item.bases[0].document, entry.item.bases[0].article) == ("甲证明", "民法典", "第七条")


@pytest.mark.parametrize("row", [["", "填写规范全称", "写明办理的事项", "写明单位全称", "列明法律法规名称及条款"], ["必填", "必填", "必填", "选填", "必填"], ["", "文本", "文本", "下拉选择", "文本"]])
def test_a_row_that_says_how_to_fill_in_the_columns_is_no_item(row):
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, row, rows(), rows("乙证明", 2)])
    assert names(data, "a.xlsx") == [("县公安局", "甲证明"), ("县公安局", "乙证明")]


def test_of_several_departments_in_a_cell_the_first_has_the_item_and_that_is_told():
    data = workbook(清单=[["部门", *HEADER], ["县民政局、县残联", *rows()], ["县公安局", *rows("乙证明", 2)]])
    (sheet,) = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [entry.item.department for entry in sheet.entries] == ["县民政局", "县公安局"]
    assert [(found.code, found.where.cell) for found in sheet.findings] == [("F027", "A2")]


def test_the_words_of_an_article_below_its_citation_go_on_with_it():
    text = "申请最低生活保障应当提供收入证明。"
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, rows(), ["", "", "", "", text], ["", "", "", "", "申请人应当如实提供"], rows("乙证明", 2), ["以上事项均可承诺。"]])
    (sheet,) = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [entry.item.bases[0].text for entry in sheet.entries] == [text + "\n申请人应当如实提供", ""]
    assert [skipped.why for skipped in sheet.skipped[2:]] == ["并入第 3 行的事项（接着写的依据）"] * 2 + ["说明文字"]


def test_half_a_name_below_the_other_makes_it_whole():
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, rows("无犯罪"), ["", "记录证明"], rows("收入证明", 2), ["", "婚姻证明"]])
    assert [name for _, name in names(data, "a.xlsx")] == ["无犯罪记录证明", "收入证明", "婚姻证明"]


@pytest.mark.parametrize("text", ["无法律法规依据", "暂无明确的法律依据", "没有政策文件规定。", "经查无相关依据", "未找到上位法律依据"])
def test_words_for_no_basis_are_none(text):
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, [*rows()[:4], text], rows("乙证明", 2)])
    (sheet,) = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [len(entry.item.bases) for entry in sheet.entries] == [0, 1]


@pytest.mark.parametrize("beside", ["", "政务公开"])
def test_a_table_that_only_frames_another_in_word_is_no_list(beside):
    document = docx.Document()
    frame = document.add_table(2, 2 if beside else 1)
    frame.cell(0, 0).text = "县公安局证明事项清单"
    frame.cell(1, -1).add_table(2, 5)
    for line, texts in zip(frame.cell(1, -1).tables[0].rows, (HEADER, rows()), strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    frame.cell(0, -1).text += beside
    out = io.BytesIO()
    document.save(out)
    assert names(out.getvalue(), "a.docx", "县公安局" if beside else "") == ([] if beside else [("县公安局", "甲证明")])


@pytest.mark.parametrize("said", ["无", "暂无", "无证明事项"])
def test_a_department_that_has_none_has_no_item_of_that_name(said):
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, ["1", said, "无", "无", "无"], rows("甲证明", 2)])
    (sheet,) = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [entry.item.name for entry in sheet.entries] == ["甲证明"] and sheet.skipped[2].why == "写明没有证明事项"


def test_bodies_on_lines_of_their_own_are_listed():
    data = workbook(清单=[["县公安局证明事项清单"], HEADER, ["1", "甲证明", "落户", "县民政局\n各乡镇（街道）", LAW], ["2", "乙证明", "落户", "居住地\n公安机关", LAW]])
    (sheet,) = read_sheets(read_book_bytes(data, "a.xlsx"))
    assert [entry.item.issuer for entry in sheet.entries] == ["县民政局、各乡镇（街道）", "居住地公安机关"]
