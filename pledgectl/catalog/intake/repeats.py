"""Rows that two files of one import hold word for word: the later ones are told and left out."""

from collections.abc import Sequence
from dataclasses import replace

from pledgectl.catalog.intake.reading import Entry, SheetIntake, Skipped
from pledgectl.errors import PledgectlError
from pledgectl.renames import natural_key


def without_repeats(intakes: Sequence[SheetIntake]) -> list[SheetIntake]:
    """Leave out rows that an earlier file holds word for word; PledgectlError if two files say different things of one item."""
    if len({intake.file for intake in intakes}) < 2:
        return list(intakes)
    seen: dict[object, tuple[str, Entry]] = {}
    return [_without_known(intake, seen) for intake in intakes]


def _without_known(intake: SheetIntake, seen: dict[object, tuple[str, Entry]]) -> SheetIntake:
    kept, left = [], []
    for entry in intake.entries:
        file, first = seen.setdefault(natural_key(entry.item), (intake.file, entry))
        if file == intake.file:
            kept.append(entry)
        elif first.item == entry.item:
            left.append(Skipped(entry.row, f"{file} 里有完全相同的一项"))
        else:
            where = f"{file} 第 {first.row} 行，{intake.file} 第 {entry.row} 行"
            hint = "请只导入最后定稿的那一份，或者分两次导入"
            raise PledgectlError(f"两份清单里都有“{entry.item.name[:40]}”，内容不同", where, hint)
    skipped = sorted((*intake.skipped, *left), key=lambda each: each.row)
    return replace(intake, entries=tuple(kept), skipped=tuple(skipped)) if left else intake
