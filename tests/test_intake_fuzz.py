"""Broken lists are read or refused, and their rows stay accounted for."""

from fuzz_intake import run


def test_nothing_but_the_one_exception_leaves_the_intake():
    found = run(200, seed=2026)
    assert found["read"] > 40 and found["refused"] > 40 and found["slow"] == 0
