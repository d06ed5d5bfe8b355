"""`catalog file`: the filing package and its clock, what was sent and received."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.catalog import filing as verbs
from pledgectl.catalog.filing import Filing
from pledgectl.catalog.materials import Lack
from pledgectl.catalog.papers import Papers
from pledgectl.cli.base import DryRun, Json, Yes, examples, one_of, workspace_root
from pledgectl.cli.catalog import situation as ground
from pledgectl.cli.catalog.attached import Attached, abouts, keep, read_attached
from pledgectl.cli.catalog.context import choose_profile
from pledgectl.cli.catalog.frozen import read_release, refuse_damaged
from pledgectl.cli.kept import without_identity
from pledgectl.doors import screen, store
from pledgectl.doors.settings import read_settings
from pledgectl.errors import DONE, USAGE, PledgectlError
from pledgectl.formats.records import record_data
from pledgectl.ground.files import digest, read_file
from pledgectl.ground.generated import write_output
from pledgectl.ground.transaction import transaction
from pledgectl.workdays import parse_date

_KINDS = {"catalog": ("清单", "目录"), "check-method": ("核查办法",)}
_OBJECTS = {"catalog": "公布后的清单", "changes": "调整情况"}
Kind = Annotated[
    str, typer.Option("--kind", metavar="种类", parser=one_of(_KINDS), help="报备什么：清单 catalog，核查办法 check-method")
]
Version = Annotated[str, typer.Argument(metavar="版本", help="公布版本，不写就是最新的版本")]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """要报备、要登记的: the version ("" for the newest), what is said of its filing, further papers."""

    root: Path
    version: str
    said: dict[str, str]
    files: Sequence[Attached]


@dataclass(frozen=True, slots=True)
class _Made:
    """做成的: the record, whether it differs from the one before, what nobody has said yet, which materials are lacking."""

    filing: Filing
    changed: bool
    open_points: Sequence[str] = ()
    lacks: Sequence[Lack] = ()


@examples(
    "pledgectl catalog file",
    "pledgectl catalog file 2021-05-12 --number 〔2021〕8号 --signer 张三 --contact 李四0000000 --url https://example.gov.cn/list",
    "pledgectl catalog file 2021-05-12 --sent 2021-05-18 --receipt 备〔2021〕3号",
    "pledgectl catalog file --kind 核查办法",
)
def file(
    version: Version = "",
    number: Annotated[str, typer.Option("--number", metavar="文号", help="备案报告的发文字号")] = "",
    signer: Annotated[str, typer.Option("--signer", metavar="姓名", help="签发人")] = "",
    contact: Annotated[str, typer.Option("--contact", metavar="姓名电话", help="联系人及电话")] = "",
    url: Annotated[str, typer.Option("--url", metavar="网址", help="清单公布的网址")] = "",
    dated: Annotated[str, typer.Option("--date", metavar="日期", help="备案报告的成文日期")] = "",
    sent: Annotated[str, typer.Option("--sent", metavar="日期", help="登记报送日期")] = "",
    receipt: Annotated[str, typer.Option("--receipt", metavar="编号", help="登记备案回执编号")] = "",
    attach: Annotated[
        list[Path] | None, typer.Option("--attach", metavar="文件", help="补充材料，放进材料包并存一份，可写多次")
    ] = None,
    kind: Kind = "catalog",
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """生成报备材料，说明报给谁、从哪天起算、期限是哪天；登记报送日期和回执。

    材料包里有备案报告、调整对照表、公布后的清单、部门的申请和附件、合法性审查意见书、审定文件和校验清单 SHA256SUMS。
    没有给出的内容印成【待填写：…】，缺少的材料逐项说明怎样补。方案要求部门备案核查办法的，--kind 核查办法 生成各部门的备案表，
    列出哪些部门已经备案、备案以后有没有变化。
    """
    root = workspace_root()
    if kind != "catalog":
        from pledgectl.cli.catalog.checkmethods import file_methods

        _refuse_options(version, number, signer, contact, url, dated, sent, receipt, attach)
        return file_methods(root, json, dry_run)
    who = {"signer": without_identity(signer, "--signer"), "contact": without_identity(contact, "--contact")}
    said = {"number": number, **who, "url": url, "receipt": receipt}
    said |= {name: parse_date(text, f"--{name}").isoformat() for name, text in (("date", dated), ("sent", sent)) if text}
    said["dated"] = said.pop("date", "")
    wanted = _Wanted(root, version, {name: text.strip() for name, text in said.items()}, read_attached(attach or []))
    made = _make(wanted, lambda path, data: path) if dry_run else _carry_out(wanted)
    objects = choose_profile(root).filing.objects
    if json:
        told = {"missing": made.open_points, "lacks": [record_data(one) for one in made.lacks]}
        screen.out_json({**record_data(made.filing), "objects": list(objects), **told})
    else:
        screen.out(f"版本：{made.filing.version}")
        screen.out(f"报备：{'、'.join(_OBJECTS[one] for one in objects) or '方案没有写明报备什么'}")
        _tell(made.filing, made.open_points, made.lacks)
    return DONE


def _carry_out(wanted: _Wanted) -> _Made:
    """Write the package and the record as both stand once nobody else writes: of two commands none takes back the other's."""
    with transaction(wanted.root, "catalog file") as change:
        made = _make(wanted, _written)
        if made.changed or wanted.files:
            path = f"{ground.FILINGS}/{made.filing.version}.toml"
            change.write(path, store.dump_record(made.filing))
            keep(change, f"{ground.FILINGS}/{made.filing.version}", wanted.files)
            change.commit()
            screen.wrote(path)
    return made


