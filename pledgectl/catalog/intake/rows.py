"""Rows below a header, one after the other: an item, a part of the item above, a section title, or left out and said why."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.build import Plan, build_item, joined_bases, with_bases
from pledgectl.catalog.intake.columns import MAX_NAME, meaning
from pledgectl.catalog.intake.evidence import kind_of
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.personal import mask, may_be_personal
from pledgectl.grid import Sheet, address, filled
from pledgectl.model import MATTER_TYPES, Finding, Item, Where
from pledgectl.rule import report
from pledgectl.rules import intake as rules

_TOTAL = re.compile(
    r"(?:以上|全部|本页|本表|全[省市县区旗])?(?:合\s*计|总\s*计|共\s*计|小\s*计|总\s*数|"
    r"共)\s*[:：]?\s*(?:\d+\s*[项件个条]?)?[。.]?"
)
_NOTE = re.compile(
    r"[（(]?\s*(?:注|备\s*注|说\s*明|填表说明|填报说明|填写说明|注意事项|填报要求|温馨提示|附注)\s*(?:[:：]|\d|[）)]|$)"
)
_SIGN = re.compile(
    r"(?:(?:本?单位|部门|科室|填报|主要|分管|局|处室)?(?:审核|审定|审签|复核|校对|签发|制表|填表|填报|负责人|"
    r"领导)(?=\s*[:：])"
    r"|填报人|填表人|制表人|审核人|审批人|经办人|联系人|联系电话|联系方式|负责人|分管领导|主要领导|签字|签名|盖章|公章"
    r"|填报日期|填报时间|制表日期|填报单位|报送单位|填表单位)\S{0,8}\s*(?:[:：]|$)"
)
_DATE = re.compile(r"(?:19|20)\d\d\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{0,2}\s*日?")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]")
CANCELLED, NOT_PLEDGED = "写明已经取消", "写明不实行告知承诺"
_WHETHER = re.compile(
    r"(?:是否|可否|能否|是不是|可不可以|能不能)(?:可以|能够?|已)?(?:实行|适用|纳入|采用|推行|采取|"
    r"实施)?(?:证明事项)?(?:告知|书面)?承诺(?:制|事项|范围|清单|目录)?(?:办理|管理|替代)?"
    r"|是否(?:适用|纳入|实行)|是否.{0,6}(?:告知承诺|承诺制).*|(?:实行|纳入|适用|采用|可以?)告知承诺制?(?:与否|情况)?"
)
_VERDICT = re.compile(
    r"(?:动态)?(?:调整|清理|变动|变更|处理|审核|改革)(?:情况|意见|结果|类型|方式|建议|结论)?|(?:保留|取消)(?:与|或者?|"
    r"/)?(?:保留|取消)(?:情况)?|其[他它]说明"
    r"|(?:事项|当前|目前|使用|有效|效力)?状态|备注(?:说明|栏|信息)?|附注|说明|备考|注"
)
_NOT_PLEDGED = re.compile(
    r"(?:否|不(?:实行|纳入|适用|予|可以?|能|宜|可行|采用|适合|是)?(?:告知)?(?:承诺制?)?|暂?不(?:实行|纳入|适用|"
    r"予)(?:告知)?承诺制?|[×✗✘NnＸXx]|未纳入|不在范围内?)"
    r"(?:[（(，,、：:].*)?"
)
_WHEN = (
    r"(?:该|本|此)?(?:事项|证明|项|条)?(?:已经?|现已?|拟|建议|予以|应当?|均|全部"
    r"|(?:于|自|从)?(?:19|20)\d\d年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|后)?|(?:根据|依据|按照?).{2,30})*"
)
_GONE = re.compile(
    rf"{_WHEN}(?:取消|删除|删去|删|作废|废止|废除|失效|无效|停用|停止使用|停止执行|下线|撤销|移出|剔除|"
    rf"不再(?:要求)?(?:提供|提交|保留|实行|索要|收取|使用|开具|需要))"
    r"(?:了|该?事项|此项|本项|证明)?[。.]?(?:[（(].*)?"
)
_COLUMN_NUMBER = re.compile(r"[（(]?(?:\d{1,2}|[A-Z]|[一二三四五六七八九十]{1,2}|[甲乙丙丁戊己庚辛壬癸])[）)]?(?:栏|列)?")
SAME_AS_ABOVE = frozenset(["同上", "〃", "″", "同前", "同上。", '"', "”", "同上行"])
_SAMPLE = re.compile(r"[（(【]?(?:示\s*例|样\s*例|举\s*例|例\s*[:：]|填写示例)")
_LABELLED = re.compile(r"([^:：。]{2,16})[:：]\s*([^:：]{2,})")
_ORDINAL = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[①-⑳])\s*")
_SHARED = frozenset(["purpose", "matter_type", "issuer", "applicants", "method"])
_NUMBERED = re.compile(r"\d{1,2}\s*[.、．)）]|[（(]\d{1,2}[)）]|[①-⑳]")

Seen = dict[tuple[str, str, str, str], list[tuple[int, Item]]]


@dataclass(frozen=True, slots=True)
class Skipped:
    """略去的行: its number and why it is no item."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Entry:
    """读到的事项: `letters` maps a field to its column."""

    item: Item
    row: int
    letters: Mapping[str, str] = field(repr=False)

    @property
    def cells(self) -> dict[str, str]:
        """Return the cell of each field, as C7."""
        return {name: f"{letter}{self.row}" for name, letter in self.letters.items()}


