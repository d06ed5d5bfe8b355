"""Claims about `--large`: longer lists are read whole, and what guards against traps holds with the larger numbers."""

import tracemalloc
from pathlib import Path

import pytest
from conftest import Cli
from listkit import csv_file, one

from pledgectl.doors.workbook import read_book, read_book_bytes
from pledgectl.errors import PledgectlError
from pledgectl.grid import LARGE, MAX_COLUMNS, MAX_ROWS, Limits
from pledgectl.ground.package import open_package, pack
from pledgectl.ground.sizes import MB, Sizes

HOSTILE = Path(__file__).parent / "hostile"
HEADER, ROW = "序号,证明名称,证明用途,索要单位\n", "1,收入证明,低保,县民政局\n"


def long_list(folder: Path, rows: int = MAX_ROWS) -> Path:
    return csv_file(folder / "长.csv", HEADER + "".join(f"{n},收入证明{n},低保,县民政局\n" for n in range(rows)))


def test_a_list_beyond_the_ordinary_limit_names_the_option_and_is_read_whole_with_it(cli: Cli, workspace: Path) -> None:
    path = long_list(workspace)
    refused = cli("catalog", "import", path, "--dept", "县民政局", "--yes")
    assert refused.code == 3 and f"{MAX_ROWS} 行" in refused.err and "--large" in refused.err
    done = cli("catalog", "import", path, "--dept", "县民政局", "--large", "-n", "--json")
    assert done.code == 0 and [(each["read"], len(each["skipped"])) for each in done.json] == [(MAX_ROWS, 1)]


def test_xlsx_has_the_same_limit(tmp_path: Path) -> None:
    path = one(tmp_path / "a.xlsx", [HEADER.strip().split(",")] + [ROW.strip().split(",")] * 11)
    with pytest.raises(PledgectlError, match="内容超过 10 行"):
        read_book(path, Limits(rows=10))
    assert len(read_book(path, Limits(rows=12)).sheets[0].rows) == 12


@pytest.mark.parametrize("path", sorted(HOSTILE.glob("*.xlsx")), ids=lambda path: path.name)
def test_a_trap_that_is_refused_is_refused_with_the_larger_limits_too(path: Path) -> None:
    try:
        read_book(path)
    except PledgectlError:
        with pytest.raises(PledgectlError):
            read_book(path, LARGE)


@pytest.mark.parametrize(("limits", "said"), [
    (Limits(sizes=Sizes(package=100)), "文件超过"),
    (Limits(sizes=Sizes(entry=100)), "解开后过大"),
    (Limits(sizes=Sizes(total=100)), "解开后过大"),
    (Limits(area=20), "表格过大"),
])  # fmt: skip
def test_every_number_is_kept_to(tmp_path: Path, limits: Limits, said: str) -> None:
    data = one(tmp_path / "a.xlsx", [HEADER.strip().split(",")] + [ROW.strip().split(",")] * 11).read_bytes()
    with pytest.raises(PledgectlError, match=said):
        read_book_bytes(data, "a.xlsx", limits)


def test_a_part_beyond_the_ordinary_size_must_not_be_packed_tighter_than_honest_lists_are() -> None:
    with pytest.raises(PledgectlError, match="可能是恶意文件"):
        open_package(pack({"a.xml": bytes(61 * MB)}), "a.zip", LARGE.sizes)
    with pytest.raises(PledgectlError, match="可能是恶意文件"):
        open_package(pack({f"{number}.xml": bytes(40 * MB) for number in range(4)}), "a.zip", LARGE.sizes)
    assert open_package(pack({"a.xml": bytes(59 * MB)}), "a.zip", LARGE.sizes).names == ("a.xml",)


def test_columns_stay_as_they_are(tmp_path: Path) -> None:
    with pytest.raises(PledgectlError, match=f"{MAX_COLUMNS} 列"):
        read_book(csv_file(tmp_path / "宽.csv", "证明名称" + "," * MAX_COLUMNS + "x\n"), LARGE)


def test_a_file_that_is_too_long_names_the_option(tmp_path: Path) -> None:
    with pytest.raises(PledgectlError) as refused:
        read_book(csv_file(tmp_path / "a.csv", HEADER + ROW * 9), Limits(file=100))
    assert "--large" in refused.value.hint


@pytest.mark.parametrize("line", ["\n", "1\n", '"\n'], ids=["blank", "short", "quoted"])
def test_a_text_of_millions_of_lines_is_refused_without_holding_them(cli: Cli, workspace: Path, line: str) -> None:
    path = csv_file(workspace / "很长.csv", HEADER + ROW * 60 + line * 3_000_000)
    tracemalloc.start()
    try:
        assert cli("catalog", "diff", path, csv_file(workspace / "短.csv", HEADER + ROW * 60)).code == 3
        assert tracemalloc.get_traced_memory()[1] < 120_000_000
    finally:
        tracemalloc.stop()
