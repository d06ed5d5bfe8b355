"""I: is the certificate needed at all: does the law let one pledge, could shared data prove it, does an authority ask."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pledgectl.cite import cite
from pledgectl.model import Basis, Item
from pledgectl.rule import NOTE, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.parties import units
from pledgectl.rules.tables import Pledged

_NO_AUTHORITY = re.compile(
    r"(?<!人民)银行(?!业?(?:监督)?管理|监管)|信用社|保险公司|证券公司|有限公司|人民法院|中级法院|法院$|检察院|仲裁委|幼儿园|(?:小|中|大)学$|"
    r"学校$|学院$|医院$|卫生院|律师事务所|会计师事务所|村民委员会|居民委员会|村委会|居委会|村\(居\)|物业|供水|供电|供气|供热|燃气公司|"
    r"电信|移动公司|联通|协会$|商会$|自来水"
)
_AUTHORITY = re.compile(r"局$|厅$|人民政府|办公室$|街道办|公安|行政(?:主管)?部门|主管部门")


@rule("I029", NOTE)
def law_lets_pledge(item: Item, context: Context) -> Iterable[Message]:
    """法律、法规本身已经规定可以承诺或者声明

    为什么：规定本身就允许以承诺、声明代替证明的，直接照规定办，不能比规定多要；目录里写明这一条，申请人才知道。
    怎么办：请核对原文，现行有效的写入设定依据，承诺书照它的要求写；已经改为声明的，从目录中取消这份证明。
    依据：《优化营商环境条例》第四十四条：能够通过书面告知承诺办理的，不得设定证明事项。各项规定见 pledged.toml。
    """
    purpose = item.purpose if item.matter in ("", item.purpose) else f"{item.purpose}\n{item.matter}"
    if not context.tables.any_pledged.search(purpose):
        return ()
    return [Message(_let(entry), "bases") for entry in context.tables.pledged if entry.means(item.name, purpose)]


def _let(entry: Pledged) -> str:
    """Say what the law lets one do, and whether somebody held the entry against a published text."""
    law = cite(Basis(entry.document, entry.number, entry.article))
    checked = f"{entry.checked}按公开的文本核对" if entry.checked else "没有核对过原文，请核对"
    return f"{law}规定可以用{entry.form}办理：{entry.says}（{checked}）"


@rule("I030", NOTE)
def data_could_prove(item: Item, context: Context) -> Iterable[Message]:
    """共享数据可以核验的证明

    为什么：别的部门已经登记、能够共享核验的，应当由部门自己查，不用申请人去开，也不用承诺；查不了的，才用告知承诺。
    怎么办：问本级数据管理部门这项数据有没有接通；接通的改为部门间核查并从目录中取消，没有接通的在核查办法里写明怎样协助核查。
    依据：《优化营商环境条例》第四十四条：能够通过部门间核查、网络核验办理的，不得设定证明事项；毛集方案“加快推进跨地区、跨部门、
    跨层级数据共享和业务协同”；虎林方案“实现部门间数据共享和核验”。
    """
    if proof := context.tables.proof(item.name):
        return [Message(f"“{item.name}”证明的是{proof.about}，可以查{proof.holder}", "name")]
    return ()


@rule("I031", NOTE)
def requester_no_authority(item: Item, context: Context) -> Iterable[Message]:
    """索要单位不是行政机关

    为什么：告知承诺制管的是行政机关和法律、法规授权的组织办理行政事项时索要的证明；银行、学校、法院不在其内，承诺书约束不了它们。
    怎么办：写明办理行政事项的机关；上级要求把这类单位也列入的，在备注写明文件名称和文号。
    依据：毛集方案“行政机关或者法律法规授权的具有管理公共事务职能的组织（以下统称‘行政机关’）”；虎林方案“依法向行政机关或经法律法规
    授权的具有管理公共事务职能的组织（以下统称行政机关）申请办理”。
    """
    if item.requester and _no_authority(item.requester):
        return [Message(f"索要单位“{item.requester}”不是行政机关", "requester")]
    return ()


@lru_cache(maxsize=16_384)
def _no_authority(requester: str) -> bool:
    """Tell whether every unit that asks is known to be no authority."""
    asking = units(requester)
    return bool(asking) and all(_NO_AUTHORITY.search(unit) and not _AUTHORITY.search(unit) for unit in asking)
