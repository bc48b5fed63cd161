"""A user's own words and splits, and the terms and figures that yield to them."""

import pytest

from desktop.text.segmentation import UserWords, segment
from desktop.text.user_word_spans import user_word_spans, without_overlapped

TEXT = "招商引资签约项目32个，总投资86亿元，集中设立。"


@pytest.mark.parametrize(
    ("own", "places"),
    [
        (UserWords(), []),
        (UserWords(splits=(("招商", "引资"),)), [(0, 4)]),
        (UserWords(words=("引资签约",)), [(2, 6)]),
        (UserWords(words=("亿元", "签约项目")), [(4, 8), (17, 19)]),
        (UserWords(words=("中设",)), []),
        (UserWords(splits=(("中", "设"),)), []),
    ],
)
def test_where_own_words_hold(own: UserWords, places: list[tuple[int, int]]) -> None:
    assert user_word_spans(TEXT, segment(TEXT, own=own), own) == places


def test_traditional_characters_are_alike() -> None:
    own = UserWords(splits=(("招商", "引资"),))
    text = "招商引資成效顯著"
    assert user_word_spans(text, segment(text, own=own), own) == [(0, 4)]


@pytest.mark.parametrize(
    ("places", "term", "figure"),
    [
        ([], True, True),
        ([(0, 4)], False, True),
        ([(2, 3)], False, True),
        ([(3, 6)], False, False),
        ([(4, 6)], True, True),
        ([(0, 2), (9, 12)], False, True),
    ],
)
def test_what_yields(places: list[tuple[int, int]], term: bool, figure: bool) -> None:
    assert (without_overlapped([(0, 4)], places, nested=False) == [(0, 4)]) == term
    assert (without_overlapped([(0, 4)], places, nested=True) == [(0, 4)]) == figure


@pytest.mark.parametrize(
    ("spans", "places", "outside", "nested"),
    [
        ([(0, 4)], [(4, 6)], [(0, 4)], [(0, 4)]),
        ([(6, 8)], [(4, 6)], [(6, 8)], [(6, 8)]),
        ([(0, 5)], [(4, 6)], [], []),
        ([(5, 8)], [(4, 6)], [], []),
        ([(4, 6)], [(4, 6)], [], [(4, 6)]),
        ([(3, 7)], [(4, 6)], [], [(3, 7)]),
        ([(4, 7)], [(4, 6)], [], [(4, 7)]),
        ([(5, 6)], [(4, 8)], [], []),
        ([(3, 9)], [(4, 6), (8, 10)], [], []),
        ([(20, 22), (0, 1)], [(2, 12), (14, 15)], [(20, 22), (0, 1)], [(20, 22), (0, 1)]),
        ([(11, 13)], [(2, 12), (10, 11)], [], []),
        ([(0, 4)], [], [(0, 4)], [(0, 4)]),
    ],
)
def test_what_may_be_kept_beside_own_words(
    spans: list[tuple[int, int]],
    places: list[tuple[int, int]],
    outside: list[tuple[int, int]],
    nested: list[tuple[int, int]],
) -> None:
    assert without_overlapped(spans, places, nested=False) == outside
    assert without_overlapped(spans, places, nested=True) == nested
