"""Write the table of usual column names anew, after a pattern changed: `python tests/refresh_usual.py`.

A name is usual that two of the lists in tests/lists use, or the blank list that departments are given.
"""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pledgectl.catalog.blank import FULL
from pledgectl.catalog.intake import columns
from pledgectl.catalog.intake.reading import Orders
from pledgectl.catalog.intake.tables import find_tables
from pledgectl.doors.workbook import read_book
from pledgectl.errors import PledgectlError

LISTS = Path(__file__).parent / "lists"
TABLE = Path(columns.__file__).with_name("usual.py")


def names_in(path: Path) -> Iterator[str]:
    """Yield the column names of a list, each cell of a header by itself."""
    with suppress(PledgectlError):
        for table in find_tables(read_book(path), Orders()):
            yield from {name for cells in table.header.names for name in cells} if table.header else ()


lists = (path for told in sorted(LISTS.rglob("*.toml")) for path in told.parent.glob(f"{told.stem}.*") if path != told)
found = Counter(name for path in lists for name in names_in(path))
names = sorted({column.header for column in FULL} | {name for name, count in found.items() if count > 1 and len(name) <= columns.MAX_NAME})
judged = [(name, columns.by_words(name)) for name in names]
start, mark, _ = TABLE.read_text(encoding="utf-8").partition("USUAL: dict[str, tuple[str, float]] = {\n")
rows = [f'    {json.dumps(name, ensure_ascii=False)}: ("{found.field}", {found.weight:.6g}),\n' for name, found in judged]
TABLE.write_text(start + mark + "".join(rows) + "}\n", encoding="utf-8")
