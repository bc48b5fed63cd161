"""Library search: every place of a query in the texts of a library, document by document.

The index tells which texts may have one. Where these are few they are read, and searched as they stand; where
they are many, the index tells the places as well. So what is found is what a plain scan of all texts finds,
and a text that the index does not have yet is searched all the same.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

from db.queries import search_index
from db.unit_of_work import UnitOfWork
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.indexed_places import IndexedPlaces, indexed_places
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import index_form, index_stamp
from desktop.text.outline import Heading, SectionLookup
from desktop.text.search_match import combined_hits, find_hits, index_expression
from desktop.text.search_query import SearchQuery
from desktop.text.text_search import Place

INDEXED_AT_ONCE = 20
"""Texts that are taken into the index in one transaction, so that nobody waits long for the library."""


ROWS_AT_FIRST = 20
"""Documents that are read together at first, so that the first hits come soon."""

ROWS_AT_ONCE = 500
"""Documents that are read together after these; as many as one statement takes."""


TEXTS_READ = 300
"""Documents up to which their texts are read; in more of them places are looked up in the index."""


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits of one document.

    Attributes:
        document: The document.
        places: Start and end of each hit, in order; at least one.
        outline: Reads the headings of its current text.
        read_text: Reads the text, in which the hits are.
    """

    document: DocumentRow
    places: list[Place]
    outline: Callable[[], list[Heading]]
    read_text: Callable[[], str]

    @property
    def text(self) -> str:
        """The text, which may have to be read."""
        return self.read_text()


class CurrentText(NamedTuple):
    """A document's current text.

    Attributes:
        id: The document.
        text: The text.
        outline: Reads its headings, which takes longer than most searches do.
    """

    id: str
    text: str
    outline: Callable[[], list[Heading]]


def search(
    queries: LibraryQueries,
    query: SearchQuery,
    filters: DocumentFilters = ALL_DOCUMENTS,
    on_progress: ProgressCallback = no_progress,
    only: Collection[str] | None = None,
) -> Iterator[DocumentHits]:
    """Yield the documents with hits, as they came in, each as soon as it has been searched.

    Args:
        queries: The queries of the library.
        query: What is asked for.
        filters: Which documents and parts are searched.
        on_progress: Is told how far it has come.
        only: Ids of documents beyond which nothing is searched; None for no such bound.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
        InvalidPattern: When a regular expression of the query is none.
        RegexTimeout: When one takes too long.
    """
    rows = None
    if only is not None or not filters.is_empty:
        rows = {row.id: row for row in filtered_documents(queries, filters) if only is None or row.id in only}
    searched = _Search(queries, query, filters.parts, rows)
    # To ask the index for a long string takes a while; what is in many texts is in one of the first.
    early = _first_documents(queries, rows)
    hits = 0
    for found in searched.in_texts(early):
        if found is not None:
            hits += 1
            yield found
    with queries.moment() as connection:
        ids = search_index.candidates(connection, index_expression(query), index_stamp())
    ids = [one for one in ids if one not in early and (rows is None or one in rows)]
    for done, found in enumerate(searched.all_of(ids, soon=not hits)):
        on_progress(done, len(ids))
        if found is not None:
            yield found


