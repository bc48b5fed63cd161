"""Keyness: the measures by their published examples, and which strings are compared."""

from collections import Counter

import pytest

from desktop.text.keyness import (
    StringCounts,
    compared,
    count_strings,
    log_likelihood,
    log_ratio,
    without_parts,
    word_ngrams,
)


def test_the_measures() -> None:
    assert log_likelihood(100, 50, 10_000, 10_000) == pytest.approx(16.99, abs=0.005)
    assert log_ratio(100, 50, 10_000, 10_000) == 1
    assert log_ratio(50, 100, 10_000, 10_000) == -1
    assert log_ratio(4, 0, 1000, 1000) == 3
    assert log_likelihood(10, 20, 1000, 2000) == pytest.approx(0)
    assert log_likelihood(10, 0, 1000, 1000) == pytest.approx(13.863, abs=0.001)
    assert log_likelihood(0, 0, 10, 10) == log_likelihood(1, 0, 10, 0) == log_ratio(1, 0, 0, 5) == 0


def test_ngrams_are_of_whole_words() -> None:
    text, words = "推动产业升级，2024年", [0, 2, 4, 6, 7, 11, 12]
    assert list(word_ngrams(text, words)) == ["推动", "产业", "推动产业", "升级", "产业升级", "推动产业升级"]


def test_strings_are_counted_wherever_they_stand() -> None:
    counts = count_strings(["产业", "业产", "发展发展"], ["产业产业", "发展发展发展", "业"])
    assert counts.counts == {"产业": 2, "业产": 1, "发展发展": 1}
    assert counts.ranges == {"产业": 1, "业产": 1, "发展发展": 1}
    assert counts.characters == 11
    assert count_strings([], ["甲乙"]).characters == 2


def test_what_stands_in_a_longer_string_alone_is_left_out() -> None:
    counts = Counter({"高质量发展": 10, "高质量": 11, "发展": 40, "质量": 11})
    assert without_parts(counts, ()) == {"高质量发展", "发展"}
    assert without_parts(counts, {"高质量"}) == {"高质量发展", "高质量", "发展"}


def test_what_sets_apart_most_comes_first() -> None:
    a = StringCounts(Counter({"甲": 100, "乙": 10}), Counter({"甲": 3, "乙": 1}), 10_000)
    b = StringCounts(Counter({"甲": 50, "乙": 10, "丙": 30}), Counter({"甲": 2, "乙": 1, "丙": 1}), 10_000)
    rows = compared(a, b, ["乙", "甲", "丙"])
    assert [row.text for row in rows] == ["丙", "甲", "乙"]
    assert (rows[1].count_a, rows[1].count_b, rows[1].range_a, rows[1].range_b) == (100, 50, 3, 2)
    assert round(rows[1].g2, 2) == 16.99 and rows[1].log_ratio == 1
