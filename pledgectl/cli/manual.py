"""The help page of a command: usage, what it does, arguments, options, examples; Chinese and without boxes."""

import inspect
from collections.abc import Sequence
from typing import Any


def _usage(command: Any, ctx: Any) -> str:
    pieces = [ctx.command_path]
    if any(param.param_type_name == "option" for param in command.params):
        pieces.append("[选项]")
    for param in command.params:
        if param.param_type_name == "argument":
            name = param.metavar or (param.name or "").upper()
            pieces.append((name if param.required else f"[{name}]") + ("…" if param.nargs == -1 else ""))
    if hasattr(command, "list_commands"):
        pieces.append("命令 …")
    return " ".join(pieces)


_VALUE_NAMES = {"integer": "数", "float": "数", "path": "路径", "file": "文件"}


def _parameter_rows(command: Any, ctx: Any, kind: str) -> list[tuple[str, str]]:
    rows = []
    for param in command.get_params(ctx):
        if param.param_type_name != kind or getattr(param, "hidden", False):
            continue
        value = param.metavar or _VALUE_NAMES.get(param.type.name, "值")
        # Short names first: those of --help come in no steady order.
        name = ", ".join(sorted(param.opts, key=len)) if kind == "option" else param.metavar or (param.name or "").upper()
        if kind == "option" and not getattr(param, "is_flag", False):
            name += f" {value}"
        if param.name == "help":
            text = "显示这份帮助"
        else:
            default = param.default if isinstance(param.default, str | int) and not isinstance(param.default, bool) else ""
            text = (param.help or "") + ("（必填）" if param.required else f"（默认 {default}）" if default else "")
        rows.append((name, text))
    return rows


def _write_rows(lines: list[str], title: str, rows: Sequence[tuple[str, str]]) -> None:
    if rows:
        lines.extend(["", f"{title}："])
        width = min(30, max(_width(name) for name, _ in rows))
        for name, text in rows:
            gap = " " * (width - _width(name) + 2) if _width(name) <= width else "\n" + " " * (width + 4)
            lines.append(f"  {name}{gap}{text}")


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def help_text(command: Any, ctx: Any, commands: Sequence[tuple[str, str]] = ()) -> str:
    """Write the help page of a command; `commands` are name and summary of those below a group."""
    lines = [f"用法：{_usage(command, ctx)}", "", inspect.cleandoc(command.help or "")]
    _write_rows(lines, "命令", commands)
    _write_rows(lines, "参数", _parameter_rows(command, ctx, "argument"))
    _write_rows(lines, "选项", _parameter_rows(command, ctx, "option"))
    if command.epilog:
        lines.extend(["", "示例：", *(f"  {line}" for line in command.epilog.split("\n"))])
    return "\n".join(lines) + "\n"
