"""`nightly`: one run for cron or Task Scheduler that checks, exports, looks at deadlines, and rewrites nothing that holds."""

import json as json_text
import os
import re
import shlex
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl import __version__
from pledgectl.builtin import builtin
from pledgectl.cli.base import DryRun, Json, examples, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import ATTENTION, DONE, FAULT, NOT_ALLOWED, UNUSABLE, USAGE, PledgectlError
from pledgectl.files import OWN, SETTINGS, digest, disk_error, free_name, make_folder, read_file
from pledgectl.inside import open_own
from pledgectl.transaction import Transaction, transaction

if TYPE_CHECKING:
    from pledgectl.cli.status import Overview

FORMATS = ("json", "csv", "xlsx")
STATE, LOG = "last-success.json", "nightly.log"
EXPORT_LIMIT = 1_000_000_000
SEVERITY = (DONE, ATTENTION, NOT_ALLOWED, UNUSABLE, FAULT)
_NOT_CHECKED = ("versions", "filings", "adjustments")
State = dict[str, Any]


@dataclass
class Night:
    """一次运行: what was found and written; `code` is the worst so far."""

    version: str = ""
    code: int = FAULT
    levels: Mapping[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    overview: "Overview | None" = None


def worst(*codes: int) -> int:
    """Return the gravest exit code: 70 > 3 > 4 > 1 > 0; a wrong command line counts as unusable."""
    return max((UNUSABLE if code == USAGE else code for code in codes), key=SEVERITY.index, default=DONE)


@examples(
    "pledgectl nightly",
    "pledgectl nightly --print-cron --at 02:30",
    "pledgectl nightly --print-schtasks",
    "pledgectl nightly -n --json",
)
def nightly(
    print_cron: Annotated[bool, typer.Option("--print-cron", help="只打印放进 crontab 的一行")] = False,
    print_schtasks: Annotated[bool, typer.Option("--print-schtasks", help="只打印 Windows 任务计划的命令")] = False,
    at: Annotated[str, typer.Option("--at", metavar="时刻", help="与 --print-… 合用：每天几点")] = "02:30",
    json: Json = False,
    dry_run: DryRun = False,
) -> int:
    """每晚自动运行：检查工作稿，核对公布版本，导出现行版本的 JSON、CSV、Excel，看期限，记一行日志。

    什么都没有变时不改写任何文件。导出放在设置 [paths] export 的文件夹里，要么全部写成，要么不动。
    退出码是最严重的一个：70 程序故障、3 数据不能用或公布版本被改动、4 规则不允许、1 有错误或超期、0 没有事。
    """
    root = workspace_root()
    if print_cron or print_schtasks:
        screen.out(schedule(root, at, windows=print_schtasks))
        return DONE
    night = Night()
    with _logged(root, night, dry_run):
        _run(root, night, dry_run)
    if json:
        screen.out_json(_data(night, dry_run))
    else:
        _show(night, dry_run)
    return night.code


def schedule(root: Path, at: str, *, windows: bool) -> str:
    """Write the line for crontab, or the command that makes a task in Windows."""
    clock = re.fullmatch(r"([01]?\d|2[0-3])[:：]([0-5]\d)", at.strip())
    if not clock:
        raise PledgectlError(f"“{at[:20]}”不是时刻", "--at", "请写成 02:30 的样子", USAGE)
    hour, minute = int(clock[1]), int(clock[2])
    if windows:
        run = f'\\"{sys.executable}\\" -m pledgectl -C \\"{root}\\" nightly'
        return f'schtasks /Create /F /SC DAILY /ST {hour:02}:{minute:02} /TN "pledgectl nightly" /TR "{run}"'
    run = shlex.join([sys.executable, "-m", "pledgectl", "-C", str(root), "nightly"]).replace("%", "\\%")
    return f"{minute} {hour} * * * {run}"


@contextmanager
def _logged(root: Path, night: Night, dry_run: bool) -> Iterator[None]:
    """Append one line whatever happens; a fault of the program leaves its code there too."""
    said = ""
    try:
        yield
    except PledgectlError as error:
        night.code = worst(error.code)
        said = f" {error.message}"
        raise
    finally:
        if not dry_run:
            counts = " ".join(f"{level}={night.levels.get(level, 0)}" for level in ("error", "warning"))
            overdue = night.overview.overdue if night.overview else 0
            facts = f"version={night.version or '-'} {counts} overdue={overdue} written={len(night.written)}"
            _log(root, " ".join(f"code={night.code} {facts}{said}{''.join(f' {one}' for one in night.faults[:1])}".split()))


def _log(root: Path, line: str) -> None:
    path = root / OWN / LOG
    time = datetime.now().astimezone().isoformat(timespec="seconds")
    try:
        make_folder(path.parent)
        with os.fdopen(open_own(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), "ab") as stream:
            stream.write(f"{time} {line}\n".encode())
    except OSError as error:
        raise disk_error(error, path) from None


def _run(root: Path, night: Night, dry_run: bool) -> None:
    from pledgectl.cli.status import DAYS, look

    folder = store.read_settings(root).paths.export
    known = _read_state(root, folder)
    inputs = _inputs(root)
    versions = store.list_versions(root)
    night.version = versions[-1] if versions else ""
    if known.get("inputs") != inputs:
        night.faults = _faults(root, versions)
    same = known.get("inputs", {}).get("check") == inputs["check"]
    night.levels = known["levels"] if same else _check(root)
    night.overview = look(root, date.today(), DAYS)
    # A version that is not as it was published goes nowhere, and leaves no success behind.
    if not night.faults and not night.overview.problems:
        fresh = known.get("inputs", {}).get("frozen") == inputs["frozen"] and _stand(root, folder, known)
        state = {"program": __version__, "version": night.version, "inputs": inputs, "levels": dict(night.levels)}
        if not (fresh and same):
            _write(root, folder, known, state | {"files": known["files"] if fresh else None}, night, dry_run)
    grave = UNUSABLE if night.faults or night.overview.problems else DONE
    night.code = worst(grave, ATTENTION if night.levels.get("error") or night.overview.overdue else DONE)


def _read_state(root: Path, folder: str) -> State:
    """Read what the last success left; anything strange counts as nothing, so that all is done anew."""
    path = root / folder / STATE
    try:
        held = json_text.loads(read_file(path)) if path.is_file() else {}
    except (ValueError, RecursionError):
        return {}
    shapes = {"inputs": dict, "levels": dict, "files": dict}
    whole = isinstance(held, dict) and all(isinstance(held.get(name), shape) for name, shape in shapes.items())
    return held if whole and held.get("program") == __version__ else {}


def _inputs(root: Path) -> dict[str, str]:
    """Hash what the check and the export rest on: every file of the catalogs and settings, and the built-in data."""
    here = root / "catalogs"
    frozen = sorted(path for path in (here / "versions").rglob("*") if path.is_file())
    others = [path for path in here.rglob("*.toml") if path.relative_to(here).parts[0] not in _NOT_CHECKED]
    data = [path for name in ("references", "profiles") for path in (builtin("catalogs") / name).glob("*.toml")]
    return {"check": _hash_all([root / SETTINGS, *sorted(others), *sorted(data)], root), "frozen": _hash_all(frozen, root)}


def _hash_all(paths: list[Path], root: Path) -> str:
    lines = [f"{os.path.relpath(path, root) if path.is_relative_to(root) else path.name} {_hash(path)}\n" for path in paths]
    return digest("".join(lines).encode())


def _hash(path: Path) -> str:
    return digest(read_file(path, EXPORT_LIMIT))


def _faults(root: Path, versions: tuple[str, ...]) -> list[str]:
    from pledgectl.cli.catalog.situation import journal_faults, version_faults

    return list(dict.fromkeys([*version_faults(root, versions), *journal_faults(root)]))


def _check(root: Path) -> dict[str, int]:
    from pledgectl.cli.catalog.checked import check_draft

    counts = Counter(entry.level for entry in check_draft(root, "", "").found)
    return {level: counts[level] for level in ("error", "warning", "note")}


def _stand(root: Path, folder: str, known: State) -> bool:
    """Tell whether every export still stands as it was written."""
    paths = {root / folder / name: held for name, held in known["files"].items()}
    return all(path.is_file() and _hash(path) == held for path, held in paths.items())


def _write(root: Path, folder: str, known: State, state: State, night: Night, dry_run: bool) -> None:
    """Write exports and state in one transaction: after a crash all of them are old, or all new."""
    parts: dict[str, bytes] = {}
    if state["files"] is None:
        parts = _exports(root, night.version)
        state["files"] = {name: digest(data) for name, data in parts.items()}
    aside = _edited(root, folder, known, parts)
    night.kept = sorted(aside)
    parts[STATE] = (json_text.dumps(state, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    files = aside | {f"{folder}/{name}": data for name, data in parts.items()}
    with nullcontext(Transaction(root)) if dry_run else transaction(root, "nightly") as change:
        if _inputs(root) != state["inputs"]:
            raise PledgectlError("数据在运行期间被别的命令改动了，没有导出", "工作区", "请重新运行这个命令")
        for name, data in files.items():
            change.write(name, data)
        night.written = sorted(change.files)


def _exports(root: Path, version: str) -> dict[str, bytes]:
    from pledgectl.cli.catalog.export import export

    if not version:
        return {}
    catalog = store.read_version(root, version)
    return {f"catalog.{form}": export(form, catalog) for form in FORMATS}


def _edited(root: Path, folder: str, known: State, parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what somebody changed by hand, under the name with (2) that keeps it."""
    held: dict[str, bytes] = {}
    for name, data in parts.items():
        path = root / folder / name
        there = read_file(path, EXPORT_LIMIT) if path.is_file() else data
        if digest(there) not in (digest(data), known.get("files", {}).get(name)):
            held[free_name(path).relative_to(root).as_posix()] = there
    return held


def _data(night: Night, dry_run: bool) -> dict[str, Any]:
    from pledgectl.cli.status import overview_data

    told = {"code": night.code, "version": night.version, "levels": dict(night.levels), "faults": night.faults}
    files = {"written": night.written, "kept": night.kept, "dry_run": dry_run}
    return told | files | {"status": overview_data(night.overview) if night.overview else {}}


def _show(night: Night, dry_run: bool) -> None:
    for fault in night.faults:
        screen.out(f"公布版本与记录不符：{fault}")
    screen.out(f"现行版本：{night.version or '还没有公布'}；工作稿：{screen.count_line(night.levels)}")
    for task in night.overview.tasks if night.overview else ():
        if task.level != "todo":
            screen.out(f"{task.text}；{task.next}")
    for name in night.written:
        screen.note(f"将写入：{name}" if dry_run else f"已写入：{name}")
    for name in night.kept:
        screen.note(f"原来的导出文件有人改动过，留在 {name}")
    if not night.written:
        stopped = night.faults or (night.overview and night.overview.problems)
        screen.note("没有导出：请先处理上面的问题" if stopped else "导出的内容没有变化，没有改写文件")
    screen.next_step("用 pledgectl status 看要办的事" if night.code else "没有要处理的问题")
