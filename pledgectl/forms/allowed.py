"""The allow-list over a tag's syntax tree: data may be taken, compared and joined; nothing may be called (rendering.md 7)."""

import re
from collections.abc import Iterator, Mapping

from jinja2 import nodes

from pledgectl.formats.records import nearest
from pledgectl.forms.sandbox import FILTERS, TESTS
from pledgectl.text import clean_text

_PLAIN = (nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Concat, nodes.Add)
_ALLOWED = (*_PLAIN, nodes.Sub, nodes.Neg, nodes.List, nodes.Tuple, nodes.Slice, nodes.Name)
# Patterns for numbers and words, no wider than a line.
_SPELT = re.compile(r"(?:[^%]|%%|%[-+ 0]?\d{0,2}(?:\.\d{1,2})?[dfs])*")
_WORDS: Mapping[type[nodes.Node], str] = {
    nodes.Call: "函数调用",
    nodes.Mul: "乘法",
    nodes.Pow: "乘方",
    nodes.Mod: "取余",
    nodes.Div: "除法",
    nodes.FloorDiv: "除法",
    nodes.Dict: "字典",
}


def shown(text: str) -> str:
    """Shorten and clean a tag for a message."""
    text = clean_text(text).replace("\n", " ")
    return text if len(text) <= 40 else text[:38] + "…"


def forbidden(node: nodes.Node) -> Iterator[tuple[str, str]]:
    """Yield what the allow-list does not know, with a remedy."""
    found = _fault_of(node)
    if found:
        yield found
    for child in node.iter_child_nodes():
        yield from forbidden(child)


def _fault_of(node: nodes.Node) -> tuple[str, str] | None:
    if isinstance(node, nodes.Filter):
        return _unlisted("过滤器", node.name, FILTERS) or _odd_arguments(node)
    if isinstance(node, nodes.Test):
        return _unlisted("判断", node.name, TESTS) or _odd_arguments(node)
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
    if isinstance(node, nodes.BinExpr):
        return (f"不允许{word}", "请事先算好，作为数据（表格里的一列）给出，模板里只写它的名称")
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


def _odd_arguments(node: nodes.Filter | nodes.Test) -> tuple[str, str] | None:
    names = [one.key for one in node.kwargs]
    if node.dyn_args or node.dyn_kwargs or len(set(names)) < len(names):
        return (f"“{node.name}”的括号里写得不对", "一个名称只写一次，不用星号，如 {{ 列|join('、') }}")
    if node.name == "format" and not (isinstance(node.node, nodes.Const) and _SPELT.fullmatch(str(node.node.value))):
        return ("format 前面的写法不对", "请写成 {{ \"%.2f\"|format(金额) }}、{{ \"%03d\"|format(序号) }}，位数不超过两位")
    places = [one.value if isinstance(one, nodes.Const) else None for one in node.args] if node.name == "round" else []
    if node.name == "round" and (node.kwargs or len(places) > 1 or not all(place in range(10) for place in places)):
        return ("round 的括号里只能是 0 到 9", "请写小数的位数，如 {{ 金额|round(2) }}")
    return None


def _unlisted(kind: str, name: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    if name in known:
        return None
    near = nearest(name, known)
    return (f"没有“{shown(name)}”这个{kind}", f"是否应为 {near}？" if near else f"可用的{kind}：{'、'.join(known)}")
