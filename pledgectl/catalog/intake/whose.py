"""Whose list a table is: what stands above or signs it, its sheet's name, the option, its file's name, a column of bodies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.columns import BODIES, UNKNOWN, Meaning, meaning
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.intake.headed import headed
from pledgectl.catalog.intake.header import Header
from pledgectl.catalog.intake.plan import type_of
from pledgectl.catalog.intake.reading import Section
from pledgectl.catalog.intake.tables import Row, rows_above, rows_below
from pledgectl.catalog.intake.titles import ORDINAL_ALONE
from pledgectl.formats.results import RESULTS
from pledgectl.grid import Sheet, count_filled
from pledgectl.lazy import lazy

_OVER_ALL = lazy("(?:管理委员会|管委会|政府)$")
_PLACE = lazy("[乡镇]$|街道$")
# Bodies that are of a bureau where it has sections for them, and those of which a list is that has such sections.
_UNIT = lazy("(?:[大支中总]队|[科股室处站所队]|中心|窗口)$")
_BUREAU = lazy("(?:局|委|委员会|厅|署|院)(?:[（(].*[）)])?$")
_OF_PLACE = lazy("[一-鿿]{0,6}[省市州盟县区旗镇乡](?!场|政|容)")
_SIGNS = lazy("(?:局|委员会|委|厅|政府|办公室|办事处|中心|管委会|联合会|[大支总]队)$")
_FOOT = 4  # lines at the end in which a list is signed
_DOMAIN = lazy(
    "(?!.*(?:证明|清单|目录|汇总|表|事项|取消|保留|许可|给付|确认|承诺|公共|服务|行政|类|总|全部|模板|样|数据|结果|"
    "导出|工作|未命名|新建|正文|附件|内容|市级|县级|省级|乡级))"
    "[一-鿿]{2,12}"
)


_SEVERAL = lazy("[、，,；;/或]|及其")
_COUNT = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
_TAB_NUMBER = lazy(rf"^(?:{_COUNT}\s*[.、．_\-—]+|[（(]{_COUNT}[）)]|\d{{1,3}})\s*")


@dataclass(frozen=True, slots=True)
class Owner:
    """归属: the department that serves rows which name none, the header as it is then read, and a section begun above it.

    `source` says from what the department was guessed, "" if something names it. Sections that name units `within` the
    department begin no department of their own.
    """

    department: str
    header: Header
    section: Section = Section()
    source: str = ""
    within: bool = False


def find_owner(sheet: Sheet, header: Header, given: str, file: str) -> Owner:
    """Find whose list this is, above the table, in the sheet's name, by `given` or the file's name; else by 实施机关."""
    above = [*((line,) for line in sheet.above), *(cells for _, cells in rows_above(sheet, header))]
    named, section = _named_above(above, sheet, header, given), _section_above(above, header)
    named = places.tidy(section.title) if section.title and places.looks_like_department(section.title) else named
    if named and (lead := _lead_column(header)):
        header = _read_as(header, lead, "department" if _names_only(sheet, header, lead, named) else "")
    has_column = "department" in {each.field for each in header.meanings}
    if not has_column and (column := _bodies_of_all(sheet, header, named)):
        return Owner(given, _read_as(header, column, "department"), section)
    titles = _section_titles(sheet, header)
    if named or has_column:
        return Owner(named or given, header, section, within=_are_within(titles, named or given))
    if not titles and (column := _body_column(header)):
        return Owner(given, _read_as(header, column, "department"), section)
    if known := _below(sheet, header) or given:
        return Owner(known, header, section, within=_are_within(titles, known))
    return _guessed(sheet, header, section, titles, file)


def _guessed(sheet: Sheet, header: Header, section: Section, titles: Sequence[str], file: str) -> Owner:
    """Find whose list this is that says so nowhere: who signs it, the sheet's or file's name, who asks for each certificate."""
    signed = _signed(sheet, header)
    guess, source = (signed, "落款") if signed else _guess(sheet, file)
    asking = 0 if titles else _asking_column(sheet, header, "" if _OVER_ALL.search(guess) else guess)
    if asking and not (signed and _PLACE.search(_OVER_ALL.sub("", guess))):
        return Owner("", _read_as(header, asking, "requester+department"), section)
    return Owner(guess, header, section, source, _are_within(titles, guess))


def departments_of(sheet: Sheet, owner: Owner) -> set[str]:
    """Return the departments of a table: those that its column or its sections name, or the one whose list it is."""
    column = next((at for at, each in enumerate(owner.header.meanings) if "department" in each.field.split("+")), -1)
    rows = list(rows_below(sheet, owner.header))
    held = {places.tidy(cells[column]) for cells in rows if 0 <= column < len(cells) and "计" not in cells[column]} - {""}
    held |= set() if owner.within else set(map(places.tidy, _section_titles(sheet, owner.header)))
    return held or {owner.department}


def _named_above(above: Sequence[Row], sheet: Sheet, header: Header, given: str) -> str:
    """Return the department that a unit line or title names, "" where it only names the place of several."""
    named = next((name for cells in above if (name := places.unit_line(cells))), "")
    named = named or next((name for cells in above for text in cells if text and (name := places.title_department(text))), "")
    own = places.tidy(sheet.name)
    if _OVER_ALL.search(named) and places.looks_like_department(own) and not named.startswith(own):
        named = own
    return "" if _PLACE.search(named) and (given or _below(sheet, header)) else named


def _below(sheet: Sheet, header: Header) -> str:
    """Return the department that a line below the header names as 填报单位, or ""."""
    return next((name for cells in rows_below(sheet, header) if (name := places.unit_line(cells))), "")


def _section_above(above: Sequence[Row], header: Header) -> Section:
    """Return the section of a department or type whose title stands right above the header: 县民政局（2项）, 一、行政许可."""
    texts = [text for text in above[-1] if text] if above else []
    found = places.section(texts[0]) if len(texts) == 1 else None
    if found is None or not (places.looks_like_department(found[0]) or type_of(found[0])):
        return Section()
    return Section(found[0], found[1], 0, max(1, header.rows[0] - 1))


def _section_titles(sheet: Sheet, header: Header) -> list[str]:
    """Return the departments that rows of one cell, or of it and an ordinal, name above others: who signs begins no section."""
    rows = list(rows_below(sheet, header))
    filled = [count_filled(cells) for cells in rows]
    last = max((at for at, count in enumerate(filled) if count > 2), default=0)
    few = ([text for text in cells if text] for cells, count in zip(rows[:last], filled, strict=False) if 0 < count < 3)
    found = (places.section("、".join(texts)) for texts in few if len(texts) == 1 or ORDINAL_ALONE.fullmatch(texts[0]))
    return [title for title, _, _ in filter(None, found) if places.looks_like_department(title)]


def _are_within(titles: Sequence[str], department: str) -> bool:
    """Tell whether all sections of a bureau's list name units of its own: 治安大队, 户政科; a place's are bureaus."""
    bureau = _BUREAU.search(department) and not _OVER_ALL.search(department)
    return bool(titles and bureau) and all(_UNIT.search(title) and not _OF_PLACE.match(title) for title in titles)


def _signed(sheet: Sheet, header: Header) -> str:
    """Return who signs a list in one of the last lines below its rows, or ""."""
    lines = [[text for text in cells if text] for cells in rows_below(sheet, header)]
    last = max((at for at, texts in enumerate(lines) if len(texts) > 2), default=len(lines))
    alone = (part for texts in lines[last + 1 :][-_FOOT:] if len(set(texts)) == 1 for part in texts[0].split())
    return next((name for part in alone if places.looks_like_department(name := places.tidy(part)) and _SIGNS.search(name)), "")


def _bodies_of_all(sheet: Sheet, header: Header, named: str) -> int:
    """Return the column of 牵头单位 and the like in a list that one office puts together for several others, or 0."""
    column = _body_column(header)
    bodies = {text for text in _held(sheet, header, column) if "计" not in text} if column else set()
    return column if named and len(bodies) > 1 and named not in bodies and all(map(places.looks_like_department, bodies)) else 0


def _body_column(header: Header) -> int:
    """Return the column of 实施机关, 责任单位, 主管部门 and the like, from 1, or 0."""
    return next((at for at, names in enumerate(header.names, 1) if names and meaning(names).field in BODIES), 0)


def _asking_column(sheet: Sheet, header: Header, guess: str) -> int:
    """Return the column of 索要单位, from 1, if it names departments and nothing else that is guessed is surely one."""
    column = next((at for at, each in enumerate(header.meanings, 1) if each.field == "requester"), 0)
    held = _held(sheet, header, column) if column else set()
    named = all(places.looks_like_department(text) and not _SEVERAL.search(text) for text in held)
    return column if held and named and not places.looks_like_department(guess) else 0


def _lead_column(header: Header) -> int:
    """Return the column of 主管部门, 牵头单位 and the like, from 1, or 0."""
    return next((at for at, names in enumerate(header.names, 1) if names and meaning(names).field == "lead"), 0)


def _names_only(sheet: Sheet, header: Header, column: int, named: str) -> bool:
    """Tell whether a column says in every row what the title says: whose list it is."""
    held = _held(sheet, header, column)
    return bool(held) and all(named.endswith(each) or each.endswith(named) for each in held)


def _held(sheet: Sheet, header: Header, column: int) -> set[str]:
    """Return what a column of bodies, from 1, names."""
    cells = {cells[column - 1] for cells in rows_below(sheet, header) if len(cells) >= column}
    names = header.names[column - 1]  # as they stand in a header that comes again
    return {places.tidy(text) for text in cells - SAME_AS_ABOVE if headed(text) not in names} - {""}


def _read_as(header: Header, column: int, field: str) -> Header:
    """Read a column of bodies as this field; who asks for the certificate is then told by no column."""
    meanings = list(header.meanings)
    meanings[column - 1] = Meaning(field, 6) if field else UNKNOWN
    return replace(header, meanings=tuple(meanings))


def _guess(sheet: Sheet, file: str) -> tuple[str, str]:
    """Return the department that the sheet's or file's name tells, and which of the two; ("", "") if neither does."""
    own = _TAB_NUMBER.sub("", sheet.name)
    if places.looks_like_department(own):
        return places.tidy(own), "工作表的名称"
    stem = re.sub(rf"^[\d\s.、_-]+|-{RESULTS}(?:\(\d+\))?$", "", file.rsplit(".", 1)[0])
    name = stem if places.looks_like_department(stem) else places.title_department(stem) or places.named_in(stem)
    if not name and _DOMAIN.fullmatch(sheet.name):
        return sheet.name, "工作表的名称"
    return (places.tidy(name), "文件的名称") if name else ("", "")