@dataclass(slots=True)
class Reading:
    """What has been read of one sheet so far."""

    where: Where
    entries: list[Entry] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    department: str = ""
    matter_type: str = ""
    section: tuple[str, int, int, int] = ("", -1, 0, 0)
    last_number: int = 0
    in_notes: bool = False
    above: tuple[str, ...] = ()
    whole: bool = False
    shared: dict[str, str] = field(default_factory=dict)

    def skip(self, row: int, why: str) -> None:
        self.skipped.append(Skipped(row, why))

    def at(self, row: int, cell: str = "", name: str = "") -> Where:
        return Where(self.where.file, self.where.sheet, cell, row, name)


def read_rows(sheet: Sheet, header: Header, plan: Plan, reading: Reading) -> None:
    """Read every row below the header into `reading`."""
    spread = _vertical_merges(sheet, header)
    groups = _name_groups(sheet, header, plan)
    seen: Seen = {}
    verdicts = [] if reading.whole else _verdicts(header)
    for number, cells in sheet.rows.items():
        if number <= header.rows[-1]:
            continue
        if filling := spread.get(number):
            cells = _fill(cells, filling)
        why = _left_out(cells, number, header, plan, reading) or _declined(cells, verdicts)
        if why:
            reading.skip(number, why)
        else:
            _take(cells, number, plan, reading, groups, seen)
    _close_section(reading)


def _verdicts(header: Header) -> list[tuple[int, re.Pattern[str]]]:
    """Return the columns that say of each row whether it is pledged or stays, with the answers that leave it out."""
    out = []
    for column in range(1, len(header.names) + 1):
        name = re.sub(r"[（(].*[）)]|\s", "", header.label(column))
        if _WHETHER.fullmatch(name):
            out.append((column, _NOT_PLEDGED))
        elif _VERDICT.fullmatch(name):
            out.append((column, _GONE))
    return out


def _declined(cells: tuple[str, ...], verdicts: Sequence[tuple[int, re.Pattern[str]]]) -> str:
    """Return why a row is left out that says itself that it is not pledged or was cancelled, or ""."""
    for column, answers in verdicts:
        if column <= len(cells) and cells[column - 1] and answers.fullmatch("".join(cells[column - 1].split())):
            return CANCELLED if answers is _GONE else NOT_PLEDGED
    return ""


def _vertical_merges(sheet: Sheet, header: Header) -> dict[int, list[tuple[int, str]]]:
    """Return, for each row that lies inside a vertical merge, the columns and texts to fill in."""
    out: dict[int, list[tuple[int, str]]] = {}
    for top, left, bottom, right in sheet.merges:
        text = "".join(sheet.rows.get(top, ())[left - 1 : left])
        if top > header.rows[-1] and text:
            for row in range(top, bottom + 1):
                out.setdefault(row, []).extend((column, text) for column in range(left, right + 1) if bottom > top)
    return out


