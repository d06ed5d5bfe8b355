"""`undo`: take back the last step, as a new one."""

from pathlib import Path

from pledgectl.cli.base import DryRun, Json, Yes, examples, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, PledgectlError, refusal
from pledgectl.ground.files import SETTINGS
from pledgectl.ground.journal import last_entry, read_journal
from pledgectl.ground.steps import FINAL, Step, images_of, last_step
from pledgectl.ground.transaction import refuse_changed, transaction

_FIXED = {f"{store.VERSIONS}/": "公布", "catalogs/filings/": "报备", SETTINGS: "新建工作区"}
_SHOWN = 12
# What it wrote besides its records: application forms, receipts, reminders, reports of a matter.
_WITH_PAPERS = ("catalog propose", "dept submit", "dept remind", "dept activity")


@examples("pledgectl undo", "pledgectl undo -n", "pledgectl undo --yes --json")
def undo(json: Json = False, dry_run: DryRun = False, yes: Yes = False) -> int:
    """撤销上一步：把最近一条命令改动的文件恢复成原来的内容。

    公布和报备不能撤销，这一步以后又改动过的文件也不能撤销（退出码 4）。只保留一步；再运行一次，就是恢复刚才撤销的。
    已经给出的事项编号、台账编号不再给别的：撤销以后，部门名录和台账仍记着用过哪些。
    """
    root = workspace_root()
    step = _step(root)
    images = _images(root, step)
    done = {path: "删除" if data is None else "恢复" for path, data in images.items()}
    if not json:
        _show(step, done)
    if not dry_run:
        if not screen.confirm("撤销这一步？", yes):
            return CANCELLED
        _take_back(root, step)
    if json:
        files = [{"path": path, "action": "removed" if data is None else "restored"} for path, data in images.items()]
        screen.out_json({"n": step.number, "time": step.time, "command": step.command, "files": files})
    elif not dry_run:
        screen.note(f"已撤销第 {step.number} 步，恢复 {len(done)} 个文件")
        if step.command in _WITH_PAPERS:
            screen.note("这一步生成的文书还在原处，没有发出的请删去，已经发出的请收回")
        screen.next_step("pledgectl status，看要办的事；撤销错了就再运行一次 pledgectl undo")
    return DONE


def _take_back(root: Path, step: Step) -> None:
    """Write the files of a step as they were; PledgectlError if another command came between."""
    with transaction(root, "undo") as change:
        refuse_changed(_step(root) == step)
        for path, data in _images(root, step).items():
            change.put(path, data)


def _images(root: Path, step: Step) -> dict[str, bytes | None]:
    """Return what the files of a step become again; numbers of items and of entries in the books that it gave stay given."""
    from pledgectl.doors.books import with_spent

    images = {path: with_spent(root, path, data) for path, data in images_of(root, step).items()}
    if store.DEPARTMENTS in images:
        images[store.DEPARTMENTS] = store.with_numbers(images[store.DEPARTMENTS], store.read_register(root))
    return images


def _step(root: Path) -> Step:
    """Return the step that may be taken back; PledgectlError (4) says why there is none."""
    step = last_step(root)
    if step is None:
        raise _no_step(root)
    for path, (before, _) in step.files.items():
        if kind := next((name for start, name in _FIXED.items() if path.startswith(start)), ""):
            _refuse_fixed(step, path, kind, before)
    entry = next((one for one in read_journal(root) if one["n"] == step.number), None)
    written = {move["path"]: (move["before"], move["after"]) for move in entry["files"]} if entry else {}
    if written != step.files:
        raise PledgectlError("上一步的记录与操作记录不符，不能撤销", f"第 {step.number} 步", "请从备份恢复，或用命令逐项改回")
    return step


def _no_step(root: Path) -> PledgectlError:
    last = last_entry(root)
    if last and last["command"] in FINAL:
        hint = "反映人删去、查看以后都不能撤销，以前的步骤也不能；要改的用命令逐项改"
        return refusal(f"上一步是 {last['command']}，不能撤销", str(root), hint)
    return refusal("没有可以撤销的步骤", str(root), "pledgectl log 看做过什么")


def _refuse_fixed(step: Step, path: str, kind: str, before: str) -> None:
    """Refuse what is not taken back: what was published or filed, and the settings as `init` first wrote them."""
    if path == SETTINGS and before:
        return
    hint = {
        "公布": "公布的内容有误时，改正工作稿，审定后再公布一个新的版本",
        "报备": "报备的内容有误时，用 pledgectl catalog file 重新登记",
    }.get(kind, "不要这个工作区时，删除它的文件夹即可")
    raise refusal(f"上一步是{kind}（{step.command}），不能撤销", path, hint)


def _show(step: Step, done: dict[str, str]) -> None:
    screen.out(f"上一步：第 {step.number} 步，{step.time[:16].replace('T', ' ')}，{step.command}")
    for path, what in list(done.items())[:_SHOWN]:
        screen.out(f"    {what} {path}")
    if len(done) > _SHOWN:
        screen.out(f"    …… 共 {len(done)} 个文件")
