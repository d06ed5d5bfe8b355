"""What a person says at an import that no list tells: which column is what, and what was renamed."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pledgectl.errors import USAGE, PledgectlError

if TYPE_CHECKING:
    from pledgectl.catalog.intake import Orders, SheetIntake

Columns = dict[str, dict[str, str]]


def parse_columns(texts: Sequence[str]) -> dict[str, str]:
    """Return the field of each column that --map names."""
    from pledgectl.catalog.intake.mapping import parse_mapping

    return parse_mapping(texts) if texts else {}


def parse_renames(texts: Sequence[str]) -> dict[str, str]:
    """Return the new name of each id that --rename gives."""
    out: dict[str, str] = {}
    for text in texts:
        identity, equals, name = text.replace("＝", "=").partition("=")
        if not (identity.strip() and equals and name.strip()):
            hint = "例如 --rename mzj-003=家庭经济状况证明"
            raise PledgectlError(f"“{text[:60]}”不是 编号=名称 的写法", "--rename", hint, USAGE)
        out[identity.strip()] = name.strip()
    return out


def read_remembered(root: Path) -> Columns:
    """Return what columns were said to mean at earlier imports, by department."""
    from pledgectl.doors import store

    found = store.read_mappings(root)
    if found:
        from pledgectl.catalog.intake.mapping import known_field

        for columns in found.values():
            columns.update({name: known_field(text, store.MAPPINGS) for name, text in columns.items()})
    return found


def remembered_orders(root: Path | None) -> "Orders":
    """Return how to read a list that is not imported yet: as an import would, by what columns were said to mean before."""
    from pledgectl.catalog.intake import Orders

    return Orders(remembered=read_remembered(root)) if root else Orders()


def confirmed(
    intakes: "Sequence[SheetIntake]", said: Mapping[str, str], remembered: Mapping[str, Mapping[str, str]]
) -> Columns:
    """Return what is remembered with what was said now, by department and name of the column; refuse a column nobody has."""
    found = [(sheet, *one) for sheet in intakes for one in _said_of(sheet, said)] if said else []
    if missing := said.keys() - {key for _, key, _ in found}:
        named = next(key for key in said if key in missing)
        raise PledgectlError(f"清单里没有“{named[:40]}”这一列", "--map", "请写列的字母（如 C），或者照抄列名", USAGE)
    out = {department: dict(columns) for department, columns in remembered.items()}
    for sheet, key, label in found:
        for department in {entry.item.department for entry in sheet.entries}:
            out.setdefault(department, {})[label] = said[key]
    return out


def _said_of(sheet: "SheetIntake", said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what was said, by letter or by name, of the columns of a sheet that were read so, with the name of the column."""
    from pledgectl.catalog.intake.mapping import key_of

    for letter, label in sheet.labels.items():
        key = next((key for key in said if key == letter or key_of(key) == key_of(label)), "")
        if key and sheet.columns[letter] == said[key]:
            yield key, label
