"""`catalog publish`: freeze the version that follows from what was approved."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgectl.catalog import release as verbs
from pledgectl.catalog.release import Plan
from pledgectl.catalog.standing import SHOWN, Situation, list_changes, review_command
from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, workspace_root
from pledgectl.cli.catalog import situation as ground
from pledgectl.cli.catalog.changes import changes_data, show_changes
from pledgectl.cli.catalog.frozen import refuse_edited, release_bytes
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.ground.transaction import refuse_changed, transaction
from pledgectl.text import first_few
from pledgectl.workdays import parse_date

# Plans a version from a situation, its day and today.
Make = Callable[[Situation, str, str, verbs.Check], Plan]


@examples(
    "pledgectl catalog publish --date 2021-05-12",
    "pledgectl catalog publish --baseline 2021-02-28",
    "pledgectl catalog publish --date 2021-05-12 --approved-only",
)
def publish(
    day: Annotated[str, typer.Option("--date", metavar="日期", help="公布日期，不写就是今天")] = "",
    baseline: Annotated[str, typer.Option("--baseline", metavar="日期", help="接管以前公布的清单：原来的公布日期")] = "",
    approved_only: Annotated[bool, typer.Option("--approved-only", help="只公布已审定的变化，其余留在工作稿")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """定版公布：现行版本加上已审定的变化，成为一个有日期、不再改动的版本。

    未经审定的变化、检查出的错误、没有记录理由的疑似排除事项，都不能公布（退出码 4）。
    """
    root = workspace_root()
    if baseline and (day or approved_only):
        raise PledgectlError("--baseline 不能与 --date、--approved-only 同时使用", "", "接管清单时只写 --baseline 日期", USAGE)

    refuse_edited(root)
    given = baseline or day
    when = parse_date(given, "--baseline" if baseline else "--date") if given else date.today()
    make = verbs.plan_baseline if baseline else verbs.plan_approved if approved_only else verbs.plan_release
    planned = partial(_plan, root, make, when.isoformat())
    return _publish(root, planned, Mode(json, dry_run, yes))


def _plan(root: Path, make: Make, when: str) -> Plan:
    found = ground.read_situation(root)
    return _before(found, make, when) or make(found, when, date.today().isoformat(), ground.checker(root, found.profile))


def _before(found: Situation, make: Make, when: str) -> Plan | None:
    """Return the version that just this command has published before, None if there is something to publish."""
    done = verbs.published_before(found, when)
    if done is None or done.release.baseline != (make is verbs.plan_baseline):
        return None
    return done if make is verbs.plan_approved or not done.left else None


def _publish(root: Path, plan: Callable[[], Plan], mode: Mode) -> int:
    """Show a version, ask, freeze it; one that is published already is only told."""
    planned = plan()
    if planned.frozen:
        screen.note(f"版本 {planned.release.version} 已经公布，没有新的要公布")
    elif not mode.json:
        _show_plan(planned)
    wanted = not (mode.dry_run or planned.frozen)
    if wanted:
        if not screen.confirm(f"公布版本 {planned.release.version}（{len(planned.catalog)} 项）？", mode.yes):
            return CANCELLED
        _freeze(root, planned, plan)
    if mode.json:
        screen.out_json(_plan_data(planned))
    if wanted:
        _tell_published(planned)
    return DONE


def _freeze(root: Path, planned: Plan, plan: Callable[[], Plan]) -> None:
    """Write the version in one transaction, if nothing has changed since it was shown."""
    folder = f"{store.VERSIONS}/{planned.release.version}"
    with transaction(root, "catalog publish") as change:
        refuse_changed(plan() == planned)
        parts = store.catalog_files(planned.catalog, store.read_departments(root))
        files = {f"{code}.toml": data for code, data in parts.items()}
        sealed = verbs.seal(planned, files, release_bytes(root, planned.release.previous))
        for name, data in files.items():
            change.write(f"{folder}/{name}", data)
        change.write(f"{folder}/{store.RELEASE}", store.dump_record(sealed))


def _show_plan(planned: Plan) -> None:
    if planned.release.baseline:
        screen.note(f"接管 {planned.release.published} 公布的清单：{len(planned.catalog)} 项")
    else:
        show_changes(planned.changes)
    if planned.left:
        screen.note(f"留在工作稿、这次不公布：{list_changes(planned.left)}")
    if planned.reviewed_late:
        late = first_few(planned.reviewed_late, SHOWN, "项")
        screen.note(f"注意：{late} 的合法性审查日期晚于审定日期；方案要求先审查、后审定，请核对")
        screen.note("    日期写错的用 pledgectl catalog review 重新登记；审查后结论不同的，改正后重新审定")
    if planned.findings:
        screen.note(f"检查发现 {len(planned.findings)} 处，用 pledgectl catalog check 查看")
        _show_blocking(planned)


def _show_blocking(planned: Plan) -> None:
    """Name what stops the next publication, even of other items, item by item with the codes."""
    items = planned.catalog.by_id()
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for entry in planned.findings:
        if verbs.blocks(entry, items):
            codes[entry.item].add(entry.code)
    if codes:
        screen.note(f"其中 {len(codes)} 项不处理，下一次什么都不能公布：")
        for item, found in sorted(codes.items()):
            name = items[item].name if item in items else ""
            screen.note(f"    {item} {name}：{'、'.join(sorted(found))}")
        screen.note("    错误的改正：pledgectl catalog edit 编号 --set 字段=内容；或者取消：pledgectl catalog remove 编号")
        if doubtful := [item for item, found in sorted(codes.items()) if verbs.SUSPICION in found]:
            screen.note(f"    疑似排除而可以承诺的，记录理由：{review_command(doubtful, ())}")


def _plan_data(planned: Plan) -> dict[str, Any]:
    facts = {name: getattr(planned.release, name) for name in ("version", "published", "profile", "baseline", "previous")}
    changes = {"changes": changes_data(planned.changes), "left": changes_data(planned.left)}
    found = [screen.finding_data(entry) for entry in planned.findings]
    late = list(planned.reviewed_late)
    return {**facts, "items": len(planned.catalog), **changes, "findings": found, "reviewed_late": late}


def _tell_published(planned: Plan) -> None:
    screen.wrote(f"{store.VERSIONS}/{planned.release.version}/（{len(planned.catalog)} 项）")
    if planned.release.baseline:
        screen.next_step("以后部门报来新的清单，用 pledgectl catalog import 导入，再用 pledgectl catalog diff 看变化")
    else:
        screen.next_step("pledgectl form make --kind 公告 生成公布公告；pledgectl catalog file 生成报备材料，说明期限")
