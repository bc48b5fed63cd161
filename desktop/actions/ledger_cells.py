"""The cells of a ledger: what is proposed from the figures of each document, and what users decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from db.queries import ledgers
from desktop.actions.current_figures import outdated_documents
from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.ledger_proposals import (
    ProposalList,
    current_ids,
    proposed_now,
    stored_proposals,
)
from desktop.actions.ledgers import CellKey
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.files.progress import ProgressCallback, no_progress
from desktop.text.ledger import CellProposal, CellValue, LedgerIndicator
from desktop.text.ledger.batch import PlacedProposal
from desktop.text.outline import SectionLookup

_AT_ONCE = 200
"""Documents whose decided cells are read together."""


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """A cell of a ledger.

    Attributes:
        document: Its document.
        key: Which cell it is.
        state: ``proposed``, ``confirmed``, ``corrected``, ``absent`` or ``conflict``.
        value: What it says; where nothing is said, the passage searched.
        others: What else may be meant, the likeliest first.
        section: Path of the headings that it stands under.
        note: A user's note.
        confirmed_by: Name of who confirmed it; empty for a proposal.
        confirmed_at: When, in ISO 8601.
        id: The id of its row; empty where no user has touched it.
        is_current: Whether its offsets are those of the document's current text.
    """

    document: DocumentRow
    key: CellKey
    state: str
    value: CellValue
    others: tuple[CellValue, ...] = ()
    section: str = ""
    note: str = ""
    confirmed_by: str = ""
    confirmed_at: str = ""
    id: str = ""
    is_current: bool = True


def ledger_cells(
    queries: LibraryQueries,
    indicators: Sequence[LedgerIndicator],
    filters: DocumentFilters,
    ledger_id: str | None = None,
    on_progress: ProgressCallback = no_progress,
) -> Iterator[LedgerCell]:
    """Yield the cells of a ledger, documents as they came in, each one's by indicator, its target first.

    Args:
        queries: The queries of the library.
        indicators: The indicators of the ledger.
        filters: Its documents, and the parts of their texts.
        ledger_id: The ledger of which decisions count; None for those of all, the last one.
        on_progress: Is told how far it has come; may raise to stop.

    Raises:
        InvalidFilter: When a filter names what the library does not have.
    """
    rows, asked = filtered_documents(queries, filters), ProposalList.of(indicators, filters)
    current, outdated = current_ids(queries, asked, rows), outdated_documents(queries)
    for first in range(0, len(rows), _AT_ONCE):
        batch = rows[first : first + _AT_ONCE]
        stored = stored_proposals(queries, asked, [row.id for row in batch if row.id in current])
        decided = decided_rows(queries, ledger_id, [row.id for row in batch])
        for number, row in enumerate(batch, start=first):
            on_progress(number, len(rows))
            found = asked.unpacked(stored[row.id]) if row.id in stored else None
            if found is None:
                found = proposed_now(queries, asked, row, outdated=row.id in outdated)
            yield from cells_of(queries, row, found, decided)


def decided_rows(
    queries: LibraryQueries, ledger_id: str | None, documents: Sequence[str]
) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the rows of cells by document, indicator and status.

    Args:
        queries: The queries of the library.
        ledger_id: The ledger; None for all of them, of which the last decision counts.
        documents: Ids of the documents.
    """
    found = {}
    with queries.moment() as connection:
        for values in ledgers.cells(connection, ledger_id, documents):
            row = dict(zip((*ledgers.CELL_COLUMNS, "confirmed_by"), values, strict=True))
            if not row["scope"]:
                found[row["document_id"], row["indicator"], row["status"]] = row
    return found


def cells_of(
    queries: LibraryQueries,
    row: DocumentRow,
    found: Sequence[PlacedProposal],
    decided: Mapping[tuple[str, str, str], dict[str, Any]],
) -> Iterator[LedgerCell]:
    """Yield the cells of a document: what was proposed, and over it what users decided.

    Args:
        queries: The queries of the library.
        row: The document.
        found: The proposals for it.
        decided: What ``decided_rows`` returned.
    """
    lookup: SectionLookup | None = None
    for proposal, section in found:
        known = decided.get((row.id, proposal.indicator, proposal.status))
        if known is None:
            yield _cell(row, proposal, section)
            continue
        value = value_of_row(known)
        if value.start is None or known["version_id"] != row.version_id:
            section = ""
        elif value.start != proposal.value.start:
            lookup = lookup or SectionLookup(queries.headings(row.id))
            section = lookup.section(value.start)
        yield _decided_cell(row, proposal, known, value, section)


def _cell(row: DocumentRow, proposal: CellProposal, section: str) -> LedgerCell:
    key = CellKey(row.id, proposal.indicator, proposal.status, proposal.period)
    return LedgerCell(row, key, proposal.state, proposal.value, proposal.others, section)


def value_of_row(known: Mapping[str, Any]) -> CellValue:
    """Return the value that a row of ``decided_rows`` has."""
    names = ("value", "value_high", "unit", "qualifier", "start", "end", "quote")
    return CellValue(*(known[name] for name in names))


def _decided_cell(
    row: DocumentRow, proposal: CellProposal, known: Mapping[str, Any], value: CellValue, section: str
) -> LedgerCell:
    """Return a cell as its row has it; what was proposed stands behind it where that is something else."""
    behind = [one for one in (proposal.value, *proposal.others) if one.value is not None and one != value]
    return LedgerCell(
        row,
        CellKey(row.id, known["indicator"], known["status"], known["period"], known["scope"]),
        known["state"],
        value,
        tuple(behind),
        section,
        known["note"],
        known["confirmed_by"] or "",
        known["confirmed_at"] or "",
        known["id"],
        known["version_id"] == row.version_id,
    )


def only_confirmed(cells: Iterator[LedgerCell]) -> Iterator[LedgerCell]:
    """Yield the cells that a user confirmed."""
    return (cell for cell in cells if cell.confirmed_by)


def ledger_row(cell: LedgerCell) -> dict[str, Any]:
    """Return a cell as a row of a table, by the names of LEDGER_COLUMNS."""
    document, key, value = cell.document, cell.key, cell.value
    return {
        "document_id": document.id,
        "document": document.title,
        "region": document.region,
        "level": document.level,
        "year": document.year,
        "indicator": key.indicator,
        "status": key.status,
        "period": key.period,
        "scope": key.scope,
        "state": cell.state,
        "value": value.value,
        "value_high": value.value_high,
        "unit": value.unit,
        "qualifier": value.qualifier,
        "quote": value.quote,
        "start": value.start,
        "end": value.end,
        "section": cell.section,
        "confirmed_by": cell.confirmed_by,
        "confirmed_at": cell.confirmed_at,
    }
