"""Measure `catalog check FILE --report`, the whole process: `python tests/bench/bench_report.py [ITEMS]` (aim: 5,000 in 5 s)."""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROWS = Path(__file__).parent.parent / "data" / "items.csv"
COLUMNS = ("证明事项名称", "证明用途（行政事项）", "事项类型", "索要单位", "开具单位", "设定依据", "依据层级", "备注")
HEADERS = ("序号", "证明事项名称", "证明用途", "事项类型", "索要单位", "开具单位", "设定依据", "效力层级", "备注")


def write_list(path: Path, count: int) -> None:
    """Write a department's list of rows of public lists, faults and all, each a little different."""
    rows = list(csv.DictReader(ROWS.read_text(encoding="utf-8-sig").splitlines()))
    book = Workbook(write_only=True)
    sheet = book.create_sheet("清单")
    sheet.append(["县行政审批服务局实行告知承诺制的证明事项清单"])
    sheet.append(HEADERS)
    for n in range(count):
        name, purpose, *rest = (rows[n % len(rows)][column] for column in COLUMNS)
        sheet.append([n + 1, f"{name}{n}", f"{purpose}{n}号", *rest])
    book.save(path)


def main() -> None:
    """Print seconds and memory of the process, and how much was marked."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "清单.xlsx"), Path(folder, "结果.xlsx")
        write_list(source, count)
        command = [sys.executable, "-m", "pledgectl", "catalog", "check", os.fspath(source), "--report", "-o", os.fspath(target)]
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
        spent = time.perf_counter() - start
        print(done.stderr.strip())
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        comments = sum(cell.comment is not None for row in load_workbook(target)["清单"].iter_rows() for cell in row)
        print(f"{count} items, {comments} cells marked: {spent:.2f} s, {peak:.0f} MB, {target.stat().st_size / 1e6:.1f} MB written")


if __name__ == "__main__":
    main()
