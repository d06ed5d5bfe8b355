"""`catalog check`: findings for files that departments sent, or for the draft of the workspace."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import Json, examples, find_workspace, one_of
from pledgectl.doors import screen, store
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.model import LEVELS, Finding

_LEVELS = {level: (name,) for level, name in LEVELS.items()}
Files = Annotated[list[Path] | None, typer.Argument(metavar="文件", help="部门报来的清单；不写就检查工作区的工作稿")]


@examples(
    "pledgectl catalog check 县公安局.xlsx",
    "pledgectl catalog check 清单/*.xlsx --profile 方案.toml --level error",
    "pledgectl catalog check --dept 县民政局 --json",
)
def check(
    files: Files = None,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="文件没有写部门时用它；检查工作稿时只看这个部门")] = "",
    profile: Annotated[str, typer.Option("--profile", metavar="方案", help="辖区方案；默认用工作区的，没有就用通用")] = "",
    level: Annotated[
        str, typer.Option("--level", metavar="级别", parser=one_of(_LEVELS), help="只看这一级及更重的：error、warning、note")
    ] = "note",
    json: Json = False,
) -> int:
    """检查清单：名称、用途、依据、单位是否齐全合规，有没有疑似排除、已取消、重复的事项。

    错误是不改就不能公布的，提示是要由人看一看的，说明供参考。有错误时退出码为 1。每条规则的说明见 pledgectl explain 编号。
    """
    root = find_workspace()
    found, count = _check_files(root, files, dept, profile) if files else _check_draft(root, dept, profile)
    order = list(LEVELS)
    shown = [entry for entry in found if order.index(entry.level) <= order.index(level)]
    if json:
        screen.out_json({"findings": [screen.finding_data(entry) for entry in shown], "items": count})
    else:
        _show(shown, count, bool(files))
    return ATTENTION if any(entry.level == "error" for entry in found) else DONE


def _check_files(root: Path | None, files: Sequence[Path], dept: str, profile: str) -> tuple[list[Finding], int]:
    from pledgectl.catalog.intake import read_sheets
    from pledgectl.check import check_entries, sort_findings
    from pledgectl.cli.catalog.context import choose_profile, read_context
    from pledgectl.doors.workbook import read_book

    context = read_context(root, choose_profile(root, profile))
    intakes = [sheet for path in files for sheet in read_sheets(read_book(path), dept)]
    told = [entry for sheet in intakes for entry in sheet.findings]
    return sort_findings([*told, *check_entries(intakes, context)]), sum(len(sheet.entries) for sheet in intakes)


def _check_draft(root: Path | None, dept: str, profile: str) -> tuple[list[Finding], int]:
    from pledgectl.catalog.edit import pick_department
    from pledgectl.check import check_catalog
    from pledgectl.cli.catalog.context import choose_profile, read_context

    if root is None:
        raise PledgectlError("没有写要检查的文件，这里也不是工作区", str(Path.cwd()), "请写上 Excel 文件，或进入工作区", USAGE)
    catalog = store.read_draft(root)
    found = check_catalog(catalog, read_context(root, choose_profile(root, profile), catalog))
    if not dept:
        return found, len(catalog)
    name = pick_department(store.read_departments(root), dept).name
    ids = {item.id for item in catalog if item.department == name}
    return [entry for entry in found if entry.item in ids], len(ids)


def _show(found: Sequence[Finding], count: int, files: bool) -> None:
    screen.show_findings(found)
    counts = Counter(entry.level for entry in found)
    screen.note(f"检查了 {count} 项：{screen.count_line(counts)}")
    if counts["error"]:
        screen.next_step("请部门改正错误后重新报送" if files else "用 catalog edit 改正，或请部门改正后重新导入")
    elif any(entry.code.startswith("X") for entry in found):
        screen.next_step("由法制机构判断疑似排除的事项，用 pledgectl catalog review --exclusion 记录理由，或者取消")
    else:
        screen.next_step("pledgectl catalog import 文件，导入工作稿" if files else "pledgectl catalog diff，看与现行版本的变化")
