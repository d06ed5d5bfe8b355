"""The manifest of a batch: what was made of which row; written a line a file, read the same way, for a batch of any length."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pledgectl.ground.files import disk_error

if TYPE_CHECKING:
    import sqlite3

MANIFEST = "manifest.json"
Entry = dict[str, Any]
_SPOOL, _LINE, _HEAD = 1_000_000, 20_000, 100
_FILES = ' "files": ['
_TABLES = """
create table made (id integer primary key, input text, file text, name text, line text, used integer default 0);
create index by_input on made (input);
create index by_name on made (name);
create table wanted (input text primary key, count integer) without rowid;
"""
_MORE = """
select 1 from (select input, count(*) as count from made group by input) as had left join wanted using (input)
where had.count > coalesce(wanted.count, 0) limit 1
"""


@dataclass(slots=True)
class Roll:
    """名册: what a batch made, one JSON line an entry, kept on the disk once it is long."""

    # It lives as long as the batch does, and is nameless where the system allows it.
    stream: IO[bytes] = field(default_factory=lambda: tempfile.SpooledTemporaryFile(_SPOOL))  # noqa: SIM115
    count: int = 0

    def add(self, entry: Mapping[str, Any]) -> None:
        """Write one entry down."""
        self.stream.write(json.dumps(entry, ensure_ascii=False).encode("utf-8") + b"\n")
        self.count += 1

    def lines(self) -> Iterator[bytes]:
        """Read the entries again, in their order."""
        self.stream.seek(0)
        for line in self.stream:
            yield line.rstrip(b"\n")


def manifest_pieces(data: Mapping[str, Any], roll: Roll) -> Iterator[bytes]:
    """Write a manifest, one field and one file a line."""
    head = json.dumps(data, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f"{head},\n{_FILES}".encode()
    for number, line in enumerate(roll.lines()):
        yield (b",\n  " if number else b"\n  ") + line
    yield b"\n ]\n}\n"


@dataclass(frozen=True, slots=True)
class Earlier:
    """先前做的: what an earlier run made, in a temporary database; `head` are the manifest's other fields."""

    base: "sqlite3.Connection"
    folder: Path
    head: Mapping[str, Any]

    @property
    def failed(self) -> tuple[str, str]:
        """Return the name of the table of failures and its SHA-256; "" if there was none."""
        return str(self.head.get("failed_file", "")), str(self.head.get("failed_sha256", ""))


def read_earlier(folder: Path) -> Earlier | None:
    """Read what an earlier run made in a folder; None if the folder is no batch of ours."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    import sqlite3

    try:
        with path.open(encoding="utf-8") as stream:
            head = _head(stream)
            # Nameless, on the disk, gone with the process.
            base = sqlite3.connect("")
            base.executescript(_TABLES)
            columns = "insert into made (input, file, name, line) values (?, ?, ?, ?)"
            base.executemany(columns, (_row(entry) for entry in _entries(stream)))
    except (ValueError, RecursionError):
        return None
    except OSError as error:
        raise disk_error(error, path) from None
    return Earlier(base, folder, head)


def _head(stream: IO[str]) -> Mapping[str, Any]:
    """Read the fields that stand before the files; ValueError if they are not there."""
    lines: list[str] = []
    while (line := stream.readline(_LINE)).rstrip("\n") != _FILES:
        if not line or len(lines) == _HEAD:
            raise ValueError("no list of files")
        lines.append(line)
    head = json.loads("".join(lines).rstrip().removesuffix(",") + "\n}")
    if not isinstance(head, dict) or not (head.get("failed_file", "") == "" or _is_plain(head["failed_file"])):
        raise ValueError("not ours")
    return head


def _entries(stream: IO[str]) -> Iterator[Entry]:
    """Yield the files, a line each; ValueError where a line is none, or its file leads elsewhere."""
    while (line := stream.readline(_LINE).strip()) != "]":
        entry = json.loads(line.removesuffix(","))
        if not isinstance(entry, dict) or not _is_plain(entry.get("file")):
            raise ValueError("not ours")
        yield entry


def _is_plain(name: object) -> bool:
    return isinstance(name, str) and name not in ("", "..") and Path(name).name == name


def _row(entry: Entry) -> tuple[str, str, str, str]:
    return str(entry.get("input")), entry["file"], entry["file"].casefold(), json.dumps(entry, ensure_ascii=False)


def has_all(earlier: Earlier, inputs: Iterable[str]) -> bool:
    """Tell whether whatever was made then is asked for now, by the digests of all that is asked for."""
    counted = "insert into wanted values (?, 1) on conflict (input) do update set count = count + 1"
    earlier.base.executemany(counted, ((one,) for one in inputs))
    more = earlier.base.execute(_MORE).fetchone()
    return more is None and earlier.base.execute("select 1 from made limit 1").fetchone() is not None


def is_whole(earlier: Earlier) -> bool:
    """Tell whether nothing is asked for that was not made then, and whether all of it is still there."""
    wanted, had = earlier.base.execute("select (select sum(count) from wanted), (select count(*) from made)").fetchone()
    files = earlier.base.execute("select distinct file from made")
    return bool(wanted == had) and all((earlier.folder / file).is_file() for (file,) in files)


def take(earlier: Earlier, given: str) -> Entry | None:
    """Take one entry of this input out; None if there is none left."""
    free = "select id, line from made where input = ? and used = 0 order by id limit 1"
    found = earlier.base.execute(free, (given,)).fetchone()
    if found is None:
        return None
    earlier.base.execute("update made set used = 1 where id = ?", (found[0],))
    entry: Entry = json.loads(found[1])
    return entry


def names_from(earlier: Earlier, start: str) -> set[str]:
    """Return the names that begin so, without regard to case."""
    begin = start.casefold()
    found = earlier.base.execute("select name from made where name >= ? and name < ?", (begin, begin + "\U0010ffff"))
    return {name for (name,) in found}
