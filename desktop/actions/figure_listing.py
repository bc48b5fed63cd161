"""Figure listings: the figures that a number query finds, each with its sentence, up to a limit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from desktop.actions.document_filters import DocumentFilters
from desktop.actions.known_figures import sentence
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.number_search import find_numbers, occurring_indicators
from desktop.actions.row_types import DocumentRow
from desktop.text.number_query import NumberQuery

MAX_FIGURES = 20_000
"""Figures that are listed at most: a table of more is narrowed down before anybody reads it."""


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """A figure of a document.

    Attributes:
        document: Its document.
        fields: Its fields by name.
        sentence: The sentence it stands in.
        key: What it is known by among those listed.
        numbers: Its values in the base unit, or as they stand where none is known.
        unit: The unit of its numbers.
    """

    document: DocumentRow
    fields: dict[str, Any]
    sentence: str
    key: str = field(init=False)
    numbers: Sequence[float] = field(init=False)
    unit: str = field(init=False)

    def __post_init__(self) -> None:
        """Work out once, in the background, what the window asks of all figures at a time."""
        object.__setattr__(self, "key", f"{self.document.id} {self.fields['start']}")
        object.__setattr__(self, "numbers", _numbers(self.fields))
        object.__setattr__(self, "unit", self.fields["norm_unit"] or self.fields["unit"] or "")


def _numbers(fields: Mapping[str, Any]) -> Sequence[float]:
    held = fields["norm_value"]
    held = fields["value"] if held is None else held
    if held is None:
        return ()
    return [float(one) for one in held] if isinstance(held, list) else [float(held)]


def list_figures(
    queries: LibraryQueries,
    query: NumberQuery,
    filters: DocumentFilters,
    on_found: Callable[[ListedFigure], object],
    limit: int = MAX_FIGURES,
    on_document: Callable[[DocumentRow], object] = lambda _row: None,
    check_canceled: Callable[[], object] = lambda: None,
) -> bool:
    """Hand on the figures that fulfill a query, in the order of documents and places.

    Args:
        queries: The queries of the library.
        query: The query.
        filters: Which documents, and which parts of their texts.
        on_found: Is handed each figure; may raise to stop.
        limit: How many at most.
        on_document: Is handed each document before its figures are recognized anew; may raise to stop.
        check_canceled: Is called every now and then, whether any is found or not; may raise to stop.

    Returns:
        Whether these are all.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    count = 0
    every = find_numbers(
        queries, query, filters, whole=True, on_document=on_document, check_canceled=check_canceled
    )
    for document, some in groupby(every, key=attrgetter("document")):
        text = queries.version_text(document.version_id)
        for found in some:
            if count == limit:
                return False
            count += 1
            fields = found.fields
            start, end = sentence(text, fields["start"], fields["end"])
            on_found(ListedFigure(document, fields, " ".join(text[start:end].split())))
    return True


def known_indicators(queries: LibraryQueries) -> list[str]:
    """Return the names of the indicators that occur, the most frequent first, then their other names."""
    from desktop.text.figures.grammar import canonical_names  # builds its tables

    names = [name for name, _ in occurring_indicators(queries)]
    occurring = set(names)
    others = [name for name, canonical in canonical_names().items() if canonical in occurring]
    return list(dict.fromkeys([*names, *sorted(others)]))
