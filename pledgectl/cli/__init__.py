"""The command line: which commands there are, and the one place where errors become exit codes (contract §3, §4)."""

import errno
import gc
import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from typer import Abort, BadParameter, Exit
from typer.core import TyperOption
from typer.exceptions import TyperException

from pledgectl.cli.base import DASHES, ChineseGroup, NoChoice, Table, build_group, chosen_workspace, narrow
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE, FAULT, UNUSABLE, USAGE, PledgectlError
from pledgectl.ground.files import OWN, disk_error, is_disk_error, workspace_of

COMMANDS: Table = {
    "init": "workspace:init",
    "demo": "demo:demo",
    "status": "status:status",
    "due": "due:due",
    "explain": "explain:explain",
    "log": "workspace:log",
    "undo": "undo:undo",
    "report": "report:report",
    "nightly": "nightly:nightly",
    "doctor": "doctor:doctor",
    "catalog": {
        "blank": "catalog.blank:blank",
        "check": "catalog.check:check",
        "import": "catalog.intake:import_lists",
        "show": "catalog.show:show",
        "edit": "catalog.items:edit",
        "remove": "catalog.items:remove",
        "restore": "catalog.items:restore",
        "review": "catalog.review:review",
        "diff": "catalog.diff:diff",
        "impact": "catalog.impact:impact",
        "propose": "catalog.propose:propose",
        "approve": "catalog.approval:approve",
        "publish": "catalog.release:publish",
        "file": "catalog.filing:file",
        "verify": "catalog.verify:verify",
    },
    "form": {
        "make": "make:make",
        "fill": "batch:fill",
        "check": "form:check",
        "templates": "templates:templates",
    },
    "dept": {
        "show": "dept.show:show",
        "edit": "dept.edit:edit",
        "submit": "dept.submit:submit",
        "remind": "dept.remind:remind",
        "activity": "dept.activity:activity",
        "complaint": "dept.complaint:complaint",
    },
}
SUMMARIES = {
    "pledgectl": "证明事项告知承诺制：清单导入、校验、比对、审定、公布、报备，告知承诺书和办事指南。",
    "catalog": "证明事项目录：导入、检查、修改、比对、审定、公布、报备",
    "dept": "部门：名录和联系方式、报送台账、催办单、活动台账、投诉举报",
    "form": "文书：空白和填好的告知承诺书、办事指南，模板检查",
}



def tidy(argument: str) -> str:
    """Mend an option typed with the Chinese input method on: ——dept, －－format＝docx."""
    name, equals, value = re.match(r"([^=＝]*)([=＝]?)(.*)", argument, re.DOTALL).groups()  # type: ignore[union-attr]
    bare = narrow(name.lstrip(DASHES + "-"))
    if not name or name[0] not in DASHES or not bare.isascii() or not bare:
        return argument
    dashes = "-" if len(bare) == 1 else "--"
    return dashes + bare + ("=" if equals else "") + value


def root_group() -> ChineseGroup:
    """Build the command line itself."""
    root = build_group("pledgectl", COMMANDS, SUMMARIES)
    root.params.extend([
        TyperOption(param_decls=["-C", "workspace"], help="使用这个文件夹中的工作区", metavar="文件夹", expose_value=False,
                    callback=lambda ctx, param, value: value and chosen_workspace.set(Path(value))),
        TyperOption(param_decls=["-V", "--version"], help="显示版本", is_flag=True, expose_value=False, is_eager=True,
                    callback=_show_version),
    ])
    return root


