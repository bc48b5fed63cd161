"""Text alignment: where the places of a text are in a later version of it.

Two versions are compared sentence by sentence. A place within sentences that stayed the same moves with them,
if these stand nowhere else: which of two equal sentences was taken out, no comparison can tell. Any other is
looked for by its words and surroundings, first between the sure sentences around it, then in the whole text.
What is not found, or not in one place alone, or fits another passage as well, has no place: a user decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.text.anchor import Anchor, agreement, enough, make_anchor

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]+|[^。！？；!?;\n]+|\n")
_NEEDED = 4
"""Characters of context that must agree where the sentences around already say which stretch it is."""

_SURE = 4
"""Code points of a stretch that is taken to be the same one; shorter ones come about by chance."""


@dataclass(frozen=True, slots=True)
class MatchingBlock:
    """Text that stayed the same.

    Attributes:
        old: First code point in the old text.
        new: First code point in the new text.
        size: Its length in code points.
    """

    old: int
    new: int
    size: int


def matching_blocks(old: str, new: str) -> list[MatchingBlock]:
    """Return what stayed the same between two texts, in order, whole sentences at a time."""
    return [one for one, _ in _compared(old, new)]


def _compared(old: str, new: str) -> list[tuple[MatchingBlock, MatchingBlock]]:
    """Return what stayed the same, each block with the part that no neighboring sentence equals."""
    from difflib import SequenceMatcher  # takes a while to load, and imports need it only for other versions

    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    old_at = [0, *accumulate(map(len, before))]
    new_at = [0, *accumulate(map(len, after))]

    def stretch(a: int, b: int, size: int) -> MatchingBlock:
        return MatchingBlock(old_at[a], new_at[b], old_at[a + size] - old_at[a])

    blocks = [(0, 0, 0), *SequenceMatcher(None, before, after).get_matching_blocks()]  # the last one is empty
    found = []
    for (a0, b0, size0), (a, b, size), (a1, b1, _) in zip(blocks, blocks[1:], blocks[2:], strict=False):
        to_left = {*before[a0 + size0 : a], *after[b0 + size0 : b]}
        to_right = {*before[a + size : a1], *after[b + size : b1]}
        first, last = 0, size
        while first < last and before[a + first] in to_left:
            first += 1
        while last > first and before[a + last - 1] in to_right:
            last -= 1
        found.append((stretch(a, b, size), stretch(a + first, b + first, last - first)))
    return found


class TextAlignment:
    """The way from an old text to a new one.

    Attributes:
        old: The old text.
        new: The new text.
        stretches: What stayed the same, in order.
    """

    def __init__(self, old: str, new: str, stretches: Sequence[MatchingBlock] | None = None) -> None:
        """Compare two texts.

        Args:
            old: The old text.
            new: The new text.
            stretches: What stayed the same, where that is known for certain.
        """
        self.old = old
        self.new = new
        compared = _compared(old, new) if stretches is None else [(one, one) for one in stretches]
        self.stretches = [one for one, _ in compared]
        self._sure = [one for _, one in compared if stretches is not None or _is_sure(one, old, new)]
        self._starts = [one.old for one in self._sure]
        self._ends = [one.old + one.size for one in self._sure]
        self._new_starts = [one.new for one in self._sure]
        self._loose: dict[str, tuple[list[int], list[int]]] = {}

    def mapped_range(self, anchor: Anchor) -> tuple[int, int] | None:
        """Return a passage's range in the new text, where its words stand too.

        None where that is not certain.

        Args:
            anchor: The passage in the old text.
        """
        same = self._within(anchor.start, anchor.end)
        if same is not None:
            return same
        at = self._between(anchor)
        if at is None:
            at = self._by_surroundings(anchor)
        return None if at is None else (at, at + len(anchor.quote))

    def mapped_ends(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a range in the new text both of whose ends stand in what stayed the same."""
        first, last = self._within(start, start + 1), self._within(end - 1, end)
        return None if first is None or last is None or last[1] <= first[0] else (first[0], last[1])

    def mapped_position(self, at: int) -> int:
        """Return the code point of the new text that is nearest to one of the old."""
        number = bisect_right(self.stretches, at, key=lambda one: one.old) - 1
        if number < 0:
            return 0
        stretch = self.stretches[number]
        return min(stretch.new + min(at - stretch.old, stretch.size), len(self.new))

    def _within(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range moved along with the sure stretch that holds all of it."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or end > self._ends[number]:
            return None
        shift = self._sure[number].new - self._sure[number].old
        return start + shift, end + shift

    def _between(self, anchor: Anchor) -> int | None:
        """Look for the words between the sure stretches around, where they must have stood once, too."""
        old_gap, new_gap = self._gap(anchor)
        at = _only(self.new, anchor.quote, *new_gap)
        if at < 0 or _only(self.old, anchor.quote, *old_gap) < 0:
            return None
        alike = self._alike(anchor.start, at, anchor.quote)
        if alike < min(_NEEDED, len(anchor.prefix) + len(anchor.suffix)):
            return None
        mine, theirs = self._rivals(anchor, at)
        return at if max(mine, theirs) <= alike else None

    def _gap(self, anchor: Anchor) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return what lies between the sure stretches around a passage, in the old text and in the new."""
        before = bisect_right(self._ends, anchor.start) - 1
        after = bisect_left(self._starts, anchor.end)
        old_from = new_from = 0
        old_to, new_to = len(self.old), len(self.new)
        if before >= 0:
            one = self._sure[before]
            old_from, new_from = self._ends[before], one.new + one.size
        if after < len(self._sure):
            old_to, new_to = self._starts[after], self._sure[after].new
        return (old_from, old_to), (new_from, new_to)

    def _by_surroundings(self, anchor: Anchor) -> int | None:
        """Look for the words in the whole text; no other place may suit nearly as well, no other passage fit.

        "Nearly" is half as well: surroundings that were cut in two, each half in a place of its own, decide
        nothing.
        """
        _, places = self._loose_places(anchor.quote)
        if not places:
            return None
        alike, at = max((self._alike(anchor.start, at, anchor.quote), -at) for at in places)
        mine, theirs = self._rivals(anchor, -at)
        return -at if alike >= enough(anchor) and 2 * max(mine, theirs) <= alike else None

    def _rivals(self, anchor: Anchor, at: int) -> tuple[int, int]:
        """Return how well the next best place suits a passage, and the next best passage its place.

        Args:
            anchor: The passage.
            at: First code point of its place in the new text.
        """
        old, new = self._loose_places(anchor.quote)
        others = (self._alike(anchor.start, one, anchor.quote) for one in new if one != at)
        passages = (self._alike(one, at, anchor.quote) for one in old if one != anchor.start)
        return max(others, default=-1), max(passages, default=-1)

    def _loose_places(self, words: str) -> tuple[list[int], list[int]]:
        """Return where words stand outside the sure stretches, in the old text and in the new.

        Within them they are accounted for: what stands there in one text stands there in the other.
        """
        if words not in self._loose:
            old = [at for at in _all(self.old, words) if self._within(at, at + len(words)) is None]
            new = [at for at in _all(self.new, words) if not self._taken(at, at + len(words))]
            self._loose[words] = old, new
        return self._loose[words]

    def _taken(self, start: int, end: int) -> bool:
        """Return whether a range of the new text lies within a sure stretch."""
        number = bisect_right(self._new_starts, start) - 1
        return number >= 0 and end <= self._sure[number].new + self._sure[number].size

    def _alike(self, old_at: int, new_at: int, words: str) -> int:
        """Count the characters around words that agree in both texts without a break, both sides together."""
        anchor = make_anchor(self.old, old_at, old_at + len(words))
        return agreement(anchor, self.new, new_at, new_at + len(words))


def _is_sure(stretch: MatchingBlock, old: str, new: str) -> bool:
    """Return whether a block is long enough and occurs nowhere else in either text, and so is certain."""
    if stretch.size == len(old) == len(new):
        return True
    words = old[stretch.old : stretch.old + stretch.size]
    return (
        stretch.size >= _SURE
        and _only(old, words, 0, len(old)) == stretch.old
        and _only(new, words, 0, len(new)) == stretch.new
    )


def _all(text: str, words: str) -> Iterator[int]:
    """Yield every place where words stand, overlaps included."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _only(text: str, words: str, start: int, end: int) -> int:
    """Return where words stand within a range of a text, or -1 where that is nowhere or more than once."""
    at = text.find(words, start, end)
    return -1 if at >= 0 and text.find(words, at + 1, end) >= 0 else at
