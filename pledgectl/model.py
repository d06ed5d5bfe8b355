"""The nouns of items and catalogs: frozen records without behaviour (contract §1).

Field names are the keys of TOML and JSON. Yes/no fields hold "", "yes" or "no"; dates are ISO text;
what is not known is "" or (), never None.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

MATTER_TYPES = ("行政许可", "行政确认", "行政给付", "行政奖励", "行政裁决", "其他行政权力", "公共服务")
RANKS = ("法律", "行政法规", "国务院决定", "地方性法规", "部门规章", "地方政府规章", "规范性文件")
TRAITS = {
    "specialized": "专业性技术性较强",
    "public_interest": "涉及社会公共利益",
    "third_party": "涉及第三人利益",
    "hard_to_verify": "核查难度较大",
    "high_value": "经济价值较高",
}
KINDS = {"added": "新增", "removed": "取消", "renamed": "更名", "revised": "变更"}
AUTHORITIES = {"government": "本级政府", "bureau": "司法行政部门"}
NO_DECISION = "不需审定"
LEVELS = {"error": "错误", "warning": "提示", "note": "说明"}


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: one citation of a law, regulation or paper; `edition` is what the citation says of it, as 2019年修订."""

    document: str = ""
    number: str = ""
    article: str = ""
    text: str = ""
    rank: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """核查办法: whether the pledge is exempt, else how, when and against what it is checked."""

    exempt: str = ""
    means: str = ""
    time: str = ""
    standard: str = ""

    @property
    def settled(self) -> bool:
        """Tell whether it says all of how, when and against what, or that nothing is checked."""
        return self.exempt == "yes" or bool(self.means and self.time and self.standard)


@dataclass(frozen=True, slots=True)
class Liability:
    """不实承诺的责任: civil, administrative and criminal."""

    civil: str = ""
    administrative: str = ""
    criminal: str = ""


@dataclass(frozen=True, slots=True)
class Publicity:
    """承诺书公开: whether, how widely, how long."""

    public: str = ""
    scope: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """风险点: a weak point of the work, the measure against it, and liability insurance if any."""

    point: str = ""
    measure: str = ""
    insurance: str = ""


@dataclass(frozen=True, slots=True)
class Service:
    """办事指南要素: what a service guide tells beyond the item itself."""

    conditions: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    legal_days: str = ""
    promised_days: str = ""
    fee: str = ""
    place: str = ""
    hours: str = ""
    phone: str = ""
    complaint_phone: str = ""
    withdraw_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """合法性审查意见; `exclusion` is the recorded reason why a suspected exclusion does not apply."""

    by: str = ""
    role: str = ""
    date: str = ""
    opinion: str = ""
    exclusion: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """证明事项: one certificate that may be replaced by a pledge."""

    id: str = ""
    code: str = ""
    department: str = ""
    name: str = ""
    purpose: str = ""
    matter: str = ""
    matter_type: str = ""
    requester: str = ""
    issuer: str = ""
    bases: tuple[Basis, ...] = ()
    content: str = ""
    applicants: str = ""
    method: str = ""
    power: str = ""
    verification: Verification = Verification()
    liability: Liability = Liability()
    publicity: Publicity = Publicity()
    levels: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    service: Service = Service()
    upstream: str = ""
    review: Review = Review()
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class Department:
    """部门（填报单位）; `last` is the highest item number ever given, so that none is reused.

    `removed` is "yes" for one that was taken out: only its code, name and numbers are kept, in case it comes back.
    """

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    last: int = 0
    contact: str = ""
    responsible: str = ""
    office: str = ""
    hours: str = ""
    phone: str = ""
    complaint_phone: str = ""
    removed: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """List every name under which it may stand in a list or a book."""
        return self.name, *self.aliases, *self.former


@dataclass(frozen=True, slots=True)
class Catalog:
    """目录: the items of a place, sorted by id; `version` is "draft", an ISO date, or a file's name."""

    version: str
    items: tuple[Item, ...]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def by_id(self) -> dict[str, Item]:
        """Map id to item."""
        return {item.id: item for item in self.items}


def catalog_of(version: str, items: Iterable[Item]) -> Catalog:
    """Build a catalog whose order does not depend on the order of `items`."""
    return Catalog(version, tuple(sorted(items, key=lambda item: (item.id, item.department, item.name, item.purpose))))


@dataclass(frozen=True, slots=True)
class Where:
    """Where a finding lies; only what applies is set."""

    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int = 0
    field: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """检查发现: what a rule says about an item, text, template, change or case."""

    code: str
    level: str
    title: str
    message: str
    hint: str = ""
    item: str = ""
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class Change:
    """调整情况: one difference between two catalogs; `fields` maps a field to its (old, new) text.

    `mandate` says of a removal that state or province have brought about where that stands; nobody decides on it.
    """

    kind: str
    item: str
    department: str
    name: str
    fields: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    authority: str = ""
    mandate: str = ""


@dataclass(frozen=True, slots=True)
class Rename:
    """疑似更名: a pair that a person must confirm; `score` is 0 to 1."""

    id: str
    old: str
    new: str
    score: float


@dataclass(frozen=True, slots=True)
class References:
    """对照清单: upper catalog, locally retained certificates, cancelled certificates."""

    upstream: tuple[Item, ...] = ()
    retained: tuple[Item, ...] = ()
    cancelled: tuple[Item, ...] = ()
