"""What the papers around the catalog say: of a department (procedure, risks, filing of checks) and of the place."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pledgectl.forms.papers import BLANK_DATE, basis_lines, item_values, phrase, verification_text
from pledgectl.forms.subject import Subject, Values, blanks, box, boxes, common, named, plan
from pledgectl.gaps import to_fill
from pledgectl.model import KINDS, TRAITS, Item, Risk
from pledgectl.text import first_few, may_fill_page

INSURED = ("high_value",)
PUSH_ROWS = 10
_SHOWN, _NONE = 8, "—"


def procedure(subject: Subject) -> Values:
    """Fill a department's procedure with what the plan lays down and how its items are checked."""
    form, profile = subject.profile.pledge, subject.profile
    return common(subject) | {
        "告知内容": "；".join(notice.title for notice in form.notices) or to_fill("告知的内容"),
        "承诺内容": "；".join(text.rstrip("；。") for text in form.statements) or to_fill("承诺的内容"),
        "核查备案": profile.verification.filed,
        "份数说明": phrase(form.copies),
        "岗位": to_fill("承办岗位"),
        "时限": to_fill("办理时限"),
        "保存期限": to_fill("案卷保存期限"),
        "施行日期": to_fill("施行日期"),
        "行": named(subject),
    }


def risks(subject: Subject) -> Values:
    """List the weak points of each item with their measures; insurance for the traits that the plan names."""
    insured = subject.profile.risk.insurance or INSURED
    rows = [_risk_row(item, risk, insured) for item in subject.items for risk in item.risks or (Risk(),)]
    covered = "、".join(TRAITS[trait] for trait in insured)
    numbered = [{"序号": str(number), **row, "长": may_fill_page(row.values())} for number, row in enumerate(rows, 1)]
    return common(subject) | {"保险范围": covered, "行": numbered}


def _risk_row(item: Item, risk: Risk, insured: Iterable[str]) -> Values:
    open_choice = "□ 引入\n□ 不引入" if set(insured) & set(item.traits) else "—"
    return {
        "名称": item.name,
        "特征": "、".join(TRAITS.get(trait, trait) for trait in item.traits) or "—",
        "风险点": risk.point or to_fill("风险点"),
        "措施": risk.measure or to_fill("防控措施"),
        "保险": risk.insurance or open_choice,
    }


def check_method(subject: Subject) -> Values:
    """List how a department checks each item."""
    return common(subject) | {"行": named(subject), "信用运用": to_fill("承诺人信用状况不同时，核查方式和时间有何不同")}


def credit_push(subject: Subject) -> Values:
    """Leave rows for the pen; the body that gathers credit information is the plan's."""
    keys = ("承诺人", "证号", "事项", "编号", "日期", "履行", "程度", "文书", "期限")
    rows = [{"序号": str(number)} | dict.fromkeys(keys, "") for number in range(1, PUSH_ROWS + 1)]
    return common(subject) | {"接收单位": subject.profile.credit.lead or to_fill("归集信用信息的部门"), "行": rows}


def adjustment(subject: Subject) -> Values:
    """Fill the application for a change of one item; what differs between draft and version in force is put in.

    What goes needs neither measures nor an item above; the government signs what the plan has it decide.
    """
    item, rule = subject.item, subject.profile.authority
    change, row = next((one for one in subject.changes if one[0].item == item.id), (None, None))
    decides = (change.authority,) if change and change.authority else (rule.added, rule.removed, rule.renamed, rule.revised)
    gone = change is not None and change.kind == "removed"
    return _reviewed(subject) | {
        "调整": {
            "类型": boxes(tuple(KINDS.values()), KINDS[change.kind] if change else ""),
            "前": row.before if row else "",
            "后": row.after if row else "",
            "前段": row.printed_before if row else [],
            "后段": row.printed_after if row else [],
            "理由": "",
            "上级": item.upstream or (_NONE if gone else to_fill("上级目录对应项")),
        },
        "风险": [_NONE] if gone else [_risk_text(risk) for risk in item.risks] or [to_fill("风险点和防控措施")],
        "核查说明": "" if gone else verification_text(item),
        "政府审定": "yes" if "government" in decides else "",
    }


def _risk_text(risk: Risk) -> str:
    point, measure = phrase(risk.point) or to_fill("风险点"), phrase(risk.measure) or to_fill("防控措施")
    return f"{point}：{measure}"


def legality(subject: Subject) -> Values:
    """Fill the opinion of a legality review with what was recorded; the rest is the reviewer's."""
    hard = "specialized" in subject.item.traits
    asked = subject.profile.review.specialized
    said = f"{box('是', hard)}　{box('否', False)}" + (f"　（{asked}）" if asked else "")
    return _reviewed(subject) | {"专业": said}


def _reviewed(subject: Subject) -> Values:
    item = subject.item
    review = item.review
    found = {"意见": review.opinion, "人": review.by, "日期": _day(review.date), "排除": review.exclusion}
    values = item_values(item) | {"依据": basis_lines(item.bases)}
    return common(subject) | {"事项": values, "审查": found}


