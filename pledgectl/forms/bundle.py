"""Print bundles: many forms in one document, written as they come, so that memory holds one form and a volume's packed bytes.

Each form is a section of its own with its headers, footers, page numbers, lists and notes; joining finished files, as
others do, costs time by the square and prints the first form's number on every page.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import Any

from lxml import etree

from pledgectl.forms.compile import Template
from pledgectl.forms.notes import Notes, add_notes, read_notes
from pledgectl.forms.numbering import Numbering, number_anew, read_numbering
from pledgectl.forms.pages import count_form_pages, count_section_pages, mark_end, prints_pages
from pledgectl.forms.places import W
from pledgectl.forms.render import render_parts, whole
from pledgectl.forms.sections import end_in_paragraph, own_ids, point_stories, sections_of, start_afresh
from pledgectl.forms.sound import linked_part

VOLUME = 200
Parts = Mapping[str, bytes]
_DOCUMENT, _LINKS = "word/document.xml", "word/_rels/document.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_EMPTY = {"header": f'<w:hdr xmlns:w="{W[1:-1]}"><w:p/></w:hdr>', "footer": f'<w:ftr xmlns:w="{W[1:-1]}"><w:p/></w:ftr>'}


@dataclass(slots=True)
class _Bundle:
    """A volume under way: what the forms share, and what each has added beside the text."""

    parts: dict[str, bytes]
    links: Any
    types: Any
    targets: dict[str, tuple[str, str]]
    numbering: Numbering | None
    notes: list[Notes]
    odd_even: bool
    stories: dict[tuple[str, bytes], str] = field(default_factory=dict)
    drawings: "count[int]" = field(default_factory=lambda: count(1))
    marks: "count[int]" = field(default_factory=lambda: count(1))


@dataclass(frozen=True, slots=True)
class _Form:
    """A form on its way into a volume: its parts, the bookmark at its end, and what counts its pages."""

    parts: Parts
    end: str
    count_pages: Callable[[Any, str], None]


def volumes(template: Template, papers: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Join the papers of one template into volumes of at most VOLUME each, as they come."""
    static, waiting = static_parts(template), iter(papers)
    while held := list(islice(waiting, VOLUME)):
        yield write_volume(form_parts(static, render_parts(template, values)) for values in held)


