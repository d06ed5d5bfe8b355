"""What nobody has said yet: how it prints in a paper, and where it stands (contract §1: nothing is invented)."""

import re
from collections.abc import Iterator, Mapping

_TO_FILL = re.compile("【待填写：([^【】]*)】")


def to_fill(what: str) -> str:
    """Print what nobody has said yet."""
    return f"【待填写：{what}】"


def missing(values: object) -> list[str]:
    """List what prints 【待填写：…】 anywhere in `values`, in order, each once."""
    return list(dict.fromkeys(found for text in _texts(values) for found in _TO_FILL.findall(text)))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list | tuple):
        for entry in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(entry)
