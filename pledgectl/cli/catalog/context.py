"""Gather what the rules need to know: profile, reference lists, signs of exclusion, vague wording.

What is built in is read once: it does not change while a program runs, and its patterns take tens of megabytes.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgectl.builtin import builtin
from pledgectl.doors.settings import read_settings
from pledgectl.doors.store import read_references
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.files import read_file
from pledgectl.ground.toml import read_toml
from pledgectl.model import Catalog

if TYPE_CHECKING:
    from pledgectl.check import Context
    from pledgectl.profile import Profile
    from pledgectl.rules.context import Paper, Repeal
    from pledgectl.rules.phrases import Wording
    from pledgectl.rules.signs import Signs
    from pledgectl.rules.tables import Tables

EMPTY = Catalog("", ())


@cache
def read_signs() -> "Signs":
    """Read the built-in signs of exclusion."""
    from pledgectl.rules.signs import parse_signs

    return parse_signs(_reference("exclusion.toml"), "exclusion.toml")


@cache
def read_repeals() -> "dict[str, Repeal]":
    """Read the built-in list of repealed laws by the compared form of their titles."""
    from pledgectl.rules.context import Repeals

    return read_record(Repeals, _reference("repealed.toml"), "repealed.toml").by_document()


@cache
def read_papers() -> "tuple[Paper, ...]":
    """Read the built-in papers whose numbers are often misquoted."""
    from pledgectl.rules.context import Papers

    return read_record(Papers, _reference("misquoted.toml"), "misquoted.toml").papers


@cache
def read_wording() -> "Wording":
    """Read the built-in expressions of vague wording."""
    from pledgectl.rules.phrases import parse_wording

    return parse_wording(_reference("wording.toml"), "wording.toml")


@cache
def read_tables() -> "Tables":
    """Read the built-in tables of reference: places, pledges by law, shared data, certificates of committees."""
    from pledgectl.rules.tables import Tables

    places, committee = _reference("places.toml"), _reference("committee.toml")
    tables = _reference("pledged.toml") | _reference("shared.toml")
    return read_record(Tables, {"places": places, "committee": committee} | tables, "references")


def read_fields(profile: "Profile") -> dict[str, tuple[str, ...]]:
    """Read by which words the matters of each focus field that the plan names are known."""
    words = _reference("fields.toml")["fields"]
    return {field: tuple(held) for field, held in words.items() if field in profile.scope.focus}


def _reference(name: str) -> dict[str, Any]:
    return read_toml(read_file(builtin("catalogs") / "references" / name), name)


def choose_profile(root: Path | None, name: str = "") -> "Profile":
    """Read the profile called `name`; by default that of the workspace, and common without one."""
    from pledgectl.doors.profiles import read_profile

    return named_profile(root, name) if name else read_profile(read_settings(root).profile if root else "common", root)


def named_profile(root: Path | None, name: str) -> "Profile":
    """Read the profile that --profile names: a name that there is not is a wrong command line (2), a faulty file is not (3)."""
    from pledgectl.doors.profiles import PROFILES, read_profile

    if not name.strip():
        raise PledgectlError("没有写是哪个辖区方案", "--profile", "请写方案的名称，如 common；不写 --profile 就是它", USAGE)
    try:
        return read_profile(name, root)
    except PledgectlError as error:
        if error.where != PROFILES:
            raise
        raise PledgectlError(error.message, "--profile", error.hint, USAGE) from None


def read_context(root: Path | None, profile: "Profile", catalog: Catalog = EMPTY) -> "Context":
    """Build what the rules may know; `root` is the workspace, None without one."""
    from pledgectl.check import Context

    lists = read_references(root)
    signs, repeals, wording = read_signs(), read_repeals(), read_wording()
    return Context(profile, lists, catalog, signs, repeals, wording, papers=read_papers(), tables=read_tables())
