"""Current figures: those of a document as its rows have them, or recognized anew where they are outdated."""

from collections.abc import Sequence
from typing import Any

from db.queries import derived
from desktop.actions.known_figures import KnownFigure, known_figures, with_known_corrections
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.figure_rows import figures_of_rows, number_of
from desktop.text.figures.model import Figure
from desktop.text.packed_figures import unpack_figures
from desktop.text.text_analysis import FIGURE_COLUMNS, recognizer_stamp


def fields_of(values: Sequence[Any]) -> dict[str, Any]:
    """Return a figure's fields from its row, which begins with its document's id."""
    fields = dict(zip(FIGURE_COLUMNS, values[1:], strict=False))
    for name in ("value", "norm_value"):
        fields[name] = number_of(fields[name])
    return fields


def current_figures(queries: LibraryQueries, row: DocumentRow, *, outdated: bool) -> list[Figure]:
    """Return all figures of a document by place, as a user corrected them.

    Args:
        queries: The queries of the library.
        row: The document.
        outdated: Whether its rows are missing or outdated: its figures are recognized now.
    """
    text = queries.text(row.id)
    known = current_known_figures(queries, row, text, outdated=outdated)
    return [one.figure for one in known if not one.dismissed]


def current_known_figures(
    queries: LibraryQueries, row: DocumentRow, text: str, *, outdated: bool
) -> list[KnownFigure]:
    """Return the same with where each stands and what a user said of it.

    Args:
        queries: The queries of the library.
        row: The document.
        text: Its current text.
        outdated: Whether its rows are missing or outdated: its figures are recognized now.
    """
    headings, corrections = queries.headings(row.id), queries.corrections(row.id)
    if outdated:
        return known_figures(text, headings, row.year, corrections)
    with queries.moment() as connection:
        packed = derived.packed_figures(connection, row.id, row.version_id, row.year, recognizer_stamp())
        figures = None if packed is None else unpack_figures(packed, text)
        if figures is None:  # kept as rows alone
            figures = figures_of_rows(derived.figures_of(connection, row.id))
    return with_known_corrections(text, headings, figures, corrections)


def outdated_documents(queries: LibraryQueries) -> set[str]:
    """Return the ids of the documents whose rows of figures are missing or outdated."""
    with queries.moment() as connection:
        return set(derived.without_figures(connection, recognizer_stamp()))
