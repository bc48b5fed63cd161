"""Relations: which marks of one kind stand how to marks of another, within one text.

A mark is a range of the text with a key; a unit is a sentence, a paragraph or a section, given by where each
begins. Every question is answered in time proportional to n log n, whatever overlaps.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

RELATIONS = ("overlap", "inside", "around", "near", "same-unit", "apart")
"""Overlapping, lying inside, holding, within so many characters, in the same unit, and touching none."""


@dataclass(frozen=True, slots=True)
class Mark:
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
    ones: Sequence[Mark],
    others: Sequence[Mark],
    relation: str,
    *,
    distance: int = 0,
    units: Sequence[int] = (),
) -> list[Mark]:
    """Give those of the ones that stand in the relation to at least one of the others, in the order given.

    Args:
        ones: The marks that are asked about.
        others: The marks they are held against.
        relation: One of RELATIONS; ``apart`` gives those that overlap none.
        distance: For ``near``: the most characters that may lie between; 0 is touching.
        units: For ``same-unit``: where each unit begins, sorted; what stands before the first is a unit too.

    Raises:
        ValueError: For a relation that is none of RELATIONS.
    """
    if relation == "same-unit":
        ones_in = [_in_units(mark, units) for mark in ones]
        reach = _Reach([_in_units(mark, units) for mark in others])
        return [mark for mark, placed in zip(ones, ones_in, strict=True) if _overlaps(placed, reach)]
    reach = _Reach(others)
    tests: dict[str, Callable[[Mark], bool]] = {
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


def _overlaps(one: Mark, reach: "_Reach") -> bool:
    return reach.farthest(one.end - 1, one.key) > one.start


def _in_units(mark: Mark, units: Sequence[int]) -> Mark:
    """Give the mark in numbers of units: from the one it begins in to the one it ends in."""
    return Mark(bisect_right(units, mark.start), bisect_right(units, mark.end - 1) + 1, mark.key)


class _Reach:
    """How far the marks reach that begin at or before a position."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        ordered = sorted(marks, key=lambda mark: mark.start)
        self._starts = [mark.start for mark in ordered]
        self._best: list[tuple[int, str, int]] = []
        end, key, second = -1, "", -1
        for mark in ordered:
            if mark.key == key:
                end = max(end, mark.end)
            elif mark.end > end:
                end, key, second = mark.end, mark.key, end
            else:
                second = max(second, mark.end)
            self._best.append((end, key, second))

    def farthest(self, position: int, but: str) -> int:
        """Give the greatest end of the marks that begin at or before a position; -1 where there is none."""
        index = bisect_right(self._starts, position)
        if not index:
            return -1
        end, key, second = self._best[index - 1]
        return second if key == but else end


class _Shortest:
    """Where the first of the marks ends that begin at or after a position."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._mirror = _Reach([Mark(-mark.start, -mark.end + _SHIFT, mark.key) for mark in marks])

    def earliest(self, position: int, but: str) -> int:
        """Give the least end of the marks that begin at or after a position; huge where there is none."""
        found = self._mirror.farthest(-position, but)
        return _SHIFT - found if found >= 0 else _SHIFT


_SHIFT = 1 << 60
"""Greater than any text is long, so that mirrored ends stay positive."""
