"""R: has somebody whom the profile allows reviewed the legality, and is the record whole."""

import re
from collections.abc import Iterable

from pledgectl.model import Item, Review
from pledgectl.rule import ERROR, NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.text import compare_form

_NONE = Review()
_EVIDENCE = re.compile(r"请示|批复|答复|论证|专家|上级.{0,6}(?:同意|意见|复函)")
_AGREES = re.compile(
    r"无(?:不同|异议|反对)意?见?|没有(?:不同|反对)意见|不违反|不属于|不存在|(?:没有|未发现|未见|无)[^，。；]{0,6}不(?:合法|合规|符合)"
)
# What may not be done otherwise (不得变相索要, 不宜扩大范围) is said of items that were agreed to.
_REFUSES = re.compile(
    r"不(?:同意|通过|予通过|合法|合规|符合|可行|赞成|建议|予?列入|予?纳入)|不(?:宜|应当?|得|能|可)(?:列入|纳入|实行|采用|公布|承诺|适用)"
    r"|^不[宜应得能]当?$|未(?:获)?通过|暂缓|退回|驳回|反对|否决|建议(?:不|取消|删除|撤销)|应当?(?:取消|删除)"
    r"|缺[少乏]依据|没有依据|依据不(?:足|充分)|后再(?:报|审|议)"
)


@rule("R001", WARNING, "draft", table="review")
def review_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有合法性审查意见

    为什么：列入目录之前要经过合法性审查；查不到审查记录，就不能说明审查过。
    怎么办：审查后用 catalog review 记录审查人、身份、日期和意见；一个部门的可以用 --dept 一次记录。
    依据：毛集方案“应当经本部门法制机构或法律顾问合法性审查”；虎林方案“应当经本部门法制机构合法性审查”。
    """
    if item.review == _NONE:
        return [Message(f"“{item.name}”没有合法性审查意见", "review")]
    return ()


@rule("R002", ERROR, table="review")
def role_not_allowed(item: Item, context: Context) -> Iterable[Message]:
    """合法性审查人的身份不符合方案

    为什么：方案规定了由谁审查，别的身份作的审查不算数。
    怎么办：由方案规定的人员重新审查后记录。
    依据：毛集方案“本部门法制机构或法律顾问合法性审查”；虎林方案“本部门法制机构合法性审查”，没有写法律顾问。
    """
    roles = context.profile.review.roles
    if item.review.role and roles and compare_form(item.review.role) not in [compare_form(role) for role in roles]:
        return [Message(f"审查人身份是“{item.review.role}”，方案只允许{'、'.join(roles)}", "review.role")]
    return ()


@rule("R003", WARNING, table="review")
def review_incomplete(item: Item, context: Context) -> Iterable[Message]:
    """合法性审查记录不完整

    为什么：缺少审查人、身份、日期或者意见的，事后无法证明谁在什么时候怎么审查的。
    怎么办：用 catalog review 补齐。
    依据：毛集方案“应当经本部门法制机构或法律顾问合法性审查”。
    """
    review = item.review
    parts = (review.by, review.role, review.date, review.opinion)
    if all(parts) or not any(parts):
        return ()
    names = {"by": "审查人", "role": "身份", "date": "日期", "opinion": "意见"}
    if missing := [text for name, text in names.items() if not getattr(review, name).strip()]:
        return [Message(f"合法性审查记录缺少{'、'.join(missing)}", "review")]
    return ()


@rule("R004", NOTE, table="review")
def specialized_unproved(item: Item, context: Context) -> Iterable[Message]:
    """专业性、技术性较强的事项没有请示或者论证的记录

    为什么：这类事项要慎重确定，只有部门自己的意见不够。
    怎么办：请示上级部门或者召开论证会，把文号、日期写入审查意见或者备注。
    依据：毛集方案、虎林方案均规定“对专业性、技术性较强的承诺事项要通过请示上级部门、召开论证会等方式慎重确定”。
    """
    if "specialized" in item.traits and not _EVIDENCE.search(f"{item.review.opinion}\n{item.remarks}"):
        return [Message(f"“{item.name}”专业性、技术性较强，没有请示上级或者论证会的记录", "review.opinion")]
    return ()


@rule("R005", WARNING, table="review")
def reason_unsigned(item: Item, context: Context) -> Iterable[Message]:
    """疑似排除的放行理由没有写是谁审查的

    为什么：理由记录以后程序就不再提示，必须有人负责。
    怎么办：用 catalog review 把审查人、身份和日期一起记录。
    依据：毛集方案“应当经本部门法制机构或法律顾问合法性审查”。
    """
    if item.review.exclusion.strip() and not item.review.by.strip():
        return [Message(f"“{item.name}”记录了不属于排除范围的理由，没有写审查人", "review.by")]
    return ()


@rule("R006", WARNING, table="review")
def review_refuses(item: Item, context: Context) -> Iterable[Message]:
    """合法性审查意见看来是不同意

    为什么：审查没有通过的不能列入目录。
    怎么办：确实没有通过的，从目录中取消；意见另有含义的，把结论写清楚，如“同意列入”。
    依据：虎林方案“制定实行证明事项告知承诺制事项目录时，应当经本部门法制机构合法性审查”。
    """
    found = _REFUSES.search(_AGREES.sub("", item.review.opinion)) if item.review.opinion else None
    if found:
        return [Message(f"审查意见中有“{found[0]}”", "review.opinion")]
    return ()
