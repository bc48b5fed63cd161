"""The cells of a ledger: what is proposed from the figures of each document, and what users decided."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from db.queries import derived, ledgers
from desktop.actions.current_figures import current_figures
from desktop.actions.document_filters import DocumentFilters, filtered_documents
from desktop.actions.ledgers import HEADLINE, CellKey, template_indicators
from desktop.actions.library_queries import LibraryQueries
from desktop.actions.row_types import DocumentRow
from desktop.text.ledger import CellProposal, CellValue, LedgerIndicator, propose
from desktop.text.outline import SectionLookup
from desktop.text.text_analysis import recognizer_stamp

LedgerProgress = Callable[[int, int], object]
"""Is told how many documents of how many are done; may raise to stop."""

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


def no_progress(_done: int, _total: int) -> None:
    """Watch nothing."""


def ledger_cells(
    queries: LibraryQueries,
    indicators: Sequence[LedgerIndicator],
    filters: DocumentFilters,
    ledger_id: str | None = None,
    on_progress: LedgerProgress = no_progress,
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
    rows = filtered_documents(queries, filters)
    with queries.moment() as connection:
        outdated = set(derived.without_figures(connection, recognizer_stamp()))
    pending = iter(rows)
    done = 0
    while batch := list(islice(pending, _AT_ONCE)):
        decided = _decided(queries, ledger_id, [row.id for row in batch])
        for row in batch:
            on_progress(done, len(rows))
            yield from _cells(queries, row, indicators, filters.parts, decided, outdated=row.id in outdated)
            done += 1


def _decided(
    queries: LibraryQueries, ledger_id: str | None, documents: Sequence[str]
) -> dict[tuple[str, str, str], dict[str, Any]]:
    """Return the rows of cells by document, indicator and status."""
    found = {}
    with queries.moment() as connection:
        for values in ledgers.cells(connection, ledger_id, documents):
            row = dict(zip((*ledgers.CELL_COLUMNS, "confirmed_by"), values, strict=True))
            if not row["scope"]:
                found[row["document_id"], row["indicator"], row["status"]] = row
    return found


def _cells(
    queries: LibraryQueries,
    row: DocumentRow,
    indicators: Sequence[LedgerIndicator],
    parts: Sequence[str],
    decided: Mapping[tuple[str, str, str], dict[str, Any]],
    *,
    outdated: bool,
) -> Iterator[LedgerCell]:
    text, headings = queries.text(row.id), queries.headings(row.id)
    lookup = SectionLookup(headings)
    figures = current_figures(queries, row, outdated=outdated)
    if parts:
        figures = [figure for figure in figures if lookup.part(figure.start) in parts]
    regions = tuple(filter(None, (row.region, row.county, row.city, row.province)))
    found = propose(text, headings, row.year, figures, indicators, regions, headline_names())
    for proposal in found:
        known = decided.get((row.id, proposal.indicator, proposal.status))
        yield _cell(row, proposal, lookup) if known is None else _decided_cell(row, proposal, known, lookup)


def _cell(row: DocumentRow, proposal: CellProposal, lookup: SectionLookup) -> LedgerCell:
    key = CellKey(row.id, proposal.indicator, proposal.status, proposal.period)
    value = proposal.value
    section = "" if value.start is None else lookup.section(value.start)
    return LedgerCell(row, key, proposal.state, value, proposal.others, section)


def _decided_cell(
    row: DocumentRow, proposal: CellProposal, known: Mapping[str, Any], lookup: SectionLookup
) -> LedgerCell:
    """Return a cell as its row has it; what was proposed stands behind it where that is something else."""
    value = CellValue(
        *(known[name] for name in ("value", "value_high", "unit", "qualifier", "start", "end", "quote"))
    )
    behind = [one for one in (proposal.value, *proposal.others) if one.value is not None and one != value]
    is_current = value.start is not None and known["version_id"] == row.version_id
    return LedgerCell(
        row,
        CellKey(row.id, known["indicator"], known["status"], known["period"], known["scope"]),
        known["state"],
        value,
        tuple(behind),
        lookup.section(value.start or 0) if is_current else "",
        known["note"],
        known["confirmed_by"] or "",
        known["confirmed_at"] or "",
        known["id"],
    )


@cache
def headline_names() -> frozenset[str]:
    """Return the canonical names by which the headline passages of a report are known."""
    return frozenset(name for one in template_indicators(HEADLINE) for name in one.names)


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
