"""What a column means, told from the meaning-bearing words of its name; the list of usual names only saves time.

A name is compared without blanks, brackets and filler. Each meaning has patterns with a weight; of several that match, the
heavier wins, then the one that explains more of the name. What nothing matches stays unknown and goes to 备注.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pledgectl.catalog.intake.english import in_english, is_english
from pledgectl.catalog.intake.headed import MAX_NAME
from pledgectl.catalog.intake.names import PATTERNS, simplified
from pledgectl.catalog.intake.usual import USUAL
from pledgectl.lazy import lazy
from pledgectl.model import MATTER_TYPES, RANKS
from pledgectl.text import compare_form

_WHOLE = 0.5  # how much surer a pattern is that explains the whole name than one that begins anywhere
# The surest come first and the first match is the best: to compile a pattern takes as long as to match a hundred names, and
# a name that has no letter of a pattern cannot match it.
_weighed = ((field, weight + _WHOLE * (not pattern.startswith(".*")), pattern) for field, weight, pattern in PATTERNS)
_COMPILED = [
    (field, weight, frozenset(pattern), lazy(pattern)) for field, weight, pattern in sorted(_weighed, key=lambda each: -each[1])
]
# A reason why a certificate stays, or whether something applies, is an answer of its own kind and belongs to no field.
_OWN = lazy(
    r".*(?:原因|理由|是否|可否|能否|指南|网址|链接|颁布|发布|公布|生效|实施日期|数量|次数|排序|填报人|联系人|责任人|行业(?!主管)|领域).*"
)
_ANSWERS = ("verification.exempt", "publicity.public", "service.fee", "service.withdraw_reasons", "review.exclusion", "remarks")
_TICK = lazy(
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
_OTHER = frozenset(["其他", "其它", "其他类", "其他权力", "其他职权"])
_PLAIN_TYPES = lazy(r"(?:行政)?(?:许可|确认|给付|奖励|裁决|处罚|强制|征收|检查|备案)类?|其[他它]行政权力|公共服务")
# What a column of ticks may be named alone: as itself, or shortened where others of its kind stand beside it.
FULL_VALUES = frozenset([*RANKS, *MATTER_TYPES])
VALUES = {
    **{each: ("bases", each) for each in RANKS},
    **{each.removeprefix("行政"): ("matter_type", each) for each in MATTER_TYPES},
    **{each: ("matter_type", each) for each in MATTER_TYPES},
    "其他": ("matter_type", "其他行政权力"), "服务": ("matter_type", "公共服务"),
    **{each: ("levels", f"{each}级") for each in ("国家", "国", "省", "市", "县", "区", "乡", "镇", "乡镇", "街道", "村")},
}  # fmt: skip
# Columns of bodies that no field is for: one acts, one is in charge. Each may tell the department.
BODIES = ("body", "lead")
MORE_BASES = "bases (more)"
# What a body does with a certificate, said below a word for bodies: 开具 below 实施单位.
_DOES, _PLAIN_WORD = ("issuer", "requester"), 8.0
_AGAIN = lazy(r"(.+) \((\d+)\)")
# What a parent of columns says besides its own word, and a name of what was before.
_ABOUT = lazy(r"的?(?:基本|有关|相关|具体|主要)?(?:情况|信息|要素|概况|方面|部分|栏目)$")
_FORMER = lazy("(?:原来?|旧|曾用?|以前)的?(?!文|件|因|则|始|告)|(?:变更|调整|修改|修订)前")
_BEFORE = lazy(r"\s*(?:变更|调整|修改|修订|清理|规范|更改)[之以]?前(?:的?(?:事项|证明|情况|内容|信息|目录|清单))*\s*")
_INTERNAL = lazy(
    r"(?:[a-z]*(?:gu|uu)?id|pinyin|py|拼音.*|.*(?:简拼|全拼|首字母|助记码|主键|外键|时间戳)|(?:系统|内部|内设|后台|流水)(?:编?号|编码|代码|标识|id).*"
    r"|(?:部门|单位|机构|机关|组织机构|行政区划|区划|统一社会信用)的?(?:编码|代码|编号)"
    r"|.*流水号|rowid|key|hash|创建人|创建时间|更新时间|修改时间|操作人|录入人)"
)
_COUNTED = lazy(r"(?<=[一-鿿]{2})(?<![第之其十百唯同专统])[（(]?[一二三四五六1-9①-⑨][)）]?$")
_COUNTED_WITHIN = lazy(r"(?<=证明|材料)[（(]?[一二三四五六1-9①-⑨][)）]?(?=名称|的|[开出提])")  # 证明1名称
_LATIN = lazy(r"[a-z][a-z0-9 .,'/&()\-]*")
# Scripts that stand beside Chinese in autonomous areas: Arabic, Tibetan, Mongolian, Hangul, Cyrillic, Yi.
_SCRIPTS = lazy(
    r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff\u0f00-\u0fff\u1800-\u18af\uac00-\ud7af\u0400-\u04ff\ua000-\ua4cf]+"
)
# What a column of bodies says beside them: 部门及数量, 单位名称（项数）.
_AND_COUNT = lazy(r"(?<=[部单机][门位关构])(?:名称)?(?:及|和|与|[、/(（])(?:其|事项)?(?:数量?|项数|个数|件数|项目数)[)）]?$")
_AND_CODE = lazy(r"(?<=[名事][称项])(?:及|和|与|[、/])(?:其|事项|基本|实施)*(?:编码|代码|编号)$")
_DROP = lazy(r"[\s()\[\]{}【】〔〕《》「」“”\"'、，,。.：:；;*※_·\-]")
_BRACKETED = lazy(r"[(〔\[【][^()〔〕\[\]【】]*[)〕\]】]")
_DASH = lazy("[-—–_＿·>→/／.．:：]+")
# One column for who asks and who issues, in this order or the other: 索要/开具单位.
_ASK, _GIVE = "(?:索要|索取|要求|使用|需求)", "(?:开具|出具|核发|提供)"
_SHARED = lazy(
    rf"(?:证明)?(?:(?P<ask>{_ASK})|(?P<give>{_GIVE}))(?:单位|部门|机关|机构)?[/、,(及和与]+(?(ask){_GIVE}|{_ASK})"
    r"(?:单位|部门|机关|机构)?\)?(?:证明)?的?(?:单位|部门|机关|机构)?(?:名称)?"
)
TICKS = frozenset("√✓✔☑■●○★▲yY是有1vV")
MARKS = frozenset("√✓✔☑■●○◯★▲×✗✘")

@dataclass(frozen=True, slots=True)
class Meaning:
    """列义: the field, how sure (0 is unknown), and for tick columns the value that a tick stands for."""

    field: str
    weight: float
    tick: str = ""


UNKNOWN = Meaning("", 0)


def again(field: str, number: int) -> str:
    """Name the field of a column that holds it of another certificate of the row."""
    return f"{field} ({number})"


def of_another(field: str) -> tuple[str, int] | None:
    """Return field and number of what `again` names; None for a field of the row's first certificate."""
    match = _AGAIN.fullmatch(field) if field.endswith(")") and field != MORE_BASES else None
    return (match[1], int(match[2])) if match else None


