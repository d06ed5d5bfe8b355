"""台账: the nouns of what the bureau keeps beside the catalog, what came in, who was reminded, what was done, who complained.

`department` is a name of 部门名录; numbers are given per book and year: 2021-001.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pledgectl.formats.records import IsoDate

# Word: the names that a clerk may use, the usual one first.
WHATS = {
    "plan": ("实施方案", "方案"),
    "list": ("目录清单", "清单", "目录"),
    "pledge": ("告知承诺书格式文本", "格式文本", "承诺书"),
    "guide": ("办事指南", "指南"),
    "procedure": ("工作规程", "规程"),
    "check-method": ("核查办法",),
    "risks": ("风险点防控表", "风险表"),
    "other": ("其他材料", "其他"),
}
FORMS = {"paper": "纸质版", "signed": "主要领导签字", "sealed": "盖章", "electronic": "电子版"}
ACTIVITIES = {
    "training": ("培训",),
    "promotion": ("宣传", "宣传解读"),
    "tolerance": ("容错", "容错决定"),
    "commendation": ("表彰", "表彰奖励"),
    "problem": ("问题报告", "问题"),
    "daily": ("日常监管",),
    "supervision": ("督查", "督促检查", "监督检查"),
    "meeting": ("协调会议", "会议"),
}
CHANNELS = {
    "letter": ("来信",),
    "phone": ("来电", "电话"),
    "visit": ("来访",),
    "online": ("网络", "网上"),
    "referred": ("转办",),
}
RESULTS = {"true": ("属实",), "partly": ("部分属实",), "false": ("不属实",), "unclear": ("无法查实",)}


@dataclass(frozen=True, slots=True)
class Attachment:
    """附件: a file by name, size in bytes and SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Submission:
    """报送: what a department handed in on a day; `what` is a word of WHATS, `forms` words of FORMS.

    `waived` is the reason why it need not be handed in; such a record has no forms.
    """

    number: str
    date: IsoDate
    department: str
    what: str
    forms: tuple[str, ...] = ()
    by: str = ""
    waived: str = ""
    note: str = ""
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Owed:
    """催办的一项: a duty of the plan, its date ("" where the plan names none), and what was still missing of it."""

    duty: str
    until: IsoDate = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reminder:
    """催办: what a department was reminded of on a day, and by when it was to answer ("" if nobody said)."""

    number: str
    date: IsoDate
    department: str
    duties: tuple[Owed, ...] = ()
    deadline: IsoDate = ""


@dataclass(frozen=True, slots=True)
class Activity:
    """活动: what was done on a day; `kind` is a word of ACTIVITIES, `departments` those concerned (none: the whole place).

    `means` are the ways of daily supervision, `items` the ids supervised, `document` the number of the paper behind it.
    """

    number: str
    date: IsoDate
    kind: str
    departments: tuple[str, ...] = ()
    note: str = ""
    document: str = ""
    means: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Reveal:
    """查看记录: who looked at a complainant's name on a day, and why."""

    date: IsoDate
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """投诉举报: what it is about, without the person who made it; `due` is the last working day for the answer.

    `channel` is a word of CHANNELS, `result` one of RESULTS; `certain` is false where a holiday notice was lacking.
    """

    number: str
    received: IsoDate
    about: str
    department: str = ""
    item: str = ""
    channel: str = ""
    days: int = 0
    due: IsoDate = ""
    certain: bool = True
    answered: IsoDate = ""
    result: str = ""
    answer: str = ""
    reveals: tuple[Reveal, ...] = ()


@dataclass(frozen=True, slots=True)
class Complainant:
    """投诉举报人: kept apart from the complaint, for the answer only."""

    number: str
    name: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Books:
    """四本台账, each sorted by number; `spent` are numbers of entries that were undone, as submissions/2021-003."""

    submissions: tuple[Submission, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    activities: tuple[Activity, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    spent: tuple[str, ...] = ()

    def next_number(self, book: str) -> Callable[[str], str]:
        """Return what gives the next number of a day's year in a book; one undone may stand on a paper that went out."""
        held = [one.number for one in getattr(self, book)]
        return numbering([*held, *(one.removeprefix(f"{book}/") for one in self.spent if one.startswith(f"{book}/"))])


def numbering(held: Iterable[str]) -> Callable[[str], str]:
    """Return what gives the next number of a day's year, after those `held`: 2021-001."""
    last: defaultdict[str, int] = defaultdict(int)
    for number in held:
        year, _, serial = number.partition("-")
        last[year] = max(last[year], int(serial) if serial.isdecimal() else 0)

    def give(day: str) -> str:
        last[day[:4]] += 1
        return f"{day[:4]}-{last[day[:4]]:03}"

    return give