def _show_version(ctx: Any, param: Any, value: bool) -> None:
    if value:
        from pledgectl import __version__

        screen.out(f"pledgectl {__version__}")
        raise Exit(DONE)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors that a clerk can mend are shown, others raised."""
    token = chosen_workspace.set(chosen_workspace.get())
    try:
        args = [tidy(argument) for argument in arguments] or ["--help"]
        root = root_group()
        # Not through typer's own main, which turns a closed pipe into exit code 1.
        with root.make_context("pledgectl", args) as context:
            result = root.invoke(context)
        return result if isinstance(result, int) else DONE
    except Exit as stop:
        return stop.exit_code
    except PledgectlError as error:
        screen.show_error(error)
        return error.code
    except TyperException as error:
        told = _usage_error(error)
        screen.show_error(told)
        return told.code
    except (Abort, EOFError, KeyboardInterrupt):
        screen.note("已取消")
        return CANCELLED
    except RecursionError:
        screen.show_error(PledgectlError("文件的内容嵌套得太深", "", "这不是正常的文件，请检查来源"))
        return UNUSABLE
    except OSError as error:
        if not is_disk_error(error):
            raise
        screen.show_error(disk_error(error, Path(os.fsdecode(error.filename))))
        return UNUSABLE
    finally:
        chosen_workspace.reset(token)


def main() -> None:
    """Run the command line; the only broad `try` of the program stands here."""
    _speak_chinese()
    screen.prepare_streams()
    try:
        code = run(sys.argv[1:])
        screen.flush()
    except BrokenPipeError:
        screen.silence()
        code = DONE
    except OSError as error:
        # An error of a file names it and has been told already; one without a name is that of the output.
        code = _fault() if error.filename else _unwritten(error)
    except MemoryError:
        screen.show_error(PledgectlError("内存不够", "", "请关闭其他程序，或把文件拆小后重试"))
        code = UNUSABLE
    except Exception:
        code = _fault()
    # What the program holds at its end goes back to the system as it is, without being searched for cycles once more.
    gc.freeze()
    sys.exit(code)


def _speak_chinese() -> None:
    """Start again in Python's UTF-8 mode where the system's encoding has no Chinese: no file of ours could be named there."""
    try:
        os.fsencode("输出")
    except UnicodeEncodeError:
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def _unwritten(error: OSError) -> int:
    """Say that what the command had to tell did not get out; what it has changed by then stays changed."""
    screen.silence()
    why = disk_error(error, Path("标准输出")).message.removesuffix("，没有写成")
    screen.show_error(PledgectlError(f"输出没有写成：{why}", "标准输出", "腾出空间后再看；工作区有没有改动，看 pledgectl log"))
    return UNUSABLE


def _fault() -> int:
    """Keep the traceback in a file of the user's own and say so in three lines."""
    import tempfile
    import traceback

    root = workspace_of(Path.cwd())
    log = "（记录没有写成）"
    with suppress(OSError):
        handle, log = tempfile.mkstemp(".log", "pledgectl-error-", root / OWN if root and (root / OWN).is_dir() else None)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(traceback.format_exc())
    screen.show_error(PledgectlError("程序出了故障，没有完成", f"详细记录：{log}", "请把这份记录交给维护人员"))
    return FAULT


def _parameter_name(parameter: Any) -> str:
    if parameter is None:
        return ""
    return str(parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or parameter.name.upper())


def _expected(parameter: Any) -> str:
    """Say which values a parameter takes."""
    kind = getattr(parameter, "type", None)
    if not str(getattr(kind, "name", "")).startswith("int"):
        return "值不合格式"
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    span = f"，{low} 到 {high}" if high is not None else f"，不小于 {low}" if low is not None else ""
    return f"要写整数{span}"


def _usage_error(error: TyperException) -> PledgectlError:
    """Say in Chinese what is wrong with the command line."""
    context = getattr(error, "ctx", None)
    help_hint = f"请看 {context.command_path} --help" if context else "请看 pledgectl --help"
    name = _parameter_name(getattr(error, "param", None))
    kind = type(error).__name__
    if kind == "MissingParameter":
        return PledgectlError(f"缺少{'选项' if name.startswith('-') else '参数'} {name}", "", help_hint, USAGE)
    if kind == "NoSuchOption":
        near = getattr(error, "possibilities", None) or ()
        hint = f"是否应为 {'、'.join(sorted(near))}？" if near else help_hint
        hint = "请写在命令前面：pledgectl -C 文件夹 命令 …" if getattr(error, "option_name", "") == "-C" else hint
        return PledgectlError(f"没有选项 {getattr(error, 'option_name', '')}", "", hint, USAGE)
    if kind == "BadOptionUsage":
        return PledgectlError(f"选项 {getattr(error, 'option_name', '')} 后面要有一个值", "", help_hint, USAGE)
    if isinstance(error, BadParameter):
        if unreadable := re.search(r"'(.*)' is not readable", error.message):
            return disk_error(PermissionError(errno.EACCES, ""), Path(unreadable[1]))
        text = error.message if isinstance(error, NoChoice) else _expected(getattr(error, "param", None))
        return PledgectlError(f"{name} {text}".strip(), "", help_hint, USAGE)
    text = {"Missing command.": "缺少命令"}.get(error.message, "命令行写得不对，或参数多了")
    return PledgectlError(text, "", help_hint, USAGE)
