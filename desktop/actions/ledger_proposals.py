"""Stored proposals: what is proposed for the cells of a ledger, made in the background and kept.

They belong to no step of the history and confirm nothing. Each batch is written in a transaction of its own:
whoever is stopped or killed has lost nothing, and goes on with what is missing.
"""

import hashlib
import zlib
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Self

from db.queries import ledger_proposals
from db.unit_of_work import UnitOfWork
from desktop.actions.current_figures import current_figures, outdated_documents
from desktop.actions.derived_data import update_figures
from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.errors import DiskFull, LockedLibrary, NotFound, ReadOnlyLibrary
from desktop.actions.ledgers import HEADLINE, saved_ledgers, template_indicators
from desktop.actions.library import Library
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.actions.worker_processes import workers
from desktop.files.indicator_lists import indicator_cells
from desktop.text.ledger.batch import (
    PlacedProposal,
    ProposalTask,
    packed_proposals,
    proposal_stamp,
    proposals_of,
    unpack,
    unpack_numbers,
)
from desktop.text.ledger.candidates import STATUSES
from desktop.text.ledger.indicators import LedgerIndicator
from desktop.text.outline import SectionLookup

AT_ONCE = 16
"""Reports that are proposed for and written together."""

FIGURES, PROPOSALS = "figures", "proposals"
"""The two steps of the work: recognizing figures, and choosing among them."""

_UNWRITABLE = (DiskFull, LockedLibrary, ReadOnlyLibrary)
"""Why proposals are not stored; they are handed on all the same."""

ProposalProgress = Callable[[int, int, str], object]
"""Is told how many documents of how many are done, and of which step; may raise to stop."""

OnBatch = Callable[[Mapping[str, bytes]], object]
"""Is handed the packed proposals of each batch, by document, as soon as they are there."""


@dataclass(frozen=True)
class ProposalList:
    """What is proposed for, the same for all documents of a ledger.

    Attributes:
        indicators: The indicators.
        parts: Parts of the texts that count; empty for all.
    """

    indicators: tuple[LedgerIndicator, ...]
    parts: tuple[str, ...] = ()

    @classmethod
    def of(cls, indicators: Sequence[LedgerIndicator], filters: DocumentFilters) -> Self:
        """Return the list of a ledger."""
        return cls(tuple(indicators), tuple(filters.parts))

    @property
    def key(self) -> str:
        """The key that its proposals are stored under."""
        told = (proposal_stamp(), sorted(self.parts), [indicator_cells(one) for one in self.indicators])
        return hashlib.sha256(repr(told).encode()).hexdigest()[:24]

    @cached_property
    def names(self) -> list[tuple[str, str]]:
        """Indicator and status of each proposal of a document, in order."""
        return [(one.name, status) for one in self.indicators for status in STATUSES]

    def numbers(self, packed: bytes) -> "tuple[bytes, array[float]] | None":
        """Return states and numbers of stored proposals; None where they can't be read."""
        try:
            states, numbers = unpack_numbers(packed)
        except ValueError:
            return None
        return (states, numbers) if len(states) == len(self.names) else None

    def unpacked(self, packed: bytes) -> Sequence[PlacedProposal] | None:
        """Return stored proposals; None where they can't be read, so that they have to be made again."""
        try:
            return unpack(packed, self.names)
        except (zlib.error, ValueError, TypeError):
            return None


def bases_of(queries: LibraryQueries, rows: Sequence[DocumentRow]) -> dict[str, str]:
    """Return, by document, what its proposals are to be made from: text, year, place and corrections."""
    with queries.moment() as connection:
        marks = ledger_proposals.correction_marks(connection)
    return {
        row.id: "|".join((row.version_id, str(row.year or ""), *_regions(row), marks.get(row.id, "")))
        for row in rows
    }


def _regions(row: DocumentRow) -> tuple[str, ...]:
    return tuple(filter(None, (row.region, row.county, row.city, row.province)))


def current_ids(queries: LibraryQueries, asked: ProposalList, rows: Sequence[DocumentRow]) -> set[str]:
    """Return the ids of the documents whose stored proposals are up to date."""
    wanted = bases_of(queries, rows)
    with queries.moment() as connection:
        held = ledger_proposals.bases(connection, asked.key)
    return {key for key, basis in wanted.items() if held.get(key) == basis}


def current_proposals(
    queries: LibraryQueries, asked: ProposalList, rows: Sequence[DocumentRow]
) -> dict[str, bytes]:
    """Return the stored proposals that are up to date, packed, by document."""
    wanted = bases_of(queries, rows)
    with queries.moment() as connection:
        held = ledger_proposals.stored(connection, asked.key)
    return {key: packed for key, basis, packed in held if wanted.get(key) == basis}


