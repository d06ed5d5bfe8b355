"""Change single items of a draft: set a field by its name, record a legality review, find what a clerk names; pure."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from pledgectl.errors import USAGE, PledgectlError, refusal
from pledgectl.formats.records import nearest, unknown_word
from pledgectl.model import TRAITS, Catalog, Department, Item, Review, Risk, catalog_of
from pledgectl.text import CELL_LIMIT, clean_text, compare_form, first_few

if TYPE_CHECKING:
    from pledgectl.profile import Profile

_YES_NO = ("verification.exempt", "publicity.public")
_ANSWERS = {"是": "yes", "否": "no", "有": "yes", "无": "no", "yes": "yes", "no": "no", "": ""}
# Among how many ids the nearest is looked for; more take longer than a clerk waits for a hint.
_LIKELY = 5000
# 县教育局 is half of 县公安局, and quite another department.
_ALIKE, _NAMED_ALIKE, _SHOWN = 0.8, 0.6, 8
_FIXED = {"id": "编号给定后不再改变", "department": "事项不能改换部门", "review": "审查意见用 pledgectl catalog review 记录"}


def field_names() -> tuple[str, ...]:
    """List the fields that can be set, nested ones dotted."""
    names: list[str] = []
    for entry in fields(Item):
        default = getattr(Item(), entry.name)
        if is_dataclass(default):
            names.extend(f"{entry.name}.{inner.name}" for inner in fields(default))
        else:
            names.append(entry.name)
    return tuple(name for name in names if name.split(".")[0] not in _FIXED)


def parse_settings(texts: Iterable[str]) -> dict[str, str]:
    """Take FIELD=VALUE apart; PledgectlError (2) names an unknown field and the nearest one there is."""
    found: dict[str, str] = {}
    for text in texts:
        name, equals, value = (text if "=" in text else text.replace("＝", "=", 1)).partition("=")
        typed, name = name.strip(), _field_named(name.strip())
        if not equals:
            raise PledgectlError(f"“{text[:40]}”里没有等号", "--set", "请写成 字段=内容，如 --set issuer=县公安局", USAGE)
        if name.split(".")[0] in _FIXED:
            raise PledgectlError(f"字段 {name} 不能用 edit 修改", "--set", _FIXED[name.split(".")[0]], USAGE)
        if name not in field_names():
            raise PledgectlError(f"没有“{clean_text(typed)[:40]}”这个字段", "--set", _field_hint(typed), USAGE)
        found[name] = _settable(name, clean_text(value))
    return found


def _settable(name: str, text: str) -> str:
    """Return what a field is to hold; PledgectlError (2) for an item without a name and for more than a cell holds."""
    if name == "name" and not text:
        raise PledgectlError("证明名称不能是空的", "--set", "要取消这一项的，请用 pledgectl catalog remove", USAGE)
    if len(text) > CELL_LIMIT:
        raise PledgectlError(f"{name} 超过 {CELL_LIMIT} 个字符，一格写不下", "--set", "请写得简短些", USAGE)
    return text


def _field_hint(name: str) -> str:
    """Name the fields below a group, the nearest field, or where the names stand."""
    if inner := [one for one in field_names() if one.startswith(f"{name}.")]:
        return f"请写到下一级：{'、'.join(inner)}"
    near = nearest(name, field_names())
    return f"是否应为 {near}？" if near else "照清单的列名写，如 开具单位；英文名见 pledgectl catalog show 编号 --format json"


def _field_named(name: str) -> str:
    """Return the field that a Chinese column name means (开具单位 is issuer), else the name as it is."""
    from pledgectl.catalog.intake.columns import meaning

    return name if name.isascii() else meaning((name,)).field or name


def set_fields(item: Item, settings: Mapping[str, str]) -> Item:
    """Return the item with these fields set; an empty value empties the field."""
    for name, text in settings.items():
        outer, _, inner = name.partition(".")
        value = _value(name, text)
        item = replace(item, **{outer: replace(getattr(item, outer), **{inner: value}) if inner else value})
    return item


def _value(name: str, text: str) -> Any:
    if name == "bases":
        from pledgectl.citation import parse_bases

        return parse_bases(text)
    if name == "traits":
        return tuple(_trait(part) for part in _parts(text))
    if name == "risks":
        return tuple(Risk(*(part.strip() for part in line.split("|", 2))) for line in _parts(text, "；\n"))
    if name in _YES_NO:
        return _answer(name, text)
    outer, _, inner = name.partition(".")
    default = getattr(getattr(Item(), outer), inner) if inner else getattr(Item(), outer)
    return _parts(text, "；;\n" if inner else "、，,；;\n") if isinstance(default, tuple) else text


def _parts(text: str, separators: str = "、，,；;\n") -> tuple[str, ...]:
    for mark in separators:
        text = text.replace(mark, "\n")
    return tuple(part.strip() for part in text.split("\n") if part.strip())


def _trait(text: str) -> str:
    names = {name: trait for trait, name in TRAITS.items()} | {trait: trait for trait in TRAITS}
    if text not in names:
        error = unknown_word(text, tuple(names), "--set traits", "事项特征")
        error.code = USAGE
        raise error
    return names[text]


def _answer(name: str, text: str) -> str:
    if text.lower() not in _ANSWERS:
        raise PledgectlError(f"{name} 只能写“是”或“否”", "--set", f"请写成 --set {name}=是", USAGE)
    return _ANSWERS[text.lower()]


def change_items(catalog: Catalog, ids: Sequence[str], change: Callable[[Item], Item | None]) -> Catalog:
    """Return the catalog with `change` put to the items `ids`; None takes an item out."""
    wanted = {item.id for item in pick_items(catalog, ids)}
    changed = [change(item) if item.id in wanted else item for item in catalog]
    return catalog_of(catalog.version, [item for item in changed if item is not None])


def put_back(catalog: Catalog, items: Iterable[Item]) -> Catalog:
    """Return the catalog with these items in the place of those of their ids, or added."""
    return catalog_of(catalog.version, (catalog.by_id() | {item.id: item for item in items}).values())


def numbered(departments: Iterable[Department], items: Iterable[Item]) -> tuple[Department, ...]:
    """Return the register whose `last` covers the ids of `items`, some of which may have been written by hand."""
    last: dict[str, int] = {}
    for item in items:
        code, _, number = item.id.rpartition("-")
        last[code] = max(last.get(code, 0), int(number) if number.isdecimal() else 0)
    return tuple(replace(one, last=max(one.last, last.get(one.code, 0))) for one in departments)


def _where(catalog: Catalog) -> str:
    return "工作稿" if catalog.version == "draft" else f"版本 {catalog.version}"


def pick_items(catalog: Catalog, ids: Sequence[str]) -> list[Item]:
    """Return the items `ids` in their order, each once; PledgectlError names an id that does not exist and the nearest."""
    known = catalog.by_id()
    for wanted in ids:
        if wanted not in known:
            raise PledgectlError(f"没有“{clean_text(wanted)[:40]}”这个事项编号", _where(catalog), _id_hint(catalog, wanted))
    return [known[wanted] for wanted in dict.fromkeys(ids)]


def _id_hint(catalog: Catalog, wanted: str) -> str:
    """Name the nearest id with the name of its item, or the ids of its department: another number is another item."""
    known = catalog.by_id()
    if not known:
        return "目录里还没有事项，请先用 pledgectl catalog import 导入"
    code, _, number = wanted.rpartition("-")
    own = [one for one in known if one.startswith(f"{code}-")] if number.isdecimal() else []
    padded = f"{code}-{number[-9:].lstrip('0').zfill(3)}"
    near = padded if padded in known else nearest(wanted, tuple(known)[:_LIKELY], _ALIKE)
    if near:
        return f"是否应为 {near}（{known[near].name}）？"
    held = f"{known[own[0]].department}的编号是 {first_few(own, _SHOWN, '项')}；" if own else ""
    return f"{held}用 pledgectl catalog show 查看编号" + ("" if catalog.version == "draft" else "，或者加 --version draft")


def pick_department(departments: Iterable[Department], text: str) -> Department:
    """Find a department by code, any of its names, or the one name that only adds the place (某市教育局 for 市教育局).

    PledgectlError names the nearest.
    """
    held = list(departments)
    for entry in held:
        if compare_form(text) in {compare_form(name) for name in (entry.code, *entry.names)}:
            return entry
    if len(same := _same_offices(held, text)) == 1:
        return same[0]
    if not held:
        raise PledgectlError("部门名录还是空的", "catalogs/departments.toml", "请先用 pledgectl catalog import 导入部门的清单")
    names = tuple(entry.name for entry in held)
    near = nearest(text, names, _NAMED_ALIKE)
    hint = f"是否应为 {near}？" if near else f"名录里有：{first_few(names, _SHOWN, '个')}"
    raise PledgectlError(f"没有“{clean_text(text)[:60]}”这个部门", "catalogs/departments.toml", hint)


def _same_offices(held: Iterable[Department], text: str) -> list[Department]:
    from pledgectl.catalog.intake.register import same_office

    return [entry for entry in held if same_office(text, entry.name)]


def check_role(role: str, profile: "Profile") -> None:
    """Refuse (4) a reviewer whose role the profile does not name."""
    roles = profile.review.roles
    if roles and compare_form(role) not in {compare_form(name) for name in roles}:
        hint = f"可以审查的：{'、'.join(roles)}"
        raise refusal(f"{profile.name}方案不允许由“{role}”作合法性审查", "--role", hint)


def record_review(item: Item, review: Review, reason: str | None) -> Item:
    """Return the item with the review and the `reason` against exclusion: "" takes back an older one, None keeps it."""
    return replace(item, review=replace(review, exclusion=item.review.exclusion if reason is None else reason))


def search(items: Iterable[Item], text: str) -> list[Item]:
    """Return the items in which every word of `text` occurs: id, name, purpose, units or bases."""
    words = [compare_form(word) for word in text.split()]
    return [item for item in items if all(word in _haystack(item) for word in words)]


def _haystack(item: Item) -> str:
    documents = [part for basis in item.bases for part in (basis.document, basis.number)]
    own = (item.id, item.code, item.department, item.name, item.purpose, item.matter, item.requester, item.issuer)
    return compare_form("\n".join([*own, *documents]))
