"""The block-shape rule: what makes every output well formed for every data set, checked once (rendering.md 5).

Start, middle and end of a block must stand in equal chains of element names below their common ancestor, and in the same cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pledgectl.forms.allowed import shown
from pledgectl.forms.dialect import CLOSERS, MIDDLES, OPENERS, Fault, Tag
from pledgectl.forms.places import Place, W

MAX_DEPTH = 8
_CROSSABLE = {W + name for name in ("p", "r", "t", "hyperlink", "smartTag")}
_CELLS = {W + "tc", W + "tr", W + "tbl"}


@dataclass(frozen=True, slots=True)
class Placed:
    """标签所在: a tag, the elements around it from the root down, its place, and how many Word fields are open there."""

    tag: Tag
    chain: tuple[Any, ...]
    place: Place
    fields: int = 0


def block_faults(placed: Sequence[Placed]) -> Iterator[tuple[Fault, Place]]:
    """Yield every block that is not closed, not opened, or begun and ended in places that do not match."""
    stack: list[list[Placed]] = []
    told: list[list[Placed]] = []
    for here in placed:
        word = here.tag.word
        if word in OPENERS:
            stack.append([here])
            if len(stack) == MAX_DEPTH + 1:
                yield _fault(here, f"嵌套超过 {MAX_DEPTH} 层", "请减少判断和循环的层次"), here.place
        elif word in MIDDLES:
            yield from _middle(here, stack)
        elif word in CLOSERS:
            yield from _close(here, stack, told)
    for open_block in (block for block in stack if block not in told):
        first = open_block[0]
        text = f"{shown(first.tag.text)} 没有结束"
        yield Fault("block", text, f"请在后面补上 {{%{first.tag.level} end{first.tag.word} %}}"), first.place


def _middle(here: Placed, stack: list[list[Placed]]) -> Iterator[tuple[Fault, Place]]:
    if not stack:
        yield _fault(here, "前面没有与它对应的 {% if %}", "请补上开头，或删去这个标签"), here.place
        return
    block = stack[-1]
    if here.tag.word == "elif" and block[0].tag.word == "for":
        yield _fault(here, "不能用在循环里", "请检查 if 与 for 是否交叉"), here.place
    if block[-1].tag.word == "else":
        yield _fault(here, "写在了 else 之后", "一个判断只能有一个 else，且放在最后"), here.place
    block.append(here)


def _close(here: Placed, stack: list[list[Placed]], told: list[list[Placed]]) -> Iterator[tuple[Fault, Place]]:
    if not stack:
        yield _fault(here, "前面没有与它对应的开头", "请补上开头，或删去这个标签"), here.place
        return
    block = stack[-1]
    if here.tag.word != "end" + block[0].tag.word:
        text = f"与 {shown(block[0].tag.text)}（{block[0].place}）不成对"
        yield _fault(here, text, f"此处应先写 {{%{block[0].tag.level} end{block[0].tag.word} %}}"), here.place
        # The block that is meant ends here; the one in between has been told, whether it ends later or never.
        told.append(block)
        stack.remove(next((one for one in reversed(stack) if here.tag.word == "end" + one[0].tag.word), block))
        return
    stack.pop()
    for mark in (*block[1:], here) if block not in told else ():
        fault = _mismatch(block[0], mark)
        if fault:
            yield fault, mark.place


def _mismatch(start: Placed, mark: Placed) -> Fault | None:
    shared = next(
        (depth for depth, pair in enumerate(zip(start.chain, mark.chain, strict=False)) if pair[0] is not pair[1]), None
    )
    depth = min(len(start.chain), len(mark.chain)) if shared is None else shared
    first, second = start.chain[depth:], mark.chain[depth:]
    names = [node.tag for node in first]
    told = f"与 {shown(start.tag.text)}（{start.place}）"
    if _CELLS & {node.tag for node in (*first, *second)}:
        hint = "一个判断或循环要在同一格里开始和结束；整行重复请用 {%tr …%}，首尾各占一行"
        return _fault(mark, f"{told}不在同一个单元格", hint)
    if names != [node.tag for node in second]:
        return _fault(mark, f"{told}所在层次不同", "请两处都单独成段并用 {%p …%}，或者都写在文字里")
    if not set(names) <= _CROSSABLE:
        return _fault(mark, f"{told}之间隔着文本框、内容控件或脚注", "请把开头和结尾放在同一处")
    if start.fields != mark.fields:
        return _fault(mark, f"{told}之间有不完整的 Word 域（如页码）", "请让判断或循环把整个域包在里面，或者放在外面")
    return None


def _fault(placed: Placed, text: str, hint: str) -> Fault:
    return Fault("block", f"{shown(placed.tag.text)} {text}", hint)
