"""Where changed words most likely are now."""

import pytest
from hypothesis import given

from desktop.text.alignment import TextAlignment
from desktop.text.fuzzy_relocation import fuzzy_range
from tests.helpers.random_edits import edited


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("甲。招商引资成效显著。乙。", "甲。招商引资成果显著。乙。", "招商引资成效显著", "招商引资成果显著"),
        ("甲。今年增长百分之六。乙。", "甲。今年计划增长百分之七。乙。", "增长百分之六", "增长百分之七"),
        ("甲。𠮷祥如意。乙。", "甲。祝𠮷祥又如意。乙。", "𠮷祥如意", "𠮷祥又如意"),
        ("甲。招商引资。乙。", "甲。乙。", "招商引资", None),
        ("甲。招商引资。乙。", "甲。完全不同的话。乙。", "招商引资", None),
    ],
)
def test_the_likely_place_of_changed_words(old: str, new: str, words: str, found: str | None) -> None:
    start = old.index(words)
    place = fuzzy_range(TextAlignment(old, new), start, start + len(words))
    assert (new[slice(*place)] if place else None) == found


@given(edited())
def test_a_proposal_is_a_range_of_the_new_text(texts: tuple[str, str]) -> None:
    old, new = texts
    moving = TextAlignment(old, new)
    for start in range(0, len(old), 7):
        place = fuzzy_range(moving, start, min(len(old), start + 5))
        assert place is None or 0 <= place[0] < place[1] <= len(new)


@pytest.mark.parametrize(
    ("old", "new", "words", "found"),
    [
        ("甲乙丙丁", "甲乙戊己", "甲乙丙丁", "甲乙戊己"),
        ("甲乙丙丁", "甲戊己庚", "甲乙丙丁", None),
        ("甲。一二三四。乙。", "甲。一二五三四。乙。", "二三", "二五三"),
        ("甲。一二三四。乙。", "甲。一二五三四。乙。", "一二", "一二"),
        ("甲。一二三四。乙。", "甲。二三四。乙。", "一二三四", "二三四"),
        ("一二三四。乙乙乙乙。", "一二五四。乙乙乙乙。", "一二三四", "一二五四"),
        ("乙乙乙乙。一二三四", "乙乙乙乙。一二五四", "一二三四", "一二五四"),
        ("甲。一二三四。乙。", "甲。   。乙。", "一二三四", None),
    ],
)
def test_more_places_of_changed_words(old: str, new: str, words: str, found: str | None) -> None:
    start = old.index(words)
    place = fuzzy_range(TextAlignment(old, new), start, start + len(words))
    assert (new[slice(*place)] if place else None) == found


def test_a_stretch_that_is_too_long_is_not_looked_through() -> None:
    for size, found in ((3996, True), (3997, False)):
        before = "".join(chr(0x5000 + at) for at in range(size))
        old, new = before + "一二三四", before + "一二五四"
        place = fuzzy_range(TextAlignment(old, new), size, size + 4)
        assert (place == (size, size + 4)) == found
