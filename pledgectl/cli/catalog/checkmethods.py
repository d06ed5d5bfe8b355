"""The other filing: departments file with the bureau how they check pledges; the papers for it and who has done so."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pledgectl.catalog.checkmethods import MethodFiling, changed_methods, last_filing, unsettled
from pledgectl.cli.catalog.context import choose_profile
from pledgectl.doors import screen, store
from pledgectl.doors.books import read_books
from pledgectl.errors import DONE, refusal
from pledgectl.formats.catalog_file import CATALOG_LIMIT, read_items
from pledgectl.formats.records import record_data
from pledgectl.ground.files import read_file
from pledgectl.model import Item

if TYPE_CHECKING:
    from pledgectl.profile import Profile


def method_filings(root: Path, profile: "Profile", versions: tuple[str, ...]) -> list[MethodFiling]:
    """Tell of each department of the version in force how its filing stands; [] where the plan asks for none.

    Items are read only of departments that have filed and whose file has changed since.
    """
    if profile.verification.filed != "yes" or not versions:
        return []
    submissions, current = read_books(root).submissions, versions[-1]
    found = []
    for department in store.read_departments(root):
        if not _file(root, current, department.code).is_file():
            continue
        last = last_filing(department, submissions)
        if last is None or last.waived:
            found.append(MethodFiling(department.name, waived=last.waived if last else ""))
            continue
        # What was filed before the first version is held against that version.
        then = store.version_on(root, last.date) or versions[0]
        found.append(MethodFiling(department.name, last.date, _changed(root, department.code, then, current)))
    return found


def _file(root: Path, version: str, code: str) -> Path:
    return root / store.VERSIONS / version / f"{code}.toml"


def _changed(root: Path, code: str, then: str, now: str) -> tuple[str, ...]:
    before, after = (_file(root, version, code) for version in (then, now))
    held = read_file(before, CATALOG_LIMIT) if before.is_file() else b""
    fresh = read_file(after, CATALOG_LIMIT)
    return () if held == fresh else changed_methods(_items(held, before), _items(fresh, after))


def _items(data: bytes, path: Path) -> tuple[Item, ...]:
    return read_items(data, path.name) if data else ()


def file_methods(root: Path, json: bool, dry_run: bool) -> int:
    """Write the papers by which departments file their ways of checking, and show the register."""
    profile, versions = choose_profile(root), store.list_versions(root)
    if profile.verification.filed != "yes":
        hint = "核查办法由部门自己掌握，不用报备"
        raise refusal("本辖区方案没有要求核查办法另行备案", "辖区方案 verification.filed", hint)
    found = method_filings(root, profile, versions)
    catalog = store.read_in_force(root)
    lacking = {one.department: unsettled(item for item in catalog if item.department == one.department) for one in found}
    written = [] if dry_run else _write(root)
    if json:
        rows = [record_data(one) | {"due": one.due, "unsettled": lacking[one.department]} for one in found]
        screen.out_json({"version": catalog.version, "departments": rows, "written": [str(path) for path in written]})
        return DONE
    _show(found, lacking)
    _tell(written, found)
    return DONE


def _write(root: Path) -> list[Path]:
    from pledgectl.ground.generated import write_outputs

    return write_outputs(_papers(root))


def _papers(root: Path) -> Iterator[tuple[Path, bytes]]:
    from pledgectl.cli.papers import choose, gather
    from pledgectl.forms.kinds import KINDS
    from pledgectl.forms.render import render
    from pledgectl.ground.filenames import file_name

    gathered, taken = gather(root, "check-method", ""), set[str]()
    for words, subject in choose(gathered, root, (), ""):
        values: dict[str, Any] = KINDS["check-method"].values(subject)
        name = file_name(*[word for word in words if word], taken=taken)
        yield root / gathered.output / gathered.title / name, render(gathered.template, values)


def _show(found: list[MethodFiling], lacking: dict[str, list[str]]) -> None:
    rows = [(one.department, one.filed or "—", _standing(one), "、".join(lacking[one.department]) or "—") for one in found]
    screen.table(("部门", "备案日期", "现状", "核查方式、时间、标准没有写全的事项"), rows)


def _standing(one: MethodFiling) -> str:
    if one.waived:
        return f"不需要：{one.waived}"
    if not one.filed:
        return "还没有备案"
    return f"备案以后有变化：{'、'.join(one.changed)}" if one.changed else "已备案"


def _tell(written: list[Path], found: list[MethodFiling]) -> None:
    if written:
        screen.wrote(f"{written[0].parent}（核查办法备案表 {len(written)} 份）")
    if any(one.due for one in found):
        screen.next_step("交部门核对、盖章后报来，用 pledgectl dept submit 部门 --what 核查办法 --date 日期 登记")
    else:
        screen.next_step("都已备案；核查办法有变化的，公布以后重新备案")
