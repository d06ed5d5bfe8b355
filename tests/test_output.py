"""What happens where the output goes nowhere: a full disk, a closed stream, a reader that has left."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "pledgectl", "explain"]


def run(shell: str) -> "subprocess.CompletedProcess[str]":
    command = shell.replace("pledgectl", " ".join(COMMAND))
    return subprocess.run(["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True, encoding="utf-8")


pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")


def test_a_full_disk_is_told_and_is_no_fault_of_the_program() -> None:
    done = run("pledgectl > /dev/full")
    assert done.returncode == 3 and "磁盘已满" in done.stderr and "Traceback" not in done.stderr


def test_a_closed_output_is_no_fault_of_the_program() -> None:
    done = run("pledgectl >&-")
    assert done.returncode in (0, 3) and "故障" not in done.stderr


def test_a_reader_that_has_left_is_no_error() -> None:
    done = run("pledgectl | head -1")
    assert done.returncode == 0 and "错误" not in done.stderr and done.stdout.endswith(os.linesep)
