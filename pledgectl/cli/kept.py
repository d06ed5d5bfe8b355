"""What a clerk types and a record keeps: clean, not empty, and with nobody's identity number in it (hardness.md, Privacy)."""

from pledgectl.doors import screen
from pledgectl.errors import USAGE, PledgectlError
from pledgectl.text import clean_text

# The shortest number of a person; where there are fewer digits, nothing need be loaded to look for one.
_DIGITS = 11


def said(text: str, option: str) -> str:
    """Clean what was typed; PledgectlError (2) if nothing is left."""
    if not (cleaned := clean_text(text)):
        raise PledgectlError("内容不能空着", option, f"请在 {option} 后面写明", USAGE)
    return cleaned


def without_numbers(text: str, option: str, field: str = "") -> str:
    """Take identity and mobile numbers out of a text that is kept, as an import does in an item's `field`, and say so."""
    cleaned = clean_text(text)
    if not _may_hold(cleaned):
        return cleaned
    from pledgectl.catalog.intake.personal import mask

    return _told(option, *mask(cleaned, field))


def without_identity(text: str, option: str) -> str:
    """Take identity numbers out of what may hold a telephone number: how a department or a clerk is reached."""
    cleaned = clean_text(text)
    if not _may_hold(cleaned):
        return cleaned
    from pledgectl.catalog.intake.personal import mask_identity

    return _told(option, *mask_identity(cleaned))


def _may_hold(text: str) -> bool:
    return sum(map(str.isdecimal, text)) >= _DIGITS


def _told(option: str, masked: str, found: str) -> str:
    if found:
        screen.note(f"注意：{option} 里的{found}已经隐去")
    return masked
