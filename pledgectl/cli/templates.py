"""`form templates`: the templates that papers are made from, and the names that they may use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, find_workspace, workspace_root
from pledgectl.doors import screen
from pledgectl.doors.word import TEMPLATES, read_template, template_files
from pledgectl.errors import DONE
from pledgectl.forms.kinds import CHOICES, TEMPLATE_NAMES
from pledgectl.ground.files import read_file, write_file
from pledgectl.ground.inside import inside

if TYPE_CHECKING:
    from pledgectl.forms.names import Field

# Kinds whose content the plans lay down.
ELEMENTS = ("pledge", "guide")
_KEEP_CHANGED = (
    "复制了全部模板。没有改动的请从 templates 文件夹删去，否则程序更新模板以后，用的还是旧的；"
    "以后只复制要改的，如 --copy pledge guide"
)


@examples(
    "pledgectl form templates",
    "pledgectl form templates --fields",
    "pledgectl form templates --fields 协助核查函",
    "pledgectl form templates --copy 承诺书 办事指南",
)
def templates(
    names: Annotated[list[str] | None, typer.Argument(metavar="模板", help="模板名称，如 pledge、承诺书；不写就是全部")] = None,
    copy: Annotated[bool, typer.Option("--copy", help="把写出的模板复制到工作区的 templates 文件夹，供修改")] = False,
    fields: Annotated[bool, typer.Option("--fields", help="列出模板和表格里可以使用的名称")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """列出模板，复制出来修改，或者查看可以使用的名称。

    工作区 templates 文件夹里有同名模板的，用工作区的；没有的，用程序自带的。
    复制过来的，程序以后更新了也不会跟着变，所以只复制要改的，如 --copy pledge guide；只写 --copy 就全部复制。
    --fields 列出承诺书、办事指南和表格的名称；写了模板的，列出那些文书的，如 --fields assist。
    """
    root = workspace_root() if copy else find_workspace()
    found = template_files(root)
    codes = {alias: code for code, aliases in TEMPLATE_NAMES.items() for alias in aliases}
    names = [codes.get(name, name) for name in names or ()]
    for name in names:
        read_template(name, root)
    if fields:
        return _show_fields(names, json)
    chosen = {name: path for name, path in found.items() if not names or name in names}
    if copy and root:
        return _copy(chosen, root, _KEEP_CHANGED if not names else "", Mode(json, dry_run))
    rows = [
        (name, TEMPLATE_NAMES.get(name, ("",))[0], "工作区" if root and path.is_relative_to(root) else "自带", str(path))
        for name, path in chosen.items()
    ]
    if json:
        screen.out_json({"templates": [dict(zip(("name", "title", "source", "path"), row, strict=True)) for row in rows]})
    else:
        screen.table(("模板", "文书", "来源", "位置"), rows)
    return DONE


def _copy(chosen: dict[str, Path], root: Path, advice: str, mode: Mode) -> int:
    """Copy templates that are not there yet; `advice` is told besides, if any."""
    targets = {name: inside(root, f"{TEMPLATES}/{name}.docx") for name in chosen}
    new = {name: target for name, target in targets.items() if not target.exists()}
    for target in (one for name, one in targets.items() if name not in new):
        screen.note(f"已有，没有改动：{target}")
    for name, target in new.items():
        if not mode.dry_run:
            write_file(target, read_file(chosen[name]))
        screen.note(f"{'将' if mode.dry_run else '已'}写入：{target}")
    if mode.json:
        screen.out_json({"written": [str(target) for target in new.values()]})
    if advice:
        screen.note(advice)
    if not mode.dry_run:
        screen.next_step("用 Word 或 WPS 修改后，运行 pledgectl form check 检查")
    return DONE


def _fields_of(names: Sequence[str]) -> "list[Field]":
    """List the dotted names of these papers, each with the papers that have it; no table fills them."""
    from pledgectl.forms.names import Field, kind_groups

    papers: dict[str, list[str]] = {}
    for name in names:
        groups = kind_groups(name) if name in CHOICES else ()
        for one in dict.fromkeys(one for one in names_for(name) if one not in groups):
            papers.setdefault(one, []).append(TEMPLATE_NAMES.get(name, (name,))[0])
    return [Field(one, (), tuple(titles)) for one, titles in papers.items()]


def _show_fields(names: Sequence[str], json: bool) -> int:
    """Show the names of pledges and guides, with the columns that fill them; or those that papers of these names have."""
    from pledgectl.formats.records import record_data
    from pledgectl.forms.names import field_table

    rows = _fields_of(names) if set(names) - set(ELEMENTS) else field_table()
    if json:
        screen.out_json({"fields": [record_data(one) for one in rows]})
    else:
        cells = [(f"{{{{ {one.name} }}}}", "、".join(one.columns), "、".join(one.papers)) for one in rows]
        screen.table(("名称", "表格列名", "文书"), cells)
        screen.note("列名不分全角半角和空格。承诺书的模板里另写的名称，表格里有同名的一列就会填写")
    return DONE


def names_for(name: str) -> tuple[str, ...]:
    """List the names that a template may use: those of its kind's papers, printed by the built-in template or not."""
    from pledgectl.forms.inspect import template_names
    from pledgectl.forms.names import kind_names, paper_names

    own = template_files(None).get(name)
    if name in ELEMENTS or own is None:
        return paper_names()
    return (*template_names(read_file(own), own.name), *(kind_names(name) if name in CHOICES else _table_names(name)))


def _table_names(name: str) -> tuple[str, ...]:
    """List the names of the tables around a version, which are of no kind."""
    from pledgectl.catalog.papers import table_names

    return table_names(name)
