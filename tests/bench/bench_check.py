"""Measure how many items a second all rules check: `python tests/bench/bench_check.py [ITEMS]` (aim: 20,000 a second per core).

The items repeat no more than real lists do. In 102 lists of the tests 93 of 100 names, 84 of 100 purposes, 90 of 100 bases, 16 of 100
documents and 16 of 100 requesters are distinct: here every name, purpose and text of a basis is, while documents and units repeat.
Published lists carry no more than that; the second figure is for items of a draft with contents, checks and conditions of their own.
The best of three runs counts, since other work on the machine only ever slows a run.
"""

import csv
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

from pledgectl.check import Context, check_catalog
from pledgectl.citation import parse_bases
from pledgectl.cli.catalog.context import choose_profile, read_context
from pledgectl.model import Catalog, Item, Review, Service, Verification
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
    bases = tuple(replace(basis, text=f"{basis.text}{n}") for basis in item.bases)
    named = {"name": f"{n}{item.name}", "purpose": f"{item.purpose}{n}号", "department": f"县{n % 60}局"}
    return replace(item, id=f"a-{n:07}", bases=bases, **named)


def worded(items: Catalog) -> Catalog:
    """Return the items with wording of their own, no text of which is met twice."""
    return Catalog("draft", tuple(_worded(item) for item in items))


def _worded(item: Item) -> Item:
    check = Verification("no", f"与{item.name}的登记数据在线比对", "自受理之日起5个工作日内", f"与{item.name}所载一致")
    service = Service(conditions=(f"已经取得{item.name}所述的资格，{item.purpose}",), materials=(f"{item.purpose}申请表",))
    return replace(item, content=f"申请人符合{item.purpose}的条件，{item.name}所载内容属实", verification=check, service=service)


def speed(items: Catalog, context: Context) -> tuple[float, int]:
    """Return items a second of CPU time, and how many findings there were."""
    gc.collect()
    start = time.process_time()
    found = check_catalog(items, context)
    return len(items) / (time.process_time() - start), len(found)


def main() -> None:
    """Print items a second over all rules, on items that were never seen before."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    context = read_context(None, choose_profile(None, "maoji"))
    check_catalog(worded(catalog(200, 10_000_000)), context)
    for what, made, start in (("as published", replace, 0), ("worded in full", worded, 5_000_000)):
        runs = [speed(made(catalog(count, start + run * count)), context) for run in range(3)]
        best, found = max(runs)
        print(f"{len(REGISTER)} rules, {count} items {what}, {found} findings: {best:,.0f} items/s")


if __name__ == "__main__":
    main()
