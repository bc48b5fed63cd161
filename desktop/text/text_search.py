"""Finding: a query in a text, simplified and traditional, wide and narrow, capital and small alike.

The text is searched as it stands. What is folded is the query: each of its characters stands for all that
fold to the same one, of which a text mostly has only one or two. So nothing has to be made of a long text
first, and a place found needs no way back.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import product

from desktop.text.alike_characters import families

Place = tuple[int, int]

_MOST_SPELLINGS = 12
"""Up to so many spellings of a query are looked for one by one; a regular expression is slower."""


def find_all(text: str, query: str, *, fold: bool = True, words: Sequence[int] = ()) -> list[Place]:
    """Find all places of a query, from left to right, none over another and none empty.

    Arguments:
        text: The text.
        query: What is looked for; nothing is found for an empty one.
        fold: Whether simplified and traditional, full and half width, capital and small letters are alike.
        words: Boundaries of words, sorted; where they are given a place must begin and end at one.

    Returns:
        First code point and code point after the last of each place.
    """
    if not query:
        return []
    found = _find_folded(text, query) if fold else _find_exactly(text, query)
    if not words:
        return found
    return [place for place in found if is_boundary(place[0], words) and is_boundary(place[1], words)]


def is_boundary(position: int, words: Sequence[int]) -> bool:
    """Return whether a position is among the boundaries of words, which are sorted."""
    at = bisect_left(words, position)
    return at < len(words) and words[at] == position


def _find_exactly(text: str, query: str) -> list[Place]:
    return [match.span() for match in re.finditer(re.escape(query), text)]


def _find_folded(text: str, query: str) -> list[Place]:
    """Find a query with every character of which any other of its family may stand in the text."""
    choices = []
    for character in query:
        family = families().get(character, character)
        there = [one for one in family if one in text]
        if not there:
            return []
        choices.append(there)
    spellings = 1
    for there in choices:
        spellings *= len(there)
    if spellings > _MOST_SPELLINGS or (spellings > 1 and may_overlap(query)):
        classes = "".join(f"[{re.escape(''.join(there))}]" for there in choices)
        return [match.span() for match in re.finditer(classes, text)]
    found = [place for spelling in product(*choices) for place in _find_exactly(text, "".join(spelling))]
    return found if spellings == 1 else _without_overlaps(found)


def may_overlap(query: str) -> bool:
    """Return whether a place of a query may begin within another one, as of 发展发 in 发展发展发."""
    alike = [families().get(character, character) for character in query]
    return any(alike[at:] == alike[: len(alike) - at] for at in range(1, len(alike)))


def _without_overlaps(places: list[Place]) -> list[Place]:
    """Return places from left to right, leaving out what begins within the one before."""
    kept: list[Place] = []
    free_from = 0
    for place in sorted(places):
        if place[0] >= free_from:
            kept.append(place)
            free_from = place[1]
    return kept
