"""Shared passages: stretches that two texts have in common, with the formulas in them masked.

That a passage is shared says nothing of who took it from whom. A formula is a clause that stands in many
texts, such as an opening sentence: it says nothing of these two.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

SEED = 10
"""Characters with which a shared passage is found."""

SHORTEST = 20
"""Characters beyond masks that a shared passage has at least."""

_MOST_PLACES = 16
"""Places of the same beginning that are tried."""

_CLAUSE = re.compile(r"[^，。；：！？、\n]+")
_SHORT_CLAUSE = 6
"""Characters below which a clause belongs to many texts by chance, and is not looked up."""


class SharedPassage(NamedTuple):
    """A stretch that two texts have in common.

    Attributes:
        start_a: First code point in the one text.
        end_a: Code point after the last.
        start_b: First code point in the other text.
        end_b: Code point after the last.
        masks: Start and end of each formula, counted from the beginning of the passage.
    """

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    masks: tuple[tuple[int, int], ...] = ()

    @property
    def characters(self) -> int:
        """Characters that are not masked."""
        return self.end_a - self.start_a - sum(end - start for start, end in self.masks)


def shared_passages(
    form_a: str,
    form_b: str,
    is_formula: Callable[[str], bool] = lambda clause: False,
    shortest: int = SHORTEST,
) -> list[SharedPassage]:
    """Return what two folded texts share, by place in the second; no two overlap there.

    Args:
        form_a: The one text.
        form_b: The other text.
        is_formula: Tells whether a clause stands in many texts.
        shortest: Characters beyond masks that a passage has at least.
    """
    found = []
    for start_a, start_b, length in _stretches(form_a, form_b, shortest):
        passage = form_a[start_a : start_a + length]
        masks = tuple(
            match.span()
            for match in _CLAUSE.finditer(passage)
            if len(match[0].strip()) >= _SHORT_CLAUSE and is_formula(match[0])
        )
        one = SharedPassage(start_a, start_a + length, start_b, start_b + length, masks)
        if one.characters >= shortest:
            found.append(one)
    return found


def _stretches(form_a: str, form_b: str, shortest: int) -> Iterator[tuple[int, int, int]]:
    """Yield the longest common stretch from each place of the second text on that has one."""
    seed = min(SEED, shortest)
    places: dict[str, list[int]] = {}
    for at in range(len(form_a) - seed + 1):
        some = places.setdefault(form_a[at : at + seed], [])
        if len(some) < _MOST_PLACES:
            some.append(at)
    at = 0
    while at + seed <= len(form_b):
        best, length = 0, 0
        for place in places.get(form_b[at : at + seed], ()):
            common = _common(form_a, form_b, place, at)
            if common > length:
                best, length = place, common
        if length >= shortest:
            yield best, at, length
            at += length
        else:
            at += 1


def _common(form_a: str, form_b: str, a: int, b: int) -> int:
    """Return how many characters two texts have in common from two places on."""
    length, most = 0, min(len(form_a) - a, len(form_b) - b)
    step = SEED
    while length < most:
        step = min(step, most - length)
        if form_a[a + length : a + length + step] == form_b[b + length : b + length + step]:
            length += step
            step *= 2
        elif step == 1:
            break
        else:
            step //= 2
    return length
