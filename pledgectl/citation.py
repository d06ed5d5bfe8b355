"""Law citations: what a cell says under 设定依据, taken apart into documents, numbers, articles and quoted text.

A cell holds several citations, on lines, after ； 、 or right behind each other, with 【法律】 prefixes and numbering, and
often the whole article behind a citation, which in its turn names other laws. A new citation therefore begins only at the
start of a line, right behind another one, behind a numbering or label, or behind a full stop when an article follows it.
"""

import re
from functools import cache, lru_cache

from pledgectl.cite import DIGIT as _DIGIT
from pledgectl.cite import DIGITS as _NUM
from pledgectl.cite import WORD as _WORD
from pledgectl.cite import cite as cite
from pledgectl.cite import document_key as document_key
from pledgectl.cite import is_cited as is_cited
from pledgectl.lazy import lazy
from pledgectl.model import RANKS, Basis
from pledgectl.text import clean_text

_OPEN, _SHUT = r"[〔\[［【(（﹝{]", r"[〕\]］】)）﹞}]"
_PIECE = (
    rf"(?:第\s*[（(]?\s*{_NUM}\s*[）)]?(?:\s*[、，,至到和及—–~～-]+\s*第?\s*[（(]?\s*{_NUM}\s*[）)]?(?!\s*(?:[〔\d]|年))"
    rf"|\s*[（(]\s*{_NUM}\s*[）)](?=\s*(?:项|[（(]{_NUM}[）)])))*"
    rf"\s*(?:分?编|章|节|条(?:之{_NUM})?|款|项|目|点)|[（(]{_NUM}[）)]\s*项|附[件表]\s*(?:{_NUM})?(?=\s*第)|附则(?=第))"
)
_ARTICLE = rf"{_PIECE}(?:[ \t、，,和及与或至到—–~～-]*{_PIECE})*(?:[（(]{_NUM}[）)](?=\s*(?:$|[；;、，,。\n])))?"
_NOT_ORG = r"(?![年月日号和及与或经由据、])"
_PAPER = (
    rf"{_NOT_ORG}[一-鿿]{{1,14}}?\s*{_OPEN}\s*(?:19|20)\d\d\s*年?\s*{_SHUT}\s*第?\s*\d{{1,5}}"
    r"(?:\s*号(?:文件|文(?!书|物))?)?"
)
_SERIAL = rf"(?:\d{{4}}年)?\s*[（(]?第?\s*{_NUM}\s*号[）)]?"
_OFFICES = "[一-鿿]{2,16}[部局委会署行院厅](?: [一-鿿]{2,16}[部局委会署行院厅]){1,5}"
_BEFORE_ORDER = rf"第?\s*(?<!{_DIGIT}){_NUM}\s*号令"
_ORDER = rf"{_NOT_ORG}(?:国(?=令)|[一-鿿、]{{2,36}}?|{_OFFICES})(?:令\s*{_SERIAL}|{_BEFORE_ORDER}|公告\s*{_SERIAL})"
_STANDARD = r"[A-Z]{2,4}(?:/[TZ])?\s*\d{2,6}(?:\.\d+)?\s*[-—–]\s*(?:19|20)\d\d"
_NUMBER = rf"(?:{_PAPER}|{_ORDER}|{_STANDARD})"
_ORDINAL = (
    r"(?:[【\[]\d{1,2}[】\]]|[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-zA-Z])[)）.．、:：]+|[①-⒛㈠-㈩Ⅰ-ⅹ❶-❿][.．、]?"
    r"|(?:[一二三四五六七八九十]是|第[一二三四五六七八九十](?=[，,、:：])|其[一二三四五六七八九十]|首先|其次|再次|"
    r"最后|此外|另外|同时)[，,、:：]?)\s*"
)
_LEVEL = "(?:国家)?(?:法律|(?:行政|地方性?)?法规|(?:部门|政府|地方政府)?规章|规范性文件|国务院决定)[:：]"
_LABEL = rf"(?:[【\[［][^】\]］《》\d]{{2,12}}[】\]］]\s*[:：]?|{_LEVEL})\s*"
_LEAD = r"(?:(?:主要|设定|法律|政策|设立|实施|审批)?(?:根据|依据|按照|依照|参照|详见|见)\s*[:：]?\s*)"
_OPENING = rf"(?:{_ORDINAL})?(?:{_LABEL})?(?:{_ORDINAL})?{_LEAD}?"
_SAME = rf"[该同本](?:法|条例|办法|规定|决定|细则|规则|解释)(?=\s*{_PIECE})"
_PLAIN = rf"(?!有关|相关|其他|等)[一-鿿]{{1,30}}?{_WORD}(?=\s*(?:第{_NUM}条|[；;、（(\n]|$))"

