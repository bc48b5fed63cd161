"""Edges: whether a string of a text stands there as a word, or is torn out of the words around it.

高铁 in 提高铁路运力 is torn out of 提高 and 铁路: a word of the dictionary reaches across its edge, and the
dictionary's frequencies make the division that keeps that word the likelier one.
"""

import re
from functools import lru_cache
from math import log

from desktop.text.segmentation import DICTIONARY_TOTAL, dictionary_test, frequency

_AROUND = 4
"""How many characters before and after are looked at: few words are longer."""

_LONGEST = 4
"""The longest word looked for across an edge."""

CHANCE = 4
"""How many characters can stand together by chance; longer names are meant."""

_STOPS = "，。、；：,;: \n"
"""Where no word goes on, in short."""

_STOP = re.compile(f"[{_STOPS}]")

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
    return _is_torn(text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND])


def _is_torn(before: str, name: str, after: str) -> bool:
    """Return whether the best division of a few characters cuts the name or has it in the middle of a word.

    A longer word that begins or ends with the name (小康社会) leaves it what it is.
    """
    if not (_is_crossed(before[-2:], name[:2]) or _is_crossed(name[-2:], after[:2])):
        return False
    before, after = _STOP.split(before)[-1], _STOP.split(after, 1)[0]
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
    has, added = dictionary_test()
    for word in (left + right, before + right, left + after, before + after):
        if has(word) and word not in added:
            return True
    return False


def _best_cuts(text: str, start: int, end: int) -> set[int]:
    """Return where the likeliest division cuts a few characters, the name at one place being a word."""
    has, added = dictionary_test()
    best, begins = [0.0], [0]  # up to each place: the log-likelihood, and where the last word begins
    for stop in range(1, len(text) + 1):
        last = stop - 1
        most, begin = best[last] + _share(text[last]), last
        for first in range(max(stop - _LONGEST, 0), last):
            word = text[first:stop]
            if has(word) and word not in added:  # most strings are none, which is soon told
                likely = best[first] + _likelihood(word)
                if likely > most or (likely == most and first > begin):
                    most, begin = likely, first
        if stop == end and (named := best[start] + _NAME) > most:
            most, begin = named, start
        best.append(most)
        begins.append(begin)
    cuts, stop = {len(text)}, len(text)
    while stop:
        stop = begins[stop]
        cuts.add(stop)
    return cuts


@lru_cache(maxsize=16_384)
def _likelihood(word: str) -> float:
    """Return the log-likelihood of a word of the dictionary."""
    return log(frequency(word) / DICTIONARY_TOTAL)


@lru_cache(maxsize=8192)
def _share(character: str) -> float:
    """Return the log-likelihood of a character as a word."""
    return log((frequency(character) or 1) / DICTIONARY_TOTAL)
