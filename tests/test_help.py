"""The help of every command, word for word, and its examples as something that the command understands.

`PLEDGECTL_REFRESH=1 python -m pytest -n 0 tests/test_help.py` writes the golden texts anew; look at what differs before you keep them.
"""

import os
import shlex
from pathlib import Path

import pytest

from pledgectl.cli import COMMANDS
from pledgectl.cli.base import build, load_function

GOLDEN = Path(__file__).parent / "golden" / "help"


def commands(table=COMMANDS, prefix=()):
    for name, entry in table.items():
        yield from [(*prefix, name)] if isinstance(entry, str) else [(*prefix, name), *commands(entry, (*prefix, name))]


ALL = [(), *commands()]


@pytest.mark.parametrize("command", ALL, ids=lambda words: " ".join(words) or "pledgectl")
def test_the_help_is_the_golden_one(cli, command):
    golden = GOLDEN / f"{'-'.join(command) or 'pledgectl'}.txt"
    told = cli(*command, "--help").out
    if os.environ.get("PLEDGECTL_REFRESH"):
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")


def test_no_help_is_kept_of_a_command_that_is_gone():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {"-".join(command) or "pledgectl" for command in ALL}


def entry_of(words):
    table = COMMANDS
    for word in words:
        table = table[word]
    return table


LEAVES = [words for words in commands() if isinstance(entry_of(words), str)]
EXAMPLES = [(words, line) for words in LEAVES for line in load_function(entry_of(words)).examples]


@pytest.mark.parametrize(("command", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_an_example_is_a_line_that_its_command_understands(command, line):
    typed = shlex.split(line)
    assert typed[: len(command) + 1] == ["pledgectl", *command]
    assert build(command[-1], load_function(entry_of(command))).make_context(command[-1], typed[len(command) + 1 :])


def test_every_command_has_an_example():
    assert {words for words, _ in EXAMPLES} == set(LEAVES)
