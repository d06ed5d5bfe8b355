"""Rows that are no item: totals, notes, signatures, dates, samples, repeated headers, section titles; each with its reason."""

from collections.abc import Sequence

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.english import in_english
from pledgectl.catalog.intake.headed import MAX_NAME, headed, tells_how
from pledgectl.catalog.intake.reading import JOINED, Reading
from pledgectl.catalog.intake.titles import open_section, share
from pledgectl.catalog.intake.totals import is_total, tell_total
from pledgectl.grid import count_filled, filled
from pledgectl.lazy import lazy

TOTAL = "合计行"
_NOTE = lazy(
    r"[（(]?\s*(?:注|备\s*注|说\s*明|填表说明|填报说明|填写说明|注意事项|填报要求|温馨提示|附注)\s*(?:[:：]|\d|[）)]|$)"
)
_SIGN = lazy(
    r"(?:(?:本?单位|部门|科室|填报|主要|分管|局|处室)?(?:审核|审定|审签|复核|校对|签发|制表|填表|填报|负责人|"
    r"领导)(?=\s*[:：])"
    r"|填报人|填表人|制表人|审核人|审批人|经办人|联系人|联系电话|联系方式|负责人|分管领导|主要领导|签字|签名|盖章|公章"
    r"|填报日期|填报时间|制表日期|填报单位|报送单位|填表单位)\S{0,8}\s*(?:[:：]|$)"
    r"|.{2,30}[（(](?:加?盖?公?章|签章|签字|签名)[）)]$"
)
_DATE = lazy(
    r"[二一][〇○零九][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?"
    r"|(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{0,2}\s*日?"
)
_ASIDE = lazy(r"[（(][^（()）]*[）)]")
_SENTENCE = lazy(r"[。！!]$")
_MADE_BY = lazy(r"[一-鿿（）()]{2,30}(?:汇总|制表|填报|编制|编印|印制|整理|制|制发|提供|盖章)")
_OPINION = lazy(r"[一-鿿（）()、]{0,16}(?:意见|签章|盖章|签字|签名|公章)\s*[:：]?")
_TO_SIGN = lazy(r"(?:[（(]?(?:加?盖公?章|签章|签字|签名)[）)]?|年\s*月\s*日|[\s:：])+")
_COLUMN_NUMBER = lazy(r"[（(]?(?:\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,2}|[甲乙丙丁戊己庚辛壬癸])[）)]?(?:栏|列)?")
_MACHINE = lazy(r"[A-Za-z][A-Za-z0-9_.]*")
_SAMPLE = lazy(r"[（(【]?(?:示\s*例|样\s*例|举\s*例|范\s*例|例\s*(?:[:：]|$)|填写示例)")
_HOW = lazy("(?:填写|填报|填表|录入)(?:要求|说明|须知|规范|提示|方法|格式)[:：]?")
_NONE = frozenset(["无", "暂无", "没有", "无。", "暂无。", "无此项", "无证明事项", "暂无证明事项", "无相关事项"])
_SHORT = 8  # what stands alone in the column of serial numbers and is longer is a line of text
_NUMBERED = lazy(r"\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳]")


def why_left_out(cells: tuple[str, ...], number: int, reading: Reading) -> str:
    """Return why a row is no item, or ""; section rows change what is being read."""
    plan = reading.plan
    name = plan.text(cells, "name")
    if name in _NONE:
        return "写明没有证明事项"
    full = len(name) > 3 and not name.isascii() and count_filled(cells) > 4
    if full and cells[plan.columns["name"] - 1] not in reading.heads:
        first = next(filter(None, cells))
        shown = _SAMPLE.match(name) or (not first.isdecimal() and (_SAMPLE.match(first) or _HOW.fullmatch(first)))
        return "示例行" if shown else ""
    held = list(filled(cells))
    texts = [text for _, text in held]
    if _says_more_of_basis(held, number, reading):
        return ""
    frame = _frame(held, reading)
    if frame == TOTAL:
        tell_total(texts, number, reading)
    return frame or _words(texts, name, cells, reading) or _title(texts, cells, number, reading)


