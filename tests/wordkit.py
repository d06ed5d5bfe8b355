"""Small Word files for tests, and the text of Word files made."""

import io
import zipfile
from typing import Any

from pledgectl.forms.compile import compile_template
from pledgectl.forms.render import render
from pledgectl.ground.package import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
START = f'<Relationship Id="m" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*texts: str) -> str:
    """Write a paragraph; several texts are several runs of different format, as Word splits them."""
    formats = ["", "<w:rPr><w:b/></w:rPr>"]
    return f"<w:p>{''.join(text if text.startswith('<') else run(text, formats[at % 2]) for at, text in enumerate(texts))}</w:p>"


def table(*rows: list[str]) -> str:
    """Write a table; a cell is text or XML."""
    lines = ["".join(f"<w:tc>{cell if cell.startswith('<w:') else p(cell)}</w:tc>" for cell in row) for row in rows]
    grid = '<w:gridCol w:w="900"/>' * max(map(len, rows))
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def docx(*body: str, **parts: str) -> bytes:
    """Pack a Word file; other parts are given by name: header1="<w:p>…", rels="<Relationship …/>"."""
    files = {"[Content_Types].xml": TYPES, "_rels/.rels": _relations(START)}
    files["word/document.xml"] = f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>"
    files["word/_rels/document.xml.rels"] = _relations(parts.pop("rels", ""))
    roots = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "settings": "settings"}
    for name, content in parts.items():
        root = roots[name.rstrip("0123456789")]
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>"
    return pack({name: text.encode("utf-8") for name, text in files.items()})


def _relations(links: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'


def part(data: bytes, name: str = "document") -> Any:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(f"word/{name}.xml"))


def lines(data: bytes, name: str = "document") -> list[str]:
    """Return the text of every paragraph in order, tables included; breaks are line ends."""
    return [_text(paragraph) for paragraph in part(data, name).iter(f"{{{W}}}p")]


def _text(paragraph: Any) -> str:
    marks = {f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    return "".join(marks.get(node.tag, node.text or "") for node in paragraph.iter(f"{{{W}}}t", *marks))


def made(values: dict[str, Any], *body: str, **parts: str) -> list[str]:
    """Compile a template of these paragraphs, fill it, and return its lines."""
    return lines(render(compile_template(docx(*body, **parts), "样.docx"), values))
