"""A filled form checks itself: numbers, what may not be blank, and that every value that went in came out."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pledgectl.errors import PledgectlError
from pledgectl.forms.allowed import shown
from pledgectl.forms.compile import Template, full_name
from pledgectl.forms.dialect import CLOSERS, OPENERS, Tag
from pledgectl.forms.fill import Columns, date_fault
from pledgectl.forms.numbers import is_sample, number_doubt, number_fault, phone_doubt
from pledgectl.forms.places import Place
from pledgectl.forms.values import to_xml

EVERY = 100
LONG = 200
# What a form cannot do without where its table has the column.
NEEDED = {"申请人.证号": "证号"}
_NUMBERS = {"申请人.证号": "申请人.证件类型", "申请人.代理人证号": ""}
_ODD = re.compile(r"[^\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\w .,:()\-/·]|^[=+@-]|[\U00010000-\U0010ffff]")
_PARAGRAPH = re.compile(r"</w:p>|<w:br/>")
_TAG = re.compile(r"<[^>]*>")


def require_columns(columns: Columns, own: Sequence[str], template: Template, where: str) -> None:
    """Raise PledgectlError for names of the template's own without a column: a slip is the template's fault."""
    from difflib import get_close_matches

    from pledgectl.forms.names import paper_names
    from pledgectl.rules.templates import MISSPELT

    missing = [name for name in own if name not in columns.names]
    for name, tag, place in _placed_names(template) if missing else ():
        near = get_close_matches(name, paper_names(), 1, MISSPELT) if name in missing else []
        if near:
            hint = f"是否应为 {near[0]}？请改好模板，用 form check 检查；就是要用这个名称的，请在表格里加上这一列"
            raise PledgectlError(f"{shown(tag.text)} 中的“{name}”没有这个名称", f"{template.where} {place}", hint)
    if missing:
        hint = "请在表格里加上这一列（列名与模板里的名称相同）"
        raise PledgectlError(f"表格里没有模板要用的列：{'、'.join(missing)}", where, hint)


def _placed_names(template: Template) -> Iterator[tuple[str, Tag, Place]]:
    for living in template.living:
        scopes: list[Tag] = []
        for tag, place in living.tags:
            yield from ((full_name(read, scopes), tag, place) for read in tag.reads)
            if tag.word == "for":
                scopes.append(tag)
            elif tag.word == "endfor" and scopes:
                scopes.pop()


def row_faults(given: Mapping[str, str], printed: Sequence[str]) -> list[str]:
    """Say why a row cannot be used: a blank in a column that the form needs, a number that cannot be right, no date."""
    why = [
        f"没有写{label}" for name, label in NEEDED.items() if name in given and not given[name] and _prints(name, printed)
    ]
    for name, kind in _NUMBERS.items():
        fault = number_fault(given.get(kind, ""), given.get(name, ""))
        why += [fault if kind else f"代理人：{fault}"] if fault else []
    fault = date_fault(given.get("日期", ""))
    return [*why, fault] if fault else why


def row_doubts(given: Mapping[str, str]) -> list[str]:
    """Say what a person should look at again, though the form is made."""
    doubts = ["证号属于示例号段 999999，不是真实号码"] if any(is_sample(given.get(name, "")) for name in _NUMBERS) else []
    phone = given.get("申请人.联系方式", "")
    further = number_doubt(given.get("申请人.证件类型", ""), given.get("申请人.证号", "")), phone and phone_doubt(phone)
    return doubts + [text for text in further if text]


def _prints(name: str, printed: Sequence[str]) -> bool:
    return name in printed or name.replace(".", "") in printed


def is_unusual(given: Mapping[str, str]) -> bool:
    """Tell whether a row holds anything but common characters of common length."""
    return any(len(text) > LONG or _ODD.search(text) for text in given.values())


def always_printed(template: Template) -> tuple[str, ...]:
    """List the names that a template prints whatever the data: plain values outside every condition and loop."""
    names = []
    for living in template.living:
        depth = 0
        for tag, _ in living.tags:
            depth += (tag.word in OPENERS) - (tag.word in CLOSERS)
            if tag.word == "value" and depth == 0 and tag.reads == (tag.source,):
                names.append(tag.source)
    return tuple(dict.fromkeys(names))


def lost_names(names: Iterable[str], values: Mapping[str, Any], parts: Iterable[str]) -> list[str]:
    """List the names whose value does not stand in the text of the rendered XML `parts`."""
    told = "\n".join(_text(part) for part in parts)
    return [name for name in names if (wanted := _text(str(to_xml(_value(values, name))))) and wanted not in told]


def _text(xml: str) -> str:
    return html.unescape(_TAG.sub("", _PARAGRAPH.sub("\n", xml.replace("<w:tab/>", "\t"))))


def _value(values: Any, name: str) -> Any:
    for word in name.split("."):
        values = values.get(word, "") if isinstance(values, Mapping) else ""
    return values if isinstance(values, str | int | float) else ""
