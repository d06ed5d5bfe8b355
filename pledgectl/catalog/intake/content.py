"""What stands below a column's name decides where the name misleads: certificates and matters, ticks, counting numbers."""

import re
from collections import Counter
from dataclasses import replace

from pledgectl.catalog.intake.assigned import tell_twins
from pledgectl.catalog.intake.columns import FULL_VALUES, MARKS, UNKNOWN, VALUES, Meaning, is_own, meaning
from pledgectl.catalog.intake.contradicted import leave_contradicted
from pledgectl.catalog.intake.evidence import codes, counts, counts_from_one, ordinals
from pledgectl.catalog.intake.header import SURE, Header
from pledgectl.catalog.intake.law_columns import find_article_parts, find_more_bases, find_ranks
from pledgectl.catalog.intake.places import looks_like_department
from pledgectl.catalog.intake.sampled import ENOUGH, Sampled
from pledgectl.catalog.intake.series import find_series
from pledgectl.catalog.intake.verdicts import judges
from pledgectl.grid import Sheet
from pledgectl.lazy import lazy
from pledgectl.model import RANKS

_LITTLE = 0.35
_GUESSED, _FOUND = 3, 4.6
# Columns whose words leave room for another meaning, so that the cells may decide.
_OPEN = ("", "content", "service.materials", "matter", "purpose", "method", "applicants", "code", "seq")
_ELSEWHERE = lazy(
    "共享|系统|平台|监督|移交|配合|抄送|科室|股室|处室|内设|审核人|填表|主管"
    "|电话|地址|网址|标签|状态|操作|下载|样[表本]|模板|原因|结果|信用|失信|违[诺约]|虚假|不实|惩|后果|处理|处置|追究|修复|环节"
)
_TICKABLE = ("method", "applicants", "issuer", "requester", "matter_type", "levels", "rank", "bases")
_BARE = lazy("(?:单位|机构)(?:名称?)?")
_GIVER = lazy("村|居委|医院|医疗机构|学校|院校|派出所|所在|申请人|本人|银行|物业|用人|产权|公证|事务所|企业|公司")
_FORMERLY = lazy("原(?:来|先)?(?:所?需|须|应|要|有)?(?:要求)?(?:提[交供]|开具)?的?(?:证明|材料)")
_WHENCE = lazy("来源|取得|获取")
_CERTIFICATE = lazy("证明|凭证|证件|证书|证照|材料|佐证|要件")
_BY_KIND = {
    **{each: (each,) for each in ("rank", "levels", "matter_type", "method", "applicants", "verification.means")},
    "bases.article": ("bases.article",),
    "matter": ("purpose", "matter"),
}


def by_content(sheet: Sheet, header: Header) -> Header:
    """Correct by what stands in them the columns whose names mislead or say too little."""
    table = Sampled(sheet, header)
    _leave_empty(table)
    _find_serial(table)
    leave_contradicted(table)
    _find_issuer(table)
    _find_ticks(table)
    _find_name(table)
    tell_twins(table.header.names, table.meanings)
    find_ranks(table)
    find_more_bases(table)
    find_series(table)
    find_article_parts(table)
    _fill_gaps(table)
    return replace(table.header, meanings=tuple(table.meanings))


def with_name(sheet: Sheet, header: Header) -> Header:
    """Trust to the cells where a header's words are guesses or do not tell the certificate; data rows are no headers."""
    fields = {each.field: each.weight for each in header.meanings if each.field and not each.tick}
    if ("name" in fields and max(fields.values()) >= SURE) or not (len(fields) > 1 or _may_be_names(header)):
        return header
    table = Sampled(sheet, header)
    _find_name(table)
    find_ranks(table)
    name = table.at("name")
    if name is not None and _proven(table, name):
        _fill_gaps(table)
        table.meanings[name] = Meaning("name", max(SURE, table.meanings[name].weight))
    elif len(fields) < 2:
        return header
    return replace(header, meanings=tuple(table.meanings))


def _may_be_names(header: Header) -> bool:
    """Tell whether texts are short and unlike one another as names of columns are."""
    texts = [name for names in header.names for name in names[-1:]]
    short = all(2 <= len(text) <= 16 and not re.search("[《\\d。；;]", text) for text in texts)
    return len(texts) > 2 and short and len(set(texts)) == len(texts)


