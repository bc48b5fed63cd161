"""Shared documents: which passages documents of a library share, formulas in them masked."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import current_texts
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import folded
from desktop.text.shared_passages import SHORT_CLAUSE, PassageFinder, PreparedText, SharedPassage
from desktop.text.string_windows import TABLE_SIZE, window_numbers

FORMULA_DOCUMENTS = 5
"""Documents from which on a clause that they share is a formula; where there are many, a tenth of them."""

MOST_SAMPLED = 500
"""Documents in which clauses are looked up; of a larger library so many, evenly spread over it."""

MOST_HELD = 32_000_000
"""Characters of B that are kept ready; each takes 6 bytes at most, or 8 where one is rare."""

_MOST_KNOWN = 500_000
"""Clauses that are kept."""

_CLAUSE_WINDOWS = (SHORT_CLAUSE, 2 * SHORT_CLAUSE)
"""Lengths of strings of which it is counted in how many documents they are."""

_PAIRS_BETWEEN = 100
"""Pairs between two words to who watches."""


class SharedDocuments(NamedTuple):
    """Two documents with what they share.

    Attributes:
        a: The one document.
        b: The other one.
        text_a: The text of the one.
        passages: The shared passages, by place in the other one.
    """

    a: DocumentRow
    b: DocumentRow
    text_a: str
    passages: list[SharedPassage]


def shared(
    queries: LibraryQueries,
    a: DocumentFilters,
    b: DocumentFilters,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[SharedDocuments]:
    """Yield each pair of a document of A and another one of B that share passages.

    They come in the order of A, then of B. Where B has more text than is held at once, this is done with one
    part of it after the other. A clause that stands in many documents of the library is a formula and masked.

    Args:
        queries: The queries of the library.
        a: Which documents are A.
        b: Which are B.
        on_progress: Is told how many pairs of how many have been compared; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows_a, rows_b = filtered_documents(queries, a), filtered_documents(queries, b)
    finder = PassageFinder(formulas(queries))
    total, done = len(rows_a) * len(rows_b), 0
    on_progress(0, total)
    for part in _parts(rows_b):
        others = _prepared(queries, finder, part)
        for row, text in _texts(queries, rows_a):
            compared = finder.compared(finder.prepared(folded(text)))
            for other, held in others:
                if done % _PAIRS_BETWEEN == 0:
                    on_progress(done, total)
                done += 1
                if other.id != row.id:
                    passages = compared.with_text(held)
                    if passages:
                        yield SharedDocuments(row, other, text, passages)
    on_progress(total, total)


def _parts(rows: Sequence[DocumentRow]) -> Iterator[list[DocumentRow]]:
    """Yield documents in parts, each with as much text as is held at once."""
    part: list[DocumentRow] = []
    characters = 0
    for row in rows:
        if part and characters + row.characters > MOST_HELD:
            yield part
            part, characters = [], 0
        part.append(row)
        characters += row.characters
    if part:
        yield part


def _texts(queries: LibraryQueries, rows: Sequence[DocumentRow]) -> Iterator[tuple[DocumentRow, str]]:
    by_id = {row.id: row for row in rows}
    for one in current_texts(queries, list(by_id)):
        yield by_id[one.id], one.text


def _prepared(
    queries: LibraryQueries, finder: PassageFinder, rows: Sequence[DocumentRow]
) -> list[tuple[DocumentRow, PreparedText]]:
    return [(row, finder.prepared(folded(text))) for row, text in _texts(queries, rows)]


def formulas(queries: LibraryQueries) -> Callable[[str], bool]:
    """Return what tells whether a folded clause is a formula: many documents of the library have it."""
    sample: list[_Sample] = []
    known: dict[str, bool] = {}

    def is_formula(clause: str) -> bool:
        found = known.get(clause)
        if found is None:
            if not sample:  # two texts may share nothing that has to be looked up
                sample.append(_Sample(queries))
            if len(known) >= _MOST_KNOWN:
                known.clear()
            found = known[clause] = sample[0].has_often(clause)
        return found

    return is_formula


class _Sample:
    """The documents in which clauses are looked up.

    Args:
        queries: The queries of the library.
    """

    def __init__(self, queries: LibraryQueries) -> None:
        import numpy  # not before anything is compared

        ids = [row.id for row in queries.documents()]
        count = min(len(ids), MOST_SAMPLED)
        ids = [ids[at * len(ids) // count] for at in range(count)]
        self._many = max(FORMULA_DOCUMENTS, ceil(count / 10))
        self._forms = [folded(one.text) for one in current_texts(queries, ids)]
        self._counts = {length: numpy.zeros(TABLE_SIZE, numpy.uint16) for length in _CLAUSE_WINDOWS}
        for form in self._forms:
            for length, counts in self._counts.items():
                counts[window_numbers(form, length)] += 1  # once for each text

    def has_often(self, clause: str) -> bool:
        """Return whether many of the documents have a clause."""
        # Each string within a clause is in as many documents at least; most clauses need no more than that.
        for length, counts in self._counts.items():
            windows = window_numbers(clause, length)
            if len(windows) and int(counts[windows].min()) < self._many:
                return False
        left = self._many
        for at, form in enumerate(self._forms):
            left -= clause in form
            if not left or left > len(self._forms) - at - 1:
                break
        return not left
