"""Which columns cite laws, which tell only their levels, and which hold further bases: told by their cells."""

from pledgectl.catalog.intake.columns import MORE_BASES, Meaning
from pledgectl.catalog.intake.evidence import CITES, only_ranks
from pledgectl.catalog.intake.sampled import ENOUGH, Sampled
from pledgectl.lazy import lazy

_CITING, _PARTS = ("bases", "bases.document"), ("bases.number", "bases.article", "bases.text")
_MAY_CITE = ("", "bases.text", "bases.article", "bases.document", "content", "remarks")
_UNIT = lazy("第?([条款项目])(?:号|序号|次)?")


def find_ranks(table: Sampled) -> None:
    """Tell a column of levels of law from the one that cites."""
    if table.at("rank") is None and (ranks := _rank_column(table)) is not None:
        if table.meanings[ranks].field == "bases" and (other := _title_column(table, ranks)) is not None:
            table.meanings[other] = Meaning("bases", 9)
        table.meanings[ranks] = Meaning("rank", 9)
    elif not _cites(table) and (other := _title_column(table, -1)) is not None:
        table.meanings[other] = Meaning("bases", 5)


def find_more_bases(table: Sampled) -> None:
    """Read 依据二 beside 依据一 as more of the same, in one column or in several below a parent of their own."""
    for at, word in enumerate(table.words):
        free = not table.meanings[at].field and word.weight > 1
        again = free and word.field in _CITING and table.at(word.field) is not None
        columns = (at, *_parts_beside(table, at)) if again and table.kinds(at)["bases"] >= ENOUGH else ()
        for other in columns:
            table.meanings[other] = Meaning(MORE_BASES, word.weight)


def find_article_parts(table: Sampled) -> None:
    """Read 条, 款 and 项 in columns of their own, one beside the other, as one article; each ticks as its unit."""
    last = ("".join(names[-1:]) for names in table.header.names)
    units = [match[1] if (match := _UNIT.fullmatch(name)) else "" for name in last]
    start = next((at for at, unit in enumerate(units[:-1]) if unit == "条" and units[at + 1]), len(units))
    for at in range(start, next((at for at in range(start, len(units)) if not units[at]), len(units))):
        table.meanings[at] = Meaning("bases.article", 9, "" if at == start else units[at])


def _parts_beside(table: Sampled, at: int) -> list[int]:
    """Return the columns that no field is for and that tell number or article below the parent of column `at`."""
    parents, names = table.header.names[at][:-1], table.header.names
    told = [n for n, word in enumerate(table.words) if word.field in _PARTS and not table.meanings[n].field]
    return [other for other in told if parents and names[other][:-1] == parents]


def _cites(table: Sampled) -> bool:
    """Tell whether a column is read as the basis, or columns of levels of law cite."""
    levels = (at for at, each in enumerate(table.meanings) if each.tick and each.field == "bases")
    cited = any(table.kinds(at)["bases"] >= ENOUGH for at in levels)
    return cited or table.at("bases") is not None or table.at("bases.document") is not None


def _rank_column(table: Sampled) -> int | None:
    """Return the column, from 0, that is named a basis or level and holds nothing but levels of law."""
    for at, each in enumerate(table.words):
        named = each.field in ("bases", "levels", "bases.document", "matter_type") and not table.meanings[at].tick
        if named and only_ranks(table.samples[at]):
            return at
    return None


def _title_column(table: Sampled, but: int) -> int | None:
    """Return the column, from 0, in which most cells cite a document, and which serves no other field."""
    free = (at for at, each in enumerate(table.meanings) if at != but and not each.tick and each.field in _MAY_CITE)
    held = ((at, table.samples[at]) for at in free)
    return next((at for at, texts in held if texts and sum(bool(CITES.search(text)) for text in texts) * 2 >= len(texts)), None)
