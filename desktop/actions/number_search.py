"""Number search: the figures of a library that fulfill a query, as a user corrected them.

The database narrows the rows down; what is left is looked at field by field. Where the rows of a document are
missing or outdated, or a user corrected one of its figures, all of its figures are looked at.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from db.queries import derived
from desktop.actions.current_figures import current_figures, fields_of
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.known_figures import sentence
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import candidate_ids
from desktop.actions.row_types import DocumentRow
from desktop.text.number_query import (
    CLOSE,
    Condition,
    NumberQuery,
    ValueCondition,
    YearCondition,
    fulfills,
)
from desktop.text.outline import SectionLookup
from desktop.text.search_match import find_hits
from desktop.text.text_analysis import FIGURE_COLUMNS, recognizer_stamp
from desktop.text.text_units import paragraph_at, sentence_at

_EXACT = ("status", "direction", "kind", "indicator")
_EARLIEST, _LATEST = 0, 9999
_DOCUMENTS_TOGETHER = 200
"""Documents whose rows are read together, once figures were found in them."""


class FoundFigure:
    """A figure that a query asked for.

    Attributes:
        document: Its document.
    """

    __slots__ = ("_fields", "_row", "document")

    def __init__(
        self, document: DocumentRow, row: tuple[Any, ...] | None, fields: dict[str, Any] | None = None
    ) -> None:
        """Take a figure as its row or as its fields; the row is read when they are asked for."""
        self.document = document
        self._row = row
        self._fields = fields

    @property
    def fields(self) -> dict[str, Any]:
        """Its fields by name, as FIGURES_COLUMNS has them."""
        if self._fields is None:
            assert self._row is not None  # there is one or the other
            self._fields = fields_of(self._row)
        return self._fields


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
    near = None if query.words is None else candidate_ids(queries, query.words)
    rows = None
    if near is not None or not filters.is_empty:
        rows = [row for row in filtered_documents(queries, filters) if near is None or row.id in near]
    with queries.moment() as connection:
        outdated = set(derived.without_figures(connection, recognizer_stamp()))
        apart = dict.fromkeys(derived.corrected_documents(connection), False) | dict.fromkeys(outdated, True)
        conditions, rest = _split(query)
        ids = None if rows is None else [row.id for row in rows]
        groups = groupby(derived.figures_where(connection, conditions, ids), key=itemgetter(0))
        if apart and rows is None:
            rows = queries.documents()
        found = (
            _as_they_come(queries, groups, rest)
            if rows is None
            else _merged(queries, query, rows, groups, rest, apart)
        )
        for row, figures in found:
            yield from _placed(queries, query, filters, row, figures)


_Groups = Iterator[tuple[str, Iterator[tuple[Any, ...]]]]
"""Ids of documents with the rows of the figures in them that the database found."""


def _as_they_come(
    queries: LibraryQueries, groups: _Groups, rest: NumberQuery
) -> Iterator[tuple[DocumentRow, list[FoundFigure]]]:
    """Yield what is found document by document; the documents' own rows are read where there is anything."""
    together = 1
    while some := {key: list(group) for key, group in islice(groups, together)}:
        rows = {row.id: row for row in queries.some_documents(list(some))}
        for key, group in some.items():
            if key in rows:
                yield rows[key], _fulfilling(rest, rows[key], group)
        together = _DOCUMENTS_TOGETHER


def _merged(
    queries: LibraryQueries,
    query: NumberQuery,
    rows: Sequence[DocumentRow],
    groups: _Groups,
    rest: NumberQuery,
    apart: Mapping[str, bool],
) -> Iterator[tuple[DocumentRow, list[FoundFigure]]]:
    """Yield what is found in some documents, those that are looked at apart in their places."""
    key, group = next(groups, (None, iter(())))
    for row in rows:
        found: list[FoundFigure] = []
        if key == row.id:
            found = _fulfilling(rest, row, group)
            key, group = next(groups, (None, iter(())))
        if row.id in apart:
            every = all_figures(queries, row, outdated=apart[row.id])
            found = [FoundFigure(row, None, one) for one in every if fulfills(query, one, row.year)]
        yield row, found


