"""Who complained: as little as the answer needs, masked wherever it is shown; pure (hardness.md, Privacy)."""

import re
from collections.abc import Sequence

from pledgectl.books import Complainant

_DIGITS = re.compile(r"\d")
NOBODY = Complainant("")


def mask_name(name: str) -> str:
    """Show a name's first character only: 王*, 某**."""
    return name[:1] + "*" * (len(name) - 1)


def mask_contact(contact: str) -> str:
    """Show a telephone's first three and last two digits at most, and nothing else but dots and strokes: 138******00."""
    total = len(_DIGITS.findall(contact))
    if total < 7:
        return "*" * len(contact)
    seen = 0
    out = []
    for char in contact:
        seen += char.isdigit()
        shown = char in "-+ " or (char.isdigit() and (seen <= 3 or seen > total - 2))
        out.append(char if shown else "*")
    return "".join(out)


def person_of(people: Sequence[Complainant], number: str) -> Complainant:
    """Return who made a complaint; a record without a number where nobody is noted."""
    return next((one for one in people if one.number == number), NOBODY)


def forgotten(people: Sequence[Complainant], number: str) -> tuple[Complainant, ...]:
    """Erase who made a complaint; the bare number stays, to tell the erased from the anonymous."""
    return tuple(Complainant(number) if one.number == number else one for one in people)


def masked(person: Complainant) -> str:
    """Say who complained without saying it: 王* 138******00; 匿名 where nobody was noted."""
    parts = [mask_name(person.name) if person.name else "", mask_contact(person.contact) if person.contact else ""]
    return " ".join(part for part in parts if part) or ("已删去" if person.number else "匿名")


def without_person(text: str, person: Complainant) -> str:
    """Mask the name and contact of who complained wherever a text says them."""
    for said, shown in ((person.name, mask_name(person.name)), (person.contact, mask_contact(person.contact))):
        # One character is no name, and would be found in every text.
        text = text.replace(said, shown) if len(said) > 1 else text
    return text
