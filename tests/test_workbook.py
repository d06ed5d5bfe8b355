"""Claims about the reading door: told apart by content, refused in one sentence, nothing lost."""

import contextlib
import json
import time
import zlib
from pathlib import Path

import openpyxl
import pytest
from listkit import csv_file, edited, ods, ods_row, one

from pledgectl.doors.workbook import read_book, read_book_bytes
from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_ROWS, Extent
from pledgectl.ground.package import open_package, pack
from pledgectl.scan.clean import clean_sheet
from pledgectl.scan.word import read_word
from pledgectl.scan.xlsx import lost_cell, scan_rows, scan_sheet, shared_strings
from pledgectl.text import clean_text, has_hidden

HOSTILE = Path(__file__).parent / "hostile"
FILES = [entry for entry in json.loads((HOSTILE / "expected.json").read_text("utf-8"))["files"] if entry["kind"] in ("xlsx", "xls")]
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("entry", FILES, ids=[entry["file"] for entry in FILES])
def test_a_hostile_table_is_read_or_refused_as_expected(entry: dict) -> None:
    try:
        book = read_book(HOSTILE / entry["file"])
    except PledgectlError as error:
        assert entry["expected"] != "accepted" and error.message and error.where and error.hint
    else:
        assert entry["expected"] != "clean error" and book.sheets


WRONG = [
    (b"", "空"),
    (b"\x00" * 600, "空"),
    (b"%PDF-1.7\n", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "图片"),
    (b"<html><body>a</body></html>", "没有表格"),
    (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "没有表格"),
    (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", "没有表格"),
    (b"Rar!\x1a\x07\x00", "RAR"),
    (pack({"a.txt": b""}), "压缩包"),
    ("只有一句话，没有表格".encode("utf-16-le"), "认不出|没有表格|编码"),
    ("一句话".encode(), "没有表格"),
    (zlib.compress(bytes(range(256)) * 9), "认不出|编码"),
]


@pytest.mark.parametrize(("data", "word"), WRONG, ids=[word or str(n) for n, (_, word) in enumerate(WRONG)])
def test_a_wrong_kind_under_a_right_name_gets_one_sentence_and_a_remedy(data: bytes, word: str) -> None:
    with pytest.raises(PledgectlError, match=word) as caught:
        read_book_bytes(data, "清单.xlsx")
    assert caught.value.where == "清单.xlsx" and caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_tables_are_read_whatever_their_encoding_and_separator(tmp_path: Path, encoding: str, mark: str) -> None:
    path = csv_file(tmp_path / "a.csv", f'证明名称{mark}证明用途\n"甲{mark}证明"{mark}乙\n\n', encoding)
    assert dict(read_book(path).sheets[0].rows) == {1: ("证明名称", "证明用途"), 2: (f"甲{mark}证明".replace("\t", " "), "乙")}


def test_numbers_dates_and_truth_are_written_as_a_person_would(tmp_path: Path) -> None:
    import datetime

    path = one(tmp_path / "a.xlsx", [[1, 2.5, datetime.date(2023, 9, 7), True, " 甲　乙 ", "x_x000D_y"]])
    assert read_book(path).sheets[0].rows[1] == ("1", "2.5", "2023-09-07", "是", "甲 乙", "x\ny")


def test_rows_keep_their_numbers_and_empty_ones_cost_nothing(tmp_path: Path) -> None:
    path = one(tmp_path / "a.xlsx", [[], [None, "甲"], [], ["乙"]])
    assert dict(read_book(path).sheets[0].rows) == {2: ("", "甲"), 4: ("乙",)}


def test_hidden_rows_and_columns_formulas_and_errors_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["甲", "乙", "=A1", 340406199001011234])
    sheet.append(["丙"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    book.save(path)
    notices = {(notice.kind, notice.cell) for notice in read_book(path).sheets[0].notices}
    assert {("hidden_rows", "A2"), ("hidden_columns", "B1"), ("no_value", "C1"), ("long_number", "D1")} <= notices


def test_an_error_value_is_told_with_its_cell(tmp_path: Path) -> None:
    data = one(tmp_path / "a.xlsx", [["甲", 5]]).read_bytes()
    broken = edited(data, SHEET, b'<c r="B1" t="n"><v>5</v></c>', b'<c r="B1" t="e"><v>#REF!</v></c>')
    assert ("error_value", "B1") in {(n.kind, n.cell) for n in read_book_bytes(broken, "a.xlsx").sheets[0].notices}


def xml(rows: str) -> bytes:
    return f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"/><row r="1"/>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"/>',
        f'<row r="{"2" * 5000}"/>',
        '<row r="1"><c r="A1"><v>1</v></row>',
    ],
)
def test_rows_and_cells_out_of_order_are_refused_when_looked_at_closely(rows: str) -> None:
    with pytest.raises(PledgectlError):
        scan_rows(xml(rows), "a")


