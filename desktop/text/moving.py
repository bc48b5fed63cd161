"""Moving: where the places of a text are in a later version of it.

Two versions are compared sentence by sentence. A place within sentences that stayed the same moves with them.
Any other is looked for by its words and surroundings, first between the unchanged sentences around it, then
in the whole text. What is not found, or not in one place alone, has no place: a person decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from desktop.text.anchor import Anchor, agreement, locate_by_words

_SENTENCE = re.compile(r"[^。！？；!?;\n]*[。！？；!?;]+|[^。！？；!?;\n]+|\n")
_NEEDED = 4
"""Characters of context that must agree where the sentences around already say which stretch it is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stayed the same.

    Attributes:
        old: First code point in the old text.
        new: First code point in the new text.
        size: Its length in code points.
    """

    old: int
    new: int
    size: int


def same_stretches(old: str, new: str) -> list[Stretch]:
    """Give what stayed the same between two texts, in order, whole sentences at a time."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    old_at = [0, *accumulate(map(len, before))]
    new_at = [0, *accumulate(map(len, after))]
    found = []
    for a, b, size in SequenceMatcher(None, before, after).get_matching_blocks():
        if size:
            found.append(Stretch(old_at[a], new_at[b], old_at[a + size] - old_at[a]))
    return found


class Moving:
    """The way from an old text to a new one.

    Attributes:
        old: The old text.
        new: The new text.
        stretches: What stayed the same, in order.
    """

    def __init__(self, old: str, new: str, stretches: Sequence[Stretch] | None = None) -> None:
        """Compare two texts.

        Args:
            old: The old text.
            new: The new text.
            stretches: What stayed the same, where that is known.
        """
        self.old = old
        self.new = new
        self.stretches = same_stretches(old, new) if stretches is None else list(stretches)
        self._starts = [one.old for one in self.stretches]
        self._ends = [one.old + one.size for one in self.stretches]

    def place(self, anchor: Anchor) -> tuple[int, int] | None:
        """Give a passage's range in the new text, where its words stand too; None where that is not certain.

        Args:
            anchor: The passage in the old text.
        """
        same = self._within(anchor.start, anchor.end)
        if same is not None:
            return same
        return self._between(anchor) or locate_by_words(anchor, self.new)

    def ends(self, start: int, end: int) -> tuple[int, int] | None:
        """Give a range in the new text both of whose ends stand in what stayed the same."""
        first, last = self._within(start, start + 1), self._within(end - 1, end)
        return None if first is None or last is None or last[1] <= first[0] else (first[0], last[1])

    def position(self, at: int) -> int:
        """Give the code point of the new text that is nearest to one of the old."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return 0
        stretch = self.stretches[number]
        return min(stretch.new + min(at - stretch.old, stretch.size), len(self.new))

    def _within(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the range moved along with the stretch that holds all of it."""
        number = bisect_right(self._starts, start) - 1
        if number < 0 or end > self._ends[number]:
            return None
        shift = self.stretches[number].new - self.stretches[number].old
        return start + shift, end + shift

    def _between(self, anchor: Anchor) -> tuple[int, int] | None:
        """Look for the words between the unchanged stretches around, where they must have stood once, too."""
        before = bisect_right(self._ends, anchor.start) - 1
        after = bisect_left(self._starts, anchor.end)
        old_from, new_from = (0, 0) if before < 0 else (self._ends[before], self._new_end(before))
        last = after == len(self.stretches)
        old_to, new_to = (
            (len(self.old), len(self.new)) if last else (self._starts[after], self.stretches[after].new)
        )
        at = _only(self.new, anchor.quote, new_from, new_to)
        if at < 0 or _only(self.old, anchor.quote, old_from, old_to) < 0:
            return None
        place = at, at + len(anchor.quote)
        enough = min(_NEEDED, len(anchor.prefix) + len(anchor.suffix))
        return place if agreement(anchor, self.new, *place) >= enough else None

    def _new_end(self, number: int) -> int:
        return self.stretches[number].new + self.stretches[number].size


def _only(text: str, words: str, start: int, end: int) -> int:
    """Give where words stand within a range of a text, or -1 where that is nowhere or more than once."""
    at = text.find(words, start, end)
    return -1 if at >= 0 and text.find(words, at + 1, end) >= 0 else at
