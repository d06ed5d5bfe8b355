"""What every command stands on: Chinese help, lazily loaded commands, shared options, the workspace.

A command is a plain function whose docstring is its help; `examples` are printed below it. It returns its exit code, or None
for 0. Its module is imported only when it runs, and imports doors and verbs inside the function where they are heavy.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from pledgectl.cli.manual import help_text
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.ground.files import SETTINGS, workspace_of

Json = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="只看结果，不写任何文件")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再询问，直接执行")]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="写到这个文件或文件夹")]
Version = Annotated[str, typer.Option("--version", metavar="版本", help="draft 工作稿，或公布日期；不写就是现行版本")]
Merge = Annotated[str, typer.Option("--merge", metavar="[名称]", help="合成打印卷，每卷最多 200 份；不写名称就叫打印卷")]
Zip = Annotated[bool, typer.Option("--zip", help="写成一个压缩包，不建文件夹")]
Pdf = Annotated[bool, typer.Option("--pdf", help="同时生成 PDF，需要安装 LibreOffice")]

DASHES = "—–－‐―−﹣"
_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

CONTEXT = {"help_option_names": ["-h", "--help"]}
Command = Callable[..., int | None]
Table = Mapping[str, "str | Table"]


@dataclass(frozen=True, slots=True)
class Mode:
    """怎样运行: whether data is printed as JSON, nothing is written, nobody is asked."""

    json: bool = False
    dry_run: bool = False
    yes: bool = False


chosen_workspace: ContextVar[Path | None] = ContextVar("chosen_workspace", default=None)


def examples(*lines: str) -> Callable[[Command], Command]:
    """Attach the example lines that help prints."""

    def attach(function: Command) -> Command:
        function.__dict__["examples"] = lines
        return function

    return attach


def may_stand_alone(**values: str) -> Callable[[Command], Command]:
    """Let options be given without a value: merge="打印卷" makes --merge mean --merge=打印卷."""

    def attach(function: Command) -> Command:
        function.__dict__["alone"] = {f"--{name}": value for name, value in values.items()}
        return function

    return attach


def find_workspace() -> Path | None:
    """Return the workspace named by -C, else the nearest parent folder that is one, or None; finish what was cut off."""
    named = chosen_workspace.get()
    start = (named or Path.cwd()).absolute()
    root = (start if (start / SETTINGS).is_file() else None) if named else workspace_of(start)
    if root:
        from pledgectl.doors.screen import note
        from pledgectl.ground.lock import tell_waiting
        from pledgectl.ground.transaction import recover

        tell_waiting.set(note)
        recover(root)
    elif named:
        raise PledgectlError("这个文件夹不是工作区", str(named), "请检查 -C 后面的位置，或先运行 pledgectl init 新建工作区")
    return root


def workspace_root() -> Path:
    """Return the workspace, or stop and say how to make one."""
    root = find_workspace()
    if root is None:
        raise PledgectlError("这里不是工作区", str(Path.cwd()), "请进入工作区文件夹，或先运行 pledgectl init 新建工作区")
    return root


class NoChoice(typer.BadParameter):
    """A value that is none of the choices, told in Chinese."""


def narrow(text: str) -> str:
    """Write letters, digits and marks typed with the Chinese input method on as on the keyboard: ｄｏｃｘ is docx."""
    return text.translate(_WIDTHS)


def item_id(text: str) -> str:
    """Return an item's id as it is stored: MZJ－００１ and mzj—001 are mzj-001."""
    return re.sub(f"[{DASHES}]", "-", narrow(text.strip())).lower()


def one_of(choices: Mapping[str, Sequence[str]]) -> Callable[[str], str]:
    """Return a parser that accepts the ASCII value or any of its Chinese names, and names the choices otherwise."""
    values = {name.lower(): value for value, names in choices.items() for name in (value, *names)}

    def parse(text: str) -> str:
        typed = narrow(text.strip()).lower()
        if typed not in values:
            shown = "、".join(f"{value}（{names[0]}）" if names else value for value, names in choices.items() if value)
            raise NoChoice(f"“{text}”不在可选的值之中：{shown}")
        return values[typed]

    return parse


# What releases of typer call an option of plain text, and what it calls the ids of items.
_TEXT = ("str", "text", "item_id")


