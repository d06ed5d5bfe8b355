"""Redlining: what two texts share, what only one of them says, and never a letter lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgectl.redline import Pieces, redline


def shown(pieces: Pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.changed else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("第[四十一]条：公民迁出，在迁出前申报迁出登记。", "第[四十三]条：公民迁出，在迁出前[三日内]申报迁出登记。"),
        ("受理之日起[5]个工作日内", "受理之日起[15]个工作日内"),
        ("户[籍]证明", "户[口]证明"),
        ("", "[县公安局]"),
        ("[毕业学校]", "[公安派出所]"),
        ("申请人年满[18]周岁，无犯罪记录；", "申请人年满[16]周岁，无[故意]犯罪记录[，具有本县户籍]；"),
        ("证明用途：[入学]\n开具单位：派出所", "证明用途：[迁移户口]\n开具单位：派出所"),
    ],
)
def test_the_words_that_differ_are_marked(old, new):
    sides = redline(*(text.replace("[", "").replace("]", "") for text in (old, new)))
    assert tuple(map(shown, sides)) == (old, new)


TEXTS = st.text(alphabet="甲乙丙第一二12ab，。；\n ", max_size=60)


@given(old=TEXTS, new=TEXTS)
def test_both_texts_come_out_whole_and_share_what_is_not_marked(old, new):
    sides = redline(old, new)
    assert ["".join(piece.text for piece in side) for side in sides] == [old, new]
    kept = ["".join(piece.text for piece in side if not piece.changed) for side in sides]
    assert kept[0] == kept[1]


@given(text=TEXTS)
def test_of_the_same_text_nothing_is_marked(text):
    assert not any(piece.changed for side in redline(text, text) for piece in side)


@pytest.mark.parametrize(("old", "new"), [("的" * 300, "的地" * 150), ("的，" * 15_000, "的，" * 14_000 + "地"), ("甲乙，" * 9_000, "甲乙；" * 9_000)])
def test_texts_that_say_the_same_again_and_again_take_no_time(old, new):
    import time

    start = time.process_time()
    redline(old, new)
    assert time.process_time() - start < 3
