"""Render once what is the same in every paper of a batch, so that each further paper costs only what differs."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from jinja2 import TemplateError

from pledgectl.forms.compile import Living, Template, single_texts
from pledgectl.forms.dialect import CLOSERS, OPENERS
from pledgectl.forms.packing import constants_of, deflate, zip_entries
from pledgectl.forms.sandbox import BUDGET, STEPS, LoopError, bounded, program_of
from pledgectl.forms.source import Pieces, assemble
from pledgectl.forms.values import ValueFault


def specialise(template: Template, values: Mapping[str, Any], varying: Collection[str]) -> Template:
    """Return a template that prints the same, with everything but the dotted names `varying` filled in from `values`.

    Where `values` do not fit, the template comes back as it is: the error then is told for each paper, with its place.
    """
    names = [*varying, *(name.replace(".", "") for name in varying)]
    try:
        parts = [(living, tuple(_fixed(living, values, names))) for living in template.living]
    except (TemplateError, ValueFault, LoopError, TypeError, ValueError):
        return template
    done = [(living.name, pieces[0][0].encode()) for living, pieces in parts if _is_static(pieces) and not living.sparse]
    still = {name: deflate(content) for name, content in done}
    entries, directory = zip_entries(still, len(template.static))
    moving = []
    for living, pieces in parts:
        if living.name not in still:
            text, lines = assemble(pieces)
            constants = constants_of(single_texts(pieces, living.tags))
            moving.append(replace(living, source=text, pieces=pieces, lines=lines, constants=constants))
    return replace(
        template,
        living=tuple(moving),
        static=template.static + entries,
        directory=template.directory + directory,
        entries=template.entries + len(still),
    )


def _is_static(pieces: Pieces) -> bool:
    return all(index is None for _, index in pieces)


def _fixed(living: Living, values: Mapping[str, Any], names: Collection[str]) -> Iterator[tuple[str, int | None]]:
    """Yield the pieces of a part with everything that reads none of `names` rendered and joined."""
    calm: list[str] = []
    for segment in _segments(living):
        if any(index is not None and _touches(living.tags[index][0].reads, names) for _, index in segment):
            yield _rendered(calm, values), None
            yield from segment
            calm = []
        else:
            calm += [text for text, _ in segment]
    yield _rendered(calm, values), None


def _rendered(calm: list[str], values: Mapping[str, Any]) -> str:
    program = program_of("".join(calm))
    return "".join(bounded(program.root_render_func(program.new_context({**values, BUDGET: [0, STEPS]}, shared=True))))


def _segments(living: Living) -> Iterator[Pieces]:
    """Yield stretches that can be rendered by themselves: static text, a value, or a whole block."""
    depth, block = 0, []
    for text, index in living.pieces:
        word = living.tags[index][0].word if index is not None else ""
        depth += (word in OPENERS) - (word in CLOSERS)
        block.append((text, index))
        if not depth:
            yield tuple(block)
            block = []


def _touches(reads: Collection[str], names: Collection[str]) -> bool:
    return any(f"{read}.".startswith(f"{name}.") or f"{name}.".startswith(f"{read}.") for read in reads for name in names)
