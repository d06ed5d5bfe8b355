"""`form make`: papers of items, departments and the place, written into the folder for papers."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.cli.base import DryRun, Json, Output, Pdf, Version, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.files import write_outputs
from pledgectl.forms.kinds import CHOICES, ITEM, KINDS

if TYPE_CHECKING:
    from pledgectl.cli.papers import Gathered, Papers
    from pledgectl.model import Finding

Ids = Annotated[list[str] | None, typer.Argument(metavar="编号", help="事项编号，如 mzj-017；不写就是全部")]
Kind = Annotated[
    str, typer.Option("--kind", metavar="文书", parser=one_of(CHOICES), help="文书的种类，如 guide、工作规程，手册有全部种类")
]


@examples(
    "pledgectl form make",
    "pledgectl form make mzj-017 mzj-018 --kind 办事指南",
    "pledgectl form make --dept 县民政局 --kind 工作规程 -o 给县民政局",
    "pledgectl form make mzj-017 --kind assist",
    "pledgectl form make mzj-017 --version draft --dry-run",
)
def make(
    ids: Ids = None,
    dept: Annotated[str, typer.Option("--dept", metavar="部门", help="只做这个部门的：名称、简称或代码")] = "",
    kind: Kind = "pledge",
    version: Version = "",
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

    office = _office() if pdf else ""
    root = workspace_root()
    gathered = gather(root, kind, version)
    papers = choose(gathered, root, ids or [], dept)
    folder = output or root / gathered.output / gathered.title
    single = _is_file(output, len(papers))
    found: list[Finding] = []
    files = _render(gathered, papers, folder, single, found)
    written = [] if dry_run else write_outputs(_with_pdf(files, office))
    # A dry run makes every paper and writes none.
    count = sum(1 for _ in files) if dry_run else len(papers)
    if json:
        listed = [screen.finding_data(one) for one in found]
        size = sum(len(subject.items) for _, subject in papers)
        screen.out_json({"written": [str(path) for path in written], "findings": listed, "items": size})
        return DONE
    screen.show_findings(found)
    _tell(gathered, count, written, folder, len(found), dry_run)
    return DONE


def _office() -> str:
    from pledgectl.doors.office import find_office

    return find_office()


def _with_pdf(files: Iterator[tuple[Path, bytes]], office: str) -> Iterator[tuple[Path, bytes]]:
    if not office:
        return files
    from pledgectl.doors.office import with_pdf

    return with_pdf(office, files)


def _is_file(output: Path | None, papers: int) -> bool:
    """Tell whether -o names the file of a single paper, and no folder; PledgectlError if it cannot hold what is asked for."""
    ending = output.suffix.lower() if output and not output.is_dir() else ""
    if ending == ".pdf":
        raise PledgectlError("-o 不能写 .pdf", f"-o {output}", "请写成 .docx，再加 --pdf，PDF 放在旁边", USAGE)
    if ending == ".docx" and papers != 1:
        raise PledgectlError(f"要生成 {papers} 份，-o 却是一个文件", f"-o {output}", "请写一个文件夹，或者只选一个事项", USAGE)
    return ending == ".docx"


def _render(
    gathered: "Gathered", papers: "Papers", folder: Path, single: bool, found: "list[Finding]"
) -> Iterator[tuple[Path, bytes]]:
    """Yield each paper with its path, which is `folder` itself for a `single` one; report into `found` what it lacks."""
    from pledgectl.cli.papers import gaps_of
    from pledgectl.forms.names import file_name
    from pledgectl.forms.render import render

    taken: set[str] = set()
    about = KINDS[gathered.kind]
    for words, subject in papers:
        values: dict[str, Any] = about.values(subject)
        first = subject.items[0].id if about.per == ITEM else ""
        found.extend(gaps_of(gathered, values, first))
        name = file_name(*[word for word in words if word], taken=taken)
        yield folder if single else folder / name, render(gathered.template, values)


def _tell(gathered: "Gathered", count: int, written: list[Path], folder: Path, gaps: int, dry_run: bool) -> None:
    if dry_run:
        screen.note(f"将生成 {count} 份{gathered.title}，写到 {folder}；其中 {gaps} 份有待填写的内容。没有写任何文件")
        return
    screen.note(f"已生成 {count} 份{gathered.title}，其中 {gaps} 份有待填写的内容")
    screen.wrote(written[0] if len(written) == 1 else folder)
    screen.next_step(_advice(gathered.kind, gaps))


def _advice(kind: str, gaps: int) -> str:
    if gaps and KINDS[kind].per == ITEM:
        return "用 catalog edit 补全待填写的内容后重新生成"
    if gaps:
        return "用 catalog edit 补全待填写的内容后重新生成，或者在 Word、WPS 里补全"
    return "打印，或者用 form fill 按表格批量填写" if kind == "pledge" else "打印后填写"