def test_columns_hidden_again_and_again_take_no_memory(tmp_path: Path) -> None:
    hidden = b'<col hidden="1" min="%b" max="2"/>' % (b"9" * 5000) + b'<col hidden="1" min="2" max="200" width="9"/>' * 20_000
    columns = b"<cols>" + hidden + b"</cols><sheetData>"
    data = one(tmp_path / "a.xlsx", [["甲", "乙"]]).read_bytes()
    book = read_book_bytes(edited(data, SHEET, b"<sheetData>", columns), "a.xlsx")
    assert ("hidden_columns", "B1", "B") in {(notice.kind, notice.cell, notice.text) for notice in book.sheets[0].notices}
    assert len(scan_sheet(xml("").replace(b"<sheetData>", columns), "a").hidden_columns) < 500


BLANK = '<row r="1"><c r="A1"><f>1</f><v>1</v></c><c r="B1"><v></v></c>{}</row>{}'


@pytest.mark.parametrize(
    "rows",
    [
        BLANK.format("", "<!--" + "<row>" * 50_000 + "-->"), BLANK.format("<!--" + "<c>" * 50_000 + "-->", ""),
        BLANK.format("<c><v><![CDATA[" + "<c " * 50_000 + "]]></v></c>", ""), BLANK.format("", "<?x " + "<c " * 50_000 + "?>"),
        BLANK.format("", "".join(f'<row r="{row}"/>' for row in range(2, 50_000))),
    ],
)  # fmt: skip
def test_tags_that_are_none_or_have_no_end_are_passed_over_at_once(rows: str) -> None:
    start = time.process_time()
    assert scan_sheet(xml(rows), "a").total > 1 and lost_cell(xml(rows), {1: ("1", "", "1")}, {1}, []) == ""
    assert time.process_time() - start < 3


@pytest.mark.parametrize("strings", ["<si><t>甲</t>" + '<rPh sb="0" eb="0"/>' * 50_000 + "</si>", "<si><t>甲</t></si><!--" + "<si>" * 50_000 + "-->"])
def test_texts_with_many_readings_or_remarks_are_taken_apart_at_once(strings: str) -> None:
    start = time.process_time()
    assert shared_strings(open_package(pack({"xl/sharedStrings.xml": f"<sst>{strings}</sst>".encode()}), "a")) == ["甲"]
    assert time.process_time() - start < 3


PLAIN = '<row r="1"><c r="A1"><v>1</v></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c></row><row r="5" hidden="1"><c r="B5"/></row>'
PLAIN += '<row r="6" hidden="false"/>'


def test_the_quick_look_counts_what_the_close_look_counts() -> None:
    quick, close = scan_sheet(xml(PLAIN), "a"), scan_rows(xml(PLAIN), "a")
    assert (quick.total, quick.hidden_rows, quick.values) == (2, [5], {})
    assert (close.total, close.hidden_rows, close.values) == (2, [5], {1: 2})


def test_cells_doubled_out_of_order_are_noticed_by_the_count(tmp_path: Path) -> None:
    data = one(tmp_path / "a.xlsx", [[1, 2]]).read_bytes()
    doubled = edited(data, SHEET, b'<c r="B1" t="n"><v>2</v></c>', b'<c r="B1" t="n"><v>2</v></c><c r="A1" t="n"><v>9</v></c>')
    with pytest.raises(PledgectlError):
        read_book_bytes(doubled, "a.xlsx")


def test_names_with_a_prefix_are_read_as_those_without(tmp_path: Path) -> None:
    data = one(tmp_path / "a.xlsx", [[1, 2]]).read_bytes()
    assert read_book_bytes(data, "a").sheets[0].rows == {1: ("1", "2")}
    rows = xml('<row r="1"><c r="A1"><v>1</v></c></row>').replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"xmlns=", b"xmlns:x=")
    assert scan_sheet(rows, "a").values == {1: 1}


def test_an_ods_of_a_million_repeated_rows_costs_nothing_and_a_stray_cell_is_named(tmp_path: Path) -> None:
    tail = ods_row("<table:table-cell/>", attributes='table:number-rows-repeated="1048570"')
    path = ods(tmp_path / "a.ods", ods_row("甲", "乙") + tail)
    assert dict(read_book(path).sheets[0].rows) == {1: ("甲", "乙")}
    stray = ods(tmp_path / "b.ods", ods_row("甲") + tail + ods_row("丙"))
    with pytest.raises(PledgectlError) as caught:
        read_book(stray)
    assert "A1048572" in caught.value.where


def test_an_ods_cell_repeated_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>甲</text:p></table:table-cell>'
    with pytest.raises(PledgectlError):
        read_book(ods(tmp_path / "a.ods", ods_row(cell)))


def test_a_text_table_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PledgectlError, match="超过"):
        read_book(csv_file(tmp_path / "a.csv", "甲,乙\n" * (MAX_ROWS + 1)))


