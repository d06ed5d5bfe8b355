"""Which columns cite laws, which tell only their levels, and which hold further bases: told by their cells."""

from pledgectl.catalog.intake.columns import MORE_BASES, Meaning
from pledgectl.catalog.intake.evidence import CITES, only_ranks
from pledgectl.catalog.intake.sampled import ENOUGH, Sampled

_CITING, _PARTS = ("bases", "bases.document"), ("bases.number", "bases.article", "bases.text")
_MAY_CITE = ("", "bases.text", "bases.article", "bases.document", "content", "remarks")


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
