"""Sections: what stands under each heading of a document, and how many annotations. No Qt."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.text.outline import Heading


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """A heading with what stands under it.

    Attributes:
        heading: The heading.
        end: Code point after the last of the section, the sections within it included.
        parent: Number of the section it stands in; -1 for none.
    """

    heading: Heading
    end: int
    parent: int


def sections(headings: Sequence[Heading], length: int) -> list[OutlineSection]:
    """Return the sections of a document, in order.

    Args:
        headings: Its headings, in order.
        length: The length of its text in code points.
    """
    made: list[OutlineSection] = []
    open_ones: list[int] = []
    parents: list[int] = []
    ends = [length] * len(headings)
    for number, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            ends[open_ones.pop()] = heading.start
        parents.append(open_ones[-1] if open_ones else -1)
        open_ones.append(number)
    for heading, end, parent in zip(headings, ends, parents, strict=True):
        made.append(OutlineSection(heading, end, parent))
    return made


def counts(of: Sequence[OutlineSection], starts: Iterable[int]) -> list[int]:
    """Count for each section how many annotations begin in it.

    Args:
        of: The sections.
        starts: Where the annotations begin.
    """
    places = sorted(starts)
    return [bisect_left(places, one.end) - bisect_left(places, one.heading.start) for one in of]


def section_of(of: Sequence[OutlineSection], place: int) -> int:
    """Return the number of the innermost section of a place; -1 before the first."""
    at = bisect_left([one.heading.start for one in of], place + 1) - 1
    while at >= 0 and of[at].end <= place:
        at = of[at].parent
    return at
