"""Identity and mobile numbers in a list's free text: replaced by words, never kept, never echoed (hardness.md, Privacy)."""

import re

from pledgectl.lazy import lazy

_IDENTITY = lazy(
    r"(?<!\d)\d{6}(?:(?:18|19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXxＸｘ](?!\d)"
    r"|(?<!\d)\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
)
# Eighteen digits in groups, however they are cut: by blanks, strokes or the end of a line.
_SPACED = lazy(r"(?<!\d)\d(?:[ \n\-]?\d){16}[ \n\-]?[\dXxＸｘ](?!\d)")
_CUTS = str.maketrans("", "", " \n-")
_MOBILE = lazy(r"(?<!\d)(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}(?!\d)")
_MAYBE = lazy(r"\d[\d \-]{7}")
_HIDDEN = "号已隐去）"
_WIDE = {ord("０") + digit: str(digit) for digit in range(10)}
PHONE_FIELDS = ("service.phone", "service.complaint_phone")


def may_be_personal(text: str) -> bool:
    """Tell quickly whether a text has digits enough to look closer."""
    return bool(_MAYBE.search(text))


def is_masked(text: str) -> bool:
    """Tell whether a text holds words in the place of a number, or may be about to."""
    return _HIDDEN in text or may_be_personal(text)


def mask(text: str, field: str = "") -> tuple[str, str]:
    """Return the text without personal numbers, and what was found ("" if nothing); office telephones stay in their fields."""
    if not _MAYBE.search(text) or field == "code":
        return text, ""
    found, given = [], text
    text = text.translate(_WIDE)
    masked = _SPACED.sub(_whole, _IDENTITY.sub(f"（身份证{_HIDDEN}", text))
    if masked != text:
        found.append("身份证号")
    if field not in PHONE_FIELDS:
        text, masked = masked, _MOBILE.sub(f"（手机{_HIDDEN}", masked)
        found += ["手机号"] if masked != text else []
    return masked if found else given, "和".join(found)


def _whole(spaced: re.Match[str]) -> str:
    """Replace digits in groups if they are an identity number when put together."""
    return f"（身份证{_HIDDEN}" if _IDENTITY.fullmatch(spaced[0].translate(_CUTS)) else spaced[0]
