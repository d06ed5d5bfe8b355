"""`status`: the clerk's first screen, what is to be done and by when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.cli.base import Json, examples, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import ATTENTION, DONE, PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT, read_items
from pledgectl.ground.files import read_file

if TYPE_CHECKING:
    from pledgectl.catalog.status import Task, Waiting
    from pledgectl.profile import Profile

DAYS = 7


@dataclass(frozen=True, slots=True)
class Overview:
    """今天的情况: the version in force ("" for none) and the tasks, most pressing first."""

    today: str
    days: int
    version: str
    tasks: "tuple[Task, ...]"

    @property
    def overdue(self) -> int:
        """Count what should have been done before today."""
        return sum(task.level == "overdue" for task in self.tasks)

    @property
    def problems(self) -> int:
        """Count what is wrong with the workspace itself."""
        return sum(task.level == "problem" for task in self.tasks)


@examples("pledgectl status", "pledgectl status --days 14", "pledgectl status --fail --json")
def status(
    days: Annotated[int, typer.Option("--days", metavar="天数", min=0, max=366, help="几天之内到期的算临期")] = DAYS,
    fail: Annotated[bool, typer.Option("--fail", help="有超期的、工作区有问题的，退出码为 1")] = False,
    json: Json = False,
) -> int:
    """今天要办什么：报备期限、等待审定和公布的变化、各部门欠报的材料、投诉举报的答复、工作区的问题。

    按紧急程度排列，每一条说明期限和下一步。
    """
    found = look(workspace_root(), date.today(), days)
    if json:
        screen.out_json(overview_data(found))
    else:
        _show(found)
    return ATTENTION if fail and (found.overdue or found.problems) else DONE


def overview_data(found: Overview) -> dict[str, Any]:
    """Return an overview as JSON data."""
    from pledgectl.formats.records import record_data

    tasks = [record_data(task) for task in found.tasks]
    return {"date": found.today, "days": found.days, "version": found.version, "overdue": found.overdue, "tasks": tasks}


def _show(found: Overview) -> None:
    from pledgectl.catalog.status import LEVELS

    screen.out(f"今天 {found.today}，现行版本：{found.version or '还没有公布'}")
    for task in found.tasks:
        screen.out(f"{LEVELS[task.level]}  {task.text}")
        screen.out(f"      办法：{task.next}")
    if not found.tasks:
        screen.out("没有要办的事")
    screen.next_step(_first(found.tasks[0]) if found.tasks else "部门报来新的清单时，运行 pledgectl catalog import 文件")


def _first(task: "Task") -> str:
    """Say what to do first; of a fault the remedy alone may be no sentence."""
    return f"先处理“{task.text}”：{task.next}" if task.level == "problem" else task.next


def look(root: Path, today: date, days: int) -> Overview:
    """Gather everything that waits; what cannot be read is itself a task, and the rest is still told."""
    from pledgectl.catalog.status import arranged, problem

    tasks: list[Task | None] = []

    def part(gather: Callable[[], "list[Task | None]"]) -> None:
        try:
            tasks.extend(gather())
        except PledgectlError as error:
            place = f"（{error.where}）" if error.where else ""
            found = problem(f"{error.message}{place}", error.hint)
            tasks.extend([] if found in tasks else [found])

    versions = store.list_versions(root)
    part(lambda: _frozen(root, versions))
    part(lambda: _filings(root, versions, today.isoformat(), days))
    part(lambda: _draft(root, versions[-1] if versions else ""))
    part(lambda: _proposals(root, versions[-1] if versions else ""))
    part(lambda: _departments(root, versions))
    part(lambda: _methods(root, versions))
    part(lambda: _cancelled(root))
    part(lambda: _duties(root, today.isoformat(), days))
    return Overview(today.isoformat(), days, versions[-1] if versions else "", arranged(tasks))


def _frozen(root: Path, versions: tuple[str, ...]) -> "list[Task | None]":
    from pledgectl.catalog.status import problem
    from pledgectl.cli.catalog.frozen import journal_faults, version_faults

    faults = version_faults(root, versions[-1:], versions[-2] if len(versions) > 1 else "")
    remedy = "请从备份恢复；公布版本不能再改，用 pledgectl catalog verify 核对"
    told = [problem(f"现行版本与公布时不符：{fault}", remedy) for fault in faults]
    # A version that is gone whole is known from the journal alone.
    gone = [fault for fault in journal_faults(root) if fault not in faults]
    return [*told, *(problem(f"公布版本与公布时不符：{fault}", remedy) for fault in gone)]


def _filings(root: Path, versions: tuple[str, ...], today: str, days: int) -> "list[Task | None]":
    from pledgectl.catalog.status import filing_task
    from pledgectl.cli.catalog import situation as ground
    from pledgectl.cli.catalog.frozen import read_release

    if not versions:
        return []
    profile = _profile(root)
    held = ((version, ground.read_filing(root, version)) for version in versions)
    found = [one or ground.start_filing(root, read_release(root, version), profile) for version, one in held]
    return [filing_task(one, today, days) for one in found]


def _profile(root: Path) -> "Profile":
    from pledgectl.cli.catalog.context import choose_profile

    return choose_profile(root)


def _draft(root: Path, current: str) -> "list[Task | None]":
    from pledgectl.catalog.status import draft_tasks

    return [*draft_tasks(_waiting(root, current), current)]


def _proposals(root: Path, current: str) -> "list[Task | None]":
    from pledgectl.catalog.status import proposal_tasks
    from pledgectl.cli.catalog import situation as ground

    return [*proposal_tasks(ground.read_proposals(root), ground.read_adjustments(root), current)]


def _waiting(root: Path, current: str) -> "Waiting":
    """Count the changes of the draft; only files that differ from the version in force are parsed."""
    from pledgectl.catalog.adjustment import REJECTED
    from pledgectl.catalog.standing import Situation, approved, decided
    from pledgectl.catalog.status import waiting
    from pledgectl.cli.catalog import situation as ground
    from pledgectl.cli.catalog.frozen import read_release
    from pledgectl.cli.dept.context import count_items

    adjustments = ground.read_adjustments(root)
    draft, frozen = _files(root / store.DRAFT), _files(root / store.VERSIONS / current) if current else {}
    if not current and not adjustments:
        count = sum(count_items(root / store.DRAFT).values())
        return waiting([_profile(root).authority.added] * count, 0)
    changed = {name for name in draft.keys() | frozen.keys() if draft.get(name) != frozen.get(name)}
    if not changed:
        return waiting([], 0)
    before, after = ({name: files[name] for name in changed & files.keys()} for files in (frozen, draft))
    releases = (read_release(root, current),) if current else ()
    profile, in_force, ours = _profile(root), _catalog(current, before), _catalog("draft", after)
    bound = ground.read_mandates(root, profile, in_force, ours)
    held = Situation(profile, releases, in_force, ours, adjustments, mandated=bound)
    changes = held.difference().changes
    done = approved(held, changes)
    refused = {item for item, one in decided(held, changes).items() if one.outcome == REJECTED}
    still = [change.authority for change in changes if change.item not in done.keys() | refused]
    return waiting(still, len(done), len(refused))


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: read_file(path, CATALOG_LIMIT) for path in store.item_files(folder)}


def _catalog(version: str, files: dict[str, bytes]) -> Any:
    from pledgectl.model import catalog_of

    return catalog_of(version, [item for name, data in files.items() for item in read_items(data, name)])


def _departments(root: Path, versions: tuple[str, ...]) -> "list[Task | None]":
    from pledgectl.catalog.status import Task, department_task
    from pledgectl.cli.dept.context import count_items

    departments, counts = store.read_departments(root), count_items(root / store.DRAFT)
    if not departments and not counts and not versions:
        return [Task("todo", "draft", "还没有导入过清单", "把部门报来的清单放进来，运行 pledgectl catalog import 文件")]
    return [department_task(departments, [code for code, count in counts.items() if count])]


def _cancelled(root: Path) -> "list[Task | None]":
    """Look for cancelled items; only files that hold the name of one are parsed."""
    if _profile(root).cancelled.forbidden != "yes":
        return []
    from pledgectl.catalog.mandate import mandated
    from pledgectl.catalog.status import cancelled_task

    cancelled = store.read_references(root).cancelled
    names = [entry.name.encode() for entry in cancelled]
    held = {name: data for name, data in _files(root / store.DRAFT).items() if any(one in data for one in names)}
    return [cancelled_task(mandated(_catalog("draft", held), cancelled, _profile(root)))] if held else []


def _methods(root: Path, versions: tuple[str, ...]) -> "list[Task | None]":
    from pledgectl.catalog.checkmethods import method_tasks
    from pledgectl.cli.catalog.checkmethods import method_filings

    return [*method_tasks(method_filings(root, _profile(root), versions))] if versions else []


def _duties(root: Path, today: str, days: int) -> "list[Task | None]":
    """Say what departments owe by the plan's dates, and which complaints wait for an answer."""
    from pledgectl.cli.dept.context import read_ground
    from pledgectl.dept.tasks import complaint_tasks, duty_tasks

    ground = read_ground(root)
    # Without a department nobody owes anything yet, and the bureau has nobody to supervise.
    begun = bool(ground.books.submissions or ground.books.activities)
    owed = duty_tasks(ground.standings(), today, days, begun) if ground.departments else []
    return [*owed, *complaint_tasks(ground.books.complaints, today, days)]
