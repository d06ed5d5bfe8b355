"""Import a list of 20,000 rows and 12 columns, whole process, beside pandas with openpyxl merely reading it, in the same run.

Aim: less time than pandas, under 300 MB; a list of 60 rows under 0.5 s. Run: python tests/bench/bench_import.py [ROWS]
With --large: 200,000 rows as .xlsx and .csv, each once, time and peak memory beside pandas; aim: under 900 MB.
"""

import csv
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl

HEADERS = ["序号", "部门", "证明名称", "证明用途", "设定依据", "效力层级", "索要单位", "开具单位", "事项类型", "行使层级", "核查方式", "备注"]
WORDS = "户籍婚姻住所财产收入学历职业资格亲属关系犯罪记录健康体检出生死亡残疾等级就业失业社保缴费纳税车辆土地林权渔船农机"
READ = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"
RUNS = 3


def make_row(number: int, rng: random.Random) -> list[object]:
    """Build one row of Chinese text as published lists have it."""
    words = ["".join(rng.sample(WORDS, 4)) for _ in range(4)]
    department = f"县{WORDS[number % 40 : number % 40 + 2]}局"
    basis = f"《{words[0]}管理条例》（国务院令第{rng.randint(100, 799)}号）第{rng.randint(1, 60)}条"
    article = "，".join("".join(rng.choices(WORDS, k=12)) for _ in range(rng.randint(3, 10)))
    second = f"\n《{words[3]}办法》第{rng.randint(1, 40)}条" if number % 8 == 0 else ""
    name, purpose = f"{words[1]}{number % 97}情况证明", f"{words[2]}许可{number}"
    row = [number, department, name, purpose, f"{basis}：{article}。{second}", "行政法规", department, f"{words[3]}管理所"]
    return [*row, "行政许可", "县级", "部门间信息共享核查，无法共享的实地核查", None]


def lines(rows: int) -> Iterator[list[object]]:
    """Yield the lines of the list as a department would send it."""
    rng = random.Random(1)
    yield ["证明事项告知承诺制目录"]
    yield HEADERS
    for number in range(1, rows + 1):
        yield make_row(number, rng)


def write_list(path: Path, rows: int) -> Path:
    """Write the list as a workbook, or as text if `path` ends in .csv."""
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows(lines(rows))
        return path
    book = openpyxl.Workbook(write_only=rows > 50_000)
    sheet = book.create_sheet("Sheet") if rows > 50_000 else book.active
    for line in lines(rows):
        sheet.append(line)
    book.save(path)
    return path


def timed(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command and return wall and processor seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def peak_of(command: list[str], folder: Path) -> tuple[float, float]:
    """Run a command and return wall seconds and its own peak memory in MB."""
    watch = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)"
    tell = "; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", watch + tell, *command], cwd=folder, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, float(done.stdout.split()[-1])


def import_command(path: Path, folder: Path) -> list[str]:
    """Return the import of `path` into a new workspace `folder`."""
    subprocess.run([sys.executable, "-m", "pledgectl", "init", str(folder), "--profile", "common"], check=True, capture_output=True)
    return [sys.executable, "-m", "pledgectl", "-C", str(folder), "catalog", "import", str(path), "--yes"]


def measure_large(rows: int = 200_000) -> None:
    """Print seconds and peak memory of an import with --large, of the same import again, and of pandas merely reading."""
    readers = {".xlsx": "pandas.read_excel(sys.argv[1], engine='openpyxl')", ".csv": "pandas.read_csv(sys.argv[1], header=1)"}
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        for ending, reader in readers.items():
            path = write_list(home / f"list{ending}", rows)
            ours = [*import_command(path, home / ending[1:]), "--large"]
            told = (("import", ours), ("import again", ours), ("pandas reading", [sys.executable, "-c", f"import sys, pandas; {reader}", str(path)]))
            for title, command in told:
                seconds, memory = peak_of(command, home)
                print(f"{rows} rows of {ending:5} ({path.stat().st_size / 1e6:3.0f} MB), {title:14} {seconds:6.1f} s {memory:6.0f} MB")


def main() -> None:
    """Print wall and processor seconds of both, their ratio, and our memory."""
    if "--large" in sys.argv:
        measure_large()
        return
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        large, small = write_list(home / "large.xlsx", rows), write_list(home / "small.xlsx", 60)
        ours, peak = [], 0.0
        for run in range(RUNS):
            ours.append(timed(import_command(large, home / f"large{run}"), home))
            peak = max(peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
        short = [timed(import_command(small, home / f"small{run}"), home) for run in range(RUNS)]
        peer = [timed([sys.executable, "-c", READ, str(large)], home) for _ in range(RUNS)]
    for title, runs in ((f"pledgectl catalog import, {rows} rows", ours), ("pandas.read_excel, openpyxl", peer), ("import, 60 rows", short)):
        wall, processor = (statistics.median(side) for side in zip(*runs, strict=True))
        print(f"{title:40} {wall:6.2f} s   {processor:6.2f} s of processor")
    print(f"peak memory of the import {peak:.0f} MB; pandas takes {statistics.median(p / o for (_, p), (_, o) in zip(peer, ours, strict=True)):.2f} times our processor time")


if __name__ == "__main__":
    main()
