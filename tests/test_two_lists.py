"""Two lists compare the same whether they are read as far as they may differ or whole, however they are written."""

import csv
import io
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgectl.cli.catalog.two_lists import read_one, read_two
from pledgectl.diff import Difference, compare_lists
from pledgectl.errors import PledgectlError

HEADER = ["序号", "部门", "证明名称", "证明用途", "设定依据", "索要单位", "开具单位", "备注"]
LAW = "《户口登记条例》第七条"
FILLER = [["县公安局", f"第{n}类证明", "落户", LAW, "县公安局", "派出所", ""] for n in range(220)]
CELLS = {
    1: ["县公安局", "县民政局", "县民政局（盖章）", "", "同上", "/", "局"],
    2: ["居住证明", "居住\ufffd证明", "9.居住证明", "第9类证明", "第99类证明", " 居住证明", "居住\n证明", "居住证明　", "示例证明", "电话13800000000证明", "", "合计", "证明名称", "\u200b学历证明"],
    3: ["落户", "入学", "", "林木采伐许可证核发", "落户）"],
    4: [LAW, LAW + "；", "", "《甲法》第一条\n《乙法》第二条", '《条例》："当场，出具"', "《条例》第一条（一", "_x000D_《条例》", "《条例》\t第二条", "条）", "《条例》\u2028第三条"],
    5: ["县公安局", "县民政局", ""], 6: ["派出所", "村委会", "", "〃"], 7: ["", "", "无", "已取消", "例", "单位：县教育局"],
}  # fmt: skip
# Mostly rows that could be left out but for one cell.
SOUND = ["县公安局", "居住证明", "落户", LAW, "县公安局", "派出所", ""]
ROWS = st.lists(st.tuples(*(st.one_of(st.just(SOUND[at - 1]), st.sampled_from(CELLS[at])) for at in range(1, 8))).map(list), max_size=5)
ORDINALS = st.sampled_from([str, lambda n: "" if n % 40 == 7 else str(n), lambda n: "", lambda n: f"{n}.", lambda n: f"0{n}", lambda n: "①"])
ABOVE = st.sampled_from([[], [["县民政局证明事项清单"]], [["填报单位：县公安局"], ["2021年5月"]], [["办理事项：林木采伐许可证核发"]], [["办理事项：保安员证核发"]]])
WRITTEN = st.fixed_dictionaries({
    "encoding": st.sampled_from(["utf-8-sig", "utf-8", "gb18030"]), "lineterminator": st.sampled_from(["\r\n", "\n"]),
    "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]), "delimiter": st.sampled_from([",", "\t"]),
})  # fmt: skip


def bytes_of(rows: list[list[str]], encoding: str, **form) -> bytes:  # type: ignore[no-untyped-def]
    out = io.StringIO()
    csv.writer(out, **form).writerows(rows)
    return out.getvalue().encode(encoding)


def outcome(read, *paths: Path) -> Difference | str:  # type: ignore[no-untyped-def]
    try:
        return compare_lists(*read(*paths))
    except PledgectlError as error:
        return error.message


def agrees(old: bytes, new: bytes) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths = Path(folder, "旧.csv"), Path(folder, "新.csv")
        for path, data in zip(paths, (old, new), strict=True):
            path.write_bytes(data)
        whole = outcome(lambda *both: [read_one(path, None) for path in both], *paths)
        return outcome(lambda *both: read_two(*both, None), *paths) == whole


def pairs(each: st.SearchStrategy) -> st.SearchStrategy:  # type: ignore[type-arg]
    """Draw what both lists have, mostly the same."""
    return st.tuples(each, each, st.integers(0, 3)).map(lambda drawn: (drawn[0], drawn[0 if drawn[2] else 1]))


HOW = st.tuples(pairs(ORDINALS), pairs(ABOVE), pairs(WRITTEN), st.integers(0, 9))


@given(ROWS, ROWS, ROWS, HOW)
@settings(max_examples=150, deadline=None)
def test_lists_compare_as_if_read_whole(shared, before, after, how) -> None:  # type: ignore[no-untyped-def]
    ordinals, above, written, seed = how
    rng, base, sides = random.Random(seed), list(FILLER), []
    for row in shared:
        base.insert(rng.randint(0, len(base)), row)
    for own, ordinal, titles, form in zip((before, after), ordinals, above, written, strict=True):
        rows = list(base)
        for row in own:
            rows.insert(rng.randint(0, len(rows)), row)
        sides.append(bytes_of(titles + [HEADER] + [[ordinal(number), *row] for number, row in enumerate(rows, 1)], **form))
    assert agrees(*sides)


PLAIN = bytes_of([HEADER, *([str(n), *row] for n, row in enumerate(FILLER, 1))], "utf-8", lineterminator="\n")
LINES = PLAIN.split(b"\n")
SPOILED = {
    "a byte that is no text": lambda lines: [*lines[:150], lines[150] + b"\xff", *lines[151:]],
    "a line in another encoding": lambda lines: [*lines[:150], lines[150].decode().encode("gb18030"), *lines[151:]],
    "a second byte order mark": lambda lines: [*lines[:150], b"\xef\xbb\xbf" + lines[150], *lines[151:]],
    "a carriage return in a line": lambda lines: [*lines[:150], lines[150] + b"\r" + lines[151], *lines[152:]],
    "an open quote": lambda lines: [*lines[:150], lines[150] + b'"', *lines[151:]],
    "too many cells": lambda lines: [*lines[:150], lines[150] + b",x" * 250, *lines[151:]],
    "the half of a row": lambda lines: [*lines[:150], lines[150].replace("落户".encode(), "（落".encode()), ",,,户）,,,,".encode(), *lines[151:]],
    "the half of a row with a name": lambda lines: [*lines[:150], lines[150].replace("类".encode(), "类（".encode()), ",县公安局,表）类证明,,,,,".encode(), *lines[151:]],
    "the half of a row with all its cells": lambda lines: [*lines[:150], lines[150].replace("类".encode(), "类（".encode()), f",县公安局,表）证明,落户,{LAW},县公安局,派出所,".encode(), *lines[151:]],
    "lines that end in two ways": lambda lines: [line + b"\r" * (number % 3 == 0) for number, line in enumerate(lines)],
    "lines that end in two ways by turns": lambda lines: [line + b"\r" * (number % 150 > 100) for number, line in enumerate(lines)],
    "no last line end": lambda lines: lines[:-1],
}


@pytest.mark.parametrize("spoil", SPOILED)
@pytest.mark.parametrize("both", [True, False])
def test_a_file_that_is_written_oddly_compares_as_if_read_whole(spoil: str, both: bool) -> None:
    odd = SPOILED[spoil](LINES)
    moved = odd[:151] + odd[153:] + odd[151:153][::-1]
    assert agrees(b"\n".join(odd), b"\n".join(moved if both else LINES[:60] + LINES[61:]))


@pytest.mark.parametrize("titles", [[["办理事项：林木采伐许可证核发"]], [["索要单位：县林业局"]], [["填报单位：县林业局"]], [["2021年5月"]]])
def test_lines_above_the_header_that_only_one_list_has_are_heeded(titles: list[list[str]]) -> None:
    rows = [HEADER, *([str(n), *row[:2], "", *row[3:]] for n, row in enumerate(FILLER, 1))]
    assert agrees(*(bytes_of(above + rows, "utf-8") for above in ([], titles)))
