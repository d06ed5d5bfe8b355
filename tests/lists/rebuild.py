"""Rebuild the labelled lists: `python tests/lists/rebuild.py [NAME…]`; xls and ods need LibreOffice and are made only when named or missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from lists import (  # noqa: E402
    layouts_bureaus,
    layouts_counties,
    layouts_departments,
    layouts_exports,
    layouts_fresh,
    layouts_later,
    layouts_oddities,
    layouts_traps,
    layouts_words,
)
from lists.paper import Paper  # noqa: E402

LAYOUTS = (
    layouts_departments,
    layouts_bureaus,
    layouts_counties,
    layouts_exports,
    layouts_oddities,
    layouts_traps,
    layouts_words,
    layouts_later,
    layouts_fresh,
)


def papers() -> Iterator[Paper]:
    """Yield every list, laid out, with its truth."""
    for module in LAYOUTS:
        for make in module.LISTS:
            paper = make()
            paper.name, paper.about = make.__name__, make.__doc__
            yield paper


def main(names: list[str]) -> None:
    """Write the files and their truth."""
    import tomli_w
    from lists.save import save

    for paper in papers():
        if names and paper.name not in names:
            continue
        if names or paper.kind not in ("xls", "ods") or not (HERE / paper.file).exists():
            save(paper)
        truth = paper.truth()
        (HERE / f"{paper.name}.toml").write_bytes(tomli_w.dumps(truth).encode())
        print(paper.file, truth["rows"])


if __name__ == "__main__":
    main(sys.argv[1:])
