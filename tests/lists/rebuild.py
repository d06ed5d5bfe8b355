"""Rebuild the labelled lists: `python tests/lists/rebuild.py [NAME…]`; xls and ods need LibreOffice and are made only when named or missing."""

import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))


def papers() -> "Iterator[Paper]":
    """Yield every list, laid out, with its truth."""
    import layouts_counties
    import layouts_departments
    import layouts_exports
    import layouts_later
    import layouts_oddities

    for module in (layouts_departments, layouts_counties, layouts_exports, layouts_oddities, layouts_later):
        for make in module.LISTS:
            paper = make()
            paper.name = make.__name__
            paper.about = make.__doc__ or ""
            yield paper


def main(names: list[str]) -> None:
    """Write the files and their truth."""
    import tomli_w

    for paper in papers():
        if names and paper.name not in names:
            continue
        if names or paper.kind not in ("xls", "ods") or not (HERE / paper.file).exists():
            save(paper)
        (HERE / f"{paper.name}.toml").write_bytes(tomli_w.dumps(paper.truth()).encode())
        print(paper.file, len(paper.truth()["items"]))


from paper import Paper  # noqa: E402
from save import save  # noqa: E402

if __name__ == "__main__":
    main(sys.argv[1:])
