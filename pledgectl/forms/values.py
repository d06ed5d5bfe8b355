"""Values on their way into a Word part: nothing lost, nothing that breaks the XML (rendering.md 6)."""

import re
from typing import Any

from markupsafe import Markup

from pledgectl.forms.marks import MARKS
from pledgectl.text import clean_text

# What XML cannot hold or nobody should see, as in text.clean_text; then what needs work besides: markup, line ends, tabs.
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\uffff"
_UNSEEN = _CONTROLS + "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff" + f"{MARKS[0]}-{MARKS[-1]}"
_HIDDEN, _SPECIAL = re.compile(f"[{_UNSEEN}]"), re.compile(f"[&<>\n\r\t{_UNSEEN}]")
_NO_MARKS = dict.fromkeys(map(ord, MARKS))
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
# A line end takes forty times its length.
_MANY, ROOM = 10_000, 4_000_000
_TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


class ValueFault(Exception):
    """A value that cannot be printed: a list or a table where text is meant, or far too much text."""


def to_xml(value: Any) -> Markup:
    """Return a value as the content of a w:t: escaped, line ends as breaks, hidden characters cleaned away."""
    if not isinstance(value, str):
        if isinstance(value, list | tuple | dict):
            raise ValueFault("这是一个列表，不能直接打印")
        value = "" if value is None else str(value)
    if len(value) > _MANY and len(value) + len(_BREAK) * sum(map(value.count, "\n\r\t")) > ROOM:
        raise ValueFault("内容过长")
    if not _SPECIAL.search(value):
        return Markup(value)
    if _HIDDEN.search(value):
        # The marks of tags must not come in with a value: what is rendered once may be compiled again.
        cleaned = clean_text(value.translate(_NO_MARKS))
        value = Markup(cleaned) if isinstance(value, Markup) else cleaned
    if not isinstance(value, Markup):
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Markup(value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", _BREAK).replace("\t", _TAB))
