"""`doctor --holidays`: take a notice of the State Council into the calendar of the workspace."""

from itertools import groupby
from pathlib import Path

from pledgectl.cli.base import Mode, workspace_root
from pledgectl.doors import screen, store
from pledgectl.doors.holidays import HOLIDAYS, HolidayFile, read_holidays
from pledgectl.errors import CANCELLED, DONE, PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.files import read_file
from pledgectl.ground.plaintext import plain_text
from pledgectl.ground.toml import OTHER_LIMIT, read_toml
from pledgectl.ground.transaction import transaction
from pledgectl.notice import Notice, read_notice


def take_notice(path: Path, mode: Mode) -> int:
    """Read a notice, show what was understood, ask, and merge it into the workspace's calendar."""
    root = workspace_root()
    notice = read_notice(_text(path), path.name)
    if mode.json:
        days = {name: [day.isoformat() for day in getattr(notice, name)] for name in ("off", "work")}
        screen.out_json({"year": notice.year, **days, "file": HOLIDAYS})
    else:
        _show_notice(notice)
    if mode.dry_run:
        return DONE
    if not screen.confirm(f"写入 {HOLIDAYS}？请先与通知原文核对", mode.yes):
        return CANCELLED
    with transaction(root, "doctor --holidays") as change:
        change.write(HOLIDAYS, store.dump_record(_merged(root, notice)))
    screen.wrote(HOLIDAYS)
    screen.next_step("用 pledgectl due 日期 推算期限；还没有报送的材料，重新运行 pledgectl catalog file 更新期限")
    return DONE


def _text(path: Path) -> str:
    text = plain_text(read_file(path, OTHER_LIMIT))
    if text is None or text.startswith("PK"):
        raise PledgectlError("这不是文本文件", str(path), "请在 Word 或浏览器中复制通知全文，粘贴到记事本，保存后再用")
    return text


def _merged(root: Path, notice: Notice) -> HolidayFile:
    """Add a notice to the days that are there; on its own days the notice decides."""
    path = root / HOLIDAYS
    held = read_record(HolidayFile, read_toml(read_file(path), HOLIDAYS), HOLIDAYS) if path.exists() else HolidayFile()
    days = read_holidays(root) | dict.fromkeys(notice.off, False) | dict.fromkeys(notice.work, True)
    off, work = (tuple(sorted(day.isoformat() for day, works in days.items() if works is side)) for side in (False, True))
    name = f"{notice.year} 年部分节假日安排的通知"
    source = held.source if name in held.source else "；".join(filter(None, (held.source, name)))
    return HolidayFile(off, work, source)


def _show_notice(notice: Notice) -> None:
    screen.out(f"{notice.year} 年放假 {len(notice.off)} 天，调休上班 {len(notice.work)} 天")
    for _, days in groupby(enumerate(notice.off), lambda pair: pair[1].toordinal() - pair[0]):
        span = [day for _, day in days]
        screen.out(f"    放假 {span[0]} 至 {span[-1]}，{len(span)} 天" if len(span) > 1 else f"    放假 {span[0]}")
    for day in notice.work:
        screen.out(f"    上班 {day}（星期{'一二三四五六日'[day.weekday()]}）")
