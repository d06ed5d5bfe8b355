"""What stands below a column's name decides where the name misleads: levels of law, citations, counting numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from pledgectl.catalog.intake.columns import (
    FULL_VALUES,
    MARKS,
    MORE_BASES,
    UNKNOWN,
    VALUES,
    Meaning,
    is_own,
    meaning,
    tell_twins,
)
from pledgectl.catalog.intake.evidence import CITES, codes, counts, counts_from_one, kinds, only_ranks, ordinals
from pledgectl.catalog.intake.header import SURE, Header
from pledgectl.catalog.intake.places import looks_like_department
from pledgectl.grid import Sheet
from pledgectl.lazy import lazy
from pledgectl.model import RANKS

_SAMPLED = 60
_ENOUGH, _LITTLE = 0.6, 0.35
_GUESSED, _FOUND = 3, 4.6
# Columns whose words leave room for another meaning, so that the cells may decide.
_OPEN = ("", "content", "service.materials", "matter", "purpose", "method", "applicants", "code", "seq")
_ELSEWHERE = lazy(
    "共享|系统|平台|监督|移交|配合|抄送|科室|股室|处室|内设|审核人|填表|主管"
    "|电话|地址|网址|标签|状态|原因|结果"
)
_TICKABLE = ("method", "applicants", "issuer", "requester", "matter_type", "levels", "rank", "bases")
_BARE = lazy("(?:单位|机构)(?:名称?)?")
_GIVER = lazy("村|居委|医院|医疗机构|学校|院校|派出所|所在|申请人|本人|银行|物业|用人|产权|公证|事务所|企业|公司")
_CERTIFICATE = lazy("证明|凭证|证件|证书|证照|材料|佐证|要件")
_BY_KIND = {
    **{each: (each,) for each in ("rank", "levels", "matter_type", "method", "applicants", "verification.means")},
    "bases.article": ("bases.article",),
    "matter": ("purpose", "matter"),
}
_CITING, _PARTS = ("bases", "bases.document"), ("bases.number", "bases.article", "bases.text")
_MAY_CITE = ("", "bases.text", "bases.article", "bases.document", "content", "remarks")


def by_content(sheet: Sheet, header: Header) -> Header:
    """Correct by what stands in them the columns whose names mislead or say too little."""
    return _Table(sheet, header).settled()


def with_name(sheet: Sheet, header: Header) -> Header:
    """Trust to the cells where a header's words are guesses or do not tell the certificate; data rows are no headers."""
    fields = {each.field: each.weight for each in header.meanings if each.field and not each.tick}
    if ("name" in fields and max(fields.values()) >= SURE) or not (len(fields) > 1 or _may_be_names(header)):
        return header
    table = _Table(sheet, header)
    table.find_name()
    table.find_ranks()
    name = table.at("name")
    if name is not None and table.proven(name):
        table.fill_gaps()
        table.meanings[name] = Meaning("name", max(SURE, table.meanings[name].weight))
    elif len(fields) < 2:
        return header
    return replace(header, meanings=tuple(table.meanings))


def _may_be_names(header: Header) -> bool:
    """Tell whether texts are short and unlike one another as names of columns are."""
    texts = [name for names in header.names for name in names[-1:]]
    short = all(2 <= len(text) <= 16 and not re.search("[《\\d。；;]", text) for text in texts)
    return len(texts) > 2 and short and len(set(texts)) == len(texts)


