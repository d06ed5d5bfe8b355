"""I: is an item complete, and is what it says usable."""

import re
from collections.abc import Iterable, Iterator

from pledgectl.formats.records import is_iso_date, nearest
from pledgectl.model import MATTER_TYPES, TRAITS, Item
from pledgectl.rule import ERROR, NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.text import chinese_number, compare_form

_NOTHING = frozenset({"", "无", "暂无", "空", "/", "\\", "-", "--", "---", "—", "——", "待定", "不详"})
_VAGUE_NAME = re.compile(
    r"^(?:(?:有关|相关|其他|其它|必要|各类|法律法规规定)的?)*(?:证明|证件|材料|资料|文件)+等?$"
    r"|(?:其他|其它)(?:有关|相关|应当|需要|必要|有效|能够?|可以|规定|要求|提交|提供|具备|符合|条件|身份|合法|书面|的|、)*"
    r"(?:证明|材料|文件|资料)|(?:^|[、，,或及和与])(?:其他|其它).{0,8}(?:材料|文件|资料)"
    r"|(?:有关|相关)的?(?:证明|材料|文件|资料|证件)|能够?证明.{0,90}(?:材料|文件)|等(?:证明|材料|证明材料|文件)$"
)
_VAGUE_HINT, _VAGUE_HEADS = re.compile("[有相其能等]"), ("必要", "各类", "法律", "证明", "证件", "材料", "资料", "文件")
_STATUTORY_NAMES = frozenset({"使用土地的有关证明文件"})  # 《城乡规划法》第四十条
_OPEN_PURPOSE = re.compile(
    r"(?<![高中初同平对均上下优劣降特甲乙丙丁一二三四五相差头])等$|等(?:有关|相关)?(?:事项|业务|事宜|用途|手续|方面|情形|活动|需要)$"
    r"|(?:有关|相关|其他|其它|各类|各种|一切)的?(?:事项|业务|事宜|用途|手续|需要|情形|部门|单位)"
)
_OPEN_HINT = re.compile("[等关他它各切]")
_BARE_PURPOSE = re.compile(
    r"(?:办事|使用|需要|备用|参考|存档|申请|办理|办理业务|办理手续|办理事项|个人使用|个人需要|工作需要|证明身份|证明用|"
    r"就业|执业|求职|出国|出境|升学|入学|贷款|其他|其它)"
)
_DAYS = re.compile(r"(\d+|[一二三四五六七八九十百零]+)\s*个?\s*(工作日|自然日|日|天|月|年|小时)?")
_WRITTEN = {chinese_number(number): number for number in range(1, 400)}
_SEPARATOR = re.compile(r"[、，,；;/和及或与\s]+")


def is_blank(text: str) -> bool:
    """Tell whether a cell says nothing: empty, a dash, 无."""
    return not text or (len(text) < 4 and compare_form(text) in _NOTHING)


@rule("I001", ERROR)
def name_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写证明事项名称

    为什么：没有名称就不知道是哪一项证明，不能公布，也不能与旧目录比对。
    怎么办：填写法律、法规条文里这份证明的名称，如“无犯罪记录证明”。
    依据：虎林方案附件（参考样本）“（一）证明事项名称”；毛集方案“书面告知的内容应当包括事项名称，设定依据，证明内容……”。
    """
    if is_blank(item.name):
        return [Message("没有写证明事项名称", "name")]
    return ()


@rule("I002", WARNING)
def name_vague(item: Item, context: Context) -> Iterable[Message]:
    """证明事项名称含糊或者兜底

    为什么：“有关材料”“其他证明”可以指任何东西，申请人不知道要承诺什么。条文原话就这样写的不报。
    怎么办：写出这份证明证明什么，一份证明写一项。
    依据：毛集方案、虎林方案均要求“相关要求要可量化、易操作”“不含模糊表述或兜底条款”。
    """
    name = item.name
    found = _VAGUE_NAME.search(name) if _VAGUE_HINT.search(name) or name.startswith(_VAGUE_HEADS) else None
    if found and item.name not in _STATUTORY_NAMES and not any(found[0] in basis.text for basis in item.bases):
        return [Message(f"名称“{item.name}”中的“{found[0]}”没有说清是哪一份证明", "name")]
    return ()


@rule("I003", WARNING)
def purpose_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写证明用途

    为什么：同一份证明用途不同，能不能承诺也不同，如无犯罪记录证明。
    怎么办：写明办理哪一个行政事项时要这份证明。
    依据：虎林方案附件（参考样本）“（二）证明用途”。
    """
    if is_blank(item.purpose) and is_blank(item.matter):
        return [Message(f"“{item.name}”没有写证明用途", "purpose")]
    return ()


@rule("I004", WARNING)
def purpose_vague(item: Item, context: Context) -> Iterable[Message]:
    """证明用途不具体

    为什么：“就业、执业、出国等”不是一个行政事项，无法判断能否承诺，也做不成告知承诺书。
    怎么办：一个用途写一行，用政务服务事项的名称，如“律师执业核准”。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”。
    """
    if is_blank(item.purpose):
        return ()
    if item.purpose == item.name and item.matter in ("", item.purpose):
        return [Message(f"用途写的就是证明的名称“{item.name}”，没有写办理什么事项", "purpose")]
    found = _OPEN_PURPOSE.search(item.purpose) if _OPEN_HINT.search(item.purpose) else None
    if found or (_BARE_PURPOSE.match(item.purpose) and _all_bare(item.purpose)):
        return [Message(f"用途“{item.purpose}”没有写到具体的行政事项" + (f"（“{found[0]}”）" if found else ""), "purpose")]
    return ()


