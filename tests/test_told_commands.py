"""Commands that messages tell the clerk to type: they exist, with their options, wherever they stand in the program."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from pledgectl.cli import COMMANDS, root_group

ROOT = Path(__file__).parent.parent / "pledgectl"
GROUPS = "|".join(name for name, entry in COMMANDS.items() if not isinstance(entry, str))
TOLD = re.compile(rf"(?<![\w.-])(?:pledgectl )?(?P<group>{GROUPS}) (?P<verb>[a-z]+)(?P<rest>[^；，。、）\n]*)|pledgectl (?P<one>[a-z]+)(?P<more>[^；，。、）\n]*)")
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def literals(path: Path) -> Iterator[str]:
    """Yield the texts of a module for the clerk, with pages of rules and help; a value put into one is ‹…›."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
    ours = {id(doc) for doc in docs if 2 * len(re.findall(r"[^\x00-\x7f]", str(doc.value))) < len(str(doc.value))}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node) if part is not node}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else "‹…›" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inner | ours:
            yield node.value


@cache
def options(*words: str) -> frozenset[str] | None:
    """Return the options of a command, None if there is no such command."""
    found = root_group()
    for word in words:
        found = found.get_command(None, word) if word in getattr(found, "table", ()) else None
        if found is None:
            return None
    return frozenset(option for param in found.params for option in param.opts) | {"--help", "-h"}


CASES = [
    (path.relative_to(ROOT).as_posix(), told[0], words, told["rest"] or told["more"] or "")
    for path in sorted(ROOT.rglob("*.py"))
    for text in literals(path)
    for told in TOLD.finditer(text)
    if (words := tuple(filter(None, (told["group"], told["verb"], told["one"]))))
]


def test_many_commands_are_told() -> None:
    assert len(CASES) > 150


@pytest.mark.parametrize(("module", "told", "words", "rest"), CASES)
def test_a_command_that_is_told_exists_with_its_options(module: str, told: str, words: tuple[str, ...], rest: str) -> None:
    known = options(*words)
    assert known is not None, (module, told)
    assert {*OPTION.findall(rest)} <= known, (module, told)


# Patterns that look for commands in texts, and the line for Task Scheduler, which quotes in its own way.
PASTED = [case for case in CASES if case[0] not in ("catalog/report.py", "cli/nightly.py")]


@pytest.mark.parametrize(("module", "told", "words", "rest"), PASTED)
def test_a_command_that_is_told_can_be_pasted_into_the_shell_of_windows_too(module: str, told: str, words: tuple[str, ...], rest: str) -> None:
    assert not set("'$`|&<>^") & set(rest) and rest.count('"') % 2 == 0, (module, told)
