"""`explain`: the page of a rule, or the table of all rules."""

from dataclasses import asdict
from typing import Annotated, Any

import typer

from pledgectl.cli.base import Json, examples, find_workspace, narrow
from pledgectl.doors import screen
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import nearest
from pledgectl.model import LEVELS
from pledgectl.rule import REGISTER, Rule
from pledgectl.rules import load_all

Code = Annotated[str, typer.Argument(metavar="编号", help="规则编号，如 X001；不写就列出全部规则")]


@examples("pledgectl explain", "pledgectl explain X001")
def explain(code: Code = "", json: Json = False) -> None:
    """说明检查规则：为什么、怎么办、依据是什么。

    在工作区里，还照录本辖区方案的规定（以方案为依据的规则）。
    """
    load_all()
    if not code:
        _show_all(json)
        return
    found = REGISTER.get(narrow(code.strip()).upper())
    if found is None:
        near = nearest(narrow(code).upper(), tuple(sorted(REGISTER)))
        hint = f"是否应为 {near}（{REGISTER[near].title}）？" if near else "用 pledgectl explain 查看全部规则"
        raise PledgectlError(f"没有“{code[:20]}”这个规则编号", "", hint, USAGE)
    if json:
        screen.out_json(_data(found))
    else:
        screen.out(f"{found.code} {found.title}（{LEVELS[found.level]}）\n\n{found.page}")
        if own := _own_plan(found):
            screen.out(own)


def _own_plan(found: Rule) -> str:
    """Quote the plan of the workspace's place where the rule rests on it; "" elsewhere, and where a profile is of no plan."""
    root = find_workspace() if found.table else None
    if root is None:
        return ""
    from pledgectl.cli.catalog.context import choose_profile

    profile = choose_profile(root)
    if not profile.document:
        return ""
    table = getattr(profile, found.table)
    quoted = "".join(f"“{sentence}”" for sentence in table.quote) or "没有规定。"
    return f"本辖区：《{profile.document}》{quoted}" + (f"\n说明：{table.note}" if table.note else "")


def _show_all(json: bool) -> None:
    rules = [REGISTER[code] for code in sorted(REGISTER)]
    if json:
        screen.out_json({"rules": [_data(entry) for entry in rules]})
        return
    screen.table(("编号", "级别", "说的是什么"), [(entry.code, LEVELS[entry.level], entry.title) for entry in rules])
    screen.next_step("pledgectl explain 编号，看一条规则的为什么、怎么办、依据")


def _data(entry: Rule) -> dict[str, Any]:
    return {key: value for key, value in asdict(entry).items() if key not in ("check", "hint", "table")}
