"""Measure the XLSX export against openpyxl's write-only mode: `python tests/bench/bench_export.py [ITEMS]` (aim: twice as fast).

Both write the same cells in the same run: first the writing alone (CPU seconds), then whole processes that read the catalog
from its TOML files and leave an XLSX behind (wall seconds, peak memory).
"""

import gc
import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_nightly import build
from openpyxl import Workbook, load_workbook

from pledgectl.cli.catalog.export import export, table_cells, table_headers
from pledgectl.doors import store
from pledgectl.model import Catalog

RUNS = 3
REFERENCE = """
import sys
from pathlib import Path
sys.path[:0] = sys.argv[3:]
from bench_export import plain_book
from pledgectl.doors import store
Path(sys.argv[2]).write_bytes(plain_book(store.read_in_force(Path(sys.argv[1]))))
"""


def plain_book(catalog: Catalog) -> bytes:
    """Write the same cells by openpyxl, without any style."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("目录")
    sheet.append(table_headers())
    for item in catalog:
        sheet.append([text or None for text in table_cells(item)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cpu(make: Callable[[], bytes]) -> tuple[float, bytes]:
    """Return the least CPU seconds of some runs, and what was made."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        data = make()
        times.append(time.process_time() - start)
    return min(times), data


def process(arguments: list[str]) -> tuple[float, int]:
    """Return the least wall seconds of some runs of a process, and its peak memory in MB."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        child = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        times.append(time.perf_counter() - start)
        assert status == 0
    return min(times), used.ru_maxrss // 1024


def rows_of(data: bytes, catalog: Catalog) -> set[tuple[str, ...]]:
    """Return the rows of items in a file as text."""
    ids, width = catalog.by_id(), len(table_headers())
    sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    rows = (tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True))
    return {(*row, *[""] * (width - len(row))) for row in rows if row and row[0] in ids}


def main() -> None:
    """Print both, inner and whole, and whether the same rows stand in both files."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "w")
        build(root, count, 200)
        catalog = store.read_in_force(root)
        (ours, made), (theirs, plain) = cpu(lambda: export("xlsx", catalog)), cpu(lambda: plain_book(catalog))
        same = rows_of(made, catalog) == rows_of(plain, catalog)
        print(f"{count} items, {len(table_headers())} columns, the same rows in both files: {same}")
        print(f"writing: {ours:.2f} s, {len(made) / 1e6:.1f} MB; openpyxl write-only {theirs:.2f} s, {len(plain) / 1e6:.1f} MB: {theirs / ours:.1f} times")
        out, paths = Path(folder, "a.xlsx"), [str(Path(__file__).parent)]
        whole = process(["-m", "pledgectl", "-C", str(root), "catalog", "show", "--format", "xlsx", "-o", str(out)])
        other = process(["-c", REFERENCE, str(root), str(Path(folder, "b.xlsx")), *paths])
        print(f"whole process: {whole[0]:.2f} s, {whole[1]} MB; openpyxl write-only {other[0]:.2f} s, {other[1]} MB: {other[0] / whole[0]:.1f} times")


if __name__ == "__main__":
    main()
