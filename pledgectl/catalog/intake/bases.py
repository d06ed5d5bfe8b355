"""The legal bases of a row: from one column, from columns for title, number, article and text, or ticked levels."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pledgectl.catalog.intake.columns import TICKS
from pledgectl.catalog.intake.names import simplified
from pledgectl.catalog.intake.plan import NOTHING, Plan
from pledgectl.catalog.intake.ticks import hollow
from pledgectl.catalog.intake.wrapped import unwrapped
from pledgectl.citation import is_cited, parse_bases, parse_clean
from pledgectl.cite import DIGITS
from pledgectl.lazy import lazy
from pledgectl.model import Basis, Item

_LEAD = lazy(
    rf"(第{DIGITS}条(?:之{DIGITS})?(?:第{DIGITS}款)?)[\s：:，,]+"
    r"(?=\S)(?!.*第.{1,5}条)"
)
_NUMBER = lazy(r"^[^（(《]{0,30}(?:[〔\[［﹝（(](?:19|20)\d\d[〕\]］﹞）)]|令|公告).{0,12}号?$")
# Articles and numbers are told by their words; the names of papers stay as they are written.
_TRADITIONAL, _OUTSIDE = lazy("[條號項]"), lazy("[^《》]+》?")
_BARE_NUMBER = lazy(rf"[（(]?{DIGITS}[）)]?")
_SHORT = 24
_LABELLED = lazy(r"[（(]?(?:设定|法律|政策|法定|实施)*依据\s*[:：]\s*")
_NONE = frozenset(["无", "暂无", "没有", "无依据", "无。"])
_NONE_AT_ALL = lazy(
    "(?:经查|目前|暂|尚|现)*(?:无|没有|未(?:找到|查到|发现))(?:任何|明确|相关|有关|具体|上位)*的?"
    "(?:法律|法规|规章|政策|文件|设定|、|及|和)*(?:依据|规定|条文)[。.]?"
)


def read_bases(cells: tuple[str, ...], plan: Plan) -> tuple[Basis, ...]:
    """Read the bases of a row from one column, or put them together from columns for title, number, article and text."""
    if not plan.more_bases:
        return _read(cells, plan, "")
    more = "\n".join(filter(None, (_cited(cells, group) for group in plan.more_bases)))
    if plan.one_basis:
        return _read(cells, plan, more)
    return (*_read(cells, plan, ""), *(parse_clean(more, plan.text(cells, "rank")) if more else ()))


def _cited(cells: tuple[str, ...], columns: tuple[int, ...]) -> str:
    """Return what further columns cite, those below one parent as one citation: 《名称》（文号）第…条."""
    held = [cells[at - 1] if at <= len(cells) and cells[at - 1] not in NOTHING | _NONE else "" for at in columns]
    if len(held) > 1 and held[0] and "《" not in held[0]:
        held[0] = f"《{held[0]}》"
    return "".join(f"（{text}）" if at and _NUMBER.search(text) else text for at, text in enumerate(held))


def _read(cells: tuple[str, ...], plan: Plan, more: str) -> tuple[Basis, ...]:
    """Read the bases of a row with `more` that other columns cite."""
    whole, rank = _whole(cells, plan, more), plan.text(cells, "rank")
    if plan.basis_ticks:
        by_level = _by_level(cells, plan)
        rank = _ticked_rank(cells, plan, whole, by_level)
        cited = [basis for text, level in by_level if text and text not in TICKS for basis in parse_clean(text, level)]
        if cited:
            article = plan.text(cells, "bases.article")
            cited[-1] = replace(cited[-1], article=cited[-1].article or article)
            return (*(parse_clean(whole, rank) if whole else ()), *cited)
    if plan.one_basis:
        return parse_clean(whole, rank) if whole else ()
    return _from_parts(cells, plan, whole, rank)


def _whole(cells: tuple[str, ...], plan: Plan, more: str) -> str:
    """Return what the column of whole bases says, and `more` below it, articles in simplified characters."""
    own = unwrapped(plan.text(cells, "bases"))
    own = "" if own in _NONE or (len(own) < _SHORT and _NONE_AT_ALL.fullmatch(own)) else own
    whole = _joined("\n", own, more) if more else own
    return _OUTSIDE.sub(_simplified_outside, whole) if _TRADITIONAL.search(whole) else whole


def _by_level(cells: tuple[str, ...], plan: Plan) -> list[tuple[str, str]]:
    """Return what the columns of levels of law hold, each with its level, but boxes that nobody ticked."""
    within = ((at - 1, level) for at, level in plan.basis_ticks if at <= len(cells))
    held = [(cells[at], level) for at, level in within if cells[at] not in NOTHING]
    empty = hollow(text for text, _ in held)
    return [(text, level) for text, level in held if text not in empty]


def _ticked_rank(cells: tuple[str, ...], plan: Plan, whole: str, by_level: Sequence[tuple[str, str]]) -> str:
    """Return the level that a row writes, else those ticked."""
    rank = plan.text(cells, "rank") or "、".join(level for text, level in by_level if text in TICKS)
    document = whole or plan.text(cells, "bases.document")
    return _exact(rank, document, plan.text(cells, "bases.number")) if rank in ("法规", "规章") else rank


def _from_parts(cells: tuple[str, ...], plan: Plan, whole: str, rank: str) -> tuple[Basis, ...]:
    """Put bases together from columns for title, number, article and text, and one for `whole` bases."""
    document, number = unwrapped(plan.text(cells, "bases.document")), plan.text(cells, "bases.number")
    article, words = _article(cells, plan), plan.text(cells, "bases.text")
    if not article and (lead := _LEAD.match(words)):
        article, words = lead[1], words[lead.end() :]
    if not (document or number or article or words):
        return parse_bases(whole, rank)
    if "《" in words and "《" not in whole + document:
        whole, words = _joined("\n", whole, words), ""
    found = parse_bases(_joined("\n", whole, document), rank)
    if found:
        return _with_parts(found, number, article, words)
    found = parse_bases(f"{number}{article}" or words, rank)
    if found and words and (number or article) and not found[0].text:
        return (replace(found[0], text=words), *found[1:])
    return found


def _article(cells: tuple[str, ...], plan: Plan) -> str:
    """Return the article of a row, put together where 款 and 项 stand in columns of their own."""
    parts = [(at, found.tick) for at, found in plan.ticks if found.field == "bases.article"]
    own = plan.text(cells, "bases.article")
    if not parts:
        return own
    held = ((cells[at - 1] if at <= len(cells) and cells[at - 1] not in NOTHING | _NONE else "", unit) for at, unit in parts)
    return "".join(f"第{text}{unit}" if _BARE_NUMBER.fullmatch(text) else text for text, unit in ((own, "条"), *held))


def _with_parts(found: tuple[Basis, ...], number: str, article: str, words: str) -> tuple[Basis, ...]:
    """Add number, article and text to the one basis; to the text of the last of several, since whose they are is not said."""
    *before, last = found
    if not before:
        return (replace(last, number=last.number or number, article=last.article or article, text=last.text or words),)
    extra = _joined("；", number, article, words)
    return (*before, replace(last, text=_joined("\n", last.text, extra)) if extra else last)


def _joined(mark: str, *texts: str) -> str:
    return mark.join(text for text in texts if text)


def _simplified_outside(part: re.Match[str]) -> str:
    """Simplify what stands outside names of papers; a part that a 》 ends is such a name."""
    return part[0] if part[0].endswith("》") else simplified(part[0])


def _exact(rank: str, document: str, number: str) -> str:
    """Say which 法规 or 规章 a ticked word means, by the document: a place in its name makes it local."""
    from pledgectl.rules.basis import possible_ranks

    first = next(iter(parse_bases(document)), Basis(document))
    could = possible_ranks(first.document, first.number or number)
    national, local = ("行政法规", "地方性法规") if rank == "法规" else ("部门规章", "地方政府规章")
    return national if national in could or local not in could else local


def lone_basis(cells: Sequence[str]) -> str:
    """Return the citation of a row that says nothing but what an item rests on, with a label: 依据：《建筑法》第八条; or ""."""
    first = next(filter(None, cells), "")
    match = _LABELLED.match(first) if "《" in first else None
    return first[match.end() :] if match and not {*cells} - {"", first} else ""


def joined_bases(above: Item, below: Item) -> Item | None:
    """Return the item above with the bases of the row below added, if the two differ in nothing but what is said of these."""
    if replace(above, bases=(), remarks="") != replace(below, bases=(), remarks=""):
        return None
    said = above.remarks.split("\n")
    more = [line for line in below.remarks.split("\n") if line and line not in said]
    return with_bases(replace(above, remarks="\n".join([*filter(None, said), *more])), below.bases)


def with_bases(item: Item, more: tuple[Basis, ...]) -> Item:
    """Return an item with more bases; text without a title goes on with the last one."""
    bases = item.bases
    for basis in more:
        if bases and basis.text == "" and basis.document and not is_cited(basis):
            text = "\n".join(part for part in (bases[-1].text, basis.document) if part)
            bases = (*bases[:-1], replace(bases[-1], text=text))
        elif basis not in bases:
            bases = (*bases, basis)
    return replace(item, bases=bases)
