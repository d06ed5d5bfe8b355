"""Gather all that an installation without network needs: `python .ci/pack_offline.py [-o FOLDER] [--for windows]`.

This stands beside the checks of a checkout and not in the package: it needs the checkout, pip and the network, none of which
an installed pledgectl may touch.
"""

import argparse
import email
import hashlib
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
PIECES = Path(__file__).resolve().parent / "offline"
PYTHONS = ("3.11", "3.12", "3.13")
_GLIBC = ("manylinux_2_28", "manylinux_2_17", "manylinux2014")
# Name of a platform: what it is called in README.txt, pip's tags, and what markers of requirements see there.
_WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"}
_LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
PLATFORMS = {
    "windows": ("Windows 64 位", ("win_amd64",), _WINDOWS),
    "linux": ("Linux x86_64", tuple(f"{one}_x86_64" for one in _GLIBC), {**_LINUX, "platform_machine": "x86_64"}),
    "linux-arm": ("Linux ARM64", tuple(f"{one}_aarch64" for one in _GLIBC), {**_LINUX, "platform_machine": "aarch64"}),
}
# Name in the parcel, file here, encoding and line ends: a batch file is read in the code page of Chinese Windows.
FILES = (
    ("安装.cmd", "install.cmd", "gbk", "\r\n"),
    ("start.cmd", "start.cmd", "gbk", "\r\n"),
    ("install.sh", "install.sh", "utf-8", "\n"),
    ("verify.py", "verify.py", "utf-8", "\n"),
    ("README.txt", "README.txt", "utf-8-sig", "\r\n"),
)


def pip(*arguments: str) -> None:
    """Run pip; it says itself what went wrong."""
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments], check=True)


def requirements(wheel: Path) -> list[Requirement]:
    """Read what a wheel says that it needs."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = email.message_from_bytes(archive.read(name)).get_all("Requires-Dist") or []
    return [Requirement(text) for text in told]


def lacking(needs: Mapping[str, Sequence[Requirement]], environment: Mapping[str, str]) -> list[Requirement]:
    """List what the packages `needs` ask for there and is not among them; pip weighs markers by the machine it runs on."""
    facts = {**environment, "extra": ""}
    asked = (need for entry in needs.values() for need in entry if not need.marker or need.marker.evaluate(facts))
    return [need for need in asked if canonicalize_name(need.name) not in needs]


def gather(own: Path, wheels: Path, platform: str, python: str) -> None:
    """Download the wheels of one platform and Python, until nothing is lacking there."""
    _, tags, facts = PLATFORMS[platform]
    target = ["--only-binary=:all:", "--implementation", "cp", "--python-version", python, "--dest", str(wheels)]
    target += [part for tag in tags for part in ("--platform", tag)]
    environment = {**facts, "python_version": python, "python_full_version": f"{python}.0"}
    wanted: list[str] = [str(own)]
    while wanted:
        pip("download", "--quiet", *target, *wanted)
        held = {str(parse_wheel_filename(path.name)[0]): requirements(path) for path in wheels.glob("*.whl")}
        wanted = sorted({f"{need.name}{need.specifier}" for need in lacking(held, environment)})


def pieces(version: str, platforms: Sequence[str], pythons: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the scripts and the manual of a parcel, filled in, in the encoding of those who read them."""
    ordered = sorted(pythons, key=lambda one: [int(part) for part in one.split(".")])
    first, last = ordered[0], ordered[-1]
    values = {
        "version": version, "first": first, "last": last, "oldest": first.replace(".", ", "), "newest": last.replace(".", ", "),
        "pythons": " ".join(reversed(ordered)), "commands": " ".join(f"python{one}" for one in reversed(ordered)),
        "platforms": "、".join(PLATFORMS[name][0] for name in platforms),
    }  # fmt: skip
    for name, source, encoding, line_end in FILES:
        text = (PIECES / source).read_text(encoding="utf-8")
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        yield name, text.replace("\n", line_end).encode(encoding)


def sums(folder: Path) -> bytes:
    """Write the hash of every file of a parcel, as sha256sum reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in files]
    return "".join(lines).encode()


def make(target: Path, platforms: Sequence[str], pythons: Sequence[str]) -> Path:
    """Make a parcel in a new folder inside `target`; return the folder."""
    with tempfile.TemporaryDirectory() as built:
        pip("wheel", "--quiet", "--no-deps", "--wheel-dir", built, str(ROOT))
        (own,) = Path(built).glob("pledgectl-*.whl")
        version = str(parse_wheel_filename(own.name)[1])
        folder = target / f"pledgectl-{version}-离线安装"
        wheels = folder / "wheels"
        wheels.mkdir(parents=True)
        for platform in platforms:
            for python in pythons:
                gather(own, wheels, platform, python)
    for name, data in pieces(version, platforms, pythons):
        (folder / name).write_bytes(data)
    (folder / "install.sh").chmod(0o755)
    (folder / "SHA256SUMS").write_bytes(sums(folder))
    return folder


def main(arguments: Iterable[str] | None = None) -> None:
    """Make a parcel and say where it is and how large."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("dist"), help="folder that gets the parcel (default: dist)")
    parser.add_argument("--for", dest="platforms", action="append", choices=PLATFORMS, help="default: windows and linux")
    parser.add_argument("--python", dest="pythons", action="append", metavar="3.12", help="default: 3.11, 3.12 and 3.13")
    asked = parser.parse_args(None if arguments is None else list(arguments))
    folder = make(asked.output, asked.platforms or ("windows", "linux"), asked.pythons or PYTHONS)
    files = [path for path in folder.rglob("*") if path.is_file()]
    print(f"{folder}: {len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