def _written(path: Path, data: bytes) -> Path:
    written = write_output(path, data)
    screen.wrote(written)
    return written


def _make(wanted: _Wanted, put: Callable[[Path, bytes], Path]) -> _Made:
    """Amend what is recorded and make the package, which `put` puts into its place; one that was sent is left as it lies."""
    root, said = wanted.root, wanted.said
    papers, held = _gather(root, ground.find_version(root, wanted.version), said)
    filing = verbs.supplement(papers.filing, held.sent if held else "", abouts(wanted.files))
    if held and (filing.sent or filing.receipt) and _lies(held, root) and not any(said.get(name) for name in verbs.WORDING):
        filing = _as_it_lies(filing, root)
        return _Made(filing, filing != held)
    data, open_points, lacks = _package(replace(papers, filing=filing), wanted.files, root)
    place = _put_back if held and held.sent else _put_new
    filing = place(filing, data, root, put)
    return _Made(filing, filing != held, open_points, lacks)


def _refuse_options(*said: object) -> None:
    if any(said):
        hint = "收到部门的备案后用 pledgectl dept submit 部门 --what 核查办法 --date 日期 登记"
        raise PledgectlError("--kind 核查办法 不能与版本和其他选项同时使用", "--kind", hint, USAGE)


def _gather(root: Path, version: str, said: dict[str, str]) -> tuple[Papers, Filing | None]:
    """Read the version, the one before it, and what was recorded; amend that by what is said now."""
    profile, release = choose_profile(root), read_release(root, version)
    held = ground.read_filing(root, version)
    filing = verbs.amend(held, ground.start_filing(root, release, profile), said)
    if not (held and held.sent):
        filing = replace(filing, contact=filing.contact or read_settings(root).office.contact)
    verbs.check_dates(filing, held, release, date.today().isoformat())
    return Papers(profile, release, *ground.read_difference(root, release, profile), filing), held


