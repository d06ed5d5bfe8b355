"""A pattern that is compiled late does what one does that is compiled at once."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.lazy import lazy

LATE, EARLY = lazy("第([一二三]+)条", re.I), re.compile("第([一二三]+)条", re.I)


@given(st.text("第一二三条、x"))
def test_a_late_pattern_finds_what_an_early_one_finds(text: str) -> None:
    assert LATE.findall(text) == EARLY.findall(text) and LATE.sub("", text) == EARLY.sub("", text)
    for name in ("search", "match", "fullmatch"):
        late, early = getattr(LATE, name)(text), getattr(EARLY, name)(text)
        assert (late and late.span()) == (early and early.span())
    assert [each.span() for each in LATE.finditer(text)] == [each.span() for each in EARLY.finditer(text)]
    assert LATE.split(text) == EARLY.split(text) and LATE.pattern == EARLY.pattern


def test_what_no_pattern_has_is_an_error() -> None:
    with pytest.raises(AttributeError):
        LATE.nothing  # type: ignore[attr-defined]  # noqa: B018


def test_nothing_is_compiled_before_it_is_used() -> None:
    code = "import re; re.compile = None; from pledgectl.lazy import lazy; lazy('[一-鿿]'); print('made')"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "made\n"
