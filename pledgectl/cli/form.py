"""`form make`, `form fill`, `form check`, `form templates`: papers of items, and the templates they are made from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, find_workspace, one_of, workspace_root
from pledgectl.cli.batch import fill as fill
from pledgectl.cli.papers import Gathered, finding_of, gather, pick
from pledgectl.doors import screen
from pledgectl.doors.word import TEMPLATES, read_template, template_files
from pledgectl.errors import ATTENTION, DONE
from pledgectl.files import read_file, write_file, write_output
from pledgectl.model import Finding, Item

KINDS = {"pledge": ("承诺书", "告知承诺书"), "guide": ("办事指南", "指南")}
Ids = Annotated[list[str] | None, typer.Argument(metavar="编号", help="事项编号，如 mzj-017；不写就是全部")]
Kind = Annotated[str, typer.Option("--kind", metavar="文书", parser=one_of(KINDS), help="pledge 承诺书，guide 办事指南")]
Version = Annotated[str, typer.Option("--version", metavar="版本", help="draft 工作稿，或公布日期；不写就是现行版本")]


@examples(
    "pledgectl form make",
    "pledgectl form make mzj-017 mzj-018 --kind 办事指南",
    "pledgectl form make --dept 县民政局 -o 给县民政局",
    "pledgectl form make mzj-017 --version draft --dry-run",
)
def make(
    ids: Ids = None,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="只做这个部门的：名称、简称或代码")] = "",
    kind: Kind = "pledge",
    version: Version = "",
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """生成空白文书：每个事项一份告知承诺书或者办事指南。

    缺少的内容印成【待填写：…】，并列为检查发现，程序不编造。改过的文书不会被覆盖，新的一份名称后加 (2)。
    """
    root = workspace_root()
    gathered = gather(root, kind, version)
    items = pick(gathered, root, ids or [], dept)
    folder = output or root / gathered.output / gathered.title
    written = [] if dry_run else _write_blanks(gathered, items, folder)
    found = [finding for item in items for finding in finding_of(gathered, item)]
    if json:
        data = {
            "written": [str(path) for path in written],
            "findings": [screen.finding_data(one) for one in found],
            "items": len(items),
        }
        screen.out_json(data)
        return DONE
    screen.show_findings(found)
    _tell_made(gathered, items, written, folder, len(found), dry_run)
    return DONE


def _write_blanks(gathered: Gathered, items: Sequence[Item], folder: Path) -> list[Path]:
    from pledgectl.forms.names import file_name
    from pledgectl.forms.render import render

    taken: set[str] = set()
    names = [file_name(item.id, item.name, gathered.title, taken=taken) for item in items]
    pairs = zip(names, items, strict=True)
    return [write_output(folder / name, render(gathered.template, gathered.values(item))) for name, item in pairs]


def _tell_made(
    gathered: Gathered, items: Sequence[Item], written: Sequence[Path], folder: Path, gaps: int, dry_run: bool
) -> None:
    if dry_run:
        screen.note(f"将生成 {len(items)} 份{gathered.title}，写到 {folder}；其中 {gaps} 份有待填写的内容。没有写任何文件")
        return
    screen.note(f"已生成 {len(written)} 份{gathered.title}，其中 {gaps} 份有待填写的内容")
    screen.wrote(written[0] if len(written) == 1 else folder)
    screen.next_step("用 catalog edit 补全待填写的内容后重新生成" if gaps else "打印，或者用 form fill 按表格批量填写")


@examples("pledgectl form check", "pledgectl form check templates/pledge.docx", "pledgectl form check 部门报来/*.docx --json")
def check(
    files: Annotated[list[Path] | None, typer.Argument(metavar="文件", help="DOCX 模板；不写就检查现在使用的全部模板")] = None,
    json: Json = False,
) -> int:
    """检查模板：标签、判断和循环、名称、不安全的内容，逐处说明位置和办法。

    有错误时退出码为 1；文件根本不能用（不是 DOCX、有密码、已损坏）时为 3。不需要工作区。
    """
    from pledgectl.forms.inspect import check_template

    paths = files or list(template_files(find_workspace()).values())
    found: list[Finding] = []
    for path in paths:
        found += check_template(read_file(path), path.name, _names_for(path))
    if json:
        screen.out_json({"findings": [screen.finding_data(one) for one in found], "items": len(paths)})
    else:
        screen.show_findings(found)
        screen.note(f"检查了 {len(paths)} 个模板，{'发现 ' + str(len(found)) + ' 处问题' if found else '没有发现问题'}")
        screen.next_step("照提示在 Word 或 WPS 里改好后再检查" if found else "放进工作区的 templates 文件夹就可以使用")
    return ATTENTION if any(one.level == "error" for one in found) else DONE


def _names_for(path: Path) -> tuple[str, ...]:
    """List the names that a template may use: those of an item's papers, or those of the built-in template of the same name."""
    from pledgectl.forms.inspect import template_names
    from pledgectl.forms.names import paper_names

    own = template_files(None).get(path.stem)
    return paper_names() if path.stem in KINDS or own is None else template_names(read_file(own), str(own))


@examples("pledgectl form templates", "pledgectl form templates --fields", "pledgectl form templates pledge --copy")
def templates(
    names: Annotated[list[str] | None, typer.Argument(metavar="模板", help="模板名称；不写就是全部")] = None,
    copy: Annotated[bool, typer.Option("--copy", help="复制到工作区的 templates 文件夹，供修改")] = False,
    fields: Annotated[bool, typer.Option("--fields", help="列出模板和表格里可以使用的名称")] = False,
    json: Json = False,
) -> int:
    """列出模板，复制出来修改，或者查看可以使用的名称。

    工作区 templates 文件夹里有同名模板的，用工作区的；没有的，用程序自带的。
    """
    if fields:
        return _show_fields(json)
    root = workspace_root() if copy else find_workspace()
    found = template_files(root)
    for name in names or ():
        read_template(name, root)
    chosen = {name: path for name, path in found.items() if not names or name in names}
    if copy and root:
        return _copy(chosen, root)
    rows = [(name, "工作区" if root and path.is_relative_to(root) else "自带", str(path)) for name, path in chosen.items()]
    if json:
        screen.out_json({"templates": [dict(zip(("name", "source", "path"), row, strict=True)) for row in rows]})
    else:
        screen.table(("模板", "来源", "位置"), rows)
    return DONE


def _copy(chosen: dict[str, Path], root: Path) -> int:
    for name, path in chosen.items():
        target = root / TEMPLATES / f"{name}.docx"
        if target.exists():
            screen.note(f"已有，没有改动：{target}")
            continue
        write_file(target, read_file(path))
        screen.wrote(target)
    screen.next_step("用 Word 或 WPS 修改后，运行 pledgectl form check 检查")
    return DONE


def _show_fields(json: bool) -> int:
    from pledgectl.forms.names import field_table

    rows = field_table()
    if json:
        screen.out_json(
            {"fields": [{"name": name, "columns": list(columns), "papers": list(papers)} for name, columns, papers in rows]}
        )
    else:
        screen.table(("名称", "表格列名", "文书"), [(f"{{{{ {name} }}}}", "、".join(c), "、".join(p)) for name, c, p in rows])
        screen.note("列名不分全角半角和空格。模板里另写的名称，表格里有同名的一列就会填写")
    return DONE
