"""Number search: the figures of a library that fulfill a query, as a user corrected them.

The database narrows the rows down; what is left is looked at field by field. Where the rows of a document are
missing or outdated, or a user corrected one of its figures, all of its figures are looked at.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

from db.queries import derived, figure_search
from db.queries.driver_rows import SQL_PARAMETER_CHUNK
from desktop.actions.current_figures import current_figures, fields_of
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.errors import NotFound
from desktop.actions.known_figures import sentence
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import candidate_ids
from desktop.actions.number_conditions import database_conditions
from desktop.actions.row_types import DocumentRow
from desktop.text.number_query import NumberQuery, fulfills
from desktop.text.outline import SectionLookup
from desktop.text.search_match import find_hits
from desktop.text.text_analysis import FIGURE_COLUMNS, recognizer_stamp
from desktop.text.text_units import paragraph_at, sentence_at

_DOCUMENTS_TOGETHER = 200
"""Documents whose rows are read together, once figures were found in them."""


_START = derived.FIGURE_COLUMNS.index("start")
_BY_START = itemgetter(_START)
_NUMBER = (1 << figure_search.PLACE_SHIFT) - 1


class _Source(Protocol):
    """What knows figures by what they were found as."""

    def start(self, held: Any) -> int:
        """Return the first code point of a figure."""

    def fields(self, document_id: str, held: Any) -> dict[str, Any]:
        """Return the fields of a figure by name."""


class FoundFigure:
    """A figure that a query asked for.

    Attributes:
        document: Its document.
    """

    __slots__ = ("_fields", "_held", "_source", "document")

    def __init__(self, document: DocumentRow, held: Any, source: _Source) -> None:
        """Take a figure as it was found; its fields are made when they are asked for."""
        self.document = document
        self._held = held
        self._source = source
        self._fields: dict[str, Any] | None = None

    @property
    def start(self) -> int:
        """Its first code point."""
        return self._source.start(self._held)

    @property
    def fields(self) -> dict[str, Any]:
        """Its fields by name, as FIGURES_COLUMNS has them.

        Raises:
            NotFound: They are asked for after the search, and the library has other figures by now.
        """
        if self._fields is None:
            self._fields = self._source.fields(self.document.id, self._held)
        return self._fields


class _Rows:
    """Figures that were found as their rows."""

    start = staticmethod(itemgetter(_START))

    def fields(self, _document_id: str, row: Sequence[Any]) -> dict[str, Any]:
        return fields_of(row)


class _Known:
    """Figures that were found as their fields."""

    start = staticmethod(itemgetter("start"))

    def fields(self, _document_id: str, fields: dict[str, Any]) -> dict[str, Any]:
        return fields


class _Indexed:
    """Figures that were found by the index alone, as ``figure_search.PLACE_SHIFT`` says.

    Their rows are read when they are asked for, those around each along with it.

    Args:
        reader: Reads rows.
        every: What the figures of each of some documents were found as.
    """

    def __init__(self, reader: "_RowReader", every: Collection[Sequence[int]]) -> None:
        self._reader = reader
        self._every = every
        self._numbers: list[int] = []
        self._order: dict[int, int] = {}
        self._rows: dict[int, tuple[Any, ...]] = {}

    def start(self, place: int) -> int:
        return place >> figure_search.PLACE_SHIFT

    def fields(self, document_id: str, place: int) -> dict[str, Any]:
        number, start = place & _NUMBER, self.start(place)
        if number not in self._rows:
            self._read_around(number)
        row = self._rows.get(number)
        if row is None or (row[0], row[_START]) != (document_id, start):
            raise NotFound(self._reader.queries.path, "unknown", what="figure", id=f"{document_id} {start}")
        return fields_of(row)

    def _read_around(self, number: int) -> None:
        if not self._numbers:
            self._numbers = [place & _NUMBER for places in self._every for place in places]
            self._order = {one: index for index, one in enumerate(self._numbers)}
        # The same blocks whichever way they are read.
        first = self._order[number] // SQL_PARAMETER_CHUNK * SQL_PARAMETER_CHUNK
        self._rows = self._reader.rows(self._numbers[first : first + SQL_PARAMETER_CHUNK])


class _RowReader:
    """Reads rows of figures, in the moment in which they were found or later.

    Attributes:
        queries: The queries of the library.
        connection: The moment in which the figures were found; None when it is over.
    """

    def __init__(self, queries: LibraryQueries, connection: Any) -> None:
        self.queries = queries
        self.connection = connection

    def rows(self, numbers: Sequence[int]) -> dict[int, tuple[Any, ...]]:
        """Return the rows that are there, by number."""
        if self.connection is not None:
            return figure_search.figures_numbered(self.connection, numbers)
        with self.queries.moment() as connection:
            return figure_search.figures_numbered(connection, numbers)


class _Batch(NamedTuple):
    """Figures of some documents.

    Attributes:
        figures: By the documents' ids, what each one's were found as, by place.
        source: What knows them.
    """

    figures: Mapping[str, Sequence[Any]]
    source: _Source


def find_numbers(
    queries: LibraryQueries,
    query: NumberQuery,
    filters: DocumentFilters = ALL_DOCUMENTS,
    *,
    whole: bool = False,
    on_document: Callable[[DocumentRow], object] = lambda _row: None,
    check_canceled: Callable[[], object] = lambda: None,
) -> Iterator[FoundFigure]:
    """Yield the figures that fulfill a query, documents as they came in, each one's by place.

    Args:
        queries: The queries of the library.
        query: The query.
        filters: Which documents, and which parts of their texts.
        whole: Whether the fields of all of them will be asked for: they are read along. Otherwise those of
            some are read when they are asked for, where an index alone tells which figures are found.
        on_document: Is handed each document before its figures are recognized anew, which takes its time
            whether any is found or not; may raise to stop.
        check_canceled: Is called every now and then, whether any is found or not; may raise to stop.

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
        conditions, rest = database_conditions(query, lambda: figure_search.periods(connection))
        ids = None if rows is None else [row.id for row in rows]
        if apart and rows is None:
            rows = queries.documents()
        reader = _RowReader(queries, connection)
        by_index = not whole and not rest.conditions
        batches = _batches(reader, conditions, ids, check_canceled, by_index=by_index)
        found = (
            _as_they_come(queries, batches, rest)
            if rows is None
            else _merged(queries, query, rows, batches, rest, apart, on_document)
        )
        try:
            for row, figures in found:
                yield from _placed(queries, query, filters, row, figures)
        finally:
            reader.connection = None