@pytest.mark.parametrize(
    ("record", "claim"),
    [(b"\x00\x02\x0e\x00", b"\x36\x00\x00\x00\x05\x00\x00\x00"), (b"\x00\x02\x0e\x00", b"\x00" * 4 + b"\xff" * 3 + b"\x00")],
)
def test_an_xls_that_lies_about_its_size_is_refused_before_memory_is_reserved(record: bytes, claim: bytes) -> None:
    data = (HOSTILE / "s00_control_biff8.xls").read_bytes()
    at = data.index(record) + 4
    with pytest.raises(PledgectlError, match="范围过大"):
        read_book_bytes(data[:at] + claim + data[at + 8 :], "a.xls")


@pytest.mark.parametrize("field", [60, 68], ids=["small sectors", "more sectors"])
@pytest.mark.parametrize("left", [1, 2, 3, 4, 5, 511])
def test_a_table_of_sectors_that_is_cut_short_is_read_as_far_as_it_goes_or_refused(field: int, left: int) -> None:
    data = bytearray((HOSTILE / "s00_control_biff8.xls").read_bytes())
    last = len(data) // 512 - 2
    data[field : field + 4] = last.to_bytes(4, "little")
    data[72:76] = (1).to_bytes(4, "little")
    with contextlib.suppress(PledgectlError):
        assert read_book_bytes(bytes(data[: (last + 1) * 512 + left]), "a.xls").kind


def test_no_damage_to_an_xls_ends_but_in_a_book_or_one_sentence() -> None:
    import random

    rng, good = random.Random(4), (HOSTILE / "s00_control_biff8.xls").read_bytes()
    for _ in range(150):
        data = bytearray(good)
        for _ in range(rng.randint(1, 6)):
            data[rng.randrange(len(data))] = rng.choice([0, 255, rng.randrange(256)])
        try:
            assert read_book_bytes(bytes(data), "a.xls").kind
        except PledgectlError as error:
            assert error.message and error.hint


def _vmerged(rows: int) -> bytes:
    mark = '<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    kept = mark.replace("<w:vMerge/>", "").replace("<w:p/>", "<w:p><w:r><w:t>x</w:t></w:r></w:p>")
    first = mark.replace("<w:vMerge/>", '<w:vMerge w:val="restart"/>')
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f"<w:tr>{first}{kept}</w:tr>" + f"<w:tr>{mark}{kept}</w:tr>" * rows
    return pack({"word/document.xml": f'<w:document xmlns:w="{space}"><w:body><w:tbl>{body}</w:tbl></w:body></w:document>'.encode()})


_SPANS = {
    "网页.xls": b"<table>" + b"<tr><td rowspan=7 colspan=2>x<td rowspan=2>y" * 40_000 + b"</table>",
    "表.xml": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    b' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
    + b'<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">x</Data></Cell></Row>' * 40_000
    + b"</Table></Worksheet></Workbook>",
    "表.docx": _vmerged(12_000),
}


@pytest.mark.parametrize("name", _SPANS)
def test_tens_of_thousands_of_spans_are_read_or_refused_in_seconds(name: str) -> None:
    start = time.process_time()
    with contextlib.suppress(PledgectlError):
        read_book_bytes(_SPANS[name], name)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(("merges", "refused"), [(30_000, False), (100_001, True)])
def test_a_long_list_may_have_many_merged_cells_but_not_any_number(merges: int, refused: bool) -> None:
    cells = b"".join(b'<mergeCell ref="B%d:B%d"/>' % (2 * at + 1, 2 * at + 2) for at in range(merges))
    data = b"<worksheet><sheetData/><mergeCells>" + cells + b"</mergeCells><pageMargins/><pageSetup/></worksheet>"
    with pytest.raises(PledgectlError, match="合并") if refused else contextlib.nullcontext():
        assert len(scan_sheet(data, "a").merges) == merges


def test_a_word_cell_that_goes_on_is_one_merge() -> None:
    merges = read_word(open_package(_vmerged(3), "表.docx"))[0].extent.merges
    assert [merge for merge in merges if merge[1] == 1 and merge[0] == 1] == [(1, 1, 4, 2)]


def test_every_character_is_kept_or_cleaned_in_a_sheet_as_in_a_text_alone() -> None:
    texts = [f"甲{chr(code)}乙" for code in range(0x20000)]
    sheet = clean_sheet("", ((number, [text]) for number, text in enumerate(texts, 1)), Extent(), False, "")
    assert [sheet.rows[number][0] for number in range(1, len(texts) + 1)] == [clean_text(text) for text in texts]
    hidden = {int(notice.cell[1:]) for notice in sheet.notices}
    assert hidden == {number for number, text in enumerate(texts, 1) if has_hidden(text)}


def test_blanks_that_spread_a_text_over_its_cell_are_not_kept(tmp_path: Path) -> None:
    path = csv_file(tmp_path / "a.csv", "证 明 名 称,证明用途\n死 亡 证 明,继承 公证\n甲 乙,低 保 申请\n", "utf-8")
    assert dict(read_book(path).sheets[0].rows) == {1: ("证明名称", "证明用途"), 2: ("死亡证明", "继承 公证"), 3: ("甲 乙", "低 保 申请")}