@lru_cache(maxsize=32_768)
def meaning(names: tuple[str, ...]) -> Meaning:
    """Return what a column means whose header cells, from the top, are `names`."""
    parts = [name for name in names if name]
    if not parts:
        return UNKNOWN
    tick = _tick(parts)
    if tick.field:
        return tick
    if len(parts) > 1 and any(map(_BEFORE.fullmatch, parts[:-1])):
        return replace(_single(parts[-1]), weight=min(1, _single(parts[-1]).weight))
    if len(parts) == 1 and (flat := _flat(parts[0])).tick:
        return flat
    own = _single(parts[-1])
    joined = max(map(_single, _joined(parts)), key=lambda found: found.weight) if len(parts) > 1 else UNKNOWN
    upper = _single(parts[0]) if len(parts) > 1 and not own.field and not joined.field else UNKNOWN
    best = max((own, joined, Meaning(upper.field, upper.weight / 2)), key=lambda found: found.weight)
    if own.weight >= 6 and joined.field != own.field and joined.field in {_single(part).field for part in parts[:-1]}:
        best = own
    if own.field in _DOES and best.field in (*BODIES, "department"):
        best = Meaning(own.field, max(own.weight, _PLAIN_WORD))
    if own.field == "name" and joined.field and joined.weight >= own.weight:
        best = joined
    return _under(_single(parts[0]).field, own, best) if len(parts) > 1 else best


def _flat(name: str) -> Meaning:
    """Read a parent and its child that an export put into one name, if the child is ticked: 设定依据-法律, 实施层级_省级."""
    halves = [part.strip() for part in _DASH.split(name, maxsplit=1)]
    return _tick(halves) if len(halves) > 1 and all(halves) else UNKNOWN


