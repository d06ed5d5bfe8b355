"""Measure how long a catalog takes to load: `python tests/bench/bench_load.py [ITEMS]` (aim: 5,000 items under 0.4 s).

The items are real ones, 400 to 700 bytes each, in 50 department files.
"""

import gc
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench_check import real_items

from pledgectl.doors.store import catalog_files, read_folder
from pledgectl.model import Catalog, Department, Item

DEPARTMENTS, RUNS = 50, 9


def items(count: int) -> list[Item]:
    """Return items of the usual size, spread over the departments."""
    usual = [item for item in real_items() if 400 <= sum(len(part.encode()) for part in _texts(item)) <= 700]
    spread = (replace(usual[n % len(usual)], id=f"d{n % DEPARTMENTS:02}-{n:05}", department=f"县{n % DEPARTMENTS:02}局") for n in range(count))
    return list(spread)


def _texts(item: Item) -> list[str]:
    bases = [part for basis in item.bases for part in (basis.document, basis.number, basis.article, basis.text)]
    return [item.name, item.purpose, item.requester, item.issuer, *bases]


def main(count: int) -> None:
    """Write the catalog, load it several times, and print the median wall and CPU time."""
    departments = [Department(f"d{n:02}", f"县{n:02}局") for n in range(DEPARTMENTS)]
    files = catalog_files(Catalog("draft", tuple(items(count))), departments)
    wall, cpu = [], []
    with tempfile.TemporaryDirectory() as folder:
        for code, data in files.items():
            (Path(folder) / f"{code}.toml").write_bytes(data)
        for _ in range(RUNS):
            gc.collect()
            start, spent = time.perf_counter(), time.process_time()
            loaded = read_folder(Path(folder), "draft")
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - spent)
            assert len(loaded) == count
    size = sum(map(len, files.values()))
    print(f"{count} items, {size / count:.0f} bytes each, {len(files)} files: {statistics.median(wall):.3f} s, CPU {statistics.median(cpu):.3f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
