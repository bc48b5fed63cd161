"""Edges: whether a string of a text stands there as a word, or is torn out of the words around it.

高铁 in 提高铁路运力 is torn out of 提高 and 铁路: a word of the dictionary reaches across its edge, and the
dictionary's frequencies make the division that keeps that word the likelier one.
"""

from collections.abc import Iterator
from functools import lru_cache
from math import log

from desktop.text.segmentation import DICTIONARY_TOTAL, frequency

_AROUND = 4
"""How many characters before and after are looked at: few words are longer."""

_LONGEST = 4
"""The longest word looked for across an edge."""

CHANCE = 4
"""How many characters can stand together by chance; longer names are meant."""

_STOPS = frozenset("，。、；：,;: \n")
"""Where no word goes on, in short."""

_UNSEEN = log(1 / DICTIONARY_TOTAL)
_NAME = log(1000 / DICTIONARY_TOTAL)
"""The least likelihood of a name: that of a word of middling frequency."""


def is_torn(text: str, start: int, end: int) -> bool:
    """Return whether a name at one place of a text is torn out of other words.

    Args:
        text: A text in simplified characters, without lone surrogates.
        start: First code point of the name.
        end: Code point after its last.
    """
    if end - start > CHANCE:
        return False
    if start < _AROUND or end + _AROUND > len(text):
        return _is_torn(text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND])
    return _is_torn_amid(text[start - _AROUND : end + _AROUND])


@lru_cache(maxsize=16_384)
def _is_torn_amid(around: str) -> bool:
    """Return the same of a name with all that is looked at around it; a single text is looked up soonest."""
    return _is_torn(around[:_AROUND], around[_AROUND:-_AROUND], around[-_AROUND:])


def _is_torn(before: str, name: str, after: str) -> bool:
    """Return whether the best division of a few characters cuts the name or has it in the middle of a word.

    A longer word that begins or ends with the name (小康社会) leaves it what it is.
    """
    if not (_is_crossed(before[-2:], name[:2]) or _is_crossed(name[-2:], after[:2])):
        return False
    start, end = len(before), len(before) + len(name)
    cuts = _best_cuts(before + name + after, start, end)
    edges = (start in cuts) + (end in cuts)
    return edges == 0 or (edges == 1 and any(start < cut < end for cut in cuts))


@lru_cache(maxsize=65_536)
def _is_crossed(before: str, after: str) -> bool:
    """Return whether a word of the dictionary reaches across an edge, by one or two characters each side."""
    left, right = before[-1:], after[:1]
    if not (left and right) or left in _STOPS or right in _STOPS:
        return False
    return any(frequency(word) for word in {left + right, before + right, left + after, before + after})


def _best_cuts(text: str, start: int, end: int) -> set[int]:
    """Return where the likeliest division cuts a few characters, the name at one place being a word."""
    best = [(0.0, 0)]  # up to each place: the log-likelihood, and where the last word begins
    for stop in range(1, len(text) + 1):
        options = [(best[first][0] + share, first) for first, share in _ending(text, stop)]
        if stop == end:
            options.append((best[start][0] + _NAME, start))
        best.append(max(options))
    cuts, stop = {len(text)}, len(text)
    while stop:
        stop = best[stop][1]
        cuts.add(stop)
    return cuts


def _ending(text: str, stop: int) -> Iterator[tuple[int, float]]:
    """Yield the words that end at one place: where each begins, and its log-likelihood."""
    for start in range(max(stop - _LONGEST, 0), stop):
        counted = frequency(text[start:stop])
        if counted:
            yield start, log(counted / DICTIONARY_TOTAL)
        elif start == stop - 1:
            yield start, _UNSEEN
