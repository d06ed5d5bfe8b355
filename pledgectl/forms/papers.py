"""What the pledge and the guide of an item say, as plain data for their templates; nothing is invented (contract §1)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from pledgectl.cite import DIGITS, cite
from pledgectl.gaps import to_fill
from pledgectl.model import Basis, Department, Item
from pledgectl.profile import Notice, Profile
from pledgectl.text import chinese_number, compare_form

Values = dict[str, Any]

# Blanks that a pen fills: no-break spaces, which neither Word nor a printer drops.
GAP = "\xa0"
BLANK_DATE = f"{GAP * 8}年{GAP * 5}月{GAP * 5}日"
APPLICANT = ("姓名", "证件类型", "证号", "联系方式", "地址", "法定代表人", "代理人", "代理人证号")
AUTHORITY = ("名称", "联系人", "联系方式", "地址")
NUMBER = ("年", "号")
LIABILITIES = {"civil": "民事责任", "administrative": "行政责任", "criminal": "刑事责任"}
LABELS = {
    "name": "证明事项名称",
    "purpose": "证明用途",
    "bases": "设定依据",
    "content": "证明内容",
    "applicants": "告知承诺适用对象",
    "method": "承诺方式",
    "power": "行政机关核查权力",
}
# 承诺时限 is how long the office takes, and no pledge.
_PLEDGING = re.compile(r"承诺(?!的?(?:办结|办理)?的?(?:时限|期限|时间))")
# 条文 often opens with the very article that the citation before it names.
_ARTICLE = re.compile(rf"\s*(第{DIGITS}条(?:之{DIGITS})?)[\s:：]+")
# Stops at the end of what a department wrote; the sentence that takes it in has its own.
_STOPS = "。；;，,、 \u3000\n"
_NUMBERED = re.compile(r"\s*[（(]?[\d一二三四五六七八九十]+[)）.．、]|[①-⑳]")


def printed(values: Values, reads: Sequence[str]) -> list[Any]:
    """Pick out of `values` what a template prints, by the dotted names that it reads."""
    return [_under(values, read.split(".")) for read in reads]


def _under(value: Any, words: Sequence[str]) -> Any:
    if not words:
        # A list or a table that is merely gone through prints nothing of itself.
        return (
            value if isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value)) else ""
        )
    if isinstance(value, list | tuple):
        return [_under(one, words) for one in value]
    return _under(value[words[0]], words[1:]) if isinstance(value, Mapping) and words[0] in value else ""


def pledge_values(item: Item, department: Department | None, profile: Profile) -> Values:
    """Fill the pledge of an item for printing blank; the applicant's part, number and date stay open."""
    form = profile.pledge
    notices = [
        {"序号": chinese_number(number), "标题": notice.title, "段落": notice_lines(notice, item, profile)}
        for number, notice in enumerate(form.notices, 1)
    ]
    statements = [{"序号": chinese_number(number), "内容": text} for number, text in enumerate(_closed(form.statements), 1)]
    common = {"告知": notices, "承诺": statements, "份数说明": form.copies, "日期": BLANK_DATE}
    groups = {
        "申请人": dict.fromkeys(APPLICANT, ""),
        "机关": authority(item, department),
        "编号": dict.fromkeys(NUMBER, GAP * 5),
        "事项": item_values(item),
    }
    return with_aliases(common | groups)


def paragraphs(text: str) -> list[str]:
    """Take a cell of several lines apart, without the blank ones."""
    return [line for line in map(str.strip, text.split("\n")) if line]


def phrase(text: str) -> str:
    """Make one line of what a department wrote, for a sentence that goes on: lines joined, no stop at the end."""
    first, *rest = paragraphs(text.rstrip(_STOPS)) or [""]
    for line in rest:
        first += line if first.endswith(tuple("。；;：:，,、")) else f"；{line}"
    return first


def with_aliases(values: Values) -> Values:
    """Add the flat names (申请人姓名 beside 申请人.姓名) that many templates use."""
    flat = {group + key: text for group, fields in values.items() if isinstance(fields, dict) for key, text in fields.items()}
    return flat | values


def authority(item: Item, department: Department | None) -> dict[str, str]:
    """Give the authority's name and contacts; what the department has not said stays blank."""
    if department is None:
        return {"名称": item.department, "联系人": "", "联系方式": "", "地址": ""}
    return {"名称": department.name, "联系人": department.contact, "联系方式": department.phone, "地址": department.office}


def item_values(item: Item) -> Values:
    """Give an item's own fields under their names in templates: phrases, since the template sets the stop."""
    return {
        "编号": item.id,
        "名称": phrase(item.name) or to_fill(LABELS["name"]),
        "用途": phrase(item_purpose(item)) or to_fill(LABELS["purpose"]),
        "办理事项": phrase(item.matter or item.purpose) or to_fill("办理的行政事项"),
        "类型": item.matter_type or to_fill("事项类型"),
        "索要单位": phrase(item.requester or item.department),
        "开具单位": phrase(item.issuer) or to_fill("开具单位"),
        "依据": basis_lines(item.bases),
        "内容": phrase(item.content) or to_fill(LABELS["content"]),
        "适用对象": phrase(item.applicants) or to_fill(LABELS["applicants"]),
        "方式": phrase(item.method) or to_fill(LABELS["method"]),
        "核查权力": phrase(item.power) or to_fill(LABELS["power"]),
    }


def basis_lines(bases: Sequence[Basis]) -> list[str]:
    """Cite each basis with its text; a text of several lines, as a numbered list is, takes several."""
    lines = [line for basis in bases for line in paragraphs(_cited(basis))]
    return lines or [to_fill(LABELS["bases"])]