def _batches(
    reader: _RowReader,
    conditions: figure_search.FigureConditions,
    ids: Sequence[str] | None,
    check_canceled: Callable[[], object],
    *,
    by_index: bool,
) -> Iterator[_Batch]:
    """Yield what the database found, the first document alone, then those of some documents at a time."""
    find = figure_search.figure_places_where if by_index else _rows_by_document
    groups = find(reader.connection, conditions, ids, check_canceled)
    together = 1
    while some := dict(islice(groups, together)):
        yield _Batch(some, _Indexed(reader, some.values()) if by_index else _Rows())
        together = _DOCUMENTS_TOGETHER


def _rows_by_document(
    connection: Any,
    conditions: figure_search.FigureConditions,
    ids: Sequence[str] | None,
    check_canceled: Callable[[], object],
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield each document that has figures with their rows by place."""
    rows = figure_search.figures_where(connection, conditions, ids, check_canceled)
    for key, group in groupby(rows, key=itemgetter(0)):
        yield key, sorted(group, key=_BY_START)


def _as_they_come(
    queries: LibraryQueries, batches: Iterator[_Batch], rest: NumberQuery
) -> Iterator[tuple[DocumentRow, list[FoundFigure]]]:
    """Yield what is found document by document; the documents' own rows are read where there is anything."""
    for figures, source in batches:
        rows = {row.id: row for row in queries.some_documents(list(figures))}
        for key, group in figures.items():
            if key in rows:
                yield rows[key], _fulfilling(rest, rows[key], group, source)


def _merged(
    queries: LibraryQueries,
    query: NumberQuery,
    rows: Sequence[DocumentRow],
    batches: Iterator[_Batch],
    rest: NumberQuery,
    apart: Mapping[str, bool],
    on_document: Callable[[DocumentRow], object],
) -> Iterator[tuple[DocumentRow, list[FoundFigure]]]:
    """Yield what is found in some documents, those that are looked at apart in their places."""
    groups = ((key, group, source) for figures, source in batches for key, group in figures.items())
    none: tuple[str | None, Sequence[Any], _Source] = (None, (), _Rows())
    key, group, source = next(groups, none)
    for row in rows:
        found: list[FoundFigure] = []
        if key == row.id:
            found = _fulfilling(rest, row, group, source)
            key, group, source = next(groups, none)
        if row.id in apart:
            on_document(row)
            every = all_figures(queries, row, outdated=apart[row.id])
            found = [FoundFigure(row, one, _Known()) for one in every if fulfills(query, one, row.year)]
        yield row, found


def _fulfilling(
    rest: NumberQuery, row: DocumentRow, group: Iterable[Any], source: _Source
) -> list[FoundFigure]:
    """Return the figures of a document by place that fulfill what the database did not decide."""
    found = [FoundFigure(row, one, source) for one in group]
    if not rest.conditions:
        return found
    return [one for one in found if fulfills(rest, one.fields, row.year)]


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
        found = [one for one in found if lookup.part(one.start) in filters.parts]
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
            for first, last in [_unit(text, one.start, query.words.scope, lookup.starts)]
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
