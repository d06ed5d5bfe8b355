"""Notices to a party and applications of a party, built by `rebuild.py`.

Placeholders of each template:

not-applicable.docx 不适用告知承诺告知书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 办件.申请日期 .情形 事项.办理事项 .名称 .开具单位 方案.名称
    .解除条件 不适用情形 日期
withdraw.docx 撤回承诺申请书
    申请人.姓名 .证件类型 .证号 .联系方式 机关.名称 事项.办理事项 .名称 办件.承诺日期 .承诺书编号 .情形 撤回理由 方案.撤回后
    .撤回期限 .撤回条件 日期
rectify.docx 责令限期整改通知书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 事项.办理事项 .名称 办件.承诺日期 .承诺书编号 .情形 .法律依据 .期限
    .要求 .复议期限 .复议机关 .诉讼期限 .诉讼法院 核查方式 日期
terminate.docx 终止办理决定告知书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 事项.办理事项 .名称 办件.承诺日期 .承诺书编号 .情形 .法律依据
    .复议期限 .复议机关 .诉讼期限 .诉讼法院 核查方式 日期
revoke.docx 撤销决定告知书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 事项.办理事项 .名称 办件.承诺日期 .承诺书编号 .办结日期 .决定文号
    .情形 .陈述 .复议期限 .复议机关 .诉讼期限 .诉讼法院 核查方式 撤销依据 日期
credit-notice.docx 失信信息告知书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 事项.办理事项 .名称 办件.承诺日期 .承诺书编号 .情形 .法律依据 .期限
    核查方式 失信程度 方案.解除条件 日期
repair.docx 信用修复申请书
    申请人.姓名 .证件类型 .证号 .联系方式 机关.名称 办件.决定文号 .承诺书编号 .情形 事项.名称 .办理事项 失信程度 日期
repair-decision.docx 信用修复决定书
    机关.名称 .联系人 .联系方式 编号.年 .号 申请人.姓名 办件.申请日期 .决定文号 .情形 .理由 .复议期限 .复议机关 .诉讼期限
    .诉讼法院 事项.名称 日期
objection.docx 信用信息异议受理单
    编号.年 .号 申请人.姓名 .证件类型 .证号 .联系方式 事项.名称 .办理事项 办件.承诺书编号 .决定文号 .情形 .期限 日期
    机关.名称
"""

from blocks import each, paragraph
from layout import CONTACT, SHIFT, contact, entry, form, lines, listed, notice, opinion, pair, ruled, said, signed

PARTY = "__{{ 申请人.姓名 }}__"
NUMBER = "〔{{ 编号.年 }}〕第{{ 编号.号 }}号"
PLEDGED = (
    "你（单位）申请办理“{{ 事项.办理事项 }}”，于{{ 办件.承诺日期 }}签署告知承诺书（{{ 办件.承诺书编号 }}），"
    "以书面承诺代替证明“{{ 事项.名称 }}”。"
)
FOUND = "经下列划√的方式核查，发现承诺不实："
MEANS = paragraph("{{ 核查方式 }}")  # on a line of its own no box is parted from its words
REMEDY = (
    "对本决定不服的，可以自收到之日起__{{ 办件.复议期限 }}__内依法向__{{ 办件.复议机关 }}__申请行政复议，"
    "或者在__{{ 办件.诉讼期限 }}__内依法向__{{ 办件.诉讼法院 }}__人民法院提起行政诉讼。"
)


def not_applicable() -> dict[str, bytes]:
    """不适用告知承诺告知书 (毛集二（一）2、虎林二（一）2: who may not pledge until credit is repaired, and brings the proof)."""
    proof = "请提交法律法规或者国务院决定要求的证明，即“{{ 事项.名称 }}”（开具单位：{{ 事项.开具单位 }}），本机关依法办理。"
    return notice(
        "不适用告知承诺告知书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph("你（单位）于{{ 办件.申请日期 }}申请办理“{{ 事项.办理事项 }}”，拟以书面承诺代替证明“{{ 事项.名称 }}”。"),
        paragraph("根据{{ 方案.名称 }}的规定，经核对，你（单位）有下列划√的情形，本次办理不适用告知承诺制："),
        lines("不适用情形"),
        ruled("具体情况：", "办件.情形"),
        paragraph(proof),
        each("if 方案.解除条件", paragraph("{{ 方案.解除条件 }}后，可以选择以告知承诺方式办理。")),
        contact("对上述情形有异议的，可以向本机关提出。" + CONTACT),
        signed(),
    )


