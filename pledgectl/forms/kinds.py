"""The kinds of papers: what each is called, whether it is made per item, department or place, and what fills it.

The template of a kind has the kind's name: templates/KIND.docx.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pledgectl.forms import casework, office
from pledgectl.forms.papers import Values, guide_values, pledge_values
from pledgectl.forms.subject import Subject, item_paper

ITEM, DEPARTMENT, PLACE = "item", "department", "place"
PER = {ITEM: "每个事项一份", DEPARTMENT: "每个部门一份", PLACE: "全辖区一份"}


@dataclass(frozen=True, slots=True)
class Kind:
    """文书种类.

    `changes`: it tells what differs between the draft and the version in force. `every`: it is made for departments without
    items too.
    """

    code: str
    title: str
    per: str
    values: Callable[[Subject], Values]
    aliases: tuple[str, ...] = ()
    changes: bool = False
    every: bool = False


def _pledge(subject: Subject) -> Values:
    return pledge_values(subject.item, subject.department, subject.profile)


def _guide(subject: Subject) -> Values:
    return guide_values(subject.item, subject.department, subject.profile)


_KINDS = (
    Kind("pledge", "告知承诺书", ITEM, _pledge, ("承诺书",)),
    Kind("guide", "办事指南", ITEM, _guide, ("指南",)),
    Kind("not-applicable", "不适用告知承诺告知书", ITEM, casework.not_applicable, ("不适用告知书",)),
    Kind("procedure", "工作规程", DEPARTMENT, office.procedure, ("规程",)),
    Kind("risks", "风险点防控表", DEPARTMENT, office.risks, ("风险表",)),
    Kind("adjustment", "调整申请表", ITEM, office.adjustment, ("调整申请",), changes=True),
    Kind("legality", "合法性审查意见书", ITEM, office.legality, ("合法性审查",)),
    Kind("request", "提请审定的请示", PLACE, office.request, ("请示", "提请本级政府审定的请示"), changes=True),
    Kind("announcement", "公布公告", PLACE, office.announcement, ("公告",)),
    Kind("check-method", "核查办法备案表", DEPARTMENT, office.check_method, ("核查办法",)),
    Kind("check-record", "核查记录表", ITEM, casework.check, ("核查记录",)),
    Kind("site-check", "现场核查任务单", ITEM, casework.check, ("现场核查",)),
    Kind("assist", "协助核查函", ITEM, casework.letter, ("协查函",)),
    Kind("assist-reply", "协助核查复函", ITEM, casework.letter, ("复函",)),
    Kind("assist-refusal", "不能协助核查告知书", ITEM, casework.letter, ("不能协助告知书",)),
    Kind("withdraw", "撤回承诺申请书", ITEM, item_paper, ("撤回申请",)),
    Kind("rectify", "责令限期整改通知书", ITEM, item_paper, ("限期整改",)),
    Kind("terminate", "终止办理决定告知书", ITEM, item_paper, ("终止办理",)),
    Kind("revoke", "撤销决定告知书", ITEM, casework.revoke, ("撤销决定",)),
    Kind("transfer", "案件移送函", ITEM, casework.transfer, ("移送函",)),
    Kind("credit-notice", "失信信息告知书", ITEM, item_paper, ("失信告知书",)),
    Kind("repair", "信用修复申请书", ITEM, item_paper, ("信用修复申请",)),
    Kind("repair-decision", "信用修复决定书", ITEM, item_paper, ("信用修复决定",)),
    Kind("objection", "信用信息异议受理单", ITEM, item_paper, ("异议受理单",)),
    Kind("credit-push", "信用信息推送表", DEPARTMENT, office.credit_push, ("推送表",)),
    Kind("publicity", "承诺公示稿", ITEM, casework.publicity, ("公示稿",)),
    Kind("remind", "催办单", DEPARTMENT, office.remind, ("催办",), every=True),
    Kind("supervision", "督查通报", PLACE, office.supervision, ("通报",)),
    Kind("receipt", "清单报送签收单", DEPARTMENT, office.receipt, ("签收单",), every=True),
    Kind("situation", "重要情况报告", PLACE, office.situation, ("情况报告",)),
    Kind("assessment", "跟踪评估报告", PLACE, office.assessment, ("评估报告",)),
)
KINDS = {kind.code: kind for kind in _KINDS}
CHOICES = {kind.code: (kind.title, *kind.aliases) for kind in _KINDS}
# Templates that `catalog file`, `catalog diff` and `report` fill, under the names of what they print.
OTHERS = {
    "catalog": ("清单", "公布后的清单"),
    "comparison": ("新旧对照表", "对照表"),
    "filing-report": ("备案报告",),
    "report": ("工作情况报表", "报表"),
}
TEMPLATE_NAMES = {**CHOICES, **OTHERS}
