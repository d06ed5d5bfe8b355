"""X: signs that an item belongs to what may not be pledged; scored by field and purpose, never by bare words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from pledgectl.model import Item
from pledgectl.rule import NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.signs import Place, Setting, Sign, Signs
from pledgectl.text import compare_form, one_line

ENOUGH = 2
_FIELDS = {"name": "证明名称", "purpose": "证明用途", "matter": "办理的行政事项", "basis": "依据文件名称"}
_RANK = {"basis": 0, "name": 1, "matter": 2, "purpose": 3}
_EDGE = "\n"
# One cell lists several matters, of which each is judged by its own end: 烟花爆竹零售许可；低保申请.
_NEXT = re.compile("[;。]|(?<=许可|审批|核准|核发|换证|验收|可证|领证|办证)、")
_TRADE = re.compile("公司|企业|厂|店|站|所|单位|机构|集团|协会|行业|[职员]工|人员|员(?:工|的|$)|队|个体户|家属|住户")
_WHERE = {"name": "name", "purpose": "purpose", "matter": "matter", "basis": "bases"}


class Hit(NamedTuple):
    """命中: the word of a sign, the field it stands in, its points there, and the act that makes an everyday name count."""

    sign: Sign
    word: str
    field: str
    points: int
    act: str = ""


class Evidence(NamedTuple):
    """证据: everything in an item that speaks for or against an exclusion, before it is weighed.

    It is `idle` where the name alone tells, and names a trade or its people, and what is said of the purpose needs no permit.
    """

    hits: tuple[Hit, ...]
    facts: tuple[Setting, ...]
    mild: tuple[Setting, ...]
    harmless: tuple[Setting, ...]
    benefits: tuple[Setting, ...]
    idle: bool = False


class Judgement(NamedTuple):
    """判断: the hit that weighs most, the final score, what raised or lowered it, and all the evidence."""

    hit: Hit
    score: int
    raised: tuple[Setting, ...]
    lowered: tuple[Setting, ...]
    evidence: Evidence


def judge(item: Item, signs: Signs) -> Judgement | None:
    """Score an item; None where no sign can weigh enough to be told, or the law itself lets one pledge."""
    found = gather(item, signs, ENOUGH)
    return weigh(found) if found else None


def weigh(found: Evidence) -> Judgement | None:
    """Weigh the evidence: the best hit, a dangerous fact, a mild name, a harmless purpose, a benefit twice, an idle name."""
    kind = found.benefits or found.harmless
    counted = [hit for hit in found.hits if hit.field != "basis"] if kind else found.hits
    if not counted:
        return None
    best = max(counted, key=lambda hit: (hit.points, _RANK[hit.field]))
    less = off(found)
    facts = () if less == 2 else found.facts  # an injury or a death is then the ground of the benefit
    mild = () if facts else _mild(found.mild, best, counted)
    score = best.points + bool(facts) - bool(mild) - less - (found.idle and not facts)
    return Judgement(best, score, facts, (*mild, *kind), found)


def _mild(mild: tuple[Setting, ...], best: Hit, counted: Sequence[Hit]) -> tuple[Setting, ...]:
    """Keep what is mild whatever it is for, and the rest unless two fields beside the name agree on the danger."""
    fields = {hit.field for hit in counted if hit.sign is best.sign and hit.points >= ENOUGH}
    return tuple(entry for entry in mild if entry.firm) if len(fields - {"name"}) > 1 else mild


def off(found: Evidence) -> int:
    """Return what the purpose takes off the score: a benefit two, or one where the certificate says how safe a danger is."""
    if found.benefits and not (found.facts and any(hit.field == "name" for hit in found.hits)):
        return 2
    return int(bool(found.benefits or found.harmless))


def gather(item: Item, signs: Signs, least: int = 0) -> Evidence | None:
    """Gather the evidence; None where no sign has points, the score cannot reach `least`, or the law itself lets one pledge."""
    texts = _texts(item)
    words, titled = signs.find(_EDGE.join(texts[:-1])), signs.in_titles(texts[-1])
    if not words and not titled:
        return None
    deeds = f"{texts[1]}\n{texts[2]}\n{item.matter_type}"
    law = "permit" if item.matter_type == "行政许可" else "basis"
    hits = tuple(_hits([*_by_place(words, texts), *[(law, word) for _, word in titled]], deeds, signs))
    best = max([hit.points for hit in hits], default=0)
    if not hits or best + 1 < least:
        return None
    fields = _by_field(item, texts)
    match = partial(_matching, signs, fields)
    facts = match("facts")
    if best + bool(facts) < least or match("statutory"):
        return None
    idle = {hit.field for hit in hits} == {"name"} and bool(_TRADE.search(texts[0])) and not signs.any_act.search(deeds)
    idle = idle and not deeds.isspace()
    harmless, benefits = (_of_all(signs, fields, hits, kind) for kind in ("harmless", "benefits"))
    return Evidence(hits, facts, match("mild"), harmless, benefits, idle)


def _texts(item: Item) -> tuple[str, str, str, str]:
    """Return name, purpose, matter where it says something else, and titles of the bases, as they are compared."""
    matter = compare_form(item.matter) if item.matter and item.matter != item.purpose else ""
    titles = "\n".join([compare_form(basis.document) for basis in item.bases])
    return compare_form(item.name), compare_form(item.purpose), matter, titles


def _by_place(words: Iterable[Place], texts: Sequence[str]) -> list[tuple[str, str]]:
    """Name the field of each word by its place in name, purpose and matter, which stand one behind the other."""
    purpose = len(texts[0])
    matter = purpose + 1 + len(texts[1])
    return [("name" if at < purpose else "purpose" if at < matter else "matter", word) for at, word in words]


def _hits(words: Iterable[tuple[str, str]], deeds: str, signs: Signs) -> Iterator[Hit]:
    """Yield what the words, each with its field, tell; `deeds` is what an item says of what is done."""
    for field, word in words:
        for sign, act in signs.told(word, field, deeds):
            if points := sign.points(field):
                yield Hit(sign, word, "basis" if field == "permit" else field, points, act)


def _by_field(item: Item, texts: tuple[str, str, str, str]) -> dict[str, str]:
    """Map the fields of settings to texts; what is said of purposes holds for the matter too."""
    name, purpose, matter, titles = texts
    purpose = f"{purpose}\n{matter}" if matter else purpose
    return {"name": name, "purpose": purpose, "basis": titles, "matter_type": item.matter_type}


def _matching(signs: Signs, texts: Mapping[str, str], kind: str) -> tuple[Setting, ...]:
    """List the settings of a kind that hold for an item, whose fields are looked at together first."""
    fields, telling = signs.telling[kind]
    if not any(telling.search(texts[field]) for field in fields):
        return ()
    settings: Sequence[Setting] = getattr(signs, kind)
    return tuple([entry for entry in settings if any(entry.regex.search(texts[field]) for field in entry.fields)])


def _of_all(signs: Signs, fields: Mapping[str, str], hits: Sequence[Hit], kind: str) -> tuple[Setting, ...]:
    """List the settings that hold for each matter of a purpose in which a sign stands, or for the whole where in none."""
    whole = fields["purpose"]
    if not _NEXT.search(whole):
        return _matching(signs, fields, kind)
    words = {hit.word for hit in hits if hit.field in ("purpose", "matter")}
    parts = [part for part in _NEXT.split(whole) if any(word in part for word in words)] or [whole]
    found = [_matching(signs, {**fields, "purpose": part}, kind) for part in parts]
    return found[0] if all(found) else ()


@rule("X001", WARNING, table="exclusion")
def exclusion_suspected(item: Item, context: Context) -> Iterable[Message]:
    """疑似属于不适用告知承诺制的范围

    为什么：八类事项风险较大、纠错成本较高、损害难以挽回，不适用告知承诺制。程序按名称、用途、行政事项、依据和事项类型打分，
    满 2 分才提示，只找迹象，由人判断；健康体检、社会保险、部门名称、为别的用途引用的法律名称、法律本身规定可以承诺的，不算；
    日常的叫法（药店、外教、化工厂）要和开办、聘请、储存一类的字样在一起，或者紧接在卖、拉、装一类的字后面，才算；用途最后落在补贴、
    退休、入学、公司登记、不动产登记、招牌、职工和家属自己的事一类上的，不论是哪一行的，减 2 分；只有证明名称里有行业的字样、
    用途又不办许可的，减 1 分。
    怎么办：确属不适用范围的，从目录中取消；不属于的，用 catalog review 的 --exclusion 记录理由，没有记录的不能公布。
    依据：毛集方案“直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护，直接关系人身健康、生命财产安全，以及重要涉外等
    风险较大、纠错成本较高、损害难以挽回的证明事项不适用告知承诺制。”
    """
    if item.review.exclusion.strip():
        return ()
    found = judge(item, context.signs)
    if found and found.score >= ENOUGH:
        hidden = context.signs.hidden(_EDGE.join(_texts(item)))
        known = ["上级目录里有这一项，可以作为理由"] if context.references.upstream and context.upstream.same(item) else []
        return [Message("；".join([*_told(found, context.signs, next(hidden, None)), *known]), _WHERE[found.hit.field])]
    return ()


def _told(found: Judgement, signs: Signs, hidden: tuple[str, Setting] | None) -> Iterator[str]:
    """Say the word, its field and category, why it counts, what speaks for and against it, the sum, the trap it is not."""
    hit = found.hit
    beside = f"和“{hit.act}”" if hit.act else ""
    word = f"{_FIELDS[hit.field]}中的“{hit.word}”{beside}（{hit.sign.about}，{hit.points}分）"
    yield f"{word}疑似属于“{hit.sign.category}”：{hit.sign.reason}"
    also = {other.field: other for other in found.evidence.hits if other.sign is hit.sign and other.field != hit.field}
    yield from (f"{_FIELDS[field]}中也有“{other.word}”" for field, other in also.items())
    yield from (f"而且{entry.reason}（加1分）" for entry in found.raised[:1])
    yield from (f"虽然{entry.reason}（减1分），这里仍须由人判断" for entry in found.lowered[:1])
    if hidden:
        yield f"“{hidden[0]}”不计分，{hidden[1].reason}"
    clear = signs.beside.get(hit.sign.category, ())
    yield f"合计{found.score}分" + (f"；不是容易误判的情形（{'、'.join(clear[:2])}）" if clear else "")


@rule("X004", NOTE, table="exclusion")
def residual_test(item: Item, context: Context) -> Iterable[Message]:
    """核查难度较大或者经济价值较高，应当逐项权衡风险

    为什么：八类之外，风险较大、纠错成本较高、损害难以挽回的也不适用告知承诺制，程序看不出来。
    怎么办：由法制机构判断，把结论写入合法性审查意见；可以承诺的，写明核查办法，探索引入责任保险。
    依据：毛集方案“风险较大、纠错成本较高、损害难以挽回的证明事项不适用告知承诺制”“对涉及经济利益价值较高、事中事后核查难度较大的
    事项，可以探索引入责任保险制度”。
    """
    if not item.traits or item.review.exclusion or item.review.opinion:
        return ()
    marks = {"hard_to_verify": "核查难度较大", "high_value": "经济价值较高"}
    if found := [text for trait, text in marks.items() if trait in item.traits]:
        return [Message(f"“{one_line(item.name)}”{'、'.join(found)}，还没有记录对风险的判断", "traits")]
    return ()
