"""`catalog diff`: what differs between two versions, folders or files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from pledgectl.catalog.fields import field_name, plain
from pledgectl.cli.base import Json, Output, examples, find_workspace, one_of
from pledgectl.cli.catalog.changes import change_data
from pledgectl.cli.ways import refuse_ending
from pledgectl.diff import Difference, compare, compare_lists
from pledgectl.doors import screen
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.formats.records import record_data
from pledgectl.ground.files import write_file
from pledgectl.ground.generated import write_output
from pledgectl.model import AUTHORITIES, KINDS, NO_DECISION, Catalog, Change
from pledgectl.text import compare_form

_FORMATS = {"text": ("文字", "文本"), "json": (), "xlsx": ("表格",), "docx": ("对照表",)}
_SHOWN = 60
_HELP = "公布版本（日期）、draft 工作稿、目录文件夹，或者部门清单"
Side = Annotated[str, typer.Argument(metavar="版本或文件", help=_HELP)]


@dataclass(frozen=True, slots=True)
class Source:
    """比对的一方: `listed` tells that it came from a department's list and carries no ids."""

    catalog: Catalog
    listed: bool = False


@examples(
    "pledgectl catalog diff",
    "pledgectl catalog diff 2021-05-12 draft --format docx -o 对照表.docx",
    "pledgectl catalog diff 去年.xlsx 今年.xlsx --json",
)
def diff(
    old: Side = "",
    new: Side = "",
    form: Annotated[
        str, typer.Option("--format", metavar="格式", parser=one_of(_FORMATS), help="text、json、xlsx 表格、docx 对照表")
    ] = "text",
    output: Output = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="有变化时退出码为 1")] = False,
    json: Json = False,
) -> int:
    """比对两个版本或两份清单：新增、取消、更名、变更了哪些事项，各由谁审定。

    不写比对的双方，就比对现行版本和工作稿；只写一个，就和工作稿比对。部门清单之间按部门、名称、用途、索要单位对应，
    疑似更名的只作提示，仍列为一项新增和一项取消。
    """
    form = "json" if json else form
    if output and form == "text":
        form = {".xlsx": "xlsx", ".docx": "docx", ".json": "json"}.get(output.suffix.lower(), form)
    refuse_ending(output, ".txt" if form == "text" else f".{form}")
    found = _difference(find_workspace(), old, new)
    if form in ("xlsx", "docx"):
        _write(found, form, output)
    elif output:
        write_file(output, _document(found, form).encode())
        screen.wrote(output)
    elif form == "json":
        screen.out_json(_data(found))
    else:
        screen.out(_text(found).rstrip("\n"))
    return ATTENTION if exit_code and found.changes else DONE


def _difference(root: Path | None, old: str, new: str) -> Difference:
    if root is None and not (old and new):
        raise PledgectlError("没有写要比对的双方，这里也不是工作区", str(Path.cwd()), "请写上两份清单，或进入工作区", USAGE)
    versions = _versions(root) if root else ()
    if all(name not in versions and Path(name).is_file() for name in (old, new)):
        from pledgectl.cli.catalog.two_lists import read_two

        found = compare_lists(*read_two(Path(old), Path(new), root))
    else:
        found = _compare_sides(_source(root, old), _source(root, new or "draft"))
    if root is None:
        return found
    from pledgectl.cli.catalog.context import choose_profile
    from pledgectl.cli.catalog.situation import read_authorized

    return read_authorized(root, choose_profile(root), found)


def _versions(root: Path) -> tuple[str, ...]:
    from pledgectl.doors.store import list_versions

    return list_versions(root)


def _compare_sides(old: Source, new: Source) -> Difference:
    if old.listed or new.listed:
        return compare_lists(*_same_departments(old, new))
    return compare(old.catalog, new.catalog)


