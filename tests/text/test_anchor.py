"""Anchors: a place is believed while the words are there, looked for by its surroundings, never guessed."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from desktop.text.anchor import CONTEXT, agreement, candidates, enough, locate, locate_by_words, make_anchor

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


def test_agreement_counts_both_sides_up_to_the_first_difference() -> None:
    text = "一二三四五甲乙六七八九"
    anchor = make_anchor(text, 5, 7)
    assert (anchor.prefix, anchor.quote, anchor.suffix) == ("一二三四五", "甲乙", "六七八九")
    for other, count in ((text, 9), ("四五甲乙六七", 4), ("三X五甲乙X七", 1), ("甲乙", 0), ("X甲乙六", 1)):
        at = other.index("甲乙")
        assert agreement(anchor, other, at, at + 2) == count


def test_the_context_is_32_characters_on_each_side() -> None:
    text = "前" * 40 + "甲" + "后" * 40
    anchor = make_anchor(text, 40, 41)
    assert (anchor.prefix, anchor.suffix) == ("前" * 32, "后" * 32)
    assert agreement(anchor, text, 40, 41) == 64


@pytest.mark.parametrize(("size", "needed"), [(1, 9), (2, 8), (5, 5), (6, 4), (7, 4), (20, 4)])
def test_long_words_need_less_context(size: int, needed: int) -> None:
    text = "前后左右东西南北上下" + "甲" * size + "一二三四五六七八九十"
    anchor = make_anchor(text, 10, 10 + size)
    assert enough(anchor) == needed
    for count, found in ((needed, True), (needed - 1, False)):
        other = "新" * 15 + text[10 - count : 10 + size] + "完"
        assert (locate(anchor, other) is not None) == found


def test_all_the_context_there_is_may_be_enough() -> None:
    assert enough(make_anchor("前甲", 1, 2)) == 1
    assert enough(make_anchor("甲", 0, 1)) == 0
    assert locate_by_words(make_anchor("甲", 0, 1), "乙甲") == (1, 2)
    assert locate_by_words(make_anchor("甲", 0, 1), "甲甲") is None


def test_places_are_given_by_their_context_then_by_their_nearness() -> None:
    anchor = make_anchor("前文甲后文", 2, 3)
    assert candidates(anchor, "甲，前文甲，甲后文") == [(4, 5), (6, 7), (0, 1)]
    assert candidates(anchor, "XX甲XX甲") == [(2, 3), (5, 6)]
    assert candidates(anchor, "甲XXX甲") == [(0, 1), (4, 5)]
    assert candidates(make_anchor("甲甲乙", 0, 2), "甲甲甲") == [(0, 2), (1, 3)]


def test_the_old_place_counts_while_the_words_are_there() -> None:
    anchor = make_anchor("前文甲后文", 2, 3)
    assert locate(anchor, "XX甲XX前文甲后文") == (2, 3)
    assert locate_by_words(anchor, "XX甲XX前文甲后文") == (7, 8)
