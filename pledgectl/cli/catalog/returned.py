"""`catalog check --report`: write what goes back to the department, one workbook for each of its files."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pledgectl.cli.catalog.checked import Read
from pledgectl.cli.ways import refuse_ending
from pledgectl.doors.settings import read_fonts, read_settings
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.ground.generated import write_output
from pledgectl.model import Finding

_ENDING = ".xlsx"
_STEM = 50


def target_paths(files: Sequence[Path], output: Path | None, root: Path | None) -> list[Path]:
    """Decide where each file's report goes: `output` is a file or a folder, by default 输出 of the workspace or here."""
    from pledgectl.formats.results import RESULTS
    from pledgectl.ground.filenames import file_name

    if output and output.suffix.lower() == _ENDING and not output.is_dir():
        if len(files) > 1:
            raise PledgectlError("几份清单不能写进一个文件", str(output), "请让 -o 给出文件夹，或者一份一份地检查", USAGE)
        return [output]
    refuse_ending(output)
    base = (root / read_settings(root).paths.output) if root else Path.cwd() / "输出"
    folder, taken = output or base / RESULTS, set[str]()
    return [folder / file_name(path.stem[:_STEM], RESULTS, taken=taken, ending=_ENDING) for path in files]


def write_reports(
    read: Sequence[Read], found: Sequence[Finding], targets: Sequence[Path], root: Path | None
) -> Iterator[Path]:
    """Write each file's report, never over one that somebody has worked on since; yield where each is."""
    from pledgectl.catalog.report import build_report
    from pledgectl.doors.markup import write_report

    for (_, book, intakes), target in zip(read, targets, strict=True):
        own = [entry for entry in found if entry.where.file == book.file]
        yield write_output(target, write_report(build_report(book, intakes, own), read_fonts(root)))
