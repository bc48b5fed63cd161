"""What begins with one of a few words is found as a pattern alone finds it."""

import re

import pytest

from desktop.text.literal_search import find_each, matches_at, matches_from

TEXT = "到2020年，新增收入增长9%，“十四五”年均增加1.2%、下降；2021年末增长、“年”。"


def test_words_are_found_in_order_of_position() -> None:
    assert find_each("乙甲乙丙甲", "甲乙") == [0, 1, 2, 4]
    assert find_each("增长、下降、增长", ("增长", "下降")) == [0, 3, 6]


def test_a_word_is_found_within_bounds_alone() -> None:
    assert find_each("甲乙甲乙甲", "甲", 1, 4) == [2]
    assert find_each("甲乙甲", ("甲乙",), 0, 1) == []


def test_a_word_may_overlap_itself() -> None:
    assert find_each("———", ("——",)) == [0, 1]


@pytest.mark.parametrize(
    ("words", "pattern"),
    [
        ("年“", r"[年“](?![，”])."),
        (("19", "20"), r"(?:19|20)[0-9]{2}年"),
        (("增长", "增加", "下降"), r"(?:增长|增加|下降)(?<!新增长)[0-9.]*"),
        ("增", r"增[^增]*增"),
    ],
)
def test_a_pattern_finds_what_it_finds_alone(words: str | tuple[str, ...], pattern: str) -> None:
    alone = [match.span() for match in re.finditer(pattern, TEXT)]
    assert alone
    assert [match.span() for match in matches_from(words, re.compile(pattern), TEXT)] == alone


def test_a_pattern_is_tried_at_the_places_given_and_not_within_what_it_found() -> None:
    found = matches_at([0, 1, 3, 4], re.compile("甲."), "甲甲乙甲甲")
    assert [match.start() for match in found] == [0, 3]
