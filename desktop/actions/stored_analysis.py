"""Stored analysis: figures, terms and words of a text that was read before, as the library keeps them.

They belong to no step of the history. What is missing, outdated or damaged is None, and computed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries import derived
from desktop.actions.analysis_rows import StoredAnalysis, analysis_of_rows, undamaged_figures
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.outline import Heading
from desktop.text.packed_figures import unpack_figures
from desktop.text.stored_layers import pack_terms, pack_words
from desktop.text.terms import Term
from desktop.text.text_analysis import layers_stamp, recognizer_stamp


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
        of_what = (row.id, row.version_id, row.year, recognizer_stamp())
        packed = derived.packed_figures(connection, *of_what)
        figures = None if packed is None else unpack_figures(packed, text)
        if figures is None and derived.has_figures(connection, *of_what):
            figures = undamaged_figures(derived.figures_of(connection, row.id))
        layers = derived.layers_of(connection, row.version_id, layers_stamp())
    corrections = queries.corrections(row.id) if figures is not None else []
    return analysis_of_rows(text, headings, figures, corrections, layers)
