"""The tags a template may hold: docxtpl's, less everything that could run code or never end (rendering.md 7).

A tag is read by itself, so that a fault can be told at its place; blocks and their shape are the business of `shape`.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from jinja2 import TemplateSyntaxError, nodes

from pledgectl.formats.records import nearest
from pledgectl.forms.allowed import forbidden, shown
from pledgectl.forms.marks import MARKS
from pledgectl.forms.sandbox import ROWS, reader

# Python takes no more than 200 brackets in one another, and each step of an expression writes up to three.
MAX_LENGTH, MAX_DEEP = 500, 40
LEVELS = {"p": "段落", "tr": "表格行", "tc": "单元格", "r": "文字"}
OPENERS, MIDDLES, CLOSERS = ("if", "for"), ("elif", "else"), ("endif", "endfor")
_HEAD = re.compile(r"(\{\{|\{%|\{#)(p|tr|tc|r)?(?=[\s}%#])")
_FULL_WIDTH = re.compile("[“”‘’，。｜＝（）！％：；｛｝【】［］＂＇]|[０-９Ａ-Ｚａ-ｚ]")
_STRINGS = re.compile(r"\"[^\"]*\"|'[^']*'")
_BENT = "“”‘’"
_STRAIGHT = str.maketrans(_BENT, "\"\"''")
_LEFT_OUT = {
    "cellbg": "请直接在 Word 里设置底色",
    "colspan": "请直接在 Word 里合并单元格",
    "hm": "请直接在 Word 里合并单元格",
    "vm": "请直接在 Word 里合并单元格",
}
# What those write who take the tags for Chinese.
_MEANT = {"如果": "if", "若": "if", "循环": "for", "否则": "else", "结束": "endif、endfor", "否则如果": "elif"}


@dataclass(frozen=True, slots=True)
class Fault:
    """模板错误: what is wrong and what to do; `kind` picks the rule (see rules.templates)."""

    kind: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Tag:
    """标签: `level` is "", "p", "tr", "tc" or "r"; `word` is "value", "comment" or a statement; `reads` are the names it needs.

    Of a loop, `target` is the variable and `over` the dotted name of the list ("" where it is no plain name). `cost` counts
    the steps that it takes to work out.
    """

    text: str
    level: str
    word: str
    source: str
    reads: tuple[str, ...] = ()
    target: str = ""
    over: str = ""
    cost: int = 1


def read_tag(text: str) -> Tag | Fault:
    """Read one tag as it stands between its braces, both included."""
    head = _HEAD.match(text)
    opener, level = (head[1], head[2] or "") if head else (text[:2], "")
    if len(text) > MAX_LENGTH:
        return _syntax(text, "标签过长", f"一个标签最多 {MAX_LENGTH} 个字，请检查是否少了右括号")
    if opener == "{#":
        return Tag(text, level, "comment", "")
    body = _straight(re.sub(r"[\s\xa0\u3000]+", " ", text[2 + len(level) : -2]).strip())
    if body.startswith(("-", "+")) or body.endswith(("-", "+")):
        hint = "请删去紧挨括号的减号或加号；要与上一段连成一段的，把这一段的文字移到上一段末尾"
        return _syntax(text, "不支持在括号旁写减号或加号（去空白、并段）", hint)
    if opener == "{{" and level:
        return _syntax(text, f"不支持 {{{{{level} …}}}}（富文本、子文档）", "请改用普通的 {{ 名称 }}")
    match = _FULL_WIDTH.search(_STRINGS.sub('""', body))
    if match:
        return _syntax(text, f"标签里有全角符号“{match[0]}”", "请改成半角（英文）符号；引号请用直引号")
    if not body:
        return _syntax(text, "标签是空的", "请在括号里写上名称，如 {{ 申请人.姓名 }}")
    return _value(text, body) if opener == "{{" else _statement(text, level, body)


def _straight(body: str) -> str:
    """Straighten the quotes that Word and WPS bend as one types; those within straight ones are meant."""
    pieces = _STRINGS.split(body)
    if not any(quote in piece for piece in pieces for quote in _BENT):
        return body
    straight = (piece.translate(_STRAIGHT) for piece in pieces)
    return "".join(chain.from_iterable(zip_longest(straight, _STRINGS.findall(body), fillvalue="")))


def _syntax(text: str, fault: str, hint: str) -> Fault:
    return Fault("syntax", f"{shown(text)} {fault}", hint)


def _value(text: str, body: str) -> Tag | Fault:
    expression = _expression(text, body)
    return expression if isinstance(expression, Fault) else _costed(text, "", "value", body, expression)


def _statement(text: str, level: str, body: str) -> Tag | Fault:
    word, _, rest = body.partition(" ")
    rest = rest.strip()
    if word in LEVELS and rest:
        return _syntax(text, f"{{% 与 {word} 之间多了空格", f"请写成 {{%{word} {rest} %}}")
    if word == "else" and rest.startswith("if "):
        return _syntax(text, "else 与 if 要写成一个词", f"请写成 {{%{level} elif {rest[3:]} %}}")
    if word in ("else", *CLOSERS):
        return _syntax(text, f"{word} 后面多了内容", f"请写成 {{%{level} {word} %}}") if rest else Tag(text, level, word, word)
    if word in ("if", "elif"):
        expression = _expression(text, rest)
        return expression if isinstance(expression, Fault) else _costed(text, level, word, body, expression)
    if word == "for":
        return _loop(text, level, rest)
    named = re.fullmatch(r"(\w+) ?= ?(.+)", rest) if word == "set" else None
    if named:
        worth = named[2] if re.fullmatch(r"[\w.]+", named[2]) else f"({named[2]})"
        hint = f"请删去这个标签，把后面标签里的 {named[1]} 都改写成 {worth}，或者由数据给出“{named[1]}”"
        return Fault("refused", f"{shown(text)} 不支持语句“set”", hint)
    known = (*OPENERS, *MIDDLES, *CLOSERS)
    near = _MEANT.get(word) or nearest(word.lower(), known)
    hint = _LEFT_OUT.get(word) or (f"是否应为 {near}？" if near else f"可用的语句只有 {'、'.join(known)}")
    return Fault("refused", f"{shown(text)} 不支持语句“{shown(word)}”", hint)


def _loop(text: str, level: str, rest: str) -> Tag | Fault:
    match = re.fullmatch(r"(\w+) in (.+)", rest)
    if not match or not match[1].isidentifier() or match[1].startswith("_") or match[1] == "loop":
        return _syntax(text, "循环写得不对", "请写成 {%p for 项 in 告知 %}，循环变量只能是一个名称")
    expression = _expression(text, match[2])
    if isinstance(expression, Fault):
        return expression
    found = _costed(text, level, "for", f"for {match[1]} in ({match[2]})|{ROWS}", expression)
    return replace(found, target=match[1], over=_path(expression) or "")


def _costed(text: str, level: str, word: str, source: str, expression: nodes.Node) -> Tag:
    return Tag(text, level, word, source, _reads(expression), cost=1 + sum(1 for _ in expression.find_all(nodes.Expr)))


def _expression(text: str, source: str) -> nodes.Node | Fault:
    _, _, value, close, *_ = MARKS
    try:
        tree = reader().parse(f"{value} {source} {close}")
    except TemplateSyntaxError as error:
        return _syntax(text, "写法有误", _syntax_hint(source, error.message or ""))
    except RecursionError:
        return _syntax(text, "写得过于复杂", "请简化这个标签")
    output = tree.body[0]
    if len(tree.body) != 1 or not isinstance(output, nodes.Output) or len(output.nodes) != 1 or MARKS[0] in source:
        return _syntax(text, "写法有误", _syntax_hint(source, ""))
    if _depth(output.nodes[0]) > MAX_DEEP:
        return _syntax(text, "写得过于复杂", "请简化这个标签")
    fault = next(forbidden(output.nodes[0]), None)
    return Fault("refused", f"{shown(text)} {fault[0]}", fault[1]) if fault else output.nodes[0]


def _depth(node: nodes.Node) -> int:
    return 1 + max(map(_depth, node.iter_child_nodes()), default=0)


def _syntax_hint(source: str, message: str) -> str:
    if source.count("'") % 2 or source.count('"') % 2:
        return "引号没有成对，请补上"
    if source.count("(") != source.count(")"):
        return "圆括号没有成对，请补上"
    if "=" in message or re.search(r"[^=!<>]=[^=]", source):
        return "比较是否相等要写两个等号 =="
    return "名称里不能有空格和标点；正确的写法如 {{ 申请人.姓名 }}、{% if 申请人.代理人 %}"


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
