"""A command pays only for what it uses, and ends quietly when nobody reads on."""

import subprocess
import sys

import pytest

from pledgectl.cli import COMMANDS
from pledgectl.cli.base import load_function, summary_of

HEAVY = (
    "openpyxl", "docx", "jinja2", "lxml", "rich", "rapidfuzz", "python_calamine", "chinese_calendar", "pypinyin", "tomli_w",
    "pledgectl.check", "pledgectl.citation", "pledgectl.rules.item", "pledgectl.forms.compile", "pledgectl.catalog.intake",
)  # fmt: skip
COMMANDS_BY_PATH = {
    (*group, name): entry
    for group, table in (((), COMMANDS), *(((name,), entry) for name, entry in COMMANDS.items() if not isinstance(entry, str)))
    for name, entry in table.items()
}
PROBE = f"""
import contextlib, io, sys
from pledgectl.cli import run
with contextlib.redirect_stdout(io.StringIO()):
    code = run([*sys.argv[1:], "--help"])
print(code, *(name for name in {HEAVY} if name in sys.modules))
"""


@pytest.mark.parametrize("path", [(), *COMMANDS_BY_PATH], ids=" ".join)
def test_help_loads_nothing_that_only_running_needs(path: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, *path], check=True, capture_output=True, text=True)
    assert done.stdout == "0\n"


def test_a_list_of_commands_imports_none_of_them() -> None:
    code = "import sys; from pledgectl.cli import run; run(['catalog', '--help']); print(*(m for m in sys.modules if 'cli.catalog' in m))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8")
    assert done.stdout.splitlines()[-1] in ("", "pledgectl.cli.catalog")


@pytest.mark.parametrize("path", [path for path, entry in COMMANDS_BY_PATH.items() if isinstance(entry, str)], ids=" ".join)
def test_the_summary_read_from_the_source_is_the_first_line_of_the_help(path: tuple[str, ...]) -> None:
    target = COMMANDS_BY_PATH[path]
    assert isinstance(target, str)
    assert summary_of(target) == (load_function(target).__doc__ or "").partition("\n")[0].rstrip("。") != ""


@pytest.mark.parametrize("arguments", [["explain", "--json"], ["explain"], ["--help"]])
def test_a_reader_that_stops_early_is_no_error(arguments: list[str]) -> None:
    with subprocess.Popen([sys.executable, "-m", "pledgectl", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        assert "错误" not in process.stderr.read().decode()
    assert process.returncode == 0
