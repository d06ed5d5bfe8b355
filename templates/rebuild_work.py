"""Papers of a department's own work: procedure, risks, credit, publicity; built by `rebuild.py`.

Placeholders of each template:

procedure.docx 工作规程
    机关.名称 .负责人 方案.名称 .专业 .申请机关 .剩余 .限制 .解除 .撤回期限 .撤回条件 .撤回后 .协助 .拒绝 .牵头 .信用档案 .分级
    审查身份 不适用范围 明令取消 告知内容 渠道 承诺内容 核查备案 辖区.司法部门 保存期限 施行日期 份数说明 岗位 时限 行[].序号 .名称
    .免予 .方式 .时间 .标准 .长
risks.docx 风险点防控表
    机关.名称 日期 行[].序号 .名称 .特征 .风险点 .措施 .保险 .长 保险范围
credit-push.docx 信用信息推送表
    机关.名称 接收单位 日期 行[].序号 .承诺人 .证号 .事项 .编号 .日期 .履行 .程度 .文书 .期限
publicity.docx 承诺公示稿
    方案.名称 事项.办理事项 .名称 .内容 公开 渠道 办件.公示期间 投诉电话 机关.名称 日期
"""

from blocks import HEI, WIDTH, cell, document, listing, paragraph, row, run, table, tall
from flow import flow_picture
from layout import EMPTY, signed


def chapter(title: str) -> str:
    """Write the title of a chapter: 黑体 in the middle, and a heading to whoever has it read aloud or lists the contents."""
    level = '<w:pStyle w:val="Centred"/><w:keepNext/><w:outlineLvl w:val="0"/>'
    return f"<w:p><w:pPr>{level}</w:pPr>{run(title, HEI)}</w:p>"


def annex(number: int, title: str) -> list[str]:
    """Begin an annex on a page of its own: 附件 and its number in 黑体 at the left, the title in the middle."""
    mark = f'<w:p><w:pPr><w:pStyle w:val="Normal"/><w:pageBreakBefore/></w:pPr>{run(f"附件{number}", HEI)}</w:p>'
    return [mark, paragraph(title, "Title"), paragraph("", "FormText")]


def procedure() -> dict[str, bytes]:
    """工作规程 (毛集二（二）5、虎林二（二）2: steps and flow; chapters of domain.md 4.3, sentences of the plans)."""
    return document(
        "证明事项告知承诺工作规程",
        [
            paragraph("{{ 机关.名称 }}", "Title"),
            paragraph("证明事项告知承诺工作规程", "Title"),
            EMPTY,
            *[block for title, articles in CHAPTERS for block in (chapter(title), *map(paragraph, articles))],
            *annex(1, "办理步骤"),
            steps(),
            *annex(2, "办理流程图"),
            flow_picture(),
            *annex(3, "证明事项和核查办法"),
            listing("行", ITEMS, long="长"),
            paragraph("", "TableText"),
        ],
    )


