"""The name that a cell of a header gives its column, without marks around it and without how the column is to be filled in."""

from functools import lru_cache

from pledgectl.lazy import lazy

MAX_NAME = 60
# Marks of what must be filled in, colons at the end, blanks that only spread a name over its cell.
_MARKS = lazy(r"^[*＊※★●▲\s]+|[*＊※：:\s]+$|(?<=[一-鿿]) +(?=[一-鿿])")
_TELLS = lazy(
    r"\s*[（(【\[][^（）()【】\[\]]*(?:必填|选填|填写|填报|写明|注明|如有|没有|不填|下拉|示例|例如|如[:：]|[单多]选|打[√钩勾]|勾选|请)"
    r"[^（）()【】\[\]]*(?:[）)】\]]|$)"
)
_ASIDE = lazy(r"[（(【\[][^（）()【】\[\]]*(?:[）)】\]]|$)")
_BREAK = lazy(r"[\n：:，,。；;]")


@lru_cache(maxsize=4096)
def headed(text: str) -> str:
    """Return the name that a cell of a header gives: 设定依据 of *设定依据（如《某法》第三条）：; all else as it is."""
    bare = _MARKS.sub("", _TELLS.sub("", text))
    if len(bare) <= MAX_NAME and "《" not in bare:
        return bare or text
    bare = _ASIDE.sub("", _ASIDE.sub("", bare)).strip()
    name = bare if len(bare) <= MAX_NAME and "《" not in bare else _BREAK.split(bare, maxsplit=1)[0]
    return name if 1 < len(name) <= MAX_NAME // 2 and "《" not in name else text
