"""Look over content.xml of an .ods: limits on repeated cells, spans and hidden rows, which the library does not tell."""

from xml.parsers import expat

from pledgectl.errors import PledgectlError
from pledgectl.grid import MAX_COLUMNS, MAX_ROWS, Extent, address
from pledgectl.ground.xml import check_xml

_RESAVE = "请用 WPS 或 LibreOffice 打开后另存为 .xlsx 文件再试"


class _Reader:
    """Follow rows and cells with their repetitions; a cell counts when it holds visible characters."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.sheets: list[Extent] = []
        self.row = self.column = self.row_repeat = self.cell_repeat = 0
        self.depth = self.note = self.in_cell = 0
        self.has_text = False

    def start(self, name: str, given: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > 256:
            raise PledgectlError("文件内容嵌套过深", self.where, _RESAVE)
        if name == "table:table":
            self.sheets.append(Extent())
            self.row = self.row_repeat = 0
        elif name == "table:table-row" and self.sheets:
            self.row += self.row_repeat or 1
            self.row_repeat, self.column, self.cell_repeat = _count(given, "table:number-rows-repeated"), 0, 0
            if given.get("table:visibility") in ("collapse", "filter") and self.row_repeat <= MAX_ROWS:
                self.sheets[-1].hidden_rows.extend(range(self.row, self.row + self.row_repeat))
        elif name in ("table:table-cell", "table:covered-table-cell") and self.sheets:
            self.column += self.cell_repeat or 1
            self.cell_repeat = _count(given, "table:number-columns-repeated")
            self.in_cell, self.has_text = self.depth, False
            self._span(given)
        elif name == "office:annotation":
            self.note = self.depth

    def _span(self, given: dict[str, str]) -> None:
        down, across = _count(given, "table:number-rows-spanned"), _count(given, "table:number-columns-spanned")
        if down > 1 or across > 1:
            self.sheets[-1].merges.append((self.row, self.column, self.row + down - 1, self.column + across - 1))

    def end(self, name: str) -> None:
        if self.note == self.depth:
            self.note = 0
        elif self.in_cell == self.depth and name.endswith("table-cell"):
            if self.has_text:
                self._add()
            self.in_cell = 0
        self.depth -= 1

    def _add(self) -> None:
        sheet, last = self.sheets[-1], self.column + self.cell_repeat - 1
        stray = f"{self.where} {address(self.row, min(self.column, 16_384))}"
        if last > MAX_COLUMNS or self.row + self.row_repeat - 1 > MAX_ROWS:
            raise PledgectlError("内容超出了表格允许的行数或列数", stray, "这里可能是误填的，请删除后再试")
        for row in range(self.row, self.row + self.row_repeat):
            sheet.add(row, last, self.cell_repeat)

    def text(self, text: str) -> None:
        if self.in_cell and not self.note and not text.isspace():
            self.has_text = True


def _count(given: dict[str, str], key: str) -> int:
    text = given.get(key, "1")
    return int(text) if text.isdecimal() and 0 < len(text) < 8 else 1


def scan_ods(data: bytes, where: str) -> list[Extent]:
    """Scan content.xml; one extent for each table in its order."""
    check_xml(data, where)
    reader = _Reader(where)
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise PledgectlError("文件内容不合规范，可能已损坏", f"{where}（内部第 {error.lineno} 行）", _RESAVE) from None
    return reader.sheets
