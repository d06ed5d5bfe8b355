"""Compile a Word template once; afterwards each document costs one pass over its text and one deflate (rendering.md)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from pledgectl.errors import PledgectlError
from pledgectl.formats.ooxml import OFFICIAL, Fonts, with_fonts
from pledgectl.forms.danger import package_faults
from pledgectl.forms.dialect import Fault, Tag
from pledgectl.forms.packing import Constant, constants_of, deflate, zip_entries
from pledgectl.forms.parts import MAX_FAULTS, Part, read_parts
from pledgectl.forms.places import TEXTS, Place
from pledgectl.forms.sound import check_bulk, check_sound, is_xml
from pledgectl.forms.source import Pieces, assemble, pieces_of
from pledgectl.forms.strip import stripped
from pledgectl.ground.files import digest
from pledgectl.ground.package import Package, open_package
from pledgectl.ground.xml import parse_xml

# Bytes of XML, which each paper holds anew, and a print volume two hundred times: some sixty pages.
MAX_TEXT = 2_000_000
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@dataclass(frozen=True, slots=True)
class Living:
    """随数据变化的部件: a part rendered for each document; `lines` tells the tag of a Jinja line, `tags` its text and place.

    `source` is what Jinja reads, `pieces` the same in stretches; `constants` are those stretches of its text that stand in a
    document at most once, deflated.
    """

    name: str
    source: str = field(repr=False)
    pieces: Pieces = field(repr=False)
    lines: Mapping[int, int]
    tags: tuple[tuple[Tag, Place], ...]
    sparse: bool
    constants: Mapping[str, Constant] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Template:
    """模板: a compiled template.

    `static` are the zip entries that never change, deflated; `directory` their lines in its directory; `entries` their number;
    `digest` is the SHA-256 of the file that was compiled, `reads` the dotted names that its tags need.
    """

    where: str
    digest: str
    reads: tuple[str, ...]
    living: tuple[Living, ...]
    static: bytes = field(repr=False)
    directory: bytes = field(repr=False)
    entries: int


@dataclass(frozen=True, slots=True)
class Reading:
    """读出的模板: the parts of a template with their tags and faults, before anything is compiled."""

    package: Package
    parts: tuple[Part, ...]
    faults: tuple[tuple[Fault, Place], ...]
    content: Mapping[str, bytes]


def open_template(data: bytes, where: str, fonts: Fonts = OFFICIAL) -> Reading:
    """Read a template's parts and every fault; PledgectlError if the file is no DOCX that can be read at all."""
    package = _open(data, where)
    read = ((name, package.read(name)) for name in package.names)
    content = {name: with_fonts(raw, fonts) if name.endswith(".xml") else raw for name, raw in read}
    check_bulk(content, where)
    roots = {name: parse_xml(raw, f"{where} {name}") for name, raw in content.items() if is_xml(name)}
    if roots["word/document.xml"].tag.startswith("{" + _STRICT):
        raise PledgectlError("文件是“Strict Open XML”格式，不能作模板", where, "请另存为“Word 文档 (*.docx)”，不选 Strict")
    faults = list(islice(package_faults(content, roots), MAX_FAULTS))
    if not faults:
        check_sound(roots, where)
    parts = read_parts({name: root for name, root in roots.items() if TEXTS.fullmatch(name)})
    faults += [fault for part in parts for fault in part.faults]
    return Reading(package, parts, tuple(faults), stripped(content, roots))


def compile_template(data: bytes, where: str, fonts: Fonts = OFFICIAL) -> Template:
    """Compile the DOCX template `data`; PledgectlError names the first fault and its place.

    `fonts` maps the official names of fonts to those that the workspace wants instead.
    """
    reading = open_template(data, where, fonts)
    for fault, place in reading.faults:
        raise PledgectlError(fault.text, f"{where} {place}", fault.hint)
    if sum(len(reading.content[part.name]) for part in reading.parts) > MAX_TEXT:
        raise PledgectlError("模板太长，不像一份文书", where, "请把模板分成几个文件")
    living = []
    content = dict(reading.content)
    for part in reading.parts:
        pieces = pieces_of(part)
        text, lines = assemble(pieces)
        if lines:
            tags = tuple((placed.tag, placed.place) for placed in part.tags)
            constants = constants_of(single_texts(pieces, tags))
            living.append(Living(part.name, text, pieces, lines, tags, part.sparse, constants))
            del content[part.name]
        else:
            content[part.name] = text.encode()
    static, directory = zip_entries({name: deflate(raw) for name, raw in content.items()}, 0)
    reads = tuple(dict.fromkeys(name for part in reading.parts for name in free_names(part)))
    return Template(where, digest(data), reads, tuple(living), static, directory, len(content))


def single_texts(pieces: Pieces, tags: Sequence[tuple[Tag, Place]]) -> Iterator[str]:
    """Yield the static text outside every loop: within one, it is better deflated together with its repetitions."""
    depth = 0
    for text, index in pieces:
        if index is not None:
            depth += {"for": 1, "endfor": -1}.get(tags[index][0].word, 0)
        elif not depth:
            yield text


def free_names(part: Part) -> list[str]:
    """List the dotted names that a part needs from the data: those of a loop's variable are told under the list's name."""
    names: list[str] = []
    scopes: list[Tag] = []
    for placed in part.tags:
        tag = placed.tag
        names += [name for name in (full_name(read, scopes) for read in tag.reads) if name]
        if tag.word == "for":
            scopes.append(tag)
        elif tag.word == "endfor" and scopes:
            scopes.pop()
    return names


def full_name(read: str, scopes: list[Tag]) -> str:
    """Resolve a name inside loops: 项.标题 in a loop over 告知 is 告知.标题; "" for a loop's own counters."""
    head, dot, tail = read.partition(".")
    if head == "loop" and scopes:
        return ""
    for depth in range(len(scopes) - 1, -1, -1):
        if scopes[depth].target == head:
            over = full_name(scopes[depth].over, scopes[:depth]) if scopes[depth].over else ""
            return over and over + dot + tail
    return read


def _open(data: bytes, where: str) -> Package:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PledgectlError("文件设有打开密码，读不了", where, "请在 Word 或 WPS 里去掉密码后重新保存")
        raise PledgectlError("文件是旧的 .doc 格式，不能作模板", where, "请在 Word 或 WPS 里另存为“Word 文档 (*.docx)”")
    if data.startswith(b"%PDF"):
        raise PledgectlError("这是 PDF，不是 Word 文档，查不了", where, "请用原来的 Word 或 WPS 文档，另存为 .docx")
    package = open_package(data, where)
    if not {"word/document.xml", "[Content_Types].xml"} <= set(package.names):
        raise PledgectlError("文件不是 Word 文档（缺少正文）", where, "请另存为“Word 文档 (*.docx)”后再试")
    return package
