"""`report`: figures of the place as workbook with charts, as paper, or as data."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, one_of, workspace_root
from pledgectl.doors import screen, store
from pledgectl.doors.settings import read_settings
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.ground.files import write_file
from pledgectl.ground.generated import write_output

if TYPE_CHECKING:
    from pledgectl.figures import Report, Section
    from pledgectl.profile import Profile
    from pledgectl.reports.period import Period
    from pledgectl.reports.scene import Scene, Step

KINDS = {
    "monthly": ("月报",),
    "supervision": ("督查", "督查情况"),
    "publicity": ("公示", "公开情况"),
    "ledger": ("台账",),
    "assessment": ("考核", "年度考核"),
}
_FORMATS = {"all": ("全部",), "docx": ("文档", "word"), "xlsx": ("表格", "excel")}
_KINDS = "、".join(f"{kind} {names[0]}" for kind, names in KINDS.items())
Kind = Annotated[str, typer.Argument(metavar="报表", parser=one_of(KINDS), help=_KINDS)]
_PERIOD = "2021-05、2021-Q2、2021 或 2021-04-01..2021-06-30；月报不写是上个月，其余不写是今年"
_NEXT = "在 Word、WPS 里补全标有【待填写：…】的内容，签发"


@examples(
    "pledgectl report monthly --period 2021-05",
    "pledgectl report 督查 --format docx",
    "pledgectl report ledger --period 2021 -o 2021年台账.xlsx",
    "pledgectl report assessment --period 2021 --json",
)
def report(
    kind: Kind,
    period: Annotated[str, typer.Option("--period", metavar="期间", help=_PERIOD)] = "",
    form: Annotated[
        str, typer.Option("--format", metavar="格式", parser=one_of(_FORMATS), help="docx、xlsx，不写两样都要")
    ] = "all",
    output: Output = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """报表：月报、督查情况、承诺书公开情况、工作台账、年度考核，Excel 和 Word 各一份，带图表。

    数字都从工作区的记录算出，是期末（没有到期末的，是今天）的情况。办件的数字由人补充，不编造。
    """
    from pledgectl.reports.period import parse_period, usual

    root, today = workspace_root(), date.today()
    span = parse_period(period, "--period") if period else usual(kind, today)
    if span.start > today.isoformat():
        raise PledgectlError(f"{span.name}还没有开始", f"今天是 {today}", "请写已经开始的期间", USAGE)
    found = _makers()[kind](_scene(root, span, today.isoformat(), _judges(kind)))
    if json:
        from pledgectl.formats.records import record_data

        screen.out_json(record_data(found))
        return DONE
    _show(found)
    for path in [] if dry_run else _write(root, found, form, output):
        screen.wrote(path)
    if not dry_run:
        screen.next_step(_NEXT if found.gaps else "核对后印发或者存档")
    return DONE


def _makers() -> "dict[str, Callable[[Scene], Report]]":
    from pledgectl.reports import assessment, ledger, monthly, publicity, supervision

    return {
        "monthly": monthly.monthly,
        "supervision": supervision.supervision,
        "publicity": publicity.publicity,
        "ledger": ledger.ledger,
        "assessment": assessment.assessment,
    }


def _judges(kind: str) -> bool:
    """Tell whether a report speaks of what the rules find."""
    return kind in ("supervision", "assessment")


def _scene(root: Path, span: "Period", today: str, judged: bool) -> "Scene":
    """Gather what the place knew at the end of the period."""
    from pledgectl.cli.catalog import situation as ground
    from pledgectl.cli.catalog.context import read_fields
    from pledgectl.cli.dept.context import read_ground
    from pledgectl.model import Catalog
    from pledgectl.reports.scene import Scene

    held = read_ground(root)
    until = min(span.end, today)
    version = store.version_on(root, until)
    catalog = store.read_version(root, version) if version else Catalog("", ())
    scene = Scene(
        held.profile, span, today, held.departments, catalog, _steps(root, held.profile, until), ground.read_adjustments(root),
        ground.read_proposals(root), held.books, held.published, fields=read_fields(held.profile),
    )  # fmt: skip
    return replace(scene, findings=tuple(ground.checker(root, held.profile)(catalog))) if judged else scene


def _steps(root: Path, profile: "Profile", until: str) -> "tuple[Step, ...]":
    """Read the versions published until a day, with what they changed and how they were filed."""
    from pledgectl.cli.catalog import situation as ground
    from pledgectl.cli.catalog.frozen import read_release
    from pledgectl.reports.scene import Step

    steps = []
    for version in store.list_versions(root):
        release = read_release(root, version)
        if release.published <= until:
            filing = ground.read_filing(root, version) or ground.start_filing(root, release, profile)
            steps.append(Step(release, ground.read_difference(root, release, profile)[1], filing))
    return tuple(steps)


def _show(found: "Report") -> None:
    screen.out(found.title)
    for fact in found.facts:
        screen.out(f"  {fact}")
    for section in found.sections:
        told = section.lead or (f"{len(section.rows)} 行" if section.rows else section.empty)
        screen.out(f"  {section.title}：{told}")


def _write(root: Path, found: "Report", form: str, output: Path | None) -> list[Path]:
    """Write what was asked for: to the file that -o names, or beside the other papers."""
    makers = {"docx": _paper, "xlsx": _book}
    if output and output.suffix:
        ending = output.suffix.lower().lstrip(".")
        if ending not in makers or form not in ("all", ending):
            raise PledgectlError("-o 的文件名要以 .docx 或 .xlsx 结尾，并与 --format 一致", f"-o {output}", "请改文件名", USAGE)
        write_file(output, makers[ending](root, found))
        return [output]
    folder = output or root / read_settings(root).paths.output / "报表"
    wanted = makers if form == "all" else {form: makers[form]}
    name = f"{KINDS[found.kind][0]} {found.period}"
    return [write_output(folder / f"{name}.{ending}", make(root, found)) for ending, make in wanted.items()]


def _book(root: Path, found: "Report") -> bytes:
    from pledgectl.doors.report_book import write_report
    from pledgectl.doors.settings import read_fonts

    return write_report(found, read_fonts(root))


def _paper(root: Path, found: "Report") -> bytes:
    """Fill the template, then put tables and charts where it has marked them."""
    from pledgectl.cli.catalog.context import choose_profile
    from pledgectl.cli.catalog.papers import word
    from pledgectl.doors.report_paper import with_figures
    from pledgectl.forms.subject import Subject, common

    sections = [_section_values(number, one) for number, one in enumerate(found.sections, 1)]
    told = {"报表": {"标题": found.title, "说明": list(found.facts), "节": sections}}
    filled = word("report", common(Subject(choose_profile(root), ())) | told, root)
    return with_figures(filled, found, _book(root, found))


def _section_values(number: int, section: "Section") -> dict[str, str]:
    """Say what the template prints of a section; marks stand for table and chart."""
    from pledgectl.text import chinese_number

    lead = section.lead or ("" if section.rows else section.empty)
    return {"题": f"{chinese_number(number)}、{section.title}", "说明": lead, "表": f"〔表{number}〕", "图": f"〔图{number}〕"}
