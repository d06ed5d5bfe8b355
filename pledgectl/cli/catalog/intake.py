"""`catalog import`: read departments' lists, show what would change, ask, and write the draft."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, one_of, workspace_root
from pledgectl.cli.catalog.lists import merge_into, read_lists, tell_unused
from pledgectl.cli.catalog.read_shown import counts, import_data, show_import
from pledgectl.cli.catalog.reference import LISTS, NO_DEPARTMENT, write_reference
from pledgectl.cli.catalog.said import Columns, confirmed, parse_columns, parse_renames, read_remembered
from pledgectl.cli.kept import without_numbers
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE
from pledgectl.formats.catalog_file import CATALOG_LIMIT
from pledgectl.ground.files import digest, read_file
from pledgectl.ground.toml import uncollected
from pledgectl.ground.transaction import Transaction, transaction
from pledgectl.model import Catalog

if TYPE_CHECKING:
    from pledgectl.catalog.intake import SheetIntake
    from pledgectl.catalog.intake.identity import Merge

Files = Annotated[
    list[Path], typer.Argument(metavar="文件", help="部门报来的清单（xlsx、xls、ods、csv、docx），或者放清单的文件夹")
]


@examples(
    "pledgectl catalog import 县公安局.xlsx",
    "pledgectl catalog import 报来的清单 --yes",
    "pledgectl catalog import 清单.xlsx --dept 县民政局 --rename mzj-003=家庭经济状况证明",
    "pledgectl catalog import 清单.xlsx --map C=name --map 出处=设定依据",
    "pledgectl catalog import 省级目录.xlsx --as upstream",
)
def import_lists(
    files: Files,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="表里没有写明部门的行，算这个部门的")] = "",
    rename: Annotated[
        list[str] | None, typer.Option("--rename", metavar="编号=名称", help="确认更名：这个编号的事项在表里叫什么，可以写多次")
    ] = None,
    partial: Annotated[bool, typer.Option("--partial", help="表里只是一部分事项，没有列出的不算取消")] = False,
    kind: Annotated[
        str | None,
        typer.Option("--as", metavar="清单", parser=one_of(LISTS), help="当作对照清单：upstream、retained、cancelled"),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="列=项目", help="指明一列是什么，如 C=name、出处=设定依据，可写多次；会记住"),
    ] = None,
    large: Annotated[
        bool, typer.Option("--large", help="清单特别长：xlsx、csv 放宽到 25 万行、200 MB（平时 5 万行、20 MB）")
    ] = False,
    split: Annotated[
        bool, typer.Option("--split", help="一格里写了几项证明的（F025）拆成几项：编了号的依据、开具单位对应分开，其余照抄")
    ] = False,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """导入部门报来的清单，显示与工作稿的差异，确认后写入工作稿。

    表头、部门、合并单元格自动辨认，认不出的列并入备注，略去的每一行都说明原因。同一部门的清单要一次导全：
    没有列出的原有事项算作取消，除非加 --partial。疑似更名只作提示，用 --rename 确认后才算更名。
    """
    from pledgectl.catalog.intake import Orders
    from pledgectl.grid import LARGE, ORDINARY

    root, mode, dept = workspace_root(), Mode(json, dry_run, yes), without_numbers(dept, "--dept")
    with _frugal():
        orders = Orders(kind == "cancelled", bool(kind), parse_columns(columns or []), read_remembered(root), split)
        intakes = read_lists(files, dept or (NO_DEPARTMENT if kind else ""), orders, LARGE if large else ORDINARY)
        if kind:
            return write_reference(root, kind, intakes, mode)
        tell_unused(intakes, dept)
        known = confirmed(intakes, orders.said, orders.remembered)
        learned = known != orders.remembered
        return _write_draft(_Incoming(root, intakes, parse_renames(rename or []), partial, known, learned), mode)


@contextmanager
def _frugal() -> Iterator[None]:
    """Save what costs time and serves nothing: collecting what is never cyclic, and pinyin of phrases (codes need initials)."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    with uncollected():
        yield


@dataclass(frozen=True, slots=True)
class _Incoming:
    """What is to be put into the draft of a workspace, what columns were confirmed to mean, and whether some of it is new."""

    root: Path
    intakes: "Sequence[SheetIntake]"
    renames: Mapping[str, str]
    partial: bool
    columns: Columns
    learned: bool = False

    def merged(self, draft: Catalog) -> "Merge":
        return merge_into(draft, store.read_register(self.root), self.intakes, self.renames, self.partial)


def _write_draft(incoming: _Incoming, mode: Mode) -> int:
    """Show the difference to the draft, ask, and write."""
    shown = _standing(incoming.root)
    draft = store.read_draft(incoming.root)
    plan = incoming.merged(draft)
    if not mode.json:
        show_import(incoming.intakes, draft, plan)
    if not mode.dry_run and (draft != plan.catalog or incoming.learned):
        if not screen.confirm(f"写入工作稿（{counts(plan.total)}）？", mode.yes):
            return CANCELLED
        _write(incoming, shown, plan)
    if mode.json:
        screen.out_json(import_data(incoming.intakes, plan))
    elif not mode.dry_run:
        unchanged = "各列的意思（事项没有变化）" if incoming.learned else "（没有变化，不用写）"
        screen.wrote("工作稿" if draft != plan.catalog else unchanged)
        doubted = "疑似更名中确是更名的，先 pledgectl undo，再加 --rename 导入；然后 " if plan.suspected_renames else ""
        screen.next_step(f"{doubted}pledgectl catalog check，检查工作稿")
    return DONE


def _standing(root: Path) -> dict[str, str]:
    """Return the digest of every file that an import builds on."""
    files = [*(root / store.DRAFT).glob("*.toml"), root / store.DEPARTMENTS]
    return {path.name: digest(read_file(path, CATALOG_LIMIT)) for path in files if path.is_file()}


def _write(incoming: _Incoming, shown: Mapping[str, str], plan: "Merge") -> None:
    """Write against the draft as it now is, which may differ from the one that was `shown`."""
    root = incoming.root
    with transaction(root, "catalog import") as writing:
        _put(root, plan if _standing(root) == shown else incoming.merged(store.read_draft(root)), writing)
        if incoming.columns != store.read_mappings(root):
            writing.write(store.MAPPINGS, store.dump_mappings(incoming.columns))


def _put(root: Path, plan: "Merge", writing: Transaction) -> None:
    parts = store.draft_files(plan.catalog, plan.departments)
    for path in (f"{store.DRAFT}/{entry.name}" for entry in (root / store.DRAFT).glob("*.toml")):
        if path not in parts:
            writing.remove(path)
    for path, content in parts.items():
        writing.write(path, content)
    writing.write(store.DEPARTMENTS, store.dump_departments(plan.departments))
