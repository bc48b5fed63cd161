"""Section alignment: which section of one document corresponds to which of another. No Qt.

Sections go together whose headings speak of the same: last year's （一）聚力产业升级 and this year's
（二）加快产业转型升级.
What is compared is pairs of neighboring characters, without numerals, years and marks, which differ anyway.
"""

import re
from collections.abc import Sequence

from desktop.text.outline import Heading
from desktop.text.script import simplified
from desktop.views.outline.sections import OutlineSection, section_of, sections

MIN_LIKENESS = 0.3
"""The least likeness of two headings that go together, of 1 for the same."""

_NUMBER = r"^第?[（(]?[一二三四五六七八九十百\d]+(?:[）)、.．是]+|部分|章|篇)"
_YEAR = "[〇○一二三四五六七八九十\\d]{2,4}年度?"
_BESIDE = re.compile(rf"{_NUMBER}|{_YEAR}|[^\w]+|\d+")
_EVERYWHERE = frozenset(
    ("工作", "发展", "全面", "推进", "加快", "坚持", "持续", "着力", "加强", "提升", "建设")
)


def title_words(title: str) -> frozenset[str]:
    """Return the pairs of characters that tell what a heading is about."""
    plain = _BESIDE.sub("", simplified(title))[:40]
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)} or {plain}
    return frozenset(pairs - _EVERYWHERE) or frozenset(pairs)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how alike two headings are, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def matched_headings(one: Sequence[Heading], other: Sequence[Heading]) -> dict[int, int]:
    """Return, for each heading's number, the number of its counterpart, the likeliest pairs first."""
    left = [title_words(heading.title) for heading in one]
    right = [title_words(heading.title) for heading in other]
    pairs = []
    for i, here in enumerate(left):
        for j, there in enumerate(right):
            alike = likeness(here, there)
            if alike >= MIN_LIKENESS:
                nearer = 0.05 * (one[i].level == other[j].level) + 0.03 * (one[i].part == other[j].part)
                pairs.append((-(alike + nearer), i, j))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(pairs):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


class SectionAlignment:
    """The way from places of one document to those of another."""

    def __init__(self, one: Sequence[Heading], length: int, other: Sequence[Heading], other_length: int):
        """Match two documents.

        Args:
            one: The headings of the one.
            length: Its length in code points.
            other: The headings of the other.
            other_length: Its length.
        """
        self._one = sections(one, length)
        self._other = sections(other, other_length)
        self._there = matched_headings(one, other)
        self._back = {j: i for i, j in self._there.items()}

    def to_other(self, place: int) -> int | None:
        """Return the place in the other document that goes with one in the first; None where none does."""
        return _map_position(place, self._one, self._other, self._there)

    def from_other(self, place: int) -> int | None:
        """Return the place in the first document that goes with one in the other; None where none does."""
        return _map_position(place, self._other, self._one, self._back)


def _map_position(
    place: int, here: Sequence[OutlineSection], there: Sequence[OutlineSection], pairs: dict[int, int]
) -> int | None:
    at = section_of(here, place)
    while at >= 0 and at not in pairs:
        at = here[at].parent
    if at < 0:
        return None
    one, other = here[at], there[pairs[at]]
    share = (place - one.heading.start) / max(one.end - one.heading.start, 1)
    return other.heading.start + round(share * (other.end - other.heading.start))
