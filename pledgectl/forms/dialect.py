"""The tags a template may hold: docxtpl's, less everything that could run code or never end (rendering.md 7).

A tag is read by itself, so that a fault can be told at its place; blocks and their shape are the business of `shape`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes, pass_context
from jinja2.filters import FILTERS as JINJA_FILTERS
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS

from pledgectl.records import nearest
from pledgectl.text import clean_text

BUDGET = "_budget"
TURNS = 200_000
LEVELS = {"p": "段落", "tr": "表格行", "tc": "单元格", "r": "文字"}
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
OPENERS, MIDDLES, CLOSERS = ("if", "for"), ("elif", "else"), ("endif", "endfor")
_HEAD = re.compile(r"(\{\{|\{%|\{#)(p|tr|tc|r)?(?=[\s}%#])")
_FULL_WIDTH = re.compile("[“”‘’，。｜＝（）！％：；｛｝【】［］＂＇]|[０-９Ａ-Ｚａ-ｚ]")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_LEFT_OUT = {
    "set": "变量请由数据给出，不要在模板里计算",
    "cellbg": "请直接在 Word 里设置底色",
    "colspan": "请直接在 Word 里合并单元格",
    "hm": "请直接在 Word 里合并单元格",
    "vm": "请直接在 Word 里合并单元格",
}
_PLAIN = (nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Concat, nodes.Add)
_ALLOWED = (*_PLAIN, nodes.Sub, nodes.Neg, nodes.List, nodes.Tuple, nodes.Slice, nodes.Name)
_WORDS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "函数调用",
    nodes.Mul: "乘法",
    nodes.Pow: "乘方",
    nodes.Mod: "取余",
    nodes.Div: "除法",
    nodes.FloorDiv: "除法",
    nodes.Dict: "字典",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """模板错误: what is wrong and what to do; `kind` picks the rule (see rules.templates)."""

    kind: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tag:
    """标签: `level` is "", "p", "tr", "tc" or "r"; `word` is "value", "comment" or a statement; `reads` are the names it needs.

    Of a loop, `target` is the variable and `over` the dotted name of the list ("" where it is no plain name).
    """

    text: str
    level: str
    word: str
    source: str
    reads: tuple[str, ...] = ()
    target: str = ""
    over: str = ""


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


# Markers from a private area, which no input method gives: static text can then hold braces without harm.
MARKS = tuple(chr(code) for code in range(0xFF000, 0xFF008))


def environment(finalize: Any = None) -> ImmutableSandboxedEnvironment:
    """Build the Jinja environment of the dialect; its delimiters are private characters."""
    block, end, value, close, note, stop = MARKS[:6]
    env = _Sandbox(block, end, value, close, note, stop, autoescape=True, undefined=StrictUndefined, finalize=finalize)
    env.globals.clear()
    own = {"日期": _chinese_date, "行": _rows}
    env.filters = {**{name: JINJA_FILTERS[name] for name in _PLAIN_FILTERS}, **own}
    env.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return env


@cache
def _reader() -> ImmutableSandboxedEnvironment:
    env = environment()
    # Unknown filters and tests are told by this module, with the nearest known one; Jinja would merely raise.
    env.filters = dict(JINJA_FILTERS)
    return env


def read_tag(text: str) -> Tag | Fault:
    """Read one tag as it stands between its braces, both included."""
    head = _HEAD.match(text)
    opener, level = (head[1], head[2] or "") if head else (text[:2], "")
    if opener == "{#":
        return Tag(text, level, "comment", "")
    body = re.sub(r"[\s\xa0\u3000]+", " ", text[2 + len(level) : -2]).strip()
    if body.startswith(("-", "+")) or body.endswith(("-", "+")):
        return _syntax(text, "不支持在括号旁写减号或加号（去空白）", "请删去紧挨括号的减号或加号")
    if opener == "{{" and level:
        return _syntax(text, f"不支持 {{{{{level} …}}}}（富文本、子文档）", "请改用普通的 {{ 名称 }}")
    match = _FULL_WIDTH.search(_STRINGS.sub('""', body))
    if match:
        return _syntax(text, f"标签里有全角符号“{match[0]}”", "请改成半角（英文）符号；引号请用直引号")
    if not body:
        return _syntax(text, "标签是空的", "请在括号里写上名称，如 {{ 申请人.姓名 }}")
    return _value(text, body) if opener == "{{" else _statement(text, level, body)


def _syntax(text: str, fault: str, hint: str) -> Fault:
    return Fault("syntax", f"{shown(text)} {fault}", hint)


def shown(text: str) -> str:
    """Shorten and clean a tag for a message."""
    text = clean_text(text).replace("\n", " ")
    return text if len(text) <= 40 else text[:38] + "…"


def _value(text: str, body: str) -> Tag | Fault:
    expression = _expression(text, body)
    return expression if isinstance(expression, Fault) else Tag(text, "", "value", body, _reads(expression))


def _statement(text: str, level: str, body: str) -> Tag | Fault:
    word, _, rest = body.partition(" ")
    rest = rest.strip()
    if word in LEVELS and rest:
        return _syntax(text, f"{{% 与 {word} 之间多了空格", f"请写成 {{%{word} {rest} %}}")
    if word in ("else", *CLOSERS):
        return _syntax(text, f"{word} 后面多了内容", f"请写成 {{%{level} {word} %}}") if rest else Tag(text, level, word, word)
    if word in ("if", "elif"):
        expression = _expression(text, rest)
        return expression if isinstance(expression, Fault) else Tag(text, level, word, body, _reads(expression))
    if word == "for":
        return _loop(text, level, rest)
    known = (*OPENERS, *MIDDLES, *CLOSERS)
    near = nearest(word, known)
    hint = _LEFT_OUT.get(word) or (f"是否应为 {near}？" if near else f"可用的语句只有 {'、'.join(known)}")
    return Fault("refused", f"{shown(text)} 不支持语句“{shown(word)}”", hint)


def _loop(text: str, level: str, rest: str) -> Tag | Fault:
    match = re.fullmatch(r"(\w+) in (.+)", rest)
    if not match or not match[1].isidentifier() or match[1].startswith("_") or match[1] == "loop":
        return _syntax(text, "循环写得不对", "请写成 {%p for 项 in 告知 %}，循环变量只能是一个名称")
    expression = _expression(text, match[2])
    if isinstance(expression, Fault):
        return expression
    over = _path(expression) or ""
    return Tag(text, level, "for", f"for {match[1]} in ({match[2]})|行", _reads(expression), match[1], over)


def _expression(text: str, source: str) -> nodes.Node | Fault:
    _, _, value, close, *_ = MARKS
    try:
        tree = _reader().parse(f"{value} {source} {close}")
    except TemplateSyntaxError as error:
        return _syntax(text, "写法有误", _syntax_hint(source, error.message or ""))
    except RecursionError:
        return _syntax(text, "写得过于复杂", "请简化这个标签")
    output = tree.body[0]
    if len(tree.body) != 1 or not isinstance(output, nodes.Output) or len(output.nodes) != 1 or MARKS[0] in source:
        return _syntax(text, "写法有误", _syntax_hint(source, ""))
    fault = next(_forbidden(output.nodes[0]), None)
    return Fault("refused", f"{shown(text)} {fault[0]}", fault[1]) if fault else output.nodes[0]


def _syntax_hint(source: str, message: str) -> str:
    if source.count("'") % 2 or source.count('"') % 2:
        return "引号没有成对，请补上"
    if source.count("(") != source.count(")"):
        return "圆括号没有成对，请补上"
    if "=" in message or re.search(r"[^=!<>]=[^=]", source):
        return "比较是否相等要写两个等号 =="
    return "名称里不能有空格和标点；正确的写法如 {{ 申请人.姓名 }}、{% if 申请人.代理人 %}"


def _forbidden(node: nodes.Node) -> Iterator[tuple[str, str]]:
    """Yield what the allow-list does not know, with a remedy."""
    found = _fault_of(node)
    if found:
        yield found
    for child in node.iter_child_nodes():
        yield from _forbidden(child)


def _fault_of(node: nodes.Node) -> tuple[str, str] | None:
    if isinstance(node, nodes.Filter):
        return _unlisted("过滤器", node.name, FILTERS)
    if isinstance(node, nodes.Test):
        return _unlisted("判断", node.name, TESTS)
    if isinstance(node, nodes.Getattr | nodes.Getitem):
        return _fault_of_item(node)
    if isinstance(node, nodes.Name):
        private = node.name.startswith("_") or node.name == "self" or not node.name.isidentifier()
        return (f"不能使用名称“{shown(node.name)}”", "请使用 form templates --fields 列出的名称") if private else None
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and len(node.value) > 1000:
        return ("文字过长", "请把长文字直接写在模板里")
    if isinstance(node, (*_ALLOWED, nodes.Keyword)):
        return None
    word = _WORDS.get(type(node), "这种写法")
    return (f"不允许{word}", "模板里只能取用数据、判断、循环，请删去或换一种写法")


def _fault_of_item(node: nodes.Getattr | nodes.Getitem) -> tuple[str, str] | None:
    if isinstance(node, nodes.Getattr):
        name: object = node.attr
    elif isinstance(node.arg, nodes.Const):
        name = node.arg.value
    else:
        return None if isinstance(node.arg, nodes.Slice) else ("方括号里只能是数字或文字", "请写出固定的序号或名称")
    if isinstance(name, str) and (name.startswith("_") or not name.isidentifier()):
        return (f"不能使用名称“{shown(name)}”", "请使用 form templates --fields 列出的名称")
    return None


def _unlisted(kind: str, name: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    if name in known:
        return None
    near = nearest(name, known)
    return (f"没有“{shown(name)}”这个{kind}", f"是否应为 {near}？" if near else f"可用的{kind}：{'、'.join(known)}")


def _reads(node: nodes.Node) -> tuple[str, ...]:
    """List the dotted names that an expression reads."""
    path = _path(node)
    if path is not None:
        return (path,)
    return tuple(dict.fromkeys(name for child in node.iter_child_nodes() for name in _reads(child)))


def _path(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        base = _path(node.node)
        return base and f"{base}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        base = _path(node.node)
        return base and (f"{base}.{node.arg.value}" if isinstance(node.arg.value, str) else base)
    return None
