"""Identity and mobile numbers in a list's free text: replaced by words, never kept, never echoed (hardness.md, Privacy)."""

import re

from pledgectl.lazy import lazy

_IDENTITY = lazy(
    r"(?<!\d)\d{6}(?:(?:18|19|20)\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXxＸｘ](?!\d)"
    r"|(?<!\d)\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
)
# Eighteen digits in groups, however they are cut: by blanks, strokes, the end of a line, or marks that part other numbers too.
_MARKS = "·•.．。、，,/／_－–—"
_SPACED = lazy(rf"(?<!\d)\d(?:[ \n\-{_MARKS}]?\d){{16}}[ \n\-{_MARKS}]?[\dXxＸｘ](?!\d)")
_CUTS = str.maketrans("", "", f" \n-{_MARKS}")
_MOBILE = lazy(r"(?<!\d)(?:\+?86[ \-]?)?1[3-9]\d[ \-]?\d{4}[ \-]?\d{4}(?!\d)")
_MAYBE = lazy(rf"\d[\d \-{_MARKS}]{{7}}")
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
    masked, found = mask_identity(text)
    if field in PHONE_FIELDS:
        return masked, found
    narrow = masked.translate(_WIDE)
    bare = _MOBILE.sub(f"（手机{_HIDDEN}", narrow)
    return (masked, found) if bare == narrow else (bare, "和".join(filter(None, (found, "手机号"))))


def mask_identity(text: str) -> tuple[str, str]:
    """Return the text without identity numbers, and what was found ("" if nothing)."""
    narrow = text.translate(_WIDE)
    masked = _SPACED.sub(_whole, _IDENTITY.sub(f"（身份证{_HIDDEN}", narrow))
    return (text, "") if masked == narrow else (masked, "身份证号")


def _whole(spaced: re.Match[str]) -> str:
    """Replace digits in groups if they are an identity number when put together.

    Where other numbers may be cut so (by marks, or like the days of a year: 02-04 02-18), its check digit must hold.
    """
    from pledgectl.forms.numbers import id_check

    number = spaced[0].translate(_CUTS)
    plain = len(set(spaced[0]) & set(" \n-")) <= 1 and not set(spaced[0]) & set(_MARKS)
    held = _IDENTITY.fullmatch(number) and (plain or id_check(number) == number[-1].upper())
    return f"（身份证{_HIDDEN}" if held else spaced[0]
