"""Small real files for the tests of import, built where they are used: what a department would send."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

from pledgectl.catalog.intake import SheetIntake, read_sheets
from pledgectl.doors.workbook import read_book

Row = Sequence[object]


def xlsx(path: Path, sheets: dict[str, Iterable[Row]], merges: dict[str, Sequence[str]] | None = None) -> Path:
    """Write an .xlsx with the named sheets; `merges` are ranges by sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    book.save(path)
    return path


def one(path: Path, rows: Iterable[Row], merges: Sequence[str] = ()) -> Path:
    """Write an .xlsx of one sheet."""
    return xlsx(path, {"清单": rows}, {"清单": merges})


def csv_file(path: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    """Write a text table."""
    path.write_bytes(text.encode(encoding))
    return path


def ods(path: Path, rows: str) -> Path:
    """Write an .ods of one sheet whose rows are given as XML."""
    from pledgectl.ground.package import pack

    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    body = f"<office:body><office:spreadsheet><table:table table:name='清单'>{rows}</table:table></office:spreadsheet></office:body>"
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}>{body}</office:document-content>'
    manifest = '<?xml version="1.0" encoding="UTF-8"?><manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    path.write_bytes(pack({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}))
    return path


def ods_row(*cells: str, attributes: str = "") -> str:
    """Return the XML of an .ods row of text cells; a cell that begins with < is taken as it is."""
    parts = (c if c.startswith("<") else f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in cells)
    return f"<table:table-row {attributes}>{''.join(parts)}</table:table-row>"


def read(path: Path, department: str = "") -> SheetIntake:
    """Read the only sheet of a file."""
    (sheet,) = read_sheets(read_book(path), department)
    return sheet


def content_rows(path: Path) -> int:
    """Count the rows with content of all sheets."""
    return sum(len(sheet.rows) for sheet in read_book(path).sheets)


def codes(sheet: SheetIntake) -> list[str]:
    """Return the codes of the findings in order."""
    return [found.code for found in sheet.findings]


def whys(sheet: SheetIntake) -> dict[int, str]:
    """Map each row left out to its reason."""
    return {skipped.row: skipped.why for skipped in sheet.skipped}


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """Return an .xlsx with bytes of one part replaced."""
    import zipfile

    from pledgectl.ground.package import pack

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    return pack(parts | {part: parts[part].replace(old, new)})
