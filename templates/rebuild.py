"""Rebuild the built-in Word templates: `python templates/rebuild.py`.

The DOCX files are what the program uses and what a clerk may edit; a test compares them with what this script makes.

Placeholders of each template (`[]` marks a list of tables; a text may hold line breaks):

pledge.docx 证明事项告知承诺书
    编号.年 编号.号 日期
    申请人.姓名 .证件类型 .证号 .联系方式 .地址 .法定代表人 .代理人 .代理人证号
    机关.名称 .联系人 .联系方式 .地址    事项.名称 … (as in the guide)
    告知[].序号 .标题 .段落 (list of text)      承诺[].序号 .内容      份数说明
guide.docx 办事指南
    事项.编号 .名称 .用途 .办理事项 .类型 .索要单位 .开具单位 .依据 (list of text) .内容 .适用对象 .方式 .核查权力    机关.名称
    指南.受理条件 .申请材料 .办理步骤 .普通步骤 (lists of text) .不适用 .核查 .撤回期限 .撤回条件 .撤回理由 .撤回后
    .法定时限 .承诺时限 .收费 .地点 .时间 .咨询电话 .投诉电话
filing-report.docx 备案报告 (上行文)
    发文字号 签发人 标题 主送 正文 (list of text) 附件 (list of text; may be empty) 落款单位 日期
comparison.docx 新旧对照表
    标题 说明 (text; may be empty) 行[].序号 .部门 .名称 .用途 .类型 .原 .新 .依据 .审定 .备注
        .原段[] .新段[] (原 and 新 in pieces: .文, .改 not "" where they differ) .长 (not "" where the row may be cut)
catalog.docx 公布后的清单
    标题 说明 (text; may be empty) 行[].序号 .编号 .部门 .名称 .用途 .类型 .依据 .索要单位 .开具单位 .层级 .承诺方式 .备注
        .长 (not "" where the row may be cut)
"""

from collections.abc import Callable
from pathlib import Path

from blocks import WIDTH, cell, document, each, in_pieces, listing, paragraph, row, table
from layout import CLOSE, upward, when_else
from rebuild_checks import CHECKS
from rebuild_notices import NOTICES
from rebuild_office import OFFICE
from rebuild_work import WORK

from pledgectl.ground.package import pack

HALF = WIDTH // 2
LEFT = '<w:jc w:val="left"/>'


def pledge() -> dict[str, bytes]:
    """证明事项告知承诺书, as the annex of the plan lays it down."""
    notice = each(
        "for 项 in 告知",
        paragraph("（{{ 项.序号 }}）{{ 项.标题 }}", "Heading2"),
        each("for 段 in 项.段落", paragraph("{{ 段 }}")),
    )
    said = "（{{ 项.序号 }}）{{ 项.内容 }}"
    # The last statement goes with the signatures: nobody signs a page that says nothing.
    statements = each("for 项 in 承诺", when_else("loop.last", paragraph(said, "BodyEnd"), paragraph(said)))
    return document(
        "证明事项告知承诺书",
        [
            paragraph("证明事项告知承诺书", "Title"),
            paragraph("〔{{ 编号.年 }}年〕第{{ 编号.号 }}号", "Centred"),
            paragraph("一、基本信息", "Heading1"),
            _parties(),
            paragraph("二、行政机关告知", "Heading1"),
            notice,
            paragraph("三、申请人承诺", "Heading1"),
            paragraph("申请人就申请的事项，现作出如下承诺：", "BodyEnd"),
            statements,
            paragraph("", "Field"),
            _signatures(),
            CLOSE,
        ],
    )


def _parties() -> str:
    def whole(text: str) -> str:
        return row([cell(WIDTH, text, "Field", span=2)])

    def pair(left: str, right: str) -> str:
        first = cell(HALF, left, "Field").replace("</w:pPr>", '<w:ind w:right="210"/></w:pPr>')
        return row([first, cell(HALF, right, "Field")])

    rows = [
        whole("申请人：{{ 申请人.姓名 }}"),
        pair("证件类型：{{ 申请人.证件类型 }}", "证号：{{ 申请人.证号 }}"),
        whole("联系方式：{{ 申请人.联系方式 }}"),
        whole("{%tr if 申请人.地址 %}"),
        whole("地址：{{ 申请人.地址 }}"),
        whole("{%tr endif %}"),
        whole("{%tr if 申请人.法定代表人 %}"),
        whole("法定代表人：{{ 申请人.法定代表人 }}"),
        whole("{%tr endif %}"),
        whole("{%tr if 申请人.代理人 %}"),
        whole("代理人：{{ 申请人.代理人 }}"),
        whole("代理人证号：{{ 申请人.代理人证号 }}"),
        whole("{%tr endif %}"),
        whole("行政机关：{{ 机关.名称 }}"),
        pair("联系人姓名：{{ 机关.联系人 }}", "联系方式：{{ 机关.联系方式 }}"),
    ]
    return table([HALF, HALF], rows, borders=False)


