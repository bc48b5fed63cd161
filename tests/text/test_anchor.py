"""Anchors: a place is believed while the words are there, looked for by its surroundings, never guessed."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from desktop.text.anchor import CONTEXT, candidates, locate, make_anchor

TEXT = (
    "一、工作回顾。招商引资成效显著，生产总值增长百分之六。\n二、工作安排。招商引资再上台阶，𠮷祥如意。\n" * 2
)
TEXTS = st.text(alphabet="增长一二。\n𠮷", min_size=1, max_size=60)


@given(TEXTS, st.data())
def test_an_anchor_finds_its_own_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, start, end)
    assert locate(anchor, text) == (start, end)
    assert (start, end) in candidates(anchor, text)
    assert len(anchor.prefix) <= CONTEXT and len(anchor.suffix) <= CONTEXT
    assert text[start - len(anchor.prefix) : end + len(anchor.suffix)] == (
        anchor.prefix + anchor.quote + anchor.suffix
    )


@given(TEXTS, TEXTS, st.data())
def test_what_is_found_are_the_words(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = make_anchor(text, start, end)
    found = locate(anchor, other)
    assert found is None or other[slice(*found)] == anchor.quote


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, len(TEXT) + 1)])
def test_no_anchor_without_a_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range"):
        make_anchor(TEXT, start, end)


def test_words_that_moved_are_found_by_their_surroundings() -> None:
    text = "前言。\n" + TEXT[: len(TEXT) // 2]
    start = text.index("招商引资再上台阶")
    anchor = make_anchor(text, start, start + 4)
    moved = "新的一段，招商引资也在其中。\n" + text
    assert locate(anchor, moved) == (start + len(moved) - len(text), start + 4 + len(moved) - len(text))


def test_what_is_not_unique_is_not_guessed() -> None:
    anchor = make_anchor(TEXT, TEXT.index("𠮷"), TEXT.index("𠮷") + 4)
    twice = "乙" + TEXT[: len(TEXT) // 2].replace("\n", "") * 2
    assert len(candidates(anchor, twice)) == 2
    assert locate(anchor, "乙" + "二、工作安排。招商引资再上台阶，𠮷祥如意。" * 2) is None


def test_the_words_in_other_surroundings_are_another_place() -> None:
    anchor = make_anchor(TEXT, TEXT.index("显著"), TEXT.index("显著") + 2)
    assert locate(anchor, "此处另有显著标志，与前文无关。") is None
    assert candidates(anchor, "此处另有显著标志，与前文无关。") == [(4, 6)]
    assert locate(anchor, "") is None
