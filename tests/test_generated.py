"""A generated file may be generated again; what a clerk made of it stays."""

import os
import subprocess
import sys
from time import time

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.files import FILE_LIMIT
from pledgectl.ground.generated import prepared, write_output


def test_an_output_that_the_clerk_edited_is_kept(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target = tmp_path / "输出" / "报告.docx"
    assert write_output(target, b"one") == target
    assert write_output(target, b"two") == target
    target.write_bytes(b"edited")
    assert write_output(target, b"three") == target.with_name("报告(2).docx")
    assert target.read_bytes() == b"edited"


def test_a_foreign_file_is_never_overwritten_outside_a_workspace(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"other")
    assert write_output(tmp_path / "x.zip", b"mine").name == "x(2).zip"


def test_beside_an_edited_file_there_is_one_generated_file_however_often_it_is_made(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target = write_output(tmp_path / "报告.docx", b"one")
    target.write_bytes(b"edited")
    assert [write_output(target, data).name for data in (b"two", b"two", b"three", b"four")] == ["报告(2).docx"] * 4
    target.with_name("报告(2).docx").write_bytes(b"edited too")
    assert [write_output(target, data).name for data in (b"five", b"six")] == ["报告(3).docx"] * 2


def test_outside_a_workspace_the_same_content_is_not_written_twice(tmp_path):
    target = tmp_path / "报告.docx"
    made = [write_output(target, data).name for data in (b"one", b"two", b"one", b"two", b"three", b"two")]
    assert made == ["报告.docx", "报告(2).docx", "报告.docx", "报告(2).docx", "报告(3).docx", "报告(2).docx"]


def test_an_output_larger_than_any_input_may_be_is_written_again(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target, large = tmp_path / "a.csv", b"x" * (FILE_LIMIT + 1)
    assert [write_output(target, data).name for data in (large, large + b"y", b"z")] == ["a.csv"] * 3
    target.write_bytes(large)
    assert write_output(target, b"z").name == "a(2).csv"


def test_prepared_files_take_their_places_only_if_the_block_ends_well(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    target = tmp_path / "输出" / "报告.docx"
    with pytest.raises(ValueError, match="refused"), prepared([(target, b"one")]):
        raise ValueError("refused")
    assert not any((tmp_path / "输出").iterdir())
    with prepared([(target, b"one")]) as places:
        assert places == [target] and not target.exists()
    assert target.read_bytes() == b"one" and write_output(target, b"two") == target


def test_a_folder_that_is_a_file_is_noticed_before_the_block(tmp_path):
    (tmp_path / "输出").write_bytes(b"")
    entered = []
    with pytest.raises(PledgectlError), prepared([(tmp_path / "输出" / "报告.docx", b"one")]):
        entered.append(1)
    assert not entered


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 没有文件大小的限制")
def test_a_disk_that_refuses_a_file_half_written_keeps_nothing_of_it(tmp_path):
    import resource
    import signal

    script = f"""
from pathlib import Path
from pledgectl.errors import PledgectlError
from pledgectl.ground.files import write_file
from pledgectl.ground.generated import write_output
for write in (write_output, write_file):
    try:
        write(Path({str(tmp_path / "报告.docx")!r}), b"x" * 100_000)
    except PledgectlError as error:
        print(error.message)
"""

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script], preexec_fn=small_files, capture_output=True, encoding="utf-8")
    assert len(done.stdout.split()) == 2 and list(tmp_path.iterdir()) == [], done.stderr


def test_what_a_killed_command_left_aside_is_cleared_a_day_later(tmp_path):
    (tmp_path / "pledgectl.toml").write_text("", encoding="utf-8")
    for folder in ("输出", ".pledgectl/generated"):
        (tmp_path / folder).mkdir(parents=True)
        for name, hours in ((".tmp-1-1", 25), (".tmp-1-2", 1), ("报表", 25)):
            (tmp_path / folder / name).write_bytes(b"")
            os.utime(tmp_path / folder / name, (time() - hours * 3600,) * 2)
    write_output(tmp_path / "输出/报告.docx", b"one")
    assert sorted(path.name for path in (tmp_path / "输出").iterdir()) == [".tmp-1-2", "报告.docx", "报表"]
    assert {path.name for path in (tmp_path / ".pledgectl/generated").iterdir()} > {".tmp-1-2", "报表"}
    assert not (tmp_path / ".pledgectl/generated/.tmp-1-1").exists()
