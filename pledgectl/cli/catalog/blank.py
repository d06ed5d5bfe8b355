"""`catalog blank`: the blank list that departments fill in."""

from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Output, Yes, examples, find_workspace
from pledgectl.cli.ways import refuse_ending
from pledgectl.doors import screen
from pledgectl.ground.generated import write_output

Departments = Annotated[
    list[str] | None, typer.Argument(metavar="部门", help="每个部门一份，写好单位名称；不写就是一份通用的")
]


@examples(
    "pledgectl catalog blank",
    "pledgectl catalog blank 县公安局 县民政局",
    "pledgectl catalog blank 县公安局 -o 县公安局.xlsx",
    "pledgectl catalog blank --full -o 空表",
)
def blank(
    departments: Departments = None,
    full: Annotated[bool, typer.Option("--full", help="连同核查、责任、办事指南各项，做承诺书和指南用")] = False,
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> None:
    """空白填报表：发给部门填写的 Excel，有下拉选项、填写说明和示例行。

    填好的表用 catalog import 导入，列名不用再对照。不需要工作区。
    """
    from pledgectl.catalog.blank import FULL, INSTRUCTIONS, PLAIN, heading
    from pledgectl.doors.blanks import write_blank
    from pledgectl.doors.settings import read_fonts, read_settings
    from pledgectl.ground.filenames import file_name

    names = departments or [""]
    refuse_ending(output, *((".xlsx",) if len(names) == 1 else ()))
    root = find_workspace()
    folder = output or (root / read_settings(root).paths.output if root else Path.cwd() / "输出") / "空白填报表"
    single = output if output and output.suffix.lower() == ".xlsx" and len(names) == 1 else None
    taken: set[str] = set()
    for department in names:
        path = single or folder / file_name(department or "通用", "证明事项填报表", taken=taken, ending=".xlsx")
        if dry_run:
            screen.note(f"将写入：{path}")
            continue
        data = write_blank(tuple(heading(department)), FULL if full else PLAIN, INSTRUCTIONS, read_fonts(root))
        screen.wrote(write_output(path, data))
    screen.next_step("发给部门填写，收回后运行 pledgectl catalog import 文件")