def _joined(parts: Sequence[str]) -> list[str]:
    """Return a parent and its child as one name: 依据情况 and 层级, 单位 and 索要 (as 索要单位)."""
    parts = ["".join(part.split()) for part in parts]
    parents = [_ABOUT.sub("", "".join(parts[:-1])), "".join(parts[:-1])]
    verbs = [parts[-1] + _ABOUT.sub("", parts[-2])] if len(parts[-1]) <= 4 and len(parts[-2]) <= 8 else []
    return [parents[0] + parts[-1], parents[1] + parts[-1], *verbs]


def _under(upper: str, own: Meaning, best: Meaning) -> Meaning:
    """Read 名称 below 开具单位 as the issuer, and whatever else is told of that body there as nothing of the item."""
    if upper not in ("issuer", "requester") or own.field in (upper, "issuer", "requester"):
        return best
    if own.field in ("department", "name") or best.field == upper:
        return Meaning(upper, 8)
    return UNKNOWN


def _tick(parts: Sequence[str]) -> Meaning:
    last = _DROP.sub("", compare_form(parts[-1]))
    above = {_single(part).field for part in parts[:-1]}
    if "levels" in above and last in _LEVELS_OF_LAW and last not in ("其他",):
        return Meaning("bases", 9, last)
    if "levels" in above and len(last) <= 12:
        return Meaning("levels", 9, parts[-1].replace("\n", ""))
    if "matter_type" in above and (_PLAIN_TYPES.fullmatch(last) or last in _OTHER):
        return Meaning("matter_type", 9, "其他行政权力" if last in _OTHER else last)
    if above & {"bases", "rank"} and last in _LEVELS_OF_LAW:
        return Meaning("bases", 9, last)
    if trait := next((value for word, value in _TRAITS if word in last and len(last) < 20), ""):
        return Meaning("traits", 8, trait)
    return Meaning("levels", 6, parts[-1].replace("\n", "")) if len(parts) == 1 and _is_level(last) else UNKNOWN


def _is_level(text: str) -> bool:
    return text.endswith(("级", "级及其他", "级及以下", "级以下", "级及以上")) and bool(_TICK.fullmatch(text))


@lru_cache(maxsize=32_768)
def _single(name: str) -> Meaning:
    if len(name) > MAX_NAME:
        return UNKNOWN
    return Meaning(*USUAL[name]) if name in USUAL else by_words(name)


def by_words(name: str) -> Meaning:
    """Match one header text: whole, then without what stands in brackets."""
    plain = simplified(compare_form(name))
    if both := _SHARED.fullmatch(plain.replace(" ", "")):
        return Meaning("requester+issuer" if both["ask"] else "issuer+requester", 8)
    if not plain.isascii():
        plain = _SCRIPTS.sub("", plain)
    if sum("一" <= char <= "鿿" for char in plain) > 1:
        plain = _LATIN.sub("", plain.lower())
    form = re.sub(r"^[*※]+|^\d{1,2}[.、]", "", plain.replace(" ", ""))
    form = _AND_CODE.sub("", _AND_COUNT.sub("", _COUNTED_WITHIN.sub("", _COUNTED.sub("", form))))
    whole, bare = _DROP.sub("", form), _DROP.sub("", _BRACKETED.sub("", form))
    tries = [bare, whole] if bare != whole and bare else [whole]
    found = [_match(text) for text in tries]
    best = max(found, key=lambda each: each.weight)
    return _in_english(name) if is_english(name) and not best.field else best


def _in_english(name: str) -> Meaning:
    """Read what a system calls its own as nothing, as in Chinese."""
    if _INTERNAL.fullmatch(_DROP.sub("", name.lower())):
        return UNKNOWN
    return Meaning(*in_english(_BRACKETED.sub("", name)))


def _match(text: str) -> Meaning:
    if _INTERNAL.fullmatch(text.lower()):
        return UNKNOWN
    if former := _FORMER.match(text):
        return replace(_match(text[former.end() :]), weight=1) if text[former.end() :] else UNKNOWN
    own = bool(_OWN.fullmatch(text))
    for field, weight, letters, pattern in _COMPILED:
        if not letters.isdisjoint(text) and (not own or field in _ANSWERS) and pattern.fullmatch(text):
            return Meaning(field, weight - len(text) / 400)
    return UNKNOWN


@lru_cache(maxsize=32_768)
def is_own(name: str) -> bool:
    """Tell whether a name asks for something that is no field, or for what was before: 是否…, 原因, 旧名称, guid, 拼音."""
    form = _DROP.sub("", simplified(compare_form(name)).replace(" ", ""))
    return bool(_OWN.fullmatch(form) or _FORMER.match(form) or _INTERNAL.fullmatch(form.lower()))
