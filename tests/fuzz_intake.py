"""Break real lists at random and read them: nothing but the one exception may leave the intake.

python tests/fuzz_intake.py [CASES] [SEED]
"""

import io
import random
import sys
import time
import zipfile
from collections import Counter
from itertools import zip_longest
from pathlib import Path
from typing import Any

LISTS = sorted(path for path in (Path(__file__).parent / "lists").rglob("*") if path.suffix in (".xlsx", ".et", ".xls", ".ods", ".csv", ".docx", ".html"))
WORDS = [b"<", b">", b"&", b'"', b"\x00", b"\xff\xfe", b"</row>", b"<row r=\"9999999\">", b"r=\"A1048576\"", b"r=\"XFD1\"", b"NaN",
         b"1e999", b"-1", b"99999999999999999999", b"&#0;", b"&#xD800;", b"<!DOCTYPE x>", b"]]>", b"\xe8\xaf", b"_x0000_", b"=cmd|'/c'!A1",
         "同上".encode(), "合计".encode(), "《".encode() * 50, "第条".encode(), "（".encode() * 99, b"<table>", b"rowspan=99999", b"\r\n\r\n"]  # fmt: skip
TEXTS = ["", "同上", "合计", "《", "》《》", "第（）项", "一、县公安局（3项）", "√", "□是 ☑否", "\n\n", "注：", "序号", "证明名称", "甲" * 4000, "1" * 40,
         "﻿‮", "０１２", "同前", "附件2", "取消的证明事项清单", "……", "㈠", "①②③", "=1+1", "-", "/", "填报单位：", "填报单位：../..", "《〈》〉第"]  # fmt: skip


def mutate_bytes(data: bytes, rng: random.Random) -> bytes:
    """Change, cut, double or put in bytes at a few places."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(out) + 1)
        how = rng.randrange(6)
        if how == 0 and at < len(out):
            out[at] = rng.randrange(256)
        elif how == 1:
            del out[at : at + rng.choice((1, 7, 200))]
        elif how == 2:
            out[at:at] = rng.choice(WORDS)
        elif how == 3:
            out[at:at] = out[at : at + rng.choice((3, 60, 900))]
        elif how == 4:
            word = rng.choice(WORDS)
            out[at : at + len(word)] = word
        else:
            other = rng.randrange(len(out) + 1)
            size = rng.choice((4, 40))
            out[at : at + size], out[other : other + size] = out[other : other + size], out[at : at + size]
        if not out:
            out = bytearray(b"x")
    return bytes(out)


def mutate_part(data: bytes, rng: random.Random) -> bytes:
    """Break one part of a package, and pack it well."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = rng.choice([name for name in parts if "sheet" in name.lower() or "content" in name or "document" in name or rng.random() < 0.2] or list(parts))
    parts[name] = mutate_bytes(parts[name], rng)
    if rng.random() < 0.05:
        del parts[rng.choice(list(parts))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return out.getvalue()


def mutate_cells(path: Path, rng: random.Random):
    """Shuffle, drop, double and replace cells and rows of a list that was read well, with its merges or strange ones, or turn it."""
    from pledgectl.doors.workbook import read_book
    from pledgectl.grid import Book, Sheet

    sheets = []
    for sheet in read_book(path).sheets:
        rows = {number: list(cells) for number, cells in sheet.rows.items()}
        if len(rows) < 60 and rng.random() < 0.1:
            rows = dict(enumerate(map(list, zip_longest(*rows.values(), fillvalue="")), 1))
        for _ in range(rng.choice((1, 3, 10, 40)) if rows else 0):
            number = rng.choice(list(rows))
            cells = rows[number]
            how, at = rng.randrange(6), rng.randrange(len(cells) or 1)
            if not cells:
                continue
            if how == 0:
                cells[at] = rng.choice(TEXTS)
            elif how == 1:
                rng.shuffle(cells)
            elif how == 2 and len(rows) > 1:
                del rows[number]
            elif how == 3:
                cells.insert(at, rng.choice(TEXTS))
            elif how == 4:
                cells[at] = cells[at] + rng.choice(TEXTS) + rng.choice(rng.choice(list(rows.values())))
            else:
                rows[number] = rows[rng.choice(list(rows))][:]
        held = {number: tuple(cells[: max((at for at, text in enumerate(cells, 1) if text), default=0)]) for number, cells in sorted(rows.items())}
        held = {number: cells for number, cells in held.items() if cells}
        last, wide = max(held, default=1), max(map(len, held.values()), default=1)
        odd = [(rng.randint(1, last), rng.randint(1, wide), rng.randint(1, last + 3), rng.randint(1, wide + 3)) for _ in range(rng.randrange(4))]
        merges = tuple(m for m in (*sheet.merges, *odd) if m[0] <= m[2] and m[1] <= m[3])
        sheets.append(Sheet(rng.choice((sheet.name, "", "填表说明", "县公安局")), held, merges, rng.random() < 0.05, sheet.notices, True, sheet.above))
    return Book(path.name, "xlsx", tuple(sheets))


def one_case(path: Path, rng: random.Random) -> str:
    """Read one broken list; return read or refused, raise what must not happen."""
    from pledgectl.catalog.intake import Orders, read_sheets
    from pledgectl.catalog.intake.identity import merge
    from pledgectl.doors.workbook import read_book_bytes
    from pledgectl.errors import PledgectlError
    from pledgectl.model import Catalog

    data, how = path.read_bytes(), rng.randrange(3)
    try:
        if how == 0:
            book = mutate_cells(path, rng)
        elif how == 1 and data.startswith(b"PK"):
            book = read_book_bytes(mutate_part(data, rng), path.name)
        else:
            book = read_book_bytes(mutate_bytes(data, rng), path.name)
        intakes = read_sheets(book, rng.choice(("", "县民政局")), Orders(cancelled=rng.random() < 0.1))
        merge(Catalog("draft", ()), (), intakes, renames={}, partial=False)
    except PledgectlError as error:
        assert error.message and error.hint, path.name
        return "refused"
    for sheet in {intake.sheet for intake in intakes}:
        assert_accounted([row for each in book.sheets if each.name == sheet for row in each.rows], [i for i in intakes if i.sheet == sheet], path.name)
    return "read"


def assert_accounted(held: list[int], intakes: list[Any], name: str) -> None:
    """Every row is read or told, and only once, but those of tables that stand side by side or on their side."""
    seen = [row for each in intakes for row in (*(entry.row for entry in each.entries), *(skip.row for skip in each.skipped))]
    assert {*held} == {*seen}, name
    several = len(intakes) > 1 or any(each.entries and not each.header_rows for each in intakes)
    assert several or len(held) == len(seen), name


def run(cases: int, seed: int) -> Counter[str]:
    """Read that many broken lists; the seed and number of a case that fails are told."""
    found: Counter[str] = Counter()
    for number in range(cases):
        rng = random.Random(f"{seed}-{number}")
        path = rng.choice(LISTS)
        start = time.perf_counter()
        try:
            found[one_case(path, rng)] += 1
        except BaseException as error:
            raise AssertionError(f"case {number} of seed {seed}: {path.name}: {type(error).__name__}: {error}") from error
        found["slow"] += time.perf_counter() - start > 5
    return found


if __name__ == "__main__":
    print(dict(run(int((sys.argv[1:] or ["2000"])[0]), int((sys.argv[2:] or ["1"])[0]))))
