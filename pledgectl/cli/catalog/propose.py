"""`catalog propose`: record departments' applications for an adjustment and write their application forms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.catalog.standing import approve_command
from pledgectl.cli.base import DryRun, Json, Yes, examples, item_id, workspace_root
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import screen, store
from pledgectl.doors.settings import read_settings
from pledgectl.errors import ATTENTION, CANCELLED, DONE
from pledgectl.ground.generated import prepared
from pledgectl.ground.transaction import Transaction, refuse_changed, transaction
from pledgectl.workdays import parse_date

if TYPE_CHECKING:
    from pledgectl.catalog.adjustment import Proposal
    from pledgectl.catalog.intake.identity import Merge
    from pledgectl.catalog.propose import Request
    from pledgectl.catalog.standing import Situation
    from pledgectl.cli.catalog.attached import Attached
    from pledgectl.model import Department, Rename

Ids = Annotated[
    list[str] | None, typer.Argument(metavar="事项编号", parser=item_id, help="哪些事项的变化；不写就是还没有申请的全部变化")
]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """要申请什么: items, department, what is said of it; the list that it is in, None for the draft, and if that is partial."""

    ids: Sequence[str]
    dept: str
    request: "Request"
    source: Path | None
    partial: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """将要登记的申请: by which situation and register, the department's name, "" for all; renames that a list may hide."""

    situation: "Situation"
    departments: "tuple[Department, ...]"
    department: str
    made: "tuple[Proposal, ...]"
    doubts: "tuple[Rename, ...]"


@examples(
    "pledgectl catalog propose mzj-017 --reason 依据废止 --basis 《民法典》第一千零四十九条",
    "pledgectl catalog propose --dept 县民政局 --reason 机构改革 --basis 某编发〔2021〕3号 --attach 三定方案.pdf",
    "pledgectl catalog propose --from 县民政局调整.xlsx --reason 增加事项 --basis 《殡葬管理条例》第十三条",
    "pledgectl catalog propose --list",
)
def propose(
    ids: Ids = None,
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="为什么要调整")] = "",
    basis: Annotated[str, typer.Option("--basis", metavar="依据", help="根据什么文件、哪一条")] = "",
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="说明", help="专业性、技术性较强的：哪次论证会，或者上级的哪份答复")
    ] = "",
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="文件", help="附件，记下 SHA-256 并存一份，可写多次")
    ] = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="清单", help="从部门的清单申请，工作稿不变；不写就从工作稿")
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help="清单里只是一部分事项，没有列出的不算取消")] = False,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="只申请这个部门的；也用于没有写部门的清单")] = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="申请日期，不写就是今天；补齐草稿的，不写就不变")] = "",
    listing: Annotated[bool, typer.Option("--list", help="列出全部申请，说明各到了哪一步")] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """登记调整申请：部门要求新增、取消、更名、变更哪些事项，理由和依据是什么，并生成调整申请表。

    一个部门一份申请。缺少理由、依据、合法性审查意见，或者专业性较强的事项没有论证的，存为草稿并说明缺什么（退出码 1）；
    补齐后再运行一次，原来的编号和内容接着用。拆分、合并按新增和取消办理。
    """
    from pledgectl.catalog.propose import Request
    from pledgectl.cli.catalog.attached import abouts, read_attached
    from pledgectl.cli.catalog.proposals_shown import list_proposals, proposal_data, show_plan
    from pledgectl.text import one_line

    root = workspace_root()
    if listing:
        return list_proposals(root, json)
    when = parse_date(day, "--date").isoformat() if day else ""
    said = {"reason": without_numbers(reason, "--reason"), "basis": without_numbers(basis, "--basis")}
    said["meeting"] = without_numbers(meeting, "--meeting")
    files = read_attached([*(attach or []), *([source] if source else [])])
    listed = without_numbers(one_line(source.name), "--from") if source else ""
    wanted = _Wanted(ids or [], dept, Request(when, **said, attachments=abouts(files), source=listed), source, partial)
    plan = _plan(root, wanted)
    made = plan.made
    for pair in plan.doubts:
        screen.note(f"疑似更名 {pair.old} -> {pair.new}：清单里看不出是更名，按取消和新增申请；是更名的请改在工作稿里再申请")
    if not json:
        show_plan(plan.situation, made)
    written: list[Path] = []
    if not dry_run:
        if made and not screen.confirm(f"登记以上 {len(made)} 份调整申请？", yes):
            return CANCELLED
        made, written = _write(root, wanted, plan, files)
    if json:
        told = [proposal_data(one, one.state) for one in made]
        screen.out_json({"proposals": told, "written": [str(path) for path in written]})
    elif not dry_run:
        _tell(made, written)
    return ATTENTION if any(one.missing for one in made) else DONE


