"""Papers of verification, and letters between authorities, built by `rebuild.py`.

Placeholders of each template:

check-record.docx 核查记录表
    申请人.姓名 .联系方式 办件.承诺书编号 .承诺日期 .情形 事项.名称 .办理事项 .内容 核查方式 核查.标准 .时间 日期 处理
site-check.docx 现场核查任务单
    编号.年 .号 机关.名称 日期 申请人.姓名 .联系方式 .地址 办件.承诺书编号 .承诺日期 .要求 .完成日期 .情形 事项.名称
    .办理事项 .内容 核查.标准 .时间
check-method.docx 核查办法备案表
    机关.名称 .联系人 .联系方式 行[].序号 .名称 .办理事项 .免予 .方式 .时间 .标准 .长 信用运用 辖区.司法部门 日期
assist.docx 协助核查函
    发文字号 事项.名称 .办理事项 .内容 协查机关 申请人.姓名 .证件类型 .证号 办件.承诺日期 .承诺书编号 .要求 .完成日期
    方案.名称 .协助 .拒绝 机关.联系人 .联系方式 .名称 日期
assist-reply.docx 协助核查复函
    发文字号 事项.名称 .内容 机关.名称 办件.来函文号 .情形 .法律依据 申请人.姓名 协查机关 日期
assist-refusal.docx 不能协助核查告知书
    发文字号 事项.名称 机关.名称 办件.来函文号 .理由 .法律依据 .要求 协查机关 日期
transfer.docx 案件移送函
    发文字号 办件.移送机关 .承诺日期 .承诺书编号 .情形 .法律依据 申请人.姓名 .证件类型 .证号 事项.办理事项 .名称 方案.名称
    机关.联系人 .联系方式 .名称 附件 日期
"""

from blocks import document, each, listing, paragraph
from layout import CONTACT, addressee, contact, entry, flowing, form, letter, lines, opinion, pair, ruled, said, signed

WHO = [
    pair("承诺人", "{{ 申请人.姓名 }}", "联系方式", "{{ 申请人.联系方式 }}"),
    pair("承诺书编号", "{{ 办件.承诺书编号 }}", "承诺日期", "{{ 办件.承诺日期 }}"),
    entry("证明事项", "{{ 事项.名称 }}（{{ 事项.办理事项 }}）"),
    flowing("承诺的内容", "{{ 事项.内容 }}。"),
]


def check_record() -> dict[str, bytes]:
    """核查记录表 (毛集二（三）7、虎林二（三）1: time, standard and means of the check; what follows a false pledge)."""
    return form(
        "证明事项告知承诺核查记录表",
        [],
        [
            *WHO,
            entry("核查方式", "{{ 核查方式 }}"),
            entry("核查标准", "{{ 核查.标准 }}"),
            pair("规定的时间", "{{ 核查.时间 }}", "实际核查\n日期", "{{ 日期 }}"),
            pair("核查人员", "", "核查人员", ""),
            entry("核查情况", "{{ 办件.情形 }}", 1000),
            entry("核查结果", "□ 属实　　□ 不实　　□ 无法核实"),
            entry("处理建议", "{% for 段 in 处理 %}□ {{ 段 }}　{% endfor %}"),
            opinion("核查人员\n签名", "核查人员（两人）"),
            opinion("负责人意见", "负责人"),
        ],
    )


def site_check() -> dict[str, bytes]:
    """现场核查任务单 (毛集二（三）7、虎林二（三）1: on-site checks that neither trouble nor discriminate)."""
    care = "优化工作程序，避免烦企扰民；不得对通过告知承诺制方式办理的企业和群众采取歧视性监管措施。"
    return form(
        "现场核查任务单",
        [paragraph("〔{{ 编号.年 }}〕第{{ 编号.号 }}号", "Centred")],
        [
            pair("派出机关", "{{ 机关.名称 }}", "派出日期", "{{ 日期 }}"),
            pair("核查人员", "", "核查人员", ""),
            *WHO,
            entry("核查地点", "{{ 申请人.地址 }}"),
            entry("核查标准", "{{ 核查.标准 }}"),
            entry("核查内容", "{{ 办件.要求 }}", 1000),
            pair("规定的时间", "{{ 核查.时间 }}", "完成期限", "{{ 办件.完成日期 }}"),
            entry("要求", care),
            opinion("批准", "负责人（盖章）"),
            opinion("核查情况", "核查人员（两人）", "{{ 办件.情形 }}"),
        ],
    )


def check_method() -> dict[str, bytes]:
    """核查办法备案表 (虎林二（三）1: filed with the bureau; 毛集二（三）7: time, standard, means, exempt or not)."""
    columns = [
        ("序号", "序号", 700, "TableCentre"),
        ("证明事项名称", "名称", 2400, "TableText"),
        ("办理的行政事项", "办理事项", 2100, "TableText"),
        ("是否免予核查", "免予", 1500, "TableCentre"),
        ("核查方式", "方式", 1700, "TableText"),
        ("核查时间", "时间", 1800, "TableText"),
        ("核查标准", "标准", 2556, "TableText"),
    ]
    return document(
        "核查办法备案表",
        [
            paragraph("证明事项告知承诺核查办法备案表", "Title"),
            paragraph("填报单位：{{ 机关.名称 }}（盖章）", "FormText"),
            paragraph("主要负责人：　　　　　　　　填报人：{{ 机关.联系人 }}　　联系方式：{{ 机关.联系方式 }}", "FormText"),
            listing("行", columns, long="长"),
            paragraph("承诺人的信用状况对核查办法的影响：{{ 信用运用 }}", "FormText"),
            paragraph("免予核查的事项，综合运用“双随机、一公开”监管、重点监管、“互联网+监管”、智慧监管实施日常监管。", "FormText"),
            paragraph("备案机关：{{ 辖区.司法部门 }}　　备案编号：　　　　　　　　　备案日期：{{ 日期 }}", "FormText"),
        ],
        landscape=True,
    )


