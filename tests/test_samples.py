"""The sample lists are what rebuild.py makes of the real rows, and are as varied as published lists."""

import csv
import io
import runpy
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

SAMPLES = Path(__file__).parent.parent / "catalogs" / "samples"
BUILD: dict[str, Any] = runpy.run_path(str(SAMPLES / "rebuild.py"))
GRIDS: dict[str, list[Any]] = BUILD["grids"]()


def _bare(rows: list[list[str]]) -> list[list[str]]:
    """Drop empty rows and the empty cells at the end of a row."""
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    return [line.split("\t") for line in lines if line.strip("\t")]


def _text(value: object) -> str:
    return str(int(value)) if isinstance(value, float) else str(value)


def _committed(file: str) -> list[list[list[str]]]:
    data = (SAMPLES / file).read_bytes()
    if file.endswith(".csv"):
        return [_bare(list(csv.reader(io.StringIO(data.decode("gbk"), newline=""))))]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    sheets = [book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names]
    return [_bare([[_text(value) for value in row] for row in sheet]) for sheet in sheets]


@pytest.mark.parametrize("file", GRIDS)
def test_the_committed_list_is_what_the_script_makes(file: str) -> None:
    assert _committed(file) == [_bare(grid.cells) for grid in GRIDS[file]]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".ods"])
def test_building_twice_gives_the_same_bytes(suffix: str) -> None:
    file = next(name for name in GRIDS if name.endswith(suffix))
    write = BUILD["WRITERS"][suffix]
    assert write(GRIDS[file]) == write(GRIDS[file])


def _rows(file: str) -> list[list[str]]:
    return [row for grid in GRIDS[file] for row in grid.cells if any(cell.isdigit() for cell in row[:2])]


def test_there_are_enough_departments_items_and_layouts() -> None:
    lists = BUILD["tomllib"].loads((SAMPLES / "lists.toml").read_text(encoding="utf-8"))["lists"]
    first = [entry for entry in lists if "base" not in entry]
    assert len({entry["layout"] for entry in first}) >= 6
    assert len({part["department"] for entry in first for part in entry["parts"]}) >= 8
    assert sum(len(_rows(entry["file"])) for entry in first if entry["layout"] != "faulty") >= 60


def test_every_item_is_a_real_row() -> None:
    rows = BUILD["read_rows"]()
    lists = BUILD["tomllib"].loads((SAMPLES / "lists.toml").read_text(encoding="utf-8"))["lists"]
    used = [number for entry in lists for part in entry.get("parts", []) for number in part["rows"]]
    assert {number.rstrip("*") for number in used} <= set(rows)
    sound = [entry for entry in lists if entry.get("layout") != "faulty"]
    counts = Counter(number for entry in sound for part in entry.get("parts", []) for number in part["rows"])
    assert max(counts.values()) == 1


def test_units_are_those_of_an_invented_county() -> None:
    text = "".join(cell for sheets in GRIDS.values() for grid in sheets for row in grid.cells for cell in row if len(cell) < 60)
    assert [place for place in ("毛集", "虎林", "常德", "赤壁", "扎赉特", "三明市", "十堰", "金华") if place in text] == []


def test_a_second_version_differs_by_what_it_says() -> None:
    first, second = (Counter(row[1] for row in _rows(file)) for file in ("01县司法局.xlsx", "第二次报送/01县司法局.xlsx"))
    assert set(first - second) == {"学历证明", "专业技术职称证明"}
    assert set(second - first) == {"工作经历证明", "专业技术职务任职资格证明"}


FAULTS = ["合计", "填表说明", "年办件量", "场所使用权 证明", "国办发〔2020〕72号", "经营者", "广东省人力资源市场条例", "爆破作业", "主要负责人（签字）"]


@pytest.mark.parametrize("fault", FAULTS)
def test_the_faulty_list_holds_each_deliberate_fault(fault: str) -> None:
    cells = GRIDS["09县行政审批服务局（有问题）.xlsx"][0].cells
    assert any(fault in cell for row in cells for cell in row)
