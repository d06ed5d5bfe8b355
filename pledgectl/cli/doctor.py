"""`doctor`: what is wrong with this machine or workspace, and how to mend it."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pledgectl.cli.base import DryRun, Json, Mode, Yes, examples, find_workspace
from pledgectl.doors import screen, store
from pledgectl.doors.books import read_books, read_complainants
from pledgectl.doors.holidays import read_holidays
from pledgectl.doors.settings import Fonts, read_settings
from pledgectl.errors import ATTENTION, DONE, PledgectlError
from pledgectl.formats.catalog_file import CATALOG_LIMIT, read_items
from pledgectl.ground.files import read_file

OK, NOTE, WARNING, ERROR = "ok", "note", "warning", "error"
_MARKS = {OK: "正常", NOTE: "说明", WARNING: "提示", ERROR: "错误"}
_NOTICE_MONTH = 11
_SPACE = 500_000_000  # bytes
_NO_JOURNAL = "请从备份恢复 .pledgectl/journal.jsonl；没有备份的，新建工作区，用 pledgectl catalog publish --baseline 接管"


@dataclass(frozen=True, slots=True)
class Check:
    """诊断的一项: `name` says what was looked at, `hint` how to mend it, "" where nothing is wrong."""

    name: str
    level: str
    message: str
    hint: str = ""


@examples("pledgectl doctor", "pledgectl doctor --json", "pledgectl doctor --holidays 放假通知.txt")
def doctor(
    holidays: Annotated[Path | None, typer.Option("--holidays", metavar="文件", help="录入放假通知：全文的文本文件")] = None,
    json: Json = False,
    dry_run: DryRun = False,
    yes: Yes = False,
) -> int:
    """诊断本机和工作区：字体、LibreOffice、放假安排、公布版本、操作记录、文件能不能读，逐项说明怎样修好。

    有错误或提示时退出码为 1。--holidays 读放假通知，显示看懂了什么，确认后写入 catalogs/holidays.toml。
    """
    if holidays:
        from pledgectl.cli.holidays import take_notice

        return take_notice(holidays, Mode(json, dry_run, yes))
    root = find_workspace()
    found = list(_machine(root, date.today()))
    found += list(_workspace(root)) if root else [Check("工作区", NOTE, "这里不是工作区，只诊断了本机", "进入工作区再运行一次")]
    bad = [one for one in found if one.level in (ERROR, WARNING)]
    if json:
        from pledgectl.formats.records import record_data

        screen.out_json({"checks": [record_data(one) for one in found], "healthy": not bad})
    else:
        for one in found:
            hint = f"\n      办法：{one.hint}" if one.hint else ""
            screen.out(f"{_MARKS[one.level]}  {one.name}：{one.message}{hint}")
        screen.next_step(_first(bad))
    return ATTENTION if bad else DONE


def _first(bad: Sequence[Check]) -> str:
    """Say what to mend first: errors before the rest."""
    worst = next((one for one in bad if one.level == ERROR), bad[0] if bad else None)
    return f"先处理“{worst.name}：{worst.message}”：{worst.hint}" if worst else "没有要修的"


def _machine(root: Path | None, today: date) -> Iterator[Check]:
    yield _fonts(root)
    yield _office()
    yield from holiday_checks(root, today)


def _fonts(root: Path | None) -> Check:
    from dataclasses import astuple

    from pledgectl.doors.fonts import missing_fonts

    try:
        names = astuple(read_settings(root).fonts if root else Fonts())
    except PledgectlError:
        names = astuple(Fonts())
    missing = missing_fonts(names)
    if missing is None:
        return Check("字体", NOTE, "本机没有查字体的程序（fc-list），没有检查", "在 Word 或 WPS 中打开一份文书，看字体是否正确")
    if missing:
        hint = "请安装这些公文字体，或在 pledgectl.toml 的 [fonts] 中改用本机有的；缺少时由 Word、WPS 用相近的字体代替"
        return Check("字体", WARNING, f"本机没有 {'、'.join(missing)}", hint)
    return Check("字体", OK, "公文字体齐全")


def _office() -> Check:
    from pledgectl.doors.office import find_office

    try:
        return Check("LibreOffice", OK, find_office())
    except PledgectlError:
        hint = "需要时安装 LibreOffice；用 Word、WPS 另存为 PDF 也可以"
        return Check("LibreOffice", NOTE, "没有安装，不能用 --pdf 直接生成 PDF", hint)


def holiday_checks(root: Path | None, today: date) -> Iterator[Check]:
    """Look for the notice of this year, and from November for that of the next, which deadlines will need."""
    from pledgectl.workdays import settled

    try:
        extra = read_holidays(root)
    except PledgectlError as error:
        yield Check("放假安排", ERROR, f"{error.message}（{error.where}）", error.hint)
        return
    hint = "把国务院办公厅放假通知的全文存成文本文件，运行 pledgectl doctor --holidays 文件"
    years = [today.year, *([today.year + 1] if today.month >= _NOTICE_MONTH else [])]
    lacking = [f"{year} 年" for year in years if not settled(year, extra)]
    if lacking:
        yield Check("放假安排", WARNING, f"没有 {'、'.join(lacking)}的放假安排，期限只能按周六、周日推算", hint)
    else:
        yield Check("放假安排", OK, f"{'、'.join(f'{year} 年' for year in years)}的都有")


def _workspace(root: Path) -> Iterator[Check]:
    """Look at everything in the workspace; what stops one look does not stop the next."""
    restore = "请从备份恢复；公布版本不能再改"
    yield from _look("公布版本", lambda: _frozen(root), restore, "与公布时一致")
    yield from _look("操作记录", lambda: _journal(root), _NO_JOURNAL, "哈希链完整，没有缺少")
    yield from _look("数据文件", lambda: _unreadable(root), "请从备份恢复，或照提示改正", "都能读")
    yield from _look("登记的记录", lambda: _lost(root), "不是用命令删去的；请从备份恢复，没有备份的照原件重新登记", "都在")
    yield from _look("模板", lambda: _templates(root), "请在 Word 或 WPS 中重新保存，用 pledgectl form check 检查", "都能打开")
    yield _disk(root)


def _look(name: str, gather: Callable[[], list[str]], hint: str, fine: str) -> Iterator[Check]:
    try:
        faults = gather()
    except PledgectlError as error:
        place = f"（{error.where}）" if error.where else ""
        yield Check(name, ERROR, f"{error.message}{place}", error.hint or hint)
        return
    yield from (Check(name, ERROR, fault, hint) for fault in faults)
    if not faults:
        yield Check(name, OK, fine)


def _frozen(root: Path) -> list[str]:
    from pledgectl.cli.catalog.frozen import journal_faults, version_faults

    return list(dict.fromkeys([*version_faults(root, store.list_versions(root)), *journal_faults(root)]))


def _journal(root: Path) -> list[str]:
    from pledgectl.cli.catalog.frozen import unrecorded
    from pledgectl.cli.night import lost_record

    return [*unrecorded(root, store.list_versions(root)), *lost_record(root)]


def _lost(root: Path) -> list[str]:
    from pledgectl.cli.catalog.frozen import lost_records

    return [f"{path} 不见了" for path in lost_records(root)]


def _unreadable(root: Path) -> list[str]:
    """Read every kind of file of the workspace and tell what cannot be read; each is tried, whatever the one before."""
    from pledgectl.cli.catalog import situation as ground
    from pledgectl.cli.catalog.context import choose_profile

    whole = (read_settings, choose_profile, store.read_departments, store.read_mappings, store.read_references)
    drafts = [partial(_draft_file, path) for path in sorted((root / store.DRAFT).glob("*.toml"))]
    filings = [partial(ground.read_filing, root, path.stem) for path in sorted((root / ground.FILINGS).glob("*.toml"))]
    books = (ground.read_adjustments, read_books, read_complainants)
    reads = [*(partial(read, root) for read in (*whole, *books)), *drafts, *filings]
    return list(dict.fromkeys(told for read in reads if (told := _attempt(read))))


def _draft_file(path: Path) -> object:
    return read_items(read_file(path, CATALOG_LIMIT), f"{store.DRAFT}/{path.name}")


def _attempt(read: Callable[[], object]) -> str:
    try:
        read()
    except PledgectlError as error:
        return f"{error.where}：{error.message}。{error.hint}"
    return ""


def _templates(root: Path) -> list[str]:
    names = (path for path in sorted((root / "templates").glob("*.docx")) if not path.name.startswith(("~$", ".~")))
    return [told for path in names if (told := _attempt(partial(_open, path)))]


def _open(path: Path) -> object:
    from pledgectl.ground.package import open_package

    return open_package(read_file(path), f"templates/{path.name}")


def _disk(root: Path) -> Check:
    if not os.access(root, os.W_OK):
        return Check("磁盘", ERROR, f"{root} 不能写入", "请检查文件夹的权限，或换一个位置")
    free = shutil.disk_usage(root).free
    if free < _SPACE:
        return Check("磁盘", WARNING, f"只剩 {free // 1_000_000} MB", "请腾出空间；写不下时命令会停下，原来的文件不变")
    return Check("磁盘", OK, f"剩余 {free // 1_000_000_000} GB")