def _signatures() -> str:
    lines = [("申请人：", "行政机关："), ("（签字盖章）", "（盖章）"), ("{{ 日期 }}", "{{ 日期 }}")]
    rows = [row([cell(HALF, text, "Field") for text in pair]) for pair in lines]
    # In a row of its own the note stays on the page of the signatures. The cell is never empty: to look for such takes time.
    copies = row([cell(WIDTH, "\n{%p if 份数说明 %}\n（{{ 份数说明 }}）\n{%p endif %}", "Body", span=2)])
    return table([HALF, HALF], [*rows, copies], borders=False)


def guide() -> dict[str, bytes]:
    """办事指南: the flows for choosing, not choosing and withdrawing included."""

    def section(title: str, *content: str) -> list[str]:
        return [paragraph(title, "Heading1"), *(text if text.startswith("<") else paragraph(text) for text in content)]

    def lines(name: str) -> str:
        return each(f"for 段 in {name}", paragraph("{{ 段 }}"))

    told = "（一）行政机关以书面形式，将证明义务、证明内容和不实承诺的法律责任一次性告知申请人。"
    signed = "（二）申请人愿意承诺的，签署告知承诺书。行政机关不再索要“{{ 事项.名称 }}”，依据告知承诺书办理。"
    proof = "（一）申请人不愿承诺或者无法承诺的，应当提交法律法规或者国务院决定要求的证明，即“{{ 事项.名称 }}”。"
    withdrawn = "（一）{{ 指南.撤回期限 }}，申请人有{{ 指南.撤回条件 }}的，可以撤回承诺申请。"
    replaced = "可以用告知承诺代替的证明：{{ 事项.名称 }}。证明内容：{{ 事项.内容 }}。"
    parts = [
        section("一、事项名称", "{{ 事项.名称 }}", "证明用途：{{ 事项.用途 }}"),
        section("二、事项类型", "{{ 事项.类型 }}"),
        section("三、实施主体", "{{ 机关.名称 }}"),
        section("四、设定依据", lines("事项.依据")),
        section("五、适用对象", "{{ 事项.适用对象 }}", each("if 指南.不适用", paragraph("{{ 指南.不适用 }}"))),
        section("六、受理条件", lines("指南.受理条件")),
        section("七、申请材料", lines("指南.申请材料"), replaced),
        section(
            "八、选择告知承诺的办理流程", told, signed, "（三）办理步骤：", lines("指南.办理步骤"), "（四）{{ 指南.核查 }}"
        ),
        section(
            "九、不选择告知承诺的办理流程",
            proof,
            "（二）证明的开具单位：{{ 事项.开具单位 }}。",
            each("if 指南.普通步骤", paragraph("（三）办理步骤：") + lines("指南.普通步骤")),
        ),
        section(
            "十、撤回承诺的办理流程",
            withdrawn,
            "（二）{{ 指南.撤回条件 }}：{{ 指南.撤回理由 }}。",
            "（三）撤回后，{{ 指南.撤回后 }}。",
        ),
        section("十一、办理时限", "法定时限：{{ 指南.法定时限 }}", "承诺时限：{{ 指南.承诺时限 }}"),
        section("十二、收费标准", "{{ 指南.收费 }}"),
        section("十三、办理地点和时间", "地点：{{ 指南.地点 }}", "时间：{{ 指南.时间 }}"),
        section("十四、咨询和监督投诉", "咨询电话：{{ 指南.咨询电话 }}", "监督投诉电话：{{ 指南.投诉电话 }}"),
        section("十五、救济途径", "对行政决定不服的，可以依法申请行政复议或者提起行政诉讼。"),
    ]
    title = paragraph("{{ 事项.名称 }}", "Title") + paragraph("告知承诺制办事指南", "Title") + paragraph("", "Normal")
    return document("告知承诺制办事指南", [title, *(block for part in parts for block in part)])


