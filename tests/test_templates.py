"""The built-in templates: rebuilt they are the same, they compile, and they hold the official layout."""

import sys
from pathlib import Path

import pytest
from wordkit import W, part

from pledgectl.builtin import builtin
from pledgectl.forms.compile import compile_template
from pledgectl.forms.inspect import check_template
from pledgectl.forms.names import paper_names

FOLDER = Path(__file__).parent.parent / "templates"
sys.path.insert(0, str(FOLDER))
rebuild = pytest.importorskip("rebuild")
NAMES = sorted(rebuild.TEMPLATES)
FAMILIES = ("rebuild_work", "rebuild_office", "rebuild_checks", "rebuild_notices")
DOCS = "".join(sys.modules[name].__doc__ for name in ("rebuild", *FAMILIES))


def read(name: str) -> bytes:
    return (builtin("templates") / f"{name}.docx").read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_the_script_rebuilds_the_template_to_the_byte(name):
    assert rebuild.build(name) == read(name)


def test_every_template_has_its_builder():
    assert sorted(path.stem for path in FOLDER.glob("*.docx")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_script_tells_every_placeholder(name):
    told = DOCS.partition(f"\n{name}.docx")[2].partition(".docx")[0]
    reads = compile_template(read(name), name).reads
    assert [read for read in reads if read.rpartition(".")[2] not in told] == []


@pytest.mark.parametrize("name", ["pledge", "guide"])
def test_papers_of_items_use_known_names_only(name):
    assert check_template(read(name), name, paper_names()) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_that_of_the_standard(name):
    root = part(read(name))
    size, margins = next(root.iter(f"{{{W}}}pgSz")), next(root.iter(f"{{{W}}}pgMar"))
    sides = [margins.get(f"{{{W}}}{side}") for side in ("top", "bottom", "left", "right")]
    wide = size.get(f"{{{W}}}orient") == "landscape"
    assert sides == (["1588", "1474", "1984", "2098"] if wide else ["2098", "1984", "1588", "1474"])


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_pitched_wider_than_22_to_the_page(name):
    styles = part(read(name), "styles")
    normal = next(node for node in styles.iter(f"{{{W}}}style") if node.get(f"{{{W}}}styleId") == "Normal")
    spacing = next(normal.iter(f"{{{W}}}spacing"))
    assert (spacing.get(f"{{{W}}}lineRule"), int(spacing.get(f"{{{W}}}line"))) == ("exact", 578)
    assert all(font.get(f"{{{W}}}eastAsia") for font in styles.iter(f"{{{W}}}rFonts"))
    assert all(lang.get(f"{{{W}}}eastAsia") == "zh-CN" for lang in styles.iter(f"{{{W}}}lang"))


@pytest.mark.parametrize("name", ["comparison", "catalog", "risks", "check-method", "credit-push"])
def test_the_head_of_a_table_is_repeated_and_rows_are_not_cut_but_long_ones(name):
    rows = list(part(read(name)).iter(f"{{{W}}}tr"))
    assert rows[0].find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None
    cut = [rows[at - 1] for at, row in enumerate(rows) if row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is None]
    assert ["".join(row.itertext()) for row in cut] == ["{%tr if 项.长 %}"] * (name != "credit-push")


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages():
    sides = [next(part(read("pledge"), name).iter(f"{{{W}}}jc")).get(f"{{{W}}}val") for name in ("footer1", "footer2")]
    assert sides == ["right", "left"]
    assert part(read("pledge"), "settings").find(f"{{{W}}}evenAndOddHeaders") is not None


@pytest.mark.parametrize("name", NAMES)
def test_latin_text_is_no_chinese_so_that_no_line_breaks_within_a_number_and_the_document_is(name):
    styles = part(read(name), "styles")
    normal = next(node for node in styles.iter(f"{{{W}}}style") if node.get(f"{{{W}}}styleId") == "Normal")
    told = [next(node.iter(f"{{{W}}}lang")).get(f"{{{W}}}val") for node in (normal, styles.find(f"{{{W}}}docDefaults"))]
    assert told == ["en-US", "zh-CN"]


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_a_value_are_not_stretched_to_the_margin(name):
    assert part(read(name), "settings").find(f"{{{W}}}compat/{{{W}}}doNotExpandShiftReturn") is not None


@pytest.mark.parametrize("name", ["pledge", "guide"])
def test_what_is_made_by_thousands_has_no_cell_that_may_come_out_empty(name):
    # To look for such cells in every document takes more time than all the rest.
    assert not any(part.sparse for part in compile_template(read(name), name).living)
