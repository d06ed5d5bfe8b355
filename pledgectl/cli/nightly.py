"""`nightly`: one run for cron or Task Scheduler that checks, exports, looks at deadlines, and rewrites nothing that holds."""

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgectl.cli.base import DryRun, Json, Yes, examples, workspace_root
from pledgectl.cli.night import Night, spend, worst
from pledgectl.doors import screen
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.ground.files import OWN, disk_error, make_folder
from pledgectl.ground.inside import open_own

_LOG = "nightly.log"
_TASK_LIMIT = 261  # what schtasks takes after /TR


@examples(
    "pledgectl nightly",
    "pledgectl nightly --print-cron --at 02:30",
    "pledgectl nightly --print-schtasks",
    "pledgectl nightly -n --json",
)
def nightly(
    print_cron: Annotated[bool, typer.Option("--print-cron", help="只打印放进 crontab 的一行")] = False,
    print_schtasks: Annotated[bool, typer.Option("--print-schtasks", help="只打印 Windows 任务计划的命令")] = False,
    at: Annotated[str, typer.Option("--at", metavar="时刻", help="与 --print-… 合用：每天几点")] = "02:30",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """每晚自动运行：检查工作稿，核对公布版本，导出现行版本的 JSON、CSV、Excel，看期限，记一行日志。

    什么都没有变时不改写任何文件。导出放在设置 [paths] export 的文件夹里，要么全部写成，要么不动。
    退出码是最严重的一个：70 程序故障、3 数据不能用或公布版本被改动、4 规则不允许、1 有错误或超期、0 没有事。
    """
    root = workspace_root()
    if print_cron or print_schtasks:
        screen.out(schedule(root, at, windows=print_schtasks))
        return DONE
    night = Night()
    with nullcontext() if dry_run else logged(root, night):
        spend(root, night, dry_run)
    if json:
        screen.out_json(_data(night, dry_run))
    else:
        _show(night, dry_run)
    return night.code


@contextmanager
def logged(root: Path, night: Night) -> Iterator[None]:
    """Append one line whatever happens; a fault of the program leaves its code there too."""
    said = ""
    try:
        yield
    except PledgectlError as error:
        night.code = worst(error.code)
        said = f" {error.message}"
        raise
    finally:
        counts = " ".join(f"{level}={night.levels.get(level, 0)}" for level in ("error", "warning"))
        overdue = night.overview.overdue if night.overview else 0
        facts = f"version={night.version or '-'} {counts} overdue={overdue} written={len(night.written)}"
        _log(root, " ".join(f"code={night.code} {facts}{said}{''.join(f' {one}' for one in night.faults[:1])}".split()))


def _log(root: Path, line: str) -> None:
    path = root / OWN / _LOG
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        make_folder(path.parent)
        with os.fdopen(open_own(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), "ab") as stream:
            stream.write(f"{time} {line}\n".encode())
    except OSError as error:
        raise disk_error(error, path) from None


def schedule(root: Path, at: str, *, windows: bool) -> str:
    """Write the line for crontab, or the command that makes a task in Windows."""
    clock = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)", at.strip())
    if not clock:
        raise PledgectlError(f"“{at[:20]}”不是时刻", "--at", "请写成 02:30 的样子", USAGE)
    hour, minute = int(clock[1]), int(clock[2])
    if windows:
        run = f'\\"{sys.executable}\\" -m pledgectl -C \\"{root}\\" nightly'
        if len(run) - run.count('\\"') > _TASK_LIMIT:
            hint = "请把工作区放到名称短一些的文件夹，或者在“任务计划程序”里手工新建任务"
            raise PledgectlError(f"Windows 任务计划的命令不能超过 {_TASK_LIMIT} 个字符", str(root), hint)
        return f'schtasks /Create /F /SC DAILY /ST {hour:02}:{minute:02} /TN "pledgectl nightly" /TR "{run}"'
    run = shlex.join([sys.executable, "-m", "pledgectl", "-C", str(root), "nightly"]).replace("%", "\\%")
    return f"{minute} {hour} * * * {run}"


def _data(night: Night, dry_run: bool) -> dict[str, Any]:
    from pledgectl.cli.status import overview_data

    told = {"code": night.code, "version": night.version, "levels": dict(night.levels), "faults": night.faults}
    files = {"written": night.written, "kept": night.kept, "dry_run": dry_run}
    return told | files | {"status": overview_data(night.overview) if night.overview else {}}


def _show(night: Night, dry_run: bool) -> None:
    for fault in night.faults:
        screen.out(f"公布版本与记录不符：{fault}")
    screen.out(f"现行版本：{night.version or '还没有公布'}；工作稿：{screen.count_line(night.levels)}")
    for task in night.overview.tasks if night.overview else ():
        if task.level != "todo":
            screen.out(f"{task.text}；{task.next}")
    for name in night.written:
        screen.note(f"将写入：{name}" if dry_run else f"已写入：{name}")
    for name in night.kept:
        screen.note(f"原来的导出文件有人改动过，留在 {name}")
    if not night.written:
        stopped = night.faults or (night.overview and night.overview.problems)
        screen.note("没有导出：请先处理上面的问题" if stopped else "导出的内容没有变化，没有改写文件")
    screen.next_step("用 pledgectl status 看要办的事" if night.code else "没有要处理的问题，明晚照常运行")
