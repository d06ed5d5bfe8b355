"""pledgectl.toml: what a workspace is set to."""

from dataclasses import dataclass, fields
from pathlib import Path

from pledgectl.errors import PledgectlError
from pledgectl.formats.records import read_record
from pledgectl.ground.files import OWN, SETTINGS, read_file
from pledgectl.ground.inside import inside, is_device
from pledgectl.ground.toml import OTHER_LIMIT, read_toml


@dataclass(frozen=True, slots=True)
class Fonts:
    """字体: the names that documents ask for."""

    title: str = "方正小标宋简体"
    body: str = "仿宋_GB2312"
    heading: str = "黑体"
    subheading: str = "楷体_GB2312"
    page: str = "宋体"


@dataclass(frozen=True, slots=True)
class Paths:
    """输出位置: where generated papers and nightly exports go, relative to the workspace."""

    output: str = "输出"
    export: str = "输出/导出"


@dataclass(frozen=True, slots=True)
class Site:
    """公示网页: its public address."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """司法行政部门的工作: working days for the answer to a complaint where the plan names none; who its papers name to ask."""

    complaint_days: int = 15
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """pledgectl.toml: what the workspace is set to; `ledger` and `site` are words of the contract that no command asks yet."""

    profile: str = "common"
    ledger: str = "ledger.db"
    fonts: Fonts = Fonts()
    paths: Paths = Paths()
    site: Site = Site()
    office: Office = Office()


def read_fonts(root: Path | None) -> dict[str, str]:
    """Map the official fonts to those that the workspace names; none without a workspace."""
    wanted, official = read_settings(root).fonts if root else Fonts(), Fonts()
    return {getattr(official, entry.name): str(getattr(wanted, entry.name)) for entry in fields(official)}


def read_settings(root: Path) -> Settings:
    """Read pledgectl.toml; generated files stay in a folder of their own inside the workspace."""
    settings = read_record(Settings, read_toml(read_file(root / SETTINGS, OTHER_LIMIT), SETTINGS), SETTINGS)
    for key, folder in (("output", settings.paths.output), ("export", settings.paths.export)):
        parts = _parts(root, key, folder)
        if _as_windows_has_it(parts[0]) in ("catalogs", "templates", OWN) or any(map(is_device, parts)):
            hint = f"请写工作区里另外的一个文件夹，如 {key} = \"输出\""
            raise PledgectlError(f"[paths] {key} 不能是“{folder[:60]}”", SETTINGS, hint)
    if not 1 <= settings.office.complaint_days <= 366:
        told = f"[office] complaint_days 不能是 {settings.office.complaint_days}"
        raise PledgectlError(told, SETTINGS, "请填 1 到 366 之间的整数（工作日）")
    return settings


def _parts(root: Path, key: str, folder: str) -> tuple[str, ...]:
    """Return the parts of a file's path in a folder of the settings; PledgectlError for a folder outside the workspace."""
    try:
        return inside(root, f"{folder}/x").relative_to(root).parts
    except PledgectlError as error:
        hint = f"请写工作区里的一个文件夹，如 {key} = \"输出\"；中间用 /，不用链接"
        raise PledgectlError(f"[paths] {key}：{error.message}", f"{SETTINGS} {folder[:60]}", hint) from None


def _as_windows_has_it(name: str) -> str:
    """Return a folder's name as Windows compares it: Catalogs and "catalogs." are catalogs there."""
    return name.casefold().rstrip(" .")