def static_parts(template: Template) -> dict[str, bytes]:
    """Return the parts of a compiled template that are the same in every document."""
    with zipfile.ZipFile(io.BytesIO(whole(replace(template, living=()), {}))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def form_parts(static: Parts, rendered: Mapping[str, Sequence[str]]) -> dict[str, bytes]:
    """Return every part of one form: the static ones and those that were rendered."""
    return {**static, **{name: "".join(pieces).encode() for name, pieces in rendered.items()}}


def write_volume(forms: Iterable[Parts]) -> bytes:
    """Join forms made from one template into a DOCX, in their order; the same forms give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        bundle = None
        with archive.open(_DOCUMENT, "w") as stream:
            for number, (parts, last) in enumerate(_told_last(forms), 1):
                bundle = bundle or _begin(parts)
                text = _form_text(bundle, parts, number, last)
                start, end = _inside(text)
                stream.write(text[:end] if number == 1 else text[start:end])
            stream.write(text[end:])
        if bundle:
            for name, content in _finish(bundle).items():
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def _inside(text: bytes) -> tuple[int, int]:
    """Return where the content of a document's body begins and ends; lxml writes no > into an attribute."""
    return text.index(b">", text.index(b"<w:body")) + 1, text.rindex(b"</w:body")


def _told_last(forms: Iterable[Parts]) -> Iterator[tuple[Parts, bool]]:
    waiting = None
    for parts in forms:
        if waiting is not None:
            yield waiting, False
        waiting = parts
    if waiting is not None:
        yield waiting, True


def _begin(parts: Parts) -> _Bundle:
    """Take over what the forms share; headers and footers come anew with each form."""
    links: Any = etree.fromstring(parts[_LINKS]) if _LINKS in parts else etree.Element(_RELATION + "s")
    types: Any = etree.fromstring(parts["[Content_Types].xml"])
    targets = {}
    for node in links.findall(_RELATION):
        kind = node.get("Type", "").rsplit("/", 1)[-1]
        if kind in _EMPTY:
            targets[node.get("Id")] = kind, linked_part(node.get("Target"))
            links.remove(node)
    gone = {name for _, name in targets.values()}
    for node in types.findall(_TYPES):
        if (node.get("PartName") or "").lstrip("/") in gone:
            types.remove(node)
    gone |= {_links_of(name) for name in gone} | {_DOCUMENT}
    left = {name: content for name, content in parts.items() if name not in gone}
    odd_even = b"evenAndOddHeaders" in parts.get("word/settings.xml", b"")
    notes = [found for kind in ("footnote", "endnote") if (found := read_notes(parts, kind))]
    return _Bundle(left, links, types, targets, read_numbering(parts), notes, odd_even)


def _links_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _form_text(bundle: _Bundle, parts: Parts, number: int, last: bool) -> bytes:
    """Return a form as a document of its own whose body can stand beside the others."""
    root = etree.fromstring(parts[_DOCUMENT])
    body = root.find(W + "body")
    sections = sections_of(body)
    start_afresh(sections, bundle.odd_even)
    form = _Form(parts, f"_FormEnd{number}", count_section_pages if len(sections) == 1 else count_form_pages)
    point_stories(sections, lambda id: _story(bundle, form, id), lambda tag: _empty_story(bundle, tag))
    own_ids(root, number, bundle.drawings, bundle.marks)
    if bundle.numbering:
        number_anew(bundle.numbering, root)
    for notes in bundle.notes:
        add_notes(notes, root, sections, parts)
    if not last:
        end_in_paragraph(body)
    if any(prints_pages(content) for name, content in parts.items() if name.startswith("word/")):
        form.count_pages(root, form.end)
        mark_end(body, form.end, str(next(bundle.marks)))
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _story(bundle: _Bundle, form: _Form, id: str) -> str:
    """Return the link to this form's header or footer, which it shares with every form where it reads the same."""
    kind, name = bundle.targets[id]
    content = form.parts[name]
    key = name + form.end if prints_pages(content) else name, content
    if key not in bundle.stories:
        root = etree.fromstring(content)
        form.count_pages(root, form.end)
        story = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        bundle.stories[key] = _add_story(bundle, kind, story, form.parts.get(_links_of(name)))
    return bundle.stories[key]


def _empty_story(bundle: _Bundle, tag: str) -> str:
    kind = "header" if tag.endswith("headerReference") else "footer"
    content = _EMPTY[kind].encode()
    if (kind, content) not in bundle.stories:
        bundle.stories[kind, content] = _add_story(bundle, kind, content, None)
    return bundle.stories[kind, content]


def _add_story(bundle: _Bundle, kind: str, content: bytes, links: bytes | None) -> str:
    number = len(bundle.stories) + 1
    file, id = f"{kind}{number}.xml", f"story{number}"
    bundle.parts[f"word/{file}"] = content
    if links:
        bundle.parts[f"word/_rels/{file}.rels"] = links
    etree.SubElement(bundle.links, _RELATION, Id=id, Type=_KIND + kind, Target=file)
    etree.SubElement(bundle.types, _TYPES, PartName=f"/word/{file}", ContentType=_TYPE.format(kind))
    return id


def _finish(bundle: _Bundle) -> dict[str, bytes]:
    """Return the parts beside the text, the table of contents of the package first among them."""
    trees = {"[Content_Types].xml": bundle.types, _LINKS: bundle.links}
    trees |= {notes.name: notes.root for notes in bundle.notes}
    if bundle.numbering:
        trees["word/numbering.xml"] = bundle.numbering.root
    told = {name: etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True) for name, tree in trees.items()}
    return told | {name: content for name, content in bundle.parts.items() if name not in told}
