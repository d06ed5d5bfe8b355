"""辖区方案: what one place's official plan lays down, as data; every table carries the sentence it rests on (house.md 7).

A table says only what its document says. `quote` holds the sentence or sentences, `note` what the document leaves open.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from pledgectl.books import FORMS, WHATS
from pledgectl.errors import PledgectlError
from pledgectl.inside import plain_code
from pledgectl.model import AUTHORITIES, TRAITS, Item, Liability
from pledgectl.records import IsoDate, read_record, unknown_word


@dataclass(frozen=True, slots=True)
class Place:
    """辖区: names of the place, its province, its bureau, its government and the bureau above; "" where the plan names none."""

    name: str = ""
    province: str = ""
    bureau: str = ""
    government: str = ""
    upper_bureau: str = ""
    issued_by: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """事项范围: fields in which pledges are to be introduced first."""

    focus: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """不适用范围: the excluded kinds and the residual test."""

    categories: tuple[str, ...] = ()
    residual: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cancelled:
    """明令取消: whether cancelled certificates must not be asked for in any form."""

    forbidden: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LegalReview:
    """合法性审查: who may review, and what is asked for items that are specialized."""

    roles: tuple[str, ...] = ()
    specialized: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整申请: to whom a department applies, with which papers, and who publishes the catalog."""

    apply_to: str = ""
    papers: tuple[str, ...] = ()
    publisher: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """审定权限: who decides each kind of change: "government" or "bureau"; "" where the plan names nobody."""

    added: str = ""
    removed: str = ""
    renamed: str = ""
    revised: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilingRule:
    """备案: days allowed (working days), the event they count from, and what is filed.

    `start` is "publication" or "approval"; `objects` holds any of "catalog" and "changes".
    """

    days: int = 7
    start: str = "publication"
    objects: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """报送: the forms in which a department hands in its list (paper, signed, sealed, electronic)."""

    forms: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """告知事项: one heading of the notice, the item field that fills it, and boilerplate that the plan's sample gives."""

    title: str = ""
    field: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class PledgeForm:
    """告知承诺书: notices and statements in the order of the plan; `copies` is the closing line about copies."""

    notices: tuple[Notice, ...] = ()
    statements: tuple[str, ...] = ()
    liabilities: tuple[str, ...] = ()
    copies: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProcedureForm:
    """工作规程: what a department's procedure must set out."""

    points: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class GuideForm:
    """办事指南: the flows that the guide must tell."""

    flows: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class VerificationRule:
    """核查办法: what it must settle, the means that the plan names, and whether it is filed with the bureau."""

    points: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    filed: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """撤回承诺: until when, on what ground, and how the matter goes on then."""

    until: str = ""
    ground: str = ""
    then: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublicityRule:
    """承诺书公开: traits that call for it, and the channels."""

    traits: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class CreditRule:
    """信用监管: what bars an applicant, until when, what follows a false pledge, who leads, what is kept, how it is graded."""

    bars: tuple[str, ...] = ()
    until: str = ""
    consequences: tuple[str, ...] = ()
    lead: str = ""
    records: tuple[str, ...] = ()
    levels: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assistance:
    """协助核查: the duty of the body asked, the days set for an answer (0 where the plan sets none), and how it may refuse."""

    duty: str = ""
    days: int = 0
    refusal: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RiskRule:
    """风险防范: what every department must work out, and the traits for which liability insurance may be tried."""

    points: tuple[str, ...] = ()
    insurance: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """时间节点: a duty of the plan; `until` is "" where the plan names no date.

    `act` is "submit" (hand in), "publish" or "prepare", each by every department, or "supervise", by the bureau. `what` are
    words of books.WHATS, of which all must come; `forms` words of books.FORMS, in which each must come.
    """

    duty: str = ""
    until: IsoDate = ""
    act: str = "submit"
    what: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coordination:
    """组织领导: the group that leads the work, its members and office, and who is first responsible in a department."""

    name: str = ""
    leader: str = ""
    deputy: str = ""
    members: tuple[str, ...] = ()
    office: str = ""
    responsible: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Oversight:
    """日常监管: the ways of supervising items that are exempt from verification."""

    means: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintRule:
    """投诉举报: the working days allowed for an answer, 0 where the plan names none."""

    days: int = 0
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """考核指标: `measure` is one of MEASURES; `points` is what a department gets that does all of it."""

    measure: str = ""
    title: str = ""
    points: int = 0


