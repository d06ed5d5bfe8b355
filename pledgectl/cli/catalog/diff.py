"""`catalog diff`: what differs between two versions, folders or files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pledgectl.catalog.fields import field_name
from pledgectl.cli.base import Json, Output, examples, find_workspace, one_of
from pledgectl.cli.catalog.changes import change_data
from pledgectl.diff import Difference, authorized, compare, compare_lists
from pledgectl.doors import screen, store
from pledgectl.errors import ATTENTION, DONE, USAGE, PledgectlError
from pledgectl.files import read_file, write_file, write_output
from pledgectl.model import AUTHORITIES, KINDS, Catalog, Change, catalog_of
from pledgectl.records import record_data
from pledgectl.text import compare_form
from pledgectl.toml import uncollected

if TYPE_CHECKING:
    from pledgectl.catalog.intake import SheetIntake
    from pledgectl.grid import Book

_FORMATS = {"text": ("文字",), "json": (), "xlsx": ("表格",), "docx": ("对照表",)}
_SHOWN = 60
_NOBODY = "本部门"
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
    found = _difference(find_workspace(), old, new)
    form = "json" if json else form
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
    if found := _files(root, old, new):
        return _authorized(root, found)
    before, after = _source(root, old), _source(root, new or "draft")
    if before.listed or after.listed:
        found = compare_lists(*_same_departments(before, after))
    else:
        found = compare(before.catalog, after.catalog)
    return _authorized(root, found)


def _authorized(root: Path | None, found: Difference) -> Difference:
    from pledgectl.cli.catalog.context import choose_profile

    return authorized(found, choose_profile(root).authority) if root else found


def _files(root: Path | None, old: str, new: str) -> Difference | None:
    """Compare two lists; None if a side is no single file."""
    paths = Path(old), Path(new)
    versions = store.list_versions(root) if root else ()
    if not all(path.is_file() and str(path) not in versions for path in paths):
        return None
    with uncollected():
        return compare_lists(*_catalogs(*paths))


def _catalogs(old: Path, new: Path) -> list[Catalog]:
    """Read two lists without the rows they share, or whole where rows may depend on those around them."""
    from pledgectl.catalog.shared import understood
    from pledgectl.doors.workbook import read_book

    read = cache(read_book)
    if pair := _shortened(old, new, read):
        one, other = map(_intakes, pair)
        if understood(one) == understood(other):
            return [_catalog_of(old, one), _catalog_of(new, other)]
    return [_catalog_of(path, _intakes(read(path))) for path in (old, new)]


def _shortened(old: Path, new: Path, read: "Callable[[Path], Book]") -> "tuple[Book, Book] | None":
    """Read two files without the rows they share; None where that is not sure to change nothing."""
    from pledgectl.catalog.raw import raw_book, raw_text
    from pledgectl.catalog.shared import without_shared_rows
    from pledgectl.doors.workbook import is_text
    from pledgectl.scan.separated import form_of, separated_book

    texts = read_file(old), read_file(new)
    forms = [form_of(data) if is_text(data) else None for data in texts]
    if forms[0] and forms[0] == forms[1]:
        one, other = (raw_text(data, forms[0], lambda rows: separated_book(rows, old.name), {}) for data in texts)
        return without_shared_rows(one, other) if one and other else None
    before, after = raw_book(read(old), {}), raw_book(read(new), {})
    return without_shared_rows(before, after) if before and after else None


def _source(root: Path | None, name: str) -> Source:
    """Read one side: the version in force for "", the draft, a version, a folder of catalog files, or a list."""
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
        return Source(_read_list(path), listed=True)
    known = f"公布版本有：{'、'.join(store.list_versions(root)) or '无'}；" if root else ""
    raise PledgectlError(f"找不到版本或文件 {name}", str(Path.cwd()), f"{known}请检查名称和位置")


def _read_list(path: Path) -> Catalog:
    """Read a department's list, or all lists of a folder."""
    from pledgectl.doors.workbook import read_book

    files = sorted(entry for entry in path.iterdir() if entry.suffix and entry.name[0] not in "~.") if path.is_dir() else [path]
    return _catalog_of(path, *(_intakes(read_book(file)) for file in files))


