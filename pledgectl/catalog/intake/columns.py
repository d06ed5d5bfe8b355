"""What a column means, told from the meaning-bearing words of its name; no list of names that were seen.

A name is compared without blanks, brackets and filler. Each meaning has patterns with a weight; of several that match, the
heavier wins, then the one that explains more of the name. What nothing matches stays unknown and goes to 备注.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pledgectl.model import RANKS
from pledgectl.text import compare_form

_BODY = "(?:单位|部门|机关|机构|主体|组织|方(?=$|名称))"
_KIND = "(?:类型|类别|种类|性质|分类)"
_WAY = "(?:方式|方法|形式|办法|措施|手段|途径|渠道)"
_NAME = "(?:名称|名目|事项|材料|项目|目录|清单)"
_ASKS = "索要|索取|使用|需求|收取|查验|接收|用证|要证|需证"
_GIVES = "开具|出具|提供|核发|签发|颁发|制发|开出|开证|发证"
_ACTS = "办理|办事|申办|审批|许可|服务|业务|行政|政务|权力|职权|权责|对应|涉及|关联|主项|申请"
_TIME = "(?:时限|期限|时间|天数|工作日|日期)"
_LIST = "(?:目录|清单|指导目录)"

# field, weight, pattern; full-width and half-width, blanks and brackets are gone when it is tried.
_PATTERNS: tuple[tuple[str, int, str], ...] = (
    ("seq", 9, r"(?:事项)?(?:序号|序|项次|行号|№|no\.?|顺序号?)"),
    ("seq", 3, r"编号"),
    ("code", 8, r".*(?:编码|代码|事项码|目录号)|(?:事项|证明|权力|职权|基本|实施|项目|统一)(?:事项)?编号"),
    ("name", 9, rf".*证明(?:事项|材料|文件|项目)?的?{_NAME}"),
    ("name", 8, r".*(?:提供|提交|开具|出具|索要|取消|保留|实行|清理)的?证明(?:材料|事项|文件)?|证明|.*证明事项"),
    ("name", 6, rf"(?:实行|实施|适用|推行|采取|采用)?告知承诺制?的?(?:证明)?{_NAME}(?:名称)?"),
    ("name", 4, r"事项名称|事项|名称|材料名称|子项名称|子项|业务名称|项目名称|项目"),
    ("purpose", 9, r".*(?:用途|目的|事由).*"),
    ("matter", 7, rf".*(?:{_ACTS})的?.*{_NAME}(?:的?名称)?"),
    ("matter", 5, r"主项名称|主项|大项|所属事项|办理何事|办什么事"),
    ("matter_type", 8, rf"(?:事项|职权|权力|权责|服务|许可|行政|业务)(?:事项|权力|职权)?的?{_KIND}|{_KIND}"),
    ("requester", 9, rf".*(?:{_ASKS}|要求(?:开具|提供|出具|提交))的?(?:证明)?的?{_BODY}(?:名称)?"),
    ("requester", 8, rf"(?:证明)?(?:需求|索要|使用){_BODY}"),
    ("body", 6, rf".*(?:实施|责任|办理|受理|主管|行使|承办|牵头|审批|执行|决定)的?{_BODY}(?:名称)?"),
    ("issuer", 8, rf".*(?:{_GIVES})的?(?:证明)?的?{_BODY}(?:名称)?|.*(?:开具|出具|提供)(?:者|人)"),
    ("issuer", 5, r"(?:证明|材料)?来源(?:渠道)?"),
    ("department", 8, rf"(?:填报|报送|上报|编制|申报|所属|归口|清单|填表|市直|县直|区直|直属)的?{_BODY}(?:名称)?"),
    ("department", 7, rf"(?:单位|部门|机关|机构)(?:名称)?|{_BODY}/{_BODY}"),
    ("rank", 9, r".*(?:效力|位阶|依据|法律).*(?:层级|层次|位阶|级别|等级|类别|类型|性质)|效力|位阶|法律位阶"),
    ("bases", 9, r".*依据.*(?:条文|条款|内容|名称).*(?:条文|条款|内容|文号).*"),
    ("bases", 8, r".*(?:设定|设立|设置|审批|实施|法律|法规|政策|保留|证明|主要|法定|制定|办理|取消|文件)?的?依据"),
    ("bases", 7, r".*依据.*(?:条文|内容|条款).*|依据"),
    ("bases.document", 8, r".*(?:法律|法规|规章|文件|依据|政策).*名称"),
    ("bases.number", 9, r".*(?:文号|发文字号|令号)"),
    ("bases.article", 8, r"(?:依据|法律|法规|具体)?(?:条款|条款号|条款项|条目|条款序号|条文号)|.*条款号"),
    ("bases.text", 8, r"(?:依据|法律|法规|具体)?(?:条文|条款|法条)(?:的?具体)?(?:内容|原文)"),
    ("bases.text", 8, r".*(?:条文|条款|法条)内容|.*(?:原文|条文)(?:摘录)?"),
    ("content", 9, r".*证明(?:事项)?的?(?:具体)?(?:内容|要素|事实|情形)|(?:需|要)证明的?.*(?:内容|事实)"),
    ("applicants", 8, r".*(?:适用|服务|办理|申请|承诺|受理|面向)的?(?:对象|主体|人群|人|范围)|.*(?:行政)?相对人(?:类型|类别)?"),
    ("method", 9, rf".*(?:承诺|替代|告知承诺)的?{_WAY}"),
    ("method", 7, rf"(?:证明|材料|取消后的?|取消)?(?:提供|提交|办理|实行|实施|适用|开具|清理|处理|改革|办证){_WAY}"),
    ("power", 9, r".*核查(?:的)?(?:权力|权限|职权|职责)"),
    ("verification.exempt", 9, r".*(?:免予|免于|豁免|免)核查.*|.*是否(?:需要|需)?核查"),
    ("verification.time", 9, rf".*核[查验实]的?(?:{_TIME}|时点|频次)"),
    ("verification.standard", 9, r".*核[查验实]的?(?:标准|要求|内容|要点)"),
    ("verification.means", 8, rf".*(?:核[查验实]|监管)的?{_WAY}|(?:事中事后|承诺|日常|信用)?核[查验实](?:情况)?"),
    ("liability.civil", 9, r".*民事责任"),
    ("liability.administrative", 9, r".*行政责任"),
    ("liability.criminal", 9, r".*刑事责任"),
    ("publicity.scope", 9, rf".*公开的?(?:范围|{_WAY}|平台)"),
    ("publicity.period", 9, rf".*公[开示]的?{_TIME}"),
    ("publicity.public", 8, r"(?:承诺书)?(?:是否|能否|可否)?公开(?:情况|与否)?"),
    ("levels", 9, r".*(?:行使|实施|办理|管理|承办|适用|权限)的?(?:层级|级别|层次)|层级"),
    ("risks.insurance", 9, r".*保险.*"),
    ("risks.measure", 9, r".*(?:防控|防范|化解|应对|管控)的?(?:措施|办法|手段)?"),
    ("risks.point", 8, r".*风险(?:点|隐患|描述|因素)?"),
    ("upstream", 8, rf".*(?:上级|上位|省级|市级|国家|部委|省|市)的?{_LIST}.*|.*对应.*{_LIST}.*"),
    ("service.legal_days", 9, rf".*法定.*{_TIME}"),
    ("service.promised_days", 9, rf".*承诺(?:办结|办理|办件)?{_TIME}"),
    ("service.fee", 9, r".*收费.*"),
    ("service.place", 9, r".*(?:办理|受理|办公|办事)?(?:地点|地址|窗口|场所)"),
    ("service.hours", 8, r"(?:办公|受理|工作|服务|对外服务|窗口)时间"),
    ("service.complaint_phone", 9, r".*(?:投诉|监督|举报).*(?:电话|方式|渠道)"),
    ("service.phone", 8, r".*(?:咨询|办公|服务|窗口|联系|公开)的?(?:电话|方式)|电话"),
    ("service.conditions", 8, r".*(?:受理|办理|申请|许可|审批|准予)的?条件"),
    ("service.materials", 8, r".*(?:申请|办理|申报|受理|提交|所需|报送)的?材料(?:清单|目录|名称)?"),
    ("service.steps", 8, r".*(?:办理|办事|工作|审批)?(?:流程|程序|步骤)"),
    ("service.withdraw_reasons", 9, r".*撤回.*(?:理由|情形|原因)"),
    ("review.exclusion", 9, r".*不属于?排除.*理由.*"),
    ("review.opinion", 8, r".*(?:合法性|法制|法律顾问|法律).*(?:审查|审核)?(?:意见|结果|结论)"),
    ("remarks", 9, r"备注(?:说明|栏|信息)?|附注|说明|备考|其他说明|其它说明|注"),
)
_COMPILED = tuple((field, weight, re.compile(pattern)) for field, weight, pattern in _PATTERNS)
# A reason why a certificate stays, or whether something applies, is an answer of its own kind and belongs to no field.
_OWN = re.compile(
    r".*(?:原因|理由|是否|可否|能否|指南|网址|链接|颁布|发布|公布|生效|实施日期|数量|次数|排序|填报人|联系人|责任人|行业|领域).*"
)
_ANSWERS = ("verification.exempt", "publicity.public", "service.fee", "service.withdraw_reasons", "review.exclusion", "remarks")
_TICK = re.compile(
    r"(?:国家?|部|省部?|自治区|市|地|县|区|旗|乡|镇|街道|村|社区)(?:[、/]?[国省部市县区旗乡镇街道村社])*级?(?:及(?:其他|以下|以上))?"
)
_TRAITS = (
    ("专业性", "specialized"),
    ("公共利益", "public_interest"),
    ("第三人", "third_party"),
    ("核查难度", "hard_to_verify"),
    ("经济价值", "high_value"),
)
_LEVELS_OF_LAW = frozenset([*RANKS, "法规", "规章", "党内法规", "政策文件", "其他"])
_PLAIN_TYPES = re.compile(r"行政(?:许可|确认|给付|奖励|裁决|处罚|强制|征收|检查)|其[他它]行政权力|公共服务")
_DROP = re.compile(r"[\s()\[\]{}【】〔〕《》「」“”\"'、，,。.：:；;*※_·\-]")
_BRACKETED = re.compile(r"[(〔\[【][^()〔〕\[\]【】]*[)〕\]】]")
TICKS = frozenset("√✓✔☑■●○★▲yY是有1vV")
MAX_NAME = 60


@dataclass(frozen=True, slots=True)
class Meaning:
    """列义: the field, how sure (0 is unknown), and for tick columns the value that a tick stands for."""

    field: str
    weight: float
    tick: str = ""


UNKNOWN = Meaning("", 0)


@lru_cache(maxsize=4096)
def meaning(names: tuple[str, ...]) -> Meaning:
    """Return what a column means whose header cells, from the top, are `names`."""
    parts = [name for name in names if name]
    if not parts:
        return UNKNOWN
    tick = _tick(parts)
    if tick.field:
        return tick
    own = _single(parts[-1])
    joined = _single("".join(parts)) if len(parts) > 1 else UNKNOWN
    upper = _single(parts[0]) if len(parts) > 1 and not own.field and not joined.field else UNKNOWN
    best = max((own, joined, Meaning(upper.field, upper.weight / 2)), key=lambda found: found.weight)
    if own.field == "name" and joined.field and joined.weight >= own.weight:
        best = joined
    return _under(_single(parts[0]).field, own, best) if len(parts) > 1 else best


def _under(upper: str, own: Meaning, best: Meaning) -> Meaning:
    """Read 名称 below 开具单位 as the issuer, and whatever else is told of that body there as nothing of the item."""
    if upper not in ("issuer", "requester") or own.field in (upper, "issuer", "requester"):
        return best
    if own.field in ("department", "name") or best.field == upper:
        return Meaning(upper, 8)
    return UNKNOWN


def _tick(parts: Sequence[str]) -> Meaning:
    last = _DROP.sub("", compare_form(parts[-1]))
    if len(parts) > 1 and _single(parts[0]).field == "levels" and len(last) <= 12:
        return Meaning("levels", 9, parts[-1].replace("\n", ""))
    if len(parts) > 1 and _single(parts[0]).field == "matter_type" and _PLAIN_TYPES.fullmatch(last):
        return Meaning("matter_type", 9, last)
    if len(parts) > 1 and _single(parts[0]).field == "bases" and last in _LEVELS_OF_LAW:
        return Meaning("bases", 9, last)
    if trait := next((value for word, value in _TRAITS if word in last and len(last) < 20), ""):
        return Meaning("traits", 8, trait)
    return Meaning("levels", 6, parts[-1].replace("\n", "")) if len(parts) == 1 and _is_level(last) else UNKNOWN


def _is_level(text: str) -> bool:
    return text.endswith(("级", "级及其他", "级及以下", "级以下", "级及以上")) and bool(_TICK.fullmatch(text))


@lru_cache(maxsize=4096)
def _single(name: str) -> Meaning:
    """Match one header text: whole, then without what stands in brackets."""
    if len(name) > MAX_NAME:
        return UNKNOWN
    form = re.sub(r"^[*※]+|^\d{1,2}[.、]", "", compare_form(name).replace(" ", ""))
    whole, bare = _DROP.sub("", form), _DROP.sub("", _BRACKETED.sub("", form))
    tries = [bare, whole] if bare != whole and bare else [whole]
    found = [_match(text) for text in tries]
    return max(found, key=lambda each: each.weight)


def _match(text: str) -> Meaning:
    best = UNKNOWN
    own = bool(_OWN.fullmatch(text))
    for field, weight, pattern in _COMPILED:
        if own and field not in _ANSWERS:
            continue
        if weight + 0.9 > best.weight and (match := pattern.fullmatch(text)):
            sure = weight + 0.5 * (not match.re.pattern.startswith(".*")) - len(text) / 400
            if sure > best.weight:
                best = Meaning(field, sure)
    return best


def fields_of(headers: Sequence[tuple[str, ...]]) -> list[Meaning]:
    """Return the meaning of each column of a header, each field once (ticks apart), the surest column first.

    `body` (实施机关, 责任单位) is the requester where none is named, and may serve as department.
    """
    found = [meaning(names) for names in headers]
    order = sorted(range(len(found)), key=lambda at: (-found[at].weight, at))
    taken: set[str] = set()
    for at in order:
        field = found[at].field
        if not field or found[at].tick:
            continue
        if field == "name" and found[at].weight < 6 and "name" in taken and "matter" not in taken:
            found[at] = Meaning("matter", found[at].weight)
        elif field in taken:
            found[at] = UNKNOWN
        taken.add(found[at].field or field)
    return _settle(found, taken)


def _settle(found: list[Meaning], taken: set[str]) -> list[Meaning]:
    """Give what is left open to the field that a list of this make means by it."""
    swaps: dict[str, str] = {}
    if "requester" not in taken:
        swaps["body"] = "requester"
    elif "department" not in taken:
        swaps["body"] = "department"
    if "name" not in taken and "matter" in taken:
        swaps["matter"] = "name"
    elif "purpose" not in taken:
        swaps["matter"] = "purpose"
    if "bases" not in taken and not {"bases.document", "bases.number"} & taken:
        swaps["bases.text"] = "bases"
    elif {"bases", "bases.document"} <= taken and "bases.text" not in taken:
        swaps["bases"] = "bases.text"
    return [Meaning(swaps.get(each.field, each.field), each.weight, each.tick) for each in found]
