"""The Jinja in which templates run: it reaches plain data and loop counters, and nothing else."""

import re
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from pledgectl.forms.marks import MARKS

BUDGET = "_budget"
TURNS = 200_000
_PLAIN_FILTERS = (
    "default",
    "d",
    "join",
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
FILTERS = (*_PLAIN_FILTERS, "日期")
TESTS = ("defined", "undefined", "none", "string", "number", "even", "odd")
LOOP = ("index", "index0", "revindex", "revindex0", "first", "last", "length")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Resolve a.b only in plain data and in the loop's counters."""

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


class LoopError(Exception):
    """A loop that runs over something that is not a list, or over far too much."""


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
    own = {"日期": _chinese_date, "行": _rows}
    env.filters = {**{name: JINJA_FILTERS[name] for name in _PLAIN_FILTERS}, **own}
    env.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return env


@cache
def reader() -> ImmutableSandboxedEnvironment:
    env = environment()
    # Unknown filters and tests are told by this module, with the nearest known one; Jinja would merely raise.
    env.filters = dict(JINJA_FILTERS)
    return env
