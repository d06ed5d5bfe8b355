"""Rebuild the built-in Word templates: `python templates/rebuild.py`.

The DOCX files are what the program uses and what a clerk may edit; a test compares them with what this script makes.

Placeholders of each template (`[]` marks a list of tables; a text may hold line breaks):

pledge.docx 证明事项告知承诺书
    编号.年 编号.号 日期
    申请人.姓名 .证件类型 .证号 .联系方式 .地址 .法定代表人 .代理人 .代理人证号
    机关.名称 .联系人 .联系方式
    告知[].序号 .标题 .段落 (list of text)      承诺[].序号 .内容      份数说明
guide.docx 办事指南
    事项.名称 .用途 .类型 .适用对象 .证明内容 .依据 (list of text)    机关.名称    指南.受理条件 .申请材料 .选择流程
    .不选择流程 .撤回流程 (lists of text) .法定时限 .承诺时限 .收费 .地点 .时间 .咨询电话 .投诉电话
filing-report.docx 备案报告 (上行文)
    发文字号 签发人 主送 辖区 机关 版本 公布日期 公布网址 依据文件 依据条文 (list of text) 首次 接管 (true or false) 项数
    统计.新增 .取消 .更名 .变更 .合计    变化说明 审定 (list of text) 期限 附件 (list of text) 联系人 成文日期
comparison.docx 新旧对照表
    辖区 机关 公布日期 旧版本 新版本 统计.合计
    变化[].序号 .部门 .名称 .用途 .类型 .调整前 .调整后 .审定主体 .审定文件
catalog.docx 公布后的清单
    辖区 机关 版本 公布日期 项数
    事项[].序号 .编号 .部门 .名称 .用途 .类型 .依据 .索要单位 .开具单位 .层级
"""

from collections.abc import Callable
from pathlib import Path

from blocks import KAI, LONG, WIDTH, cell, document, each, listing, paragraph, row, run, table

from pledgectl.package import pack

HALF = WIDTH // 2


def pledge() -> dict[str, bytes]:
    """证明事项告知承诺书, as the annex of the plan lays it down."""
    notice = each(
        "for 项 in 告知",
        paragraph("（{{ 项.序号 }}）{{ 项.标题 }}", "Heading2"),
        each("for 段 in 项.段落", paragraph("{{ 段 }}")),
    )
    statements = each("for 项 in 承诺", paragraph("（{{ 项.序号 }}）{{ 项.内容 }}"))
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
            paragraph("申请人就申请的事项，现作出如下承诺："),
            statements,
            paragraph("", "Field"),
            _signatures(),
            paragraph("", "Field"),
            each("if 份数说明", paragraph("（{{ 份数说明 }}）")),
        ],
    )


def _parties() -> str:
    def whole(text: str) -> str:
        return row([cell(WIDTH, text, "Field", span=2)])

    def pair(left: str, right: str) -> str:
        return row([cell(HALF, left, "Field"), cell(HALF, right, "Field")])

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
        pair("代理人：{{ 申请人.代理人 }}", "代理人证号：{{ 申请人.代理人证号 }}"),
        whole("{%tr endif %}"),
        whole("行政机关：{{ 机关.名称 }}"),
        pair("联系人姓名：{{ 机关.联系人 }}", "联系方式：{{ 机关.联系方式 }}"),
    ]
    return table([HALF, HALF], rows, borders=False)


def _signatures() -> str:
    lines = [("申请人：", "行政机关："), ("（签字盖章）", "（盖章）"), ("{{ 日期 }}", "{{ 日期 }}")]
    return table([HALF, HALF], [row([cell(HALF, text, "Field") for text in pair]) for pair in lines], borders=False)


def guide() -> dict[str, bytes]:
    """办事指南: the flows for choosing, not choosing and withdrawing included."""

    def section(title: str, *content: str) -> list[str]:
        return [paragraph(title, "Heading1"), *content]

    def lines(name: str) -> str:
        return each(f"for 段 in {name}", paragraph("{{ 段 }}"))

    parts = [
        section("一、事项名称", paragraph("{{ 事项.名称 }}"), paragraph("证明用途：{{ 事项.用途 }}")),
        section("二、事项类型", paragraph("{{ 事项.类型 }}")),
        section("三、实施主体", paragraph("{{ 机关.名称 }}")),
        section("四、设定依据", lines("事项.依据")),
        section("五、适用对象", paragraph("{{ 事项.适用对象 }}")),
        section("六、受理条件", lines("指南.受理条件")),
        section("七、申请材料", lines("指南.申请材料"), paragraph("证明内容：{{ 事项.证明内容 }}")),
        section("八、选择告知承诺的办理流程", lines("指南.选择流程")),
        section("九、不选择告知承诺的办理流程", lines("指南.不选择流程")),
        section("十、撤回承诺的办理流程", lines("指南.撤回流程")),
        section("十一、办理时限", paragraph("法定时限：{{ 指南.法定时限 }}"), paragraph("承诺时限：{{ 指南.承诺时限 }}")),
        section("十二、收费标准", paragraph("{{ 指南.收费 }}")),
        section("十三、办理地点和时间", paragraph("地点：{{ 指南.地点 }}"), paragraph("时间：{{ 指南.时间 }}")),
        section(
            "十四、咨询和监督投诉", paragraph("咨询电话：{{ 指南.咨询电话 }}"), paragraph("监督投诉电话：{{ 指南.投诉电话 }}")
        ),
    ]
    title = paragraph("{{ 事项.名称 }}", "Title") + paragraph("告知承诺制办事指南", "Title") + paragraph("", "Normal")
    return document("告知承诺制办事指南", [title, *(block for part in parts for block in part)])


