"""Moving: in the new text a passage's words stand where it is said to be, or no place is said."""

import random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from desktop.text.alignment import MatchingBlock, TextAlignment, matching_blocks
from desktop.text.anchor import make_anchor
from tests.helpers.random_edits import TEXTS, edited

OLD = (
    "一、工作回顾\n招商引资成效显著。生产总值完成一百亿元，增长百分之六。\n"
    "粮食总产十万吨。𠮷祥如意。\n二、工作安排\n生产总值增长百分之七。招商引资再上台阶。\n"
)


@settings(max_examples=300)
@given(edited(), st.data())
def test_a_place_holds_the_words_or_is_none(texts: tuple[str, str], data: st.DataObject) -> None:
    old, new = texts
    moving = TextAlignment(old, new)
    for _ in range(5):
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, min(len(old), start + 12)))
        place = moving.mapped_range(make_anchor(old, start, end))
        assert place is None or new[slice(*place)] == old[start:end]
        assert 0 <= moving.mapped_position(start) <= len(new)


@given(edited())
def test_what_stayed_the_same_is_the_same_and_in_order(texts: tuple[str, str]) -> None:
    old, new = texts
    at = (0, 0)
    for one in matching_blocks(old, new):
        assert old[one.old : one.old + one.size] == new[one.new : one.new + one.size]
        assert (one.old, one.new) >= at and one.old >= at[0] and one.new >= at[1]
        at = (one.old + one.size, one.new + one.size)


@given(TEXTS, st.data())
def test_nothing_moves_in_the_same_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    moving = TextAlignment(text, text)
    assert moving.mapped_range(make_anchor(text, start, end)) == (start, end)
    assert moving.mapped_position(start) == start


@settings(max_examples=300)
@given(edited(), st.data())
def test_no_two_passages_come_to_stand_at_one_place(texts: tuple[str, str], data: st.DataObject) -> None:
    old, new = texts
    start = data.draw(st.integers(0, len(old) - 1))
    words = old[start : data.draw(st.integers(start + 1, min(len(old), start + 6)))]
    moving = TextAlignment(old, new)
    starts = [at for at in range(len(old)) if old.startswith(words, at)]
    places = [moving.mapped_range(make_anchor(old, at, at + len(words))) for at in starts]
    placed = [place for place in places if place is not None]
    assert len(set(placed)) == len(placed)


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_which_of_equal_sentences_was_taken_out_is_not_guessed(gone: int) -> None:
    same = ["招商引资成效显著。"] * 3
    rest = same[:gone] + same[gone + 1 :]
    old, new = "工作回顾。" + "".join(same) + "就业稳定。", "工作回顾。" + "".join(rest) + "就业稳定。"
    starts = [at for at in range(len(old)) if old.startswith("成效", at)]
    assert [TextAlignment(old, new).mapped_range(make_anchor(old, at, at + 2)) for at in starts] == [None] * 3


def test_a_passage_does_not_take_the_place_of_another_like_it() -> None:
    old = "今年招商引资成效显著，税收增加。\n去年招商引资成效显著，税收减少。\n"
    new = "去年招商引资成效显著，税收持平。\n"
    for start in (old.index("招商"), old.rindex("招商")):
        assert TextAlignment(old, new).mapped_range(make_anchor(old, start, start + 4)) is None
    new = "去年招商引资成效显著，税收减少。\n"
    first, second = (make_anchor(old, start, start + 4) for start in (old.index("招商"), old.rindex("招商")))
    assert (TextAlignment(old, new).mapped_range(first), TextAlignment(old, new).mapped_range(second)) == (
        None,
        (2, 6),
    )


def _moved(words: str, new: str, nth: int = 0) -> tuple[int, int] | None:
    start = -1
    for _ in range(nth + 1):
        start = OLD.index(words, start + 1)
    return TextAlignment(OLD, new).mapped_range(make_anchor(OLD, start, start + len(words)))


def test_repeated_words_move_with_their_sentence() -> None:
    new = "新增一段，谈招商引资。\n" + OLD
    for nth in (0, 1):
        start = OLD.index("招商引资", 0 if nth == 0 else OLD.index("招商引资") + 1)
        shift = len(new) - len(OLD)
        assert _moved("招商引资", new, nth) == (start + shift, start + shift + 4)


def test_words_in_a_sentence_that_changed_are_found_in_it() -> None:
    new = OLD.replace("增长百分之六", "增长百分之六点五")
    at = new.index("一百亿元")
    assert _moved("一百亿元", new) == (at, at + 4)
    assert _moved("增长百分之六", new) == (new.index("增长百分之六"), new.index("增长百分之六") + 6)


