"""`catalog approve` and `catalog publish`: record decisions, and freeze the version that follows from them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgectl.catalog import approval as decisions
from pledgectl.catalog import release as verbs
from pledgectl.catalog.adjustment import Adjustment, Approval
from pledgectl.catalog.release import Plan
from pledgectl.catalog.standing import Situation, approved, decided, list_changes
from pledgectl.cli.base import DryRun, Json, Yes, examples, one_of, workspace_root
from pledgectl.cli.catalog import situation as ground
from pledgectl.cli.catalog.changes import change_data
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.model import AUTHORITIES, KINDS, Change
from pledgectl.records import record_data
from pledgectl.transaction import transaction
from pledgectl.workdays import parse_date

_DECIDERS = {"government": ("政府", "本级政府", "人民政府"), "bureau": ("司法局", "司法行政部门")}
Ids = Annotated[list[str] | None, typer.Argument(metavar="事项编号", help="哪些事项的变化；不写就是全部未审定的变化")]
Decider = Annotated[
    str | None,
    typer.Option("--authority", metavar="主体", parser=one_of(_DECIDERS), help="谁审定：政府 government、司法局 bureau"),
]


@examples(
    "pledgectl catalog approve --authority 司法局 --doc 〔2021〕5号 --date 2021-05-10",
    "pledgectl catalog approve mzj-017 mzj-018 --authority 政府 --doc 〔2021〕12号 --date 2021-05-08",
    "pledgectl catalog approve mzj-019 --reject --reason 没有法律依据 --date 2021-05-08",
)
def approve(
    authority: Decider = None,
    document: Annotated[str, typer.Option("--doc", metavar="文号", help="审定文件的文号或名称")] = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="审定日期；不予审定的，不写就是今天")] = "",
    ids: Ids = None,
    reject: Annotated[bool, typer.Option("--reject", help="不予审定，要写编号和 --reason")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么不予审定")] = "",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """登记审定：工作稿与现行版本之间的变化，由谁、以哪份文件、在哪一天审定。

    要写 --authority、--doc、--date。辖区方案没有让它审定的变化会被拒绝（退出码 4）。审定以后又改动的事项，审定即失效，
    要重新审定。不同意的用 --reject 记录理由。有调整申请的，记明审定的是哪一份申请。
    """
    root = workspace_root()
    decision = _decision(authority or "", document.strip(), day, reject)
    _check_rejection(ids or [], reject, reason.strip())

    def decide() -> tuple[Situation, Adjustment | None]:
        found = ground.read_situation(root)
        return found, decisions.approve(found, ids or [], decision, date.today().isoformat(), reason.strip())

    situation, planned = decide()
    changes = _covered(situation, planned) if planned else []
    if planned and not json:
        _show_changes(changes)
    if planned and not dry_run:
        if not screen.confirm(_question(planned, len(changes)), yes):
            return CANCELLED
        _record(root, planned, lambda: decide()[1])
    if json:
        screen.out_json({**_outcome(planned), **record_data(decision, empty=True), "changes": _data(changes)})
    if not dry_run:
        screen.note(f"已写入：{_adjustment_path(planned)}" if planned else "这些变化都已登记，没有新的要登记")
        if planned and planned.proposals:
            screen.note(f"对应的调整申请：{'、'.join(planned.proposals)}")
        screen.next_step(_after_approval(ground.read_situation(root)))
    return DONE


def _decision(authority: str, document: str, day: str, reject: bool) -> Approval:
    """Build the decision; an approval says by whom, by which paper and when, a rejection need only have a day."""
    lacking = [name for name, text in (("--authority", authority), ("--doc", document), ("--date", day)) if not text]
    if lacking and not reject:
        said = "审定文件没有写" if lacking == ["--doc"] else f"登记审定缺少 {'、'.join(lacking)}"
        hint = "请写审定文件的文号或名称" if lacking == ["--doc"] else "请写明谁审定、哪份文件、哪一天"
        raise PledgectlError(said, "、".join(lacking), hint, USAGE)
    return Approval(authority, document, (parse_date(day, "--date") if day else date.today()).isoformat())


def _check_rejection(ids: Sequence[str], reject: bool, reason: str) -> None:
    if reject and not (ids and reason):
        raise PledgectlError("不予审定要写明哪些事项、什么理由", "--reject", "请写事项编号，并加 --reason 理由", USAGE)
    if reason and not reject:
        raise PledgectlError("--reason 只用于不予审定", "--reason", "不同意的请加 --reject；同意的去掉 --reason", USAGE)


def _question(planned: Adjustment, count: int) -> str:
    if planned.outcome:
        return f"登记以上 {count} 项变化不予审定（{planned.reason}）？"
    paper = planned.approval
    return f"登记以上 {count} 项变化由{AUTHORITIES[paper.authority]}以 {paper.document} 审定？"


def _outcome(planned: Adjustment | None) -> dict[str, Any]:
    if planned is None:
        return {"adjustment": "", "outcome": "", "reason": "", "proposals": []}
    told = {"outcome": planned.outcome or "approved", "reason": planned.reason, "proposals": list(planned.proposals)}
    return {"adjustment": planned.number, **told}


def _adjustment_path(planned: Adjustment) -> str:
    return f"{ground.ADJUSTMENTS}/{planned.number}.toml"


def _record(root: Path, planned: Adjustment, decide: Callable[[], Adjustment | None]) -> None:
    with transaction(root, "catalog approve") as change:
        _unchanged(decide() == planned)
        change.write(_adjustment_path(planned), store.dump_record(planned))


def _covered(situation: Situation, planned: Adjustment) -> list[Change]:
    ids = {entry.item for entry in planned.changes}
    return [change for change in situation.difference().changes if change.item in ids]


def _after_approval(situation: Situation) -> str:
    changes = situation.difference().changes
    done = approved(situation, changes)
    left = [change for change in changes if change.item not in done]
    turned = [change for change in left if change.item in decided(situation, left)]
    if turned == left != []:
        return f"不予审定的 {len(left)} 项留在工作稿，改回或者改正；其余用 pledgectl catalog publish --approved-only 公布"
    if not left:
        return "全部变化都已审定，用 pledgectl catalog publish --date 公布日期 定版公布"
    return f"还有 {len(left)} 项变化未经审定（{list_changes(left)}），审定后再用 catalog approve 登记"


def _show_changes(changes: Sequence[Change]) -> None:
    headers = ("变化", "编号", "部门", "证明事项名称", "审定主体")
    rows = [(KINDS[c.kind], c.item, c.department, c.name, AUTHORITIES.get(c.authority, "方案未规定")) for c in changes]
    screen.table(headers, rows)


def _data(changes: Sequence[Change]) -> list[dict[str, Any]]:
    return [change_data(change) for change in changes]


def _unchanged(same: bool) -> None:
    if not same:
        raise PledgectlError("数据在确认期间被别的命令改动了", "工作区", "请重新运行这个命令")


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

    ground.refuse_edited(root)

    def plan() -> Plan:
        found = ground.read_situation(root)
        check, today = ground.checker(root, found.profile), date.today().isoformat()
        if baseline:
            return verbs.plan_baseline(found, parse_date(baseline, "--baseline").isoformat(), today, check)
        when = parse_date(day, "--date").isoformat() if day else today
        return (verbs.plan_approved if approved_only else verbs.plan_release)(found, when, today, check)

    planned = plan()
    if not json:
        _show_plan(planned)
    if not dry_run:
        if not screen.confirm(f"公布版本 {planned.release.version}（{len(planned.catalog)} 项）？", yes):
            return CANCELLED
        _freeze(root, planned, plan)
    if json:
        screen.out_json(_plan_data(planned))
    if not dry_run:
        _tell_published(planned)
    return DONE


def _freeze(root: Path, planned: Plan, plan: Callable[[], Plan]) -> None:
    """Write the version in one transaction, if nothing has changed since it was shown."""
    folder = f"{store.VERSIONS}/{planned.release.version}"
    with transaction(root, "catalog publish") as change:
        _unchanged(plan() == planned)
        parts = store.catalog_files(planned.catalog, store.read_departments(root))
        files = {f"{code}.toml": data for code, data in parts.items()}
        sealed = verbs.seal(planned, files, ground.release_bytes(root, planned.release.previous))
        for name, data in files.items():
            change.write(f"{folder}/{name}", data)
        change.write(f"{folder}/{ground.RELEASE}", store.dump_record(sealed))

def _show_plan(planned: Plan) -> None:
    if planned.release.baseline:
        screen.note(f"接管 {planned.release.published} 公布的清单：{len(planned.catalog)} 项")
    else:
        _show_changes(planned.changes)
    if planned.left:
        screen.note(f"留在工作稿、这次不公布：{list_changes(planned.left)}")
    if planned.findings:
        errors = sum(entry.level == "error" for entry in planned.findings)
        told = f"，其中错误 {errors} 条，下次公布以前必须改正" if errors else ""
        screen.note(f"检查发现 {len(planned.findings)} 处{told}，用 pledgectl catalog check 查看")


def _plan_data(planned: Plan) -> dict[str, Any]:
    facts = {name: getattr(planned.release, name) for name in ("version", "published", "profile", "baseline", "previous")}
    changes = {"changes": _data(planned.changes), "left": _data(planned.left)}
    found = [screen.finding_data(entry) for entry in planned.findings]
    return {**facts, "items": len(planned.catalog), **changes, "findings": found}


def _tell_published(planned: Plan) -> None:
    screen.wrote(f"{store.VERSIONS}/{planned.release.version}/（{len(planned.catalog)} 项）")
    if planned.release.baseline:
        screen.next_step("以后部门报来新的清单，用 pledgectl catalog import 导入，再用 catalog diff 看变化")
    else:
        screen.next_step("用 pledgectl catalog file 生成报备材料，并看报备期限")
