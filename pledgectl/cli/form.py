"""`form check`: what is wrong with a template or with a text that a department wrote."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Output, Yes, examples, find_workspace, one_of
from pledgectl.cli.templates import ELEMENTS, names_for
from pledgectl.doors import screen
from pledgectl.doors.word import template_files
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.forms.kinds import CHOICES, TEMPLATE_NAMES
from pledgectl.ground.files import read_file
from pledgectl.ground.generated import write_output
from pledgectl.model import Finding

if TYPE_CHECKING:
    from pledgectl.profile import Profile


@examples(
    "pledgectl form check",
    "pledgectl form check templates/pledge.docx",
    "pledgectl form check 部门报来/*.docx --kind 承诺书 --annotate",
    "pledgectl form check 办事指南.txt",
    "pledgectl form check 部门报来/*.docx --json",
)
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="文件", help="DOCX 模板或文书，TXT 文字；不写就检查现在使用的全部模板")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="文书", parser=one_of(CHOICES), help="是哪种文书；承诺书、办事指南还看内容是否齐全"),
    ] = None,
    annotate: Annotated[bool, typer.Option("--annotate", help="另存一份，在有问题的地方加上批注；原来的文件不动")] = False,
    output: Output = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """检查模板：标签、判断和循环、名称、不安全的内容，逐处说明位置和办法。

    加 --kind 时，还照本辖区方案逐项核对：告知事项、三种责任、承诺、是否公开及范围和时限，以及样本的固定文字有没有改动；
    写好内容的文书也可以这样查。文字里“有关材料”“及时”一类说不准的话，逐行指出（W 各条）。
    有错误时退出码为 1；文件根本不能用（不是 DOCX、有密码、已损坏）时为 3。不需要工作区。
    """
    root = find_workspace()
    if annotate and not files:
        raise PledgectlError("没有写要加批注的文件", "", "请写成 form check 文件.docx --annotate", USAGE)
    paths = files or [path for name, path in template_files(root).items() if kind in (None, name)]
    checker = _checker(kind, root)
    found: list[Finding] = []
    written: list[Path] = []
    for path in paths:
        data = read_file(path)
        here = checker(data, path)
        found += here
        if annotate and here:
            copies = _annotated(data, path, here, output, root)
            written += [name if dry_run else write_output(name, copy) for name, copy in copies]
    for path in written:
        screen.note(f"{'将' if dry_run else '已'}写入：{path}")
    if json:
        told = {"findings": [screen.finding_data(one) for one in found], "items": len(paths)}
        screen.out_json(told | ({"written": [str(path) for path in written]} if annotate else {}))
    else:
        _tell_checked(found, paths, partial(_use_of, paths, kind, root))
    return ATTENTION if any(one.level == "error" for one in found) else DONE


def _checker(kind: str | None, root: Path | None) -> Callable[[bytes, Path], list[Finding]]:
    """Return what checks a file: tags and names of a template, what its kind must say, wording."""
    from pledgectl.cli.catalog.context import read_wording
    from pledgectl.forms.inspect import check_elements, check_tags, check_template, check_wording, is_text

    wording = read_wording()
    profile = _profile(root) if kind in ELEMENTS else None

    def check_file(data: bytes, path: Path) -> list[Finding]:
        if is_text(path.name):
            if kind:
                hint = "请另存为“Word 文档 (*.docx)”，或者去掉 --kind"
                raise PledgectlError("--kind 只用于 Word 文档", path.name, hint, USAGE)
            return check_wording(data, path.name, wording)
        check = check_tags if kind else check_template
        found = check(data, path.name, names_for(kind or path.stem))
        if kind and profile:
            found += check_elements(data, path.name, kind, profile)
        return found + check_wording(data, path.name, wording, _lines_of(kind or path.stem))

    return check_file


def _profile(root: Path | None) -> "Profile":
    """Return the plan of the workspace, or what the plans share."""
    from pledgectl.doors.profiles import read_profile
    from pledgectl.doors.settings import read_settings

    return read_profile(read_settings(root).profile if root else "common", root)


def _annotated(
    data: bytes, path: Path, found: Sequence[Finding], output: Path | None, root: Path | None
) -> list[tuple[Path, bytes]]:
    """Make the commented copy: beside the original, in the folder named, or in the workspace's own for papers."""
    from pledgectl.doors.settings import read_settings
    from pledgectl.forms.annotate import annotate
    from pledgectl.forms.inspect import is_text

    if is_text(path.name):
        screen.note(f"文字文件不能加批注，只列出问题：{path.name}")
        return []
    folder = output or (root / read_settings(root).paths.output if root else path.parent)
    return [(folder / f"{path.stem}-批注.docx", annotate(data, path.name, found))]


def _tell_checked(found: Sequence[Finding], paths: Sequence[Path], use: Callable[[], str]) -> None:
    screen.show_findings(found)
    screen.note(f"检查了 {len(paths)} 个文件，{'发现 ' + str(len(found)) + ' 处问题' if found else '没有发现问题'}")
    screen.next_step("照提示改好后再检查" if found else use())


def _use_of(paths: Sequence[Path], kind: str | None, root: Path | None) -> str:
    """Say under which name a template comes into use: only those of the program's own are ever looked for."""
    own = template_files(None)
    strange = [path for path in paths if path.stem not in own and path.suffix.lower() == ".docx"]
    used = {path.resolve() for path in template_files(root).values()}
    if not strange and all(path.resolve() in used for path in paths):
        return "已经在使用，不用再放；运行 pledgectl form make 生成文书" if root else "新建工作区（pledgectl init）后就可以使用"
    if not strange:
        return "放进工作区的 templates 文件夹就可以使用" if any(path.stem in own for path in paths) else "可以使用"
    if kind:
        return f"要作模板用的，改名为 {kind}.docx，放进工作区的 templates 文件夹"
    names = "、".join(f"{name}.docx（{TEMPLATE_NAMES[name][0]}）" for name in ELEMENTS)
    return f"要作模板用的，改名为 {names}等，放进工作区的 templates 文件夹；全部名称见 form templates"


def _lines_of(name: str) -> frozenset[str]:
    """List the lines of the built-in template of this name, if there is one."""
    from pledgectl.forms.inspect import template_lines

    own = template_files(None).get(name)
    # The pledge and the guide must be definite throughout, whoever worded them.
    return template_lines(read_file(own), own.name) if own and name not in ELEMENTS else frozenset()
