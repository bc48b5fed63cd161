"""Clauses: where sentences and clauses end, so that a figure's context can be read around it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from desktop.text.figures.token import Token

LINE: Final = 8
"""Characters of a line from which its end, without a stop, can be a newspaper's break."""

LIKE: Final = 0.5
"""A broken line is at least this share of the line after it; a heading is much shorter."""

_STOPS: Final = re.compile("[。！？；;!?]")
_LINES: Final = re.compile("\n")
_COMMAS: Final = re.compile("[，：:]|(?<![0-9]),|,(?![0-9])|——")
_PLAIN_COMMAS: Final = re.compile("[，：:]")
_OPEN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z0-9%、，](?:[ \u3000*]|\n)*\Z")
_NEW: Final = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[#*—])"
)


class Clauses:
    """The clause and sentence ends of a simplified text."""

    def __init__(self, text: str, tokens: Sequence[Token] = ()) -> None:
        stops = sorted([*_ends_of_paragraphs(text), *(match.end() for match in _STOPS.finditer(text))])
        commas = _COMMAS if "," in text or "——" in text else _PLAIN_COMMAS
        self._stops = [0, *_without(stops, tokens)]
        self._commas = [match.end() for match in commas.finditer(text)]

    def sentence(self, position: int) -> int:
        """Give the start of the sentence that holds a position; 。！？； and a paragraph's end end one."""
        return self._stops[bisect_right(self._stops, position) - 1]

    def clause(self, position: int) -> int:
        """Give the start of the clause that holds a position; commas and colons end one as well."""
        index = bisect_right(self._commas, position)
        return max(self.sentence(position), self._commas[index - 1] if index else 0)


def _ends_of_paragraphs(text: str) -> Iterator[int]:
    """Give the ends of lines that are no newspaper's breaks; a blank line is one where the line before is."""
    broken = False
    for begin, end in pairwise([0, *(match.end() for match in _LINES.finditer(text))]):
        broken = broken if end - begin == 1 else _broken(text, begin, end)
        if not broken:
            yield end


def _broken(text: str, begin: int, end: int) -> bool:
    """Tell whether a line's end is a newspaper's break in the middle of a sentence."""
    length = end - 1 - begin
    if length < LINE or not _OPEN.search(text, max(begin, end - 6), end):
        return False
    after = end
    while after < len(text) and text[after] in "\n \u3000" and after - end < 4:
        after += 1
    following = text.find("\n", after, after + int(length / LIKE) + 1)
    if _NEW.match(text, end):
        return False
    return following >= 0 or len(text) - after <= length / LIKE or length >= 2 * LINE


def _without(ends: list[int], tokens: Sequence[Token]) -> list[int]:
    """Give the ends without those inside a figure that a line break cut."""
    starts = [token.start for token in tokens]
    kept = []
    for end in ends:
        index = bisect_left(starts, end) - 1
        if index < 0 or tokens[index].end < end:
            kept.append(end)
    return kept
