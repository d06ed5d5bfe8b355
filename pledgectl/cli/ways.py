"""How papers are to be written: one by one or in print bundles, into a folder or an archive, with PDFs, as text or JSON."""

from dataclasses import dataclass
from pathlib import Path

from pledgectl.errors import USAGE, PledgectlError

# What people know as files: a folder of such a name, or another kind of file in it, is no answer to -o.
_FILES = (".docx", ".doc", ".wps", ".rtf", ".pdf", ".txt", ".xlsx", ".xls", ".csv", ".json", ".html", ".zip")


def refuse_ending(output: Path | None, *allowed: str) -> None:
    """Refuse (2) an -o that is called like a file which is not going to be written; `allowed` are the endings that are."""
    ending = output.suffix.lower() if output and not output.is_dir() else ""
    if ending not in _FILES or ending in allowed:
        return
    hint = f"请写成 {'、'.join(allowed)}" if allowed else "请写一个文件夹"
    hint += "，再加 --pdf，PDF 放在旁边" if ending == ".pdf" and ".docx" in allowed else ""
    raise PledgectlError(f"-o 不能写 {ending}", f"-o {output}", hint, USAGE)


@dataclass(frozen=True, slots=True)
class Ways:
    """做法: `merge` is the stem of print bundles ("" for single files), `office` LibreOffice where PDFs are wanted."""

    merge: str = ""
    zip: bool = False
    name: str = ""
    office: str = ""
    output: Path | None = None
    dry_run: bool = False
    json: bool = False


def bundle_stem(merge: str) -> str:
    """Check the name of print bundles; PledgectlError if it points elsewhere."""
    if not merge:
        return ""
    from pledgectl.doors.batches import free_stem

    return free_stem(merge, "--merge")


def office_for(pdf: bool) -> str:
    """Find LibreOffice where PDFs are wanted, before anything is made; PledgectlError where there is none."""
    if not pdf:
        return ""
    from pledgectl.doors.office import find_office

    return find_office()


def zip_name(folder: Path) -> Path:
    """Return the archive that stands for a folder."""
    return folder if folder.suffix.lower() == ".zip" else folder.with_name(f"{folder.name}.zip")


def place_of(output: Path | None, usual: Path, ways: Ways) -> Path:
    """Return the folder or archive that -o names, else the usual one; PledgectlError if -o is a file that cannot hold it."""
    ending = output.suffix.lower() if output and not output.is_dir() else ""
    if ending in (".docx", ".pdf") and (ways.zip or ways.merge):
        hint = "请写一个压缩包，如 -o 承诺书.zip" if ways.zip else "请写一个文件夹；打印卷的名称写在 --merge 后面"
        raise PledgectlError("打印卷和压缩包不能写成这个文件", f"-o {output}", hint, USAGE)
    return zip_name(output or usual) if ways.zip else output or usual
