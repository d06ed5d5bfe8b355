"""Measure nightly and status, whole process: `python tests/bench/bench_nightly.py [ITEMS [DEPARTMENTS]]`.

Aims at 5,000 items: an unchanged night under 1.5 s, status under 0.5 s; first nights are linear in the items.
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
from pledgectl.model import Department, catalog_of
from pledgectl.transaction import transaction


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


def seconds(root: Path, command: str, runs: int) -> float:
    """Return the median wall time of a command."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pledgectl", "-C", str(root), command], capture_output=True, check=False)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the first night, an unchanged night, status, and the largest memory of any of them."""
    given = [int(text) for text in sys.argv[1:3]]
    count, offices = [*given, *(5_000, 60)[len(given) :]]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "w"
        build(root, count, offices)
        first, again, status = seconds(root, "nightly", 1), seconds(root, "nightly", 5), seconds(root, "status", 5)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{count} items in {offices} files: first night {first:.2f} s, unchanged {again:.2f} s, status {status:.2f} s, {peak} MB")


if __name__ == "__main__":
    main()
