"""Put rendered forms where they belong: single files or print bundles, with PDFs, into a folder or an archive."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice, takewhile
from pathlib import Path
from typing import Any

from pledgectl.cli.drafts import Draft, Job, Told, drafts, forms
from pledgectl.cli.ways import Ways, zip_name
from pledgectl.doors.batches import Target, drop_own, new_folder, old_folder, one_archive
from pledgectl.doors.manifest import (
    MANIFEST,
    Earlier,
    Entry,
    Roll,
    has_all,
    is_whole,
    manifest_pieces,
    names_from,
    read_earlier,
    take,
)
from pledgectl.doors.progress import counted
from pledgectl.forms.fill import Row
from pledgectl.ground.files import digest, numbered_names
from pledgectl.ground.toml import uncollected

FAILED = "失败行.xlsx"
File = tuple[str, bytes, list[Entry]]
Rendered = tuple[Draft, dict[str, list[str]]]


@dataclass(slots=True)
class Batch:
    """一批: how many were made and how many were there already, all of them on the roll; what is to be told.

    `again` are the names of files that an earlier run made and that are gone, by row.
    """

    roll: Roll = field(default_factory=Roll)
    made: int = 0
    kept: int = 0
    again: dict[int, str] = field(default_factory=dict)
    told: Told = field(default_factory=Told)


def rehearse(job: Job, rows: Iterable[Row]) -> Batch:
    """Render everything and write nothing."""
    batch = Batch()
    batch.made = sum(1 for _ in forms(job, drafts(job, rows, batch.told), batch.told))
    return batch


def earlier(job: Job, rows: Callable[[], Iterable[Row]], folder: Path, ways: Ways) -> Earlier | None:
    """Return what an earlier run of this very batch made, in the latest folder of this name; None if a new one is needed.

    `rows` reads the table from its start.
    """
    held = [] if ways.zip else list(takewhile(Path.is_dir, numbered_names(folder)))
    found = (_earlier(job, rows, place, ways) for place in reversed(held))
    return next(filter(None, found), None)


def _earlier(job: Job, rows: Callable[[], Iterable[Row]], folder: Path, ways: Ways) -> Earlier | None:
    """Return what was made in a folder, if nothing was made then that is not asked for now: rows may be mended or added."""
    found = read_earlier(folder)
    if found is None or [found.head.get("merge"), found.head.get("name")] != [ways.merge, ways.name]:
        return None
    same = has_all(found, (draft.digest for draft in drafts(job, rows(), Told())))
    return found if same and (not ways.merge or is_whole(found)) else None


def write_batch(job: Job, rows: Iterable[Row], folder: Path, ways: Ways, old: Earlier | None) -> tuple[Batch, Path]:
    """Make what is missing of a batch; return what was made and where it stands."""
    batch = Batch()
    found = drafts(job, rows, batch.told)
    found = _missing(found, old, ways, batch) if old else found
    place = one_archive(zip_name(folder)) if ways.zip else old_folder(old.folder) if old else new_folder(folder)
    # What a batch makes is freed as it goes; looking for cycles among it costs a tenth of the time and finds nothing.
    with uncollected(), place as target:
        ready = forms(job, counted(found), batch.told)
        files = _volumes(ready, ways.merge) if ways.merge else _singles(job, ready, old, batch.again)
        for name, data, entries in _with_pdf(files, ways.office, target):
            put = target.put(name, data)
            for entry in entries:
                batch.roll.add({**entry, "file": put, "sha256": digest(data)})
            batch.made += len(entries)
        failed = failed_sheet(job, batch) if batch.told.failed else b""
        sheet = target.put(FAILED, failed) if failed else ""
        told = _manifest(job, batch, ways, (sheet, digest(failed) if failed else ""))
        target.pour(MANIFEST, manifest_pieces(told, batch.roll))
    if old and not failed:
        drop_own(old.folder, *old.failed)
    return batch, target.final


def _missing(found: Iterable[Draft], old: Earlier, ways: Ways, batch: Batch) -> Iterator[Draft]:
    """Pass on the drafts that no earlier run has made; a file that the clerk has changed since counts as made."""
    for draft in found:
        entry = take(old, draft.digest)
        if entry and _is_there(old.folder / entry["file"], ways):
            batch.roll.add({**entry, "row": draft.row})
            batch.kept += 1
            continue
        if entry:
            batch.again[draft.row] = entry["file"]
        yield draft


def _is_there(path: Path, ways: Ways) -> bool:
    return path.is_file() and (not ways.office or _pdf_name(path).is_file())


def _pdf_name(path: Path) -> Path:
    return path.with_suffix(".pdf")


def _entry(draft: Draft) -> Entry:
    return {"row": draft.row, "input": draft.digest}


def _singles(job: Job, ready: Iterable[Rendered], old: Earlier | None, again: Mapping[int, str]) -> Iterator[File]:
    """Pack one file a form; its name is one that no other row has."""
    from pledgectl.forms.render import whole
    from pledgectl.ground.filenames import file_name

    own = {FAILED.casefold(), MANIFEST.casefold()}
    taken = own | names_from(old, "") if old and job.naming else set(own)
    for draft, parts in ready:
        if job.naming:
            words = [job.naming({**draft.names, "文书": job.gathered.title})]
        else:
            words = [draft.base.item.id, f"{draft.row:04}", draft.given["申请人.姓名"][:20]]
            # Where the row's number tells names apart, a batch of any length need not remember them.
            taken = own | names_from(old, "-".join(words[:2])) if old else set(own)
        name = again.get(draft.row) or file_name(*words, taken=taken)
        yield name, whole(draft.base.template, parts), [_entry(draft)]


def _volumes(ready: Iterator[Rendered], stem: str) -> Iterator[File]:
    """Join forms into print bundles as they come."""
    from pledgectl.forms.bundle import VOLUME, form_parts, static_parts, write_volume

    static: dict[str, dict[str, bytes]] = {}
    entries: list[Entry] = []

    def parts_of(found: Iterable[Rendered]) -> Iterator[dict[str, bytes]]:
        for draft, parts in found:
            base = draft.base
            if base.digest not in static:
                static[base.digest] = static_parts(base.template)
            entries.append(_entry(draft))
            yield form_parts(static[base.digest], parts)

    for number, first in enumerate(ready, 1):
        data = write_volume(parts_of(islice(chain([first], ready), VOLUME)))
        yield f"{stem}{number:03}.docx", data, list(entries)
        entries.clear()


def _with_pdf(files: Iterable[File], office: str, target: Target) -> Iterator[File]:
    """Pass files on; where PDFs are wanted, put them beside, many in one process of LibreOffice."""
    if not office:
        yield from files
        return
    from pledgectl.doors.office import MANY, to_pdf

    source = iter(files)
    while held := list(islice(source, MANY)):
        made = to_pdf(office, [data for _, data, _ in held])
        for (name, _, _), pdf in zip(held, made, strict=True):
            target.put(Path(name).with_suffix(".pdf").name, pdf)
        yield from held


def failed_sheet(job: Job, batch: Batch) -> bytes:
    """Write the rows of which nothing was made, with the reason, as a table that can be mended and used again."""
    from pledgectl.doors.settings import read_fonts
    from pledgectl.doors.sheets import Table, write_table

    headers = ["行号", "原因", *job.columns.headers]
    width = len(job.columns.headers)
    rows = [[str(one.row), one.why, *one.cells[:width], *[""] * (width - len(one.cells))] for one in batch.told.failed]
    table = Table("失败行", "没有生成的行", ("改好后可以直接用这个表格再次填写",), headers, rows)
    return write_table(table, read_fonts(job.root))


def _manifest(job: Job, batch: Batch, ways: Ways, sheet: tuple[str, str]) -> dict[str, Any]:
    return {
        "kind": job.gathered.kind,
        "version": job.gathered.catalog.version,
        "template": job.gathered.template.digest,
        "merge": ways.merge,
        "name": ways.name,
        "made": batch.roll.count,
        "failed": len(batch.told.failed),
        "failed_file": sheet[0],
        "failed_sha256": sheet[1],
    }
