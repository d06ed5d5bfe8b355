"""Put right what openpyxl writes otherwise than the schema of workbooks has it, so that strict readers find nothing to mend."""

import re
from collections.abc import Mapping
from html import escape

from pledgectl.ground.package import pack, timeless_parts

_FONT = re.compile(rb"<font>(.*?)</font>", re.DOTALL)
_CHILD = re.compile(rb"<(\w+)[^>]*/>")
# The order that CT_Font asks for (ECMA-376, 18.8.22).
_ORDER = (b"b", b"i", b"strike", b"condense", b"extend", b"outline", b"shadow", b"u", b"vertAlign", b"sz", b"color", b"name",
          b"family", b"charset", b"scheme")  # fmt: skip
_INLINE = re.compile(rb' t="inlineStr"><is>(<t(?: xml:space="preserve")?(?:/>|>[^<]*</t>))</is>')
_SHEETS, _STYLES, _STRINGS = "xl/worksheets/sheet", "xl/styles.xml", "xl/sharedStrings.xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = {
    "[Content_Types].xml": (
        b'<Override PartName="/xl/sharedStrings.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationship Id="strings" Target="sharedStrings.xml" Type="{_OFFICE}/sharedStrings"/></Relationships>'.encode()
    ),
}


# Official names of fonts, and those that the workspace wants instead.
Fonts = Mapping[str, str]
OFFICIAL: Fonts = {}


def workbook(data: bytes, fonts: Fonts = OFFICIAL) -> bytes:
    """Pack a workbook that openpyxl saved: dates fixed, fonts in order, every text in the table of texts."""
    return pack(_with_texts(workbook_parts(data, fonts)))


def workbook_parts(data: bytes, fonts: Fonts = OFFICIAL) -> dict[str, bytes]:
    """Return the parts of a workbook that openpyxl saved, dates fixed and fonts in order, `fonts` in the place of others."""
    parts = timeless_parts(data)
    return parts | {_STYLES: with_fonts(_FONT.sub(_ordered, parts[_STYLES]), fonts)}


def with_fonts(part: bytes, fonts: Fonts) -> bytes:
    """Put the fonts that are wanted in the place of the official ones, wherever a part of a document names one."""
    changed = {f'"{name}"'.encode(): f'"{escape(wanted)}"'.encode() for name, wanted in fonts.items() if name != wanted}
    if not changed:
        return part
    # All at once: one may take the name that another gives up.
    return re.sub(b"(?<==)(?:%b)" % b"|".join(changed), lambda found: changed[found[0]], part)


def _ordered(font: re.Match[bytes]) -> bytes:
    children = {found[1]: found[0] for found in _CHILD.finditer(font[1])}
    return b"<font>" + b"".join(children[name] for name in _ORDER if name in children) + b"</font>"


def _with_texts(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Move texts from the cells into the table of texts, where Excel keeps them."""
    texts: dict[bytes, int] = {}

    def point(cell: re.Match[bytes]) -> bytes:
        return b' t="s"><v>%d</v>' % texts.setdefault(cell[1], len(texts))

    sheets = {name: _INLINE.sub(point, data) for name, data in parts.items() if name.startswith(_SHEETS)}
    if not texts:
        return parts
    table = b"".join(b"<si>%b</si>" % text for text in texts)
    return linked(parts) | sheets | {_STRINGS: f'<sst xmlns="{_MAIN}">'.encode() + table + b"</sst>"}


def linked(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Name the table of texts where a workbook lists its parts."""
    named = {name: parts[name].replace(link[link.rindex(b"</") :], link) for name, link in _LINKS.items()}
    return parts if _STRINGS.encode() in parts["[Content_Types].xml"] else parts | named
