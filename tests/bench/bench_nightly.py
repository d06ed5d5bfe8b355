"""Measure nightly and status, whole process: `python tests/bench/bench_nightly.py [ITEMS [DEPARTMENTS]]`.

Aims: at 5,000 items an unchanged night under 1.5 s and status under 0.5 s; 100,000 items in 2,000 files under 60 s and 600 MB;
first nights are linear in the items.
"""

import io
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr
from dataclasses import replace
from pathlib import Path

from bench_check import catalog

from pledgectl.cli import run
from pledgectl.doors import store
from pledgectl.ground.transaction import transaction
from pledgectl.model import Department, catalog_of


def build(root: Path, count: int, offices: int) -> None:
    """Make a workspace with `count` published items in `offices` departments."""
    departments = [Department(f"d{n:04}", f"县{n}局", last=count) for n in range(offices)]
    items = [
        replace(item, id=f"d{n % offices:04}-{n:06}", department=f"县{n % offices}局")
        for n, item in enumerate(catalog(count))
    ]
    with redirect_stderr(io.StringIO()):
        run(["init", str(root), "--profile", "common"])
        with transaction(root, "build") as change:
            change.write(store.DEPARTMENTS, store.dump_departments(departments))
            for path, data in store.draft_files(catalog_of("draft", items), departments).items():
                change.write(path, data)
        run(["-C", str(root), "catalog", "publish", "--baseline", "2021-05-01", "-y"])


def seconds(root: Path, command: str, runs: int) -> tuple[float, float]:
    """Return the median wall time and CPU time of a command."""
    wall, cpu = [], []
    for _ in range(runs):
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "pledgectl", "-C", str(root), command], capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(time.perf_counter() - start)
        cpu.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(wall), statistics.median(cpu)


def main() -> None:
    """Print the first night, an unchanged night, status, and the largest memory of any of them."""
    given = [int(text) for text in sys.argv[1:3]]
    count, offices = [*given, *(5_000, 60)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        build(root, count, offices)
        runs = {"first night": seconds(root, "nightly", 1), "unchanged": seconds(root, "nightly", 5), "status": seconds(root, "status", 5)}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    told = ", ".join(f"{name} {wall:.2f} s ({cpu:.2f} s CPU)" for name, (wall, cpu) in runs.items())
    print(f"{count} items in {offices} files: {told}, {peak} MB")


if __name__ == "__main__":
    main()