def _leave_empty(table: Sampled) -> None:
    """Give the field of a column without a single value to another that is named the same thing and has some."""
    for at, each in enumerate(table.meanings):
        if not each.field or each.tick or table.samples[at]:
            continue
        others = (n for n, word in enumerate(table.words) if word.field == each.field and not table.meanings[n].field)
        if (other := next((n for n in others if table.samples[n]), None)) is not None:
            table.meanings[other], table.meanings[at] = Meaning(each.field, table.words[other].weight), UNKNOWN


def _find_serial(table: Sampled) -> None:
    """Read a code that only counts as a serial number, and a serial number that does not count as a code."""
    seq, code = table.at("seq"), table.at("code")
    if seq is not None and code is None and table.meanings[seq].weight < 6 and not counts(table.samples[seq]):
        table.meanings[seq] = Meaning("code", 5) if codes(table.samples[seq]) or not table.samples[seq] else UNKNOWN
    open_to_all = table.meanings[0].weight < _FOUND or table.meanings[0].field == "bases.article"
    if table.at("seq") is None and open_to_all and counts_from_one(table.samples[0]):
        table.meanings[0] = Meaning("seq", _GUESSED)
    for at, word in enumerate(table.words):
        if word.field not in ("seq", "code") or table.meanings[at].field not in ("", "code") or not table.samples[at]:
            continue
        alone = table.at("seq") is None and counts_from_one(table.samples[at])
        if alone or ordinals(table.samples[at]):
            table.meanings[at] = Meaning("seq", 5)
        elif table.at("code") is None and codes(table.samples[at]) and not counts(table.samples[at]):
            table.meanings[at] = Meaning("code", 5)


def _find_issuer(table: Sampled) -> None:
    """Read a column called no more than 单位 as the issuer where no other is, if most of its cells name who only gives."""
    at = table.at("department")
    if at is None or table.at("issuer") is not None or not _BARE.fullmatch(table.label(at)):
        return
    held = {text for text in table.samples[at] if "计" not in text}
    if len(held) > 1 and sum(bool(_GIVER.search(text)) for text in held) * 2 > len(held):
        table.meanings[at] = Meaning("issuer", _GUESSED)


def _find_ticks(table: Sampled) -> None:
    """Read marks below 书面承诺, itself below 承诺方式, as that value; so too below values that stand alone: 许可, 确认."""
    alone = [VALUES.get(table.label(at), ("", "")) for at in range(len(table.meanings))]
    marked = Counter(field for at, (field, _) in enumerate(alone) if field and table.samples[at] and _only_marks(table, at))
    groups = Counter(field for at, (field, _) in enumerate(alone) if marked[field] and _only_marks(table, at))
    for at, names in enumerate(table.header.names):
        if table.label(at) in RANKS and table.kinds(at)["bases"] >= ENOUGH:
            table.meanings[at] = Meaning("bases", 9, table.label(at))
        if table.meanings[at].tick or not names or not _only_marks(table, at):
            continue
        label, upper = table.label(at).removeprefix("".join(names[:-1])), meaning(names[:1]).field
        field, value = (upper, label) if len(names) > 1 and upper in _TICKABLE and table.samples[at] else alone[at]
        if field and (field == upper or (label in FULL_VALUES and table.samples[at]) or groups[field] > 1):
            table.meanings[at] = Meaning("bases" if field == "rank" else field, 9, value)


def _only_marks(table: Sampled, at: int) -> bool:
    """Tell whether a column holds nothing but marks; one without a value may be a box that nobody ticked."""
    marks = sum(text in MARKS or text in ("是", "否") for text in table.samples[at])
    return marks * 10 >= len(table.samples[at]) * 8 and (bool(marks) or table.label(at) in VALUES)


def _find_name(table: Sampled) -> None:
    """Let the cells tell certificates from matters where words do not: 许可事项 beside 需要的材料."""
    now = table.at("name")
    sure = table.words[now].weight if now is not None and table.words[now].field == "name" else 0.0
    if now is not None and (sure >= 9 or table.kinds(now)["name"] > (_LITTLE if sure < 7 else 0.1)):
        return
    own = table.kinds(now) if now is not None else Counter[str]()
    columns = (at for at in range(len(table.meanings)) if at != now and (_may_be(table, at) or _was_asked_for(table, at)))
    ranked = [(_named_like(table, at), -at) for at in columns]
    best, at = max(ranked, default=(0.0, 0))
    twin = table.words[-at].field == "name"  # 证明材料 beside 证明事项, of which only one names certificates
    if best < ENOUGH or (now is not None and not twin and own["matter"] + own["matter_type"] + own["body"] < best / 2):
        return
    table.meanings[-at] = Meaning("name", _FOUND)
    if now is not None:
        free = next((field for field in ("purpose", "matter") if table.at(field) is None), "")
        is_matter = own["matter"] >= (max(own["body"], _LITTLE) if twin else own["body"])
        table.meanings[now] = Meaning(free, _FOUND) if free and is_matter else UNKNOWN


