"""Stored analysis: figures, terms and words of a text that was read before, as the library keeps them.

They belong to no step of the history. What is missing, outdated or damaged is None, and computed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from db.queries import derived
from desktop.actions.current_figures import figures_of_rows
from desktop.actions.known_figures import KnownFigure, with_known_corrections
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.figures.model import Figure
from desktop.text.outline import Heading
from desktop.text.stored_layers import pack_terms, pack_words, unpack_terms, unpack_words
from desktop.text.terms import Term
from desktop.text.text_analysis import layers_stamp, recognizer_stamp


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


@dataclass(frozen=True, slots=True)
class PackedLayers:
    """The words and terms of a text, ready to be kept.

    Attributes:
        version_id: The version of which they are.
        words: The boundaries of its words, packed.
        terms: Its terms, packed.
    """

    version_id: str
    words: bytes
    terms: bytes


def packed_layers(version_id: str, words: Sequence[int], terms: Sequence[Term]) -> PackedLayers:
    """Return words and terms ready to be kept."""
    layers_stamp()  # takes some milliseconds, which are not to be spent while the library is written
    return PackedLayers(version_id, pack_words(words), pack_terms(terms))


def keep_layers(library: Library, layers: PackedLayers) -> None:
    """Keep the words and terms of a text for the next time that it is opened."""
    library.write_derived(
        lambda work: derived.store_layers(
            work.connection, layers.version_id, layers_stamp(), layers.words, layers.terms
        )
    )


def stored_analysis(
    queries: LibraryQueries, row: DocumentRow, text: str, headings: Sequence[Heading]
) -> StoredAnalysis:
    """Return what is kept of a document's current text.

    Args:
        queries: The queries of the library.
        row: The document.
        text: Its current text.
        headings: Its outline.
    """
    with queries.moment() as connection:
        stamp = recognizer_stamp()
        current = derived.has_figures(connection, row.id, row.version_id, row.year, stamp)
        found = list(derived.figures_of(connection, row.id)) if current else None
        layers = derived.layers_of(connection, row.version_id, layers_stamp())
    recognized = None if found is None else _figures(found)
    figures = None
    if recognized is not None:
        figures = with_known_corrections(text, headings, recognized, queries.corrections(row.id))
    if layers is None:
        return StoredAnalysis(figures)
    words, terms = unpack_words(layers[0], len(text)), unpack_terms(layers[1], text)
    return (
        StoredAnalysis(figures) if words is None or terms is None else StoredAnalysis(figures, terms, words)
    )


def _figures(rows: Sequence[Sequence[Any]]) -> list[Figure] | None:
    """Return the figures of rows, or None where one of them is damaged."""
    try:
        return figures_of_rows(rows)
    except (TypeError, ValueError, RecursionError):
        return None