def _typed(value: Any) -> Any:
    """Take hidden characters out of what was typed, unless it names a file that is there."""
    if not isinstance(value, str):
        return [_typed(each) for each in value] if isinstance(value, list | tuple) else value
    # Path.exists raises where a text is too long for a name.
    if value.isprintable() or os.path.exists(value):  # noqa: PTH110
        return value
    from pledgectl.text import clean_text, has_hidden

    return clean_text(value) if has_hidden(value) else value


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese and without boxes; `alone` are options whose value may be left out."""

    alone: Mapping[str, str] = MappingProxyType({})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the usual value to an option that stands alone: --merge is --merge=打印卷."""
        following = [*args[1:], "-"]
        pairs = zip(args, following, strict=False)
        args = [f"{arg}={self.alone[arg]}" if arg in self.alone and after.startswith("-") else arg for arg, after in pairs]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command with clean texts: what was copied from a web page carries marks that no record may hold."""
        for param in self.params:
            if param.type.name in _TEXT and param.name in ctx.params:
                ctx.params[param.name] = _typed(ctx.params[param.name])
        return super().invoke(ctx)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page."""
        formatter.write(help_text(self, ctx))


def elsewhere(name: str, table: Table) -> str:
    """Write the command of just this name wherever it stands: catalog undo is undo, import is catalog import; "" for none."""
    groups = [group for group, entry in table.items() if not isinstance(entry, str) and name in entry]
    return f"pledgectl {name}" if name in table else f"pledgectl {groups[0]} {name}" if len(groups) == 1 else ""


class ChineseGroup(TyperGroup):
    """A group that imports a command's module only when the command runs or is listed."""

    table: Table
    summaries: Mapping[str, str]

    def list_commands(self, ctx: Any) -> list[str]:
        """List the commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Build one command, or a group below this one."""
        entry = self.table.get(cmd_name)
        if entry is None or isinstance(entry, str):
            return entry and build(cmd_name, load_function(entry))
        return build_group(cmd_name, entry, self.summaries)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or name the nearest one there is."""
        if args[0] not in self.table and not args[0].startswith("-"):
            from pledgectl.formats.records import nearest

            near = nearest(args[0], tuple(self.table))
            path = ctx.command_path
            meant = elsewhere(args[0], ctx.find_root().command.table) or (f"{path} {near}" if near else "")
            hint = f"是否应为 {meant}？" if meant else f"请看 {path} --help"
            raise PledgectlError(f"没有“{args[0]}”这个命令", "", hint, USAGE)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help page with one line a command."""
        rows = [
            (name, summary_of(entry) if isinstance(entry, str) else self.summaries.get(name, ""))
            for name, entry in self.table.items()
        ]
        formatter.write(help_text(self, ctx, rows))


def load_function(target: str) -> Command:
    """Import the module of a command, named "module:function", and return the function."""
    module, _, name = target.partition(":")
    function: Command = getattr(import_module(f"pledgectl.cli.{module}"), name)
    return function


def summary_of(target: str) -> str:
    """Return the first line of a command's help; from its source, so that listing commands imports none of them."""
    module, _, name = target.partition(":")
    path = Path(__file__).parent.joinpath(*module.split(".")).with_suffix(".py")
    source = path.read_text(encoding="utf-8") if path.is_file() else ""
    found = re.search(rf'^def {name}\(.*?:\n    """(.+?)(?:\n|""")', source, re.MULTILINE | re.DOTALL)
    text = found[1] if found else load_function(target).__doc__ or ""
    return text.strip().partition("\n")[0].rstrip("。")


def build(name: str, function: Command) -> TyperCommand:
    """Make a command of a function."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    epilog = "\n".join(function.__dict__.get("examples", ()))
    app.command(name, cls=ChineseCommand, epilog=epilog, context_settings=CONTEXT)(function)
    command = get_command(app)
    command.name = name
    command.alone = function.__dict__.get("alone", {})  # type: ignore[attr-defined]
    return command  # type: ignore[return-value]


def build_group(name: str, table: Table, summaries: Mapping[str, str]) -> ChineseGroup:
    """Make a group of a table of commands."""
    group = ChineseGroup(name=name, help=summaries.get(name, ""), context_settings=CONTEXT, rich_markup_mode=None)
    group.table, group.summaries = table, summaries
    return group
