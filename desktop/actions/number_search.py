"""Number search: the figures of a library that fulfill a query, as a user corrected them.

The database narrows the rows down; what is left is looked at field by field. Where the rows of a document are
missing or outdated, or a user corrected one of its figures, all of its figures are looked at.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from db.queries import derived
from desktop.actions.current_figures import current_figures, fields_of
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.known_figures import sentence
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import candidate_ids
from desktop.actions.row_types import DocumentRow
from desktop.text.number_query import FieldCondition, NumberQuery, ValueCondition, fulfills
from desktop.text.outline import SectionLookup
from desktop.text.search_match import find_hits
from desktop.text.text_analysis import FIGURE_COLUMNS, recognizer_stamp
from desktop.text.text_units import paragraph_at, sentence_at

_SLACK = 1e-6
_EXACT = ("status", "direction", "kind")


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure that a query asked for.

    Attributes:
        document: Its document.
        fields: Its fields by name, as FIGURES_COLUMNS has them.
    """

    document: DocumentRow
    fields: dict[str, Any]


def find_numbers(
    queries: LibraryQueries, query: NumberQuery, filters: DocumentFilters = ALL_DOCUMENTS
) -> Iterator[FoundFigure]:
    """Yield the figures that fulfill a query, documents as they came in, each one's by place.

    Args:
        queries: The queries of the library.
        query: The query.
        filters: Which documents, and which parts of their texts.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows = filtered_documents(queries, filters)
    near = None if query.words is None else candidate_ids(queries, query.words)
    if near is not None:
        rows = [row for row in rows if row.id in near]
    with queries.moment() as connection:
        outdated = set(derived.without_figures(connection, recognizer_stamp()))
        apart = dict.fromkeys(derived.corrected_documents(connection), False) | dict.fromkeys(outdated, True)
        ids = None if filters.is_empty and near is None else [row.id for row in rows]
        stream = derived.figures_where(connection, documents=ids, **_conditions(query))
        yield from _merged(queries, query, filters, rows, stream, apart)


def _merged(
    queries: LibraryQueries,
    query: NumberQuery,
    filters: DocumentFilters,
    rows: Sequence[DocumentRow],
    stream: Iterator[tuple[Any, ...]],
    apart: Mapping[str, bool],
) -> Iterator[FoundFigure]:
    """Yield what is found document by document, those that are looked at apart in their places."""
    groups = groupby(stream, key=itemgetter(0))
    key, group = next(groups, (None, iter(())))
    for row in rows:
        found: list[dict[str, Any]] = []
        if key == row.id:
            found = [fields_of(values) for values in group]
            key, group = next(groups, (None, iter(())))
        if row.id in apart:
            found = _all_figures(queries, row, outdated=apart[row.id])
        found = [fields for fields in found if fulfills(query, fields, row.year)]
        for fields in _placed(queries, query, filters, row, found):
            yield FoundFigure(row, fields)


def _conditions(query: NumberQuery) -> dict[str, Any]:
    """Return what the database is asked: every figure that fulfills the query fulfills that."""
    equal: dict[str, Any] = {}
    like: dict[str, Any] = {}
    units: set[str] = set()
    lowest: list[float] = []
    highest: list[float] = []
    for one in query.conditions:
        if isinstance(one, FieldCondition) and not one.negated:
            if one.field == "indicator" and any("*" in value for value in one.values):
                like[one.field] = [value.replace("[", "[[]").replace("?", "[?]") for value in one.values]
            elif one.field in (*_EXACT, "indicator"):
                equal[one.field] = one.values
            elif one.field == "unit":
                units = set(one.values)
        elif isinstance(one, ValueCondition):
            if one.base or one.unit:
                units = {one.base or one.unit or ""}
            if one.unit is None and one.operator in ("=", ">=", ">"):
                lowest.append(one.value - _SLACK * abs(one.value))
            if one.unit is None and one.operator in ("=", "<=", "<"):
                highest.append(one.value + _SLACK * abs(one.value))
    return {
        "equal": equal,
        "like": like,
        "units": units,
        "lowest": max(lowest, default=None),
        "highest": min(highest, default=None),
    }


def _all_figures(queries: LibraryQueries, row: DocumentRow, *, outdated: bool) -> list[dict[str, Any]]:
    """Return the fields of all figures of a document, corrected."""
    held = (figure.as_dict() for figure in current_figures(queries, row, outdated=outdated))
    return [{name: fields.get(name) for name in FIGURE_COLUMNS} for fields in held]


def _placed(
    queries: LibraryQueries,
    query: NumberQuery,
    filters: DocumentFilters,
    row: DocumentRow,
    found: list[dict[str, Any]],
) -> list[dict[str, Any]]:
    """Return the figures that stand in the part, and beside the words, that are asked for."""
    if not found or not (filters.parts or query.words):
        return found
    headings = queries.headings(row.id)
    lookup = SectionLookup(headings)
    if filters.parts:
        found = [fields for fields in found if lookup.part(fields["start"]) in filters.parts]
    if query.words is None or not found:
        return found
    text = queries.text(row.id)
    starts = [start for start, _ in find_hits(text, query.words, lookup.starts)]
    if not starts or query.words.scope == "document":
        return found if starts else []
    return [
        fields
        for fields in found
        if any(
            first <= start < last
            for first, last in [_unit(text, fields["start"], query.words.scope, lookup.starts)]
            for start in starts
        )
    ]


def _unit(text: str, position: int, scope: str, section_starts: Sequence[int]) -> tuple[int, int]:
    """Return the sentence, paragraph or section that a place is in."""
    if scope == "section":
        before = [start for start in section_starts if start <= position]
        return before[-1] if before else 0, [*section_starts, len(text)][len(before)]
    return sentence_at(text, position) if scope == "sentence" else paragraph_at(text, position)


def occurring_indicators(queries: LibraryQueries) -> list[tuple[str, int]]:
    """Return the indicators that occur in the library's rows, with how many figures have each, most first."""
    with queries.moment() as connection:
        return derived.indicators(connection)


def sentence_of(queries: LibraryQueries, found: FoundFigure) -> str:
    """Return the sentence that a figure stands in."""
    text = queries.text(found.document.id)
    return text[slice(*sentence(text, found.fields["start"], found.fields["end"]))]
