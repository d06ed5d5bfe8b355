"""The sheet of results that a report puts before a department's list: its name, and how to know it again."""

from pledgectl.grid import Sheet

RESULTS = "校验结果"


def is_results(sheet: Sheet) -> bool:
    """Tell whether a sheet is one of results that a report brought back, and no list."""
    top = next(iter(sheet.rows.values()), ())
    return sheet.name.startswith(RESULTS) and bool(top) and top[0].startswith(f"{RESULTS}：")