# By far the most cells: a title, perhaps a number, an article, and perhaps its text, in which no other citation can begin.
_LETTER = r"[^\W\d_a-zA-Z]"  # a range of twenty thousand characters takes a millisecond to compile
_SIMPLE = lazy(
    rf"《({_LETTER}{{2,50}})》(?:[（(]({_LETTER}{{2,20}}(?:令第{_NUM}|〔\d{{4}}〕\d{{1,4}})号)[）)])?"
    rf"(第{_NUM}条(?:之{_NUM})?(?:第{_NUM}款)?(?:第[（(]{_NUM}[）)]项)?)"
    r"(?:[：:]((?!第)[^\s《【；;][^\n《【]{6,}[^\s《【；;]))?"
)
_MORE = lazy("[该同本](?:法|条例|办法|规定|决定|细则|规则|解释)\\s*第")
_WIDE = lazy("[０-９]")
_NUMBER_RE = cache(lambda: lazy(_NUMBER))
_SAME_RE = cache(lambda: lazy(_SAME))
_SEVERAL = rf"{_NUM}(?:\s*[、，,至到和及—–~～-]\s*{_NUM})*+"
# Norms and standards number their sections: 1.8.6, 第5.2条; a year, a date or a share is no such number.
_NUMBERED = r"第?(?<![\d.])\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.%％元万亿倍])(?:条|款|项|节)?"
_SHORT = (
    rf"(?:{_NUMBERED}|§\s*\d{{1,4}}|[Aa]rt\.?\s*\d{{1,4}}|{_SEVERAL}\s*条(?![例款目文]))(?:之{_NUM})?(?:\s*第?{_NUM}款)?"
    rf"(?:\s*第?[（(]?{_NUM}[）)]?项|[（(]{_NUM}[）)])?"
)
_SHORT_RE = cache(lambda: lazy(r"\s*[（(]?(" + _SHORT + r")(?:[）)]|(?![\d]))"))
_ARTICLE_RE = cache(lambda: lazy(r"\s*" + _ARTICLE))
# What goes on with an article without a 第 of its own, and stands apart from what the law says: 、四十五条, 1款, 和§13.
_GOES_ON = cache(lambda: lazy(
    rf"(?:[ \t]*(?:[、，,和及与或至到—–~～-]++[ \t]*)?"
    rf"(?:{_PIECE}|{_NUMBERED}|(?:§\s*\d{{1,4}}|{_SEVERAL}\s*(?:条(?:之{_NUM})?|款|项)|[（(]{_NUM}[）)]\s*[款项])"
    rf"(?=\s*(?:$|[、，,；;。：:（()）《第和及与或至]|之?规定|{_NUM}[款项]))))+"
))
_LINE_ARTICLE = lazy(rf"^(第{_NUM}条(?:之{_NUM})?)(?=[ :：\t]|[（(]{_NUM})", re.M)
_HEAD = cache(lambda: lazy(
    rf"[\s；;、，,。.·•]*(?:以及|和|及|与)?\s*(?:[（(](?=\s*(?:《|{_NUMBER})))?"
    rf"(?:{_ORDINAL})?(?P<label>{_LABEL})?(?:{_ORDINAL})?{_LEAD}?"
))
_DIRECT = cache(lambda: lazy(
    rf"[\s；;、，,。等（(）)]*(?:以及|和|及|与|或)?\s*(?={_OPENING}(?:《|{_NUMBER}|{_SAME}))"
    rf"|[）)]?\s*(?:[；;、\n]\s*|以及|和|及|与)(?={_OPENING}{_PLAIN})"
))
_START = cache(lambda: lazy(
    rf"\n\s*(?={_OPENING}(?:《|{_NUMBER}|{_SAME}|[一-鿿]{{2,30}}?{_WORD}\s*第{_NUM}条))"
    rf"|[；;。][”\"’]?\s*(?={_OPENING}(?:《[^》]{{2,90}}》\s*(?:[（(第；;。、\n]|$)|{_SAME}))"
    rf"|[\s；;。]?(?=【[^】《]{{2,8}}】\s*[《一-鿿])|[\s；;。](?={_ORDINAL}《)|\s(?={_LEVEL}\s*《)"
))
_BEFORE = lazy(r"[^《\n。；]{1,40}(?=《)")
_BARE = cache(lambda: lazy(
    rf"((?:[一-鿿]{{2,12}}[部局委会署行院厅] ){{0,5}}"
    rf"[一-鿿（）()]{{1,40}}?{_WORD}(?:[（(](?:试行|暂行)[）)])?)(?=\s*(?:[（(第；;，,。、：:\n]|$))"
))
_PARENTHESIS = lazy(r"\s*[（(]([^（()）]*(?:[（(][^（()）]*[）)][^（()）]*)*)[）)]")
_EDITION = lazy(
    r"\d{4}\s*年?.*(?:修[订正改]|公布|发布|颁布|施行|通过|实施|版)|第.次修|^\d{4}年?(?:\d{1,2}月(?:\d{1,2}日)?)?$|修[订正]"
)
_ISSUED = lazy("[一-鿿、]{2,20}(?:发布|公布|颁布|印发|批准|批转|转发|制定|通过)")
_STOPS = r"[\s；;、，,。.）)]*+"
_EMPTY_TEXT = lazy(rf"{_STOPS}(?:等|之规定|的?(?:相关|有关)?规定|等(?:相关|有关)?(?:规定|文件))?{_STOPS}$")
_TEXT_LEAD = lazy(r"^[）)]?(?:(?:之|的|中)?(?:明确)?规定)?[\s:：，,；;]*")
_SHUT_TITLE = lazy(rf"》|(?=第{_NUM}条)|(?=[\n；;])")
_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}
_YEAR_BRACKETS = lazy(rf"{_OPEN}((?:19|20)\d\d)年?{_SHUT}")