def filing_report() -> dict[str, bytes]:
    """备案报告: a report to the authority above, with 签发人 beside the number."""
    right = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - 315}"/></w:tabs><w:ind w:leftChars="100" w:left="315"/>'
    head = '<w:p><w:pPr><w:pStyle w:val="Normal"/>' + right + "</w:pPr>"
    head += run("{{ 发文字号 }}\t签发人：") + run("{{ 签发人 }}", KAI) + "</w:p>"
    what = "{% if 首次 %}公布{% else %}调整{% endif %}情况"
    basis = "根据{{ 依据文件 }}{% if 依据条文 %}关于“{{ 依据条文|join('”“') }}”的规定{% endif %}，"
    number = "{% if 附件|length > 1 %}{{ loop.index }}. {% endif %}"
    attached = "{% if loop.first %}附件：{% else %}　　　{% endif %}" + number + "{{ 项 }}"
    published = (
        "{{ 机关 }}于{{ 公布日期 }}公布证明事项告知承诺制清单（版本：{{ 版本 }}），共{{ 项数 }}项，公布网址：{{ 公布网址 }}。"
    )
    changed = "与上一版本相比，{{ 变化说明 }}，合计{{ 统计.合计 }}项，逐项情况见调整对照表。"
    # Date four characters in from the right edge, the unit centred above it, room for the seal.
    signed = row([cell(WIDTH - 4820, "", "Signature"), cell(4820, "{{ 机关 }}\n{{ 成文日期 }}", "Signature")])
    body = [
        paragraph(f"{basis}现将{{{{ 辖区 }}}}证明事项告知承诺制清单{what}报告如下："),
        paragraph("一、公布情况", "Heading1"),
        paragraph(published),
        paragraph("二、调整情况", "Heading1"),
        each("if 首次", paragraph("本次为首次公布，没有可以比较的上一版本。")),
        each("if not 首次 and 变化说明", paragraph(changed)),
        each("if not 首次 and not 变化说明", paragraph("与上一版本相比没有变化。")),
        each("if 审定", paragraph("三、审定情况", "Heading1"), each("for 段 in 审定", paragraph("{{ 段 }}。"))),
        each("if 期限", paragraph("报备期限：{{ 期限 }}。")),
        paragraph("特此报告。"),
    ]
    return document(
        "备案报告",
        [
            head,
            paragraph("", "Normal") * 2,
            paragraph(f"关于{{{{ 辖区 }}}}证明事项告知承诺制清单{what}的备案报告", "Title"),
            paragraph("", "Normal"),
            paragraph("{{ 主送 }}：", "Normal"),
            *body,
            each("if 附件", paragraph("", "Normal"), each("for 项 in 附件", paragraph(attached, "Attachment"))),
            paragraph("", "Field") * 2,
            table([WIDTH - 4820, 4820], [signed], borders=False),
            paragraph("（联系人：{{ 联系人 }}）"),
        ],
    )


def comparison() -> dict[str, bytes]:
    """新旧对照表, on A4 landscape."""
    columns = [
        ("序号", "序号", 600, "TableCentre"),
        ("部门", "部门", 1300, "TableText"),
        ("证明事项名称", "名称", 1900, "TableText"),
        ("证明用途", "用途", 1700, "TableText"),
        ("调整类型", "类型", 700, "TableCentre"),
        ("调整前", "调整前", 2100, "TableText"),
        ("调整后", "调整后", 2100, "TableText"),
        ("审定主体", "审定主体", 1100, "TableText"),
        ("审定文件", "审定文件", LONG - 11500, "TableText"),
    ]
    note = "由“{{ 旧版本 }}”调整为“{{ 新版本 }}”，共{{ 统计.合计 }}项。"
    return _sheet("证明事项告知承诺制清单新旧对照表", note, listing("变化", columns))


def catalog() -> dict[str, bytes]:
    """公布后的清单, on A4 landscape."""
    columns = [
        ("序号", "序号", 600, "TableCentre"),
        ("编号", "编号", 1000, "TableText"),
        ("部门", "部门", 1200, "TableText"),
        ("证明事项名称", "名称", 1800, "TableText"),
        ("证明用途", "用途", 1600, "TableText"),
        ("事项类型", "类型", 1000, "TableText"),
        ("设定依据", "依据", 2556, "TableText"),
        ("索要单位", "索要单位", 1100, "TableText"),
        ("开具单位", "开具单位", 1100, "TableText"),
        ("行使层级", "层级", LONG - 11956, "TableText"),
    ]
    note = "公布单位：{{ 机关 }}　　公布日期：{{ 公布日期 }}　　版本：{{ 版本 }}　　共{{ 项数 }}项"
    return _sheet("证明事项告知承诺制清单", note, listing("事项", columns))


def _sheet(title: str, note: str, content: str) -> dict[str, bytes]:
    body = [paragraph("{{ 辖区 }}" + title, "Title"), paragraph(note, "Note"), content, paragraph("", "TableText")]
    return document(title, body, landscape=True)


TEMPLATES: dict[str, Callable[[], dict[str, bytes]]] = {
    "pledge": pledge,
    "guide": guide,
    "filing-report": filing_report,
    "comparison": comparison,
    "catalog": catalog,
}


def build(name: str) -> bytes:
    """Return the bytes of one template."""
    return pack(TEMPLATES[name](), 9)


if __name__ == "__main__":
    for name in TEMPLATES:
        Path(__file__).with_name(f"{name}.docx").write_bytes(build(name))
