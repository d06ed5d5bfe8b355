"""How every workbook of ours looks: its fonts and colours, and how a sheet is printed; pure."""

from typing import Any

# Fonts, which a machine without them shows by others.
TITLE, HEAD, TEXT = "方正小标宋简体", "黑体", "仿宋_GB2312"
# Alpha, red, green, blue, as workbooks write colours.
HEAD_FILL, GREY = "FFE7EDF3", "FF808080"
_A4 = 9


def print_wide(sheet: Any, first: int, last: int) -> None:
    """Print a sheet of openpyxl on A4 landscape, one page wide, rows `first` to `last` on every page, pages numbered."""
    sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", _A4
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
