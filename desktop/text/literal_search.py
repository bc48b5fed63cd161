"""Literal search: where words stand in a text, and what a pattern finds that begins with one of them.

A pattern that may begin with several characters is tried at every place of a text. `str.find` passes over
what it does not look for many times as fast, so that a text is read sooner once for each of a few words.
"""

import re
from collections.abc import Iterable, Iterator


def find_each(text: str, words: Iterable[str], begin: int = 0, end: int | None = None) -> list[int]:
    """Return where each of some words stands, in order of position.

    Args:
        text: Any string.
        words: Words that are not empty; a string is its characters.
        begin: The first code point at which one may stand.
        end: The code point up to which one may reach; else the end of the text.
    """
    places = []
    for word in words:
        place = text.find(word, begin, end)
        while place >= 0:
            places.append(place)
            place = text.find(word, place + 1, end)
    places.sort()
    return places


def matches_from(words: Iterable[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Return what `finditer` gives for a pattern that begins with one of some words and is never empty.

    Args:
        words: The words; a string is its characters.
        pattern: The pattern. Where it could begin with anything else, that is not found.
        text: Any string.
    """
    return matches_at(find_each(text, words), pattern, text)


def matches_at(places: Iterable[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` gives for a pattern that can begin at some places alone and is never empty.

    Args:
        places: The places, in order.
        pattern: The pattern.
        text: Any string.
    """
    done = 0
    for place in places:
        if place >= done and (match := pattern.match(text, place)) is not None:
            yield match
            done = match.end()
