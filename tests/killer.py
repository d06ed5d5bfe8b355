"""Run a Python snippet and kill -9 it just before its N-th change to a file; used by the kill tests."""

import os
import signal
import sys

CHANGES = {"open", "os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.truncate"}


def arm(at: int) -> None:
    """Kill this process before change number `at`; 0 never."""
    seen = 0

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal seen
        if event in CHANGES and not (event == "open" and isinstance(args[2], int) and not args[2] & (os.O_WRONLY | os.O_RDWR)):
            seen += 1
            if seen == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
