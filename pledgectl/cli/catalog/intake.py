"""`catalog import`: read departments' lists, show what would change, ask, and write the draft."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.cli.base import DryRun, Json, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE, UNUSABLE, USAGE, PledgectlError
from pledgectl.model import Catalog, Item
from pledgectl.records import record_data
from pledgectl.toml import uncollected
from pledgectl.transaction import Transaction, transaction

if TYPE_CHECKING:
    from pledgectl.catalog.intake import SheetIntake
    from pledgectl.catalog.intake.identity import Merge, Tally

_LISTS = {"upstream": ("上级目录",), "retained": ("本级保留清单",), "cancelled": ("取消清单",)}
_OWN_NAMES = {
    "rank": "效力层级",
    "bases.document": "依据文件名称",
    "bases.number": "依据文号",
    "bases.article": "依据条款",
    "bases.text": "依据条文",
    "review.opinion": "合法性审查意见",
    "review.exclusion": "不属于排除范围的理由",
}
_NO_DEPARTMENT = "各部门"
_SHOWN = 30
_ENDINGS = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".txt", ".docx", ".htm", ".html", ".mht", ".xml")
Files = Annotated[list[Path], typer.Argument(metavar="文件", help="部门报来的清单（xlsx、xls、ods、csv），或者放清单的文件夹")]


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
        typer.Option("--as", metavar="清单", parser=one_of(_LISTS), help="当作对照清单：upstream、retained、cancelled"),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="列=项目", help="指明一列是什么，如 C=name、出处=设定依据，可写多次；会记住"),
    ] = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """导入部门报来的清单，显示与工作稿的差异，确认后写入工作稿。

    表头、部门、合并单元格自动辨认，认不出的列并入备注，略去的每一行都说明原因。同一部门的清单要一次导全：
    没有列出的原有事项算作取消，除非加 --partial。疑似更名只作提示，用 --rename 确认后才算更名。
    """
    root = workspace_root()
    with _frugal():
        said = _parse_columns(columns or [])
        remembered = _remembered(root)
        intakes = _read(files, dept or (_NO_DEPARTMENT if kind else ""), kind, said, remembered)
        if kind:
            return _write_reference(root, kind, intakes, (json, dry_run, yes))
        remembered = _confirmed(intakes, said, remembered)
        return _write_draft(root, intakes, _parse_renames(rename or []), partial, (json, dry_run, yes), remembered)


@contextmanager
def _frugal() -> Iterator[None]:
    """Save what costs time and serves nothing: collecting what is never cyclic, and pinyin of phrases (codes need initials)."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    with uncollected():
        yield


def _write_draft(
    root: Path,
    intakes: "Sequence[SheetIntake]",
    renames: Mapping[str, str],
    partial: bool,
    flags: tuple[bool, bool, bool],
    columns: dict[str, dict[str, str]],
) -> int:
    """Show the difference to the draft, ask, and write it against the draft as it then is."""
    json, dry_run, yes = flags
    draft = store.read_draft(root)
    plan = _merge(root, draft, intakes, renames, partial)
    if not json:
        _show(intakes, draft, plan)
    if not dry_run and draft != plan.catalog:
        if not screen.confirm(f"写入工作稿（{_counts(plan.total)}）？", yes):
            return CANCELLED
        with transaction(root, "catalog import") as writing:
            held = store.read_draft(root)
            _put(root, plan if held == draft else _merge(root, held, intakes, renames, partial), writing)
            if columns != store.read_mappings(root):
                writing.write(store.MAPPINGS, store.dump_mappings(columns))
    if json:
        screen.out_json(_data(intakes, plan))
    elif not dry_run:
        screen.wrote("工作稿" if draft != plan.catalog else "（没有变化，不用写）")
        screen.next_step("pledgectl catalog check，检查工作稿")
    return DONE