ITEMS = [
    ("序号", "序号", 600, "TableCentre"),
    ("证明事项名称", "名称", 1844, "TableText"),
    ("免予核查", "免予", 1300, "TableCentre"),
    ("核查方式", "方式", 1300, "TableText"),
    ("核查时间", "时间", 1400, "TableText"),
    ("核查标准", "标准", 2400, "TableText"),
]
CHAPTERS = [
    (
        "第一章　总则",
        [
            "第一条　为规范本单位证明事项告知承诺工作，根据{{ 方案.名称 }}，制定本规程。",
            "第二条　本单位办理依申请的行政事项，对附件3所列证明事项实行告知承诺制的，适用本规程。",
            "第三条　{{ 机关.名称 }}主要负责人（{{ 机关.负责人 }}）是本单位实行告知承诺制工作的第一责任人。",
        ],
    ),
    (
        "第二章　事项清单与调整",
        [
            "第四条　拟订或者调整清单，应当经本单位{{ 审查身份 }}合法性审查；专业性、技术性较强的事项，{{ 方案.专业 }}。",
            "第五条　清单需要调整的，向{{ 方案.申请机关 }}提出申请。调整后的清单公布后，同步修改办事指南和告知承诺书。",
            "第六条　涉及{{ 不适用范围 }}等{{ 方案.剩余 }}的证明事项，不实行告知承诺制。{% if 明令取消 %}国家和省已明令取消的证明事项，不得变相索要。{% endif %}",
        ],
    ),
    (
        "第三章　告知",
        [
            "第七条　以书面形式（含电子文本）一次性告知申请人下列内容：{{ 告知内容 }}。",
            "第八条　告知的内容应当可量化、易操作，不含模糊表述或者兜底条款。告知承诺书和办事指南通过{{ 渠道 }}公布。",
        ],
    ),
    (
        "第四章　承诺与受理",
        [
            "第九条　申请人可以自主选择是否采用告知承诺制方式办理。不愿承诺或者无法承诺的，应当提交法律法规或者国务院决定要求的证明。",
            "第十条　受理时当场核对申请人的信用记录。申请人{{ 方案.限制 }}的，在{{ 方案.解除 }}前不适用告知承诺制，并送达不适用告知承诺告知书。",
            "第十一条　申请人书面承诺下列内容：{{ 承诺内容 }}。告知承诺书由申请人签字盖章。",
        ],
    ),
    (
        "第五章　办理、决定与撤回",
        [
            "第十二条　申请人签署告知承诺书后，不再索要附件3所列的证明，依据告知承诺书办理并作出决定。",
            "第十三条　{{ 方案.撤回期限 }}，申请人有{{ 方案.撤回条件 }}的，可以撤回承诺申请；撤回后，{{ 方案.撤回后 }}。",
        ],
    ),
    (
        "第六章　核查与协助核查",
        [
            "第十四条　将承诺人的信用状况作为确定核查办法的重要因素，按照附件3规定的时间、标准和方式核查。{% if 核查备案 %}核查办法报{{ 辖区.司法部门 }}备案。{% endif %}",
            "第十五条　免予核查的事项，综合运用“双随机、一公开”监管、重点监管、“互联网+监管”、智慧监管实施日常监管。不得对通过告知承诺制方式办理的企业和群众采取歧视性监管措施。",
            "第十六条　能够在线核查的，不进行现场核查；不能在线核查的，进行现场核查，优化工作程序，避免烦企扰民。在线、现场都不能核查的，请求其他行政机关协助核查。",
            "第十七条　收到其他行政机关协助核查请求的，{{ 方案.协助 }}，不得推诿或者拒绝；不能协助的，{{ 方案.拒绝 }}。",
        ],
    ),
    (
        "第七章　承诺不实的处理和信用管理",
        [
            "第十八条　在核查或者日常监管中发现承诺不实的，依法终止办理、责令限期整改、撤销行政决定或者予以行政处罚，并纳入信用记录；涉嫌犯罪的，依法移送司法机关。",
            "第十九条　承诺人履行承诺的情况全面纳入信用记录{% if 方案.信用档案 %}，依法建立{{ 方案.信用档案 }}{% endif %}{% if 方案.牵头 %}，由{{ 方案.牵头 }}牵头归集、推送{% endif %}。{% if 方案.分级 %}{{ 方案.分级 }}。{% endif %}",
            "第二十条　申请人对信用信息有异议的，填写信用信息异议受理单；已经纠正失信行为的，可以申请信用修复。",
        ],
    ),
    (
        "第八章　公开、保密与归档",
        [
            "第二十一条　涉及社会公共利益、第三人利益或者核查难度较大的证明事项，通过{{ 渠道 }}向社会公开告知承诺书，接受社会监督。公开时隐去个人信息，保护商业秘密。",
            "第二十二条　办结后，将告知承诺书、核查记录和处理文书归入案卷。案卷保存期限：{{ 保存期限 }}。",
        ],
    ),
    (
        "第九章　责任与附则",
        [
            "第二十三条　梳理工作环节风险点，编制风险点防控表，落实防控措施。",
            "第二十四条　违纪违法的，依纪依法问责；属于合理容错情形的，依纪依法免除责任或者减轻、从轻处理。",
            "第二十五条　本规程自{{ 施行日期 }}起施行。",
        ],
    ),
]


STEPS = [
    ("告知", "出示办事指南，一次性书面告知证明义务、证明内容和不实承诺的责任", "告知承诺书（告知部分）"),
    ("核对信用", "查询申请人信用记录，不适用告知承诺制的书面告知", "不适用告知承诺告知书"),
    ("承诺", "申请人自主选择；选择承诺的，填写并签署告知承诺书{% if 份数说明 %}（{{ 份数说明 }}）{% endif %}", "告知承诺书"),
    ("受理", "核对告知承诺书和办事指南列明的申请材料，不再索要已承诺的证明", "受理凭证"),
    ("决定", "依据告知承诺书办理，作出决定；办结前撤回的，按撤回程序办理", "决定文书、撤回承诺申请书"),
    ("核查", "按照附件3的时间、标准和方式核查；需要其他行政机关协助的，发函请求", "核查记录表、协助核查函"),
    ("处理", "承诺不实的，依法处理；涉嫌犯罪的，依法移送司法机关", "处理决定、案件移送函"),
    ("信用", "将履行承诺情况纳入信用记录并推送；受理异议和信用修复", "信用信息推送表"),
    ("归档", "整理案卷，编目归档", "案卷目录"),
]