def _cited(basis: Basis) -> str:
    cited, text = cite(basis), basis.text.strip()
    found = _ARTICLE.match(text)
    if found and basis.article.count("条") == 1 and _same_article(basis.article, found[1]):
        text = text[found.end() :]
    return f"{cited}：{text}" if cited and text else cited or text


def _same_article(named: str, article: str) -> bool:
    """Tell whether 第41条第二款 names 第四十一条; 第四十一条之一 does not."""
    whole, start = compare_form(named), compare_form(article)
    return whole.startswith(start) and not whole.removeprefix(start).startswith("之")


def notice_lines(notice: Notice, item: Item, profile: Profile) -> list[str]:
    """Say one notice: the sample's own sentence, then what the item says under it."""
    text = [notice.text] if notice.text else []
    if notice.field == "bases":
        return text + basis_lines(item.bases)
    if notice.field == "liability":
        return text + _liability_lines(item, profile)
    if notice.field == "publicity":
        return [*text, publicity_text(item)]
    if not notice.field:
        return text or [to_fill(notice.title)]
    value = item_purpose(item) if notice.field == "purpose" else str(getattr(item, notice.field, ""))
    return text + (paragraphs(value) or [to_fill(LABELS.get(notice.field, notice.title))])


def item_purpose(item: Item) -> str:
    """Return what the certificate is for; a list often has only one of purpose and matter."""
    return item.purpose or item.matter


def _liability_lines(item: Item, profile: Profile) -> list[str]:
    kinds = profile.pledge.liabilities or tuple(LIABILITIES)
    said = {kind: phrase(getattr(item.liability, kind)) for kind in LIABILITIES}
    return [
        f"{LIABILITIES[kind]}：{f'{said[kind]}。' if said[kind] else to_fill(LIABILITIES[kind])}"
        for kind in LIABILITIES
        if kind in kinds or said[kind]
    ]


def publicity_text(item: Item) -> str:
    """Say whether the pledge is made public, how widely, how long."""
    publicity = item.publicity
    if publicity.public == "no":
        return "不公开。"
    if publicity.public != "yes":
        return to_fill("承诺书是否公开及公开范围、时限")
    scope, period = phrase(publicity.scope) or to_fill("公开范围"), phrase(publicity.period) or to_fill("公开时限")
    return f"公开。公开范围：{scope}；公开时限：{period}。"


def _closed(statements: Sequence[str]) -> list[str]:
    """End each statement with a stop where the plan's text, a mere list of contents, has none."""
    last = len(statements) - 1
    return [
        text if text.endswith(("。", "；")) else text + ("。" if at == last else "；") for at, text in enumerate(statements)
    ]


def guide_values(item: Item, department: Department | None, profile: Profile) -> Values:
    """Fill the service guide of an item, with the flows for choosing, not choosing and withdrawing."""
    service, withdrawal = item.service, profile.withdrawal
    contact = department or Department("", item.department)
    guide: Values = {
        "受理条件": _lines(service.conditions, "受理条件"),
        "申请材料": _lines(service.materials, "申请材料"),
        "办理步骤": _lines(service.steps, "办理步骤"),
        "普通步骤": plain_steps(service.steps),
        "不适用": _bar_text(profile),
        "核查": verification_text(item),
        "撤回期限": withdrawal.until or to_fill("可以撤回承诺的期限"),
        "撤回条件": withdrawal.ground or to_fill("可以撤回承诺的条件"),
        "撤回理由": "；".join(map(phrase, service.withdraw_reasons)) or to_fill("撤回承诺的合理理由"),
        "撤回后": withdrawal.then or to_fill("撤回后的办理程序"),
        "法定时限": service.legal_days or to_fill("法定时限"),
        "承诺时限": service.promised_days or to_fill("承诺时限"),
        "收费": service.fee or to_fill("收费标准"),
        "地点": service.place or contact.office or to_fill("办理地点"),
        "时间": service.hours or contact.hours or to_fill("办理时间"),
        "咨询电话": service.phone or contact.phone or to_fill("咨询电话"),
        "投诉电话": service.complaint_phone or contact.complaint_phone or to_fill("监督投诉电话"),
    }
    return with_aliases({"事项": item_values(item), "机关": authority(item, department), "指南": guide})


def plain_steps(steps: Sequence[str]) -> list[str]:
    """List the steps for who does not pledge: those that do not speak of a pledge, numbered anew; [] if all of them do."""
    kept = [text for text in steps if not _PLEDGING.search(text)]
    if len(kept) < len(steps):
        kept = [text[found.end() :].lstrip() if (found := _NUMBERED.match(text)) else text for text in kept]
    return _lines(kept, "办理步骤") if kept or not steps else []


def _lines(texts: Sequence[str], label: str) -> list[str]:
    """Number the entries of a list, unless the department has numbered them itself."""
    if len(texts) < 2 or any(_NUMBERED.match(text) for text in texts):
        return list(texts) or [to_fill(label)]
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def _bar_text(profile: Profile) -> str:
    credit = profile.credit
    return f"申请人{'或者'.join(credit.bars)}的，在{credit.until}前不适用告知承诺制。" if credit.bars and credit.until else ""


def verification_text(item: Item) -> str:
    """Say how the pledge is checked, or that it is not."""
    check = item.verification
    if check.exempt == "yes":
        return "免予核查。"
    parts = {"核查方式": check.means, "核查时间": check.time, "核查标准": check.standard}
    return "；".join(f"{label}：{phrase(text) or to_fill(label)}" for label, text in parts.items()) + "。"


PAPERS = {"pledge": pledge_values, "guide": guide_values}
TITLES = {"pledge": "告知承诺书", "guide": "办事指南"}