def _source(root: Path | None, name: str) -> Source:
    """Read one side: the version in force for "", the draft, a version, a folder of catalog files, or a list."""
    from pledgectl.doors import store

    if root and not name:
        return Source(store.read_in_force(root))
    if root and name in ("draft", "工作稿"):
        return Source(store.read_draft(root))
    if root and name in store.list_versions(root):
        return Source(store.read_version(root, name))
    path = Path(name)
    if path.is_dir() and any(path.glob("*.toml")):
        return Source(store.read_folder(path, path.name))
    if path.exists():
        from pledgectl.cli.catalog.two_lists import read_one

        return Source(read_one(path, root), listed=True)
    known = f"公布版本有：{'、'.join(store.list_versions(root)) or '无'}；" if root else ""
    raise PledgectlError(f"找不到版本或文件 {name}", str(Path.cwd()), f"{known}请检查名称和位置")


def _same_departments(old: Source, new: Source) -> tuple[Catalog, Catalog]:
    """Hold a list only against its own departments of a whole catalog."""
    if old.listed == new.listed:
        return old.catalog, new.catalog
    listed, whole = (old.catalog, new.catalog) if old.listed else (new.catalog, old.catalog)
    names = {compare_form(item.department) for item in listed}
    part = Catalog(whole.version, tuple(item for item in whole if compare_form(item.department) in names))
    return (listed, part) if old.listed else (part, listed)


def _document(found: Difference, form: str) -> str:
    return screen.json_text(_data(found)) if form == "json" else _text(found)


def _data(found: Difference) -> dict[str, Any]:
    changes = [change_data(change) for change in found.changes]
    renames = [record_data(rename) for rename in found.suspected_renames]
    return {"old": found.old, "new": found.new, "changes": changes, "suspected_renames": renames}


def _text(found: Difference) -> str:
    """Write the difference for the screen: one line a change, its fields below, suspected renames at the end."""
    lines = [f"{_side(found.old)} -> {_side(found.new)}：{_counts(found.changes)}"]
    for change in found.changes:
        who = (KINDS[change.kind], change.item, change.department, change.name)
        lines.append(" ".join(filter(None, who)) + _decider(change))
        lines += [f"    {field_name(name)}：{_brief(old)} -> {_brief(new)}" for name, (old, new) in change.fields.items()]
    for rename in found.suspected_renames:
        option = f"；确认后导入时写 --rename {rename.id}={rename.new}" if rename.id else ""
        lines.append(f"疑似更名 {rename.old} -> {rename.new}（相似度 {rename.score:.2f}）{option}")
    return "\n".join(lines) + "\n"


def _decider(change: Change) -> str:
    if change.mandate:
        return f"（{change.mandate}，{NO_DECISION}）"
    return f"（{AUTHORITIES[change.authority]}审定）" if change.authority else ""


def _side(name: str) -> str:
    return {"": "（还没有公布）", "draft": "工作稿"}.get(name, name)


def _counts(changes: Sequence[Change]) -> str:
    kinds = [change.kind for change in changes]
    return "，".join(f"{name} {kinds.count(kind)} 项" for kind, name in KINDS.items()) if changes else "没有变化"


def _brief(value: object) -> str:
    text = plain(value).replace("\n", "；") or "（空）"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _write(found: Difference, form: str, output: Path | None) -> None:
    """Write the comparison table where -o says, else into the workspace's output folder."""
    from pledgectl.catalog.papers import comparison_values
    from pledgectl.cli.catalog.context import choose_profile
    from pledgectl.cli.catalog.papers import comparison_sheet, word
    from pledgectl.doors.settings import read_settings

    root = find_workspace()
    if output is None and root is None:
        raise PledgectlError("没有写输出文件", "", f"请用 -o 写上文件名，如 -o 对照表.{form}", USAGE)
    place = choose_profile(root).place.name if root else ""
    data = comparison_sheet(found, place, root) if form == "xlsx" else word("comparison", comparison_values(found, place), root)
    if output:
        write_file(output, data)
    elif root:
        name = f"调整对照表-{Path(found.old).stem or '无'}-{Path(found.new).stem}.{form}"
        output = write_output(root / read_settings(root).paths.output / name, data)
    screen.wrote(output)
