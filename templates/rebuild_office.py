"""Papers around the catalog: applications, reviews, announcements, reports; built by `rebuild.py`.

Placeholders of each template:

adjustment.docx 调整申请表
    机关.名称 .联系人 .联系方式 事项.编号 .类型 .名称 .用途 .依据 调整.类型 .前 .后 .理由 .上级 审查.排除 .意见 .人 .日期
    .前段[] .后段[] (前 and 后 in pieces: .文, .改 not "" where they differ)
    不适用范围 风险 核查说明 审查身份 日期 辖区.司法部门 .政府 政府审定
legality.docx 合法性审查意见书
    机关.名称 事项.编号 .名称 .用途 .依据 不适用范围 审查.排除 .意见 .人 .日期 明令取消 专业 审查身份 日期
request.docx 提请审定的请示
    发文字号 签发人 辖区.政府 .司法部门 审定依据 调整数 审查情况 行[].序号 .部门 .名称 .类型 .编号 理由 联系人 日期
announcement.docx 公布公告
    辖区.司法部门 .名称 发文字号 方案.名称 版本 部门数 项数 渠道 联系人 公布日期
situation.docx 重要情况报告
    发文字号 签发人 辖区.政府 .司法部门 方案.名称 情况.事由 .基本 .经过 .原因 .建议 联系人 日期
assessment.docx 跟踪评估报告
    发文字号 签发人 辖区.政府 .司法部门 方案.名称 评估.方法 .清单 .文本 .办件 .核查 .信用 .问题 .措施 联系人 日期
supervision.docx 督查通报
    发文字号 方案.名称 辖区.司法部门 版本 项数 行[].序号 .部门 .项数 .核查 .审查 .问题 .期限 整改 联系人 日期
remind.docx 催办单
    发文字号 机关.名称 日期 方案.名称 催办 催办单.日期 .次数 办件.完成日期 项数 联系人 辖区.司法部门
report.docx 月报、督查、公开情况、台账、年度考核
    报表.标题 .说明 (list of text) .节[].题 .说明 .表 .图 (.表 and .图 are marks that the program replaces)
    辖区.司法部门 日期
receipt.docx 清单报送签收单
    机关.名称 项数 版本 日期 形式 报送.名称 .编号 .人 .联系方式 .日期 .文件 .齐全 .补正 办件.完成日期 辖区.司法部门
"""

from blocks import document, each, in_pieces, listing, paragraph
from layout import EMPTY, addressee, entry, flowing, form, heading, listed, opinion, pair, put, signed, upward

NUMBERED = paragraph("{{ 发文字号 }}", "Centred")
# 附注 stands below the date (GB/T 9704-2012, 7.3.6).
NOTE = "（联系人：{{ 联系人 }}）"
REVIEWER = ("{{ 审查.人 }}", "{% if 审查.日期 %}{{ 审查.日期 }}{% else %}{{ 日期 }}{% endif %}")


def adjustment() -> dict[str, bytes]:
    """调整申请表 (毛集二（一）3: application and ground; 虎林二（二）1: who decides what; domain.md 4.5)."""
    return form(
        "证明事项告知承诺制清单调整申请表",
        [],
        [
            pair("申请单位", "{{ 机关.名称 }}", "联系人", "{{ 机关.联系人 }}\n{{ 机关.联系方式 }}"),
            pair("事项编号", "{{ 事项.编号 }}", "事项类型", "{{ 事项.类型 }}"),
            entry("事项名称", "{{ 事项.名称 }}"),
            entry("证明用途", "{{ 事项.用途 }}"),
            entry("调整类型", "{{ 调整.类型 }}"),
            in_pieces(flowing("调整前", "{{ 调整.前段 }}", 1000), "调整.前段"),
            in_pieces(flowing("调整后", "{{ 调整.后段 }}", 1000), "调整.后段"),
            entry("调整理由", "{{ 调整.理由 }}", 1400),
            flowing("法律依据\n原文", listed("事项.依据")),
            entry("是否属于\n不适用范围", "□ 不属于　□ 疑似属于，可以承诺的理由：{{ 审查.排除 }}\n不适用范围：{{ 不适用范围 }}"),
            entry("上级目录\n对应项", "{{ 调整.上级 }}"),
            flowing("风险点和\n核查措施", f"{listed('风险')}\n{{{{ 核查说明 }}}}"),
            opinion("{{ 审查身份 }}\n意见", "审查人", "{{ 审查.意见 }}", *REVIEWER),
            opinion("申请单位\n意见", "主要负责人（盖章）"),
            opinion("审核意见", "负责人（盖章）", "{{ 辖区.司法部门 }}"),
            each_row("if 政府审定", opinion("审定意见", "（盖章）", "{{ 辖区.政府 }}")),
        ],
    )


