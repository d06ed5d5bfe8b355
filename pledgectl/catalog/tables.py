"""The tables around a version as rows of text: the published list, and what changed before and after (domain.md 4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from pledgectl.catalog.adjustment import MANDATED, Adjustment
from pledgectl.catalog.fields import FIELD_NAMES, field_name, plain
from pledgectl.cite import cite
from pledgectl.diff import Difference, Pair, field_text
from pledgectl.model import AUTHORITIES, KINDS, NO_DECISION, Catalog, Change, Item
from pledgectl.redline import Piece, Pieces, redline

_WHO = ("部门", "证明事项名称", "证明用途")
CATALOG_HEADERS = ("序号", "事项编号", *_WHO, "事项类型", "设定依据", "索要单位", "开具单位", "行使层级", "承诺方式")
COMPARISON_HEADERS = ("序号", *_WHO, "调整类型", "调整前", "调整后", "设定依据", "审定主体", "审定文件")
_SUMMARY = ("matter_type", "requester", "issuer")
_BOTH = ("gone", "come")


@dataclass(frozen=True, slots=True)
class CatalogRow:
    """清单一行; `bases` are citations with their text, `cited` without."""

    serial: str
    id: str
    department: str
    name: str
    purpose: str
    matter_type: str
    bases: str
    cited: str
    requester: str
    issuer: str
    levels: str
    method: str

    def cells(self) -> tuple[str, ...]:
        """Return the row under CATALOG_HEADERS."""
        return tuple(getattr(self, entry.name) for entry in fields(self) if entry.name != "cited")


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """对照表一行: a change with what stood before and what stands now; `gone`, `come`: the same in pieces, where both stand."""

    serial: str
    department: str
    name: str
    purpose: str
    kind: str
    before: str
    after: str
    cited: str
    decider: str
    paper: str
    gone: Pieces = ()
    come: Pieces = ()

    def cells(self) -> tuple[str, ...]:
        """Return the row under COMPARISON_HEADERS."""
        return tuple(getattr(self, entry.name) for entry in fields(self) if entry.name not in _BOTH)

    def marked(self) -> dict[int, Pieces]:
        """Return the columns that hold words to be marked, with their pieces."""
        sides = (("调整前", self.gone), ("调整后", self.come))
        return {COMPARISON_HEADERS.index(name): pieces for name, pieces in sides if pieces}

    @property
    def printed_before(self) -> list[dict[str, str]]:
        """Return before as a template prints it."""
        return _printed(self.gone or (Piece(self.before, False),))

    @property
    def printed_after(self) -> list[dict[str, str]]:
        """Return after as a template prints it."""
        return _printed(self.come or (Piece(self.after, False),))


def _printed(pieces: Pieces) -> list[dict[str, str]]:
    """Return pieces under the names that templates know: 文 the text of each, 改 whether it is marked."""
    return [{"文": piece.text, "改": "是" if piece.changed else ""} for piece in pieces]


def chinese_date(day: str) -> str:
    """Write an ISO date as in official papers: 2021年4月23日, without leading zeros."""
    year, month, number = day.split("-")[:3]
    return f"{year}年{int(month)}月{int(number)}日"


def citations(item: Item) -> str:
    """Write the bases of an item as citations, one a line."""
    return "\n".join(cite(basis) for basis in item.bases)


def catalog_rows(catalog: Catalog) -> list[CatalogRow]:
    """Return the published list as rows in the order of ids, hence department by department."""
    return [_catalog_row(number, item) for number, item in enumerate(catalog, 1)]


def _catalog_row(number: int, item: Item) -> CatalogRow:
    who = (item.id, item.department, item.name, item.purpose, item.matter_type)
    units = (item.requester, item.issuer, field_text(item.levels), item.method)
    return CatalogRow(str(number), *who, field_text(item.bases), citations(item), *units)


def comparison_rows(difference: Difference, approvals: Sequence[Adjustment] = ()) -> list[ComparisonRow]:
    """Return the changes as rows, kind by kind, each with before and after and the decision that covers it."""
    papers = {one.item: entry for entry in approvals for one in entry.changes}
    found = sorted(zip(difference.changes, difference.pairs, strict=True), key=lambda entry: list(KINDS).index(entry[0].kind))
    return [_comparison_row(number, change, pair, papers.get(change.item)) for number, (change, pair) in enumerate(found, 1)]


def _comparison_row(number: int, change: Change, pair: Pair, decision: Adjustment | None) -> ComparisonRow:
    old, new = pair
    item = new or old or Item()
    before, after = _before_after(change, old, new)
    who = (item.department, item.name, item.purpose, KINDS[change.kind])
    sides = redline(before, after) if old and new else ((), ())
    return ComparisonRow(str(number), *who, before, after, citations(item), *_decided(change, decision), *sides)


def _decided(change: Change, decision: Adjustment | None) -> tuple[str, str]:
    """Say who decides, and by which paper it was decided."""
    if decision is None:
        return (NO_DECISION, change.mandate) if change.mandate else (AUTHORITIES.get(change.authority, ""), "")
    paper = decision.approval
    if decision.outcome == MANDATED:
        return NO_DECISION, paper.document
    return AUTHORITIES.get(paper.authority, ""), f"{paper.document}\n{chinese_date(paper.date)}"


def _before_after(change: Change, old: Item | None, new: Item | None) -> tuple[str, str]:
    if old is None or new is None:
        return (_summary(old) if old else "无"), (_summary(new) if new else "取消")
    sides: tuple[list[str], list[str]] = ([], [])
    for path, values in change.fields.items():
        told = _changed_bases(old, new) if path == "bases" else tuple(map(plain, values))
        for side, text in zip(sides, told, strict=True):
            side.append(f"{field_name(path)}：{text or '无'}")
    return "\n".join(sides[0]), "\n".join(sides[1])


def _changed_bases(old: Item, new: Item) -> tuple[str, str]:
    """Write the bases that only one side has; who signs need not search pages of law for the one word that is new."""
    gone = tuple(basis for basis in old.bases if basis not in new.bases)
    fresh = tuple(basis for basis in new.bases if basis not in old.bases)
    kept = len(old.bases) - len(gone)
    if not kept or not (gone or fresh):
        return field_text(old.bases), field_text(new.bases)
    rest = f"（其余{kept}条依据不变）"
    before, after = ((f"{field_text(bases)}\n{rest}" if bases else rest) for bases in (gone, fresh))
    return before, after


def _summary(item: Item) -> str:
    return "\n".join(f"{FIELD_NAMES[name]}：{text}" for name in _SUMMARY if (text := field_text(getattr(item, name))))
