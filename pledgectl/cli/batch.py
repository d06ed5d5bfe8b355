"""`form fill`: filled papers from a table, a file a row or many in a print bundle, in a folder or an archive."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import (
    DryRun,
    Json,
    Merge,
    Output,
    Pdf,
    Version,
    Yes,
    Zip,
    examples,
    item_id,
    may_stand_alone,
    workspace_root,
)
from pledgectl.cli.ways import Ways, bundle_stem, office_for, place_of, refuse_ending
from pledgectl.doors import screen
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError

if TYPE_CHECKING:
    from pledgectl.cli.output import Batch
    from pledgectl.cli.papers import Gathered
    from pledgectl.forms.fill import Columns, Row

TOLD, _HEADER = 20, 40
Data = Annotated[
    Path | None, typer.Option("--data", metavar="表格", help="申请人表格：csv（不限行数）、xlsx、xls、ods；第一行是列名")
]
Given = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="名称=内容", help="直接给出一项内容，可以写多次；与 --data 合用时对每一行有效"),
]
Name = Annotated[str, typer.Option("--name", metavar="写法", help="文件名的写法，如 {编号}-{申请人姓名}")]


@examples(
    "pledgectl form fill mzj-017 --data 申请人.xlsx",
    "pledgectl form fill mzj-017 --data 申请人.csv --set 日期=2021-05-06 -o 五月承诺书",
    "pledgectl form fill mzj-017 --data 申请人.csv --merge 五月承诺书",
    'pledgectl form fill mzj-017 --data 申请人.csv --name "{编号}-{申请人姓名}" --zip',
    "pledgectl form fill mzj-017 --set 申请人=张三 --set 证件类型=居民身份证 --set 证号=999999199001010016",
)
@may_stand_alone(merge="打印卷")
def fill(
    id: Annotated[
        str, typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017；表格有“事项编号”一列时可以不写")
    ] = "",
    data: Data = None,
    given: Given = None,
    version: Version = "",
    merge: Merge = "",
    name: Name = "",
    zip: Zip = False,
    pdf: Pdf = False,
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """填写告知承诺书：按表格每行一份，或者用 --set 填一份。

    列名见 form templates --fields。身份证号、统一社会信用代码核对校验码；有问题的行连同原因写进“失败行.xlsx”，其余照常生成，
    退出码为 1。编号从不自动编造。同一个表格再做一次，只补缺少的；内容改了的，做到新的文件夹。
    """
    from pledgectl.cli.papers import gather
    from pledgectl.forms.fill import read_settings

    if data is None and not given:
        raise PledgectlError("没有给出要填的内容", "", "请加 --data 表格，或者 --set 申请人=…", USAGE)
    if data is None and (merge or name or zip):
        raise PledgectlError("--merge、--name、--zip 只用于表格", "", "请加 --data 表格", USAGE)
    if merge and name:
        raise PledgectlError("--merge 与 --name 不能同时使用", "", "打印卷的名称写在 --merge 后面", USAGE)
    ways = Ways(bundle_stem(merge), zip, name, office_for(pdf), output, dry_run, json)
    root = workspace_root()
    gathered = gather(root, "pledge", version)
    own = own_names(gathered)
    fixed = read_settings(given or [], own)
    if data is None:
        from pledgectl.cli.single import fill_one

        refuse_ending(output, ".docx")
        return fill_one(gathered, root, id, fixed, ways)
    refuse_ending(output, *((".zip",) if zip else ()))
    return _fill_table(gathered, root, id, _Source(data, own, fixed), ways)


def own_names(gathered: "Gathered") -> list[str]:
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
    from pledgectl.grid import address

    sheet = next((sheet for sheet in read_book(path).sheets if sheet.rows and not sheet.hidden), None)
    if sheet is None:
        raise PledgectlError("表格是空的", path.name, "第一行写列名，以下每行一个申请人")
    spoilt = {notice.cell for notice in sheet.notices if notice.kind == "odd_number"}
    for number, cells in sheet.rows.items():
        yield number, [_spoilt(cell) if address(number, at) in spoilt else cell for at, cell in enumerate(cells, 1)]


def _spoilt(cell: str) -> str:
    """Write a number of more than 15 digits, which has lost the last ones in the sheet itself, so that it fails its row."""
    return f"{cell[0]}.{cell[1:6]}E+{len(cell) - 1}" if len(cell) > 6 else cell


def _begun(rows: Iterator["Row"]) -> Iterator["Row"] | None:
    """Return the rows from the first that is not blank; None if there is none."""
    first = next((row for row in rows if any(cell.strip() for cell in row[1])), None)
    return chain([first], rows) if first else None


def _tell_unknown(columns: "Columns") -> None:
    for header, near in columns.unknown:
        told = header if len(header) <= _HEADER else f"{header[:_HEADER]}…"
        screen.note(f"没有用到的列：“{told}”" + (f"，是否应为“{near}”？" if near else ""))


@dataclass(frozen=True, slots=True)
class _Source:
    """填什么: the table, the names that the template reads and only a table can give, and what --set says of every row."""

    path: Path
    own: list[str]
    fixed: Mapping[str, str]


def _fill_table(gathered: "Gathered", root: Path, id: str, source: _Source, ways: Ways) -> int:
    from pledgectl.cli.drafts import Job, item_of
    from pledgectl.cli.output import Batch, earlier, rehearse, write_batch
    from pledgectl.forms.naming import read_pattern
    from pledgectl.forms.selfcheck import require_columns
    from pledgectl.ground.filenames import file_name

    path, fixed = source.path, source.fixed
    wanted = [name for name in source.own if name not in fixed]
    columns, rows = _read(path, wanted)
    require_columns(columns, wanted, gathered.template, path.name)
    _tell_unknown(columns)
    naming = read_pattern(ways.name, [*filter(None, columns.names), *fixed]) if ways.name else None
    wanted_item = id or fixed.get("事项.编号", "")
    if wanted_item or "事项.编号" not in columns.names:
        item_of(gathered, root, wanted_item)
    job = Job(gathered, root, wanted_item, columns, fixed, naming)
    usual = file_name(gathered.title, path.stem[:40], taken=set(), ending="")
    folder = place_of(ways.output, root / gathered.output / usual, ways)
    begun = _begun(rows)
    if begun is None:
        screen.note(f"表格只有列名，没有一行申请人：{path.name}")
        return _tell(Batch(), folder, replace(ways, dry_run=True)) or ATTENTION
    if ways.dry_run:
        return _tell(rehearse(job, begun), folder, ways)
    old = earlier(job, lambda: _read(path, wanted)[1], folder, ways)
    return _tell(*write_batch(job, begun, folder, ways, old), ways)


def _tell(batch: "Batch", folder: Path, ways: Ways) -> int:
    from pledgectl.cli.drafts import advice, tell_gaps
    from pledgectl.cli.output import FAILED

    failed = [{"row": one.row, "why": one.why} for one in batch.told.failed]
    code = ATTENTION if failed else DONE
    if ways.json:
        doubts = [{"row": row, "why": why} for row, why in batch.told.doubts]
        made = {"folder": "" if ways.dry_run else str(folder), "made": batch.made, "kept": batch.kept}
        gaps = [screen.finding_data(one) for one in batch.told.gaps]
        screen.out_json(made | {"failed": failed, "warnings": doubts, "findings": gaps})
        return code
    tell_gaps(batch.told.gaps)
    for row, why in batch.told.doubts[:TOLD]:
        screen.note(f"提示 第 {row} 行：{why}")
    for one in batch.told.failed[:TOLD]:
        screen.note(f"第 {one.row} 行没有生成：{one.why}")
    more = len(batch.told.doubts) + batch.told.unlisted - TOLD
    screen.note(f"还有 {more} 条提示没有列出") if more > 0 else None
    kept = f"，已有 {batch.kept} 份没有重做" if batch.kept else ""
    screen.note(f"{'可以生成' if ways.dry_run else '已生成'} {batch.made} 份{kept}，失败 {len(failed)} 行")
    if not ways.dry_run:
        screen.wrote(folder)
        screen.next_step(f"改好“{FAILED}”后再次填写" if failed else advice(batch.told.gaps))
    return code
