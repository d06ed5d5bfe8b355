"""Compare two lists of 20,000 rows, whole process, with csv-diff in the same run (aim: no slower than csv-diff).

2 % of the rows are added, 2 % removed, 1 % renamed, 3 % changed. Modules are compiled beforehand, as an installation does.
csv-diff loads numpy where it is installed and does without where not: it is measured both ways.
Run: python tests/bench/bench_diff.py [ROWS]
"""

import csv
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HEADERS = ["序号", "事项编码", "部门", "证明事项名称", "证明用途", "事项类型", "设定依据", "效力层级", "索要单位", "开具单位", "行使层级", "备注"]
SIGNS = "户籍婚姻住所财产收入学历职业资格亲属关系犯罪记录健康体检出生死亡残疾等级就业失业社保缴费纳税车辆土地林权渔船农机"
WITHOUT_NUMPY = "import sys; sys.modules['numpy'] = None; from csv_diff.cli import cli; cli()"
ADDED, REMOVED, RENAMED, CHANGED = 0.02, 0.02, 0.01, 0.03


def make_row(number: int, rng: random.Random) -> list[str]:
    """Build one row of Chinese text as published lists have it; the key of csv-diff is the code, which ours does not need."""
    words = ["".join(rng.sample(SIGNS, 4)) for _ in range(4)]
    department = f"县{SIGNS[number % 40 : number % 40 + 2]}局"
    basis = f"《{words[0]}管理条例》（国务院令第{rng.randint(100, 799)}号）第{rng.randint(1, 60)}条"
    article = "，".join("".join(rng.choices(SIGNS, k=12)) for _ in range(rng.randint(3, 10)))
    second = f"\n《{words[3]}办法》第{rng.randint(1, 40)}条" if number % 8 == 0 else ""
    name, purpose = f"{words[1]}{number % 97}情况证明", f"{words[2]}许可{number}"
    row = [department, name, purpose, "行政许可", f"{basis}：{article}。{second}", "行政法规", department, f"{words[3]}管理所", "县级", ""]
    return [str(number), f"C{number:06}", *row]


def change(rows: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Return the second list: rows removed, renamed, changed and added."""
    fates = rng.sample(range(len(rows)), len(rows))
    cut, renamed, changed = (int(len(rows) * part) for part in (REMOVED, RENAMED, CHANGED))
    new = {number: list(rows[number]) for number in fates[cut:]}
    for number in fates[cut : cut + renamed]:
        new[number][3] = new[number][3].replace("情况证明", "证明材料")
    for number in fates[cut + renamed : cut + renamed + changed]:
        new[number][9] = "新的开具单位"
    more = [make_row(len(rows) + number, rng) for number in range(int(len(rows) * ADDED))]
    return [*(new[number] for number in sorted(new)), *more]


def write(path: Path, rows: list[list[str]]) -> None:
    """Write a CSV as Excel reads it."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEADERS, *rows])


def measure(commands: list[list[str]], cwd: Path, runs: int = 7) -> tuple[list[tuple[float, float]], bytes]:
    """Run the commands in turn; return the medians of each, wall and processor seconds, and what the last one printed."""
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled["PYTHONPYCACHEPREFIX"] = str(cwd / "compiled")
    times: list[list[tuple[float, float]]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for number, command in enumerate(commands):
            start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(command, cwd=cwd, check=True, capture_output=True, env=compiled)
            wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
            processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            times[number].extend([(wall, processor)] if turn else [])
    return [(statistics.median(w for w, _ in each), statistics.median(p for _, p in each)) for each in times], done.stdout


def main(count: int) -> None:
    """Write both lists, measure both programs alternately, and print the figures."""
    rng = random.Random(7)
    rows = [make_row(number, rng) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write(place / "old.csv", rows)
        write(place / "new.csv", change(rows, rng))
        asked = ["old.csv", "new.csv", "--key", "事项编码", "--json"]
        peer = [str(Path(sys.executable).with_name("csv-diff")), *asked]
        bare = [sys.executable, "-c", WITHOUT_NUMPY, *asked]
        own = [sys.executable, "-m", "pledgectl", "catalog", "diff", "old.csv", "new.csv", "--json"]
        (*peers, ours), out = measure([peer, bare, own], place)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    found = json.loads(out)
    kinds = [entry["kind"] for entry in found["changes"]]
    tally = {kind: kinds.count(kind) for kind in sorted(set(kinds))} | {"suspected_renames": len(found["suspected_renames"])}
    for title, at in (("whole process", 0), ("processor", 1)):
        for name, theirs in zip(("csv-diff", "csv-diff without numpy"), peers, strict=True):
            ratio = ours[at] / theirs[at]
            print(f"{count} rows, {title}: {name} {theirs[at]:.2f} s, pledgectl {ours[at]:.2f} s, ratio {ratio:.2f}")
    print(f"peak of all {peak:.0f} MB")
    print(f"found {tally}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
