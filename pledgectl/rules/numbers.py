"""I: numbers of papers that lists are known to misquote."""

from collections.abc import Iterator

from pledgectl.citation import cite, document_key
from pledgectl.model import Basis, Item
from pledgectl.rule import WARNING, Message, rule
from pledgectl.rules.context import Context, Paper
from pledgectl.text import compare_form


@rule("I027", WARNING)
def number_misquoted(item: Item, context: Context) -> Iterator[Message]:
    """文号是常见的误写

    为什么：文号写错，就查不到依据的原文；有的误写由上级文件照抄下来，越传越多。
    怎么办：对照原文核对文号，改成正确的写法。
    依据：中府办函〔2021〕123号等公开文件里见到的误写（catalogs/references/misquoted.toml，注明出处和核对日期）。
    """
    for basis in item.bases:
        right = next((paper.number for paper in context.papers if basis.number and _is_misquoted(basis, paper)), "")
        if right:
            yield Message(f"“{cite(basis)}”的文号应当是 {right}", "bases", f"请核对原文，改成 {right}")


def _is_misquoted(basis: Basis, paper: Paper) -> bool:
    """Tell whether a basis means this paper and gives it another number: by its title, else by a number known to be wrong."""
    number = compare_form(basis.number).replace(" ", "")
    if number == compare_form(paper.number):
        return False
    if paper.document and document_key(basis.document) == document_key(paper.document):
        return True
    about = not basis.document or any(word in basis.document for word in paper.about) or basis.document == basis.number
    return about and number in {compare_form(wrong) for wrong in paper.wrong}