def _all_bare(purpose: str) -> bool:
    return all(_BARE_PURPOSE.fullmatch(part) for part in _SEPARATOR.split(purpose) if part)


@rule("I005", ERROR)
def department_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写填报部门

    为什么：不知道是哪个部门的事项，就没有人负责，也无法编号。
    怎么办：在表中写明填报单位，或者导入时用 --dept 指定。
    依据：虎林方案“科学编制本部门实行证明事项告知承诺制事项目录”。
    """
    if is_blank(item.department):
        return [Message(f"“{item.name}”没有写是哪个部门的", "department")]
    return ()


@rule("I013", WARNING)
def matter_type_unknown(item: Item, context: Context) -> Iterable[Message]:
    """事项类型不在七类之中

    为什么：事项类型写法不一，汇总和比对就会出错。
    怎么办：改为行政许可、行政确认、行政给付、行政奖励、行政裁决、其他行政权力、公共服务之一。
    依据：毛集方案“办理行政许可、行政确认、行政给付等依申请的行政事项”；七类见全国政务服务事项目录的事项类型。
    """
    if item.matter_type and item.matter_type not in MATTER_TYPES and not is_blank(item.matter_type):
        near = nearest(item.matter_type, MATTER_TYPES)
        hint = f"是否应为“{near}”？" if near else ""
        return [Message(f"事项类型“{item.matter_type}”不是规定的七类之一", "matter_type", hint)]
    return ()


@rule("I014", NOTE)
def matter_type_missing(item: Item, context: Context) -> Iterable[Message]:
    """没有写事项类型

    为什么：事项类型要写入上报的清单，也用来判断办理的是许可还是给付。
    怎么办：补写行政许可、行政确认、行政给付等七类之一。
    依据：毛集方案“办理行政许可、行政确认、行政给付等依申请的行政事项”。
    """
    if is_blank(item.matter_type):
        return [Message(f"“{item.name}”没有写事项类型", "matter_type")]
    return ()


@rule("I015", WARNING)
def traits_unknown(item: Item, context: Context) -> Iterator[Message]:
    """事项特征不在规定的五种之中

    为什么：特征决定要不要请示论证、是否公开承诺书、可否引入责任保险；写错了就不起作用。
    怎么办：用 catalog edit 改为规定的特征。
    依据：毛集方案“涉及社会公共利益、第三人利益或者核查难度较大”“专业性、技术性较强”“经济利益价值较高”。
    """
    for trait in item.traits:
        if trait not in TRAITS:
            yield Message(f"没有“{trait}”这种特征", "traits", f"可用：{'、'.join(f'{k}（{v}）' for k, v in TRAITS.items())}")


@rule("I016", WARNING)
def yes_no_wrong(item: Item, context: Context) -> Iterator[Message]:
    """是否一栏既不是“是”也不是“否”

    为什么：是否免予核查、是否公开承诺书必须有明确的答复，写别的话程序无法采用。
    怎么办：改为 yes（是）或 no（否），说明文字写到相应的栏目。
    依据：毛集方案“明确核查时间、标准、方式以及是否免予核查”“承诺书是否公开及公开范围、时限”。
    """
    exempt, public = item.verification.exempt, item.publicity.public
    if exempt not in ("", "yes", "no"):
        yield Message(f"是否免予核查写的是“{exempt}”", "verification.exempt")
    if public not in ("", "yes", "no"):
        yield Message(f"承诺书是否公开写的是“{public}”", "publicity.public")


@rule("I017", WARNING)
def review_date_wrong(item: Item, context: Context) -> Iterable[Message]:
    """审查日期不是真实的日期

    为什么：日期不成立，就不能说明审查在公布之前做过。
    怎么办：用年-月-日书写，如 2021-04-23。
    依据：虎林方案“制定实行证明事项告知承诺制事项目录时，应当经本部门法制机构合法性审查”。
    """
    if item.review.date and not is_iso_date(item.review.date):
        return [Message(f"审查日期“{item.review.date}”不是年-月-日形式的真实日期", "review.date")]
    return ()


@rule("I025", WARNING)
def promise_too_long(item: Item, context: Context) -> Iterable[Message]:
    """承诺办结时限长于法定时限

    为什么：承诺时限只能等于或者短于法定时限。
    怎么办：核对两个时限和单位（工作日还是自然日）后改正。
    依据：《中华人民共和国行政许可法》第四十二条（行政许可的法定期限）、第八十二条（期限以工作日计算，不含法定节假日）。
    """
    service = item.service
    if not (service.legal_days and service.promised_days):
        return ()
    legal, promised = _days(service.legal_days), _days(service.promised_days)
    if legal and promised and legal[1] == promised[1] and promised[0] > legal[0]:
        text = f"承诺时限“{service.promised_days}”长于法定时限“{service.legal_days}”"
        return [Message(text, "service.promised_days")]
    return ()


def _days(text: str) -> tuple[int, str] | None:
    """Read how long something may take: a number and its unit, working days where none is given; None if it says no number."""
    found = _DAYS.search(text)
    if not found:
        return None
    number = int(found[1][:9]) if found[1].isdecimal() else _WRITTEN.get(found[1], 0)
    unit = (found[2] or "工作日").replace("天", "日").replace("自然日", "日")
    return (number, unit) if number else None
