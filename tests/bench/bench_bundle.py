"""Print bundles: CPU time and peak memory of `form fill --merge`. Run by hand: `python tests/bench/bench_bundle.py`."""

import os
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve()
LIMIT = 2.0


def main() -> None:
    """Measure bundles of 1,000 and 10,000 forms; fail if 1,000 take more than two CPU-seconds."""
    sys.path.insert(0, str(HERE.parent))
    from bench_fill import measure, table, workspace

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        space = workspace(folder)
        rates = {}
        for count in (1_000, 10_000):
            table(folder / f"{count}.csv", count)
            command = [sys.executable, "-m", "pledgectl", "-C", str(space), "form", "fill", "gaj-001", "--data", str(folder / f"{count}.csv"), "--merge"]
            rates[count] = max(measure([*command, "-o", str(folder / f"{count}-{turn}")], count, "form fill --merge")[0] for turn in range(3))
    took = 1_000 / rates[1_000]
    print(f"1,000 forms: {took:.2f} CPU-seconds")
    sys.exit(took > LIMIT)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