def each_row(test: str, content: str) -> str:
    """Write rows only where `test` holds."""
    tags = [entry("", f"{{%tr {tag} %}}") for tag in (test, "endif")]
    return tags[0] + content + tags[1]


def legality() -> dict[str, bytes]:
    """合法性审查意见书 (毛集二（二）4、虎林二（一）3: legality review; hard items by asking above or a hearing of experts)."""
    return form(
        "合法性审查意见书",
        [],
        [
            pair("送审单位", "{{ 机关.名称 }}", "事项编号", "{{ 事项.编号 }}"),
            entry("证明事项\n名称", "{{ 事项.名称 }}"),
            entry("证明用途", "{{ 事项.用途 }}"),
            flowing("设定依据", listed("事项.依据")),
            entry("依据审查", "□ 有法律、法规或者国务院决定依据，现行有效　□ 没有\n说明：", 800),
            entry("是否不适用告知承诺制", "□ 不属于　□ 属于　范围：{{ 不适用范围 }}\n理由：{{ 审查.排除 }}", 800),
            each_row("if 明令取消", entry("是否已明令取消", "□ 不属于国家和省已明令取消的证明事项　□ 属于", 600)),
            entry("专业性、技术性较强的事项", "{{ 专业 }}", 800),
            entry("告知的内容", "□ 可量化、易操作，不含模糊表述或者兜底条款　□ 需要修改：", 800),
            opinion("审查意见\n（{{ 审查身份 }}）", "审查人", "{{ 审查.意见 }}", *REVIEWER),
        ],
    )


def request() -> dict[str, bytes]:
    """提请本级政府审定的请示 (虎林二（二）1: items added or removed are decided by the government)."""
    columns = [
        ("序号", "序号", 700, "TableCentre"),
        ("部门", "部门", 2100, "TableText"),
        ("证明事项名称", "名称", 3744, "TableText"),
        ("调整类型", "类型", 1200, "TableCentre"),
        ("编号", "编号", 1100, "TableCentre"),
    ]
    return document(
        "提请审定的请示",
        [
            *upward("关于调整证明事项告知承诺制清单的请示", "{{ 辖区.政府 }}"),
            paragraph("{{ 审定依据 }}现将拟增减的证明事项提请审定："),
            paragraph("一、调整内容。{{ 调整数 }}，详见下表。{{ 审查情况 }}"),
            listing("行", columns),
            paragraph("二、调整理由。{{ 理由 }}", "BodyEnd"),
            paragraph("妥否，请批示。", "BodyEnd"),
            signed("{{ 辖区.司法部门 }}", below=NOTE),
        ],
    )


