"""The manual tells every command and every rule, in words that the program itself uses."""

import re
from pathlib import Path

import pytest

import pledgectl
from pledgectl.cli import COMMANDS
from pledgectl.model import LEVELS
from pledgectl.rule import REGISTER
from pledgectl.rules import load_all

load_all()
README = Path(__file__).parent.parent.joinpath("README.md").read_text(encoding="utf-8")


def names(table, prefix=""):
    for name, entry in table.items():
        yield from [f"{prefix}{name}"] if isinstance(entry, str) else names(entry, f"{prefix}{name} ")


@pytest.mark.parametrize("command", list(names(COMMANDS)))
def test_every_command_is_in_the_manual_with_the_words_of_its_help(cli, command):
    summary = cli(*command.split(), "--help").out.splitlines()[2].rstrip("。")
    assert f"| `{command}` | {summary} |" in README


@pytest.mark.parametrize("code", sorted(REGISTER))
def test_every_rule_is_in_the_manual_with_its_level_and_title(code):
    assert f"| {code} | {LEVELS[REGISTER[code].level]} | {REGISTER[code].title} |" in README


def test_the_manual_names_no_rule_that_does_not_exist():
    assert set(re.findall(r"^\| ([A-Z]\d{3}) \|", README, re.M)) == set(REGISTER)


def test_every_option_in_the_manual_is_one_of_its_command(cli):
    spans = [span.removeprefix("pledgectl ") for span in re.findall(r"`([^`\n]+)`", README)]
    told = [(command, span) for span in spans for command in sorted(names(COMMANDS), key=len) if span.startswith(f"{command} ")]
    helps = {command: cli(*command.split(), "--help").out for command, _ in told}
    options = [(command, one) for command, span in told for one in re.findall(r"(?<!\S)--?[a-z][a-z-]*", span)]
    assert len(options) > 90
    assert [f"{command} {one}" for command, one in options if not re.search(rf"(?<![\w-]){one}(?![\w-])", helps[command])] == []


def test_the_map_of_modules_names_each():
    tree = README[README.index("\npledgectl/\n") : README.index("\ntemplates/  catalogs/")]
    here = Path(pledgectl.__file__).parent
    modules = {path.stem + "/" * path.is_dir() for path in here.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    assert {name for name in modules if not name.startswith("__")} == {*re.findall(r"(?<![A-Za-z])[a-z_]+/?", tree.split("\n", 2)[2])}
