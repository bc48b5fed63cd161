"""Concordance lines: what is kept of a hit, and the orders they are read in."""

import pytest

from desktop.text import concordance
from desktop.text.concordance import ConcordanceLine, line_at, sorted_lines

TEXT = "全县招商引资签约32个。\n市招商引资到位90亿元，省招商引资签约86个。"
STARTS = [start for start in range(len(TEXT)) if TEXT.startswith("招商引资", start)]
LINES = [line_at(TEXT, 0, start, start + 4) for start in STARTS]


def _starts(lines: list[ConcordanceLine]) -> list[int]:
    return [STARTS.index(line.start) for line in lines]


def test_a_line_has_what_stands_on_both_sides_without_line_ends() -> None:
    line = line_at(TEXT, 3, STARTS[1], STARTS[1] + 4, around=4)
    assert line == ConcordanceLine(3, STARTS[1], STARTS[1] + 4, "个。 市", "招商引资", "到位90")
    assert line_at("招商", 0, 0, 2) == ConcordanceLine(0, 0, 2, "", "招商", "")


def test_contexts_are_compared_from_the_hit_outwards() -> None:
    assert _starts(sorted_lines(LINES, "right")) == [1, 0, 2]
    assert _starts(sorted_lines(LINES, "left")) == [0, 1, 2]
    alike = [line_at(text, 0, 1, 2) for text in ("丙乙甲", "甲乙丙", "乙乙乙")]
    assert [line.left for line in sorted_lines(alike, "left")] == ["丙", "乙", "甲"]


def test_by_word_the_whole_word_beside_the_hit_counts() -> None:
    """经济 is one word, 经 another: by character 经济 stands between 经 with 一 and 经 with 营."""
    lines = [line_at(text, 0, 0, 2) for text in ("发展经济", "发展经一", "发展经营")]
    assert [line.right for line in sorted_lines(lines, "right")] == ["经一", "经济", "经营"]
    assert [line.right for line in sorted_lines(lines, "right", by_word=True)] == ["经一", "经济", "经营"]
    left = [line_at(text, 0, 3, 5) for text in ("大经济发展", "小经济发展", "新生态发展")]
    assert [line.left for line in sorted_lines(left, "left", by_word=True)] == ["新生态", "大经济", "小经济"]


def test_hits_are_sorted_by_their_own_words_and_then_to_the_right() -> None:
    lines = [line_at(text, 0, 0, 1) for text in ("乙丁", "甲乙", "乙丙")]
    assert [line.hit + line.right for line in sorted_lines(lines, "hit")] == ["乙丁", "乙丙", "甲乙"]


def test_many_lines_are_sorted_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "甲乙丙丁乙甲丁丙" * 5
    lines = [line_at(text, 0, start, start + 1) for start in range(len(text))]
    expected = {order: sorted_lines(lines, order) for order in concordance.ORDERS}
    monkeypatch.setattr(concordance, "SORTED_AT_ONCE", 7)
    assert {order: sorted_lines(lines, order) for order in concordance.ORDERS} == expected
