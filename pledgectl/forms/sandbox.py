"""The Jinja in which templates run: it reaches plain data and loop counters, and nothing else."""

import re
from collections.abc import Generator, Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import do_replace, make_attrgetter, sync_do_join
from jinja2.runtime import Context, LoopContext, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from pledgectl.forms.marks import MARKS
from pledgectl.forms.values import to_xml

BUDGET, ROWS = "_budget", "行"
# Steps of working out the tags inside loops: some for every paper, and more for what its data holds.
STEPS, STEPS_EACH = 20_000, 20
PART_LIMIT = 32_000_000  # characters: a list of some ten thousand rows
TEXT_LIMIT = 200_000  # characters that one expression may make
_HOLDING = (dict, list, tuple)
_PER_STEP = 100  # characters copied in the time of a step
_PLAIN_FILTERS = (
    "default",
    "d",
    "length",
    "count",
    "upper",
    "lower",
    "trim",
    "first",
    "last",
    "int",
    "string",
    "float",
    "e",
    "escape",
)
_COPYING = ("upper", "lower", "trim", "string", "e", "escape")
FILTERS = (*_PLAIN_FILTERS, "round", "format", "replace", "join", "日期")
TESTS = ("defined", "undefined", "none", "string", "number", "even", "odd")
LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length")


class LoopError(Exception):
    """A loop or a join over something that is not a list, or over far too much."""


class _Code(CodeGenerator):
    """Let the sandbox join texts, as it adds them."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concat_texts(context, ")
        self.visit(nodes.Tuple(node.nodes, "load"), frame)
        self.write(")")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Resolve a.b only in plain data and in the loop's counters; make no text beyond the limit."""

    code_generator_class = _Code
    intercepted_binops = frozenset(["+"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
            _spend(context, len(left) + len(right))
        return super().call_binop(context, operator, left, right)

    def concat_texts(self, context: Context, texts: tuple[Any, ...]) -> str:
        _spend(context, sum(map(_length, texts)))
        return markup_join(texts)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict):
            return self.getattr(obj, argument)
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                pass
        return self.undefined(obj=obj, name=argument)


def _spend(context: Context, length: int) -> None:
    """Refuse to make a text beyond the limit, and take its cost from what the paper has to spend."""
    if length > TEXT_LIMIT:
        raise LoopError("内容过长")
    _take(context, length // _PER_STEP)


def _take(context: Context, steps: int) -> None:
    spent = context.get(BUDGET)
    spent[0] += steps
    if spent[0] > spent[1]:
        # Counted when it matters: few papers come this far.
        spent[1] = STEPS + STEPS_EACH * _size(context.parent.values())
        if spent[0] > spent[1]:
            raise LoopError("循环次数过多")


def _size(values: Iterable[Any]) -> int:
    """Count the plain values that data holds."""
    return sum(_size(one.values() if isinstance(one, dict) else one) if isinstance(one, _HOLDING) else 1 for one in values)


def _length(value: Any) -> int:
    return len(value if isinstance(value, str) else str(value))


def bounded(pieces: Iterator[str]) -> list[str]:
    """List what a template yields; LoopError, raised at the tag that went too far, beyond PART_LIMIT characters."""
    kept: list[str] = []
    keep, room = kept.append, PART_LIMIT
    for piece in pieces:
        room -= len(piece)
        if room < 0:
            _stop(pieces)
        keep(piece)
    return kept


def _stop(pieces: Iterator[str]) -> NoReturn:
    fault = LoopError("内容过长")
    if isinstance(pieces, Generator):
        pieces.throw(fault)
    raise fault


@pass_context
def _join(context: Context, value: Any, separator: Any = "", attribute: str | int | None = None) -> str:
    if not isinstance(value, list | tuple | Undefined):
        raise LoopError("join 的对象不是列表")
    items = list(value if attribute is None else map(make_attrgetter(context.environment, attribute), value))
    _spend(context, sum(map(_length, items)) + _length(separator) * len(items))
    return sync_do_join(context.eval_ctx, items, separator)


@pass_context
def _rows(context: Context, value: Any, cost: int = 1) -> Any:
    """Pass on the rows of a loop, once what its turns cost is paid: `cost` is that of the tags inside."""
    if isinstance(value, Undefined):
        return iter(value)
    if not isinstance(value, list | tuple):
        raise LoopError("循环的对象不是列表")
    _take(context, len(value) * cost)
    return value


def _paid(name: str) -> Any:
    """Let a filter that copies a text pay for it."""
    plain: Any = JINJA_FILTERS[name]

    @pass_context
    def filtered(context: Context, value: Any, *more: Any, **named: Any) -> Any:
        _spend(context, _length(value))
        return plain(value, *more, **named)

    return filtered


@pass_context
def _format(context: Context, pattern: Any, *values: Any) -> str:
    """Write values by a pattern, whose widths the allow-list has looked at."""
    _spend(context, len(pattern) + sum(map(_length, values)))
    return str(pattern) % values


def _round(value: Any, places: int = 0) -> Any:
    return round(value, places)


@pass_context
def _replace(context: Context, value: Any, old: str, new: str) -> str:
    text = value if isinstance(value, str) else str(value)
    _spend(context, len(text) + text.count(old) * len(new))
    return do_replace(context.eval_ctx, text, old, new)


def _chinese_date(value: Any) -> Any:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", value) if isinstance(value, str) else None
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else value


def environment(finalize: Any = None) -> ImmutableSandboxedEnvironment:
    """Build the Jinja environment of the dialect; its delimiters are private characters."""
    block, end, value, close, note, stop = MARKS[:6]
    env = _Sandbox(
        block,
        end,
        value,
        close,
        note,
        stop,
        autoescape=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        finalize=finalize,
    )
    env.globals.clear()
    own = {"join": _join, "日期": _chinese_date, ROWS: _rows, "format": _format, "round": _round, "replace": _replace}
    own |= {name: _paid(name) for name in _COPYING}
    env.filters = {**{name: JINJA_FILTERS[name] for name in _PLAIN_FILTERS}, **own}
    env.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return env


@lru_cache(maxsize=64)
def program_of(source: str) -> Template:
    """Compile the text of a part, when it is first rendered; what is only checked, or filled in beforehand, never is."""
    return _renderer().from_string(source)


@cache
def _renderer() -> ImmutableSandboxedEnvironment:
    return environment(to_xml)


@cache
def reader() -> ImmutableSandboxedEnvironment:
    env = environment()
    # Unknown filters and tests are told by this module, with the nearest known one; Jinja would merely raise.
    env.filters = dict(JINJA_FILTERS)
    return env
