"""Find and read 辖区方案: the workspace's own first, then the built-in ones, by ASCII code, Chinese name or file path."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from pledgectl.builtin import builtin
from pledgectl.formats.profile_file import load_profile
from pledgectl.formats.records import unknown_word
from pledgectl.ground.files import read_file
from pledgectl.ground.toml import OTHER_LIMIT, read_toml
from pledgectl.profile import Profile
from pledgectl.text import compare_form

PROFILES = "catalogs/profiles"


def read_profile(name_or_path: str, root: Path | None) -> Profile:
    """Read the profile called `name_or_path` (code, name, or a TOML file); `root` is the workspace, None without one.

    `extends` is looked up by name only, so that a profile from outside cannot point into the file system.
    """
    own = _own_file(name_or_path, root)
    first = "" if own is None else own.stem

    def find(name: str) -> dict[str, Any]:
        return _parse(own) if own is not None and name == first else _find(name, root)

    return load_profile(first or name_or_path, find)


def _own_file(name: str, root: Path | None) -> Path | None:
    """Return the file that `name` points to (from here, or from the workspace), None when it is a plain name."""
    if not name.lower().endswith(".toml"):
        return None
    path = Path(name)
    with suppress(RuntimeError):  # ~somebody, whom there is not
        path = path.expanduser()
    return path if root is None or path.exists() else root / path


def _find(name: str, root: Path | None) -> dict[str, Any]:
    """Parse the profile called `name`: file names first, then the names written inside; PledgectlError if there is none."""
    files = list(_files(root))
    for path in files:
        if path.stem == name:
            return _parse(path)
    for path in files:
        data = _parse(path)
        if compare_form(name) in {compare_form(str(word)) for word in _names(data)}:
            return data
    raise unknown_word(name, tuple(word for path in files for word in _names(_parse(path))), PROFILES, "辖区方案")


def _files(root: Path | None) -> Iterator[Path]:
    folders = [builtin("catalogs") / "profiles"] if root is None else [root / PROFILES, builtin("catalogs") / "profiles"]
    for folder in folders:
        yield from sorted(folder.glob("*.toml"))


def _parse(path: Path) -> dict[str, Any]:
    data = read_toml(read_file(path, OTHER_LIMIT), str(path))
    return {"code": path.stem} | data


def _names(data: dict[str, Any]) -> list[str]:
    """List what a profile may be called: its code, its name, and the full name of its place."""
    place = data.get("place")
    full = place.get("name", "") if isinstance(place, dict) else ""
    return [str(word) for word in (data.get("code"), data.get("name"), full) if word]
