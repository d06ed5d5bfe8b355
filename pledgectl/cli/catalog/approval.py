"""`catalog approve`: record who decided on which changes, by which paper, and keep the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgectl.catalog import approval as decisions
from pledgectl.catalog.adjustment import REJECTED, Adjustment, Approval
from pledgectl.catalog.standing import Situation, approve_command, approved, decided, list_changes, put_right
from pledgectl.cli.base import DryRun, Json, Yes, examples, item_id, one_of, workspace_root
from pledgectl.cli.catalog import situation as ground
from pledgectl.cli.catalog.attached import Attached, abouts, keep, read_attached
from pledgectl.cli.catalog.changes import changes_data, show_changes
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, USAGE, PledgectlError
from pledgectl.formats.records import record_data
from pledgectl.ground.transaction import refuse_changed, transaction
from pledgectl.model import AUTHORITIES, Change
from pledgectl.workdays import parse_date

_DECIDERS = {"government": ("政府", "本级政府", "人民政府"), "bureau": ("司法局", "司法行政部门")}
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="事项编号", parser=item_id, help="哪些事项的变化；不写就是全部未审定的变化")
]
Decider = Annotated[
    str | None,
    typer.Option("--authority", metavar="主体", parser=one_of(_DECIDERS), help="谁审定：政府 government、司法局 bureau"),
]
Attach = Annotated[
    list[Path] | None, typer.Option("--attach", metavar="文件", help="审定文件的扫描件等，记下 SHA-256 并存一份，可写多次")
]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """要登记的审定: on which items (none: all open changes), the decision, why it turns them down ("" approves), its papers."""

    ids: Sequence[str]
    decision: Approval
    rejection: str
    files: Sequence[Attached]


@examples(
    "pledgectl catalog approve --authority 司法局 --doc 〔2021〕5号 --date 2021-05-10",
    "pledgectl catalog approve mzj-017 mzj-018 --authority 政府 --doc 〔2021〕12号 --date 2021-05-08",
    "pledgectl catalog approve --authority 政府 --doc 〔2021〕12号 --date 2021-05-08 --attach 政府批复.pdf",
    "pledgectl catalog approve mzj-019 --reject --reason 没有法律依据 --date 2021-05-08",
)
def approve(
    authority: Decider = None,
    document: Annotated[str, typer.Option("--doc", metavar="文号", help="审定文件的文号或名称")] = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="审定日期；不予审定的，不写就是今天")] = "",
    ids: Ids = None,
    reject: Annotated[bool, typer.Option("--reject", help="不予审定，要写编号和 --reason")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么不予审定")] = "",
    attach: Attach = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """登记审定：工作稿与现行版本之间的变化，由谁、以哪份文件、在哪一天审定。

    要写 --authority、--doc、--date。辖区方案没有让它审定的变化会被拒绝（退出码 4）。审定以后又改动的事项，审定即失效，
    要重新审定。不同意的用 --reject 记录理由。有调整申请的，记明审定的是哪一份申请。审定文件用 --attach 存一份，报备时要用；
    已经登记的审定，照原样再写一次、加上 --attach 就是补交文件。
    """
    root = workspace_root()
    document, why = without_numbers(document, "--doc"), without_numbers(reason, "--reason")
    if reject:
        _check_rejection(ids or [], why)
    else:
        _check_approval(authority or "", document, day, why)
    when = (parse_date(day, "--date") if day else date.today()).isoformat()
    wanted = _Wanted(ids or [], Approval(authority or "", document, when), why, read_attached(attach or []))
    situation = ground.read_situation(root)
    planned = _decide(situation, wanted)
    changes = _covered(situation, planned) if planned else []
    if changes and not json:
        show_changes(changes)
    if planned and not dry_run:
        if not screen.confirm(_question(planned, len(changes)), yes):
            return CANCELLED
        planned = _record(root, planned, wanted)
        changes = changes if planned else []
    if json:
        screen.out_json({**_outcome(planned), **record_data(wanted.decision), "changes": changes_data(changes)})
    if not dry_run:
        _tell(planned, _nothing_new(situation, wanted))
        screen.next_step(_after_approval(ground.read_situation(root)))
    return DONE


def _decide(situation: Situation, wanted: _Wanted) -> Adjustment | None:
    """Make the record of a decision, or add papers to one that is there; None if there is nothing to record."""
    papers = abouts(wanted.files)
    if papers and not wanted.rejection:
        held = decisions.supplement(situation, wanted.decision, papers, wanted.ids)
        if held:
            return held
    made = decisions.approve(situation, wanted.ids, wanted.decision, date.today().isoformat(), wanted.rejection)
    return made and replace(made, attachments=papers)


def _check_approval(authority: str, document: str, day: str, reason: str) -> None:
    """Refuse an approval that does not say by whom, by which paper and when, or that gives a reason against it."""
    if reason:
        raise PledgectlError("--reason 只用于不予审定", "--reason", "不同意的请加 --reject；同意的去掉 --reason", USAGE)
    lacking = [name for name, text in (("--authority", authority), ("--doc", document), ("--date", day)) if not text]
    if lacking:
        said = "审定文件没有写" if lacking == ["--doc"] else f"登记审定缺少 {'、'.join(lacking)}"
        hint = "请写审定文件的文号或名称" if lacking == ["--doc"] else "请写明谁审定、哪份文件、哪一天"
        raise PledgectlError(said, "、".join(lacking), hint, USAGE)


def _check_rejection(ids: Sequence[str], reason: str) -> None:
    if not (ids and reason):
        raise PledgectlError("不予审定要写明哪些事项、什么理由", "--reject", "请写事项编号，并加 --reason 理由", USAGE)


def _question(planned: Adjustment, count: int) -> str:
    if planned.outcome:
        return f"登记以上 {count} 项变化不予审定（{planned.reason}）？"
    paper = planned.approval
    if not count:
        return f"给已经公布的审定（{paper.document}）补交文件？"
    return f"登记以上 {count} 项变化由{AUTHORITIES[paper.authority]}以 {paper.document} 审定？"


def _outcome(planned: Adjustment | None) -> dict[str, Any]:
    if planned is None:
        return {"adjustment": "", "outcome": "", "reason": "", "proposals": []}
    told = {"outcome": planned.outcome or "approved", "reason": planned.reason, "proposals": list(planned.proposals)}
    return {"adjustment": planned.number, **told}


def _adjustment_path(planned: Adjustment) -> str:
    return f"{ground.ADJUSTMENTS}/{planned.number}.toml"


def _tell(planned: Adjustment | None, nothing: str) -> None:
    screen.note(f"已写入：{_adjustment_path(planned)}" if planned else nothing)
    if planned and planned.proposals:
        screen.note(f"对应的调整申请：{'、'.join(planned.proposals)}")


def _record(root: Path, shown: Adjustment, wanted: _Wanted) -> Adjustment | None:
    """Write the decision that was shown, with the number that is free now; None if another command has recorded it since."""
    with transaction(root, "catalog approve") as change:
        planned = _decide(ground.read_situation(root), wanted)
        refuse_changed(planned is None or replace(planned, number=shown.number) == shown)
        if planned:
            change.write(_adjustment_path(planned), store.dump_record(planned))
            keep(change, f"{ground.ADJUSTMENTS}/{planned.number}", wanted.files)
    return planned


def _covered(situation: Situation, planned: Adjustment) -> list[Change]:
    ids = {entry.item for entry in planned.changes}
    return [change for change in situation.difference().changes if change.item in ids]


def _nothing_new(situation: Situation, wanted: _Wanted) -> str:
    """Say why there is nothing to record; what was turned down is only approved by its number."""
    changes = situation.difference().changes
    found = decided(situation, changes)
    turned = [] if wanted.ids or wanted.rejection else [change.item for change in changes if _rejected(found.get(change.item))]
    told = "这些变化都已登记，没有新的要登记"
    return f"{told}；不予审定过的，现在同意的要写上编号：{'、'.join(turned)}" if turned else told


def _rejected(decision: Adjustment | None) -> bool:
    return decision is not None and decision.outcome == REJECTED


def _after_approval(situation: Situation) -> str:
    changes = situation.difference().changes
    done = approved(situation, changes)
    left = [change for change in changes if change.item not in done]
    turned = [change for change in left if change.item in decided(situation, left)]
    if turned == left != []:
        rest = "；其余用 pledgectl catalog publish --approved-only 公布" if done else ""
        return f"不予审定的 {len(left)} 项留在工作稿：{put_right(left)}{rest}"
    if not changes:
        return "用 pledgectl catalog file 生成报备材料"
    left = [change for change in left if change not in turned]
    if not left:
        return "全部变化都已审定，用 pledgectl catalog publish --date 公布日期 定版公布"
    commands = "；".join(approve_command(name) for name in sorted({change.authority for change in left}))
    return f"还有 {len(left)} 项变化未经审定（{list_changes(left)}），审定后登记：{commands}"
