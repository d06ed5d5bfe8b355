"""X: signs that an item belongs to what may not be pledged; scored by field and purpose, never by bare words."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pledgectl.model import Item
from pledgectl.rule import NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.signs import Setting, Sign, Signs
from pledgectl.text import compare_form, one_line

ENOUGH = 2
_FIELDS = {"name": "证明名称", "purpose": "证明用途", "basis": "依据文件名称"}
_RANK = {"basis": 0, "name": 1, "purpose": 2}
_EDGE = "\0"
_WHERE = {"name": "name", "purpose": "purpose", "basis": "bases"}


class Hit(NamedTuple):
    """命中: the word of a sign, the field it stands in, and its points there."""

    sign: Sign
    word: str
    field: str
    points: int


class Judgement(NamedTuple):
    """判断: the hit that weighs most, the final score, and what raised or lowered it."""

    hit: Hit
    score: int
    raised: tuple[Setting, ...]
    lowered: tuple[Setting, ...]


def judge(item: Item, signs: Signs) -> Judgement | None:
    """Score an item; None where no sign counts or the law itself lets one pledge."""
    texts = _texts(item)
    whole = _EDGE.join(texts)
    if not signs.any_word.search(whole):
        return None
    hits = list(_hits(whole, signs))
    if not hits or _matching("statutory", signs, texts, whole):
        return None
    if harmless := _matching("harmless", signs, texts, whole):
        hits = [hit for hit in hits if hit.field != "basis"]
        if not hits:
            return None
    best = max(hits, key=lambda hit: (hit.points, _RANK[hit.field]))
    facts = _matching("facts", signs, texts, whole)
    mild = () if facts else _matching("mild", signs, texts, whole)
    score = best.points + bool(facts) - bool(mild) - bool(harmless)
    return Judgement(best, score, facts, (*mild, *harmless))


def _texts(item: Item) -> tuple[str, str, str]:
    """Return name, purpose with matter, and titles of the bases, as they are compared."""
    purpose = compare_form(item.purpose)
    if item.matter and item.matter != item.purpose:
        purpose += f"\n{compare_form(item.matter)}"
    return compare_form(item.name), purpose, "\n".join([compare_form(basis.document) for basis in item.bases])


def _hits(whole: str, signs: Signs) -> Iterator[Hit]:
    masked = signs.any_trap.sub("〇", whole)
    for field, text in zip(_FIELDS, masked.split(_EDGE), strict=True):
        for found in signs.any_word.finditer(text):
            for sign in signs.by_word[found[0]]:
                if points := sign.weight.get(field, 0):
                    yield Hit(sign, found[0], field, points)


def _matching(kind: str, signs: Signs, texts: tuple[str, str, str], whole: str) -> tuple[Setting, ...]:
    """List the settings of a kind that hold for the item."""
    if not signs.telling[kind].search(whole):
        return ()
    settings: Sequence[Setting] = getattr(signs, kind)
    by_field = dict(zip(_FIELDS, texts, strict=True))
    return tuple(entry for entry in settings if any(entry.regex.search(by_field[field]) for field in entry.fields))


@rule("X001", WARNING)
def exclusion_suspected(item: Item, context: Context) -> Iterator[Message]:
    """疑似属于不适用告知承诺制的范围

    为什么：八类事项风险较大、纠错成本较高、损害难以挽回，不适用告知承诺制。程序按名称、用途和依据打分，只找迹象，由人判断；
    健康体检、社会保险、部门名称、为别的用途引用的法律名称、法律本身规定可以承诺的，不算。
    怎么办：确属不适用范围的，从目录中取消；不属于的，用 catalog review 的 --exclusion 记录理由，没有记录的不能公布。
    依据：毛集方案“直接涉及国家安全、国家秘密、公共安全、金融业审慎监管、生态环境保护，直接关系人身健康、生命财产安全，以及重要涉外等
    风险较大、纠错成本较高、损害难以挽回的证明事项不适用告知承诺制。”
    """
    if item.review.exclusion.strip():
        return
    found = judge(item, context.signs)
    if not found or found.score < ENOUGH:
        return
    hit = found.hit
    text = f"{_FIELDS[hit.field]}中的“{hit.word}”（{hit.sign.about}）疑似属于“{hit.sign.category}”：{hit.sign.reason}"
    text += "".join(f"；而且{entry.reason}" for entry in found.raised[:1])
    text += "".join(f"；虽然{entry.reason}，这里仍须由人判断" for entry in found.lowered[:1])
    yield Message(text, _WHERE[hit.field])


@rule("X004", NOTE)
def residual_test(item: Item, context: Context) -> Iterator[Message]:
    """核查难度较大或者经济价值较高，应当逐项权衡风险

    为什么：八类之外，风险较大、纠错成本较高、损害难以挽回的也不适用告知承诺制，程序看不出来。
    怎么办：由法制机构判断，把结论写入合法性审查意见；可以承诺的，写明核查办法，探索引入责任保险。
    依据：毛集方案“风险较大、纠错成本较高、损害难以挽回的证明事项不适用告知承诺制”“对涉及经济利益价值较高、事中事后核查难度较大的
    事项，可以探索引入责任保险制度”。
    """
    if not item.traits or item.review.exclusion or item.review.opinion:
        return
    marks = {"hard_to_verify": "核查难度较大", "high_value": "经济价值较高"}
    if found := [text for trait, text in marks.items() if trait in item.traits]:
        yield Message(f"“{one_line(item.name)}”{'、'.join(found)}，还没有记录对风险的判断", "traits")
