"""Find the items that rest on a document, and say what its repeal or revision means for each (domain.md §0); pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pledgectl.catalog.articles import Place, parse_places
from pledgectl.cite import cite, document_key, is_cited
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.model import Basis, Catalog, Item
from pledgectl.text import compare_form

STATUSES = {"revised": "修订", "repealed": "废止"}


_NEW = "新的依据"
_NONE, _MAYBE, _SURE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Target:
    """所查的文件: title or number as cited, and the articles asked about ("" for the whole document)."""

    document: str
    number: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class Affected:
    """受影响的事项: the bases that name the document, the other bases, whether an article is certain, and what to do."""

    item: Item
    bases: tuple[Basis, ...]
    others: tuple[Basis, ...]
    certain: bool
    advice: str = ""


def parse_target(text: str, article: str = "") -> Target:
    """Read 《…》（文号）第…条; PledgectlError (usage) for no document, several, or an article that is none."""
    from pledgectl.citation import parse_bases

    found = [basis for basis in parse_bases(text) if basis.document or basis.number]
    if len(found) != 1:
        said = "没有写文件名称" if not found else f"一次只能查一个文件，这里有 {len(found)} 个"
        raise PledgectlError(said, "catalog impact", "请写成 《殡葬管理条例》，条款写在 --article 里", USAGE)
    basis = found[0]
    wanted = article.strip() or basis.article
    if wanted and not parse_places(wanted):
        raise PledgectlError(f"“{wanted[:40]}”不是条款", "--article", "请写成 第十二条、第三条至第五条 的样子", USAGE)
    bare = wanted and not any(unit in wanted for unit in "条款项")
    return Target(basis.document, basis.number, f"第{wanted.removeprefix('第')}条" if bare else wanted)


def affected(catalog: Catalog, target: Target, status: str = "") -> list[Affected]:
    """List the items that rest on the target, by id; a citation without article may rest on any of them."""
    places = parse_places(target.article)
    found = []
    for item in catalog:
        hits = [(basis, fit) for basis in item.bases if names(basis, target) and (fit := _fit(basis, places))]
        if hits:
            bases = tuple(basis for basis, _ in hits)
            others = tuple(basis for basis in item.bases if basis not in bases and is_cited(basis))
            certain = any(fit == _SURE for _, fit in hits)
            found.append(Affected(item, bases, others, certain, _advice(status, bases, others)))
    return found


def _fit(basis: Basis, places: tuple[Place, ...]) -> int:
    """Tell whether a citation covers one of the articles asked about; without an article in it that is not certain."""
    if not places:
        return _SURE
    own = parse_places(basis.article)
    if not own:
        return _MAYBE
    return _SURE if any(one.meets(other) for one in places for other in own) else _NONE


def names(basis: Basis, target: Target) -> bool:
    """Tell whether a basis cites the document: by its title, else by its number."""
    if target.document:
        return bool(basis.document) and document_key(basis.document) == document_key(target.document)
    return bool(basis.number) and compare_form(basis.number) == compare_form(target.number)


def _advice(status: str, bases: Iterable[Basis], others: tuple[Basis, ...]) -> str:
    if status == "repealed":
        if others:
            return f"这条依据已经废止，还有其他依据（{'、'.join(map(cite, others))}）：核对是否仍然要求，删去这一条"
        return "没有其他依据：换成现行有效的依据，查不到的按取消处理"
    if status == "revised":
        quoted = any(basis.text for basis in bases)
        compared = "与新的条文逐字比对，" if quoted else "对照新的条文，"
        return f"{compared}条款号、证明要求有变化的，改写依据或者取消"
    return ""


def suggestions(catalog: Catalog, target: Target) -> list[str]:
    """Name up to five cited documents whose titles are near the one asked for, the nearest first."""
    titles = {document_key(basis.document): basis.document for item in catalog for basis in item.bases if is_cited(basis)}
    wanted = document_key(target.document)
    near = get_close_matches(wanted, [title for title in titles if title and title != wanted], 5, 0.5) if wanted else []
    return [titles[title] for title in near]


def commands(entry: Affected, status: str) -> list[str]:
    """Return the commands that start the adjustment of an item."""
    item = entry.item.id
    change = f'pledgectl catalog edit {item} --set "bases={_NEW}"'
    if status == "repealed":
        kept = "；".join(map(cite, entry.others))
        return [f'pledgectl catalog edit {item} --set "bases={kept or _NEW}"', f"pledgectl catalog remove {item}"]
    return [f"pledgectl catalog show {item} --version draft", change]


def shown(target: Target) -> str:
    """Write the target as a citation."""
    return cite(Basis(target.document, target.number, target.article))


def replaced_by(target: Target, repeals: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """Return (document that replaced the target, date) where its repeal is known, else ("", "")."""
    return repeals.get(document_key(target.document), ("", "")) if target.document else ("", "")
