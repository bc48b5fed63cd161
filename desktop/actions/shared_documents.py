"""Shared documents: which documents of a library share passages, and which passages these are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.formulas import Formulas
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.library_search import CurrentText, current_texts
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.index_form import folded
from desktop.text.shared_passages import (
    PassageFinder,
    SharedPassage,
    Stretch,
    as_passages,
    clauses,
    common_stretches,
)

BLOCK_CHARACTERS = 8_000_000
"""Code points of the texts of A that those of B are compared with at once: some 100 MB of hashes."""

STRETCHES_HELD = 200_000
"""Common stretches that are held until it is asked which of their clauses are formulas: some 30 MB."""


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
    """Yield each pair of a document of A and another of B that share passages, by document of A, then of B.

    A clause that stands in many documents of the library is a formula and masked.

    Args:
        queries: The queries of the library.
        a: Which documents are A.
        b: Which are B.
        on_progress: Is told how many pairs were compared; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows_a, rows_b = filtered_documents(queries, a), filtered_documents(queries, b)
    names_a, names_b = ({row.id: row for row in rows} for rows in (rows_a, rows_b))
    formulas = Formulas(queries)
    done, total = 0, len(names_a) * len(names_b)

    def report(_done: int, _total: int) -> None:
        on_progress(done, total)

    for texts in _blocks(current_texts(queries, list(names_a))):
        block = _Block(texts, formulas)
        for other in current_texts(queries, list(names_b)):
            on_progress(done, total)
            block.compare(other)
            done += len(texts)
            if block.held > STRETCHES_HELD:
                block.mask(report)
        block.mask(report)
        for one, other_id, passages in block.found():
            yield SharedDocuments(names_a[one.id], names_b[other_id], one.text, passages)


def _blocks(texts: Iterable[CurrentText]) -> Iterator[list[CurrentText]]:
    """Yield texts in blocks of a bounded length, each of one text at least."""
    block: list[CurrentText] = []
    characters = 0
    for one in texts:
        if block and characters + len(one.text) > BLOCK_CHARACTERS:
            yield block
            block, characters = [], 0
        block.append(one)
        characters += len(one.text)
    if block:
        yield block


class _Block:
    """Some texts of A, which those of B are compared with one after another.

    Attributes:
        held: How many stretches wait to be masked.
    """

    def __init__(self, texts: Sequence[CurrentText], formulas: Formulas) -> None:
        self._texts = texts
        self._formulas = formulas
        self._forms = [folded(one.text) for one in texts]
        self._finder = PassageFinder(self._forms)
        self._waiting: list[tuple[int, str, list[Stretch]]] = []
        self._found: list[list[tuple[CurrentText, str, list[SharedPassage]]]] = [[] for _ in texts]
        self.held = 0

    def compare(self, other: CurrentText) -> None:
        """Find what a text of B has in common with each."""
        form = folded(other.text)
        for number, beginnings in self._finder.beginnings(form):
            if self._texts[number].id != other.id:
                stretches = common_stretches(self._forms[number], form, beginnings)
                self._waiting.append((number, other.id, stretches))
                self.held += len(stretches)

    def mask(self, on_progress: ProgressCallback) -> None:
        """Mask the formulas in what was found; what is nothing else is left out."""
        every = (clauses(self._forms[number], stretches) for number, _, stretches in self._waiting)
        formulas = self._formulas.among(chain.from_iterable(every), on_progress)
        for number, other_id, stretches in self._waiting:
            passages = as_passages(self._forms[number], stretches, formulas)
            if passages:
                self._found[number].append((self._texts[number], other_id, passages))
        self._waiting, self.held = [], 0

    def found(self) -> Iterator[tuple[CurrentText, str, list[SharedPassage]]]:
        """Yield each text with the id of a document of B and the passages they share."""
        return chain.from_iterable(self._found)
