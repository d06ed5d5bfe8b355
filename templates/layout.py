"""What several papers share: letters, notices, signatures, forms; made of the bricks in `blocks`.

In a text `__` opens and closes an underline, for a blank that a pen fills.
"""

from collections.abc import Sequence

from blocks import HEAD, KAI, SPACES, TITLE, WIDTH, cell, document, each, fonts, footer, paragraph, row, run, table, tall

EMPTY = paragraph("", "Normal")
# Word wants a paragraph after a table; this one takes no room.
CLOSE = paragraph("", "Normal", '<w:spacing w:line="2" w:lineRule="exact"/>')
LABEL = 1500  # five characters
VALUE = WIDTH // 2 - LABEL
LEAST = 567  # a row is a centimetre high at least
LINES = f'<w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{WIDTH}"/></w:tabs>'
UNIT = 4820
SHIFT = "　" * 14
UNDERLINE = '<w:u w:val="single"/>'
RED = "FF0000"
CONTACT = "联系人：{{ 机关.联系人 }}，联系方式：{{ 机关.联系方式 }}。"
# A number that does not fit stretches the line before it, unless the line ends where it ends.
RAGGED = '<w:jc w:val="left"/>'
# A title of more has another line anyway, and none of it should be broken twice.
TITLE_ROOM = 20
# Where page numbers stand above the edge of the paper, and where the lower rules of a letter do.
FOOT, BASE = 1417, 1020
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def said(text: str, style: str = "Body", extra: str = "") -> str:
    """Write a paragraph in which `__…__` is underlined."""
    runs = [
        run(part).replace("</w:rPr>", UNDERLINE + "</w:rPr>", 1) if at % 2 else run(part)
        for at, part in enumerate(text.split("__"))
        if part
    ]
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{"".join(runs)}</w:p>'


def ruled(lead: str, name: str, more: int = 1) -> str:
    """Write `lead` and a value; where there is none, a rule to the end of the line and `more` whole ones below."""
    blank = paragraph("\t", "Normal", f"<w:keepNext/>{LINES}")
    first = paragraph(f"{lead}\t", "Body", f"<w:keepNext/>{LINES}")
    rules = (first + blank * more).rpartition("<w:keepNext/>")
    # Otherwise all the rules of a paper and its signature would go overleaf together.
    return when_else(name, paragraph(f"{lead}{{{{ {name} }}}}。"), rules[0] + rules[2] if more else first)


def contact(text: str = CONTACT) -> str:
    """Write whom to ask, on the page of the signature."""
    return paragraph(text, "BodyEnd", RAGGED)


def when_else(test: str, yes: str, no: str) -> str:
    """Choose between paragraphs."""
    tags = [paragraph(f"{{%p {tag} %}}", "Normal") for tag in (f"if {test}", "else", "endif")]
    return tags[0] + yes + tags[1] + no + tags[2]


def lines(name: str, style: str = "Body") -> str:
    """Write a list of texts, a paragraph each."""
    return each(f"for 段 in {name}", paragraph("{{ 段 }}", style))


def heading(text: str) -> str:
    return paragraph(text, "Heading1")


def addressee(text: str) -> str:
    return paragraph(f"{text}：", "Normal")


def signed(unit: str = "{{ 机关.名称 }}", date: str = "{{ 日期 }}", below: str = "") -> str:
    """Write 落款: the unit centred above the date, room for the seal; `below` is a text under the date."""
    names = row([cell(WIDTH - UNIT, "", "Signature"), cell(UNIT, f"{unit}\n{date}", "Signature")])
    # In a row of its own what stands below stays on the page of the signature.
    rows = [names, row([cell(WIDTH, below, "Body", span=2)])] if below else [names]
    return paragraph("", "Field") * 2 + table([WIDTH - UNIT, UNIT], rows, borders=False) + CLOSE


def notice(title: str, number: str, *body: str, unit: str = "{{ 机关.名称 }}") -> dict[str, bytes]:
    """Write a paper of an authority to a party: names on top, number, text, signature."""
    head = [paragraph(unit, "Title"), paragraph(title, "Title"), paragraph(number, "Centred")]
    return document(title, [*head, *body])


def right(text: str) -> str:
    return paragraph(text, "Normal", '<w:jc w:val="right"/>')


def letter(title: str, subject: str, *body: str, unit: str = "{{ 机关.名称 }}") -> dict[str, bytes]:
    """Write a paper in letter format (GB/T 9704-2012, 10.1): red name, double rules above and below, page one unnumbered."""
    parts = document(title, [right("{{ 发文字号 }}"), EMPTY, _about(subject), EMPTY, *body])
    first = {"mark": ("header1.xml", "header", _mark(unit)), "base": ("footer3.xml", "footer", _base())}
    refs = "".join(f'<w:{kind}Reference w:type="first" r:id="{key}"/>' for key, (_, kind, _) in first.items())
    links = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{file}"/>' for key, (file, kind, _) in first.items()
    )
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = "".join(
        f'<Override PartName="/word/{file}" ContentType="{office}.{kind}+xml"/>' for file, kind, _ in first.values()
    )
    # The name stands 30 mm below the edge of the paper; the text begins where that of any other paper does.
    put(parts, "word/document.xml", "<w:sectPr>", f"<w:sectPr>{refs}")
    put(parts, "word/document.xml", "</w:sectPr>", "<w:titlePg/></w:sectPr>")
    put(parts, "word/document.xml", f'w:header="851" w:footer="{FOOT}"', f'w:header="1701" w:footer="{BASE}"')
    put(parts, "word/_rels/document.xml.rels", "</Relationships>", f"{links}</Relationships>")
    put(parts, "[Content_Types].xml", "</Types>", f"{kinds}</Types>")
    pages = {f"word/footer{number}.xml": footer(side, FOOT - BASE) for number, side in ((1, "right"), (2, "left"))}
    added = {f"word/{file}": text for file, _, text in first.values()} | pages
    return parts | {name: text.encode("utf-8") for name, text in added.items()}


