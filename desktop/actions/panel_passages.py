"""The passages that a number is made of: of a cell of a panel, of a word, of a string that was compared."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from desktop.actions.document_filters import ALL_DOCUMENTS, DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import CurrentText, current_texts, search
from desktop.actions.panel import in_group
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.dictionary import Dictionary, counter_of
from desktop.text.outline import SectionLookup
from desktop.text.search_query import SearchQuery, Words
from desktop.text.text_search import Place

CONTEXT_LENGTH = 40
"""Code points shown on each side of a passage."""


class ListedPassage(NamedTuple):
    """A passage with what stands beside it.

    Attributes:
        document: Its document.
        start: First code point.
        end: Code point after the last.
        before: What stands before it, without line ends.
        text: The passage.
        after: What stands after it.
    """

    document: DocumentRow
    start: int
    end: int
    before: str
    text: str
    after: str


def theme_places(
    queries: LibraryQueries,
    dictionary: Dictionary,
    theme: str,
    rows: Iterable[DocumentRow],
    parts: Sequence[str] = (),
    section: str | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[tuple[CurrentText, list[Place]]]:
    """Yield the texts in which words of a theme count, with their places: what a cell's number is made of.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        theme: The theme.
        rows: The documents of the cell.
        parts: Only in these parts; anywhere where it is empty.
        section: Only under this uppermost heading; under any where it is None.
        on_progress: Is told how far it has come; may raise to stop.
    """
    counter = counter_of(dictionary)
    words = dictionary.words
    ids = [row.id for row in rows]
    for done, one in enumerate(current_texts(queries, ids)):
        on_progress(done, len(ids))
        places = [
            (occurrence.start, occurrence.end)
            for occurrence in counter.occurrences(one.text)
            for number in occurrence.words
            if words[number].theme == theme
        ]
        places = _within(one, places, parts, section)
        if places:
            yield one, places


def _within(
    one: CurrentText, places: list[Place], parts: Sequence[str], section: str | None = None
) -> list[Place]:
    """Return the places that stand in some parts of a text, and under a heading."""
    if not places or (not parts and section is None):
        return places
    lookup = SectionLookup(one.outline())
    return [
        place
        for place in places
        if (not parts or lookup.part(place[0]) in parts)
        and (section is None or lookup.top(place[0]) == section)
    ]


def cell_passages(
    queries: LibraryQueries,
    dictionary: Dictionary,
    theme: str,
    by: Sequence[str],
    keys: Sequence[str],
    filters: DocumentFilters = ALL_DOCUMENTS,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[ListedPassage]:
    """Yield the passages of a cell of a panel, as many as its number says.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        theme: The cell's theme.
        by: The keys that the panel was made by.
        keys: The cell's values of them.
        filters: The filters that it was made with.
        on_progress: Is told how far it has come; may raise to stop.
    """
    held = dict(zip(by, keys, strict=True))
    parts: Sequence[str] = filters.parts
    if "part" in held:
        parts = (held["part"],)
    rows = {row.id: row for row in filtered_documents(queries, filters) if in_group(row, by, keys)}
    found = theme_places(queries, dictionary, theme, rows.values(), parts, held.get("section"), on_progress)
    for one, places in found:
        yield from passages_at(rows[one.id], one.text, places)


def word_passages(
    queries: LibraryQueries,
    dictionary: Dictionary,
    word: int,
    filters: DocumentFilters = ALL_DOCUMENTS,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[ListedPassage]:
    """Yield the passages in which a word of a dictionary counts.

    Args:
        queries: The queries of the library.
        dictionary: The dictionary.
        word: The word's number in it.
        filters: Which documents, and which parts of their texts.
        on_progress: Is told how far it has come; may raise to stop.
    """
    counter = counter_of(dictionary)
    rows = {row.id: row for row in filtered_documents(queries, filters)}
    for done, one in enumerate(current_texts(queries, list(rows))):
        on_progress(done, len(rows))
        places = [(found.start, found.end) for found in counter.occurrences(one.text) if word in found.words]
        yield from passages_at(rows[one.id], one.text, _within(one, places, filters.parts))


def string_passages(
    queries: LibraryQueries,
    string: str,
    filters: DocumentFilters = ALL_DOCUMENTS,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[ListedPassage]:
    """Yield the passages in which a string stands; arguments as for ``word_passages``."""
    for hits in search(queries, SearchQuery(Words((string,))), filters, on_progress):
        yield from passages_at(hits.document, hits.text, hits.places)


def passages_at(row: DocumentRow, text: str, places: Iterable[Place]) -> Iterator[ListedPassage]:
    """Yield places of a text with what stands beside them."""
    for start, end in places:
        before = text[max(0, start - CONTEXT_LENGTH) : start]
        after = text[end : end + CONTEXT_LENGTH]
        yield ListedPassage(row, start, end, *map(_in_one_line, (before, text[start:end], after)))


def _in_one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\u3000", " ")
