"""`catalog import --as`: keep a list to compare with, one file of the workspace for each file read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.cli.base import Mode
from pledgectl.cli.catalog.read_shown import import_data, place, show_findings
from pledgectl.doors import screen, store
from pledgectl.errors import CANCELLED, DONE
from pledgectl.ground.transaction import transaction
from pledgectl.model import Catalog, Item

if TYPE_CHECKING:
    from pledgectl.catalog.intake import SheetIntake

LISTS = {
    "upstream": ("上级目录", "上级"),
    "retained": ("本级保留清单", "保留清单", "保留"),
    "cancelled": ("取消清单", "已取消清单", "国家和省已取消清单", "取消"),
}
NO_DEPARTMENT = "各部门"


def write_reference(root: Path, kind: str, intakes: "Sequence[SheetIntake]", mode: Mode) -> int:
    """Show what was read, ask, and write it."""
    lists: dict[str, list[Item]] = {}
    for sheet in intakes:
        lists.setdefault(sheet.file, []).extend(_without_department(entry.item) for entry in sheet.entries)
        if not mode.json:
            screen.out(f"{place(sheet)}：读入 {len(sheet.entries)} 项，略去 {len(sheet.skipped)} 行")
            show_findings(sheet)
    count = sum(map(len, lists.values()))
    if not mode.dry_run:
        if not screen.confirm(f"写入{LISTS[kind][0]}（{count} 项）？", mode.yes):
            return CANCELLED
        _write(root, kind, lists)
    if mode.json:
        screen.out_json(_data(kind, intakes))
    elif not mode.dry_run:
        screen.wrote(f"{LISTS[kind][0]} {count} 项")
        screen.next_step("pledgectl catalog check，与工作稿对照")
    return DONE


def _write(root: Path, kind: str, lists: Mapping[str, Sequence[Item]]) -> None:
    with transaction(root, f"catalog import --as {kind}") as writing:
        for file, items in lists.items():
            writing.write(f"{store.REFERENCES}/{kind}-{_slug(file)}.toml", store.dump_references(kind, file, items))


def _data(kind: str, intakes: "Sequence[SheetIntake]") -> list[dict[str, object]]:
    from pledgectl.catalog.intake.identity import Merge, Tally

    tallies = tuple(Tally(added=len(sheet.entries)) for sheet in intakes)
    return import_data(intakes, Merge(Catalog(kind, ()), (), tallies, ()))


def _without_department(item: Item) -> Item:
    return replace(item, department="") if item.department == NO_DEPARTMENT else item


def _slug(name: str) -> str:
    """Make a file name of a file's name: letters, digits and Chinese characters, at most 40."""
    return re.sub(r"[^0-9A-Za-z一-鿿]+", "-", name.rpartition(".")[0]).strip("-")[:40].lower() or "list"
