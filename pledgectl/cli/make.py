"""`form make`: papers of items, departments and the place, written into the folder for papers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

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
    one_of,
    workspace_root,
)
from pledgectl.cli.ways import Ways, bundle_stem, office_for, place_of, refuse_ending
from pledgectl.doors import screen
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.forms.kinds import CHOICES, DEPARTMENT, ITEM, KINDS
from pledgectl.ground.generated import settle_output, write_outputs
from pledgectl.text import first_few

if TYPE_CHECKING:
    from pledgectl.cli.papers import Gathered, Papers
    from pledgectl.model import Finding

Ids = Annotated[list[str] | None, typer.Argument(metavar="编号", parser=item_id, help="事项编号，如 mzj-017；不写就是全部")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="文书", parser=one_of(CHOICES), help="文书的种类，如 guide、工作规程，手册有全部种类")
]
File = tuple[Path, bytes]
# Blank papers name nobody.
OPEN = 0o644
_SHOWN = 6
Paper = tuple[tuple[str, ...], dict[str, Any]]


@examples(
    "pledgectl form make",
    "pledgectl form make mzj-017 mzj-018 --kind 办事指南",
    "pledgectl form make --dept 县民政局 --kind 工作规程 -o 给县民政局",
    "pledgectl form make --merge 全部承诺书 --pdf",
    "pledgectl form make --kind guide --zip -o 办事指南.zip",
    "pledgectl form make mzj-017 --version draft --dry-run",
)
@may_stand_alone(merge="打印卷")
def make(
    ids: Ids = None,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="只做这个部门的：名称、简称或代码")] = "",
    kind: Kind = "pledge",
    version: Version = "",
    merge: Merge = "",
    zip: Zip = False,
    pdf: Pdf = False,
    output: Output = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: Json = False,
) -> int:
    """生成空白文书：告知承诺书、办事指南、工作规程、核查和处理的各种文书。

    缺少的内容印成【待填写：…】，并列为检查发现，程序不编造；办件才有的内容留空。改过的文书不会被覆盖，新的一份名称后加 (2)。
    """
    from pledgectl.cli.papers import choose, gather

    ways = Ways(bundle_stem(merge), zip, "", office_for(pdf), output, dry_run, json)
    root = workspace_root()
    gathered = gather(root, kind, version)
    papers = choose(gathered, root, ids or [], dept)
    place = place_of(output, root / gathered.output / gathered.title, ways)
    single = not (merge or zip) and _is_file(output, len(papers))
    found: list[Finding] = []
    told = _tell_lacking(gathered, papers, found)
    files = _volumes(gathered, told, ways.merge) if merge else _singles(gathered, told)
    # A dry run makes every paper and writes none.
    written = [] if dry_run else _write(files, place, single, ways)
    if dry_run:
        _use_up(files)
    if json:
        listed = [screen.finding_data(one) for one in found]
        size = sum(len(subject.items) for _, subject in papers)
        screen.out_json({"written": [str(path) for path in written], "findings": listed, "items": size})
        return DONE
    screen.show_findings(_joined(found))
    _tell(gathered, len(papers), written, place, len(found))
    return DONE


def _is_file(output: Path | None, papers: int) -> bool:
    """Tell whether -o names the file of a single paper, and no folder; PledgectlError if it cannot hold what is asked for."""
    ending = output.suffix.lower() if output and not output.is_dir() else ""
    refuse_ending(output, ".docx")
    if ending == ".docx" and papers != 1:
        raise PledgectlError(f"要生成 {papers} 份，-o 却是一个文件", f"-o {output}", "请写一个文件夹，或者只选一个事项", USAGE)
    return ending == ".docx"


def _tell_lacking(gathered: "Gathered", papers: "Papers", found: "list[Finding]") -> Iterator[Paper]:
    """Yield the words of each paper's name and what it says; report into `found` what it lacks."""
    from pledgectl.cli.papers import gaps_of

    about = KINDS[gathered.kind]
    for words, subject in papers:
        values = about.values(subject)
        item = subject.items[0].id if about.per == ITEM else ""
        found.extend(gaps_of(gathered, values, item, f"{words[1]}的" if about.per == DEPARTMENT else ""))
        yield words, values


def _joined(found: "Iterable[Finding]") -> "list[Finding]":
    """Join what is found alike in many items: five hundred equal lines are read by nobody."""
    alike: dict[str, list[Finding]] = {}
    for one in found:
        alike.setdefault(one.message, []).append(one)
    return [replace(held[0], item=first_few([one.item for one in held if one.item], _SHOWN, "项")) for held in alike.values()]


def _singles(gathered: "Gathered", papers: Iterable[Paper]) -> Iterator[tuple[str, bytes]]:
    """Make one file a paper."""
    from pledgectl.forms.render import render
    from pledgectl.ground.filenames import file_name

    taken: set[str] = set()
    for words, values in papers:
        yield file_name(*[word for word in words if word], taken=taken), render(gathered.template, values)


def _volumes(gathered: "Gathered", papers: Iterable[Paper], stem: str) -> Iterator[tuple[str, bytes]]:
    """Join papers into print bundles."""
    from pledgectl.forms.bundle import volumes

    made = volumes(gathered.template, (values for _, values in papers))
    return ((f"{stem}{number:03}.docx", data) for number, data in enumerate(made, 1))


def _write(files: Iterable[tuple[str, bytes]], place: Path, single: bool, ways: Ways) -> list[Path]:
    """Write papers, with PDFs where they are wanted, as single files or into one archive; return what was written."""
    placed: Iterator[File] = ((place if single else place / name, data) for name, data in files)
    if ways.office:
        from pledgectl.doors.office import with_pdf

        placed = with_pdf(ways.office, placed)
    if not ways.zip:
        return write_outputs(placed)
    from pledgectl.ground.archive import new_archive, put

    with new_archive(place, OPEN, settle_output) as made:
        for path, data in placed:
            put(made, path.name, data)
    return [made.final]


def _use_up(files: Iterable[object]) -> None:
    for _ in files:
        pass


def _tell(gathered: "Gathered", count: int, written: list[Path], place: Path, gaps: int) -> None:
    lacking = f"其中 {gaps} 份有待填写的内容。" if gaps else ""
    if not written:
        screen.note(f"将生成 {count} 份{gathered.title}，写到 {place}；{lacking}没有写任何文件")
        return
    screen.note(f"已生成 {count} 份{gathered.title}" + (f"，其中 {gaps} 份有待填写的内容" if gaps else ""))
    screen.wrote(written[0] if len(written) == 1 else place)
    screen.next_step(_advice(gathered.kind, gaps))


def _advice(kind: str, gaps: int) -> str:
    if gaps and KINDS[kind].per == ITEM:
        return "用 catalog edit 补全待填写的内容后重新生成"
    if gaps:
        return "照上面的办法补全待填写的内容后重新生成，或者在 Word、WPS 里补全"
    return "打印，或者用 form fill 按表格批量填写" if kind == "pledge" else "打印后填写"
