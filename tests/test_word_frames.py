"""A table of a Word file that frames a list, its row in a content control, as Word makes of rows that may be repeated."""

from pathlib import Path

import pytest
from wordkit import docx, p, table

from pledgectl.catalog.intake import read_sheets
from pledgectl.doors.workbook import read_book

_LIST = table([p("证明名称"), p("用途"), p("开具单位")], [p("收入证明"), p("低保申请"), p("用人单位")])
_ROW = f"<w:tr><w:tc>{_LIST}<w:p/></w:tc></w:tr>"


@pytest.mark.parametrize(
    "rows", [_ROW, f"<w:sdt><w:sdtContent>{_ROW}</w:sdtContent></w:sdt>", f"<w:customXml>{_ROW}</w:customXml>"]
)
def test_a_list_inside_a_table_is_read_wherever_its_row_stands(rows: str, tmp_path: Path) -> None:
    (tmp_path / "清单.docx").write_bytes(docx(f"<w:tbl>{rows}</w:tbl>"))
    (sheet,) = read_sheets(read_book(tmp_path / "清单.docx"), "县民政局")
    assert [entry.item.name for entry in sheet.entries] == ["收入证明"]
