"""部门名录 during an import: departments found by name, alias or former name, new ones added with a code of their own."""

import re
from collections.abc import Iterable
from dataclasses import replace

from pledgectl.ground.inside import is_device
from pledgectl.lazy import lazy
from pledgectl.model import Catalog, Department
from pledgectl.text import compare_form

_PLACE = lazy(
    r"(?:[一-鿿]{1,6}?(?:省|自治区|自治州|(?<!城)市(?!场|政|容)|(?<!社)(?<!园)(?<!校)区(?!域)|县|旗|盟|州)|[省市县区旗](?!场|政|容|域))"
)


class Register:
    """部门名录: what it holds, what is added, the last number of each, and which names were taken for which."""

    def __init__(self, departments: Iterable[Department], draft: Catalog) -> None:
        self._held = {entry.name: entry for entry in departments}
        self._names: dict[str, str] = {}
        self._known_as: dict[str, str] = {}
        for entry in self._held.values():
            for name in (entry.name, *entry.aliases, *entry.former):
                self._names.setdefault(compare_form(name), entry.name)
        self._last = {entry.name: entry.last for entry in self._held.values()}
        for item in draft:
            number = item.id.rpartition("-")[2]
            name = self.find(item.department).name
            self._last[name] = max(self._last[name], int(number) if number.isdecimal() else 0)

    def find(self, name: str) -> Department:
        known = self._names.get(compare_form(name)) or self._other_writing(name)
        if known is None:
            department = Department(self._free_code(propose_code(name)), name)
            self._held[name] = department
            self._names[compare_form(name)] = name
            self._last[name] = 0
            return department
        return self._held[known]

    def _other_writing(self, name: str) -> str | None:
        """Return the one known department that differs only in how far its place is written out: 教育局 for 县教育局."""
        found = [known for known in self._held if same_office(name, known)]
        if len(found) != 1:
            return None
        self._names[compare_form(name)] = found[0]
        self._known_as[name] = found[0]
        return found[0]

    def known_as(self) -> tuple[tuple[str, str], ...]:
        """Pair names as written with the names that they were taken for."""
        return tuple(sorted(self._known_as.items()))

    def _free_code(self, wanted: str) -> str:
        taken = {entry.code for entry in self._held.values()}
        return next(code for n in range(1, len(taken) + 2) if (code := wanted if n == 1 else f"{wanted}{n}") not in taken)

    def next_id(self, name: str) -> str:
        self._last[name] += 1
        return f"{self._held[name].code}-{self._last[name]:03d}"

    def all(self) -> tuple[Department, ...]:
        held = (replace(entry, last=self._last[name]) for name, entry in self._held.items())
        return tuple(sorted(held, key=lambda entry: entry.code))


def _without_place(name: str) -> tuple[str, str]:
    """Split a department's name into its places and its own name: 某市, 某县 and 民政局 of 某市某县民政局."""
    own = name
    match = _PLACE.match(own)
    while match and len(own) - match.end() >= 3:
        own = own[match.end() :]
        match = _PLACE.match(own)
    return name[: len(name) - len(own)], own


def own_name(name: str) -> str:
    """Return a department's name without its places, in comparing form: 民政局 of 某市某县民政局."""
    return _without_place(compare_form(name))[1]


def same_office(one: str, other: str) -> bool:
    """Tell whether two names are one office of this place: one leaves the place out, or writes only its kind (县 for 某县)."""
    (place, own), (place2, own2) = _without_place(compare_form(one)), _without_place(compare_form(other))
    if own != own2 or place == place2:
        return own == own2
    short, long = sorted((place, place2), key=len)
    return not short or (len(short) == 1 and long.endswith(short))


def propose_code(name: str) -> str:
    """Propose a department's code: the initials of its name without the place, as mzj for 某县民政局."""
    from pypinyin import Style, lazy_pinyin

    name = _without_place(name)[1]
    initials = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="default"))
    code = re.sub(r"[^a-z0-9]", "", initials.lower())[:12] or "bm"
    return f"{code}x" if is_device(code) else code
