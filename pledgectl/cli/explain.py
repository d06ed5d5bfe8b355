"""`explain`: the page of a rule, or the table of all rules."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from pledgectl.cli.base import Json, examples
from pledgectl.doors import screen
from pledgectl.errors import USAGE
from pledgectl.model import LEVELS
from pledgectl.records import unknown_word
from pledgectl.rule import REGISTER, Rule
from pledgectl.rules import load_all

Code = Annotated[str, typer.Argument(metavar="编号", help="规则编号，如 X001；不写就列出全部规则")]


@examples("pledgectl explain", "pledgectl explain X001")
def explain(code: Code = "", json: Json = False) -> None:
    """说明检查规则：为什么、怎么办、依据是什么。"""
    load_all()
    if not code:
        _show_all(json)
        return
    found = REGISTER.get(code.strip().upper())
    if found is None:
        error = unknown_word(code.upper(), tuple(sorted(REGISTER)), "", "规则编号")
        error.code = USAGE
        raise error
    if json:
        screen.out_json(_data(found))
    else:
        screen.out(f"{found.code} {found.title}（{LEVELS[found.level]}）\n\n{found.page}")


def _show_all(json: bool) -> None:
    rules = [REGISTER[code] for code in sorted(REGISTER)]
    if json:
        screen.out_json({"rules": [_data(entry) for entry in rules]})
        return
    screen.table(("编号", "级别", "说的是什么"), [(entry.code, LEVELS[entry.level], entry.title) for entry in rules])
    screen.next_step("pledgectl explain 编号，看一条规则的为什么、怎么办、依据")


def _data(entry: Rule) -> dict[str, Any]:
    return {key: value for key, value in asdict(entry).items() if key not in ("check", "hint")}