class _Table:
    """A header and samples of the cells below it; methods correct `meanings` one kind of fault at a time."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet, self.header, self.meanings = sheet, header, list(header.meanings)

    @cached_property
    def samples(self) -> list[list[str]]:
        """Hold the first filled cells of each column below the header, without titles between rows and repeated headers."""
        last = self.header.rows[-1]
        below = [cells for row, cells in self.sheet.rows.items() if row > last and len(cells) - cells.count("") > 1]
        return [list(islice(self._filled(below, at), _SAMPLED)) for at in range(len(self.meanings))]

    def _filled(self, below: Iterable[tuple[str, ...]], at: int) -> Iterator[str]:
        names = self.header.names[at]
        return (text for cells in below if len(cells) > at and (text := cells[at]) and text not in names)

    @cached_property
    def kinds(self) -> list[Counter[str]]:
        return [kinds(texts) for texts in self.samples]

    @cached_property
    def words(self) -> list[Meaning]:
        return [meaning(names) if names else UNKNOWN for names in self.header.names]

    def at(self, field: str) -> int | None:
        """Return the column, from 0, of a field that is not ticked."""
        return next((at for at, each in enumerate(self.meanings) if each.field == field and not each.tick), None)

    def label(self, at: int) -> str:
        return "".join("".join(self.header.names[at]).split())

    def settled(self) -> Header:
        self.leave_empty()
        self.find_serial()
        self.find_issuer()
        self.find_ticks()
        self.find_name()
        tell_twins(self.header.names, self.meanings)
        self.find_ranks()
        self.find_more_bases()
        self.fill_gaps()
        return replace(self.header, meanings=tuple(self.meanings))

    def leave_empty(self) -> None:
        """Give the field of a column without a single value to another that is named the same thing and has some."""
        for at, each in enumerate(self.meanings):
            if not each.field or each.tick or self.samples[at]:
                continue
            others = (n for n, word in enumerate(self.words) if word.field == each.field and not self.meanings[n].field)
            if (other := next((n for n in others if self.samples[n]), None)) is not None:
                self.meanings[other], self.meanings[at] = Meaning(each.field, self.words[other].weight), UNKNOWN

    def find_serial(self) -> None:
        """Read a code that only counts as a serial number, and a serial number that does not count as a code."""
        seq, code = self.at("seq"), self.at("code")
        if seq is not None and code is None and self.meanings[seq].weight < 6 and not counts(self.samples[seq]):
            self.meanings[seq] = Meaning("code", 5) if codes(self.samples[seq]) or not self.samples[seq] else UNKNOWN
        open_to_all = self.meanings[0].weight < _FOUND or self.meanings[0].field == "bases.article"
        if self.at("seq") is None and open_to_all and counts_from_one(self.samples[0]):
            self.meanings[0] = Meaning("seq", _GUESSED)
        for at, word in enumerate(self.words):
            if word.field not in ("seq", "code") or self.meanings[at].field not in ("", "code") or not self.samples[at]:
                continue
            alone = self.at("seq") is None and counts_from_one(self.samples[at])
            if alone or ordinals(self.samples[at]):
                self.meanings[at] = Meaning("seq", 5)
            elif self.at("code") is None and codes(self.samples[at]) and not counts(self.samples[at]):
                self.meanings[at] = Meaning("code", 5)

    def find_issuer(self) -> None:
        """Read a column called no more than 单位 as the issuer where no other is, if most of its cells name who only gives."""
        at = self.at("department")
        if at is None or self.at("issuer") is not None or not _BARE.fullmatch(self.label(at)):
            return
        held = {text for text in self.samples[at] if "计" not in text}
        if len(held) > 1 and sum(bool(_GIVER.search(text)) for text in held) * 2 > len(held):
            self.meanings[at] = Meaning("issuer", _GUESSED)

    def find_ticks(self) -> None:
        """Read marks below 书面承诺, itself below 承诺方式, as that value; so too below values that stand alone: 许可, 确认."""
        alone = [VALUES.get(self.label(at), ("", "")) for at in range(len(self.meanings))]
        marked = Counter(field for at, (field, _) in enumerate(alone) if field and self.samples[at] and self._only_marks(at))
        groups = Counter(field for at, (field, _) in enumerate(alone) if marked[field] and self._only_marks(at))
        for at, names in enumerate(self.header.names):
            if self.label(at) in RANKS and self.kinds[at]["bases"] >= _ENOUGH:
                self.meanings[at] = Meaning("bases", 9, self.label(at))
            if self.meanings[at].tick or not names or not self._only_marks(at):
                continue
            label, upper = self.label(at).removeprefix("".join(names[:-1])), meaning(names[:1]).field
            field, value = (upper, label) if len(names) > 1 and upper in _TICKABLE and self.samples[at] else alone[at]
            if field and (field == upper or (label in FULL_VALUES and self.samples[at]) or groups[field] > 1):
                self.meanings[at] = Meaning("bases" if field == "rank" else field, 9, value)

    def _only_marks(self, at: int) -> bool:
        """Tell whether a column holds nothing but marks; one without a value may be a box that nobody ticked."""
        marks = sum(text in MARKS or text in ("是", "否") for text in self.samples[at])
        return marks * 10 >= len(self.samples[at]) * 8 and (bool(marks) or self.label(at) in VALUES)

    def find_name(self) -> None:
        """Let the cells tell certificates from matters where words do not: 许可事项 beside 需要的材料."""
        now = self.at("name")
        own = self.kinds[now] if now is not None else Counter[str]()
        sure = self.words[now].weight if now is not None and self.words[now].field == "name" else 0.0
        if now is not None and (sure >= 9 or own["name"] > (_LITTLE if sure < 7 else 0.1)):
            return
        ranked = [(self._named_like(at), -at) for at in range(len(self.meanings)) if at != now and self._may_be(at)]
        best, at = max(ranked, default=(0.0, 0))
        if best < _ENOUGH or (now is not None and own["matter"] + own["matter_type"] + own["body"] < best / 2):
            return
        self.meanings[-at] = Meaning("name", _FOUND)
        if now is not None:
            free = next((field for field in ("purpose", "matter") if self.at(field) is None), "")
            self.meanings[now] = Meaning(free, _FOUND) if free and own["matter"] >= own["body"] else UNKNOWN

    def _named_like(self, at: int) -> float:
        """Weigh how much a column looks like one of certificates, by its cells and by its name."""
        cells, word = self.kinds[at]["name"], 0.2 if _CERTIFICATE.search(self.label(at)) else 0.0
        return cells + word if cells > 0.4 else 0.0

    def _may_be(self, at: int) -> bool:
        """Tell whether words leave a column open."""
        names, each = self.header.names[at], self.meanings[at]
        weak = each.field in _OPEN or each.weight < 4
        return bool(names) and weak and not each.tick and not is_own(names[-1]) and not _ELSEWHERE.search(self.label(at))

    def proven(self, name: int) -> bool:
        """Tell whether the cells show certificates and another column cites, gives bodies or says matters."""
        others = Counter[str]()
        for at, found in enumerate(self.kinds):
            if at != name:
                others |= found
        enough = len(self.samples[name]) > 1 and self.kinds[name]["name"] >= _ENOUGH
        return enough and others["bases"] >= _ENOUGH and others["matter"] + others["body"] > 0.4

    def find_ranks(self) -> None:
        """Tell a column of levels of law from the one that cites."""
        if self.at("rank") is None and (ranks := self._rank_column()) is not None:
            if self.meanings[ranks].field == "bases" and (other := self._title_column(ranks)) is not None:
                self.meanings[other] = Meaning("bases", 9)
            self.meanings[ranks] = Meaning("rank", 9)
        elif not self._cites() and (other := self._title_column(-1)) is not None:
            self.meanings[other] = Meaning("bases", 5)

    def find_more_bases(self) -> None:
        """Read 依据二 beside 依据一 as more of the same, in one column or in several below a parent of their own."""
        for at, word in enumerate(self.words):
            free = not self.meanings[at].field and word.weight > 1
            again = free and word.field in _CITING and self.at(word.field) is not None
            if again and self.kinds[at]["bases"] >= _ENOUGH:
                for other in (at, *self._parts_beside(at)):
                    self.meanings[other] = Meaning(MORE_BASES, word.weight)

    def _parts_beside(self, at: int) -> list[int]:
        """Return the columns that no field is for and that tell number or article below the parent of column `at`."""
        parents, names = self.header.names[at][:-1], self.header.names
        told = [n for n, word in enumerate(self.words) if word.field in _PARTS and not self.meanings[n].field]
        return [other for other in told if parents and names[other][:-1] == parents]

    def _cites(self) -> bool:
        """Tell whether a column is read as the basis, or columns of levels of law cite."""
        levels = (at for at, each in enumerate(self.meanings) if each.tick and each.field == "bases")
        cited = any(self.kinds[at]["bases"] >= _ENOUGH for at in levels)
        return cited or self.at("bases") is not None or self.at("bases.document") is not None

    def _rank_column(self) -> int | None:
        """Return the column, from 0, that is named a basis or level and holds nothing but levels of law."""
        for at, each in enumerate(self.words):
            named = each.field in ("bases", "levels", "bases.document", "matter_type") and not self.meanings[at].tick
            if named and only_ranks(self.samples[at]):
                return at
        return None

    def _title_column(self, but: int) -> int | None:
        """Return the column, from 0, in which most cells cite a document, and which serves no other field."""
        for at, each in enumerate(self.meanings):
            if at != but and not each.tick and each.field in _MAY_CITE:
                texts = self.samples[at]
                if texts and sum(bool(CITES.search(text)) for text in texts) * 2 >= len(texts):
                    return at
        return None

    def fill_gaps(self) -> None:
        """Give columns that no word explains the meaning of their cells, where no other column has it."""
        for at, each in enumerate(self.meanings):
            known = self.words[at].field not in ("", "seq", "code")
            if each.field or known or not self._may_be(at) or len(self.samples[at]) < 2:
                continue
            kind, share = self._kind(at)
            fields = _BY_KIND.get(kind, ()) if kind != "body" else self._bodies(at)
            if at == 0 and self.at("seq") is None and counts_from_one(self.samples[at]):
                fields, share = ("seq",), 1
            if kind == "matter" and self._purpose_by_words_is_matter():
                self.meanings[self.column("purpose")] = Meaning("matter", _FOUND)
            free = next((field for field in fields if self.at(field) is None), "")
            if free and share >= _ENOUGH + 0.1 and (free != "bases.article" or self.at("bases.document") is not None):
                self.meanings[at] = Meaning(free, _GUESSED)

    def _purpose_by_words_is_matter(self) -> bool:
        """Tell whether the purpose is read from a column that names a matter, while nothing is read as the matter."""
        at = self.at("purpose")
        named = at is not None and self.words[at].field == "matter" and self.words[at].weight > _FOUND
        return named and self.at("matter") is None

    def column(self, field: str) -> int:
        """Return the column, from 0, of a field that has one."""
        at = self.at(field)
        assert at is not None
        return at

    def _kind(self, at: int) -> tuple[str, float]:
        """Return what most cells of a column are, and their share; people among bodies count as such: 公安机关, 申请人."""
        found = self.kinds[at]
        if found["body"] >= found["applicants"]:
            found = found + Counter({"body": found["applicants"]})
        return max(found.items(), key=lambda pair: pair[1], default=("", 0))

    def _bodies(self, at: int) -> tuple[str, ...]:
        """Say whose column this is: departments stand left of certificates; else one body all along asks, several give."""
        left = self.at("issuer") is not None and at < (self.at("name") or 0)
        if left and all(map(looks_like_department, self.samples[at])):
            return ("department",)
        same = len(set(self.samples[at])) == 1
        return ("requester",) if same and self.at("issuer") is not None else () if same else ("issuer",)
