"""Shared by all tests: run the command line in this process, in a folder of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pledgectl.cli import run
from pledgectl.ground.transaction import locked


@dataclass(frozen=True)
class Result:
    """What a command did: exit code, stdout, stderr."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return stdout parsed as JSON."""
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Return a function that runs `pledgectl ARGS…` inside an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | os.PathLike[str]) -> Result:
        out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
        err = io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run([os.fspath(argument) for argument in arguments])
        return Result(code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]

    return call


@pytest.fixture
def workspace(cli: Cli, tmp_path: Path) -> Path:
    """Return a new workspace with the profile that every place shares."""
    assert cli("init", ".", "--profile", "common").code == 0
    return tmp_path


def at_once(root: Path, *commands: tuple[str, ...]) -> list[int]:
    """Run commands that have all shown what they will do before any of them may write; return their exit codes."""
    call = [sys.executable, "-u", "-m", "pledgectl", "-C", str(root)]
    with locked(root, "test"):
        running = [subprocess.Popen([*call, *command, "-y"], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) for command in commands]
        assert all(one.stdout and one.stdout.readline() for one in running)
    for one in running:
        one.communicate(timeout=60)
    return [one.returncode for one in running]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Name what was skipped where nothing may be."""
    if os.environ.get("PLEDGECTL_NO_SKIP"):
        for report in terminalreporter.stats.get("skipped", []):
            terminalreporter.write_line(f"不应跳过：{report.nodeid}", red=True)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail where a test was skipped on a machine that has all it needs."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("PLEDGECTL_NO_SKIP") and reporter and reporter.stats.get("skipped") and exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
