"""What a paper is about, and what papers of every kind may say: place, plan, authority, department, blanks for the pen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pledgectl.forms.papers import APPLICANT, BLANK_DATE, GAP, LABELS, item_purpose, item_values, phrase
from pledgectl.gaps import to_fill
from pledgectl.model import Change, Department, Item
from pledgectl.profile import Profile
from pledgectl.text import may_fill_page

if TYPE_CHECKING:
    from pledgectl.catalog.tables import ComparisonRow

Values = dict[str, Any]

# What only a case says: blank on paper, so that a pen fills it. "" prints a rule or an empty box.
BLANK_NUMBER = f"{GAP * 12}〔{GAP * 8}〕{GAP * 6}号"
FORM_NUMBER = f"〔{GAP * 8}年〕第{GAP * 8}号"
DATES = ("申请日期", "承诺日期", "办结日期", "完成日期")
NUMBERS = ("决定文号", "来函文号")
SHORT = ("期限", "复议期限", "诉讼期限")
WORDS = ("复议机关", "诉讼法院", "移送机关")
LONG = ("情形", "要求", "理由", "陈述", "法律依据")
DEGREES = ("轻微", "一般", "严重")
MEANS = ("在线核查", "现场核查", "协助核查")


@dataclass(frozen=True, slots=True)
class Subject:
    """文书的对象: an item, a department with its items, or the whole place; `changes` are those between versions.

    `version` names the catalog as papers do, `published` its date of publication in words ("" for a draft); `reasons` are
    those of the applications for the changes, `contact` whom at the bureau to ask.
    """

    profile: Profile
    items: tuple[Item, ...]
    department: Department | None = None
    version: str = ""
    published: str = ""
    changes: "tuple[tuple[Change, ComparisonRow], ...]" = ()
    reasons: tuple[str, ...] = ()
    contact: str = ""

    @property
    def item(self) -> Item:
        """Return the item of a paper of one item."""
        return self.items[0] if self.items else Item()


def box(text: str, chosen: bool = False) -> str:
    """Print a choice, ticked where it is already made."""
    return f"{'■' if chosen else '□'} {text}"


def boxes(texts: tuple[str, ...], chosen: str = "") -> str:
    return "　".join(box(text, text == chosen) for text in texts)


def common(subject: Subject) -> Values:
    """Give what papers of every kind may say."""
    profile = subject.profile
    return {
        "日期": BLANK_DATE,
        "发文字号": BLANK_NUMBER,
        "签发人": GAP * 12,
        "编号": {"年": GAP * 8, "号": GAP * 8},
        "版本": subject.version,
        "公布日期": subject.published or BLANK_DATE,
        "项数": str(len(subject.items)),
        "部门数": str(len({item.department for item in subject.items})),
        "辖区": place(profile),
        "方案": plan(profile),
        "机关": office(subject),
        "渠道": "、".join(profile.publicity.channels) or to_fill("公布渠道"),
        "审查身份": "或者".join(profile.review.roles) or "法制机构",
        "不适用范围": "、".join(profile.exclusion.categories) or to_fill("不适用告知承诺制的范围"),
        "明令取消": profile.cancelled.forbidden,
        "联系人": subject.contact or to_fill("联系人及电话"),
    }


def place(profile: Profile) -> Values:
    """Name the place, its bureau and its government."""
    found = profile.place
    return {
        "名称": found.name,
        "司法部门": found.bureau or to_fill("司法行政部门名称"),
        "政府": found.government or to_fill("本级政府名称"),
        "上级": found.upper_bureau or to_fill("上级司法行政部门名称"),
    }


def plan(profile: Profile) -> Values:
    """Give the sentences of the plan that papers repeat."""
    credit, withdrawal, assistance = profile.credit, profile.withdrawal, profile.assistance
    number = f"（{profile.number}）" if profile.number else ""
    return {
        "名称": f"《{profile.document}》{number}" if profile.document else to_fill("所依据的实施方案"),
        "限制": "或者".join(credit.bars) or to_fill("不适用告知承诺制的申请人"),
        "解除": credit.until or to_fill("不适用告知承诺制的期限"),
        "解除条件": credit.until,
        "牵头": credit.lead,
        "分级": credit.levels,
        "信用档案": "和".join(name for name in credit.records if name != "信用记录"),
        "撤回期限": withdrawal.until or to_fill("可以撤回承诺的期限"),
        "撤回条件": withdrawal.ground or to_fill("可以撤回承诺的条件"),
        "撤回后": withdrawal.then or to_fill("撤回后的办理程序"),
        "协助": assistance.duty or to_fill("协助核查的义务"),
        "拒绝": assistance.refusal or to_fill("不能协助时的办理"),
        "专业": profile.review.specialized or to_fill("专业性、技术性较强的事项怎样确定"),
        "申请机关": profile.adjustment.apply_to or profile.place.bureau or to_fill("受理调整申请的机关"),
        "剩余": profile.exclusion.residual,
    }


def office(subject: Subject) -> Values:
    """Name the authority and its contacts; what the department has not said is to be filled."""
    found = subject.department or Department("", subject.item.department)
    return {
        "名称": found.name or to_fill("行政机关名称"),
        "负责人": found.responsible or to_fill("主要负责人"),
        "联系人": found.contact or to_fill("联系人"),
        "联系方式": found.phone or to_fill("联系方式"),
        "地址": found.office or to_fill("地址"),
    }


def item_paper(subject: Subject) -> Values:
    """Give what a paper of one item, to be completed in a case, may say."""
    item, service, profile = subject.item, subject.item.service, subject.profile
    return common(subject) | {
        "事项": item_values(item),
        "申请人": dict.fromkeys(APPLICANT, GAP * 24),
        "办件": blanks(),
        "失信程度": boxes(DEGREES),
        "核查方式": boxes(profile.verification.means or MEANS),
        "撤回理由": [box(phrase(reason)) for reason in service.withdraw_reasons] or [to_fill("撤回承诺的合理理由")],
    }


def blanks() -> Values:
    """Give the blanks that a case, or a pen, fills."""
    lengths = ((DATES, BLANK_DATE), (NUMBERS, BLANK_NUMBER), (SHORT, GAP * 12), (WORDS, GAP * 40), (LONG, ""))
    found = {name: blank for names, blank in lengths for name in names}
    return found | {"承诺书编号": FORM_NUMBER, "公示期间": f"{BLANK_DATE}至{BLANK_DATE}"}


def verification(item: Item) -> Values:
    """Give an item's way of checking as cells of a table."""
    check, exempt = item.verification, item.verification.exempt == "yes"
    parts = {"方式": check.means, "时间": check.time, "标准": check.standard}
    answer = {"yes": "是", "no": "否"}.get(check.exempt, "" if any(parts.values()) else to_fill("是否免予核查"))
    cells = {key: text or ("—" if exempt else to_fill(f"核查{key}")) for key, text in parts.items()}
    return {"免予": answer or "否", **cells}


def named(subject: Subject) -> list[Values]:
    """List the items of a department as rows of a table, with their ways of checking."""
    names = [item.name or to_fill(LABELS["name"]) for item in subject.items]
    rows = [
        {"序号": str(number), "名称": name, "办理事项": item_purpose(item) or to_fill("办理的行政事项"), **verification(item)}
        for number, (name, item) in enumerate(zip(names, subject.items, strict=True), 1)
    ]
    return [{**row, "长": may_fill_page(row.values())} for row in rows]