def _intakes(book: "Book") -> "tuple[SheetIntake, ...]":
    """Read a file; where nothing tells the department, its items are said to be of `_NOBODY`."""
    from pledgectl.catalog.intake import read_sheets

    intakes = read_sheets(book)
    return intakes if any(sheet.entries for sheet in intakes) else read_sheets(book, _NOBODY)


def _catalog_of(path: Path, *files: "Sequence[SheetIntake]") -> Catalog:
    items = [entry.item for intakes in files for sheet in intakes for entry in sheet.entries]
    if not items:
        raise PledgectlError("文件中没有读到证明事项", str(path), "请检查是否放错了文件；表头要有证明名称等列")
    return catalog_of(path.name, (replace(item, department="") if item.department == _NOBODY else item for item in items))


def _same_departments(old: Source, new: Source) -> tuple[Catalog, Catalog]:
    """Hold a list only against its own departments of a whole catalog."""
    if old.listed == new.listed:
        return old.catalog, new.catalog
    listed, whole = (old.catalog, new.catalog) if old.listed else (new.catalog, old.catalog)
    names = {compare_form(item.department) for item in listed}
    part = Catalog(whole.version, tuple(item for item in whole if compare_form(item.department) in names))
    return (listed, part) if old.listed else (part, listed)


def _document(found: Difference, form: str) -> str:
    from json import dumps

    return dumps(_data(found), ensure_ascii=False, indent=1) + "\n" if form == "json" else _text(found)


def _data(found: Difference) -> dict[str, Any]:
    changes = [change_data(change) for change in found.changes]
    renames = [record_data(rename, empty=True) for rename in found.suspected_renames]
    return {"old": found.old, "new": found.new, "changes": changes, "suspected_renames": renames}


def _text(found: Difference) -> str:
    """Write the difference for the screen: one line a change, its fields below, suspected renames at the end."""
    lines = [f"{found.old or '（无）'} -> {found.new}：{_counts(found.changes)}"]
    for change in found.changes:
        decider = f"（{AUTHORITIES[change.authority]}审定）" if change.authority else ""
        lines.append(" ".join(filter(None, (KINDS[change.kind], change.item, change.department, change.name))) + decider)
        lines += [f"    {field_name(name)}：{_brief(old)} -> {_brief(new)}" for name, (old, new) in change.fields.items()]
    for rename in found.suspected_renames:
        option = f"；确认后导入时写 --rename {rename.id}={rename.new}" if rename.id else ""
        lines.append(f"疑似更名 {rename.old} -> {rename.new}（相似度 {rename.score:.2f}）{option}")
    return "\n".join(lines) + "\n"


def _counts(changes: Sequence[Change]) -> str:
    kinds = [change.kind for change in changes]
    return "，".join(f"{name} {kinds.count(kind)} 项" for kind, name in KINDS.items()) if changes else "没有变化"


def _brief(value: object) -> str:
    text = str(value).replace("\n", "；") or "（空）"
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _write(found: Difference, form: str, output: Path | None) -> None:
    """Write the comparison table where -o says, else into the workspace's output folder."""
    from pledgectl.catalog.papers import comparison_values
    from pledgectl.cli.catalog.context import choose_profile
    from pledgectl.cli.catalog.papers import comparison_sheet, word

    root = find_workspace()
    if output is None and root is None:
        raise PledgectlError("没有写输出文件", "", f"请用 -o 写上文件名，如 -o 对照表.{form}", USAGE)
    place = choose_profile(root).place.name if root else ""
    data = comparison_sheet(found, place) if form == "xlsx" else word("comparison", comparison_values(found, place), root)
    if output:
        write_file(output, data)
    elif root:
        name = f"调整对照表-{Path(found.old).stem or '无'}-{Path(found.new).stem}.{form}"
        output = write_output(root / store.read_settings(root).paths.output / name, data)
    screen.wrote(output)
