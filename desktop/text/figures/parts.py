"""Parts: the report's own year, and which part of it (review, plan, other) a position stands in."""

from bisect import bisect_right
from collections.abc import Sequence

from desktop.text import facts as facts_module
from desktop.text import outline as outline_module
from desktop.text.outline import Heading


class Parts:
    """Where the parts of a report begin, and its year.

    Attributes:
        year: The report's own year, or None where the text does not tell it.
    """

    def __init__(self, text: str, year: int | None, headings: Sequence[Heading] | None) -> None:
        read_outline = getattr(outline_module, "outline", None)
        read_facts = getattr(facts_module, "facts", None)
        if headings is None:
            headings = read_outline(text) if read_outline else ()
        if year is None and read_facts:
            year = read_facts(text, headings=headings).year
        self.year = year
        self._starts = [heading.start for heading in headings]
        self._parts = [heading.part for heading in headings]

    def part(self, position: int) -> str:
        """Give the part that a position stands in; ``other`` before the first heading."""
        index = bisect_right(self._starts, position) - 1
        return self._parts[index] if index >= 0 else "other"
