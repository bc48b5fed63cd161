"""Anchors: where a passage is, with the witness that it is the right place.

An anchor is a position together with the words found there and 32 characters on each side. The position is
believed only while the words are still there; otherwise they are looked for with their surroundings. What is
not unique is not guessed.
"""

from dataclasses import dataclass

CONTEXT = 32
"""Characters of context kept on each side."""

_CONTEXT_NEEDED = 4
_ALL_NEEDED = 10
"""Characters of context, and of words with context, that must agree before a place found is believed."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a text and its witness.

    Attributes:
        start: First code point.
        end: Code point after the last.
        quote: The words between them.
        prefix: Up to CONTEXT characters before.
        suffix: Up to CONTEXT characters after.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


def make_anchor(text: str, start: int, end: int) -> Anchor:
    """Take the words at a place and their surroundings.

    Args:
        text: The text the offsets count in.
        start: First code point.
        end: Code point after the last.

    Raises:
        ValueError: When the range is empty or outside the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"no range of a text of {len(text)} code points: {start}–{end}")
    before = text[max(0, start - CONTEXT) : start]
    return Anchor(start, end, text[start:end], before, text[end : end + CONTEXT])


def candidates(anchor: Anchor, text: str) -> list[tuple[int, int]]:
    """Return every place where the words occur, overlaps included, the one with the best context first."""
    found: list[tuple[int, int]] = []
    size = len(anchor.quote)
    at = text.find(anchor.quote) if size else -1
    while at >= 0:
        found.append((at, at + size))
        at = text.find(anchor.quote, at + 1)
    return sorted(found, key=lambda place: (-agreement(anchor, text, *place), abs(place[0] - anchor.start)))


def agreement(anchor: Anchor, text: str, start: int, end: int) -> int:
    """Count the characters of context, on both sides together, that agree with a place without a break."""
    return _common_end(anchor.prefix, text[max(0, start - CONTEXT) : start]) + _common_start(
        anchor.suffix, text[end : end + CONTEXT]
    )


def locate(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Find the place again, or None where it is gone or not unique.

    The old offsets are taken while the words are still there. Otherwise a place is taken when the words stand
    there with enough of their surroundings and no other place agrees as well.
    """
    if anchor.quote and text[anchor.start : anchor.end] == anchor.quote:
        return anchor.start, anchor.end
    return locate_by_words(anchor, text)


def locate_by_words(anchor: Anchor, text: str) -> tuple[int, int] | None:
    """Find the place by its words and surroundings alone; None where that is not unique."""
    places = candidates(anchor, text)
    if not places:
        return None
    best = agreement(anchor, text, *places[0])
    if best < enough(anchor) or (len(places) > 1 and agreement(anchor, text, *places[1]) == best):
        return None
    return places[0]


def enough(anchor: Anchor) -> int:
    """Return how many characters of context must agree before a place found in a whole text is believed."""
    whole = len(anchor.prefix) + len(anchor.suffix)
    return min(whole, max(_CONTEXT_NEEDED, _ALL_NEEDED - len(anchor.quote)))


def _common_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