def filing_report() -> dict[str, bytes]:
    """备案报告: a report to the authority above, with 签发人 beside the number."""
    number = "{% if 附件|length > 1 %}{{ loop.index }}. {% endif %}"
    attached = "{% if loop.first %}附件：{% else %}　　　{% endif %}" + number + "{{ 项 }}"
    # Date four characters in from the right edge, the unit centred above it, room for the seal.
    signed = row([cell(WIDTH - 4820, "", "Signature"), cell(4820, "{{ 落款单位 }}\n{{ 日期 }}", "Signature")])
    return document(
        "备案报告",
        [
            *upward("{{ 标题 }}", "{{ 主送 }}"),
            # The last paragraph goes with the signature: a seal never stands on a page without text.
            each("for 段 in 正文", when_else("loop.last", paragraph("{{ 段 }}", "BodyEnd"), _report_text())),
            each("if 附件", paragraph("", "Field"), each("for 项 in 附件", paragraph(attached, "Attachment", LEFT))),
            paragraph("", "Field") * 2,
            table([WIDTH - 4820, 4820], [signed], borders=False),
            paragraph("", "Normal"),
        ],
    )


def _report_text() -> str:
    """Write a paragraph of the report; one with an address, which cannot be broken, is not stretched to the margin."""
    return when_else("'网址' in 段", paragraph("{{ 段 }}", "Body", LEFT), paragraph("{{ 段 }}"))


def comparison() -> dict[str, bytes]:
    """新旧对照表, on A4 landscape."""
    # A number or a date of the decision stands on one line.
    columns = [
        ("序号", "序号", 550, "TableCentre"),
        ("部门", "部门", 930, "TableText"),
        ("证明事项\n名称", "名称", 1250, "TableText"),
        ("证明用途", "用途", 1050, "TableText"),
        ("调整\n类型", "类型", 600, "TableCentre"),
        ("调整前", "原段", 2080, "TableText"),
        ("调整后", "新段", 2080, "TableText"),
        ("设定依据", "依据", 1726, "TableText"),
        ("审定\n主体", "审定", 800, "TableText"),
        ("审定文件", "备注", 1690, "TableText"),
    ]
    return _sheet("新旧对照表", in_pieces(listing("行", columns, long="长"), "项.原段", "项.新段"))


def catalog() -> dict[str, bytes]:
    """公布后的清单, on A4 landscape."""
    columns = [
        ("序号", "序号", 550, "TableCentre"),
        ("事项编号", "编号", 1000, "TableText"),
        ("部门", "部门", 1100, "TableText"),
        ("证明事项名称", "名称", 1550, "TableText"),
        ("证明用途", "用途", 1450, "TableText"),
        ("事项类型", "类型", 620, "TableCentre"),
        ("设定依据", "依据", 2976, "TableText"),
        ("索要单位", "索要单位", 1100, "TableText"),
        ("开具单位", "开具单位", 1150, "TableText"),
        ("行使层级", "层级", 610, "TableCentre"),
        ("承诺方式", "承诺方式", 650, "TableCentre"),
    ]
    return _sheet("证明事项告知承诺制清单", listing("行", columns, long="长"))


def _sheet(title: str, rows: str) -> dict[str, bytes]:
    note = each("if 说明", paragraph("{{ 说明 }}", "Note"))
    body = [paragraph("{{ 标题 }}", "Title"), note, rows, paragraph("", "TableText")]
    return document(title, body, landscape=True)


TEMPLATES: dict[str, Callable[[], dict[str, bytes]]] = {
    "pledge": pledge,
    "guide": guide,
    "filing-report": filing_report,
    "comparison": comparison,
    "catalog": catalog,
    **WORK,
    **OFFICE,
    **CHECKS,
    **NOTICES,
}


def build(name: str) -> bytes:
    """Return the bytes of one template."""
    return pack(TEMPLATES[name](), 9)


if __name__ == "__main__":
    for name in TEMPLATES:
        Path(__file__).with_name(f"{name}.docx").write_bytes(build(name))