def _fill(cells: tuple[str, ...], filling: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    out = list(cells)
    for column, text in filling:
        if column > len(out):
            out.extend([""] * (column - len(out)))
        out[column - 1] = out[column - 1] or text
    return tuple(out)


def _name_groups(sheet: Sheet, header: Header, plan: Plan) -> dict[int, int]:
    """Map each row below the first of a merge over the name column to that first row."""
    name = plan.columns.get("name", 0)
    merges = (merge for merge in sheet.merges if merge[1] <= name <= merge[3] and merge[0] > header.rows[-1])
    return {row: merge[0] for merge in merges for row in range(merge[0] + 1, merge[2] + 1)}


def _left_out(cells: tuple[str, ...], number: int, header: Header, plan: Plan, reading: Reading) -> str:
    """Return why a row is no item, or ""; section rows change what is being read."""
    name = plan.text(cells, "name")
    if len(name) > 3 and len(cells) - cells.count("") > 4 and name not in header.names[plan.columns["name"] - 1]:
        return "示例行" if _SAMPLE.match(name) or _SAMPLE.match(cells[0]) else ""
    held = list(filled(cells))
    texts = [text for _, text in held]
    first = texts[0]
    repeated = sum(text in header.names[column - 1] for column, text in held if column <= len(header.names))
    if repeated * 2 > len(held) and repeated > 1:
        return "重复的表头"
    if len(held) > 2 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts) and _consecutive(texts):
        return "列号行"
    if len(held) <= 3 and any(_TOTAL.fullmatch(text) for text in texts[:2]):
        return "合计行"
    if _SAMPLE.match(first) or (len(texts) > 1 and _SAMPLE.match(texts[1])):
        return "示例行"
    distinct = set(texts)
    lonely = len(distinct) == 1 and not (name and plan.text(cells, "seq"))
    if len(distinct) <= 4 and (lonely or not name or _SIGN.match(first)) and any(_SIGN.match(text) for text in texts):
        reading.department = reading.department or places.unit_line(cells)
        return "签名、联系方式一行"
    if lonely and _DATE.fullmatch(first):
        return "日期行"
    if (lonely or (len(distinct) == 2 and not name)) and _NOTE.match(first):
        reading.in_notes = True
        return "说明文字"
    if len(distinct) <= 2 and share(texts, reading):
        return "写明以下各行共同内容的一行"
    if (lonely or len(distinct) == 2) and (why := _section(texts, cells, number, plan, reading)):
        return why
    if lonely and (_ASIDE.fullmatch(first) or reading.in_notes or _NUMBERED.match(first) or len(first) > MAX_NAME):
        return "说明文字"
    if len(held) == 1 and held[0][0] == plan.columns.get("seq"):
        return "只有序号，没有内容"
    return ""