def withdraw() -> dict[str, bytes]:
    """撤回承诺申请书 (毛集二（三）9、虎林二（三）4: before the matter is closed, on a reasonable ground)."""
    asked = (
        "本人（单位）向你单位申请办理“{{ 事项.办理事项 }}”，于{{ 办件.承诺日期 }}签署告知承诺书（{{ 办件.承诺书编号 }}），"
        "以书面承诺代替证明“{{ 事项.名称 }}”。现因下列划√的理由，申请撤回承诺："
    )
    answer = "□ {{ 方案.撤回期限 }}提出，有{{ 方案.撤回条件 }}，同意撤回\n□ 行政事项已经办结，不能撤回\n□ 没有{{ 方案.撤回条件 }}，不能撤回"
    return form(
        "撤回承诺申请书",
        [],
        [
            pair("申请人", "{{ 申请人.姓名 }}", "证件类型", "{{ 申请人.证件类型 }}"),
            pair("证号", "{{ 申请人.证号 }}", "联系方式", "{{ 申请人.联系方式 }}"),
            entry("行政机关", "{{ 机关.名称 }}"),
            entry("申请事项", asked),
            entry("撤回理由", f"{listed('撤回理由')}\n说明：{{{{ 办件.情形 }}}}", 1800),
            entry("撤回后\n的办理", "本人（单位）已经知晓：撤回后，{{ 方案.撤回后 }}。"),
            opinion("申请人签名", "申请人（签字盖章）"),
            opinion("行政机关\n意见", "经办人（盖章）", answer),
        ],
        [paragraph("本申请书一式两份，行政机关和申请人各执一份。", "FormText")],
    )


def rectify() -> dict[str, bytes]:
    """责令限期整改通知书 (毛集二（三）7、虎林二（三）1: what may follow a false pledge)."""
    return notice(
        "责令限期整改通知书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph(PLEDGED + FOUND),
        MEANS,
        ruled("不实情形：", "办件.情形"),
        ruled("依据：", "办件.法律依据", 0),
        said("现责令你（单位）自收到本通知之日起__{{ 办件.期限 }}__个工作日内完成以下整改。"),
        ruled("整改要求：", "办件.要求"),
        paragraph("整改完成后，请将整改情况和证明材料书面报送本机关。承诺不实的情况依法纳入信用记录。"),
        said(REMEDY.replace("本决定", "本通知"), "BodyEnd"),
        contact(),
        signed(),
    )


def terminate() -> dict[str, bytes]:
    """终止办理决定告知书 (毛集二（三）7、虎林二（三）1), for a matter that is not closed yet."""
    return notice(
        "终止办理决定告知书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph(PLEDGED + FOUND),
        MEANS,
        ruled("不实情形：", "办件.情形"),
        ruled("依据：", "办件.法律依据", 0),
        paragraph("本机关决定终止办理“{{ 事项.办理事项 }}”。承诺不实的情况依法纳入信用记录。"),
        said(REMEDY, "BodyEnd"),
        contact(),
        signed(),
    )


def revoke() -> dict[str, bytes]:
    """撤销决定告知书 (毛集二（三）7、虎林二（三）1; 行政许可法第六十九条 for a permit obtained by deceit)."""
    return notice(
        "撤销决定告知书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph(PLEDGED + "本机关于{{ 办件.办结日期 }}作出决定（文号：{{ 办件.决定文号 }}）。" + FOUND),
        MEANS,
        ruled("不实情形：", "办件.情形"),
        ruled("你（单位）的陈述、申辩及采纳情况：", "办件.陈述"),
        ruled("依据：", "撤销依据", 0),
        paragraph("本机关决定撤销上述决定。承诺不实的情况依法纳入信用记录。"),
        said(REMEDY, "BodyEnd"),
        contact(),
        signed(),
    )


def credit_notice() -> dict[str, bytes]:
    """失信信息告知书 (毛集二（三）8、虎林二（三）3; 信用修复管理办法: three degrees, publicity, repair)."""
    kept = "自本告知书作出之日起，公示__{{ 办件.期限 }}__（轻微失信信息一般不公示；一般失信信息最短三个月，最长一年；严重失信信息最短一年，最长三年）。"
    repair = "最短公示期届满、已经纠正失信行为并履行义务、作出公开信用承诺的，可以向本机关申请信用修复。"
    return notice(
        "失信信息告知书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph(PLEDGED + FOUND),
        MEANS,
        ruled("失信行为：", "办件.情形"),
        paragraph("失信程度（划√）：{{ 失信程度 }}。"),
        ruled("认定依据：", "办件.法律依据", 0),
        paragraph("上述情况纳入信用记录。{% if 方案.解除条件 %}{{ 方案.解除条件 }}前，不适用告知承诺制。{% endif %}"),
        said(kept),
        paragraph("根据《信用修复管理办法》（国家发展改革委令第36号），" + repair),
        contact("认为信息有误的，可以向本机关提出异议。" + CONTACT),
        signed(),
    )


