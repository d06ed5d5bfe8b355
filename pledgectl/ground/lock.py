"""The one writer's place in a workspace: a kernel lock, which a killed process leaves free; who holds it is told."""

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from pledgectl.errors import PledgectlError
from pledgectl.ground.inside import open_own

WAIT_SECONDS = 30.0
PATIENCE_SECONDS = 2.0
# How this run tells that it waits for another command; the edge sets it, since nothing down here may write to a terminal.
tell_waiting: ContextVar[Callable[[str], None]] = ContextVar("tell_waiting", default=lambda text: None)


@contextmanager
def only_writer(own: Path, command: str) -> Iterator[None]:
    """Wait for the writer's place, at most `WAIT_SECONDS`; PledgectlError says who has it. `own` is our own folder there."""
    from filelock import Timeout

    try:
        with _place(own / "lock"):
            _note_holder(own, command)
            yield
    except Timeout:
        raise PledgectlError("另一个命令正在修改这个工作区", _holder(own), "请等它结束后重试") from None


@contextmanager
def _place(lock: Path) -> Iterator[None]:
    """Take the one writer's place; say once that another command has it, if that takes longer than `PATIENCE_SECONDS`."""
    from filelock import FileLock, Timeout

    held = FileLock(lock, mode=0o600)
    soon = min(PATIENCE_SECONDS, WAIT_SECONDS)
    try:
        held.acquire(timeout=soon)
    except Timeout:
        tell_waiting.get()(f"另一个命令正在写这个工作区，等它结束（最多 {WAIT_SECONDS:.0f} 秒）")
        held.acquire(timeout=WAIT_SECONDS - soon)
    try:
        yield
    finally:
        held.release()


def who() -> str:
    """Name the user of this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _note_holder(own: Path, command: str) -> None:
    with suppress(OSError), os.fdopen(open_own(own / "holder", os.O_WRONLY | os.O_CREAT | os.O_TRUNC), "w") as stream:
        stream.write(f"{who()}（进程 {os.getpid()}）：pledgectl {command}\n")


def _holder(own: Path) -> str:
    try:
        return own.joinpath("holder").read_text(encoding="utf-8").strip()
    except OSError:
        return str(own)