def _put(root: Path, plan: "Merge", writing: Transaction) -> None:
    parts = store.draft_files(plan.catalog, plan.departments)
    for path in (f"{store.DRAFT}/{entry.name}" for entry in (root / store.DRAFT).glob("*.toml")):
        if path not in parts:
            writing.remove(path)
    for path, content in parts.items():
        writing.write(path, content)
    writing.write(store.DEPARTMENTS, store.dump_departments(plan.departments))


def _parse_columns(texts: Sequence[str]) -> dict[str, str]:
    from pledgectl.catalog.intake.mapping import parse_mapping

    return parse_mapping(texts) if texts else {}


def _remembered(root: Path) -> dict[str, dict[str, str]]:
    """Return what columns were said to mean at earlier imports, by department."""
    found = store.read_mappings(root)
    if found:
        from pledgectl.catalog.intake.mapping import known_field

        for columns in found.values():
            columns.update({name: known_field(text, store.MAPPINGS) for name, text in columns.items()})
    return found


def _confirmed(
    intakes: "Sequence[SheetIntake]", said: Mapping[str, str], remembered: dict[str, dict[str, str]]
) -> dict[str, dict[str, str]]:
    """Return what is remembered with what was said now, by department and name of the column; refuse a column nobody has."""
    from pledgectl.catalog.intake.mapping import key_of

    out = {department: dict(columns) for department, columns in remembered.items()}
    missing = dict(said)
    for sheet in intakes:
        for letter, label in sheet.labels.items():
            key = next((key for key in said if key == letter or key_of(key) == key_of(label)), "")
            if key and sheet.columns[letter] == said[key]:
                missing.pop(key, None)
                for department in {entry.item.department for entry in sheet.entries}:
                    out.setdefault(department, {})[label] = said[key]
    if missing:
        hint = "请写列的字母（如 C），或者照抄列名"
        raise PledgectlError(f"清单里没有“{next(iter(missing))[:40]}”这一列", "--map", hint, USAGE)
    return out


def _read(
    files: Sequence[Path],
    dept: str,
    kind: str | None,
    said: Mapping[str, str],
    remembered: Mapping[str, Mapping[str, str]],
) -> "list[SheetIntake]":
    """Read every file before anything is written; one that cannot be used stops all."""
    from pledgectl.catalog.intake import read_sheets
    from pledgectl.doors.workbook import read_book

    paths = expand(files)
    as_list = (kind == "cancelled", said, remembered, bool(kind))
    intakes = [sheet for path in paths for sheet in read_sheets(read_book(path), dept, *as_list)]
    if not any(sheet.entries for sheet in intakes):
        raise nothing_read(intakes, "、".join(path.name for path in paths[:3]))
    return intakes


def expand(files: Sequence[Path]) -> list[Path]:
    """Put the tables of a folder in its place, without the marks that open programs leave."""
    out: list[Path] = []
    for path in files:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found = [entry for entry in inside if not path.is_dir() or entry.suffix.lower() in _ENDINGS]
        found = [entry for entry in found if not entry.name.startswith(("~$", ".~", "."))]
        if not found:
            hint = "请给出 .xlsx、.xls、.ods 或 .csv 表格；以 ~$ 开头的是打开文件时的临时文件"
            raise PledgectlError("没有可以导入的文件", str(path), hint)
        out.extend(found)
    return out


def nothing_read(intakes: "Sequence[SheetIntake]", name: str) -> PledgectlError:
    """Say why no item was found in what was read."""
    whys = {skipped.why for sheet in intakes for skipped in sheet.skipped}
    if "没有写明部门" in whys:
        hint = "请加 --dept 部门名称 指明，或者在表里写明填报单位"
        return PledgectlError("清单没有写明部门，一项也没有读入", name, hint, UNUSABLE)
    if "取消的证明事项" in whys:
        message = "清单是取消的证明事项，一项也没有读入"
        return PledgectlError(message, name, "要与它对照的，请加 --as cancelled；标题写错的，请改正标题")
    if any(sheet.header_rows for sheet in intakes):
        message = "找到了表头，但下面没有可以读入的事项"
        return PledgectlError(message, name, "请检查表头下面“证明名称”一列是否填写；空表见 pledgectl catalog blank")
    message = "没有找到清单：要有一行表头，写明“证明名称”和用途、依据、索要单位、开具单位等至少一项"
    return PledgectlError(message, name, "请检查是否发错了文件；可以用 pledgectl catalog blank 生成空表请部门填写")


