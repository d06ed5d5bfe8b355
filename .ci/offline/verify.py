"""核对这个文件夹里的安装文件：与 SHA256SUMS 一致，没有多出安装包；不一致时逐个指出，退出码 1。"""

import hashlib
import sys
from pathlib import Path


def faults(folder):
    """List what is missing, changed or added."""
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    for name, digest in listed.items():
        path = folder / name
        if not path.is_file():
            yield f"缺少 {name}"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"被改动过 {name}"
    for path in sorted((folder / "wheels").iterdir()):
        if f"wheels/{path.name}" not in listed:
            yield f"多出 wheels/{path.name}"


def main():
    """Print the faults; exit 1 if there are any."""
    found = list(faults(Path(__file__).resolve().parent))
    for line in found:
        print(line, file=sys.stderr)
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