def steps() -> str:
    """Write the steps as a table: what is done, which paper comes of it, who, by when."""
    widths = [600, 1000, 2644, 1800, 1400, 1400]
    heads = ("序号", "环节", "工作内容", "形成的文书", "承办岗位", "办理时限")
    styles = ("TableCentre", "TableCentre", "TableText", "TableText", "TableText", "TableText")
    rows = [row([cell(width, text, "TableHead") for width, text in zip(widths, heads, strict=True)], header=True)]
    for number, step in enumerate(STEPS, 1):
        texts = (str(number), *step, "{{ 岗位 }}", "{{ 时限 }}")
        rows.append(row([cell(*one) for one in zip(widths, texts, styles, strict=True)]))
    return table(widths, rows, borders=True)


def risks() -> dict[str, bytes]:
    """风险点防控表 (毛集二（三）9、虎林二（三）4: weak points, measures, liability insurance where it may be tried)."""
    columns = [
        ("序号", "序号", 700, "TableCentre"),
        ("证明事项名称", "名称", 2600, "TableText"),
        ("事项特征", "特征", 1800, "TableText"),
        ("风险点", "风险点", 3000, "TableText"),
        ("防控措施", "措施", 3156, "TableText"),
        ("责任保险", "保险", 1500, "TableText"),
    ]
    return document(
        "风险点防控表",
        [
            paragraph("证明事项告知承诺风险点防控表", "Title"),
            paragraph("填报单位：{{ 机关.名称 }}（盖章）", "FormText"),
            paragraph("主要负责人：　　　　　　　　填报日期：{{ 日期 }}", "FormText"),
            listing("行", columns, long="长"),
            paragraph("责任保险：对{{ 保险范围 }}的事项，可以探索引入责任保险制度，降低实行告知承诺制可能引发的行政赔偿风险。", "FormText"),
        ],
        landscape=True,
    )


def credit_push() -> dict[str, bytes]:
    """信用信息推送表 (毛集二（三）8: record, gather and push; 虎林二（三）3: every fulfilment goes into the record)."""
    columns = [
        ("序号", "序号", 600, "TableCentre"),
        ("承诺人", "承诺人", 1500, "TableText"),
        ("证号（统一社会信用代码）", "证号", 1900, "TableText"),
        ("证明事项", "事项", 1900, "TableText"),
        ("承诺书编号", "编号", 1500, "TableText"),
        ("承诺日期", "日期", 1100, "TableText"),
        ("履行情况（属实、不实）", "履行", 1200, "TableText"),
        ("失信程度", "程度", 1000, "TableText"),
        ("认定文书和日期", "文书", 1200, "TableText"),
        ("公示期限", "期限", 856, "TableText"),
    ]
    return document(
        "信用信息推送表",
        [
            paragraph("告知承诺信用信息推送表", "Title"),
            paragraph("推送单位：{{ 机关.名称 }}（盖章）", "FormText"),
            paragraph("接收单位：{{ 接收单位 }}　　推送日期：{{ 日期 }}", "FormText"),
            listing("行", columns, 500),
            paragraph("推送人：　　　　　　　接收人：　　　　　　　个人信息和商业秘密依法保护，仅用于信用信息归集。", "FormText"),
        ],
        landscape=True,
    )


def publicity() -> dict[str, bytes]:
    """承诺公示稿 (毛集二（三）9、虎林二（三）4: pledges of public concern are made public; personal data left out)."""
    half = WIDTH // 2
    heads = ("承诺人（个人隐去部分姓名）", "承诺书编号和承诺日期")
    table_rows = [
        row([cell(half, text, "TableHead") for text in heads], header=True),
        *[tall([cell(half, "", "TableText"), cell(half, "", "TableText")], 567) for _ in range(4)],
    ]
    return document(
        "证明事项告知承诺书公示",
        [
            paragraph("证明事项告知承诺书公示", "Title"),
            EMPTY,
            paragraph("根据{{ 方案.名称 }}的规定，现将以告知承诺方式办理“{{ 事项.办理事项 }}”的承诺情况向社会公示，接受社会监督。"),
            paragraph("一、证明事项：{{ 事项.名称 }}。"),
            paragraph("二、承诺的内容：{{ 事项.内容 }}。"),
            paragraph("三、公开情况：{{ 公开 }}"),
            paragraph("四、公示渠道：{{ 渠道 }}。"),
            paragraph("五、公示期间：{{ 办件.公示期间 }}。"),
            paragraph("六、承诺人："),
            table([half, half], table_rows, borders=True),
            paragraph("公示期间对承诺的真实性有异议的，可以书面或者来电反映，并提供线索。监督投诉电话：{{ 投诉电话 }}。公示内容已隐去证号、联系方式和住址。", "BodyEnd"),
            signed(),
        ],
    )


WORK = {"procedure": procedure, "risks": risks, "credit-push": credit_push, "publicity": publicity}
