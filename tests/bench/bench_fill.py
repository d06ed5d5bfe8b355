"""Filled pledges, ours against docxtpl: documents per CPU-second over whole processes. Run by hand: `python tests/bench/bench_fill.py`.

Ours also runs with 10,000 documents and tells its peak memory. The peer gets the same template and the same values.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve()
PEER = """
import io, json, sys
from pathlib import Path
from docxtpl import DocxTemplate
template, values, table, out = sys.argv[1:]
import csv
base = json.loads(Path(values).read_text(encoding="utf-8"))
for number, row in enumerate(csv.DictReader(open(table, encoding="utf-8")), 2):
    filled = {**base, "申请人": {**base["申请人"], "姓名": row["申请人"], "证件类型": row["证件类型"], "证号": row["证号"], "联系方式": row["联系方式"]}}
    paper = DocxTemplate(template)
    paper.render(filled, autoescape=True)
    paper.save(Path(out) / f"{number}.docx")
"""


def table(path: Path, count: int) -> None:
    """Write a table of `count` invented applicants; the numbers are of the reserved area 999999."""
    lines = [f"张示例{at},居民身份证,999999{at:012},{at:011}" for at in range(count)]
    path.write_text("申请人,证件类型,证号,联系方式\n" + "\n".join(lines) + "\n", encoding="utf-8")


def workspace(folder: Path) -> Path:
    """Make a workspace with one whole item, and the values of its pledge for the peer."""
    sys.path.insert(0, str(HERE.parent.parent))
    from test_papers import DEPARTMENT, WHOLE

    from pledgectl.cli import run
    from pledgectl.doors import store
    from pledgectl.doors.profiles import read_profile
    from pledgectl.forms.papers import pledge_values

    run(["init", str(folder / "ws"), "--profile", "hulin"])
    (folder / "ws/catalogs/draft/gaj.toml").write_bytes(store.dump_items(WHOLE.department, [WHOLE]))
    (folder / "ws/catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    values = pledge_values(WHOLE, DEPARTMENT, read_profile("hulin", None))
    (folder / "values.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")
    return folder / "ws"


def measure(command: list[str], count: int, label: str) -> float:
    """Run a command and tell documents per CPU-second, wall time and peak memory of its process."""
    start = time.perf_counter()
    pid = os.spawnv(os.P_NOWAIT, command[0], command)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if status:
        raise SystemExit(f"{label} failed: {command}")
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{label:34} {count:6} documents  {count / cpu:8.0f} per CPU-second  {wall:6.2f} s  {usage.ru_maxrss / 1024:5.0f} MiB")
    return count / cpu


def main() -> None:
    """Measure both, in turns, and print how many times faster ours is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        template = HERE.parents[2] / "templates" / "pledge.docx"
        (folder / "peer.py").write_text(PEER, encoding="utf-8")
        for count in (500, 10_000):
            table(folder / f"{count}.csv", count)
        best: dict[str, float] = {}
        for turn in range(3):
            out = folder / f"peer{turn}"
            out.mkdir()
            peer = [sys.executable, str(folder / "peer.py"), str(template), str(folder / "values.json"), str(folder / "500.csv"), str(out)]
            best["peer"] = max(best.get("peer", 0), measure(peer, 500, "docxtpl"))
            for count in (500, 10_000):
                ours = [sys.executable, "-m", "pledgectl", "-C", str(space), "form", "fill", "gaj-001", "--data", str(folder / f"{count}.csv")]
                ours += ["-o", str(folder / f"ours{turn}-{count}")]
                best[str(count)] = max(best.get(str(count), 0), measure(ours, count, "pledgectl form fill"))
        print(f"500 documents: {best['500'] / best['peer']:.0f} times; 10,000 documents: {best['10000'] / best['peer']:.0f} times")


if __name__ == "__main__":
    main()
