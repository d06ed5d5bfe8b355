"""PDF through LibreOffice, where the machine has it: one process for many documents, a profile of its own, a time limit."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pledgectl.errors import PledgectlError

MANY = 200
_START, _EACH = 90.0, 6.0
_MAC, _WINDOWS = "/Applications/LibreOffice.app/Contents/MacOS/soffice", "LibreOffice/program/soffice.com"
# Read aloud by screen readers; with the blank backs that keep two forms of a bundle off one sheet of paper. LibreOffice before
# 7.4 passes these over.
_TAGGED, _BACKS = '"UseTaggedPDF":{"type":"boolean","value":"true"}', '"IsSkipEmptyPages":{"type":"boolean","value":"false"}'
_PDF = f"pdf:writer_pdf_Export:{{{_TAGGED},{_BACKS}}}"
# In a Chinese surrounding □ and — at the beginning of a line are Chinese too; elsewhere they would come from a Latin font.
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop>'
    "</item></oor:items>"
)
# Official fonts are on few machines; where one is missing, the page keeps its look with a free one.
_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_FONTS = {
    "方正小标宋简体": (_SERIF, _SANS), "方正小标宋_GBK": (_SERIF, _SANS), "仿宋_GB2312": ("FangSong", "仿宋", _SERIF, _SANS),
    "仿宋": ("FangSong", _SERIF, _SANS), "FangSong": ("仿宋", _SERIF, _SANS), "楷体_GB2312": ("KaiTi", "楷体", _SERIF, _SANS),
    "楷体": ("KaiTi", _SERIF, _SANS), "KaiTi": ("楷体", _SERIF, _SANS), "黑体": ("SimHei", _SANS), "SimHei": ("黑体", _SANS),
    "宋体": ("SimSun", _SERIF, _SANS), "SimSun": ("宋体", _SERIF, _SANS),
}  # fmt: skip


def find_office() -> str:
    """Find LibreOffice's program; PledgectlError says what to do where there is none."""
    named = os.environ.get("PLEDGECTL_SOFFICE", "")
    folders = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    others = [_MAC, *(str(Path(folder) / _WINDOWS) for folder in folders if folder)]
    names = [named] if named else ["soffice", "libreoffice", *others]
    found = next((path for name in names if (path := shutil.which(name))), None)
    if not found:
        hint = "请安装 LibreOffice 后重试，或者不加 --pdf，用 Word、WPS 打开后另存为 PDF"
        raise PledgectlError("没有找到 LibreOffice，不能生成 PDF；没有生成任何文件", named, hint)
    return found


def to_pdf(office: str, documents: Sequence[bytes]) -> list[bytes]:
    """Convert DOCX documents (at most MANY) to PDF in one process; PledgectlError if any of them does not come out."""
    with tempfile.TemporaryDirectory(prefix="pledgectl-") as name:
        folder = Path(name)
        sources = [folder / f"{number}.docx" for number in range(len(documents))]
        for path, data in zip(sources, documents, strict=True):
            path.write_bytes(data)
        _convert(office, folder, [path.name for path in sources])
        made = [path.with_suffix(".pdf") for path in sources]
        if not all(path.is_file() for path in made):
            raise PledgectlError("LibreOffice 没有生成全部 PDF", office, "请先用 LibreOffice 打开一份文书，看能否正常显示")
        return [path.read_bytes() for path in made]


def with_pdf(office: str, files: Iterable[tuple[Path, bytes]]) -> Iterator[tuple[Path, bytes]]:
    """Pass DOCX files on, each followed by its PDF; many go through one process."""
    source = iter(files)
    while held := list(islice(source, MANY)):
        for (path, data), pdf in zip(held, to_pdf(office, [data for _, data in held]), strict=True):
            yield path, data
            yield path.with_suffix(".pdf"), pdf


def _convert(office: str, folder: Path, names: Sequence[str]) -> None:
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_file(), encoding="utf-8")
    settings = folder / "profile/user/registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, "--headless", "--norestore", profile, "--convert-to", _PDF, *names]
    limit = _START + _EACH * len(names)
    try:
        _run(command, folder, _surroundings(fonts), limit)
    except subprocess.TimeoutExpired:
        raise PledgectlError(f"LibreOffice {limit:.0f} 秒没有完成", office, "请关闭其他程序后重试，或者不加 --pdf") from None
    except OSError as error:
        raise PledgectlError("LibreOffice 不能运行", office, "请重新安装 LibreOffice，或者不加 --pdf") from error


def _run(command: Sequence[str], folder: Path, surroundings: Mapping[str, str], limit: float) -> None:
    """Run a program until it ends; at the time limit, or when the command is cancelled, it ends with all it has started."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=folder, env=surroundings, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    try:
        process.wait(limit)
    finally:
        if process.poll() is None:
            # LibreOffice's own process is a child of the one that was started.
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _surroundings(fonts: Path) -> dict[str, str]:
    """Return the environment of the process: ours, with the font file where fonts are found by fontconfig."""
    here = dict(os.environ)
    # The library path of a frozen or virtual Python is not LibreOffice's.
    here.pop("PYTHONHOME", None)
    here.pop("PYTHONPATH", None)
    if sys.platform.startswith("linux"):
        here["FONTCONFIG_FILE"] = str(fonts)
    return here


def _font_file() -> str:
    """Write a font configuration that falls back, family by family, only where the official font is missing."""
    aliases = "".join(
        f'<alias binding="same">{_family(name)}<accept>{"".join(map(_family, others))}</accept></alias>'
        for name, others in _FONTS.items()
    )
    include = os.environ.get("FONTCONFIG_FILE") or "/etc/fonts/fonts.conf"
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f'<fontconfig><include ignore_missing="yes">{include}</include>{aliases}</fontconfig>\n'
    )


def _family(name: str) -> str:
    return f"<family>{name}</family>"
