"""辖区方案: what one place's official plan lays down, as data; every table carries the sentence it rests on (house.md 7).

A table says only what its document says. `quote` holds the sentence or sentences, `note` what the document leaves open.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """辖区: names of the place, its bureau of justice, its government and the bureau above; "" where the plan names none."""

    name: str = ""
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
class Authority:
    """审定权限: who decides each kind of change: "government" or "bureau"."""

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
    """信用监管: what bars an applicant, until when, and what follows a false pledge."""

    bars: tuple[str, ...] = ()
    until: str = ""
    consequences: tuple[str, ...] = ()
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assistance:
    """协助核查: the duty of the body asked, and the days set for an answer (0 where the plan sets none)."""

    duty: str = ""
    days: int = 0
    quote: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """时间节点: a dated duty of the plan; `until` is an ISO date."""

    duty: str = ""
    until: str = ""
    quote: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """辖区方案: `document` is the plan's title and number, `code` its ASCII name, `extends` the profile it builds on."""

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
    authority: Authority = Authority()
    filing: FilingRule = FilingRule()
    submission: Submission = Submission()
    pledge: PledgeForm = PledgeForm()
    guide: GuideForm = GuideForm()
    verification: VerificationRule = VerificationRule()
    withdrawal: Withdrawal = Withdrawal()
    publicity: PublicityRule = PublicityRule()
    credit: CreditRule = CreditRule()
    assistance: Assistance = Assistance()
    milestones: tuple[Milestone, ...] = ()
