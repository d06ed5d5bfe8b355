"""How a value stands in a cell: a number as a number, text as clean text, and nothing as a formula; pure."""

from typing import Any

from pledgectl.text import CELL_LIMIT, clean_text


def put(sheet: Any, row: int, column: int, value: str | int | float) -> Any:
    """Write a value into a sheet of openpyxl, which takes text that begins with "=" for a formula, and return its cell."""
    cell = sheet.cell(row, column)
    cell.value = (clean_text(value)[:CELL_LIMIT] or None) if isinstance(value, str) else value
    if isinstance(cell.value, str):
        cell.data_type = "s"
    return cell
