"""W: wording that cannot be measured or leaves a back door; what counts is data in catalogs/references/wording.toml."""

from collections.abc import Iterator

from pledgectl.model import Item
from pledgectl.rule import NOTE, WARNING, Message, rule
from pledgectl.rules.phrases import Phrase

_ROUND = 8


def item_texts(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the field and text of everything that a department words itself; names and bases are quoted and left out."""
    check, liability, publicity, service = item.verification, item.liability, item.publicity, item.service
    texts = (
        ("content", item.content),
        ("applicants", item.applicants),
        ("method", item.method),
        ("power", item.power),
        ("verification.means", check.means),
        ("verification.time", check.time),
        ("verification.standard", check.standard),
        ("liability.civil", liability.civil),
        ("liability.administrative", liability.administrative),
        ("liability.criminal", liability.criminal),
        ("publicity.scope", publicity.scope),
        ("publicity.period", publicity.period),
        ("service.legal_days", service.legal_days),
        ("service.promised_days", service.promised_days),
        ("service.fee", service.fee),
        ("service.place", service.place),
        ("service.hours", service.hours),
    )
    yield from ((field, text) for field, text in texts if text)
    for field, lines in (
        ("service.conditions", service.conditions),
        ("service.materials", service.materials),
        ("service.steps", service.steps),
        ("service.withdraw_reasons", service.withdraw_reasons),
    ):
        for line in lines:
            yield field, line
    for risk in item.risks:
        yield "risks", risk.measure


def _of(family: str, fault: str, text: str, phrase: Phrase) -> Iterator[Message]:
    if phrase.family == family:
        around = text[max(0, phrase.start - _ROUND) : phrase.end + _ROUND].replace("\n", " ")
        place = f"（“{around}”）" if around != phrase.words else ""
        yield Message(f"“{phrase.words}”{fault}{place}", hint=phrase.proposal)


@rule("W001", WARNING, "text")
def catch_all(text: str, phrase: Phrase) -> Iterator[Message]:
    """兜底条款没有列明内容

    为什么：“其他材料”“法律、法规规定的其他情形”“窗口认为需要的”，申请人看了不知道要什么，经办人想要什么就能要什么。
    怎么办：逐项写出材料、情形的名称；列不出的删去。《》和引号里的原文、“公民、法人和其他组织”“其他行政权力”不在此列。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”；《河南省优化营商环境条例》第二十八条“办理条件不得含有其他、
    有关等模糊性兜底条款”，《广东省优化营商环境条例》第二十九条“不得含有兜底条款”。
    """
    return _of("catch_all", "是兜底条款", text, phrase)


@rule("W002", WARNING, "text")
def open_list(text: str, phrase: Phrase) -> Iterator[Message]:
    """列举没有列尽

    为什么：用“等”“包括但不限于”“……”收尾，后面还有什么由经办人说了算，申请人无法一次备齐。
    怎么办：把内容写全，删去“等”；确实列尽的，写明总数，如“身份证、户口簿等2项”。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”；《北京市优化营商环境条例》第三十一条“不得含有其他、有关等模糊性
    兜底要求”。
    """
    return _of("open", "没有列尽", text, phrase)


@rule("W003", WARNING, "text")
def vague_reference(text: str, phrase: Phrase) -> Iterator[Message]:
    """指代不明

    为什么：“有关规定”“相关材料”“相应条件”“有关部门”“按规定”，没有说是哪一个，申请人查不到，核查时也没有依据。
    怎么办：写出文件名称、文号和条款，材料、部门的全称。样本中的固定语（“行政机关不再索要有关证明”等）不在此列。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”；《安阳市政务服务条例》第十三条“属于兜底性质的‘其他材料’‘有关
    材料’等，应当逐一明确”。
    """
    return _of("reference", "指代不明", text, phrase)


@rule("W004", WARNING, "text")
def vague_degree(text: str, phrase: Phrase) -> Iterator[Message]:
    """程度没有标准

    为什么：“适当”“较大”“明显”“一定数量”“50万元左右”，各人理解不同，承诺是否属实无从核查。
    怎么办：写出数值、比例、次数或者等级；写不出的删去。已有定义的等级（一般失信、严重失信）、法定术语（重大疾病）不在此列。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”。
    """
    return _of("degree", "没有标准", text, phrase)


@rule("W005", WARNING, "text")
def vague_time(text: str, phrase: Phrase) -> Iterator[Message]:
    """时间没有确定的数和单位

    为什么：“尽快”“及时”“合理期限”“近期”“5个工作日左右”，申请人无法安排，逾期也说不清。
    怎么办：写“自…之日起N个工作日内”“N小时内”“每N个月一次”，写明从哪一天起算。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”“明确核查时间、标准、方式”；《行政许可法》第八十二条期限以工作日计算。
    """
    return _of("time", "没有确定的时间", text, phrase)


@rule("W006", WARNING, "text")
def unmeasured_condition(text: str, phrase: Phrase) -> Iterator[Message]:
    """条件没有标准，也没有凭据

    为什么：“有一定经济能力”“身体状况良好”“必要时”“有正当理由”，没有数值，也没有说凭什么材料认定，承诺和核查都没有对象。
    怎么办：写出人数、金额、面积、年限，或者写明凭什么材料认定；理由、情形逐项列出，如“合理理由包括：…”。
    依据：毛集方案“相关要求要可量化、易操作，不含模糊表述或兜底条款”；《广东省优化营商环境条例》第二十九条“应当明确、具体”。
    """
    return _of("measure", "没有标准或者凭据", text, phrase)


@rule("W007", NOTE, "text")
def kind_of_day(text: str, phrase: Phrase) -> Iterator[Message]:
    """期限没有写明是工作日还是自然日

    为什么：“20日”按立法惯例是自然日，行政许可的期限按工作日计算，申请人和窗口容易算得不一样。
    怎么办：写“20个工作日（不含法定节假日）”或者“20个自然日”；照引法律原文的，可以不改。
    依据：《行政许可法》第八十二条“本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日”。
    """
    return _of("day", "没有写明是工作日还是自然日", text, phrase)
