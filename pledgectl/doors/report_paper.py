"""Put the tables and native charts of a report into the Word document that its template gave.

The template marks their places by paragraphs of their own, 〔表1〕 〔图1〕, with the number of the section. The charts are
those of the report's workbook, which goes into the document too, so that Word can edit their numbers.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from pledgectl.figures import Cell, Chart, Report, Section
from pledgectl.ground.package import pack, timeless_parts
from pledgectl.ground.xml import parse_xml
from pledgectl.text import clean_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DOCUMENT, _LINKS, _TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
_BOOK = "embeddings/report.xlsx"
_WIDTH, _LEAST = 8844, 620  # of the type area and of a column, in twips
_ACROSS, _MILLIMETRE = 156, 36_000  # of the type area in millimetres; a millimetre in English Metric Units
_MARGIN, _LETTER, _CHARACTER = 120, 110, 215  # of a cell, of a Latin letter or digit in it, of a Chinese character
_MARK = re.compile("〔([表图])([1-9][0-9]{0,3})〕")
_PIECE = re.compile(r"〔\d{4}〕\d{1,5}号?|[!-~]{1,16}")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BEHIND = f'<externalData xmlns="{_C}" xmlns:r="{_R}" r:id="book"><autoUpdate val="0"/></externalData>'


def with_figures(data: bytes, report: Report, book: bytes) -> bytes:
    """Return the document with every marked table and chart; `book` is the report as a workbook."""
    parts, charts = timeless_parts(data), [one.chart for one in report.sections if one.chart and one.chart.telling]
    root = parse_xml(parts[_DOCUMENT], _DOCUMENT)
    last = None
    for paragraph in list(root.iter(f"{{{_W}}}p")):
        mark = _MARK.fullmatch("".join(node.text or "" for node in paragraph.iter(f"{{{_W}}}t")).strip())
        # A number beyond the sections is the clerk's own text.
        if mark and int(mark[2]) <= len(report.sections):
            last = _replace(paragraph, report.sections[int(mark[2]) - 1], mark[1], charts)
    if last is not None:
        _keep(last)
    parts[_DOCUMENT] = _bytes(root)
    return pack(parts | (_chart_parts(parts, len(charts), book) if charts else {}))


def _replace(place: "_Element", section: Section, what: str, charts: list[Chart]) -> "_Element | None":
    """Put table or chart where the mark stands, and return it; a mark without either goes, and what is before it is last."""
    parent, before = place.getparent(), place.getprevious()
    assert parent is not None
    if what == "表" and section.headers and section.rows:
        made = _element(_table(section))
    elif what == "图" and section.chart and section.chart.telling:
        made = _element(_inline(section.chart, charts.index(section.chart) + 1))
    else:
        parent.remove(place)
        return before
    parent.replace(place, made)
    return made


def _keep(last: "_Element") -> None:
    """Keep the end of the last section on the page of the signature: nobody signs a page that says nothing."""
    rows = last.findall(f"{{{_W}}}tr")
    for paragraph in (rows[-1] if rows else last).iter(f"{{{_W}}}p"):
        style = paragraph.find(f"{{{_W}}}pPr/{{{_W}}}pStyle")
        if style is not None and paragraph.find(f"{{{_W}}}pPr/{{{_W}}}keepNext") is None:
            style.addnext(_element(f'<w:keepNext xmlns:w="{_W}"/>'))


def _element(text: str) -> "_Element":
    return parse_xml(text.encode(), "pledgectl")


def _bytes(root: "_Element") -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _table(section: Section) -> str:
    """Write a bordered table as wide as the page; columns get room by what they hold, the header repeats."""
    widths = _widths(section)
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = [_row(section.headers, widths, "TableHead"), *(_row(row, widths, "") for row in section.rows)]
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{edges}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
    )
    return f'<w:tbl xmlns:w="{_W}"><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def _row(cells: tuple[Cell, ...], widths: list[int], style: str) -> str:
    head = "<w:tblHeader/>" if style else ""
    texts = (_cell(cell, width, style) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(texts)}</w:tr>"


def _cell(cell: Cell, width: int, style: str) -> str:
    style = style or ("TableText" if isinstance(cell, str) else "TableCentre")
    lines = (escape(line, quote=False) for line in clean_text(str(cell)).split("\n"))
    runs = (f'<w:r><w:t xml:space="preserve">{line}</w:t></w:r>' for line in lines)
    texts = "".join(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>' for run in runs)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{texts}</w:tc>'


def _widths(section: Section) -> list[int]:
    """Share the page among the columns by the square root of what they hold, so that long texts wrap and short ones do not."""
    columns = [[str(row[column]) for row in section.rows] for column in range(len(section.headers))]
    held = [max(len(header) / 2, *map(len, texts), 2.0) ** 0.5 for header, texts in zip(section.headers, columns, strict=True)]
    least = [max(_LEAST, *(_MARGIN + _longest(text) for text in texts), 0) for texts in columns]
    spare = _WIDTH - sum(least)
    if spare < 0:
        least, spare = [_LEAST] * len(held), _WIDTH - _LEAST * len(held)
    widths = [low + int(spare * share / sum(held)) for low, share in zip(least, held, strict=True)]
    widths[-1] += _WIDTH - sum(widths)
    return widths


def _longest(text: str) -> int:
    """Measure the longest piece that is not to be broken: a date, a number, a code, the year and number of a paper."""
    pieces = ([_LETTER if letter.isascii() else _CHARACTER for letter in piece] for piece in _PIECE.findall(text))
    return max(map(sum, pieces), default=0)


def _inline(chart: Chart, number: int) -> str:
    """Write the paragraph that shows chart `number`, with words for those who cannot see it."""
    wide, high = _ACROSS * _MILLIMETRE, chart.height * _MILLIMETRE
    about = escape(f"{chart.title}：{_words(chart)}", quote=True)
    shown = f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="chart{number}"/>'
    inline = (
        f'<wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{1000 + number}" name="图{number}" descr="{about}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_C}">{shown}</a:graphicData></a:graphic></wp:inline>'
    )
    place = '<w:pStyle w:val="Centred"/><w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>'
    return f'<w:p xmlns:w="{_W}"><w:pPr>{place}</w:pPr><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>'


def _words(chart: Chart) -> str:
    """Say a chart in words, one series after the other."""
    texts = (
        f"{one.name} " + "，".join(f"{label} {value:g}" for label, value in zip(chart.labels, one.values, strict=True))
        for one in chart.series
    )
    return "；".join(texts)


def _chart_parts(parts: Mapping[str, bytes], count: int, book: bytes) -> dict[str, bytes]:
    """Return the chart parts with the workbook behind them, and the lists of parts that name them."""
    drawn = timeless_parts(book)
    found = {f"word/{_BOOK}": book}
    links, types = "", ""
    behind = f'<Relationship Id="book" Type="{_R}/package" Target="../{_BOOK}"/>'
    for number in range(1, count + 1):
        name = f"charts/chart{number}.xml"
        root = parse_xml(drawn[f"xl/{name}"], name)
        root.append(_element(_BEHIND))
        found[f"word/{name}"] = _bytes(root)
        rels = f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{behind}</Relationships>'
        found[f"word/charts/_rels/chart{number}.xml.rels"] = rels.encode()
        links += f'<Relationship Id="chart{number}" Type="{_R}/chart" Target="{name}"/>'
        types += f'<Override PartName="/word/{name}" ContentType="{_OFFICE}.drawingml.chart+xml"/>'
    found[_LINKS] = parts[_LINKS].replace(b"</Relationships>", f"{links}</Relationships>".encode())
    # Defaults come before overrides.
    kind = f'<Default Extension="xlsx" ContentType="{_OFFICE}.spreadsheetml.sheet"/><Override'
    found[_TYPES] = parts[_TYPES].replace(b"<Override", kind.encode(), 1).replace(b"</Types>", f"{types}</Types>".encode())
    return found
