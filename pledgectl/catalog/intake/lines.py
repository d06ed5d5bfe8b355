"""The rows of a header: the texts above each column, and which row goes on with the header above it."""

from pledgectl.catalog.intake import places
from pledgectl.catalog.intake.columns import meaning
from pledgectl.catalog.intake.evidence import SAME_AS_ABOVE
from pledgectl.catalog.intake.headed import MAX_NAME, headed
from pledgectl.grid import Sheet, filled

_APART = 2  # rows of a header lie no further apart
_CUT = 6  # characters of half a name


def names_of(sheet: Sheet, rows: tuple[int, ...]) -> list[tuple[str, ...]]:
    """Return for each column the texts of the header rows above it, merged cells spread out."""
    width = max(len(sheet.rows.get(row, ())) for row in rows)
    lines = [_spread(sheet, row, width, row != rows[-1] and sheet.rows.get(rows[-1], ())) for row in rows]
    return [tuple(dict.fromkeys(line[column] for line in lines if line[column])) for column in range(width)]


def _spread(sheet: Sheet, row: int, width: int, below: tuple[str, ...] | bool) -> list[str]:
    """Return a header row with merged cells' text in each of them; without a merge, a gap above a filled cell belongs left."""
    line = list(map(headed, sheet.rows.get(row, ())))
    line += [""] * (width - len(line))
    for top, left, bottom, right in sheet.merges:
        if top <= row <= bottom and left <= width:
            text = headed("".join(sheet.rows.get(top, ())[left - 1 : left]))
            for column in range(left, min(right, width) + 1):
                line[column - 1] = line[column - 1] or text
    for column, held in enumerate(below[1:width] if isinstance(below, tuple) else (), 1):
        line[column] = line[column] or (line[column - 1] if held else "")
    return line


def _known(sheet: Sheet, row: int) -> int:
    """Count the columns of a row that name a field, or that spread over several as a parent does."""
    spread = {merge[1] for merge in sheet.merges if merge[0] == row == merge[2] and merge[3] > merge[1]}
    several = len(list(filled(sheet.rows[row]))) > 2
    return sum(bool(meaning((text,)).field) or (several and column in spread) for column, text in filled(sheet.rows[row]))


def continues(sheet: Sheet, above: tuple[int, ...], number: int) -> bool:
    """Tell whether a row is the lower part of a header: it fills only what the row above left open or spread over."""
    top, below = sheet.rows[above[-1]], sheet.rows[number]
    if number - above[-1] <= _APART and _goes_on_below(top, below):
        return True
    if number - above[-1] > _APART or _is_section(below) or (len(above) == 1 and _known(sheet, above[0]) < 2):
        return False
    spread = {merge[1] for merge in sheet.merges if merge[0] == above[-1] == merge[2] and merge[3] > merge[1]}
    opened = False
    for column, text in filled(below):
        upper = top[column - 1] if column <= len(top) else ""
        if len(headed(text)) > MAX_NAME // 2:
            return False
        beside_open = not (top[column] if column < len(top) else "") and len(below) > column and bool(below[column])
        if upper and column not in spread and not beside_open:
            return False
        opened = opened or not upper
    if opened and _held_by_merges(sheet, above[-1], number):
        return True
    names = names_of(sheet, (*above, number))
    known = [column for column, _ in filled(below) if meaning(names[column - 1]).field]
    return opened and len(known) * 2 >= sum(1 for _ in filled(below))


def _is_section(cells: tuple[str, ...]) -> bool:
    """Tell whether a row says one thing, which is the title of a section: （一）县公安局."""
    texts = [text for text in cells if text]
    found = places.section(texts[0]) if len(texts) == 1 else None
    return found is not None and (found[2] or found[1] >= 0 or places.looks_like_department(found[0]))


def _goes_on_below(top: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Tell whether the words of a header are cut over two rows: 索要 above 单位, 序 above 号; most say more together."""
    if len(top) != len(below) or not SAME_AS_ABOVE.isdisjoint(top):
        return False
    pairs = [(upper, lower) for upper, lower in zip(top, below, strict=True) if upper or lower]
    if len(pairs) < 2 or not all(0 < len(text) <= _CUT for pair in pairs for text in pair):
        return False
    together = sum(meaning((upper + lower,)).weight > meaning((upper,)).weight for upper, lower in pairs)
    return together * 3 >= len(pairs) * 2


def _held_by_merges(sheet: Sheet, above: int, number: int) -> bool:
    """Tell whether names above reach down over this row and what it holds itself stands below names that spread."""
    tall = [merge for merge in sheet.merges if merge[0] <= above and merge[2] == number]
    wide = [merge for merge in sheet.merges if merge[0] <= above == merge[2] and merge[3] > merge[1]]
    below = (column for column, _ in filled(sheet.rows[number]))
    return len(tall) > 1 and all(any(merge[1] <= column <= merge[3] for merge in wide) for column in below)
