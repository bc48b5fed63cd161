"""Analysis rows: what a library keeps of a text, made into figures, terms and words; without the store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from db.row_types import CorrectionRow
from desktop.actions.known_figures import KnownFigure, with_known_corrections
from desktop.text.figure_rows import figures_of_rows
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading
from desktop.text.stored_layers import unpack_terms, unpack_words
from desktop.text.terms import Term


@dataclass(frozen=True, slots=True)
class StoredAnalysis:
    """What is kept of a text.

    Attributes:
        figures: Its figures as a user corrected them, in order, or None.
        terms: Its terms without the glosses of other documents, in order, or None.
        words: The boundaries of its words (code points) without those of a user, or None.
    """

    figures: list[KnownFigure] | None = None
    terms: list[Term] | None = None
    words: list[int] | None = None


def analysis_of_rows(
    text: str,
    headings: Sequence[Heading],
    figures: Sequence[Figure] | None,
    corrections: Iterable[CorrectionRow],
    layers: tuple[bytes, bytes] | None,
) -> StoredAnalysis:
    """Return what is kept of a text; None in place of what is missing or damaged.

    Args:
        text: The text.
        headings: Its outline.
        figures: Its figures as they were recognized, or None.
        corrections: The corrections of the document.
        layers: Its words and terms, packed, or None.
    """
    known = None if figures is None else with_known_corrections(text, headings, figures, corrections)
    if layers is None:
        return StoredAnalysis(known)
    words, terms = unpack_words(layers[0], len(text)), unpack_terms(layers[1], text)
    return StoredAnalysis(known) if words is None or terms is None else StoredAnalysis(known, terms, words)


def undamaged_figures(rows: Iterable[Sequence[Any]]) -> list[Figure] | None:
    """Return the figures of rows, each of which begins with its document's id; None where one is damaged."""
    try:
        return figures_of_rows(rows)
    except (TypeError, ValueError, RecursionError):
        return None