def _says_more_of_basis(held: Sequence[tuple[int, str]], number: int, reading: Reading) -> bool:
    """Tell whether a row right below an item holds nothing but text in the column of its basis: the article's words."""
    column, text = held[0]
    cites = reading.plan.field_at(column).startswith("bases") and column > 1
    if len(held) > 1 or not cites or not reading.entries or _NOTE.match(text):
        return False
    above = {reading.entries[-1].row, *(skip.row for skip in reading.skipped[-1:] if skip.why.startswith(JOINED))}
    return number - 1 in above


def _frame(held: Sequence[tuple[int, str]], reading: Reading) -> str:
    """Recognise what belongs to the make of the table: its header again, numbers of columns, totals, samples."""
    names, texts = reading.plan.header.names, [text for _, text in held]
    repeated = sum(headed(text) in names[column - 1] for column, text in held if column <= len(names))
    if repeated * 2 > len(held) and repeated > 1:
        return "重复的表头"
    if len(held) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts) and _consecutive(texts):
        return "列号行"
    if len(held) > 2 and all(_MACHINE.fullmatch(text) for text in texts):
        return "字段代码行"
    if len(held) > 2 and all(map(str.isascii, texts)) and sum(bool(in_english(text)[0]) for text in texts) * 2 > len(texts):
        return "重复的表头"
    if is_total(texts):
        return TOTAL
    if tells_how(texts):
        return "填写要求"
    asks = len(held) > 2 and _HOW.fullmatch(texts[0])
    return "示例行" if asks or any(_SAMPLE.match(text) for text in texts[:2]) else ""


def _words(texts: Sequence[str], name: str, cells: tuple[str, ...], reading: Reading) -> str:
    """Recognise words around a list: signatures, dates, notes, what is common to the rows below."""
    first, distinct = texts[0], set(texts)
    lonely = _lonely(texts, cells, reading)
    if len(distinct) <= 4 and (lonely or not name or _SIGN.match(first)) and any(_SIGN.match(text) for text in texts):
        reading.department = reading.department or places.unit_line(cells)
        return "签名、联系方式一行"
    if _OPINION.fullmatch(first) and all(_TO_SIGN.fullmatch(text) for text in texts[1:] if text != first):
        return "意见、签章一行"
    if lonely and _DATE.fullmatch(first):
        return "日期行"
    labelled = len(distinct) == 2 and (not name or (_NOTE.fullmatch(first) and len(texts) == 2))
    if (lonely or labelled) and _NOTE.match(first):
        reading.in_notes = True
        return "说明文字"
    return "写明以下各行共同内容的一行" if len(distinct) <= 2 and share(texts, reading) else ""


def _title(texts: list[str], cells: tuple[str, ...], number: int, reading: Reading) -> str:
    """Recognise a row of one text: the title of a section, running text, a number without anything."""
    first = texts[0]
    lonely = _lonely(texts, cells, reading)
    if lonely and reading.in_notes and _NUMBERED.match(first):
        return "说明文字"
    if (lonely or len(set(texts)) == 2) and (why := open_section(texts, cells, number, reading)):
        return why
    aside = _ASIDE.fullmatch(first) or _NUMBERED.match(first) or _SENTENCE.search(first) or _MADE_BY.fullmatch(first)
    if lonely and (aside or reading.in_notes or len(first) > MAX_NAME):
        return "说明文字"
    alone = len(texts) == 1 and cells.index(first) + 1 == reading.plan.columns.get("seq")
    return "" if not alone else "只有序号，没有内容" if len(first) <= _SHORT else "说明文字"


def _lonely(texts: Sequence[str], cells: tuple[str, ...], reading: Reading) -> bool:
    """Tell whether a row says one thing, and is no numbered certificate."""
    plan = reading.plan
    return len(set(texts)) == 1 and not (plan.text(cells, "name") and plan.text(cells, "seq"))


def _consecutive(texts: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: 1 2 3, A B C, 甲 乙 丙."""
    bare = [text.strip("（）()栏列") for text in texts]
    numbers = [int(text) for text in bare if text.isdecimal()]
    letters = bare[: len(bare) - len(numbers)]
    counted = not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and len(set(letters)) == len(letters) and not any(text.isdecimal() for text in letters)
