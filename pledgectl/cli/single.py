"""`form fill --set`: one filled paper, which never takes the place of another person's."""

from collections.abc import Mapping
from pathlib import Path

from pledgectl.cli.drafts import advice, item_of, tell_gaps
from pledgectl.cli.papers import Gathered, finding_of
from pledgectl.cli.ways import Ways
from pledgectl.doors import screen
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.forms.fill import REQUIRED, fill_values
from pledgectl.forms.numbers import bare
from pledgectl.forms.render import render
from pledgectl.forms.selfcheck import row_doubts, row_faults
from pledgectl.ground.filenames import file_name
from pledgectl.ground.files import read_file
from pledgectl.ground.generated import write_output
from pledgectl.model import Finding, Item

LAST = 4


def fill_one(gathered: Gathered, root: Path, id: str, given: Mapping[str, str], ways: Ways) -> int:
    """Fill one paper with what --set gives; PledgectlError if a row of a table with this content would fail."""
    item = _checked(gathered, root, id, given)
    gaps, doubts = finding_of(gathered, item), row_doubts(given)
    data = render(gathered.template, fill_values(gathered.values(item), given))
    path = _place(ways.output, root / gathered.output / gathered.title, _name(gathered, item, given), data)
    written = [] if ways.dry_run else [write_output(path, data)]
    if written and ways.office:
        from pledgectl.doors.office import to_pdf

        written.append(write_output(written[0].with_suffix(".pdf"), to_pdf(ways.office, [data])[0]))
    if ways.json:
        _tell_json(written, doubts, gaps)
        return DONE
    tell_gaps(gaps)
    for doubt in doubts:
        screen.note(f"提示 {doubt}")
    if ways.dry_run:
        screen.note(f"将生成 {path.name}。没有写任何文件")
        return DONE
    for one in written:
        screen.wrote(one)
    screen.next_step(advice(gaps))
    return DONE


def _checked(gathered: Gathered, root: Path, id: str, given: Mapping[str, str]) -> Item:
    """Return the item; refuse what a table's row could not say either."""
    if not given.get(REQUIRED):
        raise PledgectlError("没有写申请人", "--set", "请加上 --set 申请人=张三", USAGE)
    own = given.get("事项.编号", "")
    if id and own and id != own:
        raise PledgectlError(f"命令里的编号是 {id}，--set 里的事项编号是 {own[:40]}", "--set", "请只写一个", USAGE)
    faults = row_faults(given, gathered.template.reads)
    if faults:
        raise PledgectlError("；".join(faults), "--set", "请核对后重新填写")
    return item_of(gathered, root, id or own)


def _name(gathered: Gathered, item: Item, given: Mapping[str, str]) -> str:
    """Name the file so that persons of one name can be told apart, without giving a whole number away."""
    end = bare(given.get("申请人.证号", ""))[-LAST:]
    return file_name(item.id, given[REQUIRED], *([end] if end else []), gathered.title, taken=set())


def _place(output: Path | None, folder: Path, name: str, data: bytes) -> Path:
    """Choose where the paper goes: beside whatever stands there already, unless that is the very same paper."""
    named = output is not None and output.suffix.lower() == ".docx" and not output.is_dir()
    path = output if output and named else (output or folder) / name
    at, number = path, 2
    while at.exists() and not (at.is_file() and read_file(at) == data):
        at, number = path.with_name(f"{path.stem}({number}){path.suffix}"), number + 1
    return at


def _tell_json(written: list[Path], doubts: list[str], gaps: list[Finding]) -> None:
    folder = str(written[0].parent) if written else ""
    told = {"folder": folder, "made": 1, "kept": 0, "failed": [], "warnings": [{"row": 0, "why": why} for why in doubts]}
    found = {"findings": [screen.finding_data(one) for one in gaps], "written": [str(path) for path in written]}
    screen.out_json(told | found)