def parse_bases(text: str, rank: str = "") -> tuple[Basis, ...]:
    """Take a cell apart into citations in order; `rank` is the level column's text; what is no citation stays in `document`."""
    return parse_clean(clean_text(text), clean_text(rank))


@lru_cache(maxsize=65_536)
def parse_clean(text: str, rank: str = "") -> tuple[Basis, ...]:
    """Do what `parse_bases` does for text that is clean already."""
    if _WIDE.search(text):
        text = text.translate(_DIGITS)
    if not _MORE.search(text):
        matches = [_SIMPLE.fullmatch(line) for line in text.split("\n")]
        if all(matches):
            ranks = _ranks(rank, len(matches))
            return tuple(Basis(m[1], m[2] or "", m[3], m[4] or "", own) for m, own in zip(matches, ranks, strict=True) if m)
    return _parse(text, rank)


def _parse(text: str, rank: str) -> tuple[Basis, ...]:
    found: list[Basis] = []
    at = 0
    while at < len(text):
        head = _HEAD().match(text, at)
        start = head.end() if head else at
        basis, end = _citation(text, start, found[-1] if found else Basis())
        following = _DIRECT().match(text, end)
        if following is None:
            following = _START().search(text, end)
        stop = following.start() if following else len(text)
        label = (head["label"] or "") if head else ""
        found.append(_with_text(basis, text[end:stop], label.strip(" 【】[]［］:：\n")))
        at = following.end() if following else stop
    return _with_ranks([basis for basis in found if basis != Basis()], rank)


def _citation(text: str, at: int, previous: Basis) -> tuple[Basis, int]:
    """Read title, brackets and article at `at`; where there is no citation, the line becomes the document."""
    document, number, edition, at = _title(text, at, previous)
    article = ""
    while True:
        if not article and (match := _ARTICLE_RE().match(text, at)):
            article, at = re.sub(r"\s", "", match[0]), match.end()
        elif article and (match := _GOES_ON().match(text, at)):
            article, at = article + _in_full(match[0]), match.end()
        elif not article and (document or number) and (match := _SHORT_RE().match(text, at)):
            article, at = _in_full(match[1]), match.end()
        elif not number and (match := _NUMBER_RE().match(text, at)):
            number, at = _number(match[0]), match.end()
        elif (match := _PARENTHESIS.match(text, at)) and (note := _note(match[1])):
            number, edition, article = number or note[0], edition or note[1], article or note[2]
            document, at = document + note[3], match.end()
        else:
            return Basis(document, number, article, edition=edition), at


