"""Run the command line, as `pledgectl` and as `python -m pledgectl`."""

import gc
import sys

# New objects between two searches for cycles; the usual 700 cost a command as much time as its own work, loading included.
_SELDOM = 100_000


def start() -> None:
    """Run the command line; Ctrl-C is no fault even while the program is being loaded (contract §4)."""
    gc.set_threshold(_SELDOM)
    try:
        from pledgectl.cli import main

        main()
    except KeyboardInterrupt:
        sys.stderr.write("已取消\n")
        # CANCELLED of errors.py, which may not be there yet.
        sys.exit(130)


if __name__ == "__main__":
    start()