def announcement() -> dict[str, bytes]:
    """公布公告 (毛集二（一）3、三（二），虎林二（二）1: the bureau publishes the catalog; forms are published with it)."""
    return document(
        "公布公告",
        [
            paragraph("{{ 辖区.司法部门 }}", "Title"),
            paragraph("关于公布证明事项告知承诺制清单的公告", "Title"),
            NUMBERED,
            EMPTY,
            paragraph("根据{{ 方案.名称 }}的规定，现将《{{ 辖区.名称 }}证明事项告知承诺制清单》（{{ 版本 }}）予以公布，共{{ 部门数 }}个部门{{ 项数 }}项。"),
            paragraph("列入清单的证明事项，申请人可以自主选择是否采用告知承诺制方式办理；不愿承诺或者无法承诺的，应当提交法律法规或者国务院决定要求的证明。"),
            paragraph("办事指南和告知承诺书格式文本，可以通过{{ 渠道 }}查阅、索取或者下载。", "BodyEnd"),
            paragraph("联系人：{{ 联系人 }}。", "BodyEnd"),
            paragraph("附件：{{ 辖区.名称 }}证明事项告知承诺制清单", "BodyEnd"),
            signed("{{ 辖区.司法部门 }}", "{{ 公布日期 }}"),
        ],
    )


def situation() -> dict[str, bytes]:
    """重要情况报告 (毛集四末段: important matters are reported to the government in time), a report upward."""
    return document(
        "重要情况报告",
        [
            *upward("关于证明事项告知承诺制工作重要情况的报告", "{{ 辖区.政府 }}"),
            paragraph("根据{{ 方案.名称 }}的规定，现将{{ 情况.事由 }}报告如下："),
            *[paragraph(f"{title}{{{{ 情况.{key} }}}}") for title, key in SITUATION],
            paragraph("特此报告。", "BodyEnd"),
            signed("{{ 辖区.司法部门 }}", below=NOTE),
        ],
    )


SITUATION = (("一、基本情况。", "基本"), ("二、事情经过。", "经过"), ("三、原因分析。", "原因"), ("四、处理情况和建议。", "建议"))


def assessment() -> dict[str, bytes]:
    """跟踪评估报告 (毛集四末段: supervision and follow-up assessment, reported to the government), a report upward."""
    sections = (
        ("一、评估范围和方法", ["{{ 评估.方法 }}"]),
        ("二、清单和文本", ["{{ 评估.清单 }}", "{{ 评估.文本 }}"]),
        ("三、实施情况", ["{{ 评估.办件 }}", "{{ 评估.核查 }}", "{{ 评估.信用 }}"]),
        ("四、存在的问题", ["{{ 评估.问题 }}"]),
        ("五、改进措施", ["{{ 评估.措施 }}"]),
    )
    return document(
        "跟踪评估报告",
        [
            *upward("关于证明事项告知承诺制实施情况的\n跟踪评估报告", "{{ 辖区.政府 }}"),
            paragraph("根据{{ 方案.名称 }}的规定，{{ 辖区.司法部门 }}对证明事项告知承诺制实施情况进行了跟踪评估，现报告如下："),
            *[block for title, texts in sections for block in (heading(title), *map(paragraph, texts))],
            paragraph("特此报告。", "BodyEnd"),
            signed("{{ 辖区.司法部门 }}", below=NOTE),
        ],
    )


def supervision() -> dict[str, bytes]:
    """督查通报 (毛集三（四）: how supervision is done and that it is made known; 虎林三（三）)."""
    columns = [
        ("序号", "序号", 650, "TableCentre"),
        ("部门", "部门", 2394, "TableText"),
        ("事项", "项数", 750, "TableCentre"),
        ("已定核查办法", "核查", 1050, "TableCentre"),
        ("已作合法性审查", "审查", 1100, "TableCentre"),
        ("发现的问题", "问题", 1900, "TableText"),
        ("整改期限", "期限", 1000, "TableText"),
    ]
    return document(
        "督查通报",
        [
            paragraph("关于证明事项告知承诺制工作", "Title"),
            paragraph("督查情况的通报", "Title"),
            NUMBERED,
            EMPTY,
            addressee("各部门"),
            paragraph("根据{{ 方案.名称 }}的规定，{{ 辖区.司法部门 }}对各部门证明事项告知承诺制工作进行了督查，现将情况通报如下："),
            paragraph("一、督查方式。□ 浏览网站　□ 实地查看政务服务大厅"),
            paragraph("□ 调阅案卷和资料　□ 听取投诉举报"),
            paragraph("□ 随机抽查　□ 定期检查"),
            paragraph("二、各部门情况（{{ 版本 }}，共{{ 项数 }}项）。"),
            listing("行", columns),
            paragraph("三、整改要求。{{ 整改 }}", "BodyEnd"),
            paragraph("联系人：{{ 联系人 }}。", "BodyEnd"),
            signed("{{ 辖区.司法部门 }}"),
        ],
    )


