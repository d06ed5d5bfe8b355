"""What happens where the output goes nowhere: a full disk, a closed stream, a reader that has left."""

import errno
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pledgectl.doors.screen import table

COMMAND = [sys.executable, "-m", "pledgectl", "explain"]


def run(shell: str) -> "subprocess.CompletedProcess[str]":
    command = shell.replace("pledgectl", " ".join(COMMAND))
    return subprocess.run(["bash", "-c", f"{command}; exit ${{PIPESTATUS[0]}}"], capture_output=True, text=True, encoding="utf-8")


pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")


def test_a_full_disk_is_told_and_is_no_fault_of_the_program() -> None:
    done = run("pledgectl > /dev/full")
    assert done.returncode == 3 and "磁盘已满" in done.stderr and "Traceback" not in done.stderr


def test_a_full_disk_under_the_output_is_not_said_to_have_left_all_as_it_was() -> None:
    done = run("pledgectl X001 > /dev/full")
    assert "pledgectl log" in done.stderr and "原来的文件" not in done.stderr


@pytest.mark.parametrize(("command", "code"), [("X001", 0), ("Z999", 2)])
def test_a_full_disk_under_the_messages_changes_no_exit_code(command: str, code: int) -> None:
    assert run(f"pledgectl {command} 2> /dev/full").returncode == code


def test_a_batch_goes_on_where_nobody_hears_how_far_it_is() -> None:
    code = "from pledgectl.doors.progress import counted; print(sum(counted(range(2001))))"
    done = subprocess.run(["bash", "-c", f"{sys.executable} -c '{code}' 2> /dev/full"], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, str(sum(range(2001))))


def test_where_the_system_knows_no_chinese_files_are_named_in_utf_8(tmp_path: Path) -> None:
    strange = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for arguments in (["init", "我县 清单"], ["-C", "我县 清单", "status"]):
        done = subprocess.run([*COMMAND[:3], *arguments], cwd=tmp_path, env=strange, capture_output=True, check=True)
    assert "还没有公布" in done.stdout.decode() and (tmp_path / "我县 清单/输出").is_dir()


def test_a_closed_output_is_no_fault_of_the_program() -> None:
    done = run("pledgectl >&-")
    assert done.returncode in (0, 3) and "故障" not in done.stderr


def test_a_reader_that_has_left_is_no_error() -> None:
    done = run("pledgectl | head -1")
    assert done.returncode == 0 and "错误" not in done.stderr and done.stdout.endswith(os.linesep)


class Pipe(io.FileIO):
    """A pipe that takes nothing, for the reason that its name gives."""

    def write(self, data: bytes) -> int:
        code = getattr(errno, Path(self.name).name)
        if data:
            raise OSError(code, os.strerror(code))
        return 0


def write_into(pipe: Path) -> None:
    table(["甲"], [["乙"]], io.TextIOWrapper(Pipe(pipe, "w"), "utf-8", write_through=True))


@pytest.mark.parametrize("code", ["EPIPE", "EINVAL"])
def test_a_reader_that_has_left_is_no_error_on_windows_either(tmp_path: Path, code: str) -> None:
    write_into(tmp_path / code)


def test_what_else_the_output_says_is_not_swallowed(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write_into(tmp_path / "ENOSPC")
