"""Names of filled files by a pattern of the clerk's: {编号}-{申请人姓名}."""

import re
from collections.abc import Callable, Mapping, Sequence

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import nearest
from pledgectl.forms.names import match_column
from pledgectl.text import clean_text

_PLACE = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")
# {编号} is the form's number where the table gives one, else the item's.
_OWN = {"行号": "行号", "编号": "事项.编号", "事项编号": "事项.编号", "事项名称": "事项.名称", "文书": "文书"}
Naming = Callable[[Mapping[str, str]], str]


def read_pattern(pattern: str, names: Sequence[str]) -> Naming:
    """Return what makes a file's name of a row; PledgectlError names the nearest known word.

    `names` are the dotted names that the table or --set gives.
    """
    pieces: list[tuple[str, str]] = []
    at = 0
    for match in _PLACE.finditer(pattern):
        pieces.append((pattern[at : match.start()], _meant(match[1].strip(), names)))
        at = match.end()
    rest = pattern[at:]
    if not pieces or re.search("[{}｛｝]", "".join(text for text, _ in pieces) + rest):
        raise PledgectlError(
            "文件名的写法不对", f"--name {clean_text(pattern)[:60]}", "请写成 --name \"{编号}-{申请人姓名}\"，花括号成对", USAGE
        )
    return lambda row: "".join(text + row.get(name, "") for text, name in pieces) + rest.removesuffix(".docx")


def _meant(word: str, names: Sequence[str]) -> str:
    column = match_column(word, tuple(names))[0]
    name = column if column in names else _OWN.get(word, column)
    if name in (*_OWN.values(), *names) and name != "-":
        return name
    known = (*_OWN, *names, *(name.replace(".", "") for name in names))
    near = nearest(word, known)
    hint = f"是否应为 {{{near}}}？" if near else f"可用的：{'、'.join(dict.fromkeys((*_OWN, *names)))}"
    raise PledgectlError(f"文件名里的“{clean_text(word)[:30]}”没有这个名称", "--name", hint, USAGE)
