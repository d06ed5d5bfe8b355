"""From the rows of a table to rendered forms: which item, which values, whether they can be right; failed rows step aside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pledgectl.cli.papers import Gathered, finding_of, pick
from pledgectl.doors import screen
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.forms.compile import Template
from pledgectl.forms.fill import Columns, Failed, Filled, Row, fill_values, read_rows
from pledgectl.forms.naming import Naming
from pledgectl.forms.render import render_parts
from pledgectl.forms.seen import Seen, first_row
from pledgectl.forms.selfcheck import EVERY, always_printed, is_unusual, lost_names, row_doubts, row_faults
from pledgectl.forms.specialise import specialise
from pledgectl.ground.files import digest
from pledgectl.model import Finding, Item

KEPT = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """要做的一批: the item (or "" where a column names it), the table's columns, and what holds for every row."""

    gathered: Gathered
    root: Path
    id: str
    columns: Columns
    fixed: Mapping[str, str]
    naming: Naming | None = None


@dataclass(slots=True)
class Told:
    """记下的事: rows that failed, and what a person should look at again; what the papers of its items lack."""

    failed: list[Failed] = field(default_factory=list)
    doubts: list[tuple[int, str]] = field(default_factory=list)
    unlisted: int = 0
    gaps: list[Finding] = field(default_factory=list)

    def doubt(self, row: int, why: str) -> None:
        """Keep a doubt; of very many only the first are kept, the others counted."""
        if len(self.doubts) < KEPT:
            self.doubts.append((row, why))
        else:
            self.unlisted += 1


@dataclass(frozen=True, slots=True)
class Base:
    """一个事项的底稿: what its forms share; `digest` changes whenever they would."""

    item: Item
    values: dict[str, Any]
    template: Template
    digest: str


@dataclass(frozen=True, slots=True)
class Draft:
    """一行的草稿: ready to be rendered; `digest` is that of everything that will be printed, `cells` are the table's."""

    row: int
    base: Base
    given: Mapping[str, str]
    digest: str
    cells: Sequence[str]

    @property
    def names(self) -> dict[str, str]:
        """Return what a file's name may hold."""
        item = self.base.item
        return {**self.given, "行号": f"{self.row:04}", "事项.编号": item.id, "事项.名称": item.name}


def item_of(gathered: Gathered, root: Path, id: str) -> Item:
    """Return the item with this id; PledgectlError names the nearest."""
    if not id:
        raise PledgectlError("没有写事项编号", "", "请写成 pledgectl form fill mzj-017 …，或者在表格里加“事项编号”一列", USAGE)
    return pick(gathered, root, [id], "")[0]


def drafts(job: Job, rows: Iterable[Row], told: Told) -> Iterator[Draft]:
    """Read the rows into drafts; those that cannot be used go to `told`."""
    bases: dict[str, Base] = {}
    seen = Seen()
    for row in read_rows(job.columns, rows):
        draft = row if isinstance(row, Failed) else _draft(row, job, bases, told)
        if isinstance(draft, Failed):
            told.failed.append(draft)
            continue
        for doubt in row_doubts(draft.given):
            told.doubt(draft.row, doubt)
        first = first_row(seen, int(draft.digest[:16], 16), draft.row)
        if first:
            told.doubt(draft.row, f"与第 {first} 行完全相同")
        yield draft


def _draft(row: Filled, job: Job, bases: dict[str, Base], told: Told) -> Draft | Failed:
    """Read one row; `bases` holds the items that were met before, and `told` hears what a new one lacks."""
    given = {**row.given, **job.fixed}
    faults = row_faults(given, job.gathered.template.reads)
    own = row.given.get("事项.编号", "")
    key = job.id or own
    if own and own != key:
        faults.append(f"这一行的事项编号是 {own[:40]}，不是 {key}；要按每行的事项填写，请去掉命令里的编号")
    try:
        if key not in bases:
            bases[key] = _base(job, key)
            told.gaps += finding_of(job.gathered, bases[key].item)
    except PledgectlError as error:
        faults.append(f"{error.message}。{error.hint}")
    if faults:
        return Failed(row.row, tuple(row.cells), "；".join(faults))
    told_apart = "\x1f".join(f"{name}\x1e{text}" for name, text in sorted(row.given.items()) if text)
    return Draft(row.row, bases[key], given, _digest(bases[key].digest + told_apart), row.cells)


def _base(job: Job, key: str) -> Base:
    item = item_of(job.gathered, job.root, key)
    values = fill_values(job.gathered.values(item), job.fixed)
    template = job.gathered.template
    made_of = template.digest + digest(template.static) + repr(sorted(values.items()))
    return Base(item, values, specialise(template, values, _varying(job)), _digest(made_of))


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))


def _varying(job: Job) -> list[str]:
    """List the names that differ from row to row; a number in one cell may bring its year along."""
    names = [name for name in job.columns.names if name not in ("", "-") and name not in job.fixed]
    return [*names, "编号.年"] if "编号.号" in names else names


def forms(job: Job, found: Iterable[Draft], told: Told) -> Iterator[tuple[Draft, dict[str, list[str]]]]:
    """Render drafts into the parts that vary; look into the first, every 100th and every unusual one."""
    given = {name.replace(".", "") for name in job.columns.names}
    printed = [name for name in always_printed(job.gathered.template) if name.replace(".", "") in given]
    for number, draft in enumerate(found):
        row = {name: text for name, text in draft.given.items() if name not in job.fixed}
        values = fill_values(draft.base.values, row)
        try:
            parts = render_parts(draft.base.template, values)
            if number % EVERY == 0 or is_unusual(row):
                _require_whole(lost_names(printed, values, map("".join, parts.values())))
        except PledgectlError as error:
            told.failed.append(Failed(draft.row, tuple(draft.cells), f"{error.message}。{error.hint}"))
            continue
        yield draft, parts


def _require_whole(lost: Sequence[str]) -> None:
    if lost:
        raise PledgectlError(f"生成的文书里没有“{'、'.join(lost)}”的内容", "", "请检查模板")


def tell_gaps(gaps: Iterable[Finding]) -> None:
    """Tell what papers lack."""
    for finding in gaps:
        screen.note(f"提示 {finding.code} {finding.item}：{finding.message}")


def advice(gaps: Sequence[Finding]) -> str:
    """Say what to do with filled papers: hand them out, or first complete what their items lack."""
    if gaps:
        return f"用 pledgectl catalog edit {gaps[0].item} 补全待填写的内容后重新填写"
    return "打印一式两份，由申请人签字"
