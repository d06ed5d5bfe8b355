"""Streams joined from blocks made beforehand hold what was meant, and every reader of zip files reads them."""

import io
import zipfile
import zlib

from hypothesis import given
from hypothesis import strategies as st
from wordkit import docx, lines, p

from pledgectl.forms.compile import compile_template
from pledgectl.forms.packing import WORTH, constants_of, deflate, deflate_pieces, zip_entries
from pledgectl.forms.render import render
from pledgectl.forms.specialise import specialise

LONG = ["甲" * WORTH, "<w:p>" * 300, "乙丙" * 20_000]
TEXTS = st.one_of(st.sampled_from([*LONG, *LONG, "丁" * (WORTH - 1)]), st.text(st.characters(exclude_categories=["Cs"])))


@given(st.lists(TEXTS))
def test_any_row_of_pieces_comes_out_whole(pieces):
    body, text = deflate_pieces(pieces, constants_of(LONG)), "".join(pieces).encode()
    assert (zlib.decompress(body.packed, -15), body.crc, body.size) == (text, zlib.crc32(text), len(text))


@given(st.lists(TEXTS))
def test_the_same_pieces_give_the_same_bytes_and_no_more_than_single_blocks_need(pieces):
    body, constants = deflate_pieces(pieces, constants_of(LONG)), constants_of(LONG)
    assert body == deflate_pieces(pieces, constants)
    known = sum(len(constants[piece].packed) if piece in constants else 5 + len(piece.encode()) * 11 // 10 + 20 for piece in pieces)
    assert len(body.packed) <= known + 20


def test_short_texts_are_not_worth_a_block_of_their_own():
    assert list(constants_of(["a" * (WORTH - 1), "a" * WORTH])) == ["a" * WORTH]


def test_entries_are_read_by_the_common_library():
    entries, directory = zip_entries({"甲.xml": deflate(b"one"), "b.xml": deflate_pieces(["two"], {})}, 0)
    end = b"PK\x05\x06" + bytes(4) + b"\x02\x00" * 2 + len(directory).to_bytes(4, "little") + len(entries).to_bytes(4, "little") + bytes(2)
    with zipfile.ZipFile(io.BytesIO(entries + directory + end)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {"甲.xml": b"one", "b.xml": b"two"}


def test_a_list_of_a_thousand_rows_is_no_larger_for_its_blocks():
    rows = ("{%p for 项 in 列 %}", f"{'固定的文字' * 40}{{{{ 项 }}}}", "{%p endfor %}")
    template = compile_template(docx(*map(p, rows)), "样.docx")
    values = {"列": [str(number) for number in range(1000)]}
    made = render(specialise(template, values, ["别的"]), values), render(template, values)
    assert lines(made[0]) == lines(made[1])
    assert max(map(len, made)) < 40_000
