"""How far a long batch has come, on stderr: counted in place on a terminal, a plain line now and then elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
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
            _tell(f"已处理 {number} 份", end)
    if in_place and number >= every:
        _tell(" " * 24, end)


def _tell(text: str, end: str) -> None:
    """Print at once; no batch is given up because nobody hears how far it is."""
    with suppress(OSError):
        print(text, file=sys.stderr, end=end, flush=True)