def _was_asked_for(table: Sampled, at: int) -> bool:
    """Tell whether a column says what a pledge now stands for: 原证明材料 beside 现承诺内容, where no other names it."""
    return table.meanings[at].weight <= 1 and bool(_FORMERLY.match(table.label(at)))


def _named_like(table: Sampled, at: int) -> float:
    """Weigh how much a column looks like one of certificates, by its cells and by its name."""
    cells, word = table.kinds(at)["name"], 0.2 if _CERTIFICATE.search(table.label(at)) else 0.0
    return cells + word if cells > 0.4 else 0.0


def _may_be(table: Sampled, at: int) -> bool:
    """Tell whether words leave a column open."""
    names, each = table.header.names[at], table.meanings[at]
    weak = each.field in _OPEN or each.weight < 4
    label = table.label(at)
    return bool(names) and weak and not (each.tick or is_own(names[-1]) or _ELSEWHERE.search(label) or judges(label))


def _proven(table: Sampled, name: int) -> bool:
    """Tell whether the cells show certificates and another column cites, gives bodies or says matters."""
    others = Counter[str]()
    for at in range(len(table.meanings)):
        if at != name:
            others |= table.kinds(at)
    enough = len(table.samples[name]) > 1 and table.kinds(name)["name"] >= ENOUGH
    return enough and others["bases"] >= ENOUGH and others["matter"] + others["body"] > 0.4


def _fill_gaps(table: Sampled) -> None:
    """Give columns that no word explains the meaning of their cells, where no other column has it."""
    for at, each in enumerate(table.meanings):
        known = table.words[at].field not in ("", "seq", "code")
        if each.field or known or not _may_be(table, at) or len(table.samples[at]) < 2:
            continue
        kind, share = _kind(table, at)
        fields = _bodies(table, at) if kind == "body" else () if _WHENCE.search(table.label(at)) else _BY_KIND.get(kind, ())
        if at == 0 and table.at("seq") is None and counts_from_one(table.samples[at]):
            fields, share = ("seq",), 1
        if kind == "matter" and _purpose_by_words_is_matter(table):
            table.meanings[_column(table, "purpose")] = Meaning("matter", _FOUND)
        free = next((field for field in fields if table.at(field) is None), "")
        if free and share >= ENOUGH + 0.1 and (free != "bases.article" or table.at("bases.document") is not None):
            table.meanings[at] = Meaning(free, _GUESSED)


def _purpose_by_words_is_matter(table: Sampled) -> bool:
    """Tell whether the purpose is read from a column that names a matter, while nothing is read as the matter."""
    at = table.at("purpose")
    named = at is not None and table.words[at].field == "matter" and table.words[at].weight > _FOUND
    return named and table.at("matter") is None


def _column(table: Sampled, field: str) -> int:
    """Return the column, from 0, of a field that has one."""
    at = table.at(field)
    assert at is not None
    return at


def _kind(table: Sampled, at: int) -> tuple[str, float]:
    """Return what most cells of a column are, and their share; people among bodies count as such: 公安机关, 申请人."""
    found = table.kinds(at)
    if found["body"] >= found["applicants"]:
        found = found + Counter({"body": found["applicants"]})
    return max(found.items(), key=lambda pair: pair[1], default=("", 0))


def _bodies(table: Sampled, at: int) -> tuple[str, ...]:
    """Say whose column this is: departments stand left of certificates; else one body all along asks, several give."""
    left = table.at("issuer") is not None and at < (table.at("name") or 0)
    if left and all(map(looks_like_department, table.samples[at])):
        return ("department",)
    same = len(set(table.samples[at])) == 1
    return ("requester",) if same and table.at("issuer") is not None else () if same else ("issuer",)
