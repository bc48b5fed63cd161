"""Library search: every place of a query in the texts of a library, document by document.

The index tells which texts may have one; these are read, and searched as they stand. So what is found is what
a plain scan of all texts finds, and a text that the index does not have yet is searched all the same.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from db.queries import search_index
from db.unit_of_work import UnitOfWork
from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import index_form, index_stamp
from desktop.text.outline import Heading, SectionLookup
from desktop.text.search_match import find_hits, index_expression
from desktop.text.search_query import SearchQuery
from desktop.text.text_search import Place

INDEXED_AT_ONCE = 20
"""Texts that are taken into the index in one transaction, so that nobody waits long for the library."""


ROWS_AT_FIRST = 20
"""Documents that are read together at first, so that the first hits come soon."""

ROWS_AT_ONCE = 500
"""Documents that are read together after these; as many as one statement takes."""


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits of one document.

    Attributes:
        document: The document.
        text: Its current text.
        places: Start and end of each hit, in order; at least one.
        outline: Reads the text's headings.
    """

    document: DocumentRow
    text: str
    places: list[Place]
    outline: Callable[[], list[Heading]]


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
    with queries.moment() as connection:
        ids = search_index.candidates(connection, index_expression(query), index_stamp())
    if rows is not None:
        ids = [one for one in ids if one in rows]
    for done, (row, one) in enumerate(_documents_with_texts(queries, ids, rows)):
        on_progress(done, len(ids))
        starts = [heading.start for heading in one.outline()] if query.scope == "section" else []
        places = find_hits(one.text, query, starts)
        if places and filters.parts:
            lookup = SectionLookup(one.outline())
            places = [place for place in places if lookup.part(place[0]) in filters.parts]
        if places:
            yield DocumentHits(row, one.text, places, one.outline)


def _documents_with_texts(
    queries: LibraryQueries, ids: Sequence[str], known: Mapping[str, DocumentRow] | None
) -> Iterator[tuple[DocumentRow, CurrentText]]:
    """Yield documents with their texts, some read at a time: all of them would be long in coming.

    Args:
        queries: The queries of the library.
        ids: The documents.
        known: The rows of the documents, where they have been read already.
    """
    begun, count = 0, ROWS_AT_FIRST
    while begun < len(ids):
        some = ids[begun : begun + count]
        begun, count = begun + count, ROWS_AT_ONCE
        rows = {row.id: row for row in queries.some_documents(some)} if known is None else known
        for one in current_texts(queries, some):
            if one.id in rows:
                yield rows[one.id], one


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
        total = search_index.missing_count(connection, index_stamp())
    if not usable:
        library.write_derived(lambda work: search_index.begin_again(work.connection, index_stamp()))
    total = total if most is None else min(total, most)
    done = 0
    while done < total:
        on_progress(done, total)
        count = library.write_derived(_index_some)
        if not count:
            break
        done += count
    return done


def _index_some(work: UnitOfWork) -> int:
    texts = search_index.missing_texts(work.connection, INDEXED_AT_ONCE)
    search_index.add_texts(work.connection, [(key, index_form(text)) for key, text in texts], index_stamp())
    return len(texts)
