"""The names that templates and tables may use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pledgectl.formats.records import nearest
from pledgectl.forms.papers import APPLICANT, AUTHORITY, NUMBER, PAPERS, TITLES
from pledgectl.model import Department, Item
from pledgectl.profile import Notice, PledgeForm, Profile
from pledgectl.text import compare_form

# Column names beside the dotted name itself and its flat form, in the order in which they are told.
COLUMNS = {
    "申请人.姓名": ("申请人", "姓名", "名称", "申请人名称", "姓名或名称", "申请人姓名或名称", "姓名(名称)", "申请人姓名(名称)"),
    "申请人.证件类型": ("证件类型", "证件种类", "证件名称"),
    "申请人.证号": (
        "证号",
        "身份证号",
        "身份证号码",
        "公民身份号码",
        "居民身份证号",
        "居民身份证号码",
        "证件号",
        "证件号码",
        "统一社会信用代码",
    ),
    "申请人.联系方式": ("联系方式", "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "申请人电话"),
    "申请人.地址": ("地址", "住址", "住所", "联系地址", "通讯地址", "通信地址", "家庭住址"),
    "申请人.法定代表人": ("法定代表人", "法人代表", "负责人", "法定代表人(负责人)"),
    "申请人.代理人": ("代理人", "代理人姓名", "委托代理人"),
    "申请人.代理人证号": ("代理人证号", "代理人身份证号", "代理人证件号码"),
    "机关.名称": ("行政机关", "机关名称", "行政机关名称"),
    "机关.联系人": ("联系人", "联系人姓名", "机关联系人"),
    "机关.联系方式": ("联系人联系方式", "联系人电话", "机关联系方式", "机关电话"),
    "机关.地址": ("机关地址",),
    "编号.年": ("编号年", "年份"),
    "编号.号": ("编号", "文书编号", "承诺书编号"),
    "日期": ("日期", "承诺日期", "签订日期", "签署日期"),
    "事项.编号": ("事项编号", "证明事项编号"),
}
SERIALS = ("序号", "行号", "原因", "备注")
# No name is longer, nor is what someone typed for one.
_LONGEST = 60
# 申请人（姓名或名称）, but no column to sign in.
_EXPLAINED = re.compile(r"([^()]+)\((?![^()]*[签章印])[^()]+\)")


@dataclass(frozen=True, slots=True)
class Field:
    """模板里的一个名称: the columns of a table that fill it, and the papers that have it."""

    name: str
    columns: tuple[str, ...]
    papers: tuple[str, ...]


def _sample_values() -> dict[str, dict[str, object]]:
    """Return the values of an empty item's papers, for their names."""
    form = PledgeForm(notices=(Notice("名称", "name"),), statements=("承诺",))
    profile = Profile("", "", pledge=form)
    return {TITLES[kind]: values(Item(), None, profile) for kind, values in PAPERS.items()}


def field_table() -> list[Field]:
    """List every dotted name with the columns that fill it and the papers that have it."""
    from pledgectl.forms.render import known_names

    samples = _sample_values()
    names = {title: known_names(values) for title, values in samples.items()}
    flat = {name.replace(".", "") for found in names.values() for name in found if "." in name}
    every = dict.fromkeys(name for found in names.values() for name in found if name not in flat)
    groups = {name for values in samples.values() for name in group_names(values)}
    return [
        Field(name, COLUMNS.get(name, ()), tuple(title for title, found in names.items() if name in found))
        for name in every
        if name not in groups
    ]


def group_names(values: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """Yield the dotted names that only hold others, and print nothing; a list can be gone through."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield prefix + key
        inner = value[0] if isinstance(value, list | tuple) and value else value
        if isinstance(inner, Mapping):
            yield from group_names(inner, f"{prefix}{key}.")


def paper_names() -> tuple[str, ...]:
    """List every dotted and flat name that the papers of an item have."""
    from pledgectl.forms.render import known_names

    return tuple(dict.fromkeys(name for values in _sample_values().values() for name in known_names(values)))


def kind_names(kind: str) -> tuple[str, ...]:
    """List every dotted name that papers of a kind have, whether its built-in template prints it or not."""
    from pledgectl.forms.render import known_names

    return tuple(known_names(_kind_values(kind)))


def kind_groups(kind: str) -> frozenset[str]:
    """Name those among them that only hold others."""
    return frozenset(group_names(_kind_values(kind)))


def _kind_values(kind: str) -> dict[str, object]:
    from pledgectl.forms.kinds import KINDS
    from pledgectl.forms.subject import Subject

    return KINDS[kind].values(Subject(Profile("", ""), (Item(),), Department("", "")))


def _key(name: str) -> str:
    """Fold a column's name: width, case, blanks, trailing stars, colons and （必填） do not matter."""
    folded = re.sub(r"\s", "", compare_form(name))
    return re.sub(r"[*:]+$|^\*+|\((?:必填|选填)\)$", "", folded)


@cache
def column_names() -> dict[str, str]:
    """Map every folded column name to the dotted name that it fills."""
    groups = {"申请人": APPLICANT, "机关": AUTHORITY, "编号": NUMBER}
    plain = {f"{group}{dot}{key}": f"{group}.{key}" for group, keys in groups.items() for key in keys for dot in (".", "")}
    named = {column: name for name, columns in COLUMNS.items() for column in columns}
    return {_key(column): name for column, name in (plain | named).items()}


def match_column(header: str, own: tuple[str, ...]) -> tuple[str, str]:
    """Return the name that a column fills ("" if none, "-" if it is only for people) and the nearest known column name.

    `own` are names that the template has beyond those of the system.
    """
    key, known = _key(header), column_names()
    mine = {_key(name): name for name in own}
    if key in known or key in mine:
        return mine.get(key) or known[key], ""
    if not key or key in SERIALS:
        return "-", ""
    told = _EXPLAINED.fullmatch(key)
    if told and known.get(told[1], "").startswith("申请人."):
        return known[told[1]], ""
    return "", nearest(key, (*known, *mine)) if len(key) <= _LONGEST else ""