def _parse_renames(texts: Sequence[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for text in texts:
        identity, equals, name = text.replace("＝", "=").partition("=")
        if not (identity.strip() and equals and name.strip()):
            hint = "例如 --rename mzj-003=家庭经济状况证明"
            raise PledgectlError(f"“{text[:60]}”不是 编号=名称 的写法", "--rename", hint, USAGE)
        out[identity.strip()] = name.strip()
    return out


def _merge(root: Path, draft: Catalog, intakes: "Sequence[SheetIntake]", renames: Mapping[str, str], partial: bool) -> "Merge":
    from pledgectl.catalog.intake.identity import merge

    return merge(draft, store.read_departments(root), intakes, renames=renames, partial=partial)


def _counts(tally: "Tally") -> str:
    return f"新增 {tally.added} 项，取消 {tally.removed} 项，变更 {tally.changed} 项，不变 {tally.unchanged} 项"


def _data(intakes: "Sequence[SheetIntake]", plan: "Merge") -> list[dict[str, Any]]:
    """Return the JSON of contract §5, one object per file and sheet; suspected renames stand with their department's sheet."""
    out = []
    for sheet, tally in zip(intakes, plan.tallies, strict=True):
        departments = {entry.item.department for entry in sheet.entries}
        renames = [entry for entry in plan.suspected_renames if _department_of(plan, entry.id) in departments]
        out.append(
            {
                "file": sheet.file,
                "sheet": sheet.sheet,
                "header_rows": list(sheet.header_rows),
                "columns": dict(sheet.columns),
                "confidence": {letter: sheet.confidence[letter] for letter in sheet.columns if letter in sheet.confidence},
                "read": len(sheet.entries),
                **record_data(tally, empty=True),
                "skipped": [record_data(skipped, empty=True) for skipped in sheet.skipped],
                "suspected_renames": [record_data(entry, empty=True) for entry in renames],
                "findings": [screen.finding_data(found) for found in sheet.findings],
            }
        )
    return out


def _department_of(plan: "Merge", identity: str) -> str:
    code = identity.rpartition("-")[0]
    return next((entry.name for entry in plan.departments if entry.code == code), "")


def _show(intakes: "Sequence[SheetIntake]", draft: Catalog, plan: "Merge") -> None:
    from pledgectl.catalog.fields import field_name

    for sheet, tally in zip(intakes, plan.tallies, strict=True):
        rows = "、".join(map(str, sheet.header_rows))
        header = f"表头第 {rows} 行" if rows else "没有认出表头"
        screen.out(f"{_place(sheet)}：{header}，读入 {len(sheet.entries)} 项，略去 {len(sheet.skipped)} 行")
        shown = ((letter, field) for letter, field in sheet.columns.items() if field != "seq")
        sure = sheet.confidence
        called = ((letter, _OWN_NAMES.get(field) or field_name(field)) for letter, field in shown)
        named = (f"{letter} {name}（{sure.get(letter, '高')}）" for letter, name in called)
        if sheet.columns:
            screen.out(f"  各列（把握）：{'，'.join(named)}")
            if doubted := [letter for letter, field in sheet.columns.items() if sure.get(letter) == "低" and field != "seq"]:
                screen.out(f"    请核对把握低的列：{'、'.join(doubted)}；不对的，用 --map {doubted[0]}=项目 指明")
        for why, numbers in _grouped(sheet).items():
            screen.out(f"  略去{why}：第 {_numbers(numbers)} 行")
        screen.out(f"  {_counts(tally)}")
        screen.show_findings(sheet.findings[:_SHOWN])
        if len(sheet.findings) > _SHOWN:
            screen.out(f"  另有 {len(sheet.findings) - _SHOWN} 条，加 --json 可以看全部")
    for written, known in plan.known_as:
        screen.out(f"部门“{written}”就是名录中的“{known}”；不是同一个部门的，请在清单里写全名称")
    _show_changes(draft, plan)


def _place(sheet: "SheetIntake") -> str:
    return f"{sheet.file} {sheet.sheet}".rstrip()


def _grouped(sheet: "SheetIntake") -> dict[str, list[int]]:
    whys: dict[str, list[int]] = {}
    for skipped in sheet.skipped:
        whys.setdefault(skipped.why, []).append(skipped.row)
    return whys


def _numbers(rows: Sequence[int]) -> str:
    return "、".join(map(str, rows[:10])) + (f" 等 {len(rows)}" if len(rows) > 10 else "")


def _show_changes(draft: Catalog, plan: "Merge") -> None:
    if len(draft):
        from pledgectl.catalog.fields import field_name
        from pledgectl.diff import compare
        from pledgectl.model import KINDS

        changes = compare(draft, plan.catalog).changes
        for change in changes[:_SHOWN]:
            told = f"（{'、'.join(map(field_name, change.fields))}）" if change.fields else ""
            screen.out(f"{KINDS[change.kind]} {change.item} {change.department} {change.name}{told}")
        if len(changes) > _SHOWN:
            screen.out(f"另有 {len(changes) - _SHOWN} 处变化，导入后用 pledgectl catalog diff 看全部")
    for pair in plan.suspected_renames[:_SHOWN]:
        screen.out(f"疑似更名 {pair.id}：{pair.old} → {pair.new}（相似 {pair.score:.2f}）")
        screen.out(f"    办法：确是更名的，请加 --rename {pair.id}={pair.new}")


def _write_reference(root: Path, kind: str, intakes: "Sequence[SheetIntake]", flags: tuple[bool, bool, bool]) -> int:
    """Keep what was read as a list to compare with; one file of the workspace for each file read."""
    json, dry_run, yes = flags
    lists: dict[str, list[Item]] = {}
    for sheet in intakes:
        lists.setdefault(sheet.file, []).extend(_without_department(entry.item) for entry in sheet.entries)
        if not json:
            screen.out(f"{_place(sheet)}：读入 {len(sheet.entries)} 项，略去 {len(sheet.skipped)} 行")
            screen.show_findings(sheet.findings[:_SHOWN])
    count = sum(map(len, lists.values()))
    if not dry_run:
        if not screen.confirm(f"写入{_LISTS[kind][0]}（{count} 项）？", yes):
            return CANCELLED
        with transaction(root, f"catalog import --as {kind}") as writing:
            for file, items in lists.items():
                writing.write(f"{store.REFERENCES}/{kind}-{_slug(file)}.toml", store.dump_references(kind, file, items))
    if json:
        from pledgectl.catalog.intake.identity import Merge, Tally

        tallies = tuple(Tally(added=len(sheet.entries)) for sheet in intakes)
        screen.out_json(_data(intakes, Merge(Catalog(kind, ()), (), tallies, ())))
    elif not dry_run:
        screen.wrote(f"{_LISTS[kind][0]} {count} 项")
        screen.next_step("pledgectl catalog check，与工作稿对照")
    return DONE


def _without_department(item: Item) -> Item:
    return replace(item, department="") if item.department == _NO_DEPARTMENT else item


def _slug(name: str) -> str:
    """Make a file name of a file's name: letters, digits and Chinese characters, at most 40."""
    return re.sub(r"[^0-9A-Za-z一-鿿]+", "-", name.rpartition(".")[0]).strip("-")[:40].lower() or "list"
