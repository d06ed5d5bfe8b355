"""Word templates on the disk: the workspace's own first, then the built-in ones; or any DOCX by its path."""

from pathlib import Path

from pledgectl.builtin import builtin
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import unknown_word
from pledgectl.ground.files import read_file

TEMPLATES = "templates"


def read_template(name: str, root: Path | None) -> tuple[bytes, str]:
    """Read the template called `name` ("pledge", "guide" …) and say where it lies, for messages."""
    path = template_path(name, root)
    return read_file(path), str(path)


def template_path(name: str, root: Path | None) -> Path:
    """Find a template by name: templates/ of the workspace, else the built-in one."""
    found = template_files(root)
    if name not in found:
        raise unknown_word(name, tuple(found), TEMPLATES, "模板")
    return found[name]


def template_files(root: Path | None) -> dict[str, Path]:
    """List every template by name; one of the workspace hides the built-in one of the same name."""
    folders = [builtin("templates"), *([root / TEMPLATES] if root else [])]
    # Word and WPS leave lock files beside a document that is open.
    files = (path for folder in folders for path in sorted(folder.glob("*.docx")) if not path.name.startswith(("~$", ".~")))
    found = {path.stem: path for path in files}
    if not found:
        raise PledgectlError("程序自带的模板不见了", str(folders[0]), "请重新安装 pledgectl", USAGE)
    return found