@dataclass(frozen=True, slots=True)
class Assessment:
    """年度考核: by what departments are scored."""

    criteria: tuple[Criterion, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """辖区方案: `document` and `number` of the plan, `code` its ASCII name, `extends` the profile it builds on."""

    code: str
    name: str
    document: str = ""
    number: str = ""
    extends: str = ""
    place: Place = Place()
    scope: Scope = Scope()
    exclusion: Exclusion = Exclusion()
    cancelled: Cancelled = Cancelled()
    review: LegalReview = LegalReview()
    adjustment: Adjustment = Adjustment()
    authority: Authority = Authority()
    filing: FilingRule = FilingRule()
    submission: Submission = Submission()
    pledge: PledgeForm = PledgeForm()
    procedure: ProcedureForm = ProcedureForm()
    guide: GuideForm = GuideForm()
    verification: VerificationRule = VerificationRule()
    withdrawal: Withdrawal = Withdrawal()
    publicity: PublicityRule = PublicityRule()
    credit: CreditRule = CreditRule()
    assistance: Assistance = Assistance()
    risk: RiskRule = RiskRule()
    coordination: Coordination = Coordination()
    oversight: Oversight = Oversight()
    complaint: ComplaintRule = ComplaintRule()
    assessment: Assessment = Assessment()
    milestones: tuple[Milestone, ...] = ()


_OWN = ("code", "name", "document", "number", "extends")
_STARTS = ("publication", "approval")
_OBJECTS = ("catalog", "changes")
_DEPTH = 8
MEASURES = ("duties", "faultless", "methods", "reviews", "complaints", "prompt")
ACTS = ("submit", "publish", "prepare", "supervise")


def load_profile(name: str, find: Callable[[str], dict[str, Any]]) -> Profile:
    """Read profile `name`; `find(name)` gives its parsed TOML. A table replaces the whole table of the profile it extends.

    PledgectlError (exit 3) for unknown keys, wrong choices, a cycle or too long a chain of `extends`.
    """
    merged: dict[str, Any] = {}
    for data in _chain(name, find):
        merged = {key: value for key, value in merged.items() if key not in _OWN} | data
    return read_record(Profile, merged, f"辖区方案 {name}")


def _chain(name: str, find: Callable[[str], dict[str, Any]]) -> list[dict[str, Any]]:
    """List the parsed profiles from the root of `extends` to `name`, each proved alone so that a fault names its file."""
    seen: list[str] = []
    chain: list[dict[str, Any]] = []
    while name:
        where = f"辖区方案 {name}"
        data = find(name)
        profile = read_record(Profile, data, where)
        _check(profile, where)
        if profile.code in seen or len(seen) == _DEPTH:
            path = " → ".join([*seen, profile.code])
            raise PledgectlError(f"extends 绕成了圈或者套得太深：{path}", where, "请改 extends，使它最后落到 common")
        seen.append(profile.code)
        chain.insert(0, data)
        name = profile.extends
    return chain


def _check(profile: Profile, where: str) -> None:
    """Refuse a value that is no choice of its field, so that a slip of the pen never becomes a rule of the place."""
    authority, filing, pledge = profile.authority, profile.filing, profile.pledge
    if not plain_code(profile.code):
        raise PledgectlError("方案的 code 不能用作文件名", f"{where} code", "请用小写字母、数字和连字符，例如 mouxian")
    deciders = (authority.added, authority.removed, authority.renamed, authority.revised)
    item_fields = tuple(entry.name for entry in fields(Item))
    liabilities = tuple(entry.name for entry in fields(Liability))
    _known(filter(None, deciders), tuple(AUTHORITIES), f"{where} authority")
    _known([filing.start], _STARTS, f"{where} filing.start")
    _known(filing.objects, _OBJECTS, f"{where} filing.objects")
    _known(filter(None, (notice.field for notice in pledge.notices)), item_fields, f"{where} pledge.notices.field")
    _known(pledge.liabilities, liabilities, f"{where} pledge.liabilities")
    _known((*profile.publicity.traits, *profile.risk.insurance), tuple(TRAITS), f"{where} traits")
    _known((profile.cancelled.forbidden, profile.verification.filed), ("", "yes", "no"), f"{where} forbidden/filed")
    if not 1 <= filing.days <= 366:
        raise PledgectlError(f"备案期限不能是 {filing.days} 个工作日", f"{where} filing.days", "请填 1 到 366 之间的整数")
    if not 0 <= profile.complaint.days <= 366:
        told = f"答复期限不能是 {profile.complaint.days} 个工作日"
        raise PledgectlError(told, f"{where} complaint.days", "请填 0 到 366 之间的整数")
    for criterion in profile.assessment.criteria:
        _known([criterion.measure], MEASURES, f"{where} assessment.criteria.measure")
        if not 1 <= criterion.points <= 100:
            told = f"分值不能是 {criterion.points}"
            raise PledgectlError(told, f"{where} assessment.criteria.points", "请填 1 到 100 之间的整数")
    for milestone in profile.milestones:
        _known([milestone.act], ACTS, f"{where} milestones.act")
        _known(milestone.what, tuple(WHATS), f"{where} milestones.what")
        _known(milestone.forms, tuple(FORMS), f"{where} milestones.forms")


def _known(values: Iterable[str], choices: tuple[str, ...], where: str) -> None:
    for value in values:
        if value not in choices:
            raise unknown_word(value, tuple(filter(None, choices)), where, "取值")


def quotes(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """List (table, quoted sentence) of a parsed profile, in its order."""
    tables = [(key, table) for key, value in data.items() for table in (value if isinstance(value, list) else [value])]
    return [(key, quote) for key, table in tables if isinstance(table, dict) for quote in table.get("quote", ())]
