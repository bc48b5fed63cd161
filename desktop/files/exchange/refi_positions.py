"""Positions in REFI-QDA sources: which unit a program counted in, found out from what its selections quote.

The standard counts code points of a text with LF. Programs are met that count the two characters of CR LF, or
UTF-16 units, or that write CR LF and count one: which it is stands nowhere, but most selections quote the
beginning of their words in their name.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

Counting = Callable[[int], int]
"""Leads a position as a program counted it to a code point of the text with LF."""

_CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
_CUT = re.compile(r"(?:\.{2,}|…)\s*\Z")
_TELLING = 40
"""Characters of a quote that are compared; programs cut their quotes at any length."""

_BEYOND = 1 << 30
"""Where a position after the end of the text leads: outside."""


def plainly(position: int) -> int:
    """Count code points of the text with LF, as the standard says."""
    return position


def counting(
    own: str, text: str, quotes: Sequence[tuple[int, int, str]], *, one_for_crlf: bool = False
) -> tuple[str, Counting]:
    """Find out how the positions in a source count.

    Args:
        own: The source's text as it stands in its file.
        text: The same with LF.
        quotes: Start, end and quote of each selection.
        one_for_crlf: Whether the program is known to count one for CR LF; believed where no quote tells.

    Returns:
        The unit, ``plain``, ``crlf`` or ``utf-16``, and what leads to code points.
    """
    known = list(_countings(own, text))
    if one_for_crlf:
        known.sort(key=lambda one: one[0] != "plain")
    told = [(start, end, whole) for start, end, quote in quotes if (whole := _uniform(quote)).strip()]
    scores = [sum(_agrees(text, count(a), count(b), quote) for a, b, quote in told) for _, count in known]
    return known[scores.index(max(scores))]


def _countings(own: str, text: str) -> Iterable[tuple[str, Counting]]:
    """Return the ways to count that differ for a text, the likeliest first."""
    wide = any(ord(char) > 0xFFFF for char in text)
    if own != text:
        yield "crlf", _by(own, crlf=2, wide=1)
    yield "plain", plainly
    if wide:
        yield "utf-16", _by(own, crlf=1, wide=2)
        if own != text:
            yield "utf-16", _by(own, crlf=2, wide=2)


def _by(own: str, *, crlf: int, wide: int) -> Counting:
    sizes = [crlf if one == "\r\n" else wide if one > "\uffff" else 1 for one in _CHARACTER.findall(own)]
    starts = [0, *itertools.accumulate(sizes)]
    end = starts[-1]
    return lambda position: bisect_left(starts, position) if 0 <= position <= end else _BEYOND


def _uniform(quote: str) -> str:
    return quote.replace("\r\n", "\n").replace("\r", "\n")


def _agrees(text: str, start: int, end: int, quote: str) -> int:
    """Return how well a range is what is quoted: 2 for the very words, 1 for their beginning."""
    if not 0 <= start < end <= len(text):
        return 0
    if text[start:end] == quote:
        return 2
    beginning = _CUT.sub("", quote)[:_TELLING].strip()
    return int(bool(beginning) and text[start : end + len(beginning)].lstrip().startswith(beginning))
