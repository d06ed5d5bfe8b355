"""The terminal: data on stdout, messages on stderr, in characters that GBK has; colour never carries meaning (contract §4)."""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.lazy import lazy

if TYPE_CHECKING:
    from pledgectl.model import Finding, Where

WIDE = 240
_STEERING = lazy("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def prepare_streams() -> None:
    """Let no character that the terminal's code page lacks stop a command, nor a stream that is closed."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def silence(stream: TextIO | None = None) -> None:
    """Send what is still to come on a stream (stdout unless named) nowhere, once it cannot be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), (stream or sys.stdout).fileno())


@contextmanager
def _unheard(stream: TextIO) -> Iterator[None]:
    """Go on where nobody reads any more: `catalog import … --yes | head` must not leave the import undone and say 0."""
    try:
        yield
    except OSError as error:
        # EINVAL is how Windows says that a pipe is broken.
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        silence(stream)


def out(text: str = "") -> None:
    """Print data on stdout."""
    with _unheard(sys.stdout):
        print(_harmless(text), file=sys.stdout)


def note(text: str = "") -> None:
    """Print a message on stderr; where that cannot be written (a log on a full disk), what was done stays done."""
    try:
        print(_harmless(text), file=sys.stderr)
    except OSError:
        silence(sys.stderr)


def flush() -> None:
    """Bring out what is still held back on stdout."""
    with _unheard(sys.stdout):
        sys.stdout.flush()


def _harmless(text: str) -> str:
    """Show control and direction marks as ?: a file from outside must not steer the terminal."""
    return text if text.isprintable() else _STEERING.sub("?", text)


def out_json(data: object) -> None:
    """Print one JSON document on stdout, UTF-8 whatever the terminal's code page (contract §5)."""
    out_bytes(json_text(data).encode())


def json_text(data: object) -> str:
    """Write JSON with a line for each field of the document and each entry of its lists; to indent takes five times as long."""
    from json import JSONEncoder

    encode = JSONEncoder(ensure_ascii=False).encode
    if isinstance(data, dict):
        fields = (f"{encode(name)}: {_entries(value, encode)}" for name, value in data.items())
        return "{\n" + ",\n".join(fields) + "\n}\n"
    return _entries(data, encode) + "\n"


def _entries(value: object, encode: Callable[[object], str]) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(encode, value)) + "\n]"
    return encode(value)


def out_bytes(data: bytes) -> None:
    """Print bytes on stdout as they are."""
    flush()
    binary = getattr(sys.stdout, "buffer", None)
    with _unheard(sys.stdout):
        if binary is None:
            sys.stdout.write(data.decode())
        else:
            binary.write(data)
            binary.flush()


def next_step(text: str) -> None:
    """Tell what the clerk would do next."""
    note(f"下一步：{text}")


def wrote(path: object) -> None:
    """Tell what was written."""
    note(f"已写入：{path}")


def show_error(error: PledgectlError) -> None:
    """Print the three lines: what, where, what to do."""
    note(f"错误：{_folded(error.message)}")
    note(f"位置：{_folded(error.where or '命令行')}")
    if error.hint:
        note(f"办法：{_folded(error.hint)}")


def _folded(text: str) -> str:
    return " ".join(text.split("\n"))


def confirm(question: str, yes: bool, option: str = "--yes") -> bool:
    """Ask on a terminal; elsewhere stop and name the option that answers (contract §3)."""
    if yes:
        return True
    if not interactive():
        raise PledgectlError(f"没有写入，需要确认：{question}", "", f"不在终端上运行时请加 {option}", USAGE)
    note(f"{question} [y/N] ")
    if sys.stdin.readline().strip().lower() in ("y", "yes", "是", "好", "ｙ", "shi"):
        return True
    note("已取消，没有改动")
    return False


def interactive() -> bool:
    """Tell whether a person sits at the terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], stream: TextIO | None = None) -> None:
    """Print a plain table without boxes; off a terminal nothing is wrapped."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    target = stream or sys.stdout
    width = None if target.isatty() else WIDE
    grid = Table(*headers, box=None, pad_edge=False, show_edge=False, header_style="")
    for row in rows:
        grid.add_row(*(Text(_harmless(str(cell))) for cell in row))
    console = Console(file=target, markup=False, highlight=False, emoji=False, no_color=True, width=width)
    # Written here, since the library answers a closed pipe with exit code 1.
    with console.capture() as written:
        console.print(grid)
    with _unheard(target):
        target.write(written.get())


def place(where: "Where") -> str:
    """Say where a finding lies."""
    parts = (where.file, where.sheet and f"“{where.sheet}”", where.cell or (f"第 {where.row} 行" if where.row else ""))
    line = f"第 {where.line} 行" if where.line and not where.cell else ""
    return _folded(" ".join(part for part in (*parts, line) if part))


def show_findings(findings: "Iterable[Finding]") -> None:
    """Print findings one after the other: level, code, place or item, message; what to do only where it is first needed."""
    from pledgectl.model import LEVELS

    told_hints: set[tuple[str, str]] = set()
    for (code, hint), group in groupby(findings, key=lambda entry: (entry.code, entry.hint)):
        for entry in group:
            told = " ".join(part for part in (LEVELS[entry.level], entry.code, entry.item, place(entry.where)) if part)
            out(f"{told}：{entry.message}")
        if hint and (code, hint) not in told_hints:
            told_hints.add((code, hint))
            out(f"    办法：{hint}")


def finding_data(entry: "Finding") -> dict[str, Any]:
    """Return a finding as JSON data; `where` holds only what applies (contract §5)."""
    from pledgectl.formats.records import record_data

    data = record_data(entry)
    data["where"] = {key: value for key, value in data["where"].items() if value}
    return data


def count_line(counts: Mapping[str, int]) -> str:
    """Say how many findings there are of each level."""
    from pledgectl.model import LEVELS

    return "，".join(f"{LEVELS[level]} {counts.get(level, 0)} 条" for level in LEVELS)