def remind() -> dict[str, bytes]:
    """催办单 (两份方案的时间节点: what departments hand in, until when)."""
    return form(
        "证明事项告知承诺制工作催办单",
        [NUMBERED],
        [
            pair("发往单位", "{{ 机关.名称 }}", "催办日期", "{{ 催办单.日期 }}"),
            entry("依据", "{{ 方案.名称 }}{{ 催办单.次数 }}"),
            entry("催办事项\n（划√）", "{% for 段 in 催办 %}{{ 段 }}\n{% endfor %}□ 其他：", 2400),
            pair("办理期限", "{{ 办件.完成日期 }}", "已报事项", "{{ 项数 }}项"),
            pair("联系人", "{{ 联系人 }}", "回复方式", "书面回复（盖章）"),
            opinion("催办单位", "负责人（盖章）", "{{ 辖区.司法部门 }}"),
            opinion("办理情况", "主要负责人（盖章）"),
        ],
    )


def receipt() -> dict[str, bytes]:
    """清单报送签收单 (虎林三（三）末段: on paper, signed, sealed, and as a file; 毛集二（二）4)."""
    parts = form(
        "证明事项告知承诺制清单报送签收单",
        [],
        [
            pair("报送单位", "{{ 机关.名称 }}", "登记编号", "{{ 报送.编号 }}"),
            pair("报送人", "{{ 报送.人 }}", "联系方式", "{{ 报送.联系方式 }}"),
            pair("报送日期", "{{ 报送.日期 }}", "清单事项", "{{ 项数 }}项（{{ 版本 }}）"),
            entry("报送形式\n（划√）", "{{ 形式 }}"),
            entry("电子文件\nSHA-256", "{% for 段 in 报送.文件 %}{{ 段 }}{% if not loop.last %}\n{% endif %}{% endfor %}"),
            entry("随附材料\n（划√）", "□ 申请　□ 设定依据　□ 合法性审查意见\n□ 核查办法　□ 风险点防控表"),
            entry("检查情况", "{{ 报送.齐全 }}\n{{ 报送.补正 }}", 1600),
            pair("补正期限", "{{ 办件.完成日期 }}", "补正日期", "{{ 日期 }}"),
            opinion("签收", "签收人（盖章）", "{{ 辖区.司法部门 }}"),
        ],
        [paragraph("本单一式两份，报送单位和签收单位各执一份。", "FormText")],
    )
    # The same paper acknowledges a plan, a guide and the rest.
    put(parts, "word/document.xml", "制清单报送签收单", "制{{ 报送.名称 }}报送签收单")
    return parts


def report() -> dict[str, bytes]:
    """Print any report of the bureau: facts, then sections with table and chart (毛集三（四）、虎林三（三）)."""
    parts = ("{{ 节.表 }}", "{{ 节.图 }}")
    return document(
        "工作情况报表",
        [
            paragraph("{{ 报表.标题 }}", "Title"),
            EMPTY,
            each("for 行 in 报表.说明", paragraph("{{ 行 }}", "Centred")),
            each(
                "for 节 in 报表.节",
                paragraph("{{ 节.题 }}", "Heading1"),
                each("if 节.说明", paragraph("{{ 节.说明 }}")),
                *(paragraph(mark, "Normal") for mark in parts),
            ),
            signed("{{ 辖区.司法部门 }}"),
        ],
    )


OFFICE = {
    "report": report,
    "adjustment": adjustment,
    "legality": legality,
    "request": request,
    "announcement": announcement,
    "situation": situation,
    "assessment": assessment,
    "supervision": supervision,
    "remind": remind,
    "receipt": receipt,
}
