"""The text of a file that says nothing of its encoding: UTF-16 with its mark, UTF-8, else what Chinese Windows writes."""

import codecs
from collections.abc import Iterable

USUAL = ("utf-8-sig", "gb18030")


def decoded(data: bytes, encodings: Iterable[str] = USUAL) -> str | None:
    """Return the text in the first encoding that fits, None if none does."""
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def plain_text(data: bytes) -> str | None:
    """Return the text of a file as an editor would show it, None for what is no text."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = decoded(data, ("utf-16",) if marked else USUAL)
    return None if text is None or "\0" in text else text
