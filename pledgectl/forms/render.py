"""Render a compiled template with one set of values into the bytes of a DOCX, the same bytes for the same values."""

import re
import struct
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, NoReturn

from jinja2 import UndefinedError

from pledgectl.errors import PledgectlError
from pledgectl.formats.records import nearest
from pledgectl.forms.allowed import shown
from pledgectl.forms.compile import Living, Template
from pledgectl.forms.packing import deflate_pieces, zip_entries
from pledgectl.forms.sandbox import BUDGET, STEPS, LoopError, bounded, program_of
from pledgectl.forms.values import ValueFault

_END = struct.Struct("<4s4H2LH")
# Each begins with the letters that it looks for: one that looks back at every place takes a hundred times as long.
_EMPTY_CELL = re.compile(r"(<w:tc>|</w:tcPr>|<w:tcPr/>|</w:tbl>)\s*+(?=</w:tc>)")
_EMPTY_ROW = re.compile(r"<w:tr(?: [^>]*)?>\s*+(?:<w:trPr>(?:(?!</w:trPr>).)*+</w:trPr>|<w:trPr/>)?+\s*+</w:tr>", re.DOTALL)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:[^<]++|<(?!w:tr[ >]|/w:tbl>))*+</w:tbl>")
_EMPTY_STORY = re.compile(r"(<w:(hdr|ftr|txbxContent|footnote|endnote)(?: [^>]*)?>)\s*(</w:\2>)")


def render(template: Template, values: Mapping[str, Any]) -> bytes:
    """Fill `template` with `values` (nested dicts and lists of text); PledgectlError tells the place of a missing name."""
    return whole(template, render_parts(template, values))


def whole(template: Template, parts: Mapping[str, Sequence[str]]) -> bytes:
    """Pack rendered parts with those that never change."""
    bodies = {living.name: deflate_pieces(parts[living.name], living.constants) for living in template.living}
    entries, directory = zip_entries(bodies, len(template.static))
    start = len(template.static) + len(entries)
    size, count = len(template.directory) + len(directory), template.entries + len(bodies)
    end = _END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, 0)
    return b"".join((template.static, entries, template.directory, directory, end))


def render_parts(template: Template, values: Mapping[str, Any]) -> dict[str, list[str]]:
    """Fill the parts that vary, in pieces, by their names in the package; PledgectlError as in `render`."""
    return {living.name: _render_part(template, living, values) for living in template.living}


def _render_part(template: Template, living: Living, values: Mapping[str, Any]) -> list[str]:
    program = program_of(living.source)
    context = program.new_context({**values, BUDGET: [0, STEPS]}, shared=True)
    try:
        pieces = bounded(program.root_render_func(context))
    except (UndefinedError, ValueFault, LoopError, TypeError, ValueError) as error:
        _explain(template, living, values, error)
    return [_without_gaps("".join(pieces))] if living.sparse else pieces


def _without_gaps(text: str) -> str:
    """Give a paragraph to cells that came out empty and drop empty rows, as Word demands."""
    text = _EMPTY_TABLE.sub("<w:p/>", _EMPTY_ROW.sub("", text))
    return _EMPTY_CELL.sub(r"\1<w:p/>", _EMPTY_STORY.sub(r"\1<w:p/>\3", text))


def _explain(template: Template, living: Living, values: Mapping[str, Any], error: Exception) -> NoReturn:
    index = living.lines.get(_line(living, error.__traceback__), -1)
    tag, place = living.tags[index]
    where = f"{template.where} {place}"
    if isinstance(error, UndefinedError):
        missing = next((name for name in tag.reads if not _present(name, values)), tag.reads[0] if tag.reads else "")
        near = nearest(missing, tuple(known_names(values)))
        hint = f"是否应为 {near}？" if near else "可用 form templates --fields 查看全部名称"
        raise PledgectlError(f"{shown(tag.text)} 中的“{missing}”在数据里没有", where, hint) from error
    if isinstance(error, ValueFault | LoopError):
        hint = "列表请用 {%p for 项 in … %} 逐项打印；循环只能用于列表"
        if str(error) == "内容过长":
            hint = "请检查循环和拼接是否多写了，或者把数据分成几份"
        raise PledgectlError(f"{shown(tag.text)} {error}", where, hint) from error
    hint = "请检查比较、加减的两边是否都是文字或都是数字；表格里的数字是文字，先写成 {{ 名称|int }} 或 {{ 名称|float }}"
    raise PledgectlError(f"{shown(tag.text)} 与数据的类型不合", where, hint) from error


def _line(living: Living, trace: TracebackType | None) -> int:
    """Return the line of the Jinja source at which the render stopped."""
    found, program = 0, program_of(living.source)
    while trace is not None:
        if trace.tb_frame.f_globals is program.root_render_func.__globals__:
            found = program.get_corresponding_lineno(trace.tb_lineno)
        trace = trace.tb_next
    return found


def _present(name: str, values: Mapping[str, Any]) -> bool:
    here: Any = values
    for word in name.split("."):
        if not isinstance(here, Mapping) or word not in here:
            return False
        here = here[word]
    return True


def known_names(values: Mapping[str, Any], prefix: str = "") -> list[str]:
    """List the dotted names that a set of values holds; the fields of a list's entries are told under the list's name."""
    names: list[str] = []
    for key, value in values.items():
        names.append(prefix + key)
        inner = value[0] if isinstance(value, list | tuple) and value else value
        if isinstance(inner, Mapping):
            names += known_names(inner, f"{prefix}{key}.")
    return names
