"""Measure how many items a second all rules check: `python tests/bench/bench_check.py [ITEMS]` (aim: 20,000 a second per core)."""

import csv
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

from pledgectl.check import check_catalog
from pledgectl.citation import parse_bases
from pledgectl.cli.catalog.context import choose_profile, read_context
from pledgectl.model import Catalog, Item, Review
from pledgectl.rule import REGISTER

ROWS = Path(__file__).parent.parent / "data" / "items.csv"
REVIEWED = Review("张某", "法制机构", "2021-04-20", "同意列入")


def real_items() -> list[Item]:
    """Return the rows of public lists as items, with what the law says quoted."""
    return [_item(row) for row in csv.DictReader(ROWS.read_text(encoding="utf-8-sig").splitlines())]


def _item(row: dict[str, str]) -> Item:
    bases = parse_bases(row["设定依据"], row["依据层级"])
    quoted = (replace(bases[0], text=row["依据原文摘录"]), *bases[1:]) if bases else ()
    unit = row["索要单位"] or "县某局"
    who = {"department": unit, "requester": unit, "issuer": row["开具单位"]}
    what = {"name": row["证明事项名称"], "purpose": row["证明用途（行政事项）"], "matter_type": row["事项类型"]}
    return Item(**who, **what, bases=quoted, review=REVIEWED)


def catalog(count: int, start: int = 0) -> Catalog:
    """Return `count` items whose texts all differ, so that nothing is remembered from one to the next."""
    rows = real_items()
    return Catalog("draft", tuple(_varied(rows[n % len(rows)], n) for n in range(start, start + count)))


def _varied(item: Item, n: int) -> Item:
    return replace(item, id=f"a-{n:07}", name=f"{n}{item.name}", purpose=f"{item.purpose}{n}号", department=f"县{n % 60}局")


def main() -> None:
    """Print items a second over all rules, on items that were never seen before."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    context = read_context(None, choose_profile(None, "maoji"))
    check_catalog(catalog(200, 1_000_000), context)
    items = catalog(count)
    gc.collect()
    start = time.process_time()
    found = check_catalog(items, context)
    spent = time.process_time() - start
    print(f"{len(REGISTER)} rules, {count} items, {len(found)} findings: {spent:.2f} s CPU, {count / spent:,.0f} items/s")


if __name__ == "__main__":
    main()
