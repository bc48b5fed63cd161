"""Measures of a panel: what is said of a cell, as a count or in proportion to what it is counted in."""

from collections.abc import Callable

from desktop.actions.panel import PanelCell

MEASURES = ("count", "per_10000_characters", "per_1000_words", "share_of_documents")
"""The measures: occurrences, in proportion to characters and to words; the share of documents, in percent."""


def measured(cell: PanelCell, measure: str) -> float | None:
    """Return a measure of a cell; None where there is nothing to count it in.

    Args:
        cell: The cell.
        measure: One of MEASURES.
    """
    return _MEASURES[measure](cell)


def _share(part: int, whole: int, times: int) -> float | None:
    return part * times / whole if whole else None


_MEASURES: dict[str, Callable[[PanelCell], float | None]] = {
    "count": lambda cell: cell.occurrences,
    "per_10000_characters": lambda cell: _share(cell.occurrences, cell.characters, 10_000),
    "per_1000_words": lambda cell: _share(cell.occurrences, cell.words, 1_000),
    "share_of_documents": lambda cell: _share(cell.found_in, cell.documents, 100),
}
