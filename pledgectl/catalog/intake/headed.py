"""The name that a cell of a header gives its column, and what tells how that is to be filled in: with the name, or below."""

from collections.abc import Sequence
from functools import lru_cache

from pledgectl.catalog.intake.personal import mask
from pledgectl.lazy import lazy

MAX_NAME = 60
_NUMBER = 10  # characters that a personal number has at least
# Marks of what must be filled in, colons at the end, blanks that only spread a name over its cell.
_BEFORE, _AFTER, _SPREAD = "*＊※★●▲ \n\t", "*＊※：: \n\t", lazy(r"(?<=[一-鿿]) +(?=[一-鿿])")
# Looks ahead for the words and takes the rest at one go, else a cell of one bracket and thousands of them takes minutes.
_TELLS = lazy(
    r"(?<!\s)\s*[（(【\[](?=[^（）()【】\[\]]*(?:必填|选填|填写|填报|写明|注明|如有|没有|不填|下拉|示例|例如|如[:：]|[单多]选|打[√钩勾]|勾选|请))"
    r"[^（）()【】\[\]]*+(?:[）)】\]]|$)"
)
_CODED = lazy(r"[A-Za-z0-9_ .]+[（(]([一-鿿][^（()）]*)[)）]")  # IS_COMMIT(是否告知承诺)
_ASIDE = lazy(r"[（(【\[][^（）()【】\[\]]*+(?:[）)】\]]|$)")
_FORM_WORD = lazy(
    "(?:是否)?(?:必|选|非必|可)(?:填|选)项?|文本|文字|数字|数值|日期|字典|下拉(?:选择|框)?|[单多]选|字符(?:串|型)?|[是否√*]"
)
_FILL_IN = lazy(
    "(?:请|应当?|须|需|要|按照?|根据|依照|此[栏列处]|本[栏列]|可|如|若|例如|即)*"
    "(?:填写?|写明|注明|列明|填报|勾选|选填|必填|选择|照抄|引用|不填|标注)"
)
_SIGNS = frozenset("（(【[*＊※★●▲：:《 \n\t")  # a short text without any of them is a name as it stands
_BREAK = lazy(r"[\n：:，,。；;]")


@lru_cache(maxsize=4096)
def headed(text: str) -> str:
    """Return the name that a cell of a header gives: 设定依据 of *设定依据（如《某法》第三条）：; all else as it is.

    A name is told and goes into remarks, so it keeps no personal number.
    """
    name = _named(text)
    return mask(name)[0] if len(name) > _NUMBER else name


def _named(text: str) -> str:
    if text[:1] == "《" or (len(text) <= MAX_NAME and _SIGNS.isdisjoint(text)):
        return text
    if coded := _CODED.fullmatch(text):
        return coded[1]
    bare = _SPREAD.sub("", _TELLS.sub("", text).lstrip(_BEFORE).rstrip(_AFTER))
    if len(bare) <= MAX_NAME and "《" not in bare:
        return bare or text
    bare = _ASIDE.sub("", _ASIDE.sub("", bare)).strip()
    name = bare if len(bare) <= MAX_NAME and "《" not in bare else _BREAK.split(bare, maxsplit=1)[0]
    return name if 1 < len(name) <= MAX_NAME // 2 and "《" not in name else text


def tells_how(cells: Sequence[str]) -> bool:
    """Tell whether most of what stands in a row says how to fill in the rows below it, or of what kind they are."""
    texts = [text for text in cells if text]
    told = sum(bool(_FILL_IN.match(text)) for text in texts)
    return (told > 1 and told * 2 >= len(texts) - 1) or (len(texts) > 2 and all(map(_FORM_WORD.fullmatch, texts)))
