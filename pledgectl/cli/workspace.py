"""`init` and `log`: a new workspace, and the record of what was done in it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Yes, examples, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import refusal
from pledgectl.ground.files import SETTINGS, make_folder, read_file
from pledgectl.ground.journal import read_journal
from pledgectl.ground.transaction import recover, transaction
from pledgectl.text import first_few, typed

FOLDERS = (store.DRAFT, store.VERSIONS, store.REFERENCES, "catalogs/profiles", "templates", "输出")
_SHOWN = 3

SETTINGS_TEXT = """\
# pledgectl 工作区设置。改动后保存即可；# 后面的文字是说明。

# 辖区方案：内置方案的名称，或 catalogs/profiles/ 中自己的方案
profile = "{profile}"

# 公文用字：本机没有的字体由 Word、WPS 自动替换
[fonts]
title = "方正小标宋简体"
body = "仿宋_GB2312"
heading = "黑体"
subheading = "楷体_GB2312"
page = "宋体"

# 生成的文书和每晚导出放在哪里（相对于工作区）
[paths]
output = "输出"
export = "输出/导出"

# 方案没有规定投诉举报几天答复的，按这里的工作日数
[office]
complaint_days = 15
# 司法局的联系人和电话，如 "张某 0000-0000000"：印在请示、公告、备案报告、催办单上，不用每次写
contact = ""
"""


@examples("pledgectl init . --profile common", "pledgectl init 我县 --profile 通用", "pledgectl init 试用 --demo")
def init(
    directory: Annotated[Path, typer.Argument(metavar="文件夹", help="在哪里新建")] = Path(),
    profile: Annotated[str, typer.Option(metavar="方案", help="辖区方案：名称（中文、拼音都可以）或方案文件")] = "common",
    demo: Annotated[bool, typer.Option("--demo", help="放入示例部门清单，并走一遍主要流程")] = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int | None:
    """新建工作区：设置文件和存放目录、模板、文书的文件夹。

    已经是工作区的文件夹不会被改动；没有做完的，照原样再运行一次就补齐。
    """
    from pledgectl.cli.catalog.context import named_profile

    chosen = named_profile(None, profile)
    if directory.exists() and not directory.is_dir():
        raise refusal("这个名称已经是一个文件", str(directory), "请换一个文件夹名称")
    files = _files(chosen.code, Path(profile))
    there = (directory / SETTINGS).exists()
    if there and not _just_made(directory.absolute(), files):
        raise refusal("这里已经是工作区", str(directory), "不需要再新建；要改设置请打开 pledgectl.toml")
    if demo:
        from pledgectl.cli.demo import demo as run_demo

        if profile != "common":
            screen.note("注意：示例用它自己的辖区方案走完全程，没有用 --profile 写的")
        return run_demo(directory, dry_run, yes)
    if dry_run:
        screen.note(f"将新建工作区 {directory}，方案：{chosen.name}")
        return None
    _make(directory.absolute(), files)
    screen.note(f"{'工作区已经建好' if there else '已新建工作区'}：{directory.resolve()}，方案：{chosen.name}")
    enter = "" if directory.resolve() == Path.cwd() else f"进入这个文件夹（cd {typed(str(directory))}），"
    screen.next_step(f"{enter}把部门报来的清单放进来，运行 pledgectl catalog import 清单.xlsx")
    return None


def _files(profile: str, own_profile: Path) -> dict[str, bytes]:
    """Return what a new workspace holds; a profile given as a file is copied in."""
    settings = {SETTINGS: SETTINGS_TEXT.format(profile=profile).encode()}
    return settings | ({f"catalogs/profiles/{profile}.toml": read_file(own_profile)} if own_profile.is_file() else {})


def _just_made(directory: Path, files: Mapping[str, bytes]) -> bool:
    """Tell whether just this was made and nothing since: a command that was cut off may be repeated."""
    recover(directory)
    same = all((directory / path).is_file() and read_file(directory / path) == data for path, data in files.items())
    return same and [entry["command"] for entry in read_journal(directory)] == ["init"]


def _make(directory: Path, files: Mapping[str, bytes]) -> None:
    """Make the folders of contract §2 and the files in them."""
    for folder in FOLDERS:
        make_folder(directory / folder)
    with transaction(directory, "init") as change:
        for path, data in files.items():
            change.write(path, data)


@examples("pledgectl log", "pledgectl log --last 5", "pledgectl log --json")
def log(
    last: Annotated[int, typer.Option("--last", metavar="N", min=0, help="只看最后 N 条，0 为全部")] = 20,
    json: Json = False,
) -> None:
    """操作记录：什么时候、谁、用哪个命令改了哪些文件。

    每条记录都连着前一条的哈希；记录被改动过时停下并指出是哪一条。
    """
    entries = read_journal(workspace_root())
    shown = entries[-last:] if last else entries
    if json:
        screen.out_json({"entries": shown})
        return
    for entry in shown:
        names = [move["path"] for move in entry["files"]]
        files = first_few(names, _SHOWN, "个文件")
        screen.out(f"{entry['n']:>4}  {entry['time'][:16].replace('T', ' ')}  {entry['who']}  {entry['command']}  {files}")
    if not entries:
        screen.note("还没有操作记录")