def _consecutive(texts: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: 1 2 3, A B C, 甲 乙 丙."""
    bare = [text.strip("（）()栏列") for text in texts]
    numbers = [int(text) for text in bare if text.isdecimal()]
    letters = bare[: len(bare) - len(numbers)]
    counted = not numbers or numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted and len(set(letters)) == len(letters) and not any(text.isdecimal() for text in letters)


def share(texts: Sequence[str], reading: Reading, header: Header | None = None) -> bool:
    """Keep what a line says of all rows below it: 办理事项：林木采伐许可证核发, in one cell or with its label beside it."""
    distinct = list(dict.fromkeys(texts))
    if header and len(distinct) == 1 and _ORDINAL.match(distinct[0]) and not {"purpose", "matter"} & set(header.fields):
        title = _ORDINAL.sub("", distinct[0])
        reading.shared.update({"purpose": title} if kind_of(title) == "matter" else {})
    match = _LABELLED.fullmatch(distinct[0]) if len(distinct) == 1 else None
    label, value = match.groups() if match else (distinct[0].rstrip(":： "), distinct[1]) if len(distinct) == 2 else ("", "")
    told = match or distinct[0].endswith((":", "："))
    if not value or len(value) > MAX_NAME or not (told or (kind_of(value) == "matter" and not label.isdecimal())):
        return False
    name = meaning((_ORDINAL.sub("", label),)).field
    if name in ("matter", "purpose") or (not name and match and kind_of(value) == "matter"):
        name = "purpose"
    if name not in _SHARED:
        return False
    reading.shared[name] = value
    return True


def _with_shared(item: Item, reading: Reading) -> Item:
    """Fill in what a line above said of all rows, where the row says nothing itself."""
    missing: dict[str, Any] = {name: value for name, value in reading.shared.items() if not getattr(item, name)}
    if "purpose" in missing:
        missing.setdefault("matter", missing["purpose"])
    return replace(item, **missing) if missing else item


def _section(texts: list[str], cells: tuple[str, ...], number: int, plan: Plan, reading: Reading) -> str:
    """Recognise a section row 「一、县公安局（3项）」, alone or with its ordinal in a cell of its own."""
    text = texts[0]
    if len(set(texts)) == 2:
        if not re.fullmatch(r"[（(]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?", text) or plan.text(cells, "bases"):
            return ""
        text = text.rstrip("、.．") + "、" + texts[1]
    found = places.section(text)
    if found is None:
        return ""
    title, count, numbered = found
    is_department = places.looks_like_department(title)
    if not (is_department or numbered or count >= 0):
        return ""
    _close_section(reading)
    reading.section = (title, count, len(reading.entries), number)
    reading.last_number, reading.in_notes = 0, False
    if is_department:
        reading.department = places.tidy(title)
        return f"分节标题：{title}"
    if not {"purpose", "matter"} & plan.columns.keys() and kind_of(title) == "matter":
        reading.shared["purpose"] = title
    kind = re.sub(r"(?:类|事项|类事项)$", "", title)
    reading.matter_type = kind if kind in MATTER_TYPES else reading.matter_type
    return "分节标题"


def _close_section(reading: Reading) -> None:
    title, stated, start, row = reading.section
    if stated >= 0:
        read = len(reading.entries) - start
        reading.findings += report(rules.count_differs, reading.at(row, f"A{row}"), title=title, stated=stated, read=read)
    reading.section = ("", -1, 0, 0)


def _take(
    cells: tuple[str, ...], number: int, plan: Plan, reading: Reading, groups: Mapping[int, int], seen: Seen
) -> None:
    """Read a row as an item, or as more of the item above."""
    cells = _repeated(_masked(cells, number, plan, reading), reading)
    name = plan.text(cells, "name")
    if not name and reading.entries and _only_bases(cells, plan):
        last = reading.entries[-1]
        more = build_item(cells, plan, last.item.department, "")[0].bases
        reading.entries[-1] = Entry(with_bases(last.item, more), last.row, plan.letters)
        reading.skip(number, f"并入第 {last.row} 行的事项（接着写的依据）")
        return
    if not name:
        here = reading.at(number, address(number, plan.columns.get("name", 1)), "name")
        reading.findings += report(rules.no_name, here, row=number, missing=True)
        reading.skip(number, "没有证明名称")
        return
    department = _department(cells, number, plan, reading)
    if not department:
        return
    item, answers = build_item(cells, plan, department, reading.matter_type)
    item = _with_shared(item, reading) if reading.shared else item
    for column in answers:
        place = address(number, column)
        reading.findings += report(rules.unclear_answer, reading.at(number, place), column=plan.header.label(column))
    if number in groups and reading.entries and (merged := joined_bases(reading.entries[-1].item, item)):
        reading.entries[-1] = Entry(merged, reading.entries[-1].row, plan.letters)
        reading.skip(number, f"并入第 {reading.entries[-1].row} 行的事项（同一事项的另一条依据）")
        return
    same = seen.setdefault((department, name, item.purpose, item.requester), [])
    if first := next((row for row, other in same if other == item), 0):
        cell = address(number, plan.columns["name"])
        reading.findings += report(rules.repeated_row, reading.at(number, cell), row=number, first=first)
        reading.skip(number, f"与第 {first} 行完全相同")
        return
    same.append((number, item))
    reading.entries.append(Entry(item, number, plan.letters))
    _follow_sequence(plan.text(cells, "seq"), number, plan, reading)


def _only_bases(cells: tuple[str, ...], plan: Plan) -> bool:
    """Tell whether a row holds nothing but a basis: it goes on with the item above."""
    fields = {plan.field_at(column) or "?" for column, _ in filled(cells)}
    return bool({"bases", "bases.document"} & fields) and all(each == "rank" or each.startswith("bases") for each in fields)


def _repeated(cells: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """Write out 同上 from the row above."""
    if not SAME_AS_ABOVE.isdisjoint(cells):
        above = reading.above
        cells = tuple(above[at] if text in SAME_AS_ABOVE and at < len(above) else text for at, text in enumerate(cells))
    reading.above = cells
    return cells


def _masked(cells: tuple[str, ...], number: int, plan: Plan, reading: Reading) -> tuple[str, ...]:
    out = None
    if not may_be_personal("\t".join(cells)):
        return cells
    for column, text in enumerate(cells, 1):
        if len(text) < 11:
            continue
        masked, kind = mask(text, plan.field_at(column))
        if kind:
            out = out or list(cells)
            out[column - 1] = masked
            place = address(number, column)
            reading.findings += report(rules.personal_number, reading.at(number, place, plan.field_at(column)), kind=kind)
    return tuple(out) if out else cells


def _department(cells: tuple[str, ...], number: int, plan: Plan, reading: Reading) -> str:
    """Return the department of a row: its own cell, else what stands above; report a row that has none."""
    own = places.tidy(plan.text(cells, "department"))
    if reading.department and (not own or places.usable_department(own)):
        reading.department = own or reading.department
        return reading.department
    place = reading.at(number, address(number, plan.columns.get("department", 1)), "department")
    if own and not places.usable_department(own):
        reading.findings += report(rules.odd_department, place, row=number, odd=True)
        reading.skip(number, "部门名称不像单位名称")
        return ""
    if own:
        reading.department = own
    if not reading.department:
        if not any(skipped.why == "没有写明部门" for skipped in reading.skipped[-1:]):
            reading.findings += report(rules.no_department, place, row=number, missing=True)
        reading.skip(number, "没有写明部门")
    return reading.department


def _follow_sequence(text: str, number: int, plan: Plan, reading: Reading) -> None:
    if not text.isdecimal() or len(text) > 6:
        return
    value = int(text)
    if reading.last_number and value > reading.last_number + 1:
        place = reading.at(number, address(number, plan.columns.get("seq", 1)))
        reading.findings += report(rules.sequence_gap, place, before=reading.last_number, after=value)
    reading.last_number = value


def rows_above(sheet: Sheet, header: Header) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows above the header: 附件, title, unit line, date."""
    return ((row, cells) for row, cells in sheet.rows.items() if row < header.rows[0])
