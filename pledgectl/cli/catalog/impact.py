"""`catalog impact`: which items rest on a law that is revised or repealed."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.catalog import impact as verbs
from pledgectl.catalog.impact import STATUSES, Affected, Target
from pledgectl.cite import cite
from pledgectl.cli.base import DryRun, Json, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError, refusal
from pledgectl.formats.records import record_data
from pledgectl.model import Catalog
from pledgectl.workdays import parse_date

if TYPE_CHECKING:
    from pledgectl.catalog.adjustment import Proposal

_STATUS = {code: (name,) for code, name in STATUSES.items()}


@examples(
    "pledgectl catalog impact 《殡葬管理条例》",
    "pledgectl catalog impact 《中华人民共和国居民身份证法》 --article 第十条 --status 修订",
    "pledgectl catalog impact 《婚姻法》 --status 废止 --start",
    "pledgectl catalog impact 《婚姻法》 --status 废止 --json",
)
def impact(
    document: Annotated[str, typer.Argument(metavar="文件", help="文件名称，如 《殡葬管理条例》；也可以连条款一起写")],
    article: Annotated[str, typer.Option("--article", metavar="条款", help="只查这些条款，如 第十二条、第三条至第五条")] = "",
    status: Annotated[
        str | None, typer.Option("--status", metavar="情况", parser=one_of(_STATUS), help="修订 revised、废止 repealed")
    ] = None,
    version: Annotated[str, typer.Option("--version", metavar="版本", help="公布日期；不写就查工作稿")] = "draft",
    start: Annotated[bool, typer.Option("--start", help="给每个部门建一份调整申请草稿，要写 --status")] = False,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="草稿的日期，不写就是今天")] = "",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """查法律变动的影响：所有部门有哪些事项以这个文件、这一条为依据。

    文件名称不计书名号、“中华人民共和国”和修订年份；第三条至第五条包括第四条，引用整条的包括各款各项。
    依据没有写条款的也列出来，注明要人工核对。--start 建的草稿，改好事项以后用 catalog propose 补齐。
    """
    from pledgectl.cli.catalog.show import read_named

    root = workspace_root()
    target = verbs.parse_target(document, article)
    _check_start(start, status or "", version)
    catalog = read_named(root, version)
    found = verbs.affected(catalog, target, status or "")
    near = [] if found else verbs.suggestions(catalog, target)
    when = (parse_date(day, "--date") if day else date.today()).isoformat()
    started = _plan(root, target, found, status or "", when) if start else ()
    if not json:
        _show(target, found, near, status or "", catalog)
        _show_started(started)
    if started and not dry_run:
        if not screen.confirm(f"建 {len(started)} 份调整申请草稿？", yes):
            return CANCELLED
        started = _record(root, started, lambda: _plan(root, target, found, status or "", when))
    if json:
        screen.out_json(_data(target, found, near, status or "") | {"started": [one.number for one in started]})
    elif start and not dry_run:
        _tell_started(started)
    elif found:
        screen.next_step(_next([one.item.id for one in found], status or ""))
    return DONE


def _next(ids: Sequence[str], status: str) -> str:
    if not status:
        return "知道是修订还是废止的，加 --status 看每一项怎么办"
    reason = f"--reason {STATUSES[status]}后依据变化 --basis 新的依据或者{STATUSES[status]}的公告"
    then = f"改好后登记调整申请：pledgectl catalog propose {' '.join(ids)} {reason}"
    return f"{then}；先加 --start 给每个部门建一份申请草稿，免得遗漏"


def _check_start(start: bool, status: str, version: str) -> None:
    if start and (not status or version not in ("draft", "工作稿", "草案")):
        said = "建草稿要写明是修订还是废止，并且查的是工作稿"
        raise PledgectlError(said, "--start", "请加 --status 修订 或者 --status 废止，去掉 --version", USAGE)


def _plan(root: Path, target: Target, found: Sequence[Affected], status: str, day: str) -> "tuple[Proposal, ...]":
    """Plan the drafts; PledgectlError (4) before there is a version that could be adjusted."""
    from pledgectl.catalog.propose import Request, start
    from pledgectl.catalog.standing import check_date
    from pledgectl.cli.catalog.situation import read_situation

    situation = read_situation(root)
    if not situation.current:
        raise refusal("还没有公布过版本，不用申请调整", "catalogs/versions", "直接在工作稿里用 pledgectl catalog edit 改正")
    check_date(day, "申请日期", date.today().isoformat())
    by, since = _repeal(target)
    why = f"{verbs.shown(target)}{STATUSES[status]}" + (f"，自{since}起由《{by}》取代" if by else "")
    return start(situation, (one.item for one in found), Request(day, why, f"《{by}》" if by else ""))


def _show_started(started: "Sequence[Proposal]") -> None:
    for one in started:
        screen.out(f"调整申请草稿 {one.number} {one.department}：{'、'.join(entry.item for entry in one.changes)}")


def _record(
    root: Path, shown: "Sequence[Proposal]", again: "Callable[[], tuple[Proposal, ...]]"
) -> "tuple[Proposal, ...]":
    """Write the drafts that were shown, with the numbers that are free now; return them."""
    from pledgectl.catalog.adjustment import asked_for
    from pledgectl.cli.catalog.situation import ADJUSTMENTS
    from pledgectl.doors.store import dump_record
    from pledgectl.ground.transaction import refuse_changed, transaction

    with transaction(root, "catalog impact") as change:
        started = again()
        refuse_changed(asked_for(started) <= asked_for(shown))
        for one in started:
            change.write(f"{ADJUSTMENTS}/{one.number}.toml", dump_record(one))
    return started


def _tell_started(started: "Sequence[Proposal]") -> None:
    for one in started:
        screen.wrote(f"catalogs/adjustments/{one.number}.toml")
    if started:
        screen.next_step("改好事项以后运行 pledgectl catalog propose 补齐；pledgectl catalog propose --list 看各到了哪一步")
    else:
        screen.note("这些事项都有调整申请在办，或者还没有公布，没有建草稿")


def _data(target: Target, found: Sequence[Affected], near: list[str], status: str) -> dict[str, Any]:
    items = [
        {
            "item": one.item.id,
            "department": one.item.department,
            "name": one.item.name,
            "bases": [record_data(basis) | {"cited": cite(basis)} for basis in one.bases],
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


def _advise(found: Sequence[Affected], status: str) -> None:
    screen.out("")
    for one in found:
        screen.out(f"{one.item.id} {one.item.name}：{one.advice}")
        for command in verbs.commands(one, status):
            screen.out(f"    {command}")


def _bases(one: Affected) -> str:
    cited = "；".join(cite(basis) for basis in one.bases)
    return cited if one.certain else f"{cited}（没有写条款，请人工核对）"


def _place(catalog: Catalog) -> str:
    return "工作稿" if catalog.version == "draft" else f"{catalog.version} 公布版本"


def _repeal(target: Target) -> tuple[str, str]:
    from pledgectl.cli.catalog.context import read_repeals

    return verbs.replaced_by(target, {key: (one.by, one.date) for key, one in read_repeals().items()})