def stored_proposals(
    queries: LibraryQueries, asked: ProposalList, document_ids: Sequence[str]
) -> dict[str, bytes]:
    """Return the stored proposals of documents, packed, up to date or not."""
    with queries.moment() as connection:
        return ledger_proposals.cells_of(connection, asked.key, document_ids)


def proposed_now(
    queries: LibraryQueries, asked: ProposalList, row: DocumentRow, *, outdated: bool
) -> list[PlacedProposal]:
    """Return the proposals for a document, made now.

    Args:
        queries: The queries of the library.
        asked: What is proposed for.
        row: The document.
        outdated: Whether the rows of its figures are missing or outdated.
    """
    return proposals_of(_task(queries, asked, row, outdated=outdated), asked.indicators, headline_names())


def _task(queries: LibraryQueries, asked: ProposalList, row: DocumentRow, *, outdated: bool) -> ProposalTask:
    text, headings = queries.text(row.id), queries.headings(row.id)
    figures = current_figures(queries, row, outdated=outdated)
    if asked.parts:
        lookup = SectionLookup(headings)
        figures = [figure for figure in figures if lookup.part(figure.start) in asked.parts]
    return ProposalTask(row.id, text, tuple(headings), row.year, tuple(figures), _regions(row))


def update_proposals(
    library: Library,
    indicators: Sequence[LedgerIndicator],
    filters: DocumentFilters,
    on_progress: ProposalProgress = lambda *_: None,
    on_batch: OnBatch = lambda _: None,
    processes: int | None = None,
    *,
    yielding: bool = False,
) -> int:
    """Propose for the documents of a ledger whose stored proposals are missing or outdated; return how many.

    Args:
        library: The library.
        indicators: The indicators of the ledger.
        filters: Its documents, and the parts of their texts.
        on_progress: Is told how far it has come; may raise to stop.
        on_batch: Is handed each batch when it is stored.
        processes: How many worker processes propose, 0 for none; None: as many as are worth it.
        yielding: Whether these yield to whatever else the machine has to do.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    queries, asked = library.queries, ProposalList.of(indicators, filters)
    rows = filtered_documents(queries, filters)
    current = current_ids(queries, asked, rows)
    wanted = [row for row in rows if row.id not in current]
    if not wanted:
        return 0
    with suppress(*_UNWRITABLE):
        told = partial(_told, on_progress)
        update_figures(library, told, processes, yielding=yielding)
        library.write_derived(partial(_forget_others, _used_lists(queries) | {asked.key}))
    work = partial(packed_proposals, indicators=asked.indicators, headline_names=headline_names())
    with workers(work, len(wanted), processes, yielding=yielding) as propose_all:
        for first in range(0, len(wanted), AT_ONCE):
            on_progress(first, len(wanted), PROPOSALS)
            bases = bases_of(queries, wanted[first : first + AT_ONCE])
            made = list(propose_all(list(_tasks(queries, asked, wanted[first : first + AT_ONCE]))))
            with suppress(*_UNWRITABLE):
                found = [(key, bases[key], packed) for key, packed in made]
                library.write_derived(partial(_store, asked.key, found))
            on_batch(dict(made))
    return len(wanted)


def _told(on_progress: ProposalProgress, done: int, total: int) -> None:
    on_progress(done, total, FIGURES)


def _tasks(
    queries: LibraryQueries, asked: ProposalList, rows: Sequence[DocumentRow]
) -> Iterator[ProposalTask]:
    """Yield what is to be done for documents, without those that were deleted meanwhile."""
    outdated = outdated_documents(queries)
    for row in rows:
        with suppress(NotFound):
            yield _task(queries, asked, row, outdated=row.id in outdated)


def _used_lists(queries: LibraryQueries) -> set[str]:
    """Return the keys of the lists that ledgers have."""
    held = saved_ledgers(queries).values()
    return {ProposalList.of(one.indicators, one.filters).key for one in held}


def _forget_others(keys: set[str], work: UnitOfWork) -> None:
    ledger_proposals.forget_other_lists(work.connection, keys)


def _store(list_key: str, found: Sequence[tuple[str, str, bytes]], work: UnitOfWork) -> None:
    ledger_proposals.store(work.connection, list_key, found)


@cache
def headline_names() -> frozenset[str]:
    """Return the canonical names by which the headline passages of a report are known."""
    return frozenset(name for one in template_indicators(HEADLINE) for name in one.names)