def _fulfilling(rest: NumberQuery, row: DocumentRow, group: Iterable[tuple[Any, ...]]) -> list[FoundFigure]:
    """Return the figures of a document by place that fulfill what the database did not decide."""
    found = [FoundFigure(row, values) for values in sorted(group, key=_START)]
    if not rest.conditions:
        return found
    return [one for one in found if fulfills(rest, one.fields, row.year)]


_START = itemgetter(derived.FIGURE_COLUMNS.index("start"))


def _split(query: NumberQuery) -> tuple[derived.FigureConditions, NumberQuery]:
    """Return what the database is asked, and the conditions that it does not decide.

    Every figure that fulfills the query fulfills what the database is asked.
    """
    equal: dict[str, Any] = {}
    like: dict[str, Any] = {}
    units: Sequence[str] = ()
    base_units: list[str] = []
    reaches: list[tuple[str, float]] = []
    years: list[list[tuple[int, int]]] = []
    rest: list[Condition] = []
    for one in query.conditions:
        if isinstance(one, ValueCondition):
            base_units += [one.base] if one.base else []
            units = [one.unit] if one.unit else units
            reaches += _reaches(one) if one.unit is None else []
            decided = one.unit is None and one.operator not in ("=", "!=")
        elif isinstance(one, YearCondition):
            decided = one.field == "year"
            years += [_spans(one)] if decided else []
        elif one.negated or one.field not in (*_EXACT, "unit"):
            decided = False
        elif any("*" in value for value in one.values):
            like[one.field] = [value.replace("[", "[[]").replace("?", "[?]") for value in one.values]
            decided = False
        elif one.field == "unit":
            units, decided = one.values, False
        else:
            decided = one.field not in equal
            equal.setdefault(one.field, one.values)
        if not decided:
            rest.append(one)
    conditions = derived.FigureConditions(equal, like, units, base_units, reaches, years)
    return conditions, NumberQuery(tuple(rest))


def _reaches(condition: ValueCondition) -> list[tuple[str, float]]:
    """Return with what the values of a figure are compared; as `fulfills` does it, a little beyond."""
    value, room = condition.value, CLOSE * abs(condition.value)
    if condition.operator == "=":
        return [(">=", value - 2 * room), ("<=", value + 2 * room)]
    if condition.operator == "!=":
        return []
    beyond = {">=": -room, "<=": room}.get(condition.operator, 0.0)
    return [(condition.operator, value + beyond)]


def _spans(condition: YearCondition) -> list[tuple[int, int]]:
    """Return the spans of which a document's year has to be in one."""
    first, last = condition.first, condition.last
    spans = {
        "=": [(first, last), *condition.others],
        ">=": [(first, _LATEST)],
        ">": [(last + 1, _LATEST)],
        "<=": [(_EARLIEST, last)],
        "<": [(_EARLIEST, first - 1)],
    }.get(condition.operator)
    if spans is not None:
        return spans
    spans, begin = [], _EARLIEST
    for first, last in sorted([(condition.first, condition.last), *condition.others]):
        spans.append((begin, first - 1))
        begin = max(begin, last + 1)
    return [*spans, (begin, _LATEST)]


def all_figures(queries: LibraryQueries, row: DocumentRow, *, outdated: bool) -> list[dict[str, Any]]:
    """Return the fields of all figures of a document, corrected."""
    held = (figure.as_dict() for figure in current_figures(queries, row, outdated=outdated))
    return [{name: fields.get(name) for name in FIGURE_COLUMNS} for fields in held]


def _placed(
    queries: LibraryQueries,
    query: NumberQuery,
    filters: DocumentFilters,
    row: DocumentRow,
    found: list[FoundFigure],
) -> list[FoundFigure]:
    """Return the figures that stand in the part, and beside the words, that are asked for."""
    if not found or not (filters.parts or query.words):
        return found
    headings = queries.headings(row.id)
    lookup = SectionLookup(headings)
    if filters.parts:
        found = [one for one in found if lookup.part(one.fields["start"]) in filters.parts]
    if query.words is None or not found:
        return found
    text = queries.text(row.id)
    starts = [start for start, _ in find_hits(text, query.words, lookup.starts)]
    if not starts or query.words.scope == "document":
        return found if starts else []
    return [
        one
        for one in found
        if any(
            first <= start < last
            for first, last in [_unit(text, one.fields["start"], query.words.scope, lookup.starts)]
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
