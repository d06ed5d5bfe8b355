"""What an import shows before it asks: how each list was understood, what was left out, and what would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pledgectl.doors import screen
from pledgectl.formats.records import record_data
from pledgectl.model import Catalog

if TYPE_CHECKING:
    from pledgectl.catalog.intake import SheetIntake
    from pledgectl.catalog.intake.identity import Merge, Tally

SHOWN = 30
_OWN_NAMES = {
    "rank": "效力层级",
    "bases.document": "依据文件名称",
    "bases.number": "依据文号",
    "bases.article": "依据条款",
    "bases.text": "依据条文",
    "review.opinion": "合法性审查意见",
    "review.exclusion": "不属于排除范围的理由",
}


def import_data(intakes: "Sequence[SheetIntake]", plan: "Merge") -> list[dict[str, Any]]:
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
                **record_data(tally),
                "skipped": [record_data(skipped) for skipped in sheet.skipped],
                "suspected_renames": [record_data(entry) for entry in renames],
                "findings": [screen.finding_data(found) for found in sheet.findings],
            }
        )
    return out


def _department_of(plan: "Merge", identity: str) -> str:
    code = identity.rpartition("-")[0]
    return next((entry.name for entry in plan.departments if entry.code == code), "")


def counts(tally: "Tally") -> str:
    """Write the four counts of a tally."""
    return f"新增 {tally.added} 项，取消 {tally.removed} 项，变更 {tally.changed} 项，不变 {tally.unchanged} 项"


def show_import(intakes: "Sequence[SheetIntake]", draft: Catalog, plan: "Merge") -> None:
    """Print how each sheet was read and what the draft would gain and lose."""
    for sheet, tally in zip(intakes, plan.tallies, strict=True):
        _show_sheet(sheet)
        screen.out(f"  {counts(tally)}")
        show_findings(sheet)
    for written, known in plan.known_as:
        screen.out(f"部门“{written}”就是名录中的“{known}”；不是同一个部门的，请在清单里写全名称")
    _show_changes(draft, plan)
    for pair in plan.suspected_renames[:SHOWN]:
        screen.out(f"疑似更名 {pair.id}：{pair.old} → {pair.new}（相似 {pair.score:.2f}）")
        screen.out(f"    办法：确是更名的，请加 --rename {pair.id}={pair.new}")


def _header(sheet: "SheetIntake") -> str:
    """Say where the names of the columns stand."""
    if sheet.header_rows:
        return f"表头第 {'、'.join(map(str, sheet.header_rows))} 行"
    if sheet.on_side:
        return "横排的表，左边一列是项目名"
    return "没有表头" if sheet.entries else "没有认出表头"


def _show_sheet(sheet: "SheetIntake") -> None:
    screen.out(f"{place(sheet)}：{_header(sheet)}，读入 {len(sheet.entries)} 项，略去 {len(sheet.skipped)} 行")
    if sheet.columns:
        _show_columns(sheet)
    for why, numbers in _grouped(sheet).items():
        screen.out(f"  略去{why}：第 {_numbers(numbers)} 行")


def _show_columns(sheet: "SheetIntake") -> None:
    from pledgectl.catalog.fields import field_name

    sure = sheet.confidence
    shown = {letter: field for letter, field in sheet.columns.items() if field != "seq"}
    parts = {letter: field.split("+") for letter, field in shown.items()}
    called = {letter: "、".join(_OWN_NAMES.get(each) or field_name(each) for each in named) for letter, named in parts.items()}
    named = [f"{letter} {name}（{sure.get(letter, '高')}）" for letter, name in called.items()]
    screen.out(f"  各列（把握）：{'，'.join(named)}")
    if doubted := [letter for letter in shown if sure.get(letter) == "低"]:
        screen.out(f"    请核对把握低的列：{'、'.join(doubted)}；不对的，用 --map {doubted[0]}=项目 指明")


def show_findings(sheet: "SheetIntake") -> None:
    """Print the findings of a sheet, at most SHOWN of them."""
    screen.show_findings(sheet.findings[:SHOWN])
    if len(sheet.findings) > SHOWN:
        screen.out(f"  另有 {len(sheet.findings) - SHOWN} 条，加 --json 可以看全部")


def place(sheet: "SheetIntake") -> str:
    """Name a sheet by its file and title."""
    return f"{sheet.file} {sheet.sheet}".rstrip()


def _grouped(sheet: "SheetIntake") -> dict[str, list[int]]:
    whys: dict[str, list[int]] = {}
    for skipped in sheet.skipped:
        whys.setdefault(skipped.why, []).append(skipped.row)
    return whys


def _numbers(rows: Sequence[int]) -> str:
    return "、".join(map(str, rows[:10])) + (f" 等 {len(rows)}" if len(rows) > 10 else "")


def _show_changes(draft: Catalog, plan: "Merge") -> None:
    from pledgectl.catalog.fields import field_name
    from pledgectl.diff import compare
    from pledgectl.model import KINDS

    changes = compare(draft, plan.catalog).changes
    for change in changes[:SHOWN]:
        told = f"（{'、'.join(map(field_name, change.fields))}）" if change.fields else ""
        screen.out(f"{KINDS[change.kind]} {change.item} {change.department} {change.name}{told}")
    if len(changes) > SHOWN:
        screen.out(f"另有 {len(changes) - SHOWN} 处变化，导入后用 pledgectl catalog diff 看全部")