def _first_documents(queries: LibraryQueries, rows: Mapping[str, DocumentRow] | None) -> list[str]:
    """Return the ids of some documents, or of some of those in ``rows``, that came in first."""
    if rows is not None:
        return list(islice(rows, ROWS_AT_FIRST))
    with queries.moment() as connection:
        return search_index.first_documents(connection, ROWS_AT_FIRST)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search of some documents; what it yields for each is None where there is no hit.

    Attributes:
        queries: The queries of the library.
        query: What is asked for.
        parts: The parts of the texts in which hits count; all where there are none.
        known: The rows of the documents, where they have been read already.
    """

    queries: LibraryQueries
    query: SearchQuery
    parts: Collection[str]
    known: Mapping[str, DocumentRow] | None

    def all_of(self, ids: Sequence[str], *, soon: bool) -> Iterator[DocumentHits | None]:
        """Yield what is found in documents, in their order.

        Args:
            ids: The documents.
            soon: Whether the first of them are wanted soon.
        """
        if len(ids) <= TEXTS_READ:
            yield from self.in_texts(ids)
            return
        if soon:
            yield from self.in_texts(ids[:ROWS_AT_FIRST])
            ids = ids[ROWS_AT_FIRST:]
        index = indexed_places(self.queries, self.query)
        yield from self.in_texts(ids) if index is None else self._in_index(ids, index)

    def in_texts(self, ids: Sequence[str]) -> Iterator[DocumentHits | None]:
        """Yield what is found in documents whose texts are read, in their order."""
        begun, count = 0, ROWS_AT_FIRST
        while begun < len(ids):
            some = ids[begun : begun + count]
            begun, count = begun + count, ROWS_AT_ONCE
            rows = self._rows(some)
            for one in current_texts(self.queries, some):
                yield self._in_text(rows[one.id], one) if one.id in rows else None

    def _in_text(self, row: DocumentRow, one: CurrentText) -> DocumentHits | None:
        starts = [heading.start for heading in one.outline()] if self.query.scope == "section" else []
        return self._counted(row, find_hits(one.text, self.query, starts), one.outline, lambda: one.text)

    def _in_index(self, ids: Sequence[str], index: IndexedPlaces) -> Iterator[DocumentHits | None]:
        for begun in range(0, len(ids), ROWS_AT_ONCE):
            some = ids[begun : begun + ROWS_AT_ONCE]
            rows = self._rows(some)
            for key in some:
                row = rows.get(key)
                if row is None:
                    yield None
                elif index.has(row.version_id):
                    yield self._looked_up(row, index)
                else:
                    yield from self.in_texts([key])

    def _looked_up(self, row: DocumentRow, index: IndexedPlaces) -> DocumentHits | None:
        outline = partial(_version_outline, self.queries, row.version_id)
        starts = [heading.start for heading in outline()] if self.query.scope == "section" else []
        places = combined_hits(self.query, partial(index.places, row.version_id), starts)
        return self._counted(row, places, outline, partial(_version_text, self.queries, row.version_id))

    def _counted(
        self,
        row: DocumentRow,
        places: list[Place],
        outline: Callable[[], list[Heading]],
        read_text: Callable[[], str],
    ) -> DocumentHits | None:
        if places and self.parts:
            lookup = SectionLookup(outline())
            places = [place for place in places if lookup.part(place[0]) in self.parts]
        return DocumentHits(row, places, outline, read_text) if places else None

    def _rows(self, ids: Sequence[str]) -> Mapping[str, DocumentRow]:
        """Return the rows of some documents: to read those of all would take long."""
        if self.known is not None:
            return self.known
        return {row.id: row for row in self.queries.some_documents(ids)}


def _version_outline(queries: LibraryQueries, version_id: str) -> list[Heading]:
    with queries.moment() as connection:
        held = search_index.version_headings(connection, version_id)
    return queries.outline_kept(held)


def _version_text(queries: LibraryQueries, version_id: str) -> str:
    with queries.moment() as connection:
        return search_index.version_text(connection, version_id)


def candidate_ids(queries: LibraryQueries, query: SearchQuery) -> set[str] | None:
    """Return the ids of the documents that may have a hit, or None where any may."""
    expression = index_expression(query)
    if expression is None:
        return None
    with queries.moment() as connection:
        return set(search_index.candidates(connection, expression, index_stamp()))


def current_texts(queries: LibraryQueries, document_ids: Sequence[str]) -> Iterator[CurrentText]:
    """Yield the current texts of documents, as they came in."""
    with queries.moment() as connection:
        for key, text, held in search_index.current_texts(connection, document_ids):
            yield CurrentText(key, text, partial(queries.outline_kept, held))


def complete_index(
    library: Library, on_progress: ProgressCallback = no_progress, most: int | None = None
) -> int:
    """Take the texts into the index that it does not have, as after an upgrade; return how many.

    An index in another form, as another build of Piyue wrote it, is emptied first: texts folded otherwise
    would be missed. It may be stopped or killed at any moment, and goes on where it was.

    Args:
        library: The library.
        on_progress: Is told how far it has come; may raise to stop.
        most: Texts beyond which it is left for another time; None for all.
    """
    with library.queries.moment() as connection:
        usable = search_index.is_usable(connection, index_stamp())
    if not usable:
        library.write_derived(lambda work: search_index.begin_again(work.connection, index_stamp()))
    with library.queries.moment() as connection:
        missing = search_index.missing_versions(connection, most)
    done = 0
    for first in range(0, len(missing), INDEXED_AT_ONCE):
        on_progress(first, len(missing))
        done += library.write_derived(partial(_index_some, missing[first : first + INDEXED_AT_ONCE]))
    return done


def _index_some(version_ids: Sequence[str], work: UnitOfWork) -> int:
    texts = search_index.missing_texts(work.connection, version_ids)  # another may have taken some in
    search_index.add_texts(work.connection, [(key, index_form(text)) for key, text in texts], index_stamp())
    return len(texts)
