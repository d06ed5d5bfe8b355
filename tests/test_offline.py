"""The parcel for machines without network: complete for each platform, whole, and installed by its own script."""

import importlib.util
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parent.parent / ".ci" / "pack_offline.py"
pytestmark = pytest.mark.skipif(not SOURCE.is_file(), reason="没有 .ci 文件夹（不是完整的检出）")


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack_offline", SOURCE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def parcel(tmp_path: Path) -> Path:
    """Return a parcel whose wheel is a mere name, for what does not install."""
    pack = load()
    folder = tmp_path / "离线 包"
    (folder / "wheels").mkdir(parents=True)
    (folder / "wheels/a-1-py3-none-any.whl").write_bytes(b"a")
    for name, data in pack.pieces("0.1.0", ["windows", "linux"], ["3.13", "3.11", "3.12"]):
        (folder / name).write_bytes(data)
    (folder / "SHA256SUMS").write_bytes(pack.sums(folder))
    return folder


def verify(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, folder / "verify.py"], capture_output=True, encoding="utf-8", env=environment, check=False)


@pytest.mark.parametrize("name", ["安装.cmd", "start.cmd"])
def test_a_batch_file_is_read_by_chinese_windows(parcel: Path, name: str) -> None:
    data = (parcel / name).read_bytes()
    text = data.decode("gbk")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r") and "@version@" not in text
    # The second byte of a character must not look like a command's own sign, whatever the code page.
    assert not {pair.encode("gbk")[-1:] for pair in text if not pair.isascii()} & {b"|", b"^", b"&", b"%", b"<", b">", b'"'}


def test_the_batch_file_survives_folders_with_blanks_and_jumps_only_to_labels_it_has(parcel: Path) -> None:
    text = (parcel / "安装.cmd").read_bytes().decode("gbk")
    bare = re.sub(r'"[^"\r\n]*"', '""', text)
    assert not re.findall(r"%(?:TARGET|~dp0|~f1|LOCALAPPDATA)", bare) and text.count('"') % 2 == 0
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert set(re.findall(r"\bgoto (\w+)", text)) | set(re.findall(r"call :(\w+)", text)) == labels
    before = text.partition("chcp 936")[0]
    assert before.isascii() and "--no-index" in text and "(3.13 3.12 3.11)" in text and "(3, 11) <= sys" in text


def test_a_whole_parcel_is_told_whole(parcel: Path) -> None:
    assert (verify(parcel).returncode, verify(parcel).stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [("wheels/a-1-py3-none-any.whl", b"b", "被改动过"), ("install.sh", None, "缺少"), ("wheels/b.whl", b"", "多出")],
)
def test_what_was_changed_lost_or_added_is_named(parcel: Path, name: str, data: bytes | None, told: str) -> None:
    if data is None:
        (parcel / name).unlink()
    else:
        (parcel / name).write_bytes(data)
    result = verify(parcel)
    assert result.returncode == 1 and f"{told} {name}" in result.stderr


def test_what_only_the_other_platform_needs_is_not_forgotten() -> None:
    pack = load()
    needs = {"a": [pack.Requirement('colorama; sys_platform == "win32"'), pack.Requirement("A"), pack.Requirement('x; extra == "test"')]}
    found = {name: [need.name for need in pack.lacking(needs, facts)] for name, (_, _, facts) in pack.PLATFORMS.items()}
    assert found == {"windows": ["colorama"], "linux": [], "linux-arm": []}


def online() -> bool:
    try:
        socket.create_connection(("pypi.org", 443), 5).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(sys.platform != "linux" or os.uname().machine != "x86_64", reason="在 Linux x86_64 上试装")
def test_the_parcel_installs_and_runs_without_an_index(tmp_path: Path) -> None:
    if not online():
        pytest.skip("没有网络，取不到安装包")
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    folder = load().make(tmp_path / "有 空格", ["linux"], [python])
    (tmp_path / "bin").mkdir()
    (tmp_path / f"bin/python{python}").symlink_to(shutil.which(f"python{python}", path=f"{sys.base_prefix}/bin") or sys.executable)
    environment = {"PATH": f"{tmp_path}/bin:/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8", "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    done = subprocess.run(["sh", folder / "install.sh", tmp_path / "装 到"], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert done.returncode == 0 and "装好了" in done.stdout, done.stderr
    shown = subprocess.run([tmp_path / "装 到/bin/pledgectl", "due", "2021-04-23"], capture_output=True, encoding="utf-8", env=environment, check=False)
    assert shown.returncode == 0 and "2021-05-06" in shown.stdout
