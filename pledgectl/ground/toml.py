"""TOML that people edit: guarded parsing (size, encoding and depth first, errors that a clerk can mend), one field a line.

What is promised of it stands in hardness.md and contract §2.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pledgectl.errors import PledgectlError

OTHER_LIMIT = 1_000_000
_REMEDY = "请用记事本打开这一行改正；文字要写在英文双引号里，一行一项"


def read_toml(data: bytes, where: str, limit: int = OTHER_LIMIT) -> dict[str, Any]:
    """Parse TOML with a BOM allowed and depth, size and encoding guarded."""
    import tomli

    if len(data) > limit:
        raise PledgectlError(f"文件超过 {limit // 1_000_000} MB", where, "请检查是否放错了文件")
    if not data.strip():
        raise PledgectlError("文件是空的", where, "请从备份恢复；工作稿也可以删去后重新导入")
    try:
        with uncollected():
            return tomli.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PledgectlError("文件不是 UTF-8 编码", where, "请用记事本另存为 UTF-8 编码后重试") from None
    except RecursionError:
        raise PledgectlError("括号或键名嵌套得太深", where, "这不是正常的目录文件，请从备份恢复") from None
    except tomli.TOMLDecodeError as error:
        raise _toml_error(error, data, where) from None


def _toml_error(error: ValueError, data: bytes, where: str) -> PledgectlError:
    line = getattr(error, "lineno", 0) or 0
    text = data.decode("utf-8-sig", "replace").splitlines()[line - 1 : line]
    key = text[0].split("=")[0].strip() if text and "=" in text[0] else ""
    if key and not key.isascii() and not key.startswith(("\"", "'", "#")):
        return PledgectlError("中文键名没有加双引号", f"{where} 第 {line} 行", f"请写成 \"{key[:30]}\" = …，或改用英文字段名")
    remedy = f"{_REMEDY}；路径中间的 \\ 要写成 /" if text and "\\" in text[0] else _REMEDY
    return PledgectlError("文件的写法不合 TOML 格式", f"{where} 第 {line} 行", remedy)


def toml_bytes(table: Mapping[str, Any]) -> bytes:
    """Write a table with one field a line: the library puts lists of short tables on one line each, until one of them grows."""
    return "".join(_pieces(table, "")).lstrip("\n").encode()


def _pieces(table: Mapping[str, Any], name: str) -> Iterator[str]:
    from tomli_w import dumps

    below = {key: value for key, value in table.items() if isinstance(value, Mapping) or _is_list_of_tables(value)}
    yield dumps({key: value for key, value in table.items() if key not in below})
    for key, value in below.items():
        path = f"{name}{dumps({key: 0}).removesuffix(' = 0' + chr(10))}"
        for one in [value] if isinstance(value, Mapping) else value:
            yield f"\n[{path}]\n" if isinstance(value, Mapping) else f"\n[[{path}]]\n"
            yield from _pieces(one, f"{path}.")


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(one, Mapping) for one in value)


@contextmanager
def uncollected() -> Iterator[None]:
    """Stop the garbage collector: nothing loaded here is cyclic, and it would cost three quarters of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
