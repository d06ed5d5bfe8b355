"""Blank papers in bulk, and the check of a template: seconds of whole processes. Run by hand: `python tests/bench/bench_make.py`."""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve()
ITEMS, KINDS = 500, ("pledge", "guide", "not-applicable")
MAKE_LIMIT, CHECK_LIMIT = 10.0, 0.3
TURNS = 3


def workspace(folder: Path) -> Path:
    """Make a workspace whose draft holds 500 whole items."""
    sys.path.insert(0, str(HERE.parent.parent))
    from test_papers import DEPARTMENT, WHOLE

    from pledgectl.cli import run
    from pledgectl.doors import store
    from pledgectl.formats.catalog_file import dump_items

    run(["init", str(folder / "ws"), "--profile", "hulin"])
    items = [replace(WHOLE, id=f"gaj-{number:03}", name=f"无犯罪记录证明{number}") for number in range(1, ITEMS + 1)]
    (folder / "ws/catalogs/draft/gaj.toml").write_bytes(dump_items(WHOLE.department, items))
    (folder / "ws/catalogs/departments.toml").write_bytes(store.dump_departments([DEPARTMENT]))
    return folder / "ws"


def main() -> None:
    """Make 500 papers of three kinds, each a command, and check a template; fail if either takes too long."""
    sys.path.insert(0, str(HERE.parent))
    from bench_fill import spawn

    program = [sys.executable, "-m", "pledgectl"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        base = [*program, "-C", str(workspace(folder)), "form"]
        total = 0.0
        for kind in KINDS:
            for ways in ([], ["--zip"], ["--merge"]):
                out = ["-o", str(folder / f"{kind}{''.join(ways)}")]
                took = min(spawn([*base, "make", "--kind", kind, *ways, *out], kind)[0] for _ in range(TURNS))
                total += took if not ways else 0
                print(f"form make --kind {kind:16}{' '.join(ways):8} {ITEMS} papers  {took:5.2f} CPU-seconds", flush=True)
        template = str(HERE.parents[2] / "templates" / "pledge.docx")
        start = min(spawn([*program, "form", "check", "--help"], "help")[0] for _ in range(TURNS))
        check = min(spawn([*program, "form", "check", template], "check")[0] for _ in range(TURNS)) - start
    print(f"{ITEMS} items x {len(KINDS)} kinds: {total:.2f} CPU-seconds; a template check: {check:.2f} beyond start-up")
    sys.exit(total > MAKE_LIMIT or check > CHECK_LIMIT)


if __name__ == "__main__":
    main()
