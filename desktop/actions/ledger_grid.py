"""The grid of a ledger: its documents and columns, with the cells of those documents that are looked at.

Proposals stay packed until a document is looked at, and decisions are read with it, so that a ledger of some
thousand documents opens at once. What sorting, filtering and counting need of all cells is made in the
background.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

from desktop.actions.document_filters import filtered_documents
from desktop.actions.ledger_cells import LedgerCell, cells_of, decided_rows, value_of_row
from desktop.actions.ledger_proposals import ProposalList, current_proposals
from desktop.actions.ledgers import Ledger
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.ledger.batch import PROPOSED_STATES, PlacedProposal
from desktop.text.ledger.candidates import STATUSES
from desktop.text.place_order import PlaceOrder, path_order

_KEPT = 400
"""Documents whose cells are kept unpacked."""

_AT_ONCE = 200
"""Documents whose decisions are read together."""


class GridColumn(NamedTuple):
    """A column of the grid.

    Attributes:
        indicator: The indicator's name.
        status: ``target`` or ``achieved``.
    """

    indicator: str
    status: str


class CellSummary(NamedTuple):
    """What sorting, filtering and counting need of a cell.

    Attributes:
        state: As of a `LedgerCell`.
        is_confirmed: Whether a user decided it.
        value: The number in the base unit, negative for a fall; None where there is none.
    """

    state: str
    is_confirmed: bool
    value: float | None


class RowSummary(Sequence[CellSummary]):
    """The summaries of a document's cells, a few bytes each.

    Attributes:
        done: How many are decided.
        conflicts: How many are in conflict and not decided.
    """

    __slots__ = ("_numbers", "_states", "conflicts", "done")

    def __init__(self, states: bytes, numbers: "array[float]") -> None:
        self._states = states
        self._numbers = numbers
        self.done = sum(map(_DECIDED.__le__, states)) if max(states, default=0) >= _DECIDED else 0
        self.conflicts = states.count(_OPEN_CONFLICT)

    def __len__(self) -> int:
        return len(self._states)

    def states(self, places: Sequence[int]) -> set[tuple[str, bool]]:
        """Return the states that the cells at some places have, each with whether a user decided it."""
        held = set(map(self._states.__getitem__, places))
        return {(_STATES[one % _DECIDED], one >= _DECIDED) for one in held}

    @overload
    def __getitem__(self, place: int) -> CellSummary: ...
    @overload
    def __getitem__(self, place: slice) -> list[CellSummary]: ...
    def __getitem__(self, place: int | slice) -> CellSummary | list[CellSummary]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        state, number = self._states[place], self._numbers[place]
        value = None if math.isnan(number) else number
        return CellSummary(_STATES[state % _DECIDED], state >= _DECIDED, value)


_STATES = (*PROPOSED_STATES, "confirmed", "corrected")
_DECIDED = 16
"""Is added to the number of a state of a cell that a user decided."""

_OPEN_CONFLICT = _STATES.index("conflict")

Summaries = dict[str, RowSummary]
"""By document, the summaries of its columns."""


class RowCells(Sequence[LedgerCell]):
    """The cells of a document, each made when it is asked for: a screen shows few of many columns."""

    def __init__(
        self,
        queries: LibraryQueries,
        row: DocumentRow,
        found: Sequence[PlacedProposal],
        decided: Mapping[tuple[str, str, str], dict[str, Any]],
    ) -> None:
        self._queries = queries
        self._row = row
        self._found = found
        self._decided = decided
        self._made: dict[int, LedgerCell] = {}

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> LedgerCell: ...
    @overload
    def __getitem__(self, place: slice) -> list[LedgerCell]: ...
    def __getitem__(self, place: int | slice) -> LedgerCell | list[LedgerCell]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        if place not in self._made:
            (made,) = cells_of(self._queries, self._row, [self._found[place]], self._decided)
            self._made[place] = made
        return self._made[place]


@dataclass(frozen=True)
class GridContents:
    """A ledger with its documents and what is proposed for them.

    Attributes:
        ledger_id: The ledger's id.
        ledger: The ledger.
        rows: Its documents, by place and year.
        packed: The stored proposals that are up to date, by document.
    """

    ledger_id: str
    ledger: Ledger
    rows: Sequence[DocumentRow]
    packed: Mapping[str, bytes]

    @property
    def asked(self) -> ProposalList:
        """What is proposed for."""
        return ProposalList.of(self.ledger.indicators, self.ledger.filters)

    @property
    def columns(self) -> list[GridColumn]:
        """The columns, in the order of the cells of a document."""
        return [GridColumn(one.name, status) for one in self.ledger.indicators for status in STATUSES]


def grid_contents(queries: LibraryQueries, ledger_id: str, ledger: Ledger) -> GridContents:
    """Read what the grid of a ledger shows.

    Raises:
        InvalidFilter: When a filter names what the library does not have any more.
    """
    rows = sorted(filtered_documents(queries, ledger.filters), key=_by_place)
    asked = ProposalList.of(ledger.indicators, ledger.filters)
    return GridContents(ledger_id, ledger, rows, current_proposals(queries, asked, rows))


def _by_place(row: DocumentRow) -> tuple[tuple[PlaceOrder, ...], int]:
    return path_order((row.province, row.city, row.county, row.region)), row.year or 0


class LedgerGrid:
    """The cells of a ledger by document, unpacked where they are looked at.

    Attributes:
        contents: The ledger with its documents.
        columns: Its columns, in the order of the cells of a document.
        by_id: Its documents by id.
    """

    def __init__(self, contents: GridContents) -> None:
        self.contents = contents
        self.columns = contents.columns
        self.by_id = {row.id: row for row in contents.rows}
        self._asked = contents.asked
        self._packed = dict(contents.packed)
        self._cells: dict[str, RowCells] = {}

    @property
    def loaded(self) -> Collection[str]:
        """The documents whose cells are unpacked."""
        return self._cells.keys()

    @property
    def proposed_count(self) -> int:
        """How many documents have proposals."""
        return len(self._packed)

    def put(self, packed: Mapping[str, bytes]) -> None:
        """Take proposals that were made meanwhile."""
        self._packed.update(packed)
        self.forget(packed)

    def forget(self, document_ids: Iterable[str]) -> None:
        """Read the decisions on documents again when they are looked at next."""
        for one in document_ids:
            self._cells.pop(one, None)

    def cells(self, queries: LibraryQueries, document_id: str) -> Sequence[LedgerCell]:
        """Return the cells of a document, one for each column; none while nothing is proposed for it."""
        if document_id not in self._cells:
            self.load(queries, [document_id])
        return self._cells.get(document_id, ())

    def load(self, queries: LibraryQueries, document_ids: Sequence[str]) -> None:
        """Unpack the cells of documents that are about to be looked at, reading their decisions together."""
        wanted = [one for one in document_ids if one not in self._cells and one in self._packed]
        for document_id, cells in self._unpacked(queries, wanted):
            self._cells[document_id] = cells
        for oldest in list(self._cells)[: max(0, len(self._cells) - _KEPT)]:
            if oldest not in document_ids:
                del self._cells[oldest]

    def _unpacked(
        self, queries: LibraryQueries, document_ids: Sequence[str]
    ) -> Iterable[tuple[str, RowCells]]:
        decided = decided_rows(queries, self.contents.ledger_id, document_ids) if document_ids else {}
        for one in document_ids:
            found = self._asked.unpacked(self._packed[one])
            if found is not None:
                yield one, RowCells(queries, self.by_id[one], found, decided)

    def summaries(
        self,
        queries: LibraryQueries,
        document_ids: Sequence[str],
        on_progress: Callable[[int, int], Any] = lambda *_: None,
    ) -> Summaries:
        """Return the summaries of documents; may be called on a worker with queries of its own.

        Args:
            queries: Queries of the library.
            document_ids: The documents; those without proposals are left out.
            on_progress: Is told how far it has come; may raise to stop.
        """
        packed = dict(self._packed)
        known = [one for one in document_ids if one in packed]
        result: Summaries = {}
        for first in range(0, len(known), _AT_ONCE):
            on_progress(first, len(known))
            batch = known[first : first + _AT_ONCE]
            decided: dict[str, dict[tuple[str, str], Mapping[str, Any]]] = defaultdict(dict)
            rows = decided_rows(queries, self.contents.ledger_id, batch)
            for (document_id, indicator, status), held in rows.items():
                decided[document_id][indicator, status] = held
            for one in batch:
                found = self._asked.numbers(packed[one])
                if found is not None:
                    result[one] = self._summary(*found, decided.get(one, {}))
        return result

    def _summary(
        self,
        states: bytes,
        numbers: "array[float]",
        decided: Mapping[tuple[str, str], Mapping[str, Any]],
    ) -> RowSummary:
        if not decided:
            return RowSummary(states, numbers)
        changed = bytearray(states)
        for place, column in enumerate(self.columns):
            known = decided.get(column)
            if known is not None:
                is_confirmed = known["confirmed_by"] is not None
                changed[place] = _STATES.index(known["state"]) + _DECIDED * is_confirmed
                value = value_of_row(known).in_base
                numbers[place] = math.nan if value is None else value
        return RowSummary(bytes(changed), numbers)
