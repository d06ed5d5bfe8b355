"""辖区方案: the nouns of what one place's official plan lays down; every table carries the sentence it rests on.

They are read by `profile_file.py`. A table says only what its document says: `quote` holds the sentence or sentences, `note`
what the document leaves open.
"""

from dataclasses import dataclass

from pledgectl.formats.records import IsoDate

# What a department can be scored by, and what a duty can be.
MEASURES = ("duties", "faultless", "methods", "reviews", "complaints", "prompt")
ACTS = ("submit", "publish", "prepare", "supervise")


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
    """调整申请: to whom a department applies, and with which papers."""

    apply_to: str = ""
    papers: tuple[str, ...] = ()
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
    """工作规程: what the plan says of a department's procedure."""

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
    """核查办法: the means that the plan names, and whether it is filed with the bureau."""

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
    """协助核查: the duty of the body asked, and how it may refuse."""

    duty: str = ""
    refusal: str = ""
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class RiskRule:
    """风险防范: the traits for which liability insurance may be tried."""

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
