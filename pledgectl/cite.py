"""Write a law citation as official papers do; apart from `citation`, whose patterns cost more than a form should pay."""

import re
from functools import lru_cache

from pledgectl.lazy import lazy
from pledgectl.model import Basis
from pledgectl.text import compare_form

# A digit and a number as citations write them; the Civil Code goes beyond article 一千.
DIGIT = r"[\d零〇○一二三四五六七八九十百千两]"
DIGITS = rf"{DIGIT}+"
_TITLES = "通知|意见|解释|准则|标准|方案|规程|规范|目录|批复|纲要|公告|通告|指南|章程|制度"
WORD = rf"(?:法|法典|条例|办法|规定|决定|细则|规则|{_TITLES})"
_TITLE_END = lazy(WORD + r"(?:[（(〔].{1,12}[）)〕])?$")


def cite(basis: Basis) -> str:
    """Write a citation as 《…》（文号）第…条."""
    inner = basis.document.replace("《", "〈").replace("》", "〉")
    title = f"《{inner}》" if inner and is_cited(basis) else basis.document
    notes = "，".join(part for part in (basis.number, basis.edition) if part)
    return title + (f"（{notes}）" if title and notes else notes) + basis.article


def is_cited(basis: Basis) -> bool:
    """Tell whether a basis names a document, rather than being text that could not be read as a citation."""
    return bool(basis.number or basis.article or _TITLE_END.search(basis.document)) and "\n" not in basis.document


@lru_cache(maxsize=65_536)
def document_key(text: str) -> str:
    """Return the form in which titles of documents are compared: no 《》, no 中华人民共和国, no edition, no blanks."""
    key = compare_form(text.replace("〈", "《").replace("〉", "》"))
    key = re.sub(r"[《》\s\"“”]", "", re.sub(r"\((?=[^()]*(?:修|版|\d{4}))[^()]*\)$", "", key))
    return key.removeprefix("中华人民共和国") or key