def _package(papers: Papers, files: Sequence[Attached], root: Path) -> tuple[bytes, list[str], tuple[Lack, ...]]:
    """Build the package; return its bytes, what nobody has said yet, and which materials are lacking."""
    from pledgectl.catalog.materials import materials_of
    from pledgectl.cli.catalog.materials import material_parts, supplements
    from pledgectl.cli.catalog.papers import filing_parts
    from pledgectl.ground.package import pack

    refuse_damaged(root, papers.release.version)
    register, proposals = ground.read_adjustments(root), ground.read_proposals(root)
    materials = materials_of(papers.release, papers.difference, register, proposals, papers.profile)
    further, gone = material_parts(papers, materials, root)
    lacks = (*materials.lacks, *gone)
    parts, missing = filing_parts(replace(papers, materials=replace(materials, lacks=lacks)), root)
    parts |= further | supplements(papers.filing, files, root, sum(map(len, further.values())))
    return pack(parts | {verbs.MANIFEST: verbs.manifest(parts)}), missing, lacks


def _put_new(filing: Filing, data: bytes, root: Path, put: Callable[[Path, bytes], Path]) -> Filing:
    written = put(root / read_settings(root).paths.output / f"报备材料-{filing.version}.zip", data)
    return replace(filing, package=written.relative_to(root).as_posix(), package_hash=digest(data))


def _put_back(filing: Filing, data: bytes, root: Path, put: Callable[[Path, bytes], Path]) -> Filing:
    """Put back a package that is gone since it was sent, if it comes out the same; another one was not what was sent."""
    if digest(data) != filing.package_hash:
        screen.note(f"注意：报送的 {filing.package} 不在了，现在重新生成的与它不同，没有写；请从备份恢复报送的那一份")
    else:
        put(root / filing.package, data)
    return filing


def _lies(held: Filing, root: Path) -> bool:
    return bool(held.package) and (root / held.package).is_file()


def _as_it_lies(filing: Filing, root: Path) -> Filing:
    """Take the package as it now is: what the clerk completed by hand is what was sent, and is never made anew."""
    found = digest(read_file(root / filing.package))
    if found == filing.package_hash:
        return filing
    screen.note(f"注意：{filing.package} 生成以后改动过，按现在的内容登记")
    return replace(filing, package_hash=found)


def _tell(filing: Filing, missing: Sequence[str], lacks: Sequence[Lack]) -> None:
    screen.out(f"报送：{filing.authority or '方案没有写明报给谁'}")
    if filing.deadline:
        event = verbs.EVENTS[filing.event]
        screen.out(f"起算：{filing.start}（{event}之日，当日不计入），{filing.days} 个工作日")
        screen.out(f"期限：{filing.deadline}{'' if filing.certain else '（推算，须核对）'}")
        screen.out(f"现状：{verbs.lateness(filing, date.today().isoformat())}")
    for line in filing.note.splitlines():
        screen.note(f"注意：{line}")
    _tell_lacks(filing, [text for text in missing if text not in {lack.what for lack in lacks}], lacks)
    if not filing.deadline:
        screen.next_step("这是接管的清单，以后公布新的版本时再报备")
    elif not filing.sent:
        screen.next_step(f"核对、签发、盖章后报送，再用 pledgectl catalog file {filing.version} --sent 报送日期 登记")
    elif not filing.receipt:
        screen.next_step(f"收到回执后用 pledgectl catalog file {filing.version} --receipt 编号 登记")
    else:
        screen.next_step("这个版本的报备已经办完；材料包和回执一起归档")


def _tell_lacks(filing: Filing, missing: Sequence[str], lacks: Sequence[Lack]) -> None:
    """Name what is lacking, with its remedy as long as the package may still be changed."""
    for lack in lacks:
        screen.note(f"缺少：{lack.what}" + ("" if filing.sent else f"；办法：{lack.remedy}"))
    if missing:
        remedy = "" if filing.sent else "；用 --number --signer --contact --url --date 给出，或在材料中补填"
        screen.note(f"还没有填写：{'、'.join(missing)}{remedy}")
    if filing.sent and (lacks or missing):
        screen.note("已经登记报送，材料包不再改动；确实没有报的，另行发文补充")
