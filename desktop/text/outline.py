"""Outline: the headings of a report and the part each belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass

PARTS = ("review", "plan", "other")
"""Review of the past year (工作回顾), plan for the coming one (工作安排), anything else."""


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


def outline(text: str) -> list[Heading]:
    """Find the headings of a reading text, in order of position."""
    return []


def section_at(headings: Sequence[Heading], pos: int) -> tuple[str, ...]:
    """Give the titles of the headings that the code point at ``pos`` stands under, outermost first."""
    return ()


def part_at(headings: Sequence[Heading], pos: int) -> str:
    """Give the part that the code point at ``pos`` belongs to: one of PARTS."""
    return "other"
