"""Write the outside lists and what is true of them anew: `python tests/lists/outside/rebuild.py`; xls and ods need LibreOffice."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from lists.outside import eighth, eleventh, fifth, first, fourth, ninth, second, seventh, sixth, tenth, third, twelfth  # noqa: E402


def main() -> None:
    """Write files and truth beside this script."""
    import tomli_w

    for make in (each for batch in (first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth) for each in batch.LISTS):
        truth = make(HERE).truth()
        truth["about"] = make.__doc__
        (HERE / f"{Path(truth['file']).stem}.toml").write_bytes(tomli_w.dumps(truth).encode())
        print(truth["file"], truth["rows"])


if __name__ == "__main__":
    main()
