"""What stays inside a workspace: names that are safe as file names, paths that lead nowhere else, own files that are no links.

A workspace may be edited by hand, unpacked from a mail or prepared by somebody else; nothing in it points a command elsewhere.
"""

import os
import re
from pathlib import Path

from pledgectl.errors import PledgectlError

_PLAIN = re.compile(r"(?i)[a-z0-9][a-z0-9_-]{0,39}")
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?")


def plain_code(text: str) -> bool:
    """Tell whether a code (of a profile, department or item) may name a file on every system."""
    return bool(_PLAIN.fullmatch(text)) and not is_device(text)


def is_device(name: str) -> bool:
    """Tell whether Windows takes a file's name for a device: CON, aux.txt, COM1."""
    return bool(_DEVICE.fullmatch(name))


def inside(root: Path, relative: str) -> Path:
    """Return the file that `relative` (forward slashes) names below `root`; PledgectlError if it leads out of it."""
    parts = relative.split("/")
    path = root.joinpath(*parts)
    plain = not any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts)
    if not plain or not path.parent.resolve().is_relative_to(root.resolve()):
        raise PledgectlError("这个位置不在工作区里", relative[:200], "请改成工作区里的文件或文件夹；不要用指向别处的链接")
    return path


def open_own(path: Path, flags: int) -> int:
    """Open a file of the program's own for the user alone, and never through a link; return its descriptor."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)
