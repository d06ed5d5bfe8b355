"""The Jinja in which templates run: it reaches plain data and loop counters, and nothing else."""

import re
from collections.abc import Generator, Iterator
from functools import cache, lru_cache
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, nodes, pass_context, pass_eval_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.filters import make_attrgetter, sync_do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, Undefined, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from pledgectl.forms.marks import MARKS
from pledgectl.forms.values import to_xml

BUDGET = "_budget"
TURNS = 200_000
PART_LIMIT = 32_000_000  # characters: a list of some ten thousand rows
TEXT_LIMIT = 1_000_000  # characters that one expression may make
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
    "e",
    "escape",
)
FILTERS = (*_PLAIN_FILTERS, "join", "日期")
TESTS = ("defined", "undefined", "none", "string", "number", "even", "odd")
LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length")


class LoopError(Exception):
    """A loop or a join over something that is not a list, or over far too much."""


class _Code(CodeGenerator):
    """Let the sandbox join texts, as it adds them."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concat_texts(")
        self.visit(nodes.Tuple(node.nodes, "load"), frame)
        self.write(")")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Resolve a.b only in plain data and in the loop's counters; make no text beyond the limit."""

    code_generator_class = _Code
    intercepted_binops = frozenset(["+"])

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
            _bounded(len(left) + len(right))
        return super().call_binop(context, operator, left, right)

    def concat_texts(self, texts: tuple[Any, ...]) -> str:
        _bounded(sum(map(_length, texts)))
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


def _bounded(length: int, limit: int = TEXT_LIMIT) -> None:
    if length > limit:
        raise LoopError("内容过长")


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


@pass_eval_context
def _join(context: EvalContext, value: Any, separator: Any = "", attribute: str | int | None = None) -> str:
    if not isinstance(value, list | tuple | Undefined):
        raise LoopError("join 的对象不是列表")
    items = list(value if attribute is None else map(make_attrgetter(context.environment, attribute), value))
    _bounded(sum(map(_length, items)) + _length(separator) * len(items))
    return sync_do_join(context, items, separator)


@pass_context
def _rows(context: Context, value: Any) -> Any:
    if isinstance(value, Undefined):
        return iter(value)
    if not isinstance(value, list | tuple):
        raise LoopError("循环的对象不是列表")
    spent = context.get(BUDGET)
    spent[0] += len(value)
    if spent[0] > TURNS:
        raise LoopError("循环次数过多")
    return value


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
    own = {"join": _join, "日期": _chinese_date, "行": _rows}
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
