"""Outline: the headings of a report and the part each belongs to; `heading_finder` finds them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

PARTS = ("review", "plan", "other")
"""Review of the past year (工作回顾), plan for the coming one (工作安排), anything else."""

_NUMERAL = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Heading:
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


def section_at(headings: Sequence[Heading], pos: int) -> tuple[str, ...]:
    """Return the titles of the headings that the code point at ``pos`` stands under, outermost first."""
    path: list[Heading] = []
    for heading in headings[: _before(headings, pos)]:
        while path and _rank(path[-1]) >= _rank(heading):
            path.pop()
        path.append(heading)
    return tuple(heading.title for heading in path)


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