def test_a_sentence_set_elsewhere_is_found_there() -> None:
    new = OLD.replace("粮食总产十万吨。", "") + "粮食总产十万吨。"
    assert _moved("粮食总产", new) == (len(new) - 8, len(new) - 4)


@pytest.mark.parametrize("words", ["粮食", "招商引资成效显著", "百分之六"])
def test_what_is_gone_has_no_place(words: str) -> None:
    assert _moved(words, "全新的一篇。\n与前文无关，只说招商引资。") is None


def test_paragraphs_set_again_keep_their_passages() -> None:
    new = OLD.replace("。", "。\n")
    for words in ("成效显著", "一百亿元", "𠮷祥如意"):
        at = new.index(words)
        assert _moved(words, new) == (at, at + len(words))


def test_a_long_text_with_many_edits_loses_few_places() -> None:
    chance = random.Random(7)
    sentences = [
        "".join(chance.choices("经济增长产业项目建设投资农业工业完成目标任务", k=25)) + "。"
        for _ in range(400)
    ]
    old = "".join(sentences)
    changed = [one[:9] + "新" + one[9:] if chance.random() < 0.2 else one for one in sentences]
    moving = TextAlignment(old, "".join(changed[50:] + changed[:50]))
    starts = range(0, len(old) - 8, 26)
    placed = [moving.mapped_range(make_anchor(old, start, start + 6)) for start in starts]
    assert sum(place is not None for place in placed) > 0.95 * len(placed)


def test_blocks_are_whole_sentences() -> None:
    old = "甲一。乙二！丙三？丁四；戊五\n己六"
    assert matching_blocks(old, old) == [MatchingBlock(0, 0, len(old))]
    assert matching_blocks(old, old.replace("乙", "新乙")) == [
        MatchingBlock(0, 0, 3),
        MatchingBlock(6, 7, len(old) - 6),
    ]
    for sentence in ("甲一。", "乙二！", "丙三？", "丁四；"):
        at = old.index(sentence)
        assert matching_blocks(old, f"{sentence}完全不同") == [MatchingBlock(at, 0, 3)]
    assert matching_blocks("", "甲") == []


def test_the_place_nearest_to_one_of_the_old() -> None:
    moving = TextAlignment("甲甲甲甲。乙乙乙乙。", "新。甲甲甲甲。改。乙乙乙乙。")
    assert [moving.mapped_position(at) for at in range(11)] == [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14]
    moving = TextAlignment("旧文。甲甲甲甲。", "甲甲甲甲。")
    assert [moving.mapped_position(at) for at in range(9)] == [0, 0, 0, 0, 1, 2, 3, 4, 5]
    moving = TextAlignment("甲甲甲甲。旧文。", "甲甲甲甲。")
    assert [moving.mapped_position(at) for at in range(3, 9)] == [3, 4, 5, 5, 5, 5]


def test_ends_that_both_stayed() -> None:
    moving = TextAlignment("甲乙丙丁。旧文。戊己庚辛。", "甲乙丙丁。新的。戊己庚辛。")
    assert moving.mapped_ends(1, 10) == (1, 10)
    assert moving.mapped_ends(1, 5) == (1, 5)
    assert moving.mapped_ends(1, 6) is None
    assert moving.mapped_ends(5, 10) is None
    assert moving.mapped_ends(8, 13) == (8, 13)
    moving = TextAlignment("甲乙丙丁。戊己庚辛。", "戊己庚辛。甲乙丙丁。")
    assert moving.mapped_ends(0, 10) is None


def test_what_is_known_to_have_stayed_is_believed() -> None:
    moving = TextAlignment("甲乙", "丙甲乙", [MatchingBlock(0, 1, 2)])
    assert moving.mapped_ends(0, 2) == (1, 3)
    assert moving.mapped_range(make_anchor("甲乙", 0, 1)) == (1, 2)


@pytest.mark.parametrize(("sentence", "sure"), [("甲乙丙。", True), ("甲乙。", False)])
def test_a_sentence_of_four_characters_is_sure(sentence: str, sure: bool) -> None:
    old, new = f"旧的开头。{sentence}旧的结尾。", f"新开头。{sentence}新结尾。"
    at, to = old.index(sentence), new.index(sentence)
    found = TextAlignment(old, new).mapped_ends(at, at + len(sentence))
    assert found == ((to, to + len(sentence)) if sure else None)


def test_a_sentence_that_stands_twice_is_not_sure() -> None:
    for old, new in (
        ("甲乙丙丁。又。", "甲乙丙丁。新。甲乙丙丁。"),
        ("甲乙丙丁。新。甲乙丙丁。", "甲乙丙丁。又。"),
    ):
        assert TextAlignment(old, new).mapped_ends(0, 5) is None
