"""What stands below a column's name decides where the name misleads: levels of law, citations, counting numbers."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from pledgectl.catalog.intake.columns import Meaning, meaning
from pledgectl.catalog.intake.header import Header
from pledgectl.grid import Sheet
from pledgectl.model import RANKS

_SAMPLED = 60
_CITES = re.compile("《|第[一二三四五六七八九十百零〇\\d]+条|〔(?:19|20)\\d\\d〕")
_MAY_CITE = ("", "bases.text", "bases.article", "bases.document", "content", "remarks")


def _data(sheet: Sheet, header: Header, column: int) -> Iterator[str]:
    """Yield the first filled cells of a column below the header."""
    below = (cells for row, cells in sheet.rows.items() if row > header.rows[-1])
    held = (cells[column - 1] for cells in below if len(cells) >= column and cells[column - 1])
    return (text for text, _ in zip(held, range(_SAMPLED), strict=False))


def by_content(sheet: Sheet, header: Header) -> Header:
    """Correct by what stands in them the columns whose names mislead: a basis that holds only levels, a code that counts."""
    meanings = list(header.meanings)
    at = {each.field: number for number, each in enumerate(meanings) if each.field and not each.tick}
    if "rank" not in at and (ranks := _rank_column(sheet, header, meanings)) is not None:
        if meanings[ranks].field == "bases" and (other := _title_column(sheet, header, meanings, ranks)) is not None:
            meanings[other] = Meaning("bases", 9)
        meanings[ranks] = Meaning("rank", 9)
    elif not {"bases", "bases.document"} & at.keys() and (other := _title_column(sheet, header, meanings, -1)) is not None:
        meanings[other] = Meaning("bases", 5)
    seq = at.get("seq")
    counted = seq is None or _counts(list(_data(sheet, header, seq + 1)))
    if seq is not None and not counted and meanings[seq].weight < 5 and "code" not in at:
        meanings[seq] = Meaning("code", 5)
    return replace(header, meanings=tuple(meanings))


def _only_ranks(texts: Sequence[str]) -> bool:
    """Tell whether nearly all cells say levels of law and nothing else."""
    known = {*RANKS, "法规", "规章", "省政府规章", "国务院文件", "省级地方性法规", "部门规范性文件", "政策文件", "司法解释"}
    held = sum({word for word in re.split(r"[、，,；;/\s和及或]+", text) if word} <= known for text in texts)
    return bool(texts) and held * 10 >= len(texts) * 8


def _rank_column(sheet: Sheet, header: Header, meanings: Sequence[Meaning]) -> int | None:
    """Return the column, from 0, that is named a basis or level and holds nothing but levels of law."""
    for number, names in enumerate(header.names):
        own = meaning(names).field if names and not meanings[number].tick else ""
        if own in ("bases", "levels", "bases.document") and _only_ranks(list(_data(sheet, header, number + 1))):
            return number
    return None


def _title_column(sheet: Sheet, header: Header, meanings: Sequence[Meaning], but: int) -> int | None:
    """Return the column, from 0, in which most cells cite a document, and which serves no other field."""
    for number, each in enumerate(meanings):
        if number != but and not each.tick and each.field in _MAY_CITE:
            texts = list(_data(sheet, header, number + 1))
            if texts and sum(bool(_CITES.search(text)) for text in texts) * 2 >= len(texts):
                return number
    return None


def _counts(texts: Sequence[str]) -> bool:
    """Tell whether a column counts up 1, 2, 3 as a serial number does."""
    bare = [unicodedata.normalize("NFKC", text).strip("()（）.、 ") for text in texts]
    numbers = [int(text) for text in bare if text.isdecimal() and len(text) < 6]
    return len(numbers) * 2 >= len(texts) and all(
        later - earlier in (0, 1) or later == 1 for earlier, later in pairwise(numbers)
    )


def goes_on(sheet: Sheet, above: Sheet, header: Header) -> bool:
    """Tell whether a sheet without a header goes on with the table above: its columns hold the same kind of thing."""
    at = {each.field: number for number, each in enumerate(header.meanings) if each.field and not each.tick}
    rows = list(sheet.rows.values())[:_SAMPLED]
    width = max(map(len, above.rows.values()))
    held = [row for row in rows if at["name"] < len(row) and row[at["name"]] and sum(map(bool, row)) > 2]
    if sheet.hidden or len(held) * 10 < len(rows) * 7 or any(len(row) > width for row in rows):
        return False
    cited = at.get("bases", at.get("bases.document"))
    cites = cited is not None and sum("《" in row[cited] for row in held if cited < len(row)) * 2 >= len(held)
    seq = at.get("seq")
    numbers, last = _numbers(held, seq), _numbers(above.rows.values(), seq)
    follows = bool(numbers and last) and numbers[0] in (1, last[-1] + 1) and len(numbers) == len(held)
    return cites or (follows and cited is None)


def _numbers(rows: Iterable[tuple[str, ...]], column: int | None) -> list[int]:
    """Return the small whole numbers that stand in a column, counted from 0."""
    texts = (row[column] for row in rows if column is not None and column < len(row))
    return [int(text) for text in texts if text.isdecimal() and len(text) < 6]
