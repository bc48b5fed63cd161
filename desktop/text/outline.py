"""Outline: the headings of a report and the part each belongs to; `heading_finder` finds them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import repeat
from sys import maxsize
from typing import NamedTuple

PARTS = ("review", "plan", "other")
"""Review of the past year (工作回顾), plan for the coming one (工作安排), anything else."""

SECTION_JOINT = " / "
"""What joins the headings of a section's path."""

_NUMERAL = "一二三四五六七八九十"


class Heading(NamedTuple):
    """A heading of a document.

    Attributes:
        start: First code point of the heading's text (without leading spaces).
        end: Code point after the last; a heading that runs into a sentence ends before the sentence.
        level: 1 for 一、, 2 for （一）, 3 for 一是 or 1., and so on.
        title: The heading's text, trimmed.
        part: One of PARTS, for the section that begins here.
    """

    start: int
    end: int
    level: int
    title: str
    part: str


class SectionLookup:
    """The section and the part of any place of a text.

    It walks through the headings once; each place then costs a binary search.

    Attributes:
        starts: First code point of each heading.
    """

    def __init__(self, headings: Sequence[Heading]) -> None:
        self._headings = headings
        self.starts = [heading.start for heading in headings]
        self._parts = ["other", *(heading.part for heading in headings)]
        self._tops = ["", *(path[0].title for path in _paths(headings))]

    @cached_property
    def _titles(self) -> list[str]:
        return ["", *(SECTION_JOINT.join(one.title for one in path) for path in _paths(self._headings))]

    def section(self, pos: int) -> str:
        """Return the path of the headings that a code point stands under, joined; empty before the first."""
        return self._titles[bisect_right(self.starts, pos)]

    def sections_and_parts(self, positions: Iterable[int]) -> tuple[list[str], list[str]]:
        """Return the sections of many code points, and the parts, each as for one of them."""
        found = list(map(bisect_right, repeat(self.starts), positions))
        return list(map(self._titles.__getitem__, found)), list(map(self._parts.__getitem__, found))

    def top(self, pos: int) -> str:
        """Return the uppermost heading that a code point stands under; empty before the first."""
        return self._tops[bisect_right(self.starts, pos)]

    def stretch(self, pos: int) -> tuple[str, str, int]:
        """Return part and uppermost heading of a code point, and the first one for which they may differ."""
        at = bisect_right(self.starts, pos)
        return self._parts[at], self._tops[at], self.starts[at] if at < len(self.starts) else maxsize

    def part(self, pos: int) -> str:
        """Return the part that a code point belongs to: one of PARTS."""
        return self._parts[bisect_right(self.starts, pos)]


def section_at(headings: Sequence[Heading], pos: int) -> tuple[str, ...]:
    """Return the titles of the headings that the code point at ``pos`` stands under, outermost first."""
    *_, path = ([], *_paths(headings[: _before(headings, pos)]))
    return tuple(heading.title for heading in path)


def _paths(headings: Sequence[Heading]) -> Iterator[list[Heading]]:
    """Yield for each heading those it stands under, outermost first, and itself; one list, which changes."""
    path: list[Heading] = []
    for heading in headings:
        while path and _rank(path[-1]) >= _rank(heading):
            path.pop()
        path.append(heading)
        yield path


def part_at(headings: Sequence[Heading], pos: int) -> str:
    """Return the part that the code point at ``pos`` belongs to: one of PARTS."""
    which = _before(headings, pos)
    return headings[which - 1].part if which else "other"


def _before(headings: Sequence[Heading], pos: int) -> int:
    return bisect_right(headings, pos, key=lambda heading: heading.start)


def _rank(heading: Heading) -> int:
    """Rank a heading: an unnumbered one or a chapter stands above 一、, though both are of level 1."""
    if heading.level > 1:
        return heading.level
    return 1 if heading.title[:1] in _NUMERAL else 0
