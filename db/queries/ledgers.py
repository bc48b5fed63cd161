"""Queries on ledgers (目标台账) and their cells."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from db.queries.driver_rows import each_row
from db.schema import annotator, ledger, ledger_cell

CELL_COLUMNS = (
    "id",
    "ledger_id",
    "document_id",
    "indicator",
    "status",
    "period",
    "scope",
    "state",
    "value",
    "value_high",
    "unit",
    "qualifier",
    "version_id",
    "start",
    "end",
    "quote",
    "note",
    "confirmed_at",
)
"""What is read of a cell, in order; the name of who confirmed it comes behind."""

_CELLS = (
    select(*(ledger_cell.c[name] for name in CELL_COLUMNS), annotator.c.name)
    .outerjoin(annotator, annotator.c.id == ledger_cell.c.confirmed_by)
    .order_by(ledger_cell.c.modified, ledger_cell.c.id)
)


def named(connection: Connection, name: str) -> str | None:
    """Return the id of the ledger with a name, or None."""
    return connection.scalar(select(ledger.c.id).where(ledger.c.name == name))


def is_there(connection: Connection, ledger_id: str) -> bool:
    """Return whether there is a ledger with an id."""
    return connection.scalar(select(ledger.c.id).where(ledger.c.id == ledger_id)) is not None


def listed(connection: Connection) -> list[tuple[str, str, str, str, str]]:
    """Return id, name, indicators (JSON), filters (JSON) and note of all ledgers, in order."""
    query = select(ledger.c.id, ledger.c.name, ledger.c.indicators, ledger.c.filters, ledger.c.note)
    query = query.order_by(ledger.c.position, ledger.c.created, ledger.c.id)
    return [(row[0], row[1], row[2], row[3], row[4]) for row in connection.execute(query)]


def cell_ids(connection: Connection, ledger_id: str) -> list[str]:
    """Return the ids of a ledger's cells."""
    query = select(ledger_cell.c.id).where(ledger_cell.c.ledger_id == ledger_id)
    return list(connection.scalars(query.order_by(ledger_cell.c.created, ledger_cell.c.id)))


def cell_at(
    connection: Connection, ledger_id: str, document_id: str, indicator: str, status: str, scope: str
) -> str | None:
    """Return the id of the cell of a ledger for a document, an indicator, a status and a scope, or None."""
    table = ledger_cell.c
    query = select(table.id).where(table.ledger_id == ledger_id, table.document_id == document_id)
    query = query.where(table.indicator == indicator, table.status == status, table.scope == scope)
    return connection.scalar(query.order_by(table.modified.desc()).limit(1))


def cells(
    connection: Connection, ledger_id: str | None = None, documents: Collection[str] | None = None
) -> Iterator[tuple[Any, ...]]:
    """Stream the cells of a ledger, or of all, those changed last at the end: CELL_COLUMNS and a name.

    Args:
        connection: A connection.
        ledger_id: The ledger; None for all of them.
        documents: Only of these; None for all.
    """
    query = _CELLS if ledger_id is None else _CELLS.where(ledger_cell.c.ledger_id == ledger_id)
    if documents is not None:
        query = query.where(ledger_cell.c.document_id.in_(list(documents)))
    return each_row(connection, query)