def repair() -> dict[str, bytes]:
    """信用修复申请书 (毛集二（三）8、虎林二（三）3; 信用修复管理办法: conditions, who recorded it repairs it)."""
    met = "□ 最短公示期届满（公示自　　　年　　月　　日起）\n□ 已经纠正失信行为、履行义务\n□ 作出公开信用承诺"
    vow = "本人（单位）已经纠正上述失信行为，所提交的材料真实有效；自承诺之日起依法诚信办事，如再作不实承诺，愿意承担法律责任，并同意公开本承诺。"
    return form(
        "信用修复申请书",
        [],
        [
            pair("申请人", "{{ 申请人.姓名 }}", "证件类型", "{{ 申请人.证件类型 }}"),
            pair("证号", "{{ 申请人.证号 }}", "联系方式", "{{ 申请人.联系方式 }}"),
            pair("认定机关", "{{ 机关.名称 }}", "认定文书", "{{ 办件.决定文号 }}"),
            entry("证明事项", "{{ 事项.名称 }}（{{ 事项.办理事项 }}）"),
            entry("承诺书编号", "{{ 办件.承诺书编号 }}"),
            entry("失信程度", "{{ 失信程度 }}"),
            entry("纠正情况", "{{ 办件.情形 }}", 1800),
            entry("修复条件\n（划√）", met),
            entry("证明材料", "", 1000),
            entry("信用承诺", vow),
            opinion("申请人签名", "申请人（签字盖章）"),
        ],
    )


def repair_decision() -> dict[str, bytes]:
    """信用修复决定书 (信用修复管理办法: publicity and sharing stop, measures are lifted; 两份方案: pledging again)."""
    grant = "□ 准予信用修复。自本决定作出之日起停止公示、停止共享和使用上述失信信息，解除因上述失信信息采取的限制措施，恢复适用告知承诺制。"
    return notice(
        "信用修复决定书",
        NUMBER,
        said(PARTY + "：", "Normal"),
        paragraph("你（单位）于{{ 办件.申请日期 }}申请修复失信信息（认定文书：{{ 办件.决定文号 }}，证明事项：“{{ 事项.名称 }}”）。"),
        ruled("经审查：", "办件.情形"),
        paragraph("根据《信用修复管理办法》（国家发展改革委令第36号），本机关作出下列划√的决定："),
        paragraph(grant),
        paragraph("□ 不予信用修复。"),
        ruled("理由：", "办件.理由"),
        said(REMEDY, "BodyEnd"),
        contact(),
        signed(),
    )


def objection() -> dict[str, bytes]:
    """异议受理单 (毛集二（三）8、虎林二（三）3: 信用修复、异议处理机制)."""
    return form(
        "信用信息异议受理单",
        [paragraph(NUMBER, "Centred")],
        [
            pair("异议人", "{{ 申请人.姓名 }}", "证件类型", "{{ 申请人.证件类型 }}"),
            pair("证号", "{{ 申请人.证号 }}", "联系方式", "{{ 申请人.联系方式 }}"),
            entry("证明事项", "{{ 事项.名称 }}（{{ 事项.办理事项 }}）"),
            pair("承诺书编号", "{{ 办件.承诺书编号 }}", "认定文书", "{{ 办件.决定文号 }}"),
            entry("异议内容", "{{ 办件.情形 }}", 1400),
            entry("证明材料", "", 1000),
            entry("异议人\n签名", f"{SHIFT}（签字盖章）\n{SHIFT}{{{{ 日期 }}}}"),
            pair("受理机关", "{{ 机关.名称 }}", "受理日期", "{{ 日期 }}"),
            pair("受理人", "", "办理期限", "{{ 办件.期限 }}"),
            entry("核查结果", "□ 有误，予以更正　□ 有误，予以删除　□ 无误，维持", 800),
            opinion("处理意见", "负责人（盖章）"),
            entry("答复情况", "", 800),
        ],
    )


NOTICES = {
    "not-applicable": not_applicable,
    "withdraw": withdraw,
    "rectify": rectify,
    "terminate": terminate,
    "revoke": revoke,
    "credit-notice": credit_notice,
    "repair": repair,
    "repair-decision": repair_decision,
    "objection": objection,
}
