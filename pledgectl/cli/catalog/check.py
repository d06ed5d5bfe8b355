"""`catalog check`: findings for files that departments sent, or for the draft of the workspace."""

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.catalog.release import SUSPICION, is_suspicion
from pledgectl.catalog.standing import review_command
from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, find_workspace, one_of
from pledgectl.cli.catalog.checked import Checked, Read, check_draft, check_files
from pledgectl.cli.catalog.folded import folded
from pledgectl.cli.catalog.lists import expand
from pledgectl.cli.catalog.returned import target_paths, write_reports
from pledgectl.doors import screen, store
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT
from pledgectl.ground.files import read_file
from pledgectl.model import LEVELS, Finding
from pledgectl.text import typed

_NAMED = 3
_LEVELS = {level: (name,) for level, name in LEVELS.items()}
_FORMATS = {"text": ("文字", "文本"), "json": (), "sarif": ()}
Files = Annotated[list[Path] | None, typer.Argument(metavar="文件", help="部门报来的清单；不写就检查工作区的工作稿")]


@examples(
    "pledgectl catalog check 县公安局.xlsx",
    "pledgectl catalog check 县公安局.xlsx --report",
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
    report: Annotated[
        bool, typer.Option("--report", help="把部门的原表标好问题，做成可以退回的 Excel：填色、批注、“校验结果”表")
    ] = False,
    output: Output = None,
    form: Annotated[
        str, typer.Option("--format", metavar="格式", parser=one_of(_FORMATS), help="text、json、sarif（给代码检查平台）")
    ] = "text",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """检查清单：名称、用途、依据、单位是否齐全合规，有没有疑似排除、已取消、重复的事项。

    错误是不改就不能公布的，提示是要由人看一看的，说明供参考。有错误时退出码为 1。每条规则的说明见 pledgectl explain 编号。
    加 --report 就不逐条显示，而是每份清单写一个标好问题的 Excel，写到 -o 指定的文件或文件夹。
    """
    root = find_workspace()
    if not files and (report or output):
        raise PledgectlError("没有写要退回的文件", "", "--report 和 -o 用于部门报来的清单，请写上 Excel 文件", USAGE)
    if output and not report:
        raise PledgectlError("只有 --report 写文件", str(output), "请加上 --report，或者去掉 -o", USAGE)
    files = expand(files) if files else None
    targets = target_paths(files, output, root) if files and report else []
    done = check_files(root, files, dept, profile) if files else check_draft(root, dept, profile)
    order = list(LEVELS)
    shown = [entry for entry in done.found if order.index(entry.level) <= order.index(level)]
    written = [str(path) for path in (write_reports(done.read, shown, targets, root) if report and not dry_run else targets)]
    form = "json" if json else form
    if form == "json":
        data = {"findings": [screen.finding_data(entry) for entry in shown], "items": done.count}
        screen.out_json(data | {"written": [] if dry_run else written} if report else data)
    elif form == "sarif":
        _show_sarif(root, shown, done.read)
    else:
        screen.show_findings([] if report else folded(shown, done))
        for path in written:
            screen.note(f"将写入：{path}" if dry_run else f"已写入：{path}")
        _sum_up(shown, done, written)
    return ATTENTION if any(entry.level == "error" for entry in done.found) else DONE


def _show_sarif(root: Path | None, found: Sequence[Finding], read: Sequence[Read]) -> None:
    """Print SARIF; paths are relative to this folder, those of a draft to the workspace."""
    from pledgectl.formats.sarif import in_drafts, sarif_log

    if root and not read:
        drafts = sorted((root / store.DRAFT).glob("*.toml"))
        texts = {f"{store.DRAFT}/{path.name}": read_file(path, CATALOG_LIMIT).decode("utf-8-sig") for path in drafts}
        found = in_drafts(found, texts)
    paths = {book.file: _relative(path) for path, book, _ in read}
    screen.out_json(sarif_log(found, paths))


def _relative(path: Path) -> str:
    """Return a path from this folder; one on another drive has none and stays whole."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:
        return path.as_posix()


def _sum_up(shown: Sequence[Finding], done: Checked, written: Sequence[str]) -> None:
    counts = Counter(entry.level for entry in done.found)
    hidden = "" if len(shown) == len(done.found) else f"（显示其中 {len(shown)} 条）"
    screen.note(f"检查了 {done.count} 项：{screen.count_line(counts)}{hidden}")
    if written and shown:
        screen.next_step("把标好的清单发回部门，改正后再收回来检查、导入")
    elif done.read:
        screen.next_step(_after_files([path for path, _, _ in done.read], shown, counts["error"]))
    else:
        screen.next_step(_after_draft(shown, counts["error"]))


def _after_files(paths: Sequence[Path], shown: Sequence[Finding], errors: int) -> str:
    """Say what to do with lists: return them, or import them; only an item that has an id can be judged."""
    named = " ".join(typed(str(path)) for path in paths) if len(paths) <= _NAMED else "文件"
    if errors:
        return f"请部门改正错误后重新报送；要做成退回的表：pledgectl catalog check {named} --report"
    judged = f"；疑似排除（{SUSPICION}）的，导入以后由法制机构判断" if any(map(is_suspicion, shown)) else ""
    return f"pledgectl catalog import {named}，导入工作稿{judged}"


def _after_draft(shown: Sequence[Finding], errors: int) -> str:
    steps = ["错误用 pledgectl catalog edit 编号 --set 字段=内容 改正，或请部门改正后重新导入"] if errors else []
    steps += filter(None, [_to_judge(shown)])
    return f"{'；'.join(steps)}；不处理不能公布" if steps else "pledgectl catalog diff，看与现行版本的变化"


def _to_judge(shown: Sequence[Finding]) -> str:
    """Say what to do about signs of exclusion, "" where there are none."""
    ids = sorted({entry.item for entry in shown if is_suspicion(entry)})
    if not ids:
        return ""
    remedy = f"可以承诺的记录理由：{review_command(ids, ())}；不可以的取消：pledgectl catalog remove 编号"
    return f"由法制机构判断疑似排除（{SUSPICION}）的 {len(ids)} 项，{remedy}"
