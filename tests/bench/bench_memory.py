"""Peak memory of `form fill`, however long the table: into a folder, an archive, print bundles. `python tests/bench/bench_memory.py`."""

import shutil
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
LIMIT = 60


def main() -> None:
    """Measure 10,000, 60,000 and 120,000 rows each way; fail beyond 60 MiB."""
    sys.path.insert(0, str(HERE.parent))
    from bench_fill import measure, table, workspace

    heaviest = 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        for count in (10_000, 60_000, 120_000):
            table(folder / "人.csv", count)
            for ways in ([], ["--zip"], ["--merge"]):
                out = folder / "批"
                command = [sys.executable, "-m", "pledgectl", "-C", str(space), "form", "fill", "gaj-001", "-o", str(out)]
                command += ["--data", str(folder / "人.csv"), *ways]
                heaviest = max(heaviest, measure(command, count, f"form fill {' '.join(ways)}".strip())[1])
                shutil.rmtree(out, ignore_errors=True)
                out.with_name("批.zip").unlink(missing_ok=True)
    print(f"heaviest: {heaviest:.0f} MiB, at most {LIMIT} wanted")
    sys.exit(heaviest > LIMIT)


if __name__ == "__main__":
    main()
