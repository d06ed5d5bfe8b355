"""Turn parsed TOML into frozen records and back; every unknown key or wrong type is named (contract §1)."""

import types
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, TypeVar, cast, get_args, get_origin, get_type_hints

from pledgectl.errors import PledgectlError
from pledgectl.text import clean_text, has_hidden

# A date as it is stored, 2021-04-23, or "" for none: the one form in which dates compare as texts.
IsoDate = Annotated[str, "ISO date"]
Record = TypeVar("Record")
Reader = Callable[[object, str], Any]


def nearest(word: str, known: Collection[str], least: float = 0.5) -> str:
    """Name the known word that is most like `word` and at least so much like it (0 to 1), or ""."""
    return next(iter(get_close_matches(word, list(known), 1, least)), "")


def unknown_word(word: str, known: tuple[str, ...], where: str, kind: str = "字段") -> PledgectlError:
    """Build the error for a key or choice that does not exist, with the nearest one that does."""
    near = nearest(word, known)
    listed = f"可用的{kind}：{'、'.join(known)}" if known else f"还没有任何{kind}"
    hint = f"是否应为 {near}？" if near else listed
    return PledgectlError(f"没有“{clean_text(word)[:60]}”这个{kind}", where, hint)


def _wrong(expected: str, where: str) -> PledgectlError:
    return PledgectlError(f"此处应为{expected}", where, "请照同类文件的写法改正后重试")


def _read_text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise _wrong("文字，要写在双引号里", where)
    if value.isprintable():
        return value
    if has_hidden(value):
        raise PledgectlError("文字里有看不见的控制字符或改变书写方向的字符", where, "请删去后重新输入这一处文字")
    return value.replace("\r\n", "\n")


def is_iso_date(text: str) -> bool:
    """Tell whether `text` is a real date written 2021-04-23; 20210423 and 2021-W16-5 are none."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_date(value: object, where: str) -> str:
    text = _read_text(value, where)
    if text and not is_iso_date(text):
        raise PledgectlError(f"“{text[:20]}”不是日期", where, "请写成 2021-04-30 的样子")
    return text


def _read_int(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong("整数", where)
    return value


def _read_bool(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _wrong(" true 或 false", where)
    return value


def _read_tuple(inner: Reader, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise _wrong("列表，写在方括号里", where)
    return tuple(inner(entry, f"{where}[{number}]") for number, entry in enumerate(value, 1))


def _read_mapping(inner: Reader, value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _wrong("一个表", where)
    return {key: inner(entry, f"{where}.{key}") for key, entry in value.items()}


def _reader(kind: Any) -> Reader:
    """Return the function that reads a value of the annotated type."""
    if isinstance(kind, type) and is_dataclass(kind):
        record = cast(type[Any], kind)
        return lambda value, where: read_record(record, value, where)
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda value, where: _read_tuple(inner, value, where)
    if get_origin(kind) in (dict, Mapping, types.MappingProxyType):
        inner = _reader(get_args(kind)[1])
        return lambda value, where: _read_mapping(inner, value, where)
    return {str: _read_text, IsoDate: _read_date, int: _read_int, bool: _read_bool}[kind]


@cache
def _readers(cls: type[Any]) -> dict[str, Reader]:
    hints = get_type_hints(cls, include_extras=True)
    return {entry.name: _reader(hints[entry.name]) for entry in fields(cls)}


@cache
def _required(cls: type[Any]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING)


def read_record(cls: type[Record], data: object, where: str) -> Record:
    """Build a record of `cls` from a TOML table; PledgectlError names the key path in `where`."""
    if not isinstance(data, dict):
        raise _wrong("一个表", where)
    kind: Any = cls
    readers = _readers(kind)
    for key in data:
        if key not in readers:
            raise unknown_word(key, tuple(readers), where)
    for key in _required(kind):
        if key not in data:
            raise PledgectlError(f"缺少字段 {key}", where, "请补上这一项")
    return cls(**{key: readers[key](value, f"{where} {key}") for key, value in data.items()})


def record_data(record: object) -> dict[str, Any]:
    """Return a record as plain dicts, lists and text, what is empty too (JSON)."""
    return {entry.name: _plain(getattr(record, entry.name), record_data) for entry in fields(record)}  # type: ignore[arg-type]


def filled_data(record: object) -> dict[str, Any]:
    """Return a record as `record_data` does, without what is empty (TOML)."""
    data = {entry.name: _plain(getattr(record, entry.name), filled_data) for entry in fields(record)}  # type: ignore[arg-type]
    return {key: value for key, value in data.items() if value not in ("", [], {})}


def _plain(value: object, make: Callable[[object], dict[str, Any]]) -> Any:
    if is_dataclass(value):
        return make(value)
    if isinstance(value, tuple):
        return [_plain(entry, make) for entry in value]
    if isinstance(value, Mapping):
        return {key: _plain(entry, make) for key, entry in value.items()}
    return value
