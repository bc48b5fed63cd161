"""Figures (数据): the numbers of a report together with what they say."""

from collections.abc import Iterator, Sequence

from desktop.text.figures.model import FIGURE_KINDS, OTHER_KINDS, Figure
from desktop.text.outline import Heading

__all__ = ["FIGURE_KINDS", "OTHER_KINDS", "Figure", "find_figures", "iter_figures"]


def find_figures(
    text: str,
    *,
    year: int | None = None,
    headings: Sequence[Heading] | None = None,
    everything: bool = False,
    explain: bool = False,
) -> list[Figure]:
    """Return the figures of a text, in order of position; they do not overlap.

    Args:
        text: Any text, simplified or traditional. Offsets of the figures are code points into it.
        year: The report's own year; None: read from the text.
        headings: The text's outline; None: made here.
        everything: Whether numbers that are no figures are given as well, under OTHER_KINDS.
        explain: Whether each figure has a trace of which rule gave which field.
    """
    return list(iter_figures(text, year=year, headings=headings, everything=everything, explain=explain))


def iter_figures(
    text: str,
    *,
    year: int | None = None,
    headings: Sequence[Heading] | None = None,
    everything: bool = False,
    explain: bool = False,
) -> Iterator[Figure]:
    """Return an iterator over what `find_figures` returns, which holds no more than some hundred figures."""
    # The grammar takes a fifth of a second to build: whoever only speaks of figures does not wait for it.
    from desktop.text.figures.pipeline import figures_of

    return figures_of(text, year=year, headings=headings, everything=everything, explain=explain)
