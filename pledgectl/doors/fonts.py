"""Which fonts this machine has: asked of fontconfig, or read from the Windows fonts folders."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

# What the same font is called elsewhere, and its usual files.
_NAMES = {
    "方正小标宋简体": ("FZXiaoBiaoSong-B05S", "FZXBSJW", "方正小标宋"),
    "仿宋_GB2312": ("FangSong_GB2312", "simfang_gb2312", "仿宋gb2312"),
    "楷体_GB2312": ("KaiTi_GB2312", "simkai_gb2312", "楷体gb2312"), "黑体": ("SimHei",), "宋体": ("SimSun", "NSimSun"),
    "仿宋": ("FangSong", "simfang"), "楷体": ("KaiTi", "simkai"),
}  # fmt: skip


def missing_fonts(names: Iterable[str]) -> list[str] | None:
    """Return those of `names` that this machine lacks; None where it cannot be asked."""
    held = _windows() if os.name == "nt" else _listed()
    if held is None:
        return None
    return [name for name in dict.fromkeys(names) if not {one.lower() for one in (name, *_NAMES.get(name, ()))} & held]


def _listed() -> set[str] | None:
    program = shutil.which("fc-list")
    if not program:
        return None
    try:
        done = subprocess.run([program, ":", "family"], capture_output=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = done.stdout.decode("utf-8", "replace").lower().splitlines()
    return {name.strip().replace("\\", "") for line in lines for name in line.split(",")}


def _windows() -> set[str] | None:
    folders = [
        Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts",
        Path(os.environ.get("LOCALAPPDATA", "")) / "Microsoft/Windows/Fonts",
    ]
    return {path.stem.lower() for folder in folders if folder.is_dir() for path in folder.iterdir()}
