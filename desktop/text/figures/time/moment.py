"""Moment: what the rules of the period read of one figure."""

from typing import Final, NamedTuple

from desktop.text.figures.context.surroundings import Context
from desktop.text.figures.time.expressions import Span

NEAR: Final = 40
"""Code points before a figure in which its clause says whether it is a total."""


class Moment(NamedTuple):
    """What the rules of the period read of one figure.

    Attributes:
        context: The figure's context.
        year: The report's own year, if known.
        part: The part of the report: review, plan or other.
        kind: The figure's kind.
        indicator: What it measures, if known.
        named: The year or span named before it in its sentence, or None.
        own: Whether that stands directly before the figure: 由2014年的|30.9%.
        chapter: The years of the chapter of several years that it stands in, or None.
        averaged: The years of the growth that stands just before it, or None.
        before: The years of the figure before it in its sentence, or None.
    """

    context: Context
    year: int | None
    part: str
    kind: str
    indicator: str | None
    named: Span | None
    own: bool
    chapter: Span | None
    averaged: Span | None = None
    before: Span | None = None

    @property
    def several(self) -> Span | None:
        """Return the several years that it speaks of, or None."""
        named = self.named
        if named is None:
            return self.chapter
        return named if named.years > 1 else None

    @property
    def clause(self) -> str:
        """Return what stands before the figure in its clause."""
        start = self.context.token.start
        return self.context.text[max(self.context.clause, start - NEAR) : start]

    def by_part(self) -> int | None:
        """Return the year that the part of the report says."""
        return by_part(self.year, self.part)


def by_part(year: int | None, part: str) -> int | None:
    """Return the year that a part of a report of a year says: that of a plan, or the one before."""
    return None if year is None or part == "other" else year - (part == "review")