def _plan(root: Path, wanted: _Wanted) -> _Plan:
    from pledgectl.catalog import propose as verbs
    from pledgectl.catalog.edit import pick_department
    from pledgectl.cli.catalog.situation import read_situation

    situation, departments = read_situation(root), store.read_departments(root)
    doubts: tuple[Rename, ...] = ()
    if wanted.source:
        merged = _from_file(root, situation, wanted.source, wanted.dept, wanted.partial)
        situation, departments = replace(situation, draft=merged.catalog), merged.departments
        doubts = merged.suspected_renames
    name = pick_department(departments, wanted.dept).name if wanted.dept else ""
    made = verbs.propose(situation, wanted.ids, name, wanted.request, date.today().isoformat())
    return _Plan(situation, departments, name, made, doubts)


def _from_file(root: Path, situation: "Situation", path: Path, dept: str, partial: bool) -> "Merge":
    """Put a department's list in the place of the version in force, in memory only."""
    from pledgectl.catalog.intake import read_sheets
    from pledgectl.cli.catalog.lists import merge_into, nothing_read
    from pledgectl.cli.catalog.said import remembered_orders
    from pledgectl.doors.workbook import read_book

    intakes = read_sheets(read_book(path), dept, remembered_orders(root))
    if not any(sheet.entries for sheet in intakes):
        raise nothing_read(intakes, path.name)
    return merge_into(situation.in_force, store.read_register(root), intakes, {}, partial)


def _write(
    root: Path, wanted: _Wanted, shown: _Plan, files: "Sequence[Attached]"
) -> "tuple[tuple[Proposal, ...], list[Path]]":
    """Write the applications that were shown, with the numbers that are free now, and their forms; both, or neither.

    Where all is applied for, the forms that are gone are made again.
    """
    from pledgectl.catalog.adjustment import asked_for

    with transaction(root, "catalog propose") as change:
        plan = _plan(root, wanted)
        refuse_changed(asked_for(plan.made) <= asked_for(shown.made))
        with prepared(_forms(root, wanted, plan)) as written:
            _record(change, plan.made, files)
            change.commit()
    return plan.made, written


def _forms(root: Path, wanted: _Wanted, plan: _Plan) -> "Iterator[tuple[Path, bytes]]":
    from pledgectl.catalog.propose import applied
    from pledgectl.cli.catalog.papers import applications

    told = plan.made or applied(plan.situation, wanted.ids, plan.department)
    folder = root / read_settings(root).paths.output / "调整申请表"
    forms = applications(root, plan.situation.profile, plan.situation.difference(), told, plan.departments)
    return ((folder / path, data) for path, data in forms)


def _record(change: Transaction, made: "Sequence[Proposal]", files: "Sequence[Attached]") -> None:
    from pledgectl.cli.catalog.attached import keep
    from pledgectl.cli.catalog.situation import ADJUSTMENTS

    for one in made:
        change.write(f"{ADJUSTMENTS}/{one.number}.toml", store.dump_record(one))
        keep(change, f"{ADJUSTMENTS}/{one.number}", [each for each in files if each.about in one.attachments])


def _tell(made: "Sequence[Proposal]", written: Sequence[Path]) -> None:
    from pledgectl.cli.catalog.situation import ADJUSTMENTS

    if not made:
        screen.note("这些变化都已申请，没有新的要登记")
    for one in made:
        screen.wrote(f"{ADJUSTMENTS}/{one.number}.toml")
    if written:
        screen.wrote(f"{written[0].parent.parent}（调整申请表 {len(written)} 份）")
    screen.next_step(_advice(made))


def _advice(made: "Sequence[Proposal]") -> str:
    if not made:
        return "pledgectl catalog propose --list，看各到了哪一步"
    if lacking := [one for one in made if one.missing]:
        ids = " ".join(entry.item for entry in lacking[0].changes)
        return f"补齐缺少的内容，再登记一次：pledgectl catalog propose {ids}"
    decided = sorted({entry.authority for one in made for entry in one.changes})
    recorded = f"审定后登记：{'；'.join(map(approve_command, decided))}"
    if "government" in decided:
        return f"增减的事项报本级政府审定：pledgectl form make --kind 请示 生成提请审定的请示；{recorded}"
    if any(one.source for one in made):
        return f"同意的，先用 pledgectl catalog import 导入这份清单；{recorded}"
    return f"{recorded}；不同意的：pledgectl catalog approve 编号 --reject --reason 理由"
