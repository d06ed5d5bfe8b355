"""Files that belong to an application, a decision or a filing: read, kept beside the record under a plain name, found again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledgectl.books import Attachment
from pledgectl.ground.files import digest, read_file
from pledgectl.ground.inside import inside
from pledgectl.ground.transaction import Transaction

# An ending that every system accepts; what else follows a dot is part of the name.
_ENDING = re.compile(r"\.[a-z0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class Attached:
    """附件及其内容."""

    about: Attachment
    data: bytes


def read_attached(paths: Sequence[Path]) -> tuple[Attached, ...]:
    """Read files to be attached; their names become such as every system accepts, none twice, none with a person's number."""
    from pledgectl.catalog.intake.personal import mask
    from pledgectl.ground.filenames import file_name

    taken: set[str] = set()
    found = []
    for path in dict.fromkeys(paths):
        data = read_file(path)
        ending = path.suffix.lower() if _ENDING.fullmatch(path.suffix.lower()) else ""
        name = file_name(mask(path.stem if ending else path.name)[0], taken=taken, ending=ending)
        found.append(Attached(Attachment(name, len(data), digest(data)), data))
    return tuple(found)


def abouts(files: Iterable[Attached]) -> tuple[Attachment, ...]:
    """Return what a record says of attached files."""
    return tuple(one.about for one in files)


def keep(change: Transaction, folder: str, files: Iterable[Attached]) -> None:
    """Plan to write attached files into a folder of the workspace."""
    for one in files:
        change.write(f"{folder}/{one.about.name}", one.data)


def kept(root: Path, folder: str, about: Attachment) -> bytes | None:
    """Read an attached file again; None if it is gone or no longer what was attached."""
    path = inside(root, f"{folder}/{about.name}")
    data = read_file(path) if path.is_file() else b""
    return data if digest(data) == about.sha256 else None
