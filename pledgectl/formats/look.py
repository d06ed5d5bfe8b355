"""How every workbook of ours looks: its fonts and colours, and how a sheet is printed; pure."""

from math import ceil
from typing import Any

# Fonts, which a machine without them shows by others.
TITLE, HEAD, TEXT = "方正小标宋简体", "黑体", "仿宋_GB2312"
# Alpha, red, green, blue, as workbooks write colours.
HEAD_FILL, GREY = "FFE7EDF3", "FF808080"
# Landscape papers by their number in Excel, with the characters, as Excel measures columns, that each holds between margins of
# 10 mm if 11 points are printed as 8.6: smaller is no longer read with ease.
A4, A3 = (9, 191.0), (8, 276.0)
_REPEATED = 2  # columns that tell on every page which row it is


def print_wide(sheet: Any, first: int, last: int) -> None:
    """Print a sheet of openpyxl landscape, rows `first` to `last` on every page, pages numbered.

    Paper is A4, or A3 where that is too small. Columns too many for it too go over several pages, the first two repeated.
    """
    widths = [column.width for column in sheet.column_dimensions.values()]
    paper, room = A4 if sum(widths) <= A4[1] else A3
    repeated = sum(widths[:_REPEATED])
    across = ceil((sum(widths) - repeated) / (room - repeated)) if sum(widths) > room else 1
    if across > 1:
        sheet.print_title_cols = "A:B"
        sheet.page_setup.pageOrder = "overThenDown"
    sheet.print_title_rows = f"{first}:{last}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
