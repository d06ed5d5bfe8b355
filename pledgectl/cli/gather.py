"""Gather what the rules need to know: profile, reference lists, signs of exclusion."""

from pathlib import Path

from pledgectl.builtin import builtin
from pledgectl.check import Context
from pledgectl.doors.profiles import read_profile
from pledgectl.doors.store import read_references, read_settings, read_toml
from pledgectl.files import read_file
from pledgectl.model import Catalog
from pledgectl.rules.signs import Signs, read_signs

_NONE = Catalog("", ())


def signs() -> Signs:
    """Read the built-in signs of exclusion."""
    path = builtin("catalogs") / "references" / "exclusion.toml"
    return read_signs(read_toml(read_file(path), path.name), path.name)


def check_context(root: Path | None, catalog: Catalog = _NONE, profile: str = "") -> Context:
    """Build the rules' context; without a workspace the profile is `profile` or common, with one that of the workspace."""
    chosen = profile or (read_settings(root).profile if root else "common")
    return Context(read_profile(chosen, root), read_references(root), catalog, signs())
