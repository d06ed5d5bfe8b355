"""What is to be done today: filings, changes that wait for a decision or publication, departments without items; pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pledgectl.catalog.adjustment import DRAFT, PROPOSED, REVIEWED, Adjustment, Proposal, state_of
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.standing import approve_command
from pledgectl.model import AUTHORITIES, Department
from pledgectl.text import first_few
from pledgectl.workdays import days_between

OVERDUE, DUE, TODO, PROBLEM = "overdue", "due", "todo", "problem"
LEVELS = {PROBLEM: "问题", OVERDUE: "超期", DUE: "临期", TODO: "待办"}
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Task:
    """待办: `date` is its deadline.

    `kind` is workspace, filing, change, publication, rejection, proposal, draft, department, milestone, complaint, check-method
    or cancelled.
    """

    level: str
    kind: str
    text: str
    next: str
    date: str = ""
    version: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """待审定、待公布: how many changes wait for each authority ("" where the plan names none), are approved, turned down."""

    undecided: Mapping[str, int]
    approved: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        """Count all changes of the draft."""
        return sum(self.undecided.values()) + self.approved + self.rejected


def level_of(until: str, today: str, days: int) -> str:
    """Tell whether a date has passed, comes within `days`, or is still far."""
    if today > until:
        return OVERDUE
    return DUE if until <= (date.fromisoformat(today) + timedelta(days=days)).isoformat() else TODO


def waiting(authorities: Iterable[str], approved: int, rejected: int = 0) -> Waiting:
    """Count the open changes by who decides them; `authorities` names one for each."""
    return Waiting(dict(sorted(Counter(authorities).items())), approved, rejected)


def filing_task(filing: Filing, today: str, days: int) -> Task | None:
    """Say what a version's filing asks for; None for a list taken over and for one whose receipt is recorded."""
    if not filing.deadline or filing.receipt:
        return None
    about, command = f"版本 {filing.version}", f"pledgectl catalog file {filing.version}"
    if filing.sent:
        text = f"{about} 已于 {filing.sent} 报送，还没有登记回执"
        return Task(TODO, "filing", text, f"收到回执后运行 {command} --receipt 编号", filing.sent, filing.version)
    guess = "" if filing.certain else "（推算，须核对）"
    made = f"报送后运行 {command} --sent 日期 登记"
    then = made if filing.package else f"运行 {command} 生成材料；{made}"
    level = level_of(filing.deadline, today, days)
    if level == OVERDUE:
        late = days_between(filing.deadline, today)
        text = f"{about} 应在 {filing.deadline}{guess} 以前报备，已超过 {late} 天，没有报送的记录"
        return Task(level, "filing", text, then, filing.deadline, filing.version)
    text = f"{about} 应在 {filing.deadline}{guess} 以前报备，还没有报送"
    return Task(level, "filing", text, then, filing.deadline, filing.version)


def draft_tasks(found: Waiting, current: str) -> list[Task]:
    """Say what the draft waits for: decisions, publication, or the first version of all."""
    tasks = []
    open_changes = sum(found.undecided.values())
    if not current and open_changes:
        text = f"工作稿有 {found.total} 项，还没有公布过版本"
        then = "以前公布过的清单，运行 pledgectl catalog publish --baseline 原公布日期 接管；否则先登记审定"
        tasks.append(Task(TODO, "draft", text, then, count=found.total))
    if open_changes:
        who = "，".join(f"{AUTHORITIES.get(name, '方案未规定由谁')}审定 {count} 项" for name, count in found.undecided.items())
        text = f"工作稿有 {open_changes} 项变化还没有审定：{who}"
        recorded = "；".join(approve_command(name) for name in found.undecided)
        then = f"运行 pledgectl catalog diff 查看；审定后登记：{recorded}"
        tasks.append(Task(TODO, "change", text, then, count=open_changes))
    if found.approved:
        text = f"有 {found.approved} 项变化已经审定，还没有公布"
        only = "" if not open_changes else "（加 --approved-only，未审定的留下）"
        then = f"运行 pledgectl catalog publish --date 公布日期 {only}".strip()
        tasks.append(Task(TODO, "publication", text, then, count=found.approved))
    if found.rejected:
        text = f"有 {found.rejected} 项变化审定时没有同意，还在工作稿里"
        undone = "恢复原样：pledgectl catalog restore 编号；不新增的：pledgectl catalog remove 编号"
        then = f"运行 pledgectl catalog propose --list 看理由；{undone}"
        tasks.append(Task(TODO, "rejection", text, then, count=found.rejected))
    return tasks


def proposal_tasks(proposals: Iterable[Proposal], adjustments: Sequence[Adjustment], current: str) -> list[Task]:
    """Say which applications against the version in force are incomplete, and which wait for a decision."""
    missing = "运行 pledgectl catalog propose --list 看缺什么；补齐以后（包括已有审查意见的）再登记一次"
    open_ones = [(one, state_of(one, adjustments)) for one in proposals if one.base == current]
    begun = [one for one, state in open_ones if state == DRAFT]
    waiting = [one for one, state in open_ones if state in (PROPOSED, REVIEWED)]
    deciders = sorted({change.authority for one in waiting for change in one.changes})
    recorded = f"审定后登记：{'；'.join(map(approve_command, deciders))}"
    return [*_proposal_task(begun, "还缺内容", missing), *_proposal_task(waiting, "等待审定", recorded)]


def _proposal_task(held: Sequence[Proposal], state: str, remedy: str) -> list[Task]:
    if not held:
        return []
    named = [f"{one.number} {one.department}".strip() for one in held]
    text = f"{len(held)} 份调整申请{state}：{first_few(named, _SHOWN, '份')}"
    return [Task(TODO, "proposal", text, remedy, min(one.date for one in held), count=len(held))]


def cancelled_task(found: Mapping[str, str]) -> Task | None:
    """Name the items of the draft that state or province have cancelled, where the plan has them go at once."""
    if not found:
        return None
    named = first_few([f"{item}（{source}）" for item, source in found.items()], _SHOWN, "项", "；")
    then = f"运行 pledgectl catalog remove {next(iter(found))} 删去，再用 pledgectl catalog publish 公布，不需要审定"
    return Task(DUE, "cancelled", f"工作稿里还有明令取消的事项 {len(found)} 项：{named}", then, count=len(found))


def department_task(departments: Sequence[Department], reported: Iterable[str]) -> Task | None:
    """Name the departments of the register that have no items in the draft; `reported` holds the codes of those that have."""
    missing = [entry.name for entry in departments if entry.code not in set(reported)]
    if not missing:
        return None
    then = "请这些部门报送清单（pledgectl catalog blank 部门 生成空白表）；确实没有事项的不用处理"
    return Task(TODO, "department", f"还没有事项的部门：{first_few(missing, _SHOWN, '个')}", then, count=len(missing))


def problem(text: str, remedy: str) -> Task:
    """Make a task of something wrong with the workspace itself."""
    return Task(PROBLEM, "workspace", text, remedy)


def arranged(tasks: Iterable[Task | None]) -> tuple[Task, ...]:
    """Put problems first, then what is overdue, due, and open; the earlier deadline first."""
    order = list(LEVELS)
    held = [task for task in tasks if task]
    return tuple(sorted(held, key=lambda task: (order.index(task.level), task.date or "9", task.version)))
