"""Patterns that are compiled when they are first used: a class of Chinese characters takes a millisecond, most commands few."""

import re
from typing import AnyStr, Generic, cast

_METHODS = ("search", "match", "fullmatch", "sub", "split", "findall", "finditer", "pattern")


class _Lazy(Generic[AnyStr]):
    """Stands for a compiled pattern; after the first use its methods are those of the pattern."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self._text: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        self.__dict__.update({each: getattr(compiled, each) for each in _METHODS})
        return self.__dict__[name]


def lazy(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Do as `re.compile` does, but not before a method of the pattern is used; for patterns of text that only some need."""
    return cast("re.Pattern[AnyStr]", _Lazy(text, flags))