def request(subject: Subject) -> Values:
    """Ask the government to decide on items added or removed, where the plan has it decide."""
    asked = [change for change, _ in subject.changes if change.authority == "government"]
    counted = Counter(KINDS[change.kind] for change in asked)
    rows = [
        {"序号": str(number), "部门": one.department, "名称": one.name, "类型": KINDS[one.kind], "编号": one.item}
        for number, one in enumerate(asked, 1)
    ]
    nothing = {"序号": "", "部门": "", "名称": to_fill("拟增减的事项"), "类型": "", "编号": ""}
    quote = next((text for text in subject.profile.authority.quote if "政府" in text), "")
    ground = f"根据{plan(subject.profile)['名称']}“{quote.rstrip('。')}”的规定，"
    return common(subject) | {
        "审查情况": _reviews(subject, [change.item for change in asked]),
        "审定依据": ground if quote else f"根据{to_fill('报请审定所依据的规定')}，",
        "调整数": "、".join(f"{kind}{count}项" for kind, count in counted.items()) or to_fill("拟增减的项数"),
        "行": rows or [nothing],
        "理由": "；".join(text.rstrip("。；") for text in subject.reasons) + "。" if subject.reasons else to_fill("增减的理由"),
    }


def _reviews(subject: Subject, asked: Sequence[str]) -> str:
    """Say that what is added was reviewed, or of which items no review is on record; what goes needs none."""
    added = [item for item in subject.items if item.id in asked]
    bare = [item.id for item in added if not item.review.opinion]
    roles = common(subject)["审查身份"]
    if bare:
        return to_fill(f"{first_few(bare, _SHOWN, '项')}的部门{roles}合法性审查意见") + "。"
    every = "各" if len(added) == len(asked) else "新增的"
    return f"{every}事项已经部门{roles}合法性审查。" if added else ""


def situation(subject: Subject) -> Values:
    """Report what the catalog shows; the matter itself is to be told."""
    known = f"{_extent(subject)}。"
    told = {"事由": "要报告的事由", "经过": "时间、地点、涉及的部门和事项、经过", "原因": "原因", "建议": "采取的措施和建议"}
    return common(subject) | {"情况": {"基本": known} | {key: to_fill(what) for key, what in told.items()}}


def assessment(subject: Subject) -> Values:
    """Report the figures that the catalog shows; those of cases and the judgement are to be told."""
    told = {
        "方法": "评估的部门、时间、方法",
        "办件": "选择告知承诺的件数、未选择的件数、撤回承诺的件数",
        "核查": "核查件数、免予核查件数、承诺不实件数和处理情况",
        "信用": "纳入信用记录、异议、信用修复的件数",
        "问题": "存在的问题",
        "措施": "改进措施和完成时间",
    }
    return common(subject) | {"评估": _figures(subject) | {key: to_fill(what) for key, what in told.items()}}


def _figures(subject: Subject) -> Values:
    items = subject.items
    kinds = Counter(item.matter_type for item in items if item.matter_type)
    listed = "，其中" + "、".join(f"{kind}{count}项" for kind, count in sorted(kinds.items())) if kinds else ""
    checks = [item.verification for item in items]
    ready, free = sum(check.settled for check in checks), sum(check.exempt == "yes" for check in checks)
    reviewed = sum(bool(item.review.opinion) for item in items)
    public = sum(item.publicity.public == "yes" for item in items)
    return {
        "清单": f"{_extent(subject)}{listed}。",
        "文本": f"已经确定核查办法的{ready}项（免予核查的{free}项），"
        f"有合法性审查意见的{reviewed}项，公开告知承诺书的{public}项。",
    }


def _extent(subject: Subject) -> str:
    departments = len({item.department for item in subject.items})
    return f"清单（{subject.version}）共{len(subject.items)}项，涉及{departments}个部门"


def supervision(subject: Subject) -> Values:
    """List the departments with what the catalog shows of each; what was found there is to be told."""
    names = sorted({item.department for item in subject.items})
    rows = [_department_row(number, name, subject.items) for number, name in enumerate(names, 1)]
    return common(subject) | {"行": rows, "整改": to_fill("整改的内容、期限和报送方式")}


def _department_row(number: int, name: str, items: Iterable[Item]) -> Values:
    own = [item for item in items if item.department == name]
    ready, reviewed = sum(item.verification.settled for item in own), sum(bool(item.review.opinion) for item in own)
    counts = {"项数": len(own), "核查": ready, "审查": reviewed}
    return {"序号": str(number), "部门": name, "问题": "", "期限": ""} | {key: str(count) for key, count in counts.items()}


def remind(subject: Subject) -> Values:
    """List what the plan has departments hand in, with its dates."""
    asked = [one for one in subject.profile.milestones if one.act != "supervise"]
    duties = [box(one.duty + (f"（方案规定的时间：{_day(one.until)}）" if one.until else "")) for one in asked]
    more = [box(what) for what in ("补正清单", "报送核查办法", "报送风险点防控表")]
    return common(subject) | {"办件": blanks(), "催办": [*duties, *more], "催办单": {"日期": BLANK_DATE, "次数": ""}}


def _day(iso: str) -> str:
    """Write an ISO date as papers do; what is no date stays as it was said."""
    parts = iso.split("-")
    plain = len(parts) == 3 and all(part.isdecimal() for part in parts)
    return f"{parts[0]}年{int(parts[1])}月{int(parts[2])}日" if plain else iso


def receipt(subject: Subject) -> Values:
    """Say in which forms the plan has a list handed in."""
    forms = subject.profile.submission.forms or ("纸质版", "电子版")
    blank = dict.fromkeys(("编号", "人", "联系方式"), "") | {"名称": "清单", "日期": BLANK_DATE, "文件": []}
    checked = {"齐全": box("齐全，予以签收"), "补正": box("需要补正：")}
    return common(subject) | {"办件": blanks(), "形式": boxes(forms), "报送": blank | checked}


def announcement(subject: Subject) -> Values:
    """Announce a version; a draft has none yet, and nobody announces a draft."""
    return common(subject) | ({} if subject.published else {"版本": to_fill("公布的版本，如2021年5月14日版")})
