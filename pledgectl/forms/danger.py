"""What a template may not carry, since what is made from it could run code or reach out (rendering.md 8)."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from pledgectl.forms.allowed import shown
from pledgectl.forms.dialect import Fault
from pledgectl.forms.places import Place, W, part_label

_RELATIONS = {
    "oleobject": "OLE 对象",
    "package": "嵌入的文件",
    "control": "ActiveX 控件",
    "activexcontrolbinary": "ActiveX 控件",
    "afchunk": "外部内容块（altChunk）",
    "attachedtemplate": "附加模板",
    "subdocument": "子文档",
    "frame": "外部框架",
    "vbaproject": "宏",
    "wordvbadata": "宏",
    "keymapcustomizations": "自定义键盘命令",
    "attachedtoolbars": "自定义工具栏",
    "extensibility": "自定义界面",
    "mailmergesource": "邮件合并数据源",
    "mailmergeheadersource": "邮件合并数据源",
    "recipientdata": "邮件合并数据源",
}
_ELEMENTS = {
    "object": "OLE 对象",
    "OLEObject": "OLE 对象",
    "control": "ActiveX 控件",
    "altChunk": "外部内容块（altChunk）",
    "subDoc": "子文档",
    "attachedTemplate": "附加模板",
    "mailMerge": "邮件合并数据源",
}
_SHOWING = (
    "PAGE",
    "NUMPAGES",
    "SECTIONPAGES",
    "SECTION",
    "DATE",
    "TIME",
    "CREATEDATE",
    "SAVEDATE",
    "PRINTDATE",
    "TITLE",
    "SUBJECT",
)
_POINTING = (
    "HYPERLINK",
    "REF",
    "PAGEREF",
    "NOTEREF",
    "TOC",
    "TC",
    "SEQ",
    "STYLEREF",
    "LISTNUM",
    "XE",
    "INDEX",
    "FILENAME",
    "AUTHOR",
)
_PLAIN = ("SYMBOL", "EQ", "ADVANCE", "IF", "=", "QUOTE", "FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN")
_FIELDS = frozenset((*_SHOWING, *_POINTING, *_PLAIN))
_TRACKED = re.compile(
    r"\}(ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|rPrChange|pPrChange|tblPrChange|trPrChange|tcPrChange|sectPrChange|numberingChange)$"
)
_VML = "{urn:schemas-microsoft-com:vml}"
_SOURCE = re.compile(r"(^|\})(src|href)$")
# What a drawing of text may load beside what it holds itself.
_DRAWN_FROM = re.compile(rb"(?i)(?:href|src)\s*=\s*[\"']\s*(?!#|data:)|@import|url\(\s*[\"']?\s*(?!#|data:)|<!DOCTYPE|<script")
_WORDS = re.compile(r"[\"“”]([^\"“”]+)[\"“”]|([^\s\"“”]+)")
_SWITCH = re.compile(r"\\[a-zA-Z]")
_LINKS = "只能保留网页（http、https）和邮件（mailto）链接"
_REMEDY = "请在 Word 或 WPS 里删去它，或者新建一个空白文档，只把文字粘贴过去"


def package_faults(content: Mapping[str, bytes], roots: Mapping[str, Any]) -> Iterator[tuple[Fault, Place]]:
    """Yield everything in the package that may not be there; `roots` are its XML parts, parsed."""
    yield from _part_faults(content)
    for name, root in roots.items():
        yield from _relation_faults(name, root) if name.lower().endswith(".rels") else _element_faults(name, root)


def _danger(what: str, name: str, hint: str = _REMEDY) -> tuple[Fault, Place]:
    return Fault("danger", f"模板里有{what}", hint), Place(part_label(name))


def _part_faults(content: Mapping[str, bytes]) -> Iterator[tuple[Fault, Place]]:
    types = content["[Content_Types].xml"].decode("utf-8", "replace").lower()
    names = [name.lower() for name in content]
    if "macroenabled" in types or "vbaproject" in types or any("vba" in name for name in names):
        yield _danger("宏", "[Content_Types].xml", "请另存为“Word 文档 (*.docx)”，不要用启用宏的格式")
    for name in names:
        if re.search(r"(^|/)(embeddings|activex|customui)/", name):
            yield _danger("嵌入的对象", name)
    for name, raw in content.items():
        if name.lower().endswith(".svg") and (b"\x00" in raw or _DRAWN_FROM.search(raw)):
            yield _danger("指向外部的图片", name, "请另存为 PNG 图片后插入")


def _relation_faults(name: str, root: Any) -> Iterator[tuple[Fault, Place]]:
    for node in root.iter("{*}Relationship"):
        kind = node.get("Type", "").rsplit("/", 1)[-1].lower()
        target = node.get("Target", "")
        if kind in _RELATIONS:
            yield _danger(_RELATIONS[kind], name)
        elif node.get("TargetMode", "").lower() == "external" and not (kind == "hyperlink" and _harmless(target)):
            what = "链接" if kind == "hyperlink" else "图片或文件"
            yield _danger(f"指向外部的{what}“{shown(target)}”", name, f"{_LINKS}，请删去其他链接；图片请直接插入")
        elif _remote(target) and node.get("TargetMode", "").lower() != "external":
            yield _danger(f"指向外部的文件“{shown(target)}”", name)


def _harmless(target: str) -> bool:
    return bool(re.match(r"(?i)(https?://|mailto:)[^\\]*$", target.strip())) or target.startswith("#")


def _remote(target: str) -> bool:
    return bool(re.match(r"(?i)[a-z][a-z0-9+.-]*:|\\\\|//", target.strip()))


def _element_faults(name: str, root: Any) -> Iterator[tuple[Fault, Place]]:
    tracked = False
    for node in root.iter("{*}*"):
        space, _, local = node.tag[1:].partition("}")
        if local in _ELEMENTS and ("wordprocessingml" in space or "office:office" in space):
            yield _danger(_ELEMENTS[local], name)
        if space == W[1:-1] and _TRACKED.search(node.tag) and not tracked:
            tracked = True
            yield (
                Fault("tracked", "模板里有未处理的修订痕迹", "请在“审阅”里接受或拒绝全部修订后保存"),
                Place(part_label(name)),
            )
        if node.tag.startswith(_VML) and any(_remote(text) for key, text in node.attrib.items() if _SOURCE.search(key)):
            yield _danger("指向外部的图片", name)
    for code in _field_codes(root):
        yield from _field_faults(code, name)


def _field_faults(code: str, name: str) -> Iterator[tuple[Fault, Place]]:
    word = (code.split() or [""])[0].upper()
    word = "=" if word.startswith("=") else word
    if word and word not in _FIELDS:
        yield _danger(f"不允许的域“{shown(word)}”", name, "请删去这个域（选中后按 Ctrl+Shift+F9 可变成普通文字）")
    for target in _targets(code) if word == "HYPERLINK" else ():
        yield _danger(f"指向外部的链接“{shown(target)}”", name, _LINKS)


def _targets(code: str) -> Iterator[str]:
    """Yield where a HYPERLINK leads that it may not; a switch, as \\o for its tip, takes the next word, which is no target."""
    words = [quoted or plain for quoted, plain in _WORDS.findall(code)]
    if len(words) == 1:
        yield code.strip()
    for before, word in pairwise(words):
        if not _SWITCH.fullmatch(word) and not _harmless(word) and (_remote(word) or not _SWITCH.fullmatch(before)):
            yield word


def _field_codes(root: Any) -> Iterator[str]:
    """Yield the code of every field, joined over the runs that it is split into; nested fields apart."""
    for simple in root.iter(W + "fldSimple"):
        yield simple.get(W + "instr") or ""
    stack: list[str] = []
    for node in root.iter(W + "fldChar", W + "instrText"):
        if node.tag == W + "instrText":
            if stack:
                stack[-1] += node.text or ""
            else:
                yield node.text or ""
        elif node.get(W + "fldCharType") == "begin":
            stack.append("")
        elif node.get(W + "fldCharType") == "end" and stack:
            yield stack.pop()
    yield from stack
