"""The bricks of the built-in templates: WordprocessingML in the official layout of GB/T 9704-2012, as text.

Lengths are twips (1/20 pt; 1 mm is 56.7), font sizes half points, unless said otherwise.
"""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from theme import theme

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
LATIN = "Times New Roman"
SONG, FANG, KAI, HEI, TITLE = "宋体", "仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"
FALLBACKS = {
    SONG: "SimSun",
    FANG: "仿宋,FangSong",
    KAI: "楷体,KaiTi",
    HEI: "SimHei",
    TITLE: "方正小标宋_GBK,小标宋,宋体,SimSun",
}
# The type area is 156 x 225 mm: 22 lines of exactly 28.9 pt, 28 characters of 16 pt drawn 0.25 pt closer.
WIDTH, LONG = 8844, 12756
LINE = '<w:spacing w:line="578" w:lineRule="exact"/>'
TABLE_LINE = '<w:spacing w:line="320" w:lineRule="exact"/>'
FORM_LINE = '<w:spacing w:line="400" w:lineRule="exact"/>'
PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"'
LANDSCAPE = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1588" w:right="2098" w:bottom="1474" w:left="1984"'
)
# Where Latin letters and digits are called Chinese too, LibreOffice breaks a line in the middle of 2021. The defaults of the
# document stay Chinese throughout: they become the language of a PDF.
ENGLISH = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def fonts(face: str) -> str:
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'


def style(code: str, name: str, paragraph: str, face: str, size: int, based: str = "Normal") -> str:
    """Write a paragraph style; `paragraph` are its paragraph properties in schema order."""
    based = f'<w:basedOn w:val="{based}"/>' if code != "Normal" else ""
    default = ' w:default="1"' if code == "Normal" else ""
    closer = -5 if size == 32 else 0
    language = ENGLISH if code == "Normal" else ""
    run = f'<w:rPr>{fonts(face)}<w:spacing w:val="{closer}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{language}</w:rPr>'
    head = f'<w:style w:type="paragraph"{default} w:styleId="{code}"><w:name w:val="{name}"/>{based}<w:qFormat/>'
    return f"{head}<w:pPr>{paragraph}</w:pPr>{run}</w:style>"


def heading(code: str, number: int, face: str) -> str:
    level = f'<w:keepNext/>{LINE}{INDENT}<w:outlineLvl w:val="{number - 1}"/>'
    return style(code, f"heading {number}", level, face, 32)


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="630"/>'
CENTRED = '<w:jc w:val="center"/>'
STYLES = [
    style("Normal", "Normal", f'<w:widowControl/>{LINE}<w:jc w:val="both"/>', FANG, 32),
    style("Body", "Body Text", INDENT, FANG, 32),
    style("BodyEnd", "正文末段", f"<w:keepNext/>{INDENT}", FANG, 32),
    style(
        "Title",
        "Title",
        f'<w:keepNext/><w:spacing w:line="720" w:lineRule="exact"/>{CENTRED}<w:outlineLvl w:val="0"/>',
        TITLE,
        44,
    ),
    heading("Heading1", 1, HEI),
    heading("Heading2", 2, KAI),
    style(
        "Attachment",
        "附件说明",
        '<w:keepNext/><w:ind w:leftChars="600" w:left="1890" w:hangingChars="400" w:hanging="1260"/>',
        FANG,
        32,
        "Normal",
    ),
    style("Signature", "落款", f"<w:keepNext/>{CENTRED}", FANG, 32),
    style("Field", "表单栏目", '<w:keepNext/><w:jc w:val="left"/>', FANG, 32),
    style("Centred", "居中", CENTRED, FANG, 32),
    style("Note", "说明", f'<w:spacing w:line="400" w:lineRule="exact"/>{INDENT.replace("630", "480")}', FANG, 24),
    style("TableHead", "表头", f"<w:keepNext/>{TABLE_LINE}{CENTRED}", HEI, 21),
    style("TableText", "表格文字", f'{TABLE_LINE}<w:jc w:val="left"/>', FANG, 21),
    style("TableCentre", "表格居中", f"{TABLE_LINE}{CENTRED}", FANG, 21),
    style("FormLabel", "表单项目", f"{FORM_LINE}{CENTRED}", FANG, 24),
    style("FormText", "表单内容", f'{FORM_LINE}<w:jc w:val="left"/>', FANG, 24),
    style("Footer", "footer", '<w:spacing w:line="320" w:lineRule="exact"/>', SONG, 28),
]


def margins(top: int, sides: int, bottom: int) -> str:
    """Write the inner margins of a table's cells."""
    lengths = {"top": top, "left": sides, "bottom": bottom, "right": sides}
    inner = "".join(f'<w:{side} w:w="{length}" w:type="dxa"/>' for side, length in lengths.items())
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


GRID = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    f'<w:tblInd w:w="0" w:type="dxa"/>{margins(0, 57, 0)}</w:tblPr></w:style>'
)


def run(text: str, face: str = "") -> str:
    # The hint gives quotation marks and dashes their full width.
    chosen = fonts(face) if face else "<w:rFonts/>"
    properties = "<w:rPr>" + chosen.replace("<w:rFonts", '<w:rFonts w:hint="eastAsia"') + "</w:rPr>"
    parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")]
    return f"<w:r>{properties}{'<w:tab/>'.join(parts)}</w:r>"


def in_pieces(xml: str, *names: str) -> str:
    """Print what `names` hold in pieces, those that differ from another text bold and underlined."""
    plain = run("{{ 段.文 }}")
    strong = plain.replace("</w:rPr>", '<w:b/><w:bCs/><w:u w:val="single"/></w:rPr>')
    for name in names:
        tags = (f"for 段 in {name}", "if 段.改", "else", "endif", "endfor")
        loop, test, other, *ends = (run(f"{{%r {tag} %}}") for tag in tags)
        xml = xml.replace(run(f"{{{{ {name} }}}}"), "".join((loop, test, strong, other, plain, *ends)))
    return xml


