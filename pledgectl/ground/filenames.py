"""Names of files that every system accepts and that tell a clerk what is in them; pure."""

import re
import unicodedata

from pledgectl.ground.inside import is_device
from pledgectl.text import clean_text

MAX_NAME = 60
_UNSAFE = re.compile(r'[<>:"/\\|?*\s\x00-\x1f]+')


def file_name(first: str, *words: str, taken: set[str], ending: str = ".docx") -> str:
    """Build a file's name, `first` (an id) in front, at most 60 characters, unlike every name in `taken`, which it joins.

    The longest word is cut, so that the last one still says which paper it is.
    """
    parts = [unicodedata.normalize("NFC", _UNSAFE.sub("", clean_text(word))) for word in (first, *words)]
    stem = "-".join(_shortened([part for part in parts if part]))[:MAX_NAME].strip(". -") or "文书"
    if is_device(stem):
        stem = "_" + stem
    name, number = stem + ending, 2
    while name.casefold() in taken:
        mark = f"({number})"
        name, number = stem[: MAX_NAME - len(mark)] + mark + ending, number + 1
    taken.add(name.casefold())
    return name


def _shortened(parts: list[str]) -> list[str]:
    """Cut the longest part so far that all of them fit into a name together."""
    over = sum(map(len, parts)) + len(parts) - 1 - MAX_NAME
    longest = max(parts, key=len, default="")
    return [part[: max(1, len(part) - over)] if part is longest else part for part in parts] if over > 0 else parts
