"""Relations: which marks of one kind stand how to marks of another, within one text.

A mark is a range of the text with a key; a unit is a sentence, a paragraph or a section, of which is asked
only whether one begins between two places. Every question is answered in time proportional to n log n,
whatever overlaps.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

_START, _END = attrgetter("start"), attrgetter("end")

RELATIONS = ("overlap", "inside", "around", "near", "same-unit", "apart")
"""Overlapping, lying inside, holding, within so many characters, in the same unit, and touching none."""

Begins = Callable[[int, int], bool]
"""Tells whether a unit begins after a first place and at or before a second one."""


class RelatedSpan(NamedTuple):
    """A range of a text with a key.

    Attributes:
        start: First code point.
        end: Code point after the last.
        key: What it stands for, such as an annotation's id; a mark is never related to one with its own key.
    """

    start: int
    end: int
    key: str


def related(
    ones: Sequence[RelatedSpan],
    others: Sequence[RelatedSpan],
    relation: str,
    *,
    distance: int = 0,
    begins: Begins = lambda after, upto: False,
) -> list[RelatedSpan]:
    """Return those of the ones that stand in the relation to at least one of the others, in the order given.

    Args:
        ones: The marks that are asked about.
        others: The marks they are held against.
        relation: One of RELATIONS; ``apart`` gives those that overlap none.
        distance: For ``near``: the most characters that may lie between; 0 is touching.
        begins: For ``same-unit``: tells where units begin; two marks that overlap are in one unit always.

    Raises:
        ValueError: For a relation that is none of RELATIONS.
    """
    reach = _Reach(others)
    if relation == "same-unit":
        beside = _Adjacency(others, begins)
        return [one for one in ones if _overlaps(one, reach) or beside.shares(one)]
    tests: dict[str, Callable[[RelatedSpan], bool]] = {
        "overlap": lambda one: _overlaps(one, reach),
        "apart": lambda one: not _overlaps(one, reach),
        "inside": lambda one: reach.farthest(one.start, one.key) >= one.end,
        "near": lambda one: reach.farthest(one.end + distance, one.key) >= one.start - distance,
    }
    if relation == "around":
        inner = _Shortest(others)
        return [one for one in ones if inner.earliest(one.start, one.key) <= one.end]
    if relation not in tests:
        raise ValueError(relation)
    return [one for one in ones if tests[relation](one)]


def _overlaps(one: RelatedSpan, reach: "_Reach") -> bool:
    return reach.farthest(one.end - 1, one.key) > one.start


def among(starts: Sequence[int]) -> Begins:
    """Return what tells where units begin, from the sorted places where they do."""
    return lambda after, upto: bisect_right(starts, after) < bisect_right(starts, upto)


class _Adjacency:
    """The marks that stand beside another one without touching it, and whether they share its unit.

    Whatever stands farther off than the nearest one shares no unit that the nearest one does not share.
    """

    def __init__(self, marks: Sequence[RelatedSpan], begins: Begins) -> None:
        self._by_start = sorted(marks, key=_START)
        self._by_end = sorted(marks, key=_END)
        self._starts = [mark.start for mark in self._by_start]
        self._ends = [mark.end for mark in self._by_end]
        self._begins = begins

    def shares(self, one: RelatedSpan) -> bool:
        """Return whether a neighboring mark with another key is in the same unit as this one."""
        start, end, key = one
        place, count = bisect_left(self._starts, end), len(self._starts)
        while place < count and self._by_start[place].key == key:
            place += 1
        if place < count and not self._begins(end - 1, self._starts[place]):
            return True
        place = bisect_right(self._ends, start) - 1
        while place >= 0 and self._by_end[place].key == key:
            place -= 1
        return place >= 0 and not self._begins(self._ends[place] - 1, start)


class _Reach:
    """How far the marks reach that begin at or before a position."""

    def __init__(self, marks: Sequence[RelatedSpan]) -> None:
        ordered = sorted(marks, key=_START)
        self._starts = [mark.start for mark in ordered]
        self._best: list[tuple[int, str, int]] = []
        end, key, second = _NOWHERE, "", _NOWHERE
        for mark in ordered:
            if mark.key == key:
                end = max(end, mark.end)
            elif mark.end > end:
                end, key, second = mark.end, mark.key, end
            else:
                second = max(second, mark.end)
            self._best.append((end, key, second))

    def farthest(self, position: int, but: str) -> int:
        """Return the greatest end of the marks that begin at or before a position, or before all."""
        index = bisect_right(self._starts, position)
        if not index:
            return _NOWHERE
        end, key, second = self._best[index - 1]
        return second if key == but else end


class _Shortest:
    """Where the first of the marks ends that begin at or after a position."""

    def __init__(self, marks: Sequence[RelatedSpan]) -> None:
        self._mirror = _Reach([RelatedSpan(-mark.start, -mark.end + _SHIFT, mark.key) for mark in marks])

    def earliest(self, position: int, but: str) -> int:
        """Return the least end of the marks that begin at or after a position; huge where there is none."""
        found = self._mirror.farthest(-position, but)
        return _SHIFT - found if found > _NOWHERE else _SHIFT


_SHIFT = 1 << 60
"""Greater than any text is long, so that mirrored ends stay positive."""

_NOWHERE = -(1 << 61)
"""Where a mark ends that is not there: before everything, whatever distance is allowed."""
