"""Where the built-in templates and catalogs lie: in the checkout, or inside the installed wheel."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def builtin(kind: str) -> Path:
    """Return the folder "templates" or "catalogs" that came with the program."""
    installed = _HERE / "_builtin" / kind
    return installed if installed.is_dir() else _HERE.parent / kind
