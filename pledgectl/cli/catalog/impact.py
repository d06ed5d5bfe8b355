"""`catalog impact`: which items rest on a law that is revised or repealed."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from pledgectl.catalog import impact as verbs
from pledgectl.catalog.impact import STATUSES, Affected, Target
from pledgectl.cite import cite
from pledgectl.cli.base import Json, examples, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import DONE
from pledgectl.model import Catalog
from pledgectl.records import record_data

_STATUS = {code: (name,) for code, name in STATUSES.items()}


@examples(
    "pledgectl catalog impact 《殡葬管理条例》",
    "pledgectl catalog impact 《中华人民共和国居民身份证法》 --article 第十条 --status 修订",
    "pledgectl catalog impact 《婚姻法》 --status 废止 --json",
)
def impact(
    document: Annotated[str, typer.Argument(metavar="文件", help="文件名称，如 《殡葬管理条例》；也可以连条款一起写")],
    article: Annotated[str, typer.Option("--article", metavar="条款", help="只查这些条款，如 第十二条、第三条至第五条")] = "",
    status: Annotated[
        str | None, typer.Option("--status", metavar="情况", parser=one_of(_STATUS), help="修订 revised、废止 repealed")
    ] = None,
    version: Annotated[str, typer.Option("--version", metavar="版本", help="公布日期；不写就查工作稿")] = "draft",
    json: Json = False,
) -> int:
    """查法律变动的影响：所有部门有哪些事项以这个文件、这一条为依据。

    文件名称不计书名号、“中华人民共和国”和修订年份；第三条至第五条包括第四条，引用整条的包括各款各项。
    依据没有写条款的也列出来，注明要人工核对。
    """
    from pledgectl.cli.catalog.items import read_named

    root = workspace_root()
    target = verbs.parse_target(document, article)
    catalog = read_named(root, version)
    found = verbs.affected(catalog, target, status or "")
    near = [] if found else verbs.suggestions(catalog, target)
    if json:
        screen.out_json(_data(target, found, near, status or ""))
    else:
        _show(target, found, near, status or "", catalog)
    return DONE


def _data(target: Target, found: Sequence[Affected], near: list[str], status: str) -> dict[str, Any]:
    items = [
        {
            "item": one.item.id,
            "department": one.item.department,
            "name": one.item.name,
            "bases": [record_data(basis, empty=True) | {"cited": cite(basis)} for basis in one.bases],
            "certain": one.certain,
            "advice": one.advice,
            "commands": verbs.commands(one, status),
        }
        for one in found
    ]
    by, day = _repeal(target)
    asked = {"document": target.document or target.number, "article": target.article, "status": status}
    return asked | {"items": items, "replaced_by": by, "replaced_on": day, "suggestions": near}


def _show(target: Target, found: Sequence[Affected], near: list[str], status: str, catalog: Catalog) -> None:
    by, day = _repeal(target)
    if by:
        screen.note(f"{verbs.shown(Target(target.document))}自 {day} 起已由《{by}》取代")
    if not found:
        screen.note(f"没有事项以{verbs.shown(target)}为依据（{_place(catalog)}）")
        if near:
            screen.note(f"名称相近的依据：{'、'.join(f'《{title}》' for title in near)}")
        return
    rows = [(one.item.id, one.item.department, one.item.name, _bases(one)) for one in found]
    screen.table(("编号", "部门", "证明事项名称", "引用的依据"), rows)
    departments = len({one.item.department for one in found})
    screen.note(f"共 {len(found)} 项，涉及 {departments} 个部门（{_place(catalog)}）")
    if status:
        _advise(found, status)
    else:
        screen.next_step("知道是修订还是废止的，加 --status 看每一项怎么办")


def _advise(found: Sequence[Affected], status: str) -> None:
    screen.out("")
    for one in found:
        screen.out(f"{one.item.id} {one.item.name}：{one.advice}")
        for command in verbs.commands(one, status):
            screen.out(f"    {command}")
    ids = " ".join(one.item.id for one in found)
    reason = f"--reason {STATUSES[status]}后依据变化 --basis 新的依据或者{STATUSES[status]}的公告"
    screen.next_step(f"改好后登记调整申请：pledgectl catalog propose {ids} {reason}")


def _bases(one: Affected) -> str:
    cited = "；".join(cite(basis) for basis in one.bases)
    return cited if one.certain else f"{cited}（没有写条款，请人工核对）"


def _place(catalog: Catalog) -> str:
    return "工作稿" if catalog.version == "draft" else f"{catalog.version} 公布版本"


def _repeal(target: Target) -> tuple[str, str]:
    from pledgectl.cli.catalog.context import read_repeals

    return verbs.replaced_by(target, {key: (one.by, one.date) for key, one in read_repeals().items()})