def _title(text: str, at: int, previous: Basis) -> tuple[str, str, str, int]:
    """Return document, number, edition and the end of the title at `at`."""
    if text.startswith("《", at):
        document, at = _quoted(text, at)
        return document, "", "", at
    if match := _SAME_RE().match(text, at):
        return previous.document, previous.number, previous.edition, match.end()
    if match := _NUMBER_RE().match(text, at):
        end = match.end()
        document, end = _quoted(text, end) if text.startswith("《", end) else ("", end)
        return document, _number(match[0]), "", end
    if match := _BARE().match(text, at):
        return match[1], "", "", match.end()
    if match := _BEFORE.match(text, at):
        document, end = _quoted(text, match.end())
        if document:
            lead = match[0].strip()
            return (lead + document, "", "", end) if document.startswith("关于") else (document, "", lead, end)
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return text[at:end].strip("；;、，, "), "", "", end


def _quoted(text: str, at: int) -> tuple[str, int]:
    """Return the title in 《》 at `at`, with 《》 inside, and its end; a bracket left open ends at the article or line."""
    depth = 0
    for end in range(at, min(len(text), at + 160)):
        if text[end] == "\n":
            break
        depth += (text[end] == "《") - (text[end] == "》")
        if not depth:
            return re.sub(r"\s", "", text[at + 1 : end]), end + 1
    shut = _SHUT_TITLE.search(text, at + 1) or lazy("$").search(text, at + 1)
    assert shut
    return re.sub(r"[\s《]", "", text[at + 1 : shut.start()]), shut.end()


def _number(text: str) -> str:
    return _YEAR_BRACKETS.sub(r"〔\1〕", re.sub(r"\s|(?<=号)文件?$", "", text))


def _in_full(article: str) -> str:
    """Write 31条, §12 and 8条1款 as 第31条, 第12条 and 第8条第1款."""
    text = re.sub(r"(?:§|[Aa]rt\.?)(\d+)", r"\1条", re.sub(r"\s", "", article))
    return re.sub(rf"(?<!{_DIGIT})(?<![第之（(.])({_SEVERAL}(?:条|款)|[（(]?{_SEVERAL}[）)]?项)", r"第\1", text)


def _note(text: str) -> tuple[str, str, str, str] | None:
    """Sort what stands in brackets behind a title: number, edition, article, part of the title; None if it is running text."""
    number = _NUMBER_RE().search(text) or re.match(rf"第?{_NUM}号令", text)
    rest = (text[: number.start()] + text[number.end() :] if number else text).strip(" ，,；;、")
    article = "" if number or not (match := _ARTICLE_RE().fullmatch(rest)) else re.sub(r"\s", "", match[0])
    if len(rest) <= 60 and _EDITION.search(rest):
        return (_number(number[0]) if number else ""), rest, "", ""
    if _ISSUED.fullmatch(rest):
        return "", rest, "", ""
    if number or article or rest.startswith(("以下简称", "以下称", "下称")):
        return (_number(number[0]) if number else ""), "", article, ""
    return ("", "", "", f"（{rest}）") if rest in ("试行", "暂行", "草案", "节选") else None


def _with_text(basis: Basis, text: str, label: str) -> Basis:
    text = "" if _EMPTY_TEXT.match(text) else _TEXT_LEAD.sub("", text).rstrip("；; \n")
    article = basis.article
    for line in _LINE_ARTICLE.findall(text) if "第" in text else ():
        if line not in article:
            article = f"{article}、{line}" if article else line
    return Basis(basis.document, basis.number, article, text, label, basis.edition)


def _with_ranks(bases: list[Basis], rank: str) -> tuple[Basis, ...]:
    """Give each citation the level of its own label, else of the level column."""
    return tuple(
        Basis(basis.document, basis.number, basis.article, basis.text, basis.rank or own, basis.edition)
        for basis, own in zip(bases, _ranks(rank, len(bases)), strict=True)
    )


def _ranks(rank: str, count: int) -> list[str]:
    """Return what the level column says of each of a cell's citations: one for all, or one each in order."""
    parts = [part for part in re.split(r"[、，,；;/\s]|和|及", rank) if part] if count > 1 else []
    return parts if len(parts) == count and set(parts) <= set(RANKS) else [rank.replace("\n", "、")] * count
