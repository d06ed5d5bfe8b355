"""Characters of a private area that stand for tags: no input method gives them, and none may come in from outside."""

import re

# Markers from a private area, which no input method gives: static text can then hold braces without harm.
MARKS = tuple(chr(code) for code in range(0xFF000, 0xFF008))


OPEN, CLOSE = MARKS[6:8]
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")


def mark_of(number: int) -> str:
    """Return the mark that stands for tag `number` in a part's text."""
    return f"{OPEN}{number}{CLOSE}"
