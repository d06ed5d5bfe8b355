"""Change what 部门名录 says of a department: contacts, other names; add one that has not reported yet, take one out; pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pledgectl.errors import USAGE, PledgectlError
from pledgectl.formats.records import unknown_word
from pledgectl.model import Department
from pledgectl.text import clean_text, compare_form

# Field: what it is called, the usual word first.
LABELS = {
    "responsible": ("第一责任人", "主要负责人", "负责人"),
    "contact": ("联系人",),
    "phone": ("电话", "联系电话", "联系方式", "咨询电话", "手机", "手机号"),
    "office": ("办公地点", "地址", "办公地址", "地点"),
    "hours": ("办公时间", "时间"),
    "complaint_phone": ("投诉电话", "监督投诉电话", "监督电话"),
    "aliases": ("别名", "简称"),
    "former": ("曾用名", "原名称"),
}
_LISTS = ("aliases", "former")
_FIXED = {
    "code": "代码是事项编号的一部分，不再改变",
    "name": "事项按名称归部门；机构更名的，先把新名称加进 aliases",
    "last": "最大编号由程序记",
    "removed": "删去用 --remove，恢复用 --new",
}
_SEPARATORS = "、，,；;\n"


def parse_settings(texts: Iterable[str]) -> dict[str, str]:
    """Take FIELD=VALUE apart, by English or Chinese names; PledgectlError (2) names an unknown field and the nearest."""
    known = {name: field for field, names in LABELS.items() for name in (field, *names)}
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.replace("＝", "=", 1).partition("=")
        name = name.strip()
        if not equals:
            raise PledgectlError(f"“{text[:40]}”里没有等号", "--set", "请写成 字段=内容，如 --set 联系人=张某", USAGE)
        if name in _FIXED:
            raise PledgectlError(f"字段 {name} 不能用 edit 修改", "--set", _FIXED[name], USAGE)
        if name not in known:
            error = unknown_word(name, (*LABELS, *(names[0] for names in LABELS.values())), "--set")
            raise PledgectlError(error.message, error.where, error.hint, USAGE)
        found[known[name]] = clean_text(value)
    return found


def set_fields(department: Department, settings: Mapping[str, str]) -> Department:
    """Return the department with these fields set; an empty value empties the field, names are parted by 、."""
    return replace(department, **{name: _value(name, text) for name, text in settings.items()})  # type: ignore[arg-type]


def _value(name: str, text: str) -> str | tuple[str, ...]:
    if name not in _LISTS:
        return text
    for mark in _SEPARATORS:
        text = text.replace(mark, "\n")
    return tuple(dict.fromkeys(part.strip() for part in text.split("\n") if part.strip()))


def put(departments: Sequence[Department], changed: Department) -> tuple[Department, ...]:
    """Return the register with a department changed or added; PledgectlError if one of its names is another's."""
    others = [one for one in departments if one.code != changed.code]
    taken = {compare_form(name): one.name for one in others if not one.removed for name in one.names}
    for name in changed.names:
        if compare_form(name) in taken:
            owner = taken[compare_form(name)]
            message = f"“{name[:40]}”已经是 {owner} 的名称或别名"
            raise PledgectlError(message, "catalogs/departments.toml", "一个名称只能属于一个部门", USAGE)
    return tuple(sorted((*others, changed), key=lambda one: one.code))


def take_out(departments: Sequence[Department], gone: Department) -> tuple[Department, ...]:
    """Return the register without a department; the code and the numbers that it has given stay its own."""
    left = (Department(gone.code, gone.name, last=gone.last, removed="yes"),) if gone.last else ()
    return tuple(sorted((*(one for one in departments if one.code != gone.code), *left), key=lambda one: one.code))


def taken_out(departments: Iterable[Department], name: str) -> Department | None:
    """Return the department of just this name that was taken out, as one that is there again."""
    found = (one for one in departments if one.removed and compare_form(one.name) == compare_form(name))
    return next((replace(one, removed="") for one in found), None)


def lent(departments: Sequence[Department], named: Iterable[str]) -> tuple[Department, ...]:
    """Return the register as an import may know it: what was taken out is back if a list names it, else it only has a code."""
    if not any(one.removed for one in departments):
        return tuple(departments)
    held = {compare_form(name) for one in departments if not one.removed for name in one.names}
    wanted = {compare_form(name) for name in named} - held

    def seen(one: Department) -> Department:
        if not one.removed:
            return one
        return replace(one, removed="") if compare_form(one.name) in wanted else replace(one, name=f"〔{one.code}〕")

    return tuple(map(seen, departments))


def given_back(departments: Iterable[Department], after: Iterable[Department]) -> tuple[Department, ...]:
    """Return the register after an import that was `lent` it; what was taken out and not named is as it was."""
    known = {one.code: one for one in departments}
    return tuple(known[one.code] if one.removed else one for one in after)


def free_code(departments: Iterable[Department], wanted: str) -> str:
    """Return `wanted`, or the first of wanted2, wanted3 … that no department has."""
    taken = {one.code for one in departments}
    numbers = (wanted if number == 1 else f"{wanted}{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbers if code not in taken)