def _about(subject: str) -> str:
    """Write the title of a letter on an item: in two lines, unless the item's name takes more than the first."""
    halves = "".join(paragraph(line, "Title") for line in subject.split("\n"))
    lead, name, _ = subject.partition("{{")
    whole = paragraph(subject.replace("\n", ""), "Title")
    return when_else(f"事项.名称|length > {TITLE_ROOM - len(lead)}", whole, halves) if name else halves


def put(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    """Replace text in one part of a package."""
    parts[name] = parts[name].replace(old.encode("utf-8"), new.encode("utf-8"))


def _rule(edge: str, kind: str) -> str:
    """Write the paragraph properties of a red double rule of 170 mm, in the middle of the paper."""
    border = f'<w:pBdr><w:{edge} w:val="{kind}" w:sz="24" w:space="4" w:color="{RED}"/></w:pBdr>'
    return f'{border}<w:spacing w:line="700" w:lineRule="exact"/><w:ind w:left="-454" w:right="-340"/><w:jc w:val="center"/>'


def _mark(unit: str) -> str:
    look = f'<w:rPr>{fonts(TITLE)}<w:color w:val="{RED}"/><w:sz w:val="56"/><w:szCs w:val="56"/></w:rPr>'
    text = f'<w:r>{look}<w:t xml:space="preserve">{unit}</w:t></w:r>'
    line = f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{_rule("bottom", "thickThinSmallGap")}</w:pPr>{text}</w:p>'
    return f"{HEAD}<w:hdr {SPACES}>{line}</w:hdr>"


def _base() -> str:
    properties = _rule("top", "thickThinSmallGap").replace("700", "240")
    return f'{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>{properties}</w:pPr></w:p></w:ftr>'


def form(title: str, above: Sequence[str], rows: Sequence[str], below: Sequence[str] = ()) -> dict[str, bytes]:
    """Write a paper that is one bordered form: `above` and `below` are paragraphs."""
    *upper, before, last = rows
    # No page holds the last row alone, nor what stands below it.
    ends = [*upper, _kept(before), _kept(last) if below else last]
    body = table([LABEL, VALUE, LABEL, VALUE], ends, borders=True)
    return document(title, [paragraph(title, "Title"), *(above or [paragraph("", "FormText")]), body, *below, CLOSE])


def _kept(rows: str) -> str:
    """Keep rows on the page of what follows them."""
    for style in ("FormText", "FormLabel"):
        rows = rows.replace(f'<w:pStyle w:val="{style}"/>', f'<w:pStyle w:val="{style}"/><w:keepNext/>')
    return rows


def entry(label: str, text: str, height: int = 0) -> str:
    """Write a row of a form: a label and its text over the rest of the width; `height` is at least, in twips."""
    return tall([cell(LABEL, label, "FormLabel"), cell(WIDTH - LABEL, text, "FormText", span=3)], height or LEAST)


def flowing(label: str, text: str, height: int = 0) -> str:
    """Write a row for texts of any length, as laws are: it may go on overleaf rather than leave half a page blank."""
    return entry(label, text, height).replace("<w:cantSplit/>", "", 1)


def listed(name: str) -> str:
    """Write a list of texts in a cell, a paragraph each."""
    return f"{{%p for 段 in {name} %}}\n{{{{ 段 }}}}\n{{%p endfor %}}"


def pair(label: str, text: str, other: str, more: str) -> str:
    """Write a row of two labels and two texts."""
    cells = [cell(LABEL, label, "FormLabel"), cell(VALUE, text, "FormText")]
    return tall([*cells, cell(LABEL, other, "FormLabel"), cell(VALUE, more, "FormText")], LEAST)


def opinion(label: str, who: str, text: str = "", name: str = "", date: str = "{{ 日期 }}") -> str:
    """Write a row for an opinion, who signs it, the name if it is known, and the date."""
    return entry(label, f"{text}\n\n{SHIFT}{who}：{name}\n{SHIFT}{date}")


def upward(title: str, to: str) -> list[str]:
    """Write the head of a paper to the authority above: number and 签发人 on one line, title, addressee."""
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - 315}"/></w:tabs><w:ind w:leftChars="100" w:left="315"/>'
    head = f'<w:p><w:pPr><w:pStyle w:val="Normal"/>{stop}</w:pPr>'
    head += run("{{ 发文字号 }}\t签发人：") + run("{{ 签发人 }}", KAI) + "</w:p>"
    titles = [paragraph(line, "Title") for line in title.split("\n")]
    return [head, EMPTY * 2, *titles, EMPTY, addressee(to)]
