"""Concordance lines: a hit with what stands left and right of it, sorted by either.

Of 全县招商引资签约 with the hit 招商引资, the left context is 全县 and the right one 签约. Sorted to the
left, lines are compared from the hit outwards: first by 县, then by 全. By word the same is done with whole
words.
"""

from collections.abc import Callable, Sequence
from heapq import merge
from itertools import pairwise
from typing import Any, NamedTuple

CONTEXT_LENGTH = 40
"""Characters that are kept on each side of a hit: more than a line on a large screen shows."""

ORDERS = ("right", "left", "hit")
"""What lines can be sorted by, besides what is known of their documents."""

SORTED_AT_ONCE = 8000
"""Lines that are sorted in one go."""


class ConcordanceLine(NamedTuple):
    """A hit in its line.

    Attributes:
        document: The number of its document among those found.
        start: First code point of the hit in the text.
        end: Code point after the last.
        left: What stands before it, on one line.
        hit: The words found.
        right: What follows.
    """

    document: int
    start: int
    end: int
    left: str
    hit: str
    right: str


def line_at(text: str, document: int, start: int, end: int, around: int = CONTEXT_LENGTH) -> ConcordanceLine:
    """Return the line of a hit.

    Args:
        text: The text it stands in.
        document: The number of the document.
        start: First code point of the hit.
        end: Code point after the last.
        around: Characters kept on each side.
    """
    left, right = _on_one_line(text[max(0, start - around) : start]), _on_one_line(text[end : end + around])
    return ConcordanceLine(document, start, end, left, _on_one_line(text[start:end]), right)


def _on_one_line(text: str) -> str:
    # Five times as fast as str.translate, which goes through every character.
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ")


def sorted_lines(
    lines: Sequence[ConcordanceLine], order: str, *, by_word: bool = False
) -> list[ConcordanceLine]:
    """Return lines sorted by one of ORDERS; those that are alike stay as they were.

    Args:
        lines: The lines.
        order: What they are sorted by.
        by_word: Whether contexts are compared word by word, not character by character.
    """
    key = _key(order, by_word)
    if len(lines) <= SORTED_AT_ONCE:
        return sorted(lines, key=key)
    # In stretches: sorting many at once would keep all other threads waiting.
    stretches = [
        sorted(lines[first : first + SORTED_AT_ONCE], key=key)
        for first in range(0, len(lines), SORTED_AT_ONCE)
    ]
    return list(merge(*stretches, key=key))


def _key(order: str, by_word: bool) -> Callable[[ConcordanceLine], Any]:
    if order == "hit":
        return lambda line: (line.hit, line.right)
    if order == "right":
        if by_word:
            return lambda line: _words(line.right.lstrip())
        return lambda line: line.right.lstrip()
    if by_word:
        return lambda line: _words(line.left.rstrip())[::-1]
    return lambda line: line.left.rstrip()[::-1]


def _words(text: str) -> list[str]:
    from desktop.text.segmentation import segment  # loads a dictionary

    return [text[start:end] for start, end in pairwise(segment(text))]
