"""`form fill`: filled papers from a table, one file a row, in a new folder that appears whole with its manifest."""

import json as jsonlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, workspace_root
from pledgectl.cli.papers import Gathered, finding_of, gather, pick
from pledgectl.doors import screen
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.files import digest, folder_aside, write_output
from pledgectl.toml import uncollected

if TYPE_CHECKING:
    from pledgectl.forms.compile import Template
    from pledgectl.forms.fill import Columns, Failed, Filled, Row

FAILED, MANIFEST = "失败行.xlsx", "manifest.json"
Data = Annotated[
    Path | None, typer.Option("--data", metavar="表格", help="申请人表格：csv（不限行数）、xlsx、xls、ods；第一行是列名")
]
Given = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="名称=内容", help="直接给出一项内容，可以写多次；与 --data 合用时对每一行有效"),
]


@dataclass(slots=True)
class Batch:
    """一批: what was made (row, file, hash) and which rows failed."""

    made: list[dict[str, Any]] = field(default_factory=list)
    failed: list["Failed"] = field(default_factory=list)


@examples(
    "pledgectl form fill mzj-017 --data 申请人.xlsx",
    "pledgectl form fill mzj-017 --data 申请人.csv --set 日期=2021-05-06 -o 五月承诺书",
    "pledgectl form fill mzj-017 --set 申请人=张三 --set 证件类型=居民身份证 --set 证号=…",
)
def fill(
    id: Annotated[str, typer.Argument(metavar="编号", help="事项编号，如 mzj-017；表格有“事项编号”一列时可以不写")] = "",
    data: Data = None,
    given: Given = None,
    version: Annotated[str, typer.Option("--version", metavar="版本", help="draft 工作稿，或公布日期；不写就是现行版本")] = "",
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """填写告知承诺书：按表格每行一份，或者用 --set 填一份。

    列名见 form templates --fields。有问题的行连同原因写进“失败行.xlsx”，其余照常生成，退出码为 1；编号从不自动编造。
    """
    from pledgectl.forms.fill import read_settings

    if data is None and not given:
        raise PledgectlError("没有给出要填的内容", "", "请加 --data 表格，或者 --set 申请人=…", USAGE)
    root = workspace_root()
    gathered = gather(root, "pledge", version)
    own = own_names(gathered)
    fixed = read_settings(given or [], own)
    if data is None:
        return _fill_one(gathered, root, id, fixed, output, dry_run)
    columns, rows = _read(data, [name for name in own if name not in fixed])
    _tell_unknown(columns)
    folder = output or root / gathered.output / f"{gathered.title}-{data.stem[:40]}"
    batch, folder = _fill_all(gathered, root, id, (columns, rows, fixed), folder, dry_run)
    return _tell(batch, folder, dry_run, json)


def own_names(gathered: Gathered) -> list[str]:
    """List the names that the template reads and that only a table can give."""
    from pledgectl.forms.names import paper_names

    known = set(paper_names())
    return [name for name in gathered.template.reads if name not in known]


def _read(path: Path, own: list[str]) -> tuple["Columns", Iterator["Row"]]:
    from pledgectl.doors.tables import is_text_table, stream_rows
    from pledgectl.forms.fill import read_columns

    rows = stream_rows(path) if is_text_table(path) else _book_rows(path)
    return read_columns(rows, own, path.name)


def _book_rows(path: Path) -> Iterator["Row"]:
    """Yield the rows of a workbook's first sheet with content; numbers that lost digits are marked for failing."""
    from pledgectl.doors.workbook import read_book

    sheet = next((sheet for sheet in read_book(path).sheets if sheet.rows and not sheet.hidden), None)
    if sheet is None:
        raise PledgectlError("表格是空的", path.name, "第一行写列名，以下每行一个申请人")
    spoilt = {notice.cell for notice in sheet.notices if notice.kind == "odd_number"}
    for number, cells in sheet.rows.items():
        yield number, [_spoil(cell, f"{_letter(at)}{number}" in spoilt) for at, cell in enumerate(cells)]


def _letter(index: int) -> str:
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def _spoil(cell: str, lost: bool) -> str:
    # A number of more than 15 digits has lost the last ones in the sheet itself; written as such it fails its row.
    return f"{cell[0]}.{cell[1:6]}E+{len(cell) - 1}" if lost and len(cell) > 6 else cell


def _tell_unknown(columns: "Columns") -> None:
    for header, near in columns.unknown:
        screen.note(f"没有用到的列：“{header}”" + (f"，是否应为“{near}”？" if near else ""))


def _fill_one(gathered: Gathered, root: Path, id: str, given: Mapping[str, str], output: Path | None, dry_run: bool) -> int:
    from pledgectl.forms.fill import fill_values
    from pledgectl.forms.names import file_name
    from pledgectl.forms.render import render

    item = _item(gathered, root, id or given.get("事项.编号", ""))
    _tell_gaps(gathered, item)
    data = render(gathered.template, fill_values(gathered.values(item), given))
    name = file_name(item.id, given.get("申请人.姓名", ""), gathered.title, taken=set())
    if dry_run:
        screen.note(f"将生成 {name}。没有写任何文件")
        return DONE
    screen.wrote(write_output(output or root / gathered.output / gathered.title / name, data))
    screen.next_step("打印一式两份，由申请人签字")
    return DONE


def _item(gathered: Gathered, root: Path, id: str) -> Any:
    if not id:
        raise PledgectlError("没有写事项编号", "", "请写成 form fill mzj-017 …，或者在表格里加“事项编号”一列", USAGE)
    return pick(gathered, root, [id], "")[0]


def _tell_gaps(gathered: Gathered, item: Any) -> None:
    for finding in finding_of(gathered, item):
        screen.note(f"提示 {finding.code} {finding.item}：{finding.message}")


Source = tuple["Columns", Iterable["Row"], Mapping[str, str]]


def _fill_all(gathered: Gathered, root: Path, id: str, source: Source, folder: Path, dry_run: bool) -> tuple[Batch, Path]:
    if id or "事项.编号" not in source[0].names:
        _item(gathered, root, id)
    batch = Batch()
    papers = _papers(gathered, root, id, source, batch)
    if dry_run:
        for row, name, _ in papers:
            batch.made.append({"row": row, "file": name})
        return batch, folder
    # What a batch makes is freed as it goes; looking for cycles among it costs a tenth of the time and finds nothing.
    with uncollected(), folder_aside(folder) as aside:
        # Filled forms name people: the folder is for its owner only.
        aside.path.chmod(0o700)
        for row, name, data in papers:
            (aside.path / name).write_bytes(data)
            batch.made.append({"row": row, "file": name, "sha256": digest(data)})
        if batch.failed:
            (aside.path / FAILED).write_bytes(_failed_sheet(source[0], batch.failed))
        (aside.path / MANIFEST).write_text(_manifest(gathered, batch), encoding="utf-8")
    return batch, aside.final


def _papers(gathered: Gathered, root: Path, id: str, source: Source, batch: Batch) -> Iterator[tuple[int, str, bytes]]:
    """Yield row, file name and bytes of every paper; rows that fail go to `batch.failed`."""
    from pledgectl.forms.fill import Failed, fill_values, read_rows
    from pledgectl.forms.names import file_name
    from pledgectl.forms.render import render
    from pledgectl.forms.specialise import specialise

    columns, rows, fixed = source
    bases: dict[str, tuple[Any, dict[str, Any], Template]] = {}
    varying = _varying(columns, fixed)
    taken = {FAILED.casefold(), MANIFEST.casefold()}
    for row in read_rows(columns, rows):
        if isinstance(row, Failed):
            batch.failed.append(row)
            continue
        key = id or row.given.get("事项.编号", "")
        try:
            if key not in bases:
                item = _item(gathered, root, key)
                _tell_gaps(gathered, item)
                base = fill_values(gathered.values(item), fixed)
                bases[key] = (item, base, specialise(gathered.template, base, varying))
            item, base, template = bases[key]
            data = render(template, fill_values(base, {name: text for name, text in row.given.items() if name not in fixed}))
        except PledgectlError as error:
            batch.failed.append(_failed(row, columns, f"{error.message}。{error.hint}"))
            continue
        yield row.row, file_name(item.id, f"{row.row:04}", row.given["申请人.姓名"][:20], taken=taken), data


def _varying(columns: "Columns", fixed: Mapping[str, str]) -> list[str]:
    """List the names that differ from row to row; a number in one cell may bring its year along."""
    names = [name for name in columns.names if name not in ("", "-") and name not in fixed]
    return [*names, "编号.年"] if "编号.号" in names else names


def _failed(row: "Filled", columns: "Columns", why: str) -> "Failed":
    from pledgectl.forms.fill import Failed

    return Failed(row.row, tuple(row.given.get(name, "") for name in columns.names), why)


def _failed_sheet(columns: "Columns", failed: list["Failed"]) -> bytes:
    from pledgectl.doors.sheets import write_table

    headers = ["行号", "原因", *columns.headers]
    width = len(columns.headers)
    rows = [[str(one.row), one.why, *one.cells[:width], *[""] * (width - len(one.cells))] for one in failed]
    return write_table("失败行", "没有生成的行", ("改好后可以直接用这个表格再次填写",), headers, rows)


def _manifest(gathered: Gathered, batch: Batch) -> str:
    data = {
        "kind": gathered.kind,
        "version": gathered.catalog.version,
        "template": gathered.template.digest,
        "made": len(batch.made),
        "failed": len(batch.failed),
        "files": batch.made,
    }
    return jsonlib.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _tell(batch: Batch, folder: Path, dry_run: bool, json: bool) -> int:
    failed = [{"row": one.row, "why": one.why} for one in batch.failed]
    if json:
        screen.out_json({"folder": "" if dry_run else str(folder), "made": len(batch.made), "failed": failed})
        return ATTENTION if failed else DONE
    for one in batch.failed[:20]:
        screen.note(f"第 {one.row} 行没有生成：{one.why}")
    screen.note(f"{'可以生成' if dry_run else '已生成'} {len(batch.made)} 份，失败 {len(failed)} 行")
    if not dry_run:
        screen.wrote(folder)
        screen.next_step(f"改好“{FAILED}”后再次填写" if failed else "打印一式两份，由申请人签字")
    return ATTENTION if failed else DONE
