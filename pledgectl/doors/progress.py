"""How far a long batch has come, on stderr: counted in place on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

TOLD_EVERY = 1000
_IN_PLACE = 50
Thing = TypeVar("Thing")


def counted(things: Iterable[Thing]) -> Iterator[Thing]:
    """Pass things through and tell how many there were: every 50 in place on a terminal, every 1,000 on a line elsewhere."""
    in_place = sys.stderr.isatty()
    every, end = (_IN_PLACE, "\r") if in_place else (TOLD_EVERY, "\n")
    number = 0
    for number, thing in enumerate(things, 1):
        yield thing
        if number % every == 0:
            print(f"已处理 {number} 份", file=sys.stderr, end=end, flush=True)
    if in_place and number >= every:
        print(" " * 24, file=sys.stderr, end=end, flush=True)
