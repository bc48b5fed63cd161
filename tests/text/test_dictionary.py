"""Dictionaries: longest first, none inside a longer one, exceptions word by word, never by segmenter."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.text.dictionary import Dictionary, DictionaryWord, WordCounter, are_apart


def counted(text: str, *words: tuple[str, ...]) -> dict[str, int]:
    made = tuple(DictionaryWord(theme, word, tuple(exceptions)) for theme, word, *exceptions in words)
    return dict(WordCounter(Dictionary("d", made)).counts(text))


@pytest.mark.parametrize(
    ("text", "words", "counts"),
    [
        ("生产总值、地区生产总值", [("总", "生产总值"), ("区", "地区生产总值")], {"总": 1, "区": 1}),
        ("中国企业", [("a", "中国"), ("b", "国企")], {"a": 1}),
        ("城市里的市", [("a", "市")], {"a": 2}),
        ("發展與发展", [("a", "发展")], {"a": 2}),
        ("ＡＩ、ai", [("a", "AI")], {"a": 2}),
        ("发展", [("a", "发展"), ("b", "发展")], {"a": 1, "b": 1}),
        ("发展发展", [("a", "发展发展"), ("b", "发展")], {"a": 1}),
        ("没有", [("a", "发展")], {}),
        ("没有", [("a", "")], {}),
    ],
)
def test_counted(text: str, words: list[tuple[str, ...]], counts: dict[str, int]) -> None:
    assert counted(text, *words) == counts


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("创新高", {}),
        ("创新", {"a": 1}),
        ("再创新高、创新、勇创新业", {"a": 2}),
        ("創新高", {}),
    ],
)
def test_a_word_does_not_count_in_its_exceptions(text: str, counts: dict[str, int]) -> None:
    assert counted(text, ("a", "创新", "创新高")) == counts


def test_an_exception_is_one_words_alone() -> None:
    assert counted("经济发展", ("a", "经济", "经济发展"), ("b", "发展")) == {"b": 1}
    assert counted("经济发展", ("a", "经济", "经济发展"), ("b", "经济")) == {"b": 1}
    assert counted("经济发展", ("a", "经济发展", "大经济发展"), ("b", "经济")) == {"a": 1}
    assert counted("大经济发展", ("a", "经济发展", "大经济发展"), ("b", "经济")) == {"b": 1}


def test_an_exception_may_hold_its_word_twice() -> None:
    assert counted("来来往往，来", ("a", "来", "来来")) == {"a": 1}


def test_many_words_are_found_as_few_are() -> None:
    words = [(f"t{number % 7}", chr(0x4E00 + number) + chr(0x4E01 + number)) for number in range(500)]
    text = "".join(chr(0x4E00 + number) for number in range(500))
    assert sum(counted(text, *words).values()) == 250


_ALPHABET = "甲乙丙"


def _oracle(text: str, words: list[str]) -> Counter[str]:
    """Count from left to right, the longest word at each place."""
    found: Counter[str] = Counter()
    at = 0
    while at < len(text):
        word = max((one for one in words if text.startswith(one, at)), key=len, default="")
        found.update([word] if word else [])
        at += len(word) or 1
    return found


@given(
    st.text(alphabet=_ALPHABET, max_size=40),
    st.lists(st.text(alphabet=_ALPHABET, min_size=1, max_size=4), min_size=1, max_size=6, unique=True),
)
def test_longest_first_from_the_left(text: str, words: list[str]) -> None:
    assert counted(text, *((word, word) for word in words)) == dict(_oracle(text, words))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("招商", "就业", True),
        ("招商", "招商引资", False),
        ("引资", "招商引资", False),
        ("国企", "中国", False),
        ("中国", "国企", False),
        ("發展", "展览", False),
        ("发展", "开发", False),
        ("发展", "开拓", True),
    ],
)
def test_words_that_cannot_stand_over_each_other(one: str, other: str, apart: bool) -> None:
    assert are_apart([DictionaryWord("a", one)], [DictionaryWord("b", other)]) == apart