def assist() -> dict[str, bytes]:
    """协助核查函 (毛集二（三）7、虎林二（三）2: another authority may be asked to help; domain.md 3.3: what a letter says)."""
    began = (
        "__{{ 申请人.姓名 }}__（证件类型：__{{ 申请人.证件类型 }}__，证号：__{{ 申请人.证号 }}__）向我单位申请办理“{{ 事项.办理事项 }}”，"
        "于{{ 办件.承诺日期 }}签署告知承诺书（{{ 办件.承诺书编号 }}），以书面承诺代替证明“{{ 事项.名称 }}”。"
        "该项数据尚未实现网络共享，不能在线核查。根据{{ 方案.名称 }}关于被请求协助的行政机关应当{{ 方案.协助 }}的规定，请你单位协助核查以下事项："
    )
    return letter(
        "协助核查函",
        "关于协助核查{{ 事项.名称 }}\n承诺情况的函",
        addressee("{{ 协查机关 }}"),
        said(began),
        paragraph("一、承诺人承诺的内容是否属实：{{ 事项.内容 }}。"),
        ruled("二、", "办件.要求"),
        said("请于__{{ 办件.完成日期 }}__前书面函复，载明属实、不属实或者无法核实，并说明依据。不能协助的，请{{ 方案.拒绝 }}。"),
        contact(CONTACT + "请予函复为盼。"),
        paragraph("附件：告知承诺书复印件", "BodyEnd"),
        signed(),
    )


def assist_reply() -> dict[str, bytes]:
    """协助核查复函 (毛集二（三）7、虎林二（三）2: the duty to help in time)."""
    return letter(
        "协助核查复函",
        "关于协助核查{{ 事项.名称 }}\n承诺情况的复函",
        addressee("{{ 机关.名称 }}"),
        said("你单位《关于协助核查{{ 事项.名称 }}承诺情况的函》（文号：{{ 办件.来函文号 }}）收悉。经核查，__{{ 申请人.姓名 }}__承诺的内容（{{ 事项.内容 }}）："),
        paragraph("□ 属实　　□ 不属实　　□ 无法核实"),
        ruled("核查情况：", "办件.情形"),
        ruled("依据：", "办件.法律依据"),
        paragraph("特此函复。", "BodyEnd"),
        signed("{{ 协查机关 }}"),
        unit="{{ 协查机关 }}",
    )


def assist_refusal() -> dict[str, bytes]:
    """不能协助告知书 (毛集二（三）7、虎林二（三）2: refusal in writing, with the reason)."""
    return letter(
        "不能协助核查告知书",
        "关于不能协助核查{{ 事项.名称 }}\n承诺情况的函",
        addressee("{{ 机关.名称 }}"),
        paragraph("你单位《关于协助核查{{ 事项.名称 }}承诺情况的函》（文号：{{ 办件.来函文号 }}）收悉。因下列原因，我单位不能提供协助，现书面告知并说明理由。"),
        ruled("理由：", "办件.理由", 2),
        ruled("依据：", "办件.法律依据"),
        ruled("可以核查的途径：", "办件.要求", 0),
        paragraph("特此函告。", "BodyEnd"),
        signed("{{ 协查机关 }}"),
        unit="{{ 协查机关 }}",
    )


def transfer() -> dict[str, bytes]:
    """案件移送函 (毛集二（三）7、虎林二（三）1: suspected crimes go to the judicial authorities)."""
    return letter(
        "案件移送函",
        "关于移送涉嫌犯罪案件的函",
        said("__{{ 办件.移送机关 }}__：", "Normal"),
        said(
            "__{{ 申请人.姓名 }}__（证件类型：__{{ 申请人.证件类型 }}__，证号：__{{ 申请人.证号 }}__）向我单位申请办理“{{ 事项.办理事项 }}”，"
            "于{{ 办件.承诺日期 }}签署告知承诺书（{{ 办件.承诺书编号 }}），以书面承诺代替证明“{{ 事项.名称 }}”。"
            "在核查（日常监管）中发现承诺不实，涉嫌犯罪。"
        ),
        ruled("主要事实：", "办件.情形", 2),
        ruled("涉嫌罪名和依据：", "办件.法律依据"),
        paragraph("根据{{ 方案.名称 }}的规定，现将案件移送你单位，请依法处理，并将受理和处理结果书面告知我单位。"),
        contact(),
        each("if 附件", lines("附件", "Attachment")),
        signed(),
    )


CHECKS = {
    "check-record": check_record,
    "site-check": site_check,
    "check-method": check_method,
    "assist": assist,
    "assist-reply": assist_reply,
    "assist-refusal": assist_refusal,
    "transfer": transfer,
}
