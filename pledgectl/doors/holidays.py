"""The workspace's own calendar, catalogs/holidays.toml: local holidays, make-up days, a notice newer than the program."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledgectl.formats.records import read_record
from pledgectl.ground.files import read_file
from pledgectl.ground.toml import OTHER_LIMIT, read_toml
from pledgectl.workdays import extra_days

HOLIDAYS = "catalogs/holidays.toml"


@dataclass(frozen=True, slots=True)
class HolidayFile:
    """放假安排文件: days `off` and weekend days to `work`, and the paper they come from."""

    off: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    source: str = ""


def read_holidays(root: Path | None) -> dict[date, bool]:
    """Read the workspace's own days, True worked and False off; empty without a workspace or file."""
    path = root and root / HOLIDAYS
    if not path or not path.exists():
        return {}
    file = read_record(HolidayFile, read_toml(read_file(path, OTHER_LIMIT), HOLIDAYS), HOLIDAYS)
    return extra_days(file.off, file.work, HOLIDAYS)