def paragraph(text: str, style: str = "Body", extra: str = "") -> str:
    """Write a paragraph of one run; `extra` are further paragraph properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{run(text) if text else ""}</w:p>'


def each(loop: str, *content: str) -> str:
    """Repeat paragraphs: `loop` is "for 项 in 告知" or "if 名称"."""
    end = "end" + loop.split()[0]
    return paragraph(f"{{%p {loop} %}}", "Normal") + "".join(content) + paragraph(f"{{%p {end} %}}", "Normal")


def cell(width: int, text: str, style: str = "TableText", span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    centre = '<w:vAlign w:val="center"/>' if style.startswith(("Table", "Form")) else ""
    lines = "".join(paragraph(line, style) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}{centre}</w:tcPr>{lines}</w:tc>'


def row(cells: Sequence[str], header: bool = False) -> str:
    head = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Sequence[int], rows: Sequence[str], borders: bool) -> str:
    edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in _SIDES) if borders else ""
    lines = f"<w:tblBorders>{edge}</w:tblBorders>" if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    size = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
    properties = (
        f'<w:tblPr>{size}{lines}<w:tblLayout w:type="fixed"/>{margins(40, 57, 60) if borders else margins(0, 0, 0)}</w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def tall(cells: Sequence[str], height: int) -> str:
    """Write a row of at least `height` twips."""
    size = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    return row(cells).replace("<w:cantSplit/>", f"<w:cantSplit/>{size}", 1)


def listing(rows: str, columns: Sequence[tuple[str, str, int, str]], height: int = 0, long: str = "") -> str:
    """Write a bordered table over the list `rows`: (heading, key, width, style) a column; the header repeats.

    `height` is that of a row at least, in twips: a pen needs more than print. Rows that have `long` may go on overleaf: one
    longer than a page cannot be kept whole, and LibreOffice loses its end if told to.
    """
    widths = [width for _, _, width, _ in columns]

    def tag(text: str) -> str:
        return row([cell(sum(widths), f"{{%tr {text} %}}", span=len(columns))])

    cells = [cell(width, f"{{{{ 项.{key} }}}}", style) for _, key, width, style in columns]
    body = tall(cells, height) if height else row(cells)
    if long:
        body = tag(f"if 项.{long}") + body.replace("<w:cantSplit/>", "") + tag("else") + body + tag("endif")
    head = row([cell(width, name, "TableHead") for name, _, width, _ in columns], header=True)
    return table(widths, [head, tag(f"for 项 in {rows}"), body, tag("endfor")], borders=True)


def footer(side: str, below: int = 0) -> str:
    """Write the page number — 1 —, one character in from the outer edge, `below` twips above where footers stand."""
    lift = f'<w:spacing w:after="{below}" w:line="320" w:lineRule="exact"/>' if below else ""
    indent = f'<w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/>'
    number = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    number += (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    line = f'<w:p><w:pPr><w:pStyle w:val="Footer"/>{lift}{indent}</w:pPr>{run("— ", SONG)}{number}{run(" —", SONG)}</w:p>'
    return f"{HEAD}<w:ftr {SPACES}>{line}</w:ftr>"


def font_table() -> str:
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, other in FALLBACKS.items()
    )
    return f"{HEAD}<w:fonts {SPACES}>{entries}</w:fonts>"


def styles() -> str:
    language = '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANG)}{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    return f"{HEAD}<w:styles {SPACES}>{defaults}{''.join(STYLES)}{GRID}</w:styles>"


SETTINGS = (
    f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>'
    '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>'
    # A value of several lines stands in a justified paragraph: without this its lines are stretched from margin to margin.
    '<w:compat><w:doNotExpandShiftReturn/>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
)
_PARTS = {
    "styles": ("styles.xml", "styles"),
    "settings": ("settings.xml", "settings"),
    "fontTable": ("fontTable.xml", "fontTable"),
    "odd": ("footer1.xml", "footer"),
    "even": ("footer2.xml", "footer"),
    "theme": ("theme/theme1.xml", "theme"),
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def document(title: str, body: Sequence[str], landscape: bool = False) -> dict[str, bytes]:
    """Return the parts of a whole DOCX in the order of the package."""
    size = (LANDSCAPE if landscape else PORTRAIT) + f' w:header="851" w:footer="{850 if landscape else 1417}" w:gutter="0"/>'
    feet = '<w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
    section = f"<w:sectPr>{feet}{size}</w:sectPr>"
    links = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{file}"/>' for key, (file, kind) in _PARTS.items()
    )
    core = f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language><cp:revision>1</cp:revision>"
    spaces = f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        ),
        "docProps/core.xml": f"{HEAD}<cp:coreProperties {spaces}>{core}</cp:coreProperties>",
        "word/document.xml": f"{HEAD}<w:document {SPACES}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(links),
        "word/styles.xml": styles(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
        "word/theme/theme1.xml": HEAD + theme(LATIN, TITLE, FANG),
    }
    return {name: text.encode("utf-8") for name, text in parts.items()}


def _relations(links: str) -> str:
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'


def _content_types() -> str:
    kinds = {"document.xml": "document.main", **dict(_PARTS.values())}
    office = _WORD.rpartition(".")[0]
    families = {file: office if kind == "theme" else _WORD for file, kind in kinds.items()}
    entries = "".join(
        f'<Override PartName="/word/{file}" ContentType={quoteattr(f"{families[file]}.{kind}+xml")}/>'
        for file, kind in kinds.items()
    )
    core = '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    plain = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    plain += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{plain}{entries}{core}</Types>'
