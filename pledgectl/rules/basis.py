"""I: does an item rest on a law that is named, cited to the article, of the right level."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pledgectl.citation import cite, document_key, is_cited
from pledgectl.model import RANKS, Basis, Item
from pledgectl.rule import ERROR, NOTE, WARNING, Message, rule
from pledgectl.rules.context import Context
from pledgectl.rules.item import is_blank
from pledgectl.text import one_line

_LOW = frozenset({"部门规章", "地方政府规章", "规范性文件"})
_ANY = frozenset(RANKS)
_CLAIMS = {
    "法规": {"行政法规", "地方性法规"}, "地方法规": {"地方性法规"}, "规章": {"部门规章", "地方政府规章"},
    "政府规章": {"地方政府规章"}, "国务院部门规章": {"部门规章"}, "国务院文件": {"国务院决定", "规范性文件"},
    "国务院规范性文件": {"国务院决定", "规范性文件"}, "其他规范性文件": {"规范性文件"}, "部门规范性文件": {"规范性文件"},
    "地方规范性文件": {"规范性文件"}, "国务院决定命令": {"国务院决定"}, "司法解释": set(RANKS),
    "国家法律": {"法律"}, "国务院行政法规": {"行政法规"}, "军事法规": {"行政法规"}, "行政规范性文件": {"规范性文件"},
    "省级地方性法规": {"地方性法规"}, "市级地方性法规": {"地方性法规"}, "设区的市地方性法规": {"地方性法规"},
    "自治条例": {"地方性法规"}, "单行条例": {"地方性法规"}, "经济特区法规": {"地方性法规"},
    "省级政府规章": {"地方政府规章"}, "省政府规章": {"地方政府规章"}, "市政府规章": {"地方政府规章"},
}  # fmt: skip
_CLAIM_PARTS = re.compile(r"[、，,；;/\s]|和|及")
_GENERIC = re.compile(
    r"^(?:地方|内部|国家(?:有关|相关|规定|政策)|有关|相关|法律法规|上级|本省|本市|我省|我市|各级|省(?!级)|县(?!级)|市(?![场容政民]))"
)
_LOCAL = re.compile(r"^[一-鿿]{2,9}?(?:省|自治区|自治州|自治县|(?<![城各都本省])市(?![场容政民区])|(?<=[一-鿿]{2})县(?!级))")
_OLD_LAWS = frozenset({"户口登记条例", "学位条例", "治安管理处罚条例"})
# Approved by the State Council and issued by a ministry, before 立法法 told the two apart.
_STATE_APPROVED = frozenset({
    "中国公民收养子女登记办法", "外国人在中国收养子女登记办法", "中国公民往来台湾地区管理办法",
    "中国公民因私事往来香港地区或者澳门地区的暂行管理办法", "归侨侨眷权益保护法实施办法",
})  # fmt: skip
_ANNEX = re.compile(r"附[件表录则]")
_PAPER = re.compile(r"(?:通知|意见|批复|通告|公告|规程|方案|函|纪要|目录)(?:[（(].{0,90}[）)])?$")


@lru_cache(maxsize=65_536)
def possible_ranks(document: str, number: str) -> frozenset[str]:
    """Tell which levels a document can have, from its number and title; all of them where nothing can be told."""
    title = re.sub(r"[（(](?:试行|暂行|修订).{0,90}[）)]$", "", document_key(document))
    by_number = _ranks_by_number(number, title)
    if title in _STATE_APPROVED:
        return frozenset({"行政法规"})
    if not title or (by_number and not title.endswith("条例")):
        return by_number or _ANY
    if _PAPER.search(title):
        return frozenset({"规范性文件", "国务院决定"})
    if _LOCAL.match(title):
        return frozenset({"地方性法规"} if title.endswith("条例") else {"地方性法规", "地方政府规章", "规范性文件"})
    if title.startswith("国务院") and title.endswith("决定"):
        return frozenset({"国务院决定", "行政法规", "规范性文件"})
    if title.endswith(("法", "法典")) and not title.endswith(("办法", "方法", "做法")):
        return frozenset({"法律"})
    if title.endswith("条例") and not title.startswith("中国共产党"):
        return frozenset({"行政法规", "地方性法规"} | ({"法律"} if title in _OLD_LAWS else set()))
    return _ANY - {"法律"} if title.endswith(("办法", "规定", "细则", "规则")) else _ANY


def _ranks_by_number(number: str, title: str) -> frozenset[str]:
    if not number:
        return frozenset()
    if "主席令" in number:
        return frozenset({"法律"})
    if re.search("国务院.{0,6}令", number) or number.startswith("国令"):  # also 国务院、中央军委令
        # An order without a title may have issued a decision.
        return frozenset({"行政法规", "国务院决定"} if title.endswith("决定") or not title else {"行政法规"})
    if "政府令" in number:
        return frozenset({"地方政府规章"})
    if "令" in number:
        return frozenset({"部门规章"})
    if re.match(r"国[发办函]", number):
        return frozenset({"规范性文件", "国务院决定"})
    return frozenset({"规范性文件"} if "〔" in number else ())


def _ranks(basis: Basis) -> frozenset[str]:
    return possible_ranks(basis.document, basis.number)


@lru_cache(maxsize=4096)
def claimed_ranks(rank: str) -> tuple[frozenset[str], str]:
    """Return the levels that a cell names, and the first word in it that is no level."""
    parts = [part for part in _CLAIM_PARTS.split(rank) if part]
    unknown = next((part for part in parts if part not in RANKS and part not in _CLAIMS), "")
    return frozenset(level for part in parts for level in _CLAIMS.get(part, {part})), unknown


def _names_document(basis: Basis) -> bool:
    return _named(basis.document, basis.number, basis.article)


@lru_cache(maxsize=65_536)
def _named(document: str, number: str, article: str) -> bool:
    return is_cited(Basis(document, number, article)) and (bool(number) or not _GENERIC.match(document))


@rule("I008", ERROR)
def basis_missing(item: Item, context: Context) -> Iterator[Message]:
    """没有设定依据

    为什么：没有法律、法规或者国务院决定依据的证明不得索要，应当取消，谈不上承诺。
    怎么办：查明依据写到条款；查不到依据的，按取消处理。
    依据：《优化营商环境条例》第四十四条“证明事项应当有法律、法规或者国务院决定依据。”
    """
    for basis in item.bases:
        if basis.number or basis.article or basis.text or not is_blank(basis.document):
            break
    else:
        yield Message(f"“{item.name}”没有设定依据", "bases")


@rule("I009", WARNING)
def basis_unnamed(item: Item, context: Context) -> Iterator[Message]:
    """设定依据没有写明是哪个文件

    为什么：只写“地方规范性文件”“有关规定”，查不到原文，也不能知道依据是否已经修改、废止。
    怎么办：写出文件全称，加书名号，有文号的写文号。
    依据：虎林方案附件（参考样本）“（三）设定证明的依据”；《优化营商环境条例》第四十四条“逐项列明设定依据”。
    """
    unnamed = [basis for basis in item.bases if not _names_document(basis)]
    for basis in unnamed:
        text = basis.document or (basis.article or basis.text if len(unnamed) == len(item.bases) else "")
        if not is_blank(text):
            yield Message(f"依据“{one_line(text)[:40]}”没有写明是哪个文件", "bases")


@rule("I010", WARNING)
def article_missing(item: Item, context: Context) -> Iterator[Message]:
    """设定依据没有写到条款

    为什么：只写法律名称，看不出哪一条要求这份证明，审查无法核对。
    怎么办：补写第几条第几款第几项；规范性文件不要求。
    依据：毛集方案“相关要求要可量化、易操作”；告知承诺书须告知“设定依据”。
    """
    for basis in item.bases:
        cited = basis.article or _ANNEX.match(basis.text)
        if basis.document and not cited and _names_document(basis) and not _is_paper(basis):
            yield Message(f"依据“{cite(basis)}”没有写条款", "bases")


def _is_paper(basis: Basis) -> bool:
    return _ranks(basis) <= {"规范性文件", "国务院决定"} or basis.rank == "规范性文件"


@rule("I011", WARNING)
def rank_contradicts(item: Item, context: Context) -> Iterator[Message]:
    """效力层级与依据文件不符

    为什么：层级写错会使没有合法依据的证明看起来有依据，如把部门规章写成“法规”。
    怎么办：按文件的制定机关和文号改正层级。
    依据：《中华人民共和国立法法》关于法律、行政法规、地方性法规、规章的划分；《优化营商环境条例》第四十四条。
    """
    for basis in item.bases:
        claimed, unknown = claimed_ranks(basis.rank)
        # Which of several levels is said of which of several bases, nobody can tell.
        shared = len(claimed) > 1 and len(item.bases) > 1
        if unknown:
            yield Message(f"“{unknown}”不是规定的效力层级", "bases", f"可用：{'、'.join(RANKS)}")
        elif claimed and not shared and not claimed & (known := _ranks(basis)) and _names_document(basis):
            right = "或者".join(rank for rank in RANKS if rank in known)
            yield Message(f"“{cite(basis)}”应为{right}，表中写“{basis.rank}”", "bases")


@rule("I012", NOTE)
def rank_missing(item: Item, context: Context) -> Iterator[Message]:
    """没有写效力层级

    为什么：清单要让人看出依据是法律、法规还是规范性文件；从名称推不出来的必须写。
    怎么办：补写法律、行政法规、国务院决定、地方性法规、部门规章、地方政府规章、规范性文件之一。
    依据：《优化营商环境条例》第四十四条“证明事项应当有法律、法规或者国务院决定依据。”
    """
    for basis in item.bases:
        if not basis.rank and _names_document(basis) and len(_ranks(basis)) > 3:
            yield Message(f"依据“{cite(basis)}”没有写效力层级，从名称也看不出来", "bases")


@rule("I022", WARNING)
def basis_too_low(item: Item, context: Context) -> Iterable[Message]:
    """依据只有规章或者规范性文件

    为什么：证明事项应当有法律、法规或者国务院决定依据；只有规章、规范性文件的，要由人判断是否应当取消。
    怎么办：查有没有上位法依据，有的补写；没有的，考虑取消或者在备注写明保留理由。
    依据：《优化营商环境条例》第四十四条“证明事项应当有法律、法规或者国务院决定依据。”
    """
    ranks: set[str] = set()
    for basis in item.bases:
        ranks |= _settled_ranks(basis.document, basis.number, basis.rank)
        if not ranks <= _LOW:
            return ()
    shown = "、".join(level for level in RANKS if level in ranks)
    return [Message(f"“{item.name}”的依据只有{shown}", "bases")] if ranks else ()


@lru_cache(maxsize=65_536)
def _settled_ranks(document: str, number: str, rank: str) -> frozenset[str]:
    """Return what the document is for certain, else what the list claims."""
    known = possible_ranks(document, number)
    claimed, _ = claimed_ranks(rank)
    return known if known <= _LOW else (claimed & known or known)


@rule("I026", WARNING)
def basis_repealed(item: Item, context: Context) -> Iterator[Message]:
    """依据已经废止或者被取代

    为什么：依据废止后，原来的证明要求也就没有了依据；新法可能已经改为核查、声明或者承诺。
    怎么办：对照现行的法律、法规核对条文，改写依据；现行规定不再要求的，按取消处理。
    依据：虎林方案“因法定依据发生变化等原因需要调整有关事项名称、依据名称等内容的，由本级司法行政部门审定”。
    """
    for basis in item.bases:
        if found := context.repealed.get(document_key(basis.document)):
            now = f"由《{found.by}》取代" if found.by else "废止，没有取代它的规定"
            yield Message(f"“{cite(basis)}”自{found.date}起已{now}", "bases")


@rule("I028", WARNING)
def basis_of_another_place(item: Item, context: Context) -> Iterator[Message]:
    """依据是外地的规定

    为什么：地方性法规、地方政府规章和地方文件只在本行政区域内有效；照抄外地的清单，依据就落空了。
    怎么办：找本省、本市对应的规定，写它的条款；本地没有规定、法律和行政法规也没有要求的，按取消处理。
    依据：《中华人民共和国立法法》关于地方性法规、地方政府规章由本行政区域的机关制定、在本行政区域内适用的规定；《优化营商环境条例》
    第四十四条“证明事项应当有法律、法规或者国务院决定依据。”
    """
    province, city = context.home
    if not province:
        return
    places = context.tables.places
    for basis in item.bases:
        place = places.issuer(basis.document, basis.number)
        if place and place != province and (places.province_of[place] != province or (city and place != city)):
            yield Message(f"“{cite(basis)}”是{place}的规定，本地在{province}{city}", "bases")
