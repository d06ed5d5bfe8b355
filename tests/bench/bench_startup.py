"""Measure how long `--help` takes against bare Python, in the same run (aim: 120 ms where bare Python takes 15 ms).

Modules are compiled beforehand, as an installation does.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

COMMANDS = (["--help"], ["catalog", "--help"], ["catalog", "import", "--help"], ["form", "fill", "--help"], ["due", "--help"])


def median_ms(command: list[str], runs: int = 15) -> float:
    """Return the median wall time of a command in milliseconds."""
    subprocess.run(command, check=True, capture_output=True)
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print the figures, bare Python first."""
    bare = median_ms([sys.executable, "-c", "pass"])
    print(f"{'bare python':<32} {bare:6.1f} ms")
    for arguments in COMMANDS:
        ours = median_ms([sys.executable, "-m", "pledgectl", *arguments])
        print(f"{'pledgectl ' + ' '.join(arguments):<32} {ours:6.1f} ms   {ours / bare:4.1f} times bare python")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = folder
        main()
