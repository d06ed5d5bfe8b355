"""What XML from outside may not hold, and that a page of the web is read as text only."""

from pathlib import Path

import pytest

from pledgectl.errors import PledgectlError
from pledgectl.ground.package import open_package
from pledgectl.ground.xml import MAX_XML, parse_html, parse_xml

HOSTILE = Path(__file__).parent / "hostile"
BAD_XML = [
    b"<!DOCTYPE a><a/>",
    b"<a>",
    b"<a>&#0;</a>",
    b"<a>&e;</a>",
    "<a/>".encode("utf-16"),
    b'<?xml version="1.0" encoding="utf-7"?><a/>',
    b"<a>" * 300 + b"</a>" * 300,
]


def hostile(prefix: str) -> bytes:
    return next(HOSTILE.glob(prefix + "*")).read_bytes()


@pytest.mark.parametrize("data", BAD_XML, ids=range(len(BAD_XML)))
def test_xml_with_a_dtd_an_entity_or_a_disguise_is_refused(data: bytes) -> None:
    with pytest.raises(PledgectlError):
        parse_xml(data, "部件")


def test_plain_xml_is_parsed() -> None:
    assert parse_xml('<?xml version="1.0" encoding="UTF-8"?><a>文字</a>'.encode(), "部件").text == "文字"


@pytest.mark.parametrize("prefix", ["x40", "x43", "x46", "x47", "x66", "d50", "d51", "d57"])
def test_hostile_xml_in_a_sound_zip_is_refused_by_the_parser(prefix: str) -> None:
    package = open_package(hostile(prefix), "来件")
    with pytest.raises(PledgectlError):
        for name in package.names:
            if name.endswith((".xml", ".rels")):
                parse_xml(package.read(name), name)


def test_a_part_over_the_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(PledgectlError, match="超过 16 MB"):
        parse_xml(b"<" * (MAX_XML + 1), "部件")


def test_a_page_of_the_web_loads_and_expands_nothing() -> None:
    page = '<!DOCTYPE html [<!ENTITY e "泄漏">]><html><body><table><tr><td>甲&e;</td></tr></table></body></html>'
    root = parse_html(page, "网页")
    assert root is not None and "泄漏" not in "".join(root.itertext())


@pytest.mark.parametrize("page", ["", " \n", "\x00"])
def test_an_empty_page_is_none(page: str) -> None:
    assert parse_html(page, "网页") is None
