"""`demo`: a workspace with sample departments, then the main job end to end, each command as a clerk would type it.

What is typed stands in catalogs/samples/demo.toml; here is only how it is run.
"""

import os
import re
import shlex
from contextlib import chdir
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.builtin import builtin
from pledgectl.cli.base import DryRun, Yes, chosen_workspace, examples
from pledgectl.doors import screen
from pledgectl.doors.store import read_draft, read_in_force
from pledgectl.errors import DONE, FAULT, PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.files import free_name, make_folder, read_file, write_file
from pledgectl.ground.toml import read_toml

MARK = "演示说明.txt"
LISTS = "报来的清单"
_MARK_TEXT = """这是 pledgectl demo 生成的演示，部门和申请人都是虚构的。\r
可以在这里试用；再次运行 pledgectl demo 会另建一个文件夹，不动这里的文件。\r
""".encode()
_NAMED = re.compile(r"\{([^{}@]+)@([^{}@]+)\}")


@dataclass(frozen=True, slots=True)
class Step:
    """演示的一步: a heading before it, what it shows, the command, and the exit code that it must have."""

    run: str
    say: str = ""
    heading: str = ""
    code: int = DONE


@dataclass(frozen=True, slots=True)
class Script:
    """演示脚本: the steps, and the last words: what lies where."""

    steps: tuple[Step, ...]
    where: tuple[str, ...] = ()


@examples("pledgectl demo", "pledgectl demo 试用")
def demo(
    directory: Annotated[Path, typer.Argument(metavar="文件夹", help="在哪里演示")] = Path("演示"),
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """用示例部门的清单把主要流程走一遍：导入、检查、比对、审定、公布、报备、文书。

    部门和申请人都是虚构的，证明事项取自公开的目录和法律法规。文件夹里已经有东西时另建一个，不动原来的。
    """
    samples = builtin("catalogs") / "samples"
    script = read_record(Script, read_toml(read_file(samples / "demo.toml"), "demo.toml"), "demo.toml")
    folder = directory.absolute()
    if not folder.is_dir() or any(folder.iterdir()):
        folder = free_name(folder)
    if dry_run:
        screen.note(f"将新建 {folder}，放入示例部门的清单，把主要流程走一遍（{len(script.steps)} 步）；没有写任何文件")
        return DONE
    _prepare(folder, samples)
    with chdir(folder):
        for step in script.steps:
            _take(step)
    _farewell(folder, script.where)
    return DONE


def _prepare(folder: Path, samples: Path) -> None:
    """Fill an empty folder with the departments' lists."""
    make_folder(folder / LISTS)
    write_file(folder / MARK, _MARK_TEXT)
    for source in sorted(path for path in samples.rglob("*") if path.suffix in (".xlsx", ".xls", ".ods", ".csv")):
        if source.name != "items.csv":
            target = folder / LISTS / source.relative_to(samples)
            make_folder(target.parent)
            write_file(target, read_file(source))


def _take(step: Step) -> None:
    """Take one step; PledgectlError if it ends otherwise than the script says."""
    _show(step)
    code = copy_context().run(_run, _named(step.run))
    if code != step.code:
        raise PledgectlError(f"演示在这一步停下了，退出码 {code}", step.run, "请把以上输出交给维护人员", FAULT)


def _show(step: Step) -> None:
    if step.heading:
        screen.out(f"\n==== {step.heading} ====")
    if step.say:
        screen.out(f"\n# {step.say}")
    screen.out(f"$ pledgectl {_named(step.run)}")
    screen.flush()


def _run(line: str) -> int:
    """Run one command as typed; the demo's own workspace counts, not the one of -C."""
    from pledgectl.cli import run

    chosen_workspace.set(None)
    code = run(shlex.split(line))
    screen.flush()
    return code


def _named(line: str) -> str:
    """Put the item's id for {证明事项名称@部门}."""
    if not _NAMED.search(line):
        return line
    items = [*read_draft(Path()), *read_in_force(Path())]
    ids = {(item.name, item.department): item.id for item in reversed(items)}
    return _NAMED.sub(lambda found: ids.get((found[1], found[2]), found[0]), line)


def _farewell(folder: Path, where: tuple[str, ...]) -> None:
    shown = os.path.relpath(folder) if folder.is_relative_to(Path.cwd()) else str(folder)
    screen.out(f"\n==== 演示完成，都在 {shown} ====")
    for line in where:
        screen.out(line)
    screen.next_step(f"进入 {shown} 自己试试；pledgectl --help 列出全部命令")
