"""The lists that a command is given: which files of a folder they are, how they are read, why nothing came of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.doors import screen
from pledgectl.errors import UNUSABLE, PledgectlError
from pledgectl.text import first_few

if TYPE_CHECKING:
    from pledgectl.catalog.intake import Orders, SheetIntake
    from pledgectl.catalog.intake.identity import Merge
    from pledgectl.grid import Limits
    from pledgectl.model import Catalog, Department

_SHOWN = 5
_ENDINGS = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".txt", ".docx", ".htm", ".html", ".mht", ".xml")


def expand(files: Sequence[Path]) -> list[Path]:
    """Put the tables of a folder in its place, without the marks that open programs leave; a file named twice counts once."""
    out: dict[Path, Path] = {}
    for path in files:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        inside = [entry for entry in inside if not entry.name.startswith(("~$", ".~", "."))]
        found = [entry for entry in inside if not path.is_dir() or entry.suffix.lower() in _ENDINGS]
        if left := [entry.name for entry in inside if entry.is_file() and entry not in found]:
            screen.note(f"文件夹里不是表格的没有读：{first_few(left, _SHOWN, '个')}")
        if not found:
            hint = "请给出 .xlsx、.xls、.ods、.csv 表格，或者有表格的 .docx；以 ~$ 开头的是打开文件时的临时文件"
            raise PledgectlError("没有可以导入的文件", str(path), hint)
        for entry in found:
            out.setdefault(entry.resolve(), entry)
    return list(out.values())


def read_lists(files: Sequence[Path], dept: str, orders: "Orders", limits: "Limits") -> "list[SheetIntake]":
    """Read every file before anything is written; one that cannot be used stops all, one without a table only alone."""
    from pledgectl.catalog.intake import read_sheets, without_table
    from pledgectl.catalog.intake.repeats import without_repeats
    from pledgectl.doors.workbook import read_book
    from pledgectl.grid import NoTable

    def read(path: Path) -> "Sequence[SheetIntake]":
        try:
            return read_sheets(read_book(path, limits), dept, orders)
        except NoTable as error:
            if len(paths) == 1:
                raise
            return [without_table(path.name, error.message)]

    paths = expand(files)
    intakes = [sheet for path in paths for sheet in read(path)]
    if not any(sheet.entries for sheet in intakes):
        raise nothing_read(intakes, "、".join(path.name for path in paths[:3]))
    return without_repeats(intakes)


def merge_into(
    catalog: "Catalog",
    register: "Sequence[Department]",
    intakes: "Sequence[SheetIntake]",
    renames: Mapping[str, str],
    partial: bool,
) -> "Merge":
    """Put lists into a catalog as `identity.merge` does, by a register that may hold departments that were taken out."""
    from pledgectl.catalog.intake.identity import merge
    from pledgectl.dept.edit import given_back, lent

    known = lent(register, (entry.item.department for sheet in intakes for entry in sheet.entries))
    merged = merge(catalog, known, intakes, renames=renames, partial=partial)
    return replace(merged, departments=given_back(register, merged.departments))


def tell_unused(intakes: "Sequence[SheetIntake]", dept: str) -> None:
    """Say that --dept was of no use: every row names its department, and none that one."""
    from pledgectl.catalog.intake.register import same_office

    named = sorted({entry.item.department for sheet in intakes for entry in sheet.entries})
    if dept and not any(same_office(dept, one) for one in named):
        screen.note(f"注意：清单写明了部门（{first_few(named, 3, '个')}），--dept {dept} 没有用上")


def nothing_read(intakes: "Sequence[SheetIntake]", name: str) -> PledgectlError:
    """Say why no item was found in what was read."""
    whys = {skipped.why for sheet in intakes for skipped in sheet.skipped}
    if "没有写明部门" in whys:
        hint = "请加 --dept 部门名称 指明，或者在表里写明填报单位"
        return PledgectlError("清单没有写明部门，一项也没有读入", name, hint, UNUSABLE)
    if "取消的证明事项" in whys:
        message = "清单是取消的证明事项，一项也没有读入"
        return PledgectlError(message, name, "要与它对照的，请加 --as cancelled；标题写错的，请改正标题")
    if any(sheet.header_rows for sheet in intakes):
        message = "找到了表头，但下面没有可以读入的事项"
        return PledgectlError(message, name, "请检查表头下面“证明名称”一列是否填写；空表见 pledgectl catalog blank")
    message = "没有找到清单：要有一行表头，写明“证明名称”和用途、依据、索要单位、开具单位等至少一项"
    return PledgectlError(message, name, "请检查是否发错了文件；可以用 pledgectl catalog blank 生成空表请部门填写")
